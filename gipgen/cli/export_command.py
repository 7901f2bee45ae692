"""``gipgen export``: the numbers of many reports as one file of rows."""

import sys
from collections.abc import Sequence

from gipgen.cli.console import FINDINGS, Terminal
from gipgen.cli.progress import watching
from gipgen.cli.roster_told import tell_roster
from gipgen.findings.text import Text, filled, listed, problem
from gipgen.project.export_files import Exported
from gipgen.project.project import Project
from gipgen.workspace.files import STDIN
from gipgen.workspace.names import unfit

_WHERE = Text(
    "请用 -o 写明写到哪个文件，例如 -o 全部.csv；结尾可以是 {known}。",
    "say with -o which file to write, -o all.csv for example; the ending may be {known}",
)
_DONE = Text("{path}：{counts}。每一列是什么，见 {beside}。", "{path}: {counts}; {beside} tells what the columns are")
_COUNTS = Text("{reports} 份报告，{rows} 个数", "{rows} numbers of {reports} report(s)")
_SOME_MISSING = Text(
    "{counts}（其中 {missing} 个报告里没有，空着）", "{counts} ({missing} of them missing there, and empty)"
)
_PRINTED = Text("{counts}。", "{counts}")
_NOTHING = Text("没有一份报告可以导出，没有写文件。", "there is no report to export; no file was written")
_UNLISTED = Text(
    "{count} 份报告的单位不在名册里，代码、区划和上级空着：{names}。",
    "{count} report(s) of units that are not in the roster, whose codes and parents are empty: {names}",
)
_AGAIN = Text(
    "{count} 份报告的单位和年度，前面已经导出过一份：{names}。两份都在里面，相加会算两遍；请确定用哪一份，把别的移走再导出。",
    "{count} report(s) of a unit and year of which another is in it already: {names}. Sums count both; move away those that do not count",
)
_LEFT_OUT = Text(
    "{count} 个文件读不了，没有导出，见上面。", "{count} file(s) could not be read and are not in it, see above"
)


def run(
    terminal: Terminal,
    paths: Sequence[str],
    *,
    output: str | None = None,
    roster: str = "",
    jobs: int | None = None,
    force: bool = False,
    cluster: str = "",
) -> None:
    """Write the file; what could not be read is told, and is what the run comes to."""
    if not output:
        from gipgen.export.kinds import endings  # noqa: PLC0415  for a slip only

        raise problem(_WHERE, known=endings())
    project, watch = Project(), watching(terminal)
    if output == STDIN:
        terminal.flush()
        done = project.export(*paths, output=sys.stdout.buffer, roster=roster, jobs=jobs, watch=watch, cluster=cluster)
    else:
        done = project.export(
            *paths, output=output, roster=roster, force=force, jobs=jobs, watch=watch, cluster=cluster
        )
    _tell(done, terminal, to_stdout=output == STDIN)


def _tell(done: Exported, terminal: Terminal, *, to_stdout: bool) -> None:
    tell_roster(done.roster, terminal)
    if done.unlisted:
        terminal.tell(_UNLISTED, count=done.unlisted, names=listed(done.unlisted_first))
    if done.again:
        names = [*done.again_first, *(["……"] if done.again > len(done.again_first) else [])]
        terminal.tell(_AGAIN, count=done.again, names=listed(names))
    for each in done.problems:
        terminal.problem(each)
    if done.problems:
        terminal.come_to(FINDINGS)
        if done.reports:
            terminal.tell(_LEFT_OUT, count=len(done.problems))
    if not done.reports:
        terminal.tell(_NOTHING)
    elif to_stdout:
        terminal.tell(_PRINTED, counts=_counts(done))
    else:
        path, beside = done.paths
        terminal.result(terminal.say(_DONE, path=path, beside=beside, counts=_counts(done)))
        for note in unfit((path,)):
            terminal.tell(note)


def _counts(done: Exported) -> Text:
    counts = filled(_COUNTS, reports=done.reports, rows=done.rows)
    return filled(_SOME_MISSING, counts=counts, missing=done.missing) if done.missing else counts
