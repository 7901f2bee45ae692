"""The first phase of adding up: one report file → what the sums need of it. Runs in any process."""

import os
from collections.abc import Mapping
from functools import lru_cache

from gipgen.check import Examined
from gipgen.collect.collected import Handed
from gipgen.collect.hand_over import handed
from gipgen.collect.sources_csv import units_in
from gipgen.findings.finding import ERROR
from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, Text, fault
from gipgen.named_tuple import NamedTuple
from gipgen.project.packed_handed import packed
from gipgen.project.sent_alone import sent_alone
from gipgen.project.unusable import why_unusable
from gipgen.workspace.files import ENDINGS, Files
from gipgen.workspace.workspace import Workspace

SOURCES = ".sources.csv"  # behind the name of a file with sums
LARGEST = 500_000_000  # bytes of a file with sources


_LOST = Text(
    "读到这个文件，进程就中断了（内存不够，或者被系统结束）",
    "the process that read it ended (out of memory, or ended by the system)",
)


class ToBeAdded(NamedTuple):
    """A report file to be read."""

    path: str
    files: Files
    reads_settings: bool = True


class Read(NamedTuple):
    """What was read of a file.

    ``exempted`` are the rules of faults that its report exempts, with the reasons; ``contains``, of a total that has its
    sources beside it, the digests of the reports in it by unit. ``trace`` is that of a fault of ours.
    """

    handed: Handed
    exempted: Mapping[str, str] = {}
    contains: Mapping[str, str] | None = None
    trace: str = ""


def read_report(item: ToBeAdded) -> Read:
    """Read and check a report; whatever is wrong with it is told, and no other file suffers."""
    path = item.path
    try:
        workspace = _disk(item.reads_settings) if item.files.on_disk else _workspace(item)
        content = workspace.files.read(path)
        examined = workspace.examine(path, content)
        errors = [each for each in sent_alone(path, examined) if each.severity == ERROR]
        made = handed(path, path, content, examined, errors)._replace(problem=why_unusable(examined), prints=b"")
        return Read(packed(made), _exempted(examined), _contains(workspace.files, path))
    except Problem as met:
        return Read(Handed(path, path, "", None, "", problem=met.text))
    except Exception:  # noqa: BLE001  a fault of ours at one file stops none of the others
        ours = fault(visible(path))
        return Read(Handed(path, path, "", None, "", problem=ours.text), trace=ours.trace)


def lost(item: ToBeAdded) -> Read:
    """What stands for a file at which its process dies."""
    return Read(Handed(item.path, item.path, "", None, "", problem=_LOST))


@lru_cache(maxsize=2)
def _disk(reads_settings: bool) -> Workspace:  # noqa: FBT001  a key of the cache
    """The workspace of this process: what it remembers of settings holds for all of its files."""
    from gipgen.workspace.disk import Disk  # noqa: PLC0415  what runs in memory needs no disk

    return Workspace(Disk(), reads_settings=reads_settings)


def _workspace(item: ToBeAdded) -> Workspace:
    return Workspace(item.files, reads_settings=item.reads_settings)


def _exempted(examined: Examined) -> dict[str, str]:
    reasons = {rule: reason for rule, reason in examined.case.report.fields["exemptions"] if rule and reason}
    rules = {each.rule for each in examined.exempted if each.severity == ERROR}
    return {rule: reasons[rule] for rule in sorted(rules & reasons.keys())}


def _contains(files: Files, path: str) -> dict[str, str] | None:
    sources = sources_of(path)
    if not path.lower().endswith(ENDINGS) or not files.exists(sources) or files.is_folder(sources):
        return None
    return units_in(files.read(sources, LARGEST))


def sources_of(path: str) -> str:
    """The file with the sources of the sums in the one at ``path``."""
    return os.path.splitext(path)[0] + SOURCES
