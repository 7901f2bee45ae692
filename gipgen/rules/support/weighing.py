"""What becomes of findings once all rules were asked: their weight by gipgen.toml, and what the file exempts."""

from collections.abc import Collection, Iterable, Iterator
from typing import cast

from gipgen.findings.families import is_of_file
from gipgen.findings.file_messages import TEXTS, UNUSED_EXEMPTION
from gipgen.findings.finding import WARNING, Diagnostic, Severity
from gipgen.report.report import Report
from gipgen.settings.settings import Settings


def weigh(findings: Iterable[Diagnostic], settings: Settings) -> Iterator[Diagnostic]:
    """Give each finding the weight that gipgen.toml sets for its rule or family; the longest name decides.

    What does not fit the file's structure (GIP1xx, GIP2xx) cannot be made lighter: there would be nothing to print.
    """
    for finding in findings:
        weight = _set(finding.rule, settings) or finding.severity
        if weight == finding.severity:
            yield finding
        elif weight != "off":
            yield finding._replace(severity=cast("Severity", weight))


def may_be_told(rule: str, settings: Settings) -> bool:
    """Whether gipgen.toml leaves a rule on: one that costs much is not asked for nothing."""
    return _set(rule, settings) != "off"


def _set(rule: str, settings: Settings) -> str:
    """The weight that gipgen.toml sets for a rule; empty for none."""
    names = [name for name in settings.rules if rule.startswith(name) and not is_of_file(rule)]
    return settings.rules[max(names, key=len)] if names else ""


def first_of_each(findings: Iterable[Diagnostic], limit: int) -> Iterator[Diagnostic]:
    """The first findings of each rule; more would only bury the rest."""
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
        if counts[finding.rule] <= limit:
            yield finding


def exempt(
    findings: Iterable[Diagnostic], report: Report, unasked: Collection[str] = (), *, whole: bool
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """What stays and what the file exempts with a reason; of a ``whole`` file an exemption that fits nothing is a finding.

    Of the rules ``unasked`` nobody knows whether they would have found something.
    """
    exemptions = report.fields["exemptions"]
    exempted = {rule for rule, reason in exemptions if rule and reason and reason.strip() and not is_of_file(rule)}
    kept: list[Diagnostic] = []
    taken: list[Diagnostic] = []
    for finding in findings:
        (taken if finding.rule in exempted else kept).append(finding)
    key = report.form.field("exemptions").key
    unused = exempted.difference((finding.rule for finding in taken), unasked) if whole else set()
    for index, (rule, _) in enumerate(exemptions):
        if rule in unused:
            kept.append(Diagnostic(UNUSED_EXEMPTION, WARNING, TEXTS["unused_exemption"], (key, index), {"id": rule}))
    return tuple(kept), tuple(taken)
