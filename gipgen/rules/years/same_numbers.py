"""GIP406: a table's numbers are all last year's."""

from collections.abc import Iterator, Mapping

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.form.definition import CellRef, Table
from gipgen.report.report import Cell, Number, Report
from gipgen.rules.support.last_years import comparable, comparable_tables, last_cells
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP406",
    severity=WARNING,
    title=Text("数据与上年完全相同", "all numbers are last year's"),
    why=Text(
        "一张表里的数（现行有效的件数除外）每一个都和上年一样，而且不是零，多半是照搬了上年报告，忘了改数。",
        "A table whose numbers are all last year's, and not zero, was probably copied and never filled in.",
    ),
    fix=Text(
        "逐格核对这张表；确实相同的，在 豁免 里写明。", "Check the table cell by cell; if they agree, exempt the rule."
    ),
    source="国办公开办函〔2021〕30号（四）明确责任：内容不准确、雷同；2011 年媒体对照搬上年数据的报道",
    checks=("OF-58",),
    confidence="B",
    good="上年:  # 上年报告写的\n  主动公开: {行政许可: 345, 行政处罚: 23}\n主动公开: {行政许可: 345, 行政处罚: 31}",
    bad="上年:  # 上年报告写的\n  主动公开: {行政许可: 345, 行政处罚: 23}\n主动公开: {行政许可: 345, 行政处罚: 23}",
)
SAME = Text(
    "这张表里的数和 {year} 年报告完全相同（例如{examples}），请核对是不是忘了改。",
    "every number of this table is that of {year} ({examples}); was it copied?",
)
_Numbers = dict[CellRef, Number | None]
_FEW, _LARGE = 3, 20  # so many numbers, or one so large, hardly agree by chance


def check(case: Case) -> Iterator[Diagnostic]:
    report, previous = case.report, comparable(case)
    if previous is None:
        return
    for table in comparable_tables(report, previous):
        numbers, last = _numbers(report, table, last_cells(report, previous))
        shared = [(row, number) for row, number in numbers.items() if number]
        weighty = len(shared) >= _FEW and sum(number for _, number in shared) >= _LARGE / 2
        if numbers != last or not (weighty or any(number >= _LARGE for _, number in shared)):
            continue
        shown = sorted(shared, key=lambda each: -each[1])[:_FEW]
        values = {
            "year": previous.year,
            "examples": "、".join(f"{report.form.rows[row].called} {number}" for (row, _), number in shown),
        }
        yield Diagnostic(PAGE.id, WARNING, SAME, (table.key,), values, at_key=True)


def _numbers(report: Report, table: Table, last: Mapping[CellRef, Cell]) -> tuple[_Numbers, _Numbers]:
    """What happened in the year, this year and last: no totals, no stock at the year's end.

    What only one edition counts is missing from the other year, so that they never agree.
    """
    refs = [
        (row.id, column.id)
        for block in table.blocks
        for row in block.rows
        for column in block.columns
        if not row.parts and not column.total and not (block.stock and column.id == block.stock.level)
    ]
    return {ref: report.cells[ref].value for ref in refs}, {ref: last[ref].value for ref in refs if ref in last}


RULE = Rule(PAGE, check)
