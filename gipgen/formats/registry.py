"""The formats: each is one object, ``FORMAT``, in one file, ``as_〈name〉.py``, with its templates in one folder.

Nothing else lists them: what has to know the formats asks here. Names come from the files' names alone, so that a run
loads only the formats that it makes.
"""

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from gipgen.findings.text import Text, filled
from gipgen.formats import ProofError
from gipgen.formats.house import House
from gipgen.formats.machine import Machine
from gipgen.formats.mark import Mark, kind, signed
from gipgen.formats.printed import Printed
from gipgen.formats.templating import Templates
from gipgen.formats.visible import Held, claims_nothing
from gipgen.layout.document import Document
from gipgen.layout.heading_levels import written
from gipgen.named_tuple import NamedTuple
from gipgen.prose.nodes import Block
from gipgen.resources import package_modules

_PREFIX, _SUFFIX = "as_", ".py"
_NOT_SIGNED = Text("{format}：{why}", "{format}: {why}")


class Job(NamedTuple):
    """One document to be rendered, and what it is rendered with."""

    document: Document
    templates: Templates
    machine: Machine
    folder: str = ""  # that the output goes to: links to files beside it are seen from there
    plain: Templates | None = None  # the built-in templates, where the house has others in their place
    claims: Callable[[str], Text | None] = claims_nothing  # why a text may not stand beside the report, in a header

    @property
    def house(self) -> House:
        return self.templates.house


class Extra(NamedTuple):
    """A part that is installed on demand."""

    install: str  # the command
    is_there: Callable[[], bool]


class Comparison(NamedTuple):
    """What a format's proof compares: everything printed, piece by piece; here is what the format cannot keep.

    ``tight``: where a line ends is lost with its blank, so texts are compared without white space. ``furnished``: its files have
    what gipgen.toml wants around the report, cover and all. ``levels`` gives the
    levels of headings that its files have, of the blocks of a text below a heading of some level.
    """

    tight: bool = False
    furnished: bool = True
    levels: Callable[[Sequence[Block], int], list[int]] = written


class Format(NamedTuple):
    """One format. There is none without read-back and without a mark: ``read`` and ``mark`` have no default."""

    name: str  # as in ``--to``, and the ending of its files
    rank: int  # its place wherever formats stand in a row
    label: Text
    templates: str  # its folder below ``templates/``
    render: Callable[[Job], bytes]
    read: Callable[[bytes], Printed]  # what is printed in a file of this format; raises ``ValueError`` if it is none
    mark: Mark  # where its files say that gipgen made them
    compares: Comparison = Comparison()
    by_default: bool = False  # made without being asked
    has_review: bool = False  # prints the appendix for reviewers
    is_download: bool = False  # the web page links to its file where both are built together
    links: bool = False  # … and this is the format that does: it is made last
    extra: Extra | None = None
    hold: Callable[[Held], None] | None = None  # holds what a house's templates made to what a style may do
    embeds: Callable[[Any, Machine], dict[str, list[str]]] | None = None  # fonts of this machine that it would embed

    def sign(self, content: bytes) -> bytes:
        """A file of this format with gipgen's mark. Raises ``ProofError`` where there is no place for it."""
        try:
            return signed(self.mark, content)
        except ProofError as error:
            raise ProofError(filled(_NOT_SIGNED, format=self.name, why=error.text)) from error
        except ValueError as error:
            raise ProofError(filled(_NOT_SIGNED, format=self.name, why=str(error))) from error

    def whose(self, content: bytes) -> str:
        """Whose a file is: ``own`` as gipgen made it, ``changed`` since, or ``foreign``."""
        return kind(self.mark, content)

    def is_own(self, content: bytes) -> bool:
        """Whether gipgen made a file, and nobody changed it since."""
        return self.whose(content) == "own"


@cache
def names() -> tuple[str, ...]:
    """The names of all formats, without loading any."""
    return tuple(stem.removeprefix(_PREFIX) for stem in package_modules("formats", _PREFIX))


@cache
def named(name: str) -> Format:
    """The format of that name. Raises ``TypeError`` for an object that is no whole format."""
    return checked(name, import_module(f"gipgen.formats.{_PREFIX}{name}").FORMAT)


def checked(name: str, found: Any) -> Format:
    """A format as it may be registered: under its own name, with a renderer, a reader and a mark."""
    whole = isinstance(found, Format) and found.name == name and isinstance(found.mark, Mark)
    if not whole or not all(map(callable, (found.render, found.read, found.mark.put, found.mark.take_off))):
        raise TypeError(f"{_PREFIX}{name}{_SUFFIX}: FORMAT needs the name {name}, a renderer, a reader and a mark")
    made: Format = found
    return made


@cache
def formats() -> tuple[Format, ...]:
    """All formats in their order."""
    return tuple(sorted(map(named, names()), key=lambda each: each.rank))


def by_default() -> tuple[str, ...]:
    """The formats that are made without being asked."""
    return tuple(each.name for each in formats() if each.by_default)
