"""How much of the same the gate tries: a share, since it draws the same examples in every run; whoever runs the tests by hand tries all."""

import os
from collections.abc import Sequence
from typing import TypeVar

IN_GATE = bool(os.environ.get("CI"))
SLOWER = 3  # than a calm machine one may be: nobody knows what else it does
_SHARE = 4
Case = TypeVar("Case")


def examples(number: int) -> int:
    """How many random examples: what they can find is found by runs that differ, by hand and by the fuzzers."""
    return max(number // _SHARE, min(number, 10)) if IN_GATE else number


def some(cases: Sequence[Case]) -> Sequence[Case]:
    """Cases that another test asks one by one as well: spread over all, or all."""
    return spread(cases, max(len(cases) // _SHARE, 1)) if IN_GATE else cases


def spread(cases: Sequence[Case], most: int) -> Sequence[Case]:
    """``most`` of the cases, the first and the last among them."""
    if len(cases) <= most:
        return cases
    return [cases[number * (len(cases) - 1) // max(most - 1, 1)] for number in range(most)]
