"""Opens files to read them: regular ones, up to a limit. What is none, or is refused, is told in words for a clerk."""

import os
import stat
import sys

from gipgen.findings.harmless import visible
from gipgen.findings.refusals import reason, why
from gipgen.findings.text import Problem, Text, filled, problem
from gipgen.source.decode import MAX_BYTES

_NOT_READ = Text("读不了 {path}：{why}", "cannot read {path}: {why}")
NO_FILE = Text("不是普通文件（管道或设备），没有打开", "it is no regular file (a pipe or a device) and was not opened")
_NO_STDIN = Text("没有标准输入可读（它是关着的）。", "there is no standard input to read (it is closed)")
REFUSED = (OSError, ValueError)  # of a name that no file can have


def read_stdin(limit: int) -> bytes:
    """What comes in, up to what shows that it is too large: a stream may have no end."""
    if sys.stdin is None:
        raise problem(_NO_STDIN)
    try:
        return sys.stdin.buffer.read(limit + 1)
    except OSError as error:
        raise Problem(f"读不了标准输入：{reason(error)}", f"cannot read standard input: {error.strerror}") from error


class NoFileError(Exception):
    """What is there is a pipe, a device or a socket: opening it may wait for ever, reading it may never end."""


def content_of(path: str, limit: int) -> bytes:
    """The first ``limit`` bytes of a regular file. Raises ``OSError``, ``NoFileError``."""
    mode = os.stat(path).st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise NoFileError
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        content = file.read(min(limit, size + 1))  # Python takes the memory for all that it is asked to read
        return content if len(content) <= size else content + file.read(limit - len(content))


def read_bytes(path: str, limit: int = MAX_BYTES) -> bytes:
    """Read a file, of a huge one only as much as shows that it is too large. Raises ``Problem``."""
    try:
        return content_of(path, limit + 1)
    except NoFileError as error:
        raise no_file(path) from error
    except REFUSED as error:
        raise not_read(path, error) from error


def no_file(path: str, *, in_file: bool = True) -> Problem:
    """A pipe or a device is something met on the way, like a damaged file: the others go on. Not one that was asked for."""
    return Problem(*filled(_NOT_READ, path=visible(path), why=NO_FILE), in_file=in_file)


def not_read(path: str, error: OSError | ValueError) -> Problem:
    from gipgen.workspace.nearby import is_address, no_address  # noqa: PLC0415  only where nothing can be read

    return no_address(path) if is_address(path) else problem(_NOT_READ, path=visible(path), why=why(error))
