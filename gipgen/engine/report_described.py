"""A report that was checked as plain values: what stands in each cell and text, what is wrong with it, what last year's had."""

from collections.abc import Iterator
from typing import Any

from gipgen.check import Examined, locate
from gipgen.engine.shown_at import target, targets_of_form
from gipgen.findings.as_json import described
from gipgen.findings.as_text import count
from gipgen.findings.file_messages import FILL_IN
from gipgen.findings.finding import GONE, Diagnostic, Finding
from gipgen.findings.privacy import masked
from gipgen.findings.text import Problem, Text, say
from gipgen.form.counterparts import counterparts
from gipgen.form.definition import Block, CellRef, Form, Row
from gipgen.report.report import Report, cell_path
from gipgen.source.reader import Source

_LONGEST = 30
_NO_LINE = ("words", "exemptions", "prose")
_INSTEAD = Text("改为“{wanted}”", "change to '{wanted}'")
_DO = Text("按提示改正", "do what it says")


def described_report(
    examined: Examined, findings: list[Finding], lang: str, closed: Problem | None = None
) -> dict[str, Any]:
    """All that a page shows of a report but the form itself."""
    report = examined.case.report
    form, source = report.form, examined.source
    told = [each for each in findings if each.rule != FILL_IN]
    return {
        "edition": form.edition,
        "readable": examined.readable,
        "closed": "" if closed is None else closed.say(lang),
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "published": report.is_published,
        "cells": {f"{row}.{column}": each for (row, column), each in _cells(report, source)},
        "texts": _texts(report),
        "fields": dict(_fields(report, source)),
        "before": _before(report, examined.case.previous),
        "findings": list(_findings(told, form, lang)),
        "counts": count(told, 1),
        "waiting": list(_waiting(examined, form)),
    }


def _cells(report: Report, source: Source) -> Iterator[tuple[CellRef, dict[str, Any]]]:
    for table in report.form.tables.values():
        for block in table.blocks:
            for row in block.rows:
                for column in block.columns:
                    ref = (row.id, column.id)
                    cell = report.cells[ref]
                    typed = cell.text if cell.value is not None else _as_typed(source, report.form, block, row, ref)
                    given = cell.given and (bool(typed) or not (column.total or row.parts))
                    yield ref, {"typed": typed or "", "given": given and not _stands_for_row(block, row, source, ref)}


def _stands_for_row(block: Block, row: Row, source: Source, ref: CellRef) -> bool:
    """Whether a total was not typed but follows from the one 0 that stands for the whole row."""
    is_total = block.total is not None and block.total.id == ref[1]
    return is_total and source.row_length(row.path) != len(block.columns)


def _as_typed(source: Source, form: Form, block: Block, row: Row, ref: CellRef) -> str:
    """What stands in the file for a number that is none; nothing for one that is not known yet."""
    path = cell_path(form, ref)
    mark = source.marks.get(path)
    is_total = block.total is not None and block.total.id == ref[1]
    if mark is None and not is_total and not row.parts:
        mark = source.marks.get(path[:-1]) if len(path) > len(row.path) else None
    raw = " ".join(mark.raw.split()) if mark is not None else ""
    return "" if raw == form.fill_in else raw[:_LONGEST]


def _texts(report: Report) -> dict[str, str | None]:
    texts = {**report.texts, "preface": report.fields["preface"]}
    return {name: None if text is None else text.rstrip("\n") for name, text in texts.items()}


def _fields(report: Report, source: Source) -> Iterator[tuple[str, str]]:
    form = report.form
    for field in (*form.head, *form.tail):
        paths: list[tuple[tuple[str, ...], str]] = [
            ((field.key, inner.key), f"{field.id}.{inner.id}") for inner in field.fields
        ]
        paths = paths or [((field.key,), field.id)]
        for path, name in paths:
            mark = source.marks.get(path)
            if field.kind not in _NO_LINE and mark is not None and mark.style in ("", "'", '"'):
                yield name, " ".join(mark.raw.split())


def _before(report: Report, last: Report | None) -> dict[str, Any] | None:
    """Last year's numbers by the cells of this year's form, and those that are this year's by definition."""
    if last is None:
        return None
    same = counterparts(report.form, last.form).cells
    texts = {ref: last.cells[there].text for ref, there in same.items() if there in last.cells}
    carried = {}
    for table in report.form.tables.values():
        for to_row, from_row in table.carry.items():
            for column in report.form.columns[to_row]:
                text = texts.get((from_row, column.id))
                if not column.total and text is not None:
                    carried[f"{to_row}.{column.id}"] = text
    cells = {f"{row}.{column}": text for (row, column), text in texts.items() if text is not None}
    return {"year": last.year, "title": last.title, "cells": cells, "carried": carried}


def _findings(findings: list[Finding], form: Form, lang: str) -> Iterator[dict[str, Any]]:
    known = targets_of_form(form)
    for each in findings:
        finding = each.finding
        offset = finding.offset
        yield {
            **described(each, lang, without=("file", "values")),
            "target": target(finding.path, known),
            "at": None if offset is None else [offset.line, offset.column],
            "mend": _label(finding, lang),
        }


def _waiting(examined: Examined, form: Form) -> Iterator[dict[str, Any]]:
    """Every place that is still to be filled in, one by one: a list to go through, not a message for each part."""
    known = targets_of_form(form)
    for each in locate("", examined, [each for each in examined.every if each.rule == FILL_IN]):
        offset = each.finding.offset
        at = None if offset is None else [offset.line, offset.column]
        yield {
            "path": masked(each.path),
            "target": target(each.path, known),
            "line": each.line,
            "column": each.column,
            "at": at,
        }


def _label(finding: Diagnostic, lang: str) -> str:
    """What a button says that does what the finding says; nothing where a person has to decide."""
    if not finding.mendable:
        return ""
    wanted = finding.values.get("wanted")
    if not wanted and finding.fix is not None:
        wanted = finding.fix.replacement
    if not wanted and finding.rewrite is not None and len(finding.rewrite.becomes) == 1:
        value = finding.rewrite.becomes[0][1]
        wanted = "" if value is GONE or isinstance(value, (dict, list)) else value
    text = str(wanted or "")
    if not text.strip() or len(text) > _LONGEST:
        return say(_DO, lang)
    return say(_INSTEAD, lang, wanted=text)
