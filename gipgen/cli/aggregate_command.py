"""``gipgen aggregate``: the tables of many reports added up into one more report, with the sources of each number."""

from collections.abc import Sequence

from gipgen.cli.console import FINDINGS, Terminal, typed
from gipgen.cli.progress import watching
from gipgen.cli.roster_told import tell_roster
from gipgen.cli.write import write
from gipgen.collect.sums_words import in_json, in_text
from gipgen.findings.text import Text
from gipgen.project.aggregate_files import NOTHING, TARGET
from gipgen.project.project import Project

_WRITTEN = Text(
    "已写好 {path}（每个数的来源见 {sources}）。把文字部分的“待填”写好，然后运行：gipgen check {shown}",
    "wrote {path}, and the sources of each number as {sources}; write the texts, then run: gipgen check {shown}",
)


def run(
    terminal: Terminal,
    paths: Sequence[str],
    *,
    of: str = "",
    year: int | None = None,
    output: str = TARGET,
    roster: str = "",
    exclude: Sequence[str] = (),
    against: str = "",
    with_errors: bool = False,
    jobs: int | None = None,
    no_settings: bool = False,
    format: str = "text",  # noqa: A002  the option's name
) -> None:
    """Add up, write both files, and tell what was left out; what somebody has to look after is what the run comes to."""
    project = Project(settings=not no_settings)
    done = project.aggregate(
        *paths,
        of=of,
        year=year,
        path=output or TARGET,
        roster=roster,
        exclude=exclude,
        against=against,
        with_errors=with_errors,
        jobs=jobs,
        watch=watching(terminal),
    )
    tell_roster(done.roster, terminal)
    for met in done.problems:
        terminal.problem(met)
    told = in_json if format == "json" else in_text
    terminal.result(told(done.sums, done.counted, (done.of, done.year), done.against, terminal.lang))
    if not done.is_complete:
        terminal.come_to(FINDINGS)
    if not done.outputs:
        terminal.tell(NOTHING)
        return
    refused = write(project, done, terminal)
    if refused is not None:
        terminal.problem(refused)
        return
    terminal.tell(_WRITTEN, path=done.path, sources=done.sources, shown=typed(done.path))
