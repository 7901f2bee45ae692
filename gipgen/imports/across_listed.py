"""A table whose rows stand side by side, listed: the name of a row, then each column's name with its number behind it."""

from collections.abc import Sequence

from gipgen.form.definition import Block, CellRef, Row
from gipgen.imports.entries import Entry
from gipgen.imports.printed_words import core, filled, is_value

Listed = dict[CellRef, tuple[str, Entry]]  # the raw value of each cell and the entry that it stands in


def listed(entries: Sequence[Entry], block: Block) -> Listed:
    """The cells of such a list; none where a name or a number is missing, or stands in another order than the form's.

    In tables one row may stand without any name, as where a page cuts the cell of it: those of the others leave it one place.
    """
    numbered = [entry for entry in entries if any(map(is_value, entry.values))]
    refs = [(row, column) for row in block.rows for column in block.columns]
    if len(numbered) != len(refs):
        return {}
    cells: Listed = {}
    unnamed = 0
    for entry, (row, column) in zip(numbered, refs, strict=True):
        values = filled(entry.values)
        names = [core(label) for label in entry.labels]
        begins = column is block.columns[0]  # then the row's own name stands above
        if len(values) != 1 or names[-1:] != [core(column.label)]:
            return {}
        if begins and not _names(row, names):
            unnamed += 1
            if unnamed > 1 or entry.source is None or list(filter(None, names)) != [core(column.label)]:
                return {}
        cells[row.id, column.id] = (values[0], entry)
    return cells


def _names(row: Row, names: Sequence[str]) -> bool:
    """Whether the name of a row stands above its numbers, that of its group in front of it perhaps."""
    return any(name.endswith(core(row.label)) for name in names)
