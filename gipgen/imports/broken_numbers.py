"""Numbers that a narrow cell broke over two lines, in text that has no cells: 1361 … 1406, and below them 2 9.

What stands below a row whose sum does not hold, and is no row itself, may be the ends of its numbers. Where one way to put
them behind some of these makes the sum hold, they are; else the row stays open, since its numbers may be cut short.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from gipgen.form.definition import Block
from gipgen.imports.form_words import Index, block_of
from gipgen.imports.inferred_rows import FoundRow
from gipgen.imports.printed_words import filled, normal, sums_up


def with_ends(rows: list[FoundRow], words: Index) -> list[FoundRow]:
    """The rows, each with the ends of its numbers; those that may lack some have too many numbers for their columns."""
    told: list[FoundRow] = []
    taken = False
    for each, below in zip(rows, [*rows[1:], None], strict=False):
        if taken:
            taken = False
            continue
        whole = _with_ends(each, below, words) if below is not None else None
        told.append(whole or each)
        taken = whole is not None
    return told


def _with_ends(found: FoundRow, below: FoundRow, words: Index) -> FoundRow | None:
    """A row and what stands below it as one, where that may be the ends of its numbers."""
    entry, other = found.entry, below.entry
    if found.row is None or below.row is not None or entry.source is not None or other.source is not None:
        return None
    block = block_of(words.form, found.row)
    numbers, ends = list(map(normal, filled(entry.values))), list(map(normal, filled(other.values)))
    if not 0 < len(ends) < len(block.columns) or not _lacks_something(numbers, block) or not _are_short(ends):
        return None
    ways = set(_ways(numbers, ends))
    values = ways.pop() if len(ways) == 1 else (*numbers, *ends)
    whole = entry._replace(values=values, sources=(*entry.sources, *other.sources))
    return FoundRow(whole, found.row, sure=False, by_order=found.by_order)


def _lacks_something(numbers: Sequence[str], block: Block) -> bool:
    """Whether there is a number for each column, and the last one is not the sum of the others."""
    if block.total is None or len(numbers) != len(block.columns) or not all(map(str.isdecimal, numbers)):
        return False
    return not sums_up(numbers)


def _are_short(ends: Sequence[str]) -> bool:
    return all(each.isdecimal() and len(each) <= 3 for each in ends)


def _ways(numbers: Sequence[str], ends: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The ways to put the ends behind numbers, in their order, so that the sum holds."""
    for places in combinations(range(len(numbers)), len(ends)):
        more = dict(zip(places, ends, strict=True))
        whole = tuple(number + more.get(place, "") for place, number in enumerate(numbers))
        if sums_up(whole) and not any(numbers[place] == "0" for place in places):
            yield whole
