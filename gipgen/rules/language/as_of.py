"""GIP726: 截至目前 in a report whose period is closed, and 截止 where 截至 belongs."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, around, by_line, is_han
from gipgen.vocabulary.words import DUTIES, YEARS, has

PAGE = Page(
    id="GIP726",
    severity=WARNING,
    title=Text("“截至目前”“截止”", "'so far', and 截止 for 截至"),
    why=Text(
        "年度报告的统计期限是1月1日至12月31日。“截至目前”的数没有截止的日子，读者不知道算到哪一天。"
        "“截至”后面跟时间；“截止”是停止的意思，后面不跟时间。",
        "The period of the report ends on 31 December: a number 'so far' has no date. 截至 takes a date, 截止 does not.",
    ),
    fix=Text(
        "写明日期：截至2024年12月31日；“截止2024年……”改成“截至2024年……”。", "Write the date: 截至 2024年12月31日."
    ),
    source="GB/T 15835—2011；《政府信息公开工作年度报告》统计期限",
    checks=("OF-75",),
    good="截至2024年12月31日，公开信息98条。申请于12月20日截止。",
    bad="截至目前，公开信息98条。",
    confidence="B",
)
SO_FAR = Text(
    "“{seen}”没有日期。报告的统计期限已经结束，请写明“截至{year}年12月31日”；数字要是算到那一天的。",
    "'{seen}' has no date; the period is over: write '截至{year}年12月31日', with the number of that day",
)
WRONG_WORD = Text("“{context}”里的“截止”应为“截至”。", "'{context}': write 截至 for 截止")
NOT_YET = Text(
    "“{context}”：报告的统计期限已经结束，没有就写“{instead}”，不写“{seen}”。",
    "'{context}': the period is over; write '{instead}' for '{seen}'",
)
EXPECTED = Text(
    "“{context}”：报告的统计期限已经结束，写实际的数，不写“{seen}”。",
    "'{context}': the period is over; write what there was, not what was expected",
)
PLANNED = Text(
    "“{context}”：{year}年已经过去，写做了没有，不写“{seen}”。",
    "'{context}': {year} is over; write what was done, not '{seen}'",
)
_SO_FAR = YEARS.so_far
_WILL = "将"  # which stands for 把 as well: 2024年将公开工作纳入考核
_STOPS = "，。；：！？\n"


def check(case: Case) -> Iterator[Diagnostic]:
    ahead = case.report.form.roles.sections.problems
    year = case.report.year
    for passage in case.passages:
        text = passage.text
        if "目前" in text or "截" in text:
            yield from _so_far(case, passage)
        if "截止" in text:
            yield from _wrong_word(passage)
        if passage.section != ahead and ("暂" in text or "预计" in text):
            yield from _open(passage)
        if passage.section != ahead and (f"{year}年{_WILL}" in text or f"于{year}年" in text):
            yield from _planned(case, passage)


def _planned(case: Case, passage: Passage) -> Iterator[Diagnostic]:
    """拟于2024年10月开通, 2024年将组织培训: the year that is reported on, as if it were to come."""
    text, year = passage.text, f"{case.report.year}年"
    at = text.find(year)
    while at >= 0:
        end = at + len(year)
        seen = _meant_to(text, at, end) or _will(text, end)
        if seen:
            begin = at - len(seen) * (seen != _WILL)
            values = {"seen": seen, "context": around(text, begin, end), "year": case.report.year}
            yield Diagnostic(PAGE.id, WARNING, PLANNED, passage.path, values, offset=passage.place(begin))
        at = text.find(year, end)


def _meant_to(text: str, begin: int, end: int) -> str:
    """What says in front of a year that something is to be done in it; nothing where it is told what became of that."""
    word = next((each for each in YEARS.meant_to if text.endswith(each, 0, begin)), "")
    if not word:
        return ""
    behind = _clause(text, end)
    first = max(text.rfind(sign, 0, begin) for sign in _STOPS) + 1
    is_named = "的" in behind  # 公布拟于2024年12月举行的听证会: so it was called when it was announced
    return "" if is_named or has(YEARS.plans_kept, text[first:begin] + behind) else word


def _will(text: str, end: int) -> str:
    """将 behind a year, in front of a deed, and not of something that is made into something."""
    is_deed = text.startswith(_WILL, end) and text.startswith(DUTIES.mending, end + len(_WILL))
    return _WILL if is_deed and not has(YEARS.made_into, _clause(text, end)) else ""


def _clause(text: str, begin: int) -> str:
    """What stands from there on, up to the end of the clause."""
    return text[begin : min((at for sign in _STOPS if (at := text.find(sign, begin)) >= 0), default=len(text))]


def _open(passage: Passage) -> Iterator[Diagnostic]:
    """暂未收到, 预计全年: the year was not over when it was written."""
    for match in re.finditer("暂(?:未|无|没有)|预计(?=[^，。；]{0,4}(?:全年|年底|年末|本年))", passage.text):
        text = EXPECTED if match[0] == "预计" else NOT_YET
        values = {
            "seen": match[0],
            "context": around(passage.text, *match.span()),
            "instead": match[0].removeprefix("暂"),
        }
        yield Diagnostic(PAGE.id, WARNING, text, passage.path, values, offset=passage.place(match.start()))


def _so_far(case: Case, passage: Passage) -> Iterator[Diagnostic]:
    for word in _SO_FAR:
        at = passage.text.find(word)
        if at >= 0:
            values = {"seen": word, "year": case.report.year or case.report.form.fill_in}
            yield Diagnostic(PAGE.id, WARNING, SO_FAR, passage.path, values, offset=passage.place(at))


def _wrong_word(passage: Passage) -> Iterator[Diagnostic]:
    for match in re.finditer(r"截止(?:到|至)?(?=\d{1,4}年|\d{1,2}月|今年|去年|年底|年末|本年度末)", passage.text):
        if is_han(passage.text[match.start() - 1 : match.start()]) and passage.text[match.start() - 1] in "于日期前":
            continue
        values = {"context": around(passage.text, *match.span())}
        for line in by_line(passage, [Spot(*match.span(), "截至")]):
            yield Diagnostic(PAGE.id, WARNING, WRONG_WORD, passage.path, values, offset=line.offset, fix=line.fix)


RULE = Rule(PAGE, check)
