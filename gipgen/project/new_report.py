"""Where report files come from: a new one to fill in, begun from last year's where there is one."""

import os
from collections.abc import Sequence

from gipgen.check import examine, locate
from gipgen.findings.families import is_of_reading
from gipgen.findings.text import Problem, Text, listed, problem
from gipgen.form.definition import Form
from gipgen.form.editions import edition_for, editions, load
from gipgen.form.schema import LONGEST_FIELD
from gipgen.named_tuple import NamedTuple
from gipgen.project.carry_over import carry_over
from gipgen.project.unusable import why_unusable
from gipgen.report.report import Report
from gipgen.report.scaffold import NOTHING, scaffold
from gipgen.rules.support.last_years import is_related
from gipgen.source.decode import printable
from gipgen.workspace.files import ENDINGS, Files
from gipgen.workspace.workspace import Workspace

_UNREADABLE = Text("上年报告 {path} 读不了：{reason}", "cannot read last year's report {path}: {reason}")
_NOT_BEFORE = Text(
    "{path} 是 {before} 年度的报告，不能当作 {year} 年度的上年报告。", "{path} is of {before}, not before {year}"
)
_OTHER_YEARS = Text(
    "几份上年报告的年度不同：{years}。合并前各单位的报告要是同一年度的。",
    "the reports of last year are of several years: {years}; those of merged agencies have to be of the same",
)
_TOO_LONG = Text(
    "单位名称有 {seen} 个字，最多 {limit} 个。请核对是不是贴错了内容。",
    "the agency's name has {seen} characters, more than {limit}; was something else pasted?",
)
_YEAR_ALONE = Text(
    "“{year}”是年度，不是单位。请写成：gipgen new 单位的全称 --year {year}",
    "'{year}' is a year, no agency; write: gipgen new AGENCY --year {year}",
)
_A_PATH = Text(
    "“{name}”像是文件，不是单位。单位写法定全称，例如 硚口区卫生健康局；上年的报告写在 --from 后面。",
    "'{name}' looks like a file, no agency; last year's report goes behind --from",
)
_TWICE = Text(
    "--from 里 {names} 的报告不止一份，会加两次。", "--from: several reports of {names}, which would be added twice"
)
_NO_TEXT = Text(
    "上年报告的路径 {path} 里有写不进文件的字符。请给它改个名称。",
    "the path of last year's report, {path}, cannot be written in a file; give it another name",
)


_THERE = Text("{path} 已经存在，没有改动。请用 -o 换一个文件名。", "{path} exists already; use -o to write elsewhere")
NO_YAML = Text(
    "-o 后面写报告文件的名称，以 .yaml 结尾；{path} 是别的格式。Word、网页和 PDF 填好以后由 gipgen build 生成。",
    "{path}: a report file is called ….yaml; Word, web page and PDF are made of it by 'gipgen build'",
)
_BEGUN = Text(
    "{path} 已经存在，而且已经开始填了，没有改动。要和上年的报告比较、引用上年的数，在它的最后加一行：{line}（上年结转照上年报告的结转下年度填）；"
    "要另写一份，用 -o 换一个文件名。",
    "{path} exists and was begun, so it is left as it was. To compare it with last year's report, add the line {line}; "
    "use -o to write another file",
)
DOCUMENTS = (".docx", ".doc", ".wps", ".odt", ".pdf", ".html", ".htm", ".xlsx", ".xls")
_VOLATILE = ("# yaml-language-server:", "# 填好以后：")  # lines that say where a file lies


class NewReport(NamedTuple):
    """A report file to fill in, and the path that it belongs to; ``untouched`` is what stands there, as gipgen wrote it."""

    path: str
    text: str
    form: Form
    agency: str
    year: int
    untouched: bytes | None = None

    @property
    def outputs(self) -> dict[str, bytes]:
        return {self.path: self.text.encode("utf-8")}

    @property
    def replaces(self) -> dict[str, bytes]:
        """A file that nobody has begun to fill in may be begun again, from last year's."""
        return {} if self.untouched is None else {self.path: self.untouched}


def new_report(
    workspace: Workspace, agency: str, year: int | None, path: str, previous: Sequence[str] = ()
) -> NewReport:
    """The text of a new report file for ``path``, a file or a folder; ``previous`` is last year's, to begin from.

    Several are those of agencies that were merged into this one: what is carried over is their sum.

    The agency and the year may be left out (empty, ``None``) where last year's report gives them. Raises ``Problem``:
    nothing is ever begun over a file that exists, nor without an agency, nor from a later year.
    """
    files = workspace.files
    previous = [_in_folder(files, each) for each in previous]
    reports = [last_report(files, each) for each in previous]
    year = year_of(year, reports, previous)
    last = _as_one(reports, agency)
    if files.is_folder(path) or path.endswith(("/", os.sep)):  # a folder that is to be made, too
        path = os.path.join(path, "report.yaml")
    elif path.lower().endswith(DOCUMENTS):
        raise problem(NO_YAML, path=path)
    agency = agency_of(agency or _begun_by(files, path, last), last)
    form = form_of(year)
    schema = schema_near(files, path, form.edition)
    ways = tuple(_way(files, path, each) for each in previous)
    line = f"{form.field('previous').key}: {ways[0] if len(ways) == 1 else '[' + ', '.join(ways) + ']'}"
    standing = _standing(files, path, (agency, year), line if ways else "")
    filled = carry_over(last, form, ways) if last else NOTHING
    text = scaffold(form, agency, year, path, schema, filled=filled)
    return NewReport(path, text, form, agency, year, standing)


