"""Which editions of the form there are, and each of them loaded once. A new edition is a new YAML file and no code."""

import os
from binascii import crc32
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from gipgen.findings.text import Problem, Text, filled, listed
from gipgen.form.build_form import build
from gipgen.form.composed import COMPOSED
from gipgen.form.definition import FIRST_YEAR, LAST_YEAR, Form
from gipgen.form.roles import FormError
from gipgen.resources import file_text, package_files, package_text
from gipgen.source.compose import compose

_NO_YEAR = Text("没有适用于 {year} 年度的格式；现有：{known}。", "no form for {year}; known: {known}")
_NO_EDITION = Text("没有 {edition} 版格式；现有：{known}。", "no edition {edition}; known: {known}")
_NO_SUCH_YEAR = Text("年度应在 {first} 到 {last} 之间，这里是 {year}。", "a year is from {first} to {last}, not {year}")
_ANOTHER = Text(
    "{file}：同一个进程里 {edition} 版原来是另一个文件。",
    "{file}: the edition {edition} was another one before, in the same process",
)
_UNREADABLE = Text("{file} 读不了：要是 UTF-8 编码的 YAML 文件。", "cannot read {file}: it must be YAML in UTF-8")
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
    """The editions among the files of a folder: each is called by its first year, and nothing else."""
    return {
        name[:4] for name in names if len(name) == 4 + len(_ENDING) and name[:4].isdigit() and name.endswith(_ENDING)
    }


@contextmanager
def also_from(folder: str) -> Iterator[None]:
    """Know the editions of one more folder as well, as long as the context lasts: a form that is being drafted.

    An edition is known by its name (its first year), and what follows from it is kept under that name, so there is one
    of each in a process: raises ``FormError`` where one of the folder's is known already, was another one before, or
    does not load.
    """
    from gipgen.form.drafts import editions_of  # noqa: PLC0415  the editions in force need none of it

    new = editions_of(folder, editions())
    _FOLDERS.append(folder)
    _forget()
    try:
        for edition in sorted(new):
            load(edition)  # a form that is wrong is told at once
        yield
    finally:
        _FOLDERS.remove(folder)
        _forget()


def further_folders() -> tuple[str, ...]:
    """The folders that ``also_from`` named and that are still known."""
    return tuple(_FOLDERS)


def _forget() -> None:
    editions.cache_clear()
    load.cache_clear()


def edition_for(year: int) -> str:
    """The edition in force for a data year: the newest one that had begun (an edition is named by its first year).

    Raises ``UnknownEditionError`` for a year that there is none for, or that no report can be of.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnknownEditionError(*filled(_NO_SUCH_YEAR, first=editions()[0], last=LAST_YEAR, year=year))
    begun = [edition for edition in editions() if int(edition) <= year]
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
        text = package_text(f"form/{name}")
        try:
            return build(_read(name, text), _fields())
        except Exception:
            _draft(f"form/{name}", text)  # somebody is writing it: says what is wrong
            raise
    path = next(path for folder in _FOLDERS if os.path.isfile(path := os.path.join(folder, name)))
    try:
        text = file_text(path)
    except (OSError, ValueError) as error:
        raise FormError(filled(_UNREADABLE, file=path)) from error
    form = _draft(path, text)
    if _TEXTS.setdefault(edition, text) != text:
        raise FormError(filled(_ANOTHER, file=path, edition=edition))
    return form


def _draft(path: str, text: str) -> Form:
    """The form of a file that nobody has tested. Raises ``FormError`` with all that is wrong with it."""
    from gipgen.form.drafts import read_draft  # noqa: PLC0415  the editions in force need none of it

    name = os.path.splitext(os.path.basename(path))[0]
    return read_draft(path, text, _fields(), {edition: load(edition) for edition in editions() if edition < name})


def field_key(id_: str) -> str:
    """The key of a field of fields.yaml, known before it is known which form a file follows."""
    data = _fields()
    key: str = next(item["key"] for item in (*data["head"], *data["tail"]) if item["id"] == id_)
    return key


@cache
def _fields() -> dict[str, Any]:
    return _read("fields.yaml", package_text("form/fields.yaml"))


def _read(name: str, text: str) -> dict[str, Any]:
    """The data of a form file, which was composed beforehand; of one that has changed since then, or is new, it is now."""
    known = COMPOSED.get(name)
    if known is not None and known[0] == crc32(text.encode()):
        return known[1]
    composed = compose(text)
    if composed.findings:  # a fault of who wrote the form, not of the user
        raise FormError(filled(_UNREADABLE, file=name))
    data: dict[str, Any] = composed.data
    return data
