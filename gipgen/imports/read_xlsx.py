"""Excel files → raw lines and tables: a sheet's rows, with merged cells. What stands alone in a row is taken out of the table later.

``openpyxl`` is an extra. Formulas are read as the values that Excel stored.
"""

from io import BytesIO
from typing import Any

from gipgen.findings.extras import needed
from gipgen.findings.text import Problem
from gipgen.imports.raw import MAX_CELLS, Block, Cell, Raw, Table, too_large

_MAX_ROWS = 2_000
_MAX_COLUMNS = 100
_MAX_SIZE = 40_000_000  # bytes of a sheet when unpacked


def read_xlsx(content: bytes) -> Raw:
    """Read a workbook. Raises ``Problem`` without openpyxl, for damaged files and beyond the limits."""
    with needed("openpyxl"):
        import openpyxl  # noqa: PLC0415  an extra, and slow to load
    _refuse_bombs(content)
    try:
        book = openpyxl.load_workbook(BytesIO(content), data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises many kinds, of its own and of its parsers
        raise Problem("这个 Excel 文件损坏了，或者加了密，打不开。", "the workbook is damaged or locked") from error
    blocks: list[Block] = []
    for sheet in book.worksheets:
        blocks += _sheet(sheet)
    return Raw(tuple(blocks))


def _refuse_bombs(content: bytes) -> None:
    import zipfile  # noqa: PLC0415

    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > 2 * _MAX_SIZE:
                raise too_large()
            for part in package.infolist():
                if part.filename.endswith(".xml") and b"<!ENTITY" in package.open(part).read(4_000):
                    raise Problem("文件里有不该有的声明（ENTITY），没有读取。", "the file declares entities")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise Problem("文件损坏或者加了密，打不开。", "the file is damaged or locked") from error


def _sheet(sheet: Any) -> list[Block]:
    if sheet.max_row > _MAX_ROWS * 10 or sheet.max_column > _MAX_COLUMNS * 20:
        raise too_large()
    spans = {
        (area.min_row, area.min_col): (area.size["rows"], area.size["columns"]) for area in sheet.merged_cells.ranges
    }
    cells: list[Cell] = []
    for number, row in enumerate(
        sheet.iter_rows(max_row=min(sheet.max_row, _MAX_ROWS), max_col=min(sheet.max_column, _MAX_COLUMNS))
    ):
        for cell in row:
            if type(cell).__name__ != "MergedCell":
                rows, columns = spans.get((number + 1, cell.column), (1, 1))
                cells.append(Cell(_text(cell), number, cell.column - 1, rows, columns))
        if len(cells) > MAX_CELLS:
            raise too_large()
    return [Table(tuple(cells), sheet.title)] if cells else []


def _text(cell: Any) -> str:
    """A cell's text; whole numbers without ``.0``, decimals in the digits that Excel shows."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{int(value)}" if value == int(value) else repr(value)
    return str(value).strip()
