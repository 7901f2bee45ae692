"""Plain data + form → ``Report``. Fills in the totals that were left out; passes no judgement.

Binding is tolerant: whatever is missing or no number becomes ``None``, never 0. What is wrong with it is the
business of the schema and of the rules.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from gipgen.form.definition import FIRST_YEAR, LAST_YEAR, Block, CellRef, Column, Field, Form, Row
from gipgen.form.schema import LONGEST_FIELD
from gipgen.named_tuple import NamedTuple
from gipgen.source.compose import plain_value

Number = int | Decimal


class Cell(NamedTuple):
    """One number of a table. ``given`` tells a typed number from one that gipgen computed (or that is missing).

    ``unit`` is what was typed behind the digits where a column leaves the unit to the author (160.5964万元), ``worth``
    its worth in the column's first unit; ``value`` keeps to the digits.
    """

    value: Number | None
    given: bool
    unit: str = ""
    worth: int = 1

    @property
    def text(self) -> str | None:
        """What to print: as typed, never in scientific notation."""
        return None if self.value is None else number_text(self.value) + self.unit


_ZERO = Cell(0, given=True)


class Report(NamedTuple):
    form: Form
    fields: Mapping[str, Any]  # by field id: texts, or mappings by field id
    texts: Mapping[str, str | None]  # prose by section id; of a table section the note in front of the table
    cells: Mapping[CellRef, Cell]

    @property
    def agency(self) -> str:
        return self.fields.get("agency") or self.form.fill_in

    @property
    def year(self) -> int | None:
        year = self.fields.get("year")
        return year if isinstance(year, int) and FIRST_YEAR <= year <= LAST_YEAR else None

    @property
    def is_published(self) -> bool:
        """Whether the file says that the report is out: then it is quoted and compared, but no more worked on."""
        return self.fields.get("state") == self.form.field("state").choices[-1]

    @property
    def title(self) -> str:
        """The title typed, or the official form of it."""
        title = self.fields.get("title")
        return title or self.form.title.format(agency=self.agency, year=self.year or self.form.fill_in)


def number_text(value: Number) -> str:
    """Write a number as it was typed."""
    return str(value) if isinstance(value, int) else format(value, "f")


def printed_numbers(report: Report) -> dict[str, str]:
    """What is printed in each cell, by ``row.column``; a missing number prints as 待填."""
    blank = report.form.fill_in
    return {f"{row}.{column}": cell.text or blank for (row, column), cell in report.cells.items()}


def bind(data: Mapping[str, Any], form: Form) -> Report:
    """Bind the data of a file to the form. ``data`` may be incomplete or wrong in every place."""
    cells: dict[CellRef, Cell] = {}
    for table in form.tables.values():
        for block in table.blocks:
            _bind_block(block, data, cells)
    fields = {field.id: _field(field, data.get(field.key)) for field in (*form.head, *form.tail)}
    texts = {}
    for section in form.sections:
        value = data.get(section.key)
        if section.table:
            value = value.get(form.note.key) if isinstance(value, dict) else None
        texts[section.id] = _text(value)
    return Report(form, fields, texts, cells)


def _text(value: Any) -> str | None:
    """A text field's text; a number typed there (a telephone number, say) is text as well."""
    if isinstance(value, str):
        return value
    return number_text(value) if isinstance(value, (int, Decimal)) else None


def _short_text(value: Any) -> str | None:
    """The text of a field that is no prose, up to the length that one may have: of a longer one a finding has told."""
    text = _text(value)
    return text[:LONGEST_FIELD] if text else text


def _field(field: Field, value: Any) -> Any:
    if field.kind in _OF_SEVERAL:
        return _OF_SEVERAL[field.kind](field, value)
    if field.kind in ("year", "count", "money"):
        return value if isinstance(value, (int, Decimal)) else None
    text = _text(value) if field.kind == "prose" else _short_text(value)
    return " ".join(text.split()) if text and field.kind == "text" else text  # one line, whatever was quoted


def files_named(value: Any) -> tuple[str, ...]:
    """One path, or those of a list."""
    every = value if isinstance(value, list) else [value]
    return tuple(text for text in map(_short_text, every) if text)


def _inside(field: Field, value: Any) -> dict[str, Any]:
    inside = _mapping(value)
    return {inner.id: _field(inner, inside.get(inner.key)) for inner in field.fields}


def _mapping(value: Any) -> dict[Any, Any]:
    return value if isinstance(value, dict) else {}


def _exemptions(field: Field, value: Any) -> list[tuple[str | None, str | None]]:
    """Rule and reason of each."""
    items = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
    return [(_short_text(item.get(field.rule)), _short_text(item.get(field.reason))) for item in items]


