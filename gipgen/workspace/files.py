"""What files are to gipgen: which are reports, and the way to them, whether they lie on a disk or in memory."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from gipgen.findings.refusals import NO_NAME
from gipgen.findings.text import Problem, Text, problem
from gipgen.named_tuple import NamedTuple
from gipgen.report.neighbours import Neighbour, Neighbours
from gipgen.source.decode import MAX_BYTES, decode

STDIN = "-"
SETTINGS = "gipgen.toml"

REPORT_NAMES = ("report.yaml", "report.yml")
ENDINGS = (".yaml", ".yml")
NOTEPAD = ".txt"  # what it puts behind the name that was typed, where nobody sees it
_UNUSABLE = Text("{name}：{why}", "{name}: {why}")
_SKIPPED_FOLDERS = frozenset(("node_modules", "venv", "__pycache__", "site-packages"))
_REPORT_KEY = r"^[\"']?(单位|年度|总体情况|主动公开|依申请公开|复议诉讼)[\"']?\s*[:：]"


class Found(NamedTuple):
    """A report file, and the folder argument that it was found below (for ``-o``); ``-`` is standard input."""

    path: str
    base: str


class Files(Neighbours, Protocol):
    """The files that a project works on. Every failure is a ``Problem`` with words for a clerk."""

    @property
    def on_disk(self) -> bool:
        """Whether the files are on a disk, where other programs find them as well."""
        ...

    @property
    def folds(self) -> bool:
        """Whether names that differ only in case are one file there."""
        ...

    def place(self, path: str) -> str:
        """Where a file lies, links resolved: the same for the same file."""
        ...

    def exists(self, path: str) -> bool:
        """Whether there is anything at ``path``."""
        ...

    def names(self, folder: str) -> list[str]:
        """The names of the files in a folder, sorted. Raises ``Problem``."""
        ...

    def below(self, folder: str) -> Iterator[str | Problem]:
        """Every file below a folder, sorted; what is hidden and the folders of programs are left out."""
        ...

    def project_folder(self, path: str) -> str:
        """The folder that the files of the report at ``path`` may come from."""
        ...

    def is_folder(self, path: str) -> bool:
        """Whether ``path`` is a folder and no file."""
        ...

    def reports(self, arguments: Iterable[str]) -> Iterator[Found | Problem]:
        """The report files that the arguments name: files, folders (every report below), globs. Sorted, none twice."""
        ...

    def read(self, path: str, limit: int = MAX_BYTES) -> bytes:
        """The content of a file, of a huge one only as much as shows that it is too large. Raises ``Problem``."""
        ...

    def settings(self, path: str) -> Neighbour | None:
        """The nearest gipgen.toml in the folder of the file at ``path`` or above it. Raises ``Problem``."""
        ...

    def may_replace(self, path: str) -> None:
        """Raises ``Problem`` where what stands at ``path`` is no file that can be replaced, whatever is in it."""
        ...

    def made(self, path: str) -> AbstractContextManager[str]:
        """The name of a file on the disk to be written inside, of any size: it is the one at ``path`` afterwards.

        Where that fails, all is as it was. Raises ``Problem``.
        """
        ...

    def write(self, contents: Mapping[str, bytes]) -> None:
        """Put each content at its path, all of them or none. Raises ``Problem``."""
        ...

    def remove(self, path: str) -> None:
        """Take a file away that is kept under another name. Raises ``Problem``."""
        ...


def must_be_names(*names: str | None) -> None:
    """Raise ``Problem`` for a name that no file can have: it would be told late, and as a fault of ours."""
    for name in names:
        try:
            unusable = name is not None and b"\0" in os.fsencode(name)
        except ValueError:
            unusable = True
        if unusable:
            raise problem(_UNUSABLE, name=ascii(name), why=NO_NAME)


def named(path: object) -> str:
    """The name of a file as a ``str``. Raises ``TypeError`` for what names none, in words for whoever writes the call."""
    name = os.fspath(path) if isinstance(path, str | os.PathLike) else path
    if not isinstance(name, str):
        raise TypeError(f"a path must be a str or an os.PathLike of str, not {type(path).__name__}: {path!r}")
    return name


def is_skipped(folder: str) -> bool:
    """Whether no reports are looked for in folders of this name."""
    return folder.startswith(".") or folder in _SKIPPED_FOLDERS


def may_be_report(name: str) -> bool:
    """Whether a folder's file of this name has to be looked into."""
    return name.endswith(ENDINGS) and not name.startswith(".")


def looks_like_report(content: bytes) -> bool:
    text, _ = decode(content[:MAX_BYTES])
    return re.search(_REPORT_KEY, text, re.MULTILINE) is not None


def is_report(place: str, content: bytes) -> bool:
    """Whether a folder's file at ``place`` (with slashes) is a report; for files that are not on the disk."""
    *folders, name = place.split("/")
    if any(is_skipped(folder) for folder in folders):
        return False
    return name in REPORT_NAMES or (may_be_report(name) and looks_like_report(content))
