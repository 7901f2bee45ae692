"""GIP302: a total row, where it is typed, is the sum of its rows, in each column."""

from collections.abc import Iterator

from gipgen.findings.finding import ERROR, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.form.definition import CellRef, Row
from gipgen.report.report import Report, cell_path
from gipgen.rules.support.rule import Case, Rule, addition, not_assessable

PAGE = Page(
    id="GIP302",
    severity=ERROR,
    title=Text("办理结果总计 = 各项办理结果之和", "the total row is the sum of the results"),
    why=Text(
        "表三办理结果的总计行是它上面各行之和，每一列都要成立。总计可以不写，由 gipgen 计算；写了就核对。",
        "Row （七） of table three is the sum of the results above it, in each column. Left out, it is computed.",
    ),
    fix=Text(
        "核对这一列的各行；或者删去“总计”这一行，由 gipgen 计算。",
        "Check the rows of the column, or delete the total row and let gipgen compute it.",
    ),
    source="国办公开办函〔2021〕30号 表三",
    checks=("OF-34",),
    good="办理结果:\n  予以公开: [2, 0, 0, 0, 0, 0]\n  总计: [2, 0, 0, 0, 0, 0]",
    bad="办理结果:\n  予以公开: [2, 0, 0, 0, 0, 0]\n  总计: [3, 0, 0, 0, 0, 0]",
    confidence="A",
)
WRONG = Text(
    "{group}总计（{column}列）写的是 {left}，而各行相加：{sum}，相差 {difference}。请核对，或删去总计由 gipgen 计算。",
    "the total of {group} in column {column} says {left}, but its rows come to {sum}; difference {difference}",
)


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    missing: list[CellRef] = []
    for row in report.form.rows.values():
        if row.parts:
            found = list(_row(report, row, missing))
            yield from _with_moved(found, report, row) if len(found) > 1 else found
    yield from not_assessable(PAGE.id, report, missing)


def _row(report: Report, row: Row, missing: list[CellRef]) -> Iterator[Diagnostic]:
    """The typed cells of a row that is a sum of other rows."""
    for column in report.form.columns[row.id]:
        if not report.cells[row.id, column.id].given:
            continue
        numbers = [report.cells[part, column.id].value for part in row.parts]
        known = [number for number in numbers if number is not None]
        written = report.cells[row.id, column.id].value
        added = sum(known)
        if written is None or len(known) < len(numbers):
            missing.append((row.id, column.id))
        elif added != written:
            values = {
                "row": row.key,
                "column": column.key,
                **({"whole": True} if column.total else {}),
                "group": row.path[-2],
                "left": written,
                "right": added,
                "difference": abs(written - added),
                "sum": addition([report.form.rows[part].called for part in row.parts], known),
            }
            yield Diagnostic(PAGE.id, ERROR, WRONG, cell_path(report.form, (row.id, column.id)), values)


def _with_moved(found: list[Diagnostic], report: Report, row: Row) -> list[Diagnostic]:
    """The findings of a row of totals, told of a row whose numbers stand in wrong columns."""
    from gipgen.rules.support.moved import with_moved  # noqa: PLC0415  wanted where several columns fail

    rows = [(row, 1), *((report.form.rows[part], -1) for part in row.parts)]
    return with_moved(found, report, rows, report.form.columns[row.id])


RULE = Rule(PAGE, check)
