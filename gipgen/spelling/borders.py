"""Whether a character that stands twice ends one word and begins the next: 目的的, 为了了解, 市市场."""

from itertools import takewhile

from gipgen.spelling.judging import cheapest_words, stretch, surprise, words_cost
from gipgen.spelling.lexicon import lexicon
from gipgen.spelling.signs import fold, is_character
from gipgen.vocabulary.words import LANGUAGE

_LONGEST = 4  # characters of a word
_COMMON = 12  # level of a word that is not looked at twice: 文件, 事项
# Nats that a text must read better with one of two: anywhere, where two words meet, where both may be meant.
_LITTLE, _BORDER, _LIVING = 2.0, 3.5, 9.0
_EASIER = 5.0  # … and nats that its words get cheaper where two meet
_ROAD, _SHORT, _ROADS = (
    7,
    2,
    ("路", "街", "巷", "道"),
)  # characters of a road and its number, more than … of its name, its last
_SEEN = 6  # characters that a word's neighbours are looked for in
_PARTICLES = frozenset(LANGUAGE.particles)
_ENDINGS = frozenset(LANGUAGE.endings)
_HEADS = frozenset(LANGUAGE.heads)


def is_border(text: str, at: int) -> bool:
    """Whether the character at ``at``, which the next one repeats, is the end of a word and the next one the beginning of another.

    One of the two may be a word by itself, if it is a particle; behind a name (硚口区, 实效性) its last character is enough.
    """
    sign = text[at]
    ends = sign in _ENDINGS or any(is_word(text[at - more : at + 1]) for more in range(1, min(at + 1, _LONGEST)))
    begins = any(is_word(text[at + 1 : at + 2 + more]) for more in range(1, _LONGEST))
    is_particle = sign in _PARTICLES
    return (ends and (begins or is_particle)) or (begins and is_particle)


def is_head_again(text: str, at: int) -> bool:
    """Whether a name ends at ``at`` and its head begins the next word: 水利局局长, 各镇镇级, 耕地地力.

    The dictionary cannot tell: it has neither all names nor all words that are made so.
    """
    before = text[at - 1 : at] if at else ""
    if not is_character(before) or before in _PARTICLES:
        return False
    if text[at] in _HEADS:
        return text.startswith(LANGUAGE.behind_heads, at + 2) or _is_road(text[at + 1 : at + 1 + _ROAD])
    return text.startswith(LANGUAGE.begins_like_the_end, at + 1) and is_word(text[at - 1 : at + 1])


def _is_road(text: str) -> bool:
    """Whether an address goes on there with the name of a road, which may begin as the place ends: 某某镇镇东路12号."""
    name = "".join(takewhile(is_character, text))
    return len(name) > _SHORT and name.endswith(_ROADS) and text[len(name) : len(name) + 1].isdecimal()


def is_once_enough(text: str, at: int, *, is_living: bool) -> bool:
    """Whether a text reads much better with one of the two characters at ``at`` that are the same.

    More must be gained where the two may be meant: a living reduplication, the end and the beginning of words. These are
    left alone as well where one of them would be no word any more (专栏栏目).
    """
    own = lexicon()
    begin = max(0, at - _SEEN)
    signs = own.coded("。。" + fold(text[begin : at + _SEEN])[0] + "。。")
    place = 2 + len(fold(text[begin:at])[0])
    once = signs[:place] + signs[place + 1 :]
    gain = surprise(own, signs, place, place + 3) - surprise(own, once, place, place + 2)
    if is_living:
        return gain >= _LIVING
    if is_border(text, at):
        left, right = stretch(signs, place, place + 2)
        ease = words_cost(own, signs[left:right]) - words_cost(own, once[left : right - 1])
        return text[at] not in _PARTICLES and gain >= _BORDER and ease >= _EASIER
    return gain >= _LITTLE


def is_in_idiom(text: str, at: int) -> bool:
    """Whether the pair at ``at`` is a part of a longer word: 息息相关, 兴致勃勃."""
    return any(
        len(text[begin : begin + 4]) == 4 and is_word(text[begin : begin + 4]) for begin in (at, at - 2) if begin >= 0
    )


def is_in_pairs(text: str, at: int) -> bool:
    """Whether the pair at ``at`` and the pair beside it are one word doubled: 方方面面, 实实在在."""
    pairs = [text[first : first + 4] for first in (at, at - 2) if first >= 0]
    return any(len(four) == 4 and four[0] == four[1] != four[2] == four[3] and is_word(four[::2]) for four in pairs)


def is_word(word: str) -> bool:
    """Whether the dictionary has a word of several characters."""
    own = lexicon()
    return len(word) > 1 and own.word(own.coded(word)) >= 0


def is_last_word(text: str, word: str) -> bool:
    """Whether a text is read so that this is its last word: 发布|条, but 文件."""
    own = lexicon()
    if any(own.word(own.coded(text[-more:])) >= _COMMON for more in (len(word) + 1, len(word) + 2)):
        return False
    seen = own.coded(text[-_SEEN:])
    return cheapest_words(own, seen)[1] >= len(seen) - len(word)


def is_alone(text: str, at: int) -> bool:
    """Whether the character at ``at`` is no part of a word with those beside it."""
    return not any(
        is_word(text[begin : begin + length]) for length in (2, 3) for begin in range(at - length + 1, at + 1)
    )
