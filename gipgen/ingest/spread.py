"""The values behind a label → one for each column of its row.

As many values as columns: that is them. More: blanks of the stub or behind the row are taken off, by the columns of the
header where the table has true ones. Fewer: only what the source cut off at the end of a row is known to be blank.
Digits that ran together are cut only where there is one way to do it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gipgen.form.types import Block
from gipgen.ingest.entries import Entry
from gipgen.ingest.labels import Index
from gipgen.ingest.raw import Table
from gipgen.ingest.words import core, normal

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
        return _by_header(entry, block, words) or _by_sisters(entry, wanted, sisters)
    if entry.glued:
        return _cut(values, block)
    if entry.source is not None and entry.source.grid:
        return _by_header(entry, block, words) or _one_for_all(entry, wanted)
    if entry.source is not None and len(values) >= wanted - 2 and wanted > 2:  # noqa: PLR2004  cells cut off behind the row
        return Spread((*values, *[""] * (wanted - len(values))), sure=False)
    return None


def _one_for_all(entry: Entry, wanted: int) -> Spread | None:
    """One cell over all columns: a mark for nothing stands for each, a number for none."""
    if len(entry.values) == 1 and entry.cells[0].colspan == wanted and not normal(entry.values[0]).isdigit():
        return Spread(entry.values * wanted, sure=True)
    return None


def header_columns(table: Table, words: Index) -> dict[str, list[int]]:
    """Where the table prints the header of each column of the form: grid columns by column id."""
    found: dict[str, list[int]] = {}
    for cell in table.cells:
        column = words.columns.get(core(cell.text))
        if column is not None:
            found.setdefault(column, []).append(cell.column)
    return found


def _by_header(entry: Entry, block: Block, words: Index) -> Spread | None:
    if entry.source is None or not entry.source.grid:
        return None
    headers = header_columns(entry.source, words)
    places = [headers.get(column.id, []) for column in block.columns]
    if any(len(set(each)) != 1 for each in places):
        return None
    columns = [each[0] for each in places]
    by_column = {column: cell.text for cell in entry.cells for column in range(cell.column, cell.column + cell.colspan)}
    values = tuple(by_column.get(column, "") for column in columns)
    if [each for each in values if normal(each)] != [each for each in entry.values if normal(each)]:
        return None  # a number stands under no header: the columns are not what they seem
    return Spread(values, sure=True)


def _by_sisters(entry: Entry, wanted: int, sisters: Sequence[Entry]) -> Spread | None:
    """Blanks in front or behind as other rows of this table have them, whose numbers are complete."""
    ends = set()
    for sister in sisters:
        filled = [place for place, each in enumerate(sister.values) if normal(each)]
        if len(filled) == wanted and filled[-1] - filled[0] == wanted - 1:
            ends.add(len(sister.values) - 1 - filled[-1])
    if len(ends) != 1:
        return None
    behind = ends.pop()
    values = entry.values[: len(entry.values) - behind]
    cut = entry.values[len(values) :]
    if len(values) < wanted or any(normal(each) for each in (*cut, *values[:-wanted])):
        return None
    return Spread(values[-wanted:], sure=False)


def _cut(values: tuple[str, ...], block: Block) -> Spread | None:
    """Cut digits that ran together into one number a column, where the sums leave one way only."""
    wanted = len(block.columns)
    digits = "".join(values)
    if block.columns[0].type == "amount" or not digits.isdecimal():
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
