"""GIP901: the date at the end lies after the data year and before the legal deadline."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text, chosen
from gipgen.rules.support.agency import UNKNOWN, is_government, level
from gipgen.rules.support.reading import prose
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP901",
    severity=WARNING,
    title=Text("成文日期与法定期限", "the date and the legal deadline"),
    why=Text(
        "县级以上人民政府部门在每年 1 月 31 日前公布上一年度的报告，县级以上地方人民政府的报告在 3 月 31 日前公布；乡镇、街道通常按 1 月 31 日。"
        "逾期公布是考核扣分项。统计期限到 12 月 31 日为止，报告也不会在年内写成。",
        "Departments publish by 31 January, governments from county level up by 31 March of the next year; townships usually by 31 January. "
        "The period ends on 31 December, so no report is finished before.",
    ),
    fix=Text(
        "核对日期。本地期限更早的，在 gipgen.toml 的 [deadlines] 里写明（department、government）；机关类型 写上后按类型判断。",
        "Check the date. Local deadlines stand in [deadlines] of gipgen.toml; 机关类型 says which of them applies.",
    ),
    source="《政府信息公开条例》第四十九条",
    checks=("OF-83",),
    confidence="A",
    good="落款: {单位: 测试市民政局, 日期: 2025-01-20}",
    bad="落款: {单位: 测试市民政局, 日期: 2025-02-20}",
)
LATE = Text(
    "落款日期 {date} 晚于公布期限 {deadline}（{who}）。请核对日期；已经逾期的，请尽快公布。",
    "dated {date}, after the deadline {deadline} ({who_en})",
)
EARLY = Text(
    "落款日期 {date} 在统计期限（{year} 年 12 月 31 日）结束之前，请核对年份。",
    "dated {date}, before the period ends on 31 December {year}",
)
_NEAR = 2  # years: of one that is closer the prose is asked (GIP620)
_DEADLINES = {"department": "01-31", "government": "03-31"}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WHO = {
    "department": Text("政府部门、乡镇街道", "departments and townships"),
    "government": Text("县级以上人民政府", "governments from county level up"),
}


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    date = report.fields["signature"]["date"]
    if report.year is None or not _is_date(date or ""):
        return
    field = report.form.field("signature")
    path = (field.key, next(inner.key for inner in field.fields if inner.id == "date"))
    year_path = (report.form.field("year").key,)
    at = level(report)
    who = "government" if at == UNKNOWN or (is_government(report) and at != "town") else "department"
    deadline = f"{report.year + 1}-{case.settings.deadlines.get(who, _DEADLINES[who])}"
    values = {
        "date": date,
        "deadline": deadline,
        "year": report.year,
        "who": chosen(_WHO[who], "zh"),
        "who_en": chosen(_WHO[who], "en"),
    }
    values |= {"seen": _year_of(date)}
    if date <= f"{report.year}-12-31":
        yield Diagnostic(PAGE.id, WARNING, EARLY, year_path if _is_odd(case, report.year, date) else path, values)
    elif date > deadline:
        yield Diagnostic(PAGE.id, WARNING, LATE, path, values)


def _is_odd(case: Case, year: int, date: str) -> bool:
    """Whether it is the year that is wrong, and not the date: far off, and the prose speaks of others only."""
    named = [passage.text for passage in prose(case) if re.search("20[0-9][0-9]年", passage.text)]
    return abs(_year_of(date) - year) > _NEAR and bool(named) and not any(f"{year}年" in text for text in named)


def _year_of(date: str) -> int:
    """The year that a report of this date is of."""
    return int(date.partition("-")[0]) - 1


def _is_date(text: str) -> bool:
    """Whether it is a day of the calendar as 2025-01-10; other findings see to the rest."""
    year, month, day = [*text.split("-"), "", ""][:3]
    if len(text) != 10 or not (len(year) == 4 and len(month) == len(day) == 2) or not (year + month + day).isdecimal():
        return False
    return 1 <= int(month) <= 12 and 1 <= int(day) <= _DAYS[int(month) - 1]


RULE = Rule(PAGE, check)
