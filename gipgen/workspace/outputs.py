"""The one place that decides whether an output may replace what stands at its path (docs/decisions/0025).

It may where nothing stands; where gipgen made what stands there and nobody changed it since; and where that is the very
content that the output was made from (``fmt``). What a run reads is never replaced. The rest needs ``force``.
"""

from collections.abc import Collection, Mapping
from itertools import count
from typing import Protocol

from gipgen.findings.text import Problem, Text, filled, listed
from gipgen.named_tuple import NamedTuple
from gipgen.workspace.files import Files
from gipgen.workspace.names import folded

_LARGEST = 100_000_000  # bytes of a file that may be gipgen's own

IS_READ = Text(
    "{names} 是这次要读的文件，不能用生成的文件覆盖它，什么都没有写。请用 -o 写到别处，或给报告换一个文件名。",
    "{names}: read by this run, so no output may replace it; nothing was written. Use -o, or rename the report",
)
_FOREIGN = Text(
    "{names} 已经存在，不是 gipgen 生成的（或者是旧版 gipgen 生成的，没有标记），没有覆盖，什么都没有写。"
    "要生成新的：加 --force；要写到别处：用 -o。",
    "{names}: there already, and not made by gipgen (or by a version that left no mark); nothing was written. "
    "Use --force to make a new one, or -o to write elsewhere",
)
_CHANGED = Text(
    "{names} 在 gipgen 生成以后被改动过，没有覆盖，什么都没有写。要留的改动请写进 YAML 文件，再运行一次，加上 --force；"
    "要写到别处：用 -o。",
    "{names}: changed since gipgen made it; nothing was written. Put what is to stay into the YAML file, then run again with --force; "
    "or use -o to write elsewhere",
)
_KEPT_ASIDE = Text("加 --force 时，现在这一份另存为 {names}。", " With --force this one is kept as {names}.")
_MEANWHILE = Text(
    "{names} 刚才被别的程序改动了，没有覆盖，什么都没有写。请再运行一次。",
    "{names}: changed by another program in the meantime; nothing was written. Run the command again",
)
_THERE = Text(
    "{names} 已经存在，没有改动。请用 -o 换一个位置。",
    "{names}: exists already, left as it is. Use -o to write elsewhere",
)


class Result(Protocol):
    """What can be written: contents by the paths that they belong to.

    A result may also have ``inputs``, the places (as ``folded`` has them) of what its run reads, and ``replaces``: by
    path, the content that it was made from and that it is to stand in for. With ``keeps_aside``, what people have
    written there is put beside it before it is replaced. With ``moves``, by path, files are taken away whose content is
    among the outputs, by the path that it has there.
    """

    @property
    def outputs(self) -> Mapping[str, bytes]: ...


class Content(NamedTuple):
    """One file to be written."""

    path: str
    content: bytes
    inputs: Collection[str] = ()

    @property
    def outputs(self) -> dict[str, bytes]:
        return {self.path: self.content}


def write(files: Files, result: Result, *, force: bool = False) -> tuple[str, ...]:
    """Put the outputs of a result where they belong, all of them or none; return their paths. Raises ``Problem``.

    The paths of what was kept aside come behind those of the outputs.
    """
    outputs = result.outputs
    inputs: Collection[str] = getattr(result, "inputs", ())
    replaces: Mapping[str, bytes] = getattr(result, "replaces", {})
    refused: dict[Text, list[str]] = {}
    aside: dict[str, bytes] = {}
    for path in outputs:
        why: Text | None = IS_READ
        standing = b""
        if folded(files.place(path)) not in inputs:
            why, standing = _standing(files, path, outputs, replaces)
        if standing and why in _BY_HAND and getattr(result, "keeps_aside", False):
            aside[_aside(files, path, standing)] = standing
        if why is not None and not (force and why is not IS_READ):
            refused.setdefault(why, []).append(path)
    if refused:
        raise _problem(refused, aside)
    files.write({**aside, **outputs} if aside else outputs)
    _move(files, outputs, getattr(result, "moves", {}))
    return (*outputs, *aside)


def _move(files: Files, outputs: Mapping[str, bytes], moves: Mapping[str, str]) -> None:
    """Take away what has been written under another name; what somebody has changed meanwhile stays."""
    for path, kept in moves.items():
        if files.read(path, _LARGEST) == outputs[kept]:
            files.remove(path)


def _problem(refused: Mapping[Text, list[str]], aside: Mapping[str, bytes]) -> Problem:
    said = [filled(why, names=listed(paths)) for why, paths in refused.items()]
    if aside:
        kept = filled(_KEPT_ASIDE, names=listed(aside))
        said[-1] = Text(*map("".join, zip(said[-1], kept, strict=True)))
    return Problem(*("\n".join(words) for words in zip(*said, strict=True)))


def _standing(
    files: Files, path: str, outputs: Mapping[str, bytes], replaces: Mapping[str, bytes]
) -> tuple[Text | None, bytes]:
    """Why what stands at ``path`` is not to be replaced, and what it is. Raises ``Problem`` where nothing may ever be."""
    if not files.exists(path):
        return None, b""
    files.may_replace(path)
    standing = files.read(path, _LARGEST)
    if standing == outputs[path]:  # which may be large, and is let go of
        return None, standing
    return _refused(path, standing, replaces.get(path)), standing


_BY_HAND = (_CHANGED, _FOREIGN)
_ASIDE = ".手改"  # between the name and the ending of what was kept aside


def _aside(files: Files, path: str, standing: bytes) -> str:
    """A name beside ``path`` where nothing else stands."""
    stem, dot, ending = path.rpartition(".")
    for number in count(1):
        name = f"{stem}{_ASIDE}{number if number > 1 else ''}{dot}{ending}"
        if not files.exists(name) or (not files.is_folder(name) and files.read(name, _LARGEST) == standing):
            return name
    raise AssertionError


def _refused(path: str, standing: bytes, made_from: bytes | None) -> Text | None:
    """Why what stands at ``path``, and is another than the output, is not to be replaced; ``None`` where it may be."""
    if standing == made_from:
        return None
    if made_from is not None:
        return _MEANWHILE
    from gipgen.formats.registry import named, names  # noqa: PLC0415  `new` and `fmt` need none

    ending = path.rpartition(".")[2]
    if ending not in names():
        return _THERE
    return {"own": None, "changed": _CHANGED}.get(named(ending).whose(standing[:_LARGEST]), _FOREIGN)
