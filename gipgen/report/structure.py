"""A file's bytes → its data, the form that it follows, and what does not fit that form.

Which form that is, the file says itself (格式), or its year. A file that was plainly written for another edition (a slip
in the year, last year's file copied) is told so once, and then held to that edition.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from gipgen.findings.file_messages import (
    EMPTY_TEXT,
    MISSING,
    NOT_NEEDED,
    SYNTAX,
    TEXTS,
    TOO_DEEP,
    UNKNOWN_KEY,
    WRONG_KIND,
)
from gipgen.findings.finding import ERROR, Diagnostic, Rewrite
from gipgen.form.cut_texts import cut_texts
from gipgen.form.definition import FIRST_YEAR, LAST_YEAR, Form
from gipgen.form.editions import UnknownEditionError, edition_for, editions, field_key, load
from gipgen.form.schema import schema
from gipgen.form.validate import Check, compile_schema
from gipgen.source.compose import Mark
from gipgen.source.reader import Source, read, remend, with_lines

if TYPE_CHECKING:
    from gipgen.source.text_lines import Words  # a file without slips never needs it


@cache
def compiled(edition: str) -> tuple[dict[str, Any], Check]:
    """The JSON Schema of an edition, and the fast validator made of it."""
    definition = schema(load(edition))
    return definition, compile_schema(definition)


def vocabulary() -> "Words":
    """What the forms know of keys; looked up only where a file's punctuation needs mending."""
    return _words_of(tuple(editions()))


@cache
def _words_of(every: tuple[str, ...]) -> "Words":
    from gipgen.report.known_words import words_of  # noqa: PLC0415  a file without slips never needs it

    return words_of([compiled(edition)[0] for edition in every], [load(edition) for edition in every])


def read_structure(raw: bytes) -> tuple[Source, Form, list[Diagnostic]]:
    """Read the file and hold it against the schema of its edition."""
    source = read(raw, vocabulary)
    form, problems = _form(source.data)
    if source.broken:
        source = _with_lines_set(_with_place(source, compiled(form.edition)[0]), form)
    if not source.data:
        return source, form, []
    if "#" in source.text:
        for each in cut_texts(source, compiled(form.edition)[0]):
            if each.severity == ERROR:  # a layout anew would make a comment of it for good
                source = source._replace(findings=(*source.findings, each))
            else:
                problems = [*problems, each]
    if not compiled(form.edition)[1](source.data) or _lacks_bar(source, _prose(form.edition)):
        source = remend(source, vocabulary)
        form, problems = _form(source.data)
        if source.data and not compiled(form.edition)[1](source.data):
            source, form, found = _explain(source, form)
            source, found = _absent(source, found, form)
            problems += _set_by_name(found, source, form)
    source = _with_conflict(source)
    source = _with_lost_signs(with_lines(source, _prose(form.edition)), form)
    return source, form, [*problems, *_torn_rows(source, form), *_on_several_lines(source, form.edition)]


def _on_several_lines(source: Source, edition: str) -> Iterator[Diagnostic]:
    """Texts of one line that stand on several; told apart from one line by the blank that YAML puts between."""
    named = ((path, source.marks.get(path)) for path in _names(edition))
    suspects = [(path, mark) for path, mark in named if mark and (mark.style in _BLOCKS or " " in mark.raw)]
    if suspects:
        from gipgen.form.one_line import on_several_lines  # noqa: PLC0415  few texts of one line have blanks

        yield from on_several_lines(source, suspects)


def _with_conflict(source: Source) -> Source:
    """A file in which the marks of a merge stand inside of a text, with what is to be said of them."""
    if "<<<<<<< " not in source.text and ">>>>>>> " not in source.text:
        return source
    from gipgen.source.wording import conflict  # noqa: PLC0415  wanted for faulty files only

    found = conflict(source.text)
    return source if found is None else source._replace(findings=(*source.findings, found))


