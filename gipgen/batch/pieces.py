"""Several pieces of bytes as one, and apart again: what is no text is kept as it is, beside what is."""

import struct
from collections.abc import Iterator
from typing import Final

_LENGTHS: Final = struct.Struct("<4I")


def together(first: bytes, second: bytes, third: bytes, fourth: bytes) -> bytes:
    """Four pieces as one."""
    pieces = (first, second, third, fourth)
    return _LENGTHS.pack(*map(len, pieces)) + b"".join(pieces)


def apart(value: bytes) -> Iterator[bytes]:
    """The four pieces. Raises ``ValueError`` for what ``together`` has not made."""
    try:
        lengths = _LENGTHS.unpack_from(value)
    except struct.error as error:
        raise ValueError("too short") from error
    begin = _LENGTHS.size
    for length in lengths:
        yield value[begin : begin + length]
        begin += length
