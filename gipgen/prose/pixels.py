"""Whether the pixels of a PNG or JPEG are all there: a header alone passes for a picture until somebody opens the document.

Nothing is kept of what is unpacked, and no more than the header promises is; the sizes themselves were bounded before.
"""

import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))  # of Adam7
_CRITICAL = (b"IHDR", b"PLTE", b"IDAT")
_STEP = 1 << 20
_ALONE = (0x01, *range(0xD0, 0xD8))  # markers without a segment
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN, _END = 0xDA, b"\xff\xd9"


@lru_cache(maxsize=16)  # a report may show one picture many times
def png_is_whole(data: bytes) -> bool:
    """Whether the chunks are sound and hold as many bytes as the header promises."""
    packed: list[bytes] = []
    kinds = set()
    for kind, content, sound in _chunks(data):
        if kind in _CRITICAL and not sound:
            return False
        kinds.add(kind)
        if kind == b"IDAT":
            packed.append(content)
    width, height, depth, colour, method, filtering, interlace = struct.unpack(">IIBBBBB", data[16:29])
    if depth not in _DEPTHS.get(colour, ()) or method or filtering or interlace > 1:
        return False
    if colour == 3 and b"PLTE" not in kinds:
        return False
    return _unpacks(b"".join(packed), _size(width, height, depth * _CHANNELS[colour], interlaced=interlace == 1))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bool]]:
    """Kind and content of each chunk, and whether its checksum fits."""
    position = 8
    while position + 12 <= len(data):
        (length,) = struct.unpack(">I", data[position : position + 4])
        kind, content = data[position + 4 : position + 8], data[position + 8 : position + 8 + length]
        checksum = data[position + 8 + length : position + 12 + length]
        yield kind, content, checksum == struct.pack(">I", zlib.crc32(content, zlib.crc32(kind)))
        if kind == b"IEND":
            return
        position += 12 + length


def _size(width: int, height: int, bits: int, *, interlaced: bool) -> int:
    """How many bytes the lines of a picture take, each with the byte that names its filter."""
    if not interlaced:
        return height * (1 + (width * bits + 7) // 8)
    total = 0
    for left, top, across, down in _PASSES:
        columns, rows = -((left - width) // across), -((top - height) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + (columns * bits + 7) // 8)
    return total


def _unpacks(packed: bytes, wanted: int) -> bool:
    unpacker = zlib.decompressobj()
    try:
        while wanted > 0 and not unpacker.eof:
            got = len(unpacker.decompress(packed, min(wanted, _STEP)))
            if not got:
                return False
            wanted, packed = wanted - got, unpacker.unconsumed_tail
    except zlib.error:
        return False
    return wanted <= 0


def jpeg_is_whole(data: bytes) -> bool:
    """Whether the segments follow each other up to the pixels, with a frame before them and an end behind."""
    position, framed = 2, False
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if marker in _ALONE:
            position += 2
            continue
        length = int.from_bytes(data[position + 2 : position + 4], "big")
        if length < 2:
            return False
        position += 2 + length
        if marker == _SCAN:
            return framed and data.find(_END, position) > position
        framed = framed or marker in _FRAMES
    return False
