"""The values behind a label → one for each column of its row.

As many values as columns: that is them. More: blanks of the stub or behind the row are taken off, by the columns of the
header where the table has true ones. Fewer: only what the source cut off at the end of a row is known to be blank.
Digits that ran together are cut only where there is one way to do it.
"""

from collections.abc import Sequence

from gipgen.form.definition import Block
from gipgen.imports.cut_digits import cut_row
from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index
from gipgen.imports.printed_words import core, filled, is_numbered, normal
from gipgen.imports.raw import Cell, Table
from gipgen.named_tuple import NamedTuple

_PAIR = 2
_CUT_OFF = 2  # cells that a source leaves out behind a row, at most


class Spread(NamedTuple):
    values: tuple[str, ...]
    sure: bool


class _Sister(NamedTuple):
    """Another row of the block that is complete: a number for each column, at these places among its values."""

    entry: Entry
    places: tuple[int, ...]

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns of the table that the numbers stand in."""
        return tuple(self.entry.cells[place].column for place in self.places)

    @property
    def behind(self) -> int:
        """How many blanks stand behind the numbers."""
        return len(self.entry.values) - 1 - self.places[-1]


def spread(entry: Entry, block: Block, sisters: Sequence[Entry], words: Index) -> Spread | None:
    """The raw values for the block's columns in order, or ``None`` where that would be a guess."""
    wanted = len(block.columns)
    if len(entry.values) == wanted:
        return Spread(entry.values, sure=True)
    if len(entry.values) > wanted:
        return _of_more(entry, block, sisters, words)
    return _of_fewer(entry, block, words)


def _of_more(entry: Entry, block: Block, sisters: Sequence[Entry], words: Index) -> Spread | None:
    """More values than columns: some are blanks that are not the row's."""
    wanted = len(block.columns)
    numbers = filled(entry.values)
    if len(numbers) == wanted:
        return Spread(numbers, sure=not _stands_apart(entry, block, words))
    if not numbers:
        return Spread(("",) * wanted, sure=True)
    if entry.source is None and (parted := _between_strokes(entry.values, wanted)):
        return Spread(parted, sure=False)
    if wanted == 1 and len(set(numbers)) == 1 and entry.source is not None:
        return Spread(numbers[:1], sure=False)
    if not entry.cells:
        return None
    by_header = _by_header(entry, block, words) if entry.in_grid else None
    return by_header or _by_sisters(entry, block, sisters, words)


def _between_strokes(values: Sequence[str], wanted: int) -> tuple[str, ...]:
    """Numbers with a stroke between each and the next, where they are as many as the columns: 3 / 0 / 8."""
    numbers = tuple(values[::2])
    strokes = set(values[1::2])
    return numbers if len(numbers) == wanted and strokes == {"/"} and "/" not in numbers else ()


def _of_fewer(entry: Entry, block: Block, words: Index) -> Spread | None:
    """Fewer values than columns: they ran together, or a cell spans, or cells behind the row are left out."""
    wanted = len(block.columns)
    if entry.source is None:
        cut = None if entry.apart else cut_row(entry.values, block, glued=entry.glued)
        return Spread(cut, sure=False) if cut and _in_pairs(entry.values, cut) else None
    if entry.in_grid:
        return _by_header(entry, block, words) or _one_for_all(entry, wanted)
    lost = wanted - len(entry.values)
    if lost <= _CUT_OFF < wanted:
        return Spread((*entry.values, *[""] * lost), sure=False)
    return None


def _in_pairs(values: Sequence[str], cut: Sequence[str]) -> bool:
    """Whether of several pieces each was cut in two at most: more fits a sum by chance. Zeros are zeros."""
    place = 0
    for value in (normal(each).replace(",", "") for each in values) if len(values) > 1 else ():
        first, said = place, ""
        while place < len(cut) and len(said) < len(value):
            said += cut[place]
            place += 1
        if place - first > _PAIR and value.strip("0"):
            return False
    return True


def _one_for_all(entry: Entry, wanted: int) -> Spread | None:
    """One cell over all columns: a mark for nothing stands for each, a number for none."""
    if len(entry.values) == 1 and entry.cells[0].colspan == wanted and not normal(entry.values[0]).isdigit():
        return Spread(entry.values * wanted, sure=True)
    return None


def _by_header(entry: Entry, block: Block, words: Index) -> Spread | None:
    """The values under the headers of the columns, where each number of the row stands under one of them."""
    columns = _headers_above(entry, block, words)
    if columns is None:
        return None
    printed = _texts_under(columns, entry)
    if any(len(set(map(normal, texts))) > 1 for texts in printed):
        return None  # two numbers stand under one header
    under = {place for places in columns for place in places}
    if any(normal(cell.text) and under.isdisjoint(cell.columns) for cell in entry.cells):
        return None  # a number stands under no header: the columns are not what they seem
    values = tuple(texts[0] for texts in printed)
    if len(under) == len(columns) and filled(values) != filled(entry.values):
        return None  # a number stands under two headers
    return Spread(values, sure=True)


