"""The numbers of many reports added up, exactly: whole numbers and decimals of any length, never anything binary.

Only what the file of a report holds is added, cell by cell; totals are then filled in as for any report. A number that
one unit lacks makes the sum missing, and it is said who lacks it: nothing is ever taken for 0.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from sys import intern

from gipgen.collect.cells_of import cells_of
from gipgen.collect.collected import Handed
from gipgen.form.definition import CellRef, Column
from gipgen.form.editions import load
from gipgen.named_tuple import NamedTuple
from gipgen.report.exact_sums import add, in_unit, total_cell
from gipgen.report.report import Cell, Number, fill_totals, number_text

_DIGITS = r"(-?[0-9]+(?:\.[0-9]+)?)(\D*)"


class Sums(NamedTuple):
    """What reports of one edition come to. ``lacking`` names, for a cell without a sum, the units that have no number there.

    ``reports`` is how many reports were added; an amount whose parts came in several units stands in the smallest of them.
    """

    edition: str
    reports: int
    cells: Mapping[CellRef, Cell]
    lacking: Mapping[CellRef, tuple[str, ...]]


class Amount(NamedTuple):
    """A number as it stands in a cell; ``unit`` only where the column leaves that to the author."""

    value: Number
    unit: str = ""


def add_up(handed: Iterable[Handed], edition: str = "") -> Sums:
    """Add reports of one edition, each looked at once and then forgotten. Raises ``ValueError`` for one of another edition.

    ``edition`` is what to come to where there is no report at all.
    """
    totals: dict[CellRef, dict[str, Number]] = {}
    lacking: dict[CellRef, list[str]] = {}
    count = 0
    for each in handed:
        edition = edition or each.edition
        if each.edition != edition:
            raise ValueError(f"{each.file}: a report of edition {each.edition} among those of {edition}")
        count += 1
        _take_in(each, totals, lacking)
    cells = dict.fromkeys(cells_of(edition), Cell(None, given=False))
    for ref, column in added_cells(edition).items():
        known = ref in totals and ref not in lacking
        cells[ref] = total_cell(totals[ref], column) if known else Cell(None, given=True)
    fill_totals(load(edition), cells)
    return Sums(edition, count, cells, {ref: tuple(sorted(lacking[ref])) for ref in cells if ref in lacking})


def _take_in(handed: Handed, totals: dict[CellRef, dict[str, Number]], lacking: dict[CellRef, list[str]]) -> None:
    columns = added_cells(handed.edition)
    for ref, text in values_of(handed).items():
        met = amount(text, columns[ref])
        if met is None:
            lacking.setdefault(ref, []).append(handed.agency)
        elif met.value or ref not in totals:
            add(totals.setdefault(ref, {}), met.value, met.unit)


@cache
def added_cells(edition: str) -> dict[CellRef, Column]:
    """The cells that are added: those that are no totals, with their columns."""
    form = load(edition)
    return {
        (row, column.id): column
        for row, columns in form.columns.items()
        for column in columns
        if not column.total and not form.rows[row].parts
    }


def values_of(handed: Handed) -> Mapping[CellRef, str]:
    """The digits of the cells that are added; empty for what is missing."""
    wanted = added_cells(handed.edition)
    if not handed.values:
        return dict.fromkeys(wanted, "")
    return {ref: text for ref, text in zip(cells_of(handed.edition), handed.values, strict=True) if ref in wanted}


def amount(text: str, column: Column) -> Amount | None:
    """The number that a text of a cell is; ``None`` for none, and for an amount of which nobody knows the unit."""
    if text == "0":  # most cells
        return _NOTHING
    match = re.fullmatch(_DIGITS, text)
    if match is None:
        return None
    value: Number = Decimal(match[1]) if "." in match[1] else int(match[1])
    if column.units:
        return Amount(value, match[2]) if match[2] in dict(column.units) else None if value else _NOTHING
    fits = not match[2] and (isinstance(value, int) or column.type == "amount")
    return Amount(value) if fits else None


_NOTHING = Amount(0)


class Share(NamedTuple):
    """What one unit has in one cell: ``value`` in the unit of the sum, empty where it is missing."""

    row: str
    column: str
    unit: str
    value: str
    file: str
    line: int
    sha256: str


def shares(handed: Sequence[Handed], sums: Sums) -> Iterator[Share]:
    """What each report has in each sum: cell after cell as the form prints them, in each the reports in their order.

    The shares of a cell together are the cell.
    """
    columns, cells = added_cells(sums.edition), cells_of(sums.edition)
    for begin in range(0, len(cells), _AT_ONCE):
        part = slice(begin, begin + _AT_ONCE)
        texts = [tuple(map(intern, each.values[part])) for each in handed]
        lines = [each.lines[part] for each in handed]
        for number, ref in enumerate(cells[part]):
            if ref in columns:
                for each, own, places in zip(handed, texts, lines, strict=True):
                    line = places[number] if places else 0
                    known = _share(own[number] if own else "", sums.cells[ref], columns[ref])
                    yield Share(*ref, each.agency, known, each.report, line, each.sha256)


_AT_ONCE = 16  # cells that are taken out of every report together


def _share(text: str, total: Cell, column: Column) -> str:
    met = amount(text, column)
    if met is None:
        return ""
    if total.value is None:
        return text
    return number_text(in_unit(met.value, met.unit, total.unit, column) if total.unit else met.value)
