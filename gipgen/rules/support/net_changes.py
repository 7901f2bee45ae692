"""What came and went between two numbers: 由26项增加到33项，新增9项 · 在50项的基础上撤并4项、新增2项，现为45项.

Units may be left out (新增9、撤并4，由26增至33). Only where a sentence tells one number of before, one of now, and nothing else.
"""

import re
from collections.abc import Iterator
from typing import Literal

from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.mentions import Sentence
from gipgen.rules.support.reading import has
from gipgen.vocabulary.words import COUNTING, YEARS

_CAME, _WENT = COUNTING.gained, COUNTING.lost
_NOW = (*COUNTING.came_to, *COUNTING.became, *COUNTING.stands_at)
_PAST = (*YEARS.last_year, *COUNTING.at_first)
_BASE = ("基础上", "的基础上")
_NUMBER = r"(?<![\d.])\d{1,7}(?![\d.%％年月日号])"
_DEED_AND_THING = 6  # characters of 增加渠道, 关闭账号
_STOPS = "，。；、：（）,;()"
_TELLING_ITSELF = (*COUNTING.rose, *COUNTING.fell)  # GIP516 reads these as the difference

_Kind = Literal["then", "now", "came", "went", ""]


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
    told = {kind: [each for each in tokens if each.kind == kind] for kind in ("then", "now", "came", "went", "")}
    deltas = [*told["came"], *told["went"]]
    if len(told["then"]) != 1 or len(told["now"]) != 1 or not deltas:
        return
    if not _are_alike([*told["then"], *told["now"], *deltas]):
        return
    if any(each.unit == told["now"][0].unit for each in told[""]) or _is_read_elsewhere(deltas):
        return
    if any("其中" in each.words for each in deltas):
        return  # some of them: others may have gone
    (then,), (now,) = told["then"], told["now"]
    came, went = (sum(each.value for each in told[kind]) for kind in ("came", "went"))
    if then.value + came - went != now.value:
        every = (then, now, *deltas)
        begin = min(each.begin for each in every)
        yield NetChange(begin, max(each.end for each in every), then.value, now.value, came, went)


def _is_read_elsewhere(deltas: list[_Token]) -> bool:
    return (
        len(deltas) == 1
        and deltas[0].words.endswith(_TELLING_ITSELF)
        and not deltas[0].words.endswith(("新增", "净增", "净减"))
    )


def _are_alike(tokens: list[_Token]) -> bool:
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
    told = len(words) <= _DEED_AND_THING
    if words.endswith(_WENT) or (told and words.startswith(_WENT)):
        return "went"
    if words.endswith(_CAME) or (told and words.startswith(_CAME)):
        return "came"
    if words.endswith(("由", "从", "原", "原有", "由原有")) or has(_PAST, words) or behind.startswith(_BASE):
        return "then"
    return ""
