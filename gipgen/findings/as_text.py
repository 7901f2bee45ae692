"""Findings as text for a terminal: grouped by file, each with the piece of the line that it is about."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from gipgen.findings.families import is_of_reading
from gipgen.findings.file_messages import FILL_IN, MISSING
from gipgen.findings.finding import Finding, Folded
from gipgen.findings.harmless import visible
from gipgen.findings.text import Text, chosen, filled, listed, say

_SEVERITIES = {"error": Text("错误", "error"), "warning": Text("警告", "warning"), "info": Text("提示", "info")}
_OTHERS = Text("（有的是{others}）", " (some {others})")
_SUMMARY = Text(
    "共 {files} 份报告：{errors} 个错误{waiting}，{warnings} 个警告，{infos} 个提示。",
    "{files} report(s): {errors} error(s){waiting}, {warnings} warning(s), {infos} note(s)",
)
_PUBLISHED = Text("其中 {number} 份已公布{folded}。", "; {number} published{folded}")
_FOLDED = Text(
    "，它们的 {count} 条发现未逐条列出，gipgen check 文件 可看", " ({count} finding(s) not told: gipgen check FILE)"
)
_WAITING = Text("（其中 {waiting} 处待填）", " ({waiting} of them to be filled in)")
_MENDABLE = Text(
    "gipgen fmt --fix {files} 能改好其中的 {count} 处。", " 'gipgen fmt --fix {files}' mends {count} of them."
)
_FILES = Text("文件名", "FILE")
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


def severities_word(severities: Sequence[str], language: str) -> str:
    """The same of a rule that knows more than one: 错误（有的是警告、提示）."""
    worst, *others = (severity_word(each, language) for each in severities)
    return worst + (say(_OTHERS, language, others=listed(others)) if others else "")


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


def summary(findings: Sequence[Finding], files: int, language: str, published: Sequence[Folded] = ()) -> str:
    """The last line: how many files, errors, warnings and notes, how much is only waiting to be filled in, and what mends the rest."""
    tally = Tally()
    for _, of_file in groupby(findings, key=lambda each: each.file):
        tally.add(tuple(of_file))
    tally.files = files
    for each in published:
        tally.fold(each)
    return tally.words(language)


class Tally:
    """What ``summary`` tells, counted file by file: of 300,000 reports nobody holds all findings."""

    def __init__(self) -> None:
        self.files = 0  # that were read
        self._counts = dict.fromkeys(("errors", "warnings", "infos"), 0)
        self._waiting = self._mended = 0
        self._mendable: list[str] = []  # the first two files
        self._published = self._folded = 0

    def add(self, findings: Sequence[Finding]) -> None:
        """Count the findings of one file."""
        for each in findings:
            self._counts[f"{each.finding.severity}s"] += 1
            if each.rule == FILL_IN:
                self._waiting += _places(each)
        mendable = _mendable(findings)
        if mendable:
            self._mended += sum(map(_places, mendable))
            if len(self._mendable) < 2:
                self._mendable.append(visible(mendable[0].file))

    def fold(self, folded: Folded) -> None:
        """Count a published report whose findings are not told."""
        self._published += 1
        self._folded += folded.total

    def words(self, language: str) -> str:
        """The last line; empty where nothing was read."""
        waiting = say(_WAITING, language, waiting=self._waiting) if self._waiting else ""
        told = say(_SUMMARY, language, waiting=waiting, files=self.files, **self._counts)
        if self._published:
            folded = filled(_FOLDED, count=self._folded) if self._folded else Text("", "")
            told += say(_PUBLISHED, language, number=self._published, folded=folded)
        if not self._mendable:
            return told
        files = self._mendable[0] if len(self._mendable) == 1 else _FILES
        return told + say(_MENDABLE, language, files=files, count=self._mended)


def folded(file: str, findings: Sequence[Finding]) -> Folded:
    """What is told of a published report."""
    counts = count(findings, 1)
    return Folded(file, counts["errors"], counts["warnings"], counts["infos"])


def _mendable(findings: Sequence[Finding]) -> list[Finding]:
    """What ``fmt --fix`` mends; a file that it cannot read it leaves alone."""
    closed = {each.file for each in findings if is_of_reading(each.rule) and not is_mendable(each)}
    return [each for each in findings if is_mendable(each) and each.file not in closed]


def _places(each: Finding) -> int:
    """How many places a finding speaks of; a count that its message writes in words is of something else."""
    number = each.values.get("count", 1)
    return number if isinstance(number, int) else 1


def is_mendable(each: Finding) -> bool:
    """Whether ``gipgen fmt --fix`` does what the message says."""
    return each.finding.mendable


def count(findings: Iterable[Finding], files: int) -> dict[str, int]:
    """The numbers of ``summary`` and of the JSON output."""
    counts = {"files": files, "errors": 0, "warnings": 0, "infos": 0}
    for each in findings:
        counts[f"{each.finding.severity}s"] += 1
    return counts
