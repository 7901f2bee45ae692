"""Full-width punctuation, tabs and missing blanks where YAML needs its own signs: found, named and mended for the rest.

Chinese input methods write ``：`` ``，`` ``［`` where YAML needs ``: `` ``, `` ``[``. A parser then complains about some
later line, or takes half a table for one word. This module looks at the lines as a person does. It is asked only
when a file did not read well, so a valid file (an address may well hold a ``，``) never meets it.
"""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from gipgen.findings.file_messages import PUNCTUATION, TABULATOR, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Span

_BLOCK_HEADER = re.compile(r"(?:^|[:\-]\s+)[|>][0-9+-]{0,2}\s*(?:#|$)")
_INDENT = re.compile(r"[ \t\u3000\xa0]*")
_FULL_WIDTH = {"：": ":", "，": ",", "［": "[", "］": "]", "｛": "{", "｝": "}", "｜": "|", "＃": "#", "、": ","}
_BRACKETED = re.compile(r"[\[［][^\[\]［］\"'#]*[\]］]")


class Mended(NamedTuple):
    """The text with the signs put right, and for each line the 0-based columns before which a blank was put in."""

    text: str
    findings: list[Diagnostic]
    inserted: dict[int, list[int]]


class _Edit(NamedTuple):
    start: int
    length: int
    replacement: str
    rule: str
    variant: str
    values: dict[str, str]


def structure_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield number (0-based) and text of the lines that are YAML structure: not block text, comment or blank."""
    block_indent: int | None = None
    for number, line in enumerate(text.split("\n")):
        stripped = line.strip()
        if not stripped:
            continue
        indent = len(line) - len(line.lstrip(" "))
        if block_indent is not None:
            if indent > block_indent:
                continue
            block_indent = None
        if stripped.startswith("#"):
            continue
        yield number, line
        if _BLOCK_HEADER.search(stripped.replace("：", ": ").replace("｜", "|")):
            block_indent = indent


def mend(text: str, keys: Container[str]) -> Mended:
    """Find and repair what stands for YAML punctuation; ``keys`` are the words that may be keys of the file."""
    lines = text.split("\n")
    findings: list[Diagnostic] = []
    inserted: dict[int, list[int]] = {}
    for number, line in structure_lines(text):
        edits = sorted(_edits(line, keys), key=lambda edit: edit.start)
        told: set[tuple[str, str]] = set()
        for edit in edits:
            if (edit.variant, edit.values.get("seen", "")) not in told:  # one finding for each kind of slip in a line
                told.add((edit.variant, edit.values.get("seen", "")))
                span = Span(number + 1, edit.start + 1)
                findings.append(Diagnostic(edit.rule, ERROR, TEXTS[edit.variant], values=edit.values, span=span))
            extra = len(edit.replacement) - edit.length
            if extra > 0:
                inserted.setdefault(number, []).extend([edit.start + edit.length] * extra)
        for edit in reversed(edits):
            line = line[: edit.start] + edit.replacement + line[edit.start + edit.length :]  # noqa: PLW2901
        lines[number] = line
    return Mended("\n".join(lines), findings, inserted)


def _edits(line: str, keys: Container[str]) -> Iterator[_Edit]:
    """The repairs of one line; they never overlap."""
    match = _INDENT.match(line)
    indent = match[0] if match else ""
    for column, character in enumerate(indent):
        if character == "\t":
            yield _Edit(column, 1, "  ", TABULATOR, "tab", {})
        elif character != " ":
            yield _Edit(column, 1, "  ", PUNCTUATION, "blank", {"code": f"U+{ord(character):04X}"})
    body = re.split(r"(?<=\s)#", line[len(indent) :], maxsplit=1)[0]  # a comment is free to use any sign
    offset = len(indent)
    if body.startswith("＃"):
        yield _sign(offset, "＃")
        return
    if re.search(r"[:：]\s*｜\s*$", body):
        yield _sign(offset + body.rindex("｜"), "｜")
    yield from _after_key(body, offset, keys)
    yield from _inner_keys(body, offset, keys)
    yield from _brackets(body, offset)


def _after_key(body: str, offset: int, keys: Container[str]) -> Iterator[_Edit]:
    """The sign behind the first word of the line."""
    blank = re.match(r"([^\s:：,，\[\]{}\"'#]{1,24}):[ ]*([\u3000\xa0]+)", body)
    if blank:
        values = {"key": blank[1], "code": f"U+{ord(blank[2][0]):04X}"}
        yield _Edit(offset + blank.start(2), len(blank[2]), " ", PUNCTUATION, "blank_after_colon", values)
    match = re.match(r"(?:- +)?([^\s:：,，\[\]{}\"'#]{1,24})(\s*：|:(?=[^\s]))", body)
    if not match or (match[1] not in keys and not re.fullmatch(r"[\u4e00-\u9fff]{1,16}", match[1])):
        return
    start = offset + match.start(2)
    width = len(match[2])
    if match[2] == ":":
        yield _Edit(start, 1, ": ", PUNCTUATION, "no_blank", {"key": match[1]})
    else:
        yield _Edit(start, width, ": ", PUNCTUATION, "colon", {"seen": "：", "key": match[1]})


def _inner_keys(body: str, offset: int, keys: Container[str]) -> Iterator[_Edit]:
    """``{制发：0，废止：0}``: signs before and behind the keys of a one-line mapping."""
    if not re.search(r"[{｛]", body):
        return
    for match in re.finditer(r"([{｛,，])(\s*)([^\s:：,，{}｛｝]{1,24})(\s*[:：])(\s?)", body):
        if match[3] not in keys:
            continue
        if match[1] in _FULL_WIDTH:
            yield _sign(offset + match.start(1), match[1])
        if match[4].endswith("："):
            start = offset + match.start(4)
            values = {"seen": "：", "key": match[3]}
            yield _Edit(start, len(match[4]), ": ", PUNCTUATION, "colon", values)
        elif not match[5]:
            yield _Edit(offset + match.start(4), len(match[4]), ": ", PUNCTUATION, "no_blank", {"key": match[3]})
    stripped = body.rstrip()
    if stripped.endswith("｝"):
        yield _sign(offset + len(stripped) - 1, "｝")


def _brackets(body: str, offset: int) -> Iterator[_Edit]:
    """``［2，0］``: a list of numbers holds no words, so every full-width sign in it is a slip."""
    for match in _BRACKETED.finditer(body):
        for position, character in enumerate(match[0], match.start()):
            if character in "［］，、":
                yield _sign(offset + position, character)


def _sign(column: int, seen: str) -> _Edit:
    wanted = _FULL_WIDTH[seen]
    return _Edit(column, 1, wanted, PUNCTUATION, "sign", {"seen": seen, "wanted": wanted})
