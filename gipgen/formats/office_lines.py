"""The lines of the 版记: names broken between words, since programs that fill each line with as many characters as it has room for part them."""

import re

from gipgen.formats.measures import Measures
from gipgen.layout.furniture import Furniture
from gipgen.layout.title_lines import listed_lines, title_lines, wide, words_within

_LETTER = 280  # twips: 四号
_FREE = 2  # characters, on the left and the right together …
_GAP = 1  # … and between the office and the day
_COPIES = "抄送："  # in front of the first line; the others begin below its first name
_NAMES = "[^，]*，?"


def office_lines(furniture: Furniture, page: Measures) -> list[str]:
    """The office that issues a report, in as few lines as it takes; the last has room for the day beside it."""
    office, day = furniture.issued or ("", "")
    room = page.text_width / _LETTER - _FREE
    beside = room - wide(day) - _GAP
    if not office or wide(office) <= beside:
        return [office]
    even = title_lines(office, room)
    if len(even) == 1 or wide(even[-1]) > beside:
        even = title_lines(office, beside)
    words, last = words_within(office, beside), ""
    while words and wide(words[-1] + last) <= beside:
        last = words.pop() + last
    full = [*title_lines("".join(words), room), last]
    return full if len(full) < len(even) else even


def copies_lines(furniture: Furniture, page: Measures) -> list[str]:
    """抄送 and the names behind it; nothing where there are none."""
    if not furniture.copies:
        return []
    room = page.text_width / _LETTER - _FREE - len(_COPIES)
    first, *others = listed_lines(copied(furniture), room)
    return [_COPIES + first, *others]


def copied(furniture: Furniture) -> list[str]:
    """The names of 抄送, each with the sign behind it."""
    return re.findall(_NAMES, furniture.copies)[:-1]
