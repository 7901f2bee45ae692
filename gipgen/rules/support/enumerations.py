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
_NUMERALS = "二三四五六七八九十两"
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


def _counted(head: str, begin: int) -> tuple[int, int] | None:
    """The number of the last clause with one of the units behind it, and where it stands."""
    for unit in _UNITS:
        at = head.rfind(unit)
        typed = _numeral_at_end(head[begin:at]) if at >= begin else ""
        first = at - len(typed)
        if typed and head[first - 1 : first] != "第" and len(head) - at - len(unit) <= _NOUN:
            number = int(typed) if typed.isdecimal() else 2 if typed == "两" else parse_chinese(typed) or 0
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
