"""Tables of Word files: each cell in the column that Word draws it in, merged cells once, tables inside cells apart."""

from collections.abc import Iterator
from typing import Any

from gipgen.fence.counts import refuse
from gipgen.imports.counted import number_of
from gipgen.imports.office_package import W, values
from gipgen.imports.raw import CELLS, MAX_CELLS, Cell, Table
from gipgen.imports.word_fields import TEXT
from gipgen.imports.word_text import TABLE, Dress, boxes, content, runs
from gipgen.named_tuple import NamedTuple

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "customXml", "moveTo"))
_PARAGRAPH = W + "p"
_FEW, _LONG = 3, 100  # cells in a row of a table that arranges; characters that no label has
_WIDEST = 100  # columns that a cell spans


def frame_of(table: Any) -> Any:
    """The cell of a table that has one only: it frames what is in it and is no table."""
    found = None
    for cell in (cell for row, _ in _parts(table, "tr") for cell, _ in _parts(row, "tc")):
        if found is not None:
            return None
        found = cell
    return found


def laid_out_in(table: Any) -> list[Any]:
    """The cells of a table that only arranges a document, in their order: few in a row, and sentences in one of them."""
    rows = [[cell for cell, _ in _parts(row, "tc")] for row, _ in _parts(table, "tr")]
    cells = [cell for row in rows for cell in row]
    if not cells or max(map(len, rows)) > _FEW or not any(map(_holds_sentences, cells)):
        return []
    return cells


def _holds_sentences(cell: Any) -> bool:
    """Whether the paragraphs of a cell, without those of tables in it, are running text: no label is as long."""
    own = (paragraph for paragraph in cell if paragraph.tag == _PARAGRAPH)
    text = "".join(each.text or "" for paragraph in own for each in paragraph.iter(TEXT))
    return len(text) > _LONG and "。" in text


class _Given(NamedTuple):
    """A cell as the file has it: where it is drawn, and how it says that it goes on from another."""

    text: str
    row: int
    column: int
    span: int
    down: str | None  # ``restart`` begins a cell of several rows, anything else goes on with one
    across: str | None  # the same in a row, as old files have it

    @property
    def goes_down(self) -> bool:
        return self.down not in (None, "restart") and not self.text

    @property
    def goes_across(self) -> bool:
        return self.across in ("continue", "") and not self.text


def grid(table: Any, place: str, dress: Dress) -> tuple[Table, list[Any]]:
    """A table, and the tables inside its cells. Raises ``Problem`` where it has more cells than any report."""
    cells: list[Cell] = []
    nested: list[Any] = []
    above: dict[int, int] = {}
    merged: dict[int, int] = {}  # column → the cell that goes on there from the row above
    row = -1
    for drawn in _drawn(table):
        if drawn.row > row:
            row, above, merged = drawn.row, merged if drawn.row == row + 1 else {}, {}
        if inner := _inner_row(drawn.element):
            for at, each in enumerate(inner):
                _put(_Given(_text(each, nested, dress), row, drawn.column + at, 1, None, None), cells, above, merged)
            continue
        text = _text(drawn.element, nested, dress)
        said = drawn.said
        _put(_Given(text, row, drawn.column, drawn.span, said.get("vMerge"), said.get("hMerge")), cells, above, merged)
        refuse(CELLS, len(cells), MAX_CELLS)
    return Table(tuple(cells), place), nested


def _inner_row(cell: Any) -> list[Any]:
    """The cells of a table of one row that is all there is in a cell: the row goes on in it."""
    inside = [each for each in content(cell) if each.tag == TABLE or next(each.iter(TEXT), None) is not None]
    if len(inside) != 1 or inside[0].tag != TABLE:
        return []
    rows = [row for row, _ in _parts(inside[0], "tr")]
    found = [each for each, _ in _parts(rows[0], "tc")] if len(rows) == 1 else []
    return found if len(found) > 1 else []


def cells_at(table: Any) -> dict[tuple[int, int], Any]:
    """The element of each cell by the row and column that it is drawn in, as ``grid`` has them."""
    return {(drawn.row, drawn.column): drawn.element for drawn in _drawn(table)}


class _Drawn(NamedTuple):
    """A cell's element, where it is drawn, and what is said of it."""

    element: Any
    row: int
    column: int
    span: int
    said: dict[str, str]


def _drawn(table: Any) -> Iterator[_Drawn]:
    for number, (row, of_row) in enumerate(_parts(table, "tr")):
        column = number_of(of_row.get("gridBefore"), otherwise=0)
        for element, said in _parts(row, "tc"):
            span = min(max(number_of(said.get("gridSpan")), 1), _WIDEST)
            yield _Drawn(element, number, column, span, said)
            column += span


def _put(given: _Given, cells: list[Cell], above: dict[int, int], merged: dict[int, int]) -> None:
    """Add a cell, or make the one that it belongs to longer or wider."""
    if given.goes_down and given.column in above:
        over = merged[given.column] = above[given.column]
        cells[over] = cells[over]._replace(rowspan=given.row + 1 - cells[over].row)
    elif given.goes_across and cells and cells[-1].row == given.row:
        cells[-1] = cells[-1]._replace(colspan=given.column + given.span - cells[-1].column)
    elif not given.goes_down or given.row == 0:
        if given.down == "restart":
            merged[given.column] = len(cells)
        cells.append(Cell(given.text, given.row, given.column, 1, given.span))


def _parts(parent: Any, name: str) -> Iterator[tuple[Any, dict[str, str]]]:
    """The rows of a table or the cells of a row with what is said of each, without deleted ones."""
    tag = W + name
    for child in parent:
        if child.tag == tag:
            said = values(child.find(tag + "Pr"))
            if ("del" if name == "tr" else "cellDel") not in said:
                yield child, said
        elif child.tag in _WRAPPERS:
            yield from _parts(child, name)


def _text(cell: Any, nested: list[Any], dress: Dress) -> str:
    """The text of a cell or a text box in it, a line for each paragraph, break and tab."""
    lines = []
    for element in content(cell):
        if element.tag == TABLE:
            frame = frame_of(element)
            if frame is None:
                nested.append(element)
            else:
                lines.append(_text(frame, nested, dress))
            continue
        lines += "".join(run.text for run in runs(element, dress, cell=True)).replace("\t", "\n").split("\n")
        lines += [_text(box, nested, dress) for box in boxes(element)]
    return "\n".join(line.strip() for line in lines).strip()
