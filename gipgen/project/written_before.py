"""What a run of collecting may write: nothing that a person changed in its folder since the run before."""

import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import count
from typing import Final

from gipgen.collect.former_run import Former
from gipgen.findings.text import Text, filled, listed
from gipgen.project.imported_reports import IMPORTED
from gipgen.resources import own_digest
from gipgen.workspace.asked import digest
from gipgen.workspace.files import Files
from gipgen.workspace.spilled import Spilled

LARGEST: Final = 200_000_000  # bytes of what a former run wrote
_KEPT = Text(
    "{names} 有人改过，没有覆盖。要新的一份，请把它改名或者移走，再运行一次。",
    "{names}: changed by somebody, left as it is; rename it and run again to get a new one",
)


_STALE = Text(
    "{names} 是以前写的，这次用不着了（{count} 个文件），可以删去。",
    "{names}: written before and of no use any more ({count} file(s)); they can be deleted",
)
_MOVED = Text(
    "{names} 的原件这次没有交来（撤回了，或者换成了别的），已经改名，末尾加了“.旧”（{count} 个文件）：汇总、导出不会再算它。",
    "{names}: what they were made of was not handed in any more; renamed to *.旧 ({count} file(s)), so that sums and exports do not count them",
)
_ORPHANS = Text(
    "{names} 有人改过，可是它的原件这次没有交来，没有算在结果里；汇总、导出 录入 文件夹的时候会算它。不要的，请移走。",
    "{names}: changed by somebody, and what it was made of was not handed in any more, so it counts for nothing here, but in sums and exports of that folder; move it away",
)
_RETIRED = ".旧"  # behind the name of an imported report: no command takes that for a report
_SHOWN = 5


def _listed(names: list[str]) -> Text:
    return listed([*sorted(names)[:_SHOWN], *(["……"] if len(names) > _SHOWN else [])])


class Standing(Mapping[str, bytes]):
    """What stands at the paths that are to be replaced, as long as it is what was seen there: read when it is asked for."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._seen: dict[str, str] = {}

    def see(self, path: str, content: bytes) -> None:
        self._seen[path] = sha256(content).hexdigest()

    def __getitem__(self, path: str) -> bytes:
        """Raises ``KeyError`` also for what somebody has changed since, ``Problem`` for what cannot be read any more."""
        content = self._files.read(path, LARGEST) if path in self._seen else b""
        if self._seen[path] != sha256(content).hexdigest():
            raise KeyError(path)
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self._seen)

    def __len__(self) -> int:
        return len(self._seen)


class Written:
    """What this run would write, held against what stands in its folder."""

    def __init__(self, files: Files, output: str, former: Former | None) -> None:
        self._files, self._output, self._former = files, output, former
        self.outputs = Spilled()  # by path: the documents of very many units
        self.replaces = Standing(files)
        self.kept: list[str] = []
        self.made_from: dict[str, str] = {}
        self._made: dict[str, str] = {}  # what is to be written, with its sha256
        self._standing: dict[str, str] = {}  # what is not made again, with its sha256
        self._stale: list[str] = []  # of these what this run would not make at all
        self.moves: dict[str, str] = {}  # reports that are to count no more, with the path that they get
        self._orphans: list[str] = []  # of these those that somebody changed

    def add(self, name: str, content: bytes) -> None:
        """What was made is written, where it may be: what is new, and what stands as the former run wrote it."""
        if self._may_be(name, content):
            self.outputs.put(self._path(name), content)
            self._made[name] = sha256(content).hexdigest()

    def is_same(self, name: str, basis: str) -> bool:
        """Whether the former run made this from the same, and it is there; then it stays, whoever has written into it."""
        self.made_from[name] = basis = digest(own_digest().encode(), basis.encode())
        if self._former is None or self._former.made_from.get(name) != basis or not self._is_there(name):
            return False
        self._standing[name] = self._former.written[name]
        return True

    def _is_there(self, name: str) -> bool:
        """Whether a file that the former run wrote is there still, as it was or changed."""
        path = self._path(name)
        written = self._former.written if self._former is not None else {}
        return name in written and self._files.exists(path) and not self._files.is_folder(path)

    def _stands(self, name: str) -> bool:
        """Whether a file is there as the former run wrote it."""
        if self._former is None or not self._is_there(name):
            return False
        content = self._files.read(self._path(name), LARGEST)
        return self._former.written[name] == sha256(content).hexdigest()

    def digests(self) -> dict[str, str]:
        """The sha256 of all that stands there, by gipgen's hand, after this run has written what it made."""
        former = self._former.written if self._former else {}
        for name in former:
            if name in self._made or name in self._standing or self._path(name) in self.moves:
                continue
            if self._stands(name):
                self._standing[name] = former[name]
                self._stale.append(self._path(name))
        return {**self._standing, **self._made}

    def retire(self, imported: Iterable[str]) -> None:
        """Imported reports of the former run that are none of this one's: other commands add up what lies in that folder.

        They get another name. One that somebody changed is that person's work: it is told and stays.
        """
        before = self._former
        if before is None:
            return
        below = (name for name in before.written if name.startswith(f"{IMPORTED}/"))
        for name in sorted({*below, *before.records} - set(imported)):
            path = self._path(name)
            if self._stands(name):
                self.moves[path] = kept = self._free(path + _RETIRED)
                self.outputs.put(kept, self._files.read(path, LARGEST))
            elif self._files.exists(path):
                self._orphans.append(path)

    def _free(self, path: str) -> str:
        """The path, with a number behind it where something stands there."""
        names = (f"{path}{number if number > 1 else ''}" for number in count(1))
        return next(name for name in names if not self._files.exists(name))

    def _path(self, name: str) -> str:
        return os.path.join(self._output, *name.split("/"))

    def _may_be(self, name: str, content: bytes) -> bool:
        path = self._path(name)
        if not self._files.exists(path) or self._files.is_folder(path):
            return True
        standing = self._files.read(path, LARGEST)
        if standing == content:
            return True
        if self._former is None or self._former.written.get(name) != sha256(standing).hexdigest():
            self.kept.append(path)
            return False
        self.replaces.see(path, standing)
        return True

    def notes(self) -> tuple[Text, ...]:
        """What is to be said of outputs that were left as they are."""
        told = ((_KEPT, self.kept), (_MOVED, list(self.moves)), (_ORPHANS, self._orphans), (_STALE, self._stale))
        return tuple(filled(text, count=len(names), names=_listed(names)) for text, names in told if names)

    def end_with(self, name: str, result: Iterable[bytes]) -> None:
        """A former run's result gives way to this one's; whatever else has its name does not."""
        path = self._path(name)
        self.outputs.put_all(path, result)
        if self._former is not None:
            self.replaces.see(path, self._files.read(path, LARGEST))
