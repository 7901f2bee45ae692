"""The files on the disk: finding reports, reading them and what they name, putting outputs there.

Paths are plain strings: importing pathlib takes 3 ms, a quarter of starting Python (docs/decisions/0003).
Every failure of the system becomes a ``Problem`` with words for a clerk; the callers go on with the next file.
"""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from gipgen.findings.harmless import visible
from gipgen.findings.refusals import reason, why
from gipgen.findings.text import Problem, Text, filled, problem
from gipgen.report.neighbours import Neighbour, UnreachableError
from gipgen.source.decode import MAX_BYTES
from gipgen.workspace.files import (
    SETTINGS,
    STDIN,
    Found,
    is_skipped,
)
from gipgen.workspace.find_reports import find_reports
from gipgen.workspace.read_files import NO_FILE, REFUSED, not_read, read_bytes, read_stdin

NOWHERE = Text(
    "当前文件夹已经不在了（被删除或改了名）。请换到别的文件夹再运行。",
    "the current folder is gone (deleted or renamed); go to another one and run the command again",
)
_NOT_WRITTEN = Text("写不了 {path}：{why}", "cannot write {path}: {why}")
_NOT_REMOVED = Text(
    "{path} 移不走：{why}。请自己删去它，不然汇总、导出还会算它。",
    "cannot take {path} away: {why}; delete it, or sums and exports count it",
)
_NO_FOLDER = Text("建不了文件夹 {folder}：{why}", "cannot make the folder {folder}: {why}")
_IN_THE_WAY = Text("{path} 不是文件夹，请换一个名称", "{path} is no folder; choose another name")
_NOT_HERE = Text("那里不能新建文件夹", "no folders can be made there")
_PROJECT_MARKS = (SETTINGS, ".git")
_NO_SETTINGS = Text("读不了 {path}：{why}", "cannot read {path}: {why}")
_NO_TARGET = Text("这是一个链接，它指向的文件已经不在了", "it is a link to a file that is gone")
_FOLDER = Text("这是一个文件夹", "it is a folder")
_READ_ONLY = Text("这个文件是只读的", "it is read-only")
_ONE_FILE = Text("{path} 和 {other} 是同一个文件（有一个是链接）", "{path} and {other} are one file (one is a link)")


class Disk:
    """The files of this machine, seen from the current folder."""

    on_disk = True
    folds = sys.platform in ("win32", "darwin")

    def place(self, path: str) -> str:
        try:
            return os.path.realpath(path)
        except FileNotFoundError as error:  # the current folder itself
            raise problem(NOWHERE) from error
        except ValueError as error:
            raise not_read(path, error) from error

    def exists(self, path: str) -> bool:
        return os.path.lexists(path)

    def names(self, folder: str) -> list[str]:
        try:
            return sorted(os.listdir(folder))
        except REFUSED as error:
            raise not_read(folder, error) from error

    def below(self, folder: str) -> Iterator[str | Problem]:
        closed: list[OSError] = []
        for current, folders, names in os.walk(folder, onerror=closed.append):
            folders[:] = sorted(name for name in folders if not is_skipped(name))
            yield from (os.path.join(current, name) for name in sorted(names) if not name.startswith("."))
        for error in closed:
            yield not_read(str(error.filename), error)

    def project_folder(self, path: str) -> str:
        return project_folder(path)

    def is_folder(self, path: str) -> bool:
        return os.path.isdir(path)

    def reports(self, arguments: Iterable[str]) -> Iterator[Found | Problem]:
        return find_reports(arguments)

    def read(self, path: str, limit: int = MAX_BYTES) -> bytes:
        return read_stdin(limit) if path == STDIN else read_bytes(path, limit)

    def settings(self, path: str) -> Neighbour | None:
        found = settings_file(path)
        if found is None:
            return None
        if os.path.islink(found) and not os.path.exists(found):
            raise problem(_NO_SETTINGS, path=visible(found), why=_why_link_leads_nowhere(found))
        try:
            return Neighbour(found, read_bytes(found))
        except Problem as met:  # of the call, not of a file on its way: every report below is read with it
            raise Problem(*met.text) from met

    def open(self, origin: str, name: str, limit: int) -> Neighbour:
        """As ``Neighbours``: only files of the project, which ``project_folder`` bounds."""
        if name.replace("\\", "/").startswith("//"):  # another computer: not even asked for, Windows would log on there
            raise UnreachableError("outside")
        try:
            if not os.path.isfile(os.path.join(os.path.dirname(origin), name.replace("\\", "/"))):
                raise UnreachableError(
                    "missing"
                )  # at the cost of one look: most reports have no year before beside them
            path = beside(origin, name)
            if not lies_in(path, project_folder(origin)):
                raise UnreachableError("outside")
            size = os.path.getsize(path)
            if size > limit:
                raise UnreachableError("too_large", {"size": size, "limit": limit})
            with open(path, "rb") as file:
                return Neighbour(path, file.read(limit + 1))
        except OSError as error:
            raise UnreachableError("unreadable", {"reason": reason(error)}) from error
        except ValueError as error:  # a name that no file can have
            raise UnreachableError("missing") from error

    def may_replace(self, path: str) -> None:
        why = _irreplaceable(path)
        if why is not None:
            raise problem(_NOT_WRITTEN, path=path, why=why)

    def write(self, contents: Mapping[str, bytes]) -> None:
        """As ``Files``. A link stays: what it leads to is replaced."""
        from gipgen.temporaries import own_folders, put  # noqa: PLC0415  `check` writes nothing

        named: dict[str, str] = {}
        for path in contents:
            other = named.setdefault(os.path.realpath(path), path)
            if other != path:
                raise problem(_ONE_FILE, path=path, other=other)
        folders = [folder for folder in map(os.path.dirname, contents) if folder]
        with own_folders(folders):
            for folder in folders:
                _make_folder(folder)
            try:
                put((place, contents[path]) for place, path in named.items())
            except OSError as error:
                path = named.get(str(error.filename), str(error.filename))
                raise problem(_NOT_WRITTEN, path=path, why=why(error)) from error

    def remove(self, path: str) -> None:
        try:
            os.remove(path)
        except OSError as error:
            raise problem(_NOT_REMOVED, path=path, why=why(error)) from error

    @contextmanager
    def made(self, path: str) -> Iterator[str]:
        """As ``Files``. A link stays: what it leads to is replaced."""
        from gipgen.temporaries import made_beside, own_folders  # noqa: PLC0415  `check` writes nothing

        folder = os.path.dirname(path)
        with own_folders([folder] if folder else []):
            if folder:
                _make_folder(folder)
            try:
                with made_beside(os.path.realpath(path)) as temporary:
                    yield temporary
            except OSError as error:
                raise problem(_NOT_WRITTEN, path=path, why=why(error)) from error


