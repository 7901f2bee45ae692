"""Words that come in pairs and of which one is missing or another's: 不仅…，但是…; and denials of what is forbidden already.

How the pairs go is data (vocabulary/partners.txt). Whole clauses may stand between, so no pattern is looked for: only whether a
partner stands further on in the sentence.
"""

from collections.abc import Iterator
from functools import cache

from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.word_lists import lines_of
from gipgen.vocabulary.words import LANGUAGE, has

_ENDS = "。！？\n"
_CLAUSES = "，。；：！？、\n"
_NONE, _FAR = "-", "段"
_FARTHEST, _NEXT = 600, 40  # characters behind the first word; of the paragraph that follows
_SHORTEST = 4  # characters behind the first word that are a statement
_REACH, _BESIDE = 14, 2  # characters of a clause behind a word that forbids in which the denial stands


class Alone(NamedTuple):
    """A word without its partner, with the place of its clause."""

    begin: int
    end: int
    word: str
    partners: tuple[str, ...]


class _Pair(NamedTuple):
    firsts: tuple[str, ...]
    partners: tuple[str, ...]
    wrong: tuple[str, ...]  # told only with one of these; of no pair that is told without
    is_far: bool
    behind: tuple[str, ...]  # with one of these behind it the word is another
    front: tuple[str, ...]


def without_partner(text: str, clues: tuple[str, ...], behind: str) -> Iterator[Alone]:
    """Where a word stands whose partner does not follow; ``behind`` is the paragraph behind the text."""
    told = set[int]()
    for pair in _pairs():
        for first in pair.firsts:
            at = text.find(first) if first in clues else -1
            while at >= 0:
                if at not in told and _is_alone(text, at, first, pair, behind):
                    told.add(at)
                    yield Alone(at, _end_of_quote(text, at + len(first)), first, pair.partners)
                at = text.find(first, _end_of_pair(text, at + len(first), pair))


def _is_alone(text: str, at: int, first: str, pair: _Pair, behind: str) -> bool:
    end = at + len(first)
    if text.startswith(pair.behind, end) or text.endswith(pair.front, 0, at):
        return False
    far = f"{text[end : end + _FARTHEST]}\n{behind[:_NEXT]}" if pair.is_far else ""
    said = far or text[end : _end_of_sentence(text, end)]
    if len(said) < _SHORTEST or has(pair.partners, said):
        return False
    if not pair.wrong:
        return has(_CLAUSES, said.strip())  # of one clause alone the word may say something else
    return has(pair.wrong, said)


def _end_of_pair(text: str, at: int, pair: _Pair) -> int:
    """Behind what a word was found for: its partner may be the same word."""
    if not pair.is_far or text.find(pair.firsts[0], at) < 0:
        return at
    return text.find(pair.firsts[0], at) + len(pair.firsts[0])


def _end_of_sentence(text: str, at: int) -> int:
    return min((end for stop in _ENDS if (end := text.find(stop, at)) >= 0), default=len(text))


def _end_of_quote(text: str, at: int) -> int:
    """The end of the clause behind the first one, which is where the partner was to stand."""
    first = next((each for each in range(at + 1, len(text)) if text[each] in "，；。"), len(text))
    return next((each for each in range(first + 1, len(text)) if text[each] in _CLAUSES), len(text))


def denied_twice(text: str) -> Iterator[tuple[int, int, str]]:
    """防止问题不再发生, 切忌不要照搬: where they begin and end, and the denial that is one too many."""
    for words, denials, evils, reach in (
        (LANGUAGE.preventing, LANGUAGE.denials, LANGUAGE.evils, _REACH),
        (LANGUAGE.forbidding, LANGUAGE.warnings, ("",), _BESIDE),
    ):
        for word in words:
            at = text.find(word)
            while at >= 0:
                begin = at + len(word)
                clause = text[begin : begin + reach]
                clause = clause[: next((end for end, sign in enumerate(clause) if sign in _CLAUSES), len(clause))]
                if found := _denied(text[begin:], clause, denials, evils):
                    yield at, begin + found[0], found[1]
                at = text.find(word, begin)


def _denied(text: str, clause: str, denials: tuple[str, ...], evils: tuple[str, ...]) -> tuple[int, str] | None:
    """Where a denial ends, with the evil behind it, and the denial; nothing where it says what something is (未发生的)."""
    for denial in denials:
        end = clause.find(denial) + len(denial)
        evil = next((each for each in evils if text.startswith(each, end)), None) if denial in clause else None
        if evil is not None and not text.startswith("的", end + len(evil)):
            return end + len(evil), denial
    return None


@cache
def _pairs() -> tuple[_Pair, ...]:
    return tuple(_pair(line.split(" | ")) for line in lines_of("partners.txt"))


def _pair(parts: list[str]) -> _Pair:
    firsts, partners, wrong, reach, behind, front = parts
    words = [() if each == _NONE else tuple(each.split()) for each in (firsts, partners, wrong, behind, front)]
    return _Pair(words[0], words[1], words[2], reach == _FAR, words[3], words[4])
