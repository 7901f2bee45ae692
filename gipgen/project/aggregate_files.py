"""The sums of many report files as one more report file, with the sources of each number beside it."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from gipgen.batch.mapped import mapped
from gipgen.batch.work import Watch, unwatched
from gipgen.check import examine
from gipgen.collect.add_up import Sums, add_up
from gipgen.collect.admitted import Sought, must_make_sense
from gipgen.collect.against import Against, against
from gipgen.collect.collected import Handed, Unit
from gipgen.collect.counted_once import Counted, counted_once
from gipgen.collect.put_by import laid
from gipgen.collect.roster import Roster
from gipgen.collect.sources_csv import sources_csv
from gipgen.collect.sum_report import is_untouched, marked, sum_report
from gipgen.collect.unit_levels import Levels
from gipgen.collect.unit_names import comparable
from gipgen.findings.finding import ERROR
from gipgen.findings.harmless import visible
from gipgen.findings.text import Fault, Problem, Text, problem
from gipgen.form.editions import edition_for
from gipgen.named_tuple import NamedTuple
from gipgen.project.given_roster import roster_in
from gipgen.project.new_report import DOCUMENTS, NO_YAML, schema_near
from gipgen.project.to_be_added import LARGEST, Read, ToBeAdded, lost, read_report, sources_of
from gipgen.workspace.files import STDIN, Files
from gipgen.workspace.names import folded, places
from gipgen.workspace.spilled import Room
from gipgen.workspace.workspace import Workspace

TARGET = "汇总.yaml"
_NOT_SO = Text(
    "--exclude 要写成“单位=理由”，例如 --exclude 甲局=数据待核实；这里是“{typed}”。",
    "--exclude takes 单位=理由, a unit and the reason, not '{typed}'",
)
_NO_OFFICE = Text("请用 --of 写汇总报告的单位，例如 --of 某区。", "--of names whose report the sums are")
_NO_TOTAL = Text("--against 的 {file} 不能用：{why}", "--against: {file} cannot be used: {why}")
_OTHER_TOTAL = Text(
    "--against 的 {file} 是 {year} 年度、{edition} 版格式的，和汇总的不同，不能比较。",
    "--against: {file} is of {year} in the form of {edition}, which is not what was added up",
)
NOTHING = Text("没有可以相加的报告，没有写出文件。", "there is no report to add, so nothing was written")


class Aggregated(NamedTuple):
    """The sums, the report file made of them and the ``table`` of its sources, and what was not added; ``problems`` are files that could not be looked for.

    Nothing is written where nothing could be added: then there are no ``outputs``.
    """

    path: str
    text: str
    table: bytes
    sums: Sums
    counted: Counted
    of: str
    year: int
    problems: tuple[Problem, ...] = ()
    inputs: frozenset[str] = frozenset()
    against: Against | None = None
    roster: Roster | None = None
    replaces: Mapping[str, bytes] = {}

    @property
    def sources(self) -> str:
        """The file with the sources."""
        return sources_of(self.path)

    @property
    def outputs(self) -> dict[str, bytes]:
        return {self.path: self.text.encode("utf-8"), self.sources: self.table} if self.counted.added else {}

    @property
    def is_complete(self) -> bool:
        """Whether nobody has to look after anything: what is left out is meant to be, and no number is missing."""
        return bool(self.counted.added) and not any((
            self.problems,
            self.sums.lacking,
            self.counted.open,
            self.against and self.against.differences,
            any(each.severity == ERROR for each in self.roster.findings) if self.roster else False,
        ))  # fmt: skip


class Asked(NamedTuple):
    """What is to be added: as the report of which office, of which year, for which file.

    ``roster`` is a file, ``units`` are those of one that was read; ``exclude`` has texts 单位=理由; ``total`` is a published report to compare with;
    ``with_faults`` adds reports with errors and gaps as well.
    """

    of: str
    year: int
    path: str
    roster: str = ""
    units: Sequence[Unit] = ()
    exclude: Sequence[str] = ()
    total: str = ""
    with_faults: bool = False
    jobs: int | None = 1
    watch: Watch = unwatched


def aggregate_files(workspace: Workspace, arguments: Iterable[str], asked: Asked) -> Aggregated:
    """Add up the reports at ``arguments``. Raises ``Problem`` for a call that makes no sense."""
    files, year = workspace.files, asked.year
    of, path = _office(asked.of), _target(files, asked.path)
    roster = roster_in(files, asked.roster) if asked.roster else None
    units = roster.units if roster else asked.units
    apart = tuple(places(files, (path, *([asked.total] if asked.total else ()))))
    reading = _Reading(workspace, arguments, apart, asked)
    every = reading.handed
    levels = Levels(units) if units else None
    excluded = dict(map(_excluded, asked.exclude))
    sought = Sought(of, year, edition_for(year), levels, excluded, reading.contains, asked.with_faults)
    must_make_sense(every, sought)
    counted = counted_once(every, sought)
    sums = add_up(counted.added, sought.edition)
    names = visible(path), visible(schema_near(files, path, sums.edition)), os.path.basename(sources_of(path))
    text = sum_report(sums, counted, (of, year), names)
    exemptions = tuple(_exemptions(text, counted, reading.exempted))
    if exemptions:
        text = sum_report(sums, counted, (of, year), names, exemptions)
    compared = None if not asked.total else _against(reading.item(asked.total), sums, counted, every)
    inputs = frozenset((*reading.places, *places(files, (each for each in (asked.roster, asked.total) if each))))
    table = sources_csv(counted.added, sums)
    return Aggregated(
        path,
        marked(text, table),
        table,
        sums,
        counted,
        of,
        year,
        problems=tuple(reading.problems),
        inputs=inputs,
        against=compared,
        roster=roster,
        replaces=_replaced(files, path),
    )


def _office(typed: str) -> str:
    of = "".join(typed.split())
    if not of or not of.isprintable():
        raise problem(_NO_OFFICE)
    return of


def _target(files: Files, path: str) -> str:
    """The report file that ``path``, a file or a folder, stands for."""
    if files.is_folder(path):
        return os.path.join(path, TARGET)
    if path.lower().endswith(DOCUMENTS):
        raise problem(NO_YAML, path=path)
    return path


def _replaced(files: Files, path: str) -> dict[str, bytes]:
    """The sums of a run before at ``path`` that nobody has changed since: these make way for new ones."""
    standing = {}
    for each in (path, sources_of(path)):
        if not files.exists(each) or files.is_folder(each):
            return {}
        files.may_replace(each)
        standing[each] = files.read(each, LARGEST)
    text, table = standing.values()
    return standing if is_untouched(text.decode("utf-8", "replace"), table) else {}


def _against(item: ToBeAdded, sums: Sums, counted: Counted, every: Sequence[Handed]) -> Against:
    """The differences from a published total. Raises ``Problem`` where that is none of the year and the edition."""
    published, total = read_report(item).handed, item.path
    if published.problem is not None:
        raise problem(_NO_TOTAL, file=total, why=published.problem)
    year = next((each.year for each in counted.added), published.year)
    if (published.year, published.edition) != (year, sums.edition):
        raise problem(_OTHER_TOTAL, file=total, year=published.year or "—", edition=published.edition)
    added = {each.file for each in counted.added}
    others = [each for each in every if each.file not in added and each.year == year]
    return against(total, published, sums, counted.added, others)


def _excluded(typed: str) -> tuple[str, str]:
    """Unit and reason. Raises ``Problem`` where one is missing."""
    unit, _, reason = typed.replace("＝", "=").partition("=")
    unit, reason = comparable(unit), reason.strip()
    if not unit or not reason:
        raise problem(_NOT_SO, typed=typed)
    return unit, reason


class _Reading:
    """All report files of a run, read; what lies at the places ``apart`` (``folded``) is none of them."""

    def __init__(self, workspace: Workspace, arguments: Iterable[str], apart: Collection[str], asked: Asked) -> None:
        self._workspace, self._apart = workspace, apart
        self.problems: list[Problem] = []
        self.places: list[str] = []
        self.handed: list[Handed] = []
        self.contains: dict[str, Mapping[str, str]] = {}
        self.exempted: dict[str, Mapping[str, str]] = {}  # by file: rule of a fault that its report exempts → reason
        arguments = tuple(arguments)
        alone = STDIN in arguments or not workspace.files.on_disk
        room = Room()
        items = map(self.item, self._paths(arguments))
        done = mapped(read_report, items, jobs=1 if alone else asked.jobs, lost=lost)
        for read in asked.watch(done, lambda: sum(1 for _ in workspace.files.reports(arguments))):
            self._note(read._replace(handed=laid(read.handed, room.put)))

    def item(self, path: str) -> ToBeAdded:
        return ToBeAdded(path, self._workspace.files, self._workspace.reads_settings)

    def _paths(self, arguments: Iterable[str]) -> Iterator[str]:
        for found in self._workspace.files.reports(arguments):
            if isinstance(found, Problem):
                self.problems.append(found)
                continue
            place = folded(self._workspace.files.place(found.path))
            if place not in self._apart:
                self.places.append(place)
                yield found.path

    def _note(self, read: Read) -> None:
        self.handed.append(read.handed)
        if read.contains is not None:
            self.contains[read.handed.file] = read.contains
        if read.exempted:
            self.exempted[read.handed.file] = read.exempted
        if read.trace:
            self.problems.append(Fault(read.trace, read.handed.file))


_KEPT = "GIP3"  # faults of arithmetic: where the parts have them, the sum has them too


def _exemptions(text: str, counted: Counted, exempted: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """Faults of the sums that are those of parts, which exempt them: with their reasons, where the sums really show them."""
    if not exempted:
        return
    findings = examine(text.encode("utf-8"), questions=False).findings
    for rule in sorted({each.rule for each in findings if each.severity == ERROR and each.rule.startswith(_KEPT)}):
        parts = [each for each in counted.added if rule in exempted.get(each.file, {})]
        if parts:
            yield rule, "；".join(f"{each.agency}：{exempted[each.file][rule]}" for each in parts[:3])[:400]
