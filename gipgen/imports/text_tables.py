"""Tables of plain text → rows of cells. They come in three shapes, and in those of ``drawn_tables``.

Rows with tabs between the cells, or one cell a line, each behind a tab, with blank lines between the rows; one cell a
line with a bar behind it, or below it on a line of its own; rows with bars between the cells. Columns mean nothing.
"""

import re
from collections.abc import Sequence

from gipgen.imports.drawn_tables import drawn_rows, listed_rows
from gipgen.imports.printed_words import is_value
from gipgen.imports.raw import Cell, Table
from gipgen.named_tuple import NamedTuple

_RULE = re.compile(r"\|?(\s*:?-{3,}:?\s*\|)*\s*:?-{3,}:?\s*(?:\|\s*)?$")
_PADS = re.compile(r"(?<=\s)\|{2,}$")  # what extractors write for cells that a span swallowed
_ONLY_BARS = re.compile(r"\|+$")
_PADDED_CELL = re.compile(r"([^|]*)\|\s+\|+$")  # the last cell of a row, and pads
_NAMELESS = "Unnamed: "  # what programs of data call a column without a name
_NOTHING = ("NaN", "nan", "None", "<NA>")  # what they write for a cell without a value
_LONGEST_CELL = 1_000  # characters; what goes on below is none of it
_HEADERS = 4  # labels in a row without a number: a row of headers
_FEWEST_BARS = 6  # lines with a bar that make a table
BARS = "|│┃║"  # a plain one, and those that boxes are drawn with
_BETWEEN = re.compile(rf"(?<!\\)[{BARS}]")


class TextTable(NamedTuple):
    """The rows of a table, the number of the line behind it, and whether all rows were filled up to one width."""

    rows: list[list[str]]
    end: int
    padded: bool = False


def laid(found: TextTable, place: str) -> Table:
    """Such a table as any other, with the place where it stands."""
    rows = enumerate(found.rows)
    cells = tuple(Cell(text, number, column) for number, row in rows for column, text in enumerate(row))
    return Table(cells, place, grid=False, padded=found.padded)


def table_at(lines: Sequence[str], start: int) -> TextTable | None:
    """The table that begins in a line."""
    if found := drawn_rows(lines, start) or listed_rows(lines, start):
        return TextTable(*found)
    if _has_tab(lines[start]):
        return _tabbed(lines, start)
    end = _end_of_bar_cells(lines, start)
    if end is not None:
        return _bar_cells([line.strip() for line in lines[start:end]], end)
    return _barred(lines, start) if _is_bar_row(lines[start]) else None


def _cell(text: str) -> str:
    if text.strip().startswith(_NAMELESS) or text.strip() in _NOTHING:
        return ""
    return text.strip(" \t\u3000\xa0").replace("**", "").replace("<br>", "\n").replace("\\|", "|")


def _has_tab(line: str) -> bool:
    return "\t" in line.strip(" ")


def _tabbed(lines: Sequence[str], start: int) -> TextTable:
    """Rows with tabs between the cells, or one cell a line."""
    rows: list[list[str]] = []
    position = start
    fresh = True  # the next cell begins a row
    single = False  # one cell a line
    while position < len(lines):
        line = lines[position]
        if not line.strip(" "):
            filled = _next_filled(lines, position)
            if not single or not any(map(_has_tab, lines[filled : filled + 1])):
                break
            fresh = True
            position = filled
            continue
        if line.startswith("\t") and "\t" not in line[1:]:
            if fresh:
                rows.append([])
            rows[-1].append(_cell(line))
            single, fresh = True, False
        elif "\t" in line:
            rows.append(list(map(_cell, line.split("\t"))))
            fresh = True
        elif single and not fresh and _may_go_on(rows[-1][-1]):
            rows[-1][-1] += f"\n{_cell(line)}"  # a cell of several lines
        else:
            break
        position += 1
    return TextTable(rows, position)


def _may_go_on(cell: str) -> bool:
    """Whether the next line may belong to a cell."""
    return len(cell) < _LONGEST_CELL and not is_value(cell)


