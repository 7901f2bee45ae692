"""``gipgen init``: a repository for an agency, ready to fill in, check, review and build."""

import os

from gipgen.cli.console import OK, USAGE, language, note, result, typed, usage_error
from gipgen.cli.schema_command import text as schema_text
from gipgen.findings.text import Problem
from gipgen.project.init import lay_out_project
from gipgen.project.project import Project

_ENDS = "府局委会厅办部署院处所站室司队社行心道镇乡关团"
_SHORTEST = 4  # characters of an organ's full name


def run(folder: str = ".", *, agency: str | None = None, year: int | None = None, lang: str | None = None) -> int:
    """Write what the folder lacks, say what was written; nothing that is there is changed."""
    lang = language(lang)
    if os.path.lexists(folder) and not os.path.isdir(folder):
        return usage_error(f"{folder} 不是文件夹。", f"{folder} is no folder", lang)
    agency = "".join((agency or _named_by(folder)).split())
    if not agency or not agency.isprintable() or "/" in agency or "\\" in agency:
        return usage_error(
            "请写单位的全称，例如：gipgen init 年报 --agency 硚口区卫生健康局",
            "give the agency's full name: gipgen init FOLDER --agency NAME",
            lang,
        )
    project = Project()
    try:
        laid = lay_out_project(project.workspace, folder, agency, year, schema_text)
        written = project.write(laid)
    except Problem as problem:
        note(problem.say(lang))
        return USAGE
    for path in written:
        result(path)
    if laid.kept:
        names = "、".join(laid.kept)
        note(f"left as they are: {', '.join(laid.kept)}" if lang == "en" else f"原来就有，没有改动：{names}")
    report = laid.report
    note(
        f"{len(written)} files for {agency} written. Fill in {report}; README.md tells the rest."
        if lang == "en"
        else f"已为{agency}写好 {len(written)} 个文件。先看 README.md；要填的是 {report}，边填边看：gipgen preview {typed(report)}"
    )
    return OK


def _named_by(folder: str) -> str:
    """The agency that a folder seems to be named after: its name ends as names of organs do."""
    name = os.path.basename(os.path.abspath(folder))
    return name if len(name) >= _SHORTEST and name[-1] in _ENDS else ""
