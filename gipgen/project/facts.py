"""A report's numbers as rows: one for each cell of its tables, in the order of the form."""

from collections.abc import Iterator
from typing import NamedTuple

from gipgen.check import Examined
from gipgen.compare.row_labels import row_labels
from gipgen.form.definition import Block, Column, Row, Table
from gipgen.report.report import Cell, Report, cell_path, number_text


class Fact(NamedTuple):
    """One cell. ``value`` has the digits as typed, empty where the number is missing (never 0); ``status`` is given, computed or missing.

    ``table``, ``row`` and ``column`` are the form's stable ids, the labels its printed words; ``line`` is where the cell
    stands in ``file``, whose content ``sha256`` names. What only a roster knows (codes, the parent) is empty without one.
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


def facts(file: str, content: bytes, examined: Examined) -> Iterator[Fact]:
    """The facts of the report in ``file`` with this ``content``, as it was checked."""
    from hashlib import sha256  # noqa: PLC0415  only where facts are asked for

    report, digest = examined.case.report, sha256(content).hexdigest()
    for table in report.form.tables.values():
        for block in table.blocks:
            for row in block.rows:
                for column in block.columns:
                    line = examined.source.span(cell_path(report.form, (row.id, column.id))).line
                    yield _fact(report, table, block, row, column)._replace(file=file, line=line, sha256=digest)


def _fact(report: Report, table: Table, block: Block, row: Row, column: Column) -> Fact:
    cell = report.cells[row.id, column.id]
    return Fact(
        unit=report.fields["agency"] or "",
        unit_code="",
        region_code="",
        parent="",
        year=str(report.year or ""),
        edition=report.form.edition,
        table=table.id,
        row=row.id,
        row_label=row_labels(report.form.edition)[row.id],
        column=column.id,
        column_label=column.label,
        value="" if cell.value is None else number_text(cell.value),
        unit_of_measure=cell.unit or block.unit,
        status=_status(cell),
        file="",
        line=0,
        sha256="",
    )


def _status(cell: Cell) -> str:
    return "missing" if cell.value is None else "given" if cell.given else "computed"
