"""Why a text is no amount with its unit (160.5964万元), and what to write instead.

The form of 2019 prints no unit over the amount of procurement, so each author typed one. A bare number is never given
a unit here: 元 and 万元 differ by four digits, and only the author knows. So it is with a comma that parts no thousands.
"""

import re
from collections.abc import Sequence

from gipgen.form.numbers import Slip, explain_number
from gipgen.vocabulary.numerals import parse_chinese

_CURRENCY = r"^(人民币|RMB|rmb|CNY|[￥¥])\s*[:：]?\s*|[整正]$"
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．，＇", "0123456789.,'")
_GROUPS = r"\d{1,3}(?:[,' ]\d{3})+(?!\d)"
_SHORT = {"万": "万元", "亿": "亿元", "w": "万元", "W": "万元", "块": "元", "圆": "元"}


def explain_unit_amount(raw: str, units: Sequence[str]) -> Slip:
    """Name the slip in ``raw``, a scalar as typed; ``units`` are what may stand behind the digits."""
    text = _even(raw.strip())
    match = re.fullmatch(r"([0-9]+\.?[0-9]*|\.[0-9]+)(\D*)", text)
    if match is None:
        return _in_words(raw, text, units)
    digits, unit = _plain(match[1]), _unit(match[2], units)
    if not re.fullmatch(r"\d{1,18}(\.\d{1,18})?", digits):
        return Slip("too_long")
    if not unit:
        if not digits.strip("0."):
            return Slip("write_so", "0")
        return Slip("needs_unit", " 还是 ".join(digits + each for each in units[:2]))
    if unit in units:
        return Slip("write_so", digits + unit)
    return Slip("vague") if re.search("[余约近多几左右]", unit) else Slip("other_unit", "、".join(units))


def explain_money(raw: str, unit: str, *, quoted: bool) -> Slip:
    """Name the slip in an amount of which the file tells digits alone, in ``unit``: 100元, 0.01万元."""
    text = _even(raw.strip())
    match = re.fullmatch(r"([0-9]+\.?[0-9]*|\.[0-9]+)(\D+)", text)
    typed = _unit(match[2], (unit, *_SHORT.values())) if match else ""
    if match and typed == unit:
        return Slip("with_unit", _plain(match[1]))
    if typed in _SHORT.values():
        return Slip("other_unit", unit)
    bare = raw.strip().removesuffix(unit)
    slip = explain_number(bare, "amount", quoted=quoted)
    return slip if slip.wanted or bare == raw.strip() else explain_number(raw, "amount", quoted=quoted)


def _even(text: str) -> str:
    """Without currency sign, thousands separators and the blank in front of the unit; digits in half width."""
    text = re.sub(_CURRENCY, "", text).translate(_HALF_WIDTH)
    groups = re.match(_GROUPS, text)
    if groups:
        text = re.sub("[,' ]", "", groups[0]) + text[groups.end() :]
    return re.sub(r"\s+(?!\d)", "", text)


def _unit(text: str, units: Sequence[str]) -> str:
    """The unit meant: 万 is 万元, （万元） too; a note in brackets behind it goes."""
    text = re.sub(r"(?<=.)[（(].*", "", text).strip("（）()")
    return next((each for each in units if each == text), _SHORT.get(text, text))


def _plain(digits: str) -> str:
    """Without needless zeros in front, with a digit on both sides of the point."""
    head, _, tail = digits.partition(".")
    return (head.lstrip("0") or "0") + (f".{tail}" if tail else "")


def _in_words(raw: str, text: str, units: Sequence[str]) -> Slip:
    """一百六十万元, 约160万元, 无: words, or nothing at all."""
    for unit in sorted(units, key=len, reverse=True):
        number = parse_chinese(text.removesuffix(unit)) if text.endswith(unit) else None
        if number is not None and not text.startswith(("百", "千", "万", "亿")):
            return Slip("write_so", f"{number}{unit}")
    if re.match(r"[-－−–—负]\s*\d", text):
        return Slip("negative")
    if re.match(r"\d+(\.\d+)?[eE][-+]?\d", text):
        return Slip("exponent")
    slip = explain_number(raw, "amount", quoted=False)
    return slip if slip.variant in _SAME_WORDS else Slip("not_a_number")


_SAME_WORDS = frozenset(("blank_number", "nothing_word", "yes_no", "not_finite", "vague"))
