"""The row of totals, behind the labels of rows whose cells are blank: 1.申请人… 2.申请人… 3.其他 （七）总计 21 0 0 …

Where blanks leave no trace nobody knows whose the numbers behind several labels are. They are those of the total where they
are the sums of all its rows that were read, and the rows in front of it are the only others.
"""

from collections.abc import Mapping, Sequence

from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index
from gipgen.imports.printed_words import core, filled, normal


def total_behind(entry: Entry, known: Mapping[str, Sequence[str]], words: Index) -> str | None:
    """The row of totals that an entry's last label names, if its numbers are the sums of the rows that are ``known``."""
    named = [words.rows.get(core(label), ()) for label in entry.labels]
    numbers = list(map(normal, filled(entry.values)))
    row = named[-1][0] if named and len(named[-1]) == 1 else ""
    parts = words.form.rows[row].parts if row else ()
    if not parts or row in known or len(numbers) != len(words.form.columns[row]):
        return None
    above = {each for rows in named[:-1] for each in rows}
    rows = [known[part] for part in parts if part in known]
    if not rows or not {part for part in parts if part not in known} <= above:
        return None
    sums = [str(sum(map(int, column))) for column in zip(*rows, strict=True)]
    return row if numbers == sums and any(each != "0" for each in sums) else None
