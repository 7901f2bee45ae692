"""What is known of laws and notices that texts cite: since when a law is in force, which number a notice has.

A date is held against the law right beside it; a number against the words beside it by which the notice is spoken of, where it
is that notice's but for a digit or two, or where the notice is named by its title and the number is another one's.
"""

from collections.abc import Iterator
from functools import cache

from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.citations import Citation, citations, parsed
from gipgen.rules.support.nearly import digits_alike
from gipgen.vocabulary.known_titles import REPUBLIC
from gipgen.vocabulary.word_lists import lines_of
from gipgen.vocabulary.words import LANGUAGE

_BRACKET = 24  # characters of what stands in brackets behind a title
_GAP = 12  # characters between a day and what became of the law
_AROUND = 40  # characters around a number in which the notice is spoken of
_STOPS = "。！？；\n"
_DATE_SIGNS = frozenset("0123456789年月日")


class Told(NamedTuple):
    """A date or a number that is not that of what is spoken of beside it."""

    begin: int
    end: int
    about: str
    right: str


def in_force_otherwise(text: str) -> Iterator[Told]:
    """自2023年1月1日起施行 of a law that is in force since another day."""
    told = 0
    for law in _laws():
        at = text.find(law)
        while at >= 0:
            found = _day_behind(text, at + len(law)) or _day_in_front(text, at, at + len(law))
            longer = any(
                text.startswith(each, at) or text.endswith(law, 0, at)
                for each in _laws()
                if each != law and each.startswith(law)
            )
            if found and not longer and found[0] >= told and not _fits(text[found[0] : found[1]], _laws()[law]):
                told = found[1]
                yield Told(*found, law, "、".join(_laws()[law]))
            at = text.find(law, at + 1)


def _day_behind(text: str, begin: int) -> tuple[int, int] | None:
    """《…》（…）自2024年1月1日起正式施行."""
    at = begin + text.startswith("》", begin)
    if text.startswith("（", at):
        at = text.find("）", at, at + _BRACKET) + 1
    while at and text[at : at + 1] in LANGUAGE.before_days:
        at += 1
    end = _end_of_date(text, at) if at else 0
    return (at, end) if end and _comes_into_force(text[end : end + _GAP]) else None


def _day_in_front(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """2024年1月1日起施行的《…》, 2024年1月1日，新修订的《…》正式施行."""
    front = text[max(0, begin - _BRACKET) : begin].removesuffix(REPUBLIC).removesuffix("《")
    for word in LANGUAGE.made_anew:
        front = front.removesuffix(word)
    is_behind = front.endswith(tuple(f"{word}的" for word in LANGUAGE.coming_into_force))
    if is_behind:
        front = next(front[: -len(word) - 1] for word in LANGUAGE.coming_into_force if front.endswith(f"{word}的"))
    elif not (front.endswith("，") and _comes_into_force(text[end + text.startswith("》", end) :][:_GAP])):
        return None
    front = front.rstrip("，起正式开始全面")
    first = len(front)
    while first and front[first - 1] in _DATE_SIGNS:
        first -= 1
    begin = max(0, begin - _BRACKET) + first
    last = _end_of_date(text, begin)
    return (begin, last) if last else None


def _comes_into_force(behind: str) -> bool:
    return behind.lstrip("，起正式开始全面将已").startswith(LANGUAGE.coming_into_force)


def _end_of_date(text: str, at: int) -> int:
    """Where a date ends that begins there and has a year; 0 where none does."""
    end = at
    while text[end : end + 1] in _DATE_SIGNS and end < len(text):
        end += 1
    return end if text[at : at + 4].isdecimal() and text[at + 4 : at + 5] == "年" else 0


def _fits(date: str, known: tuple[str, ...]) -> bool:
    """Whether a date, or the month or year of one, is known."""
    return any(day.startswith(date) for day in known)


def numbered_otherwise(text: str) -> Iterator[Told]:
    """国办发〔2019〕45号文件推进基层政务公开标准化规范化, whose number is 54."""
    found = list(citations(text))
    for at, each in enumerate(found):
        first = max(each.begin - _AROUND, *(text.rfind(stop, 0, each.begin) + 1 for stop in _STOPS), 0)
        last = min((end for stop in _STOPS if (end := text.find(stop, each.end)) >= 0), default=len(text))
        first = max(first, found[at - 1].end) if at else first
        last = min(last, each.end + _AROUND, found[at + 1].begin if at + 1 < len(found) else last)
        notice = _spoken_of(each.issuer, text[first : each.begin], text[each.end : last])
        if notice is not None and _is_meant(each, notice, text[first : each.begin]):
            yield Told(each.bracket - len(notice.number.issuer), each.end, notice.word, notice.printed)


class _Notice(NamedTuple):
    printed: str
    number: Citation
    words: tuple[str, ...]
    word: str = ""  # that it is spoken of by


def _spoken_of(issuer: str, front: str, behind: str) -> _Notice | None:
    """The notice of an issuer that the words beside a number speak of, by the longest of its words."""
    spoken = [
        (len(word), notice._replace(word=word))
        for notice in _notices()
        for word in notice.words
        if (word in front or word in behind) and issuer.endswith(notice.number.issuer)
    ]
    longest = max((length for length, _ in spoken), default=0)
    found = [notice for length, notice in spoken if length == longest]
    return found[0] if len(found) == 1 else None


def _is_meant(seen: Citation, notice: _Notice, front: str) -> bool:
    """Whether a number was to be that of the notice: it is another one's behind its title, or nobody's and nearly this one."""
    right = notice.number
    if (seen.year, seen.number) == (right.year, right.number):
        return False
    if any((seen.issuer[-len(right.issuer) :], seen.year, seen.number) == _cited_by(each) for each in _notices()):
        return front.endswith(("》（", "》(")) and notice.word in front[front.rfind("《") :]
    return all(
        one == other or digits_alike(one, other)
        for one, other in ((seen.year, right.year), (seen.number, right.number))
    )


def _cited_by(notice: _Notice) -> tuple[str, str, str]:
    return notice.number.issuer, notice.number.year, notice.number.number


@cache
def _laws() -> dict[str, tuple[str, ...]]:
    return {name: tuple(days.split()) for name, days in _parts("in_force.txt")}


@cache
def _notices() -> tuple[_Notice, ...]:
    found = []
    for printed, words in _parts("numbers.txt"):
        number = parsed(printed)
        if number is not None:
            found.append(_Notice(printed, number, tuple(words.split())))
    return tuple(found)


def _parts(name: str) -> Iterator[tuple[str, str]]:
    for line in lines_of(name):
        head, _, rest = line.partition(" | ")
        yield head, rest
