"""A ZIP package with the same bytes on every machine and day, and its reader for the proof.

The standard library's ``zipfile`` would do both; importing it takes as long as the rest of a DOCX build (it brings
bz2, lzma, threading). The tests read our packages with ``zipfile`` and with python-docx.
"""

import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache

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


def pack(parts: Iterable[tuple[str, bytes]], mimetype: bytes = b"") -> bytes:
    """Write the parts in the order given, each deflated, dated 1980-01-01.

    ``mimetype`` goes before them as it is: so OpenDocument tells its kind by its first bytes.
    """
    body = bytearray()
    directory = bytearray()
    count = 0
    for name, content in [*([("mimetype", mimetype)] if mimetype else []), *parts]:
        method = _STORED if name == "mimetype" else _DEFLATED
        packed = content if method == _STORED else _deflate(content)
        encoded = name.encode("utf-8")
        sizes = (zlib.crc32(content), len(packed), len(content))
        header = (20, _UTF8_NAMES, method, 0, _DATE, *sizes, len(encoded), 0)
        directory += _CENTRAL.pack(b"PK\x01\x02", 20, *header, 0, 0, 0, 0, len(body)) + encoded
        body += _LOCAL.pack(b"PK\x03\x04", *header) + encoded + packed
        count += 1
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def part(package: bytes, name: str) -> bytes:
    """One part of a package that ``pack`` wrote, found through its central directory.

    Raises ``ValueError`` when the package is damaged, ``KeyError`` when it has no such part.
    """
    wanted = name.encode("utf-8")
    try:
        _, _, _, _, count, _, position, _ = _END.unpack(package[-_END.size :])
        for _ in range(count):
            fields = _CENTRAL.unpack_from(package, position)
            method = fields[4]
            crc, packed_size, _, name_size = fields[7:11]
            if package[position + _CENTRAL.size :][:name_size] == wanted:
                start = fields[-1] + _LOCAL.size + name_size
                packed = package[start : start + packed_size]
                content = packed if method == _STORED else zlib.decompress(packed, -15)
                if zlib.crc32(content) != crc:
                    raise ValueError(name)
                return content
            position += _CENTRAL.size + name_size
    except (struct.error, zlib.error) as error:
        raise ValueError(str(error)) from error
    raise KeyError(name)
