"""The order of checking: reading, structure, prose, rules, exemptions. Nothing else knows it.

Values in, values out: what a report names beside itself is opened through the ``Neighbours`` that the caller gives.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from gipgen.findings.file_messages import EXPRESSION, PREVIOUS, TEXTS, UNUSED_EXEMPTION, WRONG_KIND
from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Finding, Path, Severity, Span
from gipgen.form.definition import Form
from gipgen.form.editions import field_key
from gipgen.prose.narrative import narrate
from gipgen.prose.passages import passages
from gipgen.report.neighbours import Neighbour, Neighbours, UnreachableError
from gipgen.report.report import Report, bind
from gipgen.report.structure import read_structure
from gipgen.rules import RULES
from gipgen.rules.support.rule import Case
from gipgen.settings.settings import DEFAULT, Settings
from gipgen.source.decode import MAX_BYTES
from gipgen.source.reader import Source, read

if TYPE_CHECKING:
    from gipgen.prose.pictures import Opened  # few reports have a picture
    from gipgen.rules.support.siblings import Siblings  # a run of one report has none


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


_MAX_YEARS_BACK = 50
MAX_FINDINGS = 300  # of one rule in one file: more than a report has cells; the rest would only bury them


def examine(
    raw: bytes,
    settings: Settings = DEFAULT,
    *,
    place: str = "",
    neighbours: Neighbours | None = None,
    siblings: "Siblings | None" = None,
) -> Examined:
    """Check the bytes of one file and return the report with everything that is wrong.

    ``place`` is where the file lies for its ``neighbours``; without these, last year's report is not looked at and
    pictures are not opened.
    """
    opened = _open(raw, settings, place, neighbours)
    case, source = opened.case._replace(siblings=siblings), opened.source
    findings = [*source.findings, *opened.structure]
    if opened.whole:
        findings += opened.problems
        for rule in RULES:
            findings += islice(rule.check(case), MAX_FINDINGS)
        findings += opened.misplaced
    weighed = _weigh(findings, settings) if settings.rules else findings
    return Examined(source, case, *_exempt(_first_of_each(weighed), case.report, whole=opened.whole))


class _Opened(NamedTuple):
    """A file that was read and bound to its form, its prose finished; no rule has been asked yet."""

    source: Source
    case: Case
    structure: list[Diagnostic]  # what does not fit the form
    problems: list[Diagnostic]  # last year's report, and what the prose cannot be finished for
    misplaced: list[Diagnostic]  # dates that are none, values outside of prose

    @property
    def whole(self) -> bool:
        """Whether anything can be said of the file as a whole: of one that broke off nothing can."""
        return bool(self.source.data) and not self.source.broken


def _open(raw: bytes, settings: Settings, place: str, neighbours: Neighbours | None) -> _Opened:
    source, form, structure = read_structure(raw)
    report = bind(source.data, form)
    previous, problems = _previous(report, place, neighbours)
    texts = _texts_of(report)
    open_picture = partial(_picture, neighbours, place) if neighbours else None
    narratives = {id_: narrate(text, path, report, previous, open_picture) for id_, (path, text) in texts.items()}
    running = [
        each for id_, (path, text) in texts.items() for each in passages(narratives[id_].blocks, id_, path, text)
    ]
    for narrative in narratives.values():
        problems += [
            problem
            for problem in narrative.problems
            if problem.rule.startswith("GIP2") and not (problems and problem.text is TEXTS["no_previous"])
        ]
    misplaced = [*_dates(report), *_values_outside_prose(source.data, form)]
    texts_typed = tuple(_texts_typed(source.data, ()))
    case = Case(report, previous, narratives, source.data, settings, tuple(running), texts_typed)
    return _Opened(source, case, structure, problems, misplaced)


def _texts_typed(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text of a file with its place; a number of eleven digits or more may be a telephone's or a person's."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts_typed(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts_typed(inner, (*path, index))
    elif isinstance(value, str):
        yield path, value
    elif isinstance(value, int) and value > 10**9:
        yield path, str(value)


def _picture(neighbours: Neighbours, place: str, file: str) -> "Opened":
    from gipgen.prose.pictures import open_picture  # noqa: PLC0415  few reports have one

    return open_picture(neighbours, place, file)


def _previous(report: Report, place: str, neighbours: Neighbours | None) -> tuple[Report | None, list[Diagnostic]]:
    """Last year's report as this one names it, or why it cannot be used."""
    file = report.fields["previous"]
    if not file or neighbours is None:
        return None, []
    try:
        return _last_report(place, file, neighbours), []
    except UnreachableError as error:
        path = (report.form.field("previous").key,)
        values = {"file": file, **error.values}
        return None, [Diagnostic(PREVIOUS, ERROR, TEXTS[f"previous_{error.why}"], path, values)]


