"""The one place that decides whether an output may replace what stands at its path (docs/decisions/0025).

It may where nothing stands; where gipgen made what stands there and nobody changed it since; and where that is the very
content that the output was made from (``fmt``). What a run reads is never replaced. The rest needs ``force``.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple, Protocol

from gipgen.findings.text import Problem, Text, filled, listed
from gipgen.workspace.files import Files
from gipgen.workspace.names import folded

_LARGEST = 100_000_000  # bytes of a file that may be gipgen's own

_IS_READ = Text(
    "{names} 是这次要读的文件，不能用生成的文件覆盖它，什么都没有写。请用 -o 写到别处，或给报告换一个文件名。",
    "{names}: read by this run, so no output may replace it; nothing was written. Use -o, or rename the report",
)
_FOREIGN = Text(
    "{names} 已经存在，不是 gipgen 生成的（或者是旧版 gipgen 生成的，没有标记），没有覆盖，什么都没有写。"
    "确认可以覆盖：加 --force；要留着它：用 -o 写到别处。",
    "{names}: there already, and not made by gipgen (or by a version that left no mark); nothing was written. "
    "Use --force to replace it, or -o to write elsewhere",
)
_CHANGED = Text(
    "{names} 在 gipgen 生成以后被改动过，没有覆盖，什么都没有写。要留的改动请写进 YAML 文件；"
    "确认可以覆盖：加 --force；要留着它：用 -o 写到别处。",
    "{names}: changed since gipgen made it; nothing was written. Put what is to stay into the YAML file; "
    "use --force to replace it, or -o to write elsewhere",
)
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
    path, the content that it was made from and that it is to stand in for.
    """

    @property
    def outputs(self) -> Mapping[str, bytes]: ...


class Content(NamedTuple):
    """One file to be written, of nothing that the run reads."""

    path: str
    content: bytes

    @property
    def outputs(self) -> dict[str, bytes]:
        return {self.path: self.content}


def write(files: Files, result: Result, *, force: bool = False) -> tuple[str, ...]:
    """Put the outputs of a result where they belong, all of them or none; return their paths. Raises ``Problem``."""
    outputs = result.outputs
    inputs: Collection[str] = getattr(result, "inputs", ())
    replaces: Mapping[str, bytes] = getattr(result, "replaces", {})
    refused: dict[Text, list[str]] = {}
    for path, content in outputs.items():
        why = _IS_READ if folded(files.place(path)) in inputs else None
        if why is None and files.exists(path):
            files.may_replace(path)
            why = None if force else _refused(files, path, content, replaces.get(path))
        if why is not None:
            refused.setdefault(why, []).append(path)
    if refused:
        said = (filled(why, names=listed(paths)) for why, paths in refused.items())
        raise Problem(*("\n".join(words) for words in zip(*said, strict=True)))
    files.write(outputs)
    return tuple(outputs)


def _refused(files: Files, path: str, content: bytes, made_from: bytes | None) -> Text | None:
    """Why what stands at ``path`` is not to be replaced; ``None`` where it may be."""
    standing = files.read(path, _LARGEST)
    if standing in (content, made_from):
        return None
    if made_from is not None:
        return _MEANWHILE
    from gipgen.formats.registry import named, names  # noqa: PLC0415  `new` and `fmt` need none

    ending = path.rpartition(".")[2]
    if ending not in names():
        return _THERE
    return {"own": None, "changed": _CHANGED}.get(named(ending).whose(standing[:_LARGEST]), _FOREIGN)
