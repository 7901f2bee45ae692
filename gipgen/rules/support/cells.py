"""The numbers of the tables that a sentence may mean."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product

from gipgen.findings.finding import Diagnostic
from gipgen.findings.text import Text
from gipgen.form.definition import CellRef, Form
from gipgen.form.editions import load
from gipgen.named_tuple import NamedTuple
from gipgen.prose.quantities import Quantity
from gipgen.report.report import Number, Report
from gipgen.rules.support.rule import not_assessable


class Cells(NamedTuple):
    """What some rows add up to. Where a typed total and the sum of its columns differ (GIP303 tells), both count."""

    label: str  # the form's words for it
    values: tuple[Number, ...]  # the one to show first; empty when a number is missing
    refs: tuple[CellRef, ...]
    table: Text  # what the table is called

    @property
    def value(self) -> Number:
        return self.values[0]

    @property
    def names(self) -> dict[str, str | Text]:
        """Row and table for a message: ``{row}`` and ``{table}``."""
        return {"row": self.label, "table": self.table}

    def holds(self, quantity: Quantity) -> bool:
        """Whether a number of the prose is one of these values."""
        return any(quantity.fits(number) for number in self.values)

    def apart(self, quantity: Quantity) -> Number:
        """How far a number of the prose is from the value that is shown."""
        stated = int(quantity.value)
        return max(self.value - stated, stated - self.value)


def totals(report: Report, ids: Iterable[str], label: str = "") -> Cells | None:
    """What some rows come to; ``None`` when the edition has none of them."""
    return _sum(report, [ref for row in ids for ref in report.form.whole(row)], label)


def rows(report: Report, ids: Iterable[str], column: str, label: str = "") -> Cells | None:
    """The sum of some rows in one column; ``None`` when the edition has none of them, or no such column."""
    return _sum(report, [(row, column) for row in ids if (row, column) in report.cells], label)


def _sum(report: Report, refs: list[CellRef], label: str) -> Cells | None:
    if not refs:
        return None
    if len(refs) == 1:  # mostly
        row = refs[0][0]
        return Cells(label or report.form.rows[row].called, _readings(report, refs[0]), (refs[0],), _table(report, row))
    options = [_readings(report, ref) for ref in refs]
    values = tuple(dict.fromkeys(sum(numbers) for numbers in product(*options))) if len(refs) <= 8 else _plain(options)
    label = label or "、".join(dict.fromkeys(report.form.rows[row].called for row, _ in refs))
    return Cells(label, values, tuple(refs), _table(report, refs[0][0]))


def _table(report: Report, row: str) -> Text:
    return _names_of_tables(report.form.edition)[row]


@cache
def _names_of_tables(edition: str) -> Mapping[str, Text]:
    tables = load(edition).tables.values()
    return {row.id: table.name for table in tables for block in table.blocks for row in block.rows}


def results(report: Report) -> Cells | None:
    """The total of what came of the applications, by the words of the rows that it adds up."""
    rows = report.form.roles.rows.results
    return totals(report, rows, report.form.rows[rows[0]].path[-2] if rows else "")


def called(form: Form, row: str) -> dict[str, str | Text]:
    """Row and table for a message about a single row."""
    return {"row": form.rows[row].called, "table": form.table_of(row).name}


def _plain(options: list[tuple[Number, ...]]) -> tuple[Number, ...]:
    if not all(options):
        return ()
    return tuple(dict.fromkeys((sum(each[0] for each in options), sum(each[-1] for each in options))))


def _readings(report: Report, ref: CellRef) -> tuple[Number, ...]:
    row, column = ref
    value = report.cells[ref].value
    columns = report.form.columns[row]
    if not columns[-1].total or column != columns[-1].id:
        return () if value is None else (value,)
    cells = report.cells
    parts = [cells[row, each.id].value for each in columns[:-1]]
    known = [part for part in parts if part is not None]
    added = sum(known) if len(known) == len(parts) else None
    return _typed_and_added(value, added)


def _typed_and_added(value: Number | None, added: Number | None) -> tuple[Number, ...]:
    numbers = tuple([number for number in (value, added) if number is not None])
    return numbers[:1] if value == added else numbers


def outcomes(report: Report) -> Mapping[str, tuple[str, ...]]:
    """The form's words for the results of applications, single ones and groups, and the rows they stand for."""
    return outcomes_of(report.form.edition)


@cache
def outcomes_of(edition: str) -> Mapping[str, tuple[str, ...]]:
    form = load(edition)
    total = next((form.rows[row] for row in form.roles.rows.results), None)
    if total is None:
        return {}
    route = total.path[:-1]
    results = [row for row in form.rows.values() if row.path[: len(route)] == route]
    found: dict[str, tuple[str, ...]] = {}
    for row in results:
        if not row.parts:
            for word in row.path[len(route) :]:
                found[word] = (*found.get(word, ()), row.id)
    for row in results:
        if len(row.path) == len(route) + 1 and row.key in found:
            found[row.key] = (row.id,)
    return found


def unknown(rule: str, report: Report, cells: Iterable[Cells]) -> Iterator[Diagnostic]:
    """Say that a number in prose cannot be compared, because the table's is missing."""
    yield from not_assessable(
        rule, report, [ref for each in cells for ref in each.refs if report.cells[ref].value is None]
    )
