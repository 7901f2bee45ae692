"""Signs of a PDF that are drawn twice at almost one place: so programs print bold and shadows where a font has none.

Both copies are text of the file, and ``1`` would be 11.
"""

from collections.abc import Iterable, Iterator
from typing import Any

_STEP = 0.1  # share of a sign's size; copies stand within two steps, no two signs of a line do
_BESIDE = tuple((across, down) for across in (-1, 0, 1) for down in (-1, 0, 1))


def copies(chars: Iterable[dict[str, Any]]) -> Iterator[int]:
    """The ``id`` of each sign that repeats one drawn before it."""
    seen: set[tuple[str, float, int, int]] = set()
    for char in chars:
        if not char["text"].strip():
            continue
        size = round(char["size"], 1)
        step = max(_STEP * size, _STEP)
        column, row = int(char["x0"] // step), int(char["top"] // step)
        if any((char["text"], size, column + across, row + down) in seen for across, down in _BESIDE):
            yield id(char)
        else:
            seen.add((char["text"], size, column, row))
