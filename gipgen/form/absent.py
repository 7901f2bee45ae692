"""Keys that a file lacks: where each belongs, and whether it is there after all, as a comment or as words of a text above.

A key that lost its line, or got a ``#`` in front, leaves what stood below it without a home. That is one fault: it is told
where it was made, and what follows from it is left out.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from gipgen.findings.file_messages import MISSING, PUNCTUATION, SYNTAX, TEXTS, UNKNOWN_KEY
from gipgen.findings.finding import ERROR, Diagnostic, Path, Span
from gipgen.findings.privacy import quoted
from gipgen.form.homes import STEP, indented
from gipgen.named_tuple import NamedTuple
from gipgen.source.item_twice import without_repeats
from gipgen.source.reader import Source, with_text
from gipgen.source.text_lines import is_structural, item, lead

_LONGEST = 40  # characters of a line that a message shows
_SIGNS = ("#", "＃")


class Told(NamedTuple):
    """The source without the lines of a table that stand in a text, and the findings with one for each key that is not there."""

    source: Source
    findings: list[Diagnostic]


def absent(source: Source, findings: Sequence[Diagnostic], schema: dict[str, Any]) -> Told:
    """Say of each key that is missing where it went, if that can be seen, and else where it belongs."""
    search = _Search(source, list(findings), schema)
    for finding in findings:
        if finding.rule == MISSING and not source.broken and all(isinstance(step, str) for step in finding.path):
            search.explain(finding)
        if finding.rule == MISSING:  # what stands twice in its mapping may have been typed in its place
            told = without_repeats(search.source.findings, finding.path[:-1])
            search.source = search.source._replace(findings=told)
    return Told(search.source, search.findings)


class _Search:
    """The findings of a file while they are explained one by one. A class because each may change source and findings."""

    def __init__(self, source: Source, findings: list[Diagnostic], schema: dict[str, Any]) -> None:
        self.source, self.findings = source, findings
        self._schema = schema
        self._lines = source.text.split("\n")

    def explain(self, finding: Diagnostic) -> None:
        path = finding.path
        strays = [each for each in self.findings if each.rule == UNKNOWN_KEY and _home(each)[: len(path)] == path]
        if not self._is_comment(finding):
            if strays:
                span = self.source.span(strays[0].path, at_key=True)
                self._tell(finding, _above(finding, span, str(strays[0].path[-1])))
            elif not self._is_in_text(finding) and len(path) == 1:
                self._tell(finding, _after(finding, self.source, self._schema))
        self.findings = [each for each in self.findings if each not in strays]

    def _tell(self, finding: Diagnostic, instead: Diagnostic) -> None:
        self.findings = [instead if each is finding else each for each in self.findings]

    def _is_comment(self, finding: Diagnostic) -> bool:
        schema = _at(self._schema, finding.path)
        number = _commented(self.source, self._lines, finding.path, schema)
        if number is None:
            return False
        told = _of_comment(finding, self._lines, number, schema)
        left = (each for each in self.source.findings if each.rule != PUNCTUATION or each.span != told.span)
        self.source = self.source._replace(findings=tuple(left))  # its sign in full width is no second fault
        self._tell(finding, told)
        return True

    def _is_in_text(self, finding: Diagnostic) -> bool:
        rows = frozenset(_every_key(_at(self._schema, finding.path)))
        if self._ends_text(finding):
            return True
        found = _inside_text(self.source, self._lines, rows or frozenset((str(finding.path[-1]),)))
        if found is None:
            return False
        route, number, kept = found
        told = _swallowed(finding, self._lines[number], number, str(route[-1]), is_group=bool(rows))
        data = with_text(self.source.data, route, kept)
        self.source = self.source._replace(data=data, findings=(*self.source.findings, told))
        self.findings.remove(finding)
        return True

    def _ends_text(self, finding: Diagnostic) -> bool:
        """Whether the key stands behind a sentence, because the end of that line was deleted."""
        key = str(finding.path[0])
        for route, mark in self.source.marks.items() if len(finding.path) == 1 else ():
            texts = mark.raw.split("\n") if mark.style == "|" else []
            for place, text in enumerate(texts):
                begin = text.rfind(key)
                if begin > 0 and re.fullmatch(r"[:：][ \t]*\|?", text[begin + len(key) :].rstrip()):
                    self._take_out(finding, route, mark.line + 1 + place, "\n".join([*texts[:place], text[:begin]]))
                    return True
        return False

    def _take_out(self, finding: Diagnostic, route: Path, number: int, kept: str) -> None:
        line, key = self._lines[number], str(finding.path[0])
        values = {**finding.values, "text_key": str(route[-1])}
        span = Span(number + 1, line.rfind(key) + 1)
        told = Diagnostic(SYNTAX, ERROR, TEXTS["key_in_text"], finding.path, values, span=span)
        data = with_text(self.source.data, route, kept)
        self.source = self.source._replace(data=data, findings=(*self.source.findings, told))
        self.findings.remove(finding)


def _home(finding: Diagnostic) -> Path:
    """The mapping that an unknown key belongs to, where the form has one for it."""
    home = finding.values.get("home")
    return tuple(str(home).split(".")) if home else ()


def _at(schema: dict[str, Any], path: Path) -> dict[str, Any]:
    for step in path:
        schema = schema["properties"][step]
    return schema


def _every_key(schema: dict[str, Any]) -> Iterator[str]:
    if schema.get("$comment") == "cells":
        return
    for key, inner in schema.get("properties", {}).items():
        yield key
        yield from _every_key(inner)


def _commented(source: Source, lines: list[str], path: Path, schema: dict[str, Any]) -> int | None:
    """The line of a comment that the key stands in, within the mapping that it belongs to."""
    for number in _lines_of(source, lines, path[:-1]):
        body = lines[number].strip(" \t\u3000")
        found = item(body.lstrip("#＃ \t")) if body.startswith(_SIGNS) else None
        if found is not None and found[0] == path[-1] and (is_structural(found[2]) or schema["$comment"] == "text"):
            return number
    return None


def _lines_of(source: Source, lines: list[str], path: Path) -> Iterator[int]:
    """The numbers of the lines of a mapping; of the whole file for none."""
    above = source.marks.get(path)
    if not path or above is None:
        yield from range(len(lines))
        return
    for number in range(above.key_line + 1, len(lines)):
        body = lines[number].strip(" \t\u3000")
        if body and not body.startswith(_SIGNS) and len(lead(lines[number])) <= above.key_column:
            return
        yield number


def _inside_text(source: Source, lines: list[str], wanted: frozenset[str]) -> tuple[Path, int, str] | None:
    """The text that one of these rows stands in; the line of the first, and what the text is without them."""
    for route, mark in source.marks.items():
        texts = mark.raw.split("\n") if mark.style == "|" else []
        place = next((place for place, text in enumerate(texts) if _is_row_of(text, wanted)), 0)
        if place and mark.line + 1 + place < len(lines):
            return route, mark.line + 1 + place, "\n".join(texts[:place]).rstrip() + "\n"
    return None


def _is_row_of(text: str, wanted: frozenset[str]) -> bool:
    found = item(text.strip())
    if found is None or found[0] not in wanted or found[1] != ":":
        return False
    return bool(found[2]) and is_structural(found[2])


def _of_comment(finding: Diagnostic, lines: list[str], number: int, schema: dict[str, Any]) -> Diagnostic:
    column = min(place for sign in _SIGNS if (place := lines[number].find(sign)) >= 0)
    is_long = schema["$comment"] == "prose" or "properties" in schema
    is_row = finding.text is TEXTS["missing_row"]
    variant = "missing_commented_row" if is_row else "missing_commented_group" if is_long else "missing_commented"
    return finding._replace(text=TEXTS[variant], span=Span(number + 1, column + 1))


def _above(finding: Diagnostic, span: Span, first: str) -> Diagnostic:
    """Rows that stand where they belong, below a key that is not there."""
    values = {**finding.values, "first": first, "deep": indented(STEP * (len(finding.path) - 1))}
    return finding._replace(text=TEXTS["missing_above"], values=values, span=span)


def _swallowed(finding: Diagnostic, line: str, number: int, key: str, *, is_group: bool) -> Diagnostic:
    """What is to be said of rows that stand in a text. It ends the reading of that text, and nothing may be laid out anew."""
    values = {
        **finding.values,
        "text_key": key,
        "first": quoted(line.strip(), limit=_LONGEST),
        "blanks": STEP * (len(finding.path) - 1),
        "deep": indented(STEP * (len(finding.path) - 1)),
    }
    text = TEXTS["swallowed_group" if is_group else "swallowed_row"]
    return Diagnostic(
        SYNTAX, ERROR, text, finding.path, values, span=Span(number + 1, len(line) - len(line.lstrip()) + 1)
    )


def _after(finding: Diagnostic, source: Source, schema: dict[str, Any]) -> Diagnostic:
    """A part of the report that is not there at all: it is told at the part before it."""
    order, inner = list(schema["properties"]), schema["properties"][finding.path[0]]
    before = [key for key in order[: order.index(str(finding.path[0]))] if (key,) in source.marks]
    if not before:
        return finding
    last = max(before, key=lambda key: source.marks[(key,)].key_line)
    rows = "、".join(inner["required"]) if "properties" in inner else ""
    variant = "missing_table" if rows else "missing_prose" if inner["$comment"] == "prose" else "missing_part"
    values = {**finding.values, "before": last, "rows": rows}
    return finding._replace(text=TEXTS[variant], values=values, span=source.span((last,), at_key=True))
