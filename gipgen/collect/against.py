"""A published total beside the sum of its members: where the two differ, by how much, and which members have what there.

A member whose number is just the difference is named as a hint, and as no more than that.
"""

from collections.abc import Container, Iterable, Iterator, Sequence

from gipgen.collect.add_up import Sums, added_cells, amount
from gipgen.collect.cells_of import cells_of
from gipgen.collect.collected import Handed
from gipgen.findings.text import Text, filled
from gipgen.form.definition import CellRef
from gipgen.form.editions import load
from gipgen.named_tuple import NamedTuple
from gipgen.report.exact_sums import minus, times
from gipgen.report.report import Number, number_text

_LEFT = Text(
    "差额正好是 {unit} 的数，公布的总数可能没有算进去",
    "the difference is what {unit} has, which may have been left out",
)
_TWICE = Text(
    "差额正好是 {unit} 的数，公布的总数可能算了两次",
    "the difference is what {unit} has, which may have been counted twice",
)
_MORE = Text("差额正好是没有加进来的 {unit} 的数", "the difference is what {unit} has, which was not added here")
_EVERYWHERE = Text("每一处差额都正好是 {unit} 的数", "every difference is what {unit} has there")


class Difference(NamedTuple):
    """A cell in which a published total is another than the sum; both as digits, empty where one is missing.

    ``shares`` are the members with a number there, the largest first.
    """

    row: str
    column: str
    sum: str
    published: str
    difference: str  # published − sum
    shares: tuple[tuple[str, str], ...]
    hint: Text | None = None


class Against(NamedTuple):
    """All differences from a published total, and what would explain every one of them."""

    file: str
    differences: tuple[Difference, ...]
    hint: Text | None = None


def against(file: str, published: Handed, sums: Sums, added: Sequence[Handed], others: Iterable[Handed]) -> Against:
    """Compare a published total of the same edition; ``others`` are reports of the same year that were not added."""
    rest = [_open(each) for each in others if each.values and each.edition == sums.edition]
    return _Comparison(sums, _open(published), list(map(_open, added)), rest).told(file)


def _open(handed: Handed) -> Handed:
    """A report whose cells are looked up one by one."""
    return handed._replace(values=tuple(handed.values))


class _Comparison:
    """A published total, the sum, the members of the sum and the reports beside them; all numbers in the columns' first units."""

    def __init__(self, sums: Sums, published: Handed, added: Sequence[Handed], rest: Sequence[Handed]) -> None:
        self._form = load(sums.edition)
        self._places = {ref: number for number, ref in enumerate(cells_of(sums.edition))}
        self._columns = {(row, each.id): each for row, columns in self._form.columns.items() for each in columns}
        self._added, self._rest = added, rest
        self._sums = {
            ref: None if each.value is None else times(each.value, each.worth) for ref, each in sums.cells.items()
        }
        self._published = {ref: self._number(published, ref) for ref in self._places}

    def told(self, file: str) -> Against:
        differing = {ref for ref in self._places if self._sums[ref] != self._published[ref]}
        hint = self._explained() if differing else None
        found = tuple(
            self._difference(ref) for ref in self._places if ref in differing and not self._follows(ref, differing)
        )
        return Against(file, tuple(each._replace(hint=None) for each in found) if hint else found, hint)

    def _number(self, handed: Handed, ref: CellRef) -> Number | None:
        """What a report has in a cell."""
        met = amount(handed.values[self._places[ref]], self._columns[ref]) if handed.values else None
        return None if met is None else times(met.value, dict(self._columns[ref].units).get(met.unit, 1))

    def _follows(self, ref: CellRef, differing: Container[CellRef]) -> bool:
        """Whether a total differs only because one of its terms does."""
        row, column = ref
        columns = self._form.columns[row]
        if self._columns[ref].total and any((row, each.id) in differing for each in columns[:-1]):
            return True
        return any((part, column) in differing for part in self._form.rows[row].parts)

    def _difference(self, ref: CellRef) -> Difference:
        ours, theirs = self._sums[ref], self._published[ref]
        gap = None if ours is None or theirs is None else minus(theirs, ours)
        members: list[tuple[str, Number]] = [
            (each.agency, share) for each in self._added if (share := self._number(each, ref))
        ]
        members.sort(key=lambda each: max(each[1], minus(0, each[1])), reverse=True)
        shares = tuple((name, number_text(share)) for name, share in members)
        hint = None if gap is None else self._hint(gap, ref, members)
        return Difference(*ref, _digits(ours), _digits(theirs), _digits(gap), shares, hint)

    def _hint(self, gap: Number, ref: CellRef, members: Iterable[tuple[str, Number]]) -> Text | None:
        """Whose number the difference is, where only one has it."""
        same = [name for name, share in members if share in (gap, minus(0, gap))]
        more = [each.agency for each in self._rest if gap > 0 and self._number(each, ref) == gap]
        for names, words in ((more, _MORE), (same, _TWICE if gap > 0 else _LEFT)):
            if len(names) == 1:
                return filled(words, unit=names[0])
        return None

    def _explained(self) -> Text | None:
        """The unit that explains every difference there is: left out of the total, or counted in it once more than here."""
        gaps = {ref: minus(theirs, ours) for ref, ours, theirs in self._known()}
        lacks = {ref: minus(0, gap) for ref, gap in gaps.items()}
        for wanted, reports in ((lacks, self._added), (gaps, (*self._rest, *self._added))):
            names = [
                each.agency
                for each in reports
                if all(self._number(each, ref) == number for ref, number in wanted.items())
            ]
            if len(names) == 1:
                return filled(_EVERYWHERE, unit=names[0])
        return None

    def _known(self) -> Iterator[tuple[CellRef, Number, Number]]:
        """The cells that are no totals and have a number on both sides."""
        for ref in added_cells(self._form.edition):
            ours, theirs = self._sums[ref], self._published[ref]
            if ours is not None and theirs is not None:
                yield ref, ours, theirs


def _digits(value: Number | None) -> str:
    return "" if value is None else number_text(value)
