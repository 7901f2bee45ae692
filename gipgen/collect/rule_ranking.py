"""Which rules the reports of a run break, the one that most units break first."""

from collections.abc import Iterable

from gipgen.collect.collected import UnitState
from gipgen.collect.feedback_points import DUTIES, points, titles
from gipgen.findings.finding import Severity
from gipgen.named_tuple import NamedTuple


class Broken(NamedTuple):
    """A rule, the worst that was said of it, how often it was said, and the units that it was said to."""

    rule: str
    title: str
    severity: Severity
    places: int
    units: tuple[str, ...]


def ranking(states: Iterable[UnitState]) -> tuple[Broken, ...]:
    """All rules that were broken: errors, warnings and advice apart, by the number of units, then by the rule."""
    order = list(DUTIES)
    worst: dict[str, Severity] = {}
    places: dict[str, int] = {}
    units: dict[str, dict[str, None]] = {}
    for state in states:
        for point in points(state):
            if not point.rule:
                continue
            known = worst.setdefault(point.rule, point.severity)
            worst[point.rule] = min(known, point.severity, key=order.index)
            places[point.rule] = places.get(point.rule, 0) + point.places
            units.setdefault(point.rule, {})[state.unit.name] = None
    broken = [Broken(rule, titles().get(rule, ""), worst[rule], places[rule], tuple(units[rule])) for rule in units]
    return tuple(sorted(broken, key=lambda each: (order.index(each.severity), -len(each.units), each.rule)))
