"""Which editions of the form there are, and each of them loaded once. A new edition is a new YAML file and no code."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from gipgen.findings.text import Problem, Text, filled, listed
from gipgen.form.build_form import build
from gipgen.form.definition import Form
from gipgen.form.roles import FormError
from gipgen.resources import file_text, package_files, package_text
from gipgen.source.compose import compose

_NO_YEAR = Text("没有适用于 {year} 年度的格式；现有：{known}。", "no form for {year}; known: {known}")
_NO_EDITION = Text("没有 {edition} 版格式；现有：{known}。", "no edition {edition}; known: {known}")
_ENDING = ".yaml"
_FOLDERS: list[str] = []  # beside gipgen's own
_TEXTS: dict[str, str] = {}  # of the editions in them


class UnknownEditionError(Problem):
    """There is no form file for the year or edition asked for."""


@cache
def editions() -> tuple[str, ...]:
    """The editions that there are files for, oldest first."""
    return tuple(sorted(_own() | {edition for folder in _FOLDERS for edition in _in(os.listdir(folder))}))


def _own() -> set[str]:
    return _in(package_files("form"))


def _in(names: list[str]) -> set[str]:
    return {name.removesuffix(_ENDING) for name in names if name[0].isdigit() and name.endswith(_ENDING)}


@contextmanager
def also_from(folder: str) -> Iterator[None]:
    """Know the editions of one more folder as well, as long as the context lasts: a form that is being drafted.

    An edition is known by its name (its first year), and what follows from it is kept under that name, so there is one
    of each in a process: raises ``FormError`` where one of the folder's is known already, was another one before, or
    does not load.
    """
    new = _in(os.listdir(folder))
    if twice := new & set(editions()):
        raise FormError(f"{folder}: there is an edition {', '.join(sorted(twice))} already")
    _FOLDERS.append(folder)
    _forget()
    try:
        for edition in sorted(new):
            load(edition)  # a form that is wrong is told at once
        yield
    finally:
        _FOLDERS.remove(folder)
        _forget()


def _forget() -> None:
    editions.cache_clear()
    load.cache_clear()


LAST_YEAR = 2100  # what is later is a slip of the keyboard


def edition_for(year: int) -> str:
    """The edition in force for a data year: the newest one that had begun (an edition is named by its first year)."""
    begun = [edition for edition in editions() if int(edition) <= year <= LAST_YEAR]
    if not begun:
        raise UnknownEditionError(*filled(_NO_YEAR, year=year, known=listed(editions())))
    return begun[-1]


@cache
def load(edition: str) -> Form:
    """Load the form of one edition. Raises ``UnknownEditionError`` when there is none."""
    if edition not in editions():
        raise UnknownEditionError(*filled(_NO_EDITION, edition=edition, known=listed(editions())))
    name = edition + _ENDING
    if edition in _own():
        return build(_read(name, package_text(f"form/{name}")), _fields())
    path = next(path for folder in _FOLDERS if os.path.isfile(path := os.path.join(folder, name)))
    text = file_text(path)
    if _TEXTS.setdefault(edition, text) != text:
        raise FormError(f"{path}: the edition {edition} was another one before, in the same process")
    return build(_read(path, text), _fields())


def field_key(id_: str) -> str:
    """The key of a field of fields.yaml, known before it is known which form a file follows."""
    data = _fields()
    key: str = next(item["key"] for item in (*data["head"], *data["tail"]) if item["id"] == id_)
    return key


@cache
def _fields() -> dict[str, Any]:
    return _read("fields.yaml", package_text("form/fields.yaml"))


def _read(name: str, text: str) -> dict[str, Any]:
    composed = compose(text)
    if composed.findings:  # a fault of who wrote the form, not of the user
        raise FormError(f"{name}: {[finding.message('en') for finding in composed.findings]}")
    data: dict[str, Any] = composed.data
    return data
