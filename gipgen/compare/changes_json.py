"""A comparison as JSON, version 1. Fields are only ever added; amounts are written digit for digit, as strings."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from gipgen.compare.change import Change, Compared, Equality, Number
from gipgen.compare.change_words import counts
from gipgen.findings.as_json import described
from gipgen.findings.privacy import masked

VERSION = 1
_WITHOUT = ("values",)


def emit(compared: Sequence[Compared], lang: str) -> str:
    """One JSON object; a whole number stands as number, everything else as text, nothing as null."""
    comparisons = [each.comparison for each in compared if each.comparison is not None]
    document = {
        "version": VERSION,
        "changes": [_change(each.file, change) for each in comparisons for change in each.changes],
        "findings": {
            "appeared": [described(found, lang, without=_WITHOUT) for each in comparisons for found in each.appeared],
            "gone": [described(found, lang, without=_WITHOUT) for each in comparisons for found in each.gone],
        },
        "equalities": [_equality(each.file, equality) for each in comparisons for equality in each.equalities],
        "files": [_file(each, lang) for each in compared],
        "summary": counts(compared),
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _file(each: Compared, lang: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"file": each.file, "status": each.status}
    if each.comparison and each.comparison.years:
        entry["years"] = list(each.comparison.years)
    if each.findings:
        entry["findings"] = [described(found, lang, without=_WITHOUT) for found in each.findings]
    if each.problem:
        entry["message"] = each.problem.say(lang)
    return entry


def _change(file: str, change: Change) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "file": file,
        "kind": change.kind,
        "path": masked(change.path),
        "section": change.part,
        "label": change.label or change.part,
        "old": _typed(change.old, change),
        "new": _typed(change.new, change),
    }
    if change.difference is not None:
        entry["difference"] = _number(change.difference)
    if change.rate:
        entry["rate"] = change.rate
    return entry


def _typed(text: str | None, change: Change) -> Any:
    whole = change.kind in ("cell", "total") and text is not None and text.lstrip("-").isascii()
    if whole and text is not None and text.lstrip("-").isdigit() and str(int(text)) == text:
        return int(text)
    return masked(text)


def _number(value: Number | None) -> Any:
    return format(value, "f") if isinstance(value, Decimal) else value


def _equality(file: str, each: Equality) -> dict[str, Any]:
    return {
        "file": file,
        "rule": each.rule,
        "path": masked(each.path),
        "label": each.label,
        "expected": _number(each.expected),
        "actual": _number(each.actual),
        "holds": each.holds,
        "exempted": masked(each.exempted) or None,
    }
