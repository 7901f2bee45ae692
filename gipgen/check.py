"""The order of checking: reading, structure, prose, rules, exemptions. Nothing else knows it.

Values in, values out: what a report names beside itself is opened through the ``Neighbours`` that the caller gives.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from gipgen.findings.file_messages import FILL_IN, PREVIOUS, TEXTS
from gipgen.findings.finding import ERROR, INFO, Diagnostic, Finding, Span
from gipgen.findings.text import Text, filled
from gipgen.form.editions import field_key
from gipgen.named_tuple import NamedTuple
from gipgen.prose.narrative import Narrative, narrate
from gipgen.prose.passages import passages
from gipgen.report.neighbours import Neighbour, Neighbours, UnreachableError, year_before
from gipgen.report.report import Report, bind, files_named
from gipgen.report.strays import strays, texts_typed
from gipgen.report.structure import read_structure
from gipgen.rules import RULES
from gipgen.rules.support.last_years import last_document, misfiled, must_be_added_once, must_be_of_year_before
from gipgen.rules.support.rule import Case, Unshown
from gipgen.rules.support.weighing import exempt, first_of_each, may_be_told, weigh
from gipgen.settings.settings import DEFAULT, Settings
from gipgen.source.decode import MAX_BYTES
from gipgen.source.reader import Source, read

if TYPE_CHECKING:
    from gipgen.prose.pictures import Opened  # few reports have a picture


class Examined(NamedTuple):
    """A file that was checked. ``case`` can be laid out as long as nothing is broken beyond reading."""

    source: Source
    case: Case
    findings: tuple[Diagnostic, ...]
    exempted: tuple[Diagnostic, ...] = ()  # what would be in ``findings`` without the file's exemptions
    every: tuple[Diagnostic, ...] = ()  # the findings before those that only follow from others were left out

    @property
    def readable(self) -> bool:
        """Whether there is a report to lay out, perhaps with gaps (for drafts)."""
        return bool(self.source.data) and not self.source.broken


_MAX_YEARS_BACK = 50
_SEVERAL = ",，、;；"  # what people put between several paths
MOST_MERGED = 50  # reports of last year that one names: as many agencies were never merged into one
MAX_FINDINGS = 300  # of one rule in one file: more than a report has cells; the rest would only bury them


def examine(
    raw: bytes,
    settings: Settings = DEFAULT,
    *,
    place: str = "",
    neighbours: Neighbours | None = None,
    unshown: Unshown | None = None,
    questions: bool = True,
) -> Examined:
    """Check the bytes of one file and return the report with everything that is wrong.

    ``place`` is where the file lies for its ``neighbours``; without these, last year's report is not looked at and
    pictures are not opened. ``unshown`` says which characters this machine cannot print. Without ``questions`` nothing is
    asked that only statistics make one suspect.
    """
    opened = _open(raw, settings, place, neighbours)
    case, source = opened.case._replace(unshown=unshown), opened.source
    findings = [*source.findings, *opened.structure]
    unasked = {rule.id for rule in RULES if rule.is_question and not (questions and may_be_told(rule.id, settings))}
    if opened.whole:
        findings += _once(opened.problems)
        for rule in RULES:
            if rule.id not in unasked:
                findings += islice(rule.check(case), MAX_FINDINGS)
        findings += opened.misplaced
    weighed = weigh(findings, settings) if settings.rules else findings
    kept, exempted = exempt(first_of_each(weighed, MAX_FINDINGS), case.report, unasked, whole=opened.whole)
    return Examined(source, case, told(kept, source), exempted, kept)


def told(findings: tuple[Diagnostic, ...], source: Source) -> tuple[Diagnostic, ...]:
    """The findings without what only follows from others."""
    if len(findings) < 2 and not source.broken and not any(each.values.get("count") for each in findings):
        return findings
    from gipgen.rules.support.consequences import told_once  # noqa: PLC0415  wanted for faulty files only

    whole = not (source.broken or not source.data)
    imported = field_key("origin") in source.data
    folded = told_once(
        findings, lambda each: _span(source, each).line, source.row_length, whole=whole, imported=imported
    )
    return tuple(folded)


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
    narratives = _with_moves(narratives, source, report)
    running = [
        each for id_, (path, text) in texts.items() for each in passages(narratives[id_].blocks, id_, path, text)
    ]
    problems = _unfinished(problems, narratives.values())
    outside = [*strays(report, source.data), *misfiled(report, place)]
    every_text = tuple(texts_typed(source.data, ()))
    case = Case(report, previous, narratives, source.data, settings, tuple(running), every_text)
    return _Opened(source, case, structure, problems, outside)


def _with_moves(narratives: dict[str, Narrative], source: Source, report: Report) -> dict[str, Narrative]:
    """The same; texts of several parts that were pasted together can be set below their own keys."""
    if not any("below" in each.values for narrative in narratives.values() for each in narrative.problems):
        return narratives
    from gipgen.rules.support.moved_parts import with_moves  # noqa: PLC0415  wanted for few files

    return with_moves(narratives, source, report.form)


def _unfinished(problems: list[Diagnostic], narratives: Iterable[Narrative]) -> list[Diagnostic]:
    """What the prose cannot be finished for, behind what is wrong with last year's report: that is said instead of its consequences."""
    found = [each for narrative in narratives for each in narrative.problems if each.rule.startswith("GIP2")]
    if problems and any(each.text is TEXTS["no_previous"] for each in found):
        if not has_errors(problems):
            problems = [each._replace(severity=ERROR) for each in problems]  # why its numbers cannot be quoted
        found = [each for each in found if each.text is not TEXTS["no_previous"]]
    return problems + found


