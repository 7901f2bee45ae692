"""Where the rules of a table on a page of a PDF have to be completed: rows that go on on the next page, sides left open."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from gipgen.imports.pdf_counts import Bounds

SAME_EDGE = 3.0  # points between rules that are one
_FEWEST = 4  # rules down of a table
_FEWEST_ACROSS = 3  # rules across that end at one side of it
_SAME_LINE = 0.5  # points between dashes of one rule
_FEWEST_DASHES = 40  # on a page with a rule that is drawn dash by dash
_COVERED = 0.5  # share of the height of a row that rules inside it cover


def open_ends(page: Any) -> list[float]:
    """Where the rules between columns end at the top or bottom of a page without a rule across: a row goes on there."""
    down, across = _rules(page, "v", "height"), _rules(page, "h", "width")
    if len(down) < _FEWEST or not across:  # no table
        return []
    ends = [min(edge["top"] for edge in down), max(edge["bottom"] for edge in down)]
    return [end for end in ends if min(abs(end - each["top"]) for each in across) > SAME_EDGE]


def open_sides(page: Any, ends: Sequence[float], bounds: Bounds) -> Iterator[dict[str, Any]]:
    """The rules that are missing at the left and right of tables: there rules across end, with rules down between them only."""
    down, across = _rules(page, "v", "height"), _rules(page, "h", "width")
    if len(down) < _FEWEST or not across:
        return
    bounds.compare(len(down) * len(across))
    for name in ("x0", "x1"):
        for side in _sides(across, name):
            if not any(abs(edge["x0"] - side) <= SAME_EDGE for edge in down):
                reaching = [edge["top"] for edge in across if abs(edge[name] - side) <= SAME_EDGE]
                yield from _between(side, sorted({*reaching, *ends}), down)


def _sides(across: Sequence[dict[str, Any]], name: str) -> list[float]:
    """Where rules across end at one side, in tables of several rows; an underlined title has one."""
    ends: list[list[float]] = []
    for end in sorted(float(edge[name]) for edge in across):
        if ends and end - ends[-1][-1] <= SAME_EDGE:
            ends[-1].append(end)
        else:
            ends.append([end])
    return [each[0] if name == "x0" else each[-1] for each in ends if len(each) >= _FEWEST_ACROSS]


def _between(side: float, heights: Sequence[float], down: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A rule at a side between two rules across, where rules inside the table stand between these."""
    for top, bottom in pairwise(heights):
        covered = max((min(edge["bottom"], bottom) - max(edge["top"], top) for edge in down), default=0)
        if covered >= _COVERED * (bottom - top):
            yield {
                "object_type": "rect_edge",
                "orientation": "v",
                "x0": side,
                "x1": side,
                "top": top,
                "bottom": bottom,
                "height": bottom - top,
                "width": 0,
            }


def _rules(page: Any, orientation: str, length: str) -> list[dict[str, Any]]:
    """The rules of one direction; dashes that follow one another are one."""
    edges = [edge for edge in page.edges if edge["orientation"] == orientation]
    long = [edge for edge in edges if edge[length] > SAME_EDGE]
    dashes = [edge for edge in edges if edge[length] <= SAME_EDGE]
    return long if len(dashes) < _FEWEST_DASHES else [*long, *_dashed(dashes, orientation)]


def _dashed(dashes: Sequence[dict[str, Any]], orientation: str) -> Iterator[dict[str, Any]]:
    """The rules that dashes make: those of one line whose gaps are no longer than dashes are."""
    at, begin, end, length = ("x0", "top", "bottom", "height") if orientation == "v" else ("top", "x0", "x1", "width")
    for line in _lines_of(dashes, at):
        held: dict[str, Any] = {}
        for dash in sorted(line, key=lambda each: float(each[begin])):
            if held and dash[begin] - held[end] <= SAME_EDGE:
                held[end] = max(held[end], dash[end])
                held[length] = held[end] - held[begin]
                continue
            if held and held[length] > SAME_EDGE:
                yield held
            held = dict(dash)
        if held and held[length] > SAME_EDGE:
            yield held


def _lines_of(dashes: Sequence[dict[str, Any]], at: str) -> Iterator[list[dict[str, Any]]]:
    """Dashes that lie on one line."""
    line: list[dict[str, Any]] = []
    for dash in sorted(dashes, key=lambda each: float(each[at])):
        if line and dash[at] - line[-1][at] > _SAME_LINE:
            yield line
            line = []
        line.append(dash)
    yield line
