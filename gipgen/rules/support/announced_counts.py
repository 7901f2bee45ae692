"""How many items a text announces before it lists them: 存在以下三个问题：一是……二是……."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.numerals import parse_chinese
from gipgen.vocabulary.words import DUTIES

_REACH = 30  # characters between the announcement and the first item
_UNITS = DUTIES.announced_units
_NUMERALS = "一二三四五六七八九十两"
_LEAST, _MOST = 2, 10


class Announced(NamedTuple):
    """A count in front of a list that has another length."""

    begin: int
    end: int
    number: int


def announced(text: str, first: int) -> Announced | None:
    """The count that stands in the sentence that opens a list whose first item begins at ``first``."""
    head = text[max(0, first - _REACH) : first]
    opening = head.rstrip(" ：:，,。\n")
    sentence = opening[max(opening.rfind(stop) for stop in "。；！？\n") + 1 :]
    begin = first - len(head) + len(opening) - len(sentence)
    found = [each for unit in _UNITS if (each := _counted(sentence, unit)) is not None]
    if len({each.number for each in found}) != 1:
        return None
    last = max(found, key=lambda each: each.end)
    return last._replace(begin=last.begin + begin, end=last.end + begin)


def _counted(sentence: str, unit: str) -> Announced | None:
    """The last numeral that stands in front of this unit."""
    at = sentence.rfind(unit)
    begin = at
    while begin > 0 and (sentence[begin - 1] in _NUMERALS or sentence[begin - 1].isdecimal()):
        begin -= 1
    if at < 0 or begin == at or sentence[begin - 1 : begin] == "第":
        return None
    typed = sentence[begin:at]
    number = int(typed) if typed.isdecimal() else 2 if typed == "两" else parse_chinese(typed)
    return Announced(begin, at + len(unit), number) if number and _LEAST <= number <= _MOST else None


def runs(values: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where lists 1, 2, 3 … begin among the numbers of a section's items, and how long each is; none that holds another."""
    begins = [index for index, value in enumerate(values) if value == 1] + [len(values)]
    for begin, after in pairwise(begins):
        run = values[begin:after]
        held = any(value == len(run) + 1 for value in values[after:])
        if not held and list(run) == list(range(1, len(run) + 1)):
            yield begin, len(run)
