"""GIP642: suits after review need a review that was closed; no more cases than there were reasons for."""

from collections.abc import Iterator

from gipgen.findings.finding import INFO, WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.report.report import Number, Report, cell_path
from gipgen.rules.support.cells import Cells, totals
from gipgen.rules.support.last_years import comparable
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP642",
    severity=WARNING,
    also=(INFO,),
    title=Text("复议、诉讼的件数是否相称", "whether reviews and suits are in proportion"),
    why=Text(
        "先复议、再起诉的案件先经过行政复议。本年和上年都没有审结的行政复议，却有这一类诉讼，可能应当填在直接起诉的一组。先复议后诉讼的远多于行政复议、复议诉讼远多于申请的，也多半填错了。",
        "A suit after review had a review before it; without one this year or last the number may belong to the direct suits.",
    ),
    fix=Text(
        "核对这些案件填的行对不对、是不是因政府信息公开引起的。",
        "Check the rows, and whether the cases were about disclosure.",
    ),
    source="国办公开办函〔2021〕30号 表四",
    checks=("OF-40",),
    confidence="C",
    good="复议诉讼:\n  行政复议: [1, 0, 0, 0]\n  复议后起诉: [1, 0, 0, 0]",
    bad="复议诉讼:\n  行政复议: [0, 0, 0, 0]\n  复议后起诉: [1, 0, 0, 0]",
)
NO_REVIEW = Text(
    "“{row}”有 {left} 件，而本年和 {year} 年都没有审结的行政复议。请核对是不是没有经过复议的诉讼。",
    "{left} suits after review, but no review was closed this year or in {year}",
)

FAR_ABOVE = Text(
    "{table}“{row}”有 {left} 件，而“{ground}”只有 {right} 件，相差太大。请核对是不是填错了行，或者把不是政府信息公开的案件也填了进来。",
    "'{row}' has {left}, far above '{ground}' with {right}; check the rows, and whether other cases were counted",
)
_MANY, _TIMES = 10, 3  # cases; times the number that they come from


def check(case: Case) -> Iterator[Diagnostic]:
    report, previous = case.report, comparable(case)
    yield from _out_of_proportion(report, previous)
    if previous is None:
        return
    for row in report.form.roles.rows.suits_after_review:
        total = report.form.columns[row][-1].id
        number = report.cells[row, total].value
        if number and number < _MANY and _closed(report) == 0 and _closed(previous) == 0:
            values = {"row": report.form.rows[row].called, "left": number, "year": previous.year}
            yield Diagnostic(PAGE.id, INFO, NO_REVIEW, cell_path(report.form, (row, total)), values)


def _out_of_proportion(report: Report, previous: Report | None) -> Iterator[Diagnostic]:
    """Numbers far above those that they come from: suits after reviews, reviews and suits about applications."""
    rows = report.form.roles.rows
    reviews = totals(report, rows.reviews)
    before = totals(previous, previous.form.roles.rows.reviews) if previous is not None else None
    earlier = before.value if before is not None and before.values else 0
    yield from _far_above(report, totals(report, rows.suits_after_review), reviews, earlier)
    received = totals(report, (*rows.received, *rows.carried_in))
    for each in (reviews, totals(report, rows.suits)):
        yield from _far_above(report, each, received)


def _far_above(report: Report, cells: Cells | None, ground: Cells | None, more: Number = 0) -> Iterator[Diagnostic]:
    if cells is None or ground is None or not (cells.values and ground.values):
        return
    if cells.value >= _MANY and cells.value > _TIMES * (ground.value + more):
        values = {**cells.names, "left": cells.value, "ground": ground.label, "right": ground.value}
        yield Diagnostic(PAGE.id, WARNING, FAR_ABOVE, cell_path(report.form, cells.refs[0]), values)


def _closed(report: Report) -> int | None:
    """Reviews that ended in the year; ``None`` when a number is missing."""
    roles = report.form.roles
    numbers = [
        report.cells[row, column.id].value
        for row in roles.rows.reviews
        for column in report.form.columns[row]
        if not column.total and column.id != roles.columns.pending
    ]
    return None if any(number is None for number in numbers) else sum(int(number or 0) for number in numbers)


RULE = Rule(PAGE, check)
