"""What prose consists of. Inline nodes hold text and where it stands; block nodes hold inline nodes and remember their line."""

import re
from collections.abc import Iterable, Iterator

from gipgen.named_tuple import NamedTuple
from gipgen.prose.places import Pieces


class Text(NamedTuple):
    """What is read. ``expression`` tells that it was looked up for ``{{ expression }}`` and not typed."""

    text: str
    pieces: Pieces = ()  # where it stands in the narrative; nothing for what gipgen adds
    expression: str = ""


class Break(NamedTuple):
    """A line break that the writer asked for (two blanks or a backslash at the end of a line)."""

    offset: int = 0


class Strong(NamedTuple):
    children: tuple["Inline", ...]


class Lead(NamedTuple):
    """A run-in heading with its number: the beginning of a paragraph, set in the face of ``level``."""

    children: tuple["Inline", ...]
    level: int


class Link(NamedTuple):
    children: tuple["Inline", ...]
    target: str


class Picture(NamedTuple):
    """A picture file: where it is, what it is, how many pixels (96 to the inch) it has."""

    path: str  # absolute
    media_type: str  # image/png, image/jpeg, image/svg+xml
    width: int
    height: int
    data: bytes


class Image(NamedTuple):
    """``![alt](target)``; without a ``picture`` (it could not be opened) its text is printed."""

    alt: str
    target: str
    line: int = 0
    column: int = 0
    picture: Picture | None = None
    pieces: Pieces = ()  # where ``alt`` stands


class Value(NamedTuple):
    """``{{ expression }}``, with the expression's place in the text (line and column from 0) and the offset of ``{{``.

    Finished prose has none left: a ``Text`` with the same ``expression`` stands for it.
    """

    expression: str
    line: int
    column: int
    offset: int = 0


Inline = Text | Break | Strong | Lead | Link | Image | Value


class Paragraph(NamedTuple):
    children: tuple[Inline, ...]
    line: int = 0


class Heading(NamedTuple):
    """``level`` 1 is （一）, 2 is 1., 3 is （1）; ``number`` is written by gipgen, ``typed`` what stood there by hand.

    One that is not ``marked`` by ``#`` is a heading by its number and its shortness.
    """

    level: int
    children: tuple[Inline, ...]
    line: int = 0
    number: str = ""
    typed: str = ""
    marked: bool = True


class List(NamedTuple):
    ordered: bool
    start: int
    items: tuple[tuple["Block", ...], ...]
    line: int = 0


class Table(NamedTuple):
    """A simple table: the first row is its header; ``align`` has left, center, right or nothing for each column."""

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    align: tuple[str, ...]
    line: int = 0


Block = Paragraph | Heading | List | Table


def plain(children: tuple[Inline, ...]) -> str:
    """The text of inline nodes without any markup."""
    parts = []
    for node in children:
        if isinstance(node, Text):
            parts.append(node.text)
        elif isinstance(node, (Strong, Lead, Link)):
            parts.append(plain(node.children))
        elif isinstance(node, Image):
            parts.append(node.alt)
        elif isinstance(node, Value):
            parts.append(f"{{{{ {node.expression} }}}}")
    return "".join(parts)


def leaves(children: Iterable[Inline]) -> Iterator[Text | Break | Image | Value]:
    """Inline nodes without what only dresses them (bold, links), in order."""
    for node in children:
        if isinstance(node, (Strong, Lead, Link)):
            yield from leaves(node.children)
        else:
            yield node


def inlines(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    """The inside of every paragraph, heading and cell, in order."""
    for block in blocks:
        if isinstance(block, (Paragraph, Heading)):
            yield block.children
        elif isinstance(block, List):
            for item in block.items:
                yield from inlines(item)
        else:
            for row in block.rows:
                yield from row


def leads(blocks: Iterable[Block]) -> bool:
    """Whether any paragraph begins with a run-in heading."""
    return any(
        isinstance(node, Lead) for block in blocks if isinstance(block, Paragraph) for node in block.children[:1]
    )


def nests(blocks: Iterable[Block]) -> bool:
    """Whether a list stands in another."""
    items = [item for block in blocks if isinstance(block, List) for item in block.items]
    return any(isinstance(block, List) for item in items for block in item)


def illustrated(children: Iterable[Inline]) -> bool:
    """Whether a paragraph has a picture: its lines must not have a fixed height then."""
    return any(isinstance(node, Image) and node.picture for node in children)


def only_pictures(children: Iterable[Inline]) -> bool:
    """Whether a paragraph is nothing but pictures, which stand in the middle of the page."""
    return illustrated(children) and all(
        isinstance(node, Image) or (isinstance(node, Text) and not node.text.strip()) for node in children
    )


_LONG_WORD = "[!-~]{14}"  # letters no line parts well: an address on the web or for letters, not yet a telephone number


def ragged(children: tuple[Inline, ...]) -> bool:
    """Whether a paragraph has a word so long that the line before it would be stretched to both edges: it keeps to the left one."""
    return re.search(_LONG_WORD, plain(children)) is not None


def kind(block: Block) -> str:
    """What a block is, for templates: Paragraph, Heading, List, Table."""
    return type(block).__name__


def introduces(block: Block, below: Block | None) -> bool:
    """Whether a block is a paragraph that says what the table or picture below it shows: no page parts it from that."""
    shown = isinstance(below, Table) or (isinstance(below, Paragraph) and only_pictures(below.children))
    return shown and isinstance(block, Paragraph) and plain(block.children).rstrip().endswith(("：", ":"))