def _picture(neighbours: Neighbours, place: str, file: str) -> "Opened":
    from gipgen.prose.pictures import open_picture  # noqa: PLC0415  few reports have one

    return open_picture(neighbours, place, file)


def _previous(report: Report, place: str, neighbours: Neighbours | None) -> tuple[Report | None, list[Diagnostic]]:
    """Last year's report, as this one names it or beside it in the folder of its year; or why it cannot be used."""
    if neighbours is None:
        return None, []
    named: tuple[str, ...] = report.fields["previous"]
    if named:
        return _named(report, named, place, neighbours)
    file = year_before(place, report.year)
    try:
        last = _last_report(place, file, neighbours)[1] if file else None
        if last is not None:
            must_be_of_year_before(report, last)
    except UnreachableError as error:
        if error.why in ("missing", "outside"):
            return None, []
        values = {"file": file, **error.values}
        values["why"] = filled(TEXTS[f"beside_{error.why}"], **values)
        return None, [Diagnostic(PREVIOUS, INFO, TEXTS["beside"], (report.form.field("year").key,), values)]
    return last, []


def _named(
    report: Report, files: tuple[str, ...], place: str, neighbours: Neighbours
) -> tuple[Report | None, list[Diagnostic]]:
    """The reports that this one names as last year's, as one: several where agencies were merged into this one."""
    key = report.form.field("previous").key
    found: dict[str, Report] = {}
    problems = []
    if len(files) > MOST_MERGED:
        many = {"count": len(files), "limit": MOST_MERGED}
        return None, [Diagnostic(PREVIOUS, ERROR, TEXTS["previous_many"], (key,), many, at_key=True)]
    for number, file in enumerate(files):
        try:
            at, last = _last_report(place, file, neighbours)
            if len(files) > 1:
                must_be_added_once(report, last, again=at in found, others=found.values())
            found[at] = last
        except UnreachableError as error:
            path = (key, number) if len(files) > 1 else (key,)
            values = {"file": file, **error.values}
            several = error.why == "missing" and any(sign in file for sign in _SEVERAL)
            text = TEXTS["previous_in_one" if several else f"previous_{error.why}"]
            text, more = last_document(file) or (text, {})
            problems.append(Diagnostic(PREVIOUS, ERROR, text, path, {**values, **more}))
    if not problems:
        from gipgen.report.merged import merged  # noqa: PLC0415  most reports name none of last year

        return merged([*found.values()], report.agency), []
    if len(files) > 1:
        lost = {"count": len(files), "lost": len(problems)}
        problems.append(Diagnostic(PREVIOUS, INFO, TEXTS["previous_sums"], (key,), lost, at_key=True))
    return None, problems


