"""A share in words, of what its own clause names: 自然人申请约占总量的五分之四, 自然人占新收申请的八成左右."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gipgen.prose.quantities import Quantity
from gipgen.rules.support.cell_values import PERCENT
from gipgen.vocabulary.numerals import parse_chinese

_ONES = "一二三四五六七八九"
_SHARE = (
    rf"占[^，。；、0-9]{{0,14}}?(?P<share>(?P<tenths>[{_ONES}])成(?P<half>半)?|(?P<parts>[{_ONES}十])分之(?P<count>[{_ONES}]))"
    "(?=左右|以上|多|[，。；、）]|$)"
)
_TENTH, _FIFTH = Decimal(10), Decimal(5)


def shares(text: str) -> Iterator[Quantity]:
    """The shares of a sentence as percentages, each with how far off it may be."""
    for match in re.finditer(_SHARE, text):
        if match["tenths"]:
            value, step = Decimal(10 * _number(match["tenths"]) + (5 if match["half"] else 0)), _TENTH
        else:
            value, step = Decimal(100 * _number(match["count"])) / _number(match["parts"]), _FIFTH
        yield Quantity(*match.span("share"), value, PERCENT, step=step)


def _number(numeral: str) -> int:
    return parse_chinese(numeral) or 1
