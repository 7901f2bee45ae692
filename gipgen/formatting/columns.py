"""The columns of neighbouring rows: numbers below one another, and below the words of their heading comment."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gipgen.form.types import Block
from gipgen.formatting.scalars import width
from gipgen.formatting.tree import Remark

COMMENT_COLUMN = 32  # where a comment at the end of a line begins, if the line is not longer
_SPACE = 2  # blanks that part a comment from the end of its line at least


class Heading(NamedTuple):
    """A comment that names the columns: its words, where the first stands, what follows the last, how many there can be."""

    words: tuple[str, ...]
    column: int
    rest: str
    columns: int


class Row(NamedTuple):
    """A line to be written: ``lead`` is its key with the colon; ``cells`` stand in brackets, ``text`` without."""

    lead: str
    cells: tuple[str, ...] = ()
    text: str = ""
    brackets: str = ""  # [] or {}


def heading(remark: Remark, block: Block) -> Heading | None:
    """Read a comment as the heading of the block's columns, if that is what it is."""
    keys = [column.key for column in block.columns]
    needed = len(keys) - (1 if block.total else 0)
    match = re.match(r"#\s*", remark.text)
    start = match.end() if match else 0
    found = re.match(
        r"\s+".join(map(re.escape, keys[:needed])) + rf"(?:\s+{re.escape(keys[-1])}(?!\S))?(?!\S)", remark.text[start:]
    )
    if block.writing != "list" or found is None:
        return None
    column = remark.column + width(remark.text[:start])
    return Heading(tuple(found[0].split()), column, remark.text[start + found.end() :], len(keys))


class Aligned(NamedTuple):
    """Lines with their values in columns, the heading's line (empty without one), where their comments begin."""

    lines: list[str]
    title: str
    comments: int


def align(rows: Sequence[Row], title: Heading | None, indent: int) -> Aligned:
    """Write neighbouring rows. Below a heading there is room for all columns, so that a changed row moves no comment."""
    start = max(title.column if title else 0, *(width(row.lead) + 1 for row in rows))
    words = title.words if title else ()
    count = max(title.columns if title else 0, *(len(row.cells) for row in rows))
    places = [start + 1]  # where each cell begins
    for number in range(count - 1):
        room = [3, *(width(row.cells[number]) + 2 for row in rows if number < len(row.cells))]
        if number < len(words):
            room.append(width(words[number]) + 1 - (1 if number == 0 else 0))  # the first word stands above the bracket
        places.append(places[-1] + max(room))
    lines = [_write(row, start, places) for row in rows]
    column = COMMENT_COLUMN
    if len(rows) > 1 or title:
        column = max(column, *(width(line) + _SPACE for line in lines))
    if title is None:
        return Aligned(lines, "", column)
    line = f"{' ' * indent}#"
    for number, word in enumerate(words):
        place = start if number == 0 else places[number]
        line += " " * (place - width(line)) + word
    return Aligned(lines, line + title.rest, max(column, places[-1] + 2 + _SPACE))


def _write(row: Row, start: int, places: Sequence[int]) -> str:
    line = row.lead + " " * (start - width(row.lead))
    if not row.brackets:
        return (line + row.text).rstrip()
    line += row.brackets[0]
    for number, cell in enumerate(row.cells):
        line += " " * (places[number] - width(line)) + cell + ("," if number < len(row.cells) - 1 else "")
    return line + row.brackets[1]


def with_comment(line: str, comment: str, column: int = COMMENT_COLUMN) -> str:
    """A line with the comment at its end set off to a common column."""
    return f"{line}{' ' * max(column - width(line), _SPACE)}{comment}" if comment else line
