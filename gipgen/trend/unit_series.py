"""Figures of reports → points of indicators: for each unit, each indicator and each year one, or why there is none."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final, Literal

from gipgen.named_tuple import NamedTuple
from gipgen.trend.figures import AMOUNTS, Amount, Figure, counts_the_same
from gipgen.trend.indicators import INDICATORS, Indicator

SMALL: Final = 10  # cases: a rate of fewer says little
_PLACES = Decimal("0.1")  # of a per cent

Lack = Literal["", "no_report", "missing", "absent", "zero", "no_before", "other_form"]


class Taken(NamedTuple):
    """What one report has: its edition and its figures, in the order of ``AMOUNTS``."""

    edition: str
    figures: tuple[Figure, ...]
    file: str = ""

    def figure(self, amount: Amount) -> Figure:
        return self.figures[AMOUNTS.index(amount)]


class Point(NamedTuple):
    """An indicator in one year: ``value`` (of rates and growth per cent, with one place), or why there is none.

    ``top`` and ``bottom`` are what a rate was made of; of growth this year's and last year's number. ``other_form``: the
    edition of that year counts something else under this name than the newest one does. ``units`` are those that a sum
    is of, ``left_out`` those whose number is missing.
    """

    value: Decimal | None
    lack: Lack = ""
    top: Decimal | None = None
    bottom: Decimal | None = None
    other_form: bool = False
    units: int = 1
    left_out: int = 0

    @property
    def is_small(self) -> bool:
        return self.value is not None and self.bottom is not None and abs(self.bottom) < SMALL


class Line(NamedTuple):
    """One indicator over the years."""

    indicator: Indicator
    points: tuple[Point, ...]

    @property
    def says_nothing(self) -> bool:
        """Whether there is no value in any year."""
        return all(point.value is None for point in self.points)


class Series(NamedTuple):
    """One unit, or (without a name) all of them together. ``editions`` by year, empty where there is no report."""

    name: str
    lines: tuple[Line, ...]
    editions: tuple[str, ...]
    counts: tuple[int, ...] = ()  # how many units have a report, by year


def series(name: str, years: Iterable[int], known: Mapping[int, Taken], newest: str) -> Series:
    """The lines of one unit, from its reports by year."""
    every = tuple(years)
    lines = [Line(each, tuple(_point(each, known, year, newest) for year in every)) for each in INDICATORS]
    return Series(name, tuple(lines), tuple(known[year].edition if year in known else "" for year in every))


def _point(indicator: Indicator, known: Mapping[int, Taken], year: int, newest: str) -> Point:
    now = known.get(year)
    if now is None:
        return Point(None, "no_report")
    if indicator.kind == "growth":
        return _growth(indicator.top, known, year, newest)
    found = [now.figure(amount) for amount in indicator.amounts]
    other = not all(counts_the_same(amount, newest, now.edition) for amount in indicator.amounts)
    return _made(indicator, found)._replace(other_form=other)


def _made(indicator: Indicator, found: list[Figure]) -> Point:
    for lack in ("absent", "missing"):
        if lack in found:
            return Point(None, lack)
    numbers = [each for each in found if isinstance(each, Decimal)]
    return Point(numbers[0]) if indicator.bottom is None else _rate(*numbers)


def _rate(top: Decimal, bottom: Decimal) -> Point:
    if bottom == 0:
        return Point(None, "zero", top, bottom)
    return Point(per_cent(top, bottom), "", top, bottom)


def _growth(amount: Amount, known: Mapping[int, Taken], year: int, newest: str) -> Point:
    now, before = known[year], known.get(year - 1)
    if before is None:
        return Point(None, "no_before")
    if not counts_the_same(amount, now.edition, before.edition):
        return Point(None, "other_form")
    figures = now.figure(amount), before.figure(amount)
    for lack in ("absent", "missing"):
        if lack in figures:
            return Point(None, lack)
    this, last = (each for each in figures if isinstance(each, Decimal))
    other = not counts_the_same(amount, newest, now.edition)
    if last == 0:
        return Point(None, "zero", this, last, other)
    return Point(per_cent(this - last, last), "", this, last, other)


@lru_cache(10_000)
def per_cent(part: Decimal, whole: Decimal) -> Decimal:
    """A share in per cent with one place; half is rounded up (四舍五入), away from zero."""
    return (part * 100 / whole).quantize(_PLACES, ROUND_HALF_UP)


def together(years: Iterable[int], units: Iterable[Mapping[int, Taken]], newest: str) -> Series:
    """The lines of all units added up.

    A sum is of the units that have all its numbers; growth of those that have them in both years, so that it says nothing
    of units that came or went.
    """
    every, known = tuple(years), list(units)
    lines = [Line(each, tuple(_sum(each, known, year, newest) for year in every)) for each in INDICATORS]
    here = [[each[year] for each in known if year in each] for year in every]
    editions = tuple("、".join(sorted({each.edition for each in reports})) for reports in here)
    return Series("", tuple(lines), editions, tuple(map(len, here)))


def _sum(indicator: Indicator, units: list[Mapping[int, Taken]], year: int, newest: str) -> Point:
    points = [_point(indicator, known, year, newest) for known in units if year in known]
    usable = [each for each in points if each.value is not None or each.top is not None]
    if not usable:
        lacks: list[Lack] = [each.lack for each in points]
        return Point(None, max(lacks, key=lacks.count) if lacks else "no_report")
    found = _added(usable) if indicator.kind == "count" else _rate_of_all(usable, indicator)
    others = any(each.other_form for each in usable)
    return found._replace(other_form=others, units=len(usable), left_out=len(points) - len(usable))


def _added(points: list[Point]) -> Point:
    return Point(_total(each.value for each in points))


def _rate_of_all(points: list[Point], indicator: Indicator) -> Point:
    """Of the terms added up, not the mean of the rates; a unit whose denominator is 0 is in it too."""
    top, bottom = _total(each.top for each in points), _total(each.bottom for each in points)
    part = top - bottom if indicator.kind == "growth" else top
    return _rate(part, bottom)._replace(top=top)


def _total(numbers: Iterable[Decimal | None]) -> Decimal:
    return sum((each for each in numbers if each is not None), Decimal(0))
