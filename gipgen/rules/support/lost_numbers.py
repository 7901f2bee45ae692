"""Where a number or its unit was left out within a clause: 共收到件申请, 维护个专栏, 共收到70申请."""

import re
from collections.abc import Iterator

from gipgen.rules.support.mentions import pieces
from gipgen.rules.support.spots import is_han
from gipgen.vocabulary.words import LANGUAGE

STOPS = "，。；：！？（）“”《》、,;:!?()\n"
LAST = frozenset(unit[-1] for unit in LANGUAGE.bare_units)
COUNTS = frozenset(LANGUAGE.in_front_of_units)
NO_COUNT = LANGUAGE.numbers_without_unit
CODES = LANGUAGE.codes
_DEEDS = LANGUAGE.in_front_of_numbers
_MATTERS = LANGUAGE.behind_numbers
_BEHIND = frozenset(LANGUAGE.behind_units)
_WITHIN = LANGUAGE.units_within
_BEGINNING = (*LANGUAGE.units_within, *LANGUAGE.units_of_cases)
NOUNS = frozenset(LANGUAGE.nouns_like_units)
_LISTED = frozenset("，、；,;")
_PERSON = "人"  # 发布人 is one; 组织人次 lacks a number
_STOPS_ALONE = frozenset(STOPS)
_DIGITS = 6  # of a number that counts: longer ones are telephones and codes
_NEAR = 60  # characters that are looked at on either side


def bare_units(text: str) -> list[int]:
    """The places of units that have no number in front of them and a word behind."""
    return sorted({*_behind_deeds(text), *_within(text), *_beginnings(text)})


def bare_numbers(text: str) -> Iterator[tuple[int, int]]:
    """共收到70申请, 维护13专栏: numbers that a word is directly behind which is no unit."""
    for match in re.finditer("[0-9]+", text):
        begin, end = match.span()
        if text.startswith(_MATTERS, end) and may_count(match[0]) and _counts_nothing_else(text, begin):
            yield begin, end


def counts(text: str, unit: str) -> bool:
    """Whether there is a number in front of this unit."""
    return any(part[-1:].isdecimal() for part in text.split(unit)[:-1])


def may_count(digits: str) -> bool:
    """No year, no telephone, no hot line."""
    return len(digits) <= _DIGITS and not (len(digits) == 4 and digits[:2] in ("19", "20")) and digits[:4] != "1234"


def digits_at_end(clause: str) -> str:
    at = len(clause)
    while at and clause[at - 1].isdecimal():
        at -= 1
    return clause[at:]


def _behind_deeds(text: str) -> Iterator[int]:
    """共收到件申请; 62件办结件 is the thing that the number in front counts."""
    for deed in filter(text.__contains__, _DEEDS):
        for at in _places(text, deed):
            end = at + len(deed)
            is_counted = at > 1 and text[at - 1] == text[end : end + 1] and text[at - 2].isdecimal()
            if text[end : end + 1] in LAST and not is_counted and _is_bare(text, end) and not _is_person(text, end):
                yield end


def _within(text: str) -> Iterator[int]:
    """共维护个专栏，其中新开2个: no part of a word, where numbers are told."""
    for unit in filter(text.__contains__, _WITHIN):
        for at in _places(text, unit):
            if at and is_han(text[at - 1]) and text[at - 1] not in COUNTS and _is_bare(text, at) and _tells(text, at):
                yield at


def _beginnings(text: str) -> Iterator[int]:
    """3件予以公开，件部分公开: a clause begins with the unit that the clauses beside it count in."""
    for unit in filter(text.__contains__, _BEGINNING):
        for at in _places(text, unit):
            if text[at - 1 : at] in _STOPS_ALONE and _is_bare(text, at):
                before = pieces(text[max(0, at - 1 - _NEAR) : max(0, at - 1)], STOPS)[-1]
                behind = pieces(text[at : at + _NEAR], STOPS)[1:2]
                if any(counts(each, unit) for each in (before, *behind)):
                    yield at


def _counts_nothing_else(text: str, begin: int) -> bool:
    """Whether the number that begins there is neither a code nor the number of a heading, of a table or of a page."""
    clause = pieces(text[max(0, begin - _NEAR) : begin], STOPS)[-1]
    is_listed = text[begin - 1 : begin] in _LISTED and not (text[begin - 1] == "," and text[begin - 2].isdecimal())
    if not begin or not (is_listed or is_han(text[begin - 1])):
        return False
    return clause.endswith(_DEEDS) or not (clause.endswith(NO_COUNT) or any(word in clause for word in CODES))


def _tells(text: str, at: int) -> bool:
    """Whether the sentence has numbers near that place."""
    before, behind = text[max(0, at - _NEAR) : at].rpartition("。")[2], text[at : at + _NEAR].partition("。")[0]
    return any(map(str.isdecimal, before + behind))


def _is_bare(text: str, at: int) -> bool:
    """Whether a unit has a word behind it, and is no part of one."""
    if not is_han(behind := text[at + 1 : at + 2]) or behind in _BEHIND:
        return False
    if not NOUNS.isdisjoint((text[at - 1 : at + 1], text[at : at + 2])):
        return False
    from gipgen.spelling.borders import is_alone  # noqa: PLC0415  few clauses are such

    return is_alone(text, at)


def _is_person(text: str, at: int) -> bool:
    return text[at] == _PERSON and text[at + 1] != "次"


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))
