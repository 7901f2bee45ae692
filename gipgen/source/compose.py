"""YAML events → plain data and marks, in one loop without recursion.

Why at event level: values are taken as typed (``012``, ``1_000``, ``no`` and dates stay the text that they are),
and what the report file does not need (anchors, aliases, tags, merge keys, a second document, endless nesting) is
refused where it stands, before anything is expanded. libyaml's events cost 0.2 ms a report; a full round-trip load
costs 25 ms (shared performance.md, section 2).
"""

import re
from collections.abc import Iterator
from typing import Any

from gipgen.findings.file_messages import DUPLICATE_KEY, ENCODING, NOT_NEEDED, SYNTAX, TEXTS, TOO_DEEP
from gipgen.findings.finding import ERROR, Diagnostic, Path, Span
from gipgen.findings.privacy import quoted
from gipgen.named_tuple import NamedTuple
from gipgen.source.decode import forbidden

MAX_DEPTH = 12  # a report nests five deep
MAX_EVENTS = 6_000  # a full report has about 300
_LONGEST_NAME = 40  # characters of a name that a message shows
MAX_REPORTED = 20  # findings of one kind in one file; the rest would only bury them

_DIGITS = 18  # of a whole number
_NUMBER = r"(?!-0(?:\.0*)?\Z)-?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?\Z"  # -0 is nobody's number
_NO_KEY = "\0"  # stands for a key that is no text; its value is not kept
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Mark(NamedTuple):
    """Where a value stands (0-based), how it was written, and where its key stands."""

    line: int
    column: int
    style: str  # "" plain, "'" or '"' quoted, "|" or ">" block, "[" flow
    raw: str  # a scalar's text as typed
    key_line: int
    key_column: int


class Composed(NamedTuple):
    data: Any
    marks: dict[Path, Mark]
    findings: list[Diagnostic]
    broken: bool  # the text could not be read to its end


class _Open(NamedTuple):
    """A mapping or sequence that is being filled."""

    container: dict[str, Any] | list[Any]
    path: Path
    keys: dict[str, int]  # key → line of its first use
    stands_for_key: tuple[str, int, int] | None = None  # it stands where a key belongs: `? [a, b]` or `{[a]: 1}`


def events(text: str) -> Iterator[Any]:
    """The events of ``text`` from the C parser where there is one; ends with the exception of whichever it is."""
    try:
        from _ruamel_yaml import CParser  # noqa: PLC0415  the C parser is a package of its own and may be absent
    except ImportError:
        yield from _pure_events(text)
        return
    yield from iter(CParser(text).get_event, None)


def all_events(text: str) -> list[Any]:
    """The events of a text that `compose` read to its end, which is what one of the two parsers accepts."""
    try:
        return list(events(text))
    except Exception as error:
        if not _is_complaint(error):
            raise
        return list(_pure_events(text))


def _pure_events(text: str) -> Iterator[Any]:
    from gipgen.source.pure_events import pure_events  # noqa: PLC0415  slow to import, and mostly not wanted

    return pure_events(text)


def _is_complaint(error: Exception) -> bool:
    """Whether a parser says that the text is no YAML; the parsers share no class of error that is quick to import."""
    return hasattr(error, "problem_mark") or type(error).__name__ == "ReaderError"


def plain_value(text: str) -> Any:
    """What a scalar without quotes means: an integer, an exact decimal, nothing, or the text as typed."""
    if text.isdecimal() and _is_whole(text):  # nearly all numbers
        return int(text)
    if text[-1:].isdigit() and text.removeprefix("-").replace(".", "", 1).isdecimal():
        match = re.match(_NUMBER, text)
        if match and not match[1]:
            return int(text)
        if match:
            from decimal import Decimal  # noqa: PLC0415  most reports have no decimals

            return Decimal(text)
    return None if text in _NULLS else text


def _is_whole(digits: str) -> bool:
    """Whether digits are written as a whole number is: ``012`` is none."""
    return digits.isascii() and len(digits) <= _DIGITS and (digits[0] != "0" or digits == "0")


def compose(text: str) -> Composed:
    """Read ``text``; whatever is wrong with it becomes a finding, never an exception.

    Text that the C parser does not accept is read again by the other one: what a user is told is the same on every
    machine (docs/decisions/0020).
    """
    composer = _Composer()
    error = composer.run(events(text))
    if error is not None:
        from gipgen.source.wording import syntax_finding  # noqa: PLC0415  wanted for broken files only

        composer = _Composer()
        error = composer.run(_pure_events(text))
        if error is not None:
            composer.findings.append(syntax_finding(error, text))
            composer.broken = True
    return Composed(composer.data, composer.marks, composer.findings, composer.broken)


