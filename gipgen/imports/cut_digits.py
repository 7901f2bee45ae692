"""Digits that ran together → the numbers that they were, where the sums leave one way to cut them only."""

from collections.abc import Iterator
from itertools import accumulate

from gipgen.form.definition import Block

_MOST_WAYS_OF_ROW = 5_000  # ways to cut one row that are tried
_MOST_STEPS_OF_ROW = 20_000  # numbers that are tried for these
_MOST_WAYS_OF_LINE = 20_000  # the same for a line of several blocks
_MOST_DIGITS = 40  # of one line of numbers that ran together


def cut_row(pieces: tuple[str, ...], block: Block, *, glued: bool = True) -> tuple[str, ...] | None:
    """One number for each column of a row of the block; ``None`` where that would be a guess.

    ``glued`` says that nothing stands between the numbers for sure: else they may be fewer than the columns.
    """
    wanted = len(block.columns)
    digits = "".join(pieces)
    if glued and len(digits) == wanted and digits.isdecimal() and _ran_together(pieces, wanted):
        return None if block.columns[0].type == "amount" else tuple(digits)
    ways = ways_of_row(pieces, block)
    return ways[0] if len(ways) == 1 else None


def ways_of_row(pieces: tuple[str, ...], block: Block) -> list[tuple[str, ...]]:
    """All ways to cut a row of the block; none where they are too many, or nothing tells that the numbers ran together."""
    if not any(map(_is_led, pieces)) and (block.total is None or not "".join(pieces).strip("0")):
        return []  # 100: three numbers, or one and two blanks
    return all_ways(pieces, block)


def all_ways(pieces: tuple[str, ...], block: Block) -> list[tuple[str, ...]]:
    """All ways to read the numbers of a row off pieces of digits, where its sum holds; none where they are too many."""
    wanted = len(block.columns)
    if block.columns[0].type == "amount" or not is_line(pieces, wanted) or not all(pieces):
        return []  # a piece without digits is a column without a number: what stands beside it did not run together
    if block.total is not None:
        return _Sums(pieces, wanted).ways()
    ways = []
    for tried, (way, rest) in enumerate(_ways_to_cut(pieces, wanted)):
        if tried > _MOST_WAYS_OF_ROW:
            return []
        if not rest:
            ways.append(way)
    return ways


class _Sums:
    """The ways to cut digits into numbers of which the last is the sum of the others: its length bounds theirs, and what is left of it."""

    def __init__(self, pieces: tuple[str, ...], wanted: int) -> None:
        self._digits = "".join(pieces)
        self._parts = wanted - 1
        ends = list(accumulate(map(len, pieces)))
        self._ends = [next(end for end in ends if end > place) for place in range(len(self._digits))]  # of the piece
        self._steps = 0

    def ways(self) -> list[tuple[str, ...]]:
        """All of them; none where they are too many to be tried."""
        found: list[tuple[str, ...]] = []
        for start in range(len(self._digits) - 1, self._parts - 1, -1):
            total = self._digits[start:]
            if self._ends[start] < len(self._digits):
                break
            if total[0] != "0" or len(total) == 1:
                found += ((*way, total) for way in self._cut(0, start, self._parts, int(total), len(total)))
            if self._steps > _MOST_STEPS_OF_ROW:
                return []
        return found

    def _cut(self, place: int, end: int, count: int, rest: int, size: int) -> Iterator[tuple[str, ...]]:
        """The ways to cut what stands between two places into ``count`` numbers of at most ``size`` digits that come to ``rest``."""
        self._steps += 1
        left = end - place
        if not count <= left <= count * size or self._steps > _MOST_STEPS_OF_ROW:
            return
        if rest >= count * 10 ** min(size, left - count + 1) or rest < 10 ** ((left - 1) // count) // 10 * 10:
            return
        if count == 1:
            last = self._digits[place:end]
            if last == str(rest) and end <= self._ends[place]:
                yield (last,)
            return
        longest = 1 if self._digits[place] == "0" else min(size, self._ends[place] - place, left - count + 1)
        for behind in range(place + 1, place + longest + 1):
            number = int(self._digits[place:behind])
            if number > rest:
                return
            for way in self._cut(behind, end, count - 1, rest - number, size):
                yield (self._digits[place:behind], *way)


def _is_led(piece: str) -> bool:
    """Whether digits begin with a zero, as no number of several does: they ran together."""
    return len(piece) > 1 and piece[0] == "0"


def is_line(pieces: tuple[str, ...], wanted: int) -> bool:
    """Whether pieces can be ``wanted`` numbers that ran together."""
    digits = "".join(pieces)
    return wanted <= len(digits) <= _MOST_DIGITS and digits.isdecimal()


def cut_line(pieces: tuple[str, ...], wanted: int, size: int) -> tuple[str, ...] | None:
    """The ``wanted`` numbers of blocks of ``size`` that stand side by side, each with its sum at its end."""
    digits = "".join(pieces)
    if not all(pieces) or not _ran_together(pieces, wanted):
        return None
    if len(digits) == wanted:
        return tuple(digits)
    found: list[tuple[str, ...]] = []
    tried = 0

    def search(rest: tuple[str, ...], blocks: int, so_far: tuple[str, ...]) -> None:
        nonlocal tried
        if blocks == 0:
            found.extend([so_far] if not rest else [])
            return
        for way, left in _ways_to_cut(rest, size):
            tried += 1
            if len(found) > 1 or tried > _MOST_WAYS_OF_LINE:
                return
            if _adds_up(way):
                search(left, blocks - 1, (*so_far, *way))

    search(pieces, wanted // size, ())
    return found[0] if len(found) == 1 and tried <= _MOST_WAYS_OF_LINE else None


def _adds_up(numbers: tuple[str, ...]) -> bool:
    """Whether the last number is the sum of those in front of it."""
    return sum(map(int, numbers[:-1])) == int(numbers[-1])


def _ran_together(pieces: tuple[str, ...], wanted: int) -> bool:
    """Whether numbers lost the blanks between them (``00``, one piece for a row), rather than being fewer than they should."""
    return len(pieces) <= max(wanted // 4, 1) or any(map(_is_led, pieces))


def _ways_to_cut(pieces: tuple[str, ...], wanted: int) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """All ways to read ``wanted`` numbers off the front of pieces of digits, and what each leaves.

    A number has no leading zeros and does not reach over the end of a piece.
    """
    if wanted == 0:
        yield (), pieces
        return
    if sum(map(len, pieces)) < wanted:
        return
    first = pieces[0]
    for length in range(1, 2 if first[0] == "0" else len(first) + 1):
        rest = (first[length:], *pieces[1:]) if length < len(first) else pieces[1:]
        for way, left in _ways_to_cut(rest, wanted - 1):
            yield (first[:length], *way), left
