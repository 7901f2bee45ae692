"""The first phase of checking: one file by itself, with its neighbours; wherever that is done."""

from typing import TYPE_CHECKING, Any

from gipgen.check import Examined, locate
from gipgen.findings.finding import Finding
from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, Text, fault, filled
from gipgen.named_tuple import NamedTuple
from gipgen.workspace.files import Found
from gipgen.workspace.workspace import Workspace

if TYPE_CHECKING:
    from gipgen.rules.support.siblings import Traces  # a run of one report needs none
    from gipgen.workspace.asked import Asked  # a run of few reports notes nothing

_LOST = Text(
    "{file}：检查到这份报告，进程就中断了（内存不够，或者被系统结束），单独再试也是这样，没有检查。",
    "{file}: the process that checked it ended (out of memory, or ended by the system), and did so again; not checked",
)


class Checked(NamedTuple):
    """One file that was checked; ``problem`` instead of findings where it could not be read.

    ``examined`` is the report itself, where it was asked for and checked in this process.
    """

    found: Found
    findings: list[Finding]
    examined: Examined | None
    problem: Problem | None = None
    is_folded: bool = False  # published, and met in a folder: nobody works on it any more
    is_published: bool = False  # the file says that the report is out

    @property
    def file(self) -> str:
        return self.found.path

    @property
    def passed(self) -> bool:
        """Whether the report can be published: it was read, and no finding is an error."""
        return self.problem is None and not any(each.finding.severity == "error" for each in self.findings)


class Basis(NamedTuple):
    """What an outcome was made from: digests of the file and its gipgen.toml, and what else was asked (``Asked``)."""

    content: str
    settings: str
    questions: list[list[Any]]


class Look(NamedTuple):
    """What comes of a file by itself. ``traces`` are for comparing it with others, ``basis`` for knowing it again."""

    checked: Checked
    traces: "Traces | None" = None
    basis: Basis | None = None


class Wish(NamedTuple):
    """What the first phase is to give besides findings. ``questions``: with what only statistics make one suspect."""

    questions: bool = False
    examined: bool = True
    traces: bool = False
    basis: bool = False


def look(workspace: Workspace, wish: Wish, found: Found | Problem) -> Look:
    """Check a file by itself. A problem met on the way to it passes through."""
    if isinstance(found, Problem):
        return Look(Checked(Found("", ""), [], None, found))
    if not wish.basis:
        return _look(workspace, wish, found, None)
    from gipgen.workspace.asked import Asked  # noqa: PLC0415  a run of few reports notes nothing

    return _look(workspace, wish, found, Asked())


def lost(found: Found | Problem) -> Look:
    """What stands for the outcome of a file at which its process dies."""
    assert isinstance(found, Found)  # noqa: S101  of a problem nothing is looked at
    problem = Problem(*filled(_LOST, file=visible(found.path)), in_file=True)
    return Look(Checked(found, [], None, problem))


def check_file(workspace: Workspace, found: Found, *, questions: bool = False) -> Checked:
    """Check one report file."""
    return look(workspace, Wish(questions), found).checked


def _look(workspace: Workspace, wish: Wish, found: Found, asked: "Asked | None") -> Look:
    try:
        raw = workspace.files.read(found.path)
        examined = workspace.examine(found.path, raw, questions=wish.questions, asked=asked)
        findings = locate(found.path, examined)
        traces = _traces(examined) if wish.traces else None
    except Problem as problem:
        return Look(Checked(found, [], None, problem))
    except Exception:  # noqa: BLE001  a fault of ours at one file stops none of the others
        return Look(Checked(found, [], None, fault(visible(found.path))))
    kept = examined if wish.examined else None
    checked = Checked(found, findings, kept, is_published=examined.case.report.is_published)
    return Look(checked, traces, None if asked is None else _basis(raw, asked))


def _traces(examined: Examined) -> "Traces":
    from gipgen.project.among_others import traces_of  # noqa: PLC0415  a run of one report needs none

    return traces_of(examined)


def _basis(raw: bytes, asked: "Asked") -> Basis:
    from gipgen.workspace.asked import digest  # noqa: PLC0415  a run of few reports needs none

    return Basis(digest(raw), asked.settings, asked.questions)
