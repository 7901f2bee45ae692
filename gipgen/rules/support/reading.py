"""What rules about prose share: the passages of a section, and how much of them a message quotes."""

from collections.abc import Callable, Iterator
from typing import ParamSpec, TypeVar

from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.rule import Case
from gipgen.vocabulary.word_lists import Words, has, standing

__all__ = ["QUOTE", "asked_again", "has", "is_unwritten", "prose", "section_key", "section_names", "text_of"]

QUOTE = 30  # characters that a message quotes
_Asked = ParamSpec("_Asked")
_Made = TypeVar("_Made")


def asked_again(make: Callable[_Asked, _Made]) -> Callable[_Asked, _Made]:
    """A function that keeps what it made last: rules ask it of one report in turn. (A cache would hash all of its prose each time.)"""
    last: tuple[object, _Made] | None = None

    def ask(*asked: _Asked.args, **named: _Asked.kwargs) -> _Made:
        nonlocal last
        known = last
        if known is None or known[0] != (asked, named):
            known = last = (asked, named), make(*asked, **named)
        return known[1]

    return ask


def prose(case: Case, *sections: str) -> Iterator[Passage]:
    """The passages of these sections (of all, without any), in the form's order."""
    return (passage for passage in case.passages if not sections or passage.section in sections)


def text_of(case: Case, *sections: str) -> str:
    """The prose of these sections in one piece, a passage a line."""
    return "\n".join([passage.text for passage in prose(case, *sections)]) if sections else _whole(case.passages)


@asked_again
def _whole(passages: tuple[Passage, ...]) -> str:
    """All of it."""
    return "\n".join([passage.text for passage in passages])


def met(case: Case, *lists: Words) -> Iterator[Words]:
    """Of each list the words that a passage has: what most reports lack is looked for once."""
    text = text_of(case)
    return (standing(words, text) for words in lists)


def is_unwritten(case: Case, section: str) -> bool:
    """Whether a section of text is missing or still to be filled in: other findings say so."""
    text = case.report.fields["preface"] if section == "preface" else case.report.texts.get(section)
    return not text or case.report.form.fill_in in text


def section_key(case: Case, section: str) -> str:
    """The key under which a section stands in the file."""
    return case.report.form.section(section).key


def section_names(case: Case, section: str) -> dict[str, str | Text]:
    """What a message calls a section: ``{section}`` by its key, ``{part}`` by its number."""
    found = case.report.form.section(section)
    return {"section": found.key, "part": found.name}
