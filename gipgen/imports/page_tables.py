"""Tables of a page: their rows, the spans of their cells, and whether a table only arranges what stands on the page."""

import re
from collections.abc import Iterator
from typing import Any

_CELLS = ("td", "th")
_LONG = 150  # characters in a cell that are no cell's
_FEW = 4  # cells of a table that arranges a page


def rows_of(table: Any) -> Iterator[Any]:
    """The rows of a table, not those of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def cells_of(row: Any) -> list[Any]:
    """The cells of a row."""
    return [cell for cell in row if cell.tag in _CELLS]


def span(cell: Any, name: str) -> int:
    """How many columns or rows a cell spans."""
    found = re.match(r"\s*(\d{1,4})", cell.get(name) or "")
    return int(found[1]) if found else 1


def size(picture: Any) -> tuple[float | None, ...]:
    """The width and the height that a picture says."""
    found = (re.match(r"\s*(\d{1,5})", picture.get(name) or "") for name in ("width", "height"))
    return tuple(float(each[1]) if each else None for each in found)


def lays_out(table: Any) -> bool:
    """Whether a table only arranges the page: it holds tables or headings and long text, not numbers."""
    if table.find(".//table") is not None or table.find(".//h1") is not None:
        return True
    cells = [cell for row in rows_of(table) for cell in cells_of(row)]
    longest = max((len("".join(cell.itertext())) for cell in cells), default=0)
    return len(cells) == 1 or (len(cells) <= _FEW and longest > _LONG)  # a frame; a page laid out in one to four cells
