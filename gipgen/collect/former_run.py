"""What the run before wrote down in its collect.json, and what has changed since."""

import json
from collections.abc import Iterable, Mapping
from sys import intern
from typing import Any, Final

from gipgen.collect.collected import DONE, Handed, UnitState
from gipgen.named_tuple import NamedTuple

VERSION: Final = 1
_KEPT: Final = ("unit", "state", "content")
_ABSENT: Final = "未交"
_OUT: Final = ("已并入", "不应报")


class Record(NamedTuple):
    """An imported document, the report file made of it (from DIR on), and the sha256 of the document."""

    file: str
    report: str
    original: str


class Former(NamedTuple):
    """A run before this one. ``written`` are the files that it wrote, from DIR on, with their sha256; ``made_from`` says what of."""

    year: int
    units: Mapping[str, Mapping[str, Any]]
    records: Mapping[str, Record] = {}  # by the report file's path
    written: Mapping[str, str] = {}
    made_from: Mapping[str, str] = {}


def read_former(content: bytes) -> Former | None:
    """The former run; ``None`` where this is no collect.json of gipgen's."""
    try:
        document = json.loads(content, object_hook=_needed)
        if document["version"] < VERSION:
            return None
        units = {str(each["unit"]): each for each in document["units"]}
        records = (Record(*(str(each[name]) for name in Record._fields)) for each in document.get("imported", ()))
        written, made_from = _texts(document.get("written", {})), _texts(document.get("made_from", {}))
        return Former(int(document["year"]), units, {each.report: each for each in records}, written, made_from)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _needed(found: dict[str, Any]) -> dict[str, Any]:
    """Of a unit what changes are told by: of very many units the rest would be most of the memory."""
    if "unit" not in found or "state" not in found:
        return found
    return {key: intern(value) if isinstance(value, str) else value for key, value in found.items() if key in _KEPT}


def _texts(found: Mapping[str, Any]) -> dict[str, str]:
    return {str(path): str(digest) for path, digest in found.items()}


def changes(former: Former, states: Iterable[UnitState]) -> dict[str, tuple[str, ...]]:
    """The names of the units by what has become of them; 新交, 改正 and 仍缺 are always there, empty or not."""
    found: dict[str, list[str]] = {"新交": [], "改正": [], "仍缺": []}
    for each in states:
        if word := _change(former.units.get(each.unit.name), each):
            found.setdefault(word, []).append(each.unit.name)
    return {word: tuple(names) for word, names in found.items()}


def _change(before: Mapping[str, Any] | None, now: UnitState) -> str:
    was = str(before.get("state", _ABSENT)) if before else _ABSENT
    if now.state == _ABSENT:
        return "仍缺" if was in (_ABSENT, *_OUT) else "撤回"
    if now.state in _OUT:
        return ""
    if was in (_ABSENT, *_OUT):
        return "新交"
    if was not in DONE:
        return "改正" if now.state in DONE else "改过仍有问题" if _is_other(before, now) else ""
    return "" if now.state in DONE else "新出问题"


def _is_other(before: Mapping[str, Any] | None, now: UnitState) -> bool:
    """Whether other content was handed in than before."""
    return bool(before) and marks_of(now) != (before or {}).get("content")


def marks_of(state: UnitState) -> str:
    """What a unit's files are, as one text: of a document its own bytes, whatever a newer reader makes of them."""
    files = [each for each in (state.handed, *state.others) if each is not None]
    return " ".join(sorted(set(map(_mark, files)) - {""}))


def _mark(handed: Handed) -> str:
    if handed.original and not handed.edited:
        return handed.original[:32]
    return handed.content or handed.sha256
