"""``gipgen init``: the repository of an agency, from the files under ``templates/init``.

A name that begins with ``dot_`` stands for one with a dot (so that git and editors do not take the templates for their own
settings); 〈单位〉 and 〈年度〉 are filled in. A file that is already there is left alone.
"""

import os
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gipgen.findings.text import Problem
from gipgen.form.definition import Form
from gipgen.project.import_files import last_report
from gipgen.report.carry_over import carry_over
from gipgen.report.scaffold import NOTHING, scaffold
from gipgen.resources import templates
from gipgen.workspace.files import replace_files

_REPORT = "report.yaml"
_DOT = "dot_"


class LaidOut(NamedTuple):
    """The files of the repository, relative to its folder: written now, and there before."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def lay_out_project(
    folder: str, form: Form, agency: str, year: int, *, schemas: Mapping[str, str], schema: str
) -> LaidOut:
    """Write what is missing, all or nothing. Raises ``Problem``.

    ``schemas`` are the texts of the schema files by their names; ``schema`` is the name of the report's own.
    """
    report = f"{year}/{_REPORT}"
    last = f"{year - 1}/{_REPORT}"
    filled = NOTHING
    if os.path.isfile(os.path.join(folder, last)):
        filled = carry_over(last_report(os.path.join(folder, last)), form, f"../{last}")
    text = scaffold(form, agency, year, report, f"../{schema}", filled=filled)
    contents = {report: text, **schemas} | dict(_templates(agency, year))
    there = {name for name in contents if os.path.lexists(os.path.join(folder, name))}
    new = {name: text for name, text in contents.items() if name not in there}
    replace_files({os.path.join(folder, name): text.encode("utf-8") for name, text in new.items()})
    return LaidOut(tuple(new), tuple(name for name in contents if name in there))


def _templates(agency: str, year: int) -> Iterator[tuple[str, str]]:
    root = os.path.join(templates(), "init")
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
                raise Problem(f"读不了 {path}", f"cannot read {path}") from error
            yield target, text.replace("〈单位〉", agency).replace("〈年度〉", str(year))
