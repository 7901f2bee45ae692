"""One paragraph's text → inline nodes: bold, links, values, escapes, line joins. Everything else is text.

Bold differs from CommonMark on purpose: ``**`` opens where no blank follows and closes where no blank precedes,
whatever punctuation stands around it, because Chinese puts no blanks there (commonmark-spec issue 650).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gipgen.diagnostics.catalogue import EXPRESSION, MARKUP, TEXTS
from gipgen.diagnostics.types import ERROR, WARNING, Diagnostic, Offset
from gipgen.prose.nodes import Break, Inline, Link, Strong, Text, Value

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<value>\{\{(?P<expression>[^{}\n]*)\}\})"
    r"|(?P<open>\{\{)"
    r"|(?P<strong>\*\*|__)"
    r"|(?P<image>!\[(?P<alt>[^\[\]\n]*)\]\((?P<src>[^()\s]*)(?:\s+\"[^\"\n]*\")?\))"
    r"|(?P<link>\[(?P<label>[^\[\]\n]*)\]\(\s*(?P<target><[^<>\n]*>|[^()\s<>]*(?:\([^()\s]*\)[^()\s]*)?)(?:\s+\"[^\"\n]*\")?\s*\))"
    r"|(?P<auto><(?P<url>(?:https?://|mailto:)[^<>\s]+)>)"
    r"|(?P<hard>(?:\\|[ ]{2,})\n[ \t\u3000]*)"
    r"|(?P<soft>[ \t]*\n[ \t\u3000]*)"
)
_SAFE_TARGET = re.compile(r"(?:https?://|mailto:)[^\s]+\Z|(?![a-zA-Z][a-zA-Z0-9+.-]*:)(?!//)[^\s]*\Z")
_CJK = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u3000-\u303f“”‘’—…·\U00020000-\U0003ffff]")  # noqa: RUF001


class Parsed(NamedTuple):
    children: tuple[Inline, ...]
    problems: list[Diagnostic]  # path still empty; offsets are relative to the text that was given


def parse_inline(text: str, line: int = 0, column: int = 0) -> Parsed:
    """Parse ``text``, which begins at ``line`` and ``column`` (from 0) of its narrative."""
    problems: list[Diagnostic] = []
    nodes = _pair_strong(list(_tokens(text, line, column, problems)))
    return Parsed(nodes, problems)


class _Mark(NamedTuple):
    """A ``**`` that has not found its partner yet."""

    text: str
    opens: bool
    closes: bool


def _tokens(text: str, line: int, column: int, problems: list[Diagnostic]) -> Iterator[Inline | _Mark]:
    position = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start > position:
            yield Text(text[position:start])
        position = end
        kind = match.lastgroup if match.lastgroup in _SIMPLE else _kind(match)
        if kind == "escape":
            yield Text(match[0][1])
        elif kind == "value":
            yield Value(match["expression"].strip(), *_place(text, match.start("expression"), line, column))
        elif kind == "open":
            place = Offset(*_place(text, start, line, column))
            problems.append(Diagnostic(EXPRESSION, ERROR, TEXTS["unclosed_value"], offset=place))
            yield Text("{{")
        elif kind == "strong":
            before, after = text[start - 1 : start], text[end : end + 1]
            opens = bool(after) and not after.isspace()
            closes = bool(before) and not before.isspace()
            if match[0] == "__" and (before.isalnum() and after.isalnum() or before == "_" or after == "_"):
                yield Text("__")  # inside words and in rows of underscores it is no markup
            else:
                yield _Mark(match[0], opens, closes)
        elif kind == "image":
            place = Offset(*_place(text, start, line, column))
            problems.append(Diagnostic(MARKUP, WARNING, TEXTS["image"], values={"alt": match["alt"]}, offset=place))
            yield Text(match["alt"])
        elif kind == "link" or kind == "auto":
            yield _link(match, kind, Offset(*_place(text, start, line, column)), problems)
        elif kind == "hard":
            yield Break()
        else:
            yield Text(_join(text[start - 1 : start], text[end : end + 1]))
    if position < len(text):
        yield Text(text[position:])


_SIMPLE = frozenset(("escape", "strong", "open", "hard", "soft"))


def _kind(match: re.Match[str]) -> str:
    return next(name for name in ("value", "image", "link", "auto") if match[name] is not None)


def _place(text: str, position: int, line: int, column: int) -> tuple[int, int]:
    lines = text.count("\n", 0, position)
    if lines == 0:
        return line, column + position
    return line + lines, position - text.rfind("\n", 0, position) - 1


def _join(before: str, after: str) -> str:
    """A line break inside a paragraph: nothing between Chinese characters, a blank between words."""
    return "" if not before or not after or _CJK.match(before) or _CJK.match(after) else " "


def _link(match: re.Match[str], kind: str, place: Offset, problems: list[Diagnostic]) -> Inline:
    target = match["url"] if kind == "auto" else match["target"].strip("<>")
    label = target.removeprefix("mailto:") if kind == "auto" else match["label"]
    children = parse_inline(label).children if kind == "link" else (Text(label),)
    if not target or not _SAFE_TARGET.match(target):
        values = {"target": target[:60]}
        problems.append(Diagnostic(MARKUP, WARNING, TEXTS["unsafe_link"], values=values, offset=place))
        return Text(label)
    return Link(children, target)


def _pair_strong(tokens: list[Inline | _Mark]) -> tuple[Inline, ...]:
    """Turn pairs of marks into ``Strong``; a mark without a partner is text."""
    outside: list[Inline] = []
    inside: list[Inline] | None = None
    opening: _Mark | None = None
    for token in tokens:
        current = outside if inside is None else inside
        if not isinstance(token, _Mark):
            current.append(token)
        elif inside is None and token.opens:
            inside, opening = [], token
        elif inside and opening and token.text == opening.text and token.closes:
            outside.append(Strong(_merged(inside)))
            inside, opening = None, None
        else:
            current.append(Text(token.text))
    if inside is not None and opening is not None:
        outside += [Text(opening.text), *inside]
    return _merged(outside)


def _merged(nodes: list[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring texts, so that escapes and line joins leave no seams."""
    merged: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + node.text)
        elif not (isinstance(node, Text) and not node.text):
            merged.append(node)
    return tuple(merged)
