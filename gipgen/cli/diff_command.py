"""``gipgen diff``: what changed, in the words of the form."""

from collections.abc import Iterator, Sequence

from gipgen.cli.console import FINDINGS, USAGE, Terminal, colour
from gipgen.compare.change import Compared
from gipgen.findings.text import Fault, Text, problem
from gipgen.project.project import Project

_EITHER = Text("--git 和 --years 不能同时用。", "--git and --years exclude each other")
_GIT_TAKES = Text(
    "--git 后面写要比较的报告，前面可以加版本：gipgen diff --git report.yaml，gipgen diff --git HEAD~1 report.yaml。",
    "write gipgen diff --git [REV] PATH",
)
_TAKES_TWO = Text(
    "要写两个文件（或两个文件夹），旧的在前：gipgen diff 旧.yaml 新.yaml；和 git 里的比较：gipgen diff --git report.yaml。",
    "write two files or folders, the old one first; or gipgen diff --git [REV] PATH",
)


def run(
    terminal: Terminal,
    paths: Sequence[str],
    *,
    git: bool = False,
    years: bool = False,
    exit_code: bool = False,
    no_settings: bool = False,
    format: str = "text",  # noqa: A002  the option's name
) -> None:
    """Compare and print; with ``exit_code`` changes are what the run comes to."""
    terminal.ends_with_reader = True
    if git and years:
        raise problem(_EITHER)
    if len(paths) > 2 or len(paths) < (1 if git else 2):
        raise problem(_GIT_TAKES if git else _TAKES_TWO)
    compared = list(_compare(Project(settings=not no_settings), paths, git=git, years=years))
    _print(compared, format, terminal)
    for each in compared:
        _come_to(each, terminal, exit_code=exit_code)


def _come_to(each: Compared, terminal: Terminal, *, exit_code: bool) -> None:
    """What one comparison comes to."""
    if isinstance(each.problem, Fault):
        terminal.problem(each.problem)
    elif each.problem:
        terminal.come_to(USAGE)
    if each.status == "broken" or (exit_code and each.status != "same"):
        terminal.come_to(FINDINGS)


def _compare(project: Project, paths: Sequence[str], *, git: bool, years: bool) -> Iterator[Compared]:
    if git:
        revision, path = paths if len(paths) == 2 else ("HEAD", paths[0])
        return project.compare_git(revision, path)
    old, new = paths
    return project.compare(old, new, years=years)


def _print(compared: Sequence[Compared], format_: str, terminal: Terminal) -> None:
    if format_ == "json":
        from gipgen.compare import changes_json  # noqa: PLC0415

        terminal.result(changes_json.emit(compared, terminal.lang))
    elif format_ == "md":
        from gipgen.compare import changes_markdown  # noqa: PLC0415

        terminal.result(changes_markdown.emit(compared, terminal.lang))
    else:
        from gipgen.compare import change_words, changes_text  # noqa: PLC0415

        terminal.result(changes_text.emit(compared, terminal.lang, colour=colour()))
        same = all(each.status == "same" for each in compared)
        if any(each.comparison or each.status != "broken" for each in compared):
            nothing = terminal.say(change_words.NOTHING_CHANGED)
            terminal.note(nothing if same else change_words.summary(compared, terminal.lang))
