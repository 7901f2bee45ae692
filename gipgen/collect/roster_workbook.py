"""A roster in a workbook → its rows as texts, read behind the fence. ``openpyxl`` is an extra."""

from io import BytesIO
from typing import Any, Final

from gipgen.fence.blame import is_ours
from gipgen.fence.fence import fenced
from gipgen.fence.packages import opened
from gipgen.findings.extras import needed
from gipgen.findings.text import Problem, Text, filled

Row = tuple[int, list[str]]  # the line, from 1, and the texts of its cells

_MAX_SIZE: Final = 20_000_000  # bytes of all parts when unpacked; a roster of 6,000 units has four million
_SECONDS: Final = 20.0  # of work; a roster of 6,000 units takes three
_MAX_ROWS: Final = 60_000
_MAX_COLUMNS: Final = 60
_INSTEAD = Text("也可以在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”。", "or save the roster as CSV (UTF-8)")
_DAMAGED = Text("这个 Excel 文件损坏了，或者加了密，打不开", "the workbook is damaged or locked")
_HUGE = Text("表格太大，不像名册，没有读取", "the workbook is too large for a roster")
_OF_ROSTER = Text("名册 {name}：{why}", "roster {name}: {why}")


def read_workbook(name: str, content: bytes) -> list[Row]:
    """The rows of the first sheet. Raises ``Problem``, also where openpyxl is not installed."""
    try:
        rows: list[Row] = fenced(rows_of, content, seconds=_SECONDS)
    except Problem as met:
        raise Problem(*filled(_OF_ROSTER, name=name, why=met.text), of_call=met.of_call) from met
    return rows


def rows_of(content: bytes) -> list[Any]:
    """The same, on this side of the fence. Raises ``Problem``."""
    with needed("openpyxl", instead=_INSTEAD):
        import openpyxl  # noqa: PLC0415  an extra, and slow to load
    with opened(content) as package:
        if sum(part.file_size for part in package.infolist()) > _MAX_SIZE:
            raise Problem(*_HUGE)
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_row=_MAX_ROWS, max_col=_MAX_COLUMNS, values_only=True)
        return [(number, found) for number, row in enumerate(rows, 1) if any(found := [_text(value) for value in row])]
    except MemoryError:
        raise
    except Exception as error:  # openpyxl raises many kinds, of its own and of its parsers
        if is_ours(error):
            raise
        raise Problem(*_DAMAGED) from error


def _text(value: Any) -> str:
    """A cell's text. A code that Excel holds as a number has lost its last digits: it stays visible as such."""
    if value is None:
        return ""
    if isinstance(value, float) and value == int(value) and abs(value) < 1e15:
        return str(int(value))
    if hasattr(value, "isoformat"):
        text: str = value.isoformat(sep=" ") if hasattr(value, "hour") and hasattr(value, "year") else value.isoformat()
        return text.removesuffix(" 00:00:00")
    return str(value).strip()
