"""Bytes or text → ``Source``: plain data, the place of every value, and what is wrong with the file as text."""

from collections.abc import Container, Iterable
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from gipgen.findings.file_messages import DUPLICATE_KEY, EMPTY_FILE, ENCODING, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Offset, Path, Span
from gipgen.named_tuple import NamedTuple
from gipgen.source.characters import clean
from gipgen.source.compose import Composed, Mark, compose
from gipgen.source.decode import decode_bytes
from gipgen.source.unfold import FOLDED, unfolded

if TYPE_CHECKING:
    from gipgen.source.text_lines import Vocabulary  # a file without slips never needs it

_NONE: dict[int, list[int]] = {}


class Source(NamedTuple):
    """A report file that was read. ``data`` is always a mapping, empty where nothing could be read."""

    data: dict[str, Any]
    marks: dict[Path, Mark]
    text: str  # as it was read: slips mended
    findings: tuple[Diagnostic, ...]
    inserted: dict[int, list[int]]  # blanks that mending put in, by line: taken off again when a place is told
    typed: str  # as it stands in the file
    broken: bool  # the file could not be read to its end: what is missing in `data` may well stand in the file
    removed: dict[int, list[int]] = (
        _NONE  # characters that cannot be seen, taken out before anything else: their columns
    )

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
        if at_key or mark.style in ("|", ">", FOLDED) or (not mark.raw and not mark.style):
            return self._shift(mark.key_line, mark.key_column)  # a text, a mapping, a blank: its key is what one seeks
        return self._shift(mark.line, mark.column)

    def row_length(self, path: Path) -> int:
        """How many items the list at a path has; 0 where there is none."""
        value: Any = self.data
        for step in path:
            value = value.get(step) if isinstance(value, dict) else None
        return len(value) if isinstance(value, list) else 0

    def _inside(self, mark: Mark, offset: Offset) -> Span:
        if mark.style == "|":
            first = mark.line + 1
            for line, value in zip(islice(_lines(self.text), first, None), _lines(mark.raw), strict=False):
                if line.strip():
                    indent = _lead(line) - _lead(value)
                    return self._shift(first + offset.line, indent + offset.column)
        if mark.style == FOLDED and offset.line:
            line = _lines(self.text)[mark.line + offset.line]
            return self._shift(mark.line + offset.line, len(line) - len(line.lstrip(" \t")) + offset.column)
        if mark.style == FOLDED:
            return self._shift(mark.line, mark.column + offset.column)
        if mark.style in ("", "'", '"') and offset.line == 0:
            start = mark.column + (1 if mark.style else 0)
            line = _lines(self.text)[mark.line]
            if line.startswith(mark.raw[: offset.column], start):  # no escape and no joined line stands in between
                return self._shift(mark.line, start + offset.column)
            return self._shift(mark.line, mark.column)
        return self._shift(mark.key_line, mark.key_column)

    def _shift(self, line: int, column: int) -> Span:
        column -= sum(position < column for position in self.inserted.get(line, ()))
        column += sum(position <= column for position in self.removed.get(line, ()))
        return Span(line + 1, column + 1)


@lru_cache(maxsize=8)
def _lines(text: str) -> list[str]:
    """The lines of a text; kept, because each of its findings asks for them."""
    return text.split("\n")


def _framed(text: str) -> Diagnostic | None:
    from gipgen.source.signs_in_front import signs_in_front  # noqa: PLC0415  few files are broken so

    return signs_in_front(text)


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def read(raw: bytes, words: "Vocabulary | None" = None) -> Source:
    """Read a report file. ``words`` is asked for the keys of the forms where signs have to be mended."""
    typed, findings = decode_bytes(raw)
    text, unseen, removed = clean(typed)
    composed = compose(text)
    source = _source(text, composed, [*findings, *unseen])._replace(typed=typed, removed=removed)
    if not composed.broken and source.data:
        return _with_repeats(source) if source.findings else source
    mended = remend(source, words)
    if (mended.broken or not mended.data) and (framed := _framed(text)):
        return mended._replace(findings=(*findings, framed), data={}, marks={}, broken=True)
    if mended.broken and not _has_items(text, words):
        foreign = Diagnostic(EMPTY_FILE, ERROR, TEXTS["not_a_mapping"], span=Span(1, 1))
        return mended._replace(findings=(*findings, foreign))
    return mended


