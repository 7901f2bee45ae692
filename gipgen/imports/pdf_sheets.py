"""Sheets of a PDF on which two pages were printed side by side: each half is a page, or their lines would run into one another."""

from collections.abc import Sequence
from typing import Any

_GAP = 6.0  # points on either side of the middle where nothing stands
_FEWEST_SIGNS = 100  # of a page
_FEWEST_RULES = 4  # down a page that holds nothing but a table


def halves(page: Any) -> Sequence[Any]:
    """The page, or its two halves."""
    middle = float(page.width) / 2
    if page.width <= page.height or not _is_free(page, middle):
        return (page,)
    low, high = page.bbox[1], page.bbox[3]
    left = page.crop((page.bbox[0], low, page.bbox[0] + middle, high))
    right = page.crop((page.bbox[0] + middle, low, page.bbox[2], high))
    return (left, right) if _is_page(left) and _is_page(right) else (page,)


def _is_free(page: Any, middle: float) -> bool:
    """Whether no sign and no rule across stands in the middle of a page."""
    left, right = page.bbox[0] + middle - _GAP, page.bbox[0] + middle + _GAP
    across = (edge for edge in page.edges if edge["orientation"] == "h")
    return not any(each["x0"] < right and each["x1"] > left for each in (*page.chars, *across))


def _is_page(half: Any) -> bool:
    """Whether a half holds sentences, or a table of its own."""
    if len(half.chars) < _FEWEST_SIGNS:
        return False
    down = sum(edge["orientation"] == "v" for edge in half.edges)
    return any(char["text"] == "。" for char in half.chars) or down >= _FEWEST_RULES
