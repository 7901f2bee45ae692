"""``gipgen check``: every finding of every file."""

from collections.abc import Collection, Iterable, Sequence

from gipgen.cli.console import Terminal, colour, results_folder
from gipgen.cli.progress import with_progress
from gipgen.findings import as_text
from gipgen.findings.finding import Finding, Folded, Outcome
from gipgen.findings.text import Text, filled, problem

_NO_RULE = Text(
    "没有以 {prefix} 开头的规则。{near}gipgen rules 列出全部规则。",
    "no rule begins with {prefix}; {near}see 'gipgen rules'",
)
_NEAR = Text("是不是 {rule}？", "did you mean {rule}? ")


def run(
    terminal: Terminal,
    paths: Sequence[str],
    *,
    format: str = "text",  # noqa: A002  the option's name
    strict: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    no_settings: bool = False,
    no_questions: bool = False,
    jobs: int | None = None,
    no_cache: bool = False,
    verbose: bool = False,
    cluster: str = "",
) -> None:
    """Check the reports and print what was found."""
    terminal.ends_with_reader = True
    from gipgen.project.project import Project  # noqa: PLC0415

    for prefix in (*select, *ignore):
        if not _is_known(prefix):
            raise problem(_NO_RULE, prefix=prefix, near=_near(prefix))
    questions = not no_questions and _asks(select, ignore)
    failing = ("error", "warning") if strict else ("error",)
    outcome = _Told(terminal) if format == "text" else _Gathered(terminal, format, failing)
    cache = "" if no_cache else results_folder()
    project = Project(settings=not no_settings, questions=questions)
    tell = terminal.tell if verbose else None
    checks = project.check(*paths, jobs=jobs, cache=cache, tell=tell, cluster=cluster)
    for checked in checks if verbose else with_progress(checks, terminal, lambda: project.count(*paths)):
        if checked.problem is not None:
            terminal.problem(checked.problem)
            outcome.problem(checked.problem.text)
            continue
        found = _chosen(checked.findings, select, ignore)
        if checked.is_folded:
            outcome.folded(as_text.folded(checked.file, found))
        else:
            outcome.found(checked.file, found)
            terminal.found(found, failing)
    outcome.end()


def _near(prefix: str) -> Text:
    """The beginning of rules that was meant by one in small letters, or without its letters: gip301, 301."""
    meant = f"GIP{prefix.upper().removeprefix('GIP')}"
    return filled(_NEAR, rule=meant) if _is_known(meant) else Text("", "")


class _Told:
    """Findings as text: told file by file, as they are found."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal, self._tally = terminal, as_text.Tally()

    def problem(self, text: Text) -> None:
        """Of a file that could not be read nothing is told but why."""

    def folded(self, folded: Folded) -> None:
        self._tally.files += 1
        self._tally.fold(folded)

    def found(self, _: str, findings: list[Finding]) -> None:
        self._tally.files += 1
        if findings:
            self._tally.add(findings)
            self._terminal.result(as_text.emit(findings, self._terminal.lang, colour=colour()))

    def end(self) -> None:
        if self._tally.files:
            self._terminal.result(self._tally.words(self._terminal.lang))


class _Gathered:
    """Findings as one document, which is written when all are known."""

    def __init__(self, terminal: Terminal, format_: str, failing: Collection[str]) -> None:
        self._terminal, self._format, self._failing = terminal, format_, failing
        self._found: list[Finding] = []
        self._files: list[str] = []
        self._problems: list[Text] = []
        self._published: list[Folded] = []

    def problem(self, text: Text) -> None:
        self._problems.append(text)

    def folded(self, folded: Folded) -> None:
        self._files.append(folded.file)
        self._published.append(folded)

    def found(self, file: str, findings: list[Finding]) -> None:
        self._files.append(file)
        self._found += findings

    def end(self) -> None:
        outcome = Outcome(self._found, self._files, self._problems, self._published)
        self._terminal.result(_written(outcome, self._format, self._terminal.lang, self._failing))


def _is_known(prefix: str) -> bool:
    from gipgen.rules.rule_pages import pages  # noqa: PLC0415  wanted with --select and --ignore only

    return any(page.id.startswith(prefix) for page in pages())


def _asks(select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether a rule that asks is wanted: what is not shown need not be asked."""
    if not select and not ignore:
        return True
    from gipgen.rules import RULES  # noqa: PLC0415  as above

    asking = [rule.id for rule in RULES if rule.is_question]
    return any(id_.startswith(tuple(select) or "") and not id_.startswith(tuple(ignore)) for id_ in asking)


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
    from gipgen.findings import as_junit  # noqa: PLC0415

    return as_junit.emit(outcome, lang, failing)
