"""``gipgen form``: an Excel form to fill in, for whoever has no gipgen."""

from gipgen.cli.console import Terminal, typed
from gipgen.cli.write import write
from gipgen.findings.text import Text
from gipgen.project.project import Project

_WRITTEN = Text(
    "已写好 {path}。用 Excel 或 WPS 填黄色的格；填好以后运行：gipgen import {shown}",
    "wrote {path}; fill in the yellow cells in Excel or WPS, then run: gipgen import {shown}",
)


def run(
    terminal: Terminal, agency: str = "", *, year: int | None = None, previous: str = "", output: str = "填报表.xlsx"
) -> None:
    """Write the form; an existing file is never overwritten. ``previous`` is last year's report file."""
    project = Project()
    form = project.form(agency, year, path=output or "填报表.xlsx", previous=previous or None)
    met = write(project, form, terminal)
    if met is not None:
        raise met
    terminal.tell(_WRITTEN, path=form.path, shown=typed(form.path))
