"""One table of the form as a sheet: the official headers, a cell to type each number into, totals that Excel computes."""

from collections.abc import Mapping
from typing import Any

from gipgen.findings.text import say
from gipgen.form.definition import Block, CellRef, Column, Form, Row, Section, Table
from gipgen.form.workbook_names import of_cell
from gipgen.layout.grid import Grid, GridCell, fill
from gipgen.named_tuple import NamedTuple
from gipgen.workbook.cell_looks import Looks

_TOP = 3  # rows above the table: heading, hint, a blank one
_STUB, _NUMBER, _ACROSS = 30, 12, 8  # widths in characters
_STUB_OF_TREE = (8, 14, 34)
_LABEL_CHARS = 22  # full-width characters of a label in one line
_LONGEST_MESSAGE, _LONGEST_TITLE = 255, 32  # that Excel shows at a cell
_HINT = "在黄色的格里填整数，没有发生的填 0；灰色的格由 Excel 计算，不用填。单位：{unit}。"
_BALANCE = "勾稽关系（一＋二＝三＋四）"
_BALANCED = "相等"
_OFF = "相差 "


class Known(NamedTuple):
    """What the form shows besides: last year's numbers (``before``, as printed), and numbers that are known already."""

    before: Mapping[CellRef, str]
    given: Mapping[CellRef, str]
    year: int  # of ``before``


class _Place(NamedTuple):
    row: int
    column: int


def table_sheet(book: Any, form: Form, section: Section, looks: Looks, known: Known) -> None:
    """Add the sheet of a section's table to ``book``."""
    table = form.tables[section.table]
    name = f"{say(table.name, 'zh')} {section.key}"
    sheet = book.add_worksheet(name)
    refs = [(row.id, column.id) for block in table.blocks for row in block.rows for column in block.columns]
    grid = fill(form.edition, table.id, section.heading, dict.fromkeys((f"{row}.{column}" for row, column in refs), ""))
    sheet.write(0, 0, section.heading, looks.title)
    sheet.set_row(0, 28)
    sheet.merge_range(1, 0, 1, grid.columns - 1, _HINT.format(unit=grid.unit), looks.hint)
    places = _grid(sheet, grid, looks)
    for block in table.blocks:
        for row in block.rows:
            for column in block.columns:
                place = places[row.id, column.id]
                book.define_name(of_cell((row.id, column.id)), f"='{name}'!{_absolute(place)}")
                _cell(sheet, block, row, column, _Cells(places, looks, known))
    _balance(sheet, table, places, grid, looks)
    _page(sheet, table, grid)


class _Cells(NamedTuple):
    places: Mapping[CellRef, _Place]
    looks: Looks
    known: Known


