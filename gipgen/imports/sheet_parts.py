"""What of a sheet is not shown: hidden rows and columns, hidden sheets. Nobody who looks at the workbook sees them."""

from collections.abc import Callable
from typing import Any


def shown(sheet: Any) -> Callable[[Any], bool]:
    """What tells of a cell of a sheet whether it is shown."""
    if sheet.sheet_state != "visible":
        return lambda _: False
    rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    columns: set[int] = set()
    for column in sheet.column_dimensions.values():
        if column.hidden:
            columns.update(range(column.min, column.max + 1))
    return lambda cell: cell.row not in rows and cell.column not in columns
