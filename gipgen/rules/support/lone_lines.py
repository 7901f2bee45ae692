"""Lines that stand alone without any stop, which GIP723 tells: that is left out where another finding says why they do."""

from collections.abc import Callable

from gipgen.findings.file_messages import CUT_OFF, MARKUP
from gipgen.findings.finding import Diagnostic

_OF_LINES = (MARKUP, "GIP626", CUT_OFF)  # rows of a table, a signature, halves of a text


def without_strays(findings: list[Diagnostic], line_of: Callable[[Diagnostic], int]) -> list[Diagnostic]:
    """Leave out that a line stands alone of which something else is told: itself, or what it is a row or a half of."""
    strays = [each for each in findings if each.values.get("slip") == "stray"]
    if not strays:
        return findings
    others = [each for each in findings if each not in strays]
    lines, texts = set(map(line_of, others)), {each.path for each in others if each.rule in _OF_LINES}
    return [each for each in findings if each in others or not (line_of(each) in lines or each.path in texts)]
