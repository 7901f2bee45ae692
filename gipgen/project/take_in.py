"""The first phase of collecting: one file that lies in the folders handed in → what is read of it. Runs in any process."""

import os
from functools import lru_cache
from hashlib import sha256

from gipgen.check import locate
from gipgen.collect.collected import Handed
from gipgen.collect.hand_over import handed, told
from gipgen.findings.harmless import visible
from gipgen.findings.text import Fault, Problem, Text, fault
from gipgen.project.packed_handed import packed
from gipgen.project.sent_alone import sent_alone
from gipgen.project.taken import Taken, ToTake, basis, refused
from gipgen.project.unusable import FOREIGN, why_unusable
from gipgen.source.decode import MAX_BYTES as MAX_REPORT
from gipgen.source.decode import decode
from gipgen.workspace.asked import Asked
from gipgen.workspace.files import is_report
from gipgen.workspace.workspace import Workspace

_LOST = Text(
    "读到这个文件，进程就中断了（内存不够，或者被系统结束），单独再试一次也是这样。",
    "the process that read it ended (out of memory, or ended by the system), a second time as well",
)


def take_in(item: ToTake) -> Taken:
    """Read a file; whatever is wrong with it is told, and no other file suffers."""
    return take_with(_workspace(item), item)


def take_with(workspace: Workspace, item: ToTake) -> Taken:
    """The same with the files of a workspace."""
    try:
        taken = _document(workspace, item) if item.is_document else _report(workspace, item)
        return taken if taken.handed is None else taken._replace(handed=packed(taken.handed))
    except Fault as met:
        return refused(item.path, met.text)._replace(trace=met.trace)
    except Problem as met:
        return refused(item.path, met.text)
    except Exception:  # noqa: BLE001  a fault of ours at one file stops none of the others
        ours = fault(visible(item.path))
        return refused(item.path, ours.text)._replace(trace=ours.trace)


@lru_cache(maxsize=2)
def _disk(reads_settings: bool) -> Workspace:  # noqa: FBT001  a key of the cache
    """The workspace of this process: what it remembers of settings holds for all of its files."""
    from gipgen.workspace.disk import Disk  # noqa: PLC0415  what runs in memory needs no disk

    return Workspace(Disk(), reads_settings=reads_settings)


def _workspace(item: ToTake) -> Workspace:
    return (
        _disk(item.reads_settings) if item.files.on_disk else Workspace(item.files, reads_settings=item.reads_settings)
    )


def _document(workspace: Workspace, item: ToTake) -> Taken:
    """A published report: loaded where there are some, what they are read with takes a while."""
    from gipgen.project.take_document import take_document  # noqa: PLC0415  an unchanged run reads none

    return take_document(workspace, item)


def _report(workspace: Workspace, item: ToTake) -> Taken:
    """A YAML file, as it was handed in."""
    content = item.content(MAX_REPORT)
    if not is_report(os.path.basename(item.path), content):
        return refused(item.path, FOREIGN)
    asked = Asked()
    examined = workspace.examine(item.path, content, settings_at=item.settings, asked=asked)
    why = why_unusable(examined)
    if why is FOREIGN:
        return refused(item.path, why)
    if why is None:
        made = handed(item.path, item.path, content, examined, sent_alone(item.path, examined))
        if not item.is_put_down:
            return Taken(item.path, made, basis=basis(content, asked))
        return Taken(item.path, made._replace(original=made.sha256), content, basis=basis(content, asked))
    findings = tuple(locate(item.path, examined))
    agency = examined.case.report.fields.get("agency") or _agency_in(
        content, examined.case.report.form.field("agency").key
    )
    return Taken(
        item.path,
        Handed(
            item.path,
            item.path,
            str(agency),
            examined.case.report.year,
            examined.case.report.form.edition,
            findings=findings,
            sha256=sha256(content).hexdigest(),
            problem=why,
            told=told(findings),
        ),
        basis=basis(content, asked),
    )


def _agency_in(content: bytes, key: str) -> str:
    """The unit that a file names which cannot be read as a whole: the line that gives it stands by itself."""
    for line in decode(content)[0].split("\n"):
        head, colon, rest = line.replace("：", ":", 1).partition(":")
        if colon and head.strip("\"' ") == key:
            return rest.partition(" #")[0].strip().strip("\"'")
    return ""


def lost(item: ToTake) -> Taken:
    """What stands for a file at which its process dies."""
    return refused(item.path, _LOST)
