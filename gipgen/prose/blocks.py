"""A narrative's text → block nodes. Paragraphs, three heading levels, lists, simple tables; the rest is paragraphs."""

import re

from gipgen.findings.file_messages import MARKUP, TEXTS
from gipgen.findings.finding import WARNING, Diagnostic, Offset, Severity
from gipgen.findings.privacy import quoted
from gipgen.named_tuple import NamedTuple
from gipgen.prose.heading_words import told_of_heading, told_of_marks
from gipgen.prose.inline import Stretch, read_inline
from gipgen.prose.leads import with_lead
from gipgen.prose.lines import Line, bullet_match, end_of_marks, is_delimiter, item_match, lines_of
from gipgen.prose.nodes import Block, Heading, Inline, List, Paragraph, Table, plain
from gipgen.prose.pasted import Divided, Doubt, divided, in_doubt

_CELL = r"(?:\\.?|\{\{[^{}\n]*\}\}|[^|\\])*"
_MAX_LIST_DEPTH = 4
_SHOWN = 10  # characters of a line's end that a message shows


class Parsed(NamedTuple):
    blocks: tuple[Block, ...]
    problems: list[Diagnostic]
    doubtful: frozenset[int] = frozenset()  # the lines of which it is not known whether the next one goes on with them


def parse_blocks(text: str, *, printed: bool = False) -> Parsed:
    """Parse a whole narrative. Problems carry places in ``text`` and no path yet.

    ``printed`` reads what gipgen's Markdown output writes: headings of all levels, and the tags and names of ``inline``; its
    lines end where paragraphs end.
    """
    reading = _Reading(text, printed, [])
    lines = list(lines_of(text))
    if printed:
        return Parsed(_blocks(reading, lines, 0), reading.problems)
    found = divided(lines, text)
    if not found.doubts:
        return Parsed(_blocks(reading, found.lines, 0), reading.problems)
    _tell_doubts(reading, found)
    return Parsed(_blocks(reading, found.lines, 0), reading.problems, in_doubt(found.doubts))


def _tell_doubts(reading: "_Reading", found: Divided) -> None:
    """Say once what was taken where it could not be known: the first place, and how many there are of each kind."""
    for apart in (True, False):
        doubts = [doubt for doubt in found.doubts if doubt.apart == apart and not _is_told(doubt, reading.text)]
        if doubts:
            above = doubts[0].above.text
            values = {"end": quoted(above, max(0, len(above) - _SHOWN), len(above)), "count": f"{len(doubts)}"}
            variant = ("lines_apart" if apart else "lines_together") + ("_many" if len(doubts) > 1 else "")
            reading.problem(variant, WARNING, doubts[0].line, **values)


def _is_told(doubt: Doubt, typed: str) -> bool:
    """Whether a line is the first half of a cell of Excel's ("行政处罚), or one of two rows of a table without its bars: both are told."""
    text = doubt.line.text
    if text.startswith('"') and text.count('"') == 1:
        return True
    from gipgen.prose.aligned import in_columns  # noqa: PLC0415  few texts are in doubt

    return in_columns(typed, doubt.line.number) and in_columns(typed, doubt.above.number)


class _Reading(NamedTuple):
    """What all of one narrative's parsing shares."""

    text: str
    printed: bool
    problems: list[Diagnostic]

    def inline(self, start: int, end: int, line: int, *, bold: bool = True) -> tuple[Inline, ...]:
        return read_inline(Stretch(self.text, start, end, line, self.printed), self.problems, bold=bold)

    def problem(self, variant: str, severity: Severity, line: Line, **values: str) -> None:
        place = Offset(line.number, line.column)
        self.problems.append(Diagnostic(MARKUP, severity, TEXTS[variant], values=values, offset=place))


