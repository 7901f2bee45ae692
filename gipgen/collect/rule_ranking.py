"""Which rules the reports of a run break, the one that most units break first."""

from collections.abc import Iterable

from gipgen.collect.collected import UnitState
from gipgen.collect.feedback_points import DUTIES, places_of, titles, told_findings
from gipgen.findings.finding import Severity
from gipgen.named_tuple import NamedTuple


class Broken(NamedTuple):
    """A rule and a severity, how often it was said with that, and the units that it was said to."""

    rule: str
    title: str
    severity: Severity
    places: int
    units: tuple[str, ...]


def ranking(states: Iterable[UnitState]) -> tuple[Broken, ...]:
    """All rules that were broken: errors, warnings and advice apart, by the number of units, then by the rule.

    What a rule says of one unit as an error and of another as a warning is counted apart: whoever has an error is one of
    the units that must mend something, and no other is.
    """
    order = list(DUTIES)
    places: dict[tuple[str, Severity], int] = {}
    units: dict[tuple[str, Severity], dict[str, None]] = {}
    for state in states:
        for each in told_findings(state):
            key = (each.rule, each.severity)
            places[key] = places.get(key, 0) + places_of(each)
            units.setdefault(key, {})[state.unit.name] = None
    broken = [
        Broken(rule, titles().get(rule, ""), severity, places[rule, severity], tuple(names))
        for (rule, severity), names in units.items()
    ]
    return tuple(sorted(broken, key=lambda each: (order.index(each.severity), -len(each.units), each.rule)))
