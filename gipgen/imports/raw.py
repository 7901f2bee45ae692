"""What every reader gives: the text lines and the tables of a published file, in order, nothing judged yet."""

from collections.abc import Iterable
from itertools import count

from gipgen.fence.counts import refuse
from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple

MAX_CELLS = 60_000  # of one file; a report has about 500
MAX_LINES = 20_000
MAX_CHARACTERS = 2_000_000


class Run(NamedTuple):
    """A piece of a line in one dress. A line break that the writer asked for is the text ``\\n``."""

    text: str
    bold: bool = False
    target: str = ""  # of a link


class Line(NamedTuple):
    """One line or paragraph of text.

    ``begins`` tells that a paragraph begins here for certain; lines of which that is not known may be joined to the
    one above. ``heading`` is the level that the source marks it with (0: none), ``item`` the sign of a list item,
    ``depth`` how deep the list is nested (an item's further paragraphs have a depth and no sign).
    """

    runs: tuple[Run, ...]
    place: str
    heading: int = 0
    begins: bool = True
    item: str = ""
    depth: int = 0
    path: tuple[int, ...] = ()  # of a web page: the way through its elements
    number: int = 0  # of the line of the source that this is, or a piece of it (``numbered``)
    start: int = 0  # where in that line it begins
    pictured: bool = False  # a picture hangs on it, or follows

    @property
    def text(self) -> str:
        return self.whole.strip()

    @property
    def whole(self) -> str:
        """The text with the blanks around it, as places in it are counted."""
        return "".join(run.text for run in self.runs)

    def part(self, start: int, end: int, strip: str = "") -> "Line":
        """A piece of the line, which knows where it comes from; ``strip`` are signs to leave out in front of it."""
        runs: list[Run] = []
        position, first = 0, start
        for run in self.runs:
            inside = run.text[max(start - position, 0) : max(end - position, 0)]
            kept = inside if runs else inside.lstrip(strip) if strip else inside
            if kept:
                first = first if runs else max(start, position) + len(inside) - len(kept)
                runs.append(run._replace(text=kept))
            position += len(run.text)
        begins = self.begins if start == 0 else True
        return self._replace(runs=tuple(runs) or (Run(""),), begins=begins, start=self.start + first)


class Cell(NamedTuple):
    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    number: int = 0  # of the cell of the source that this is (``numbered``)

    @property
    def columns(self) -> range:
        """The columns that the cell covers."""
        return range(self.column, self.column + self.colspan)


class Table(NamedTuple):
    """A table as found. ``grid`` tells true columns (spans known) from cells that merely follow one another.

    ``padded``: what follows one another was filled up to one width, with blanks behind each row.
    """

    cells: tuple[Cell, ...]
    place: str
    grid: bool = True
    path: tuple[int, ...] = ()
    padded: bool = False
    pictured: bool = False  # a picture follows

    @property
    def text(self) -> str:
        return " ".join(" ".join(cell.text.split()) for cell in self.cells)

    @property
    def rows(self) -> list[list[Cell]]:
        """The cells by the row that they begin in; rows without a cell of their own are empty."""
        height = 1 + max((cell.row for cell in self.cells), default=-1)
        rows: list[list[Cell]] = [[] for _ in range(height)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return rows


Block = Line | Table


PICTURE = "\ufffc"  # what stands in a cell that holds a picture and no text: Unicode's sign for an object


class Piece(NamedTuple):
    """A stretch of a line or a cell of the source: what each consumer takes of it, so that nothing is lost or taken twice."""

    number: int
    start: int
    end: int


def pieces(*blocks: Block | Cell) -> tuple[Piece, ...]:
    """What of the source some blocks hold. Blocks that were never numbered hold nothing of it."""
    found: list[Piece] = []
    for block in blocks:
        if isinstance(block, Table):
            found += [Piece(cell.number, 0, len(cell.text)) for cell in block.cells if cell.number]
        elif block.number:
            start, text = (block.start, block.whole) if isinstance(block, Line) else (0, block.text)
            found.append(Piece(block.number, start, start + len(text)))
    return tuple(found)


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with a number for each line and each cell, from 1 on: what they are known by from here to the end."""
    numbers = count(1)
    return tuple(
        block._replace(number=next(numbers))
        if isinstance(block, Line)
        else block._replace(cells=tuple(cell._replace(number=next(numbers)) for cell in block.cells))
        for block in blocks
    )


class Marked(NamedTuple):
    """What writers left in a file beside its text: how many changes that nobody accepted yet, remarks, passages struck through.

    ``fields`` are those of a page that hold numbers: it may have been saved with others than were shown; ``formulas`` those
    of a workbook whose values nobody computed; ``chunks`` files inside a Word file that are no pages.
    """

    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    remarks: int = 0
    struck: int = 0
    fields: int = 0
    formulas: int = 0
    chunks: int = 0


class Raw(NamedTuple):
    """A file as read. ``own`` says that gipgen wrote it: then every paragraph is one, and none is mended."""

    blocks: tuple[Block, ...]
    title: str = ""  # what the file calls itself outside its text
    agency: str = ""
    own: bool = False
    author: str = ""  # what the file says outside its text of who wrote it: an agency, a person, a program
    loose: bool = False  # lines may be parts of paragraphs (plain text, PDF): they are joined
    cut: bool = False  # the mark that ends the file is missing
    around: tuple[Line, ...] = ()  # what stands on every page, left out of the blocks
    marked: Marked = Marked()
    unread: str = ""  # where a long file was left, its first pages having been read
    otherwise: tuple[
        str, ...
    ] = ()  # further ways to read it, should this one not find all of a report (``page_views``)


def noted(text: str) -> str:
    """A raised number of a note, as text has it: what it stands behind is often a number itself."""
    return f"[{text.strip()}]" if text.strip().isdecimal() else text


def plain(text: str, place: str, *, begins: bool = True) -> Line:
    """A line without any dress."""
    return Line((Run(text),), place, begins=begins)


Row = list[tuple[str, int, int]]  # text, columns and rows spanned of each cell


def lay(rows: list[Row], place: str) -> Table:
    """Lay cells (text, columns, rows spanned) out on a grid as a browser does."""
    cells: list[Cell] = []
    taken: dict[int, int] = {}  # column → first row that is free again
    for number, row in enumerate(rows):
        column = 0
        for text, colspan, rowspan in row:
            while taken.get(column, 0) > number:
                column += 1
            width, height = min(max(colspan, 1), 100), min(max(rowspan, 1), len(rows) - number)
            cells.append(Cell(text, number, column, height, width))
            for each in range(column, column + width):
                taken[each] = number + height
            column += width
            refuse(CELLS, len(cells), MAX_CELLS)
            refuse(_COLUMNS, column, _MAX_COLUMNS)  # each row looks at all that are taken from above
    return Table(tuple(cells), place)


_COLUMNS = Text("列", "columns")
_MAX_COLUMNS = 2_000  # of a table; a report has 30
CELLS = Text("个单元格", "cells")
LINES = Text("段文字", "paragraphs")
CHARACTERS = Text("个字", "characters")
