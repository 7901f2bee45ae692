"""Rows that a converter of printed pages took apart, where it lays text out by its places (``pdftotext -layout``) → rows in one line.

Numbers a hair higher or lower than others come on a line of their own: half of a row stands beside the first line of its label,
half beside the second; or those of two rows come in turns, column by column, below both labels. Where they stood on the page
tells whose they are, and the row's own sum has to hold. The number of lines stays what it was.
"""

import re
from collections.abc import Iterator, Sequence

from gipgen.imports.printed_words import sums_up
from gipgen.named_tuple import NamedTuple

_NUMBERS = re.compile(r"(?:(?<=\s)|^)\d{1,9}(?:\s+\d{1,9})*$")
_NUMBER = re.compile(r"\d+")
_ROW = 7  # numbers of a row of table three
_TOGETHER = (2, 3)  # rows that stand in turns
_LONGEST = 300  # characters of a line


class _Laid(NamedTuple):
    """A line: what stands in front of its numbers, these, and where the first and the last of them begin."""

    label: str
    numbers: tuple[str, ...] = ()
    first: int = 0
    last: int = 0


def mended(text: str) -> str:
    """A text with such rows in one line, behind the first line of their label."""
    if "   " not in text:
        return text
    lines = text.split("\n")
    laid = list(map(_laid, lines))
    for place, line in enumerate(laid):
        if line.numbers and line.label:
            _join_halves(lines, laid, place)
        elif line.numbers and place and not laid[place - 1].numbers:
            _sort_turns(lines, laid, place)
    return "\n".join(lines)


def _laid(line: str) -> _Laid:
    line = line.rstrip()
    found = _NUMBERS.search(line) if line[-1:].isdigit() and len(line) <= _LONGEST else None
    if found is None:
        return _Laid(line.strip())
    places = [found.start() + each.start() for each in _NUMBER.finditer(found[0])]
    return _Laid(line[: found.start()].strip(), tuple(found[0].split()), places[0], places[-1])


def _join_halves(lines: list[str], laid: Sequence[_Laid], place: int) -> None:
    """Put what of a row's numbers stands on the next line to it: all left of its own, or all right of them."""
    one, other = laid[place], laid[place + 1] if place + 1 < len(laid) else _Laid("")
    if not other.label or len(one.numbers) + len(other.numbers) != _ROW or not other.numbers:
        return
    left, right = sorted((one, other), key=lambda each: each.first)
    numbers = (*left.numbers, *right.numbers)
    if left.last < right.first and sums_up(numbers):
        lines[place] = f"    {one.label}  {'  '.join(numbers)}"
        lines[place + 1] = f"    {other.label}"


def _sort_turns(lines: list[str], laid: Sequence[_Laid], place: int) -> None:
    """Put the numbers that stand in turns below the labels of two rows or three behind these."""
    below = list(_bare(laid, place))
    for count in _TOGETHER:
        labels = laid[max(place - count, 0) : place]
        rows = _in_turns(below, count)
        if rows and len(labels) == count and not any(label.numbers or not label.label for label in labels):
            whole = zip(labels, rows, strict=True)
            lines[place - count : place] = [f"    {label.label}  {'  '.join(row)}" for label, row in whole]
            lines[place : place + len(below)] = [""] * len(below)
            return


def _in_turns(below: Sequence[_Laid], count: int) -> list[tuple[str, ...]]:
    """The rows that stand in turns, so many together; nothing where they are no rows of the form."""
    groups = [below[at : at + count] for at in range(0, len(below), count)]
    if not _are_columns(groups, count):
        return []
    rows = [tuple(number for line in row for number in line.numbers) for row in zip(*groups, strict=True)]
    return rows if all(len(row) == _ROW and sums_up(row) for row in rows) else []


def _are_columns(groups: Sequence[Sequence[_Laid]], count: int) -> bool:
    """Whether the lines of each group stand below one another, with as many numbers, and right of the group before."""
    before = -1
    for group in groups:
        if (
            len(group) != count
            or len({(line.first, len(line.numbers)) for line in group}) > 1
            or group[0].first <= before
        ):
            return False
        before = max(line.last for line in group)
    return bool(groups)


def _bare(laid: Sequence[_Laid], place: int) -> Iterator[_Laid]:
    for line in laid[place : place + _ROW * max(_TOGETHER)]:
        if line.label or not line.numbers:
            return
        yield line
