"""Files in memory: what a worker process, a server or a web page works on, where there is no disk or none to be touched."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase

from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem
from gipgen.report.neighbours import Neighbour, UnreachableError
from gipgen.source.decode import MAX_BYTES
from gipgen.workspace.files import ENDINGS, SETTINGS, Found, is_report


class Memory:
    """A mapping of names, with slashes, to contents. What is written is found in ``contents`` afterwards."""

    on_disk = False
    folds = False

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self.contents = {self.place(name): content for name, content in contents.items()}

    def place(self, path: str) -> str:
        return posixpath.normpath(path.replace("\\", "/")).lstrip("/")

    def exists(self, path: str) -> bool:
        return self.place(path) in self.contents or self.is_folder(path)

    def names(self, folder: str) -> list[str]:
        start = "" if self.place(folder) == "." else f"{self.place(folder)}/"
        inner = (name[len(start) :] for name in self.contents if name.startswith(start))
        return sorted(name for name in inner if "/" not in name)

    def project_folder(self, path: str) -> str:  # noqa: ARG002  all of them belong to one project
        return ""

    def is_folder(self, path: str) -> bool:
        place = self.place(path)
        return place == "." or any(name.startswith(f"{place}/") for name in self.contents)

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
        if place in self.contents:
            yield place, posixpath.dirname(place)
            return
        folder = "" if place == "." else f"{place}/"
        for name, content in self.contents.items():
            if name.startswith(folder) and is_report(name[len(folder) :], content):
                yield name, place
            elif fnmatchcase(name, place) and name.endswith(ENDINGS):
                yield name, posixpath.dirname(name)

    def read(self, path: str, limit: int = MAX_BYTES) -> bytes:
        content = self.contents.get(self.place(path))
        if content is None:
            raise Problem(f"读不了 {visible(path)}：文件不存在", f"cannot read {visible(path)}: no such file")
        return content[: limit + 1]

    def settings(self, path: str) -> Neighbour | None:
        folder = posixpath.dirname(self.place(path))
        while True:
            place = posixpath.join(folder, SETTINGS)
            if place in self.contents:
                return Neighbour(place, self.contents[place])
            if not folder:
                return None
            folder = posixpath.dirname(folder)

    def open(self, origin: str, name: str, limit: int) -> Neighbour:
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(self.place(origin)), name.replace("\\", "/")))
        if joined.startswith(("../", "/")):
            raise UnreachableError("outside")
        content = self.contents.get(joined)
        if content is None:
            raise UnreachableError("missing")
        if len(content) > limit:
            raise UnreachableError("too_large", {"size": len(content), "limit": limit})
        return Neighbour(joined, content)

    def may_replace(self, path: str) -> None:
        if self.is_folder(path):
            raise Problem(f"写不了 {visible(path)}：这是一个文件夹", f"cannot write {visible(path)}: it is a folder")

    def write(self, contents: Mapping[str, bytes]) -> None:
        self.contents |= {self.place(name): content for name, content in contents.items()}
