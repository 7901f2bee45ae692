"""A narrative's text → block nodes. Paragraphs, three heading levels, lists, simple tables; the rest is paragraphs."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gipgen.findings.file_messages import MARKUP, TEXTS
from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Offset, Severity
from gipgen.prose.inline import BLANKS, Stretch, read_inline
from gipgen.prose.nodes import Block, Heading, Inline, List, Paragraph, Table

# Patterns are compiled (and kept) by `re` when prose first needs them; most reports need none.
_HEADING = r"(#{1,6})\s+(?=\S)|(#{2,4})(?=[^#\s])"
_ITEM = r"([-*+]|\d{1,3}[.)])[ \t]+(?=\S)"
_ITEM_STARTS = frozenset("-*+0123456789")
_DELIMITER = r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?\Z"
_CELL = r"(?:\\.?|\{\{[^{}\n]*\}\}|[^|\\])*"
_MAX_LIST_DEPTH = 4
_TAB = 4  # columns; they count for the depth of lists only, never for places


class Parsed(NamedTuple):
    blocks: tuple[Block, ...]
    problems: list[Diagnostic]


class _Line(NamedTuple):
    number: int
    indent: int  # columns in front of the text, with tabs spread out
    text: str  # without the blanks around it
    offset: int  # of the text in the narrative
    column: int  # of the text in its line
    begins: bool = False  # set in by full-width blanks, as Word pastes the start of a paragraph

    @property
    def end(self) -> int:
        return self.offset + len(self.text)

    def inside(self, start: int) -> "_Line":
        """What is left of the line behind an item's sign."""
        return _Line(self.number, self.indent + start, self.text[start:], self.offset + start, self.column + start)


def parse_blocks(text: str, *, printed: bool = False) -> Parsed:
    """Parse a whole narrative. Problems carry places in ``text`` and no path yet.

    ``printed`` reads what gipgen's Markdown output writes: headings of all levels, and the tags and names of ``inline``.
    """
    reading = _Reading(text, printed, [])
    return Parsed(_blocks(reading, list(_lines(text)), 0), reading.problems)


class _Reading(NamedTuple):
    """What all of one narrative's parsing shares."""

    text: str
    printed: bool
    problems: list[Diagnostic]

    def inline(self, start: int, end: int, line: int, *, bold: bool = True) -> tuple[Inline, ...]:
        return read_inline(Stretch(self.text, start, end, line, self.printed), self.problems, bold=bold)

    def problem(self, variant: str, severity: Severity, line: _Line, **values: str) -> None:
        place = Offset(line.number, line.column)
        self.problems.append(Diagnostic(MARKUP, severity, TEXTS[variant], values=values, offset=place))


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for number, line in enumerate(text.split("\n")):
        content = line.lstrip(BLANKS)
        column = len(line) - len(content)
        lead = line[:column]
        indent = len(lead.expandtabs(_TAB)) if "\t" in lead else column
        yield _Line(number, indent, content.rstrip(), start + column, column, "\u3000" in lead)
        start += len(line) + 1


