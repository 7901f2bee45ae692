"""Another agency of the same place as the subject of a sentence: a neighbour's report that was pasted and not changed."""

from collections.abc import Iterator

from gipgen.rules.support.agency_names import SHORT_NAMES
from gipgen.rules.support.name_parts import NameParts
from gipgen.vocabulary.words import AGENCIES, has

_ENDS = "局厅委会"
_OF_ALL = ("政府", "办公室")  # who writes for a whole place names its bodies
_YEAR = "2024年"
_REACH = 24  # characters of a sentence in which its subject stands
_SHORTEST = 3  # characters of a body


def other_subjects(text: str, name: NameParts) -> Iterator[tuple[int, int]]:
    """Where a sentence begins with another body than the agency's own and what that did: 水利局认真落实……"""
    if has(_OF_ALL, name.body):
        return
    begin = 0
    for sentence in text.split("。"):
        at = _behind_year(sentence)
        if end := _end_of_subject(sentence[at : at + _REACH], name):
            yield begin + at, begin + at + end
        begin += len(sentence) + 1


def _behind_year(sentence: str) -> int:
    is_year = sentence[:4].isdecimal() and sentence[4:5] == "年"
    return len(_YEAR) + len(sentence[5:7]) - len(sentence[5:7].lstrip("度，")) if is_year else 0


def _end_of_subject(head: str, name: NameParts) -> int:
    """Where the other body ends with which a sentence begins; 0 where none does."""
    for at, sign in enumerate(head):
        if sign in _ENDS and head.startswith(AGENCIES.behind_subject, at + 1):
            body = head[: at + 1].removeprefix(name.place)
            return at + 1 if _is_another(body, name) else 0
    return 0


def _is_another(body: str, name: NameParts) -> bool:
    """Whether a body is another one, neither this one in short nor a part of it."""
    if len(body) < _SHORTEST or has(AGENCIES.before_bodies, body):
        return False
    ours, theirs = (SHORT_NAMES.get(each, each) for each in (name.body, body))
    return not _within(theirs, ours) and not _within(ours, theirs)


def _within(short: str, long: str) -> bool:
    """Whether the characters of one name stand in another in their order: 教体局 in 教育体育局."""
    rest = iter(long)
    return all(sign in rest for sign in short)