def _stands_apart(entry: Entry, block: Block, words: Index) -> bool:
    """Whether all columns of the block have headers above a row and something of it stands under none of them."""
    if not entry.in_grid:
        return False
    assert entry.source is not None  # noqa: S101  only tables have true columns
    nearest = _nearest_headers(entry.source, entry.cells[0].row, words)
    under = {place for column in block.columns for cell in nearest.get(column.id, ()) for place in cell.columns}
    return all(column.id in nearest for column in block.columns) and any(
        normal(cell.text) and under.isdisjoint(cell.columns) for cell in entry.cells
    )


def _texts_under(columns: Sequence[Sequence[int]], entry: Entry) -> list[list[str]]:
    texts = {column: cell.text for cell in entry.cells for column in cell.columns}
    return [[texts.get(place, "") for place in places] for places in columns]


def _headers_above(entry: Entry, block: Block, words: Index) -> list[list[int]] | None:
    """The columns under the headers nearest above a row, for each column of the block; ``None`` where one is not there.

    A header has more than one where the source repeats a merged cell in all places that it covers.
    """
    if entry.source is None or not entry.cells:
        return None
    nearest = _nearest_headers(entry.source, entry.cells[0].row, words)
    columns = [[cell.column for cell in nearest.get(column.id, ())] for column in block.columns]
    first = [places[0] for places in columns if places]
    return columns if len(first) == len(columns) and first == sorted(set(first)) else None


def _nearest_headers(table: Table, row: int, words: Index) -> dict[str, list[Cell]]:
    """The header cells that stand nearest above a row, side by side, by the id of their column."""
    nearest: dict[str, list[Cell]] = {}
    above = [cell for cell in table.cells if cell.row < row]
    for cell in sorted(above, key=lambda cell: (-cell.row, cell.column)):
        column = words.columns.get(core(cell.text))
        if column is not None and not is_numbered(cell.text):
            same = nearest.setdefault(column, [])
            if not same or (same[-1].row == cell.row and same[-1].columns.stop == cell.column):
                same.append(cell)
    return nearest


def _by_sisters(entry: Entry, block: Block, sisters: Sequence[Entry], words: Index) -> Spread | None:
    """Where the numbers of other rows stand that are complete: in the same places, in front, or at the end."""
    complete = _complete(sisters, len(block.columns))
    common = _common_columns(entry, complete, _headers_above(entry, block, words))
    if common and (places := _places(entry, common)):
        return _at(entry, places)
    if not complete and not entry.padded:
        return _by_header(entry, block, words) if _is_even(entry) else None
    if any(sister.places[-1] - sister.places[0] != len(block.columns) - 1 for sister in complete):
        return None  # a blank stands between numbers
    return _at_an_end(entry, complete, len(block.columns))


def _complete(sisters: Sequence[Entry], wanted: int) -> list[_Sister]:
    places = (tuple(place for place, each in enumerate(sister.values) if normal(each)) for sister in sisters)
    return [_Sister(sister, at) for sister, at in zip(sisters, places, strict=True) if len(at) == wanted]


def _common_columns(
    entry: Entry, complete: Sequence[_Sister], headers: Sequence[Sequence[int]] | None
) -> tuple[int, ...] | None:
    """The columns in which the numbers of all rows of the same shape stand; ``None`` where they differ.

    Of one shape are rows of as many cells that begin in the same column, or whose numbers stand under the headers.
    """
    below = tuple(places[0] for places in headers or ())
    size = _cells_in_row(entry)
    found = {
        sister.columns
        for sister in complete
        if sister.entry.cells
        and _cells_in_row(sister.entry) == size
        and (sister.entry.cells[0].column == entry.cells[0].column or sister.columns == below)
    }
    return found.pop() if len(found) == 1 else None


def _at_an_end(entry: Entry, complete: Sequence[_Sister], wanted: int) -> Spread | None:
    """The values in front or at the end of a row, as the complete rows have them; the longer ones tell it best."""
    longer = [sister for sister in complete if len(sister.entry.values) > wanted]
    telling = longer or complete
    in_front = all(sister.places[0] == 0 for sister in telling)
    if entry.padded or (longer and in_front and entry.in_grid):
        return _at(entry, range(wanted))
    found = {_at(entry, range(wanted)) if in_front else None, _at_end(entry, telling, wanted)} - {None}
    return found.pop() if len(found) == 1 else None  # blank at both ends: no way to know which blanks are the row's


def _at_end(entry: Entry, telling: Sequence[_Sister], wanted: int) -> Spread | None:
    """The last values, less as many blanks as all the complete rows have behind them."""
    behind = {sister.behind for sister in telling}
    end = len(entry.values) - behind.pop()
    return _at(entry, range(end - wanted, end)) if not behind and end >= wanted else None


def _places(entry: Entry, columns: Sequence[int]) -> tuple[int, ...] | None:
    """The places of the values in these columns, where all of them are there."""
    places = {cell.column: place for place, cell in enumerate(entry.cells)}
    return tuple(places[column] for column in columns) if all(column in places for column in columns) else None


def _at(entry: Entry, places: Sequence[int]) -> Spread | None:
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
