"""Rows of digits that can be cut in more than one way → those that all sums of the table leave one way to cut, if it leaves any.

The rows of a sum are gone through one after the other, each column's sum so far beside what the rows that are left can still
bring. What cannot come to nothing at the end is dropped; a way that no way of the others completes is none. Of rows that several
sums hold each sum leaves fewer for the next one. A sum that takes too many steps says nothing; one that no way fulfils says that
the original is wrong, and then nothing is told of any row.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain

from gipgen.form.definition import Table
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
    left: _Ways = {row: list(each) for row, each in ways.items() if each}
    given: _Ways = {row: [numbers] for row, numbers in known.items()}
    untried = {row: digits for row, digits in (pieces or {}).items() if row not in left}
    held: set[str] = set()
    before = None
    while left.keys() | untried.keys() and before != (before := (sum(map(len, left.values())), len(left))):
        for each in equations(table):
            told = _told_by(each, {**given, **left}, untried)
            left |= told
            held |= told.keys()
            possible = _possible(each, {**given, **left})
            if possible and not all(possible.values()):
                return {}
            held |= possible.keys()
            left |= {row: possible[row] for row in left.keys() & possible.keys()}
    return {row: numbers[0] for row, numbers in left.items() if len(numbers) == 1 and row in held}


def _told_by(equation: _Equation, ways: _Ways, untried: Mapping[str, Numbers]) -> _Ways:
    """The only row of a sum that is not known, where the others leave what its digits say and its own sum holds."""
    rows = [row for row in chain(*equation) if row not in ways]
    if len(rows) != 1 or rows[0] not in untried or any(len(ways.get(row, "?")) > 1 for row in chain(*equation)):
        return {}
    terms = [_term(row, ways, sign) for row, sign in _signed(equation) if row in ways]
    sign = dict(_signed(equation))[rows[0]]
    numbers = [-sign * sum(column) for column in zip(*(term.added[0] for term in terms), strict=True)]
    told = tuple(map(str, numbers))
    ends = {*accumulate(map(len, told))}
    is_it = "".join(told) == "".join(untried[rows[0]]) and ends >= {*accumulate(map(len, untried[rows[0]]))}
    return {rows[0]: [told]} if is_it and sums_up(told) else {}


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
    """Of each row the ways for which the sum can hold; nothing where a row is missing or that takes too many steps."""
    if not ways.keys() >= {*chain(*equation)}:
        return {}
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
            {
                end
                for end in ends
                if all(-high <= now <= -low for now, low, high in zip(end, least, most, strict=True))
            }
        )
    return reached


def _plus(one: _Vector, other: _Vector) -> _Vector:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _minus(one: _Vector, other: _Vector) -> _Vector:
    return tuple(a - b for a, b in zip(one, other, strict=True))
