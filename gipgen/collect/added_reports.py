"""Which reports of a run are added up in the workbook: those without errors, by the same rules as ``gipgen aggregate`` adds."""

from collections.abc import Iterable, Mapping
from typing import Final

from gipgen.collect.admitted import Sought
from gipgen.collect.collected import Collected, Handed, State, Unit, UnitState
from gipgen.collect.counted_once import counted_once
from gipgen.collect.unit_levels import Levels
from gipgen.findings.text import chosen
from gipgen.form.editions import UnknownEditionError, edition_for, editions
from gipgen.named_tuple import NamedTuple

ADDED: Final[tuple[State, ...]] = ("通过", "有警告")
_STATE = "状态是“{state}”"
_EVERYBODY = "全部单位"  # stands above those of which the roster names nobody above


class Added(NamedTuple):
    """The reports that are added up, and by unit why another one is not."""

    edition: str
    reports: tuple[Handed, ...]
    why_not: Mapping[str, str]


def added_reports(collected: Collected) -> Added:
    """One year, one edition, no errors; a report and those that are parts of it never both."""
    edition = edition_of(collected)
    sound = [each for each in collected.units if each.state in ADDED and each.handed is not None]
    top = collected.supervisor or _EVERYBODY
    levels = Levels(_below(top, [each.unit for each in collected.units]))
    handed = [each.handed._replace(agency=each.unit.name) for each in sound if each.handed is not None]
    found = counted_once(handed, Sought(top, collected.year, edition, levels))
    why_not = {each.unit.name: _STATE.format(state=each.state) for each in collected.units if not _is_sound(each)}
    why_not |= {each.unit: chosen(each.why, "zh") for each in found.left_out}
    return Added(edition, found.added, why_not)


def edition_of(collected: Collected) -> str:
    """The edition that is added up."""
    try:
        return edition_for(collected.year)
    except UnknownEditionError:
        return editions()[-1]


def _is_sound(state: UnitState) -> bool:
    return state.state in ADDED


def _below(top: str, units: Iterable[Unit]) -> list[Unit]:
    """The units, each below somebody: what stands below nobody in the roster stands below the office that collects."""
    every = list(units)
    known = {each.name for each in every}
    return [each if each.parent in known or each.name == top else each._replace(parent=top) for each in every]
