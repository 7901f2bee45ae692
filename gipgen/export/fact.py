"""A report's numbers as rows, and the same small: what goes from process to process and into the files of ``export``.

A row repeats the words of the form at every cell. The numbers of a report without them (``Numbers``) are a fiftieth of
that; writers put the two together again.
"""

from collections.abc import Iterator
from functools import cache

from gipgen.collect.cells_of import cells_of
from gipgen.collect.hand_over import given_code
from gipgen.compare.row_labels import row_labels
from gipgen.form.editions import load
from gipgen.named_tuple import NamedTuple
from gipgen.report.report import Cell, Report, cell_path, number_text
from gipgen.source.reader import Source

STATUSES = {"g": "given", "c": "computed", "m": "missing"}  # by the letter that stands for it in ``Numbers``


class Fact(NamedTuple):
    """One cell. ``value`` has the digits as typed, empty where the number is missing (never 0); ``status`` is given, computed or missing.

    ``table``, ``row`` and ``column`` are the form's stable ids, the labels its printed words; ``line`` is where the cell
    stands in ``file``, whose content ``sha256`` names. What only a roster knows (the parent, the
    region, the code where the report does not give it) is empty without one.
    """

    unit: str
    unit_code: str
    region_code: str
    parent: str
    year: str
    edition: str
    table: str
    row: str
    row_label: str
    column: str
    column_label: str
    value: str
    unit_of_measure: str
    status: str
    file: str
    line: int
    sha256: str


class Numbers(NamedTuple):
    """The numbers of one report, in the order of ``cells_of`` its edition; plain values all of them.

    ``values`` are empty where a number is missing, ``statuses`` has a letter for each, ``typed_units`` the units of
    measure of the few cells whose author chose one, by their place.
    """

    file: str
    sha256: str
    unit: str
    year: str
    edition: str
    values: tuple[str, ...]
    statuses: str
    lines: tuple[int, ...]
    typed_units: tuple[tuple[int, str], ...] = ()
    unit_code: str = ""
    region_code: str = ""
    parent: str = ""

    @property
    def units(self) -> list[str]:
        """The unit of measure of every cell."""
        units = [words.unit_of_measure for words in cell_words(self.edition)]
        for place, unit in self.typed_units:
            units[place] = unit
        return units


class CellWords(NamedTuple):
    """What the form says of a cell."""

    table: str
    row: str
    row_label: str
    column: str
    column_label: str
    unit_of_measure: str
    type: str

    @property
    def id(self) -> str:
        return f"{self.table}.{self.row}.{self.column}"


@cache
def cell_words(edition: str) -> tuple[CellWords, ...]:
    """The words of every cell of an edition, in the order of ``cells_of``."""
    form, labels, found = load(edition), row_labels(edition), {}
    for table in form.tables.values():
        for block in table.blocks:
            for row in block.rows:
                for column in block.columns:
                    words = CellWords(
                        table.id, row.id, labels[row.id], column.id, column.label, block.unit, column.type
                    )
                    found[row.id, column.id] = words
    return tuple(found[ref] for ref in cells_of(edition))


def numbers_of(file: str, sha256: str, source: Source, report: Report) -> Numbers:
    """The numbers of a report that was read from ``file``."""
    edition = report.form.edition
    cells = [report.cells[ref] for ref in cells_of(edition)]
    return Numbers(
        file=file,
        sha256=sha256,
        unit=report.fields["agency"] or "",
        year=str(report.year or ""),
        edition=edition,
        values=tuple("" if cell.value is None else number_text(cell.value) for cell in cells),
        statuses="".join(map(_status, cells)),
        lines=tuple(source.span(path).line for path in _paths(edition)),
        unit_code=given_code(report, (text for text in (report.fields["preface"], *report.texts.values()) if text)),
        typed_units=tuple((place, cell.unit) for place, cell in enumerate(cells) if cell.unit),
    )


@cache
def _paths(edition: str) -> tuple[tuple[str | int, ...], ...]:
    form = load(edition)
    return tuple(cell_path(form, ref) for ref in cells_of(edition))


def _status(cell: Cell) -> str:
    return "m" if cell.value is None else "g" if cell.given else "c"


def facts_of(numbers: Numbers) -> Iterator[Fact]:
    """The rows of a report."""
    every = zip(
        cell_words(numbers.edition), numbers.values, numbers.units, numbers.statuses, numbers.lines, strict=True
    )
    for words, value, unit, status, line in every:
        yield Fact(
            numbers.unit, numbers.unit_code, numbers.region_code, numbers.parent, numbers.year, numbers.edition,
            words.table, words.row, words.row_label, words.column, words.column_label,
            value, unit, STATUSES[status], numbers.file, line, numbers.sha256,
        )  # fmt: skip
