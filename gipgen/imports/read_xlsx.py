"""Excel files → raw lines and tables: a sheet's rows, with merged cells. What stands alone in a row is taken out of the table later.

``openpyxl`` is an extra. Formulas are read as the values that Excel stored.
"""

from io import BytesIO
from math import isfinite
from typing import IO, Any

from gipgen.fence.blame import is_ours
from gipgen.fence.counts import refuse, too_many
from gipgen.fence.packages import opened
from gipgen.findings.extras import needed
from gipgen.findings.text import Problem, Text
from gipgen.imports.raw import CELLS, MAX_CELLS, Block, Cell, Line, Marked, Raw, Table, plain
from gipgen.imports.sheet_parts import shown

_MAX_ROWS = 2_000
_MAX_COLUMNS = 100
_MAX_SIZE = 40_000_000  # bytes of all parts when unpacked; a report has less than one million
_MAX_ELEMENTS = 400_000  # of all parts
_MAX_SHEETS = 60
_MAX_COVERED = 200_000  # cells under merged ones and links; openpyxl makes an object of each
_ONE_RANGE = 10  # what a merged range counts at least: openpyxl holds each against all others
_LOOKS = ("conditionalFormatting", "cfRule", "dataValidation")  # openpyxl makes objects of objects of each
_OF_CELLS = ("c", "f", "v", "sheetData", "mergeCells", "pageMargins")  # a cell, what is in it, what follows the last
_MAX_LOOKS = 5_000  # a report has a dozen
_RULES = Text("条条件格式和数据有效性规则", "rules of conditional formats and data validation")
_BYTES = Text("字节（解压以后）", "bytes when unpacked")
_ELEMENTS = Text("个标记", "tags")
_SHEETS = Text("张工作表", "sheets")
_COVERED = Text("个合并的单元格", "cells in merged ranges")


def read_xlsx(content: bytes) -> Raw:
    """Read a workbook. Raises ``Problem`` without openpyxl, for damaged files and beyond the limits."""
    book, formulas = _loaded(content, formulas=False)
    blocks: list[Block] = []
    around: list[Line] = []
    cells = 0
    for sheet in book.worksheets:
        found, unseen = _sheet(sheet, MAX_CELLS - cells)
        cells += sum(len(table.cells) for table in found)
        blocks += found
        around += [plain(" ".join(unseen), sheet.title)] if unseen else []
    return Raw(tuple(blocks), around=tuple(around), marked=Marked(formulas=formulas))


def loaded(content: bytes, *, formulas: bool = False) -> Any:
    """The workbook of openpyxl, with the values that Excel stored or with the formulas themselves. Raises ``Problem``."""
    return _loaded(content, formulas=formulas)[0]


def _loaded(content: bytes, *, formulas: bool) -> tuple[Any, int]:
    """The same, and how many formulas have no value: a program wrote them that did not compute them."""
    with needed("openpyxl"):
        import openpyxl  # noqa: PLC0415  an extra, and slow to load
    without_value = _refuse_bombs(content)
    try:
        return openpyxl.load_workbook(BytesIO(content), data_only=not formulas, keep_links=False), without_value
    except MemoryError:
        raise
    except Exception as error:  # openpyxl raises many kinds, of its own and of its parsers
        if is_ours(error):
            raise
        raise Problem("这个 Excel 文件损坏了，或者加了密，打不开。", "the workbook is damaged or locked") from error


def _refuse_bombs(content: bytes) -> int:
    """Count what openpyxl would build of a file, before it does: it has no limits of its own; formulas without a value."""
    counter = _Counter()
    with opened(content) as package:
        parts = package.infolist()
        refuse(_BYTES, sum(part.file_size for part in parts), _MAX_SIZE)
        for part in parts:
            if part.filename.endswith((".xml", ".rels", ".vml")):
                with package.open(part) as stream:
                    counter.count(stream)
    return counter.formulas


