"""``gipgen trend``: years and units side by side."""

from collections.abc import Sequence

from gipgen.cli.console import FINDINGS, Terminal
from gipgen.cli.roster_told import tell_roster
from gipgen.cli.write import write
from gipgen.findings.text import Text
from gipgen.project.project import Project
from gipgen.trend.tabled import as_text
from gipgen.trend.trend_files import ending_of
from gipgen.workspace.outputs import Content

_NOTHING = Text("没有可用的报告。", "there is no report to be shown")
_DONE = Text("{path}：{units} 个单位，{years} 个年度。", "{path}: {units} unit(s), {years} year(s)")


def run(
    terminal: Terminal,
    paths: Sequence[str],
    *,
    output: str | None = None,
    roster: str = "",
    jobs: int | None = None,
    force: bool = False,
) -> None:
    """Print the indicators, or write them; what could not be used is told, and is what the run comes to."""
    if output:
        ending_of(output)
    project = Project()
    done = project.trend(*paths, roster=roster, jobs=jobs)
    tell_roster(done.roster, terminal)
    for each in done.problems:
        terminal.problem(each)
    if done.problems:
        terminal.come_to(FINDINGS)
    if done.trend is None:
        terminal.tell(_NOTHING)
        return
    for note in done.trend.notes:
        terminal.tell(note)
    if not output:
        terminal.result(as_text(done.trend, terminal.lang))
        return
    met = write(project, Content(output, done.rendered(output, terminal.lang), done.inputs), terminal, force=force)
    if met is not None:
        terminal.problem(met)
        return
    terminal.result(terminal.say(_DONE, path=output, units=len(done.trend.units), years=len(done.trend.years)))
