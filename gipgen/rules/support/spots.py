"""Places in running text → findings with a place in the file, and fixes for a whole line of it.

A paragraph is one line of the file, and a slip that is made once is made twenty times: one finding a line says it, and
its fix mends all of them.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from gipgen.findings.finding import Fix, Offset
from gipgen.findings.privacy import quoted
from gipgen.prose.passages import Passage
from gipgen.rules.support.rule import Case

CONTEXT = 8  # characters shown on either side of a place


class Spot(NamedTuple):
    """What is wrong between two positions of a passage's text, and what belongs there (``None``: a person decides)."""

    begin: int
    end: int
    replacement: str | None = None


class Line(NamedTuple):
    """The spots of one line of the file; ``fix`` mends those that can be mended without asking."""

    offset: Offset
    spots: tuple[Spot, ...]
    fix: Fix | None


def is_han(sign: str) -> bool:
    """Whether ``sign`` is one Chinese character (nothing is none)."""
    return "\u4e00" <= sign <= "\u9fff"


def is_table_row(passage: Passage) -> bool:
    return passage.text.startswith("|")


def around(text: str, begin: int, end: int) -> str:
    """The place with some text on either side, to be quoted in a message."""
    left, right = max(0, begin - CONTEXT), min(len(text), end + CONTEXT)
    return ("…" if left else "") + quoted(text, left, right) + ("…" if right < len(text) else "")


def typed_lines(case: Case, passage: Passage) -> list[str]:
    """The lines of the narrative that the passage is from, as typed."""
    value: Any = case.data
    for key in passage.path:
        value = value.get(key) if isinstance(value, dict) else None
    return _split(value) if isinstance(value, str) else []


@lru_cache(8)
def _split(text: str) -> list[str]:
    return text.split("\n")


def by_line(case: Case, passage: Passage, spots: Iterable[Spot]) -> Iterator[Line]:
    """Group the spots of a passage, which come from left to right, by the lines of the file that they stand on.

    What was looked up for ``{{ }}`` is not typed, so spots in it are left out.
    """
    grouped: dict[int, list[tuple[Offset, Spot]]] = {}
    for spot in spots:
        if not passage.is_computed(spot.begin, spot.end):
            place = passage.place(spot.begin)
            grouped.setdefault(place.line, []).append((place, spot))
    if not grouped:
        return
    lines = typed_lines(case, passage)
    for number, found in grouped.items():
        line = lines[number] if number < len(lines) else ""
        yield Line(found[0][0], tuple(spot for _, spot in found), _fix(passage, line, found))


def _fix(passage: Passage, line: str, found: list[tuple[Offset, Spot]]) -> Fix | None:
    """One replacement from the first to the last spot that can be mended; what stands between stays as typed."""
    pieces: list[tuple[int, int, str]] = []
    for place, spot in found:
        end = place.column + spot.end - spot.begin
        if spot.replacement is not None and line[place.column : end] == passage.text[spot.begin : spot.end]:
            pieces.append((place.column, end, spot.replacement))
    if not pieces:
        return None
    text, last = "", pieces[0][0]
    for begin, end, replacement in pieces:
        if begin < last:
            return None  # one inside another: a person has to look
        text += line[last:begin] + replacement
        last = end
    return Fix(Offset(found[0][0].line, pieces[0][0]), last - pieces[0][0], text)
