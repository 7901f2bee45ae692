"""先公开、后审查: two steps that changed places, where a text says that this is what is done."""

from collections.abc import Iterator

from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.words import LANGUAGE, has

FIRST, THEN = "先", "后"
UNCHECKED = "未经"
_STOPS = "，。；：！？"
_BETWEEN = ("、", "，")  # what stands between the steps


class Reversed(NamedTuple):
    """A place, and what should stand there."""

    begin: int
    end: int
    right: str


def reversed_in(text: str) -> Iterator[Reversed]:
    """Where texts are said to be published before they are checked; that it is forbidden so is another matter."""
    at = text.find(FIRST)
    while at >= 0:
        then = next((word for word in LANGUAGE.published_then if text.startswith(word, at + 1)), "")
        behind = at + 1 + len(then)
        behind += text.startswith(_BETWEEN, behind)
        first = next((word for word in LANGUAGE.checked_first if text.startswith(THEN + word, behind)), "")
        end = behind + len(THEN + first)
        if then and first and _is_practised(text, at, end):
            yield Reversed(at, end, f"{FIRST}{first}、{THEN}{then}")
        at = text.find(FIRST, at + 1)


def allowed_unchecked(text: str) -> Iterator[Reversed]:
    """未经审核也可先行发布: what the order of the steps forbids, allowed."""
    at = text.find(UNCHECKED)
    while at >= 0:
        begin = at + len(UNCHECKED)
        last = min((end for stop in _STOPS if (end := text.find(stop, begin)) >= 0), default=len(text))
        first = next((word for word in LANGUAGE.checked_first if text.startswith(word, begin)), "")
        clause = text[max(text.rfind(stop, 0, at) for stop in _STOPS) + 1 : at] + text[begin + len(first) : last]
        then = _published_in(clause) if first else ""
        if then:
            yield Reversed(at, last, f"{FIRST}{first}、{THEN}{then}")
        at = text.find(UNCHECKED, begin)


def _published_in(clause: str) -> str:
    """The word that a clause uses for publishing, where it says that this may be done."""
    may = has(LANGUAGE.may, clause) and not has(LANGUAGE.not_practised, clause)
    return next((word for word in LANGUAGE.published_then if word in clause), "") if may else ""


def _is_practised(text: str, begin: int, end: int) -> bool:
    first = max(text.rfind(stop, 0, begin) for stop in _STOPS) + 1
    last = min((at for stop in _STOPS if (at := text.find(stop, end)) >= 0), default=len(text))
    before, behind = text[first:begin], text[end:last]
    return has(LANGUAGE.practised, before) and not has(LANGUAGE.not_practised, before + behind)
