"""What may have been meant: repairs of a text that keep sound or shape, and that both judges find much better."""

from collections.abc import Iterator
from functools import lru_cache

from gipgen.named_tuple import NamedTuple
from gipgen.spelling.judging import stretch, surprise, words_cost
from gipgen.spelling.lexicon import CHARACTER, Lexicon, lexicon
from gipgen.spelling.signs import fold

_EDGE = "。。"  # what stands in front of a text and behind it
_WINDOW = 8  # signs on either side of a place that can matter to it
_REMEMBERED = 4096  # texts
_NUMERALS = frozenset("〇一二三四五六七八九十百千万")
# How much both judges together must find, by kind of repair, and how much the first one alone if the words lose little.
ENOUGH = {"same": 14.5, "near": 14.5, "shape": 13.0, "swapped": 11.0}
_LEAST_GAIN = 6.0
_LEAST_EASE = {"same": 0.5, "near": 0.5, "shape": 3.0, "swapped": 0.5}
_ALONE, _LOSS = 14.0, -3.0
# A sign that is lost makes two trigrams unseen, and one that stands there usually makes both seen again: that is told sooner.
# The last sign of a clause is told sooner still: hardly a word ends in front of a stop where none has ended before.
_LOST, _CUT = "lost", "cut"
_OF_LOST = {_LOST: (3.5, 5.0), _CUT: (2.0, 2.0)}  # what the n-grams must gain, and both judges together
_BESIDE = 3  # signs between two doubts that may come of one slip
_ENDS = "，。；：、！？）”》"  # of a clause; in front of a number stand short words (共, 超)
_MOST_LIKELY = 16  # signs behind two that are tried: the commonest
_LONGEST = 4  # characters of a word


class Doubt(NamedTuple):
    """A place of a text that reads much better otherwise."""

    begin: int
    end: int
    wanted: str
    kind: str  # same and near sound, shape, swapped; lost, cut: a sign behind that of the place, in a clause or at its end
    gain: float  # nats that the n-grams gain …
    ease: float  # … and that the words get cheaper

    @property
    def sum(self) -> float:
        return self.gain + self.ease

    def is_near(self, other: "Doubt") -> bool:
        return self.begin - _BESIDE <= other.end and other.begin <= self.end + _BESIDE

    @property
    def is_lost(self) -> bool:
        return self.kind in _OF_LOST

    @property
    def is_likely(self) -> bool:
        """Whether both judges are sure enough to ask."""
        if self.is_lost:
            gain, both = _OF_LOST[self.kind]
            return self.gain >= gain and self.sum >= both
        if self.gain >= _ALONE and self.ease >= _LOSS:
            return True
        return self.gain >= _LEAST_GAIN and self.ease >= _LEAST_EASE[self.kind] and self.sum >= ENOUGH[self.kind]


@lru_cache(_REMEMBERED)
def doubts(text: str) -> tuple[Doubt, ...]:
    """What a paragraph may have been meant to say, the likeliest of each place, from left to right.

    It follows from the text alone, and is remembered: most paragraphs are looked at again unchanged.
    """
    return likely(text, lexicon())


def likely(text: str, own: Lexicon) -> tuple[Doubt, ...]:
    """The same, by any lexicon; nothing is lost beside what stands in the place of another character."""
    found = sorted(filter(lambda each: each.is_likely, repairs(text, own)))
    wrong = _likeliest([doubt for doubt in found if not doubt.is_lost])
    lost = _likeliest([doubt for doubt in found if doubt.is_lost])
    return tuple(sorted([*wrong, *(each for each in lost if not any(each.is_near(other) for other in wrong))]))


def _likeliest(doubts: list[Doubt]) -> list[Doubt]:
    """The likeliest of each place."""
    kept: list[Doubt] = []
    for doubt in doubts:
        if not kept or kept[-1].end < doubt.begin:
            kept.append(doubt)
        elif kept[-1].sum < doubt.sum:
            kept[-1] = doubt
    return kept


