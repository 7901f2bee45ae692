"""Rows of digits that can be cut in more than one way → those that all sums of the table leave one way to cut, if it leaves any.

The rows of a sum are gone through one after the other, each column's sum so far beside what the rows that are left can still
bring. What cannot come to nothing at the end is dropped; a way that no way of the others completes is none. Of rows that several
sums hold each sum leaves fewer for the next one. A sum that takes too many steps says nothing; one that no way fulfils says that
the original is wrong, and then nothing is told of any row.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain

from gipgen.form.definition import Table
from gipgen.imports.cut_digits import at_thousands
from gipgen.imports.printed_words import sums_up
from gipgen.named_tuple import NamedTuple

_MOST = 20_000  # steps in one sum
Numbers = tuple[str, ...]
_Equation = tuple[tuple[str, ...], tuple[str, ...]]  # rows whose sum is that of others
_Vector = tuple[int, ...]
_Ways = dict[str, list[Numbers]]


class _Term(NamedTuple):
    """A row of a sum: its ways, and what each of them adds, column by column."""

    row: str
    added: list[_Vector]

    @property
    def least(self) -> _Vector:
        return tuple(map(min, zip(*self.added, strict=True)))

    @property
    def most(self) -> _Vector:
        return tuple(map(max, zip(*self.added, strict=True)))


def cut_by_sums(
    ways: Mapping[str, Sequence[Numbers]],
    known: Mapping[str, Numbers],
    table: Table,
    pieces: Mapping[str, Numbers] | None = None,
) -> dict[str, Numbers]:
    """The numbers of those rows in ``ways`` that can be cut in one way only; ``known`` are those of the table's other rows.

    Of a row with too many ways to try ``pieces`` has the digits: where all others of a sum are known, it is what they leave.
    """
    cutting = _Cutting(ways, known, {row: at_thousands(each) for row, each in (pieces or {}).items()})
    sums = list(equations(table))
    while cutting.is_open and cutting.changed:
        cutting.changed = False
        if not all(map(cutting.holds, sums)):
            return {}
    return cutting.told


class _Cutting:
    """The ways that are left for each row, as one sum after the other leaves fewer of them."""

    def __init__(
        self, ways: Mapping[str, Sequence[Numbers]], known: Mapping[str, Numbers], pieces: Mapping[str, Numbers]
    ) -> None:
        self._ways: _Ways = {row: list(each) for row, each in ways.items() if each}
        self._untried = {row: digits for row, digits in pieces.items() if row not in self._ways}
        self._wanted = self._ways.keys() | self._untried.keys()
        self._ways |= {row: [numbers] for row, numbers in known.items()}
        self._held: set[str] = set()
        self.changed = True

    @property
    def is_open(self) -> bool:
        """Whether anything is left to find out."""
        return any(len(self._ways.get(row, ())) != 1 or row not in self._held for row in self._wanted)

    @property
    def told(self) -> dict[str, Numbers]:
        """The rows that some sum holds and that are left one way."""
        found = {row: self._ways.get(row, []) for row in self._wanted & self._held}
        return {row: ways[0] for row, ways in found.items() if len(ways) == 1}

    def holds(self, equation: _Equation) -> bool:
        """Leave the ways for which a sum can hold; whether there are any, as far as can be known."""
        rows = {*chain(*equation)}
        missing = rows - self._ways.keys()
        for row in missing if len(missing) == 1 else ():
            if told := _told_by(equation, row, self._ways, self._untried):
                self._ways[row] = [told]
                self.changed = True
        if missing:
            return True
        possible = _possible(equation, self._ways)
        self._held |= possible.keys()
        self.changed = self.changed or any(len(left) < len(self._ways[row]) for row, left in possible.items())
        self._ways |= possible
        return all(possible.values())


def _told_by(equation: _Equation, row: str, ways: _Ways, untried: Mapping[str, Numbers]) -> Numbers | None:
    """The numbers that the other rows of a sum leave for one, where its digits say them and its own sum holds."""
    signs = dict(_signed(equation))
    others = signs.keys() - {row}
    if row not in untried or any(len(ways[other]) > 1 for other in others):
        return None
    added = (_term(other, ways, -signs[row] * signs[other]).added[0] for other in others)
    told = tuple(str(sum(column)) for column in zip(*added, strict=True))
    says = "".join(told) == "".join(untried[row]) and _ends(told) >= _ends(untried[row])
    return told if says and sums_up(told) else None


def _ends(pieces: Numbers) -> set[int]:
    """Where each piece ends among the digits of all."""
    return {*accumulate(map(len, pieces))}


def _signed(equation: _Equation) -> Iterator[tuple[str, int]]:
    """The rows of both sides, and what each counts."""
    return ((row, sign) for side, sign in zip(equation, (1, -1), strict=True) for row in side)


def equations(table: Table) -> Iterator[_Equation]:
    """The sums of a table's rows, each column for itself."""
    for block in table.blocks:
        yield from (((row.id,), row.parts) for row in block.rows if row.parts)
    if table.balance:
        yield table.balance.left, table.balance.right


def _possible(equation: _Equation, ways: _Ways) -> _Ways:
    """Of each row the ways for which the sum can hold; nothing where that takes too many steps."""
    terms = [_term(row, ways, sign) for row, sign in _signed(equation)]
    terms.sort(key=lambda term: len(term.added))
    reached = _reached(terms)
    if reached is None:
        return {}
    kept: _Ways = {term.row: [] for term in terms}
    wanted = {_zero(terms)} & reached[-1]
    for term, before in zip(reversed(terms), reversed(reached[:-1]), strict=True):
        below = set()
        for way, added in zip(ways[term.row], term.added, strict=True):
            from_ = {_minus(end, added) for end in wanted} & before
            if from_:
                kept[term.row].append(way)
                below |= from_
        wanted = below
    return kept


def _term(row: str, ways: _Ways, sign: int) -> _Term:
    return _Term(row, [tuple(sign * int(number) for number in way) for way in ways[row]])


def _zero(terms: Sequence[_Term]) -> _Vector:
    return (0,) * len(terms[0].added[0])


def _reached(terms: Sequence[_Term]) -> list[set[_Vector]] | None:
    """What the columns can come to in front of each row and at the end, as far as the rows behind can still make it nothing."""
    bounds = [(_zero(terms), _zero(terms))]
    for term in reversed(terms[1:]):
        least, most = bounds[-1]
        bounds.append((_plus(least, term.least), _plus(most, term.most)))
    reached = [{_zero(terms)}]
    steps = 0
    for term, (least, most) in zip(terms, reversed(bounds), strict=True):
        steps += len(reached[-1]) * len(term.added)
        if steps > _MOST:
            return None
        ends = (_plus(begin, added) for begin in reached[-1] for added in term.added)
        reached.append(
            {end for end in ends if all(-high <= now <= -low for now, low, high in zip(end, least, most, strict=True))}
        )
    return reached


def _plus(one: _Vector, other: _Vector) -> _Vector:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _minus(one: _Vector, other: _Vector) -> _Vector:
    return tuple(a - b for a, b in zip(one, other, strict=True))
