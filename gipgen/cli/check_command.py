"""``gipgen check``: every finding of every file."""

from collections.abc import Collection, Iterable, Sequence

from gipgen.cli.console import Terminal, colour
from gipgen.findings.finding import Finding, Outcome
from gipgen.findings.text import Text, problem

_NO_RULE = Text(
    "没有以 {prefix} 开头的规则。gipgen rules 列出全部规则。", "no rule begins with {prefix}; see 'gipgen rules'"
)


def run(
    terminal: Terminal,
    paths: Sequence[str],
    *,
    format: str = "text",  # noqa: A002  the option's name
    strict: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    no_settings: bool = False,
) -> None:
    """Check the reports and print what was found."""
    from gipgen.project.project import Project  # noqa: PLC0415

    for prefix in (*select, *ignore):
        if not _is_known(prefix):
            raise problem(_NO_RULE, prefix=prefix)
    shown: list[Finding] = []
    files: list[str] = []
    problems: list[Text] = []
    for checked in Project(settings=not no_settings).check(*paths):
        if checked.problem is not None:
            terminal.problem(checked.problem)
            problems.append(checked.problem.text)
            continue
        files.append(checked.found.path)
        shown += _chosen(checked.findings, select, ignore)
    failing = ("error", "warning") if strict else ("error",)
    terminal.result(_written(Outcome(shown, files, problems), format, terminal.lang, failing))
    terminal.found(shown, failing)


def _is_known(prefix: str) -> bool:
    from gipgen.rules.rule_pages import pages  # noqa: PLC0415  wanted with --select and --ignore only

    return any(page.id.startswith(prefix) for page in pages())


def _chosen(findings: Iterable[Finding], select: Sequence[str], ignore: Sequence[str]) -> list[Finding]:
    """The findings of the rules asked for; ``GIP5`` stands for its whole family."""
    chosen = []
    for each in findings:
        rule = each.finding.rule
        if select and not rule.startswith(tuple(select)):
            continue
        if ignore and rule.startswith(tuple(ignore)):
            continue
        chosen.append(each)
    return chosen


def _written(outcome: Outcome, format_: str, lang: str, failing: Collection[str]) -> str:
    """The outcome in one of the formats; each is imported only when it is asked for."""
    if format_ == "json":
        from gipgen.findings import as_json  # noqa: PLC0415

        return as_json.emit(outcome, lang)
    if format_ == "github":
        from gipgen.findings import as_github  # noqa: PLC0415

        return as_github.emit(outcome, lang)
    if format_ == "sarif":
        from gipgen.findings import as_sarif  # noqa: PLC0415
        from gipgen.rules.rule_pages import pages  # noqa: PLC0415

        return as_sarif.emit(outcome, lang, pages())
    if format_ == "junit":
        from gipgen.findings import as_junit  # noqa: PLC0415

        return as_junit.emit(outcome, lang, failing)
    from gipgen.findings import as_text  # noqa: PLC0415

    found = as_text.emit(outcome.findings, lang, colour=colour())
    count = as_text.summary(outcome.findings, len(outcome.files), lang) if outcome.files else ""
    return "\n".join(part for part in (found, count) if part)
