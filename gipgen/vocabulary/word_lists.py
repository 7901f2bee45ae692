"""Files of words: one list a line, ``name: word word …``, with blanks between the words; lines that begin with a blank go on.

``@name`` stands for the words of another list of the file, ``@theme.name`` for those of another file that is read before.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

from gipgen.resources import package_text

Words = tuple[str, ...]
_Theme = TypeVar("_Theme")
_KNOWN: dict[str, dict[str, Words]] = {}  # by theme


def read(kind: type[_Theme]) -> _Theme:
    """The lists of the file that a class is named like. (No YAML: there are a hundred, and every start reads them.)"""
    theme = kind.__name__[1:].lower()
    lists = _KNOWN[theme] = {}
    for line in package_text(f"vocabulary/{theme}.txt").replace("\n ", " ").split("\n"):
        if line and line[0] != "#":
            name, _, text = line.partition(": ")
            words = text.split()
            if "@" in text:
                words = [word for each in words for word in (_of(each[1:], theme) if each[0] == "@" else (each,))]
            lists[name] = tuple(words)
    if lists.keys() != kind.__annotations__.keys():
        raise ValueError(f"{theme}.txt: {sorted(lists.keys() ^ kind.__annotations__.keys())}")
    made = kind()
    made.__dict__.update(lists)
    return made


def lines_of(name: str) -> list[str]:
    """The lines of a file of facts: of these each is one by itself, with `` | `` between its parts."""
    return [line for line in package_text(f"vocabulary/{name}").split("\n") if line and line[0] != "#"]


def _of(name: str, theme: str) -> Words:
    """The words of a list: of the same file, or of another theme's (years.last_year)."""
    other, _, name_there = name.rpartition(".")
    return _KNOWN[other or theme][name_there]


def has(words: Iterable[str], text: str) -> bool:
    """Whether one of the words stands in a text. (A loop: a check asks a thousand times, and ``any`` takes twice as long.)"""
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False


def standing(words: Words, text: str) -> Words:
    """Those of the words that stand in a long text. (Of most not even the first or the last sign does, and a sign is found at a fifth of the cost.)"""
    begun = [word for sign, begun in _by_first_sign(words) if sign in text for word in begun]
    met = {word for word in begun if word[-1] in text and word in text}
    return tuple([word for word in words if word in met]) if met else ()


@lru_cache(maxsize=64)
def _by_first_sign(words: Words) -> tuple[tuple[str, list[str]], ...]:
    """Each sign that words of a list begin with, and these."""
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[0], []).append(word)
    return tuple(found.items())
