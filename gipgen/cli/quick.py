"""``check``, ``build``, ``fmt`` and ``diff`` with plain options, without Typer: importing it takes as long as the rest of a check.

Only what is listed here is understood; anything else (help, abbreviations, a slip) is left to Typer and its messages.
"""

from collections.abc import Sequence
from typing import Any

_FLAGS = {
    "check": {"--strict": "strict"},
    "build": {"--draft": "draft", "--review": "review"},
    "fmt": {"--check": "check", "--fix": "fix"},
    "diff": {"--exit-code": "exit_code", "--git": "git", "--years": "years"},
}
_VALUES = {
    "check": {"--format": "format", "--lang": "lang"},
    "build": {"-o": "output", "--output": "output", "--to": "to", "--lang": "lang"},
    "fmt": {"--lang": "lang"},
    "diff": {"--format": "format", "--lang": "lang"},
}


def parse(arguments: Sequence[str]) -> tuple[str, list[str], dict[str, Any]] | None:
    """The command, its paths and its options; ``None`` for a call that Typer has to look at."""
    if len(arguments) < 2 or arguments[0] not in _FLAGS:
        return None
    command = arguments[0]
    paths: list[str] = []
    options: dict[str, Any] = {}
    rest = iter(arguments[1:])
    for argument in rest:
        if argument in _FLAGS[command]:
            options[_FLAGS[command][argument]] = True
        elif argument in _VALUES[command]:
            value = next(rest, "-")
            if value.startswith("-"):
                return None
            options[_VALUES[command][argument]] = value
        elif argument.startswith("-") and argument != "-":
            return None
        else:
            paths.append(argument)
    return (command, paths, options) if paths else None
