"""GIP610: the preface states the period, and it is the data year."""

from collections.abc import Iterator
from typing import Any

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page, Severity
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.periods import Period, periods_in
from gipgen.rules.support.reading import QUOTE, has, is_unwritten, prose
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import DUTIES

PAGE = Page(
    id="GIP610",
    severity=ERROR,
    also=(WARNING,),
    title=Text("前言与统计期限", "the preface and its period"),
    why=Text(
        "前言说明编制依据、统计期限和联系方式。统计期限是报告年度的 1 月 1 日至 12 月 31 日；年份沿用了上年的，整份报告都会被怀疑。",
        "The preface names legal basis, period and contact. The period is the whole data year; last year's year there puts the report in doubt.",
    ),
    fix=Text(
        "改正期限；或者删去 前言 这一项，由 gipgen 按单位、年度、联系方式自动写。",
        "Correct the period, or delete 前言 and let gipgen write it.",
    ),
    source="四川省地方标准 DB51/T 2660—2019 第2.1条；各地通行做法",
    checks=("OF-17", "OF-16"),
    confidence="A",
    good="前言: |\n  本报告所列数据的统计期限为2024年1月1日至2024年12月31日。",
    bad="前言: |\n  本报告所列数据的统计期限为2023年1月1日至2023年12月31日。",
)
WRONG_YEAR = Text(
    "统计期限写的是“{period}”，而本报告是 {year} 年度，应为{wanted}。",
    "the period reads '{period}', but this is the report of {year}; it should be {wanted}",
)
WRONG_DAYS = Text(
    "统计期限写的是“{period}”，应为全年：{wanted}。请核对。", "the period reads '{period}'; the whole year is {wanted}"
)
NO_PERIOD = Text(
    "前言没有写统计期限，应写明：统计期限为{wanted}。", "the preface states no period; it should say {wanted}"
)
NO_PREFACE = Text(
    "没有前言：“{key}”是空的，报告里看不到编制依据、统计期限和联系方式。请补写；或者删去“{key}”这一行，由 gipgen 自动写（写了没有印出来的：删去行首的“#”）。",
    "there is no preface ('{key}' is empty): legal basis, period and contact are missing; write it, or delete its line and gipgen writes it",
)
NO_YEAR = Text("统计期限没有写年份，应写明：统计期限为{wanted}。", "the period has no year; it should say {wanted}")
NO_VERB = Text(
    "“{seen}”没有说怎么样，句子不完整：请补上“公开”“查阅”“下载”等。",
    "'{seen}' says not what can be done there: add 公开, 查阅 or 下载",
)
_NAMED = "信息公开"  # in the names of sites and columns
_PERIODS, _REACH = ("统计期", "统计时"), 40
_WHOLE = "{year}年1月1日至{year}年12月31日"


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    key = report.form.field("preface").key
    typed = report.fields["preface"]
    if report.year is None:
        return
    yield from _told_in_the_overview(case, report.year)
    if typed is None:
        return  # written by gipgen
    yield from _unfinished(case)
    periods = list(_periods(case))
    if not typed.strip():
        if not periods:
            yield Diagnostic(PAGE.id, WARNING, NO_PREFACE, (key,), {"key": key}, at_key=True)
    elif not is_unwritten(case, "preface"):
        wanted = _WHOLE.format(year=report.year)
        if not periods and not _is_whole_year(case, str(report.year)):
            text = NO_YEAR if "12月31日" in "".join(typed.split()) else NO_PERIOD
            yield Diagnostic(PAGE.id, WARNING, text, (key,), {"wanted": wanted}, at_key=True)
        for passage, period in periods:
            if passage.section == "preface" and not passage.is_computed(period.begin, period.end):
                yield from _period(passage, period, report.year, wanted)


def _unfinished(case: Case) -> Iterator[Diagnostic]:
    """报告的电子版在测试区政府网站（https://…）。: nothing says what can be done there."""
    for passage in prose(case, "preface"):
        for position, sentence in passage.sentences() if has(DUTIES.offered, passage.text) else ():
            begin = min((at for word in DUTIES.offered if (at := sentence.find(word)) >= 0), default=-1)
            ends = (at for word in DUTIES.asked if (at := sentence.find(word, begin)) >= 0)
            said = sentence[begin : min(ends, default=len(sentence))]
            if begin >= 0 and not has(DUTIES.read_there, said.replace(_NAMED, "")):
                values = {"seen": quoted(said, limit=QUOTE)}
                place = passage.place(position + begin)
                yield Diagnostic(PAGE.id, WARNING, NO_VERB, passage.path, values, offset=place)


def _told_in_the_overview(case: Case, year: int) -> Iterator[Diagnostic]:
    """本报告所列数据的统计期限自…起 where section one begins with what others write into the preface."""
    for passage in prose(case, case.report.form.roles.sections.overview):
        for period in periods_in(passage.text) if has(_PERIODS, passage.text) else ():
            before = passage.text[max(0, period.begin - _REACH) : period.begin]
            if has(_PERIODS, before) and "报告" in before and not passage.is_computed(period.begin, period.end):
                found = _period(passage, period, year, _WHOLE.format(year=year))
                yield from (each._replace(severity=WARNING) for each in found)


def _period(passage: Passage, period: Period, year: int, wanted: str) -> Iterator[Diagnostic]:
    right_year = period.first_year == year and period.last_year in (None, year)
    if (right_year and period.is_whole_year) or not _is_about_period(passage.text, period.begin):
        return
    if right_year and _is_founded(passage.text[: period.begin], period):
        return
    severity: Severity = WARNING if right_year else ERROR
    text = WRONG_DAYS if right_year else WRONG_YEAR
    values: dict[str, Any] = {
        "period": quoted(passage.text, period.begin, period.end, limit=QUOTE),
        "year": year,
        "wanted": wanted,
    }
    if not right_year:
        values["seen"] = period.first_year
    yield Diagnostic(PAGE.id, severity, text, passage.path, values, offset=passage.place(period.begin))


def _periods(case: Case) -> Iterator[tuple[Passage, Period]]:
    """The periods in the preface; some reports state theirs at the beginning of section one."""
    for passage in prose(case, "preface", case.report.form.roles.sections.overview):
        for period in periods_in(passage.text):
            yield passage, period


def _is_whole_year(case: Case, year: str) -> bool:
    """Whether a sentence says in another way that the data are the year's: 2024年全年, 2024.1.1—12.31, 2024年度（1至12月）."""
    for passage in prose(case, "preface", case.report.form.roles.sections.overview):
        for _, sentence in passage.sentences():
            squeezed = "".join(sentence.split())
            if passage.section == "preface" and "全年" in squeezed:
                return True
            named = any(f"{year}{sign}" in squeezed for sign in "年.-/—")
            if named and any(word in squeezed for word in DUTIES.whole_year):
                return any(word in squeezed for word in DUTIES.period) or passage.section == "preface"
    return False


def _is_founded(before: str, period: Period) -> bool:
    """Whether the agency came into being on the day that the period begins: 因2024年5月28日成立，统计期限自……."""
    month, day = period.first
    named = before.rfind(f"{month}月{day}日")
    return named >= 0 and has(DUTIES.founded, before[named : named + _REACH])


def _is_about_period(text: str, position: int) -> bool:
    """Whether the words before speak of the report's data: 统计期限, 数据, 时限, 期间."""
    before = text[max(0, position - 40) : position]
    return any(word in before for word in DUTIES.period)


RULE = Rule(PAGE, check)
