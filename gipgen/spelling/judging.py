"""The two judges: how likely signs are behind each other, and how cheaply words make up a text. Both in nats, less is better."""

from functools import lru_cache

from gipgen.named_tuple import NamedTuple
from gipgen.spelling.lexicon import CHARACTER, LEVEL, LOWER, STEP, Lexicon

_BACK = 0.9  # nats for having to look at one sign less
_TOTAL = 14.0 / STEP  # levels of all signs together
_WORDS = 18.0 / STEP  # levels of all words together
_NO_WORD = 14.0  # nats for a character that is no word
_LONGEST = 4  # characters of a word
_REMEMBERED = 64  # places of which it is remembered what stands there
_REACH = 5  # characters on either side of a change that words are looked for in


def surprise(lexicon: Lexicon, signs: str, begin: int, end: int) -> float:
    """How unexpected the signs from ``begin`` to ``end`` are, each behind the two before it."""
    nats = 0.0
    pair = lexicon.pair
    for at in range(begin, end):
        sign, before = signs[at], signs[at - 1]
        thirds = pair(signs[at - 2 : at])
        where = thirds.find(sign)
        if where >= 0:
            nats += STEP * thirds.count(LOWER, 0, where)
            continue
        seen = pair(before + sign)
        if seen:
            nats += _BACK + STEP * max(0, lexicon.level(before) - ord(seen[0]) + LEVEL)
        else:
            nats += 2 * _BACK + STEP * (_TOTAL - lexicon.level(sign))
    return nats


@lru_cache(_REMEMBERED)
def surprise_there(lexicon: Lexicon, signs: str, begin: int, end: int) -> float:
    """The same of what stands in a text: asked again for each repair of a place."""
    return surprise(lexicon, signs, begin, end)


@lru_cache(_REMEMBERED)
def words_cost_there(lexicon: Lexicon, signs: str) -> float:
    """The cost of the words that stand in a text: likewise."""
    return words_cost(lexicon, signs)


def words_cost(lexicon: Lexicon, signs: str) -> float:
    """The cost of the cheapest way to read Chinese characters as words."""
    return cheapest_words(lexicon, signs)[0]


def cheapest_words(lexicon: Lexicon, signs: str) -> tuple[float, int]:
    """The same, and where the last of those words begins."""
    best = [(0.0, 0)]
    for end in range(1, len(signs) + 1):
        cheapest, first = best[end - 1][0] + _NO_WORD, end - 1
        for begin in range(max(0, end - _LONGEST), end):
            level = lexicon.word(signs[begin:end])
            if level >= 0 and best[begin][0] + STEP * (_WORDS - level) < cheapest:
                cheapest, first = best[begin][0] + STEP * (_WORDS - level), begin
        best.append((cheapest, first))
    return best[-1]


def stretch(signs: str, begin: int, end: int) -> tuple[int, int]:
    """The Chinese characters around a place that its words can reach into."""
    first, last = begin, end
    while first > max(0, begin - _REACH) and signs[first - 1] >= CHARACTER:
        first -= 1
    while last < min(len(signs), end + _REACH) and signs[last] >= CHARACTER:
        last += 1
    return first, last


class Verdict(NamedTuple):
    """What both judges say of a repair."""

    gain: float  # nats that the n-grams gain …
    ease: float  # … and that the words get cheaper
    unseen: int  # trigrams of the place that were never seen …
    left: int  # … and that are not with the repair
    level: int  # how common the commonest word is that the repair is a part of; -1 if it is of none


class Weights(NamedTuple):
    """How much each of these counts for a kind of repair, and how much they have to come to."""

    gain: float
    ease: float
    unseen: float
    left: float
    level: float
    needed: float

    def certainty(self, said: Verdict) -> float:
        """Above 0 where it is enough."""
        return sum(weight * value for weight, value in zip(self, said, strict=False)) - self.needed


def weighed(lexicon: Lexicon, window: str, change: tuple[int, int, str], least: float) -> Verdict | None:
    """What the judges say of a change (from where on, how many signs, which signs instead) in a window that reaches further on
    either side; nothing if the n-grams gain less than the least, or what is put in is a part of no word.
    """
    place, length, repair = change
    repaired = window[:place] + repair + window[place + length :]
    end = min(len(window), place + length + 2)
    new_end = end + len(repair) - length
    gain = surprise_there(lexicon, window, place, end) - surprise(lexicon, repaired, place, new_end)
    level = _level_of_word(lexicon, repaired, place, len(repair)) if gain >= least else -1
    if level < 0:
        return None
    left, right = stretch(window, place, place + length)
    ease = words_cost_there(lexicon, window[left:right]) - words_cost(
        lexicon, repaired[left : right + len(repair) - length]
    )
    unseen, still = _unseen(lexicon, window, place, end), _unseen(lexicon, repaired, place, new_end)
    return Verdict(gain, ease, unseen, still, level)


def _unseen(lexicon: Lexicon, signs: str, begin: int, end: int) -> int:
    return sum(lexicon.unseen(signs[begin - 2 : end]))


def _level_of_word(lexicon: Lexicon, signs: str, place: int, length: int) -> int:
    """How common the commonest word of two and more is that the signs of a place are a part of; -1 if there is none."""
    word = lexicon.word
    return max(
        [
            word(signs[begin : begin + size])
            for size in range(2, _LONGEST + 1)
            for begin in range(max(0, place - size + 1), place + length)
        ]
    )
