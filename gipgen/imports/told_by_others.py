"""What the other rows of a block tell of one whose numbers ran together: whether zeros are printed, whether nothing stands between."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gipgen.form.definition import Block
from gipgen.imports.cut_digits import at_thousands, is_led, is_line, sums_in
from gipgen.imports.entries import Entry
from gipgen.imports.inferred_rows import FoundRow


def as_its_like(entry: Entry, block: Block, rows: Sequence[FoundRow]) -> Entry:
    """An entry of running text; where another row of its block ran together for sure, 000, so did its digits.

    Digits below, with no label of their own, may be the rest of these.
    """
    if entry.source is not None or entry.glued or len(entry.values) > 1:
        return entry
    if any(one.entry is entry and not below.entry.labels for one, below in pairwise(rows)):
        return entry
    return entry._replace(
        glued=any(other.beside == entry.beside and _is_whole(other, block) for other in _like(entry, block, rows))
    )


def may_lack_some(entry: Entry, block: Block, rows: Iterable[FoundRow]) -> bool:
    """Whether digits may be those of fewer numbers than columns: no row prints a zero, and a sum holds that leaves blanks.

    4215562 is seven numbers, or 42, 15, 5 and their sum.
    """
    if entry.source is not None or block.total is None or len(entry.values) > 1:
        return False
    if any(is_led(value) or value == "0" for other in (entry, *_like(entry, block, rows)) for value in other.values):
        return False
    pieces = at_thousands(entry.values)
    sizes = range(2, len(block.columns)) if is_line(pieces, len(block.columns)) else ()
    return any("0" not in way for size in sizes for way in sums_in(pieces, size))


def _like(entry: Entry, block: Block, rows: Iterable[FoundRow]) -> Iterator[Entry]:
    """The other rows of a block in running text."""
    ids = {row.id for row in block.rows}
    return (each.entry for each in rows if each.row in ids and each.entry is not entry and each.entry.source is None)


def _is_whole(entry: Entry, block: Block) -> bool:
    """Whether one piece holds the numbers of a whole row for sure: it begins with a zero, and has a digit for each column."""
    return len(entry.values) == 1 and is_led(entry.values[0]) and is_line(entry.values, len(block.columns))
