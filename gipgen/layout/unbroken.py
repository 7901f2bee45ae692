"""What no line parts: a telephone number (027-83760190), a number with its sign and unit (-8项, 1.2万元), 〔2021〕30号.

What programs part of it, measured at the ends of lines: browsers a telephone number behind each hyphen, a number from its
unit and its sign, 〔2021〕 from 30; Typst the last two; Word and LibreOffice as browsers do, but they keep 〔2021〕 with 30.
A web page and a PDF can say that it stays together. A Word file and an OpenDocument text cannot without other characters
(a hyphen that is none, a joiner that nobody sees), and those would stand in the text that is searched and copied: there
digits stay together, as these formats have it anyway, and no more.
"""

import re
from collections.abc import Iterator

_NUMBER = r"(?<![A-Za-z0-9.,/:-])(?:〔[0-9]{4}〕)?[-+]?[0-9][-0-9.,/:]*"
_SIGNS = "%‰"
_TENS = "百千万亿"
_MOST_TENS = 2  # 百万, 千万, 万亿
_LONGEST = 20  # characters: a telephone is no narrower
_PARTED = "-−〔"


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and of each whether a line could part it and may not."""
    end = 0
    for found in re.finditer(_NUMBER, text):
        begin, stop = found.start(), _with_unit(text, found.end())
        if text[begin - 1 : begin] == "−":
            begin -= 1
        whole = text[begin:stop]
        if begin < end or len(whole) > _LONGEST or not any(sign in _PARTED or _is_han(sign) for sign in whole):
            continue
        if begin > end:
            yield text[end:begin], False
        yield whole, True
        end = stop
    if end < len(text):
        yield text[end:], False


def _with_unit(text: str, at: int) -> int:
    """Where the unit of a number ends that ends ``at``: per cent, tens, and one character (1.2万元, -8项)."""
    at += text[at : at + 1] in _SIGNS and at < len(text)
    for _ in range(_MOST_TENS):
        at += text[at : at + 1] in _TENS and at < len(text)
    return at + (at < len(text) and _is_han(text[at]))


def _is_han(sign: str) -> bool:
    """Ranges of letters this wide make patterns that are dear to compile; a page needs this one at each start."""
    return "\u4e00" <= sign <= "\u9fff"
