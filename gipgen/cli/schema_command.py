"""``gipgen schema``: the JSON Schema of an edition or of gipgen.toml, for editors."""

import json

from gipgen.cli.console import Terminal
from gipgen.cli.write import write_file
from gipgen.form.editions import editions, load
from gipgen.form.schema import schema


def text(edition: str) -> str:
    """schema.json of one edition."""
    return json.dumps(schema(load(edition)), ensure_ascii=False, indent=2) + "\n"


def settings_text() -> str:
    """The JSON Schema of ``gipgen.toml``."""
    from gipgen.settings.parse_toml import schema as settings_schema  # noqa: PLC0415  only with --settings

    return json.dumps(settings_schema(), ensure_ascii=False, indent=2) + "\n"


def run(
    terminal: Terminal, *, edition: str = "", settings: bool = False, output: str = "", force: bool = False
) -> None:
    """Print a schema, or write it to a file; with ``force`` over one that is there."""
    written = settings_text() if settings else text(edition or editions()[-1])
    if output:
        write_file(terminal, output, written.encode("utf-8"), force=force)
    else:
        terminal.result(written.rstrip("\n"))
