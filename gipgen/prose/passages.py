"""Finished prose as running text for the rules: a view of its nodes, one passage for what a reader takes in at once.

Line breaks are joined, marks of Markdown are gone and ``{{ }}`` is its value, because the nodes have it so: a rule sees what
the public will read. ``place`` leads from there to line and column of the narrative.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from gipgen.findings.finding import Offset, Path
from gipgen.named_tuple import NamedTuple
from gipgen.prose.nodes import Block, Break, Heading, Image, Inline, List, Paragraph, Text, Value, leaves
from gipgen.prose.places import Piece, Pieces, line_and_column, moved, offset_at, typed_span

Kind = Literal["paragraph", "heading", "item", "row", "picture"]
CELLS = " | "  # stands between the cells of a row
_CLOSERS = frozenset("”’）》」")  # they still belong to the sentence that has ended


class Passage(NamedTuple):
    """A paragraph, a heading, the beginning of a list's item, a row of a table, or the text of a picture.

    A line break that the writer asked for is ``\\n``; the cells of a row have ``CELLS`` between them; a picture's text is a
    passage of its own, behind the one that the picture stands in.
    """

    text: str
    section: str  # id of the section, or ``preface``
    path: Path
    pieces: Pieces = ()  # where the characters of ``text`` stand
    heading: int = 0  # 1 for ``##``, as in ``nodes.Heading``; 0 for running text
    computed: tuple[tuple[int, int], ...] = ()  # where values of ``{{ }}`` stand: begin and end in ``text``
    kind: Kind = "paragraph"
    depth: int = 0  # of the lists that it stands in
    number: str = ""  # what is printed in front of ``text``: of a heading, of an item in a numbered list
    typed: str = ""  # the whole narrative as typed

    @property
    def is_prose(self) -> bool:
        """Whether sentences are to be expected: not in a table, not of a picture."""
        return self.kind not in ("row", "picture")

    @property
    def is_in_columns(self) -> bool:
        """Whether it is a row of a table whose columns blanks or commas part, as GIP230 tells."""
        from gipgen.prose.aligned import in_columns  # noqa: PLC0415  few texts have such lines

        return in_columns(self.typed, self.place(0).line)

    def place(self, position: int) -> Offset:
        """Where the character at ``position`` stands in the narrative; what ``{{ }}`` came to, where that begins."""
        return line_and_column(self.typed, self.offset(position))

    def offset(self, position: int) -> int:
        """The same, counted in characters from the beginning of ``typed``."""
        return offset_at(self.pieces, position)

    def span(self, begin: int, end: int) -> tuple[int, int] | None:
        """Where what stands between the two positions was typed, in ``typed``; nothing where it was not typed exactly so."""
        return typed_span(self.pieces, begin, end)

    def is_computed(self, begin: int, end: int) -> bool:
        """Whether anything between the two positions was looked up and not typed."""
        return any(left < end and begin < right for left, right in self.computed)

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Each sentence with its position in ``text``."""
        text = self.text
        stops = text.replace("！", "。").replace("？", "。").replace("；", "。")
        begin = 0
        while begin < len(text):
            end = stops.find("。", begin)
            end = len(text) if end < 0 else end
            while stops[end : end + 1] == "。":
                end += 1
            while text[end : end + 1] in _CLOSERS:
                end += 1
            if text[begin:end].strip():
                yield begin, text[begin:end]
            begin = end


def passages(blocks: Iterable[Block], section: str, path: Path, typed: str) -> Iterator[Passage]:
    """The passages of a narrative; a value that was not looked up reads as it was typed."""
    yield from _of(blocks, Passage("", section, path, typed=typed))


def _of(blocks: Iterable[Block], model: Passage) -> Iterator[Passage]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _passages(block.children, model)
        elif isinstance(block, Heading):
            yield from _passages(
                block.children, model._replace(kind="heading", heading=block.level, number=block.number)
            )
        elif isinstance(block, List):
            for index, item in enumerate(block.items):
                number = f"{block.start + index}." if block.ordered else ""
                deeper = model._replace(depth=model.depth + 1, kind="paragraph", number="")
                if item and isinstance(item[0], Paragraph):
                    yield from _passages(item[0].children, deeper._replace(kind="item", number=number))
                    item = item[1:]  # noqa: PLW2901  the first block has been read
                yield from _of(item, deeper)
        else:
            for row in block.rows:
                yield from _passages(_joined(row), model._replace(kind="row", number=""))


def _joined(row: tuple[tuple[Inline, ...], ...]) -> Iterator[Inline]:
    """The cells of a row in one line."""
    for number, cell in enumerate(row):
        if number:
            first = next((node.pieces[0].offset for node in leaves(cell) if isinstance(node, Text) and node.pieces), 0)
            yield Text(CELLS, (Piece(0, first, plain=False),))
        yield from cell


def _passages(children: Iterable[Inline], model: Passage) -> Iterator[Passage]:
    """The running text of inline nodes, and the texts of their pictures."""
    if isinstance(children, tuple) and len(children) == 1 and isinstance(children[0], Text):  # most paragraphs
        only = children[0]
        if not only.expression and not only.text.isspace():
            yield model._replace(text=only.text, pieces=only.pieces)
            return
    yield from _mixed(list(leaves(children)), model)


def _mixed(found: list[Text | Break | Image | Value], model: Passage) -> Iterator[Passage]:
    """The same of nodes of several kinds: what reads in one line is one passage, each picture another."""
    running = _running(node for node in found if not isinstance(node, Image))
    if model.heading or running.text.strip(" |" if model.kind == "row" else " \n"):
        yield model._replace(text=running.text, pieces=running.pieces, computed=running.computed)
    for node in found:
        if isinstance(node, Image) and node.alt:
            yield model._replace(text=node.alt, pieces=node.pieces, kind="picture", heading=0, number="")


class _Running(NamedTuple):
    """Inline nodes in one text, as ``Passage`` has it."""

    text: str
    pieces: Pieces
    computed: tuple[tuple[int, int], ...]


def _running(found: Iterable[Text | Break | Value]) -> _Running:
    parts: list[str] = []
    pieces: list[Piece] = []
    computed: list[tuple[int, int]] = []
    length = 0
    for node in found:
        if isinstance(node, Text):
            text = node.text
            pieces += moved(node.pieces, length) if length else node.pieces
        else:
            text = "\n" if isinstance(node, Break) else f"{{{{ {node.expression} }}}}"
            pieces.append(Piece(length, node.offset, plain=False))
        if not isinstance(node, Break) and node.expression:
            computed.append((length, length + len(text)))
        parts.append(text)
        length += len(text)
    return _Running("".join(parts), tuple(pieces), tuple(computed))
