"""Tables whose columns were taken out one after the other: the labels of the rows, then each column's name with its numbers below it.

Where each name of the form's columns stands there, with as many numbers as its rows are, each number has its row and its
column; columns of one name stand in the form's order. Nothing less tells them: one number more or fewer, and all are nobody's.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from gipgen.form.definition import Table
from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index
from gipgen.imports.printed_words import core, filled, is_numbered, is_value
from gipgen.named_tuple import NamedTuple


class _Column(NamedTuple):
    """A column of a block: its names, and the rows that its numbers belong to."""

    names: frozenset[str]
    block: int
    rows: int


def by_column(entries: list[Entry], table: Table, words: Index) -> list[Entry]:
    """The entries of a table's section, with its rows made of columns that stand one after the other."""
    places = [place for place, entry in enumerate(entries) if any(map(is_value, entry.values))]
    numbers = _numbers([entries[place] for place in places], list(_columns(table)))
    if not numbers:
        return entries
    first, end = places[0], places[-1] + 1
    labels = list(chain.from_iterable(_of_rows(entry) for entry in entries[: places[-1] + 1]))
    if not _are_in_order(labels, table, words):
        return entries
    taken = tuple(chain.from_iterable(entry.sources for entry in entries[first:end]))
    made = list(_rows(numbers, table))
    return [
        *entries[:first],
        *(row._replace(place=entries[first].place, sources=() if at else taken) for at, row in enumerate(made)),
        *entries[end:],
    ]


def _columns(table: Table) -> Iterator[_Column]:
    for number, block in enumerate(table.blocks):
        for column in block.columns:
            yield _Column(frozenset(map(core, (column.label, *column.printed))), number, len(block.rows))


def _numbers(entries: Sequence[Entry], columns: Sequence[_Column]) -> list[tuple[_Column, tuple[str, ...]]]:
    """Each column with its numbers; nothing where one has none, or numbers are no column's."""
    found: dict[int, tuple[str, ...]] = {}
    for entry in entries:
        last = core(entry.labels[-1]) if entry.labels else ""
        at = next((at for at, column in enumerate(columns) if at not in found and last in column.names), None)
        if at is None or not _fits(entry, columns[at]):
            return []
        found[at] = filled(entry.values)
    return [(column, found[at]) for at, column in enumerate(columns)] if len(found) == len(columns) else []


def _fits(entry: Entry, column: _Column) -> bool:
    """Whether an entry can be a column: running text, with a number for each of its rows on lines of their own."""
    if entry.source is not None or entry.beside or entry.glued or is_numbered(entry.labels[-1]):
        return False
    values = filled(entry.values)
    return len(values) == column.rows and all(any(map(str.isdigit, each)) for each in values)


def _of_rows(entry: Entry) -> tuple[str, ...]:
    """The labels of an entry without the name of the column whose numbers follow."""
    return entry.labels[:-1] if entry.values else entry.labels


def _are_in_order(labels: Sequence[str], table: Table, words: Index) -> bool:
    """Whether the labels of all rows stand there, each once and in the form's order."""
    ids = [row.id for block in table.blocks for row in block.rows]
    named = [words.rows.get(core(label), ()) for label in labels]
    return [rows[0] for rows in named if len(rows) == 1 and rows[0] in ids] == ids


def _rows(numbers: Sequence[tuple[_Column, tuple[str, ...]]], table: Table) -> Iterator[Entry]:
    """A row for each of the form's, with its number out of each column of its block."""
    for at, block in enumerate(table.blocks):
        mine = [values for column, values in numbers if column.block == at]
        for row, values in zip(block.rows, zip(*mine, strict=True), strict=True):
            yield Entry((row.label,), values, "")
