"""What Word and input methods make of a command line: long dashes, full-width letters and blanks, one dash for two.

Such words would be taken for names of files. Nothing is guessed silently: whoever typed it gets the line to type.
"""

import os
from collections.abc import Sequence

from gipgen.cli.declaration import Command
from gipgen.cli.declarations import HELP, LANG, VERSION, command_named
from gipgen.findings.text import Problem, Text, problem

_DASHES = frozenset("—–－―−﹣﹘‐‑‒─━ー-")
_WIDE_EQUALS = "＝"
_BLANKS = "\u3000\u00a0\u2002\u2003"
_DASH = Text(
    "“{typed}”前面的横线不对：选项要写半角减号（英文输入法），长名称写两个。请改成：{line}",
    "the dash of '{typed}' is not the one of options (a hyphen; two before a long name); type: {line}",
)
_BLANK = Text(
    "“{typed}”里有全角空格，命令里要用半角空格（英文输入法）。请改成：{line}",
    "'{typed}' holds a full-width blank; type: {line}",
)
_STROKE = Text(
    "“{typed}”是别的程序写选项的样子，这里选项前面写两个半角减号。请改成：{line}",
    "'{typed}' is how other programs write options; here two hyphens stand before them; type: {line}",
)
_EQUALS = Text(
    "“{typed}”里的等号是全角的，要用半角（英文输入法）。请改成：{line}",
    "the equals sign of '{typed}' is a full-width one; type: {line}",
)
_COMMAND_LAST = Text("命令写在文件前面。请改成：{line}", "the command stands in front of the files; type: {line}")


def slip_in(arguments: Sequence[str]) -> Problem | None:
    """What was typed wrong in a call, with the line to type instead; ``None`` where nothing of the kind is in it."""
    parted = _at_blanks(arguments)
    command = _command_in(parted)
    if command is None:
        return None
    if ordered := _command_first(parted, command):
        return problem(_COMMAND_LAST, line=" ".join(["gipgen", *map(_quoted, ordered)]))
    line = [_as_option(word, command) for word in parted]
    if line == list(arguments):
        return None
    typed = next(word for word in arguments if word not in line)
    text = _BLANK if any(blank in typed for blank in _BLANKS) else _STROKE if typed.startswith("/") else _DASH
    text = _EQUALS if typed.startswith("--") and _WIDE_EQUALS in typed else text
    return problem(text, typed=typed, line=" ".join(["gipgen", *map(_quoted, line)]))


def _command_in(words: Sequence[str]) -> Command | None:
    """The command of a call: the first word or two that name one; `--lang` may stand in front."""
    pairs = (" ".join(words[at : at + 2]) for at in range(len(words)))
    return next(
        (found for pair in pairs if (found := command_named(pair) or command_named(pair.partition(" ")[0]))), None
    )


def _command_first(words: Sequence[str], command: Command) -> list[str]:
    """The words with the command in front, where a file stands there: report.yaml check."""
    first, name = words[0], command.name.split()
    if not (os.path.lexists(first) or first.endswith((".yaml", ".yml"))) or first in name:
        return []
    at = next(at for at in range(len(words)) if words[at] == name[0])
    rest = [*words[:at], *words[at + len(name) :]]
    return [*name, *(_as_option(word, command) for word in rest)]


def _at_blanks(arguments: Sequence[str]) -> list[str]:
    """The words, also where a blank of another width holds two of them together; not in the name of a file."""
    parted: list[str] = []
    for word in arguments:
        plain = word
        for blank in _BLANKS:
            plain = plain.replace(blank, " ")
        pieces = plain.split()
        parted += pieces if len(pieces) > 1 and plain != word and _are_words(pieces, word) else [word]
    return _rejoined(parted)


def _rejoined(words: Sequence[str]) -> list[str]:
    """The words, with long dashes that stand by themselves in front of the word behind them: — draft."""
    joined: list[str] = []
    for word in words:
        if joined and _is_dash(joined[-1]):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _is_dash(word: str) -> bool:
    """Whether a word is nothing but dashes, and no name of its own: - is standard input, -- ends the options."""
    return bool(word) and _DASHES.issuperset(word) and word not in ("-", "--") and not os.path.lexists(word)


def _are_words(pieces: Sequence[str], word: str) -> bool:
    """Whether these are a command, files and options, and no name that has such a blank in it."""
    if os.path.lexists(word):
        return False
    return any(command_named(each) or os.path.lexists(each) or each[0] in _DASHES for each in pieces)


def _as_option(word: str, command: Command) -> str:
    """The option that a word stands for, as it is spelt; else the word."""
    rest = word.lstrip("/" if word.startswith("/") else "".join(_DASHES))
    if rest == word or (word.startswith("--") and _WIDE_EQUALS not in word) or os.path.lexists(word):
        return word
    from unicodedata import normalize  # noqa: PLC0415  for what hardly ever happens

    name, equals, value = normalize("NFKC", rest).partition("=")
    spelling = f"--{name}" if len(name) > 1 else f"-{name}"
    known = {each for option in (*command.options, LANG, HELP, VERSION) for each in option.spellings}
    return f"{spelling}{equals}{value}" if spelling in known else word


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word
