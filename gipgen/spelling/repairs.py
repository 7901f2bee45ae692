"""What may have been meant: repairs of a text that keep sound or shape, and that both judges find much better."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import compress

from gipgen.named_tuple import NamedTuple
from gipgen.spelling.judging import Weights, stretch, surprise, surprise_there, weighed, words_cost, words_cost_there
from gipgen.spelling.lexicon import CHARACTER, Lexicon, lexicon
from gipgen.spelling.signs import fold, places_with_numbers, without_numbers

_EDGE = "。。"  # what stands in front of a text and behind it
_WINDOW = 8  # signs in front of a place that can matter to it …
_AHEAD = _WINDOW + 2  # … and from it on: as many behind a word of two
_REMEMBERED = 4096  # texts, and places
_NUMERALS = frozenset("〇一二三四五六七八九十百千万")
# How much both judges together must find, by kind of repair, and how much the first one alone if the words lose little.
ENOUGH = {"same": 14.5, "near": 14.5, "shape": 13.0, "swapped": 11.0}
_LEAST_GAIN = 6.0
_LEAST_EASE = {"same": 0.5, "near": 0.5, "shape": 3.0, "swapped": 0.5}
_ALONE, _LOSS = 14.0, -3.0
# Where the judges cannot tell by two sums, what each of them and the trigrams say is weighed; fitted to slips put into the texts
# that may be looked at (benchmarks/slips.py).
_WORD, _LOST, _CUT = "word", "lost", "cut"
_WEIGHTS = {
    _WORD: Weights(gain=0.24, ease=0.0, unseen=0.68, left=-1.0, level=0.27, needed=8.4),
    _LOST: Weights(gain=0.28, ease=0.49, unseen=1.28, left=-1.88, level=0.0, needed=3.8),
    _CUT: Weights(gain=0.37, ease=0.36, unseen=1.32, left=-1.99, level=0.06, needed=2.7),
}
_LITTLE = {_WORD: 3.0, _LOST: 0.0, _CUT: 0.0}  # nats that the n-grams must gain to look further
_OPEN = -3.0  # certainty of what is lost from which on the report itself may tell
_LEAST_UNSEEN = 2  # of the trigrams that a place is a part of
_BESIDE = 3  # signs between two doubts that may come of one slip
_ENDS = "，。；：、！？）”》"  # of a clause; in front of a number stand short words (共, 超)


_Repair = tuple[str, int, str, float, float, float | None]
"""As in a doubt: its kind, how many signs it replaces, what is wanted, gain, ease and certainty."""


class Doubt(NamedTuple):
    """A place of a text (or of its signs, as they are counted) that reads much better otherwise."""

    begin: int
    end: int
    wanted: str
    kind: str  # same and near sound, shape, swapped; a word of the same sound; lost, cut: a sign behind the place, in a clause or at its end
    gain: float  # nats that the n-grams gain …
    ease: float  # … and that the words get cheaper
    certainty: float | None = None  # above 0 if it is enough; of the kinds that are weighed

    @property
    def sum(self) -> float:
        return self.gain + self.ease

    def is_near(self, other: "Doubt") -> bool:
        return self.begin - _BESIDE <= other.end and other.begin <= self.end + _BESIDE

    @property
    def is_lost(self) -> bool:
        return self.kind in (_LOST, _CUT)

    @property
    def rank(self) -> float:
        """What tells the likelier of two: certainty where they are weighed, the sum of both judges where they are not."""
        return self.sum if self.certainty is None else self.certainty

    @property
    def is_open(self) -> bool:
        """Whether a sign may be lost here if the report writes it elsewhere."""
        return self.is_lost and self.certainty is not None and self.certainty > _OPEN

    @property
    def is_likely(self) -> bool:
        """Whether both judges are sure enough to ask."""
        if self.certainty is not None:
            return self.certainty > 0
        if self.gain >= _ALONE and self.ease >= _LOSS:
            return True
        return self.gain >= _LEAST_GAIN and self.ease >= _LEAST_EASE[self.kind] and self.sum >= ENOUGH[self.kind]


def doubts(text: str) -> tuple[Doubt, ...]:
    """What a paragraph may have been meant to say, from left to right: the likeliest of each place, and all signs that may be
    lost at one, as the report itself may tell which.
    """
    return likely(text, lexicon())


def likely(text: str, own: Lexicon) -> tuple[Doubt, ...]:
    """The same, by any lexicon. It does not follow from the numbers in a text, and is remembered: most paragraphs are looked
    at again unchanged, or stand in other reports with other numbers.
    """
    found = _likely(without_numbers(text), own)
    return _moved(found, places_with_numbers(text)) if found else ()


def _moved(found: tuple[Doubt, ...], places: list[int]) -> tuple[Doubt, ...]:
    return tuple([each._replace(begin=places[each.begin], end=places[each.end - 1] + 1) for each in found])


def forget() -> None:
    """Begin anew: what a paragraph costs that was never seen is measured so."""
    _likely.cache_clear()
    _instead.cache_clear()


@lru_cache(_REMEMBERED)
def _likely(text: str, own: Lexicon) -> tuple[Doubt, ...]:
    """Nothing is lost beside what stands in the place of another character."""
    plain, places = fold(text)
    found = sorted(each for each in _repairs(plain, own) if each.is_likely or each.is_open)
    wrong = _likeliest([doubt for doubt in found if not doubt.is_lost])
    return _moved(tuple(sorted(wrong + _missing([doubt for doubt in found if doubt.is_lost], wrong))), places)


def _missing(lost: list[Doubt], wrong: list[Doubt]) -> list[Doubt]:
    """All that may be lost at the likeliest places that are not beside what is wrong."""
    places = {doubt.begin for doubt in _likeliest(lost) if not any(doubt.is_near(other) for other in wrong)}
    return [doubt for doubt in lost if doubt.begin in places]


def _likeliest(doubts: list[Doubt]) -> list[Doubt]:
    """The likeliest of each place."""
    kept: list[Doubt] = []
    for doubt in doubts:
        if not kept or kept[-1].end < doubt.begin:
            kept.append(doubt)
        elif kept[-1].rank < doubt.rank:
            kept[-1] = doubt
    return kept


def _repairs(plain: str, own: Lexicon) -> Iterator[Doubt]:
    """Every repair that the first judge finds better, of signs as they are counted."""
    signs = own.coded(_EDGE + plain + _EDGE)
    unseen = own.unseen(signs)
    gaps = list(compress(range(len(unseen)), unseen))
    yield from _lost(own, signs, [gap + 2 for gap in gaps if unseen[gap + 1 : gap + 2] == [True]], plain)
    for at in sorted({gap + back for gap in gaps for back in range(3)}):
        first = at - len(_EDGE)
        if not 0 <= first < len(plain) or signs[at] < CHARACTER or plain[first] in _NUMERALS:
            continue
        if plain[first - 1 : first] == "0":
            continue  # behind a number stands a unit
        begin = max(0, at - _WINDOW)
        for kind, length, wanted, gain, ease, certainty in _instead(own, signs[begin : at + _AHEAD], at - begin):
            yield Doubt(first, first + length, wanted, kind, gain, ease, certainty)


@lru_cache(_REMEMBERED)
def _instead(own: Lexicon, signs: str, at: int) -> tuple[_Repair, ...]:
    """What may have been meant at a place. It follows from the signs around it, which many reports share."""
    unseen = own.unseen(signs[at - 2 : at + 4])
    found = list(_words_alike(own, signs, at)) if sum(unseen) > _LEAST_UNSEEN else []
    if sum(unseen[:3]) < _LEAST_UNSEEN:
        return tuple(found)
    for kind, length, repair in _tried(own, signs, at):
        end = min(len(signs), at + length + 2)
        repaired = signs[:at] + repair + signs[at + length :]
        gain = surprise_there(own, signs, at, end) - surprise(own, repaired, at, end)
        if gain >= _LEAST_GAIN:
            left, right = stretch(signs, at, at + length)
            ease = words_cost_there(own, signs[left:right]) - words_cost(own, repaired[left:right])
            wanted = own.plain(repair)
            if _NUMERALS.isdisjoint(wanted):
                found.append((kind, length, wanted, gain, ease, None))
    return tuple(found)


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


def _words_alike(own: Lexicon, signs: str, at: int) -> Iterator[_Repair]:
    """Words of two characters that sound like those at a place, both written otherwise: 权利 for 全力."""
    sign, behind, after = signs[at], signs[at + 1], signs[at + 2]
    if behind < CHARACTER or sign in (behind, signs[at - 1]) or after == behind:
        return  # GIP711 looks at what stands twice
    others = frozenset(own.alike(behind).same) - {behind}
    for first in own.seconds(signs[at - 1]).intersection(own.alike(sign).same):
        for second in own.behind(first) & others if first != sign else ():
            if after in own.pair(first + second) or own.pair(second + after):
                yield from _weighed(own, signs, (at, 2, first + second), _WORD)


def _lost(own: Lexicon, signs: str, gaps: list[int], plain: str) -> Iterator[Doubt]:
    """Signs that may be missing between two: 组织领，明确 for 组织领导，明确."""
    for at in gaps:
        last, sign, first = signs[at - 1], signs[at], at - len(_EDGE)
        if not 0 < first < len(plain) or not _may_have_lost(signs, at, plain[first - 1], plain[first]):
            continue  # of a text that breaks off GIP723 speaks
        kind = _CUT if sign < CHARACTER else _LOST
        seen = own.between(last, sign)
        begin = max(0, at - _WINDOW)
        for wanted in seen.intersection(own.behind(last)).union(seen.intersection(own.pair(signs[at - 2 : at])[1:])):
            if wanted >= CHARACTER:
                for _, _, shown, gain, ease, certainty in _weighed(
                    own, signs[begin : at + _WINDOW], (at - begin, 0, wanted), kind
                ):
                    yield Doubt(first - 1, first, own.plain(last) + shown, kind, gain, ease, certainty)


def _weighed(own: Lexicon, signs: str, change: tuple[int, int, str], kind: str) -> Iterator[_Repair]:
    """A repair of the kinds that are weighed: where, how many signs it replaces, the signs."""
    said = weighed(own, signs, change, _LITTLE[kind])
    _, length, new = change
    wanted = own.plain(new)
    if said is not None and _NUMERALS.isdisjoint(wanted):
        yield kind, length, wanted, said.gain, said.ease, _WEIGHTS[kind].certainty(said)


def _may_have_lost(signs: str, at: int, before: str, behind: str) -> bool:
    """Whether a place lies behind a character that another goes with, and in front of one or of the end of a clause."""
    if signs[at - 1] < CHARACTER or before in _NUMERALS:
        return False
    return signs[at] >= CHARACTER or (behind in _ENDS and signs[at - 2] >= CHARACTER)
