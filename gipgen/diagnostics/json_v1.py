"""Findings as JSON, version 1. Fields are only ever added; ids and meanings never change."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from gipgen.diagnostics.text import count
from gipgen.diagnostics.types import Located

VERSION = 1


def emit(findings: Sequence[Located], files: int, language: str) -> str:
    """One JSON object with all findings and their counts."""
    items = [
        {
            "file": each.file,
            "line": each.line,
            "column": each.column,
            "rule": each.finding.rule,
            "severity": each.finding.severity,
            "path": list(each.finding.path),
            "message": each.finding.message(language),
            "values": {key: _value(value) for key, value in each.finding.values.items()},
        }
        for each in findings
    ]
    document = {"version": VERSION, "findings": items, "summary": count(findings, files)}
    return json.dumps(document, ensure_ascii=False, indent=1)


def _value(value: Any) -> Any:
    """Amounts are written as strings, digit for digit: JSON numbers are binary floats to most readers."""
    return format(value, "f") if isinstance(value, Decimal) else value
