"""What fits the schema and cannot be: a date that no calendar has, ``{{ }}`` where nothing looks numbers up."""

from collections.abc import Iterator
from typing import Any

from gipgen.findings.file_messages import EXPRESSION, TEXTS, WRONG_KIND
from gipgen.findings.finding import ERROR, Diagnostic, Path
from gipgen.form.definition import Form
from gipgen.report.report import Report


def strays(report: Report, data: dict[str, Any]) -> Iterator[Diagnostic]:
    """All of these in a report that was bound from ``data``."""
    yield from _dates(report)
    yield from _values_outside_prose(data, report.form)


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


def texts_typed(value: dict[str, Any] | list[Any], path: Path) -> Iterator[tuple[Path, str]]:
    """Every text of a file with its place; a number of eleven digits or more may be a telephone's or a person's."""
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inner, str):
            yield (*path, key), inner
        elif isinstance(inner, (dict, list)):
            yield from texts_typed(inner, (*path, key))
        elif isinstance(inner, int) and inner > 10**9:
            yield (*path, key), str(inner)
