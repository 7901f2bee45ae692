"""Reports → one file of facts and what it is, beside it. Written while the reports are read: no more than one is in memory."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import file_digest, sha256
from typing import Any, BinaryIO, cast

from gipgen.batch.work import Watch, unwatched
from gipgen.collect.roster import Roster
from gipgen.collect.unit_names import comparable
from gipgen.export.csv_file import CsvFile
from gipgen.export.data_package import NAME, Made, package_with, read_package, recorded, without_lost
from gipgen.export.fact import Numbers
from gipgen.export.kinds import Writer, kind_of
from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, Text, problem
from gipgen.named_tuple import NamedTuple
from gipgen.project.given_roster import GivenRoster, Known, given_roster
from gipgen.project.read_numbers import read_numbers
from gipgen.rules.support.marks import MOST_REPORTS, Marks, mark
from gipgen.workspace.files import Files, must_be_names, named
from gipgen.workspace.names import folded, places
from gipgen.workspace.outputs import IS_READ

_FOREIGN = Text(
    "{name} 已经存在，不是 gipgen 导出的，没有覆盖，什么都没有写。要换成新的：加 --force；要写到别处：用 -o。",
    "{name}: there already, and not exported by gipgen; nothing was written. Use --force to replace it, or -o to write elsewhere",
)
_CHANGED = Text(
    "{name} 在 gipgen 导出以后被改动过（例如用 Excel 存过），没有覆盖，什么都没有写。改动不要了：加 --force；要留着：用 -o 写到别处。",
    "{name}: changed since gipgen exported it (saved by Excel, say); nothing was written. Use --force to drop the changes, or -o to "
    "write elsewhere",
)
_OTHERS_PACKAGE = Text(
    "{name} 已经存在，不是 gipgen 写的，gipgen 不改动它，什么都没有写。请用 -o 写到别的文件夹。",
    "{name}: there already and not gipgen's, which leaves it alone; nothing was written. Use -o with another folder",
)
_IS_ROSTER = Text(
    "{name} 就是名册，不能用导出的文件覆盖它，什么都没有写。请用 -o 写到别处。",
    "{name} is the roster, so no output may replace it; nothing was written. Use -o to write elsewhere",
)
_LARGEST_PACKAGE = 50_000_000  # bytes
_SHOWN = 5
_LAST = MOST_REPORTS - 1


class Exported(NamedTuple):
    """What an export came to: how many reports and rows are in the file, and why the files in ``problems`` are not.

    ``paths`` are the files that were written, the one asked for first; none where there was nothing to write.
    """

    paths: tuple[str, ...]
    reports: int
    rows: int
    missing: int  # of the rows, those whose number the report lacks
    problems: tuple[Problem, ...]
    roster: Roster | None = None
    unlisted: int = 0  # reports of units that the roster lacks …
    unlisted_first: tuple[str, ...] = ()  # … and the first of these units
    again: int = 0  # reports of a unit and year of which another is in it already …
    again_first: tuple[str, ...] = ()  # … and the first of their files


class Asked(NamedTuple):
    """How to export: with the codes and parents of which roster, over what stands there already, in how many processes or by which cluster, and who looks on."""

    roster: GivenRoster = ()
    force: bool = False
    jobs: int | None = 1
    watch: Watch = unwatched
    cluster: str = ""


class _Tally:
    """What went into a file so far; of a report eight bytes stay, and why it could not be read."""

    def __init__(self, roster: Roster | None) -> None:
        self._roster, self._known = roster, Known(roster)
        self.reports, self.rows, self.missing = 0, 0, 0
        self.problems: list[Problem] = []
        self._editions: set[str] = set()
        self._years: set[str] = set()
        self._marks = Marks(1)  # of units and years
        self._again: list[str] = []
        self._counted_again = 0

    def pour(self, found: Iterable[Numbers | Problem], writer: Writer) -> None:
        for each in found:
            if isinstance(each, Problem):
                self.problems.append(each)
                continue
            unit = self._known.unit(each)
            writer.add(
                each._replace(unit_code=unit.code, region_code=unit.region, parent=unit.parent) if unit else each
            )
            self.reports += 1
            self.rows += len(each.values)
            self.missing += each.statuses.count("m")
            self._editions.add(each.edition)
            self._years.add(each.year)
            self._note(unit.name if unit else each.unit, each)

    def _note(self, unit: str, each: Numbers) -> None:
        """Note a report of which there is another: whoever adds the rows up adds both."""
        if unit and each.year and self._marks.met(mark(comparable(unit), each.year), min(self.reports, _LAST)):
            self._counted_again += 1
            if self._counted_again <= _SHOWN:
                self._again.append(visible(each.file))

    def exported(self, *paths: str) -> Exported:
        of_roster = self._roster, self._known.unlisted, tuple(self._known.first)
        of_others = self._counted_again, tuple(self._again)
        return Exported(paths, self.reports, self.rows, self.missing, tuple(self.problems), *of_roster, *of_others)

    def made(self, name: str, content: str) -> Made:
        """What is to be said of the file whose content stands at ``content``."""
        with open(content, "rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        years = sorted(self._years - {""}) or [""]
        editions = tuple(sorted(self._editions))
        return Made(name, os.path.getsize(content), digest, self.reports, self.rows, editions, (years[0], years[-1]))


class _NothingError(Exception):
    """There is no report: the file that was begun is not wanted."""


def export_files(files: Files, arguments: Iterable[str], output: object, asked: Asked) -> Exported:
    """Write the numbers of the reports to the file ``output``, or as CSV into an open binary stream. Raises ``Problem``."""
    roster = given_roster(files, asked.roster)
    tally = _Tally(roster)
    if hasattr(output, "write"):
        return _into_stream(files, arguments, cast("BinaryIO", output), tally, asked)
    output, arguments = named(output), tuple(arguments)
    must_be_names(output)
    kind = kind_of(output)
    if roster and roster.file and files.place(roster.file) == files.place(output):
        raise problem(_IS_ROSTER, name=output)
    _must_be_no_input(files, output, arguments)
    package = _package(files, output)
    _must_be_own(files, output, package, force=asked.force)
    described = os.path.join(os.path.dirname(output), NAME)
    try:
        with files.made(output) as temporary:
            writer = kind.open(temporary)
            try:
                tally.pour(_read(files, arguments, asked), writer)
                writer.finish()
            finally:
                writer.close()
            if not tally.reports:
                raise _NothingError  # noqa: TRY301  what undoes the file that was begun
            made = tally.made(os.path.basename(output), temporary)
            with files.made(described) as beside, open(beside, "wb") as file:
                file.write(package_with(package, made, kind.parts(made.editions)))
    except _NothingError:
        return tally.exported()
    return tally.exported(output, described)


def _read(files: Files, arguments: Sequence[str], asked: Asked) -> Iterator[Numbers | Problem]:
    return asked.watch(
        read_numbers(files, arguments, jobs=asked.jobs, cluster=asked.cluster),
        lambda: sum(1 for _ in files.reports(arguments)),
    )


def _must_be_no_input(files: Files, output: str, arguments: Iterable[str]) -> None:
    """Raises ``Problem`` where the output leads to a report of this run: by a link, say."""
    if not files.exists(output):
        return
    place = folded(files.place(output))
    read = (each.path for each in files.reports(arguments) if not isinstance(each, Problem))
    if place in places(files, read):
        raise problem(IS_READ, names=output)


def _into_stream(files: Files, arguments: Iterable[str], stream: BinaryIO, tally: _Tally, asked: Asked) -> Exported:
    """For other programs: without the BOM that Excel wants, and with nothing beside it."""
    tally.pour(_read(files, tuple(arguments), asked), CsvFile(stream, bom=False))
    stream.flush()
    return tally.exported()


def _package(files: Files, output: str) -> dict[str, Any]:
    """What stands beside the output so far. Raises ``Problem`` where that is somebody else's."""
    path = os.path.join(os.path.dirname(output), NAME)
    if not files.exists(path):
        return {}
    files.may_replace(path)
    package = read_package(files.read(path, _LARGEST_PACKAGE))
    if package is None:
        raise problem(_OTHERS_PACKAGE, name=path)
    folder = os.path.dirname(output)
    return without_lost(package, lambda name: files.exists(os.path.join(folder, name)))


def _must_be_own(files: Files, output: str, package: Mapping[str, Any], *, force: bool) -> None:
    """Raises ``Problem`` where what stands at the output is not to be replaced."""
    if not files.exists(output):
        return
    files.may_replace(output)
    known = recorded(package, os.path.basename(output))
    if force or (known is not None and _is(files, output, *known)):
        return
    raise problem(_CHANGED if known else _FOREIGN, name=output)


def _is(files: Files, path: str, size: int, digest: str) -> bool:
    if not files.on_disk:
        return sha256(files.read(path)).hexdigest() == digest
    with open(path, "rb") as file:
        return os.path.getsize(path) == size and file_digest(file, "sha256").hexdigest() == digest