def repairs(text: str, own: Lexicon) -> Iterator[Doubt]:
    """Every repair that the first judge finds better."""
    plain, places = fold(text)
    signs = own.coded(_EDGE + plain + _EDGE)
    pair = own.pair
    unseen = [signs[at + 2] not in pair(signs[at : at + 2]) for at in range(len(signs) - 2)]
    yield from _lost(own, signs, unseen, plain, places)
    for at in range(len(_EDGE), len(signs) - len(_EDGE)):
        if signs[at] < CHARACTER or unseen[at - 2] + unseen[at - 1] + unseen[at] < 2:
            continue
        first = at - len(_EDGE)
        if plain[first] in _NUMERALS or plain[first - 1 : first] == "0":  # behind a number stands a unit
            continue
        begin = max(0, at - _WINDOW)
        window, place = signs[begin : at + _WINDOW], at - begin
        for kind, length, repair in _tried(own, signs, at):
            end = min(len(window), place + length + 2)
            repaired = window[:place] + repair + window[place + length :]
            gain = surprise(own, window, place, end) - surprise(own, repaired, place, end)
            if gain >= _LEAST_GAIN:
                left, right = stretch(window, place, place + length)
                ease = words_cost(own, window[left:right]) - words_cost(own, repaired[left:right])
                wanted = own.plain(repair)
                if _NUMERALS.isdisjoint(wanted):
                    yield Doubt(places[first], places[first + length - 1] + 1, wanted, kind, gain, ease)


def _tried(own: Lexicon, signs: str, at: int) -> Iterator[tuple[str, int, str]]:
    """What could stand at a place instead: its kind, how many signs it replaces, and the signs."""
    sign, behind, after = signs[at], signs[at + 1], signs[at + 2]
    if behind == sign:
        return  # GIP711 looks at these
    if behind >= CHARACTER:
        yield "swapped", 2, behind + sign
    before, pair = signs[at - 1], own.pair
    known = own.seconds(before)
    led = pair(signs[at - 2 : at])
    tried = {sign}
    for kind, others in zip(("same", "near", "shape"), own.alike(sign), strict=True):
        for wanted in others:
            if wanted not in known or wanted in tried:
                continue
            tried.add(wanted)
            if wanted in led or behind in pair(before + wanted) or after in pair(wanted + behind):
                yield kind, 1, wanted


def _lost(own: Lexicon, signs: str, unseen: list[bool], plain: str, places: list[int]) -> Iterator[Doubt]:
    """Signs that may be missing between two: 组织领，明确 for 组织领导，明确."""
    for at in range(len(_EDGE) + 1, len(signs) - len(_EDGE)):  # of a text that breaks off GIP723 speaks
        last, sign, first = signs[at - 1], signs[at], at - len(_EDGE)
        if not (unseen[at - 2] and unseen[at - 1] and _may_have_lost(signs, at, plain[first - 1], plain[first])):
            continue
        begin = max(0, at - _WINDOW)
        window, place = signs[begin : at + _WINDOW], at - begin
        kind = _CUT if sign < CHARACTER else _LOST
        for wanted in _often_behind(own, signs[at - 2 : at]):
            if sign not in own.pair(last + wanted):
                continue
            repaired = window[:place] + wanted + window[place:]
            if _is_of_a_word(own, repaired, place):
                gain, ease = _weighed(own, window, repaired, place)
                yield Doubt(places[first - 1], places[first - 1] + 1, own.plain(last + wanted), kind, gain, ease)


def _may_have_lost(signs: str, at: int, before: str, behind: str) -> bool:
    """Whether a place lies behind a character that another goes with, and in front of one or of the end of a clause."""
    if signs[at - 1] < CHARACTER or before in _NUMERALS:
        return False
    return signs[at] >= CHARACTER or (behind in _ENDS and signs[at - 2] >= CHARACTER)


def _often_behind(own: Lexicon, both: str) -> str:
    """The characters that stand behind two most often."""
    return "".join([sign for sign in own.pair(both)[1:] if sign >= CHARACTER][:_MOST_LIKELY])


def _weighed(own: Lexicon, window: str, repaired: str, place: int) -> tuple[float, float]:
    """What a sign put in at a place gains by the n-grams and by the words."""
    end = min(len(window), place + 2)
    gain = surprise(own, window, place, end) - surprise(own, repaired, place, end + 1)
    left, right = stretch(window, place, place)
    return gain, words_cost(own, window[left:right]) - words_cost(own, repaired[left : right + 1])


def _is_of_a_word(own: Lexicon, signs: str, place: int) -> bool:
    """Whether a sign is a part of a word of two and more."""
    return any(
        own.word(signs[begin : begin + length]) >= 0
        for length in range(2, _LONGEST + 1)
        for begin in range(max(0, place - length + 1), place + 1)
    )
