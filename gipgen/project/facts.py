"""A report's numbers as rows: one for each cell of its tables, in the order of the form."""

from collections.abc import Iterator, Sequence

from gipgen.check import Examined
from gipgen.export.fact import Fact, facts_of, numbers_of
from gipgen.findings.text import Problem, Text, problem
from gipgen.project.unusable import why_unusable
from gipgen.workspace.workspace import Workspace

_NO_FACTS = Text("{file}：{why}", "{file}: {why}")


def facts(file: str, content: bytes, examined: Examined) -> Iterator[Fact]:
    """The facts of the report in ``file`` with this ``content``, as it was checked."""
    from hashlib import sha256  # noqa: PLC0415  only where facts are asked for

    return facts_of(numbers_of(file, sha256(content).hexdigest(), examined.source, examined.case.report))


def facts_of_files(workspace: Workspace, names: Sequence[str]) -> Iterator[Fact]:
    """The facts of the reports that the names lead to. Raises ``Problem`` for a file that is no report."""
    for found in workspace.files.reports(names):
        if isinstance(found, Problem):
            raise found
        content = workspace.files.read(found.path)
        examined = workspace.examine(found.path, content)
        if why := why_unusable(examined):
            raise problem(_NO_FACTS, file=found.path, why=why)
        yield from facts(found.path, content, examined)
