"""What an office does with the reports of many units: the part of ``Project`` that collects, adds up, and hands numbers on."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from gipgen.batch.work import Watch, Work, unwatched
from gipgen.findings.text import Text
from gipgen.project.arguments import file_or_units, must_be_year, names_of, year_of_call
from gipgen.workspace.files import must_be_names, named
from gipgen.workspace.workspace import Workspace

if TYPE_CHECKING:
    from gipgen.export.fact import Fact
    from gipgen.project.aggregate_files import Aggregated
    from gipgen.project.collect_files import Collecting, DraftedRoster
    from gipgen.project.export_files import Exported
    from gipgen.project.given_roster import GivenRoster
    from gipgen.project.roster_forms import RosterForms
    from gipgen.project.trend_reports import Trended

Name = str | os.PathLike[str]  # of a file or folder


class ManyReports:
    """The methods of a project for many reports at once."""

    _workspace: Workspace

    def collect(
        self,
        *paths: Name,
        roster: Name,
        year: int,
        output: Name,
        deadline: str = "",
        lang: str = "zh",
        jobs: int | None = 1,
        cache: Name = "",
        tell: Callable[[Text], None] | None = None,
        watch: Watch = unwatched,
        cluster: str = "",
    ) -> "Collecting":
        """Collect the reports of many units (report files and published documents) and hold them against a roster.

        What each unit comes to is in ``collected``; ``write`` puts collect.json and the rest below the folder ``output``,
        whose former results are compared with. ``deadline`` is a day (2025-01-31); ``lang`` is of the words in the outputs.
        ``jobs``, ``cache``, ``tell`` and ``cluster`` are as those of ``check``; the outcome is the same. ``watch`` takes the iterator of what
        is done and a function that says how many there are, and hands the items on: to show how far it is. Raises ``Problem`` for a roster that cannot be read and for a path where there is nothing.
        """
        from gipgen.project.collect_files import Asked, collect_files  # noqa: PLC0415  `check` needs none

        roster, output = named(roster), named(output)
        must_be_names(roster, output)
        must_be_names(named(cache))
        asked = Asked(
            roster, must_be_year(year), deadline, output, Work(jobs, named(cache), tell, cluster, watch), lang
        )
        return collect_files(self._workspace, names_of(paths), asked)

    def forms(
        self, roster: "GivenRoster", year: int | None = None, *, output: Name, previous: Name | None = None
    ) -> "RosterForms":
        """An Excel form, as ``form`` makes one, in the folder ``output`` for every unit of the roster that owes a report.

        The numbers beside the cells are those of the unit's own report of the year before, where there is one below
        ``previous``. A form that exists is left alone. Raises ``Problem`` for a roster that cannot be used.
        """
        from gipgen.project.roster_forms import roster_forms  # noqa: PLC0415  `check` needs none

        output, previous = named(output), None if previous is None else named(previous)
        must_be_names(output, previous)
        return roster_forms(self._workspace, roster, year_of_call(year), output, previous)

    def draft_roster(self, *paths: Name, output: Name = "名册.csv", jobs: int | None = 1) -> "DraftedRoster":
        """A roster to begin with, of the units whose reports are at ``paths``. Raises ``Problem`` where there is none."""
        from gipgen.project.collect_files import draft_files  # noqa: PLC0415  `check` needs none

        output = named(output)
        must_be_names(output)
        return draft_files(self._workspace, names_of(paths), output, Work(jobs))

    def aggregate(
        self,
        *paths: Name,
        of: str,
        year: int | None = None,
        path: Name = "汇总.yaml",
        roster: "GivenRoster" = (),
        exclude: Sequence[str] = (),
        against: Name = "",
        with_errors: bool = False,
        jobs: int | None = 1,
        watch: Watch = unwatched,
    ) -> "Aggregated":
        """Add the tables of many reports up, as the report of the office ``of``; what is not added is listed. Raises ``Problem``.

        ``roster`` is a file, or has the units, that say who belongs to the office; ``exclude`` has texts 单位=理由; ``against``
        is a published total to compare with. ``year`` is last year unless given. ``with_errors`` adds reports with errors as well.
        ``jobs`` is as that of ``check``, ``watch`` as that of ``collect``.
        """
        from gipgen.project.aggregate_files import Asked, aggregate_files  # noqa: PLC0415  `check` needs none
        from gipgen.project.new_report import last_year  # noqa: PLC0415  likewise

        path, against = named(path), named(against)
        must_be_names(path, against)
        if not isinstance(of, str):
            raise TypeError(f"the office must be a str, not {type(of).__name__}")
        whole = year_of_call(year)
        file, units = file_or_units(roster)
        texts = (exclude,) if isinstance(exclude, str) else tuple(exclude)
        asked = Asked(
            of, last_year() if whole is None else whole, path, file, units, texts, against, with_errors, jobs, watch
        )
        return aggregate_files(self._workspace, names_of(paths), asked)

    def facts(self, *paths: Name) -> Iterator["Fact"]:
        """The numbers of the reports as rows, one for each cell. Raises ``Problem`` for a file that is no report."""
        from gipgen.project.facts import facts_of_files  # noqa: PLC0415  `check` needs none

        return facts_of_files(self._workspace, names_of(paths))

    def export(
        self,
        *paths: Name,
        output: "Name | BinaryIO",
        roster: "GivenRoster" = (),
        force: bool = False,
        jobs: int | None = 1,
        watch: Watch = unwatched,
        cluster: str = "",
    ) -> "Exported":
        """Write the numbers of the reports to a file, one row for each cell, and ``datapackage.json`` beside it.

        The kind of file is what the ending of ``output`` says: csv, csv.gz, sqlite, xlsx (a row for each report), parquet.
        Into an open binary stream goes CSV, and nothing beside it. ``roster``, a file or its units, tells codes and parents.
        Written as it is read, so there is nothing for ``write`` to do; a bad file stops nothing. ``watch`` is as
        that of ``collect``, ``cluster`` as that of ``check``. Raises ``Problem`` where the output may not be replaced.
        """
        from gipgen.project.export_files import Asked, export_files  # noqa: PLC0415  `check` needs none

        return export_files(self._workspace.files, names_of(paths), output, Asked(roster, force, jobs, watch, cluster))

    def trend(self, *paths: Name, roster: "GivenRoster" = (), jobs: int | None = 1) -> "Trended":
        """Years and units side by side: indicators of the reports, each with what it is made of; a bad file stops nothing.

        Former names in ``roster``, a file or its units, join their unit. ``jobs`` processes, ``None`` for as many as pay.
        """
        from gipgen.project.trend_reports import trend_reports  # noqa: PLC0415  `check` needs none

        return trend_reports(self._workspace.files, names_of(paths), roster, jobs=jobs)
