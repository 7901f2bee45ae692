"""Which reports may be added at all: of the year, of units that belong to the office; of the edition, without errors."""

from collections.abc import Iterable, Iterator, Mapping

from gipgen.collect.collected import Handed, Unit
from gipgen.collect.left_out import (
    EXCLUDED,
    FAULTY,
    MERGED,
    NO_AGENCY,
    NO_YEAR,
    NOT_DUE,
    OTHER_EDITION,
    OTHER_YEAR,
    OUTSIDE,
    TO_FILL_IN,
    UNKNOWN,
    UNREAD,
    LeftOut,
    left_out,
    near,
)
from gipgen.collect.unit_levels import Levels
from gipgen.collect.unit_names import Nearest, comparable
from gipgen.findings.text import Text, problem
from gipgen.named_tuple import NamedTuple

_NO_OFFICE = Text(
    "名册里没有“{of}”，也没有单位的上级是它{nearest}。--of 写名册里的单位，或者上级一栏里的名称。",
    "the roster has no '{of}', and no unit with it as 上级{nearest}; --of is a unit of the roster or a name from its column 上级",
)
_NOBODY = Text(
    "--exclude 里的“{name}”不在这些报告里{nearest}。请照报告里的单位写全称。",
    "--exclude: none of the reports is of '{name}'{nearest}; write the name as the report does",
)


class Sought(NamedTuple):
    """What is to be added: the reports of one year and edition, of the units below an office where a roster says which.

    ``excluded`` has a reason for each unit that is not to be added, by its name as names are compared. ``contains`` says of a file that it is a total, and of
    what: the digests of the reports in it by unit.
    """

    of: str
    year: int
    edition: str
    levels: Levels | None = None
    excluded: Mapping[str, str] = {}
    contains: Mapping[str, Mapping[str, str]] = {}
    with_faults: bool = False  # whether reports with errors, and with gaps, are added as well


def admit(handed: Iterable[Handed], sought: Sought) -> Iterator[Handed | LeftOut]:
    """Each report of the year and of a unit that belongs there, under the unit's name in the roster; each other with the reason.

    Without a roster those whose names differ only in what cannot change a name are one unit's.
    """
    names: dict[str, str] = {}
    for each in handed:
        name = names.setdefault(comparable(each.agency), each.agency)
        name = sought.levels.whose(each) if sought.levels else name
        known = each._replace(agency=name or each.agency)
        yield _why_not(known, name, sought) or known


def must_make_sense(handed: Iterable[Handed], sought: Sought) -> None:
    """Raises ``Problem`` for an office that the roster does not know, and for an excluded unit that nobody is."""
    levels = sought.levels
    if levels is not None and not levels.is_flat and not levels.knows(sought.of):
        raise problem(_NO_OFFICE, of=sought.of, nearest=near(levels.nearest_office(sought.of)))
    if not sought.excluded:
        return
    known = {name for each in handed for name in (each.agency, levels.whose(each) if levels else "") if name}
    known |= levels.units.keys() if levels else set()
    plain = set(map(comparable, known))
    for name in sought.excluded:
        if name not in plain:
            raise problem(_NOBODY, name=name, nearest=near(Nearest(sorted(known)).to(name)))


def _why_not(handed: Handed, name: str, sought: Sought) -> LeftOut | None:
    if name and sought.levels is not None and not _belongs(name, sought, sought.levels):
        return left_out(handed, OUTSIDE, of=sought.of)  # whatever else is wrong with it is another office's matter
    if handed.problem is not None:
        return left_out(handed, UNREAD, reason=handed.problem)
    if not handed.agency or handed.year is None:
        return left_out(handed, UNREAD, reason=NO_YEAR if handed.agency else NO_AGENCY)
    if (reason := sought.excluded.get(comparable(handed.agency))) is not None:
        return left_out(handed, EXCLUDED, reason=reason)
    if handed.year != sought.year:
        return left_out(handed, OTHER_YEAR, year=handed.year)
    return None if sought.levels is None else _why_not_of(handed, name, sought, sought.levels)


def unfit(handed: Handed, sought: Sought) -> LeftOut | None:
    """What a unit's one report has against itself: another edition, errors, gaps."""
    if handed.edition != sought.edition:
        return left_out(handed, OTHER_EDITION, edition=handed.edition, wanted=sought.edition)
    if sought.with_faults:
        return None
    errors = handed.tally.faults
    if errors:
        return left_out(handed, FAULTY, count=errors)
    return left_out(handed, TO_FILL_IN, count=handed.fill_ins) if handed.fill_ins else None


def _why_not_of(handed: Handed, name: str, sought: Sought, levels: Levels) -> LeftOut | None:
    """What the roster has against a report."""
    if not name:
        return left_out(handed, UNKNOWN, nearest=near(levels.nearest(handed.agency)))
    unit = levels.units.get(name)
    if unit is None or is_due(unit, sought.year):
        return None
    return left_out(handed, MERGED, other=unit.merged_into) if unit.merged_into else left_out(handed, NOT_DUE)


def _belongs(name: str, sought: Sought, levels: Levels) -> bool:
    top = levels.called(sought.of)
    return levels.is_flat or name == top or levels.stands_below(name, top)


def is_due(unit: Unit, year: int) -> bool:
    """Whether a unit has to report on a year: one that was merged into another does so up to its last year."""
    if unit.until is None and unit.merged_into:
        return False
    return unit.owes and (unit.since is None or unit.since <= year) and (unit.until is None or year <= unit.until)


def awaited(reported: Iterable[str], sought: Sought) -> tuple[str, ...]:
    """The units of the roster that have to report and of which there is nothing."""
    levels, there = sought.levels, set(reported)
    if levels is None:
        return ()
    return tuple(
        unit.name
        for unit in levels.units.values()
        if unit.name not in there
        and comparable(unit.name) not in sought.excluded
        and _belongs(unit.name, sought, levels)
        and is_due(unit, sought.year)
    )