def _in_folder(files: Files, path: str) -> str:
    """The report of a year's folder, where last year's is named by that."""
    inner = os.path.join(path, "report.yaml")
    return inner if files.is_folder(path) and files.exists(inner) else path


def _begun_by(files: Files, path: str, last: Report | None) -> str:
    """The agency's name as the file at ``path`` has it: `init` was told the full one, last year's may have a short one."""
    if last is None or not files.exists(path):
        return ""
    there: str = examine(files.read(path), questions=False).case.report.fields["agency"] or ""
    return there if is_related(there, last.agency) or _in_order(last.agency, there) else ""


def _in_order(short: str, name: str) -> bool:
    """Whether the signs of a short name stand in the full one, in their order: 区卫健局 in 区卫生健康局."""
    rest = iter(name)
    return len(short) > 2 and all(sign in rest for sign in short)


def _standing(files: Files, path: str, wanted: tuple[str, int], line: str) -> bytes | None:
    """What stands at ``path``, where that is a file of this agency and year that nobody has filled in.

    Raises ``Problem`` where anything else stands there, with the ``line`` that names last year's report.
    """
    if not files.exists(path):
        return None
    if not line:
        raise problem(_THERE, path=path)
    standing = untouched(files, path)
    if standing is None or (standing.agency, standing.year) != wanted:
        raise problem(_BEGUN, path=path, line=line)
    return standing.content


class Untouched(NamedTuple):
    """A new report file as ``new`` and ``init`` write it: whatever is put in its place, no work is lost."""

    content: bytes
    agency: str
    year: int


def untouched(files: Files, path: str) -> Untouched | None:
    """The file at ``path``, where it is a new one that nobody has filled in, nor written a remark in."""
    content = files.read(path)
    report = examine(content, questions=False).case.report
    agency, year = report.fields["agency"], report.year
    if not agency or year is None:
        return None
    blank = scaffold(report.form, agency, year, path, schema_near(files, path, report.form.edition))
    same = _comparable(content.decode("utf-8", "replace")) == _comparable(blank)
    return Untouched(content, agency, year) if same else None


def _comparable(text: str) -> list[str]:
    """The lines of a new report file but those that differ with the place where it was written."""
    return [line for line in text.splitlines() if not line.startswith(_VOLATILE)]


def year_of(year: int | None, reports: Sequence[Report], previous: Sequence[str]) -> int:
    """The year that was asked for, else the one after last year's report; each is of an earlier one, and all of the same."""
    years = {each.year: path for each, path in zip(reports, previous, strict=True) if each.year}
    if len(years) > 1:
        raise problem(_OTHER_YEARS, years=listed(f"{path} {each}" for each, path in sorted(years.items())))
    before = next(iter(years), None)
    if year is None:
        year = before + 1 if before else last_year()
    if before and year <= before:
        raise problem(_NOT_BEFORE, path=years[before], before=before, year=year)
    return year


def _as_one(reports: Sequence[Report], agency: str) -> Report | None:
    """Last year's reports as one; headings and contact are those of the first."""
    if len(reports) < 2:
        return reports[0] if reports else None
    from gipgen.report.merged import merged  # noqa: PLC0415  few are begun from several

    twice = {each.agency for each in reports if [other.agency for other in reports].count(each.agency) > 1}
    if twice:
        raise problem(_TWICE, names=listed(sorted(twice)))
    return merged(reports, agency)._replace(texts=reports[0].texts)


def agency_of(agency: str, last: Report | None) -> str:
    agency = "".join(agency.split()) or (last.fields["agency"] if last else "")
    if not agency or not agency.isprintable():
        raise Problem(
            "请写单位的法定全称，例如 硚口区卫生健康局；不能有看不见的控制字符。",
            "give the agency's full name, without control characters",
        )
    if len(agency) > LONGEST_FIELD:
        raise problem(_TOO_LONG, seen=len(agency), limit=LONGEST_FIELD)
    if agency.rstrip("年").isdecimal():
        raise problem(_YEAR_ALONE, year=agency.rstrip("年"))
    if _is_path(agency):
        raise problem(_A_PATH, name=agency)
    return agency


def _is_path(agency: str) -> bool:
    """Whether somebody named a file or a folder; a stroke alone may be a part of a name (甲/乙局)."""
    from gipgen.imports.detect import is_readable  # noqa: PLC0415  what kinds of files there are is asked here only

    return agency.startswith((".", "/", "\\")) or agency.lower().endswith(ENDINGS) or is_readable(agency)


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
    examined = examine(files.read(path), questions=False)
    broken = [
        each for each in locate("", examined) if each.finding.severity == "error" and is_of_reading(each.finding.rule)
    ]
    reason = broken[0].finding.words if broken else why_unusable(examined)
    if reason:
        raise problem(_UNREADABLE, path=path, reason=reason)
    return examined.case.report
