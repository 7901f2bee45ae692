"""GIP642: suits after review need a review that was closed."""

from collections.abc import Iterator

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.report.report import Report, cell_path
from gipgen.rules.support.last_years import comparable
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP642",
    severity=INFO,
    title=Text("先复议后诉讼的案件与行政复议", "suits after review"),
    why=Text(
        "先复议、再起诉的案件先经过行政复议。本年和上年都没有审结的行政复议，却有这一类诉讼，可能应当填在直接起诉的一组。",
        "A suit after review had a review before it; without one this year or last the number may belong to the direct suits.",
    ),
    fix=Text("核对这几件案件是不是没有经过复议。", "Check whether they were direct suits."),
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


def check(case: Case) -> Iterator[Diagnostic]:
    report, previous = case.report, comparable(case)
    if previous is None:
        return
    for row in report.form.roles.rows.suits_after_review:
        total = report.form.columns[row][-1].id
        number = report.cells[row, total].value
        if number and _closed(report) == 0 and _closed(previous) == 0:
            values = {"row": report.form.rows[row].key, "left": number, "year": previous.year}
            yield Diagnostic(PAGE.id, INFO, NO_REVIEW, cell_path(report.form, (row, total)), values)


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
