"""Run Typer's commands, and put its complaints about a call into words that a clerk understands."""

import re
from typing import Any

from gipgen.cli.commands import app
from gipgen.cli.console import OK, language, usage_error

_WORDS = (  # Typer's English → the same in Chinese, with its groups filled in
    (r"No such command '(.*?)'\. Did you mean (.*)\?", r"没有命令 \1，是不是 \2？"),
    (r"No such command '(.*?)'\.?", r"没有命令 \1。"),
    (r"No such option:? '?([^' ]*?)'?\.? ?(?:Did you mean|\(Possible options:) (.*?)[?)]", r"没有选项 \1，是不是 \2？"),
    (r"No such option:? '?([^' ]*?)'?\.?$", r"没有选项 \1。"),
    (r"Missing argument '?(.*?)'?\.?$", r"缺少 \1。"),
    (r"Missing command\.?", "缺少命令。"),
    (r"Option '(.*?)' requires an argument\.?", r"选项 \1 后面要写内容。"),
    (r"Got unexpected extra argument\S* \((.*)\)", r"多了“\1”。名称里有空格时请加引号。"),
    (r"Invalid value for '(.*?)': '(.*?)' is not a valid int\S*", r"\1 要写数字，这里是“\2”。"),
    (r"Invalid value for '(.*?)': (.*)", r"\1 写得不对：\2"),
)


def run(arguments: list[str]) -> int:
    """Run one command line; return its exit code."""
    try:
        code: Any = app(
            ["--help"] if arguments in ([], ["help"]) else arguments, prog_name="gipgen", standalone_mode=False
        )
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        return _usage(error, arguments)
    return code if isinstance(code, int) else OK


def _usage(error: Any, arguments: list[str]) -> int:
    message = error.format_message()
    zh = next(
        (re.sub(pattern, words, message) for pattern, words in _WORDS if re.match(pattern, message)),
        f"用法不对：{message}",
    )
    hint = "gipgen --help 列出全部命令，gipgen 命令 --help 列出选项。"
    return usage_error(f"{zh} {hint}", message, language(_asked(arguments)))


def _asked(arguments: list[str]) -> str | None:
    """The language that a call asked for which could not be parsed."""
    place = arguments.index("--lang") + 1 if "--lang" in arguments else len(arguments)
    return arguments[place] if place < len(arguments) else None
