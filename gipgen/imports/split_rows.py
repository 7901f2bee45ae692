"""Rows in running text whose numbers go on below the line of their label: some beside it, the rest on the next lines.

Where both are as many as the form has columns, and the last of them is the sum of the others, they are one row. What may stand
between is a piece of a group's label, which a converter put there.
"""

from collections.abc import Sequence

from gipgen.form.definition import Table
from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index, is_piece
from gipgen.imports.printed_words import core, filled, is_value, sums_up

_FEWEST = 4  # columns of a block in which a sum says something


def gone_on(entries: list[Entry], table: Table, words: Index) -> list[Entry]:
    """The entries of a table's section with such rows as one."""
    widths = {len(block.columns) for block in table.blocks if len(block.columns) >= _FEWEST}
    joined: list[Entry] = []
    for entry in entries:
        whole = _joined(joined[-1], entry, words) if joined and widths else None
        if whole is not None and len(whole.values) in widths and sums_up(whole.values):
            joined[-1] = whole
        else:
            joined.append(entry)
    return joined


def _joined(first: Entry, second: Entry, words: Index) -> Entry | None:
    """Two entries as one row; nothing where the second may be one by itself."""
    if not first.beside or first.source is not None or second.source is not None or second.beside:
        return None
    values = (*filled(first.values), *filled(second.values))
    if not second.values or not all(map(is_value, values)) or not _are_of_group(second.labels, words):
        return None
    return first._replace(values=values, sources=(*first.sources, *second.sources), beside=False)


def _are_of_group(labels: Sequence[str], words: Index) -> bool:
    return all(is_piece(label, words) and core(label) not in words.rows for label in labels)