class _Counter:
    """Counts over the parts of one file, as they stream by."""

    def __init__(self) -> None:
        self._elements = self._sheets = self._covered = self._looks = 0
        self.formulas = 0  # without a value
        self._waits = False  # for the value of a formula

    def count(self, stream: IO[bytes]) -> None:
        from xml.parsers.expat import ExpatError, ParserCreate  # noqa: PLC0415  Excel files only

        parser = self._parser = ParserCreate()
        parser.StartElementHandler = self._element
        parser.EntityDeclHandler = _refuse_entities
        try:
            parser.ParseFile(stream)
        except ExpatError:  # openpyxl will say so, if it reads this part
            return

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        refuse(_ELEMENTS, self._elements, _MAX_ELEMENTS)
        local = name.rpartition(":")[2]
        if local in _OF_CELLS:
            self._of_cell(local)
        elif local in ("mergeCell", "hyperlink"):
            self._covered += max(_area(attributes.get("ref", "")), _ONE_RANGE)
            refuse(_COVERED, self._covered, _MAX_COVERED)
        elif local in _LOOKS:
            self._looks += 1
            refuse(_RULES, self._looks, _MAX_LOOKS)
        elif local == "sheet":
            self._sheets += 1
            refuse(_SHEETS, self._sheets, _MAX_SHEETS)

    def _of_cell(self, name: str) -> None:
        """Follow cells, formulas and values; the text of a value is listened to only behind a formula."""
        if name == "f":
            self._waits = True
        elif name == "v":
            self._parser.CharacterDataHandler = self._valued if self._waits else None
        else:
            self.formulas += self._waits
            self._waits, self._parser.CharacterDataHandler = False, None

    def _valued(self, _: str) -> None:
        self._waits, self._parser.CharacterDataHandler = False, None


def _refuse_entities(*_: object) -> None:
    raise Problem("文件里有不该有的声明（ENTITY），没有读取。", "the file declares entities")


def _area(reference: str) -> int:
    """How many cells a range such as A1:C5 covers; 0 for what is none."""
    from openpyxl.utils.cell import range_boundaries  # noqa: PLC0415  an extra, and slow to load

    try:
        left, top, right, bottom = range_boundaries(reference)
    except (ValueError, TypeError):
        return 0
    return (right - left + 1) * (bottom - top + 1) if None not in (left, top, right, bottom) else 0


def _sheet(sheet: Any, most: int) -> tuple[list[Table], list[str]]:
    """The cells of a sheet as a table, and the texts of those that are not shown."""
    refuse(Text("行", "rows"), sheet.max_row, _MAX_ROWS * 10)
    refuse(Text("列", "columns"), sheet.max_column, _MAX_COLUMNS * 20)
    spans = {
        (area.min_row, area.min_col): (
            min(area.size["rows"], _MAX_ROWS),
            min(area.size["columns"], _MAX_COLUMNS),
        )
        for area in sheet.merged_cells.ranges
    }
    cells: list[Cell] = []
    unseen: list[str] = []
    is_shown = shown(sheet)
    for number, row in enumerate(
        sheet.iter_rows(max_row=min(sheet.max_row, _MAX_ROWS), max_col=min(sheet.max_column, _MAX_COLUMNS))
    ):
        for cell in row:
            if type(cell).__name__ != "MergedCell":
                rows, columns = spans.get((number + 1, cell.column), (1, 1))
                if is_shown(cell):
                    cells.append(Cell(_text(cell), number, cell.column - 1, rows, columns))
                elif text := _text(cell):
                    unseen.append(text)
        if len(cells) > most:
            raise too_many(CELLS, len(cells) + MAX_CELLS - most, MAX_CELLS)
    return [Table(tuple(cells), sheet.title)] if cells else [], unseen


def _text(cell: Any) -> str:
    """A cell's text; whole numbers without ``.0``, decimals in the digits that Excel shows."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{int(value)}" if isfinite(value) and value == int(value) else repr(value)
    return str(value).strip()
