"""Workbooks as offices fill them in and save them. See ``layouts_original.sixth``."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from layouts_original import Original, sixth, whole

from gipgen.layout.grid import GridCell


def _new() -> Any:
    from openpyxl import Workbook  # noqa: PLC0415  only these need it

    return Workbook()


def _laid(book: Any, each: Original, *, sheets: bool) -> Iterator[tuple[Any, GridCell, bool]]:
    """Write a report on one sheet or a sheet a table; gives each cell of a table to change, and whether it is of table three."""
    sheet: Any = book.active
    sheet.title = "正文"
    line, count = 0, 1
    for part in each.parts:
        if part.grid is None:
            line += 1
            (book["正文"] if sheets else sheet).cell(line, 1, part.text)
            continue
        count += 1
        where, down = (book.create_sheet(f"表{'一二三四'[count - 1]}"), 0) if sheets else (sheet, line + 1)
        for number, row in enumerate(part.grid.rows, 1):
            for cell in row:
                value = int(cell.text) if cell.kind == "value" and cell.text.isdecimal() else cell.text
                at = where.cell(down + number, cell.column + 1, value)
                if cell.colspan * cell.rowspan > 1:
                    where.merge_cells(
                        start_row=down + number,
                        start_column=cell.column + 1,
                        end_row=down + number + cell.rowspan - 1,
                        end_column=cell.column + cell.colspan,
                    )
                yield at, cell, part.grid.columns == 10
        line = line if sheets else down + len(part.grid.rows) + 1


def _saved(book: Any) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@sixth("a.xlsx")
def sheets_with_units_in_formats(each: Original) -> bytes:
    """A sheet a table; 件 comes from the number's format, thousands too."""
    book = _new()
    for at, cell, _ in _laid(book, each, sheets=True):
        if cell.kind == "value":
            at.number_format = '#,##0"件"'
    return _saved(book)


@sixth("a.xlsx", clipped=True)
def sheet_sums_without_values(each: Original) -> bytes:
    """总计 is a formula that no program has worked out yet. May be open, must not be another number."""
    book = _new()
    for at, cell, wide in _laid(book, each, sheets=False):
        if wide and cell.kind == "value" and cell.column == 9:
            at.value = f"=SUM(D{at.row}:I{at.row})"
    return _saved(book)


@sixth("a.xlsx", clipped=True)
def sheet_numbers_as_days(each: Original) -> bytes:
    """A column was given the format of a date: 3 shows as 1900/1/3."""
    book = _new()
    for at, cell, wide in _laid(book, each, sheets=True):
        if wide and cell.kind == "value" and cell.column == 3:
            at.number_format = "yyyy/m/d"
    return _saved(book)


@sixth("a.xlsx")
def sheet_spaced(each: Original) -> bytes:
    """All on one sheet that begins at D5, an empty column between all columns, text numbers with a blank behind."""
    book = _new()
    sheet: Any = book.active
    line = 5
    for part in each.parts:
        if part.grid is None:
            sheet.cell(line, 4, part.text)
            line += 2
            continue
        for row in part.grid.rows:
            for cell in row:
                sheet.cell(line, 4 + 2 * cell.column, cell.text + (" " if cell.kind == "value" else ""))
            line += 1
        line += 1
    return _saved(book)


@sixth("a.csv")
def sheet_as_commas(each: Original) -> bytes:
    """A workbook saved as text with commas, in the code of Windows."""
    held = io.StringIO()
    writer = csv.writer(held)
    for part in each.parts:
        for row in (
            [[part.text]] if part.grid is None else [["" if c is None else c.text for c in r] for r in whole(part.grid)]
        ):
            writer.writerow(row)
    return held.getvalue().encode("gb18030")
