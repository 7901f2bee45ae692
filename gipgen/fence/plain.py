"""Values that go through the fence, as bytes: what comes back from a process that a hostile file may have taken over is data.

JSON for all that is text; contents of files go beside it as they are. Of named tuples only those are made again that the
caller names, so that no reply chooses what is called.
"""

import json
import struct
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

_COUNT = struct.Struct(">I")
_LENGTH = struct.Struct(">Q")
_MAX_PIECES = 1_000


class BrokenMessageError(Exception):
    """The other side ended, or sent what is no message."""


def send(stream: BinaryIO, value: Any) -> None:
    """Write one value."""
    contents: list[bytes] = []
    text = json.dumps(_flat(value, contents)).encode("ascii")
    pieces = [text, *contents]
    stream.write(_COUNT.pack(len(pieces)) + b"".join(_LENGTH.pack(len(piece)) for piece in pieces))
    stream.writelines(pieces)
    stream.flush()


def receive(stream: BinaryIO, types: Mapping[str, type], limit: int) -> Any:
    """Read one value of at most ``limit`` bytes. Raises ``BrokenMessageError``."""
    (count,) = _COUNT.unpack(_exactly(stream, _COUNT.size))
    if not 0 < count <= _MAX_PIECES:
        raise BrokenMessageError
    lengths = [_LENGTH.unpack(_exactly(stream, _LENGTH.size))[0] for _ in range(count)]
    if sum(lengths) > limit:
        raise BrokenMessageError
    text, *contents = [_exactly(stream, length) for length in lengths]
    try:
        return _made(json.loads(text), contents, types)
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise BrokenMessageError from error


def _exactly(stream: BinaryIO, length: int) -> bytes:
    content = stream.read(length)
    if len(content) != length:
        raise BrokenMessageError
    return content


def named(types: Iterable[type]) -> dict[str, type]:
    """Types by the names that they have in a message."""
    return {each.__name__: each for each in types}


def _flat(value: Any, contents: list[bytes]) -> Any:
    """What JSON knows stands for itself; anything else is a list that begins with its kind."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, bytes):
        contents.append(value)
        return ["bytes", len(contents) - 1]
    if isinstance(value, dict):
        return ["dict", *(part for pair in value.items() for part in _all(pair, contents))]
    if isinstance(value, list):
        return ["list", *_all(value, contents)]
    if isinstance(value, tuple):
        return [type(value).__name__, *_all(value, contents)]
    raise TypeError(f"{type(value).__name__} is no plain value")


def _all(values: Iterable[Any], contents: list[bytes]) -> Iterator[Any]:
    return (_flat(value, contents) for value in values)


def _made(value: Any, contents: list[bytes], types: Mapping[str, type]) -> Any:
    if not isinstance(value, list):
        return value
    kind, *parts = value
    if kind == "bytes":
        return contents[parts[0]]
    made = [_made(part, contents, types) for part in parts]
    if kind == "dict":
        return dict(zip(made[::2], made[1::2], strict=True))
    if kind == "list":
        return made
    return tuple(made) if kind == "tuple" else types[kind](*made)
