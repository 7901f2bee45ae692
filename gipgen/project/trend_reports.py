"""Reports → years and units side by side. Of each report only the figures are kept that indicators are made of."""

from collections.abc import Iterable, Mapping

from gipgen.collect.roster import Roster
from gipgen.export.fact import Numbers
from gipgen.findings.text import Problem, Text, filled, in_turn, listed, problem
from gipgen.named_tuple import NamedTuple
from gipgen.project.given_roster import GivenRoster, Known, given_roster
from gipgen.project.read_numbers import read_numbers
from gipgen.trend.figures import figures_of
from gipgen.trend.tabled import Trend, said_of_counts, said_of_editions
from gipgen.trend.trend_files import rendered
from gipgen.trend.unit_series import Taken, series, together
from gipgen.workspace.files import Files
from gipgen.workspace.names import places

_NO_PLACE = Text(
    "{file}：没有{what}，不知道放在哪里，没有采用。", "{file}: it has no {what}, so its place is not known; left out"
)
_AGENCY = Text("单位", "agency")
_YEAR = Text("年度", "year")
_TWICE = Text(
    "{unit} {year} 年有两份数字不同的报告：{files}。不知道该用哪一份，这一年都没有采用。",
    "{unit}, {year}: two reports with different numbers: {files}; neither was taken",
)
_GAPS = Text("缺报告：{gaps}。", "No report: {gaps}.")
_GAP = Text("{unit} {years} 年", "{unit} {years}")
_MOST_GAPS = 5
_MORE_GAPS = Text("缺报告的年度共 {count} 处，表里写“无报告”。", "{count} years of units have no report.")

Years = dict[int, Taken]


class Trended(NamedTuple):
    """What a run came to: the trend, where there is a report at all, and why files are not in it."""

    trend: Trend | None
    problems: tuple[Problem, ...]
    roster: Roster | None = None
    inputs: frozenset[str] = frozenset()  # the places of what was read, ``folded``: no output may replace it

    def rendered(self, name: str, lang: str = "zh") -> bytes:
        """The content of a file of that name: .html, .md or .csv. Raises ``Problem``."""
        if self.trend is None:
            raise problem(_NOTHING)
        return rendered(self.trend, name, lang)


_NOTHING = Text("没有可用的报告。", "there is no report to be shown")


def trend_reports(files: Files, arguments: Iterable[str], roster: GivenRoster = (), *, jobs: int | None = 1) -> Trended:
    """The indicators of the reports that the arguments name, by unit and year."""
    given = given_roster(files, roster)
    known, units = Known(given), dict[str, Years]()
    problems: list[Problem] = []
    twice: dict[tuple[str, int], list[str]] = {}
    read = [given.file] if given and given.file else []
    for each in read_numbers(files, arguments, jobs=jobs):
        read += [each.file] if isinstance(each, Numbers) else []
        met = each if isinstance(each, Problem) else _take(_by_roster(each, known), units, twice)
        if met is not None:
            problems.append(met)
    for (unit, year), names in twice.items():
        first = units[unit].pop(year)
        told = filled(_TWICE, unit=unit, year=year, files=listed([first.file, *names]))
        problems.append(Problem(*told, in_file=True))
    units = {name: years for name, years in units.items() if years}
    return Trended(_trend(units) if units else None, tuple(problems), given, frozenset(places(files, read)))


def _by_roster(numbers: Numbers, known: Known) -> Numbers:
    """The report under the name that its unit has now."""
    unit = known.unit(numbers)
    return numbers._replace(unit=unit.name) if unit else numbers


def _take(numbers: Numbers, units: dict[str, Years], twice: dict[tuple[str, int], list[str]]) -> Problem | None:
    """Put a report in its place, or say why it has none. Of copies the first counts; of different ones neither."""
    if not numbers.unit or not numbers.year:
        told = filled(_NO_PLACE, file=numbers.file, what=_YEAR if numbers.unit else _AGENCY)
        return Problem(*told, in_file=True)
    known = Taken(numbers.edition, figures_of(numbers), numbers.file)
    years, year = units.setdefault(numbers.unit, {}), int(numbers.year)
    other = years.setdefault(year, known)
    if other[:2] != known[:2]:
        twice.setdefault((numbers.unit, year), []).append(numbers.file)
    return None


def _trend(units: Mapping[str, Years]) -> Trend:
    met = {year for years in units.values() for year in years}
    years = tuple(range(min(met), max(met) + 1))
    newest = max(known.edition for each in units.values() for known in each.values())
    every = tuple(series(name, years, known, newest) for name, known in units.items())
    whole = together(years, units.values(), newest) if len(units) > 1 else None
    trend = Trend(years, every, whole, newest)
    return trend._replace(notes=tuple(_notes(trend, units)))


def _notes(trend: Trend, units: Mapping[str, Years]) -> Iterable[Text]:
    yield from (told for told in (said_of_editions(trend), said_of_counts(trend)) if told)
    gaps = [(name, [year for year in trend.years if year not in known]) for name, known in units.items()]
    told = [filled(_GAP, unit=name, years=_ranges(years)) for name, years in gaps if years]
    if 0 < len(told) <= _MOST_GAPS:
        yield filled(_GAPS, gaps=in_turn(told))
    elif told:
        yield filled(_MORE_GAPS, count=sum(len(years) for _, years in gaps))


def _ranges(years: list[int]) -> Text:
    """Years in words: 2019—2021、2023."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return listed(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)
