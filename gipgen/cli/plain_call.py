"""Calls without anything unusual are bound here, from the declarations, without Typer: importing that takes as long as a check.

Whatever is not understood (help, ``--option=value``, a slip) is left to Typer and its messages; a test holds both to the same.
"""

from collections.abc import Sequence
from typing import Any

from gipgen.cli.call import Call, bind
from gipgen.cli.declarations import LANG, command_named


def plain_call(arguments: Sequence[str]) -> Call | None:
    """The call; ``None`` where Typer has to look at it. Raises ``Problem`` as Typer's way does."""
    command, start = command_named(" ".join(arguments[:2])), 2
    if command is None or " " not in command.name:
        command, start = command_named("".join(arguments[:1])), 1
    if command is None:
        return None
    spelt = {spelling: option for option in (*command.options, LANG) for spelling in option.spellings}
    words: list[str] = []
    typed: dict[str, Any] = {}
    rest = iter(arguments[start:])
    for argument in rest:
        option = spelt.get(argument)
        if option is None:
            if argument.startswith("-") and argument != "-":
                return None
            words.append(argument)
        elif option.shown is None:
            typed[option.name] = True
        else:
            value = next(rest, "--")
            if value.startswith("-") and value != "-":
                return None
            typed[option.name] = [*typed.get(option.name, ()), value] if option.many else value
    return bind(command, words, typed, typed.pop(LANG.name, ""))
