"""Rows that lack one number: which one it is, where the sums of the table tell all of them and the other numbers are just these.

What the missing one would be is known then, and yet it is left open: the original does not say it. What is won is the place
of the others. Two kinds of sums have to agree: each column's, and the row's own.
"""

from collections.abc import Iterator, Mapping, Sequence

from gipgen.form.definition import Block, Table
from gipgen.imports.cut_by_sums import equations

Numbers = tuple[str, ...]


def with_gap(
    values: Sequence[str], block: Block, row: str, known: Mapping[str, Numbers], table: Table
) -> Numbers | None:
    """The row's numbers with a blank where one is missing; where that may be one of several, all of these are blank."""
    if len(values) != len(block.columns) - 1 or block.total is None or not all(map(str.isdecimal, values)):
        return None
    told = {each for each in _told(row, known, table) if sum(each[:-1]) == each[-1]}
    return _with_blank(list(map(str, told.pop())), [f"{int(value)}" for value in values]) if len(told) == 1 else None


def _with_blank(numbers: Sequence[str], given: Sequence[str]) -> Numbers | None:
    """The numbers with a blank where any one may be missing so that the others are those that were given."""
    gaps = {place for place in range(len(numbers)) if [*numbers[:place], *numbers[place + 1 :]] == given}
    return tuple("" if place in gaps else number for place, number in enumerate(numbers)) if gaps else None


def _told(row: str, known: Mapping[str, Numbers], table: Table) -> Iterator[tuple[int, ...]]:
    """What each sum in which the row stands says its numbers are."""
    for left, right in equations(table):
        for own, other in ((left, right), (right, left)):
            rest = [each for each in own if each != row]
            if row in own and {*rest, *other} <= known.keys():
                plus, minus = _sums(other, known), _sums(rest, known)
                yield tuple(one - (minus[place] if minus else 0) for place, one in enumerate(plus))


def _sums(rows: Sequence[str], known: Mapping[str, Numbers]) -> list[int]:
    return [sum(map(int, column)) for column in zip(*(known[row] for row in rows), strict=True)]
