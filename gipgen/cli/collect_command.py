"""``gipgen collect``: what each unit of a roster owes, and what is wrong with what was handed in."""

from collections.abc import Sequence

from gipgen.batch.work import unwatched
from gipgen.cli.console import FINDINGS, Terminal, colour, results_folder, typed
from gipgen.cli.progress import watching
from gipgen.cli.write import write
from gipgen.findings.finding import Finding
from gipgen.findings.text import Text, problem

_NO_ROSTER = Text(
    "请用 --roster 写明名册，例如：gipgen collect 收集 --roster 名册.csv --year 2024 -o 结果。还没有名册：gipgen collect --init 收集",
    "name the roster with --roster; 'gipgen collect --init FOLDER' drafts one of what is there",
)
_NO_PATHS = Text(
    "请写明收来的文件放在哪个文件夹，例如：gipgen collect 收集 --roster 名册.csv --year 2024 -o 结果",
    "name the folder with what was handed in",
)
_NO_OUTPUT = Text("请用 -o 写明结果放在哪个文件夹。", "name the folder for the results with -o")
_NO_YEAR = Text("请用 --year 写明收哪个年度的报告。", "name the year of the reports with --year")
_WRITTEN = Text("已写入 {folder}：{count} 个文件。", "{count} file(s) in {folder}")
_DRAFT = "名册.csv"
_MOST = 40  # findings of a roster that are shown
_MORE = Text("  ……名册还有 {count} 处问题，改好上面的再看。", "  … {count} more in the roster")
_DRAFTED = Text(
    "已起草 {path}：{count} 个单位。请用 Excel 或 WPS 打开，补上没有交的单位和 上级，再运行：gipgen collect {folder} --roster {shown} --year {year} -o 结果",
    "{path}: {count} unit(s). Add those that have handed in nothing, then run: gipgen collect {folder} --roster {shown} --year {year} -o DIR",
)
_NOT_TAKEN = Text("没有用上：{file}：{why}", "not used: {file}: {why}")


def run(
    terminal: Terminal,
    paths: Sequence[str] = (),
    *,
    roster: str = "",
    year: int | None = None,
    deadline: str = "",
    output: str = "",
    init: str = "",
    no_settings: bool = False,
    jobs: int | None = None,
    no_cache: bool = False,
    verbose: bool = False,
    cluster: str = "",
) -> None:
    """Collect and tell; or draft a roster."""
    if init:
        _draft(terminal, [init, *paths], output or _DRAFT, jobs, no_settings=no_settings)
        return
    for given, text in ((paths, _NO_PATHS), (roster, _NO_ROSTER), (year, _NO_YEAR), (output, _NO_OUTPUT)):
        if not given:
            raise problem(text)
    from gipgen.collect.summary_text import summary_text  # noqa: PLC0415  not for a draft
    from gipgen.project.project import Project  # noqa: PLC0415

    project = Project(settings=not no_settings, questions=False)
    done = project.collect(
        *paths,
        roster=roster,
        year=year or 0,
        output=output,
        deadline=deadline,
        lang=terminal.lang,
        jobs=jobs,
        cache="" if no_cache else results_folder(),
        tell=terminal.tell if verbose else None,
        watch=unwatched if verbose else watching(terminal),
        cluster=cluster,
    )
    _tell_roster(terminal, done.roster.findings)
    terminal.result(summary_text(done.collected, terminal.lang))
    for each in done.problems:
        terminal.problem(each)
    met = write(project, done, terminal)
    if met is not None:
        terminal.problem(met)
        return
    terminal.tell(_WRITTEN, folder=output, count=len(done.outputs))
    if not done.done:
        terminal.come_to(FINDINGS)


def _tell_roster(terminal: Terminal, findings: Sequence[Finding]) -> None:
    """What is wrong with the roster; of very much the errors first, and not all."""
    if not findings:
        return
    from gipgen.findings import as_text  # noqa: PLC0415  most rosters are right

    order = ("error", "warning", "info")
    shown = sorted(sorted(findings, key=lambda each: order.index(each.severity))[:_MOST], key=lambda each: each[:3])
    terminal.result(as_text.emit(shown, terminal.lang, colour=colour()))
    if len(findings) > _MOST:
        terminal.result(terminal.say(_MORE, count=len(findings) - _MOST))


def _draft(terminal: Terminal, paths: Sequence[str], output: str, jobs: int | None, *, no_settings: bool) -> None:
    """Draft a roster; what is there already is left alone."""
    from gipgen.project.new_report import last_year  # noqa: PLC0415  for a draft only
    from gipgen.project.project import Project  # noqa: PLC0415

    project = Project(settings=not no_settings, questions=False)
    draft = project.draft_roster(*paths, output=output, jobs=jobs)
    for each in draft.not_taken:
        terminal.tell(_NOT_TAKEN, file=each.file, why=each.reason)
    for met in draft.problems:
        terminal.problem(met)
    refused = write(project, draft, terminal)
    if refused is not None:
        terminal.problem(refused)
        return
    folder = " ".join(map(typed, paths))
    year = draft.year or last_year()
    terminal.tell(_DRAFTED, path=output, count=draft.units, folder=folder, shown=typed(output), year=year)
