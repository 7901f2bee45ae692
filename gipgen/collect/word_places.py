"""Where in a unit's own Word file a finding stands: the cell of its table, the sentence, or else the heading of its section."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from gipgen.form.definition import CellRef, Form
from gipgen.form.editions import field_key
from gipgen.imports import frame
from gipgen.imports.form_words import Index, index
from gipgen.imports.match import Read
from gipgen.imports.office_package import W
from gipgen.imports.outline import Start, outline
from gipgen.imports.printed_words import core, is_value, letters, normal
from gipgen.imports.raw import Block, Cell, Line, Table, numbered
from gipgen.imports.read_docx import WordFile
from gipgen.imports.table_cells import table_cells
from gipgen.imports.word_tables import cells_at
from gipgen.imports.word_text import P
from gipgen.named_tuple import NamedTuple

_FEW = 12  # letters of a sentence that are looked for where the whole is not found
_FEWEST = 2
_BOX = W + "txbxContent"
_TOP = 60  # blocks in which a title is looked for


class Sought(NamedTuple):
    """What is looked for: a part of the report, a section, a row and a column of the form by their ids, a sentence."""

    part: str
    section: str
    row: str
    column: str
    quote: str


class Anchor(NamedTuple):
    """A paragraph and, where a sentence is meant, the first and the last of its children that hold it.

    ``exact`` is false where the place itself was not found, and this is the heading of its section, or the title.
    """

    paragraph: Any
    first: Any = None
    last: Any = None
    exact: bool = True


class Places:
    """A Word file, and where its sections, tables and sentences are."""

    def __init__(self, word: WordFile, edition: str) -> None:
        words = index(edition)
        self._form: Form = words.form
        self._blocks = numbered(word.raw.blocks)
        self._elements = word.elements
        self._starts: list[Start] = outline(self._blocks, words, own=word.raw.own)
        self._tables = {block.place: place for place, block in enumerate(self._blocks) if isinstance(block, Table)}
        self._cells = self._matched(words)

    def find(self, sought: Sought) -> Anchor | None:
        """The place of a finding, or what is nearest to it; ``None`` in a file without any text."""
        found = self._found(sought)
        return None if found is None else _outside_boxes(found)

    def _found(self, sought: Sought) -> Anchor | None:
        exact = not (sought.row or sought.quote)
        if sought.row in self._form.rows and (cell := self._cell(sought.row, sought.column)) is not None:
            return Anchor(cell)
        if sought.quote and (found := self._sentence(sought)) is not None:
            return found
        nearest = self._heading(sought.section) if sought.section else self._around(sought.part)
        if nearest is None:
            nearest, exact = self._around(""), False
        return None if nearest is None else Anchor(nearest, exact=exact)

    def _matched(self, words: Index) -> Mapping[CellRef, Read]:
        """The cells as the importer finds them."""
        tables: dict[str, list[Block]] = {}
        for id_, first, end in self._sections():
            found = [block for block in self._blocks[first:end] if isinstance(block, Table)]
            tables.setdefault(id_, []).extend(found)
        return table_cells(tables, words).cells

    def _sections(self) -> Iterator[tuple[str, int, int]]:
        """Each section by its id with its first block and the one behind its last; what stands in front of them by none."""
        places = [start.position for start in self._starts]
        yield "", 0, places[0] if places else len(self._blocks)
        for start, (first, end) in zip(self._starts, pairwise([*places, len(self._blocks)]), strict=True):
            yield self._form.sections[start.section].id, first, end

    def _cell(self, row: str, column: str) -> Any:
        """The paragraph of a cell, or of the label of its row; ``None`` where neither is found."""
        refs = [(row, column)] if column else []
        refs += [(row, each.id) for each in self._form.columns.get(row, ())]
        read = next((self._cells[ref] for ref in refs if ref in self._cells), None)
        if read is None:
            return self._label(row)
        place, _, rest = read.place.rpartition("第")
        number = rest.removesuffix("行")
        if place not in self._tables or not number.isdigit():
            return None
        at = self._tables[place]
        table = self._blocks[at]
        if not isinstance(table, Table) or not 0 < int(number) <= len(table.rows):
            return None
        cell = self._of_row(table.rows[int(number) - 1], row, column)
        return None if cell is None else _paragraph(cells_at(self._elements[at]).get((cell.row, cell.column)))

    def _of_row(self, cells: Sequence[Cell], row: str, column: str) -> Cell | None:
        """The cell of a row that holds the number of a column; its label where that is not certain."""
        labels = [at for at, cell in enumerate(cells) if len(core(cell.text)) >= _FEWEST and not is_value(cell.text)]
        values = cells[labels[-1] + 1 :] if labels else cells
        read = self._cells.get((row, column))
        found = None if read is None else self._number(values, (row, column), normal(read.value.raw))
        if found is not None:
            return found
        return cells[labels[-1]] if labels else next(iter(cells), None)

    def _number(self, values: Sequence[Cell], ref: CellRef, printed: str) -> Cell | None:
        """The cell in the place of a column that says what was read there; else the only one that does."""
        refs = self._beside(ref[0]) if len(values) > len(self._form.columns[ref[0]]) else self._own(ref[0])
        alike = [cell for cell in values if normal(cell.text) == printed]
        if len(values) == len(refs) and values[refs.index(ref)] in alike:
            return values[refs.index(ref)]
        return alike[0] if len(alike) == 1 else None

    def _own(self, row: str) -> list[CellRef]:
        return [(row, each.id) for each in self._form.columns[row]]

    def _beside(self, row: str) -> list[CellRef]:
        """The cells of all rows that stand side by side with this one."""
        table = self._form.table_of(row)
        if not table.lies_across:
            return self._own(row)
        return [(each.id, column.id) for block in table.blocks for each in block.rows for column in block.columns]

    def _label(self, row: str) -> Any:
        """The paragraph of the one cell that is labelled like a row of which no number was read."""
        wanted = core(self._form.rows[row].label)
        found = [
            (at, cell)
            for at in self._tables.values()
            if isinstance(table := self._blocks[at], Table)
            for cell in table.cells
            if core(cell.text) == wanted
        ]
        if len(found) != 1:
            return None
        at, cell = found[0]
        return _paragraph(cells_at(self._elements[at]).get((cell.row, cell.column)))

    def _sentence(self, sought: Sought) -> Anchor | None:
        """The paragraph that says it: of its own section if any of those does, else of any."""
        wanted = max((letters(piece) for piece in sought.quote.replace("…", "*").split("*")), key=len)
        if len(wanted) < _FEWEST:
            return None
        own = next(((first, end) for id_, first, end in self._sections() if id_ == sought.section), None)
        for first, end in (*((own,) if own else ()), (0, len(self._blocks))):
            for text in dict.fromkeys((wanted, wanted[:_FEW], wanted[-_FEW:])):
                for at in range(first, end):
                    block = self._blocks[at]
                    if isinstance(block, Line) and text in letters(block.text):
                        return _stretch(self._elements[at], text)
        return None

    def _heading(self, section: str) -> Any:
        for start in self._starts:
            if self._form.sections[start.section].id == section:
                return self._text_at(start.position)
        return None

    def _around(self, part: str) -> Any:
        """The title, the first paragraph of the preface, or the signature; the first text of all where they are not found."""
        lines = [block for block in self._blocks[:_TOP] if isinstance(block, Line)]
        title = frame.title_of(lines)
        places = {line.number: at for at, line in enumerate(self._blocks) if isinstance(line, Line)}
        if part.startswith(field_key("signature")):
            at = max(places.values(), default=0)
        elif part.startswith(field_key("preface")) and title is not None and title[2] < len(lines):
            at = places[lines[title[2]].number]
        else:
            at = places[lines[title[1]].number] if title is not None else 0
        return self._text_at(at)

    def _text_at(self, at: int) -> Any:
        """The paragraph of a block; of a table the first."""
        return _paragraph(self._elements[at]) if at < len(self._elements) else None


def _outside_boxes(anchor: Anchor) -> Anchor:
    """Word takes no comments inside of text boxes: there the paragraph that the outermost one hangs on."""
    box = None
    for above in anchor.paragraph.iterancestors():
        box = above if above.tag == _BOX else box
    if box is None:
        return anchor
    holder = next((above for above in box.iterancestors() if above.tag == P), None)
    return anchor if holder is None else Anchor(holder)


def _paragraph(element: Any) -> Any:
    """An element if it is a paragraph, else the first in it."""
    if element is None or element.tag == P:
        return element
    return next(element.iter(P), None)


def _stretch(paragraph: Any, wanted: str) -> Anchor:
    """The children of a paragraph that hold a sentence; all of it where its text is put together in another way."""
    children = [child for child in paragraph if child.tag != W + "pPr"]
    texts = [letters("".join(each.text or "" for each in child.iter(W + "t"))) for child in children]
    begin = "".join(texts).find(wanted)
    if begin < 0:
        return Anchor(paragraph)
    ends: list[int] = []
    for text in texts:
        ends.append((ends[-1] if ends else 0) + len(text))
    first = bisect_right(ends, begin)
    last = bisect_right(ends, begin + len(wanted) - 1)
    return Anchor(paragraph, children[first], children[last])
