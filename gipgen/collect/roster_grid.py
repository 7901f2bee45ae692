"""The bytes of a roster → its cells, each with the place where it stands: line and column, both from 1.

Rosters come out of Excel and WPS: as CSV in UTF-8 with or without BOM, GB18030 or UTF-16, with commas, tabs or semicolons; or as
a workbook, whose cells' columns are counted in cells.
"""

import codecs
from collections.abc import Iterator
from typing import Final

from gipgen.collect.roster_field import Field
from gipgen.findings.text import Text, problem
from gipgen.named_tuple import NamedTuple

MAX_BYTES: Final = 20_000_000  # a roster of 6,000 units has about 600 KB …
_MOST: Final = 1_000_000  # … and 60,000 fields

_LARGE = Text(
    "名册 {name} 超过 {limit} MB，不像名册，没有读取。", "the roster {name} is larger than {limit} MB and was not read"
)
_MANY = Text(
    "名册 {name} 里的逗号、引号多得不像名册，没有读取。", "the roster {name} has too many fields and was not read"
)
_NO_TEXT = Text(
    "名册 {name} 不是 CSV，也不是 Excel（xlsx）：{kind}。请在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”。",
    "the roster {name} is neither CSV nor xlsx: {kind}; save it as CSV (UTF-8)",
)
_OLD = Text("这是旧版 Excel（xls、et）", "an old Excel file")
_OTHER = Text("里面不是文字", "its bytes are no text")
_SEPARATORS: Final = (",", "\t", ";", "；", "，")


class Grid(NamedTuple):
    """The rows of a roster. ``separator`` is what stood between the fields, ``open_quote`` the place of a quote that is never closed.

    ``sheet`` is the sheet of a workbook that was read, where that is not its first one.
    """

    rows: tuple[tuple[Field, ...], ...]
    separator: str = ","
    open_quote: tuple[int, int] | None = None
    sheet: str = ""


def read_grid(name: str, content: bytes) -> Grid:
    """The cells of a roster. Raises ``Problem`` for what is none."""
    if len(content) > MAX_BYTES:
        raise problem(_LARGE, name=name, limit=MAX_BYTES // 1_000_000)
    if content.startswith(b"PK\x03\x04"):
        from gipgen.collect.roster_workbook import read_workbook  # noqa: PLC0415  a CSV needs none

        sheet, rows = read_workbook(name, content)
        fields = tuple(tuple(Field(text, line, at + 1) for at, text in enumerate(row)) for line, row in rows)
        return Grid(fields, sheet=sheet)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise problem(_NO_TEXT, name=name, kind=_OLD)
    text = _decoded(content)
    if text is None:
        raise problem(_NO_TEXT, name=name, kind=_OTHER)
    if max(map(text.count, (*_SEPARATORS, "\n", "\r", '"'))) > _MOST:
        raise problem(_MANY, name=name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return split(text, _separator(text))


def _decoded(content: bytes) -> str | None:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _separator(text: str) -> str:
    """What stands between the fields: the first of the usual ones in the first lines that have any."""
    for line in text.split("\n", 20)[:20]:
        counts = [line.count(each) for each in _SEPARATORS]
        if any(counts):
            return _SEPARATORS[counts.index(max(counts))]
    return _SEPARATORS[0]


def split(text: str, separator: str) -> Grid:
    """The fields of a CSV text; those in quotes may hold separators, line ends and doubled quotes."""
    rows: list[tuple[Field, ...]] = []
    row: list[Field] = []
    line, start, at = 1, 0, 0
    unclosed: tuple[int, int] | None = None
    while at <= len(text):
        if text[at : at + 1] == '"' and unclosed is None:
            end = _closing(text, at)
            if end < 0:
                unclosed = (line, at - start + 1)
                continue
            row.append(Field(text[at + 1 : end].replace('""', '"').strip(), line, at - start + 1))
            inside = text.count("\n", at, end)
            if inside:
                line, start = line + inside, text.rindex("\n", at, end) + 1
            at = _end_of_field(text, end + 1, separator)
        else:
            end = _end_of_field(text, at, separator)
            row.append(Field(text[at:end].strip(), line, at - start + 1))
            at = end
        if text[at : at + 1] != separator:
            rows.append(tuple(row))
            row, line, start = [], line + 1, at + 1
        at += 1
    return Grid(tuple(rows), separator, unclosed)


def _closing(text: str, opening: int) -> int:
    """The place of the quote that closes the one at ``opening``; -1 where none does."""
    at = text.find('"', opening + 1)
    while at >= 0 and text[at + 1 : at + 2] == '"':
        at = text.find('"', at + 2)
    return at


def _end_of_field(text: str, at: int, separator: str) -> int:
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    found = text.find(separator, at, line_end)
    return line_end if found < 0 else found


def filled_rows(grid: Grid) -> Iterator[tuple[Field, ...]]:
    """The rows in which anything stands."""
    yield from (row for row in grid.rows if any(field.text for field in row))
