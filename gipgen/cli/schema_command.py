"""``gipgen schema``: the JSON Schema of an edition or of gipgen.toml, for editors."""

import json

from gipgen.cli.console import OK, USAGE, language, note, result, usage_error
from gipgen.findings.text import Problem
from gipgen.form.editions import editions, load
from gipgen.form.schema import schema
from gipgen.workspace.disk import replace_file


def text(edition: str) -> str:
    """schema.json of one edition."""
    return json.dumps(schema(load(edition)), ensure_ascii=False, indent=2) + "\n"


def settings_text() -> str:
    """The JSON Schema of ``gipgen.toml``."""
    from gipgen.settings.parse_toml import schema as settings_schema  # noqa: PLC0415  only with --settings

    return json.dumps(settings_schema(), ensure_ascii=False, indent=2) + "\n"


def run(
    *, edition: str | None = None, settings: bool = False, output: str | None = None, lang: str | None = None
) -> int:
    """Print a schema, or write it to a file."""
    lang = language(lang)
    edition = edition or editions()[-1]
    if edition not in editions():
        known = "、".join(editions())
        return usage_error(f"没有 {edition} 版格式；现有：{known}。", f"no edition {edition}; known: {known}", lang)
    written = settings_text() if settings else text(edition)
    if output is None:
        result(written.rstrip("\n"))
        return OK
    try:
        replace_file(output, written.encode("utf-8"))
    except Problem as problem:
        note(problem.say(lang))
        return USAGE
    return OK
