"""Running text that a page sets in two columns: each is read to its end, or the lines of both would run into one another.

Columns are only what is text for certain: sentences on both sides, lines as wide as their column, and nothing across.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from gipgen.named_tuple import NamedTuple

_FEWEST = 3  # lines of a column
_SHORTEST = 8.0  # signs of its lines, on the average
_FULL = 0.5  # share of its lines that reach its edge
_EDGE = 2.5  # signs that a full line may lack there
_APART = 1.7  # times the usual distance of lines: what stands below that is no part of the columns
_STOPS = frozenset("。，；")


class Printed(NamedTuple):
    """A line, or what of it stands in one column: its signs, where it is to be read, and where its column begins."""

    chars: Sequence[dict[str, Any]]
    top: float
    left: float
    whole: dict[str, Any] | None  # the line, where it is all of it

    @property
    def begin(self) -> float:
        return min(float(char["x0"]) for char in self.chars)

    @property
    def end(self) -> float:
        return max(float(char["x1"]) for char in self.chars)


_Halves = tuple[list[dict[str, Any]], list[dict[str, Any]]]  # the signs of a line on either side of the middle


def in_columns(lines: Sequence[dict[str, Any]], breaks: Sequence[float]) -> list[Printed]:
    """Lines of a page in the order of reading; ``breaks`` are the heights at which something else stands."""
    left, middle = min(line["x0"] for line in lines), _middle(lines)
    halves = [_halves(line, middle) for line in lines]
    found: list[Printed] = []
    for first, end in _runs(lines, halves, breaks):
        band = lines[first:end]
        columns = _columns(band, halves[first:end])
        if columns and all(map(_is_text, columns)):
            found += _one_after_the_other(band, columns)
        else:
            found += (Printed(line["chars"], line["top"], left, line) for line in band)
    return found


def rules_across(edges: Iterable[dict[str, Any]], lines: Sequence[dict[str, Any]]) -> Iterator[float]:
    """The heights of rules that go through the middle of some lines: they part the rows of a table."""
    middle = _middle(lines)
    across = (edge for edge in edges if edge["orientation"] == "h")
    return (edge["top"] for edge in across if edge["x0"] < middle < edge["x1"])


def _middle(lines: Sequence[dict[str, Any]]) -> float:
    left, right = min(line["x0"] for line in lines), max(line["x1"] for line in lines)
    return float(left + right) / 2


def _halves(line: dict[str, Any], middle: float) -> _Halves | None:
    """The signs of a line left and right of the middle; ``None`` where something stands in it, or hardly a gap."""
    chars = sorted(line["chars"], key=lambda char: char["x0"])
    left = [char for char in chars if char["x1"] <= middle]
    right = [char for char in chars if char["x0"] >= middle]
    if len(left) + len(right) < len(chars):
        return None
    if left and right and right[0]["x0"] - left[-1]["x1"] < left[-1]["size"]:
        return None
    return left, right


def _runs(
    lines: Sequence[dict[str, Any]], halves: Sequence[_Halves | None], breaks: Sequence[float]
) -> Iterator[tuple[int, int]]:
    """Where lines with nothing in the middle begin and end; what stands across is a run by itself."""
    usual = median(below["top"] - above["top"] for above, below in pairwise(lines)) if len(lines) > 1 else 0
    heights, first = sorted(breaks), 0
    for place in range(1, len(lines)):
        above, below = lines[place - 1]["top"], lines[place]["top"]
        apart = below - above > _APART * usual or bisect_right(heights, above) < bisect_right(heights, below)
        if apart or halves[place] is None or halves[place - 1] is None:
            yield first, place
            first = place
    yield first, len(lines)


def _columns(band: Sequence[dict[str, Any]], halves: Sequence[_Halves | None]) -> list[list[Printed]]:
    """The lines of each column, as far as there are two."""
    sides: tuple[list[Printed], list[Printed]] = ([], [])
    for line, parted in zip(band, halves, strict=True):
        for side, chars in zip(sides, parted or (), strict=False):
            if chars:
                side.append(Printed(chars, line["top"], 0.0, line if len(chars) == len(line["chars"]) else None))
    if min(map(len, sides)) < _FEWEST:
        return []
    lefts = [min(each.begin for each in side) for side in sides]
    return [[each._replace(left=left) for each in side] for side, left in zip(sides, lefts, strict=True)]


def _is_text(column: Sequence[Printed]) -> bool:
    """Whether a column holds running text."""
    signs = [char for line in column for char in line.chars]
    edge = max(line.end for line in column)
    full = sum(edge - line.end < _EDGE * line.chars[0]["size"] for line in column)
    is_wide = len(signs) >= _SHORTEST * len(column) and full >= _FULL * len(column)
    return is_wide and any(char["text"] in _STOPS for char in signs)


def _one_after_the_other(band: Sequence[dict[str, Any]], columns: Sequence[Sequence[Printed]]) -> Iterator[Printed]:
    """The lines of one column after those of the other, each at a height inside their band."""
    top, whole = band[0]["top"], [line for column in columns for line in column]
    step = (band[-1]["top"] - top) / len(whole)
    for number, line in enumerate(whole):
        yield line._replace(top=top + number * step)
