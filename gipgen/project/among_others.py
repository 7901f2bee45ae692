"""What a report looks like among the others of its run: what is kept of it, and what is told of it after that."""

import json
from collections.abc import Iterator, Sequence
from struct import pack, unpack
from typing import Final, cast
from zlib import compress, decompress

from gipgen.check import Examined, in_order, told
from gipgen.findings.file_messages import PREVIOUS, UNUSED_EXEMPTION
from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Finding, Path, Severity
from gipgen.form.editions import field_key
from gipgen.named_tuple import NamedTuple
from gipgen.prose.sentences import Sentence
from gipgen.report.report import Report
from gipgen.rules.publication import alike, twice
from gipgen.rules.publication.repeated import place
from gipgen.rules.support.marks import mark
from gipgen.rules.support.siblings import Details, Met, Traces, compared, sentences_of
from gipgen.rules.support.weighing import weigh
from gipgen.rules.years import last_year
from gipgen.source.reader import Source

_LONGEST: Final = (1 << 16) - 1  # characters of a sentence: what its length is kept in


def traces_of(examined: Examined) -> Traces:
    """What is kept of a report that was examined by itself."""
    report, source = examined.case.report, examined.source
    sentences = sentences_of(report, examined.case.passages)
    return Traces(
        report.agency,
        report.year,
        asked=bool(source.data) and not source.broken,
        named=report.agency != report.form.fill_in,
        marks=pack(f"<{len(sentences)}Q", *(mark(report.year, each.key) for each in sentences)),
        lengths=pack(f"<{len(sentences)}H", *(min(len(each.key), _LONGEST) for each in sentences)),
        details=compress(
            json.dumps(_details(examined, sentences), ensure_ascii=False).encode("utf-8", "surrogatepass"), 1
        ),
    )


def _details(examined: Examined, sentences: Sequence[Sentence]) -> Details:
    report, source, key = examined.case.report, examined.source, field_key("year")
    places = [_place(source, each) for each in sentences]
    probes = [Diagnostic(twice.PAGE.id, WARNING, twice.TWICE, (key,))]
    probes += [Diagnostic(alike.PAGE.id, WARNING, alike.ALIKE, path) for path in {place[0]: None for place in places}]
    lines = source.typed.split("\n")
    year = source.span((key,))
    sections = [report.form.section(id_) for id_ in compared(report.form)]
    return Details(
        key,
        year,
        (sections[0].key, sections[0].name, sections[-1].name),
        [each.text for each in sentences],
        places,
        {str(line): lines[line - 1] for line in {year.line, *(place[3] for place in places)} if line <= len(lines)},
        {each.rule: each.severity for each in weigh(probes, examined.case.settings)},
        _exempted(report),
        [(each.rule, each.path) for each in _silent(examined, probes)],
    )


def _place(source: Source, sentence: Sentence) -> tuple[Path, int, int, int, int]:
    path, offset = sentence.passage.path, place(sentence)
    return (path, *offset, *source.span(path, offset))


def _exempted(report: Report) -> list[str]:
    return [
        rule
        for rule, reason in report.fields["exemptions"]
        if rule in (alike.PAGE.id, twice.PAGE.id) and reason and reason.strip()
    ]


def _silent(examined: Examined, probes: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """What would be left out, because something else is wrong there."""
    if any(each.rule < "GIP3" and each.severity == ERROR for each in examined.every):
        heard = {(each.rule, each.path) for each in told((*examined.every, *probes), examined.source)}
        yield from (each for each in probes if (each.rule, each.path) not in heard)


class Told(NamedTuple):
    """What is told of a report among others: findings with their places, and what its file exempts of them."""

    findings: tuple[Finding, ...] = ()
    exempted: tuple[Diagnostic, ...] = ()


def told_among(file: str, traces: Traces, met: Met) -> Told:
    """What is told of the report in ``file`` that has met others."""
    if met.same is None and not alike.is_much(met.nearest):
        return Told()
    details = Details(*json.loads(decompress(traces.details).decode("utf-8", "surrogatepass")))
    findings: list[Finding] = []
    exempted: list[Diagnostic] = []
    for each, (line, column) in _found(file, traces, details, met):
        severity = details.weights.get(each.rule)
        if severity is None:
            continue
        weighed = each._replace(severity=cast("Severity", severity))
        if each.rule in details.exempted:
            exempted.append(weighed)
        elif [each.rule, list(each.path)] not in details.silent:
            findings.append(Finding(file, line, column, weighed, details.lines.get(str(line), "")))
    return Told(tuple(findings), tuple(exempted))


def _found(file: str, traces: Traces, details: Details, met: Met) -> Iterator[tuple[Diagnostic, Sequence[int]]]:
    if met.nearest is not None and alike.is_much(met.nearest):
        *_, line, column = details.places[met.nearest.sentences[0]]
        lengths = unpack(f"<{len(details.texts)}H", traces.lengths)
        yield alike.told(details, met.nearest, lengths), (line, column)
    if met.same is not None:
        yield twice.told(file, traces, details.year_key, met.same), details.year_place


_OF_LAST_YEAR = (last_year.PAGE.id, PREVIOUS)


def with_others(findings: list[Finding], among: Told) -> list[Finding]:
    """The findings of a file together with what is told of it among others; an exemption that takes something is used."""
    used = {each.rule for each in among.exempted}
    left = [each for each in findings if each.rule != UNUSED_EXEMPTION or each.values.get("id") not in used]
    if any(
        each.rule == twice.PAGE.id for each in among.findings
    ):  # with the year right, last year's file is right as well
        left = [each for each in left if each.severity == ERROR or each.rule not in _OF_LAST_YEAR]
    return sorted([*left, *among.findings], key=in_order)


def examined_among(examined: Examined, among: Told) -> Examined:
    """The same of the report itself, for those who lay it out."""
    used = {each.rule for each in among.exempted}

    def joined(findings: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        left = (each for each in findings if each.rule != UNUSED_EXEMPTION or each.values.get("id") not in used)
        return (*left, *(each.finding for each in among.findings))

    exempted = (*examined.exempted, *among.exempted)
    return examined._replace(findings=joined(examined.findings), exempted=exempted, every=joined(examined.every))
