"""Run Typer's commands, and put its complaints about a call into words that a clerk understands."""

from typing import Any

from gipgen.cli.commands import app
from gipgen.cli.console import OK, language, usage_error

_KINDS = {
    "NoSuchOption": "没有选项 {option}。",
    "NoSuchCommand": "没有这个命令：{message}",
    "MissingParameter": "缺少参数 {parameter}。",
    "BadParameter": "参数不对：{message}",
    "BadOptionUsage": "选项 {option} 用法不对：{message}",
}


def run(arguments: list[str]) -> int:
    """Run one command line; return its exit code."""
    try:
        code: Any = app(arguments or ["--help"], prog_name="gipgen", standalone_mode=False)
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        return _usage(error, arguments)
    return code if isinstance(code, int) else OK


def _usage(error: Any, arguments: list[str]) -> int:
    message = error.format_message()
    parameter = getattr(error, "param", None)
    values = {
        "message": message,
        "option": getattr(error, "option_name", ""),
        "parameter": getattr(parameter, "metavar", None) or getattr(parameter, "name", ""),
    }
    kind = "NoSuchCommand" if "No such command" in message else type(error).__name__
    zh = _KINDS.get(kind, "用法不对：{message}").format_map(values)
    return usage_error(
        f"{zh} gipgen --help 列出全部命令，gipgen 命令 --help 列出选项。", message, language(_asked(arguments))
    )


def _asked(arguments: list[str]) -> str | None:
    """The language that a call asked for which could not be parsed."""
    place = arguments.index("--lang") + 1 if "--lang" in arguments else len(arguments)
    return arguments[place] if place < len(arguments) else None
