"""Last year's reports of several agencies that were merged → one report: its numbers are the sums of theirs."""

from collections.abc import Mapping, Sequence
from typing import Any

from gipgen.form.counterparts import counterparts
from gipgen.form.definition import CellRef, Column, Form
from gipgen.report.exact_sums import add, total_cell
from gipgen.report.report import Cell, Number, Report


def merged(reports: Sequence[Report], agency: str) -> Report:
    """The sum of reports, one or more, as the report of ``agency``, which took over from those who wrote them.

    Of several editions it follows the newest; a number that one of them lacks, or that its edition does not count, is
    missing. The texts stand one behind the other.
    """
    if len(reports) == 1:
        return reports[0]
    form = max((each.form for each in reports), key=lambda form: form.edition)
    same = [counterparts(form, each.form).cells for each in reports]
    cells = {
        (row, column.id): _sum((row, column.id), column, reports, same)
        for row, columns in form.columns.items()
        for column in columns
    }
    fields = {**reports[0].fields, **_joined_fields(reports), form.field("agency").id: agency}
    return Report(form, fields, _texts(form, reports), cells)


def _sum(ref: CellRef, column: Column, reports: Sequence[Report], same: Sequence[Mapping[CellRef, CellRef]]) -> Cell:
    total: dict[str, Number] = {}
    given = False
    for report, there in zip(reports, same, strict=True):
        cell = report.cells.get(there[ref]) if ref in there else None
        if cell is None or cell.value is None:
            return Cell(None, given=True)
        given = given or cell.given
        add(total, cell.value, cell.unit)
    return total_cell(total, column)._replace(given=given)


def _joined_fields(reports: Sequence[Report]) -> dict[str, Any]:
    """The preface of all, and what any of them exempts."""
    prefaces = [each.fields["preface"] for each in reports if each.fields["preface"]]
    exemptions = [each for report in reports for each in report.fields["exemptions"]]
    return {"preface": "\n\n".join(prefaces) or None, "exemptions": exemptions}


def _texts(form: Form, reports: Sequence[Report]) -> dict[str, str | None]:
    """The texts of each section, by the part that it plays, since editions may call it otherwise."""
    found = {}
    for section in form.sections:
        texts = [each.texts.get(_there(section.id, form, each.form)) for each in reports]
        found[section.id] = "\n\n".join(filter(None, texts)) or None
    return found


def _there(section: str, form: Form, other: Form) -> str:
    """The id of a section in another edition."""
    return dict(zip(form.roles.sections, other.roles.sections, strict=True)).get(section, section)
