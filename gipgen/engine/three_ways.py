"""Two changed versions of one report → one: cell by cell, text by text. What both changed, and differently, a person decides."""

from collections.abc import Iterator, Mapping

from gipgen.filling.in_place import Typed, write_in_place
from gipgen.findings.text import Problem
from gipgen.named_tuple import NamedTuple

Key = tuple[str, str]  # kind (cell, text, field) and name


class Conflict(NamedTuple):
    key: Key
    base: str
    mine: str
    theirs: str


class Merged(NamedTuple):
    """``whole`` where the versions cannot be put together piece by piece: then ``text`` is theirs."""

    text: str
    conflicts: tuple[Conflict, ...]
    whole: bool = False


def merge(versions: tuple[str, str, str], values: tuple[dict[Key, str], ...]) -> Merged:
    """Put what ``mine`` changed since ``base`` into ``theirs``; the values are those of the three versions."""
    base, mine, theirs = values
    own, other = _changes(base, mine), _changes(base, theirs)
    clashes = [key for key, text in own.items() if key in other and other[key] != text]
    conflicts = tuple(Conflict(key, base.get(key, ""), own[key], other[key]) for key in clashes)
    merged = None
    if _says_all(versions[0], versions[1], own):
        merged = _with(versions[2], {key: text for key, text in own.items() if key not in other})
    elif _says_all(
        versions[0], versions[2], other
    ):  # whoever changed remarks keeps his file: the other's numbers go in
        merged = _with(versions[1], other)
    return Merged(versions[2], (), whole=True) if merged is None else Merged(merged, conflicts)


def _changes(base: Mapping[Key, str], now: Mapping[Key, str]) -> dict[Key, str]:
    """What is another one now, or no more there."""
    found = {key: text for key, text in now.items() if base.get(key, "") != text}
    return found | {key: "" for key in base if key not in now}


def _says_all(base: str, mine: str, changes: Mapping[Key, str]) -> bool:
    """Whether the changes are all that was changed but for blanks: remarks and unknown keys have no field of their own."""
    made = _with(base, changes)
    return made is not None and "".join(made.split()) == "".join(mine.split())


def _with(text: str, changes: Mapping[Key, str]) -> str | None:
    try:
        written = write_in_place(text.encode("utf-8"), typed_of(changes))
    except Problem:
        return None
    return None if written.refused else written.raw.decode("utf-8")


def typed_of(changes: Mapping[Key, str]) -> Typed:
    """Changes by their keys as what was typed."""
    return Typed(
        {_ref(name): text for name, text in _of(changes, "cell")},
        dict(_of(changes, "text")),
        {tuple(name.split(".")): text for name, text in _of(changes, "field")},
    )


def _of(changes: Mapping[Key, str], kind: str) -> Iterator[tuple[str, str]]:
    return ((name, text) for (each, name), text in changes.items() if each == kind)


def _ref(name: str) -> tuple[str, str]:
    row, _, column = name.partition(".")
    return row, column
