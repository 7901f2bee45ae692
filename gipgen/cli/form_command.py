"""``gipgen form``: an Excel form to fill in, for whoever has no gipgen; with a roster one for every unit."""

from gipgen.cli.console import FINDINGS, Terminal, typed
from gipgen.cli.roster_told import tell_roster
from gipgen.cli.write import write
from gipgen.findings.text import Text, problem
from gipgen.project.project import Project

_WRITTEN = Text(
    "已写好 {path}。用 Excel 或 WPS 填黄色的格；填好以后运行：gipgen import {shown}",
    "wrote {path}; fill in the yellow cells in Excel or WPS, then run: gipgen import {shown}",
)
_ALL_WRITTEN = Text(
    "已写好 {count} 份填报表（{folder}），其中 {begun} 份带着上年的数。发给各单位用 Excel 或 WPS 填，收回来放进一个文件夹，再运行：gipgen collect 文件夹 --roster {roster} --year {year} -o 结果",
    "{count} form(s) in {folder}, {begun} with last year's numbers; send them out, then run: gipgen collect FOLDER --roster {roster} --year {year} -o DIR",
)
_THERE = Text(
    "已有的 {count} 份没有改动，可能已经填过了，例如 {path}。",
    "{count} form(s) that exist were left alone, such as {path}",
)
_ONE_OR_ALL = Text(
    "用 --roster 时不写单位，名册里应报的单位各做一份。只做一份，不写 --roster。",
    "with --roster name no agency: there will be a form for each unit",
)


def run(
    terminal: Terminal,
    agency: str = "",
    *,
    year: int | None = None,
    previous: str = "",
    roster: str = "",
    output: str = "",
) -> None:
    """Write the form; an existing file is never overwritten. ``previous`` is last year's report file."""
    if roster:
        if agency:
            raise problem(_ONE_OR_ALL)
        _for_all(terminal, roster, year, previous, output or "填报表")
        return
    project = Project()
    form = project.form(agency, year, path=output or "填报表.xlsx", previous=previous or None)
    met = write(project, form, terminal)
    if met is not None:
        raise met
    terminal.tell(_WRITTEN, path=form.path, shown=typed(form.path))


def _for_all(terminal: Terminal, roster: str, year: int | None, previous: str, output: str) -> None:
    """A form for every unit of a roster; what could not be used is told, and is what the run comes to."""
    project = Project()
    done = project.forms(roster, year, output=output, previous=previous or None)
    tell_roster(done.roster, terminal)
    for each in done.problems:
        terminal.problem(each)
    met = write(project, done, terminal)
    if met is not None:
        raise met
    if done.there:
        terminal.tell(_THERE, count=len(done.there), path=done.there[0])
    if done.notes or done.problems:
        terminal.come_to(FINDINGS)
    if not done.forms:
        return
    values = {"folder": done.folder, "begun": len(done.begun), "roster": typed(roster), "year": done.year}
    terminal.tell(_ALL_WRITTEN, count=len(done.forms), **values)