def _with_lost_signs(source: Source, form: Form) -> Source:
    """A file in which explanations that lost their ``#`` are read as the end of a text, with what is to be said of them."""
    suspects = [route for route in _prose(form.edition) if _ends_oddly(source.marks.get(route), form)]
    if not suspects:
        return source
    from gipgen.report.lost_signs import without_remarks  # noqa: PLC0415  most texts end with a stop

    return without_remarks(source, suspects, vocabulary())


def _ends_oddly(mark: Mark | None, form: Form) -> bool:
    """Whether the last line of a text may be no sentence of it, but a comment without its sign."""
    if mark is None or mark.style != "|":
        return False
    last = mark.raw.rstrip().rpartition("\n")[2].strip()
    return bool(last) and (last[-1] not in _STOPS or "#" in last or any(last == part.help for part in form.sections))


_STOPS = "。！？；…”）"


def _torn_rows(source: Source, form: Form) -> Iterator[Diagnostic]:
    """``[1,599, 0, 0, 0, 0, 0]`` has as many numbers as a row with its total; so has ``[2, 1, 0, 0, 0, 3]`` as one without."""
    if "," in source.text.replace(", ", "").replace(",\n", "") and re.search(_TORN, source.text):
        from gipgen.form.whole_rows import torn_rows  # noqa: PLC0415  wanted for few files

        yield from torn_rows(source, compiled(form.edition)[0])
    if _has_uneven_rows(source):
        from gipgen.form.whole_rows import short_rows  # noqa: PLC0415  likewise

        yield from short_rows(source, compiled(form.edition)[0])


def _has_uneven_rows(source: Source) -> bool:
    """Whether some rows of a table have one number less than others."""
    lengths: dict[object, set[int]] = {}
    for path, mark in source.marks.items():
        if mark.style == "[" and len(path) > 1:
            lengths.setdefault(path[0], set()).add(source.row_length(path))
    return any(max(each) - min(each) == 1 for each in lengths.values())


_TORN = r"[\[,]\s*[1-9]\d{0,2},\d{3}\s*[,\]]"  # what may be one number with a comma between its thousands


def _by_name(source: Source, form: Form) -> Rewrite | None:
    """The rewrite that sets the lines of a file by the names of their keys."""
    from gipgen.form.homes import homes, prose_keys  # noqa: PLC0415  wanted for faulty files only
    from gipgen.form.relined import relined  # noqa: PLC0415  likewise

    definition = compiled(form.edition)[0]
    return relined(source.typed, vocabulary(), homes(definition), prose_keys(definition))


def _with_lines_set(source: Source, form: Form) -> Source:
    """A file that breaks off, with the rewrite of its indentation, where that lets it be read further."""
    breaks = [number for number, finding in enumerate(source.findings) if finding.rule == SYNTAX]
    rewrite = _by_name(source, form) if breaks else None
    told = source.findings[breaks[-1]] if breaks else None
    if rewrite is None or told is None or told.rewrite is not None or told.text in map(TEXTS.get, _NOT_BY_NAME):
        return source
    findings = list(source.findings)
    findings[breaks[-1]] = findings[breaks[-1]]._replace(rewrite=rewrite)
    return source._replace(findings=tuple(findings))


def _absent(source: Source, found: list[Diagnostic], form: Form) -> tuple[Source, list[Diagnostic]]:
    """Where the keys went, or belong, that a file lacks."""
    if not any(finding.rule == MISSING for finding in found):
        return source, found
    from gipgen.form.absent import absent  # noqa: PLC0415  wanted for faulty files only

    return absent(source, found, compiled(form.edition)[0])


_NOT_BY_NAME = ("conflict", "several_documents", "signature_below", "signature_again")  # indentation is no cure


