"""An average beside the number that it is of: 全年336条，平均每月28条 · 4场180人次，场均45人次 · 每周不少于3条，全年更新160条.

Months, quarters and weeks are known; what else is averaged over (场, 人, 期) is a number of the same sentence.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.mentions import Mention
from gipgen.rules.support.reading import has
from gipgen.vocabulary.words import COUNTING, DUTIES

_TIMES = {
    "月": (12, 12),
    "季": (4, 4),
    "周": (50, 53),
    "半年": (2, 2),
    "隔月": (6, 6),
    "隔周": (25, 27),
    "日": (240, 366),
    "天": (240, 366),
}  # how many a year has
_TIMES_TOLD = {"月": 12, "季": 4, "周": 52, "半年": 2, "隔月": 6, "隔周": 26, "日": 365, "天": 365}
_CLUES = ("均", "每", "隔")
_AVERAGE = r"(?:平均每?(?:个|一)?(?P<of>[月季周日天场期人次篇家户名项件条份起宗])|每(?:个|一)?(?P<each>[月季周日天场期人次篇家户名项件条份起宗])度?平均|单(?P<one>[场期人次篇家户名项件条份])(?:平均|(?=[^，。；]{0,4}均))|(?P<short>[月季周日场期人篇家户])均)"
_EACH = "每(?:个|一)?(?P<of>月|季|周|半年)|(?P<other>隔月|隔周)"
_REGULAR = {"月": 12, "季": 4, "半年": 2, "隔月": 6}  # how often a year has it, neither more nor less
_PART_OF_A_YEAR = r"半年|\d月|[一二三四]季度|月份|个月|以来|年来|近年|月起"
_PERSONS = COUNTING.units_of_persons
_OVER, _ABOUT = COUNTING.at_least, Decimal("0.15")
_ONCE = "次"
_EXTREMES = ("最多", "最少")
_FEWER_THAN_ALL = ("其中", *_EXTREMES)
_OF_THE_YEAR = ("全年", "一年")
_IN_ALL = (*_OF_THE_YEAR, *COUNTING.totalling)


class Average(NamedTuple):
    """An average that the numbers beside it do not give."""

    mention: Mention
    whole: Mention
    parts: Decimal  # that the whole is spread over
    least: bool = False  # 每周不少于3条: what it makes in a year is more than the whole
    regular: bool = False  # 每季度召开一次: what it makes in a year is less than the whole


def averages(found: list[Mention]) -> Iterator[Average]:
    """The averages of a sentence that none of its numbers gives."""
    if len(found) < 2 or not has(_CLUES, found[0].sentence.text):
        return
    for mention in found:
        match = re.search(_AVERAGE, mention.before) if "均" in mention.before else None
        kind = match[match.lastgroup] if match and match.lastgroup else ""  # of whichever shape it is
        if match and kind and not has(_FEWER_THAN_ALL, mention.before):
            yield from _wrong(mention, kind, found)
        elif not match:
            yield from _too_few(mention, found)


def _wrong(mention: Mention, kind: str, found: list[Mention]) -> Iterator[Average]:
    possible = [
        (whole, parts) for whole in _wholes(mention, found, kind) for parts in _parts(kind, mention, whole, found)
    ]
    made = [(whole.quantity.value / parts[1], whole.quantity.value / parts[0]) for whole, parts in possible]
    listed = [
        each.quantity.value for each in _wholes(mention, found, kind)
    ]  # 3期，分别为42人、38人、40人，平均每期40人
    made += [(sum(listed) / parts[0],) * 2 for _, parts in possible[:1] if len(listed) == parts[0] > 1]
    if possible and not any(_agrees(mention, least, most) for least, most in made):
        whole, parts = possible[-1]
        yield Average(mention, whole, Decimal(_TIMES_TOLD.get(kind, parts[0])))


def _wholes(mention: Mention, found: list[Mention], kind: str = "") -> list[Mention]:
    """What may have been averaged: the numbers of the same unit that are no averages themselves."""
    return [
        each
        for each in found
        if each is not mention
        and _is_alike(each.quantity.unit, mention.quantity.unit, of_persons=kind in _PERSONS)
        and not (each.quantity.vague or has((*_CLUES, *_EXTREMES), each.before) or each.earlier(None))
    ]


def _is_alike(whole: str, average: str, *, of_persons: bool) -> bool:
    """Whether the one may have been averaged to the other; 240人次 of 48 persons are 5次 each."""
    both = whole in _PERSONS and average in _PERSONS
    return whole == average or both or (of_persons and whole == f"人{average}")


def _parts(kind: str, mention: Mention, whole: Mention, found: list[Mention]) -> list[tuple[Decimal, Decimal]]:
    """What it may have been spread over, each as the fewest and the most: a year has so many weeks, or working days."""
    if kind in _TIMES:
        is_year = not re.search(_PART_OF_A_YEAR, mention.sentence.plain.replace("12个月", ""))
        return [(Decimal(_TIMES[kind][0]), Decimal(_TIMES[kind][1]))] if is_year else []
    units = _PERSONS if kind in _PERSONS else (kind,)
    others = [each for each in found if each.quantity.unit in units and each is not whole and each is not mention]
    counts = [each.quantity.value for each in others if each.quantity.value and not each.quantity.vague]
    return [(count, count) for count in counts]


def _agrees(mention: Mention, least: Decimal, most: Decimal) -> bool:
    """Whether an average may be said of what the numbers make: cut off or rounded at its last digit."""
    stated, words = mention.quantity.value, mention.before + mention.after
    if has(_OVER, words):
        return most > stated - _step(mention)
    off = stated * _ABOUT if mention.quantity.vague else _step(mention)
    return least - off < stated < most + off


def _step(mention: Mention) -> Decimal:
    """What the last digit of the average stands for: 1.6条 is told to a tenth."""
    begin = mention.quantity.begin - mention.sentence.begin
    typed = re.match(r"\d+\.(\d+)", mention.sentence.text[begin:])
    return max(
        mention.quantity.step if mention.quantity.step != 1 else Decimal(0),
        Decimal(1).scaleb(-len(typed[1]) if typed else 0),
    )


def _too_few(mention: Mention, found: list[Mention]) -> Iterator[Average]:
    """每周更新不少于3条，全年更新92条: less than that makes in a year; 每季度召开一次，全年召开5次: more."""
    match = re.search(_EACH, mention.before)
    of_year = mention.sentence.plain.replace("每半年", "")
    if match is None or mention.quantity.vague or re.search(_PART_OF_A_YEAR, of_year):
        return
    kind = match["of"] or match["other"]
    for whole in _wholes(mention, found):
        told = _told_of_the_year(mention, whole, kind)
        if told:
            yield told
            return


def _told_of_the_year(mention: Mention, whole: Mention, kind: str) -> Average | None:
    """What is told so often, where the year's total is another one than it makes."""
    is_behind = whole.quantity.begin > mention.quantity.begin
    is_planned = not is_behind and has(DUTIES.measures, mention.before)  # 全年只公布3个；改进：每季度公布2个
    if is_planned or not has(_IN_ALL if is_behind else _OF_THE_YEAR, whole.before):
        return None
    stated, each = whole.quantity.value, mention.quantity.value
    is_same = whole.quantity.unit != _ONCE or _deed(whole) in mention.before + mention.after
    if is_same and stated < each * _TIMES[kind][0]:
        return Average(mention, whole, Decimal(_TIMES_TOLD[kind]), least=True)
    if is_behind and 0 < each * _REGULAR.get(kind, 0) < stated and _is_of_the_same(mention, whole):
        return Average(mention, whole, Decimal(_REGULAR[kind]), regular=True)
    return None


def _is_of_the_same(mention: Mention, whole: Mention) -> bool:
    """Whether nothing but what is done so often can be in the total: the same deed in the clause behind it."""
    words, begin = mention.before + mention.after, mention.sentence.begin
    gap = mention.sentence.text[mention.quantity.end - begin : whole.quantity.begin - begin]
    return not has((*COUNTING.limits, "另"), words + gap) and sum(map(gap.count, "，；")) == 1 and _deed(whole) in words


def _deed(whole: Mention) -> str:
    """The last two signs of what was done in the year (全年共召开5次); empty where that is not said again."""
    ends = (whole.noun.rfind(word) + len(word) for word in _IN_ALL if word in whole.noun)
    return whole.noun[max(ends, default=0) :][-2:]
