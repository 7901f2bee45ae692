"""What a command, an argument and an option are, and how they are written down in ``declarations.py``."""

from collections.abc import Callable, Sequence

from gipgen.findings.text import Text, same
from gipgen.named_tuple import NamedTuple


class Argument(NamedTuple):
    """What stands behind the command: ``name`` as its function calls it, ``shown`` as the help does."""

    name: str
    shown: Text
    help: Text
    required: bool
    many: bool


class Option(NamedTuple):
    """An option; without ``shown`` (what its value is called) it is a flag.

    ``number``: its value is a whole number. ``many``: it may be given again. ``commas``: one value may hold several.
    ``choices``: it is one of these. ``told_by`` gives ``shown`` and ``help`` when somebody reads them, and not before.
    """

    name: str
    spellings: tuple[str, ...]  # the first is the long one
    help: Text
    shown: Text | None = None
    number: bool = False
    many: bool = False
    commas: bool = False
    choices: tuple[str, ...] = ()
    told_by: Callable[[], tuple[Text, Text]] | None = None

    @property
    def is_ascii(self) -> bool:
        """Whether its value has letters, digits and commas only: no name, no path."""
        return self.number or self.commas or bool(self.choices) or self.told_by is not None


class Command(NamedTuple):
    """One command. ``function`` is in the module ``gipgen.cli.〈module〉_command``; it gets the terminal and what was typed."""

    name: str
    help: Text
    examples: tuple[str, ...]
    argument: Argument | None
    options: tuple[Option, ...]
    module: str
    function: str


def argument(name: str, shown: str | Text, zh: str, en: str, *, required: bool = True, many: bool = False) -> Argument:
    return Argument(name, shown if isinstance(shown, Text) else same(shown), Text(zh, en), required, many)


def flag(spellings: str, zh: str, en: str) -> Option:
    """An option without a value; its spellings are separated by blanks."""
    return Option(_name(spellings), tuple(spellings.split()), Text(zh, en))


def value(
    spellings: str,
    shown: str | Text,
    zh: str,
    en: str,
    *,
    name: str = "",
    number: bool = False,
    many: bool = False,
    commas: bool = False,
) -> Option:
    """An option with a value. ``name`` is its parameter where that is not called like the option."""
    shown = shown if isinstance(shown, Text) else same(shown)
    return Option(name or _name(spellings), tuple(spellings.split()), Text(zh, en), shown, number, many, commas)


def choice(spellings: str, choices: str, zh: str, en: str) -> Option:
    """An option whose value is one of some words, written with bars between them."""
    return value(spellings, choices, zh, en)._replace(choices=tuple(choices.split("|")))


def command(
    name: str,
    zh: str,
    en: str,
    examples: str | Sequence[str],
    *parts: Argument | Option,
    module: str = "",
    function: str = "run",
) -> Command:
    """A command with its argument, if it has one, and its options; its module is named after its first word."""
    return Command(
        name,
        Text(zh, en),
        (examples,) if isinstance(examples, str) else tuple(examples),
        next((part for part in parts if isinstance(part, Argument)), None),
        tuple(part for part in parts if isinstance(part, Option)),
        module or name.partition(" ")[0],
        function,
    )


def _name(spellings: str) -> str:
    return spellings.split(maxsplit=1)[0].removeprefix("--").replace("-", "_")