def _listed(field: Field, value: Any) -> list[dict[str, Any]]:
    return [_inside(field, item) for item in value] if isinstance(value, list) else []


def _named(_: Field, value: Any) -> dict[str, str]:
    return {str(key): _short_text(item) or "" for key, item in _mapping(value).items()}


def _files(_: Field, value: Any) -> tuple[str, ...]:
    return files_named(value)


_OF_SEVERAL: Mapping[str, Callable[[Field, Any], Any]] = {
    "map": _inside,
    "list": _listed,
    "words": _named,
    "exemptions": _exemptions,
    "files": _files,
}


def _at(data: Any, path: Iterable[str]) -> Any:
    for key in path:
        if not isinstance(data, dict):
            return None
        data = data.get(key)
    return data


def _bind_block(block: Block, data: Mapping[str, Any], cells: dict[CellRef, Cell]) -> None:
    sums = []  # total rows that were left out
    for row in block.rows:
        value = _at(data, row.path)
        if row.parts and value is None:
            sums.append(row)
            continue
        for column, cell in zip(block.columns, _row_cells(block, value), strict=True):
            cells[row.id, column.id] = cell
    _fill_totals(block, sums, cells)


def fill_totals(form: Form, cells: dict[CellRef, Cell]) -> None:
    """Put the totals into cells that hold none yet."""
    for table in form.tables.values():
        for block in table.blocks:
            _fill_totals(block, [row for row in block.rows if row.parts], cells)


def _fill_totals(block: Block, sums: Iterable[Row], cells: dict[CellRef, Cell]) -> None:
    for row in sums:
        _fill_total_row(row, block, cells)
    if block.total is not None:
        _fill_total_column(block, block.total, cells)


def _row_cells(block: Block, value: Any) -> list[Cell]:
    """The cells of one row as far as they were typed; a total that was left out is still ``None``, not given."""
    columns = block.columns
    if block.writing == "scalar":
        return [_cell(value, columns[0])]
    if block.writing == "map":
        return [_cell(_at(value, (column.key,)), column) for column in columns]
    if isinstance(value, list) and len(columns) - 1 <= len(value) <= len(columns):
        cells = [_cell(item, column) for item, column in zip(value, columns, strict=False)]
        return cells if len(cells) == len(columns) else [*cells, Cell(None, given=False)]
    if value == 0 and isinstance(value, int):
        return [_ZERO] * len(columns)  # 0 stands for the whole row, its total too
    return [Cell(None, given=not column.total) for column in columns]


def _cell(value: Any, column: Column) -> Cell:
    if type(value) is int and value == 0:  # most cells
        return _ZERO
    kind = column.type
    if kind == "unit_amount" and isinstance(value, str):
        return _unit_amount(value.strip(), column)
    fits = isinstance(value, (int, Decimal)) if kind == "amount" else isinstance(value, int)
    if kind == "unit_amount" and value != 0:
        fits = False  # nothing but 0 does without a unit
    return Cell(value if fits and (kind == "signed" or value >= 0) else None, given=True)


def _unit_amount(text: str, column: Column) -> Cell:
    """``160.5964万元``; the longest unit wins, for 万元 ends in 元 too."""
    for unit, worth in sorted(column.units, key=lambda each: -len(each[0])):
        number = plain_value(text.removesuffix(unit)) if text.endswith(unit) else None
        if isinstance(number, (int, Decimal)) and number >= 0:
            return Cell(number, True, unit, worth)  # noqa: FBT003  a named tuple's fields in order
    return Cell(None, given=True)


def _fill_total_row(row: Row, block: Block, cells: dict[CellRef, Cell]) -> None:
    for column in block.columns:
        value = None if column.total else _sum(cells[part, column.id].value for part in row.parts)
        cells[row.id, column.id] = Cell(value, given=False)


def _fill_total_column(block: Block, total: Column, cells: dict[CellRef, Cell]) -> None:
    others = [column for column in block.columns if not column.total]
    for row in block.rows:
        cell = cells[row.id, total.id]
        if not cell.given and cell.value is None:
            cells[row.id, total.id] = Cell(_sum(cells[row.id, column.id].value for column in others), given=False)


def _sum(values: Iterable[Number | None]) -> Number | None:
    """The sum, or ``None`` as soon as one number is missing."""
    total: Number = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total


def cell_path(form: Form, ref: CellRef) -> tuple[str | int, ...]:
    """The route to a cell in the YAML file."""
    row_id, column_id = ref
    row, columns = form.rows[row_id], form.columns[row_id]
    if len(columns) == 1:
        return row.path
    index = next(number for number, column in enumerate(columns) if column.id == column_id)
    return (*row.path, index) if columns[-1].total else (*row.path, columns[index].key)
