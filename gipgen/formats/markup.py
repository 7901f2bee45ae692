"""Reads the outputs that are XML: cuts the tables out, and walks over what is left with a strict parser.

Tables are nine tenths of a file, and all but their numbers is the same in every report of a form: cut out as they are,
they can be compared as bytes with one that was read before. A parser that walks over all of them takes ten times as
long as everything else in the proof (docs/decisions/0003).
"""

from collections.abc import Callable
from pyexpat import ParserCreate
from typing import Any

from gipgen.findings.text import Text
from gipgen.formats import ProofError
from gipgen.formats.printed import Cells, Piece, Printed, Table, TableRead, squeezed

_UNSHOWN = Text("有一张表格放在注释里，看不到。请移出来，或者删去", "a table stands in a comment, where nobody sees it")

_STAND_IN = "gipgen-table"  # the element that takes the place of a table that was cut out
_BEHIND_NAMES = (b" ", b"\t", b"\n", b"\r", b"\f", b"\v", b">")
Attributes = dict[str, str]


class MarkupReader:
    """Gathers pieces while a parser walks over elements; a format says what its elements begin and end.

    ``opened`` and ``closed`` are called for each element, with its name as it stands in the file. What a reader of the
    page does not see is passed over between ``hide`` and ``show``.
    """

    def __init__(self, table: str, read_table: Callable[[bytes], TableRead]) -> None:
        """``table`` is the name of the element that is a table, and ``read_table`` reads one."""
        self.items: Printed = []
        self._table, self._read_table = table, read_table
        self._parts: list[str] = []
        self._kind, self._level = "text", 0
        self._prefix = ""
        self._hidden = 0

    def opened(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        raise NotImplementedError

    def closed(self, name: str) -> None:
        """An element ends."""
        raise NotImplementedError

    def read(self, content: bytes) -> Printed:
        """The pieces and tables of a well-formed file. Raises ``ValueError`` (or the parser's error) for any other."""
        if _STAND_IN.encode() in content:
            raise ValueError(_STAND_IN)
        rest, tables = _cut(content, self._table.encode())
        tables.reverse()

        def opened(name: str, attributes: Attributes) -> None:
            if name == _STAND_IN:
                source = tables.pop()
                if not self._hidden:
                    self.sign("")
                    self.items.append(Table(source, self._read_table))
            else:
                self.opened(name, attributes)

        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = opened
        parser.EndElementHandler = lambda name: None if name == _STAND_IN else self.closed(name)
        parser.CharacterDataHandler = self.add
        parser.Parse(rest, True)  # noqa: FBT003  positional in the standard library
        self.end()
        if tables:
            raise ProofError(_UNSHOWN, self._table)
        return self.items

    def begin(self, kind: str, level: int = 0) -> None:
        """A piece begins; what stood before it is ended."""
        self.end()
        self._kind, self._level = kind, level
        if kind != "text":
            self._prefix = ""

    def add(self, text: str) -> None:
        """Text of the piece at hand."""
        if not self._hidden:
            self._parts.append(text)

    def sign(self, prefix: str) -> None:
        """The sign of a list's item, for the paragraph that follows at once; empty for none."""
        self.end()
        self._prefix = prefix

    def end(self) -> None:
        """The piece at hand ends."""
        if self._parts:
            text = squeezed("".join(self._parts))
            self._parts.clear()
            if text:
                self.items.append(Piece(self._kind, self._prefix + text, self._level))
                self._prefix = ""
        self._kind, self._level = "text", 0

    def hide(self) -> None:
        self._hidden += 1

    def show(self) -> None:
        self._hidden -= 1


class TableReader:
    """Reads one table; a format says which elements begin rows and cells, and what is text."""

    def __init__(self) -> None:
        self.rows: Cells = []
        self._caption: list[str] = []
        self._cell: list[str] | None = None
        self._spans = (1, 1)
        self._place = -1
        self._places: list[int] = []
        self._parser: Any = ParserCreate()

    def opened(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        raise NotImplementedError

    def closed(self, name: str) -> None:
        """An element ends."""
        raise NotImplementedError

    def finished(self) -> Cells:
        """The rows, when all is read."""
        return self.rows

    def read(self, source: bytes) -> TableRead:
        """The table with the element that encloses it. Raises ``ValueError`` (or the parser's error)."""
        parser = self._parser
        parser.StartElementHandler = self.opened
        parser.EndElementHandler = self.closed
        parser.CharacterDataHandler = self.add
        parser.Parse(source, True)  # noqa: FBT003
        return TableRead(self.finished(), squeezed("".join(self._caption)), tuple(self._places))

    def row(self) -> None:
        self.rows.append([])

    def begin(self, columns: str | None, rows: str | None) -> None:
        """A cell begins."""
        self._cell, self._place = [], -1
        self._spans = (int(columns or 1), int(rows or 1))

    def add(self, text: str) -> None:
        """Text of a cell, or of what stands around them."""
        if self._cell is None:
            self._caption.append(text)
            return
        if self._place < 0 and not text.isspace():
            self._place = self._parser.CurrentByteIndex
        self._cell.append(text)

    def end(self) -> None:
        """A cell ends."""
        self.rows[-1].append((squeezed("".join(self._cell or ())), *self._spans))
        self._places.append(self._place)
        self._cell = None


def _cut(content: bytes, name: bytes) -> tuple[bytes, list[bytes]]:
    """The file with an empty element for each table, and the tables."""
    start, end = b"<" + name, b"</" + name + b">"
    stand_in = f"<{_STAND_IN}/>".encode()
    rest, tables, last = [], [], 0
    while (opening := _opening(content, start, last)) >= 0:
        closing = content.find(end, opening)
        if closing < 0:
            break
        rest += [content[last:opening], stand_in]
        last = closing + len(end)
        tables.append(content[opening:last])
    return b"".join([*rest, content[last:]]), tables


def _opening(content: bytes, start: bytes, last: int) -> int:
    """Where the next element of a name begins, and none whose name is longer; -1 without any."""
    at = content.find(start, last)
    while at >= 0 and content[at + len(start) : at + len(start) + 1] not in _BEHIND_NAMES:
        at = content.find(start, at + 1)
    return at
