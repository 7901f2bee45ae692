"""Zip files in which reports were handed in: what is in them, by the names that people gave, read in memory within bounds.

Names are UTF-8 where the file says so (or a part of it that says nothing else fits), else GB18030, which Windows in China
writes without saying so. Archives inside archives are named, not opened.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gipgen.fence.counts import refuse
from gipgen.fence.packages import DAMAGED, opened
from gipgen.findings.text import Problem, Text, problem
from gipgen.imports.file_kinds import MAX_BYTES
from gipgen.named_tuple import NamedTuple

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MAX_ARCHIVE = 300_000_000  # bytes of one archive …
_MAX_ALL = 2_000_000_000  # … and of all that is in it when unpacked
_RATIO = 300  # times smaller than its content: text is packed to a tenth, blank pictures to a hundredth
_SMALL = 2_000_000  # bytes of content for which that says nothing
_BYTES = Text("字节（解压以后）", "bytes when unpacked")
_LOCKED = Text(
    "压缩包里的这个文件加了密码，打不开。请解压以后再导入。", "it is locked by a password inside the archive"
)
_LARGE = Text("有 {size:.1f} MB，超过上限 {limit:.0f} MB，没有读取。", "{size:.1f} MB, more than {limit:.0f} MB")
_BOMB = Text(
    "解压以后是原来的 {ratio:,} 倍大，不像正常的文件，没有读取。",
    "it becomes {ratio:,} times as large when unpacked; it was not read",
)
_DAMAGED = Text(
    "压缩包损坏了，或者没有传完，打不开。请用解压软件打开看看：打得开就解压，把里面的文件放进来；打不开就请重新下载或索取。",
    "the archive is damaged or was not sent to its end; unpack it by hand, or get it anew",
)
_NESTED = Text(
    "这是压缩包里的压缩包，没有打开。请先解压，再导入里面的文件。", "an archive inside an archive; unpack it first"
)
_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz")
_ZIP = b"PK\x03\x04"
_OF_OFFICE = ("[Content_Types].xml", "OFD.xml", "mimetype", "META-INF/container.xml", "META-INF/manifest.xml")
_JUNK = ("__MACOSX", "Thumbs.db", "desktop.ini")
_UTF8 = 0x800  # a file's flag: its name is UTF-8


class Member(NamedTuple):
    """A file in an archive: the way to it as people see it, with slashes, and its number in the directory."""

    name: str
    number: int


def is_archive(name: str, content: bytes) -> bool:
    """Whether a file is a zip of files and no document that is packed as one."""
    if not content.startswith(_ZIP) or not name.lower().endswith(".zip"):
        return False
    try:
        with opened(content) as package:
            return not any(each in _OF_OFFICE for each in package.namelist())
    except Problem:  # to be told by whoever reads it
        return True


def members(content: bytes) -> Iterator[Member]:
    """The files in an archive by their names, without what systems put there. Raises ``Problem``."""
    try:
        with opened(content) as package:
            found = package.infolist()
    except Problem as met:
        if met.text == DAMAGED:  # of a document; nobody opens an archive in Word
            raise problem(_DAMAGED) from met
        raise
    refuse(_BYTES, sum(each.file_size for each in found), _MAX_ALL)
    names = sorted((_name(each), number) for number, each in enumerate(found) if not each.is_dir())
    yield from (Member(name, number) for name, number in names if not _is_junk(name))


def member(content: bytes, number: int) -> bytes:
    """The content of a file in an archive. Raises ``Problem`` for what is locked, too large, or an archive itself."""
    with opened(content) as package:
        info = package.infolist()[number]
        _refuse(info)
        read = _read(package, info)
    if read.startswith(_ZIP) and is_archive("a.zip", read):
        raise problem(_NESTED)
    return read


def _refuse(info: "ZipInfo") -> None:
    if _name(info).lower().endswith(_ARCHIVES):
        raise problem(_NESTED)
    if info.flag_bits & 1:
        raise problem(_LOCKED)
    if info.file_size > MAX_BYTES:
        raise problem(_LARGE, size=info.file_size / 1e6, limit=MAX_BYTES / 1e6)
    ratio = info.file_size // max(info.compress_size, 1)
    if info.file_size > _SMALL and ratio > _RATIO:
        raise problem(_BOMB, ratio=ratio)


def _read(package: "ZipFile", info: "ZipInfo") -> bytes:
    """What is really there, whatever the directory claims."""
    with package.open(info) as file:
        content = file.read(info.file_size + 1)
    if len(content) > info.file_size:
        raise problem(_LARGE, size=len(content) / 1e6, limit=info.file_size / 1e6)
    return content


def _name(info: "ZipInfo") -> str:
    """A name as it was given: Python takes what says nothing for the code page of an American PC of 1981."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:  # a name that was UTF-8 after all, by an extra field
            return _tidy(name)
        for encoding in ("utf-8", "gb18030"):
            try:
                return _tidy(raw.decode(encoding))
            except UnicodeDecodeError:
                continue
    return _tidy(name)


def _tidy(name: str) -> str:
    """With slashes only, and no way out of the archive."""
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..") and not part.endswith(":"))


def _is_junk(name: str) -> bool:
    parts = name.split("/")
    return parts[0] in _JUNK or parts[-1] in _JUNK or parts[-1][:1] in (".", "~", "")
