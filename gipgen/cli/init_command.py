"""``gipgen init``: a repository for an agency, ready to fill in, check, review and build."""

import os

from gipgen.cli.console import Terminal, typed
from gipgen.cli.schema_command import text as schema_text
from gipgen.findings.harmless import visible
from gipgen.findings.text import Text, listed, problem
from gipgen.project.init import LaidOut, lay_out_project
from gipgen.project.project import Project

_ENDS = "府局委会厅办部署院处所站室司队社行心道镇乡关团"
_SHORTEST = 4  # characters of an organ's full name
_NO_FOLDER = Text("{folder} 不是文件夹。", "{folder} is no folder")
_NO_NAME = Text(
    "请写单位的全称，例如：gipgen init 年报 --agency 硚口区卫生健康局",
    "give the agency's full name: gipgen init FOLDER --agency NAME",
)
_KEPT = Text("原来就有，没有改动：{names}", "left as they are: {names}")
_DONE = Text(
    "已为{agency}写好 {count} 个文件。先看 README.md；要填的是 {report}，边填边看：gipgen preview {shown}",
    "{count} files for {agency} written. Fill in {report}; README.md tells the rest.",
)

_FROM_LAST = Text(
    "{last} 年的报告是 Word、网页或 PDF：先录进来 gipgen import 文件 -o {there}，再用它开头 gipgen new --from {there} -o {here}",
    "The report of {last} is a Word file, a web page or a PDF: first gipgen import FILE -o {there}, then gipgen new --from {there} -o {here}",
)


def run(terminal: Terminal, folder: str = ".", *, agency: str = "", year: int | None = None) -> None:
    """Write what the folder lacks, say what was written; nothing that is there is changed."""
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise problem(_NO_FOLDER, folder=folder)
    agency = "".join((agency or _named_by(folder)).split())
    if not agency or not agency.isprintable() or "/" in agency or "\\" in agency:
        raise problem(_NO_NAME)
    project = Project()
    laid = lay_out_project(project.workspace, folder, agency, year, schema_text)
    written = project.write(laid)
    for path in written:
        terminal.result(visible(path))
    if laid.kept:
        terminal.tell(_KEPT, names=listed(laid.kept))
    terminal.tell(_DONE, agency=agency, count=len(written), report=laid.report, shown=typed(laid.report))
    if written:
        _tell_more(laid, folder, terminal, begun=laid.report in written)


def _tell_more(laid: LaidOut, folder: str, terminal: Terminal, *, begun: bool) -> None:
    """What has to be done for other machines, and what can be for a report that was begun from nothing."""
    if laid.note is not None:
        terminal.tell(laid.note)
    if laid.last is not None and begun:
        there = os.path.normpath(os.path.join(folder, str(laid.last), os.path.basename(laid.report)))
        terminal.tell(_FROM_LAST, last=laid.last, there=typed(there), here=typed(laid.report))


def _named_by(folder: str) -> str:
    """The agency that a folder seems to be named after: its name ends as names of organs do."""
    name = os.path.basename(os.path.abspath(folder))
    return name if len(name) >= _SHORTEST and name[-1] in _ENDS else ""
