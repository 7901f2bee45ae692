"""``gipgen new``: a complete, commented report file to fill in."""

import os

from gipgen.cli.console import OK, USAGE, language, note, typed, usage_error
from gipgen.findings.text import Problem
from gipgen.form.definition import Form
from gipgen.form.editions import UnknownEditionError, edition_for, editions, load
from gipgen.project.import_files import last_report, schema_near
from gipgen.report.carry_over import carry_over
from gipgen.report.scaffold import NOTHING, scaffold
from gipgen.workspace.files import replace_file


def run(
    agency: str = "",
    *,
    year: int | None = None,
    previous: str | None = None,
    output: str | None = None,
    lang: str | None = None,
) -> int:
    """Write the file; an existing one is never overwritten. ``previous`` is last year's file, to begin from."""
    lang = language(lang)
    try:
        last = last_report(previous) if previous else None
    except Problem as problem:
        return usage_error(problem.zh, problem.en, lang)
    year = year or (last.year + 1 if last and last.year else last_year())
    if last and last.year and year <= last.year:
        return usage_error(
            f"{previous} 是 {last.year} 年度的报告，不能当作 {year} 年度的上年报告。",
            f"{previous} is of {last.year}, not before {year}",
            lang,
        )
    agency = "".join(agency.split()) or (last.fields["agency"] if last else "")
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
    filled = carry_over(last, form, _way(path, previous)) if last and previous else NOTHING
    text = scaffold(form, agency, year, path, schema_near(path, form.edition), filled=filled)
    try:
        replace_file(path, text.encode("utf-8"))
    except Problem as problem:
        note(problem.say(lang))
        return USAGE
    note(
        f"wrote {path}; fill in every 待填, then run: gipgen check {typed(path)}"
        if lang == "en"
        else f"已写好 {path}。用文本编辑器打开，把每一处“{form.fill_in}”改成实际的数或文字，然后运行：gipgen check {typed(path)}"
    )
    return OK


def _way(path: str, previous: str) -> str:
    """The way from the new file to last year's, as the file writes it."""
    folder = os.path.dirname(os.path.realpath(path))
    try:
        return os.path.relpath(os.path.realpath(previous), folder).replace("\\", "/")
    except ValueError:  # on Windows: another drive
        return os.path.realpath(previous).replace("\\", "/")


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
