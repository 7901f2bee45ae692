"""What of a label stands in other lines than its numbers: below them, or on the next page."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from gipgen.imports.entries import Entry
from gipgen.imports.printed_words import filled, is_value

_HEADS = 3  # names of columns side by side
LINES = 12  # of a label in the narrowest of columns


def labels_below(entry: Entry, entries: Sequence[Entry], place: int, below: Entry | None) -> Sequence[str]:
    """The labels that may go on with an entry's: those of the next lines, or in a table drawn line by line of the next ones without numbers."""
    if below is None or (entry.source is None) != (below.source is None):
        return ()
    if entry.source is None:
        return below.labels
    if entry.source.grid or entry.source is not below.source:
        return ()
    rest = takewhile(lambda each: not any(map(is_value, each.values)), entries[place + 1 : place + 1 + LINES])
    said = ((*each.labels, *filled(each.values)) for each in rest if each.source is entry.source)
    return [texts[-1] for texts in said if texts]


def over_page(entry: Entry, below: Sequence[Entry]) -> Iterator[str]:
    """The labels without numbers at the top of the table that follows one: what a page cut off stands among its headers.

    Where a reader has joined the tables of both pages, it is a row of blanks below the headers that stand there again.
    """
    again = False
    for each in below:
        if any(map(is_value, each.values)):
            return
        again = again or (len(each.labels) >= _HEADS and not each.values)
        if each.source is not None and (each.source is not entry.source or (again and each.values)):
            yield from each.labels
