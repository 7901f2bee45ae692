"""What ``--help`` prints: of gipgen, of a group of commands, of one command; in one language from top to bottom."""

import re
import shutil
from collections.abc import Iterator, Sequence

from gipgen.cli.declaration import Argument, Command, Option
from gipgen.cli.declarations import ABOUT, COMMANDS, GROUPS, HELP, LANG, VERSION, command_named
from gipgen.findings.excerpt import width
from gipgen.findings.text import Text, chosen, say

_USAGE = Text("用法：gipgen {what}", "Usage: gipgen {what}")
_EXAMPLES = Text("例：", "For example:")
_ARGUMENTS = Text("参数：", "Arguments:")
_OPTIONS = Text("选项：", "Options:")
_COMMANDS = Text("命令：", "Commands:")
_COMMAND = Text("命令", "COMMAND")
_OPTION = Text("[选项]", "[OPTIONS]")
_REQUIRED = Text("（必填）", " (required)")
_MORE = Text("一条命令的选项：gipgen {group}命令 --help", "The options of a command: gipgen {group}COMMAND --help")
_MOST, _LEAST, _LABEL = 100, 40, 26  # columns: of a line, at most and at least; of what stands in front of the words
_NOT_FIRST = "，。；：、？！）”》…"  # signs that begin no line


def page(name: str, lang: str) -> str:
    """The page of a command or a group; of gipgen itself for an empty name."""
    command = command_named(name)
    return "\n\n".join(_group(name, lang) if command is None else _command(command, lang))


def usage(command: Command, lang: str) -> str:
    """How a command is called: ``check [OPTIONS] PATH…``."""
    part = command.argument
    shown = [chosen(part.shown, lang) if part.required else f"[{chosen(part.shown, lang)}]"] if part else []
    return " ".join([command.name, chosen(_OPTION, lang), *shown])


def told(option: Option) -> Option:
    """The option with all that its help says."""
    if option.told_by is None:
        return option
    shown, words = option.told_by()
    return option._replace(shown=shown, help=words)


def spelt(part: Argument | Option, lang: str) -> str:
    """An argument, or the ways to write an option and its value: ``--output, -o FILE``."""
    if isinstance(part, Argument):
        return chosen(part.shown, lang)
    return ", ".join(part.spellings) + (f" {chosen(part.shown, lang)}" if part.shown else "")


def _group(name: str, lang: str) -> Iterator[str]:
    inside = [each for each in COMMANDS if each.name.rpartition(" ")[0] == name]
    what = " ".join(part for part in (name, chosen(_OPTION, lang), chosen(_COMMAND, lang)) if part)
    yield say(_USAGE, lang, what=what)
    yield _paragraph(chosen(GROUPS.get(name, ABOUT), lang))
    rows = [(each.name.removeprefix(name).strip(), chosen(each.help, lang)) for each in inside]
    groups = [] if name else [(group, chosen(text, lang)) for group, text in GROUPS.items()]
    yield _table(_COMMANDS, [*rows, *groups], lang)
    yield _options([LANG, HELP] if name else [LANG, VERSION, HELP], lang)
    yield say(_MORE, lang, group=f"{name} " if name else "")


def _command(command: Command, lang: str) -> Iterator[str]:
    yield say(_USAGE, lang, what=usage(command, lang))
    yield _paragraph(chosen(command.help, lang))
    yield "\n".join([chosen(_EXAMPLES, lang), *(f"  {example}" for example in command.examples)])
    part = command.argument
    if part is not None:
        words = chosen(part.help, lang) + (chosen(_REQUIRED, lang) if part.required else "")
        yield _table(_ARGUMENTS, [(spelt(part, lang), words)], lang)
    yield _options([*command.options, LANG, HELP], lang)


def _options(options: Sequence[Option], lang: str) -> str:
    return _table(_OPTIONS, [(spelt(each, lang), chosen(each.help, lang)) for each in map(told, options)], lang)


def _table(head: Text, rows: Sequence[tuple[str, str]], lang: str) -> str:
    """Labels to the left, words to the right; a long label has a line of its own."""
    edge = max((wide + 4 for label, _ in rows if (wide := width(label)) <= _LABEL), default=_LABEL)
    lines = [chosen(head, lang)]
    for label, words in rows:
        wrapped = _wrap(words, _columns() - edge)
        begin = f"  {label}" + " " * (edge - 2 - width(label))
        if width(label) + 4 > edge:
            lines.append(begin)
        else:
            lines.append(begin + wrapped.pop(0))
        lines += [" " * edge + each for each in wrapped]
    return "\n".join(lines)


def _paragraph(text: str) -> str:
    return "\n".join(_wrap(text, _columns()))


def _columns() -> int:
    return max(_LEAST, min(_MOST, shutil.get_terminal_size((_MOST, 24)).columns - 1))


def _wrap(text: str, columns: int) -> list[str]:
    """Lines of at most so many columns: cut between Chinese characters, and at the blanks between other words."""
    lines = [""]
    for piece in re.findall(r"[!-~]+ ?|.", text):
        if piece[0] not in _NOT_FIRST and width(lines[-1]) + width(piece.rstrip()) > columns:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]
