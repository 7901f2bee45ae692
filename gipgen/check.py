"""The order of checking: reading, structure, prose, rules, exemptions. Nothing else knows it.

Values in, values out: last year's file is read through the function ``open_previous`` that the caller gives, so that
this module touches no files.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from gipgen.findings.file_messages import EXPRESSION, PREVIOUS, TEXTS, UNUSED_EXEMPTION, WRONG_KIND
from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Located, Severity
from gipgen.form.definition import Form
from gipgen.prose.narrative import OpenPicture, narrate
from gipgen.prose.passages import passages
from gipgen.report.report import Report, bind
from gipgen.report.structure import read_structure
from gipgen.rules import RULES
from gipgen.rules.support.rule import Case
from gipgen.settings.settings import DEFAULT, Settings
from gipgen.source.reader import Source

if TYPE_CHECKING:
    from gipgen.rules.support.siblings import Siblings  # a run of one report has none


class Previous(NamedTuple):
    """What became of last year's report: the report itself, or why it cannot be used."""

    report: Report | None
    problem: str = ""  # message variant of the catalogue
    values: dict[str, Any] = {}  # noqa: RUF012  a named tuple's default, never changed


OpenPrevious = Callable[[str], Previous]


class Examined(NamedTuple):
    """A file that was checked. ``case`` can be laid out as long as nothing is broken beyond reading."""

    source: Source
    case: Case
    findings: tuple[Diagnostic, ...]
    exempted: tuple[Diagnostic, ...] = ()  # what would be in ``findings`` without the file's exemptions

    @property
    def readable(self) -> bool:
        """Whether there is a report to lay out, perhaps with gaps (for drafts)."""
        return bool(self.source.data) and not self.source.broken


MAX_FINDINGS = 300  # of one rule in one file: more than a report has cells; the rest would only bury them


def examine(
    raw: bytes,
    open_previous: OpenPrevious | None = None,
    settings: Settings = DEFAULT,
    open_picture: OpenPicture | None = None,
    siblings: "Siblings | None" = None,
) -> Examined:
    """Check the bytes of one file and return the report with everything that is wrong."""
    source, form, structure = read_structure(raw)
    report = bind(source.data, form)
    findings = [*source.findings, *structure]
    previous, problems = _previous(report, open_previous)
    texts = _texts_of(report)
    narratives = {id_: narrate(text, path, report, previous, open_picture) for id_, (path, text) in texts.items()}
    running = [
        each for id_, (path, text) in texts.items() for each in passages(text, id_, path, narratives[id_].values)
    ]
    case = Case(report, previous, narratives, source.data, settings, tuple(running), siblings)
    if not source.broken and source.data:  # of a file that broke off nothing can be said as a whole
        findings += problems
        for narrative in case.narratives.values():
            findings += [
                problem
                for problem in narrative.problems
                if problem.rule.startswith("GIP2") and not (problems and problem.text is TEXTS["no_previous"])
            ]
        for rule in RULES:
            findings += islice(rule.check(case), MAX_FINDINGS)
        findings += _dates(report)
        findings += _values_outside_prose(source.data, form)
    weighed = _weigh(findings, settings) if settings.rules else findings
    return Examined(source, case, *_exempt(_first_of_each(weighed), report))


def _weigh(findings: Iterable[Diagnostic], settings: Settings) -> Iterator[Diagnostic]:
    """Give each finding the weight that gipgen.toml sets for its rule or family; the longest name decides.

    What does not fit the file's structure (GIP1xx, GIP2xx) cannot be made lighter: there would be nothing to print.
    """
    for finding in findings:
        names = [name for name in settings.rules if finding.rule.startswith(name) and finding.rule >= "GIP3"]
        weight = settings.rules[max(names, key=len)] if names else finding.severity
        if weight == finding.severity:
            yield finding
        elif weight != "off":
            yield finding._replace(severity=cast("Severity", weight))


