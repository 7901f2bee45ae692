"""``gipgen import``: published reports become report files, and what could not be placed is listed."""

from collections.abc import Sequence

from gipgen.cli.console import FINDINGS, OK, USAGE, colour, language, note, result, usage_error
from gipgen.findings.file_messages import FILL_IN
from gipgen.findings.finding import Located
from gipgen.findings.text import Problem
from gipgen.imports.compose_report import counts, describe
from gipgen.project.import_files import ImportedFile
from gipgen.project.project import Project
from gipgen.workspace.files import STDIN

REPORTS = ("text", "json")


def run(
    files: Sequence[str],
    *,
    output: str | None = None,
    year: int | None = None,
    report: str = "text",
    lang: str | None = None,
) -> int:
    """Import the files, tell what was found; return the exit code (1 where something could not be placed)."""
    lang = language(lang)
    if report not in REPORTS:
        return usage_error(
            f"--report 只能是 {'、'.join(REPORTS)}，这里是 {report}。", "--report takes text, json", lang
        )
    if output == STDIN and (report == "json" or len(files) > 1):
        return usage_error(
            "-o - 只能用于一份报告，也不能和 --report json 一起用。", "-o - takes one file and no --report json", lang
        )
    code = OK
    items, problems = [], []
    project = Project()
    for done in project.import_published(*files, output=output or None, year=year):
        problem = done.problem or _write(project, done)
        if problem is not None:
            message = problem.say(lang)
            note(message)
            problems.append({"source": done.source, "message": message})
            code = USAGE
            continue
        if done.imported is None:
            continue
        if done.imported.leftovers:
            code = max(code, FINDINGS)
        if report == "json":
            from gipgen.imports import account  # noqa: PLC0415

            items.append(account.item(done.source, done.target, done.imported, done.findings, lang))
        else:
            _tell(done, lang, to_stdout=not done.target)
    if report == "json":
        from gipgen.imports import account  # noqa: PLC0415

        result(account.emit(items, problems))
    return code


def _write(project: Project, done: ImportedFile) -> Problem | None:
    try:
        project.write(done)
    except Problem as problem:
        return problem
    return None


def _tell(done: ImportedFile, lang: str, *, to_stdout: bool) -> None:
    """What was written, what is left over, and what ``check`` says; with the file itself on standard output, as notes."""
    assert done.imported is not None  # noqa: S101  the caller has looked
    say = note if to_stdout else result
    if to_stdout:
        result(done.text.rstrip("\n"))
    numbers = counts(done.imported)
    left = done.imported.leftovers
    if lang == "en":
        say(
            f"{done.source} → {done.target or '-'}: {numbers['read']} of {numbers['cells']} numbers read, {numbers['to_fill_in']} to fill in, {len(left)} left over"
        )
    else:
        say(
            f"{done.source} → {done.target or '标准输出'}：表格 {numbers['cells']} 个数，录入 {numbers['read']} 个，"
            f"待填 {numbers['to_fill_in']} 个；没有放进去的内容 {len(left)} 处。"
        )
    for each in left:
        say(f"  {describe(each, lang)}")
    _findings(done, lang, say)


def _findings(done: ImportedFile, lang: str, say: object) -> None:
    """The findings of ``check``; each 待填 is counted above and stands in the file."""
    shown: list[Located] = [each for each in done.findings if each.finding.rule != FILL_IN]
    if not shown or not callable(say):
        return
    from gipgen.findings import as_text  # noqa: PLC0415

    say(as_text.emit(shown, lang, colour=colour()))
