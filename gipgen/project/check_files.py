"""Check report files: a bad one stops nothing."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from gipgen.check import Examined, locate
from gipgen.findings.finding import Finding
from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, fault
from gipgen.workspace.files import Found
from gipgen.workspace.workspace import Workspace

if TYPE_CHECKING:
    from gipgen.rules.support.siblings import Siblings  # a run of one report needs none


class Checked(NamedTuple):
    """One file that was checked; ``problem`` instead of findings where it could not be read."""

    found: Found
    findings: list[Finding]
    examined: Examined | None
    problem: Problem | None = None

    @property
    def file(self) -> str:
        return self.found.path

    @property
    def passed(self) -> bool:
        """Whether the report can be published: it was read, and no finding is an error."""
        return self.problem is None and not any(each.finding.severity == "error" for each in self.findings)


def check_files(workspace: Workspace, arguments: Iterable[str]) -> Iterator[Checked]:
    """Check every report that the arguments name, one after the other.

    Each is also compared with those before it (GIP904). Of those only fingerprints are kept.
    """
    siblings: Siblings | None = None
    last: Checked | None = None
    for found in workspace.files.reports(arguments):
        if isinstance(found, Problem):
            yield Checked(Found("", ""), [], None, found)
            continue
        if last is not None:
            siblings = _remember(last, siblings)
        last = check_file(workspace, found, siblings)
        yield last


def _remember(checked: Checked, siblings: "Siblings | None") -> "Siblings":
    from gipgen.rules.support.siblings import Siblings  # noqa: PLC0415  a run of one report needs none

    siblings = siblings or Siblings()
    if checked.examined is not None:
        siblings.add(checked.found.path, checked.examined.case.report, checked.examined.case.passages)
    return siblings


def check_file(workspace: Workspace, found: Found, siblings: "Siblings | None" = None) -> Checked:
    """Check one report file; ``siblings`` are the reports of the same run that were checked before."""
    try:
        examined = workspace.examine(found.path, workspace.files.read(found.path), siblings)
    except Problem as problem:
        return Checked(found, [], None, problem)
    except Exception:  # noqa: BLE001  a fault of ours at one file stops none of the others
        return Checked(found, [], None, fault(visible(found.path)))
    return Checked(found, locate(found.path, examined), examined)
