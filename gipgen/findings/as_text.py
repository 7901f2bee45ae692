"""Findings as text for a terminal: grouped by file, each with the piece of the line that it is about."""

from collections.abc import Iterable, Sequence

from gipgen.findings.file_messages import FILL_IN, MISSING
from gipgen.findings.finding import Finding
from gipgen.findings.harmless import visible
from gipgen.findings.text import Text, chosen, say

_SEVERITIES = {"error": Text("错误", "error"), "warning": Text("警告", "warning"), "info": Text("提示", "info")}
_SUMMARY = Text(
    "共 {files} 份报告：{errors} 个错误{waiting}，{warnings} 个警告，{infos} 个提示。",
    "{files} report(s): {errors} error(s){waiting}, {warnings} warning(s), {infos} note(s)",
)
_WAITING = Text("（其中 {waiting} 处待填）", " ({waiting} of them to be filled in)")
_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[36m"}
_MARGIN = " " * 10
_NOTHING_TO_SEE = (FILL_IN, MISSING)  # a mark, and what is not there: the line says nothing that the message does not


def emit(findings: Iterable[Finding], language: str, *, colour: bool = False) -> str:
    """Write the findings out; ``colour`` adds terminal colours to the severities."""
    lines: list[str] = []
    file = None
    every = list(findings)
    for number, each in enumerate(every):
        if each.file != file:
            lines.append(visible(each.file))
            file = each.file
        severity = each.finding.severity
        word = severity_word(severity, language)
        if colour:
            word = f"{_COLOURS[severity]}{word}\x1b[0m"
        place = f"{each.line}:{each.column}".ljust(7)
        lines.append(f"  {place} {word} {each.finding.rule}  {each.finding.message(language)}")
        if every[number + 1 : number + 2] == [] or every[number + 1][:3] != each[:3]:  # one excerpt for one place
            lines += _excerpt(each, colour=colour)
    return "\n".join(lines)


def severity_word(severity: str, language: str) -> str:
    """错误, 警告, 提示, or the English word."""
    return chosen(_SEVERITIES[severity], language)


def _excerpt(each: Finding, *, colour: bool) -> list[str]:
    """The line and its caret."""
    from gipgen.findings.excerpt import excerpt  # noqa: PLC0415  a report without findings shows none

    shown = excerpt(each) if each.finding.rule not in _NOTHING_TO_SEE else None
    if shown is None:
        return []
    line, caret = shown
    if colour:
        caret = f"{_COLOURS[each.finding.severity]}{caret}\x1b[0m"
    return [f"{_MARGIN}│ {line}", f"{_MARGIN}│ {caret}"]


def summary(findings: Sequence[Finding], files: int, language: str) -> str:
    """The last line: how many files, errors, warnings and notes, and how much is only waiting to be filled in."""
    waiting = sum(each.finding.rule == FILL_IN for each in findings)
    words = say(_WAITING, language, waiting=waiting) if waiting else ""
    return say(_SUMMARY, language, waiting=words, **count(findings, files))


def count(findings: Iterable[Finding], files: int) -> dict[str, int]:
    """The numbers of ``summary`` and of the JSON output."""
    counts = {"files": files, "errors": 0, "warnings": 0, "infos": 0}
    for each in findings:
        counts[f"{each.finding.severity}s"] += 1
    return counts
