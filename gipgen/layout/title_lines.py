"""Where a title may be broken into lines: between words, never inside one (GB/T 9704-2012 7.3.1)."""

import re

from gipgen.layout.signature import em

_WORDS = re.compile(r"(?=政府信息公开|工作|年度报告)")
_YEAR = re.compile(r"(?=\d{4}年)")


def title_lines(title: str, width: float) -> list[str]:
    """The title in one line of ``width`` characters, or broken between words into two of like length."""
    if em(title) <= width:
        return [title]
    words = _WORDS.split(title)
    pairs = [("".join(words[:cut]), "".join(words[cut:])) for cut in range(1, len(words))]
    fitting = [pair for pair in pairs if max(map(em, pair)) <= width]
    if not fitting:
        return [title]
    upper, lower = min(fitting, key=lambda pair: abs(em(pair[0]) - em(pair[1])))
    return [upper, lower]


def title_words(title: str) -> list[str]:
    """The words of a title, for lines of unknown width: on a telephone the year may begin a line as well."""
    return [part for word in _WORDS.split(title) for part in _YEAR.split(word) if part]
