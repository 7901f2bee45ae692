"""Names of files: which of them Windows cannot hold, and which it takes for the same."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress

from gipgen.findings.text import Problem, Text, filled, listed
from gipgen.named_tuple import NamedTuple
from gipgen.workspace.files import Files

_NUMBERED = [f"{each}{number}" for each in ("com", "lpt") for number in "0123456789¹²³"]
_DEVICES = ("con", "prn", "aux", "nul", "conin$", "conout$", *_NUMBERED)
_LONGEST = 60  # characters of a name that is made here: with all folders around it a path may have 260
_SIGNS = frozenset('<>:"|?*\\') | frozenset(map(chr, range(32)))

_UNFIT_DEVICE = Text(
    "注意：Windows 不允许文件名“{name}”（设备名），在 Windows 电脑上打不开 {path}。请换一个文件名。",
    "note: Windows has no files called '{name}' (a device), so {path} cannot be used there; choose another name",
)
_UNFIT_SIGN = Text(
    "注意：文件名“{name}”里的“{sign}”在 Windows 上不能用，{path} 拷不到 Windows 电脑上。请换一个文件名。",
    "note: '{sign}' in the name '{name}' is not allowed on Windows, so {path} cannot be copied there; choose another name",
)
_UNFIT_END = Text(
    "注意：文件名“{name}”以句点或空格结尾，Windows 会把它去掉，{path} 在那里会变成别的名字。请换一个文件名。",
    "note: Windows takes off the dot or blank that ends the name '{name}', so {path} has another name there",
)
_TWINS = Text(
    "注意：{path} 和 {other} 只有大小写（或同一个字的编码）不同，在 Windows 和苹果电脑上是同一个文件，后写的会盖掉先写的。请给其中一份换个文件名。",
    "note: {path} and {other} differ only in case or in Unicode form: one file on Windows and macOS, where the later one replaces the other; rename one source",
)


def folded(path: str) -> str:
    """A path as those systems see it that know neither case nor forms of Unicode: the same for what may be one file."""
    if path.isascii() or _met.issuperset(path):
        return path.casefold()
    if all(map(_has_one_form, path)):
        _met.update(path)
        return path.casefold()
    from unicodedata import normalize  # noqa: PLC0415  takes longer to load than many runs need it

    return normalize("NFC", normalize("NFC", path).casefold())


_met: set[str] = set()  # signs of one form: the names of many files consist of the same few hundred


def _has_one_form(sign: str) -> bool:
    """Whether Unicode writes a sign in one way; usual ones first. (A pattern of these would take a start longer to compile.)"""
    return (
        sign <= "\x7f" or "\u4e00" <= sign <= "\u9fff" or "\u3000" <= sign <= "\u303e" or "\uff01" <= sign <= "\uff5e"
    )


def places(files: Files, paths: Iterable[str]) -> Iterator[str]:
    """Where the paths lead, ``folded``. A name that no file can have leads nowhere; whoever opens it says so."""
    for path in paths:
        with suppress(Problem):
            yield folded(files.place(path))


def unfit(paths: Iterable[str]) -> Iterator[Text]:
    """What is to be said of names that Windows cannot hold; each once, though several outputs have it."""
    said = set()
    for path in paths if os.name != "nt" else ():
        for name in path.split("/"):
            text = None if name in (".", "..", "") else _unfit(name)
            stem = name.partition(".")[0]
            if text is not None and (text, stem) not in said:
                said.add((text, stem))
                sign = next((each for each in name if each in _SIGNS), "")
                yield filled(text, name=name, path=path, sign=sign)


def _unfit(name: str) -> Text | None:
    if not _SIGNS.isdisjoint(name):
        return _UNFIT_SIGN
    if name.partition(".")[0].rstrip(" ").lower() in _DEVICES:
        return _UNFIT_DEVICE
    return _UNFIT_END if name[-1] in ". " else None


def fitting(name: str) -> str:
    """A name of something as the name of a folder that every system can hold; empty where nothing is left of it."""
    kept = "".join("_" if sign in _SIGNS or sign in "/\x7f" else sign for sign in " ".join(name.split()))
    kept = kept[:_LONGEST].strip(". ")
    return f"_{kept}" if kept.partition(".")[0].lower() in _DEVICES else kept


class Claim(NamedTuple):
    """What stands against a target: the source that it is taken for, or an earlier target that is one with it elsewhere."""

    other: str | None = None
    twin: str | None = None


class Claims:
    """The targets that a run writes to, each for one source only."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._taken: dict[str, str] = {}  # place → source
        self._first: dict[str, tuple[str, str]] = {}  # place, folded → the first such place and target

    def claim(self, source: str, target: str) -> Claim:
        """Take a target for a source, or say whose it is."""
        place = self._files.place(target)
        key = folded(place)
        other = self._taken.setdefault(key if self._files.folds else place, source)
        if other != source:
            return Claim(other=other)
        first, twin = self._first.setdefault(key, (place, target))
        return Claim(twin=twin if first != place else None)

    def release(self, source: str, target: str) -> None:
        """Give a target back of a source from which nothing can be made."""
        place = self._files.place(target)
        key = folded(place)
        taken = key if self._files.folds else place
        if self._taken.get(taken) == source:
            del self._taken[taken]
            if self._first.get(key) == (place, target):
                del self._first[key]


def twins(paths: Iterable[str], target: str, other: str) -> Text:
    """What is to be said of outputs that are, elsewhere, those of another target: ``target`` begins the name of each."""
    names = list(paths)
    return filled(_TWINS, path=listed(names), other=listed(other + name.removeprefix(target) for name in names))
