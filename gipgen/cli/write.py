"""Writing what a command made, one result of several: why one cannot be written stops none of the others."""

from gipgen.cli.console import Terminal
from gipgen.findings.text import Problem, Text, listed
from gipgen.project.project import Project
from gipgen.workspace.names import unfit
from gipgen.workspace.outputs import Content, Result

_ASIDE = Text(
    "不是 gipgen 生成的，或者手改过的，已另存为 {names}。要留的改动请写进 YAML 文件，否则下次还是没有。",
    "what gipgen had not made as it stood was kept as {names}; put what is to stay into the YAML file",
)


def write(project: Project, result: Result, terminal: Terminal, *, force: bool = False) -> Problem | None:
    """Write a result, tell what is to be said of the names; return why it cannot be written."""
    try:
        written = project.write(result, force=force)
    except Problem as problem:
        return problem
    if aside := written[len(result.outputs) :]:
        terminal.tell(_ASIDE, names=listed(aside))
    for note in (*getattr(result, "notes", ()), *unfit(result.outputs)):
        terminal.tell(note)
    return None


def write_file(terminal: Terminal, path: str, content: bytes, *, force: bool = False) -> None:
    """Write one file. Raises ``Problem``."""
    problem = write(Project(), Content(path, content), terminal, force=force)
    if problem is not None:
        raise problem
