"""The files on the disk: finding reports, reading them and what they name, replacing outputs whole.

Paths are plain strings: importing pathlib takes 3 ms, a quarter of starting Python (docs/decisions/0003).
Every failure of the system becomes a ``Problem`` with words for a clerk; the callers go on with the next file.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping

from gipgen.findings.text import Problem
from gipgen.report.neighbours import Neighbour, UnreachableError
from gipgen.source.decode import MAX_BYTES
from gipgen.workspace.files import (
    ENDINGS,
    REPORT_NAMES,
    SETTINGS,
    STDIN,
    Found,
    is_skipped,
    looks_like_report,
    may_be_report,
)

_PROJECT_MARKS = (SETTINGS, ".git")


class Disk:
    """The files of this machine, seen from the current folder."""

    on_disk = True

    def place(self, path: str) -> str:
        return os.path.realpath(path)

    def exists(self, path: str) -> bool:
        return os.path.lexists(path)

    def names(self, folder: str) -> list[str]:
        try:
            return sorted(os.listdir(folder))
        except OSError as error:
            raise Problem(f"读不了 {folder}：{reason(error)}", f"cannot read {folder}: {error.strerror}") from error

    def project_folder(self, path: str) -> str:
        return project_folder(path)

    def is_folder(self, path: str) -> bool:
        return os.path.isdir(path)

    def reports(self, arguments: Iterable[str]) -> Iterator[Found | Problem]:
        return find_reports(arguments)

    def read(self, path: str, limit: int = MAX_BYTES) -> bytes:
        return sys.stdin.buffer.read() if path == STDIN else read_bytes(path, limit)

    def settings(self, path: str) -> Neighbour | None:
        found = settings_file(path)
        return Neighbour(found, read_bytes(found)) if found else None

    def open(self, origin: str, name: str, limit: int) -> Neighbour:
        """As ``Neighbours``: only files of the project, which ``project_folder`` bounds."""
        if name.replace("\\", "/").startswith("//"):  # another computer: not even asked for, Windows would log on there
            raise UnreachableError("outside")
        try:
            path = beside(origin, name)
            if not lies_in(path, project_folder(origin)):
                raise UnreachableError("outside")
            if not os.path.isfile(path):
                raise UnreachableError("missing")
            size = os.path.getsize(path)
            if size > limit:
                raise UnreachableError("too_large", {"size": size, "limit": limit})
            with open(path, "rb") as file:
                return Neighbour(path, file.read(limit + 1))
        except OSError as error:
            raise UnreachableError("unreadable", {"reason": reason(error)}) from error
        except ValueError as error:  # a name that no file can have
            raise UnreachableError("missing") from error

    def write(self, contents: Mapping[str, bytes]) -> None:
        replace_files(contents)


def beside(origin: str, name: str) -> str:
    """Where the file called ``name`` is, seen from the folder of the file at ``origin``."""
    return os.path.realpath(os.path.join(os.path.dirname(origin), name.replace("\\", "/")))  # as Windows shows it


def find_reports(arguments: Iterable[str]) -> Iterator[Found | Problem]:
    """The report files that the arguments name: files, folders (every report below), globs. Sorted, none twice."""
    seen: set[str] = set()
    for argument in arguments:
        nothing = True
        for found in _expand(argument):
            nothing = False
            same = os.path.realpath(found.path)
            if same not in seen:
                seen.add(same)
                yield found
        if nothing:
            yield _nothing_at(argument)


def _nothing_at(argument: str) -> Problem:
    if os.path.isdir(argument):
        return Problem(f"文件夹里没有报告：{argument}", f"no report in folder {argument}")
    return Problem(f"找不到：{argument}", f"not found: {argument}")


def _expand(argument: str) -> Iterator[Found]:
    if argument == STDIN or os.path.isfile(argument):
        yield Found(argument, os.path.dirname(argument))
    elif os.path.isdir(argument):
        for file in _walk(argument):
            yield Found(file, argument)
    elif any(sign in argument for sign in "*?["):
        import glob  # noqa: PLC0415  rarely asked for

        for match in sorted(glob.glob(argument, recursive=True)):
            if os.path.isfile(match) and match.endswith(ENDINGS):
                yield Found(match, os.path.dirname(match))


def _walk(folder: str) -> Iterator[str]:
    for current, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_skipped(name))
        for name in sorted(files):
            path = os.path.join(current, name)
            if name in REPORT_NAMES or (may_be_report(name) and _holds_report(path)):
                yield path


def _holds_report(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return looks_like_report(file.read(MAX_BYTES))
    except OSError:
        return True  # reading it again will say why not


def read_bytes(path: str, limit: int = MAX_BYTES) -> bytes:
    """Read a file, of a huge one only as much as shows that it is too large. Raises ``Problem``."""
    try:
        with open(path, "rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise Problem(f"读不了 {path}：{reason(error)}", f"cannot read {path}: {error.strerror}") from error


def replace_file(path: str, content: bytes) -> None:
    """Put ``content`` at ``path`` whole or not at all. Raises ``Problem``."""
    replace_files({path: content})


def replace_files(contents: Mapping[str, bytes]) -> None:
    """Put each content at its path, whole or not at all. Raises ``Problem``.

    All new contents are written beside their targets before the first is renamed over its old file, so a full disk
    leaves every old file as it was, and a crash leaves each file old or new. What would not change is not touched.
    """
    temporaries: dict[str, str] = {}
    path = ""
    try:
        for path, content in contents.items():
            if _same(path, content):
                continue
            folder, name = os.path.split(path)
            if folder:
                os.makedirs(folder, exist_ok=True)
            temporaries[path] = os.path.join(folder, f".{name}.{os.getpid()}.gipgen-tmp")
            with open(temporaries[path], "wb") as file:
                file.write(content)
        for path, temporary in temporaries.items():
            os.replace(temporary, path)
    except OSError as error:
        for temporary in temporaries.values():
            if os.path.exists(temporary):
                os.unlink(temporary)
        raise Problem(f"写不了 {path}：{reason(error)}", f"cannot write {path}: {error.strerror}") from error


def _same(path: str, content: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read() == content
    except FileNotFoundError:
        return False


def project_folder(report: str) -> str:
    """The folder that a report's files may come from: the nearest one upwards with gipgen.toml or .git.

    Without such a mark it is the folder above the report's, so that the years of one agency can lie side by side.
    """
    folder = candidate = os.path.dirname(os.path.realpath(report))
    while True:
        if any(os.path.exists(os.path.join(candidate, mark)) for mark in _PROJECT_MARKS):
            return candidate
        above = os.path.dirname(candidate)
        if above == candidate:
            return os.path.dirname(folder)
        candidate = above


def settings_file(report: str) -> str | None:
    """The nearest ``gipgen.toml`` in the report's folder or above it; of standard input: in the current folder."""
    folder = os.path.dirname(os.path.abspath(report))
    while True:
        candidate = os.path.join(folder, SETTINGS)
        if os.path.isfile(candidate):
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


_REASONS = {
    "FileNotFoundError": "文件不存在",
    "PermissionError": "没有权限，或文件正被别的程序（如 Word）打开",
    "IsADirectoryError": "这是一个文件夹",
    "NotADirectoryError": "路径中间有一个不是文件夹",
}


def reason(error: OSError) -> str:
    """Why the system refused, in words for a clerk."""
    import errno  # noqa: PLC0415

    if error.errno == errno.ENOSPC:
        return "磁盘已满"
    if error.errno == errno.ENAMETOOLONG:
        return "文件名太长"
    return _REASONS.get(type(error).__name__, error.strerror or str(error))
