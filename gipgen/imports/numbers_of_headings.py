"""The numbers that agencies type in front of headings, and what level they are of: 一、 a section, （一） and 1. a part of one."""

import re

from gipgen.imports.printed_words import TOP_NUMBER, normal

_NUMBER = r"(?:第[一二三四五六七八](?:部分|章)|[（(【]?[一二三四五六七八1-9][)）】]?)\s*[、.．,，:：]?\s*"
_INNER = re.compile(r"^[（(][一二三四五六七八九十]{1,2}[)）]")
_ARABIC = re.compile(r"^\d\s*[、.．]")
_DIGITS = "一二三四五六七八"


def bare_heading(text: str) -> str:
    """A text without the number in front of it."""
    return re.sub(rf"^{_NUMBER}", "", text) if not re.match(r"\d{2}", text) else text


def is_inner(text: str) -> bool:
    """Whether a heading has the number of a part: （一）."""
    return _INNER.match(text) is not None


def has_number(text: str, section: int) -> bool:
    """Whether the number in front of a text is that of the section: 二、 of the second."""
    return _DIGITS.find(text.lstrip("第【")[0]) == section


def is_below(text: str, section: int, *, numbered: bool) -> bool:
    """Whether a line has a number that sections do not have: where some are ``numbered`` 一、, any other; else one that is not its own."""
    text = normal(text)
    inner, arabic = _INNER.match(text), _ARABIC.match(text)
    if not (inner or arabic):
        return False
    own = text[1:2] == _DIGITS[section] if inner else text[:1] == str(section + 1)
    return numbered or not own


def numbering_weight(text: str, section: int) -> float:
    """What a number in front tells: 一、 a section, most of all the right one; （一） a part of one."""
    if TOP_NUMBER.match(text):
        return 1.0 + (0.4 if has_number(text, section) else 0)
    if _INNER.match(text):
        return -1.5
    return 0.1 if _ARABIC.match(text) else 0.0
