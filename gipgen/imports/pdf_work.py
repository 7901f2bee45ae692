"""What a parser of PDF moves for long words, and for streams that are damaged: as much as their length squared.

pdfminer puts a word together piece by piece: 4,096 bytes at a time, in strings one bracket or escape, and each time copies
what it has. A stream that does not unpack to its end is unpacked byte by byte in the same way.
"""

import re
import zlib
from collections.abc import Iterator

_PIECE = 4_096  # bytes that pdfminer reads at once
_STEP = 5_000  # bytes that could be moved while one byte of a damaged stream is unpacked
_FLAT = re.compile(rb"\((?:[^()\\]++|\\[\s\S])*+\)")  # a string with no brackets in it
_LONG = re.compile(rb"[()][^()\\]{4096}|[()](?:[^()\\]*+\\[\s\S]){1000}")
_SIGNS = re.compile(rb"\\[\s\S]|[()]")
_COMMENT = re.compile(rb"%[^\r\n]*+")
_HEX = re.compile(rb"<[^<>]{4096,}+")
_PARTING = bytes.maketrans(b"()<>[]{}/%", b" " * 10)
_INLINE = re.compile(rb"(?<![^\s()<>\[\]{}/%])(?:BI|ID|EI)(?![^\s()<>\[\]{}/%])")


def moved(data: bytes) -> int:
    """Bytes that pdfminer moves for the long words of a stream, about; 0 for what has none."""
    whole = sum(_cost(len(word), word.count(b"#")) for word in _long_words(data))
    for pattern in (_COMMENT, _HEX):
        whole += sum(_cost(match.end() - match.start(), 0) for match in pattern.finditer(data))
    if _LONG.search(data) or b"(" in _FLAT.sub(b"", data):
        whole += sum(_cost(length, signs) for length, signs in _strings(data))
    if b"BI" in data:
        whole += sum(_cost(end - start, 2 * data.count(b"E", start, end)) for start, end in _inline(data))
    return whole


def damage(data: bytes | memoryview) -> int:
    """Bytes that pdfminer moves to unpack a damaged stream, about; 0 for one that is whole, or not packed."""
    unpacker, size, at = zlib.decompressobj(), 0, 0
    try:
        for at in range(0, len(data), _PIECE):
            size += len(unpacker.decompress(data[at : at + _PIECE]))
            if unpacker.eof:
                return 0
    except zlib.error:
        pass
    return at * (size // 2 + _STEP) if size else 0


def _cost(length: int, signs: int) -> int:
    """What putting a word together moves that is added to ``signs`` times, and for each piece that is read."""
    return length * (signs + length // _PIECE) // 2


def _long_words(data: bytes) -> list[bytes]:
    """Names, numbers and keywords longer than one piece."""
    if len(data) < _PIECE:
        return []
    return [word for word in data.translate(_PARTING).split() if len(word) > _PIECE]


def _strings(data: bytes) -> Iterator[tuple[int, int]]:
    """The length of each string, and how many brackets and escapes it has."""
    depth = start = signs = 0
    for match in _SIGNS.finditer(data):
        sign = match[0]
        signs += 1
        if sign == b"(":
            if not depth:
                start, signs = match.end(), 0
            depth += 1
        elif sign == b")" and depth:
            depth -= 1
            if not depth:
                yield match.start() - start, signs
    if depth:
        yield len(data) - start, signs


def _inline(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the bytes of pictures in the line of instructions begin and end."""
    start, is_open = 0, False
    for match in _INLINE.finditer(data):
        if match[0] == b"BI" and not start:
            is_open = True
        elif match[0] == b"ID" and is_open and not start:
            start = match.end()
        elif match[0] == b"EI" and start:
            yield start, match.start()
            start, is_open = 0, False
    if start:
        yield start, len(data)
