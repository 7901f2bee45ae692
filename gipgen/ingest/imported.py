"""A published file → what a report file needs: the order of reading, matching and placing. Touches no files."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gipgen.form.load import UnknownEditionError, edition_for, editions, load
from gipgen.form.types import CellRef, Form
from gipgen.ingest import frame
from gipgen.ingest.across import is_across, match_across
from gipgen.ingest.detect import read
from gipgen.ingest.entries import Entry, entries, looks_tabular
from gipgen.ingest.labels import Index, index, is_debris
from gipgen.ingest.match import Leftover, Matched, Read, match
from gipgen.ingest.outline import Start, cut, outline, table_section
from gipgen.ingest.paragraphs import prose, same_text
from gipgen.ingest.raw import Block, Line, Raw, ReadingError, Run, Table
from gipgen.ingest.words import core, is_value, normal


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
    """Import one file. Raises ``ReadingError`` where it holds no report that can be read."""
    raw = read(name, content)
    texts = [block.text for block in raw.blocks if isinstance(block, Line)]
    found_year = year or _year(raw, texts, name)
    best: Imported | None = None
    for edition in _editions(found_year):
        imported = _place(raw, index(edition), found_year)
        if best is None or _fit(imported) > _fit(best) + 10:
            best = imported
        if _fit(best) > 30:  # noqa: PLR2004  most rows were found: no other edition can be meant
            break
    if best is None or (not best.cells and not best.texts):
        raise ReadingError(
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
        raise ReadingError(
            f"没有适用于 {year} 年度的格式（现有：{known}）。年度不对时，用 --year 写明。", f"no form for {year}"
        ) from error
    return [first, *(edition for edition in editions() if edition != first)]


def _fit(imported: Imported) -> int:
    return len({row for row, _ in imported.cells})


def _year(raw: Raw, texts: Sequence[str], name: str) -> int | None:
    lines = [block for block in raw.blocks if isinstance(block, Line)]
    title = frame.title_of(lines[:60])
    named = title[0] if title else frame.title_from(raw.title)
    return frame.year_of(named or raw.title, [text for text in texts if len(text) > 10]) or frame.year_of(name, [])  # noqa: PLR2004


def _place(raw: Raw, words: Index, year: int | None) -> Imported:
    blocks = list(raw.blocks) if raw.own else cut(_without_bookmarks(raw.blocks), words)
    starts = outline(blocks, words)
    blocks, starts, dropped = _without_page(blocks, starts, words)
    form = words.form
    head = blocks[: starts[0].position] if starts else blocks
    title, front, before = _front(head, raw)
    leftovers = before if not _is_page(raw) else []
    dropped += [] if leftovers else before
    notes: dict[str, list[Block]] = {}
    tables: dict[str, list[Block]] = {}
    for number, start in enumerate(starts):
        end = starts[number + 1].position if number + 1 < len(starts) else len(blocks)
        part = blocks[start.position + (1 if start.heading else 0) : end]
        section = form.sections[start.section]
        part = _trimmed(part, dropped, table=bool(section.table), last=number + 1 == len(starts))
        notes[section.id], tables[section.id] = _divided(part, words) if section.table else (part, [])
        if not section.table:
            inside = [block for block in part if isinstance(block, Table) and table_section(block, words) is not None]
            notes[section.id] = [block for block in part if not any(block is each for each in inside)]
            tables.setdefault("", []).extend(inside)
    front, tables = _front_tables(front, tables, words)
    front = [_cleaned(block) if isinstance(block, Line) else block for block in front]
    agency = raw.agency or frame.agency_of(title)
    signature = _signature(notes, starts, form, agency)
    matched = _cells(tables, words)
    leftovers += matched.leftovers
    if not starts or starts[0].section:
        front, notes = _overview(front, notes, form)
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


def _without_bookmarks(blocks: Sequence[Block]) -> list[Block]:
    """Without what converters of Word files write for a bookmark, in the middle of a line too."""
    return [
        block._replace(runs=tuple(run._replace(text=re.sub(r"\[bookmark:[^\]]{0,40}\]", "", run.text)) for run in block.runs))
        if isinstance(block, Line) and "[bookmark" in block.text
        else block
        for block in blocks
    ]


def _is_page(raw: Raw) -> bool:
    return any(block.path for block in raw.blocks)


def _without_page(
    blocks: list[Block], starts: list[Start], words: Index
) -> tuple[list[Block], list[Start], list[Leftover]]:
    """Take off what stands outside the element of a page that holds the whole report, title lines excepted."""
    held = [blocks[start.position] for start in starts]
    held += [block for block in blocks if isinstance(block, Table) and table_section(block, words) is not None]
    paths = [block.path for block in held]
    if len(held) < 4 or not all(isinstance(path, tuple) for path in paths):  # noqa: PLR2004  too few to know the element
        return blocks, starts, []
    common = _common(paths)
    if not common:
        return blocks, starts, []
    first, last = starts[0].position, starts[-1].position
    dropped: list[Leftover] = []
    kept: list[Block] = []
    moved = [0] * (len(blocks) + 1)
    for number, block in enumerate(blocks):
        moved[number] = len(kept)
        inside = block.path[: len(common)] == common
        if inside or (first < number < last) or (number < first and isinstance(block, Line) and _may_be_title(block)):
            kept.append(block)
        else:
            dropped.append(Leftover(_text(block)[:200], block.place, "page"))
    return kept, [start._replace(position=moved[start.position]) for start in starts], dropped


def _may_be_title(line: Line) -> bool:
    return len(line.text) < 64 and bool(frame.title_of([line]))  # noqa: PLR2004


def _common(paths: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    common = paths[0]
    for path in paths[1:]:
        length = 0
        while length < min(len(common), len(path)) and common[length] == path[length]:
            length += 1
        common = common[:length]
    return common


def _text(block: Block) -> str:
    if isinstance(block, Line):
        return block.text
    return " ".join(" ".join(cell.text.split()) for cell in block.cells)


def _front(head: Sequence[Block], raw: Raw) -> tuple[str, list[Block], list[Leftover]]:
    """Title, the preface's blocks, and what stands in front of the title."""
    lines = [block for block in head if isinstance(block, Line)]
    found = frame.title_of(lines)
    if found is None:
        rest = [block for block in head if isinstance(block, Table) or not frame.is_furniture(block.text)]
        titles = [line for line in lines if line.text.startswith("标题")]
        title = frame.title_of([titles[0]._replace(runs=titles[0].runs)]) if titles else None
        return (title[0] if title else frame.title_from(raw.title)), rest, []
    title, first, last = found
    place = next(number for number, block in enumerate(head) if block is lines[last - 1])
    start = next(number for number, block in enumerate(head) if block is lines[first])
    before = [Leftover(_text(block)[:200], block.place, "front") for block in head[:start] if isinstance(block, Table) or not frame.is_furniture(block.text)]
    rest = [block for block in head[place + 1 :] if isinstance(block, Table) or not frame.is_furniture(block.text)]
    rest = [block for block in rest if not (isinstance(block, Line) and same_text(block.text, title))]
    return title, rest, before


