"""``gipgen init``: the repository of an agency, from the files under ``templates/init``.

A name that begins with ``dot_`` stands for one with a dot (so that git and editors do not take the templates for their own
settings); 〈单位〉, 〈年度〉, 〈申请表〉 and 〈gipgen〉 (what pip is to install) are filled in. A file that is already there is left alone.
"""

import os
from collections.abc import Callable, Iterator, Mapping

from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, Text
from gipgen.form.definition import Form
from gipgen.form.editions import editions
from gipgen.named_tuple import NamedTuple
from gipgen.project.carry_over import carry_over
from gipgen.project.new_report import form_of, last_report, last_year, schema_name
from gipgen.project.origin import PACKAGES, Origin, origin
from gipgen.report.scaffold import NOTHING, scaffold
from gipgen.resources import templates
from gipgen.workspace.files import Files
from gipgen.workspace.workspace import Workspace

_REPORT = "report.yaml"
_DOT = "dot_"
_LARGEST = 50_000_000  # bytes of a package


class LaidOut(NamedTuple):
    """The files of the repository: those to be written, by their paths, and the names of those that were there before."""

    outputs: Mapping[str, bytes]
    kept: tuple[str, ...]
    report: str  # the path of the report to fill in
    last: int | None = None  # the year before, whose report is not there
    note: Text | None = None  # what has to be done before other machines can install gipgen


def lay_out_project(
    workspace: Workspace, folder: str, agency: str, year: int | None, schema_text: Callable[[str], str]
) -> LaidOut:
    """What a folder lacks to be the repository of an agency. Raises ``Problem``.

    ``schema_text`` gives the text of an edition's schema file. Without a year it is the one that ended last.
    """
    files = workspace.files
    year = last_year() if year is None else year
    form = form_of(year)
    schemas = {schema_name(edition): schema_text(edition) for edition in sorted({editions()[-1], form.edition})}
    report = f"{year}/{_REPORT}"
    last = f"{year - 1}/{_REPORT}"
    filled = NOTHING
    if files.exists(os.path.join(folder, last)):
        filled = carry_over(last_report(files, os.path.join(folder, last)), form, (f"../{last}",))
    text = scaffold(form, agency, year, report, f"../{schema_name(form.edition)}", filled=filled)
    came = origin()
    contents = {report: text, **schemas} | dict(_templates(form, agency, year, came.requirement))
    there = {name for name in contents if files.exists(os.path.join(folder, name))}
    new = {os.path.join(folder, *name.split("/")): contents[name] for name in contents if name not in there}
    outputs = {path: text.encode("utf-8") for path, text in new.items()}
    outputs |= _package(files, folder, came)
    kept = tuple(name for name in contents if name in there)
    missing = None if filled is not NOTHING else year - 1
    return LaidOut(outputs, kept, os.path.normpath(os.path.join(folder, report)), missing, came.note)


def _package(files: Files, folder: str, came: Origin) -> dict[str, bytes]:
    """The file that gipgen was installed from, where other machines have no other way to it."""
    path = os.path.join(folder, PACKAGES, os.path.basename(came.wheel))
    return {path: files.read(came.wheel, _LARGEST)} if came.wheel and not files.exists(path) else {}


def _templates(form: Form, agency: str, year: int, requirement: str) -> Iterator[tuple[str, str]]:
    root = os.path.join(templates(), "init")
    table = next((section.table for section in form.sections if section.id == form.roles.sections.applications), "")
    blanks = {"〈单位〉": agency, "〈年度〉": str(year), "〈申请表〉": table, "〈gipgen〉": requirement}
    for current, folders, files in os.walk(root):
        folders.sort()
        for name in sorted(files):
            path = os.path.join(current, name)
            parts = os.path.relpath(path, root).split(os.sep)
            target = "/".join("." + part.removeprefix(_DOT) if part.startswith(_DOT) else part for part in parts)
            try:
                with open(path, encoding="utf-8") as file:
                    text = file.read()
            except OSError as error:
                raise Problem(f"读不了 {visible(path)}", f"cannot read {visible(path)}") from error
            yield target, _filled_in(text, blanks)


def _filled_in(text: str, blanks: Mapping[str, str]) -> str:
    for blank, words in blanks.items():
        text = text.replace(blank, words)
    return text
