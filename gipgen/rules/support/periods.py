"""Periods in prose, 2024年1月1日至2024年12月31日: found by stepping from 年 to 年, without a pattern to compile."""

from collections.abc import Iterator
from functools import lru_cache

from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.words import COUNTING, YEARS, has

_TO = "至到止-—–－~～"  # 起于…，止于… has no 至
_BETWEEN = _TO + "起开始，,、于截"  # what may stand between the two days: 自…起，至…
_DAY = "日号"
_LEAVING = ("由", "从")
_WITHIN_A_YEAR = COUNTING.within_a_year
_NUMERALS = {**{sign: value for value, sign in enumerate("零一二三四五六七八九")}, "〇": 0, "○": 0}


class Period(NamedTuple):
    """A period as written; ``last_year`` is ``None`` where only the first date has a year."""

    begin: int  # position in the text
    end: int
    first_year: int
    last_year: int | None
    first: tuple[int, int]  # month and day
    last: tuple[int, int]

    @property
    def is_whole_year(self) -> bool:
        """Whether it runs from 1 January to 31 December of one year."""
        return self.first == (1, 1) and self.last == (12, 31) and self.last_year in (None, self.first_year)


def years_in(text: str) -> Iterator[tuple[int, int]]:
    """Each year (2024年, 二〇二四年) with its position."""
    position = text.find("年")
    while position >= 0:
        before = text[max(0, position - 8) : position].rstrip(" ")
        digits, sign = before[-4:], before[-5:-4]
        if len(digits) == 4 and digits.isdecimal() and digits[:2] in ("19", "20") and not sign.isdecimal():
            yield text.rfind(digits, 0, position), int(digits)
        elif digits[:2] in ("二〇", "二零", "二○") and len(digits) == 4 and all(each in _NUMERALS for each in digits):
            yield text.rfind(digits, 0, position), int("".join(str(_NUMERALS[each]) for each in digits))
        position = text.find("年", position + 1)


@lru_cache(maxsize=1024)
def is_since_then(words: str, year: int) -> bool:
    """“十四五”以来共, 自2019年以来累计: of more than the year, unless this one is named behind it (……，本年)."""
    front, _, behind = words.rpartition("以来")
    clause = front[max(front.rfind(stop) for stop in "，。；：（(") + 1 :]
    own = (*YEARS.this_year, f"{year}年")
    return not has((*own, *_WITHIN_A_YEAR), clause) and not has((*own, "全年", "年内"), behind)


def periods_in(text: str) -> Iterator[Period]:
    """Each period from a day to a day, or from a month to a month."""
    for start, year in years_in(text):
        reader = _Reader(text, text.index("年", start) + 1)
        first = reader.date()
        if first is None:
            continue
        if not any(sign in _TO for sign in reader.passed(_BETWEEN)):
            continue
        mark = reader.position
        number = reader.number()
        last_year = number if number is not None and number > 1900 and reader.skip("年") else None
        if last_year is None:
            reader.position = mark
        last = reader.date(last=True)
        if last is not None:
            yield Period(start, reader.position, year, last_year, first, last)


class _Reader:
    def __init__(self, text: str, position: int) -> None:
        self._text, self.position = text, position

    def skip(self, signs: str) -> bool:
        """Step over blanks and these signs; say whether there was a sign."""
        before = self.position
        while self._text[self.position : self.position + 1] in {" ", *signs} - {""}:
            self.position += 1
        return bool(self._text[before : self.position].strip())

    def passed(self, signs: str) -> str:
        """The same, and what it stepped over."""
        before = self.position
        self.skip(signs)
        return self._text[before : self.position]

    def number(self) -> int | None:
        self.skip("")
        end = self.position
        while end < len(self._text) and end - self.position < 4 and self._text[end] in "0123456789":
            end += 1
        digits = self._text[self.position : end]
        self.position = end
        return int(digits) if digits else None

    def date(self, *, last: bool = False) -> tuple[int, int] | None:
        """Month and day; a month without a day is its first day, at the end of a period its last."""
        month = self.number()
        if month is None or not 1 <= month <= 12:
            return None
        if not self.skip("月"):
            return None
        mark = self.position
        day = self.number()
        if day is not None and 1 <= day <= 31 and self.skip(_DAY):
            return month, day
        self.position = mark
        return month, (31 if last else 1)


def leaves(words: str) -> bool:
    """由60个精简为40个, 由年初的4.2万人: the number behind these words is what was."""
    if not has(_LEAVING, words):
        return False
    stem = words.removesuffix("的")
    at_first = next((word for word in COUNTING.at_first if stem.endswith(word)), "")
    return stem.removesuffix(at_first).endswith(_LEAVING)
