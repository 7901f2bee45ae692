"""A published file → what a report file needs: the order of reading, matching and placing. Touches no files."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from gipgen.fence.counts import refuse
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Problem, Text, problem
from gipgen.form.definition import CellRef, Form
from gipgen.form.definition import Table as FormTable
from gipgen.form.editions import UnknownEditionError, edition_for, editions
from gipgen.form.schema import LONGEST_PROSE
from gipgen.imports import frame
from gipgen.imports.across import is_across, match_across
from gipgen.imports.detect import read
from gipgen.imports.divide import divide, with_overview
from gipgen.imports.entries import Entry, entries, looks_tabular
from gipgen.imports.form_words import Index, index, is_debris
from gipgen.imports.match import Leftover, Matched, Read, match
from gipgen.imports.outline import table_section
from gipgen.imports.paragraphs import prose, same_text
from gipgen.imports.raw import Block, Line, Raw, Table
from gipgen.imports.sieve import sifted
from gipgen.imports.signed import Signature, signed
from gipgen.source.decode import MAX_LINE

_NO_FORM = Text("{why}年度不对时，用 --year 写明。", "{why}; where the year is wrong, --year tells it")
_SIGNS = Text("个字的一个部分", "characters in one section")
_LINE = Text("个字的一段", "characters in one paragraph")
_SET_IN = 100  # blanks, keys and comments beside a text in the file
_END = 40  # characters that tell where a file breaks off
_FEWEST = 2  # sections of a report that has no numbers


class Published(NamedTuple):
    """A report as far as it could be read. What is missing is missing; ``leftovers`` belong to the report and have no place."""

    form: Form
    agency: str
    year: int | None
    title: str  # empty where it is the official one
    contact: Mapping[str, str]
    preface: str
    texts: Mapping[str, str]  # prose by section id
    cells: Mapping[CellRef, Read]
    signature: Signature | None
    leftovers: tuple[Leftover, ...]
    dropped: tuple[Leftover, ...]  # what the page printed around the report


def import_report(name: str, content: bytes, year: int | None = None) -> Published:
    """Import one file. Raises ``Problem`` where it holds no report that can be read."""
    raw, turning, signs = sifted(read(name, content))
    texts = [block.text for block in raw.blocks if isinstance(block, Line)]
    found_year = _year(raw, texts, name) if year is None else year
    best: Published | None = None
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
    _refuse_long(best)
    return best._replace(leftovers=(*best.leftovers, *turning, *_end_of(raw, best)), dropped=(*best.dropped, *signs))


def _end_of(raw: Raw, imported: Published) -> Iterator[Leftover]:
    """Where a file breaks off. Many pages lack the mark of their end and nothing else: those have all of a report."""
    whole = not raw.own and all(
        (row, column.id) in imported.cells for row, columns in imported.form.columns.items() for column in columns
    )
    if raw.cut and raw.blocks and not (whole and imported.form.sections[-1].id in imported.texts):
        last = raw.blocks[-1]
        yield Leftover(quoted(last.text, max(len(last.text) - _END, 0)), last.place, "cut")


def _refuse_long(imported: Published) -> None:
    """Refuse texts that no report file may hold: ``check`` would refuse what was written."""
    for text in (imported.preface, *imported.texts.values()):
        refuse(_SIGNS, len(text), LONGEST_PROSE)
        refuse(_LINE, max(map(len, text.split("\n"))), MAX_LINE - _SET_IN)


def _editions(year: int | None) -> list[str]:
    """The edition of the year first; a report may follow another one."""
    try:
        first = editions()[-1] if year is None else edition_for(year)
    except UnknownEditionError as error:
        raise problem(_NO_FORM, why=error.text) from error
    return [first, *(edition for edition in editions() if edition != first)]


def _fit(imported: Published) -> int:
    return len({row for row, _ in imported.cells})


def _year(raw: Raw, texts: Sequence[str], name: str) -> int | None:
    lines = [block for block in raw.blocks if isinstance(block, Line)]
    title = frame.title_of(lines[:60])
    named = title[0] if title else frame.title_from(raw.title)
    return frame.year_of(named or raw.title, [text for text in texts if len(text) > 10]) or frame.year_of(name, [])


def _place(raw: Raw, words: Index, year: int | None) -> Published:
    form = words.form
    parts = divide(raw, words)
    title = parts.title
    agency = raw.agency or frame.agency_of(title)
    parts, signature = signed(parts, agency, own=raw.own)
    parts = with_overview(parts, form)
    matched = _cells(parts.tables, words)
    write = partial(prose, loose=raw.loose, own=raw.own)
    preface = write(parts.front)
    agency = frame.full_name(agency, signature.agency if signature and not raw.own else "")
    year = frame.year_of(title, []) if year is None else year
    return Published(
        form=form,
        agency=agency,
        year=year,
        title="" if same_text(title, form.title.format(agency=agency, year=year)) else title,
        contact=frame.contact_of(preface),
        preface=preface,
        texts={id_: text for id_, part in parts.notes.items() if (text := write(part))},
        cells=matched.cells,
        signature=signature,
        leftovers=(*parts.leftovers, *matched.leftovers),
        dropped=tuple(parts.dropped),
    )


def _cells(tables: Mapping[str, Sequence[Block]], words: Index) -> Matched:
    """Match all tables: each by its own headers, wherever it stands."""
    across = next(table for table in words.form.tables.values() if table.lies_across)
    labelled, beside = _entries(tables, across, words)
    first = match(labelled, words)
    second = match_across(beside, words, across)
    labels = ["".join(read.label for read in group.cells.values()) for group in (first, second)]
    lines = [block for blocks in tables.values() for block in blocks if isinstance(block, Line)]
    strays = [Leftover(line.text, line.place, "line") for line in lines if _is_stray(line, labels, words)]
    return Matched({**first.cells, **second.cells}, [*first.leftovers, *second.leftovers, *strays])


def _entries(tables: Mapping[str, Sequence[Block]], across: FormTable, words: Index) -> tuple[list[Entry], list[Entry]]:
    """The entries of tables whose rows have labels, and those of the table whose rows stand side by side."""
    own = next(section.id for section in words.form.sections if section.table == across.id)
    labelled: list[Entry] = []
    beside: list[Entry] = []
    for id_, blocks in tables.items():
        for group, is_beside in _sorted(blocks, words, own=id_ == own):
            (beside if is_beside else labelled).extend(entries(group, words))
    return labelled, beside


def _is_stray(line: Line, labels: Sequence[str], words: Index) -> bool:
    """Whether a line among tables is no part of them: no cell, no piece of a label, none of the labels that were read."""
    if looks_tabular(line, words) or is_debris(line.text, words):
        return False
    return not any(line.text in text for text in labels)


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
