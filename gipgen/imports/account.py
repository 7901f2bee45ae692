"""What an import found, as JSON, version 1. Fields are only ever added; meanings never change.

What is private in the texts is hidden: the account goes to logs. The report file has them as they were.
"""

import json
from collections.abc import Sequence
from typing import Any

from gipgen.findings.as_json import described
from gipgen.findings.finding import Finding
from gipgen.findings.privacy import mask, masked
from gipgen.findings.text import chosen
from gipgen.form.definition import CellRef, Form
from gipgen.imports.compose_report import cell_state, counts, noted_deviations
from gipgen.imports.form_differences import Deviation
from gipgen.imports.import_report import Published
from gipgen.imports.leftover_words import REASONS
from gipgen.imports.match import Leftover, Read
from gipgen.report.report import cell_path

VERSION = 1
_WITHOUT = ("file", "values")  # the report says which file; values came later


def item(source: str, file: str, imported: Published, findings: Sequence[Finding], language: str) -> dict[str, Any]:
    """One report: every cell with its source, every leftover, what ``check`` says of the result."""
    form = imported.form
    return {
        "source": source,
        "file": file,
        "agency": imported.agency or None,
        "year": imported.year,
        "edition": form.edition,
        "summary": {**counts(imported), "leftovers": len(imported.leftovers)},
        "cells": [
            _cell(form, (row, column.id), imported.cells.get((row, column.id)))
            for row, columns in form.columns.items()
            for column in columns
        ],
        "texts": masked({"preface": imported.preface, **imported.texts}),
        "leftovers": [_left(each, language) for each in imported.leftovers],
        "dropped": [_left(each, language) for each in imported.dropped],
        "findings": [described(each, language, without=_WITHOUT) for each in findings],
        "candidates": list(imported.candidates),
        "published": imported.published or None,
        "noted": [_left(each, language) for each in imported.noted],
        "deviations": [_deviation(each) for each in noted_deviations(imported)],
    }


def _cell(form: Form, ref: CellRef, read: Read | None) -> dict[str, Any]:
    return {
        "path": list(cell_path(form, ref)),
        "cell": ".".join(ref),
        "state": cell_state(read),
        "value": read.value.text if read is not None and read.value.kind == "number" else None,
        "printed": None if read is None else mask(read.value.raw),
        "source": None if read is None else read.place,
        "label": None if read is None else mask(read.label),
        "confidence": None if read is None else read.confidence,
    }


def _deviation(each: Deviation) -> dict[str, Any]:
    return {
        "rule": each.rule,
        "kind": each.matter,
        "source": each.place,
        "text": mask(each.words) or None,
        "wanted": each.wanted or None,
    }


def _left(each: Leftover, language: str) -> dict[str, str]:
    return {
        "text": mask(each.text),
        "source": each.place,
        "reason": each.reason,
        "message": chosen(REASONS[each.reason], language),
    }


def emit(items: Sequence[dict[str, Any]], problems: Sequence[dict[str, str]]) -> str:
    """The whole document."""
    document = {"version": VERSION, "reports": list(items), "problems": list(problems)}
    return json.dumps(document, ensure_ascii=False, indent=1)
