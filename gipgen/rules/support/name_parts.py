"""An agency's name in its parts, 东陵|市|水务局; how a text may have it that means this agency and writes another name, or another agency."""

from collections.abc import Iterator

from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.agency_names import SHORT_NAMES
from gipgen.rules.support.spots import is_han
from gipgen.vocabulary.words import AGENCIES, has

_RANKS = "市县区旗镇乡"
_EXCHANGED = ("县区旗", "镇乡")  # a place has one of these, and takes another when it is raised
_ENDS = "局厅委办"
_BEHIND_NO_END: tuple[frozenset[str], frozenset[str]] = (
    frozenset(),
    frozenset("理事公法案结"),
)  # of 局, 厅, 委 and of 办: 办理, 办事
_SHORTEST = 2  # characters of a place without its rank, and of a body
_MASK = "\0"
_ENDS_OF_SUBJECTS = frozenset("局厅委会")
_OF_ALL = ("政府", "办公室")  # who writes for a whole place names its bodies
_YEAR = "2024年"
_REACH = 24  # characters of a sentence in which its subject stands
_SHORTEST_BODY = 3  # characters of a body


class NameParts(NamedTuple):
    stem: str  # 东陵
    rank: str  # 市
    body: str  # 水务局

    @property
    def place(self) -> str:
        return self.stem + self.rank


def parts_of(agency: str) -> NameParts | None:
    """The last place of a name, and the body; nothing for a name that is not made so."""
    masked = agency
    for word in AGENCIES.no_places:
        masked = masked.replace(word, _MASK * len(word))
    places = [at for at, sign in enumerate(masked) if sign in _RANKS]
    if not places or len(agency) - places[-1] <= _SHORTEST:
        return None
    begin = places[-2] + 1 if len(places) > 1 else 0
    stem = agency[begin : places[-1]]
    return NameParts(stem, agency[places[-1]], agency[places[-1] + 1 :]) if len(stem) >= _SHORTEST else None


def misnamed(text: str, name: NameParts) -> Iterator[tuple[int, int]]:
    """Where a text has the name with its rank lost or exchanged, or with a piece of the body lost, added or moved."""
    at = text.find(name.stem)
    while at >= 0:
        end = at + len(name.stem)
        if text.startswith(name.body, end):
            yield at, end + len(name.body)
        elif text.startswith(name.body, end + 1) and _may_stand_for(text[end], name.rank):
            yield at, end + 1 + len(name.body)
        elif text.startswith(name.rank, end):
            last = _end_of_body(text, end + 1, name.body)
            if last and _is_another_body(text[end + 1 : last], name.body):
                yield at, last
        at = text.find(name.stem, end)


def _may_stand_for(seen: str, rank: str) -> bool:
    return seen != rank and any(seen in ranks and rank in ranks for ranks in _EXCHANGED)


def _end_of_body(text: str, begin: int, body: str) -> int:
    """Where a body ends that begins there like this one; 0 where none does."""
    if body[-1] not in _ENDS or text[begin : begin + 1] != body[0]:
        return 0
    for end in range(begin + 1, min(len(text), begin + len(body) + 2)):
        if not is_han(text[end]):
            return 0
        if text[end] in _ENDS and text[end + 1 : end + 2] not in _BEHIND_NO_END[text[end] == "办"]:
            return end + 1
    return 0


def _is_another_body(seen: str, body: str) -> bool:
    """Whether it is this body with a piece lost or a character added, with another end, or with its characters in another order.

    和 is left out in short, and a short name is nobody's mistake here.
    """
    if seen == body or seen in SHORT_NAMES or len(seen) <= _SHORTEST:
        return False
    if seen[:-1] == body[:-1] or sorted(seen) == sorted(body):
        return True
    shorter, longer = sorted((seen, body), key=len)
    same = next(
        (at for at, (one, other) in enumerate(zip(shorter, longer, strict=False)) if one != other), len(shorter)
    )
    lost = longer[same : same + len(longer) - len(shorter)]
    return (
        shorter[same:] == longer[same + len(lost) :]
        and lost != "和"
        and len(lost) > 0
        and (shorter is seen or len(lost) == 1)
    )


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
    if _ENDS_OF_SUBJECTS.isdisjoint(head):
        return 0
    for at, sign in enumerate(head):
        if sign in _ENDS_OF_SUBJECTS and head.startswith(AGENCIES.behind_subject, at + 1):
            body = head[: at + 1].removeprefix(name.place)
            return at + 1 if _is_another(body, name) else 0
    return 0


def _is_another(body: str, name: NameParts) -> bool:
    """Whether a body is another one, neither this one in short nor a part of it (局党委)."""
    if len(body) < _SHORTEST_BODY or body[0] in _ENDS_OF_SUBJECTS or has(AGENCIES.before_bodies, body):
        return False
    ours, theirs = (SHORT_NAMES.get(each, each) for each in (name.body, body))
    return not _within(theirs, ours) and not _within(ours, theirs)


def _within(short: str, long: str) -> bool:
    """Whether the characters of one name stand in another in their order: 教体局 in 教育体育局."""
    rest = iter(long)
    return all(sign in rest for sign in short)
