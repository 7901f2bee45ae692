"""What a sentence says of a number without telling it: 申请量较上年略有下降, 与上年持平; last year's report tells whether that is so."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gipgen.named_tuple import NamedTuple
from gipgen.prose.quantities import quantities
from gipgen.report.report import Report
from gipgen.rules.support.change_tokens import NET
from gipgen.rules.support.changes import step
from gipgen.rules.support.last_years import comparable
from gipgen.rules.support.matters import Pairs, applications, named
from gipgen.rules.support.mentions import Sentence, sentences
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case
from gipgen.vocabulary.words import APPLICATIONS, COUNTING, YEARS

_LEVELS = COUNTING.level
_CHANGED = (*COUNTING.rose, *COUNTING.fell)
_WAYS = (*_CHANGED, *_LEVELS)
_APPLICATIONS = "申请"
_MATTERS = f"{_APPLICATIONS}|行政许可|行政处罚|行政强制|行政复议|行政诉讼"
_COUNTED = "(?:的)?(?:件|案件|决定)?(?:数量|总量|件数|总数|数|量)?"
_HOW = "(?:总体|整体)?(?:有所|略有|明显|大幅度?|小幅|稍有|持续|显著|稳步)?(?P<nearly>基本)?"
_PAST = rf"(?:较|比|与|同)(?P<past>{'|'.join(YEARS.last_year)}|20\d\d年)(?:度)?(?:同期)?(?:相比)?"
_WAY = f"(?P<way>{'|'.join(_WAYS)})(?![了为达约近至到]?[0-9一二三四五六七八九十两])"
_MATTER_FIRST = rf"(?P<matter>{_MATTERS}){_COUNTED}(?:\d{{1,6}}[件宗项][，,])?{_PAST}[，,]?{_HOW}{_WAY}"
_YEAR_FIRST = rf"{_PAST}[，,][^，。；]{{0,12}}?(?P<matter>{_MATTERS}){_COUNTED}{_HOW}{_WAY}"
_RATE_ONLY = (
    rf"(?P<matter>{_MATTERS}){_COUNTED}(?:同比|{_PAST})[，,]?{_HOW}(?P<way>{'|'.join(_CHANGED)})"
    rf"(?:[了为达约]*)(?P<rate>\d{{1,4}}(?:\.\d{{1,2}})?)[%％]"
)
_RATE_BEHIND = (
    rf"{_PAST}[，,][^，。；]{{0,12}}?(?P<matter>{_MATTERS}){_COUNTED}{_HOW}(?P<way>{'|'.join(_CHANGED)})"
    rf"(?:[了为达约]*)(?P<rate>\d{{1,4}}(?:\.\d{{1,2}})?)[%％]"
)
_DIFFERENCE = (
    rf"(?:{_PAST}[，,][^，。；]{{0,12}}?)?(?P<matter>{_MATTERS}){_COUNTED}(?:同比|(?:较|比)(?:{'|'.join(YEARS.last_year)})(?:度|同期)*)?"
    rf"(?P<way>{'|'.join((*_CHANGED, *NET))})(?:了)?(?P<by>\d{{1,6}})[件宗起]"
    rf"(?:[，,（(](?:{'|'.join(_CHANGED)}|增长率|[增降]幅)[了为达约]*(?P<rate>\d{{1,4}}(?:\.\d{{1,2}})?)[%％])?"
)
_NOT_OF_OURS = (*APPLICATIONS.other_matters, "项目", "资金")
_TEN = 10  # fewer are counted one by one
_NEARLY, _EXACTLY, _FEW = 15, 5, 2  # percent, and cases, that a number on the same level may be away


class Trend(NamedTuple):
    sentence: Sentence
    words: str
    row: str
    now: int
    then: int


def trends(case: Case) -> Iterator[Trend]:
    """The directions that a report claims and its numbers contradict."""
    previous, year = comparable(case), case.report.year
    if previous is None or year is None:
        return
    last = (*YEARS.last_year, f"{year - 1}年")
    for sentence in sentences(case):
        for match in _matches(sentence.plain, last):
            if match["past"] in (None, *last):
                yield from _told(case.report, previous, sentence, match)


def _matches(text: str, last: tuple[str, ...]) -> Iterator[re.Match[str]]:
    if not has(_WAYS, text):
        return
    if has(last, text):
        yield from re.finditer(_MATTER_FIRST, text)
        yield from re.finditer(_YEAR_FIRST, text)
    if has(last, text) and len(list(quantities(text))) == 1:  # with the number itself GIP516 reads it as a change
        yield from re.finditer(_DIFFERENCE, text)
    if has("%％", text) and not has(COUNTING.units, text):
        yield from re.finditer(_RATE_ONLY, text)
        yield from re.finditer(_RATE_BEHIND, text) if has(last, text) else ()


def _told(report: Report, previous: Report, sentence: Sentence, match: re.Match[str]) -> Iterator[Trend]:
    for now, then in _pairs(report, previous, sentence, match):
        if now and then and len(now.values) == len(then.values) == 1:
            this, last = int(now.value), int(then.value)
            if _is_wrong(match, this, last):
                yield Trend(sentence, match[0], now.label, this, last)
        break


def _pairs(report: Report, previous: Report, sentence: Sentence, match: re.Match[str]) -> Pairs:
    """The row that is spoken of, in both reports."""
    if match["matter"] != _APPLICATIONS:
        return named(report, previous, match["matter"])
    front = sentence.plain[: match.start("matter")]
    ours = "公开" in sentence.plain or _APPLICATIONS in sentence.topic
    return applications(report, previous) if ours and not front.endswith(_NOT_OF_OURS) else iter(())


def _most_apart(then: int, *, nearly: bool) -> float:
    """By how much a number may be another one on the same level; few are counted one by one: 3件，与上年持平."""
    if then < _TEN:
        return _FEW if nearly else 0
    return max(_FEW if nearly else 1, then * (_NEARLY if nearly else _EXACTLY) / 100)


def _is_wrong(match: re.Match[str], now: int, then: int) -> bool:
    if match["way"] in _LEVELS:
        return abs(now - then) > _most_apart(then, nearly=bool(match["nearly"]))
    rose = match["way"] in (*COUNTING.rose, NET[0])
    told = match.groupdict()
    by, rate = told.get("by"), told.get("rate")
    if by and now - then != (int(by) if rose else -int(by)):
        return True
    if rate and then and (now > then) is rose:
        return abs(Decimal(abs(now - then)) * 100 / then - Decimal(rate)) > step(Decimal(rate))
    return not by and (now <= then if rose else now >= then)
