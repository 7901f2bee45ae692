"""Where report files come from: a new one to fill in, begun from last year's where there is one."""

import os
from typing import NamedTuple

from gipgen.check import examine, locate
from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, Text, problem
from gipgen.form.definition import Form
from gipgen.form.editions import edition_for, editions, load
from gipgen.project.carry_over import carry_over
from gipgen.project.unusable import why_unusable
from gipgen.report.report import Report
from gipgen.report.scaffold import NOTHING, scaffold
from gipgen.source.decode import printable
from gipgen.workspace.files import Files
from gipgen.workspace.workspace import Workspace

_UNREADABLE = Text("上年报告 {path} 读不了：{reason}", "cannot read last year's report {path}: {reason}")
_NO_TEXT = Text(
    "上年报告的路径 {path} 里有写不进文件的字符。请给它改个名称。",
    "the path of last year's report, {path}, cannot be written in a file; give it another name",
)


class NewReport(NamedTuple):
    """A report file to fill in, and the path that it belongs to."""

    path: str
    text: str
    form: Form
    agency: str
    year: int

    @property
    def outputs(self) -> dict[str, bytes]:
        return {self.path: self.text.encode("utf-8")}


def new_report(
    workspace: Workspace, agency: str, year: int | None, path: str, previous: str | None = None
) -> NewReport:
    """The text of a new report file for ``path``, a file or a folder; ``previous`` is last year's, to begin from.

    The agency and the year may be left out (empty, ``None``) where last year's report gives them. Raises ``Problem``:
    nothing is ever begun over a file that exists, nor without an agency, nor from a later year.
    """
    files = workspace.files
    last = last_report(files, previous) if previous else None
    year = _year_of(year, last, previous)
    agency = _agency_of(agency, last)
    form = form_of(year)
    path = _free(files, path)
    filled = carry_over(last, form, _way(files, path, previous)) if last and previous else NOTHING
    text = scaffold(form, agency, year, path, schema_near(files, path, form.edition), filled=filled)
    return NewReport(path, text, form, agency, year)


def _year_of(year: int | None, last: Report | None, previous: str | None) -> int:
    """The year that was asked for, else the one after last year's report; that report is of an earlier one."""
    before = last.year if last else None
    if year is None:
        year = before + 1 if before else last_year()
    if before and year <= before:
        raise Problem(
            f"{previous} 是 {before} 年度的报告，不能当作 {year} 年度的上年报告。",
            f"{previous} is of {before}, not before {year}",
        )
    return year


def _agency_of(agency: str, last: Report | None) -> str:
    agency = "".join(agency.split()) or (last.fields["agency"] if last else "")
    if not agency or not agency.isprintable():
        raise Problem("请写单位的全称，例如：gipgen new 硚口区卫生健康局", "give the agency's full name")
    return agency


def _free(files: Files, path: str) -> str:
    """The path of the new file, where nothing stands yet."""
    if files.is_folder(path):
        path = os.path.join(path, "report.yaml")
    if files.exists(path):
        raise Problem(f"{visible(path)} 已经存在，没有改动。请用 -o 换一个文件名。", f"{visible(path)} exists already")
    return path


def _way(files: Files, path: str, previous: str) -> str:
    """The way from the new file to last year's, as the file writes it."""
    try:
        way = os.path.relpath(files.place(previous), os.path.dirname(files.place(path)) or ".")
    except ValueError:  # on Windows: another drive
        way = files.place(previous)
    if printable(way) != way:
        raise problem(_NO_TEXT, path=printable(way))
    return way.replace("\\", "/")


def form_of(year: int) -> Form:
    """The form in force for a year. Raises ``Problem`` where there is none."""
    return load(edition_for(year))


def last_year() -> int:
    """Reports are written in January about the year before."""
    from datetime import date  # noqa: PLC0415

    return date.today().year - 1  # noqa: DTZ011  the clerk's own calendar is what counts


def schema_near(files: Files, path: str, edition: str) -> str:
    """The way from ``path`` to the project's schema.json (of an older edition: schema-2019.json), where it has one."""
    try:
        schema = os.path.join(files.project_folder(path), schema_name(edition))
        folder = os.path.dirname(files.place(path)) or "."
    except (OSError, Problem):  # the current folder was deleted: nothing is near it
        return ""
    return os.path.relpath(schema, folder).replace("\\", "/") if files.exists(schema) else ""


def schema_name(edition: str) -> str:
    """The file with the schema of an edition: schema.json, of an older one schema-2019.json."""
    return "schema.json" if edition == editions()[-1] else f"schema-{edition}.json"


def last_report(files: Files, path: str) -> Report:
    """Last year's report, to begin a new one from. Raises ``Problem`` where it cannot be read as one."""
    examined = examine(files.read(path))
    broken = [each for each in locate("", examined) if each.finding.severity == "error" and each.finding.rule < "GIP2"]
    reason = broken[0].finding.words if broken else why_unusable(examined)
    if reason:
        raise problem(_UNREADABLE, path=path, reason=reason)
    return examined.case.report
