"""Names without any sign around them, and right behind the last one a number that is not theirs: 起草、审核、归档四个环节."""

from collections.abc import Iterator

from gipgen.rules.support.enumerations import Miscounted
from gipgen.rules.support.mentions import Sentence
from gipgen.rules.support.reading import has
from gipgen.vocabulary.numerals import parse_chinese
from gipgen.vocabulary.words import COUNTING

_UNITS = COUNTING.units_of_names  # 次 and 件 count what is done with the names
_NUMERALS = "三四五六七八九"  # 两 and 二: of 市、区两级 one may be a part of the other's name
_STOPS = "，。；：！？”》）)\n"
_SIGNS = "（(“《0123456789等及"
_JOINERS = "和与"
_LEAST, _LONGEST = 3, 14  # names, and characters of one


def counted_at_once(sentence: Sentence) -> Iterator[Miscounted]:
    """Where names stand in front of another number than theirs."""
    text = sentence.text
    for unit in _UNITS if text.count("、") >= _LEAST - 1 else ():
        at = text.find(unit, 1)
        while at >= 0:
            number = parse_chinese(text[at - 1]) if text[at - 1] in _NUMERALS else None
            names = _names(text[: at - 1]) if number else ()
            if names and number not in _counts(names):
                yield Miscounted(at - 1, at + len(unit), names, in_front=True)
            at = text.find(unit, at + 1)


def _names(front: str) -> tuple[str, ...]:
    """The names since the last stop; none where they may go on in front of it, or are no bare names."""
    begin = max(front.rfind(stop) for stop in _STOPS) + 1
    words = front[begin:]
    names = tuple(words.split("、"))
    is_bare = len(names) >= _LEAST and not has(_SIGNS, words) and all(0 < len(name) <= _LONGEST for name in names)
    return names if is_bare and not _goes_on(front, begin) else ()


def _goes_on(front: str, begin: int) -> bool:
    """Whether there are names in front of the comma as well."""
    before = front[:begin].rstrip(_STOPS)
    return front[begin - 1 : begin] == "，" and "、" in before[before.rfind("。") + 1 :]


def _counts(names: tuple[str, ...]) -> range:
    """How many there may be: 甲、乙和丙 are two or three."""
    joined = sum(name.count(joiner) for name in names for joiner in _JOINERS)
    return range(len(names), len(names) + joined + 1)
