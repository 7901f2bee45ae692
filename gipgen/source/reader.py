"""Bytes or text → ``Source``: plain data, the place of every value, and what is wrong with the file as text."""

from collections.abc import Container
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from gipgen.findings.file_messages import EMPTY_FILE, ENCODING, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Offset, Path, Span
from gipgen.source.compose import Composed, Mark, compose
from gipgen.source.decode import decode


class Source(NamedTuple):
    """A report file that was read. ``data`` is always a mapping, empty where nothing could be read."""

    data: dict[str, Any]
    marks: dict[Path, Mark]
    text: str  # as it was read: slips mended
    findings: tuple[Diagnostic, ...]
    inserted: dict[int, list[int]]  # blanks that mending put in, by line: taken off again when a place is told
    typed: str  # as it stands in the file
    broken: bool  # the file could not be read to its end: what is missing in `data` may well stand in the file

    def span(self, path: Path, offset: Offset | None = None, *, at_key: bool = False) -> Span:
        """Where ``path`` stands; of a path that the file does not have, its nearest ancestor."""
        mark = self.marks.get(path)
        while path and mark is None:
            path = path[:-1]
            mark = self.marks.get(path)
        if mark is None or not path:
            return Span(1, 1)
        if offset is not None:
            return self._inside(mark, offset)
        if at_key or mark.style in ("|", ">") or (not mark.raw and not mark.style):
            return self._shift(mark.key_line, mark.key_column)  # a text, a mapping, a blank: its key is what one seeks
        return self._shift(mark.line, mark.column)

    def _inside(self, mark: Mark, offset: Offset) -> Span:
        if mark.style == "|":
            first = mark.line + 1
            for line, value in zip(islice(_lines(self.text), first, None), _lines(mark.raw), strict=False):
                if line.strip():
                    indent = _lead(line) - _lead(value)
                    return Span(first + offset.line + 1, indent + offset.column + 1)
        if mark.style in ("", "'", '"') and offset.line == 0:
            start = mark.column + (1 if mark.style else 0)
            line = _lines(self.text)[mark.line]
            if line.startswith(mark.raw[: offset.column], start):  # no escape and no joined line stands in between
                return self._shift(mark.line, start + offset.column)
            return self._shift(mark.line, mark.column)
        return self._shift(mark.key_line, mark.key_column)

    def _shift(self, line: int, column: int) -> Span:
        inserted = sum(position < column for position in self.inserted.get(line, ()))
        return Span(line + 1, column - inserted + 1)


@lru_cache(maxsize=8)
def _lines(text: str) -> list[str]:
    """The lines of a text; kept, because each of its findings asks for them."""
    return text.split("\n")


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def read(raw: bytes, keys: Container[str]) -> Source:
    """Read a report file. ``keys`` are the words of the form that may stand as keys (for full-width signs)."""
    text, findings = decode(raw)
    composed = compose(text)
    source = _source(text, composed, findings)
    return remend(source, keys) if composed.broken or not source.data else source


def remend(source: Source, keys: Container[str]) -> Source:
    """Read again with full-width and tab slips mended; the same source where there are none."""
    from gipgen.source.punctuation import mend  # noqa: PLC0415  a file without slips never needs it

    mended = mend(source.text, keys)
    if not mended.findings:
        return source
    about_bytes = [finding for finding in source.findings if finding.rule == ENCODING]
    again = _source(mended.text, compose(mended.text), [*about_bytes, *mended.findings])
    return again._replace(inserted=mended.inserted, typed=source.typed)


def _source(text: str, composed: Composed, findings: list[Diagnostic]) -> Source:
    findings = [*findings, *composed.findings]
    data, marks = composed.data, composed.marks
    if not isinstance(data, dict):
        if not findings:
            variant = "empty_file" if data is None else "not_a_mapping"
            findings.append(Diagnostic(EMPTY_FILE, ERROR, TEXTS[variant], span=Span(1, 1)))
        data, marks = {}, {}  # of what is no report no place is known, nor would the two parsers agree on it
    return Source(data, marks, text, tuple(findings), {}, text, composed.broken)
