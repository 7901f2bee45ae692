"""Words of published reports: what is left of a label when numbering, brackets and blanks are taken off; numbers."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Literal

from gipgen.named_tuple import NamedTuple
from gipgen.resources import package_text
from gipgen.source.compose import compose

_LONGEST_KEPT = 200  # characters of a text whose core is remembered: labels are shorter, and seen again and again
Kind = Literal["number", "blank", "mark", "unclear"]

_MARKS = frozenset(("/", "\\", "-", "--", "—", "——", "–", "−", "―", "无", "無", "N/A", "n/a", "*"))
_NUMBERING = re.compile(r"[(][一二三四五六七八九十\d]{1,3}[)]|[一二三四五六七八九十]{1,3}[、.,:]")
_OUTER = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．,，:：]|\d{1,2}[、.．])"
)
_BEHIND = r"(亿元|万元|元|件|条|个|项|次|份|起|宗)?(\(.*\)|(?:\[\d{1,2}\]){1,3}|[*※†‡]{1,3})?"  # a unit and a remark, or the sign of a note
_NUMBER = re.compile(r"([0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,18})(\.[0-9]{1,18})?" + _BEHIND)  # as a file may have it
TOP_NUMBER = re.compile(
    r"^(?:[一二三四五六七八]\s*[、.．,，:：]|第[一二三四五六七八](?:部分|章)|【[一二三四五六七八]】)"
)  # of a section's heading
_SIGNED = re.compile(r"(增加?|减少?|\+|-)([0-9][0-9,]{0,17})")
_SEVERAL = re.compile(r"\d[^\S\n]+\d")
_THOUSANDS = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,5}")
_LIKE_NUMBER = re.compile(r"[-+增减加少]{0,2}\d[\d,]*(\.\d+)?" + _BEHIND)
_NOTES = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")  # signs of notes that NFKC makes digits of
_KEPT = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")


def normal(text: str) -> str:
    """NFKC without blanks and without marks that nobody sees; the sign of a note is none of the number it stands behind."""
    return _normal(text) if len(text) <= _LONGEST_KEPT else _normal.__wrapped__(text)


@lru_cache(maxsize=8192)  # each rule asks for the same labels and lines again
def _normal(text: str) -> str:
    if not (text.isascii() or _NOTES.isdisjoint(text)):
        text = "".join(f"[{unicodedata.numeric(sign):.0f}]" if sign in _NOTES else sign for sign in text)
    return "".join(unicodedata.normalize("NFKC", text).replace("\u200b", "").replace("\ufeff", "").split())


def letters(text: str) -> str:
    """The letters and digits of a text: what of it must not get lost."""
    return "".join(filter(str.isalnum, normal(text)))


def filled(texts: Iterable[str]) -> tuple[str, ...]:
    """Those of the texts that are not blank."""
    return tuple(text for text in texts if normal(text))


def core(text: str) -> str:
    """What of a label identifies it: its Chinese characters without numbering and remarks in brackets.

    ``2．其他法律行政法规\\n禁止公开`` and ``2、其他法律、行政法规禁止公开`` have the same core.
    """
    return _core(text) if len(text) <= _LONGEST_KEPT else _core.__wrapped__(text)


@lru_cache(maxsize=8192)
def _core(text: str) -> str:
    text = _NUMBERING.sub("", normal(text))
    whole = "".join(_KEPT.findall(text))
    short = "".join(_KEPT.findall(re.sub(r"\([^()]*\)?", "", text)))
    return (
        short or whole or "".join(filter(str.isalpha, filter(str.isascii, text)))
    )  # beside Chinese words they say the same once more


def is_numbered(text: str) -> bool:
    """Whether a number stands in front: 3.其他 is a row, 其他 a column."""
    return _OUTER.match(normal(text)) is not None


class Value(NamedTuple):
    """What stands in a value cell. ``text`` are the digits to write, ``raw`` what was printed."""

    kind: Kind
    raw: str
    text: str = ""
    sure: bool = True


def value(raw: str, kind: str = "count") -> Value:
    """Read a value cell; ``kind`` is the type of its column. Only digits become a number; 元 and 万元 are never changed."""
    text, shown = normal(raw), raw.strip()
    if not text:
        return Value("blank", "")
    if _SEVERAL.search(shown) and not _THOUSANDS.fullmatch(shown):
        return Value("unclear", shown)  # two numbers in one cell, as where a rule stands beside its column
    if text in _MARKS:
        return Value("mark", shown)
    if kind == "signed":
        text = text.replace("−", "-").replace("—", "-").replace("–", "-")
        if found := _SIGNED.fullmatch(text):
            return Value("number", shown, _with_sign(found[1], found[2].replace(",", "")))
    match = _NUMBER.fullmatch(text)
    if match is None:
        return Value("unclear", shown)
    digits, *rest = match.groups(default="")
    number, sure = _READ.get(kind, _count)(_Printed(digits.replace(",", ""), *rest))
    return Value("unclear" if number is None else "number", shown, number or "", sure)


class _Printed(NamedTuple):
    """A number as it was printed, in its pieces: 1,234.5万元（含附件）."""

    digits: str
    fraction: str  # with its point
    unit: str
    remark: str  # with its brackets

    @property
    def number(self) -> str:
        return _integer(self.digits) + self.fraction

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands beside the number, no zero in front either."""
        return not self.unit and not self.remark and (self.digits == "0" or not self.digits.startswith("0"))


