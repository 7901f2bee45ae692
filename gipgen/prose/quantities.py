"""Numbers with a unit in running Chinese text: 1,024条, １２件, 三十五件, 1.2万条, 百余条, 33.2万元."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.numerals import parse_chinese
from gipgen.vocabulary.words import COUNTING, has


class Quantity(NamedTuple):
    """A number and its unit. Money is in 元, whatever it was written in."""

    begin: int  # where the digits begin …
    end: int  # … and where the unit ends
    value: Decimal
    unit: str
    vague: bool = False  # 余, 多, 约, 近: the writer did not mean it to the last digit
    step: Decimal = Decimal(1)  # what the last digit written stands for: 1000 for 1.2万

    def fits(self, number: Decimal | int) -> bool:
        """Whether a text that says this may mean ``number``."""
        if self.vague:
            return self.value / 2 <= number <= self.value * 2
        return abs(self.value - number) < self.step if self.step != 1 else self.value == number

    @property
    def kind(self) -> str:
        """The unit, or the one that counts the same: 18名 and 7人, 6起 and 6件."""
        return _SAME_AS.get(self.unit, self.unit)

    @property
    def digits(self) -> str:
        """The value for messages."""
        return f"{self.value.normalize():f}"


_UNITS = COUNTING.units
_SAME_AS = {"名": "人", "起": "件", "宗": "件", "例": "件"}
_NOT_UNITS = COUNTING.not_units
_SCALES = {"百万": 1_000_000, "千万": 10_000_000, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_SCALE_WORDS = tuple(_SCALES)
_MORE = COUNTING.more
_ABOUT = COUNTING.about
_NOT_ABOUT = frozenset(COUNTING.not_about)
_NO_NUMBER_BEHIND = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.．-—–~～－第")
_TIMES = ("次", "（次）", "(次)")
_BLANKS = " \u3000"
_BEGINS_UNIT = frozenset((*_BLANKS, *(word[0] for word in (*_MORE, *_SCALE_WORDS, *_UNITS))))
_CLOSE = 10  # characters between the numbers of a slogan
# The scan runs over a copy with ASCII signs for Chinese ones: patterns of Chinese signs are slow to compile.
_WORDS = "零〇一二两三四五六七八九十百千万"
_ASCII = {
    **{sign: chr(1 + index) for index, sign in enumerate(_WORDS)},
    **{chr(ord("０") + digit): str(digit) for digit in range(10)},
    "，": "\x1f",
}
_NUMERALS = ("1", "2", *"03456789", *(sign for sign in _ASCII if sign != "，"))
_ONE = chr(1 + _WORDS.index("一"))
_NUMBERS = r"[0-9]{1,3}(?:[,\x1f][0-9]{3}(?![0-9]))+|[0-9]+(?:\.[0-9]+)?|[\x01-\x10]+"


def quantities(text: str) -> Iterator[Quantity]:
    """Every number that has a unit, in order. Dates, telephone and document numbers have none of these units."""
    if not has(_NUMERALS, text):
        return
    done = 0
    for match in re.finditer(_NUMBERS, _in_ascii(text)):
        begin, end = match.span()
        if text[end : end + 1] not in _BEGINS_UNIT:
            continue  # mostly: a date, the number of a heading
        if begin < done or (begin and text[begin - 1] in _NO_NUMBER_BEHIND):
            continue
        if text[max(0, begin - 1) : begin] in ("至", "到") and text[begin - 2 : begin - 1].isdecimal():
            continue  # 3至5件
        quantity = _quantity(text, begin, end, match[0])
        if quantity and not _counts_nothing(text, quantity, match[0]):
            done = quantity.end
            yield quantity


def _in_ascii(text: str) -> str:
    for sign, ascii_sign in _ASCII.items():
        if sign in text:
            text = text.replace(sign, ascii_sign)
    return text


def _counts_nothing(text: str, quantity: Quantity, signs: str) -> bool:
    if signs == _ONE and _is_said_again(text, quantity.begin, quantity.end):
        return True
    return len(signs) == 1 and signs < "0" and _is_one_of_a_series(text, quantity)


def _is_one_of_a_series(text: str, quantity: Quantity) -> bool:
    """一批次7人，二批次6人: which one it is, right in front of its number."""
    begin, end = quantity.begin, quantity.end
    in_front = text[end : end + 1].isdecimal() and not quantity.vague
    return in_front and f"一{text[begin + 1 : end]}" in text and f"二{text[begin + 1 : end]}" in text


def _is_said_again(text: str, begin: int, end: int) -> bool:
    """Whether 一件 is said again close by: 收到一件、登记一件、答复一件 counts nothing."""
    word = text[begin:end]
    return word in text[max(0, begin - _CLOSE) : begin] or word in text[end : end + _CLOSE]


def _quantity(text: str, begin: int, end: int, signs: str) -> Quantity | None:
    end, more = _skip(text, end, _MORE)
    end, scale = _skip(text, end, _SCALE_WORDS)
    end, still_more = _skip(text, end, _MORE[:2])
    end, unit = _skip(text, end, _UNITS)
    if not unit or text.startswith(_NOT_UNITS, end - len(unit)):
        return None
    end = _with_times(text, end, unit)
    about = text[max(0, begin - 2) : begin].rstrip()
    vague = about == "超过" or (about[-1:] in _ABOUT and about not in _NOT_ABOUT)
    if signs[0].isdigit():
        number = Decimal(signs.replace(",", "").replace("\x1f", ""))
        step = Decimal(1).scaleb(int(number.as_tuple().exponent))
    else:
        value = _in_words(text[begin : begin + len(signs)])
        if value is None:
            return None
        vague = vague or _is_some(about)
        number, step = Decimal(value), Decimal(1)
    factor = _SCALES.get(scale, 1)
    exact = step * factor if unit == "元" or scale else Decimal(1)
    return Quantity(begin, end, number * factor, unit, vague or bool(more or still_more), exact)


def _is_some(about: str) -> bool:
    """数十条, 上千条; 以上三项 is exact."""
    return about[-1:] in ("上", "数", "几") and about != "以上"


def _with_times(text: str, end: int, unit: str) -> int:
    """Where 条次 or 期（次） ends: the same unit, said in two words."""
    if unit == "元" or unit[-1] == "次":
        return end
    return next((end + len(times) for times in _TIMES if text.startswith(times, end)), end)


def _in_words(words: str) -> int | None:
    """The value of a numeral of amounts: 三十五. 三四 is no number, 二〇 counts nothing, 万 alone is a scale."""
    if len(words) > 1 and not any(sign in words for sign in "十百千万"):
        return None
    value = parse_chinese(words)
    return None if value == 0 and words[0] in "万十百千" else value


def _skip(text: str, position: int, words: tuple[str, ...]) -> tuple[int, str]:
    """Step over blanks and one of the words, when it stands there."""
    start = position
    while text[start : start + 1] in _BLANKS and start < len(text):
        start += 1
    if not text.startswith(words, start):
        return position, ""
    word = next(word for word in words if text.startswith(word, start))
    return start + len(word), word
