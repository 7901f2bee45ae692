"""GIP403: the file named as 上年报告 is about the year before."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text, listed
from gipgen.rules.support.last_years import is_year_before
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP403",
    severity=WARNING,
    title=Text("上年报告不是上一年的", "the file named as last year's is of another year"),
    why=Text(
        "结转、现行有效的件数、同比都和上一年比。上年报告 指到别的年度时，跨年的核对没有意义（所以不再核对），正文里的 {{ 上年.… }} 和 同比 也会印出错误的数。",
        "Carry-overs, stocks and growth refer to the year before; with another year's file they mean nothing and are not checked.",
    ),
    fix=Text(
        "把 上年报告 改成上一年度的文件，或者删去这一项。", "Name the file of the year before, or delete the entry."
    ),
    source="国办公开办函〔2021〕30号 表三第二项",
    checks=("OF-54",),
    confidence="A",
    good="上年报告: ../2023/report.yaml",
    bad="上年:  # 上年报告写的\n  年度: 2022\n上年报告: ../2022/report.yaml",
)
OTHER_YEAR = Text(
    "上年报告 {file} 是 {last} 年度的，本报告是 {year} 年度，应当是 {wanted} 年度的报告。跨年的数没有核对。",
    "{file} is the report of {last}; the report of {year} needs that of {wanted}; nothing was compared across years",
)


def check(case: Case) -> Iterator[Diagnostic]:
    report, previous = case.report, case.previous
    if previous is None or is_year_before(report, previous):
        return
    values = {
        "file": listed(report.fields["previous"]),
        "last": previous.year,
        "year": report.year,
        "wanted": (report.year or 0) - 1,
    }
    yield Diagnostic(PAGE.id, WARNING, OTHER_YEAR, (report.form.field("previous").key,), values)


RULE = Rule(PAGE, check)
