"""Numbers that have no unit: bare ones between words and a stop, and rates."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gipgen.prose.quantities import Quantity
from gipgen.rules.support.cell_values import PERCENT, TIMES
from gipgen.rules.support.mentions import Mention
from gipgen.rules.support.reading import has

DIGITS = frozenset("0123456789")
_GROUPED = frozenset("项种者个")  # 两项合计: how many are added up
_ENDS, _NO_NUMBER_BEHIND = frozenset("、，；。|）)（( "), (*"0123456789.．第至-—年月〔",)
_SHARE, _IN_WORDS = "占", ("成", "分之")
_LONGEST = 9  # signs of a number
_RATES = {"%": PERCENT, "％": PERCENT, "倍": TIMES}
RATES = frozenset(_RATES.values())
_FEW = 9


def bare(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Numbers that stand bare between words and a stop (予以公开19、部分公开8), and percentages."""
    end = 0
    for match in re.finditer("[0-9]", text):
        at = match.start()
        if at < end:
            continue
        end = at + _length(text[at : at + _LONGEST])
        quantity = None if text[at - 1 : at] in _NO_NUMBER_BEHIND else _without_unit(text, at, end)
        if quantity and _is_apart(at, found):
            yield quantity


def shares_of(text: str) -> Iterator[Quantity]:
    """占八成, 占五分之四."""
    if _SHARE in text and has(_IN_WORDS, text):
        from gipgen.rules.support.shares_in_words import shares  # noqa: PLC0415  seldom said

        yield from shares(text)


def is_in_words(mention: Mention) -> bool:
    """Whether a share is told in words; beside a number GIP516 sees to it."""
    return mention.sentence.text[mention.quantity.begin - mention.sentence.begin] not in DIGITS


def _length(text: str) -> int:
    return len(text) - len(text.lstrip("0123456789."))


def _without_unit(text: str, begin: int, end: int) -> Quantity | None:
    digits, behind = text[begin:end], text[end : end + 1]
    if digits.endswith(".") or digits.count(".") > 1:
        return None
    value = Decimal(digits)
    if behind in _RATES:
        return Quantity(begin, end + 1, value, _RATES[behind], step=Decimal(1).scaleb(int(value.as_tuple().exponent)))
    is_bare = "." not in digits and (not behind or behind in _ENDS)
    return Quantity(begin, end, value, "") if is_bare else None


def _is_apart(at: int, found: list[Quantity]) -> bool:
    return all(at < each.begin or each.end <= at for each in found)


def is_how_many(text: str, quantity: Quantity) -> bool:
    """两项合计27件: how many are added up, which is no number of its own."""
    return quantity.unit in _GROUPED and quantity.value <= _FEW and text[quantity.begin] not in "0123456789"
