"""What came and went between two numbers: 由26项增加到33项，新增9项 · 在50项的基础上撤并4项、新增2项，现为45项.

Units may be left out (新增9、撤并4，由26增至33). Only where a sentence tells one number of before, one of now, and nothing else.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.change_tokens import NET
from gipgen.rules.support.mentions import Sentence
from gipgen.rules.support.reading import has
from gipgen.vocabulary.words import COUNTING, DECISIONS, YEARS

_CAME, _WENT = (*COUNTING.gained, *DECISIONS.issuing), COUNTING.lost
_NOW = (*COUNTING.came_to, *COUNTING.became, *COUNTING.stands_at)
_PAST = (*YEARS.last_year, *COUNTING.at_first)
_BASE = ("基础上", "的基础上")
_NUMBER = r"(?<![\d.])\d{1,7}(?![\d.%％年月日号])"
_DEED_AND_THING = 6  # characters of 增加渠道, 关闭账号
_STOPS = "，。；、：（）,;()"
_TELLING_ITSELF = (*COUNTING.rose, *COUNTING.fell)  # GIP516 reads these as the difference

_Kind = Literal["then", "now", "came", "went", ""]
_KINDS: tuple[_Kind, ...] = ("then", "now", "came", "went", "")


class NetChange(NamedTuple):
    """Numbers of before and of now that what came and went in between does not lead to."""

    begin: int  # in the sentence's text without blanks
    end: int
    then: int
    now: int
    came: int
    went: int

    @property
    def right(self) -> int:
        return self.then + self.came - self.went


class _Token(NamedTuple):
    kind: _Kind
    value: int
    unit: str
    words: str
    begin: int
    end: int


def net_changes(sentence: Sentence) -> Iterator[NetChange]:
    """The change of a sentence, if it does not come out."""
    text = sentence.plain
    if "同比" in text:
        return
    tokens = list(_tokens(text))
    told = _told(tokens)
    if told is not None and told.right != told.now:
        yield told


def _told(tokens: list[_Token]) -> NetChange | None:
    """The one change that the numbers of a sentence tell."""
    (then, now, came, went, others) = (_of(tokens, kind) for kind in _KINDS)
    every = (*then, *now, *came, *went)
    if not (came or went) or not _are_alike(every):
        return None
    if not then and not now:
        return _what_is_left(came, went)
    is_one = len(then) == len(now) == 1 and not _may_be_others([*came, *went])
    if not is_one or now[0].unit in {each.unit for each in others}:
        return None
    return NetChange(*_span(every), then[0].value, now[0].value, _sum(came), _sum(went))


def _span(tokens: Iterable[_Token]) -> tuple[int, int]:
    return min(each.begin for each in tokens), max(each.end for each in tokens)


def _what_is_left(came: list[_Token], went: list[_Token]) -> NetChange | None:
    """制发12件、废止5件，净增8件: what is left of what came once what went is taken off."""
    every = (*came, *went)
    last = max(every, key=lambda each: each.begin)
    grew = last.words.endswith(NET[0])
    more, fewer = (came, went) if grew else (went, came)
    more = [each for each in more if each is not last]
    is_whole = last.words.endswith(NET) and not any(each.words.endswith(NET) for each in (*more, *fewer))
    return NetChange(*_span(every), 0, last.value, _sum(more), _sum(fewer)) if is_whole and more and fewer else None


def _of(tokens: list[_Token], kind: _Kind) -> list[_Token]:
    return [each for each in tokens if each.kind == kind]


def _sum(tokens: list[_Token]) -> int:
    return sum(each.value for each in tokens)


def _may_be_others(deltas: list[_Token]) -> bool:
    """Whether these are some of what came and went (其中), or are read as the difference."""
    return _is_read_elsewhere(deltas) or any("其中" in each.words for each in deltas)


def _is_read_elsewhere(deltas: list[_Token]) -> bool:
    if len(deltas) != 1:
        return False
    words = deltas[0].words
    if words.endswith(NET):
        return deltas[0].unit != ""
    return words.endswith(_TELLING_ITSELF) and not words.endswith("新增")


def _are_alike(tokens: Iterable[_Token]) -> bool:
    """Whether all numbers have the same unit, those that have one."""
    return len({each.unit for each in tokens} - {""}) <= 1


def _tokens(text: str) -> Iterator[_Token]:
    done, moves = 0, False
    for match in re.finditer(_NUMBER, text):
        words = text[done : match.start()]
        words = words[max(words.rfind(stop) for stop in _STOPS) + 1 :]
        unit = next((each for each in COUNTING.units if text.startswith(each, match.end())), "")
        end = match.end() + len(unit)
        begin = match.start() - len(words)
        kind = "now" if moves and words.endswith(("到", "至", "为")) else _kind(words.removesuffix("了"), text[end:])
        yield _Token(kind, int(match[0]), unit, words, begin, end)
        done, moves = end, words.endswith(("由", "从"))


def _kind(words: str, behind: str) -> _Kind:
    if words.endswith(_NOW):
        return "now"
    if words.endswith("的"):
        return ""  # 增加的7件主要是…: of what was told before
    told = len(words) <= _DEED_AND_THING
    if words.endswith(_WENT) or (told and words.startswith(_WENT)):
        return "went"
    if words.endswith(_CAME) or (told and words.startswith(_CAME)):
        return "came"
    if words.endswith(COUNTING.leaving) or has(_PAST, words) or behind.startswith(_BASE):
        return "then"
    return ""
