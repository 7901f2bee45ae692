"""Findings as GitHub's workflow commands: each becomes an annotation beside its line in the pull request.

GitHub shows ten errors and ten warnings of a step as annotations; all of them stand in the log.
"""

from gipgen.findings.as_text import summary
from gipgen.findings.finding import Finding, Outcome
from gipgen.findings.text import chosen

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def emit(outcome: Outcome, language: str) -> str:
    """One command a line, and the summary, which GitHub prints as it stands."""
    lines = [_annotation(each, language) for each in outcome.findings]
    lines += [f"::error::{_data(chosen(problem, language))}" for problem in outcome.problems]
    if outcome.files:
        lines.append(summary(outcome.findings, len(outcome.files), language, outcome.published))
    return "\n".join(lines)


def _annotation(each: Finding, language: str) -> str:
    properties = {
        "file": each.file.replace("\\", "/"),
        "line": str(each.line),
        "col": str(each.column),
        "title": each.finding.rule,
    }
    head = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_LEVELS[each.finding.severity]} {head}::{_data(each.finding.message(language))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
