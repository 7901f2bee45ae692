"""Packages of parts (Word, Excel): opened within bounds, whatever their directory claims."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from struct import error as StructError  # noqa: N812
from typing import TYPE_CHECKING

from gipgen.fence.blame import is_ours
from gipgen.fence.counts import refuse
from gipgen.findings.text import Text, problem

if TYPE_CHECKING:
    from zipfile import ZipFile

_MAX_FILES = 3_000  # in one package; a report has 20
_FILES = Text("个文件", "files")
_DIRECTORY = b"PK\x01\x02"  # one for each file in a package


DAMAGED = Text(
    "文件损坏或者加了密，打不开。请用 Word 或 WPS 打开看看：打得开就取消密码，另存一份；打不开就请重新下载或索取。",
    "the file is damaged or locked; open it in Word: save it anew without a password, or get it anew",
)


@contextmanager
def opened(raw: bytes) -> "Iterator[ZipFile]":
    """A package; whatever its damage makes Python's reader raise is a ``Problem``."""
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415  Word and Excel files only
    from zlib import error as ZlibError  # noqa: N812, PLC0415

    refuse(_FILES, raw.count(_DIRECTORY), _MAX_FILES)
    damaged = (BadZipFile, ZlibError, RuntimeError, OSError, EOFError, ValueError, LookupError, ArithmeticError)
    try:
        with ZipFile(BytesIO(raw)) as package:
            yield package
    except (*damaged, AttributeError, TypeError, StructError) as error:
        if is_ours(error):
            raise
        raise problem(DAMAGED) from error
