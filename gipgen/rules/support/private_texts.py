"""Where the rules about privacy look: all text of a file, prose and other fields alike."""

from collections.abc import Iterator
from functools import lru_cache

from gipgen.findings.finding import Offset, Path
from gipgen.findings.privacy import Private, find
from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.rule import Case
from gipgen.vocabulary.words import LANGUAGE


class Found(NamedTuple):
    """Something private and where it stands. ``before`` is the text in front of it, ``field`` the key of its field."""

    kind: str
    text: str
    sure: bool
    before: str
    path: Path
    offset: Offset
    in_prose: bool


_find = lru_cache(256)(find)  # five rules ask in turn
_CONTACT = LANGUAGE.turn_to
_PERSON = LANGUAGE.persons
_NEAR = 30


def private(case: Case, kind: str) -> Iterator[Found]:
    """All that is private of one kind, in the order of the file's fields."""
    for passage in case.passages:
        for each in _find(passage.text):
            if each.kind == kind and not passage.is_computed(each.begin, each.end):
                yield _found(each, passage.text, passage.path, passage.place(each.begin), in_prose=True)
    prose = {passage.path for passage in case.passages}
    for path, text in case.texts:
        if path not in prose:
            for each in _find(text):
                if each.kind == kind:
                    yield _found(each, text, path, Offset(0, each.begin), in_prose=False)


def is_contact(found: Found) -> bool:
    """Whether it is given for the public to turn to: an office's telephone may be a mobile one."""
    return not found.in_prose or any(word in found.before for word in _CONTACT)


def is_of_a_person(found: Found) -> bool:
    """Whether the text in front of it speaks of a person in a case."""
    return found.in_prose and any(word in found.before for word in _PERSON)


def _found(each: Private, text: str, path: Path, offset: Offset, *, in_prose: bool) -> Found:
    before = text[max(0, each.begin - _NEAR) : each.begin]
    return Found(each.kind, text[each.begin : each.end], each.sure, before, path, offset, in_prose)
