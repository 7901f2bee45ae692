"""``gipgen new``: a complete, commented report file to fill in."""

from collections.abc import Sequence

from gipgen.cli.console import Terminal, typed
from gipgen.cli.write import write
from gipgen.findings.text import Text
from gipgen.project.project import Project

_WRITTEN = Text(
    "已写好 {path}。用文本编辑器打开，把每一处“{mark}”改成实际的数或文字，然后运行：gipgen check {shown}",
    "wrote {path}; fill in every {mark}, then run: gipgen check {shown}",
)


def run(
    terminal: Terminal,
    agency: str = "",
    *,
    year: int | None = None,
    previous: Sequence[str] = (),
    output: str = "report.yaml",
) -> None:
    """Write the file; an existing one is never overwritten. ``previous`` are last year's files, to begin from."""
    project = Project()
    new = project.new(agency, year, path=output or "report.yaml", previous=previous)
    met = write(project, new, terminal)
    if met is not None:
        raise met
    terminal.tell(_WRITTEN, path=new.path, mark=new.form.fill_in, shown=typed(new.path))
