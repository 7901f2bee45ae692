"""Days of one sentence that cannot follow each other: 4月26日开班，4月24日结业 · 自5月1日至9月30日，163天."""

import re
from collections.abc import Iterator
from datetime import date

from gipgen.findings.text import Text
from gipgen.rules.support.odds import Odds
from gipgen.vocabulary.odds_words import ODDS
from gipgen.vocabulary.words import COUNTING, YEARS, has

ENDS_FIRST = Text(
    "请核对：“{words}”，{end}在{begin}之前，日期先后颠倒了。", "please check: '{words}': {end} is before {begin}"
)
DAYS = Text(
    "请核对：“{words}”，从{begin}到{end}是 {right} 天（两头都算），不是 {stated} 天。",
    "please check: '{words}': from {begin} to {end} there are {right} days, not {stated}",
)
TOO_MANY = Text("请核对：“{words}”，一年没有 {stated} 天。", "please check: '{words}': no year has {stated} days")
_IN_THE_YEAR = r"(?P<words>(?:全年|年内|本年度?)[^，。；0-9]{0,12}?(?P<days>\d{3,4})天)"
_YEAR, _FEBRUARY = 366, 2
_DAY = r"(\d{1,2})月(\d{1,2})日"
_SPAN = rf"(?P<words>{_DAY}[^，。；0-9]{{0,6}}[至到][^，。；0-9]{{0,6}}{_DAY}[^。；0-9]{{0,8}}?(?P<days>\d{{1,3}})天)"
_FOLLOWING = rf"(?P<words>{_DAY}[^，。；月]{{0,14}}(?:{'|'.join(COUNTING.begun_on)})[^，。；月]{{0,20}}[，；、][^，。；月0-9]{{0,6}}{_DAY}[^，。；月]{{0,8}}(?:{'|'.join(ODDS.ended_on)}))"
_LATER_YEARS = (*YEARS.next_year, "翌年")
_LEAP_YEAR, _NEXT_YEAR = 2024, 6  # where no year is told; months back, from which on the next year is meant


def days_at_odds(text: str) -> Iterator[Odds]:
    for match in re.finditer(_FOLLOWING, text):
        begin, end = _days(match)
        if (
            begin
            and end
            and end < begin
            and not has(_LATER_YEARS, match["words"])
            and begin.month - end.month < _NEXT_YEAR
        ):
            yield Odds(match["words"], ENDS_FIRST, {"begin": _shown(begin), "end": _shown(end)})
    for match in re.finditer(_IN_THE_YEAR, text):
        if int(match["days"]) > _YEAR:
            yield Odds(match["words"], TOO_MANY, {"stated": match["days"]})
    for match in re.finditer(_SPAN, text):
        yield from _span(match)


def _span(match: re.Match[str]) -> Iterator[Odds]:
    """So many days from one day to another, both of them counted or not; the 29 February of a year nobody told may be missing."""
    begin, end = _days(match)
    if begin is None or end is None or end <= begin or has(_LATER_YEARS, match["words"]):
        return
    right = (end - begin).days + 1
    least = right - 2 if begin.month <= _FEBRUARY < end.month else right - 1
    if not least <= int(match["days"]) <= right:
        values = {"begin": _shown(begin), "end": _shown(end), "right": right, "stated": match["days"]}
        yield Odds(match["words"], DAYS, values)


def _days(match: re.Match[str]) -> tuple[date | None, date | None]:
    numbers = [int(each) for each in re.findall(_DAY, match["words"]) for each in each]
    return _day(*numbers[:2]), _day(*numbers[2:4])


def _day(month: int, day: int) -> date | None:
    try:
        return date(_LEAP_YEAR, month, day)
    except ValueError:
        return None


def _shown(day: date) -> str:
    return f"{day.month}月{day.day}日"
