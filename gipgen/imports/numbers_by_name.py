"""Tables told number by number: cards of a page for phones, lists, one applicant after another. Each number has the name of its row and of its column.

One of the two names stands beside the number, the other above it, and above those that follow until another takes its place. Where
so each cell of a block has one number, and just one, each is known; where one is missing or stands there twice, none is.
"""

from collections.abc import Iterator, Mapping, Sequence

from gipgen.form.definition import Block, Table
from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index, exact
from gipgen.imports.printed_words import core, is_numbered, is_value
from gipgen.named_tuple import NamedTuple

_MOST = 2  # times as many numbers by themselves as a table has cells: it is none
_LABELS = 8  # above a number that may name its row and its column
_SHORTEST = 2  # signs of the end of a name


class _Told(NamedTuple):
    """A number with its row and its column, and the place of its entry."""

    row: str
    column: str
    value: str
    place: int


def by_name(entries: list[Entry], table: Table, words: Index) -> list[Entry]:
    """The entries of a table's section, with rows made of numbers that stand one by one behind their names."""
    alone = sum(len(entry.values) == 1 for entry in entries)
    if alone > _MOST * sum(len(block.rows) * len(block.columns) for block in table.blocks):
        return entries
    for block in table.blocks:
        wanted = len(block.rows) * len(block.columns)
        if alone < wanted:
            continue
        told = list((_told if len(block.columns) > 1 else _told_of_one)(entries, block, words))
        cells = {(each.row, each.column): each for each in told}
        if len(cells) == len(told) == wanted:
            entries = _with_rows(entries, block, cells)
    return entries


def _told(entries: Sequence[Entry], block: Block, words: Index) -> Iterator[_Told]:
    """The numbers that stand alone behind the name of a row or a column, with the last name of the other kind above."""
    rows = frozenset(row.id for row in block.rows)
    row = column = ""
    for place, entry in enumerate(entries):
        is_named = False
        for label in entry.labels[-_LABELS:]:
            named, under = _named(label, rows, block, words)
            row, column, is_named = named or row, under or column, bool(named or under)
        if row and column and is_named and _is_alone(entry):
            yield _Told(row, column, entry.values[0], place)


def _named(label: str, rows: frozenset[str], block: Block, words: Index) -> tuple[str, str]:
    """The row that a label names, or the column."""
    row = _row(label, rows, words) or ""
    return row, "" if row else _column(label, block, words) or ""


def _is_alone(entry: Entry) -> bool:
    return len(entry.values) == 1 and is_value(entry.values[0])


def _told_of_one(entries: Sequence[Entry], block: Block, words: Index) -> Iterator[_Told]:
    """The numbers of a block's only column behind its name, with the name of their row above it."""
    rows = frozenset(row.id for row in block.rows)
    for place, entry in enumerate(entries):
        values = entry.values
        column = _column(entry.labels[-1], block, words) if len(values) == 1 and len(entry.labels) > 1 else None
        row = _row(entry.labels[-2], rows, words) if column else None
        if row and column:
            yield _Told(row, column, values[0], place)


def _row(label: str, rows: frozenset[str], words: Index) -> str | None:
    """The row of a block that a label names, with its groups in front of it perhaps; 总计 without a number is a column."""
    if core(label) in words.columns and not is_numbered(label):
        return None
    return exact((label,), words, rows) if core(label) else None


def _column(label: str, block: Block, words: Index) -> str | None:
    """The column of a block that a label names; of the only one the end of its name does too: 数量."""
    if is_numbered(label) or not (seen := core(label)):
        return None
    found = words.columns.get(seen)
    only = block.columns[0] if len(block.columns) == 1 else None
    if only is not None and len(seen) >= _SHORTEST and core(only.label).endswith(seen):
        return only.id
    return found if any(column.id == found for column in block.columns) else None


def _with_rows(entries: Sequence[Entry], block: Block, cells: Mapping[tuple[str, str], _Told]) -> list[Entry]:
    """The entries, those of a block's numbers with its rows in their place."""
    places = {each.place for each in cells.values()}
    first = min(places)
    made = [_made(row.label, [cells[row.id, column.id] for column in block.columns], entries) for row in block.rows]
    kept = [(place, entry) for place, entry in enumerate(entries) if place not in places]
    before = [entry for place, entry in kept if place < first]
    return [*before, *made, *(entry for place, entry in kept if place > first)]


def _made(label: str, told: Sequence[_Told], entries: Sequence[Entry]) -> Entry:
    taken = tuple(piece for each in told for piece in entries[each.place].sources)
    return Entry((label,), tuple(each.value for each in told), entries[told[0].place].place, sources=taken)
