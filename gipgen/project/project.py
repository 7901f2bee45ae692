"""The public way in: a project, and all that can be done with its reports. ``import gipgen`` gives it.

Values in, values out: nothing is printed, and nothing is written unless ``write`` is asked to. What is remembered
between two calls (settings, house styles) is remembered in the project that the caller holds, and by content: a file
that changed is seen at the next call. Threads may share a project.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from gipgen.batch.work import Work
from gipgen.check import locate
from gipgen.findings.text import Text, listed, problem
from gipgen.project.arguments import names_of, opened, year_of_call
from gipgen.project.check_files import check_files
from gipgen.project.looks import Checked
from gipgen.project.many_reports import ManyReports
from gipgen.workspace.files import Files, Found, must_be_names, named
from gipgen.workspace.house_style import HouseFiles
from gipgen.workspace.workspace import Workspace

if TYPE_CHECKING:
    from gipgen.compare.change import Compared
    from gipgen.filling.in_place import Written
    from gipgen.project.build_files import Built
    from gipgen.project.excel_forms import FormFile
    from gipgen.project.format_files import Formatted
    from gipgen.project.import_files import Imported
    from gipgen.project.new_report import NewReport
    from gipgen.workspace.outputs import Result

Name = str | os.PathLike[str]  # of a file or folder

_NO_GIT = Text(
    "这个项目在内存里，没有 git 可以比较。", "this project is in memory, where there is no git to compare with"
)
_NO_FORMAT = Text("没有 {name} 这种格式；现有：{known}。", "no format {name}; known: {known}")


class Project(ManyReports):
    """Report files with their neighbours, settings and house style, on the disk or in memory."""

    def __init__(
        self,
        files: Files | Mapping[str, bytes] | None = None,
        *,
        reference_doc: Name = "",
        templates: Name | Sequence[Name] = (),
        cache: Name = "",
        settings: bool = True,
        questions: bool = True,
    ) -> None:
        """Open a project on the disk, seen from the current folder, or on a mapping of names (with slashes) to contents.

        The mapping is kept, not copied: it is to the project what a folder on the disk is. Raises ``TypeError`` for what
        is neither. ``templates`` is a folder or several.
        ``reference_doc`` and ``templates`` add to the house style of gipgen.toml, as the options of ``gipgen build`` do.
        With ``settings=False`` no gipgen.toml counts: for folders that others wrote.
        With ``questions=False`` checks do not ask what only statistics make one suspect (GIP712), which costs more than all
        other rules.
        ``cache`` is a folder on the disk where compiled templates may be kept; without one they are compiled anew.
        """
        folders = (templates,) if isinstance(templates, str | os.PathLike) else templates
        house = HouseFiles(named(reference_doc), tuple(map(named, folders)))
        must_be_names(house.reference, *house.templates, named(cache))
        self._questions = questions
        self._workspace = Workspace(opened(files), house, cache=named(cache), reads_settings=settings)

    @property
    def workspace(self) -> Workspace:
        return self._workspace

    def check(
        self,
        *paths: Name,
        jobs: int | None = 1,
        cache: Name = "",
        tell: Callable[[Text], None] | None = None,
        cluster: str = "",
    ) -> Iterator[Checked]:
        """Check the reports at ``paths`` (files, folders, globs); a bad file stops nothing. Outcomes come in order.

        With ``jobs`` processes, or as many as pay (``None``), the outcomes are the same; the reports themselves (``examined``)
        stay where they were read. A program that asks for several guards its own start (``if __name__ == "__main__":``).
        ``cache`` is a folder for what was found: a run of many reports looks again only at those of which something
        changed, and says why to ``tell``. ``cluster`` is the address of a dask scheduler whose workers look at the reports,
        which are sent there; raises ``Problem`` where it cannot be had.
        """
        must_be_names(named(cache))
        work = Work(jobs, named(cache), tell, cluster)
        return check_files(self._workspace, names_of(paths), questions=self._questions, work=work)

    def count(self, *paths: Name) -> int:
        """How many reports there are at ``paths``."""
        return sum(1 for _ in self._workspace.files.reports(names_of(paths)))

    def check_text(self, text: str | bytes, path: Name = "report.yaml") -> Checked:
        """Check a text that may not have been saved yet, as if it were the file at ``path``. Raises ``Problem``."""
        path = named(path)
        must_be_names(path)
        if not isinstance(text, str | bytes | bytearray | memoryview):
            raise TypeError(f"a text must be str or bytes, not {type(text).__name__}")
        raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else bytes(text)
        examined = self._workspace.examine(path, raw, questions=self._questions)
        return Checked(Found(path, ""), locate(path, examined), examined)

    def build(
        self,
        *paths: Name,
        to: Sequence[str] = (),
        output: Name | None = None,
        draft: bool = False,
        review: bool = False,
        published: bool = False,
        jobs: int | None = 1,
        cluster: str = "",
    ) -> Iterator["Built"]:
        """Check the reports and render those without errors to the formats ``to``; without any, to the usual ones.

        ``output`` is the folder that the outputs belong to, without it each belongs beside its report. ``draft`` renders
        reports with errors as well, marked as drafts; ``review`` adds an appendix for the reviewer to the Markdown.
        What is marked as published is passed over in a folder, and built by name with ``published`` only. ``jobs`` and ``cluster``
        as of ``check``; what needs this machine's fonts (PDF) or a house style is built here.
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
        wishes = Wanted(wanted or by_default(), output, draft, review, published)
        return build_files(self._workspace, names_of(paths), wishes, Work(jobs, cluster=cluster))

    def fill(
        self,
        text: str | bytes,
        *,
        cells: Mapping[tuple[str, str], str] | None = None,
        texts: Mapping[str, str] | None = None,
        fields: Mapping[tuple[str, ...], str] | None = None,
    ) -> "Written":
        """The content of a report file with what was typed into its form, and nothing else of it, changed.

        ``cells`` by the ids of row and column, ``texts`` by the id of a section (or ``preface``), ``fields`` by their ids
        (``("contact", "phone")``), each as somebody types it. What is no number is in ``refused``, with what to write
        instead. Raises ``Problem`` for a file that has to be put right first.
        """
        from gipgen.filling.in_place import Typed, write_in_place  # noqa: PLC0415  `check` needs none

        raw = text.encode("utf-8") if isinstance(text, str) else bytes(text)
        return write_in_place(raw, Typed(cells or {}, texts or {}, fields or {}))

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
        self,
        *paths: Name,
        output: Name | None = None,
        year: int | None = None,
        by_unit: bool = False,
        jobs: int | None = 1,
        cluster: str = "",
    ) -> Iterator["Imported"]:
        """Turn published reports (Word, web pages, PDF, Excel, Markdown, text) into report files; a bad one stops nothing.

        What could not be placed is listed with each. ``output`` is a file or a folder; ``year`` where the title has none.
        A path may be a folder or a zip file. With ``by_unit`` each report belongs to 〈单位〉/〈年度〉/report.yaml below ``output``.
        ``jobs`` and ``cluster`` as of ``check``; what takes an office program is read here.
        """
        from gipgen.project.import_files import import_files  # noqa: PLC0415  `check` needs none

        output = None if output is None else named(output)
        must_be_names(output)
        work = Work(jobs, cluster=cluster)
        return import_files(self._workspace, names_of(paths), output, year_of_call(year), by_unit=by_unit, work=work)

    def format(self, *paths: Name, fix: bool = False) -> Iterator["Formatted"]:
        """Lay report files out in the one canonical layout; with ``fix`` also make the fixes that nobody has to decide."""
        from gipgen.project.format_files import format_files  # noqa: PLC0415  `check` needs none

        return format_files(self._workspace, names_of(paths), fix=fix)

    def new(
        self,
        agency: str = "",
        year: int | None = None,
        *,
        path: Name = "report.yaml",
        previous: Name | Sequence[Name] | None = None,
    ) -> "NewReport":
        """A new report file to fill in, begun from last year's file ``previous`` where there is one. Raises ``Problem``.

        Several are those of agencies that were merged into this one.
        """
        from gipgen.project.new_report import new_report  # noqa: PLC0415  `check` needs none

        path = named(path)
        every = (previous,) if isinstance(previous, str | os.PathLike) else tuple(previous or ())
        must_be_names(path, *map(named, every))
        if not isinstance(agency, str):
            raise TypeError(f"the agency must be a str, not {type(agency).__name__}")
        return new_report(self._workspace, agency, year_of_call(year), path, [named(each) for each in every])

    def form(
        self, agency: str = "", year: int | None = None, *, path: Name = "填报表.xlsx", previous: Name | None = None
    ) -> "FormFile":
        """An Excel form to fill in, with the numbers of last year's report ``previous`` beside its cells. Raises ``Problem``.

        ``import_published`` reads it back. Needs XlsxWriter (``pip install "gipgen[office]"``).
        """
        from gipgen.project.excel_forms import form_file  # noqa: PLC0415  `check` needs none

        path, previous = named(path), None if previous is None else named(previous)
        must_be_names(path, previous)
        return form_file(self._workspace, agency, year_of_call(year), path, previous)

    def write(self, result: "Result", *, force: bool = False) -> tuple[str, ...]:
        """Put the outputs of a result where they belong, all of them or none; return their paths. Raises ``Problem``.

        A file that gipgen did not make, or that was changed since, is replaced with ``force`` only; one that the result
        was made from never.
        """
        if not isinstance(getattr(result, "outputs", None), Mapping):
            raise TypeError(f"write takes one result that has outputs (of build, new, …), not {type(result).__name__}")
        from gipgen.workspace.outputs import write  # noqa: PLC0415  `check` writes nothing

        return write(self._workspace.files, result, force=force)
