"""The two judges: how likely signs are behind each other, and how cheaply words make up a text. Both in nats, less is better."""

from gipgen.spelling.lexicon import CHARACTER, LEVEL, LOWER, STEP, Lexicon

_BACK = 0.9  # nats for having to look at one sign less
_TOTAL = 14.0 / STEP  # levels of all signs together
_WORDS = 18.0 / STEP  # levels of all words together
_NO_WORD = 14.0  # nats for a character that is no word
_LONGEST = 4  # characters of a word
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