def _with_repeats(source: Source) -> Source:
    """The same; what is said of items that stand twice alike can be mended."""
    if not any(each.rule == DUPLICATE_KEY for each in source.findings):
        return source
    from gipgen.source.item_twice import with_repeats  # noqa: PLC0415  wanted for faulty files only

    told = with_repeats(source.findings, source.typed, source.data, source.marks)
    return source._replace(findings=told)


def _has_items(text: str, words: "Vocabulary | None") -> bool:
    """Whether any line looks like an item (``名称: ……``), or the first like YAML's own; else the text is something else."""
    keys = words().keys if words else frozenset()
    return text.startswith("%") or any(_is_item(line, keys) for line in text.split("\n"))


def _is_item(line: str, keys: Container[str]) -> bool:
    head, colon, rest = line.replace("：", ":").partition(":")
    head = head.strip(" \t\u3000\"'")
    if not colon or len(head) > _LONGEST_KEY:
        return False
    return head in keys or (line[: -len(rest) or None].endswith(":") and rest[:1] in ("", " ") and " " not in head)


_LONGEST_KEY = 12  # characters


def remend(source: Source, words: "Vocabulary | None") -> Source:
    """Read again with full-width and tab slips mended; the same source where there are none."""
    from gipgen.source.punctuation import mend  # noqa: PLC0415  a file without slips never needs it
    from gipgen.source.text_lines import Words  # noqa: PLC0415

    mended = mend(source.text, words() if words else Words())
    if not mended.findings:
        return source
    about_bytes = [finding for finding in source.findings if finding.rule == ENCODING]
    again = _source(mended.text, compose(mended.text), [*about_bytes, *mended.findings])
    removed = {
        line: [*mended.removed.get(line, ()), *source.removed.get(line, ())]
        for line in mended.removed.keys() | source.removed.keys()
    }
    return again._replace(inserted=mended.inserted, typed=source.typed, removed=removed)


def with_lines(source: Source, paths: Iterable[Path]) -> Source:
    """The same with the texts at ``paths`` as their lines were typed, where YAML made one line of them."""
    marks = {}
    data = source.data
    for path in paths:
        mark = source.marks.get(path)
        if mark is None or mark.style == "|" or not isinstance(value := _at(data, path), str):
            continue
        found = unfolded(_lines(source.text), value, mark) if " " in value or "\n" in value else None
        if found:
            marks[path] = found.mark
            data = with_text(data, path, found.text)
    return source._replace(data=data, marks={**source.marks, **marks}) if marks else source


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def with_text(data: dict[str, Any], path: Path, text: str) -> dict[str, Any]:
    """The data with another text at a path that it has."""
    first, *rest = path
    key = str(first)
    return {**data, key: with_text(data[key], tuple(rest), text) if rest else text}


def _source(text: str, composed: Composed, findings: list[Diagnostic]) -> Source:
    findings = [*findings, *composed.findings]
    data, marks = composed.data, composed.marks
    if not isinstance(data, dict):
        if not findings:
            empty = "only_comments" if "#" in text else "empty_file"
            variant = empty if data is None else "not_a_mapping"
            findings.append(Diagnostic(EMPTY_FILE, ERROR, TEXTS[variant], span=Span(1, 1)))
        data, marks = {}, {}  # of what is no report no place is known, nor would the two parsers agree on it
    return Source(data, marks, text, tuple(findings), {}, text, composed.broken)
