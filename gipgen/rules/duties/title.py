"""GIP614: the form of a title that was typed."""

from collections.abc import Iterator

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.periods import years_in
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP614",
    severity=ERROR,
    also=(WARNING,),
    title=Text("标题的写法", "the form of the title"),
    why=Text(
        "标题是“单位全称 + 年度 + 年政府信息公开工作年度报告”。年份和 年度 不一致，或者写成“工作报告”，都会被退回。",
        "The title is the full name, the year, and 年政府信息公开工作年度报告. Another year, or 工作报告, is sent back.",
    ),
    fix=Text(
        "改正标题；或者删去 标题，由 gipgen 按单位和年度自动写。", "Correct it, or delete 标题 and gipgen writes it."
    ),
    source="各地通行做法；国办公开办函〔2021〕30号的名称“政府信息公开工作年度报告”",
    checks=("OF-13", "OF-16"),
    confidence="A",
    good="标题: 测试市民政局2024年政府信息公开工作年度报告",
    bad="标题: 测试市民政局2024年度政府信息公开工作报告",
)
WRONG_YEAR = Text(
    "标题写的是 {seen} 年，而 {key} 是 {year}。请核对，改正错的一处。",
    "the title says {seen}, but this is the report of {year}",
)
NO_YEAR = Text("标题里没有年份，应为“{wanted}”。", "the title has no year; it should be '{wanted}'")
WORDING = Text(
    "标题“{title}”不是“……政府信息公开工作年度报告”，应为“{wanted}”。",
    "the title '{title}' does not end in 政府信息公开工作年度报告; it should be '{wanted}'",
)
_CHINESE_DIGITS = "〇一二三四五六七八九"


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    title = report.fields["title"]
    if not title or report.year is None or report.form.fill_in in title or "{{" in title:
        return
    path = (report.form.field("title").key,)
    wanted = report.form.title.format(agency=report.agency, year=report.year)
    ending = report.form.title.rpartition("}年")[2]
    squeezed = "".join(title.split())
    years = [year for _, year in years_in(squeezed)]
    if years and report.year not in years:
        values = {"seen": years[0], "year": report.year, "key": report.form.field("year").key}
        yield Diagnostic(PAGE.id, ERROR, WRONG_YEAR, path, values)
    elif not years and not _has_year(squeezed, str(report.year)):
        yield Diagnostic(PAGE.id, WARNING, NO_YEAR, path, {"wanted": wanted})
    if ending not in squeezed:
        yield Diagnostic(PAGE.id, WARNING, WORDING, path, {"title": title, "wanted": wanted})


def _has_year(title: str, year: str) -> bool:
    """Whether the year stands there in digits or in words (二〇二四, with any of the signs for zero)."""
    words = "".join(_CHINESE_DIGITS[int(digit)] for digit in year)
    return year in title or words in title.replace("零", "〇").replace("○", "〇")


RULE = Rule(PAGE, check)
