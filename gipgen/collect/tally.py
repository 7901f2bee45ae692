"""How many findings a report has, and of which kinds: what most is asked of them, without having them at hand."""

from collections.abc import Iterable

from gipgen.findings.file_messages import FILL_IN
from gipgen.findings.finding import ERROR, INFO, WARNING, Finding
from gipgen.named_tuple import NamedTuple

_OF_FILE = ("GIP1", "GIP2")  # families that speak of how a report file is written


class Tally(NamedTuple):
    """``faults`` are the errors that are no gaps; ``told`` is what whoever handed in a document is told of the findings.

    ``rules`` says how often each rule was broken, worse than a note, in the order of their ids.
    """

    errors: int = 0
    warnings: int = 0
    infos: int = 0
    faults: int = 0
    told: int = 0
    rules: tuple[tuple[str, int], ...] = ()

    def of(self, severity: str) -> int:
        return {ERROR: self.errors, WARNING: self.warnings, INFO: self.infos}[severity]


def tally_of(findings: Iterable[Finding]) -> Tally:
    """What findings come to."""
    severities = {ERROR: 0, WARNING: 0, INFO: 0}
    faults, told, rules = 0, 0, dict[str, int]()
    for each in findings:
        severities[each.severity] += 1
        faults += each.severity == ERROR and each.rule != FILL_IN
        told += is_told(each)
        if each.severity != INFO:
            rules[each.rule] = rules.get(each.rule, 0) + 1
    return Tally(severities[ERROR], severities[WARNING], severities[INFO], faults, told, tuple(sorted(rules.items())))


def is_told(finding: Finding) -> bool:
    """Errors always are: a unit that is told of one must see it. How an imported file is written is nobody's slip."""
    return finding.severity == ERROR or not is_of_file(finding)


def is_of_file(finding: Finding) -> bool:
    """Whether a finding is about how the report file is written, and not about the report."""
    return finding.rule.startswith(_OF_FILE) and finding.rule != FILL_IN
