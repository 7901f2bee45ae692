"""What a report says that happened and denies elsewhere: 全年发生责任追究情形, and 未发生责任追究情形 or 无人受到处分."""

from collections.abc import Iterator
from functools import cache

from gipgen.named_tuple import NamedTuple
from gipgen.prose.passages import Passage
from gipgen.vocabulary.word_lists import lines_of
from gipgen.vocabulary.words import COUNTING, YEARS, has

_STOPS = "，。；：！？、（）\n"
_REACH = 12  # characters between a denial and what it denies
_BETWEEN = 5  # characters between what says that it happened and what that is: 发生了一起


class Act(NamedTuple):
    """A clause that tells or denies an act."""

    passage: Passage
    begin: int
    clause: str


def told_and_denied(
    passages: tuple[Passage, ...], clues: tuple[str, ...], year: int | None
) -> Iterator[tuple[Act, Act]]:
    """Acts that are told, each with the clause that denies it."""
    for words in _acts():
        every = [act for word in clues if word in words for act in _clauses(passages, word)]
        found = [act for act in every if not _is_of_other_year(act.clause, year)]
        told = [act for act in found if _is_told(act.clause, words)]
        denied = [act for act in found if _is_denied(act.clause, words)] if told else []
        yield from zip(told[:1], denied[:1], strict=False)


def acts() -> tuple[str, ...]:
    """All words for such acts."""
    return tuple(word for words in _acts() for word in words)


def _clauses(passages: tuple[Passage, ...], word: str) -> Iterator[Act]:
    for passage in passages:
        at = passage.text.find(word) if passage.is_prose else -1
        while at >= 0:
            begin = max(passage.text.rfind(stop, 0, at) for stop in _STOPS) + 1
            end = min(
                (each for stop in _STOPS if (each := passage.text.find(stop, at)) >= 0), default=len(passage.text)
            )
            yield Act(passage, begin, passage.text[begin:end])
            at = passage.text.find(word, end)


def _is_told(clause: str, words: tuple[str, ...]) -> bool:
    """Whether a clause says that it happened: a verb right in front, and behind it the case, or its number."""
    word = next(each for each in words if each in clause)
    front, _, behind = clause.partition(word)
    verb = next((each for each in COUNTING.happened if each in front[-_BETWEEN - len(each) :]), "")
    is_case = not behind or behind.startswith(COUNTING.cases_of_acts) or behind[:1].isdecimal()
    return verb != "" and is_case and not has((*COUNTING.not_happened, "的"), front) and "的" not in behind


def _is_denied(clause: str, words: tuple[str, ...]) -> bool:
    word = next(each for each in words if each in clause)
    front, _, behind = clause.partition(word)
    near = front[-_REACH:]
    return has(COUNTING.none, near) and not has(("不", "的"), near) and not behind.startswith(("不", "的"))


def _is_of_other_year(clause: str, year: int | None) -> bool:
    return has(YEARS.last_year, clause) or ("年" in clause and has(("20", "往年"), clause) and str(year) not in clause)


@cache
def _acts() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in lines_of("acts.txt"))