def _once(problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What is wrong with last year's report is said where it is quoted first, not at each quotation."""
    every = list(problems)
    for number, each in enumerate(every):
        same = [at for at, other in enumerate(every) if other.text is each.text]
        if each.text not in map(TEXTS.get, _SAID_ONCE) or len(same) == 1:
            yield each
        elif same[0] == number:
            text = Text(*map("".join, zip(each.text, TEXTS["such_values"], strict=True)))
            yield each._replace(text=text, values={**each.values, "times": len(same)})


_SAID_ONCE = ("no_previous", "previous_unknown")


def _last_report(place: str, file: str, neighbours: Neighbours) -> tuple[str, Report]:
    """Open last year's report, and say where it lies: readable, and not leading back to a file already seen. Raises ``UnreachableError``.

    Numbers that nobody knows any more (待填) leave the others comparable; what it quotes of the year before it was its
    own business.
    """
    found = neighbours.open(place, file, MAX_BYTES)
    circle = _circle((place,), found, neighbours, set())
    if circle is not None:
        raise UnreachableError("circular", {"file": circle})
    opened = _open(found.content, DEFAULT, "", None)
    findings = [*opened.source.findings, *opened.structure]
    if opened.whole:
        findings += [each for each in opened.problems if each.text is not TEXTS["no_previous"]] + opened.misplaced
    broken = [_span(opened.source, finding).line for finding in findings if finding.severity == ERROR]
    if broken:
        raise UnreachableError("broken", {"count": len(broken), "line": min(broken)})
    return found.place, opened.case.report


def _circle(above: tuple[str, ...], found: Neighbour, neighbours: Neighbours, done: set[str]) -> str | None:
    """Follow the last years of the reports at the places ``above``; return the place of the file that closes a circle."""
    if found.place in above:
        return found.place
    if found.place in done or len(above) > _MAX_YEARS_BACK:
        return None
    for file in files_named(read(found.content).data.get(field_key("previous")))[:MOST_MERGED]:
        try:
            before = neighbours.open(found.place, file, MAX_BYTES)
        except UnreachableError:
            continue
        if circle := _circle((*above, found.place), before, neighbours, done):
            return circle
    done.add(found.place)
    return None


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


def locate(file: str, examined: Examined, findings: Iterable[Diagnostic] | None = None) -> list[Finding]:
    """Look up where each finding stands, and sort them as a person reads the file, what only waits to be filled in last; those that stay unless others are given."""
    located = []
    wanted = examined.findings if findings is None else tuple(findings)
    lines = examined.source.typed.split("\n") if wanted else []
    for finding in wanted:
        span = _span(examined.source, finding)
        line = lines[span.line - 1] if span.line <= len(lines) else ""
        located.append(Finding(file, span.line, span.column, finding, line))
    return sorted(located, key=in_order)


def in_order(each: Finding) -> tuple[bool, int, int, str]:
    """What findings of a file are sorted by."""
    return each.rule == FILL_IN, each.line, each.column, each.rule


def _span(source: Source, finding: Diagnostic) -> Span:
    return finding.span or source.span(finding.path, finding.offset, at_key=finding.at_key)


def has_errors(findings: Iterable[Diagnostic]) -> bool:
    """Whether any finding forbids to publish."""
    return any(finding.severity == ERROR for finding in findings)
