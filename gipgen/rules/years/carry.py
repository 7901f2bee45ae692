"""GIP401: 上年结转 is what last year's report carried over, in each column."""

from collections.abc import Iterator

from gipgen.findings.finding import ERROR, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.form.definition import CellRef
from gipgen.report.report import cell_path
from gipgen.rules.support.last_years import comparable, counterpart_cells
from gipgen.rules.support.rule import UNKNOWN_LAST_YEAR, Case, Rule, not_assessable

PAGE = Page(
    id="GIP401",
    severity=ERROR,
    title=Text("上年结转 = 上年报告的结转下年度", "carried in = what last year's report carried over"),
    why=Text(
        "上一年没有办完、结转下年度的申请，就是本年的上年结转。自然人、各类组织、总计每一列都要和上年报告一致。",
        "What last year's report carried over is what this year's begins with, in each of the seven columns.",
    ),
    fix=Text(
        "对照上年报告表三最后一行，改正本年的上年结转；如果是上年报告错了，先按程序更正上年报告，或在 豁免 里写明理由。",
        "Copy the last row of last year's table three; if last year's report is wrong, have it corrected, or exempt the rule with a reason.",
    ),
    source="国办公开办函〔2021〕30号 表三第二项、第四项",
    checks=("OF-54",),
    confidence="A",
    good="上年:  # 上年报告写的\n  依申请公开:\n    结转下年度: [1, 0, 0, 0, 0, 0]\n依申请公开:\n  上年结转: [1, 0, 0, 0, 0, 0]",
    bad="上年:  # 上年报告写的\n  依申请公开:\n    结转下年度: [1, 0, 0, 0, 0, 0]\n依申请公开:\n  上年结转: 0",
)
DIFFERS = Text(
    "“{row}”（{column}列）是 {left}，而 {year} 年报告的“{last_row}”（{column}列）是 {right}，相差 {difference}，两者应当相等。请对照上年报告核对。",
    "'{row}' in column {column} is {left}, but the report of {year} has {right} in '{last_row}'; difference {difference}; they must be equal",
)


def check(case: Case) -> Iterator[Diagnostic]:
    previous = comparable(case)
    if previous is None:
        return
    report, missing, unknown = case.report, list[CellRef](), list[CellRef]()
    same = counterpart_cells(report, previous)
    for table in report.form.tables.values():
        for row_id, last_id in table.carry.items():
            for column in report.form.columns[row_id]:
                cell, there = report.cells[row_id, column.id], same.get((last_id, column.id))
                if there is None or (column.total and not cell.given):
                    continue  # last year had no such column; a computed total follows from its columns
                last = previous.cells[there]
                if cell.value is None or last.value is None:
                    (missing if cell.value is None else unknown).append((row_id, column.id))
                elif cell.value != last.value:
                    values = {
                        "row": report.form.rows[row_id].key,
                        "column": column.key,
                        "last_row": previous.form.rows[there[0]].key,
                        "year": previous.year,
                        "left": cell.value,
                        "right": last.value,
                        "difference": abs(cell.value - last.value),
                    }
                    yield Diagnostic(PAGE.id, ERROR, DIFFERS, cell_path(report.form, (row_id, column.id)), values)
    yield from not_assessable(PAGE.id, report, missing)
    yield from not_assessable(PAGE.id, report, unknown, UNKNOWN_LAST_YEAR)


RULE = Rule(PAGE, check)
