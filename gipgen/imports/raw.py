"""What every reader gives: the text lines and the tables of a published file, in order, nothing judged yet."""

from typing import NamedTuple

from gipgen.fence.counts import refuse
from gipgen.findings.text import Text

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

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs).strip()


class Cell(NamedTuple):
    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1

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


class Raw(NamedTuple):
    """A file as read. ``own`` says that gipgen wrote it: then every paragraph is one, and none is mended."""

    blocks: tuple[Block, ...]
    title: str = ""  # what the file calls itself outside its text
    agency: str = ""
    own: bool = False
    loose: bool = False  # lines may be parts of paragraphs (plain text, PDF): they are joined
    cut: bool = False  # the mark that ends the file is missing


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
    return Table(tuple(cells), place)


CELLS = Text("个单元格", "cells")
LINES = Text("段文字", "paragraphs")
