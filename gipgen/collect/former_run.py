"""What the run before wrote down in its collect.json, and what has changed since."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from sys import intern
from typing import Any, Final, TypeVar

from gipgen.collect.collected import DONE, Handed, UnitState
from gipgen.named_tuple import NamedTuple

_Of = TypeVar("_Of")

VERSION: Final = 1
_ABSENT: Final = "未交"
_OUT: Final = ("已并入", "不应报")


class Record(NamedTuple):
    """An imported document, the report file made of it (from DIR on), and the sha256 of the document."""

    file: str
    report: str
    original: str


class Was(NamedTuple):
    """What a unit came to then, and a mark of what it had handed in."""

    state: str
    content: str


class Former(NamedTuple):
    """A run before this one. ``written`` are the files that it wrote, from DIR on, with their sha256; ``made_from`` says what of."""

    year: int
    units: Mapping[str, "Was"]
    records: Mapping[str, Record] = {}  # by the report file's path
    written: Mapping[str, str] = {}
    made_from: Mapping[str, str] = {}


def read_former(content: bytes) -> Former | None:
    """The former run; ``None`` where this is no collect.json of gipgen's."""
    try:
        document = _document(content)
        if document["version"] < VERSION:
            return None
        units = dict(_apart(map(_was, document["units"])))
        records = (Record(*(str(each[name]) for name in Record._fields)) for each in document.get("imported", ()))
        written, made_from = _texts(document.get("written", {})), _texts(document.get("made_from", {}))
        return Former(int(document["year"]), units, {each.report: each for each in records}, written, made_from)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _was(found: Any) -> tuple[str, Was]:
    """Of a unit what changes are told by: of very many units the rest would be most of the memory."""
    return (found[0], found[1]) if isinstance(found, tuple) else _was(_needed(found))


def _apart(named: Iterable[tuple[str, _Of]]) -> Iterator[tuple[str, _Of]]:
    """Units by name; one of a name that is there before (a roster has it twice) by that and a number, so that each is held against itself."""
    counts = Counter[str]()
    for name, each in named:
        counts[name] += 1
        yield (name if counts[name] == 1 else f"{name}\n{counts[name]}"), each


def _needed(found: dict[str, Any]) -> Any:
    """The same as it is read: of a unit a pair, of everything else itself."""
    if "unit" not in found or "state" not in found:
        return found
    return intern(str(found["unit"])), Was(intern(str(found["state"])), str(found.get("content", "")))


def _document(content: bytes) -> dict[str, Any]:
    """The document, line by line where it is laid out as gipgen does, so that it is never in memory as a whole.

    Raises ``ValueError``.
    """
    found = dict[str, Any]()
    lines = iter(BytesIO(content))
    next(lines, b"")
    try:
        for line in lines:
            key, _, value = line.decode().partition(": ")
            if value.endswith("[\n"):
                found[_READ(key)] = list(_items(lines))
            elif value:
                found[_READ(key)] = _READ(value.rstrip().removesuffix(","))
    except ValueError:
        found.clear()  # another program wrote it anew
    return found if "made_from" in found else dict(json.loads(content, object_hook=_needed))


def _items(lines: Iterator[bytes]) -> Iterator[Any]:
    """The items of a list, an item a line, up to its end."""
    for line in lines:
        if line.startswith(b"]"):
            return
        yield _READ(line.decode().rstrip().removesuffix(","))


_READ: Final = json.JSONDecoder(object_hook=_needed).decode


def _texts(found: Mapping[str, Any]) -> dict[str, str]:
    return {intern(str(path)): str(digest) for path, digest in found.items()}


def changes(former: Former, states: Iterable[UnitState]) -> dict[str, tuple[str, ...]]:
    """The names of the units by what has become of them; 新交, 改正 and 仍缺 are always there, empty or not."""
    found: dict[str, list[str]] = {"新交": [], "改正": [], "仍缺": []}
    for name, each in _apart((each.unit.name, each) for each in states):
        if word := _change(former.units.get(name), each):
            found.setdefault(word, []).append(each.unit.name)
    return {word: tuple(names) for word, names in found.items()}


def _change(before: Was | None, now: UnitState) -> str:
    was = before.state if before else _ABSENT
    if now.state == _ABSENT:
        return "仍缺" if was in (_ABSENT, *_OUT) else "撤回"
    if now.state in _OUT:
        return ""
    if was in (_ABSENT, *_OUT):
        return "新交"
    if was not in DONE:
        return "改正" if now.state in DONE else "改过仍有问题" if _is_other(before, now) else ""
    return "" if now.state in DONE else "新出问题"


def _is_other(before: Was | None, now: UnitState) -> bool:
    """Whether other content was handed in than before."""
    return before is not None and marks_of(now) != before.content


def marks_of(state: UnitState) -> str:
    """What a unit's files are, as one text: of a document its own bytes, whatever a newer reader makes of them."""
    files = [each for each in (state.handed, *state.others) if each is not None]
    return " ".join(sorted(set(map(_mark, files)) - {""}))


def _mark(handed: Handed) -> str:
    if handed.original and not handed.edited:
        return handed.original[:32]
    return handed.content or handed.sha256
