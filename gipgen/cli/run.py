"""One command line: bound to what is declared, run, and what becomes of it as an exit code."""

from collections.abc import Sequence
from importlib import import_module

from gipgen.cli.call import Call
from gipgen.cli.console import Terminal, language, language_in, preferred
from gipgen.cli.plain_call import plain_call
from gipgen.findings.text import Problem, Text, problem

_NO_TYPER = Text(
    '缺少部件 {name}，或 typer 的版本不合适，这样的命令看不懂。请运行：pip install "typer>=0.16,<0.29"',
    '{name} is missing, or typer is of a version that will not do; run: pip install "typer>=0.16,<0.29"',
)
_WIDE = frozenset("—–－―−﹣﹘‐‑‒─━ー\u3000\u00a0\u2002\u2003")  # dashes and blanks
_REFUSED = Text("系统拒绝了读写：{why}。", "the system refused: {why}")


def run(arguments: Sequence[str]) -> int:
    """Run a command line; return its exit code."""
    terminal = Terminal(preferred())
    try:
        terminal.lang = language_in(arguments)
        call = _plain(arguments) or _typed(arguments, terminal.lang)
        if call is not None:
            terminal.lang = language(call.lang)
            perform(call, terminal)
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Problem as problem:
        terminal.problem(problem)
    except Exception as error:  # noqa: BLE001  the outermost place: what is left is the system's refusal or a fault of ours
        refused = _refused(error)
        if refused is None:
            terminal.fault()
        else:
            terminal.problem(refused)
    terminal.flush()
    return terminal.code


def _plain(arguments: Sequence[str]) -> Call | None:
    """A plain call, unless there is a sign in it that input methods or other programs put where options have hyphens and blanks."""
    if not _WIDE.isdisjoint("".join(arguments)) or any(each[:1] == "/" and each[1:].isalpha() for each in arguments):
        _must_have_no_slip(arguments)
    return plain_call(arguments)


def _must_have_no_slip(arguments: Sequence[str]) -> None:
    from gipgen.cli.slips import slip_in  # noqa: PLC0415  for what is not plain

    met = slip_in(arguments)
    if met is not None:
        raise met


def _refused(error: Exception) -> Problem | None:
    """What only a machine can be in the way of, wherever that shows: its folder is gone, its disk full."""
    from gipgen.findings.refusals import is_refusal, reason  # noqa: PLC0415  likewise
    from gipgen.workspace.disk import NOWHERE, stands_nowhere  # noqa: PLC0415  for what hardly ever happens

    if not isinstance(error, OSError):
        return None
    if stands_nowhere():
        return problem(NOWHERE)
    return problem(_REFUSED, why=reason(error)) if is_refusal(error) else None


def perform(call: Call, terminal: Terminal) -> None:
    """Run the function of a bound call."""
    module = import_module(f"gipgen.cli.{call.command.module}_command")
    getattr(module, call.command.function)(terminal, **call.given)


def _typed(arguments: Sequence[str], lang: str) -> Call | None:
    """As Typer binds it. Of Typer not all versions will do, and a package may have been put beside it by hand."""
    if list(arguments[:1]) in ([], ["help"]):
        arguments = [*arguments[1:], "--help"]  # `gipgen help check` as well as `gipgen check --help`
    _must_have_no_slip(arguments)
    try:
        from gipgen.cli.typed_call import typed_call  # noqa: PLC0415  Typer, for what is not plain

        return typed_call(arguments, lang)
    except ImportError as error:
        raise problem(_NO_TYPER, name=error.name or "typer") from error
