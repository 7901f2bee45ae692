"""Prose → signs, as they are counted: one for each Chinese character, one for a number, one for a foreign word."""

import re

MARKS = "。，、；：！？（）《》“”〔〕·0A"  # 0 a number, A a foreign word, · any other sign
_HALF = str.maketrans("(),;:!?", "（），；：！？")
_RUNS = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[A-Za-z]+|\s+|.", re.ASCII)
_WIDE = {ord("０") + digit: str(digit) for digit in range(10)}


def is_character(sign: str) -> bool:
    """Whether ``sign`` is one Chinese character (nothing is none)."""
    return "\u3400" <= sign <= "\u9fff"


def fold(text: str) -> tuple[str, list[int]]:
    """The signs of a text without its blanks, and where each begins; one place more for the end."""
    signs: list[str] = []
    places: list[int] = []
    wide = text.translate(_WIDE)
    for match in _RUNS.finditer(wide):
        run = match[0]
        first = run[0]
        if is_character(first):
            sign = first
        elif first.isspace():
            continue
        elif first.isascii() and first.isalnum():
            sign = "0" if first.isdecimal() else "A"
        else:
            sign = first.translate(_HALF)
            if sign not in MARKS:
                sign = "·"
        signs.append(sign)
        places.append(match.start())
    places.append(len(text))
    return "".join(signs), places