def _next_filled(lines: Sequence[str], position: int) -> int:
    while position < len(lines) and not lines[position].strip(" "):
        position += 1
    return position


def _end_of_bar_cells(lines: Sequence[str], start: int) -> int | None:
    """Where a table ends that has one cell a line, with a bar behind each or on a line of its own."""
    position = start
    bars = 0
    beside = any(_has_bar_behind(line.strip()) for line in lines[start : start + 3])
    while position < len(lines):
        line = lines[position].strip()
        if _ONLY_BARS.match(line) or _is_cell(line) or (bars and _PADDED_CELL.match(line)):
            bars += 1
        elif "|" in line or beside or not _ONLY_BARS.match("".join(lines[position + 1 : position + 2]).strip()):
            break
        position += 1
    return position if bars >= _FEWEST_BARS else None


def _has_bar_behind(line: str) -> bool:
    return _is_cell(line) or _PADDED_CELL.match(line) is not None


def _is_cell(line: str) -> bool:
    """Whether a line is a text with its bar behind it."""
    return len(line) > 1 and line.find("|") == len(line) - 1 and not line[:-1].isspace()


class _BarCells:
    """Rows of cells that are read line by line. A bar by itself ends the cell above it, or opens a row."""

    def __init__(self, *, opened: bool) -> None:
        self.rows: list[list[str]] = [[]]
        self._opened = opened  # a bar stands in front of each row
        self._waiting = ""  # a cell whose bar stands on the next line
        self._fresh = False  # the bar above opened a row

    def read(self, line: str, following: str) -> None:
        self._fresh = self._fresh and not self.rows[-1]
        text = line.rstrip("|")
        bars = len(line) - len(text)
        if padded := _PADDED_CELL.match(line):
            self._add(padded[1] or self._waiting)
            self.rows.append([])
        elif not bars:
            self._waiting = text.strip()
        elif text.strip():
            self.rows[-1].append(_cell(text))
        elif bars > 1:  # they close the row
            if self._waiting:
                self._add(self._waiting)
            self.rows.append([])
        elif self._opens_row(following):
            self.rows.append([])
            self._fresh = True
        else:
            self._add(self._waiting)

    def _add(self, text: str) -> None:
        self.rows[-1].append(_cell(text))
        self._waiting = ""

    def _opens_row(self, following: str) -> bool:
        """Whether a bar by itself opens a row, or is a blank cell of the row above."""
        if not self._opened or self._waiting or self._fresh:
            return False
        row = self.rows[-1]
        text = following.partition("|")[0].strip()
        if not row or (text and not is_value(text)):
            return True
        return len(row) >= _HEADERS and not any(not each or is_value(each) for each in row)


def _bar_cells(lines: Sequence[str], end: int) -> TextTable:
    opened = lines[0] == "|"
    cells = _BarCells(opened=opened)
    for line, following in zip(lines, (*lines[1:], ""), strict=True):
        cells.read(line, following)
    return TextTable([row for row in cells.rows if row], end, opened)


def _is_bar_row(line: str) -> bool:
    """Whether a line is a row: a cell has two sides."""
    return len(_BETWEEN.findall(line.strip())) >= 2 and not re.search(r"[。！？；]", line)


def _barred(lines: Sequence[str], start: int) -> TextTable:
    """Rows with bars between the cells; lines of dashes below a header are no rows."""
    end = start
    while end < len(lines) and _is_bar_row(lines[end]):
        end += 1
    found = [line.strip() for line in lines[start:end]]
    opened = all(line.startswith(tuple(BARS)) for line in found)  # else a bar in front stands behind an empty cell
    padded = any(map(_PADS.search, found))
    closed = opened or all(line.endswith(tuple(BARS)) for line in found)  # likewise at the end
    rows = [_bar_row(line[1:] if opened else line, closed=closed) for line in found if not _RULE.match(line)]
    return TextTable(rows, end, padded)


def _bar_row(line: str, *, closed: bool) -> list[str]:
    inner = _PADS.sub("", line)
    inner = inner[:-1] if closed and inner.endswith(tuple(BARS)) and not inner.endswith("\\|") else inner
    return list(map(_cell, _BETWEEN.split(inner)))
