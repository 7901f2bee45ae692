"""``gipgen import``: published reports become report files, and what could not be placed is listed."""

import os
from collections.abc import Callable, Iterable, Sequence

from gipgen.cli.console import FINDINGS, Terminal, colour, typed
from gipgen.cli.progress import with_progress
from gipgen.cli.write import write
from gipgen.findings.families import is_of_original
from gipgen.findings.file_messages import FILL_IN
from gipgen.findings.finding import Finding
from gipgen.findings.privacy import mask
from gipgen.findings.text import Text, problem
from gipgen.imports.compose_report import counts
from gipgen.imports.leftover_words import describe
from gipgen.imports.match import Leftover
from gipgen.project.import_files import Imported
from gipgen.project.project import Project
from gipgen.workspace.files import ENDINGS, STDIN

_ONE_ONLY = Text("-o - 只能用于一份报告，也不能和 --report json 一起用。", "-o - takes one file and no --report json")
_NO_FOLDER = Text("--by-unit 要和一个文件夹一起用，例如 -o 录入。", "--by-unit wants a folder, for example -o reports")
_STDOUT = Text("标准输出", "-")
_DONE = Text(
    "{source} → {target}：表格 {cells} 个数，录入 {read} 个，待填 {to_fill_in} 个；没有放进去的内容 {left} 处。",
    "{source} → {target}: {read} of {cells} numbers read, {to_fill_in} to fill in, {left} left over",
)
_FURNITURE = Text(
    "当作网页或页眉页脚的文字，没有放进报告的 {count} 处：", "{count} taken for what pages print around a report:"
)
_DIFFERENCES = Text(
    "标题、行名等和规定的格式不一样的 {count} 处，记在“{key}”里，gipgen check 会逐条列出。",
    "{count} headings, labels and the like are other than the form's: noted in '{key}', told by gipgen check",
)

_NEXT = Text(
    "接着：对照原件核对 {target}，运行 gipgen check {shown}；已经公布的，在“{key}”下面加一行 {state}；"
    "写 {year} 年的，运行 gipgen new --from {shown} -o {next}",
    "Next: compare {target} with its source and run gipgen check {shown}; if it is out, add {state} below '{key}'; to begin the report of {year}: gipgen new --from {shown} -o {next}",
)


def run(
    terminal: Terminal,
    files: Sequence[str],
    *,
    output: str | None = None,
    year: int | None = None,
    by_unit: bool = False,
    report: str = "text",
    verbose: bool = False,
    jobs: int | None = None,
    cluster: str = "",
) -> None:
    """Import the files, tell what was found; what could not be placed is what the run comes to."""
    _refuse_output(output or "", files, report, by_unit=by_unit)
    told: list[Imported] = []
    problems: list[dict[str, str]] = []
    project = Project()
    imports = project.import_published(
        *files, output=output or None, year=year, by_unit=by_unit, jobs=jobs, cluster=cluster
    )
    for done in with_progress(imports, terminal):
        met = done.problem or write(project, done, terminal)
        if met is not None:
            terminal.problem(met)
            problems.append({"source": done.source, "message": met.say(terminal.lang)})
            continue
        if done.imported is None:
            continue
        told.append(done)
        if report != "json":
            _tell(done, terminal, to_stdout=not done.target, verbose=verbose)
    if any(map(_is_to_be_compared, told)):
        terminal.come_to(FINDINGS)
    if report == "json":
        _tell_account(told, problems, terminal)
    else:
        _tell_next(told, terminal)


def _refuse_output(output: str, files: Sequence[str], report: str, *, by_unit: bool) -> None:
    """Raise ``Problem`` for a place that the results cannot be put at, as they are asked for."""
    if output == STDIN and (report == "json" or len(files) > 1):
        raise problem(_ONE_ONLY)
    if by_unit and output.lower().endswith((STDIN, *ENDINGS)):
        raise problem(_NO_FOLDER)


def _is_to_be_compared(done: Imported) -> bool:
    return done.imported is not None and bool(done.imported.leftovers or done.imported.noted)


def _tell_account(told: Sequence[Imported], problems: list[dict[str, str]], terminal: Terminal) -> None:
    from gipgen.imports import account  # noqa: PLC0415  rarely asked for

    items = [
        account.item(done.source, done.target, done.imported, done.findings, terminal.lang)
        for done in told
        if done.imported is not None
    ]
    terminal.result(account.emit(items, problems))


def _tell_next(told: Sequence[Imported], terminal: Terminal) -> None:
    """What comes after importing one report: checking it, and the one of the year after."""
    done = told[0] if len(told) == 1 else None
    if done is None or done.imported is None or not done.target or done.imported.year is None:
        return
    year = done.imported.year
    above, folder = os.path.split(os.path.dirname(done.target))
    following = folder.replace(str(year), str(year + 1)) if str(year) in folder else os.path.join(folder, str(year + 1))
    beside = os.path.join(above, following, "report.yaml")
    form = done.imported.form
    state = f"{form.field('state').key}: {form.field('state').choices[-1]}"
    words = {"key": form.field("year").key, "state": state}
    terminal.tell(
        _NEXT,
        **words,
        target=done.target,
        shown=typed(done.target),
        year=year + 1,
        next=typed(os.path.normpath(beside)),
    )


def _tell(done: Imported, terminal: Terminal, *, to_stdout: bool, verbose: bool) -> None:
    """What was written, what is left over, what the report lacks, with ``verbose`` what was taken for furniture, and what ``check`` says; with the file itself on standard output, as notes."""
    assert done.imported is not None  # noqa: S101  the caller has looked
    tell = terminal.note if to_stdout else terminal.result
    if to_stdout:
        terminal.result(done.text.rstrip("\n"))
    left = done.imported.leftovers
    target = done.target or _STDOUT
    tell(terminal.say(_DONE, source=done.source, target=target, left=len(left), **counts(done.imported)))
    _list((*left, *done.imported.noted), terminal.lang, tell)
    if verbose and done.imported.dropped:
        tell(terminal.say(_FURNITURE, count=len(done.imported.dropped)))
        _list(done.imported.dropped, terminal.lang, tell)
    if done.imported.differences:
        tell(terminal.say(_DIFFERENCES, count=len(done.imported.differences), key=_origin(done)))
        _list(done.imported.differences if verbose else (), terminal.lang, tell)
    _findings(done, terminal.lang, tell)


def _origin(done: Imported) -> str:
    assert done.imported is not None  # noqa: S101  the caller has looked
    return done.imported.form.field("origin").key


def _list(told: Iterable[Leftover], lang: str, tell: Callable[[str], None]) -> None:
    for each in told:
        tell(f"  {mask(describe(each, lang))}")


def _findings(done: Imported, lang: str, tell: Callable[[str], None]) -> None:
    """The findings of ``check``; each 待填 is counted above and stands in the file, and so does what the original did to the form."""
    shown: list[Finding] = [
        each for each in done.findings if each.finding.rule != FILL_IN and not is_of_original(each.finding.rule)
    ]
    if not shown:
        return
    from gipgen.findings import as_text  # noqa: PLC0415

    tell(as_text.emit(shown, lang, colour=colour()))
