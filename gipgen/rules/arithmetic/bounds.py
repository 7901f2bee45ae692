"""GIP305: in table two, a stock cannot be smaller than what came into it this year, nor a number of items below 0."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.form.definition import Block, Row
from gipgen.report.report import Report, cell_path
from gipgen.rules.support.rule import Case, Rule, terms_text

PAGE = Page(
    id="GIP305",
    severity=WARNING,
    title=Text("表二同一行的数对不上", "numbers of one row of table two that cannot go together"),
    why=Text(
        "年末的总数含本年的：现行有效数不会小于本年制发数减废止数（2019 版格式：对外公开总数不会小于本年新公开数，"
        "上一年项目数加增减数不会小于 0）。",
        "A stock at the year's end includes what was added this year: what is in force cannot be less than issued minus "
        "repealed; in the form of 2019, nor the published total less than the newly published, nor items fall below 0.",
    ),
    fix=Text(
        "核对这一行的几个数，多半是填错了格，或者增减写错了正负。", "Check the row: a wrong cell, or a wrong sign."
    ),
    source="由表格项目的含义推出",
    checks=("OF-39",),
    good="规章: {制发: 2, 废止: 1, 现行有效: 9}",
    bad="规章: {制发: 2, 废止: 1, 现行有效: 0}",
    confidence="C",
)
TOO_SMALL = Text(
    "“{row}”的数对不上：{left_terms}，小于{right_terms}。请核对。",
    "the numbers of '{row}' cannot go together: {left_terms} is less than {right_terms}",
)


def check(case: Case) -> Iterator[Diagnostic]:
    for table in case.report.form.tables.values():
        for block in table.blocks:
            for more, less in block.bounds:
                for row in block.rows:
                    yield from _row(case.report, block, row, more, less)


def _row(report: Report, block: Block, row: Row, more: tuple[str, ...], less: tuple[str, ...]) -> Iterator[Diagnostic]:
    columns = (*more, *less)
    numbers = [report.cells[row.id, column].value for column in columns]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return  # a number missing from this very row is an error of its own: nothing to add to it
    split = len(more)
    left, right = sum(known[:split]), sum(known[split:])
    if left >= right:
        return
    keys = {column.id: column.key for column in block.columns}
    words = [keys[column] for column in columns]
    total = f" = {left}" if split > 1 else ""
    values = {
        "row": row.called,
        "left": left,
        "right": right,
        "difference": right - left,
        "left_terms": terms_text(words[:split], known[:split]) + total,
        "right_terms": f" {terms_text(words[split:], known[split:])}",
    }
    yield Diagnostic(PAGE.id, WARNING, TOO_SMALL, cell_path(report.form, (row.id, more[0])), values)


RULE = Rule(PAGE, check)