def _count(printed: _Printed) -> tuple[str | None, bool]:
    """The digits to write (``None``: unclear), and whether they are sure."""
    if printed.fraction.strip(".0"):
        return None, True
    return _integer(printed.digits), printed.is_bare and not printed.fraction


def _amount(printed: _Printed) -> tuple[str | None, bool]:
    """An amount of a column whose unit the form gives: 万元."""
    fits = printed.unit in ("", "万元") or not printed.number.strip("0.")
    return (printed.number, printed.is_bare) if fits else (None, True)


def _unit_amount(printed: _Printed) -> tuple[str | None, bool]:
    """An amount that says its own unit; none is needed for nothing."""
    if not printed.number.strip("0."):
        return "0", True
    known = printed.unit.endswith("元")
    return printed.number + printed.unit if known else None, not printed.remark


_READ = {"amount": _amount, "unit_amount": _unit_amount}


def _with_sign(sign: str, digits: str) -> str:
    return ("-" if sign[0] in "减-" and digits.strip("0") else "") + _integer(digits)


def _integer(digits: str) -> str:
    return digits.lstrip("0") or "0"


def is_value(raw: str) -> bool:
    """Whether a cell holds a number or one of the marks for nothing (not: a blank)."""
    text = normal(raw)
    return bool(text) and (text in _MARKS or _LIKE_NUMBER.fullmatch(text) is not None)


def similar(one: str, other: str, least: float = 0.0) -> float:
    """How alike two cores are, from 0 to 1; 0 where it is less than ``least``, as the signs that both have tell at once."""
    if not one or not other or min(len(one), len(other)) * 2 < max(len(one), len(other)):
        return 0.0
    if 2 * sum(map(_signs(other).__contains__, one)) < least * (len(one) + len(other)):
        return 0.0
    from difflib import SequenceMatcher  # noqa: PLC0415  exact labels never need it

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@lru_cache(maxsize=1024)
def _signs(label: str) -> frozenset[str]:
    return frozenset(label)


def sums_up(numbers: Iterable[str]) -> bool:
    """Whether the last of a row's numbers is the sum of the others; what is no whole number counts nothing."""
    counts = [int(each) if each.isdecimal() else 0 for each in map(normal, numbers)]
    return sum(counts[:-1]) == sum(counts[-1:])


@cache
def variants() -> dict[str, Any]:
    """What published reports write instead of the form's words, and what pages print around a report."""
    composed = compose(package_text("imports/variants.yaml"))
    if composed.findings:  # our own file: a fault of gipgen, not of the user
        raise ValueError(f"variants.yaml: {[finding.message('en') for finding in composed.findings]}")
    data: dict[str, Any] = composed.data
    return data
