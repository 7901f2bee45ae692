"""Prose → signs, as they are counted: one for each Chinese character, one for a number, one for a foreign word."""

import re

MARKS = "。，、；：！？（）《》“”〔〕·0A"  # 0 a number, A a foreign word, · any other sign
_HALF = dict(zip("(),;:!?", "（），；：！？", strict=True))
_NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
_RUNS = rf"{_NUMBER}|[A-Za-z]+|[^0-9A-Za-z]+"
_WIDE = [(chr(ord("０") + digit), str(digit)) for digit in range(10)]


def is_character(sign: str) -> bool:
    """Whether ``sign`` is one Chinese character (nothing is none)."""
    return "\u3400" <= sign <= "\u9fff"


class _Signs(dict[str, str]):
    """What each sign counts as, but for letters and digits; a blank counts as nothing."""

    def __missing__(self, sign: str) -> str:
        counted = sign
        if not is_character(sign):
            half = _HALF.get(sign, sign)
            counted = "" if sign.isspace() else half if half in MARKS else "·"
        self[sign] = counted
        return counted


_counted = _Signs().__getitem__


def without_numbers(text: str) -> str:
    """A text in which every number is a 0: it folds to the same signs."""
    return re.sub(_NUMBER, "0", text)


def places_with_numbers(text: str) -> list[int]:
    """Where in a text each character of it ``without_numbers`` begins, and where it ends."""
    places: list[int] = []
    at = 0
    for match in re.finditer(_NUMBER, text):
        places += range(at, match.start() + 1)
        at = match.end()
    places += range(at, len(text) + 1)
    return places


def fold(text: str) -> tuple[str, list[int]]:
    """The signs of a text without its blanks, and where each begins; one place more for the end."""
    signs: list[str] = []
    places: list[int] = []
    wide = text
    for typed, digit in _WIDE:
        wide = wide.replace(typed, digit)
    for match in re.finditer(_RUNS, wide):
        run, begin, end = match[0], match.start(), match.end()
        if run[0].isascii() and run[0].isalnum():
            signs.append("0" if run[0].isdecimal() else "A")
            places.append(begin)
            continue
        counted = list(map(_counted, run))
        signs += counted
        places += range(begin, end) if "" not in counted else [begin + at for at, sign in enumerate(counted) if sign]
    places.append(len(text))
    return "".join(signs), places
