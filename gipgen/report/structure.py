"""A file's bytes → its data, the form that it follows, and what does not fit that form.

Which form that is, the file says itself (格式), or its year. A file that was plainly written for another edition (a slip
in the year, last year's file copied) is told so once, and then held to that edition.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from gipgen.findings.file_messages import EMPTY_TEXT, NOT_NEEDED, SYNTAX, TEXTS, TOO_DEEP, WRONG_KIND
from gipgen.findings.finding import ERROR, Diagnostic
from gipgen.form.definition import Form
from gipgen.form.editions import LAST_YEAR, UnknownEditionError, edition_for, editions, field_key, load
from gipgen.form.schema import FIRST_YEAR, schema
from gipgen.form.validate import Check, compile_schema
from gipgen.source.reader import Source, read, remend


@cache
def compiled(edition: str) -> tuple[dict[str, Any], Check]:
    """The JSON Schema of an edition, and the fast validator made of it."""
    definition = schema(load(edition))
    return definition, compile_schema(definition)


@cache
def _words(edition: str) -> frozenset[str]:
    return frozenset(_keys(compiled(edition)[0]))


class _Keys:
    """The keys of all editions, looked up only where a file's punctuation needs mending."""

    def __contains__(self, key: object) -> bool:
        return any(key in _words(edition) for edition in editions())


def _keys(definition: dict[str, Any]) -> Iterator[str]:
    for key, inner in definition.get("properties", {}).items():
        yield key
        yield from _keys(inner)
    if isinstance(definition.get("items"), dict):
        yield from _keys(definition["items"])


def read_structure(raw: bytes) -> tuple[Source, Form, list[Diagnostic]]:
    """Read the file and hold it against the schema of its edition."""
    keys = _Keys()
    source = read(raw, keys)
    form, problems = _form(source.data)
    if not source.data:
        return source, form, []
    if not compiled(form.edition)[1](source.data):
        source = remend(source, keys)
        form, problems = _form(source.data)
        if source.data and not compiled(form.edition)[1](source.data):
            form, found = _explain(source, form)
            problems += found
    return source, form, problems


def _explain(source: Source, form: Form) -> tuple[Form, list[Diagnostic]]:
    """Say what does not fit the form; of a file in the keys of another edition only that, and what is wrong there."""
    from gipgen.form.explain import explain  # noqa: PLC0415  wanted for faulty files only

    def misfits(edition: str) -> list[Diagnostic]:
        return [each for each in explain(source, compiled(edition)[0]) if not _overshadowed(each, source)]

    found = misfits(form.edition)
    for edition in editions():
        if len(found) < _ANOTHER_FORM or edition == form.edition:
            continue
        meant = load(edition)
        key, raw = _chosen_by(source.data, form)
        others = [each for each in misfits(edition) if not key or each.path != (key,)]
        if len(others) * 3 < len(found):
            values = {"key": key, "raw": raw, "edition": form.edition, "document": form.document}
            values |= {"meant": meant.edition, "meant_document": meant.document}
            wrong = [Diagnostic(WRONG_KIND, ERROR, TEXTS["other_edition"], (key,), values)] if key else []
            return meant, [*wrong, *others]
    return form, found


def _chosen_by(data: dict[str, Any], form: Form) -> tuple[str, Any]:
    """The key that chose the form, and its value; empty where nothing did (a year that cannot be read)."""
    edition, year = form.field("edition").key, form.field("year").key
    if str(data.get(edition, "")) == form.edition:
        return edition, data[edition]
    number = data.get(year)
    return (year, number) if isinstance(number, int) and number >= int(editions()[0]) else ("", None)


_ANOTHER_FORM = 5  # as many misfits, and a third of them in another edition: the file was written for that one


def _overshadowed(finding: Diagnostic, source: Source) -> bool:
    """Whether a structural finding only repeats what is wrong with the text there, or lies behind its break."""
    if source.broken and finding.rule == EMPTY_TEXT:
        return True  # its text may stand where reading stopped
    line = source.span(finding.path).line
    for reading in source.findings:
        if reading.span is not None and (
            (reading.rule == NOT_NEEDED and line == reading.span.line)
            or (source.broken and reading.rule in _BREAKS and line >= reading.span.line - 1)
        ):
            return True
    return False


_BREAKS = frozenset((SYNTAX, TOO_DEEP))


def _form(data: dict[str, Any]) -> tuple[Form, list[Diagnostic]]:
    """The form that the file says it follows, else the one of its year, else the newest."""
    edition_key, year_key = field_key("edition"), field_key("year")
    named = str(data.get(edition_key, ""))
    if named in editions():
        return load(named), []
    year = data.get(year_key)
    if not isinstance(year, int):
        return load(editions()[-1]), []
    try:
        return load(edition_for(year)), []
    except UnknownEditionError:
        newest = load(editions()[-1])
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return newest, []  # no year of the law: the schema says so
        values = {"year": year, "first": editions()[0]}
        return newest, [Diagnostic(WRONG_KIND, ERROR, TEXTS["no_form"], (year_key,), values)]
