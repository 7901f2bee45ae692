"""Findings as JSON, version 1. Fields are only ever added; ids and meanings never change."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from gipgen.findings.as_text import count
from gipgen.findings.finding import Finding, Outcome
from gipgen.findings.privacy import masked
from gipgen.findings.text import Text, chosen

VERSION = 1


def emit(outcome: Outcome, language: str) -> str:
    """One JSON object with all findings and their counts."""
    document: dict[str, Any] = {
        "version": VERSION,
        "findings": [described(each, language) for each in outcome.findings],
        "summary": count(outcome.findings, len(outcome.files)),
    }
    if outcome.problems:
        document["problems"] = [chosen(problem, language) for problem in outcome.problems]
    if outcome.published:
        document["published"] = [each._asdict() for each in outcome.published]
    return json.dumps(document, ensure_ascii=False, indent=1)


def described(each: Finding, language: str, *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """One finding as every JSON document of gipgen has it; what is private in it is hidden.

    ``without`` are fields that a document never had, or says elsewhere.
    """
    finding = each.finding
    fields = {
        "file": each.file,
        "line": each.line,
        "column": each.column,
        "rule": finding.rule,
        "severity": finding.severity,
        "path": masked(finding.path),
        "message": finding.message(language),
        "values": _values(finding.values, language),
    }
    return {name: value for name, value in fields.items() if name not in without}


def _values(fields: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The fields of a message. Amounts become strings, digit for digit: JSON numbers are binary floats to most readers."""
    return {key: _value(value, language) for key, value in fields.items()}


def _value(value: Any, language: str) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    return masked(chosen(value, language) if isinstance(value, Text) else value)
