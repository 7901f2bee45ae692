"""The values behind a label → one for each column of its row.

As many values as columns: that is them. More: blanks of the stub or behind the row are taken off, by the columns of the
header where the table has true ones. Fewer: only what the source cut off at the end of a row is known to be blank.
Digits that ran together are cut only where there is one way to do it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gipgen.form.definition import Block
from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index
from gipgen.imports.printed_words import core, is_numbered, normal
from gipgen.imports.raw import Cell

_MOST_WAYS = 5_000  # ways to cut digits that are tried
MOST_DIGITS = 40  # of one line of numbers that ran together


class Spread(NamedTuple):
    values: tuple[str, ...]
    sure: bool


def spread(entry: Entry, block: Block, sisters: Sequence[Entry], words: Index) -> Spread | None:
    """The raw values for the block's columns in order, or ``None`` where that would be a guess."""
    wanted = len(block.columns)
    values = entry.values
    if len(values) == wanted:
        return Spread(values, sure=True)
    filled = tuple(each for each in values if normal(each))
    if len(values) > wanted:
        if len(filled) == wanted:
            return Spread(filled, sure=True)
        if not filled:
            return Spread(("",) * wanted, sure=True)
        if wanted == 1 and len(set(filled)) == 1:
            return Spread(filled[:1], sure=False)
        if entry.source is not None and entry.source.grid:
            return _by_header(entry, block, words) or _by_sisters(entry, block, sisters, words)
        return _by_sisters(entry, block, sisters, words) if entry.cells else None
    if entry.glued:
        return _cut(values, block)
    if entry.source is not None and entry.source.grid:
        return _by_header(entry, block, words) or _one_for_all(entry, wanted)
    if entry.source is not None and len(values) >= wanted - 2 and wanted > 2:  # cells cut off behind the row
        return Spread((*values, *[""] * (wanted - len(values))), sure=False)
    return None


def _one_for_all(entry: Entry, wanted: int) -> Spread | None:
    """One cell over all columns: a mark for nothing stands for each, a number for none."""
    if len(entry.values) == 1 and entry.cells[0].colspan == wanted and not normal(entry.values[0]).isdigit():
        return Spread(entry.values * wanted, sure=True)
    return None


def _headers_above(entry: Entry, block: Block, words: Index) -> list[list[int]] | None:
    """The columns under the headers nearest above a row, for each column of the block; ``None`` where one is not there.

    A header has more than one where the source repeats a merged cell in all places that it covers.
    """
    if entry.source is None or not entry.cells:
        return None
    row = entry.cells[0].row
    found: dict[str, list[Cell]] = {}
    above = [cell for cell in entry.source.cells if cell.row < row]
    for cell in sorted(above, key=lambda cell: (-cell.row, cell.column)):
        column = words.columns.get(core(cell.text))
        if column is not None and not is_numbered(cell.text):
            same = found.setdefault(column, [])
            if not same or (same[-1].row == cell.row and same[-1].column + same[-1].colspan == cell.column):
                same.append(cell)
    columns = [[cell.column for cell in found.get(column.id, ())] for column in block.columns]
    first = [places[0] for places in columns if places]
    return columns if len(first) == len(columns) and first == sorted(set(first)) else None


def _by_header(entry: Entry, block: Block, words: Index) -> Spread | None:
    columns = _headers_above(entry, block, words)
    if columns is None:
        return None
    by_column = {column: cell.text for cell in entry.cells for column in range(cell.column, cell.column + cell.colspan)}
    printed = [[by_column.get(place, "") for place in places] for places in columns]
    if any(len(set(map(normal, texts))) > 1 for texts in printed):
        return None
    seen = {place for places in columns for place in places}
    outside = [cell for cell in entry.cells if not seen & set(range(cell.column, cell.column + cell.colspan))]
    if any(normal(cell.text) for cell in outside):
        return None  # a number stands under no header: the columns are not what they seem
    values = tuple(texts[0] for texts in printed)
    if len(seen) == len(columns) and [each for each in values if normal(each)] != [
        each for each in entry.values if normal(each)
    ]:
        return None  # a number stands under two headers
    return Spread(values, sure=True)


