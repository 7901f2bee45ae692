"""How many things a sentence says that it names, and how many it names: 发布五类信息：机构职能、政策法规、业务动态.

Only a list of bare names counts, from the colon to the end of the sentence; what has a comma, a number or 等 in it says nothing.
"""

from collections.abc import Iterator

from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.mentions import STRONG, Sentence
from gipgen.rules.support.reading import has
from gipgen.vocabulary.numerals import parse_chinese
from gipgen.vocabulary.words import COUNTING

_UNITS = COUNTING.enumerated_units
_OPEN_ENDED = COUNTING.open_ended
_AND_MORE, _PARTS, _RANKED = "等", "部分", COUNTING.ranked
_UNITS_BEHIND = COUNTING.units_behind_names
_NUMERALS = "二三四五六七八九十两"
_NUMERALS_AND_DIGITS = _NUMERALS + "0123456789"
_NO_LIST = "，；（(“《0123456789"
_FEW, _MANY = 2, 12
_NOUN = 10  # characters between the unit and the colon
_LONGEST, _SHORTEST = 16, 2  # characters of a name
_TAIL = 2  # characters by which names are seen to be of one kind


class Miscounted(NamedTuple):
    """A number of things, and another number of names behind it."""

    begin: int  # in the sentence's text
    end: int
    names: tuple[str, ...]
    in_front: bool = False  # the names stand in front of the number


def miscounted(sentence: Sentence) -> Iterator[Miscounted]:
    """The numbers in front of a colon that are not those of the names behind it."""
    head, colon, rest = sentence.text.partition("：")
    if not colon or "、" not in rest or has(_NO_LIST, rest) or has(_OPEN_ENDED, rest):
        return
    begin = max(head.rfind(stop) for stop in STRONG) + 1
    counted = _counted(head, begin)
    fewest, most, names = _named(rest.rstrip("。！？ \n"))
    if counted and names and not fewest <= counted[0] <= most:
        yield Miscounted(counted[1], len(head), names)


def counted_behind(sentence: Sentence) -> Iterator[Miscounted]:
    """“一审、二审、三审、终审”三级, 甲、乙、丙、丁等3个: names in front of a number that is not theirs."""
    text = sentence.text
    for sign in ("”", _AND_MORE):
        at = text.find(sign)
        while at >= 0:
            found = _behind(text, at)
            if found:
                yield found
            at = text.find(sign, at + 1)


def _behind(text: str, at: int) -> Miscounted | None:
    """The number behind the names that end at a sign."""
    quotes = text[at] != _AND_MORE
    begin = end = at + 1 + (quotes and text.startswith(_AND_MORE, at + 1))
    while text[end : end + 1] in _NUMERALS_AND_DIGITS and end < len(text):
        end += 1
    unit = next((unit for unit in _UNITS_BEHIND if text.startswith(unit, end)), "") if end > begin else ""
    of_parts = text.startswith((_PARTS, *_RANKED), end + len(unit))  # the preface: GIP618 knows their names; 二级目录
    names = _names_before(text[:at], quotes=quotes) if unit and not of_parts else ()
    number = _value(text[begin:end]) if names else 0
    if _FEW <= number <= _MANY and _is_other(len(names), number, more=text[begin - 1] == _AND_MORE):
        return Miscounted(begin, end + len(unit), names, in_front=True)
    return None


def _is_other(count: int, number: int, *, more: bool) -> bool:
    """Whether so many names are not so many; behind 等 there may be more than were named."""
    return count > number if more else 1 < count != number


def _names_before(front: str, *, quotes: bool) -> tuple[str, ...]:
    """The names that end here: in quotation marks, or since the last stop."""
    begin = max(front.rfind(stop) for stop in ("“" if quotes else (*STRONG, *"“”》"))) + 1
    words = front[begin:]
    if "、" not in words or has(_NO_LIST, words) or (quotes and not begin):
        return ()
    names = words.split("、")
    last = next((names[-1].partition(joiner) for joiner in "和及与" if joiner in names[-1]), (names[-1], "", ""))
    joined = last[1] != "" and min(len(last[0]), len(last[2])) >= _SHORTEST
    return (*names[:-1], last[0], last[2]) if joined and not quotes else tuple(names)


def _value(typed: str) -> int:
    return int(typed) if typed.isdecimal() else 2 if typed == "两" else parse_chinese(typed) or 0


def _counted(head: str, begin: int) -> tuple[int, int] | None:
    """The number of the last clause with one of the units behind it, and where it stands."""
    for unit in _UNITS:
        at = head.rfind(unit)
        typed = _numeral_at_end(head[begin:at]) if at >= begin else ""
        first = at - len(typed)
        if typed and head[first - 1 : first] != "第" and len(head) - at - len(unit) <= _NOUN:
            number = _value(typed)
            return (number, first) if _FEW <= number <= _MANY else None
    return None


def _numeral_at_end(words: str) -> str:
    at = len(words)
    while at and (words[at - 1] in _NUMERALS or words[at - 1].isdecimal()):
        at -= 1
    return words[at:]


def _named(words: str) -> tuple[int, int, tuple[str, ...]]:
    """The fewest and the most names that a list can be read to have, and the names."""
    names = tuple("".join(name.split()) for name in words.split("、"))
    if any(not _SHORTEST <= len(name) <= _LONGEST for name in names):
        return 0, 0, ()
    joined = [pair for joiner in "和及与" if (pair := names[-1].partition(joiner))[2] and len(pair[0]) >= _SHORTEST]
    if not joined:
        return len(names), len(names), names
    first, _, last = joined[0]
    alike = len({name[-_TAIL:] for name in (*names[:-1], first, last)}) == 1
    return len(names) + alike, len(names) + 1, (*names[:-1], first, last) if alike else names
