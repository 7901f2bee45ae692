"""Findings as text for a terminal: grouped by file, one finding a line."""

from collections.abc import Iterable

from gipgen.diagnostics.types import Located

_SEVERITIES = {"zh": {"error": "错误", "warning": "警告", "info": "提示"}, "en": {}}
_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[36m"}


def emit(findings: Iterable[Located], language: str, *, colour: bool = False) -> str:
    """Write the findings out; ``colour`` adds terminal colours to the severities."""
    lines: list[str] = []
    file = None
    for each in findings:
        if each.file != file:
            lines.append(each.file)
            file = each.file
        severity = each.finding.severity
        word = _SEVERITIES[language].get(severity, severity)
        if colour:
            word = f"{_COLOURS[severity]}{word}\x1b[0m"
        place = f"{each.line}:{each.column}".ljust(7)
        lines.append(f"  {place} {word} {each.finding.rule}  {each.finding.message(language)}")
    return "\n".join(lines)


def summary(counts: dict[str, int], language: str) -> str:
    """The last line: how many files, errors, warnings and notes."""
    if language == "en":
        return "{files} report(s): {errors} error(s), {warnings} warning(s), {infos} note(s)".format_map(counts)
    return "共 {files} 份报告：{errors} 个错误，{warnings} 个警告，{infos} 个提示。".format_map(counts)


def count(findings: Iterable[Located], files: int) -> dict[str, int]:
    """The numbers of ``summary`` and of the JSON output."""
    counts = {"files": files, "errors": 0, "warnings": 0, "infos": 0}
    for each in findings:
        counts[f"{each.finding.severity}s"] += 1
    return counts
