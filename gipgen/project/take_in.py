"""The first phase of collecting: one file that lies in the folders handed in → what is read of it. Runs in any process."""

import os
from functools import lru_cache
from hashlib import sha256

from gipgen.check import locate
from gipgen.collect.collected import Handed, NotTaken
from gipgen.collect.hand_over import handed, told
from gipgen.findings.harmless import visible
from gipgen.findings.text import Fault, Problem, Text, fault, filled, listed
from gipgen.imports.archive import MAX_ARCHIVE, member
from gipgen.imports.behind_fence import import_fenced
from gipgen.imports.compose_report import compose
from gipgen.imports.file_kinds import MAX_BYTES
from gipgen.imports.import_report import Published
from gipgen.imports.leftover_words import describe
from gipgen.named_tuple import NamedTuple
from gipgen.project.looks import Basis
from gipgen.project.new_report import schema_near
from gipgen.project.unusable import FOREIGN, why_unusable
from gipgen.source.decode import MAX_BYTES as MAX_REPORT
from gipgen.source.decode import decode
from gipgen.workspace.asked import Asked, digest
from gipgen.workspace.files import Files, is_report
from gipgen.workspace.workspace import Workspace

_NAMELESS = Text(
    "里面看不出是哪个单位的。请用 gipgen import 单独录入，写上单位，把录好的 yaml 文件放进来。{perhaps}",
    "it does not say whose it is; import it by itself, fill in 单位, and hand in the yaml file. {perhaps}",
)
_LOST = Text(
    "读到这个文件，进程就中断了（内存不够，或者被系统结束），单独再试一次也是这样。",
    "the process that read it ended (out of memory, or ended by the system), a second time as well",
)
_PERHAPS = Text("可能是：{names}。", "Perhaps: {names}.")
_MISSING_PARTS = ("no_table", "no_section", "picture")


class ToTake(NamedTuple):
    """A file to be read. ``place`` is where the report file made of a document may come to lie; ``settings`` the place whose gipgen.toml counts.

    ``lies`` is where it leads to. Of a file in an archive ``archive`` is that and ``member`` its number there; ``path`` is the way through both.
    """

    path: str
    is_document: bool
    place: str
    files: Files
    reads_settings: bool = True
    settings: str = ""
    lies: str = ""
    archive: str = ""
    member: int = 0
    given: bytes | None = None  # what it holds, where the file itself is elsewhere

    def content(self, limit: int) -> bytes:
        """What the file holds. Raises ``Problem``."""
        if self.given is not None:
            return self.given
        if not self.archive:
            return self.files.read(self.path, limit)
        return member(self.files.read(self.archive, MAX_ARCHIVE), self.member)


class Taken(NamedTuple):
    """What was read of a file: a report (with the text of its report file, where it was a document), or why there is none."""

    path: str
    handed: Handed | None = None
    text: str = ""
    refused: NotTaken | None = None
    trace: str = ""  # of a fault of ours
    basis: Basis | None = None  # what it was made from


def take_in(item: ToTake) -> Taken:
    """Read a file; whatever is wrong with it is told, and no other file suffers."""
    return take_with(_workspace(item), item)


def take_with(workspace: Workspace, item: ToTake) -> Taken:
    """The same with the files of a workspace."""
    try:
        return _document(workspace, item) if item.is_document else _report(workspace, item)
    except Fault as met:
        return _refused(item.path, met.text)._replace(trace=met.trace)
    except Problem as met:
        return _refused(item.path, met.text)
    except Exception:  # noqa: BLE001  a fault of ours at one file stops none of the others
        ours = fault(visible(item.path))
        return _refused(item.path, ours.text)._replace(trace=ours.trace)


def _refused(path: str, why: Text) -> Taken:
    return Taken(path, refused=NotTaken(path, why))


@lru_cache(maxsize=2)
def _disk(reads_settings: bool) -> Workspace:  # noqa: FBT001  a key of the cache
    """The workspace of this process: what it remembers of settings holds for all of its files."""
    from gipgen.workspace.disk import Disk  # noqa: PLC0415  what runs in memory needs no disk

    return Workspace(Disk(), reads_settings=reads_settings)


def _workspace(item: ToTake) -> Workspace:
    return (
        _disk(item.reads_settings) if item.files.on_disk else Workspace(item.files, reads_settings=item.reads_settings)
    )


def _report(workspace: Workspace, item: ToTake) -> Taken:
    """A YAML file, as it was handed in."""
    content = item.content(MAX_REPORT)
    if not is_report(os.path.basename(item.path), content):
        return _refused(item.path, FOREIGN)
    asked = Asked()
    examined = workspace.examine(item.path, content, settings_at=item.settings, asked=asked)
    why = why_unusable(examined)
    if why is FOREIGN:
        return _refused(item.path, why)
    if why is None:
        made = handed(item.path, item.path, content, examined, locate(item.path, examined))
        return Taken(item.path, made, basis=_basis(content, asked))
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
        basis=_basis(content, asked),
    )


def _agency_in(content: bytes, key: str) -> str:
    """The unit that a file names which cannot be read as a whole: the line that gives it stands by itself."""
    for line in decode(content)[0].split("\n"):
        head, colon, rest = line.replace("：", ":", 1).partition(":")
        if colon and head.strip("\"' ") == key:
            return rest.partition(" #")[0].strip().strip("\"'")
    return ""


def _document(workspace: Workspace, item: ToTake) -> Taken:
    """A published report: imported, and what was made of it checked."""
    content = item.content(MAX_BYTES)
    name = os.path.basename(item.path)
    imported = import_fenced(visible(name), content)
    if not imported.agency:
        perhaps = filled(_PERHAPS, names=listed(imported.candidates)) if imported.candidates else Text("", "")
        return _refused(item.path, filled(_NAMELESS, perhaps=perhaps))
    schema = schema_near(workspace.files, item.place, imported.form.edition)
    text = compose(imported, name, os.path.basename(item.place), visible(schema))
    raw = text.encode("utf-8")
    asked = Asked()
    examined = workspace.examine_apart(item.settings or item.place, raw, asked)
    made = handed(item.path, item.place, raw, examined, locate(item.place, examined))
    made = _with_account(made, imported)._replace(original=sha256(content).hexdigest())
    return Taken(item.path, made, text, basis=_basis(content, asked))


def _basis(content: bytes, asked: Asked) -> Basis:
    return Basis(digest(content), asked.settings, asked.questions)


def lost(item: ToTake) -> Taken:
    """What stands for a file at which its process dies."""
    return _refused(item.path, _LOST)


def _with_account(made: Handed, imported: Published) -> Handed:
    told = (*imported.leftovers, *imported.noted)
    return made._replace(
        dated=imported.published or made.dated,
        left_over=tuple(Text(describe(each), describe(each, "en")) for each in told),
        misshapen=tuple(
            dict.fromkeys(
                (
                    *made.misshapen,
                    *(each.wanted or each.place for each in imported.noted if each.reason in _MISSING_PARTS),
                )
            )
        ),
    )
