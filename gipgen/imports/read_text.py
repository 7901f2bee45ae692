"""Plain text and Markdown → raw lines and tables.

Tables of plain text come in three shapes: rows with tabs between the cells, rows with bars between them, and one cell a
line, each behind a tab, with blank lines between the rows. What has no separators stays lines; ``stream`` looks at those.
"""

import re

from gipgen.imports.printed_words import is_value
from gipgen.imports.raw import MAX_CHARACTERS, MAX_LINES, Block, Cell, Line, Raw, Run, Table, too_large
from gipgen.imports.read_own_text import dressed, is_own, read_own, tables_in

_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_RULE = re.compile(r"\|?(\s*:?-{3,}:?\s*\|)*\s*:?-{3,}:?\s*\|?\s*$")
_HTML_TABLE = re.compile(r"<table[\s>].*?</table\s*>", re.DOTALL | re.IGNORECASE)
_PADS = re.compile(r"(?<=\s)\|{2,}$")  # what extractors write for cells that a span swallowed
_ONLY_BARS = re.compile(r"\|+$")
_CELL_BAR = re.compile(r"[^|]+[^|\s][^|]*\|$|[^|\s]\s*\|$")
_PADDED_CELL = re.compile(r"([^|]*)\|\s+\|+$")  # the last cell of a row, and pads
_TAB_BELOW = re.compile(r"^[^\t\n]*[^\s][^\t\n]*(?:\n+[ \xa0]*\t|\t[ \xa0]*$)", re.MULTILINE)
_BETWEEN_CELLS = re.compile(
    r"\n*(?:[ \xa0]*\t[ \xa0]*(?:\n+(?=[ \xa0]*\t)|\n{1,3}(?!\n|[一二三四五六七八]\s*[、.．])|(?=\n|\S|$)))+"
)
_BETWEEN_ROWS = re.compile(r"(\t[^\n]*)\n{2,}(?=[^\n]*\t)")
_FEWEST_TABS = 20  # of a table; where each cell has its tab in front, only its first line follows other text
_HEADERS = 4  # labels in a row without a number: a row of headers
_FEWEST_BARS = 6  # lines with a bar that make a table


def read_text(text: str, *, markdown: bool) -> Raw:
    """Read text; ``markdown`` says that marks of Markdown mean what they do there."""
    if len(text) > MAX_CHARACTERS or text.count("\n") > MAX_LINES:
        raise too_large()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    if "\t" in text and len(_TAB_BELOW.findall(text)) > _FEWEST_TABS:  # as browsers copy: a tab between cells
        text = _BETWEEN_ROWS.sub(r"\1\n", _BETWEEN_CELLS.sub(_tabs_only, text))
    if markdown and is_own(text):
        return Raw(tuple(read_own(text)), own=True)
    blocks: list[Block] = []
    position = 0
    line = 1
    for match in _HTML_TABLE.finditer(text) if "<table" in text.lower() else ():
        _Lines(blocks, text[position : match.start()], line).read()
        line += text.count("\n", position, match.start())
        blocks += tables_in(match[0], line)
        line += match[0].count("\n")
        position = match.end()
    _Lines(blocks, text[position:], line).read()
    return Raw(tuple(blocks), loose=True)


def _tabs_only(match: re.Match[str]) -> str:
    new_row = match[0].startswith("\n" * 4)  # in front of a row whose first cell is blank
    return "\n" * new_row + "\t" * match[0].count("\t")


