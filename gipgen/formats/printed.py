"""What stands on the page, in order: what a format's reader finds in a file, and what the proof expects there.

The kinds of pieces are ``title``, ``heading`` (with its level: 1 is one of the six sections), ``text`` (a paragraph, an
item of a list with its sign, a line of the signature), and what stands beside the report's text: ``caption`` of a table,
``contents`` (an entry of a list of contents), ``chart``. White space is one blank, never more, and none at the ends.
"""

import re
from collections.abc import Callable

from gipgen.named_tuple import NamedTuple

FURNITURE = (
    "furniture"  # what a house prints around the report, which files print as text; where lines end is not compared
)
Cells = list[list[tuple[str, int, int]]]  # rows of (text, columns spanned, rows spanned)


class Piece(NamedTuple):
    kind: str
    text: str
    level: int = 0


class TableRead(NamedTuple):
    """What a table prints. ``numbers`` has, for each cell in order, where its text stands in the file; -1: not known."""

    rows: Cells
    caption: str = ""
    places: tuple[int, ...] = ()


class Table(NamedTuple):
    """A table of a file. It is read when somebody asks: one whose bytes are known need not be."""

    source: bytes
    read: Callable[[bytes], TableRead]


Printed = list[Piece | Table]


def is_page(text: str) -> bool:
    """Whether the end of an entry in a list of contents is a page's number, which is no text."""
    return re.fullmatch(r"[1-9]\d{0,2}", text) is not None


def without_page(text: str) -> str:
    """An entry in a list of contents without the number of its page, and the dots before it."""
    return re.sub(r"(?<![\d.…])[.…]*[1-9]\d{0,2}$", "", text)


def squeezed(text: str) -> str:
    """White space as one blank, none at the ends."""
    return " ".join(text.split())
