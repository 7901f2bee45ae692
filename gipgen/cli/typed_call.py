"""Every call through Typer, whose commands are made from the declarations; its complaints in words that a clerk understands.

Typer only takes the words apart. What they are bound to, and what of that is missing or too much, is decided in ``call.py``;
what ``--help`` prints in ``help_page.py``. Its exceptions are told apart by their classes and attributes. Older Typers have
those of click, newer ones those of a copy that they carry, so the classes are taken from where ``BadParameter`` comes from.
"""

import difflib
import inspect
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from gipgen.cli.call import Call, bind
from gipgen.cli.declaration import Command, Option
from gipgen.cli.declarations import COMMANDS, GROUPS, HELP, LANG, VERSION, command_named
from gipgen.cli.help_page import page
from gipgen.findings.text import Problem, Text, filled, listed, problem

_NO_COMMAND = Text("没有命令 {name}{near}{hint}", "No such command '{name}'{near} {hint}")
_FILE = Text(
    "{name} 是文件，前面要写命令：gipgen check {name} 检查，gipgen build {name} 生成。{hint}",
    "'{name}' is a file: 'gipgen check {name}' checks it, 'gipgen build {name}' builds it. {hint}",
)
_NO_OPTION = Text("没有选项 {name}{near}{hint}", "No such option '{name}'{near} {hint}")
_NO_VALUE = Text("选项 {name} 后面要写内容。{hint}", "Option '{name}' takes a value. {hint}")
_NO_FLAG = Text("选项 {name} 后面不写内容。{hint}", "Option '{name}' takes no value. {hint}")
_OTHER = Text("用法不对：{message} {hint}", "{message} {hint}")
_NEAR = Text("，是不是 {near}？", ", did you mean {near}?")
_NONE_NEAR = Text("。", ".")
_HINT = Text(
    "gipgen --help 列出全部命令，gipgen 命令 --help 列出选项。",
    "'gipgen --help' lists the commands, 'gipgen COMMAND --help' the options.",
)
_WORDS = "words"  # all that stands behind a command

_errors: Any = sys.modules[typer.BadParameter.__module__]


def typed_call(arguments: Sequence[str], lang: str) -> Call | None:
    """The call; ``None`` where help or the version was asked for, which is printed. Raises ``Problem``."""
    try:
        found = _program(lang)(list(arguments), prog_name="gipgen", standalone_mode=False)
    except _errors.ClickException as error:
        raise _explained(error, arguments) from error
    return found if isinstance(found, Call) else None


@cache
def _program(lang: str) -> Any:
    return typer.main.get_command(_app(lang))


def _app(lang: str) -> typer.Typer:
    """Typer's commands, whose help is in one of the languages."""

    class Helpful(TyperCommand):
        def get_help(self, ctx: Any) -> str:
            return page(ctx.command_path.partition(" ")[2], lang)

    class Group(TyperGroup):
        def get_help(self, ctx: Any) -> str:
            return page(ctx.command_path.partition(" ")[2], lang)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            if self.get_command(ctx, args[0]) is None:
                if os.path.isfile(args[0]):
                    raise problem(_FILE, name=args[0], hint=_HINT)
                raise problem(_NO_COMMAND, name=args[0], near=_near_command(args[0], self.commands), hint=_HINT)
            return super().resolve_command(ctx, args)

    groups = {"": _group(Group)}
    for name in GROUPS:
        groups[name] = _group(Group)
        groups[""].add_typer(groups[name], name=name)
    for command in COMMANDS:
        group, _, name = command.name.rpartition(" ")
        groups[group].command(name, cls=Helpful)(_callback(command))
    return groups[""]


def _group(kind: type[TyperGroup]) -> typer.Typer:
    """A group of commands; alone it shows its help."""

    def begin(context: typer.Context, version: bool, lang: str | None) -> None:  # noqa: FBT001  Typer calls it
        from gipgen import __version__  # noqa: PLC0415

        if version:
            typer.echo(f"gipgen {__version__}")
            raise typer.Exit
        if context.invoked_subcommand is None:
            typer.echo(context.get_help())
            raise typer.Exit
        context.obj = lang or context.obj  # `gipgen --lang en check …` as well as `gipgen check … --lang en`

    return typer.Typer(
        cls=kind,
        callback=_signed(begin, (VERSION, LANG)),
        invoke_without_command=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": list(HELP.spellings)},
    )


def _callback(command: Command) -> Callable[..., Call]:
    def call(context: typer.Context, **typed: Any) -> Call:
        return bind(command, typed.pop(_WORDS) or (), typed, typed.pop(LANG.name) or context.obj or "")

    words = inspect.Parameter(
        _WORDS, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[list[str], typer.Argument()]
    )
    return _signed(call, (*command.options, LANG), words)


def _signed(function: Callable[..., Any], options: Iterable[Option], *others: inspect.Parameter) -> Callable[..., Any]:
    """The function with the signature that Typer reads the options from."""
    context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    parameters = [context, *(_parameter(option) for option in options), *others]
    function.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    function.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return function


def _parameter(option: Option) -> inspect.Parameter:
    kind: Any = bool if option.shown is None else list[str] if option.many else str
    default = False if option.shown is None else None
    annotation = Annotated[kind, typer.Option(*option.spellings)]
    return inspect.Parameter(option.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _explained(error: Any, arguments: Sequence[str]) -> Problem:
    """What Typer found wrong with a call, in our words."""
    if isinstance(error, _errors.NoSuchOption):
        near = _near(error.option_name, _spellings(arguments))
        return problem(_NO_OPTION, name=error.option_name, near=near, hint=_HINT)
    if isinstance(error, _errors.BadOptionUsage):
        flags = _spellings(arguments, flags=True)
        return problem(_NO_FLAG if error.option_name in flags else _NO_VALUE, name=error.option_name, hint=_HINT)
    return problem(_OTHER, message=error.format_message(), hint=_HINT)


def _spellings(arguments: Sequence[str], *, flags: bool = False) -> list[str]:
    """The options that the command of this call has; with ``flags`` only those without a value."""
    command = command_named(" ".join(arguments[:2])) or command_named("".join(arguments[:1]))
    options = (*(command.options if command else (VERSION,)), LANG, HELP)
    return [spelling for option in options for spelling in option.spellings if option.shown is None or not flags]


def _near_command(word: str, known: Iterable[str]) -> Text:
    """The commands that are spelt nearly so, or say of themselves what was typed in Chinese: 检查, 生成."""
    if word.isascii():
        return _near(word, known)
    saying = [each for each in COMMANDS if word in "".join(each.help)]
    saying.sort(key=lambda each: "".join(each.help).find(word))
    return filled(_NEAR, near=listed(each.name for each in saying[:3])) if saying else _NONE_NEAR


def _near(word: str, known: Iterable[str]) -> Text:
    near = difflib.get_close_matches(word, list(known), n=3)
    return filled(_NEAR, near=listed(near)) if near else _NONE_NEAR
