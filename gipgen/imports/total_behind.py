"""The row of totals, behind the labels of rows whose cells are blank.

Where blanks leave no trace nobody knows whose the numbers behind several labels are. They are those of the total where they
are the sums of all its rows that were read, and the rows in front of it are the only others.
"""

from collections.abc import Mapping, Sequence
from itertools import chain

from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index
from gipgen.imports.printed_words import core, filled, normal


def total_behind(entry: Entry, known: Mapping[str, Sequence[str]], words: Index) -> str | None:
    """The row of totals that an entry's last label names, if its numbers are the sums of the rows that are ``known``."""
    named = [words.rows.get(core(label), ()) for label in entry.labels]
    (row,) = named[-1] if named and len(named[-1]) == 1 else ("",)
    parts = words.form.rows[row].parts if row and row not in known else ()
    if not set(parts) - known.keys() <= set(chain.from_iterable(named[:-1])):
        return None
    rows = [known[part] for part in parts if part in known]
    sums = [str(sum(map(int, column))) for column in zip(*rows, strict=True)]
    return row if set(sums) - {"0"} and list(map(normal, filled(entry.values))) == sums else None