def _by_sisters(entry: Entry, block: Block, sisters: Sequence[Entry], words: Index) -> Spread | None:
    """Where the numbers of other rows stand that are complete: in the same places, in front, or at the end."""
    wanted = len(block.columns)
    complete = []
    columns = set()
    headers = [places[0] for places in _headers_above(entry, block, words) or ()]
    for sister in sisters:
        filled = tuple(place for place, each in enumerate(sister.values) if normal(each))
        if len(filled) == wanted:
            complete.append((sister, filled))
            at = tuple(sister.cells[place].column for place in filled)
            if _cells_in_row(sister) == _cells_in_row(entry) and (
                sister.cells[0].column == entry.cells[0].column or list(at) == headers
            ):
                columns.add(at)
    if len(columns) == 1 and (places := _places(entry, columns.pop())):
        return _at(entry, places)
    if not complete and not _is_padded(entry):
        return _by_header(entry, block, words) if _is_even(entry) else None
    if any(filled[-1] - filled[0] != wanted - 1 for _, filled in complete):
        return None
    spare = [(sister, filled) for sister, filled in complete if len(sister.values) > wanted] or complete
    ends = []
    in_front = spare is not complete and all(filled[0] == 0 for _, filled in spare)
    if _is_padded(entry) or (in_front and entry.source is not None and entry.source.grid):
        return _at(entry, tuple(range(wanted)))
    if all(filled[0] == 0 for _, filled in spare):
        ends.append(tuple(range(wanted)))
    behind = {len(sister.values) - 1 - filled[-1] for sister, filled in spare}
    if len(behind) == 1 and (last := len(entry.values) - behind.pop()) >= wanted:
        ends.append(tuple(range(last - wanted, last)))
    found = {placed for places in ends if (placed := _at(entry, places)) is not None}
    return found.pop() if len(found) == 1 else None  # blank at both ends: no way to know which blanks are the row's


def _places(entry: Entry, columns: Sequence[int]) -> tuple[int, ...] | None:
    """The places of the values in these columns, where all of them are there."""
    places = {cell.column: place for place, cell in enumerate(entry.cells)}
    return tuple(places[column] for column in columns) if all(column in places for column in columns) else None


def _at(entry: Entry, places: tuple[int, ...]) -> Spread | None:
    """The values at these places, where nothing stands anywhere else."""
    if any(normal(each) and place not in places for place, each in enumerate(entry.values)):
        return None
    return Spread(tuple(entry.values[place] for place in places), sure=False)


def _cells_in_row(entry: Entry) -> int:
    assert entry.source is not None  # noqa: S101  rows of tables only
    return sum(cell.row == entry.cells[0].row for cell in entry.source.cells)


def _is_even(entry: Entry) -> bool:
    """Whether all rows of the table have as many cells as this one, so that places are columns."""
    assert entry.source is not None  # noqa: S101  rows of tables only
    return {len(row) for row in entry.source.rows} == {_cells_in_row(entry)}


def _is_padded(entry: Entry) -> bool:
    return entry.source is not None and entry.source.padded


def _cut(values: tuple[str, ...], block: Block) -> Spread | None:
    """Cut digits that ran together into one number a column, where the sums leave one way only."""
    wanted = len(block.columns)
    digits = "".join(values)
    if block.columns[0].type == "amount" or not digits.isdecimal() or not ran_together(values, wanted):
        return None
    if len(digits) == wanted:
        return Spread(tuple(digits), sure=False)
    if block.total is None or len(digits) > MOST_DIGITS:
        return None
    ways = []
    for tried, (way, rest) in enumerate(ways_to_cut(values, wanted)):
        if tried > _MOST_WAYS:
            return None
        if not rest and sum(map(int, way[:-1])) == int(way[-1]):
            ways.append(way)
    return Spread(ways[0], sure=False) if len(ways) == 1 else None


def ran_together(pieces: tuple[str, ...], wanted: int) -> bool:
    """Whether numbers lost the blanks between them (``00``, one piece for a row), rather than being fewer than they should."""
    return len(pieces) <= max(wanted // 4, 1) or any(len(piece) > 1 and piece[0] == "0" for piece in pieces)


def ways_to_cut(pieces: tuple[str, ...], wanted: int) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """All ways to read ``wanted`` numbers off the front of pieces of digits, and what each leaves.

    A number has no leading zeros and does not reach over the end of a piece.
    """
    if wanted == 0:
        yield (), pieces
        return
    if sum(map(len, pieces)) < wanted:
        return
    first = pieces[0]
    for length in range(1, 2 if first[0] == "0" else len(first) + 1):
        rest = (first[length:], *pieces[1:]) if length < len(first) else pieces[1:]
        for way, left in ways_to_cut(rest, wanted - 1):
            yield (first[:length], *way), left