def _trimmed(part: list[Block], dropped: list[Leftover], *, table: bool, last: bool) -> list[Block]:
    """Without furniture; behind the end of the report the first line of it ends everything."""
    kept: list[Block] = []
    for number, block in enumerate(part):
        furniture = isinstance(block, Line) and frame.is_furniture(block.text) and not (table and is_value(block.text))
        if not furniture:
            kept.append(block)
            continue
        dropped.append(Leftover(block.text, block.place, "page"))
        if last and kept and block.path and not any(isinstance(each, Line) and len(each.text) > 40 for each in part[number + 1 :]):  # noqa: PLR2004  prose would go on
            dropped += [Leftover(_text(each)[:200], each.place, "page") for each in part[number + 1 :]]
            break
    return kept


def _divided(part: Sequence[Block], words: Index) -> tuple[list[Block], list[Block]]:
    """The prose of a section with a table, and its table with the lines that belong to it."""
    tabular = [
        number
        for number, block in enumerate(part)
        if (table_section(block, words) is not None if isinstance(block, Table) else looks_tabular(block, words))
        or (isinstance(block, Table) and _has_words(block, words))
    ]
    tabular = [number for number in tabular if not _alone(number, tabular, part)]
    if not tabular:
        return list(part), []
    first, last = tabular[0], tabular[-1]
    inner = [block for block in part[first : last + 1] if isinstance(block, Table) or not _is_prose(block, words)]
    outer = [block for block in part if not any(block is each for each in inner)]
    return outer, inner