def _why_link_leads_nowhere(path: str) -> Text:
    try:
        os.stat(path)
    except FileNotFoundError:
        return _NO_TARGET
    except OSError as error:
        return why(error)
    return _NO_TARGET


def _irreplaceable(path: str) -> Text | None:
    """Why what stands at ``path`` cannot be replaced, whatever is in it."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return _NO_TARGET
    except OSError as error:
        return why(error)
    if stat.S_ISDIR(mode):
        return _FOLDER
    if not stat.S_ISREG(mode):
        return NO_FILE
    return None if mode & 0o222 and os.access(path, os.W_OK) else _READ_ONLY


def beside(origin: str, name: str) -> str:
    """Where the file called ``name`` is, seen from the folder of the file at ``origin``."""
    return os.path.realpath(os.path.join(os.path.dirname(origin), name.replace("\\", "/")))  # as Windows shows it


def _make_folder(folder: str) -> None:
    """Make a folder and those above it. Raises ``Problem``, which names the one that is in the way."""
    try:
        os.makedirs(folder, exist_ok=True)
    except REFUSED as error:
        above = folder
        while os.path.dirname(above) not in ("", above) and not os.path.lexists(above):
            above = os.path.dirname(above)
        reasons = why(error) if not isinstance(error, FileNotFoundError) else _NOT_HERE
        if os.path.lexists(above) and not os.path.isdir(above):
            reasons = filled(_IN_THE_WAY, path=above)
        raise problem(_NO_FOLDER, folder=folder, why=reasons) from error


def project_folder(report: str) -> str:
    """The folder that a report's files may come from: the nearest one upwards with gipgen.toml or .git.

    Without such a mark it is the folder above the report's, so that the years of one agency can lie side by side.
    """
    folder = candidate = os.path.dirname(os.path.realpath(report))
    while True:
        if any(os.path.lexists(os.path.join(candidate, mark)) for mark in _PROJECT_MARKS):
            return candidate
        above = os.path.dirname(candidate)
        if above == candidate:
            return os.path.dirname(folder)
        candidate = above


def settings_file(report: str) -> str | None:
    """The nearest ``gipgen.toml`` in the report's folder or above it; of standard input: in the current folder.

    Whatever has that name: one that cannot be read (a folder, a pipe, a link to nothing) is told, not passed over.
    """
    folder = os.path.dirname(os.path.abspath(report))
    while True:
        candidate = os.path.join(folder, SETTINGS)
        if os.path.lexists(candidate):
            return candidate
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def lies_in(path: str, folder: str) -> bool:
    """Whether ``path`` is ``folder`` or below it; both with links resolved."""
    try:
        return os.path.commonpath((path, folder)) == folder
    except ValueError:  # on Windows: another drive
        return False


def stands_nowhere() -> bool:
    """Whether the current folder has been deleted."""
    try:
        os.getcwd()
    except OSError:
        return True
    return False
