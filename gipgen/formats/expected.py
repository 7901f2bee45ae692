"""What a file of a document has to print, piece by piece: the other side of the proof.

Made from the document and the report alone; nothing here knows a format's markup.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from gipgen.findings.text import Text
from gipgen.formats.inline_writer import Shown
from gipgen.formats.printed import FURNITURE, Cells, Piece, squeezed
from gipgen.layout.document import Document
from gipgen.layout.furniture import NONE
from gipgen.layout.grid import Grid
from gipgen.layout.publishing import publishing_line
from gipgen.prose.nodes import Block, Heading, List, Paragraph, Table
from gipgen.report.report import Report, printed_numbers

OPEN = None  # a place where a house's templates may add blocks of their own
Levels = Callable[[Sequence[Block], int], list[int]]
_SIGNED_NUMBER = r"[-−]?\d+(?:[.,]\d+)*[%％‰]?"  # with its signs: 12.5 is not 125
_ITEM = r"•\s*|(?<!\d)\d+\.\s*"  # the sign of a list
_REPEATED = Text("这是报告里的话，不能再印一次", "this is a text of the report, which is not printed twice")
_LABEL = Text("这是统计表里的文字，自己加的内容里不能有", "this is a label of the form's tables, for the report alone")


def numbers_of(text: str) -> list[str]:
    """The numbers in a text, with their points and signs."""
    return re.findall(_SIGNED_NUMBER, text)


class WantedTable:
    """A table as it has to stand there. Its rows are laid out only when they are asked for."""

    def __init__(self, lay_out: Callable[[], Cells], grid: Grid | None = None, numbers: Mapping[str, str] = {}) -> None:
        self._lay_out, self._grid = lay_out, grid
        self.key = (grid.key, grid.caption) if grid else ()  # the same for tables that differ in their numbers only
        self.name = grid.name if grid else ""  # empty for a table of the prose
        self.captions = (grid.caption, f"单位：{grid.unit}") if grid else ()
        self.caption = " ".join(self.captions)
        self._cells = [cell for row in grid.rows for cell in row] if grid else []
        self.digits = [numbers[cell.ref].encode() for cell in self._cells if cell.ref]  # as they stand in a file

    @property
    def values(self) -> list[bool]:
        """Of each cell whether it holds a number."""
        return [bool(cell.ref) for cell in self._cells]

    @cached_property
    def rows(self) -> Cells:
        return self._lay_out()


Wanted = Piece | WantedTable | None  # None is OPEN


class Expected:
    """The pieces in their order, and what else of the document the proof has to know."""

    def __init__(
        self, report: Report, document: Document, levels: Levels, *, tight: bool, furnished: bool = False
    ) -> None:
        """``furnished``: what gipgen.toml wants around the report has to stand there too."""
        self.tight, self.has_review = tight, document.review is not None
        self._furniture = document.furniture if furnished else NONE
        self.contents = (
            [self.normal(part.heading) for part in document.parts] if furnished and document.style.contents else []
        )
        self._document, self._levels = document, levels
        self.downloads = document.downloads  # of the web page, which is made last
        self._numbers = printed_numbers(report)
        self._shown = Shown()
        self.items: list[Wanted] = list(self._items())

    def normal(self, text: str) -> str:
        """A text as texts are compared."""
        return "".join(text.split()) if self.tight else squeezed(text)

    @cached_property
    def own(self) -> frozenset[str]:
        """The texts of the report that stand in it once and nowhere else."""
        signature = (self.normal(line) for line in (self._document.signature or ())[:2])
        pieces = (each for each in self.items if isinstance(each, Piece) and each.kind != FURNITURE)
        return frozenset(each.text for each in pieces) - set(signature)

    @property
    def publishing(self) -> str:
        """The line of date and downloads, which only the web page has."""
        return publishing_line(self._document.published_on, self.downloads)

    @cached_property
    def headings(self) -> frozenset[str]:
        return frozenset(each.text for each in self.items if isinstance(each, Piece) and each.kind == "heading")

    @cached_property
    def chart_numbers(self) -> frozenset[str]:
        """Every number that the charts may show."""
        charts = self._document.charts
        bars = [f"{bar.label} {bar.value} {bar.last}" for chart in charts for bar in chart.bars]
        return frozenset(numbers_of(" ".join([self._document.year, *(chart.title for chart in charts), *bars])))

    @cached_property
    def _labels(self) -> frozenset[str]:
        """The words of the form's tables."""
        cells = (cell for grid in self._document.grids for row in grid.rows for cell in row if not cell.ref)
        return frozenset(self.normal(cell.text) for cell in cells)

    def repeats_or_claims(self, text: str) -> Text | None:
        """As ``claims``, for a header or a footer, which repeats no text of the report either but its title."""
        text = self.normal(text)
        if text in self.own and text != "".join(self._document.title.split()):
            return _REPEATED
        return self.claims(text)

    def claims(self, text: str) -> Text | None:
        """What a block of a house's own says that only the report may say, if anything."""
        from gipgen.formats.own_words import COUNTS, claims_count, other_year, why_unseen  # noqa: PLC0415  a house's own words only

        if re.sub(_ITEM, "", text) in self._labels:
            return _LABEL
        if claims_count(text, self._labels):
            return COUNTS
        return why_unseen(text) or other_year(text, self._document.year)

    def _items(self) -> Iterator[Wanted]:
        document = self._document
        yield OPEN
        yield from self._around(self._furniture.before)
        yield Piece("title", "".join(document.title.split()))
        yield OPEN
        yield from self._blocks(document.preface, 0)
        for part in document.parts:
            yield Piece("heading", self.normal(part.heading), 1)
            yield from self._blocks(part.blocks, 1)
            if part.grid is not None:
                yield self._grid(part.grid)
            for note in part.notes:
                yield from self._text("text", note)
        yield OPEN
        yield from self._around(self._furniture.below)
        if document.signature is not None:
            for line in document.signature[:2]:
                yield from self._text("text", line)
            yield OPEN
        yield from self._around(self._furniture.behind)

    def _around(self, lines: Sequence[str]) -> Iterator[Wanted]:
        """What a house prints around the report; more of its own may stand behind each line."""
        for line in lines:
            yield Piece(FURNITURE, "".join(line.split()))
            yield OPEN

    def _text(self, kind: str, text: str, level: int = 0) -> Iterator[Piece]:
        text = self.normal(text)
        if text:
            yield Piece(kind, text, level)

    def _blocks(self, blocks: Sequence[Block], below: int, sign: str = "") -> Iterator[Wanted]:
        """The pieces of blocks; ``sign`` stands before the first if that is a paragraph."""
        for block, level in zip(blocks, self._levels(blocks, below), strict=True):
            match block:
                case Paragraph():
                    text = self._shown.write(block.children)
                    yield from self._text("text", sign + text if text.strip() else "")
                case Heading():
                    yield from self._text("heading", block.number + self._shown.write(block.children), level)
                case List():
                    for number, item in enumerate(block.items, block.start):
                        yield from self._blocks(item, 1, f"{number}." if block.ordered else "• ")
                case Table():
                    yield self._prose_table(block)
            sign = ""

    def _prose_table(self, table: Table) -> WantedTable:
        def lay_out() -> Cells:
            return [[(self.normal(self._shown.write(cell)), 1, 1) for cell in row] for row in table.rows]

        return WantedTable(lay_out)

    def _grid(self, grid: Grid) -> WantedTable:
        numbers = self._numbers

        def lay_out() -> Cells:
            return [
                [
                    (self.normal(numbers[cell.ref] if cell.ref else cell.text), cell.colspan, cell.rowspan)
                    for cell in row
                ]
                for row in grid.rows
            ]

        return WantedTable(lay_out, grid, numbers)