class _Lines:
    def __init__(self, blocks: list[Block], text: str, first: int) -> None:
        self._blocks, self._first = blocks, first
        self._lines = text.split("\n")
        self._gap = True

    def read(self) -> None:
        position = 0
        while position < len(self._lines):
            line = self._lines[position]
            if not line.strip(" \t\u3000\xa0"):
                self._gap = True
                position += 1
            elif "\t" in line.strip(" "):
                position = self._tabbed(position)
            elif (end := self._end_of_bar_cells(position)) is not None:
                self._bar_cells(position, end)
                position = end
            elif self._is_bar_row(position):
                position = self._barred(position)
            else:
                self._blocks.append(self._line(line, position))
                self._gap = False
                position += 1

    def _place(self, position: int) -> str:
        return f"第{self._first + position}行"

    def _line(self, line: str, position: int) -> Line:
        begins = self._gap or line.startswith(("\u3000", "    ", "\xa0\xa0"))
        body = line.strip(" \u3000\xa0\u200b\ufeff")
        heading = 0
        if marked := _HEADING.match(body):
            heading, body = len(marked[1]), body[marked.end() :].rstrip("# ")
            begins = True
        return Line(runs_of(body), self._place(position), heading, begins)

    def _is_bar_row(self, position: int) -> bool:
        line = self._lines[position].strip()
        return line.count("|") >= 2 and not re.search(r"[。！？；]", line)  # a cell has two sides

    def _end_of_bar_cells(self, start: int) -> int | None:
        """Where a table ends that has one cell a line, with a bar behind each or on a line of its own."""
        position = start
        bars = 0
        beside = any(
            _CELL_BAR.match(each.strip()) or _PADDED_CELL.match(each.strip()) for each in self._lines[start : start + 3]
        )  # bars behind the cells
        while position < len(self._lines):
            line = self._lines[position].strip()
            following = self._lines[position + 1].strip() if position + 1 < len(self._lines) else ""
            if _ONLY_BARS.match(line) or _CELL_BAR.match(line) or (bars and _PADDED_CELL.match(line)):
                bars += 1
            elif "|" in line or beside or not _ONLY_BARS.match(following):
                break
            position += 1
        return position if bars >= _FEWEST_BARS else None

    def _bar_cells(self, start: int, end: int) -> None:
        lines = [each.strip() for each in self._lines[start:end]]
        opened = lines[0] == "|"  # a bar in front of each row
        rows: list[list[str]] = [[]]
        waiting = ""  # a cell whose bar stands on the next line
        fresh = False  # the bar above opened a row
        for number, line in enumerate(lines):
            fresh = fresh and not rows[-1]
            bars = len(line) - len(line.rstrip("|"))
            text = line[: len(line) - bars].strip()
            if padded := _PADDED_CELL.match(line):
                rows[-1].append(_cell(padded[1] or waiting))
                waiting = ""
                rows.append([])
            elif not bars:
                waiting = text
            elif text:
                rows[-1].append(_cell(text))
            elif bars == 1:
                following = "".join(lines[number + 1 : number + 2])
                if opened and not waiting and not fresh and _opens(rows[-1], following):
                    rows.append([])
                    fresh = True
                    continue
                rows[-1].append(_cell(waiting))
                waiting = ""
            else:  # more bars than one close the row
                rows[-1] += [_cell(waiting)] if waiting else []
                waiting = ""
                rows.append([])
        self._blocks.append(_table([row for row in rows if row], self._place(start))._replace(padded=opened))
        self._gap = True

    def _barred(self, position: int) -> int:
        """Rows with bars between the cells; lines of dashes below a header are no rows. Columns mean nothing."""
        start = position
        lines = []
        while position < len(self._lines) and self._lines[position].strip() and self._is_bar_row(position):
            lines.append(self._lines[position].strip())
            position += 1
        opened = all(line.startswith("|") for line in lines)  # else a bar in front stands behind an empty cell
        padded = any(_PADS.search(line) for line in lines)
        rows = []
        for line in lines:
            if not _RULE.match(line):
                inner = _PADS.sub("", line[1:] if opened else line)
                inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
                rows.append([_cell(cell) for cell in re.split(r"(?<!\\)\|", inner)])
        self._blocks.append(_table(rows, self._place(start))._replace(padded=padded))
        self._gap = True
        return position

    def _tabbed(self, start: int) -> int:
        """Rows with tabs between the cells, or one cell a line."""
        rows: list[list[str]] = []
        position = start
        fresh = True
        single = False
        while position < len(self._lines):
            line = self._lines[position]
            if not line.strip(" "):
                following = next((each for each in self._lines[position:] if each.strip(" ")), "")
                if "\t" not in following.strip(" ") or not single:
                    break
                fresh = True
            elif line.startswith("\t") and "\t" not in line[1:]:
                single = True
                if fresh:
                    rows.append([])
                rows[-1].append(_cell(line))
                fresh = False
            elif "\t" in line:
                rows.append([_cell(cell) for cell in line.split("\t")])
                fresh = True
            elif single and not fresh and rows and rows[-1] and not is_value(rows[-1][-1]):
                rows[-1][-1] += f"\n{_cell(line)}"  # a cell of several lines
            else:
                break
            position += 1
        self._blocks.append(_table(rows, self._place(start)))
        self._gap = True
        return position


def _opens(row: list[str], following: str) -> bool:
    """Whether a bar by itself opens a row, or is a blank cell of the row above."""
    text = following.partition("|")[0].strip()
    if not row or (text and not is_value(text)):
        return True
    return len(row) >= _HEADERS and not any(not each or is_value(each) for each in row)


def _cell(text: str) -> str:
    return text.strip(" \t\u3000\xa0").replace("**", "").replace("<br>", "\n").replace("\\|", "|")


def _table(rows: list[list[str]], place: str) -> Table:
    cells = tuple(Cell(text, number, column) for number, row in enumerate(rows) for column, text in enumerate(row))
    return Table(cells, place, grid=False)


def runs_of(text: str) -> tuple[Run, ...]:
    """A line of text as runs. Marks that only look like Markdown stay as they are."""
    if "**" not in text and "](" not in text and "<br>" not in text:
        return (Run(text),)
    from gipgen.prose.inline import parse_inline  # noqa: PLC0415  lines with marks only

    return dressed(parse_inline(text).children)
