"""No number twice: copies, versions, and totals beside what they are the totals of.

A report is taken for a total where something says so: the sources that ``gipgen aggregate`` wrote beside it, the roster's
remark, or its own numbers, every one of which is the sum of the units below. Where all that a total contains is there,
that is added and the total is not; otherwise the total is, and what it contains is not. A report of an office that might
contain those below it, and might not, is neither added nor guessed about.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from gipgen.collect.admitted import Sought, admit, awaited, unfit
from gipgen.collect.collected import Handed
from gipgen.collect.left_out import (
    CONTAINS,
    COPY,
    EXCLUDED,
    OPEN,
    OTHER_YEAR,
    OUTSIDE,
    TOTAL,
    UNCLEAR,
    VERSIONS,
    WITHIN,
    LeftOut,
    left_out,
)
from gipgen.collect.sum_of_others import Members
from gipgen.collect.unit_levels import OWN
from gipgen.collect.unit_levels import TOTAL as MARKED_TOTAL
from gipgen.collect.unit_names import comparable
from gipgen.findings.text import filled, listed
from gipgen.named_tuple import NamedTuple

_MEMBERS = 2  # of fewer units nobody speaks of a sum: a report equal to one other is a copy, or a slip


class Counted(NamedTuple):
    """The reports to add, and those that are left out; ``awaited`` are units of the roster of which there is none."""

    added: tuple[Handed, ...]
    left_out: tuple[LeftOut, ...]
    awaited: tuple[str, ...] = ()

    @property
    def told(self) -> list[LeftOut]:
        """Those left out that somebody may miss: not other offices' reports, nor other years' of units that were added."""
        names = {each.agency for each in self.added}
        return [each for each in self.left_out if not _goes_without_saying(each, names)]

    @property
    def open(self) -> bool:
        """Whether somebody has to look after one of those left out, or a report is missing."""
        return bool(self.awaited) or any(each.kind in OPEN for each in self.told)


def _goes_without_saying(left: LeftOut, added: Container[str]) -> bool:
    return left.kind == OUTSIDE or (left.kind == OTHER_YEAR and left.unit in added)


def counted_once(handed: Iterable[Handed], sought: Sought) -> Counted:
    """Choose among all reports those whose sum is asked for; the same ones in whatever order they come."""
    every = sorted(handed, key=lambda each: (each.agency, each.report))
    refused: list[LeftOut] = []
    choice = _Choice(sought, refused)
    for met in admit(every, sought):
        if isinstance(met, LeftOut):
            refused.append(met)
        else:
            choice.admit(met)
    added = tuple(sorted(choice.settled(), key=_order(sought)))
    waited = awaited((each.unit for each in refused if each.kind != OTHER_YEAR), sought)
    return Counted(
        added,
        tuple(sorted(refused, key=lambda each: (each.unit, each.file))),
        tuple(name for name in waited if name not in choice.reported),
    )


class _Choice:
    """The reports that may be added, unit by unit, those below before those above."""

    def __init__(self, sought: Sought, refused: list[LeftOut]) -> None:
        self._sought, self._refused = sought, refused
        self._single: dict[str, list[Handed]] = {}
        self._totals: dict[str, list[Handed]] = {}
        self._counted: dict[str, Handed] = {}  # by file
        self._covered: dict[str, str] = {}  # units that a total contains → its file
        self.reported: set[str] = set()

    def admit(self, handed: Handed) -> None:
        """Take a report; of the same content only the first."""
        is_total = handed.file in self._sought.contains or self._remark(handed.agency).startswith(MARKED_TOTAL)
        same = (self._totals if is_total else self._single).setdefault(handed.agency, [])
        first = next((each for each in same if each.content == handed.content), None)
        self.reported.add(handed.agency)
        if first is None:
            same.append(handed)
        else:
            self._leave(handed, COPY, other=first.file)

    def settled(self) -> Iterable[Handed]:
        """The reports to add: each unit is looked at when those below it, and those that its total contains, have been."""
        nested = _nested([each for same in self._totals.values() for each in same], self._sought.contains)
        levels = {name: max(nested[each.file] for each in same) for name, same in self._totals.items()}
        names = {*self._single, *self._totals}
        for name in sorted(names, key=lambda name: (-self._depth(name), levels.get(name, 0), name)):
            below = self._below(name) if self._is_head(name) else []
            self._settle_single(name, self._single.get(name, []), below)
            self._settle_total(name, self._totals.get(name, []))
        return self._counted.values()

    def _below(self, name: str) -> list[Handed]:
        """Of the reports that count so far those of units below; without a roster all but the office's own."""
        if self._sought.levels is None:
            return [each for each in self._counted.values() if not self._is_office(each.agency)]
        names = self._sought.levels.below(name)
        return [each for each in self._counted.values() if each.agency in names]

    def _settle_single(self, name: str, versions: Sequence[Handed], below: Sequence[Handed]) -> None:
        asks = versions and len(below) >= _MEMBERS and not self._remark(name).startswith(OWN)
        members = Members(below) if asks else None
        only = self._only(versions if members is None else self._without_totals(versions, members, len(below)))
        if only is None:
            return
        if (why := unfit(only, self._sought)) is not None:
            self._refused.append(why)
        elif members is not None and members.may_be_in(only):
            self._leave(only, UNCLEAR, count=len(below))
        else:
            self._counted[only.file] = only

    def _without_totals(self, versions: Sequence[Handed], members: Members, count: int) -> list[Handed]:
        """The reports of an office that are not the sum of those below it."""
        totals = [each for each in versions if members.are_in(each, versions)]
        for each in totals:
            self._leave(each, TOTAL, count=count)
        return [each for each in versions if each not in totals]

    def _only(self, versions: Sequence[Handed]) -> Handed | None:
        """The one report that there is; of several, different ones none counts."""
        if len(versions) > 1:
            files = listed(each.file for each in versions)
            for each in versions:
                self._leave(each, VERSIONS, count=len(versions), files=files)
        return versions[0] if len(versions) == 1 else None

    def _settle_total(self, name: str, versions: Sequence[Handed]) -> None:
        total = self._only(versions)
        if total is None:
            return
        parts = {self._called(unit): digest for unit, digest in self._sought.contains.get(total.file, {}).items()}
        within = self._within(name, parts)
        if parts and self._are_there(parts):
            self._leave(total, TOTAL, count=len(parts))
        elif excluded := self._excluded_in(name, parts):
            self._leave(total, EXCLUDED, reason=filled(CONTAINS, names=listed(excluded)))
        elif twice := self._counted_elsewhere(parts, within):
            self._leave(total, WITHIN, other=twice)
        elif (why := unfit(total, self._sought)) is not None:
            self._refused.append(why)
        else:
            self._count_instead(total, parts, within)

    def _are_there(self, parts: Mapping[str, str]) -> bool:
        """Whether all parts of a total are counted themselves: those very reports, or what their units handed in since."""
        reports = self._counted.values()
        digests = {each.sha256 for each in reports}
        units = {each.agency for each in reports if not self._is_head(each.agency)}
        return all(digest in digests or unit in units for unit, digest in parts.items())

    def _excluded_in(self, name: str, parts: Iterable[str]) -> list[str]:
        """The units in a total that are not to be added: with them it is not what was asked for."""
        excluded = self._sought.excluded
        if parts:
            return sorted(unit for unit in parts if comparable(unit) in excluded)
        units = self._sought.levels.units if self._sought.levels else ()
        return sorted(unit for unit in units if comparable(unit) in excluded and self._stands_below(unit, name))

    def _counted_elsewhere(self, parts: Iterable[str], within: Sequence[Handed]) -> str:
        """The file of another total that contains units which a total contains as well, without being within it."""
        inner = {each.file for each in within}
        others = (self._covered[unit] for unit in parts if unit in self._covered)
        return next((file for file in others if file not in inner), "")

    def _count_instead(self, total: Handed, parts: Iterable[str], within: Sequence[Handed]) -> None:
        for each in within:
            del self._counted[each.file]
            self._leave(each, WITHIN, other=total.file)
        self._covered.update(dict.fromkeys((*parts, *(each.agency for each in within)), total.file))
        self._counted[total.file] = total

    def _within(self, name: str, parts: Mapping[str, str]) -> list[Handed]:
        """The reports that a total of ``name`` contains: its sources name the unit, or one above it by its own total."""
        there = {each.sha256 for each in self._counted.values()}
        above = [unit for unit, digest in parts.items() if unit != name and digest not in there] if parts else [name]
        return [
            each
            for each in self._counted.values()
            if each.agency in parts or any(self._stands_below(each.agency, unit) for unit in above)
        ]

    def _called(self, unit: str) -> str:
        return self._sought.levels.called(unit) if self._sought.levels else unit

    def _remark(self, name: str) -> str:
        return self._sought.levels.note(name) if self._sought.levels else ""

    def _depth(self, name: str) -> int:
        return self._sought.levels.depth(name) if self._sought.levels else int(not self._is_office(name))

    def _stands_below(self, name: str, top: str) -> bool:
        """Without a roster everything stands below the office whose sum is made, and nothing below anything else."""
        if self._sought.levels is None:
            return self._is_office(top) and not self._is_office(name)
        return self._sought.levels.stands_below(name, top)

    def _is_office(self, name: str) -> bool:
        return comparable(name) == comparable(self._sought.of)

    def _is_head(self, name: str) -> bool:
        return self._sought.levels.is_head(name) if self._sought.levels else self._is_office(name)

    def _leave(self, handed: Handed, kind: str, **values: object) -> None:
        self._refused.append(left_out(handed, kind, **values))


def _nested(totals: Sequence[Handed], contains: Mapping[str, Mapping[str, str]]) -> dict[str, int]:
    """How deep totals stand in one another: 1 for one that contains no other of them."""
    files = {each.sha256: each.file for each in totals}
    inner = {each.file: {files[of] for of in contains.get(each.file, {}).values() if of in files} for each in totals}
    levels = dict.fromkeys(inner, 1)
    for _ in inner:  # as often as the longest chain can be; a circle, which no digests can make, would end as well
        found = {file: 1 + max((levels[each] for each in of if each != file), default=0) for file, of in inner.items()}
        if found == levels:
            break
        levels = found
    return levels


def _order(sought: Sought) -> Callable[[Handed], tuple[int, str, str]]:
    """The roster's order, else that of the names."""
    levels = sought.levels
    places = {name: number for number, name in enumerate(levels.units)} if levels else {}
    return lambda each: (places.get(each.agency, 0), each.agency, each.report)
