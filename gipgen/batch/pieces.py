"""Several pieces of bytes as one, and apart again: what is no text is kept as it is, beside what is."""

import struct
from collections.abc import Iterator


def together(*pieces: bytes) -> bytes:
    """Some pieces as one, fewer than 256."""
    return struct.pack(f"<B{len(pieces)}I", len(pieces), *map(len, pieces)) + b"".join(pieces)


def apart(value: bytes) -> Iterator[bytes]:
    """The pieces. Raises ``ValueError`` for what ``together`` has not made."""
    try:
        lengths = struct.unpack_from(f"<{value[0]}I", value, 1)
    except (struct.error, IndexError) as error:
        raise ValueError("too short") from error
    begin = 1 + 4 * len(lengths)
    for length in lengths:
        yield value[begin : begin + length]
        begin += length
