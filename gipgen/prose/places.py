"""Where the characters of a text stand in its narrative: pieces, each with its offset.

An offset counts characters from the beginning of the narrative as typed; lines and columns are counted only when somebody
asks, because nearly nobody does.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from gipgen.findings.finding import Offset
from gipgen.named_tuple import NamedTuple


class Piece(NamedTuple):
    """From ``begin`` in a text on, its characters stand at ``offset`` of the narrative, one after the other.

    Not ``plain``: they are not the characters that stand there, but what an escape, a line break or ``{{ }}`` came to, and all
    belong to that one place.
    """

    begin: int
    offset: int
    plain: bool = True


Pieces = tuple[Piece, ...]


def offset_at(pieces: Sequence[Piece], position: int) -> int:
    """The offset of the character at ``position`` of a text; 0 where nothing of it was typed."""
    if not pieces:
        return 0
    piece = pieces[max(bisect_right(pieces, (position, 1 << 60)) - 1, 0)]
    return piece.offset + (position - piece.begin if piece.plain else 0)


def typed_span(pieces: Sequence[Piece], begin: int, end: int) -> tuple[int, int] | None:
    """First and last offset of what stands between two positions, if it was typed exactly so; else nothing."""
    if not pieces or begin >= end:
        return None
    first = max(bisect_right(pieces, (begin, 1 << 60)) - 1, 0)
    start = pieces[first].offset - pieces[first].begin
    for piece in pieces[first:]:
        if piece.begin >= end:
            break
        if not piece.plain or piece.offset - piece.begin != start:
            return None
    return start + begin, start + end


def moved(pieces: Sequence[Piece], distance: int) -> Iterator[Piece]:
    """The pieces of a text that now begins ``distance`` characters later in a longer one."""
    return (Piece(piece.begin + distance, piece.offset, piece.plain) for piece in pieces)


def behind(pieces: Sequence[Piece], length: int) -> Iterator[Piece]:
    """The pieces of a text that lost its first ``length`` characters."""
    for number, piece in enumerate(pieces):
        if piece.begin >= length:
            yield Piece(piece.begin - length, piece.offset, piece.plain)
        elif number + 1 == len(pieces) or pieces[number + 1].begin > length:
            yield Piece(0, offset_at(pieces, length), piece.plain)


def line_and_column(typed: str, offset: int) -> Offset:
    """An offset as line and column, both from 0."""
    starts = _starts(typed)
    line = bisect_right(starts, offset) - 1
    return Offset(line, offset - starts[line])


@lru_cache(maxsize=8)
def _starts(typed: str) -> list[int]:
    """Where the lines of a narrative begin; kept, because each of its findings asks for them."""
    return [0, *accumulate(len(line) + 1 for line in typed.split("\n"))][:-1]
