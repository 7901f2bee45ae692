"""One call of a command: what was typed, bound to what is declared."""

from collections.abc import Mapping, Sequence
from typing import Any

from gipgen.cli.declaration import Command, Option
from gipgen.cli.declarations import HELP, LANG
from gipgen.findings.text import Text, listed, problem
from gipgen.named_tuple import NamedTuple

_MISSING = Text(
    "缺少 {part}。例如：{example}。{usage} 列出写法。", "{part} is missing, for example: {example}. See '{usage}'."
)
_EXTRA = Text("多了“{words}”。名称里有空格时请加引号。", "unexpected '{words}'; names with blanks need quotes.")
_NO_CHOICE = Text("{spelling} 只能是 {choices}，这里是 {raw}。", "{spelling} takes {choices}, not '{raw}'.")
_NO_VALUE = Text(
    "{spelling} 后面要写内容，这里却是选项 {raw}。文件名真是这样的，前面加 ./。",
    "{spelling} takes a value, not the option {raw}; a file of such a name is written with ./ in front",
)
_EMPTY = Text(
    "{spelling} 后面的内容是空的；用不着就不写这个选项。", "the value of {spelling} is empty; leave the option out"
)
_NO_NUMBER = Text("{spelling} 要写数字，这里是“{raw}”。", "{spelling} takes a whole number, not '{raw}'.")

_DIGITS = 20  # of what is larger the rest says nothing, and Python refuses to read thousands


class Call(NamedTuple):
    """A command and what its function is given by name; ``lang`` is what ``--lang`` says, empty without it."""

    command: Command
    given: dict[str, Any]
    lang: str


def bind(command: Command, words: Sequence[str], options: Mapping[str, Any], lang: str) -> Call:
    """Bind the words behind a command and its options, by their names; of a value that may come again all, in order.

    What was not given is left out: the signature of the command's function says what holds then. Raises ``Problem``.
    """
    given = _words(command, words)
    for option in command.options:
        typed = options.get(option.name)
        if typed or typed == "":
            for each in [typed] if isinstance(typed, str) else typed if option.many else ():
                _must_be_value(option, each, command)
            if option.is_ascii:
                _must_be_plain(option, [typed] if isinstance(typed, str) else typed, words)
            given[option.name] = _value(option, typed)
    return Call(command, given, lang)


def _must_be_value(option: Option, raw: str, command: Command) -> None:
    """A forgotten value must not swallow the next option, nor an unset variable of a script stand for all or nothing."""
    if not raw.strip(" ,，"):
        raise problem(_EMPTY, spelling=option.spellings[0])
    known = (spelling for each in (*command.options, LANG, HELP) for spelling in each.spellings)
    if raw.startswith("--") or raw in known:
        raise problem(_NO_VALUE, spelling=option.spellings[0], raw=raw)


def _must_be_plain(option: Option, values: Sequence[str], words: Sequence[str]) -> None:
    """Letters, digits and commas as an input method writes them, and lists that go on behind a blank, are told apart."""
    if all(map(str.isascii, values)) and not any(word.isascii() and word.isalnum() for word in words):
        return
    from gipgen.cli.value_slips import slip_in_values  # noqa: PLC0415  for what hardly ever happens

    met = slip_in_values(option, values, words)
    if met is not None:
        raise met


def _words(command: Command, words: Sequence[str]) -> dict[str, Any]:
    """What stands behind the command, as its one argument."""
    part = command.argument
    if part is None:
        _no_more(words)
        return {}
    if part.required and not words:
        usage = f"gipgen {command.name} --help"
        raise problem(_MISSING, part=part.shown, example=command.examples[0], usage=usage)
    if part.many:
        return {part.name: list(words)} if words else {}
    _no_more(words[1:])
    return {part.name: words[0]} if words else {}


def _no_more(words: Sequence[str]) -> None:
    if words:
        raise problem(_EXTRA, words=" ".join(words))


def _value(option: Option, typed: Any) -> Any:
    if option.commas:
        return [part for item in typed for part in item.split(",") if part]
    if option.choices and typed not in option.choices:
        raise problem(_NO_CHOICE, spelling=option.spellings[0], choices=listed(option.choices), raw=typed)
    if option.number:
        if not (typed.removeprefix("-").isascii() and typed.removeprefix("-").isdigit()):
            raise problem(_NO_NUMBER, spelling=option.spellings[0], raw=typed)
        return int(typed[:_DIGITS])
    return list(typed) if option.many else typed
