"""Calls without anything unusual are bound here, from the declarations, without Typer: importing that takes as long as a check.

Whatever is not understood (help, ``--option=value``, a slip) is left to Typer and its messages; a test holds both to the same.
"""

from collections.abc import Sequence
from typing import Any

from gipgen.cli.call import Call, bind
from gipgen.cli.declaration import Command
from gipgen.cli.declarations import LANG, command_named


def plain_call(arguments: Sequence[str]) -> Call | None:
    """The call; ``None`` where Typer has to look at it. Raises ``Problem`` as Typer's way does."""
    command, behind = _named(arguments)
    if command is None:
        return None
    spelt = {spelling: option for option in (*command.options, LANG) for spelling in option.spellings}
    words: list[str] = []
    typed: dict[str, Any] = {}
    rest = iter(behind)
    for argument in rest:
        option = spelt.get(argument)
        if option is not None and option.shown is None:
            typed[option.name] = True
            continue
        word = argument if option is None else next(rest, "--")
        if word.startswith("-") and word != "-":
            return None
        if option is None:
            words.append(word)
        else:
            typed[option.name] = [*typed.get(option.name, ()), word] if option.many else word
    return bind(command, words, typed, typed.pop(LANG.name, ""))


def _named(arguments: Sequence[str]) -> tuple[Command | None, Sequence[str]]:
    """The command that the first two words name, or the first one, and what stands behind it."""
    command = command_named(" ".join(arguments[:2]))
    if command is not None and " " in command.name:
        return command, arguments[2:]
    return command_named("".join(arguments[:1])), arguments[1:]
