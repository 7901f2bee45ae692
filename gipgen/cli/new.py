"""``gipgen new``: a complete, commented report file to fill in."""

import os

from gipgen.cli.console import OK, USAGE, language, note, usage_error
from gipgen.files import FileProblem, project_folder, replace_file
from gipgen.form.load import UnknownEditionError, edition_for, editions, load
from gipgen.form.types import Form
from gipgen.scaffold import scaffold


def run(agency: str, *, year: int | None = None, output: str | None = None, lang: str | None = None) -> int:
    """Write the file; an existing one is never overwritten."""
    lang = language(lang)
    year = year or last_year()
    agency = "".join(agency.split())
    if not agency or not agency.isprintable():
        return usage_error("请写单位的全称，例如：gipgen new 硚口区卫生健康局", "give the agency's full name", lang)
    form = asked_form(year, lang)
    if form is None:
        return USAGE
    path = output or "report.yaml"
    if os.path.isdir(path):
        path = os.path.join(path, "report.yaml")
    if os.path.exists(path):
        return usage_error(f"{path} 已经存在，没有改动。请用 -o 换一个文件名。", f"{path} exists already", lang)
    text = scaffold(form, agency, year, path, _schema_near(path, form.edition))
    try:
        replace_file(path, text.encode("utf-8"))
    except FileProblem as problem:
        note(problem.en if lang == "en" else problem.zh)
        return USAGE
    note(
        f"wrote {path}; fill in every 待填, then run: gipgen check {path}"
        if lang == "en"
        else f"已写好 {path}。用文本编辑器打开，把每一处“{form.fill_in}”改成实际的数或文字，然后运行：gipgen check {path}"
    )
    return OK


def asked_form(year: int, lang: str) -> Form | None:
    """The form of a year; where there is none, the user is told."""
    try:
        return load(edition_for(year))
    except UnknownEditionError:
        known = "、".join(editions())
        usage_error(f"没有适用于 {year} 年度的格式；现有：{known}。", f"no form for {year}; known: {known}", lang)
        return None


def last_year() -> int:
    """Reports are written in January about the year before."""
    from datetime import date  # noqa: PLC0415

    return date.today().year - 1  # noqa: DTZ011  the clerk's own calendar is what counts


def _schema_near(path: str, edition: str) -> str:
    """The way from ``path`` to the project's schema of an edition, where it has one."""
    schema = os.path.join(project_folder(path), schema_name(edition))
    folder = os.path.dirname(os.path.realpath(path))
    return os.path.relpath(schema, folder).replace("\\", "/") if os.path.isfile(schema) else ""


def schema_name(edition: str) -> str:
    """The file with the schema of an edition: schema.json, of an older one schema-2019.json."""
    return "schema.json" if edition == editions()[-1] else f"schema-{edition}.json"