class _Composer:
    """The state of one reading. A class because event handlers share seven variables."""

    def __init__(self) -> None:
        self.data: Any = None
        self.marks: dict[Path, Mark] = {}
        self.findings: list[Diagnostic] = []
        self.broken = False
        self._stack: list[_Open] = []
        self._key: tuple[str, int, int] | None = None  # a key whose value comes next: text, line, column
        self._documents = 0
        self._counts: dict[str, int] = {}

    def run(self, stream: Iterator[Any]) -> Exception | None:
        """Take all events, or those before something stops the reading; return the parser's complaint."""
        try:
            for number, event in enumerate(stream):
                if number > MAX_EVENTS:
                    self.stop(TOO_DEEP, "too_many", _span(event))
                else:
                    self._take(event)
                if self.broken:
                    break
        except RecursionError:
            self.stop(TOO_DEEP, "too_deep", Span(1, 1))
        except Exception as error:
            if not _is_complaint(error):
                raise
            return error
        return None

    def _take(self, event: Any) -> None:
        kind = type(event).__name__
        if kind == "ScalarEvent":  # nine events in ten
            self._scalar(event)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._start(event, {} if kind == "MappingStartEvent" else [])
            if len(self._stack) > MAX_DEPTH:
                self.stop(TOO_DEEP, "too_deep", _span(event))
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._key = self._stack.pop().stands_for_key
        elif kind == "AliasEvent":
            self._alias(event)
        elif kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                self.stop(SYNTAX, "several_documents", _span(event))

    def _alias(self, event: Any) -> None:
        self._report(NOT_NEEDED, "alias", event, {"name": quoted(event.anchor, limit=_LONGEST_NAME)})
        if self._wants_key():
            self._key = (_NO_KEY, event.start_mark.line, event.start_mark.column)
        else:
            self._place(None, event, "")

    def stop(self, rule: str, variant: str, span: Span) -> None:
        self.findings.append(Diagnostic(rule, ERROR, TEXTS[variant], span=span))
        self.broken = True

    def _report(self, rule: str, variant: str, event: Any, values: dict[str, Any]) -> None:
        count = self._counts[variant] = self._counts.get(variant, 0) + 1
        if count <= MAX_REPORTED:
            self.findings.append(Diagnostic(rule, ERROR, TEXTS[variant], values=values, span=_span(event)))

    def _properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._report(NOT_NEEDED, "anchor", event, {"name": quoted(event.anchor, limit=_LONGEST_NAME)})
        if event.tag is not None:
            self._report(
                NOT_NEEDED,
                "tag",
                event,
                {"name": quoted(event.tag.replace("tag:yaml.org,2002:", "!!"), limit=_LONGEST_NAME)},
            )

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._properties(event)
        if self._wants_key():
            self._remember_key(event)
            return
        style = event.style or ""
        value = self._unescaped(event) if style == '"' else event.value
        self._place(value if style else plain_value(value), event, style, event.value)

    def _unescaped(self, event: Any) -> str:
        """A quoted text may hold by escape (``\\x07``) what no file may hold; blanks take its place."""
        text: str = event.value
        found = sorted(each for each in set(text) if forbidden(each))
        for character in found:
            self._report(ENCODING, "unprintable", event, {"code": f"U+{ord(character):04X}", "near": ""})
        return text.translate(dict.fromkeys(map(ord, found), " ")) if found else text

    def _wants_key(self) -> bool:
        return bool(self._stack) and self._key is None and isinstance(self._stack[-1].container, dict)

    def _remember_key(self, event: Any) -> None:
        mark = event.start_mark
        key: str = event.value
        first = self._stack[-1].keys.get(key)
        if key == "<<" and not event.style:
            self._report(NOT_NEEDED, "merge", event, {})
        elif not key and not event.style:  # a question mark alone in its line
            self._report(SYNTAX, "no_content", event, {})
            key = _NO_KEY
        elif first is not None:
            home = ".".join(map(str, self._stack[-1].path))
            self._report(DUPLICATE_KEY, "duplicate_key", event, {"key": key, "first": first + 1, "of": home})
        else:
            self._stack[-1].keys[key] = mark.line
        self._key = (key, mark.line, mark.column)

    def _start(self, event: Any, container: dict[str, Any] | list[Any]) -> None:
        self._properties(event)
        if self._wants_key():
            is_reference = event.flow_style and bool(self._stack[-1].path)
            self._report(SYNTAX, "reference_in_table" if is_reference else "key_not_text", event, {})
            key = (_NO_KEY, event.start_mark.line, event.start_mark.column)
            self._stack.append(_Open(container, (*self._stack[-1].path, _NO_KEY), {}, key))
            return
        path = self._place(container, event, "[" if event.flow_style else "")
        self._stack.append(_Open(container, path, {}))

    def _place(self, value: Any, event: Any, style: str, raw: str = "") -> Path:
        """Put a value where it belongs, unless its key was there before; return its path."""
        mark = event.start_mark
        if not self._stack:
            self.data = value
            self.marks[()] = Mark(0, 0, style, raw, 0, 0)
            return ()
        parent = self._stack[-1]
        if isinstance(parent.container, list):
            path: Path = (*parent.path, len(parent.container))
            parent.container.append(value)
            self.marks[path] = Mark(mark.line, mark.column, style, raw, mark.line, mark.column)
            return path
        assert self._key is not None  # noqa: S101  a mapping's value always follows its key
        key, line, column = self._key
        self._key = None
        path = (*parent.path, key)
        if key not in parent.container and key not in ("<<", _NO_KEY):
            parent.container[key] = value
            nothing = value is None and not raw  # the two parsers differ in where that stands
            stands = (line, column) if nothing else (mark.line, mark.column)
            self.marks[path] = Mark(stands[0], stands[1], style, raw, line, column)
        return path


def _span(event: Any) -> Span:
    return Span(event.start_mark.line + 1, event.start_mark.column + 1)
