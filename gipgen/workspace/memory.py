"""Files in memory: what a worker process, a server or a web page works on, where there is no disk or none to be touched."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from fnmatch import fnmatchcase

from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, Text, problem
from gipgen.report.neighbours import Neighbour, UnreachableError
from gipgen.source.decode import MAX_BYTES
from gipgen.workspace.files import ENDINGS, SETTINGS, Found, is_report, is_skipped

_NOT_WRITTEN = Text(
    "写不了：这个项目在内存里，给它的文件表不能改。",
    "cannot write: this project is in memory, on a mapping that cannot be changed",
)


class Memory:
    """A mapping of names, with slashes, to contents: the caller's own, as a folder is, so that both see what changes.

    What is written is put into it.
    """

    on_disk = False
    folds = False

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        """Raises ``TypeError`` for names that are no texts and contents that are no bytes."""
        self.contents = contents
        self._known: tuple[list[str], dict[str, str]] = ([], {})
        for name in self._names().values():
            self._content(name)

    def _names(self) -> dict[str, str]:
        """The name in the mapping of what lies at each place."""
        listed, found = self._known
        now = list(self.contents)
        if now != listed:
            for name in now:
                if not isinstance(name, str):
                    raise TypeError(f"the files of a project are named by str, not by {type(name).__name__}: {name!r}")
            found = {self.place(name): name for name in now}
            self._known = (now, found)
        return found

    def _content(self, name: str) -> bytes:
        content: object = self.contents[name]
        if isinstance(content, bytes):
            return content
        if isinstance(content, bytearray | memoryview):
            return bytes(content)
        raise TypeError(f"the content of {name!r} must be bytes, not {type(content).__name__}")

    def _at(self, place: str) -> bytes | None:
        name = self._names().get(place)
        return None if name is None else self._content(name)

    def place(self, path: str) -> str:
        return posixpath.normpath(path.replace("\\", "/")).lstrip("/")

    def exists(self, path: str) -> bool:
        return self.place(path) in self._names() or self.is_folder(path)

    def names(self, folder: str) -> list[str]:
        start = "" if self.place(folder) == "." else f"{self.place(folder)}/"
        inner = (name[len(start) :] for name in self._names() if name.startswith(start))
        return sorted(name for name in inner if "/" not in name)

    def below(self, folder: str) -> Iterator[str | Problem]:
        start = "" if self.place(folder) == "." else f"{self.place(folder)}/"
        for name in sorted(name for name in self._names() if name.startswith(start)):
            *folders, own = name[len(start) :].split("/")
            if not any(map(is_skipped, folders)) and not own.startswith("."):
                yield name

    def project_folder(self, path: str) -> str:  # noqa: ARG002  all of them belong to one project
        return ""

    def is_folder(self, path: str) -> bool:
        place = self.place(path)
        return place == "." or any(name.startswith(f"{place}/") for name in self._names())

    def reports(self, arguments: Iterable[str]) -> Iterator[Found | Problem]:
        seen: set[str] = set()
        for argument in arguments:
            found = sorted(self._expand(argument))
            for name, base in found:
                if name not in seen:
                    seen.add(name)
                    yield Found(name, base)
            if not found:
                yield Problem(f"找不到：{argument}", f"not found: {argument}")

    def _expand(self, argument: str) -> Iterator[tuple[str, str]]:
        place = self.place(argument)
        if place in self._names():
            yield place, posixpath.dirname(place)
            return
        folder = "" if place == "." else f"{place}/"
        for name, given in self._names().items():
            if name.startswith(folder) and is_report(name[len(folder) :], self._content(given)):
                yield name, place
            elif fnmatchcase(name, place) and name.endswith(ENDINGS):
                yield name, posixpath.dirname(name)

    def read(self, path: str, limit: int = MAX_BYTES) -> bytes:
        content = self._at(self.place(path))
        if content is None:
            raise Problem(f"读不了 {visible(path)}：文件不存在", f"cannot read {visible(path)}: no such file")
        return content[: limit + 1]

    def settings(self, path: str) -> Neighbour | None:
        folder = posixpath.dirname(self.place(path))
        while True:
            place = posixpath.join(folder, SETTINGS)
            content = self._at(place)
            if content is not None:
                return Neighbour(place, content)
            if not folder:
                return None
            folder = posixpath.dirname(folder)

    def open(self, origin: str, name: str, limit: int) -> Neighbour:
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(self.place(origin)), name.replace("\\", "/")))
        if joined.startswith(("../", "/")):
            raise UnreachableError("outside")
        content = self._at(joined)
        if content is None:
            raise UnreachableError("missing")
        if len(content) > limit:
            raise UnreachableError("too_large", {"size": len(content), "limit": limit})
        return Neighbour(joined, content)

    def may_replace(self, path: str) -> None:
        if self.is_folder(path):
            raise Problem(f"写不了 {visible(path)}：这是一个文件夹", f"cannot write {visible(path)}: it is a folder")

    @contextmanager
    def made(self, path: str) -> Iterator[str]:
        from gipgen.temporaries import temporary_folder  # noqa: PLC0415  where files of any size are written only

        with temporary_folder() as folder:
            name = posixpath.join(folder, "file")
            yield name
            with open(name, "rb") as file:
                self.write({path: file.read()})

    def write(self, contents: Mapping[str, bytes]) -> None:
        if not isinstance(self.contents, MutableMapping):
            raise problem(_NOT_WRITTEN)
        known = self._names()
        self.contents.update({known.get(place := self.place(path), place): each for path, each in contents.items()})

    def remove(self, path: str) -> None:
        if isinstance(self.contents, MutableMapping):
            place = self.place(path)
            self.contents.pop(self._names().get(place, place), None)
