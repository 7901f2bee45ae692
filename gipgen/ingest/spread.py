"""The values behind a label → one for each column of its row.

As many values as columns: that is them. More: blanks of the stub or behind the row are taken off, by the columns of the
header where the table has true ones. Fewer: only what the source cut off at the end of a row is known to be blank.
Digits that ran together are cut only where there is one way to do it.
"""

from collections.abc import Iterator, Sequence

from gipgen.form.types import Block
from gipgen.ingest.entries import Entry
from gipgen.ingest.labels import Index
from gipgen.ingest.words import core, normal
from gipgen.record import NamedTuple

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


def _headers_above(entry: Entry, block: Block, words: Index) -> list[int] | None:
    """The columns of the headers nearest above a row, for each column of the block; ``None`` where one is not there."""
    if entry.source is None or not entry.cells:
        return None
    row = entry.cells[0].row
    found: dict[str, int] = {}
    above = [cell for cell in entry.source.cells if cell.row < row]
    for cell in sorted(above, key=lambda cell: -cell.row):
        column = words.columns.get(core(cell.text))
        if column is not None:
            found.setdefault(column, cell.column)
    columns = [found.get(column.id) for column in block.columns]
    known = [column for column in columns if column is not None]
    return known if len(known) == len(columns) and known == sorted(set(known)) else None


def _by_header(entry: Entry, block: Block, words: Index) -> Spread | None:
    columns = _headers_above(entry, block, words)
    if columns is None:
        return None
    by_column = {column: cell.text for cell in entry.cells for column in range(cell.column, cell.column + cell.colspan)}
    values = tuple(by_column.get(column, "") for column in columns)
    if [each for each in values if normal(each)] != [each for each in entry.values if normal(each)]:
        return None  # a number stands under no header: the columns are not what they seem
    return Spread(values, sure=True)


def _by_sisters(entry: Entry, block: Block, sisters: Sequence[Entry], words: Index) -> Spread | None:
    """Where the numbers of other rows stand that are complete: in the same places, in front, or at the end."""
    wanted = len(block.columns)
    places = []
    same = set()
    for sister in sisters:
        filled = tuple(place for place, each in enumerate(sister.values) if normal(each))
        if len(filled) == wanted and len(sister.values) > 0:
            places.append((sister, filled))
            if len(sister.values) == len(entry.values) and _label_column(sister) == _label_column(entry):
                same.add(filled)
    if len(same) == 1:
        return _at(entry, same.pop())
    if same or not places:
        as_header = not places and _cells_in_row(entry) == _widest_header(entry)
        return _by_header(entry, block, words) if as_header else None
    if all(filled == tuple(range(wanted)) for _, filled in places):
        return _at(entry, tuple(range(wanted)))
    behind = {len(sister.values) - 1 - filled[-1] for sister, filled in places}
    if len(behind) != 1 or any(filled[-1] - filled[0] != wanted - 1 for _, filled in places):
        return None
    last = len(entry.values) - behind.pop()
    return _at(entry, tuple(range(last - wanted, last))) if last >= wanted else None


def _at(entry: Entry, places: tuple[int, ...]) -> Spread | None:
    """The values at these places, where nothing stands anywhere else."""
    if any(normal(each) and place not in places for place, each in enumerate(entry.values)):
        return None
    return Spread(tuple(entry.values[place] for place in places), sure=False)


def _label_column(entry: Entry) -> int:
    return entry.cells[0].column if entry.cells else 0


def _cells_in_row(entry: Entry) -> int:
    assert entry.source is not None  # noqa: S101  rows of tables only
    return sum(cell.row == entry.cells[0].row for cell in entry.source.cells)


def _widest_header(entry: Entry) -> int:
    """The number of cells in the row above."""
    assert entry.source is not None  # noqa: S101  rows of tables only
    return sum(cell.row == entry.cells[0].row - 1 for cell in entry.source.cells)


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
