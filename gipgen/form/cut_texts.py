"""Texts that lost their end to a ``#``: what YAML takes for a comment, and a clerk wrote as words.

``地址: 集贤路36号 #2楼205室`` would be printed as 集贤路36号. A comment as gipgen itself and most people write it has two blanks
before its ``#`` and one behind. With neither it is a piece of the text (an error); with one of the two nobody can know (a
warning). Behind numbers and rows every comment is fine: nothing is lost there.
"""

from collections.abc import Iterator
from typing import Any

from gipgen.findings.file_messages import CUT_OFF, TEXTS
from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Offset, Path
from gipgen.findings.privacy import quoted
from gipgen.source.compose import Mark
from gipgen.source.reader import Source

_FREE = ("text", "prose")
_LONGEST = 30  # characters of a text that a message shows


def cut_texts(source: Source, schema: dict[str, Any]) -> Iterator[Diagnostic]:
    """What stands behind a text on its line and is not printed."""
    if any(finding.rule == CUT_OFF for finding in source.findings):
        return  # the one that broke the reading off is told
    lines = source.text.split("\n")
    signed = _with_sign(lines)
    for path, mark in source.marks.items():
        if mark.style or mark.line not in signed or not path or isinstance(path[-1], int):
            continue
        rest = _behind(lines, mark)
        if rest.lstrip(" \t").startswith("#") and _kind(schema, path) in _FREE:
            finding = _finding(path, mark, rest)
            if finding is not None:
                yield finding


def _with_sign(lines: list[str]) -> set[int]:
    """The numbers of the lines that have the sign of a comment: few do, and only there anything is cut off."""
    return {number for number, line in enumerate(lines) if "#" in line}


def cut_number(source: Source, mark: Mark | None) -> str:
    """What stands behind the sign of a comment in place of a number: ``#REF!``, or a number that its column was too narrow for."""
    rest = _behind(source.text.split("\n"), mark).strip() if mark is not None and not mark.raw else ""
    behind = rest.lstrip("#")
    if not rest.startswith("#"):
        return ""
    return rest if behind[:1].strip() or (not behind and len(rest) > 1) else ""


def _behind(lines: list[str], mark: Mark) -> str:
    """What stands behind a value on its line; nothing for one of several lines."""
    line = lines[mark.line] if mark.line < len(lines) else ""
    if mark.raw:
        return line[mark.column + len(mark.raw) :] if line.startswith(mark.raw, mark.column) else ""
    _, colon, rest = line[mark.column :].partition(":")
    return rest if colon else ""


def _finding(path: Path, mark: Mark, rest: str) -> Diagnostic | None:
    """An error, a warning, or nothing, by the blanks around the sign."""
    blanks = rest[: rest.index("#")]
    comment = rest[len(blanks) :].rstrip()
    apart, beside = len(blanks) > 1, comment.lstrip("#")[:1] in ("", " ", "\t")
    if beside and (apart or not mark.raw):
        return None
    from gipgen.source.text_lines import without_remark  # noqa: PLC0415  few texts are cut off

    comment = comment[:1] + without_remark(comment[1:])
    certain = not apart and not beside
    lost = comment if certain else comment.lstrip("# \t")
    whole = f"{mark.raw}{blanks}{comment}" if mark.raw else comment
    key = next(part for part in reversed(path) if isinstance(part, str))
    values = {"key": key, "lost": quoted(lost, limit=_LONGEST), "wanted": f"{key}: {_in_quotes(whole)}"}
    text = TEXTS["cut_off" if certain else "cut_off_perhaps"]
    offset = Offset(0, len(mark.raw) + len(blanks)) if mark.raw else None
    return Diagnostic(CUT_OFF, ERROR if certain else WARNING, text, path, values, offset=offset)


def _in_quotes(text: str) -> str:
    sign = "'" if '"' in text or "\\" in text else '"'
    return f"{sign}{quoted(text, limit=2 * _LONGEST)}{sign}"


def _kind(schema: dict[str, Any], path: Path) -> str:
    """The kind of the value at a path: the first word of the schema's ``$comment``."""
    inner: Any = schema
    for part in path:
        if isinstance(part, int):
            inner = inner.get("items")
        else:
            inner = inner.get("properties", {}).get(part) or inner.get("additionalProperties")
        if not isinstance(inner, dict):
            return ""
    return str(inner.get("$comment", "")).partition(" ")[0]