def _blocks(reading: _Reading, lines: list[Line], depth: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        if not line.text:
            position += 1
        elif (begin := end_of_marks(line.text)) or (line.level and not depth):
            blocks.append(_heading(reading, line, begin, depth) if begin else _typed_heading(reading, line))
            position += 1
        else:
            block, position = _block(reading, lines, position, depth, blocks)
            blocks.append(block)
    return tuple(blocks)


def _block(reading: _Reading, lines: list[Line], position: int, depth: int, above: list[Block]) -> tuple[Block, int]:
    """What begins at a line that is no heading, and the line behind it."""
    line = lines[position]
    if (sign := _sign(line)) and depth < _MAX_LIST_DEPTH and _may_follow(above, sign):
        return _list(reading, lines, position, depth)
    if line.cells and not depth:
        return _tabbed_table(reading, lines, position)
    if _starts_table(lines, position):
        return _table(reading, lines, position)
    return _paragraph(reading, lines, position, depth)


class _Sign(NamedTuple):
    """The sign of a list's item: where the text behind it begins, and its number; 0 for a bullet."""

    end: int
    number: int


def _sign(line: Line) -> _Sign | None:
    match = None if line.is_text else item_match(line.text)
    if match:
        return _Sign(match.end(), int(match[1][:-1]) if match[1][0].isdigit() else 0)
    bullet = None if line.is_text else bullet_match(line.text)
    return _Sign(bullet.end(), 0) if bullet else None


def _may_follow(blocks: list[Block], sign: _Sign) -> bool:
    """Whether an item begins a list there. Not with a number behind a list that it does not go on with: it would get another;
    nor behind what is a paragraph for that reason.
    """
    last = blocks[-1] if sign.number and blocks else None
    if isinstance(last, Paragraph):
        above = item_match(plain(last.children[:1]))
        return above is None or above[1] != f"{sign.number - 1}."
    return not (isinstance(last, List) and last.ordered)


def _heading(reading: _Reading, line: Line, start: int, depth: int) -> Heading:
    marks = line.text[:start].rstrip()
    end = _end_of_heading(line.text, start)
    level = len(marks) if reading.printed else min(max(len(marks) - 1, 1), 3)
    words = line.text[start:end]
    if not reading.printed:
        reading.problems.extend(told_of_heading(line, marks, words, reading.text, in_item=depth > 0))
    children = reading.inline(line.offset + start, line.offset + end, line.number, bold=False)
    return Heading(level, children, line.number)


def _typed_heading(reading: _Reading, line: Line) -> Heading:
    """A heading without marks, by its number and its shortness."""
    if "##" in line.text and not reading.printed:
        reading.problems.extend(told_of_marks(line))
    children = reading.inline(line.offset, line.end, line.number, bold=False)
    return Heading(line.level, children, line.number, marked=False)


def _end_of_heading(text: str, start: int) -> int:
    """Where the words end that begin at ``start``; a row of ``#`` behind them, apart from them or as long as the one in front,
    only closes a heading.
    """
    words = text.rstrip("#")
    end = len(words.rstrip(" \t"))
    closes = end < len(words) or len(text) - end == len(text) - len(text.lstrip("#"))
    return end if start < end and closes else len(text)


def _starts_table(lines: list[Line], position: int) -> bool:
    return "|" in lines[position].text and position + 1 < len(lines) and is_delimiter(lines[position + 1].text)


def _interrupts(lines: list[Line], position: int) -> bool:
    """Whether this line ends the paragraph above it."""
    line = lines[position]
    if line.begins or line.starts or not line.text or end_of_marks(line.text) or _starts_table(lines, position):
        return True
    sign = _sign(line)
    return sign is not None and sign.number <= 1


def _paragraph(reading: _Reading, lines: list[Line], start: int, depth: int) -> tuple[Paragraph, int]:
    end = start + 1
    while end < len(lines) and not _interrupts(lines, end):
        end += 1
    for line in lines[start:end]:
        if ("＃" in line.text or "##" in line.text) and not reading.printed:
            reading.problems.extend(told_of_marks(line))
    first, last = lines[start], lines[end - 1]
    children = reading.inline(first.offset, last.end, first.number)
    return Paragraph(children if depth or reading.printed else with_lead(children), first.number), end


def _list(reading: _Reading, lines: list[Line], start: int, depth: int) -> tuple[List, int]:
    """Read a list; an item's body is what is indented deeper than its sign, or goes on without a blank line.

    Numbers are printed as they were typed: a list ends where they do not follow one another.
    """
    first = _sign(lines[start])
    assert first is not None  # noqa: S101  the caller has matched it
    indent = lines[start].indent
    items: list[tuple[Block, ...]] = []
    position = start
    while position < len(lines):
        line = lines[position]
        sign = _sign(line)
        if not sign or sign.number != (first.number and first.number + len(items)):
            break
        if line.indent > indent + 1 and items and not line.begins:
            break
        indent = min(indent, line.indent)
        body = [line.inside(sign.end)]
        position = _item_body(lines, position + 1, line.indent, body)
        items.append(_blocks(reading, body, depth + 1))
        while position < len(lines) and not lines[position].text:
            position += 1
    return List(first.number > 0, first.number or 1, tuple(items), lines[start].number), position


def _item_body(lines: list[Line], position: int, indent: int, body: list[Line]) -> int:
    blank = False
    while position < len(lines):
        line = lines[position]
        if not line.text:
            blank = True
        elif line.indent > indent + 1 and not line.begins:
            blank = False
        elif blank or _interrupts(lines, position) or _sign(line):
            break
        body.append(line)
        position += 1
    while not body[-1].text:
        body.pop()
        position -= 1
    return position


def _table(reading: _Reading, lines: list[Line], start: int) -> tuple[Table, int]:
    below = lines[start + 1].text
    align = tuple(_alignment(below[begin:end]) for begin, end in _cells(below))
    rows = []
    position = start
    while position < len(lines) and lines[position].text and (position == start or "|" in lines[position].text):
        if position != start + 1:
            line = lines[position]
            cells = _cells(line.text)
            if any(begin < end for begin, end in cells[len(align) :]):
                reading.problem("extra_cells", WARNING, line, count=f"{len(align)}", slip="cells")
            elif len(cells) < len(align):
                reading.problem("missing_cells", WARNING, line, count=f"{len(align)}", seen=f"{len(cells)}")
            spans = [(line.offset + begin, line.offset + end) for begin, end in cells[: len(align)]]
            row = [reading.inline(begin, end, line.number) for begin, end in spans]
            rows.append(tuple(row + [()] * (len(align) - len(row))))
        position += 1
    return Table(tuple(rows), align, lines[start].number), position


def _tabbed_table(reading: _Reading, lines: list[Line], start: int) -> tuple[Table, int]:
    """Rows whose cells have tabs between them; the first is the header, as in every table of prose."""
    from gipgen.prose.tabs import cells_of  # noqa: PLC0415  few texts have one

    columns = lines[start].cells
    rows = []
    position = start
    while position < len(lines) and lines[position].cells:
        line = lines[position]
        row = [reading.inline(begin, end, line.number) for begin, end in cells_of(reading.text, line)]
        rows.append(tuple(row + [()] * (columns - len(row))))
        position += 1
    return Table(tuple(rows), ("",) * columns, lines[start].number), position


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
