"""Files are written beside their targets and renamed when they are whole; and what a killed run left behind is cleared.

The name of a temporary says which machine and process it belongs to: ``.〈n〉.〈machine〉.〈process〉.gipgen-tmp``. Whoever next
writes into the folder removes those whose process has ended. Of another machine (a shared folder, a container) nobody
knows that, so an hour has to pass.
"""

import os
import re
import stat
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count

_ENDING = ".gipgen-tmp"
_NAME = r"\.(?:(?P<machine>[0-9a-f]{8})\.)?(?P<process>\d{1,10})\.gipgen-tmp\Z"  # before 0.2 without machine
_LONGEST = 3600  # seconds that another machine's temporary may be of use
_NUMBERS = count()
_OWN: set[str] = set()  # those that this process is at
_SWEPT: set[str] = set()  # the folders that this process has looked through


def put(contents: Iterable[tuple[str, bytes]]) -> None:
    """Put each content at its path, whole or not at all; what would not change is not touched.

    All new contents are written beside their targets before the first is renamed over its old file, so a full disk
    leaves every old file as it was, and a crash leaves each file old or new. Whatever ends this, no temporary stays.
    Raises ``OSError`` with the path at which it failed.
    """
    temporaries: dict[str, str] = {}
    path = ""
    try:
        for path, content in contents:
            folder = os.path.dirname(path)
            if folder:
                os.makedirs(folder, exist_ok=True)
            sweep(folder)
            if not _same(path, content):
                temporaries[path] = _beside(path)
                _write(temporaries[path], content, path)
        for path, temporary in temporaries.items():
            os.replace(temporary, path)
    except OSError as error:
        error.filename = path
        raise
    finally:
        for temporary in temporaries.values():
            with suppress(FileNotFoundError):  # renamed
                os.unlink(temporary)
            _OWN.discard(temporary)


@contextmanager
def made_beside(path: str) -> Iterator[str]:
    """The name of a temporary to be written inside, piece by piece; it is at ``path`` afterwards, or gone where that failed.

    Whoever writes it has to close it first.
    """
    sweep(os.path.dirname(path))
    temporary = _beside(path)
    try:
        yield temporary
        with suppress(FileNotFoundError):
            os.chmod(temporary, stat.S_IMODE(os.stat(path).st_mode))
        os.replace(temporary, path)
    finally:
        with suppress(FileNotFoundError):  # renamed, or never written
            os.unlink(temporary)
        _OWN.discard(temporary)


@contextmanager
def own_folders(folders: Iterable[str]) -> Iterator[None]:
    """What of these folders and those above them is made inside is gone again where that fails, as long as it is empty."""
    missing: list[str] = []
    for each in folders:
        folder = each
        while folder and not os.path.lexists(folder):
            missing.append(folder)
            folder = os.path.dirname(folder.rstrip(os.sep))
    try:
        yield
    except BaseException:
        for folder in sorted(set(missing), key=len, reverse=True):  # those inside first
            with suppress(OSError, ValueError):  # never made; not empty: somebody else's by now
                os.rmdir(folder)
        raise


@contextmanager
def temporary_folder() -> Iterator[str]:
    """An empty folder of this user's, gone afterwards."""
    import shutil  # noqa: PLC0415  for PDF only
    from tempfile import gettempdir  # noqa: PLC0415  likewise

    base = gettempdir()
    sweep(base)
    folder = _beside(os.path.join(base, "gipgen"))
    try:
        os.mkdir(folder, 0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _OWN.discard(folder)


def sweep(folder: str) -> None:
    """Remove what killed runs left in a folder; once in a process."""
    folder = folder or os.curdir
    place = os.path.abspath(folder)
    if place in _SWEPT:
        return
    _SWEPT.add(place)
    with suppress(OSError):
        for name in os.listdir(folder):
            match = re.search(_NAME, name) if name.endswith(_ENDING) else None
            if match is not None:
                _remove(os.path.join(folder, name), match["machine"] or _machine(), int(match["process"]))


def _remove(path: str, machine: str, process: int) -> None:
    """Remove a temporary that nobody is at any more."""
    with suppress(OSError):
        status = os.lstat(path)
        if machine != _machine():
            if time.time() - status.st_mtime < _LONGEST:
                return
        elif path in _OWN or (process != os.getpid() and _runs(process)):
            return
        if stat.S_ISDIR(status.st_mode):
            import shutil  # noqa: PLC0415  for PDF only

            shutil.rmtree(path, ignore_errors=True)
        else:
            os.unlink(path)


def _beside(path: str) -> str:
    """A name in the folder of ``path`` that nothing has; short, where that of the file is as long as names may be."""
    folder = os.path.dirname(path)
    while True:
        name = os.path.join(folder, f".{next(_NUMBERS)}.{_machine()}.{os.getpid()}{_ENDING}")
        if not os.path.lexists(name):
            _OWN.add(name)
            return name


def _write(temporary: str, content: bytes, path: str) -> None:
    """Write a new file that may be read and written by whoever may the one that it will replace."""
    with open(temporary, "xb") as file:
        file.write(content)
    with suppress(FileNotFoundError):
        os.chmod(temporary, stat.S_IMODE(os.stat(path).st_mode))


def _same(path: str, content: bytes) -> bool:
    try:
        if os.path.getsize(path) != len(content):
            return False
        with open(path, "rb") as file:
            return file.read() == content
    except FileNotFoundError:
        return False


def _machine() -> str:
    name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return f"{zlib.crc32(name.encode('utf-8', 'replace')):08x}"


def _runs(process: int) -> bool:
    """Whether a process of this machine is running."""
    if sys.platform == "win32":  # os.kill would end it
        import ctypes  # noqa: PLC0415  for a killed run's leftovers only

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, 0, process)  # to ask, and nothing else
        if not handle:
            return ctypes.windll.kernel32.GetLastError() == 5  # another user's
        code = ctypes.c_ulong()
        ctypes.windll.kernel32.GetExitCodeProcess(handle, ctypes.byref(code))
        ctypes.windll.kernel32.CloseHandle(handle)
        return code.value == 259  # STILL_ACTIVE
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # another user's; no number of a process
        return True
    return True