def _set_by_name(found: list[Diagnostic], source: Source, form: Form) -> list[Diagnostic]:
    """Where keys stand at the wrong depth, the rewrite of the file's indentation."""
    if not any(finding.rule == UNKNOWN_KEY and finding.rewrite is None for finding in found):
        return found
    from gipgen.form.homes import set_by_name  # noqa: PLC0415  wanted for faulty files only
    from gipgen.form.new_parents import under_new_parents  # noqa: PLC0415  the same

    return set_by_name(under_new_parents(found, source), source, _by_name(source, form))


def _lacks_bar(source: Source, routes: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a text was meant to stand below a bar, and another sign stands there: to YAML that is its first character."""
    plain = [mark for mark in map(source.marks.get, routes) if mark is not None and mark.style not in _BLOCKS]
    if not plain:
        return False
    from gipgen.source.text_lines import like_a_bar  # noqa: PLC0415  most texts stand below a bar

    lines = source.text.split("\n")
    return any(like_a_bar(lines[mark.key_line].partition(":")[2]) for mark in plain)


_BLOCKS = ("|", ">")


def _with_place(source: Source, definition: dict[str, Any]) -> Source:
    """The break of a file in the words of the form, where that knows better than the parser what is wrong."""
    from gipgen.form.misplaced import place_of_break  # noqa: PLC0415  wanted for broken files only

    found = place_of_break(source, definition, vocabulary())
    if found is None:
        return source
    return source._replace(findings=(*(each for each in source.findings if each.rule != SYNTAX), found))


@cache
def _prose(edition: str) -> tuple[tuple[str, ...], ...]:
    """Where prose stands in a file."""
    form = load(edition)
    fields = [(field.key,) for field in (*form.head, *form.tail) if field.kind == "prose"]
    return (*fields, *((part.key, form.note.key) if part.table else (part.key,) for part in form.sections))


@cache
def _names(edition: str) -> tuple[tuple[str, ...], ...]:
    """Where texts of one line stand in a file."""
    fields = [((field.key,), field) for field in load(edition).head + load(edition).tail]
    inner = [((*path, each.key), each) for path, field in fields if field.kind == "map" for each in field.fields]
    return tuple(path for path, field in (*fields, *inner) if field.kind == "text")


def _explain(source: Source, form: Form) -> tuple[Source, Form, list[Diagnostic]]:
    """Say what does not fit the form; of a file in the keys of another edition only that, and what is wrong there."""
    from gipgen.form.explain import explain  # noqa: PLC0415  wanted for faulty files only
    from gipgen.form.strangers import no_report  # noqa: PLC0415  likewise

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
            return source, meant, [*wrong, *others]
    return (source, form, found) if (none := no_report(found, source)) is None else (none, form, [])


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
    if source.broken and (finding.rule == EMPTY_TEXT or (finding.rule == WRONG_KIND and _is_blank(finding, source))):
        return True  # its content may stand where reading stopped
    line = source.span(finding.path).line
    for reading in source.findings:
        if reading.span is not None and (
            (reading.rule == NOT_NEEDED and line == reading.span.line)
            or (source.broken and reading.rule in _BREAKS and line >= reading.span.line - 1)
        ):
            return True
    return False


def _is_blank(finding: Diagnostic, source: Source) -> bool:
    mark = source.marks.get(finding.path)
    return mark is not None and not mark.raw and not mark.style


_BREAKS = frozenset((SYNTAX, TOO_DEEP))


def _form(data: dict[str, Any]) -> tuple[Form, list[Diagnostic]]:
    """The form that the file says it follows, else the one of its year, else the newest."""
    edition_key, year_key = field_key("edition"), field_key("year")
    named = str(data.get(edition_key, ""))
    if named in editions():
        return load(named), []
    if not isinstance(year := data.get(year_key), int):
        return load(editions()[-1]), []
    try:
        return load(edition_for(year)), []
    except UnknownEditionError:
        newest = load(editions()[-1])
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return newest, []  # no year that a report can be of: the schema says so
        values = {"year": year, "first": editions()[0]}
        return newest, [Diagnostic(WRONG_KIND, ERROR, TEXTS["no_form"], (year_key,), values)]
