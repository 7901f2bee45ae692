"""Signs of items that are text: ``- 5%为…`` where no item stands beside it, ``□ 未办结`` where other boxes are ticked."""

import re
from collections.abc import Iterator, Sequence

from gipgen.prose.lines import Line, bullet_match, item_match

_MINUS = r"[-+–—][ \t]+[0-9０-９]"
_SIGNS = frozenset("-+–—")
_BOX, _TICKED = "□", "☑☒√"  # a box says something where another one is ticked; by itself it is Word's bullet


def with_minuses(lines: Sequence[Line]) -> list[Line]:
    """The lines with those marked that begin with a minus and a number, and no item beside them; and boxes, some of them ticked."""
    suspects = [place for place, line in enumerate(lines) if line.text[:1] in _SIGNS and re.match(_MINUS, line.text)]
    alone = list(_alone(lines, frozenset(suspects))) if suspects else []
    found = list(lines)
    for place in alone + _boxes(lines):
        found[place] = found[place]._replace(is_text=True)
    return found


def _boxes(lines: Sequence[Line]) -> list[int]:
    """The lines that begin with a box, ticked or not, where there are both."""
    begin = [line.text[:1] for line in lines]
    if _BOX not in begin or not any(sign in begin for sign in _TICKED):
        return []
    return [place for place, sign in enumerate(begin) if sign and sign in _BOX + _TICKED]


def _alone(lines: Sequence[Line], suspects: frozenset[int]) -> Iterator[int]:
    """The suspects without an item beside them: in their run of lines none, nor where the runs above and below begin."""
    runs = list(_runs(lines))
    begins = [_is_item(lines[run[0]]) for run in runs]
    for number, run in enumerate(runs):
        met = [place for place in run if place in suspects]
        if len(met) != 1 or sum(_is_item(lines[place]) for place in run) > 1:
            continue
        if not any((*begins[max(number - 1, 0) : number], *begins[number + 1 : number + 2])):
            yield met[0]


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """The places of lines without a blank one among them."""
    run: list[int] = []
    for place, line in enumerate(lines):
        if line.text:
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_item(line: Line) -> bool:
    return bool(item_match(line.text) or bullet_match(line.text))
