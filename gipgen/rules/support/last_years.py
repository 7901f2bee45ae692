"""Whether last year's file can be compared with this one, and which of its tables."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from gipgen.findings.file_messages import TEXTS
from gipgen.findings.finding import WARNING, Diagnostic
from gipgen.findings.text import Text
from gipgen.form.definition import CellRef, Table
from gipgen.report.neighbours import UnreachableError
from gipgen.report.report import Cell, Report
from gipgen.rules.support.rule import Case

if TYPE_CHECKING:
    from gipgen.form.counterparts import Counterparts

MISFILED = Text(
    "“{key}”写的是 {year}，文件却在文件夹“{folder}”里。请核对：是 {folder} 年度的报告，“{key}”写成 {folder}；确是 {year} 年度的，把文件移到 {year} 的文件夹。",
    "'{key}' is {year}, but the file lies in the folder '{folder}': write {folder}, or move the file",
)
_DOCUMENTS = (".doc", ".docx", ".wps", ".pdf", ".xls", ".xlsx", ".html", ".htm", ".odt", ".ofd", ".txt", ".md")
_ALIKE = 0.3  # share of the differing parts of two names that must agree for a renamed agency
_KINDS = frozenset("局委员会厅办公室")  # 卫生健康局 was 卫生健康委员会


def comparable(case: Case) -> Report | None:
    """Last year's report, if it is of the year before and of the same agency, perhaps renamed (GIP403, GIP404)."""
    previous = case.previous
    if previous is None or not is_year_before(case.report, previous):
        return None
    return previous if is_related(case.report.agency, previous.agency) else None


def is_year_before(report: Report, previous: Report) -> bool:
    """Whether ``previous`` is about the year before ``report``'s; a year that is not known counts as right."""
    return report.year is None or previous.year is None or previous.year == report.year - 1


def must_be_of_year_before(report: Report, last: Report) -> None:
    """What merely lies in the folder of the year before may be anything. Raises ``UnreachableError``."""
    if not is_year_before(report, last):
        raise UnreachableError("other_year", {"last": last.year})
    if not is_related(report.agency, last.agency):
        raise UnreachableError("other_agency", {"last": last.agency})


def misfiled(report: Report, place: str) -> Iterator[Diagnostic]:
    """A report that lies in the folder of a year that is not its own: a copy whose year was not changed, or was too soon.

    The folder of the year after may be that in which it is published.
    """
    folder = ["", *place.replace("\\", "/").split("/")][-2].removesuffix("度").removesuffix("年")
    is_year = len(folder) == len("2024") and folder.startswith("20") and folder.isdecimal()
    if report.year is not None and is_year and int(folder) not in (report.year, report.year + 1):
        key = report.form.field("year").key
        values = {"folder": folder, "key": key, "year": report.year}
        yield Diagnostic("GIP620", WARNING, MISFILED, (key,), values)


def last_document(file: str) -> tuple[Text, dict[str, str]] | None:
    """What to say of a document that is named as last year's report: how to import it."""
    if not file.lower().endswith(_DOCUMENTS):
        return None
    return TEXTS["previous_document"], {"wanted": f"{file.rpartition('.')[0]}.yaml"}


def must_be_added_once(report: Report, last: Report, *, again: bool, others: Iterable[Report]) -> None:
    """Of several reports each is of the year before, and none is added twice. Raises ``UnreachableError``."""
    if again or any(each.agency == last.agency for each in others):
        raise UnreachableError("twice", {"last": last.agency})
    if not is_year_before(report, last):
        raise UnreachableError("other_year", {"last": last.year, "due": (report.year or 0) - 1})


def said_at(report: Report) -> tuple[str, ...]:
    """Where it is told what is wrong with last year's report: where it is named, else (it was found beside) at the year."""
    return (report.form.field("previous" if report.fields["previous"] else "year").key,)


def is_related(name: str, other: str) -> bool:
    """Whether two names may be one agency's: 洪泽区人民政府 and 淮安市洪泽区人民政府, 自然资源局 and 自然资源和规划局."""
    left, right = name, other
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    if not left or not right or set(left + right) <= _KINDS:
        return True
    return sum(character in right for character in left) >= _ALIKE * min(len(left), len(right))


def comparable_tables(report: Report, previous: Report) -> list[Table]:
    """The tables that count the same in both editions of the form: of 2019 and 2021 all but table two."""
    same = _counterparts(report, previous).tables
    return [table for id_, table in report.form.tables.items() if id_ in same]


def counterpart_cells(report: Report, previous: Report) -> Mapping[CellRef, CellRef]:
    """Which cell of last year's report counts the same as one of this year's."""
    return _counterparts(report, previous).cells


def _counterparts(report: Report, previous: Report) -> "Counterparts":
    from gipgen.form.counterparts import counterparts  # noqa: PLC0415  most reports name none of last year

    return counterparts(report.form, previous.form)


def last_cells(report: Report, previous: Report) -> Mapping[CellRef, Cell]:
    """Last year's cell for each of this year's that counts the same."""
    same = _counterparts(report, previous).cells
    return {here: previous.cells[there] for here, there in same.items() if there in previous.cells}
