"""Excel forms to fill in: one for an agency and a year, begun from last year's report where there is one."""

import os

from gipgen.findings.text import Text, problem
from gipgen.named_tuple import NamedTuple
from gipgen.project.carry_over import carry_over
from gipgen.project.new_report import agency_of, form_of, last_report, year_of
from gipgen.report.scaffold import NOTHING
from gipgen.workbook.excel_form import excel_form
from gipgen.workspace.workspace import Workspace

_ENDING = ".xlsx"
_NO_EXCEL = Text("-o 后面写 Excel 文件的名称，以 .xlsx 结尾；{path} 不是。", "{path}: a form is called ….xlsx")
_THERE = Text(
    "{path} 已经存在，可能已经填过了，没有改动。请用 -o 换一个文件名。",
    "{path} exists and may be filled in; use -o to write elsewhere",
)


class FormFile(NamedTuple):
    """An Excel form and the path that it belongs to."""

    path: str
    content: bytes
    agency: str
    year: int

    @property
    def outputs(self) -> dict[str, bytes]:
        return {self.path: self.content}


def form_called(agency: str, year: int) -> str:
    """The name of the file."""
    return f"{agency}{year}年填报表{_ENDING}"


def form_file(workspace: Workspace, agency: str, year: int | None, path: str, previous: str | None = None) -> FormFile:
    """The form for ``path``, a file or a folder. Raises ``Problem``: what is there may be filled in and is left alone."""
    files = workspace.files
    last = last_report(files, previous) if previous else None
    year = year_of(year, [last] if last else [], [previous] if previous else [])
    agency = agency_of(agency, last)
    form = form_of(year)
    if files.is_folder(path):
        path = os.path.join(path, form_called(agency, year))
    elif not path.lower().endswith(_ENDING):
        raise problem(_NO_EXCEL, path=path)
    if files.exists(path):
        raise problem(_THERE, path=path)
    filled = carry_over(last, form, ()) if last else NOTHING
    return FormFile(path, excel_form(form, agency, year, last, filled), agency, year)
