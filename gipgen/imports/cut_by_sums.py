"""Rows of digits that can be cut in more than one way → the one way in which all sums of the table hold, if there is one."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, product
from math import prod

from gipgen.form.definition import Table

_MOST = 5_000  # ways to cut all rows together that are tried
Numbers = tuple[str, ...]
_Equation = tuple[tuple[str, ...], tuple[str, ...]]  # rows whose sum is that of others


def cut_by_sums(
    ways: Mapping[str, Sequence[Numbers]], known: Mapping[str, Numbers], table: Table
) -> dict[str, Numbers]:
    """The numbers of the rows in ``ways``, all of them or none; ``known`` are those of the table's other rows."""
    sums = [each for each in equations(table) if known.keys() | ways.keys() >= {*each[0], *each[1]}]
    held = set(chain.from_iterable(left + right for left, right in sums))
    if not ways or not ways.keys() <= held or prod(map(len, ways.values())) > _MOST:
        return {}
    tries = (dict(zip(ways, way, strict=True)) for way in product(*ways.values()))
    found = [tried for tried in tries if all(_holds(each, {**known, **tried}) for each in sums)]
    return found[0] if len(found) == 1 else {}


def equations(table: Table) -> Iterator[_Equation]:
    """The sums of a table's rows, each column for itself."""
    for block in table.blocks:
        yield from (((row.id,), row.parts) for row in block.rows if row.parts)
    if table.balance:
        yield table.balance.left, table.balance.right


def _holds(equation: _Equation, numbers: Mapping[str, Numbers]) -> bool:
    """Whether the sums of both sides are the same in each column."""
    left, right = (
        [sum(map(int, column)) for column in zip(*(numbers[row] for row in side), strict=True)] for side in equation
    )
    return left == right
