"""GIP714: a fixed phrase of the field with one character changed."""

from collections.abc import Iterator
from functools import cache

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple
from gipgen.prose.passages import Passage
from gipgen.resources import package_text
from gipgen.rules.support.nearly import STOPS, halves, nearly, without_stops
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP714",
    severity=WARNING,
    title=Text("固定说法错了一个字", "a fixed phrase with one character changed"),
    why=Text(
        "法规、文件里的固定说法（以公开为常态、不公开为例外；双随机、一公开）不能改字。只差一个字的，多半是打错、听错或者记错的。",
        "Fixed phrases of laws and notices are quoted as they are; one that differs in a character is a slip.",
    ),
    fix=Text(
        "改成固定的说法；确实是别的意思的，不用改。", "Write it as it is fixed; leave it if something else is meant."
    ),
    source="《政府信息公开条例》第五条等；常用提法",
    checks=("OF-76",),
    confidence="B",
    good="坚持以公开为常态、不公开为例外。",
    bad="坚持以公开为常规、不公开为例外。",
)
CHANGED = Text(
    "“{seen}”与固定的说法“{right}”差一个字：“{wrong}”是不是“{meant}”？",
    "'{seen}' differs from the fixed phrase '{right}' in one character: is '{meant}' meant for '{wrong}'?",
)


_SHORT = 6  # characters of a phrase that others begin differently
_NEAR = 6  # characters of a phrase that are quoted on either side of the odd one


class _Phrase(NamedTuple):
    text: str  # without stops
    halves: tuple[str, str]
    printed: str


def check(case: Case) -> Iterator[Diagnostic]:
    for passage in case.passages:
        text = without_stops(passage.text) if passage.is_prose else ""
        told: dict[int, tuple[_Phrase, int]] = {}  # by the odd character: phrases may be pieces of each other
        for phrase in _phrases():
            if phrase.halves[0] in text or phrase.halves[1] in text:
                for begin, odd in _nearly(text, phrase):
                    told.setdefault(odd, (phrase, begin))
        for odd, (phrase, begin) in told.items():
            yield from _changed(passage, phrase, begin, odd)


def _changed(passage: Passage, phrase: _Phrase, begin: int, odd: int) -> Iterator[Diagnostic]:
    places = [at for at, sign in enumerate(passage.text) if sign not in STOPS]
    first, last = places[begin], places[begin + len(phrase.text) - 1] + 1
    if passage.is_computed(first, last):
        return
    near = quoted(passage.text, max(first, places[odd] - _NEAR), min(last, places[odd] + _NEAR))
    values = {
        "seen": near,
        "right": phrase.printed,
        "wrong": passage.text[places[odd]],
        "meant": phrase.text[odd - begin],
    }
    yield Diagnostic(PAGE.id, WARNING, CHANGED, passage.path, values, offset=passage.place(places[odd]))


def _nearly(text: str, phrase: _Phrase) -> Iterator[tuple[int, int]]:
    for begin, odd in nearly(text, phrase.text):
        if not _is_lawful(text[begin : begin + len(phrase.text)], odd - begin):
            yield begin, odd


def _is_lawful(seen: str, odd: int) -> bool:
    """Whether it is a piece of another phrase, or but for the character at its edge the begin or end of one."""
    if odd == 0 and len(seen) <= _SHORT:
        return True  # 能公开尽公开 for 应公开尽公开
    if odd == 0:
        return any(each.text.startswith(seen[1:]) or seen in each.text for each in _phrases())
    if odd == len(seen) - 1:
        return any(each.text.endswith(seen[:-1]) or seen in each.text for each in _phrases())
    return any(seen in each.text for each in _phrases())


@cache
def _phrases() -> tuple[_Phrase, ...]:
    found = []
    for line in package_text("vocabulary/phrases.txt").split("\n"):
        text = without_stops(line)
        if text and not line.startswith("#"):
            found.append(_Phrase(text, halves(text), line))
    return tuple(found)


RULE = Rule(PAGE, check)
