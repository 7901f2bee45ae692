"""A published file → what a report file needs: the order of reading, matching and placing. Touches no files."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gipgen.findings.text import Problem
from gipgen.form.definition import CellRef, Form
from gipgen.form.editions import UnknownEditionError, edition_for, editions
from gipgen.imports import divide, frame
from gipgen.imports.across import is_across, match_across
from gipgen.imports.detect import read
from gipgen.imports.entries import Entry, entries, looks_tabular
from gipgen.imports.form_words import Index, index, is_debris
from gipgen.imports.match import Leftover, Matched, Read, match
from gipgen.imports.outline import Start, cut, outline, table_section
from gipgen.imports.paragraphs import prose, same_text
from gipgen.imports.raw import Block, Line, Raw, Run, Table
from gipgen.imports.repeats import without_repeats

_FEWEST = 2  # sections of a report that has no numbers


class Imported(NamedTuple):
    """A report as far as it could be read. What is missing is missing; ``leftovers`` belong to the report and have no place."""

    form: Form
    agency: str
    year: int | None
    title: str  # empty where it is the official one
    contact: Mapping[str, str]
    preface: str
    texts: Mapping[str, str]  # prose by section id
    cells: Mapping[CellRef, Read]
    signature: frame.Signature | None
    leftovers: tuple[Leftover, ...]
    dropped: tuple[Leftover, ...]  # what the page printed around the report


def import_report(name: str, content: bytes, year: int | None = None) -> Imported:
    """Import one file. Raises ``Problem`` where it holds no report that can be read."""
    raw = read(name, content)
    texts = [block.text for block in raw.blocks if isinstance(block, Line)]
    found_year = year or _year(raw, texts, name)
    best: Imported | None = None
    for edition in _editions(found_year):
        imported = _place(raw, index(edition), found_year)
        if best is None or _fit(imported) > _fit(best) + 10:
            best = imported
        if _fit(best) > 30:  # most rows were found: no other edition can be meant
            break
    if best is None or (not best.cells and len(best.texts) < _FEWEST):
        raise Problem(
            "没有找到年度报告的六个部分，也没有找到报告的表格，没有导入。请核对是不是选错了文件。",
            "neither the sections nor the tables of a report were found",
        )
    return best


def _editions(year: int | None) -> list[str]:
    """The edition of the year first; a report may follow another one."""
    try:
        first = edition_for(year) if year else editions()[-1]
    except UnknownEditionError as error:
        known = "、".join(editions())
        raise Problem(
            f"没有适用于 {year} 年度的格式（现有：{known}）。年度不对时，用 --year 写明。", f"no form for {year}"
        ) from error
    return [first, *(edition for edition in editions() if edition != first)]


def _fit(imported: Imported) -> int:
    return len({row for row, _ in imported.cells})


def _year(raw: Raw, texts: Sequence[str], name: str) -> int | None:
    lines = [block for block in raw.blocks if isinstance(block, Line)]
    title = frame.title_of(lines[:60])
    named = title[0] if title else frame.title_from(raw.title)
    return frame.year_of(named or raw.title, [text for text in texts if len(text) > 10]) or frame.year_of(name, [])


def _place(raw: Raw, words: Index, year: int | None) -> Imported:
    blocks = list(raw.blocks)
    again: list[Leftover] = []
    if not raw.own:
        blocks, again = without_repeats(cut(divide.without_bookmarks(raw.blocks), words), words)
    starts = outline(blocks, words, own=raw.own)
    blocks, starts, dropped = divide.without_page(blocks, starts, words)
    dropped += again
    form = words.form
    head = blocks[: starts[0].position] if starts else blocks
    title, front, before = divide.front(head, raw)
    leftovers = before if not divide.is_page(raw) else []
    dropped += [] if leftovers else before
    notes: dict[str, list[Block]] = {}
    tables: dict[str, list[Block]] = {}
    for number, start in enumerate(starts):
        end = starts[number + 1].position if number + 1 < len(starts) else len(blocks)
        part = blocks[start.position + (1 if start.heading else 0) : end]
        section = form.sections[start.section]
        if not raw.own:
            part = divide.trimmed(part, dropped, table=bool(section.table), last=number + 1 == len(starts))
        notes[section.id], tables[section.id] = (
            divide.divided(part, words, own=raw.own) if section.table else (part, [])
        )
        if not section.table:
            inside = [block for block in part if isinstance(block, Table) and table_section(block, words) is not None]
            notes[section.id] = [block for block in part if not any(block is each for each in inside)]
            tables.setdefault("", []).extend(inside)
    front, tables = _front_tables(front, tables, words)
    front = [divide.cleaned(block) if isinstance(block, Line) else block for block in front]
    agency = raw.agency or frame.agency_of(title)
    front, dated = _dated(front, agency) if not raw.own else (front, None)
    signature = _signature(notes, starts, form, agency) or dated
    if dated and signature and not signature.date:
        signature = signature._replace(date=dated.date)
    matched = _cells(tables, words)
    leftovers += matched.leftovers
    if not starts or starts[0].section:
        front, notes = divide.overview(front, notes, form)
    preface = prose(front, loose=raw.loose, own=raw.own)
    agency = frame.full_name(agency, signature.agency if signature and not raw.own else "")
    year = year or frame.year_of(title, [])
    return Imported(
        form=form,
        agency=agency,
        year=year,
        title="" if same_text(title, form.title.format(agency=agency, year=year)) else title,
        contact=frame.contact_of(preface),
        preface=preface,
        texts={id_: text for id_, part in notes.items() if (text := prose(part, loose=raw.loose, own=raw.own))},
        cells=matched.cells,
        signature=signature,
        leftovers=tuple(leftovers),
        dropped=tuple(dropped),
    )


def _front_tables(
    front: list[Block], tables: dict[str, list[Block]], words: Index
) -> tuple[list[Block], dict[str, list[Block]]]:
    inside = [block for block in front if isinstance(block, Table) and table_section(block, words) is not None]
    if inside:
        tables.setdefault("", []).extend(inside)
    return [block for block in front if not any(block is each for each in inside)], tables


def _dated(front: list[Block], agency: str) -> tuple[list[Block], frame.Signature | None]:
    """The front without the date that stands below the title, and without the agency above it."""
    for size, block in enumerate(front[:2], 1):
        text = block.text if isinstance(block, Line) else ""
        if date := frame.date_alone(text):
            return front[size:], frame.Signature(agency if size > 1 else "", date)
        if not agency or not same_text(text, agency):
            break
    return front, None


def _signature(notes: dict[str, list[Block]], starts: list[Start], form: Form, agency: str) -> frame.Signature | None:
    """The signature, taken off the end of the last section; lines behind it are left to the leftovers."""
    if not starts:
        return None
    part = notes[form.sections[starts[-1].section].id]
    signature, size, rest = frame.signature_of(part, agency) if part else (None, 0, "")
    last = part[-1] if part else None
    if size:
        del part[len(part) - size :]
    if rest and isinstance(last, Line):
        part.append(last._replace(runs=(Run(rest),)))
    return signature


def _cells(tables: Mapping[str, Sequence[Block]], words: Index) -> Matched:
    """Match all tables: each by its own headers, wherever it stands."""
    across = next(table for table in words.form.tables.values() if table.lies_across)
    own = next(section.id for section in words.form.sections if section.table == across.id)
    labelled: list[Entry] = []
    beside: list[Entry] = []
    for id_, blocks in tables.items():
        for group, is_beside in _sorted(blocks, words, own=id_ == own):
            (beside if is_beside else labelled).extend(entries(group, words))
    first = match(labelled, words)
    second = match_across(beside, words, across)
    strays = [
        Leftover(block.text, block.place, "line")
        for blocks in tables.values()
        for block in blocks
        if isinstance(block, Line)
        and not looks_tabular(block, words)
        and not is_debris(block.text, words)
        and not any(block.text in "".join(read.label for read in group.cells.values()) for group in (first, second))
    ]
    return Matched({**first.cells, **second.cells}, [*first.leftovers, *second.leftovers, *strays])


def _sorted(blocks: Sequence[Block], words: Index, *, own: bool) -> list[tuple[list[Block], bool]]:
    """Runs of blocks, and whether they belong to the table whose rows stand side by side; ``own``: its section's blocks."""
    groups: list[tuple[list[Block], bool]] = []
    for block in blocks:
        beside = own
        if isinstance(block, Table):
            beside = is_across(block, words) or (own and table_section(block, words) is None)
        if groups and groups[-1][1] == beside:
            groups[-1][0].append(block)
        else:
            groups.append(([block], beside))
    return groups
