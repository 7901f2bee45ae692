"""``gipgen new``: a complete, commented report file to fill in."""

from gipgen.cli.console import OK, USAGE, language, note, typed, usage_error
from gipgen.findings.text import Problem
from gipgen.project.project import Project


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
    project = Project()
    try:
        new = project.new(agency, year, path=output or "report.yaml", previous=previous)
    except Problem as problem:
        return usage_error(problem.zh, problem.en, lang)
    try:
        project.write(new)
    except Problem as problem:
        note(problem.say(lang))
        return USAGE
    path, form = new.path, new.form
    note(
        f"wrote {path}; fill in every 待填, then run: gipgen check {typed(path)}"
        if lang == "en"
        else f"已写好 {path}。用文本编辑器打开，把每一处“{form.fill_in}”改成实际的数或文字，然后运行：gipgen check {typed(path)}"
    )
    return OK
