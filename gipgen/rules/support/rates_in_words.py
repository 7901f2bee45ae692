"""How a number changed, in words: 减少一半, 增加两成五, 翻一番, 增长近一倍, 是上年的3倍."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.reading import has
from gipgen.vocabulary.numerals import parse_chinese
from gipgen.vocabulary.words import COUNTING, YEARS

_CLUES = ("分之", *"番倍半", *(numeral + "成" for numeral in "一二两三四五六七八九"))
_ONES = "一二两三四五六七八九"
_ROUGH = "约|大约|近|将近|接近|超|超过|逾"
_WORDS = (
    rf"(?:翻(?:了)?(?P<doubled>[{_ONES}1-9])番|(?P<half_of_it>减半|减少过半|减少近半)"
    rf"|(?P<way>{'|'.join((*COUNTING.rose, *COUNTING.fell))})(?:了|为|达|幅度)?(?P<rough>{_ROUGH})?"
    rf"(?:(?P<tenths>[{_ONES}])成(?P<more>[半{_ONES}])?|(?P<half>一半)|(?P<parts>[{_ONES}])分之(?P<count>[{_ONES}])|(?P<times>[{_ONES}])倍(?P<and_half>半)?)(?P<over>多|以上|左右)?)"
)
_RATIO = (
    rf"(?:是|为|达到?|相当于)(?:了)?(?:{'|'.join((*YEARS.last_year, '同期'))}|20\d\d年)[^，。；]{{0,14}}?"
    rf"的(?P<rough>{_ROUGH})?(?P<times>\d+(?:\.\d+)?|[{_ONES}])(?P<over>多)?倍"
)
_HALF, _TENTH, _TWENTIETH = Decimal(5), Decimal(10), Decimal("2.5")


class RateInWords(NamedTuple):
    """What the words say of a change, and how far off the numbers may be from it."""

    begin: int
    end: int
    rose: bool
    rate: str
    kind: str  # % or 倍
    within: Decimal
    ratio: bool = False  # 是上年的3倍: not the change, what it became


def rates_in_words(text: str) -> Iterator[RateInWords]:
    """The changes that a sentence tells in words, in order."""
    if not has(_CLUES, text):
        return  # the patterns of most sentences need not be compiled
    for match in re.finditer(_WORDS, text):
        yield _changed(match)
    if "倍" in text:
        for match in re.finditer(_RATIO, text):
            yield _became(match)


def _changed(match: re.Match[str]) -> RateInWords:
    begin, end = match.span()
    if match["doubled"]:
        times = 2 ** _number(match["doubled"]) - 1
        return RateInWords(begin, end, rose=True, rate=str(times), kind="倍", within=Decimal("0.15"))
    if match["half_of_it"]:
        return RateInWords(begin, end, rose=False, rate="50", kind="%", within=_HALF if match[0] == "减半" else _TENTH)
    rose, loose = match["way"] not in COUNTING.fell, bool(match["rough"] or match["over"])
    if match["times"]:
        within = Decimal("0.5") if loose else Decimal("0.15")
        times = f"{_number(match['times'])}{'.5' if match['and_half'] else ''}"
        return RateInWords(begin, end, rose=rose, rate=times, kind="倍", within=within)
    within = _TENTH if loose else _TWENTIETH if match["more"] else _HALF
    return RateInWords(begin, end, rose=rose, rate=_percent(match), kind="%", within=within)


def _percent(match: re.Match[str]) -> str:
    """一半, 三分之一, 两成五 in percent."""
    if match["parts"]:
        return f"{Decimal(100 * _number(match['count'])) / _number(match['parts']):.1f}"
    rate = 50 if match["half"] else 10 * _number(match["tenths"])
    more = 0 if not match["more"] else 5 if match["more"] == "半" else _number(match["more"])
    return str(rate + more)


def _became(match: re.Match[str]) -> RateInWords:
    typed = match["times"]
    times = Decimal(typed) if typed[0].isdecimal() else Decimal(_number(typed))
    loose = bool(match["rough"] or match["over"])
    within = Decimal(1) if loose else Decimal(1).scaleb(int(times.as_tuple().exponent)) / 2
    return RateInWords(*match.span(), rose=times > 1, rate=f"{abs(times - 1)}", kind="倍", within=within, ratio=True)


def _number(numeral: str) -> int:
    return 2 if numeral == "两" else int(numeral) if numeral.isdecimal() else parse_chinese(numeral) or 0
