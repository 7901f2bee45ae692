"""Tables whose columns were taken out one after the other without their names between them, page by page, as pdfminer gives text.

On each page stand the labels, then the numbers of the first column from top to bottom, those of the second, and so on. Where the
numbers of all pages are those of the form, the names of the columns stand there in its order, and every sum of the table holds, each
number has its place. Numbers read row by row (``rows_in_order``) come before: what is right in both ways is the same in both.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from gipgen.form.definition import Block, Table
from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index
from gipgen.imports.printed_words import core, filled, is_value
from gipgen.imports.rows_in_order import adds_up, are_all_there

_FEWEST = 10  # rows of a table whose sums say something


def by_page(entries: list[Entry], table: Table, words: Index) -> list[Entry]:
    """The entries of a table's section, with its rows made of the columns of each page."""
    block = table.blocks[0]
    if len(table.blocks) > 1 or len(block.rows) < _FEWEST:
        return entries
    places = [place for place, entry in enumerate(entries) if any(map(is_value, entry.values))]
    rows = list(_rows([entries[place] for place in places], len(block.columns)))
    if len(rows) != len(block.rows) or not _are_named(entries, block, words) or not adds_up(rows, block):
        return entries
    first, end = places[0], places[-1] + 1
    taken = tuple(chain.from_iterable(entry.sources for entry in entries[first:end]))
    made = [
        Entry((), values, entries[first].place, row=row.id, sources=() if at else taken)
        for at, (row, values) in enumerate(zip(block.rows, rows, strict=True))
    ]
    return [*entries[:first], *made, *entries[end:]]


def _rows(entries: Sequence[Entry], width: int) -> Iterator[tuple[str, ...]]:
    """The rows of each page whose columns follow one another; none where a number stands beside a label, or one is missing."""
    for entry in entries:
        values = filled(entry.values)
        height, rest = divmod(len(values), width)
        if entry.source is not None or entry.row or rest or not all(map(str.isdecimal, values)):
            return
        yield from (tuple(values[at::height]) for at in range(height))


def _are_named(entries: Sequence[Entry], block: Block, words: Index) -> bool:
    """Whether the labels of all rows stand there, and the names of the columns in the form's order, broken over lines or not."""
    text = core("".join(chain.from_iterable(entry.labels for entry in entries)))
    position = 0
    for column in block.columns:
        position = text.find(core(column.label), position) + 1
        if not position:
            return False
    return are_all_there(entries, block, words)
