"""A table whose rows stand side by side, listed: the name of a row, then each column's name with its number behind it."""

from collections.abc import Iterable, Sequence

from gipgen.form.definition import Block, CellRef, Column, Row
from gipgen.imports.entries import Entry
from gipgen.imports.printed_words import core, filled, is_value

Listed = dict[CellRef, tuple[str, Entry]]  # the raw value of each cell and the entry that it stands in


def listed(entries: Sequence[Entry], block: Block) -> Listed:
    """The cells of such a list; none where a name or a number is missing, or stands in another order than the form's.

    In tables one row may stand without any name, as where a page cuts the cell of it: those of the others leave it one place.
    """
    numbered = [entry for entry in entries if any(map(is_value, entry.values))]
    refs = [(row, column) for row in block.rows for column in block.columns]
    pairs = list(zip(numbered, refs, strict=False))
    if len(numbered) != len(refs) or not all(_is_of(entry, column) for entry, (_, column) in pairs):
        return {}
    if not _are_named(zip(numbered[:: len(block.columns)], block.rows, strict=True)):
        return {}
    return {(row.id, column.id): (filled(entry.values)[0], entry) for entry, (row, column) in pairs}


def _are_named(heads: Iterable[tuple[Entry, Row]]) -> bool:
    """Whether the name of each row stands above the first of its numbers; one may be missing."""
    unnamed = [entry for entry, row in heads if not _names(row, _cores(entry))]
    return len(unnamed) <= 1 and all(map(_is_bare, unnamed))


def _cores(entry: Entry) -> list[str]:
    return [core(label) for label in entry.labels]


def _is_of(entry: Entry, column: Column) -> bool:
    """Whether one number stands behind the name of a column."""
    return len(filled(entry.values)) == 1 and _cores(entry)[-1:] == [core(column.label)]


def _is_bare(entry: Entry) -> bool:
    """Whether a row of a table has the name of its column and no other."""
    return entry.source is not None and not any(_cores(entry)[:-1])


def _names(row: Row, names: Sequence[str]) -> bool:
    """Whether the name of a row stands above its numbers, that of its group in front of it perhaps."""
    return any(name.endswith(core(row.label)) for name in names)