def _last_report(place: str, file: str, neighbours: Neighbours) -> Report:
    """Open last year's report: readable, and not leading back to a file already seen. Raises ``UnreachableError``.

    Numbers that nobody knows any more (待填) leave the others comparable; what it quotes of the year before it was its
    own business.
    """
    found = neighbours.open(place, file, MAX_BYTES)
    circle = _circle(place, found, neighbours)
    if circle is not None:
        raise UnreachableError("circular", {"file": circle})
    opened = _open(found.content, DEFAULT, "", None)
    findings = [*opened.source.findings, *opened.structure]
    if opened.whole:
        findings += [each for each in opened.problems if each.text is not TEXTS["no_previous"]] + opened.misplaced
    broken = [_span(opened.source, finding).line for finding in findings if finding.severity == ERROR]
    if broken:
        raise UnreachableError("broken", {"count": len(broken), "line": min(broken)})
    return opened.case.report


def _circle(start: str, found: Neighbour, neighbours: Neighbours) -> str | None:
    """Follow the chain of last years from the report at ``start``; return the place of the file that closes a circle."""
    key = field_key("previous")
    seen = {start}
    for _ in range(_MAX_YEARS_BACK):
        if found.place in seen:
            return found.place
        seen.add(found.place)
        file = read(found.content, ()).data.get(key)
        if not isinstance(file, str) or not file:
            return None
        try:
            found = neighbours.open(found.place, file, MAX_BYTES)
        except UnreachableError:
            return None
    return None


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


def _exempt(
    findings: Iterable[Diagnostic], report: Report, *, whole: bool
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """What stays and what the file exempts with a reason; of a ``whole`` file an exemption that fits nothing is a finding."""
    exemptions = report.fields["exemptions"]
    exempted = {rule for rule, reason in exemptions if rule and reason and reason.strip() and rule >= "GIP3"}
    kept: list[Diagnostic] = []
    taken: list[Diagnostic] = []
    for finding in findings:
        (taken if finding.rule in exempted else kept).append(finding)
    key = report.form.field("exemptions").key
    unused = exempted - {finding.rule for finding in taken} if whole else set()
    for index, (rule, _) in enumerate(exemptions):
        if rule in unused:
            kept.append(Diagnostic(UNUSED_EXEMPTION, WARNING, TEXTS["unused_exemption"], (key, index), {"id": rule}))
    return tuple(kept), tuple(taken)


def locate(file: str, examined: Examined, findings: Iterable[Diagnostic] | None = None) -> list[Finding]:
    """Look up where each finding stands, and sort them as a person reads the file; those that stay unless others are given."""
    located = []
    wanted = examined.findings if findings is None else tuple(findings)
    lines = examined.source.typed.split("\n") if wanted else []
    for finding in wanted:
        span = _span(examined.source, finding)
        line = lines[span.line - 1] if span.line <= len(lines) else ""
        located.append(Finding(file, span.line, span.column, finding, line))
    return sorted(located, key=lambda each: (each.line, each.column, each.finding.rule))


def _span(source: Source, finding: Diagnostic) -> Span:
    return finding.span or source.span(finding.path, finding.offset, at_key=finding.at_key)


def has_errors(findings: Iterable[Diagnostic]) -> bool:
    """Whether any finding forbids to publish."""
    return any(finding.severity == ERROR for finding in findings)
