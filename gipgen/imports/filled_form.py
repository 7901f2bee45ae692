"""An Excel form that was filled in (``gipgen form``) → what a report file needs.

Its cells are found by their defined names, wherever their sheets and rows went. Only what somebody typed counts: a
formula and the value that Excel keeps with it are never taken, and what is no plain number is left open and named.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from gipgen.fence.packages import opened
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Problem, Text, problem
from gipgen.form.definition import CellRef, Column, Form, Row
from gipgen.form.editions import editions, load
from gipgen.form.workbook_names import EDITION, HELP_SHEET, READ_BACK, of_cell, of_field, of_text
from gipgen.imports.match import Leftover, Read
from gipgen.imports.named_cells import Found, NamedCells
from gipgen.imports.read_xlsx import loaded
from gipgen.imports.signed import Signature
from gipgen.imports.typed_number import typed
from gipgen.named_tuple import NamedTuple
from gipgen.source.compose import plain_value

_OTHER = Text(
    "这份填报表是 gipgen 的另一个版本做的（格式 {edition}），这个版本不认识。请换用做表的那个版本导入。",
    "the form is of edition {edition}, which this gipgen does not know",
)
_NAMELESS = Text(
    "这是 gipgen 做的填报表，可是里面各格的名称都不见了（在网页上的表格软件里另存过，或者把工作表复制到了新文件），对不上是哪一格，没有导入。"
    "请在原来的填报表里填好、保存；或者在 gipgen edit 里，把各张表的数连同行的名称复制、粘贴进去。",
    "a form of gipgen whose cells lost their names; fill in the form that was handed out, or paste its tables in 'gipgen edit'",
)
_LONGEST = 40  # signs of a name that a message shows
_FEW = 20  # rows and columns of the sheet with help
_BOOK = "xl/workbook.xml"
_MOST_NAMES = 4_000_000  # bytes of the part that lists them; ours has 40 thousand
_KINDS = {"money": "amount", "count": "count"}  # of a field → as which type of a column it is read
_TAKEN = "text_number"  # the one reason that leaves nothing open
_ONE_LINE = ("agency_type", "url")


class Filled(NamedTuple):
    """What an Excel form holds, by the ids of the form; ``leftovers`` and ``noted`` are what is to be said of its cells."""

    form: Form
    agency: str
    year: int | None
    fields: Mapping[str, Any]
    contact: Mapping[str, str]
    preface: str
    texts: Mapping[str, str]
    cells: Mapping[CellRef, Read]
    signature: Signature | None
    leftovers: tuple[Leftover, ...]
    noted: tuple[Leftover, ...]


def form_in(content: bytes) -> Any:
    """The workbook of openpyxl, with its formulas, if a file is a form of ours; ``None`` for all others. Raises ``Problem``."""
    if not content.startswith(b"PK") or not _seems_form(content):
        return None
    book = loaded(content, formulas=True)
    if EDITION in book.defined_names:
        return book
    if HELP_SHEET in book.sheetnames and _says_how(book[HELP_SHEET]):
        raise problem(_NAMELESS)
    return None


def _says_how(sheet: Any) -> bool:
    rows = sheet.iter_rows(max_row=_FEW, max_col=_FEW, values_only=True)
    return any(isinstance(each, str) and READ_BACK in each for row in rows for each in row)


def _seems_form(content: bytes) -> bool:
    """Whether the list of a workbook's names or sheets has ours: a look, so that no other file is read twice."""
    try:
        with opened(content) as package:
            if _BOOK not in package.namelist():
                return False
            with package.open(_BOOK) as stream:
                listed = stream.read(_MOST_NAMES)
                return any(each.encode() in listed for each in (EDITION, HELP_SHEET))
    except Problem:  # the reader of its kind says it better
        return False


def filled_form(book: Any) -> Filled:
    """What was typed into the form ``book`` (of openpyxl, with its formulas). Raises ``Problem`` for an unknown edition."""
    sheets = NamedCells(book)
    edition = sheets.text(EDITION)
    if edition not in editions():
        raise problem(_OTHER, edition=quoted(edition, limit=_LONGEST) or "？")
    form = load(edition)
    shared = _shared(form, sheets)
    cells = dict(_cells(form, sheets, shared))
    year, fee = _year(sheets), _fee(form, sheets)
    texts = _texts(form, sheets)
    told = [*_told(form, sheets, cells, shared), *_other_year(year, sheets), *fee.left]
    return Filled(
        form=form,
        agency="".join(sheets.text(of_field("agency")).split()),
        year=year,
        fields={**_one_line(sheets), **({"fee": fee.values} if fee.values else {})},
        contact=_contact(form, sheets),
        preface=sheets.prose(of_text("preface")),
        texts=texts,
        cells=cells,
        signature=_signature(sheets),
        leftovers=(*(each for each in told if each.reason != _TAKEN), *sheets.formulas),
        noted=tuple(each for each in told if each.reason == _TAKEN),
    )


def _texts(form: Form, sheets: NamedCells) -> dict[str, str]:
    """The prose by the ids of sections; what nobody wrote is left out."""
    written = {each.id: sheets.prose(of_text(each.id)) for each in form.sections if not each.table}
    return {id_: _open_headings(text, form.fill_in) for id_, text in written.items() if text}


def _one_line(sheets: NamedCells) -> dict[str, str]:
    written = {id_: sheets.text(of_field(id_)) for id_ in _ONE_LINE}
    return {id_: text for id_, text in written.items() if text}