def _grid(sheet: Any, grid: Grid, looks: Looks) -> dict[CellRef, _Place]:
    """Write headers and labels; return where each number belongs."""
    places: dict[CellRef, _Place] = {}
    for number, cells in enumerate(grid.rows, _TOP):
        tall = 1
        for cell in cells:
            look = looks.label if cell.kind == "label" else looks.header
            if cell.ref:
                row, _, column = cell.ref.partition(".")
                places[row, column] = _Place(number, cell.column)
                look = looks.number
            _span(sheet, number, cell, look)
            if cell.rowspan == 1 and cell.kind in ("label", "corner"):
                tall = max(tall, -(-len(cell.text) // _LABEL_CHARS))
        sheet.set_row(number, 20 * tall if tall > 1 or grid.stub_columns else 34)
    return places


def _span(sheet: Any, row: int, cell: GridCell, look: Any) -> None:
    if cell.colspan > 1 or cell.rowspan > 1:
        sheet.merge_range(
            row, cell.column, row + cell.rowspan - 1, cell.column + cell.colspan - 1, cell.text or None, look
        )
    else:
        sheet.write(row, cell.column, cell.text or None, look)


def _cell(sheet: Any, block: Block, row: Row, column: Column, around: _Cells) -> None:
    """A cell to type into with its help and last year's number, or a total with its formula."""
    ref, looks = (row.id, column.id), around.looks
    place = around.places[ref]
    terms = _terms(block, row, column, around.places)
    if terms:
        cells = ",".join(map(_relative, terms))
        sheet.write_formula(
            place.row, place.column, f'=IF(COUNT({cells})<{len(terms)},"",SUM({cells}))', looks.computed, ""
        )
    else:
        look = (
            looks.typed if column.type == "unit_amount" else looks.amount if column.type == "amount" else looks.number
        )
        given = around.known.given.get(ref)
        if given is not None and given.lstrip("-").isdecimal():
            sheet.write_number(place.row, place.column, int(given), look)
        else:
            sheet.write_blank(place.row, place.column, None, look)
        sheet.data_validation(place.row, place.column, place.row, place.column, _validation(row, column, block))
    before = around.known.before.get(ref)
    if before:
        sheet.write_comment(
            place.row, place.column, f"{around.known.year} 年：{before}", {"x_scale": 0.8, "y_scale": 0.3}
        )


def _terms(block: Block, row: Row, column: Column, places: Mapping[CellRef, _Place]) -> list[_Place]:
    """The cells that a total adds up; none where the number is typed."""
    if column.total:
        return [places[row.id, each.id] for each in block.columns if not each.total]
    return [places[part, column.id] for part in row.parts]


def _validation(row: Row, column: Column, block: Block) -> dict[str, Any]:
    """What Excel lets in, and what it says beside the cell."""
    help_ = " ".join(each for each in (row.help, column.help) if each) or row.label
    shown = {
        "ignore_blank": True,
        "input_title": f"{row.key} · {column.key}"[:_LONGEST_TITLE],
        "input_message": help_[:_LONGEST_MESSAGE],
        "error_title": "这里要填数",
    }
    if column.type == "unit_amount":
        return {**shown, "validate": "any"}
    if column.type == "amount":
        words = f"请填数，单位是{block.unit}，可以有小数；没有的填 0。"
        return {**shown, "validate": "decimal", "criteria": ">=", "value": 0, "error_message": words}
    if column.type == "signed":
        limits = {"criteria": "between", "minimum": -(10**9), "maximum": 10**9}
        return {**shown, **limits, "validate": "integer", "error_message": "请填整数，减少的前面写减号。"}
    words = "请填整数，没有发生的填 0；不要写“无”、“件”或逗号。"
    return {**shown, "validate": "integer", "criteria": ">=", "value": 0, "error_message": words}


def _balance(sheet: Any, table: Table, places: Mapping[CellRef, _Place], grid: Grid, looks: Looks) -> None:
    """Below the table: whether the balance printed in its corner holds, column by column."""
    if table.balance is None:
        return
    (block,) = table.blocks
    row = _TOP + len(grid.rows)
    sheet.merge_range(row, 0, row, grid.stub_columns - 1, _BALANCE, looks.label)
    sheet.set_row(row, 24)
    for column in block.columns:
        left, right = (
            [_relative(places[each, column.id]) for each in side] for side in (table.balance.left, table.balance.right)
        )
        every = ",".join((*left, *right))
        off = f"SUM({','.join(left)})-SUM({','.join(right)})"
        formula = f'=IF(COUNT({every})<{len(left) + len(right)},"",IF({off}=0,"{_BALANCED}","{_OFF}"&ABS({off})))'
        sheet.write_formula(row, places[left_of(table), column.id].column, formula, looks.computed, "")
    area = (row, grid.stub_columns, row, grid.columns - 1)
    for words, look in ((_BALANCED, looks.right), (_OFF, looks.wrong)):
        sheet.conditional_format(*area, {"type": "text", "criteria": "begins with", "value": words, "format": look})


def left_of(table: Table) -> str:
    """The first row of the balance."""
    assert table.balance is not None  # noqa: S101  the caller has looked
    return table.balance.left[0]


def _page(sheet: Any, table: Table, grid: Grid) -> None:
    if grid.stub_columns > 1:
        for number, width in enumerate(_STUB_OF_TREE[-grid.stub_columns :]):
            sheet.set_column(number, number, width)
        sheet.set_column(grid.stub_columns, grid.columns - 1, _NUMBER)
    elif table.lies_across:
        sheet.set_column(0, grid.columns - 1, _ACROSS)
    else:
        sheet.set_column(0, 0, _STUB)
        sheet.set_column(1, grid.columns - 1, _NUMBER + 6)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.freeze_panes(_TOP, 0)


def _absolute(place: _Place) -> str:
    return f"${_letters(place.column)}${place.row + 1}"


def _relative(place: _Place) -> str:
    return f"{_letters(place.column)}{place.row + 1}"


def _letters(column: int) -> str:
    """0 → A, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
