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
_INDENT = 2.5  # signs that a first line is set in
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


class _Band(NamedTuple):
    """Lines of a page, from one to behind the last, and whether they stand in two columns."""

    first: int
    end: int
    in_columns: bool


def in_columns(lines: Sequence[dict[str, Any]], breaks: Sequence[float]) -> list[Printed]:
    """Lines of a page in the order of reading; ``breaks`` are the heights at which something else stands."""
    leftmost, middle = min(line["x0"] for line in lines), _middle(lines)
    halves = [_halves(line, middle) for line in lines]
    found: list[Printed] = []
    for first, end, is_parted in _bands(lines, halves, sorted(breaks)):
        band = lines[first:end]
        if is_parted:
            found += _one_after_the_other(band, _columns(band, halves[first:end]))
        else:
            found += (Printed(line["chars"], line["top"], leftmost, line) for line in band)
    return found


def _bands(
    lines: Sequence[dict[str, Any]], halves: Sequence[_Halves | None], heights: Sequence[float]
) -> Iterable[_Band]:
    """The lines of a page by the columns that they stand in, which go on below the space between paragraphs."""
    runs = list(_runs(lines, halves, heights))
    sides = [_columns(lines[first:end], halves[first:end]) for first, end in runs]
    second = [right[0].left for left, right in sides if _is_text(left) and _is_text(right)]
    bands = [_Band(0, 0, in_columns=False)]
    for (first, end), (left, right) in zip(runs, sides, strict=True):
        above, parted = bands[-1], bool(left) and _begins_at(second, right)
        if parted and above.in_columns and not _parted(heights, lines[first - 1], lines[first]):
            bands[-1] = above._replace(end=end)
        else:
            bands.append(_Band(first, end, parted))
    return bands


def _parted(heights: Sequence[float], above: dict[str, Any], below: dict[str, Any]) -> bool:
    """Whether anything stands between two lines."""
    return bisect_right(heights, above["top"]) < bisect_right(heights, below["top"])


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
    lines: Sequence[dict[str, Any]], halves: Sequence[_Halves | None], heights: Sequence[float]
) -> Iterator[tuple[int, int]]:
    """Where lines with nothing in the middle begin and end; what stands across is a run by itself."""
    usual = median(below["top"] - above["top"] for above, below in pairwise(lines)) if len(lines) > 1 else 0
    first = 0
    for place in range(1, len(lines)):
        above, below = lines[place - 1], lines[place]
        apart = below["top"] - above["top"] > _APART * usual or _parted(heights, above, below)
        if apart or halves[place] is None or halves[place - 1] is None:
            yield first, place
            first = place
    yield first, len(lines)


def _columns(band: Sequence[dict[str, Any]], halves: Sequence[_Halves | None]) -> tuple[list[Printed], list[Printed]]:
    """The lines of each column; none of those that do not stand in two."""
    sides: tuple[list[Printed], list[Printed]] = ([], [])
    for line, parted in zip(band, halves, strict=True):
        for side, chars in zip(sides, parted or (), strict=False):
            if chars:
                side.append(Printed(chars, line["top"], 0.0, line if len(chars) == len(line["chars"]) else None))
    return _aligned(sides[0]), _aligned(sides[1])


def _aligned(column: Sequence[Printed]) -> list[Printed]:
    """Lines that know where their column begins."""
    left = min((each.begin for each in column), default=0.0)
    return [each._replace(left=left) for each in column]


def _begins_at(second: Sequence[float], column: Sequence[Printed]) -> bool:
    """Whether a column begins where the second one of the page's text does: then it is one, however short."""
    return any(abs(each.left - left) < _INDENT * each.chars[0]["size"] for left in second for each in column[:1])


def _is_text(column: Sequence[Printed]) -> bool:
    """Whether a column holds running text, and enough of it to see that it is one."""
    if len(column) < _FEWEST:
        return False
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
