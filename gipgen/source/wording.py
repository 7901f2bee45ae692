"""A YAML parser's complaint → words that a clerk understands.

The parser (that of `pure_events`, whichever read the file first) names what it expected, not what the writer did. The
table below maps the complaints that hand-written reports really cause to the likely cause and its cure.
"""

import re
from typing import Any

from gipgen.findings.file_messages import SYNTAX, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Span
from gipgen.findings.privacy import quoted
from gipgen.source.punctuation import structure_lines

_CAUSES = (  # (part of the parser's problem or context, message variant); the first that fits wins
    ("tab character", "tab"),
    (r"character '\t' that cannot start", "tab"),
    ("while scanning a quoted scalar", "unclosed_quote"),
    ("while parsing a flow sequence", "unclosed_bracket"),
    ("while parsing a flow mapping", "unclosed_brace"),
    ("mapping values are not allowed", "stray_colon"),
    ("could not find expected ':'", "missing_colon"),
    ("cannot start any token", "stray_character"),
    ("while scanning an a", "stray_character"),  # an anchor or an alias
    ("sequence entries are not allowed", "indentation"),
    ("expected '<document start>'", "after_end"),
    ("document end marker", "after_end"),
    ("expected <block end>", "indentation"),
    ("directive", "directive"),
    ("incompatible YAML document", "directive"),
    ("undefined alias", "stray_character"),
    ("while scanning a block scalar", "bar_signs"),
    ("while scanning a tag", "odd_tag"),
    ("tag handle", "odd_tag"),
    ("while parsing a tag", "odd_tag"),
    ("while parsing an URI", "odd_tag"),
    ("expected URI", "odd_tag"),
    ("unknown escape character", "backslash"),
    ("expected escape sequence", "backslash"),
    ("mapping keys are not allowed", "stray_character"),
    ("expected the node content", "no_content"),
)


def syntax_finding(error: Any, text: str) -> Diagnostic:
    """What ``error`` comes from: marks that git left, else what the line looks like."""
    conflict = re.search(_CONFLICT, text, re.MULTILINE)
    if conflict:
        return Diagnostic(SYNTAX, ERROR, TEXTS["conflict"], span=Span(text.count("\n", 0, conflict.start()) + 1, 1))
    return _likely(error, text)


def _likely(error: Any, text: str) -> Diagnostic:
    """Name the likely cause of ``error``, and the place of the cause rather than where the parser gave up."""
    context = getattr(error, "context", None) or ""
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    mark = getattr(error, "problem_mark", None)
    variant = next((variant for part, variant in _CAUSES if part in f"{context} {problem}"), "syntax")
    if variant in _OPENED or "simple key" in context:
        mark = getattr(error, "context_mark", None) or mark  # where it was opened says more than where the file ends
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark is not None else 0
    column = mark.column if mark is not None else 0
    if variant not in _OPENED:
        seen = _by_eye(lines, line, variant)
        if seen is not None:
            variant, line = seen
            column = len(lines[line]) - len(lines[line].lstrip())
    values = {"problem": problem, "excerpt": quoted(re.split(r"\s#", lines[line])[0].strip(), limit=40)}
    return Diagnostic(SYNTAX, ERROR, TEXTS[variant], values=values, span=Span(line + 1, column + 1))


def _by_eye(lines: list[str], line: int, variant: str) -> tuple[str, int] | None:
    """Look at the lines up to where the parser gave up as a person does; return message variant and line."""
    for number in (line, line - 1):
        for pattern, found in _SLIPS:
            if number >= 0 and re.search(pattern, lines[number]):
                return found, number
    for number in range(line, max(line - _NEAR, -1), -1):
        if lines[number].startswith("##"):  # a heading of the prose at the margin: to YAML a comment
            return "text_not_indented", number
    above = [(number, each) for number, each in structure_lines("\n".join(lines[: line + 1])) if number < line]
    return _text_lost(lines, above, line) or _odd_indent(lines, above, line, variant)


def _text_lost(lines: list[str], above: list[tuple[int, str]], line: int) -> tuple[str, int] | None:
    """Prose that YAML takes for structure: not indented below ``|``, or without a ``|`` above it."""
    for place, (number, each) in reversed(list(enumerate(above))):
        if re.search(_BLOCK_MARK, each):
            return "text_not_indented", above[place + 1][0] if place + 1 < len(above) else line
        if re.match(_EMPTY_KEY, each) and not _looks_like_item(lines, number + 1):
            return "missing_bar", number
        if ":" in each:
            break
    return None


def _odd_indent(lines: list[str], above: list[tuple[int, str]], line: int, variant: str) -> tuple[str, int] | None:
    """Of two neighbours that are not aligned, the one whose indentation is odd."""
    if variant not in ("indentation", "stray_colon") or not above:
        return None
    number, before = above[-1]
    if _indent(before) == _indent(lines[line]):
        return None
    if _indent(before) % 2:
        return "indentation", number
    return ("indentation", line) if _indent(lines[line]) % 2 else None


def _looks_like_item(lines: list[str], start: int) -> bool:
    """Whether the first line with content from ``start`` on is an item of a mapping or list, not prose."""
    for line in lines[start:]:
        if line.strip() and not line.lstrip().startswith("#"):
            return re.match(r"\s*(-\s|[^\s:：]{1,20}:(\s|$))", line) is not None
    return False


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_NEAR = 4
_CONFLICT = "^(?:<{7} |={7}$|>{7} )"
_OPENED = frozenset(("unclosed_quote", "unclosed_bracket", "unclosed_brace"))
_BLOCK_MARK = r"[:：]\s*[|>][-+]?\s*(?:#|$)"
_EMPTY_KEY = r"\s*[^\s:#]+:\s*(?:#|$)"
_SLIPS = (
    (r":\s+[-–—]\s*(?:#|$)", "dash_value"),
    (r":\s+-\s+\d", "minus_blank"),
    (r":\s*[|>][-+]?\s+[^\s#]", "text_after_bar"),
    (r"[\[,]\s*,|,\s*\]", "missing_item"),
)