def _has_words(table: Table, words: Index) -> bool:
    known = sum(core(cell.text) in words.rows or core(cell.text) in words.headers for cell in table.cells)
    return known > 0 or all(normal(cell.text).isdigit() or not normal(cell.text) for cell in table.cells)


def _alone(number: int, tabular: list[int], part: Sequence[Block]) -> bool:
    """A short line that could be a cell, far from any other."""
    block = part[number]
    if isinstance(block, Table) or len(block.text) > 60:  # noqa: PLR2004  a whole table that ran together
        return False
    return number - 1 not in tabular and number + 1 not in tabular and not any(isinstance(part[each], Table) for each in tabular)


def _is_prose(line: Line, words: Index) -> bool:
    text = line.text
    return len(text) > 25 and text[-1] in "。；！" and not looks_tabular(line, words)  # noqa: PLR2004


def _cleaned(line: Line) -> Line:
    text = frame.without_chrome(line.text)
    return line if text == line.text else line._replace(runs=(Run(text),))


def _front_tables(front: list[Block], tables: dict[str, list[Block]], words: Index) -> tuple[list[Block], dict[str, list[Block]]]:
    inside = [block for block in front if isinstance(block, Table) and table_section(block, words) is not None]
    if inside:
        tables.setdefault("", []).extend(inside)
    return [block for block in front if not any(block is each for each in inside)], tables


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


def _overview(front: list[Block], notes: dict[str, list[Block]], form: Form) -> tuple[list[Block], dict[str, list[Block]]]:
    """Without a heading of section one: what speaks of the report itself is the preface, the rest is section one."""
    count = 0
    for block in front:
        if not isinstance(block, Line) or not any(word in block.text for word in ("编制", "统计期限", "本报告", "年度报告", "条例")):
            break
        count += 1
    if front[count:]:
        notes = {form.sections[0].id: front[count:], **notes}
    return front[:count], notes


def _cells(tables: Mapping[str, Sequence[Block]], words: Index) -> Matched:
    """Match all tables: each by its own headers, wherever it stands."""
    across = next(table for table in words.form.tables.values() if table.layout == "across")
    own = next(section.id for section in words.form.sections if section.table == across.id)
    labelled: list[Entry] = []
    beside: list[Entry] = []
    for id_, blocks in tables.items():
        for group, target in _sorted(blocks, id_ == own, words, labelled, beside):
            target += entries(group, words)
    first = match(labelled, words)
    second = match_across(beside, words, across)
    strays = [
        Leftover(block.text, block.place, "line")
        for blocks in tables.values()
        for block in blocks
        if isinstance(block, Line) and not looks_tabular(block, words) and not is_debris(block.text, words)
        and not any(block.text in "".join(read.label for read in group.cells.values()) for group in (first, second))
    ]
    return Matched({**first.cells, **second.cells}, [*first.leftovers, *second.leftovers, *strays])


def _sorted(
    blocks: Sequence[Block], is_own: bool, words: Index, labelled: list[Entry], beside: list[Entry]  # noqa: FBT001
) -> list[tuple[list[Block], list[Entry]]]:
    """Each run of blocks with the entries that it goes to."""
    groups: list[tuple[list[Block], list[Entry]]] = []
    for block in blocks:
        across = is_own
        if isinstance(block, Table):
            kind = table_section(block, words)
            across = is_across(block, words) or (is_own and kind is None)
        target = beside if across else labelled
        if groups and groups[-1][1] is target:
            groups[-1][0].append(block)
        else:
            groups.append(([block], target))
    return groups