def _blocks(reading: _Reading, lines: list[_Line], depth: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        if not line.text:
            position += 1
        elif heading := _heading_match(line.text):
            blocks.append(_heading(reading, line, heading))
            position += 1
        else:
            block: Block
            if item_match(line.text) and depth < _MAX_LIST_DEPTH:
                block, position = _list(reading, lines, position, depth)
            elif _starts_table(lines, position):
                block, position = _table(reading, lines, position)
            else:
                block, position = _paragraph(reading, lines, position)
            blocks.append(block)
    return tuple(blocks)


def _heading_match(text: str) -> re.Match[str] | None:
    return re.match(_HEADING, text) if text.startswith("#") else None


def item_match(text: str) -> re.Match[str] | None:
    """The sign of a list's item at the start of a line, if there is one."""
    return re.match(_ITEM, text) if text[:1] in _ITEM_STARTS else None


def is_delimiter(text: str) -> bool:
    """Whether a line is the one below a table's header, should there be a header above it."""
    return "-" in text and "|" in text and re.match(_DELIMITER, text) is not None


def is_heading(text: str) -> bool:
    """Whether a line is a heading."""
    return _heading_match(text) is not None


def _heading(reading: _Reading, line: _Line, match: re.Match[str]) -> Heading:
    marks = match[1] or match[2]
    start, end = match.end(), _end_of_heading(line.text, match.end())
    level = len(marks) if reading.printed else min(max(len(marks) - 1, 1), 3)
    if not 2 <= len(marks) <= 4 and not reading.printed:
        reading.problem("heading_level", WARNING, line, seen=marks)
    children = reading.inline(line.offset + start, line.offset + end, line.number, bold=False)
    return Heading(level, children, line.number)


def _end_of_heading(text: str, start: int) -> int:
    """Where the words end that begin at ``start``; a row of ``#`` behind them, apart from them, only closes a heading."""
    words = text.rstrip("#")
    end = len(words.rstrip(" \t"))
    return end if start < end < len(words) else len(text)


def _starts_table(lines: list[_Line], position: int) -> bool:
    return "|" in lines[position].text and position + 1 < len(lines) and is_delimiter(lines[position + 1].text)


def _interrupts(lines: list[_Line], position: int) -> bool:
    """Whether this line ends the paragraph above it."""
    line = lines[position]
    if line.begins or not line.text or _heading_match(line.text) or _starts_table(lines, position):
        return True
    item = item_match(line.text)
    return item is not None and (not item[1][0].isdigit() or item[1][:-1] == "1")


def _paragraph(reading: _Reading, lines: list[_Line], start: int) -> tuple[Paragraph, int]:
    end = start + 1
    while end < len(lines) and not _interrupts(lines, end):
        end += 1
    for line in lines[start:end]:
        if line.text.startswith("＃") and not reading.printed:
            reading.problem("heading_sign", ERROR, line, wanted=line.text.replace("＃", "#")[:30])
    first, last = lines[start], lines[end - 1]
    return Paragraph(reading.inline(first.offset, last.end, first.number), first.number), end


def _list(reading: _Reading, lines: list[_Line], start: int, depth: int) -> tuple[List, int]:
    """Read a list; an item's body is what is indented deeper than its sign, or goes on without a blank line."""
    first = item_match(lines[start].text)
    assert first is not None  # noqa: S101  the caller has matched it
    ordered = first[1][0].isdigit()
    indent = lines[start].indent
    items: list[tuple[Block, ...]] = []
    position = start
    while position < len(lines):
        line = lines[position]
        match = item_match(line.text)
        if not match or match[1][0].isdigit() != ordered:
            break
        if line.indent > indent + 1 and items and not line.begins:
            break
        indent = min(indent, line.indent)
        body = [line.inside(match.end())]
        position = _item_body(lines, position + 1, line.indent, body)
        items.append(_blocks(reading, body, depth + 1))
        while position < len(lines) and not lines[position].text:
            position += 1
    return List(ordered, int(first[1][:-1]) if ordered else 1, tuple(items), lines[start].number), position


def _item_body(lines: list[_Line], position: int, indent: int, body: list[_Line]) -> int:
    blank = False
    while position < len(lines):
        line = lines[position]
        if not line.text:
            blank = True
        elif line.indent > indent + 1 and not line.begins:
            blank = False
        elif blank or _interrupts(lines, position) or item_match(line.text):
            break
        body.append(line)
        position += 1
    while not body[-1].text:
        body.pop()
        position -= 1
    return position


def _table(reading: _Reading, lines: list[_Line], start: int) -> tuple[Table, int]:
    below = lines[start + 1].text
    align = tuple(_alignment(below[begin:end]) for begin, end in _cells(below))
    rows = []
    position = start
    while position < len(lines) and lines[position].text and (position == start or "|" in lines[position].text):
        if position != start + 1:
            line = lines[position]
            cells = _cells(line.text)
            if any(begin < end for begin, end in cells[len(align) :]):
                reading.problem("extra_cells", WARNING, line, count=f"{len(align)}")
            spans = [(line.offset + begin, line.offset + end) for begin, end in cells[: len(align)]]
            row = [reading.inline(begin, end, line.number) for begin, end in spans]
            rows.append(tuple(row + [()] * (len(align) - len(row))))
        position += 1
    return Table(tuple(rows), align, lines[start].number), position


def _cells(text: str) -> list[tuple[int, int]]:
    """Split a table row at its bars; where each cell begins and ends. Bars in ``{{ }}`` and after ``\\`` stay."""
    start = 1 if text.startswith("|") else 0
    cells = []
    cell_pattern = re.compile(_CELL)
    while start <= len(text):
        match = cell_pattern.match(text, start)
        cell = match[0] if match else ""
        begin = start + len(cell) - len(cell.lstrip())
        cells.append((begin, max(begin, start + len(cell.rstrip()))))
        start += len(cell) + 1
        if start >= len(text):
            break
    return cells


def _alignment(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "right" if right else "left" if left else ""
