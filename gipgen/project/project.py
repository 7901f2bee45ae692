"""The public way in: a project, and all that can be done with its reports. ``import gipgen`` gives it.

Values in, values out: nothing is printed, and nothing is written unless ``write`` is asked to. What is remembered
between two calls (settings, house styles) is remembered in the project that the caller holds, and by content: a file
that changed is seen at the next call. Threads may share a project.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from gipgen.check import locate
from gipgen.findings.text import Problem, Text, listed, problem
from gipgen.project.check_files import Checked, check_files
from gipgen.workspace.files import Files, Found, must_be_names, named
from gipgen.workspace.house_style import HouseFiles
from gipgen.workspace.workspace import Workspace

if TYPE_CHECKING:
    from gipgen.compare.change import Compared
    from gipgen.project.build_files import Built
    from gipgen.project.facts import Fact
    from gipgen.project.format_files import Formatted
    from gipgen.project.import_files import Imported
    from gipgen.project.new_report import NewReport
    from gipgen.workspace.outputs import Result

Name = str | os.PathLike[str]  # of a file or folder

_NO_FACTS = Text("{file}：{why}", "{file}: {why}")
_NO_YEAR = Text("年度要写整数，例如 2025，不能是 {year}。", "a year is a whole number such as 2025, not {year}")
_NO_GIT = Text(
    "这个项目在内存里，没有 git 可以比较。", "this project is in memory, where there is no git to compare with"
)
_NO_FORMAT = Text("没有 {name} 这种格式；现有：{known}。", "no format {name}; known: {known}")


class Project:
    """Report files with their neighbours, settings and house style, on the disk or in memory."""

    def __init__(
        self,
        files: Files | Mapping[str, bytes] | None = None,
        *,
        reference_doc: Name = "",
        templates: Name | Sequence[Name] = (),
        cache: Name = "",
        settings: bool = True,
    ) -> None:
        """Open a project on the disk, seen from the current folder, or on a mapping of names (with slashes) to contents.

        The mapping is kept, not copied: it is to the project what a folder on the disk is. Raises ``TypeError`` for what
        is neither. ``templates`` is a folder or several.
        ``reference_doc`` and ``templates`` add to the house style of gipgen.toml, as the options of ``gipgen build`` do.
        With ``settings=False`` no gipgen.toml counts: for folders that others wrote.
        ``cache`` is a folder on the disk where compiled templates may be kept; without one they are compiled anew.
        """
        folders = (templates,) if isinstance(templates, str | os.PathLike) else templates
        house = HouseFiles(named(reference_doc), tuple(map(named, folders)))
        must_be_names(house.reference, *house.templates, named(cache))
        self._workspace = Workspace(_opened(files), house, cache=named(cache), reads_settings=settings)

    @property
    def workspace(self) -> Workspace:
        return self._workspace

    def check(self, *paths: Name) -> Iterator[Checked]:
        """Check the reports at ``paths`` (files, folders, globs), one after the other; a bad file stops nothing."""
        return check_files(self._workspace, _names(paths))

    def check_text(self, text: str | bytes, path: Name = "report.yaml") -> Checked:
        """Check a text that may not have been saved yet, as if it were the file at ``path``. Raises ``Problem``."""
        path = named(path)
        must_be_names(path)
        if not isinstance(text, str | bytes | bytearray | memoryview):
            raise TypeError(f"a text must be str or bytes, not {type(text).__name__}")
        raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else bytes(text)
        examined = self._workspace.examine(path, raw)
        return Checked(Found(path, ""), locate(path, examined), examined)

    def build(
        self,
        *paths: Name,
        to: Sequence[str] = (),
        output: Name | None = None,
        draft: bool = False,
        review: bool = False,
    ) -> Iterator["Built"]:
        """Check the reports and render those without errors to the formats ``to``; without any, to the usual ones.

        ``output`` is the folder that the outputs belong to, without it each belongs beside its report. ``draft`` renders
        reports with errors as well, marked as drafts; ``review`` adds an appendix for the reviewer to the Markdown.
        Raises ``Problem`` for a format that there is none of.
        """
        from gipgen.formats.registry import by_default, names  # noqa: PLC0415  `check` needs none of these
        from gipgen.project.build_files import Wanted, build_files  # noqa: PLC0415

        output = None if output is None else named(output)
        must_be_names(output)
        wanted = (to,) if isinstance(to, str) else tuple(to)
        for name in wanted:
            if name not in names():
                raise problem(_NO_FORMAT, name=name, known=listed(names()))
        return build_files(self._workspace, _names(paths), Wanted(wanted or by_default(), output, draft, review))

    def compare(self, old: Name, new: Name, *, years: bool = False) -> Iterator["Compared"]:
        """Compare two files, or two folders report by report; with ``years`` as two years of one agency.

        Raises ``Problem`` where a side is not there.
        """
        from gipgen.project.compare_files import compare_paths  # noqa: PLC0415  `check` needs none

        return compare_paths(self._workspace, named(old), named(new), years=years)

    def compare_git(self, revision: str, path: Name) -> Iterator["Compared"]:
        """Compare what git has at ``path`` with the files there, or two revisions (``A..B``).

        Raises ``Problem``, also for a project in memory: git looks at the disk.
        """
        from gipgen.project.compare_files import compare_git  # noqa: PLC0415  `check` needs none

        if not self._workspace.files.on_disk:
            raise problem(_NO_GIT)
        path = named(path)
        must_be_names(revision, path)
        return compare_git(self._workspace, revision, path)

    def import_published(
        self, *paths: Name, output: Name | None = None, year: int | None = None
    ) -> Iterator["Imported"]:
        """Turn published reports (Word, web pages, PDF, Excel, Markdown, text) into report files; a bad one stops nothing.

        What could not be placed is listed with each. ``output`` is a file or a folder; ``year`` where the title has none.
        """
        from gipgen.project.import_files import import_files  # noqa: PLC0415  `check` needs none

        output = None if output is None else named(output)
        must_be_names(output)
        return import_files(self._workspace, _names(paths), output, _year(year))

    def format(self, *paths: Name, fix: bool = False) -> Iterator["Formatted"]:
        """Lay report files out in the one canonical layout; with ``fix`` also make the fixes that nobody has to decide."""
        from gipgen.project.format_files import format_files  # noqa: PLC0415  `check` needs none

        return format_files(self._workspace, _names(paths), fix=fix)

    def new(
        self, agency: str = "", year: int | None = None, *, path: Name = "report.yaml", previous: Name | None = None
    ) -> "NewReport":
        """A new report file to fill in, begun from last year's file ``previous`` where there is one. Raises ``Problem``."""
        from gipgen.project.new_report import new_report  # noqa: PLC0415  `check` needs none

        path, previous = named(path), None if previous is None else named(previous)
        must_be_names(path, previous)
        if not isinstance(agency, str):
            raise TypeError(f"the agency must be a str, not {type(agency).__name__}")
        return new_report(self._workspace, agency, _year(year), path, previous)

    def facts(self, *paths: Name) -> Iterator["Fact"]:
        """The numbers of the reports as rows, one for each cell. Raises ``Problem`` for a file that is no report."""
        from gipgen.project.facts import facts  # noqa: PLC0415  `check` needs none
        from gipgen.project.unusable import why_unusable  # noqa: PLC0415  likewise

        for found in self._workspace.files.reports(_names(paths)):
            if isinstance(found, Problem):
                raise found
            content = self._workspace.files.read(found.path)
            examined = self._workspace.examine(found.path, content)
            if why := why_unusable(examined):
                raise problem(_NO_FACTS, file=found.path, why=why)
            yield from facts(found.path, content, examined)

    def write(self, result: "Result", *, force: bool = False) -> tuple[str, ...]:
        """Put the outputs of a result where they belong, all of them or none; return their paths. Raises ``Problem``.

        A file that gipgen did not make, or that was changed since, is replaced with ``force`` only; one that the result
        was made from never.
        """
        if not isinstance(getattr(result, "outputs", None), Mapping):
            raise TypeError(f"write takes one result that has outputs (of build, new, …), not {type(result).__name__}")
        from gipgen.workspace.outputs import write  # noqa: PLC0415  `check` writes nothing

        return write(self._workspace.files, result, force=force)


def _opened(files: Files | Mapping[str, bytes] | None) -> Files:
    if files is None:
        from gipgen.workspace.disk import Disk  # noqa: PLC0415  what runs in memory needs no disk

        return Disk()
    if isinstance(files, Mapping):
        from gipgen.workspace.memory import Memory  # noqa: PLC0415  and the other way round

        return Memory(files)
    if not hasattr(files, "reports"):
        raise TypeError(f"a project is opened on nothing or on a mapping of names to bytes, not {type(files).__name__}")
    return files


def _names(paths: Sequence[object]) -> tuple[str, ...]:
    return tuple(map(named, paths))


def _year(year: object) -> int | None:
    """Raises ``Problem``: a year often comes out of somebody's table as it stood there."""
    if year is None or (isinstance(year, int) and not isinstance(year, bool)):
        return year
    raise problem(_NO_YEAR, year=repr(year))
