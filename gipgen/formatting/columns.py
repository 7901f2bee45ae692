"""The columns of neighbouring rows: numbers below one another, and below the words of their heading comment."""

import re
from collections.abc import Sequence

from gipgen.form.definition import Block
from gipgen.formatting.scalars import width
from gipgen.formatting.tree import Remark
from gipgen.named_tuple import NamedTuple

COMMENT_COLUMN = 32  # where a comment at the end of a line begins, if the line is not longer
_FARTHEST = 40  # a heading's first word is taken as the column to begin in up to here
_NUMBER = 3  # room for a number at least
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
    """Write neighbouring rows. Their values begin in one column, below a heading also the numbers stand in columns.

    Without a heading the numbers are not: a changed number must not change its neighbours' lines, which a reviewer would
    have to read. Below a heading there is room for all columns and for three digits at least.
    """
    start = max(width(row.lead) + 1 for row in rows)
    if title is None:
        return Aligned([_write(row, start, ()) for row in rows], "", COMMENT_COLUMN)
    start = max(start, title.column if title.column <= _FARTHEST else 0)
    places = _places(rows, title, start)
    lines = [_write(row, start, places) for row in rows]
    head = f"{' ' * indent}#"
    for place, word in zip((start, *places[1:]), title.words, strict=False):  # the first stands above the bracket
        head += " " * (place - width(head)) + word
    ends = (places[-1] + 2, *(width(line) for line in lines))
    return Aligned(lines, head + title.rest, max(COMMENT_COLUMN, max(ends) + _SPACE))


def _places(rows: Sequence[Row], title: Heading, start: int) -> list[int]:
    """Where each cell begins: there is room for every number, and for the word above it."""
    words = [width(word) + (1 if number else 0) for number, word in enumerate(title.words)]
    places = [start + 1]
    for number in range(title.columns - 1):
        cells = (width(row.cells[number]) + 2 for row in rows if number < len(row.cells))
        places.append(places[-1] + max(_NUMBER, *cells, *words[number : number + 1]))
    return places


def _write(row: Row, start: int, places: Sequence[int]) -> str:
    line = row.lead + " " * (start - width(row.lead))
    if not row.brackets:
        return (line + row.text).rstrip()
    if not places:
        return line + row.brackets[0] + ", ".join(row.cells) + row.brackets[1]
    line += row.brackets[0]
    for number, cell in enumerate(row.cells):
        blanks = places[number] - width(line) if number < len(places) else 1
        line += " " * blanks + cell + ("," if number < len(row.cells) - 1 else "")
    return line + row.brackets[1]


def with_comment(line: str, comment: str, column: int = COMMENT_COLUMN, least: int = _SPACE) -> str:
    """A line with the comment at its end set off to a common column."""
    return f"{line}{' ' * max(column - width(line), least)}{comment}" if comment else line
