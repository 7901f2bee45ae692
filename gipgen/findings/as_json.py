"""Findings as JSON, version 1. Fields are only ever added; ids and meanings never change."""

import json
from decimal import Decimal
from typing import Any

from gipgen.findings.as_text import count
from gipgen.findings.finding import Outcome
from gipgen.findings.privacy import masked
from gipgen.findings.text import chosen

VERSION = 1


def emit(outcome: Outcome, language: str) -> str:
    """One JSON object with all findings and their counts."""
    items = [
        {
            "file": each.file,
            "line": each.line,
            "column": each.column,
            "rule": each.finding.rule,
            "severity": each.finding.severity,
            "path": masked(each.finding.path),
            "message": each.finding.message(language),
            "values": values(each.finding.values),
        }
        for each in outcome.findings
    ]
    document: dict[str, Any] = {"version": VERSION, "findings": items}
    document["summary"] = count(outcome.findings, len(outcome.files))
    if outcome.problems:
        document["problems"] = [chosen(problem, language) for problem in outcome.problems]
    return json.dumps(document, ensure_ascii=False, indent=1)


def values(fields: Any) -> dict[str, Any]:
    """The fields of a message. Amounts become strings, digit for digit: JSON numbers are binary floats to most readers."""
    return {key: format(value, "f") if isinstance(value, Decimal) else masked(value) for key, value in fields.items()}
