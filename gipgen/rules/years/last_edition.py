"""GIP405: last year's report follows another edition of the form, so that some tables cannot be compared."""

from collections.abc import Iterator

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.last_years import comparable, comparable_tables, said_at
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP405",
    severity=INFO,
    title=Text("上年报告用的是另一版格式", "last year's report follows another edition of the form"),
    why=Text(
        "2021 年起的表二统计口径和 2019 年的试行格式不同（对外公开的总数不是现行有效的件数），两年的表二不能比较；表三、表四可以。",
        "Table two of 2021 counts other things than that of 2019; tables three and four can be compared.",
    ),
    fix=Text("不需要改。正文里不要拿两年的表二作比较。", "Nothing to do; compare no numbers of table two in the text."),
    source="国办公开办函〔2019〕60号、〔2021〕30号",
    checks=("OF-59",),
    confidence="A",
)
OTHER_EDITION = Text(
    "上年报告用的是 {last} 版格式，本报告用 {edition} 版：{tables}两年口径不同，没有跨年核对，不用改。",
    "last year's report follows the form of {last}, this one that of {edition}: {tables} was not compared",
)


def check(case: Case) -> Iterator[Diagnostic]:
    report, previous = case.report, comparable(case)
    if previous is None or previous.form.edition == report.form.edition:
        return
    compared = {table.id for table in comparable_tables(report, previous)}
    left_out = [
        f"“{section.heading}”" for section in report.form.sections if section.table and section.table not in compared
    ]
    if not left_out:
        return  # every table counts the same
    values = {"last": previous.form.edition, "edition": report.form.edition, "tables": "、".join(left_out)}
    yield Diagnostic(PAGE.id, INFO, OTHER_EDITION, said_at(report), values)


RULE = Rule(PAGE, check)
