"""One command line: bound to what is declared, run, and what becomes of it as an exit code."""

from collections.abc import Sequence
from importlib import import_module

from gipgen.cli.call import Call
from gipgen.cli.console import Terminal, language, language_in, preferred
from gipgen.cli.plain_call import plain_call
from gipgen.findings.text import Problem


def run(arguments: Sequence[str]) -> int:
    """Run a command line; return its exit code."""
    terminal = Terminal(preferred())
    try:
        terminal.lang = language_in(arguments)
        call = plain_call(arguments) or _typed(arguments, terminal.lang)
        if call is not None:
            terminal.lang = language(call.lang)
            perform(call, terminal)
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Problem as problem:
        terminal.problem(problem)
    except Exception:  # noqa: BLE001  the outermost place: everything that is left is a fault of ours
        terminal.fault()
    return terminal.code


def perform(call: Call, terminal: Terminal) -> None:
    """Run the function of a bound call."""
    module = import_module(f"gipgen.cli.{call.command.module}_command")
    getattr(module, call.command.function)(terminal, **call.given)


def _typed(arguments: Sequence[str], lang: str) -> Call | None:
    from gipgen.cli.typed_call import typed_call  # noqa: PLC0415  Typer, for what is not plain

    if list(arguments[:1]) in ([], ["help"]):
        arguments = [*arguments[1:], "--help"]  # `gipgen help check` as well as `gipgen check --help`
    return typed_call(arguments, lang)
