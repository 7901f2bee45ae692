"""A narrative's text → block nodes. Paragraphs, three heading levels, lists, simple tables; the rest is paragraphs."""

import re
from typing import NamedTuple

from gipgen.findings.file_messages import MARKUP, TEXTS
from gipgen.findings.finding import WARNING, Diagnostic, Offset
from gipgen.prose.inline import parse_inline
from gipgen.prose.nodes import Block, Heading, Inline, List, Paragraph, Table

# Patterns are compiled (and kept) by `re` when prose first needs them; most reports need none.
_HEADING = r"(#{1,6})\s+(.*?)[ \t]*#*[ \t]*\Z|(#{2,4})([^#\s].*)\Z"
_ITEM = r"([-*+]|\d{1,3}[.)])[ \t]+(?=\S)"
_ITEM_STARTS = frozenset("-*+0123456789")
_DELIMITER = r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z"
_CELL = r"(?:\\.|\{\{[^{}\n]*\}\}|[^|\\])*"
_MAX_LIST_DEPTH = 4


class Parsed(NamedTuple):
    blocks: tuple[Block, ...]
    problems: list[Diagnostic]


class _Line(NamedTuple):
    number: int
    indent: int
    text: str  # without indentation and trailing blanks, but with a hard break's two blanks
    begins: bool = False  # set in by full-width blanks, as Word pastes the start of a paragraph


def parse_blocks(text: str) -> Parsed:
    """Parse a whole narrative. Problems carry offsets into ``text`` and no path yet."""
    lines = []
    for number, line in enumerate(text.expandtabs(4).split("\n")):
        stripped = line.lstrip(" \u3000\xa0")
        hard = "  " if stripped.endswith("  ") and stripped.strip() else ""
        begins = "\u3000" in line[: len(line) - len(stripped)]
        lines.append(_Line(number, len(line) - len(stripped), stripped.rstrip() + hard, begins))
    problems: list[Diagnostic] = []
    blocks = _blocks(lines, problems, 0)
    return Parsed(blocks, problems)


def _blocks(lines: list[_Line], problems: list[Diagnostic], depth: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        if not line.text.strip():
            position += 1
        elif heading := _heading_match(line.text):
            blocks.append(_heading(line, heading, problems))
            position += 1
        else:
            block: Block
            if _item_match(line.text) and depth < _MAX_LIST_DEPTH:
                block, position = _list(lines, position, problems, depth)
            elif _starts_table(lines, position):
                block, position = _table(lines, position, problems)
            else:
                block, position = _paragraph(lines, position, problems)
            blocks.append(block)
    return tuple(blocks)


def _heading_match(text: str) -> re.Match[str] | None:
    return re.match(_HEADING, text) if text.startswith("#") else None


def _item_match(text: str) -> re.Match[str] | None:
    return re.match(_ITEM, text) if text[:1] in _ITEM_STARTS else None


def _inline(text: str, line: int, column: int, problems: list[Diagnostic]) -> tuple[Inline, ...]:
    parsed = parse_inline(text, line, column)
    problems += parsed.problems
    return parsed.children


def _heading(line: _Line, match: re.Match[str], problems: list[Diagnostic]) -> Heading:
    marks = match[1] or match[3]
    text = match[2] if match[1] else match[4]
    if not 2 <= len(marks) <= 4:
        values = {"seen": marks}
        place = Offset(line.number, line.indent)
        problems.append(Diagnostic(MARKUP, WARNING, TEXTS["heading_level"], values=values, offset=place))
    level = min(max(len(marks) - 1, 1), 3)
    column = line.indent + match.start(2 if match[1] else 4)
    return Heading(level, _inline(text.replace("**", ""), line.number, column, problems), line.number)


def _starts_table(lines: list[_Line], position: int) -> bool:
    if "|" not in lines[position].text or position + 1 >= len(lines):
        return False
    below = lines[position + 1].text
    return "-" in below and "|" in below and re.match(_DELIMITER, below) is not None


def _interrupts(lines: list[_Line], position: int) -> bool:
    """Whether this line ends the paragraph above it."""
    text = lines[position].text
    if lines[position].begins or not text.strip() or _heading_match(text) or _starts_table(lines, position):
        return True
    item = _item_match(text)
    return item is not None and (not item[1][0].isdigit() or item[1][:-1] == "1")


def _paragraph(lines: list[_Line], start: int, problems: list[Diagnostic]) -> tuple[Paragraph, int]:
    end = start + 1
    while end < len(lines) and not _interrupts(lines, end):
        end += 1
    text = "\n".join(" " * line.indent * (line is not lines[start]) + line.text for line in lines[start:end]).rstrip()
    return Paragraph(_inline(text, lines[start].number, lines[start].indent, problems), lines[start].number), end


def _list(lines: list[_Line], start: int, problems: list[Diagnostic], depth: int) -> tuple[List, int]:
    """Read a list; an item's body is what is indented deeper than its sign, or goes on without a blank line."""
    first = _item_match(lines[start].text)
    assert first is not None  # noqa: S101  the caller has matched it
    ordered = first[1][0].isdigit()
    indent = lines[start].indent
    items: list[tuple[Block, ...]] = []
    position = start
    while position < len(lines):
        line = lines[position]
        match = _item_match(line.text)
        if not match or line.indent < indent or match[1][0].isdigit() != ordered:
            break
        if line.indent > indent + 1 and items:
            break
        body = [_Line(line.number, line.indent + match.end(), line.text[match.end() :])]
        position = _item_body(lines, position + 1, line.indent, body)
        items.append(_blocks(body, problems, depth + 1))
        while position < len(lines) and not lines[position].text.strip():
            position += 1
    return List(ordered, int(first[1][:-1]) if ordered else 1, tuple(items), lines[start].number), position


def _item_body(lines: list[_Line], position: int, indent: int, body: list[_Line]) -> int:
    blank = False
    while position < len(lines):
        line = lines[position]
        if not line.text.strip():
            blank = True
        elif line.indent > indent + 1:
            blank = False
        elif blank or _interrupts(lines, position) or _item_match(line.text):
            break
        body.append(line)
        position += 1
    while not body[-1].text.strip():
        body.pop()
        position -= 1
    return position


def _table(lines: list[_Line], start: int, problems: list[Diagnostic]) -> tuple[Table, int]:
    align = tuple(_alignment(cell) for _, cell in _cells(lines[start + 1].text))
    rows = []
    position = start
    while position < len(lines) and lines[position].text.strip() and (position == start or "|" in lines[position].text):
        if position != start + 1:
            line = lines[position]
            cells = _cells(line.text)[: len(align)]
            row = [_inline(cell, line.number, line.indent + column, problems) for column, cell in cells]
            rows.append(tuple(row + [()] * (len(align) - len(row))))
        position += 1
    return Table(tuple(rows), align, lines[start].number), position


def _cells(text: str) -> list[tuple[int, str]]:
    """Split a table row at its bars; return each cell with its column. Bars in ``{{ }}`` and after ``\\`` stay."""
    start = 1 if text.startswith("|") else 0
    end = len(text.rstrip())
    cells = []
    cell_pattern = re.compile(_CELL)
    while start <= end:
        match = cell_pattern.match(text, start, end)
        cell = match[0] if match else ""
        stripped = cell.strip()
        cells.append((start + len(cell) - len(cell.lstrip()), stripped.replace("\\|", "|")))
        start += len(cell) + 1
        if start >= end:
            break
    return cells


def _alignment(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "right" if right else "left" if left else ""
