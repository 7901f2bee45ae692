"""Lines that are headings by a number and a short title, without marks."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from gipgen.prose.lines import Line, bullet_match, item_match
from gipgen.prose.typed_numbers import NUMBERS, labelled_number, typed_number

_LONGEST_TITLE = 30  # characters behind the number
_LONGEST_LINE = 60  # … with it, blanks and marks of bold
_NO_TITLE = frozenset("。；：！？:;!?{}[]|`\\<>\t")
_NO_TITLE_END = ("，", ",", "、", "…", "—", ".", "-")
_MAY_BEGIN_NUMBER = NUMBERS | {"*"}


def title_level(text: str) -> int:
    """The level of the heading that a line is by its number and its shortness; 0 for other lines."""
    bare = text.replace("**", "") if "**" in text else text
    typed = typed_number(bare)
    words = bare[typed.length :] if typed else ""
    if typed is None or not 0 < len(words) <= _LONGEST_TITLE:
        return 0
    if not _NO_TITLE.isdisjoint(words) or words.endswith(_NO_TITLE_END) or not any(map(str.isalnum, words)):
        return 0
    if ("，" in words or "," in words) and any(sign.isdecimal() for sign in words):
        return 0  # 1.制发0件，废止2件
    return typed.level


def with_headings(lines: Sequence[Line]) -> list[Line]:
    """Find the lines that are headings by a number and a short title; `1.` and the like only where they are no list."""
    numbered = [
        place
        for place, line in enumerate(lines)
        if line.text[:1] in _MAY_BEGIN_NUMBER and len(line.text) <= _LONGEST_LINE
    ]
    levels = {place: level for place in numbered if (level := _level(lines, place))}
    if not levels:
        return list(lines)
    items = _items(lines, levels) if max(levels.values()) > 1 else frozenset()
    found = list(lines)
    for place, level in levels.items():
        found[place] = lines[place]._replace(level=0 if place in items else level)
    return found


def _items(lines: Sequence[Line], levels: Mapping[int, int]) -> frozenset[int]:
    """The lines with the numbers of a deeper level that follow one another: a list."""
    items: set[int] = set()
    texts = [place for place, line in enumerate(lines) if line.text and not _is_deeper_item(line)]
    for pair in pairwise(texts):
        if any(levels.get(place, 0) > 1 for place in pair):
            one, other = (lines[place].text.replace("**", "") for place in pair)
            level = _number_level(other)
            items |= set(pair) if level and level in (_number_level(one), _label_level(one)) else set()
    return frozenset(items)


def _is_deeper_item(line: Line) -> bool:
    """Whether a line is the item of a list inside of another."""
    return line.indent > 1 and bool(bullet_match(line.text) or item_match(line.text))


def _number_level(text: str) -> int:
    typed = typed_number(text)
    return typed.level if typed else 0


def _label_level(text: str) -> int:
    """The level of a number that stands behind a label: 附件：1.…"""
    typed = labelled_number(text)
    return typed.level if typed else 0


def _level(lines: Sequence[Line], place: int) -> int:
    """The level of a line that is a paragraph by itself."""
    level = title_level(lines[place].text)
    alone = level and _is_parted(lines, place) and _is_parted(lines, place + 1)
    return level if alone else 0


def _is_parted(lines: Sequence[Line], place: int) -> bool:
    """Whether a line has none right above it in its paragraph."""
    if place in (0, len(lines)) or not lines[place].text or not lines[place - 1].text:
        return True
    return lines[place].starts or lines[place].begins