def _open_headings(text: str, blank: str) -> str:
    """A text in which headings that nothing was written below say so."""
    paragraphs = text.split("\n\n")
    levels = [len(each) - len(each.lstrip("#")) for each in paragraphs]
    filled = []
    for paragraph, level, after in zip(paragraphs, levels, [*levels[1:], 1], strict=True):
        filled += [paragraph, blank] if 0 < after <= level else [paragraph]
    return "\n\n".join(filled)


def _shared(form: Form, sheets: NamedCells) -> frozenset[str]:
    """The places that several names stand for: a cell was moved onto another one, and nobody can say whose number it holds."""
    found = (sheets.cell(of_cell((row, column.id))) for row, columns in form.columns.items() for column in columns)
    places = Counter(each.place for each in found if each)
    return frozenset(place for place, times in places.items() if times > 1)


def _cells(form: Form, sheets: NamedCells, shared: frozenset[str]) -> Iterator[tuple[CellRef, Read]]:
    """The numbers that were typed; totals are computed and not read."""
    for row, columns in form.columns.items():
        for column in columns:
            found = sheets.cell(of_cell((row, column.id)))
            if found is None or found.place in shared:
                continue
            if not _is_total(form.rows[row], column) and not found.is_formula:
                read = typed(found.value, column.type, form.fill_in)
                yield (row, column.id), Read(read.value, "certain", found.place, form.rows[row].label)


def _told(form: Form, sheets: NamedCells, cells: Mapping[CellRef, Read], shared: frozenset[str]) -> Iterator[Leftover]:
    """What is to be said of the cells, in the form's order."""
    for row, columns in form.columns.items():
        for column in columns:
            ref = (row, column.id)
            name = f"{form.rows[row].called} · {column.label}"
            found = sheets.cell(of_cell(ref))
            if found is not None and found.place in shared:
                yield Leftover(f"{name}：{found.value}", found.place, "shared")
            elif found is not None and _is_total(form.rows[row], column):
                yield from _total(form, ref, found, cells)
            elif reason := _reason(found, column.type, form.fill_in):
                shown = f"{name}：{found.value}" if found is not None and found.value is not None else name
                yield Leftover(shown, found.place if found else "", reason)


def _is_total(row: Row, column: Column) -> bool:
    return column.total or bool(row.parts)


def _total(form: Form, ref: CellRef, found: Found, cells: Mapping[CellRef, Read]) -> Iterator[Leftover]:
    """A total that somebody typed over its formula, where it is not the sum."""
    if found.is_formula or found.value is None or found.value == "":
        return
    terms = [_number(cells, each) for each in _terms(form, ref)]
    known = [each for each in terms if each is not None]
    if len(known) < len(terms) or sum(known) != found.value:
        name = f"{form.rows[ref[0]].called} · {ref[1]}"
        yield Leftover(f"{name}：{found.value}", found.place, "sum")


def _terms(form: Form, ref: CellRef) -> list[CellRef]:
    """The typed cells that a total adds up in the end."""
    row, column = ref
    columns = form.columns[row]
    own = (
        [each.id for each in columns if not each.total] if columns[-1].id == column and columns[-1].total else [column]
    )
    return [(part, each) for part in form.rows[row].parts or (row,) for each in own]


def _number(cells: Mapping[CellRef, Read], ref: CellRef) -> Any:
    read = cells.get(ref)
    number = plain_value(read.value.text) if read is not None and read.value.kind == "number" else None
    return None if isinstance(number, str) else number


def _year(sheets: NamedCells) -> int | None:
    text = sheets.text(of_field("year")).removesuffix("年度").removesuffix("年")
    return int(text) if text.isascii() and text.isdecimal() else None


def _other_year(year: int | None, sheets: NamedCells) -> Iterator[Leftover]:
    """What stands for the year and is none."""
    found, text = sheets.cell(of_field("year")), sheets.text(of_field("year"))
    if year is None and found is not None and text:
        yield Leftover(text, found.place, "typed")


def _contact(form: Form, sheets: NamedCells) -> dict[str, str]:
    texts = {each.id: sheets.text(of_field("contact", each.id)) for each in form.field("contact").fields}
    return {id_: text for id_, text in texts.items() if text}


class _Fee(NamedTuple):
    values: Mapping[str, str]
    left: tuple[Leftover, ...]


def _fee(form: Form, sheets: NamedCells) -> _Fee:
    """The fee's three numbers: those that are missing where others are there are to be filled in."""
    fields = form.field("fee").fields
    found = {each.id: sheets.cell(of_field("fee", each.id)) for each in fields}
    values: dict[str, str] = {}
    left: list[Leftover] = []
    for field in fields:
        cell = found[field.id]
        reason = _reason(cell, _KINDS[field.kind], form.fill_in)
        if cell is not None and reason:
            left.append(Leftover(f"{field.key}：{cell.value}", cell.place, reason))
        if cell is not None and reason in ("", _TAKEN):
            values[field.id] = typed(cell.value, _KINDS[field.kind], form.fill_in).value.text or form.fill_in
    if set(values.values()) <= {form.fill_in}:
        values = {}
    return _Fee({each.id: values.get(each.id, form.fill_in) for each in fields} if values else {}, tuple(left))


def _reason(found: Found | None, kind: str, blank: str) -> str:
    """Why what stands in a cell was not taken as it stands; empty where it was, or is blank."""
    if found is None:
        return "gone"
    if found.is_formula:
        return "formula"
    return "merged" if found.is_covered else typed(found.value, kind, blank).reason


def _signature(sheets: NamedCells) -> Signature | None:
    agency = sheets.text(of_field("signature", "agency"))
    found = sheets.cell(of_field("signature", "date"))
    day = found.value if found and not found.is_formula else None
    text = (
        str(day.date()) if isinstance(day, datetime) else str(day) if isinstance(day, date) else str(day or "").strip()
    )
    return Signature(agency, text) if text else None
