"""One paragraph's text → inline nodes: bold, links, values, escapes, line joins. Everything else is text.

Bold differs from CommonMark on purpose: ``**`` opens where no blank follows and closes where no blank precedes,
whatever punctuation stands around it, because Chinese puts no blanks there (commonmark-spec issue 650).
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from gipgen.findings.file_messages import EXPRESSION, MARKUP, TEXTS
from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Offset
from gipgen.findings.privacy import quoted
from gipgen.prose.nodes import Break, Image, Inline, Link, Strong, Text, Value, plain

# The signs that may begin markup; each is looked at more closely by its own pattern, compiled when prose first needs it.
_SIGN = re.compile(r"[\\<\[_]|!\[|\*\*|\{\{|[ \t]*\n[ \t\u3000]*")
_TARGET = r"\(\s*(?P<target><[^<>\n]*>|[^()\s<>]*(?:\([^()\s]*\)[^()\s]*)?)(?:\s+\"[^\"\n]*\")?\s*\)"
_PATTERNS = {
    "\\": r"\\(?:(?P<escape>[!-/:-@\[-`{-~])|(?P<hard>\n[ \t\u3000]*))",
    "{{": r"\{\{(?P<value>[^{}\n]*)\}\}",
    "![": rf"!\[(?P<image>[^\[\]\n]*)\]{_TARGET}",
    "[": rf"\[(?P<label>[^\[\]\n]*)\]{_TARGET}",
    "<": r"<(?P<url>(?:https?://|mailto:)[^<>\s]+)>",
    "**": r"(?P<strong>\*\*)",
    "_": r"(?P<strong>__)",
}
_SAFE_TARGET = r"(?:https?://|mailto:)[^\s]+\Z|(?![a-zA-Z][a-zA-Z0-9+.-]*:)(?!//)[^\s]*\Z"
_LINK_WITH_VALUE = r"\[[^\[\]\n]*\]\([^()\n]*\{\{"
_LINK_LENGTH = 500
_HARD_BREAK = 2  # blanks at the end of a line
_CHINESE_SIGNS = "“”‘’—…·"


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
    begin, seen = -column, 0  # where the current line begins; up to where lines were counted (once, not per sign)
    for sign in _SIGN.finditer(text):
        start = sign.start()
        if start < position:
            continue  # inside a token that was read already
        if breaks := text.count("\n", seen, start):
            line, begin = line + breaks, text.rindex("\n", seen, start) + 1
        seen = start
        if "\n" in sign[0]:
            yield Text(text[position:start])
            position = sign.end()
            hard = len(sign[0]) - len(sign[0].lstrip(" ")) >= _HARD_BREAK
            yield Break() if hard else Text(_join(text[start - 1 : start], text[position : position + 1]))
            continue
        match = re.compile(_PATTERNS[sign[0]]).match(text, start)
        place = Offset(line, start - begin)
        if match is None:
            if sign[0] == "{{":
                problems.append(Diagnostic(EXPRESSION, ERROR, TEXTS["unclosed_value"], offset=place))
            elif sign[0] == "[" and re.match(_LINK_WITH_VALUE, text[start : start + _LINK_LENGTH]):
                problems.append(Diagnostic(EXPRESSION, ERROR, TEXTS["value_in_link"], offset=place))
            continue
        yield Text(text[position:start])
        position = match.end()
        yield _token(match, text, place, problems)
    yield Text(text[position:])


def _token(match: re.Match[str], text: str, place: Offset, problems: list[Diagnostic]) -> Inline | _Mark:
    kind = match.lastgroup
    if kind == "escape":
        return Text(match["escape"])
    if kind == "hard":
        return Break()
    if kind == "value":
        blanks = len(match["value"]) - len(match["value"].lstrip())
        return Value(match["value"].strip(), place.line, place.column + len("{{") + blanks)
    if kind == "strong":
        return _strong_mark(match, text)
    if match[0].startswith("!"):
        return Image(match["image"].strip(), match["target"].strip("<>"), place.line, place.column)
    if kind == "url":
        target = match["url"]
        return _link(target, (Text(target.removeprefix("mailto:")),), place, problems)
    return _link(match["target"].strip("<>"), parse_inline(match["label"]).children, place, problems)


def _strong_mark(match: re.Match[str], text: str) -> Inline | _Mark:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if match[0] == "__" and ((before.isalnum() and after.isalnum()) or before == "_" or after == "_"):
        return Text("__")  # inside words and in rows of underscores it is no markup
    return _Mark(match[0], bool(after) and not after.isspace(), bool(before) and not before.isspace())


def _join(before: str, after: str) -> str:
    """A line break inside a paragraph: nothing between Chinese characters, a blank between words."""
    return "" if not before or not after or _is_chinese(before) or _is_chinese(after) else " "


def _is_chinese(character: str) -> bool:
    return character >= "\u2e80" or character in _CHINESE_SIGNS


def _link(target: str, children: tuple[Inline, ...], place: Offset, problems: list[Diagnostic]) -> Inline:
    if "{{" in target:
        problems.append(Diagnostic(EXPRESSION, ERROR, TEXTS["value_in_link"], offset=place))
    if not target or not re.match(_SAFE_TARGET, target):
        values = {"target": quoted(target, limit=60)}
        problems.append(Diagnostic(MARKUP, WARNING, TEXTS["unsafe_link"], values=values, offset=place))
        return Text(plain(children))
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
    for is_text, group in groupby(nodes, key=lambda node: isinstance(node, Text)):
        if is_text:
            text = "".join(node.text for node in group if isinstance(node, Text))
            merged += [Text(text)] if text else []
        else:
            merged += group
    return tuple(merged)
