"""A ZIP package with the same bytes on every machine and day, and its reader for the proof.

The standard library's ``zipfile`` would do both; importing it takes as long as the rest of a DOCX build (it brings
bz2, lzma, threading). The tests read our packages with ``zipfile`` and with python-docx.
"""

import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache

from gipgen.named_tuple import NamedTuple

_DATE = (1 << 5) | 1  # 1980-01-01, the first date that the format knows
_LEVEL = 6  # zlib 9 takes up to four times as long for three per cent
_STORED, _DEFLATED = 0, 8
_UTF8_NAMES = 0x800
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


@lru_cache(maxsize=64)
def _deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


class Entry(NamedTuple):
    """One part as it lies in a package."""

    name: bytes
    method: int
    crc: int
    size: int
    packed: bytes

    def content(self, limit: int = 0) -> bytes:
        """The part itself; of a large one no more than ``limit``, where that is given. Raises ``ValueError``."""
        if self.method == _STORED:
            return self.packed
        try:
            return zlib.decompressobj(-15).decompress(self.packed, limit)
        except zlib.error as error:
            raise ValueError(str(error)) from error


def entry(name: str, content: bytes) -> Entry:
    """A part as it goes into a package."""
    method = _STORED if name == "mimetype" else _DEFLATED
    packed = content if method == _STORED else _deflate(content)
    return Entry(name.encode("utf-8"), method, zlib.crc32(content), len(content), packed)


def pack(parts: Iterable[tuple[str, bytes]], mimetype: bytes = b"") -> bytes:
    """Write the parts in the order given, each deflated, dated 1980-01-01.

    ``mimetype`` goes before them as it is: so OpenDocument tells its kind by its first bytes.
    """
    first = [("mimetype", mimetype)] if mimetype else []
    return joined(entry(name, content) for name, content in (*first, *parts))


def joined(entries: Iterable[Entry]) -> bytes:
    """A package of these parts."""
    body = bytearray()
    directory = bytearray()
    count = 0
    for name, method, crc, size, packed in entries:
        header = (20, _UTF8_NAMES, method, 0, _DATE, crc, len(packed), size, len(name), 0)
        directory += _CENTRAL.pack(b"PK\x01\x02", 20, *header, 0, 0, 0, 0, len(body)) + name
        body += _LOCAL.pack(b"PK\x03\x04", *header) + name + packed
        count += 1
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def entries(package: bytes) -> list[Entry]:
    """The parts of a package that ``pack`` wrote; of another program's the list may be wrong. Raises ``ValueError``."""
    found = []
    room = len(package)
    try:
        _, _, _, _, count, _, position, _ = _END.unpack(package[-_END.size :])
        for _ in range(count):
            fields = _CENTRAL.unpack_from(package, position)
            crc, packed_size, size, name_size = fields[7:11]
            name = package[position + _CENTRAL.size : position + _CENTRAL.size + name_size]
            start = fields[-1] + _LOCAL.size + name_size
            room -= packed_size
            if room < 0:
                raise ValueError("parts that lie in one another")
            found.append(Entry(name, fields[4], crc, size, package[start : start + packed_size]))
            position += _CENTRAL.size + name_size
    except struct.error as error:
        raise ValueError(str(error)) from error
    return found


def part(package: bytes, name: str) -> bytes:
    """One part of a package that ``pack`` wrote, found through its central directory.

    Raises ``ValueError`` when the package is damaged, ``KeyError`` when it has no such part.
    """
    wanted = name.encode("utf-8")
    for each in entries(package):
        if each.name == wanted:
            content = each.content()
            if zlib.crc32(content) != each.crc:
                raise ValueError(name)
            return content
    raise KeyError(name)
