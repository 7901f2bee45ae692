"""Whether a report's numbers are those of others together: what its tables say of it, whatever it is called."""

from collections.abc import Iterable, Iterator, Sequence

from gipgen.collect.add_up import Sums, add_up, added_cells, amount, values_of
from gipgen.collect.collected import Handed
from gipgen.report.exact_sums import times
from gipgen.report.report import Number

_TELLING = 3  # cells with a number in which a report has to be the sum of others …
_TELLING_ABOVE = 6  # … and in which it is no less: an office with more to do is that by itself
_EQUAL, _ABOVE = "equal", "above"


class Members:
    """Reports of one edition that may be what another report is the sum of."""

    def __init__(self, reports: Sequence[Handed]) -> None:
        self._reports = reports
        self._sums = add_up(reports)

    def are_in(self, handed: Handed, versions: Iterable[Handed]) -> bool:
        """Whether every number of a report is the sum of theirs, or of theirs and another report of its office."""
        if handed.edition != self._sums.edition:
            return False
        if _compared(handed, self._sums) == _EQUAL:
            return True
        own = [each for each in versions if each is not handed and each.edition == handed.edition]
        return any(_compared(handed, add_up([*self._reports, each])) == _EQUAL for each in own)

    def may_be_in(self, handed: Handed) -> bool:
        """Whether no number of a report is below their sum, and some are above it."""
        return _compared(handed, self._sums) == _ABOVE


def _compared(handed: Handed, sums: Sums) -> str:
    """Whether every number equals the sum's, or none is below it; empty for a comparison that says nothing."""
    known = [(left, right) for left, right in _pairs(handed, sums) if left is not None and right is not None]
    telling = sum(right != 0 for _, right in known) if len(known) == len(added_cells(handed.edition)) else 0
    if telling >= _TELLING and all(left == right for left, right in known):
        return _EQUAL
    return _ABOVE if telling >= _TELLING_ABOVE and all(left >= right for left, right in known) else ""


def _pairs(handed: Handed, sums: Sums) -> Iterator[tuple[Number | None, Number | None]]:
    """A report's number and the sum, cell by cell; amounts by what they are worth."""
    columns = added_cells(handed.edition)
    for ref, text in values_of(handed).items():
        met, cell = amount(text, columns[ref]), sums.cells[ref]
        worth = dict(columns[ref].units)
        own = None if met is None else times(met.value, worth.get(met.unit, 1))
        yield own, None if cell.value is None else times(cell.value, cell.worth)
