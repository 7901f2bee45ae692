"""GIP407: a total that is many times last year's, or a small fraction of it."""

from collections.abc import Iterator

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.form.definition import CellRef, Table
from gipgen.report.report import cell_path, number_text
from gipgen.rules.arithmetic.row_total import is_of_disputes
from gipgen.rules.support.last_years import comparable, comparable_tables, last_cells
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP407",
    severity=INFO,
    title=Text("与上年相比变化很大", "far from last year's number"),
    why=Text(
        "是上年五倍以上、或者不到五分之一的数，审核时总会问一句：是统计口径变了、多打了一位，还是真的如此。"
        "2024 年的表四除外：《行政复议法》修订后复议前置，复议和诉讼件数普遍大变。",
        "Reviewers ask about numbers that are five times last year's, or a fifth of it. Table four of 2024 is left out: since then review comes "
        "before litigation, and those numbers changed everywhere.",
    ),
    fix=Text(
        "核对这个数和单位；确实如此的不用改，最好在正文里说明原因。",
        "Check number and unit; if it is right, say the reason in the text.",
    ),
    source="地方审核要求：各项数据与上年进行对比；行政复议法（2023 年修订）第二十三条",
    checks=("OF-59",),
    confidence="C",
    good="上年:  # 上年报告写的\n  主动公开: {行政许可: 345}\n主动公开: {行政许可: 402}",
    bad="上年:  # 上年报告写的\n  主动公开: {行政许可: 345}\n主动公开: {行政许可: 3450}",
)
JUMP = Text(
    "“{row}”{year} 年是 {right}，本年是 {left}，变化很大。请核对数和单位；无误的不用改。",
    "'{row}' was {right} in {year} and is {left} now; check the number and its unit",
)
_TIMES, _LEAST = 5, 50  # smaller numbers jump every year
_REVIEW_FIRST = 2024  # 行政复议法, in force since 1 January 2024


def check(case: Case) -> Iterator[Diagnostic]:
    report, previous = case.report, comparable(case)
    if previous is None:
        return
    before_it = last_cells(report, previous)
    for table in comparable_tables(report, previous):
        if report.year == _REVIEW_FIRST and is_of_disputes(report.form, table):
            continue
        for ref in _totals(table):
            now, last = report.cells[ref].value, before_it.get(ref)
            before = last.value if last else None
            if now is None or before is None:
                continue
            small, large = (now, before) if now < before else (before, now)
            if large - small < _LEAST or large < _TIMES * small:
                continue
            values = {
                "row": report.form.rows[ref[0]].called,
                "year": previous.year,
                "left": number_text(now),
                "right": number_text(before),
            }
            yield Diagnostic(PAGE.id, INFO, JUMP, cell_path(report.form, ref), values)


def _totals(table: Table) -> Iterator[CellRef]:
    """One cell a matter: the total of a row; of table three only what came in, for the rest follows from it."""
    for block in table.blocks:
        for row in block.rows:
            came_in = table.balance is None or (row.id in table.balance.left and row.id not in table.carry)
            if came_in and (block.total or len(block.columns) == 1):
                yield row.id, block.columns[-1].id


RULE = Rule(PAGE, check)
