"""What a comparison consists of."""

from decimal import Decimal
from typing import Literal

from gipgen.findings.finding import Finding, Path
from gipgen.findings.text import Problem
from gipgen.named_tuple import NamedTuple

Kind = Literal["cell", "total", "row", "prose", "field"]
Status = Literal["changed", "same", "added", "removed", "broken"]
Number = int | Decimal


class Change(NamedTuple):
    """One thing that is not as it was.

    ``old`` and ``new`` are texts as typed, ``None`` where there is nothing; of prose, one sentence. ``total`` is a sum
    that moved because its terms did; ``row`` a whole row that at least on one side is no full row of numbers.
    """

    kind: Kind
    path: Path
    part: str  # the heading of the section, or empty for what stands before and after the sections
    label: str  # the official words of row and column, or the keys of the file
    old: str | None
    new: str | None
    difference: Number | None = None
    rate: str = ""  # between years: the growth, such as +32.5%


class Equality(NamedTuple):
    """A number that follows from last year's report; ``None`` where one is not known."""

    rule: str  # GIP401 or GIP402, which check the same inside one report
    path: Path  # in this year's file
    part: str
    label: str
    source: str  # what it must equal, in words
    expected: Number | None
    actual: Number | None
    exempted: str = ""  # the reason that the file gives

    @property
    def holds(self) -> bool | None:
        """``None`` when it cannot be told."""
        if self.expected is None or self.actual is None:
            return None
        return self.expected == self.actual


class Comparison(NamedTuple):
    """Two states of one report, or two years of one agency."""

    file: str
    changes: tuple[Change, ...]
    appeared: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()
    equalities: tuple[Equality, ...] = ()
    years: tuple[int, int] | None = None


class Compared(NamedTuple):
    """One report of a run. ``broken``: a side could not be read, ``findings`` or ``problem`` say why."""

    file: str
    status: Status
    comparison: Comparison | None = None
    findings: tuple[Finding, ...] = ()
    problem: Problem | None = None
