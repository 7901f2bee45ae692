"""Text of a page of a PDF that is turned by a quarter: a wide table on an upright page. A watermark lies askew."""

from copy import copy
from typing import Any

_FEWEST = 40  # signs that are turned; a remark at the edge has fewer
_QUARTER = 90


def turned(page: Any) -> Any:
    """The page as it has to be held to read what is turned on it; ``None`` where nothing is."""
    signs = [char["matrix"] for char in page.chars if not char.get("upright", True)]
    right = sum(_is_quarter(each) and each[1] > 0 for each in signs)
    left = sum(_is_quarter(each) and each[1] < 0 for each in signs)
    if max(right, left) < _FEWEST:
        return None
    held = copy(page.page_obj)
    held.rotate = (page.rotation + (_QUARTER if right > left else -_QUARTER)) % 360
    held.attrs = {**page.page_obj.attrs, "Rotate": held.rotate}
    return type(page)(page.pdf, held, page_number=page.page_number, initial_doctop=page.initial_doctop)


def _is_quarter(matrix: tuple[float, ...]) -> bool:
    """Whether a sign stands on its side exactly."""
    return abs(matrix[0]) < abs(matrix[1]) / _QUARTER
