"""A roster in a workbook → its rows as texts, read behind the fence. ``openpyxl`` is an extra."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from io import BytesIO
from typing import Any, Final

from gipgen.collect.roster_headings import name_column
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
_MAX_SHEETS: Final = 10
_MERGED: Final = re.compile(rb'<(?:\w{1,8}:)?mergeCell [^>]{0,40}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_INSTEAD = Text("也可以在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”。", "or save the roster as CSV (UTF-8)")
_DAMAGED = Text("这个 Excel 文件损坏了，或者加了密，打不开", "the workbook is damaged or locked")
_HUGE = Text("表格太大，不像名册，没有读取", "the workbook is too large for a roster")
_OF_ROSTER = Text("名册 {name}：{why}", "roster {name}: {why}")


def read_workbook(name: str, content: bytes) -> tuple[str, list[Row]]:
    """The rows of the first sheet with headings, and its name where others stand before it; of the first one, where none has any.

    Raises ``Problem``, also where openpyxl is not installed.
    """
    try:
        found: tuple[str, list[Row]] = fenced(rows_of, content, seconds=_SECONDS)
    except Problem as met:
        raise Problem(*filled(_OF_ROSTER, name=name, why=met.text), of_call=met.of_call) from met
    return found


def rows_of(content: bytes) -> tuple[str, list[Any]]:
    """The same, on this side of the fence. Raises ``Problem``."""
    with needed("openpyxl", instead=_INSTEAD):
        import openpyxl  # noqa: PLC0415  an extra, and slow to load
    with opened(content) as package:
        if sum(part.file_size for part in package.infolist()) > _MAX_SIZE:
            raise Problem(*_HUGE)
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
        with opened(content) as package:
            return _of_sheets(book.worksheets[:_MAX_SHEETS], package)
    except MemoryError:
        raise
    except Exception as error:  # openpyxl raises many kinds, of its own and of its parsers
        if is_ours(error):
            raise
        raise Problem(*_DAMAGED) from error


def _of_sheets(sheets: Sequence[Any], package: Any) -> tuple[str, list[Any]]:
    first: list[Any] | None = None
    for sheet in sheets:
        rows = sheet.iter_rows(max_row=_MAX_ROWS, max_col=_MAX_COLUMNS, values_only=True)
        found = [(number, texts) for number, row in enumerate(rows, 1) if any(texts := [_text(each) for each in row])]
        name_at = name_column([texts for _, texts in found])
        if name_at is not None:
            _spread(dict(found), _merged(package.read(sheet._worksheet_path)), name_at)  # noqa: SLF001  openpyxl tells it nowhere else
            return ("" if first is None else sheet.title), found
        first = found if first is None else first
    return "", first or []


def _merged(content: bytes) -> Iterator[tuple[int, range]]:
    """The cells of a sheet that were merged over several lines: their column, and the lines below the first."""
    left = _MAX_ROWS * _MAX_COLUMNS  # merged cells never cover one another, so no sheet has more
    for column, first, last_column, last in _MERGED.findall(content):
        left -= max(min(int(last), _MAX_ROWS) - int(first), 0)
        if column == last_column and left > 0:
            number = reduce(lambda sum_, sign: 26 * sum_ + sign - ord("A") + 1, column, 0)
            yield number - 1, range(int(first), min(int(last), _MAX_ROWS) + 1)


def _spread(rows: Mapping[int, list[str]], merged: Iterable[tuple[int, range]], name_at: int) -> None:
    """Write into each line what stands in a cell that covers it; not a name, or one unit would be several."""
    for column, lines in merged:
        shown = rows.get(lines[0], []) if lines else []
        if column == name_at or column >= len(shown):
            continue
        for line in lines[1:]:
            if column < len(rows.get(line, ())) and not rows[line][column]:
                rows[line][column] = shown[column]


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
