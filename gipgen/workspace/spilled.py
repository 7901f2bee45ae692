"""Contents of very many files that are to be written together: a file keeps what would not fit the memory."""

from collections.abc import Iterator, Mapping
from tempfile import SpooledTemporaryFile
from weakref import finalize

from gipgen.findings.refusals import why
from gipgen.findings.text import Text, problem

_IN_MEMORY = 4_000_000  # bytes
_NO_SPACE = Text(
    "临时文件夹写不下这次的结果，什么都没有写：{why}",
    "the folder of temporary files cannot hold what is to be written; nothing was written: {why}",
)


class Spilled(Mapping[str, bytes]):
    """Contents by path, in the order in which they came; each is read when it is asked for."""

    def __init__(self) -> None:
        self._room = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  closed with this
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0
        finalize(self, self._room.close)

    def put(self, path: str, content: bytes) -> None:
        """Keep a content. Raises ``Problem``."""
        try:
            self._room.seek(self._end)
            self._room.write(content)
        except OSError as error:
            raise problem(_NO_SPACE, why=why(error)) from error
        self._places[path] = (self._end, len(content))
        self._end += len(content)

    def __getitem__(self, path: str) -> bytes:
        begin, length = self._places[path]
        self._room.seek(begin)
        return self._room.read(length)

    def __contains__(self, path: object) -> bool:
        return path in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
