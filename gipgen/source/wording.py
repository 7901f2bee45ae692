"""A YAML parser's complaint → words that a clerk understands.

The parsers (libyaml and its pure-Python twin) name what they expected, not what the writer did. The table below maps
the complaints that hand-written reports really cause to the likely cause and its cure.
"""

from typing import Any

from gipgen.diagnostics.catalogue import SYNTAX, TEXTS
from gipgen.diagnostics.types import ERROR, Diagnostic, Span

_CAUSES = (  # (part of the parser's problem or context, message variant); the first that fits wins
    ("tab character", "tab"),
    ("while scanning a quoted scalar", "unclosed_quote"),
    ("while parsing a flow sequence", "unclosed_bracket"),
    ("while parsing a flow mapping", "unclosed_brace"),
    ("mapping values are not allowed", "stray_colon"),
    ("could not find expected ':'", "missing_colon"),
    ("cannot start any token", "stray_character"),
    ("while scanning an a", "stray_character"),  # an anchor or an alias
    ("did not find expected key", "indentation"),
    ("did not find expected '-'", "indentation"),
    ("block sequence entries are not allowed", "indentation"),
    ("wrongly indented", "indentation"),
    ("expected <document start>", "after_end"),
    ("expected <block end>", "indentation"),
    ("directive", "directive"),
)


def _below_text_mark(text: str, line: int) -> bool:
    """Whether the last line with text above ``line`` ends in ``|``."""
    above = [each for each in text.split("\n")[:line] if each.strip()]
    return bool(above) and above[-1].rstrip().endswith(("|", "|-", "|+"))


def syntax_finding(error: Any, text: str) -> Diagnostic:
    """Name the likely cause of ``error`` and the place where the parser gave up."""
    context = getattr(error, "context", None) or ""
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    mark = getattr(error, "problem_mark", None)
    variant = next((variant for part, variant in _CAUSES if part in f"{context} {problem}"), "syntax")
    if variant in ("unclosed_quote", "unclosed_bracket", "unclosed_brace"):
        mark = getattr(error, "context_mark", None) or mark  # where it was opened says more than where the file ends
    if "simple key" in context:
        mark = getattr(error, "context_mark", None) or mark  # the word that has no colon, not where one was missed
        if mark is not None and _below_text_mark(text, mark.line):
            variant = "text_not_indented"
    span = Span(mark.line + 1, mark.column + 1) if mark is not None else Span(1, 1)
    span = min(span, Span(text.count("\n") + 1, span.column))
    lines = text.split("\n")
    excerpt = lines[span.line - 1].strip()[:40] if span.line <= len(lines) else ""
    return Diagnostic(SYNTAX, ERROR, TEXTS[variant], values={"problem": problem, "excerpt": excerpt}, span=span)
