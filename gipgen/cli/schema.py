"""``gipgen schema``: the JSON Schema of an edition, for editors."""

import json

from gipgen.cli.console import OK, USAGE, language, note, result, usage_error
from gipgen.files import FileProblem, replace_file
from gipgen.form.load import editions, load
from gipgen.form.schema import schema


def text(edition: str) -> str:
    """schema.json of one edition."""
    return json.dumps(schema(load(edition)), ensure_ascii=False, indent=2) + "\n"


def run(*, edition: str | None = None, output: str | None = None, lang: str | None = None) -> int:
    """Print the schema, or write it to a file."""
    lang = language(lang)
    edition = edition or editions()[-1]
    if edition not in editions():
        known = "、".join(editions())
        return usage_error(f"没有 {edition} 版格式；现有：{known}。", f"no edition {edition}; known: {known}", lang)
    if output is None:
        result(text(edition).rstrip("\n"))
        return OK
    try:
        replace_file(output, text(edition).encode("utf-8"))
    except FileProblem as problem:
        note(problem.en if lang == "en" else problem.zh)
        return USAGE
    return OK
