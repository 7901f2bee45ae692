"""``- 5%为…``: a minus or a dash in front of a number is the sign of an item only where items stand around it."""

import re
from collections.abc import Sequence

from gipgen.prose.lines import Line, bullet_match, item_match

_MINUS = r"[-+–—][ \t]+[0-9０-９]"
_SIGNS = frozenset("-+–—")


def with_minuses(lines: Sequence[Line]) -> list[Line]:
    """The lines with those marked that begin with a minus and a number, and no item beside them."""
    suspect = [place for place, line in enumerate(lines) if line.text[:1] in _SIGNS and re.match(_MINUS, line.text)]
    alone = {place for place in suspect if not _has_items_around(lines, place)}
    return [line._replace(is_text=place in alone) for place, line in enumerate(lines)] if alone else list(lines)


def _has_items_around(lines: Sequence[Line], place: int) -> bool:
    """Whether the lines beside it are items: of its own run of lines any, of the runs above and below the first one."""
    first = _edge(lines, place, -1)
    last = _edge(lines, place, 1)
    if any(_is_item(lines[other]) for other in range(first, last + 1) if other != place):
        return True
    above = next((other for other in range(first - 1, -1, -1) if lines[other].text), None)
    below = next((other for other in range(last + 1, len(lines)) if lines[other].text), None)
    starts = [] if above is None else [_edge(lines, above, -1)]
    return any(_is_item(lines[other]) for other in (*starts, *([] if below is None else [below])))


def _edge(lines: Sequence[Line], place: int, step: int) -> int:
    """The last line in one direction before a blank one."""
    while 0 <= place + step < len(lines) and lines[place + step].text:
        place += step
    return place


def _is_item(line: Line) -> bool:
    return bool(item_match(line.text) or bullet_match(line.text))