def _first_of_each(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
        if counts[finding.rule] <= MAX_FINDINGS:
            yield finding


def _previous(report: Report, open_previous: OpenPrevious | None) -> tuple[Report | None, list[Diagnostic]]:
    file = report.fields["previous"]
    if not file or open_previous is None:
        return None, []
    result = open_previous(file)
    if not result.problem:
        return result.report, []
    path = (report.form.field("previous").key,)
    return None, [Diagnostic(PREVIOUS, ERROR, TEXTS[result.problem], path, {"file": file, **result.values})]


def _texts_of(report: Report) -> dict[str, tuple[tuple[str, ...], str]]:
    """Path and text of every narrative that the file has, by section id and ``preface``."""
    form = report.form
    texts: dict[str, tuple[tuple[str, ...], str | None]] = {
        "preface": ((form.field("preface").key,), report.fields["preface"])
    }
    for section in form.sections:
        path = (section.key, form.note.key) if section.table else (section.key,)
        texts[section.id] = (path, report.texts[section.id])
    return {id_: (path, text) for id_, (path, text) in texts.items() if text}


def _dates(report: Report) -> Iterator[Diagnostic]:
    """A date of the right shape may still be none of the calendar."""
    signature = report.form.field("signature")
    date = next(field for field in signature.fields if field.kind == "date")
    text = report.fields["signature"][date.id]
    if text and text != report.form.fill_in and text.count("-") == 2 and not _is_date(text):
        yield Diagnostic(WRONG_KIND, ERROR, TEXTS["no_such_date"], (signature.key, date.key), {"raw": text})


def _values_outside_prose(data: dict[str, Any], form: Form) -> Iterator[Diagnostic]:
    """``{{ }}`` works in prose only; elsewhere it would be printed as it stands."""
    for field in (*form.head, *form.tail):
        if field.kind == "prose":
            continue
        value = data.get(field.key)
        for path, text in [((field.key,), value)] if isinstance(value, str) else _texts(field.key, value):
            if "{{" in text:
                yield Diagnostic(EXPRESSION, ERROR, TEXTS["value_outside_prose"], path, {"key": path[-1]})


def _texts(key: str, value: Any) -> list[tuple[tuple[str, ...], str]]:
    items = value.items() if isinstance(value, dict) else ()
    return [((key, str(inner)), text) for inner, text in items if isinstance(text, str)]


def _is_date(text: str) -> bool:
    from datetime import date  # noqa: PLC0415

    try:
        date(*(int(part) for part in text.split("-")))
    except ValueError:
        return False
    return True


def _exempt(findings: Iterable[Diagnostic], report: Report) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """What stays and what the file exempts with a reason; an exemption that fits nothing is a finding."""
    exemptions = report.fields["exemptions"]
    exempted = {rule for rule, reason in exemptions if rule and reason and reason.strip() and rule >= "GIP3"}
    kept: list[Diagnostic] = []
    taken: list[Diagnostic] = []
    for finding in findings:
        (taken if finding.rule in exempted else kept).append(finding)
    key = report.form.field("exemptions").key
    used = {finding.rule for finding in taken}
    for index, (rule, _) in enumerate(exemptions):
        if rule in exempted and rule not in used:
            kept.append(Diagnostic(UNUSED_EXEMPTION, WARNING, TEXTS["unused_exemption"], (key, index), {"id": rule}))
    return tuple(kept), tuple(taken)


def locate(file: str, examined: Examined, findings: Iterable[Diagnostic] | None = None) -> list[Located]:
    """Look up where each finding stands, and sort them as a person reads the file; those that stay unless others are given."""
    located = []
    wanted = examined.findings if findings is None else tuple(findings)
    lines = examined.source.typed.split("\n") if wanted else []
    for finding in wanted:
        span = finding.span or examined.source.span(finding.path, finding.offset, at_key=finding.at_key)
        line = lines[span.line - 1] if span.line <= len(lines) else ""
        located.append(Located(file, span.line, span.column, finding, line))
    return sorted(located, key=lambda each: (each.line, each.column, each.finding.rule))


def has_errors(findings: Iterable[Diagnostic]) -> bool:
    """Whether any finding forbids to publish."""
    return any(finding.severity == ERROR for finding in findings)
