"""Contents of very many files that are to be written together: a file keeps what would not fit the memory."""

from collections.abc import Iterable, Iterator, Mapping
from tempfile import SpooledTemporaryFile
from threading import RLock
from typing import SupportsBytes
from weakref import finalize

from gipgen.findings.refusals import why
from gipgen.findings.text import Text, problem

_IN_MEMORY = 1_000_000  # bytes
_NO_SPACE = Text(
    "临时文件夹写不下这次的结果，什么都没有写：{why}",
    "the folder of temporary files cannot hold what is to be written; nothing was written: {why}",
)


class Room:
    """Bytes laid one behind the other. Usable from several threads: some read while others lay down."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  closed with this
        self._end = 0
        self._is_at_end = True
        finalize(self, self._file.close)

    def put(self, content: bytes) -> "Lying":
        """Lay a content down. Raises ``Problem``."""
        return self.put_all((content,))

    def put_all(self, pieces: Iterable[bytes]) -> "Lying":
        """Lay pieces down as one content. Raises ``Problem``."""
        with self._lock:
            begin = self._end
            for piece in pieces:
                self._lay(piece)
            return Lying(self, begin, self._end - begin)

    def _lay(self, piece: bytes) -> None:
        try:
            if not self._is_at_end:
                self._file.seek(self._end)
                self._is_at_end = True
            self._file.write(piece)
        except OSError as error:
            raise problem(_NO_SPACE, why=why(error)) from error
        self._end += len(piece)

    def read(self, begin: int, length: int) -> bytes:
        with self._lock:
            self._is_at_end = False
            self._file.seek(begin)
            return self._file.read(length)


class Lying:
    """Bytes in a room, read when they are asked for."""

    __slots__ = ("_begin", "_length", "_room")

    def __init__(self, room: Room, begin: int, length: int) -> None:
        self._room, self._begin, self._length = room, begin, length

    def __bytes__(self) -> bytes:
        return self._room.read(self._begin, self._length)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SupportsBytes) and bytes(self) == bytes(other)

    def __hash__(self) -> int:
        return hash(bytes(self))


class Spilled(Mapping[str, bytes]):
    """Contents by path, in the order in which they came; each is read when it is asked for."""

    def __init__(self) -> None:
        self._room = Room()
        self._places: dict[str, Lying] = {}

    def put(self, path: str, content: bytes) -> None:
        """Keep a content. Raises ``Problem``."""
        self._places[path] = self._room.put(content)

    def put_all(self, path: str, pieces: Iterable[bytes]) -> None:
        """Keep a content that comes piece by piece. Raises ``Problem``."""
        self._places[path] = self._room.put_all(pieces)

    def __getitem__(self, path: str) -> bytes:
        return bytes(self._places[path])

    def __contains__(self, path: object) -> bool:
        return path in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
