"""Digits that ran together → the numbers that they were, where the sums leave one way to cut them only."""

import re
from collections.abc import Iterator
from itertools import accumulate, chain, islice

from gipgen.form.definition import Block
from gipgen.imports.printed_words import normal

_MOST_WAYS_OF_ROW = 5_000  # ways to cut one row that are tried
_MOST_STEPS_OF_ROW = 20_000  # numbers that are tried for these
_MOST_WAYS_OF_LINE = 20_000  # the same for a line of several blocks
_MOST_DIGITS = 40  # of one line of numbers that ran together
_GROUPED = re.compile(r"\d+(?:,\d{3})*")
_IS_GROUPED = re.compile(r"\d+(?:,\d{3,}+)*")


def cut_row(pieces: tuple[str, ...], block: Block, *, glued: bool = True) -> tuple[str, ...] | None:
    """One number for each column of a row of the block; ``None`` where that would be a guess.

    ``glued`` says that nothing stands between the numbers for sure: else they may be fewer than the columns.
    """
    wanted = len(block.columns)
    pieces = at_thousands(pieces)
    digits = "".join(pieces)
    if glued and len(digits) == wanted and digits.isdecimal() and _ran_together(pieces, wanted):
        return None if block.columns[0].type == "amount" else tuple(digits)
    ways = ways_of_row(pieces, block)
    return ways[0] if len(ways) == 1 else None


def ways_of_row(pieces: tuple[str, ...], block: Block) -> list[tuple[str, ...]]:
    """All ways to cut a row of the block; none where they are too many, or nothing tells that the numbers ran together."""
    if not any(map(is_led, pieces)) and (block.total is None or not "".join(pieces).strip("0")):
        return []  # 100: three numbers, or one and two blanks
    return all_ways(pieces, block)


def all_ways(pieces: tuple[str, ...], block: Block) -> list[tuple[str, ...]]:
    """All ways to read the numbers of a row off pieces of digits, where its sum holds; none where they are too many."""
    wanted = len(block.columns)
    pieces = at_thousands(pieces)
    if block.columns[0].type == "amount" or not is_line(pieces, wanted) or not all(pieces):
        return []  # a piece without digits is a column without a number: what stands beside it did not run together
    if block.total is not None:
        return sums_in(pieces, wanted)
    ways = []
    for tried, (way, rest) in enumerate(_ways_to_cut(pieces, wanted)):
        if tried > _MOST_WAYS_OF_ROW:
            return []
        if not rest:
            ways.append(way)
    return ways


def sums_in(pieces: tuple[str, ...], wanted: int) -> list[tuple[str, ...]]:
    """All ways to read ``wanted`` numbers off pieces of digits, the last one the sum of the others; none where they are too many."""
    return _Sums(pieces, wanted).ways()


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


def is_led(piece: str) -> bool:
    """Whether digits begin with a zero, as no number of several does: they ran together."""
    return len(piece) > 1 and normal(piece[0]) == "0" and piece.isdecimal()


def at_thousands(pieces: tuple[str, ...]) -> tuple[str, ...]:
    """The pieces in usual digits, cut behind each group of three that a comma begins: there a number ends.

    1,4497240241,170 is 1449 and 7240241170.
    """
    if all(each.isdecimal() and each.isascii() for each in pieces):
        return pieces
    plain = [each if each.isascii() else normal(each) for each in pieces]
    cut = (_GROUPED.findall(each) if _IS_GROUPED.fullmatch(each) else [each] for each in plain)
    return tuple(each.replace(",", "") if _IS_GROUPED.fullmatch(each) else each for each in chain.from_iterable(cut))


def is_line(pieces: tuple[str, ...], wanted: int) -> bool:
    """Whether pieces can be ``wanted`` numbers that ran together."""
    digits = "".join(at_thousands(pieces))
    return wanted <= len(digits) <= _MOST_DIGITS and digits.isdecimal()


def cut_line(pieces: tuple[str, ...], wanted: int, size: int) -> tuple[str, ...] | None:
    """The ``wanted`` numbers of blocks of ``size`` that stand side by side, each with its sum at its end."""
    whole, pieces = pieces, at_thousands(pieces)
    if not all(pieces) or not _ran_together(whole, wanted):
        return None
    digits = "".join(pieces)
    if len(digits) == wanted:
        return tuple(digits)
    return _Line(pieces, size).cut(wanted // size)


class _Line:
    """Digits of blocks side by side, each with its sum at its end: what the numbers of a block come to has to stand behind them."""

    def __init__(self, pieces: tuple[str, ...], size: int) -> None:
        self._digits = "".join(pieces)
        self._size = size
        ends = list(accumulate(map(len, pieces)))
        self._ends = [next(end for end in ends if end > place) for place in range(len(self._digits))]  # of the piece
        self._ways: dict[int, list[tuple[str, ...]]] = {}
        self._steps = 0

    def cut(self, blocks: int) -> tuple[str, ...] | None:
        """The numbers of all blocks; ``None`` where there is no way, or more than one, or they are too many to be tried."""
        found = list(islice(self._lines(0, blocks, ()), 2))
        return found[0] if len(found) == 1 and self._steps <= _MOST_WAYS_OF_LINE else None

    def _lines(self, place: int, blocks: int, before: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if place not in self._ways:
            self._ways[place] = list(self._blocks(place, ()))
        for way in self._ways[place]:
            self._steps += 1
            if self._steps > _MOST_WAYS_OF_LINE:
                return
            behind = place + sum(map(len, way))
            if blocks == 1 and behind == len(self._digits):
                yield (*before, *way)
            elif blocks > 1 and behind < len(self._digits):
                yield from self._lines(behind, blocks - 1, (*before, *way))

    def _blocks(self, place: int, so_far: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """The ways to read a block's numbers from a place on."""
        self._steps += 1
        if place >= len(self._digits) or self._steps > _MOST_WAYS_OF_LINE:
            return
        if len(so_far) == self._size - 1:
            total = str(sum(map(int, so_far)))
            if self._digits.startswith(total, place) and place + len(total) <= self._ends[place]:
                yield (*so_far, total)
            return
        room = (len(self._digits) - place) // 2  # the sum is no shorter than the number
        longest = 1 if self._digits[place] == "0" else min(self._ends[place] - place, room)
        for behind in range(place + 1, place + longest + 1):
            yield from self._blocks(behind, (*so_far, self._digits[place:behind]))


def _adds_up(numbers: tuple[str, ...]) -> bool:
    """Whether the last number is the sum of those in front of it."""
    return sum(map(int, numbers[:-1])) == int(numbers[-1])


def _ran_together(pieces: tuple[str, ...], wanted: int) -> bool:
    """Whether numbers lost the blanks between them (``00``, one piece for a row), rather than being fewer than they should."""
    return len(pieces) <= max(wanted // 4, 1) or any(map(is_led, pieces))


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
