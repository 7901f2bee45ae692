"""``gipgen import``: published reports become report files, and what could not be placed is listed."""

from collections.abc import Callable, Sequence

from gipgen.cli.console import FINDINGS, Terminal, colour
from gipgen.cli.write import write
from gipgen.findings.file_messages import FILL_IN
from gipgen.findings.finding import Finding
from gipgen.findings.privacy import mask
from gipgen.findings.text import Text, problem
from gipgen.imports.compose_report import counts, describe
from gipgen.project.import_files import Imported
from gipgen.project.project import Project
from gipgen.workspace.files import STDIN

_ONE_ONLY = Text("-o - 只能用于一份报告，也不能和 --report json 一起用。", "-o - takes one file and no --report json")
_STDOUT = Text("标准输出", "-")
_DONE = Text(
    "{source} → {target}：表格 {cells} 个数，录入 {read} 个，待填 {to_fill_in} 个；没有放进去的内容 {left} 处。",
    "{source} → {target}: {read} of {cells} numbers read, {to_fill_in} to fill in, {left} left over",
)


def run(
    terminal: Terminal,
    files: Sequence[str],
    *,
    output: str | None = None,
    year: int | None = None,
    report: str = "text",
) -> None:
    """Import the files, tell what was found; what could not be placed is what the run comes to."""
    if output == STDIN and (report == "json" or len(files) > 1):
        raise problem(_ONE_ONLY)
    items, problems = [], []
    project = Project()
    for done in project.import_published(*files, output=output or None, year=year):
        met = done.problem or write(project, done, terminal)
        if met is not None:
            terminal.problem(met)
            problems.append({"source": done.source, "message": met.say(terminal.lang)})
            continue
        if done.imported is None:
            continue
        if done.imported.leftovers:
            terminal.come_to(FINDINGS)
        if report == "json":
            from gipgen.imports import account  # noqa: PLC0415

            items.append(account.item(done.source, done.target, done.imported, done.findings, terminal.lang))
        else:
            _tell(done, terminal, to_stdout=not done.target)
    if report == "json":
        from gipgen.imports import account  # noqa: PLC0415

        terminal.result(account.emit(items, problems))


def _tell(done: Imported, terminal: Terminal, *, to_stdout: bool) -> None:
    """What was written, what is left over, and what ``check`` says; with the file itself on standard output, as notes."""
    assert done.imported is not None  # noqa: S101  the caller has looked
    tell = terminal.note if to_stdout else terminal.result
    if to_stdout:
        terminal.result(done.text.rstrip("\n"))
    left = done.imported.leftovers
    target = done.target or _STDOUT
    tell(terminal.say(_DONE, source=done.source, target=target, left=len(left), **counts(done.imported)))
    for each in left:
        tell(f"  {mask(describe(each, terminal.lang))}")
    _findings(done, terminal.lang, tell)


def _findings(done: Imported, lang: str, tell: Callable[[str], None]) -> None:
    """The findings of ``check``; each 待填 is counted above and stands in the file."""
    shown: list[Finding] = [each for each in done.findings if each.finding.rule != FILL_IN]
    if not shown:
        return
    from gipgen.findings import as_text  # noqa: PLC0415

    tell(as_text.emit(shown, lang, colour=colour()))
