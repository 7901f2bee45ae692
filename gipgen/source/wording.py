"""A YAML parser's complaint → words that a clerk understands.

The parser (that of `pure_events`, whichever read the file first) names what it expected, not what the writer did. The
table below maps the complaints that hand-written reports really cause to the likely cause and its cure.
"""

import re
from collections.abc import Iterator
from typing import Any

from gipgen.findings.file_messages import SYNTAX, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Edit, Rewrite, Span
from gipgen.findings.privacy import quoted
from gipgen.source.odd_texts import odd_text
from gipgen.source.stray_signs import stray_sign
from gipgen.source.text_lines import END_MARK

_BLOCK_HEADER = re.compile(r"(?:^|[:\-]\s+)[|>][0-9+-]{0,2}\s*(?:#|$)")
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

_MARKS = r"^ {0,8}(?:<{7} |>{7} )"


def syntax_finding(error: Any, text: str) -> Diagnostic:
    """What ``error`` comes from: marks that git left, else what the line looks like."""
    return conflict(text, rf"{_MARKS}|^={{7}}$") or _likely(error, text)


def conflict(text: str, marks: str = _MARKS) -> Diagnostic | None:
    """The first line that git left where two versions of the file were merged."""
    found = re.search(marks, text, re.MULTILINE)
    if found is None:
        return None
    return Diagnostic(SYNTAX, ERROR, TEXTS["conflict"], span=Span(text.count("\n", 0, found.start()) + 1, 1))


def _likely(error: Any, text: str) -> Diagnostic:
    """Name the likely cause of ``error``, and the place of the cause rather than where the parser gave up."""
    lines = text.split("\n")
    variant, met, column = _complaint(error, lines)
    if variant == "after_end" and END_MARK in lines[: met + 1]:
        return _end_mark(lines)
    opened = _open_quote(lines, met)
    if opened is not None:
        rewrite = _without_quotes(lines[opened.line - 1], opened)
        return Diagnostic(SYNTAX, ERROR, TEXTS["unclosed_quote"], span=opened, rewrite=rewrite)
    seen = _by_eye(lines, met, variant) if variant not in _OPENED else None
    line = met
    if seen is not None:
        variant, line = seen
        column = len(lines[line]) - len(lines[line].lstrip())
    begun = stray_sign(lines, line) or odd_text(lines, line, variant) or odd_text(lines, met, variant)
    if begun is not None:
        return begun
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    values = {
        "problem": problem,
        "seen": len(re.findall(r"\d+", lines[line])),
        "excerpt": quoted(re.split(r"\s#", lines[line])[0].strip(), limit=40),
    }
    return Diagnostic(SYNTAX, ERROR, TEXTS[variant], values=values, span=Span(line + 1, column + 1))


def _end_mark(lines: list[str]) -> Diagnostic:
    """The line that ends the file for YAML though more follows, and the rewrite without it."""
    span = Span(lines.index(END_MARK) + 1, 1)
    rewrite = Rewrite((Edit(span, len(END_MARK), ""),))
    return Diagnostic(SYNTAX, ERROR, TEXTS["end_mark"], span=span, rewrite=rewrite)


def _complaint(error: Any, lines: list[str]) -> tuple[str, int, int]:
    """What the parser complains of, and where; of what was opened and never closed, where it was opened."""
    context = getattr(error, "context", None) or ""
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    mark = getattr(error, "problem_mark", None)
    variant = next((variant for part, variant in _CAUSES if part in f"{context} {problem}"), "syntax")
    if variant in _OPENED or "simple key" in context:
        mark = getattr(error, "context_mark", None) or mark  # where it was opened says more than where the file ends
    return (variant, min(mark.line, len(lines) - 1), mark.column) if mark is not None else (variant, 0, 0)


def _open_quote(lines: list[str], met: int) -> Span | None:
    """Where a value begins with a quotation mark of which its line has no second one, and the line below is no text that goes on."""
    for number, line in structure_lines("\n".join(lines[: met + 1])):
        found = re.match(r" *(?:- +)?[^\s:#]{1,40}: +([\"'])", line)
        if found and found[1] not in line[found.end() :]:
            near = lines[number + 1 : number + 1 + _NEAR]
            below = next((each for each in near if each.strip()), "#")
            if below.lstrip().startswith("#") or _looks_like_item(near, 0):
                return Span(number + 1, found.end())
    return None


def _without_quotes(line: str, opened: Span) -> Rewrite | None:
    """The value without the mark that it begins with, and one of the other kind at its end; none where it holds more of them."""
    value = line[opened.column - 1 :].rstrip()
    inner = value[1:].rstrip("\"'")
    if not inner or len(value) - len(inner) > 2 or any(sign in inner for sign in "\"'#:[]{}"):
        return None
    behind = len(value) - 1 - len(inner)
    last = (Edit(Span(opened.line, opened.column + 1 + len(inner)), behind, ""),) if behind else ()
    return Rewrite((Edit(opened, 1, ""), *last))


def _by_eye(lines: list[str], line: int, variant: str) -> tuple[str, int] | None:
    """Look at the lines up to where the parser gave up as a person does; return message variant and line."""
    for number in (line, line - 1):
        for pattern, found in _SLIPS:
            if number >= 0 and re.search(pattern, lines[number]):
                return found, number
    for number in range(line, max(line - _NEAR, -1), -1):
        lost = _indent(lines[number]) in (0, *range(1, _indent(lines[line])))
        if lost and lines[number].lstrip(" ").startswith("##"):  # a heading of the prose: to YAML a comment
            return "text_not_indented", number
    above = [(number, each) for number, each in structure_lines("\n".join(lines[: line + 1])) if number < line]
    return _text_lost(lines, above, line) or _odd_indent(lines, above, line, variant)


def _text_lost(lines: list[str], above: list[tuple[int, str]], line: int) -> tuple[str, int] | None:
    """Prose that YAML takes for structure: not indented below ``|``, or without a ``|`` above it."""
    for place, (number, each) in reversed(list(enumerate(above))):
        if re.search(_BLOCK_MARK, each):
            first = _deeper_first(lines, number, line) if place + 1 == len(above) else None
            if first is not None:
                return "first_too_deep", first
            return "text_not_indented", above[place + 1][0] if place + 1 < len(above) else line
        if re.match(_EMPTY_KEY, each) and not _looks_like_item(lines, number + 1):
            return "missing_bar", number
        if ":" in each:
            break
    return None


def _deeper_first(lines: list[str], key: int, line: int) -> int | None:
    """The first line of a text, where a later one, indented as all should be, is less deep."""
    first = next((number for number in range(key + 1, line) if lines[number].strip()), line)
    is_text = _indent(lines[line]) == _indent(lines[key]) + 2 and not _looks_like_item(lines, line)
    return first if is_text and _indent(lines[first]) > _indent(lines[line]) else None


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
_OPENED = frozenset(("unclosed_quote", "unclosed_bracket", "unclosed_brace"))
_BLOCK_MARK = r"[:：]\s*[|>][-+]?\s*(?:#|$)"
_EMPTY_KEY = r"\s*[^\s:#]+:\s*(?:#|$)"
_SLIPS = (
    (r":\s+[-–—]\s*(?:#|$)", "dash_value"),
    (r":\s+-\s+\d", "minus_blank"),
    (r":\s*[|>][|｜>]+\s*(?:#|$)", "two_bars"),
    (r":\s*[|>][。.，,；;、]+\s*(?:#|$)", "stop_after_bar"),
    (r":\s*[|>][-+]?\s+[^\s#]", "text_after_bar"),
    (r"[\[,]\s*,|,\s*\]", "missing_item"),
)


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
