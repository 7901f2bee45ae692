"""Years in a row that are not so many as a text says: 2022—2024年连续四年, 从2021年起连续五年 in the report of 2024."""

import re
from collections.abc import Iterator

from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.numerals import parse_chinese

_SPAN = (
    r"(?P<first>20\d\d)(?:年度?)?(?:(?:至|到|—|－|-|–|~|～){1,2}(?P<last>20\d\d)年度?|年度?(?:起|以来|开始|开始起))"
    r"[^。；\d]{0,20}?连续(?P<count>[一二两三四五六七八九十\d]{1,2})个?年"
)
_BEHIND = r"连续(?P<count>[一二两三四五六七八九十\d]{1,2})个?年[（(](?P<first>20\d\d)年?(?:至|到|—|－|-|–|~|～){1,2}(?P<last>20\d\d)年[）)]"


class Span(NamedTuple):
    begin: int  # in the text
    end: int
    first: int
    last: int
    stated: str

    @property
    def years(self) -> int:
        return self.last - self.first + 1


def miscounted_spans(text: str, year: int) -> Iterator[Span]:
    """The spans of a text in the report of ``year`` that have fewer or more years; an open one may have ended before."""
    for match in (*re.finditer(_SPAN, text), *re.finditer(_BEHIND, text)):
        last = int(match["last"] or year)
        span = Span(*match.span(), int(match["first"]), last, match["count"])
        count = int(span.stated) if span.stated.isdecimal() else parse_chinese(span.stated) or 0
        if span.years > 0 and (count > span.years or (match["last"] and count < span.years)):
            yield span
