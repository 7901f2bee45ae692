"""Rows whose numbers stand in front of their labels: in a narrow column a label is broken over lines, the numbers stand beside its middle.

Read from top to bottom such a table gives numbers, label, numbers, label. Taken for the usual order each row would get the
numbers of the next one. What tells it: numbers follow right behind the names of columns, and the first row's label follows
them. Where then each row has its numbers in front, they are its own; where anything is missing, they are nobody's.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from gipgen.form.definition import Block, Table
from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index
from gipgen.imports.printed_words import core, filled, is_numbered
from gipgen.imports.raw import Piece
from gipgen.named_tuple import NamedTuple

_PAIR = 2  # rows of a block
_LINES = 12  # of a label in the narrowest of columns


class _Lead(NamedTuple):
    """The row that the labels of an entry begin with, and how many of them it takes to say it."""

    row: str
    labels: int


def in_front(entries: list[Entry], table: Table, words: Index) -> list[Entry]:
    """The entries of a table's section, each row of running text with the numbers in front of its label."""
    for block in table.blocks:
        first = next((place for place in range(len(entries) - 1) if _begins(entries, place, block, words)), None)
        if first is not None:
            entries = _moved(entries, first, block, words) or list(_doubted(entries, first, block, words))
        elif (place := _between_labels(entries, block, words)) is not None:
            entries = [*entries[:place], entries[place]._replace(doubtful=True), *entries[place + 1 :]]
    return entries


def _between_labels(entries: Sequence[Entry], block: Block, words: Index) -> int | None:
    """Where numbers stand between the only two labels of a block, and labels of further rows follow with no numbers: they may be either's."""
    if len(block.rows) != _PAIR:
        return None
    first, last = (row.id for row in block.rows)
    for place, (entry, below) in enumerate(pairwise(entries)):
        if _is_row(entry, block) and entry.labels and first in words.rows.get(core(entry.labels[-1]), ()):
            lead = _lead(below, block, words)
            rest = below.labels[lead.labels :] if lead and lead.row == last else ()
            return place if any(core(label) in words.rows for label in rest) else None
    return None


def _begins(entries: Sequence[Entry], place: int, block: Block, words: Index) -> bool:
    """Whether numbers stand here behind the names of columns, and the block's first label behind them."""
    labels = entries[place].labels
    if not _is_row(entries[place], block) or not _is_column(labels, block) or _name_row(labels[:-1], words):
        return False
    lead = _lead(entries[place + 1], block, words)
    return lead is not None and lead.row == block.rows[0].id


def _name_row(labels: Sequence[str], words: Index) -> bool:
    """Whether a row is named among some labels, no head of a table below it: then the numbers behind them are its own."""
    seen = [each for each in map(core, labels) if each not in words.columns]
    below = max((at for at, each in enumerate(seen) if each in words.headers), default=-1)
    return any(each in words.rows for each in seen[below + 1 :])


def _is_row(entry: Entry, block: Block) -> bool:
    """Whether an entry of running text has a row's numbers, on lines of their own."""
    return (
        entry.source is None and not (entry.beside or entry.glued) and len(filled(entry.values)) == len(block.columns)
    )


def _is_column(labels: Sequence[str], block: Block) -> bool:
    """Whether the last of some labels is the name of columns, or what a break left of such names."""
    last = labels[-1] if labels else ""
    names = [*(column.label for column in block.columns), *chain.from_iterable(each.printed for each in block.columns)]
    known = [core(name) for name in names]
    return (
        bool(core(last))
        and not is_numbered(last)
        and all(any(core(each) in name for name in known) for each in last.split())
    )


def _lead(entry: Entry, block: Block, words: Index) -> _Lead | None:
    """The row of a block that the labels of an entry begin with."""
    if entry.source is not None:
        return None
    ids = {row.id for row in block.rows}
    above = next((at for at, label in enumerate(entry.labels) if core(label) not in words.stubs), 0)  # of its groups
    for count in range(above + 1, min(len(entry.labels), above + _LINES) + 1):
        found = [row for row in words.rows.get(core("".join(entry.labels[above:count])), ()) if row in ids]
        if len(found) == 1:
            return _Lead(found[0], count)
    return None


def _moved(entries: Sequence[Entry], first: int, block: Block, words: Index) -> list[Entry] | None:
    """The entries with each row's numbers behind its label; nothing where that is not so for every row of the block."""
    end = first + len(block.rows)
    group = entries[first : end + 1]
    leads = [_lead(each, block, words) for each in group[1:]]
    if [each and each.row for each in leads] != [row.id for row in block.rows]:
        return None
    if not all(_is_row(each, block) for each in group[:-1]) or _may_be_behind(group[-1], leads[-1], block):
        return None
    labels = [each.labels for each in leads if each]
    told = [
        Entry(below.labels[:count], each.values, each.place, sources=(*_behind(each), *below.sources[:count]))
        for each, below, count in zip(group[:-1], group[1:], labels, strict=True)
    ]
    head = group[0]._replace(values=(), sources=group[0].sources[: len(group[0].labels)])
    rest = group[-1]._replace(labels=group[-1].labels[labels[-1] :], sources=group[-1].sources[labels[-1] :])
    return [*entries[:first], head, *told, rest, *entries[end + 1 :]]


def _behind(entry: Entry) -> tuple[Piece, ...]:
    """What of the source an entry's numbers are."""
    return entry.sources[len(entry.labels) :]


def _may_be_behind(entry: Entry, lead: _Lead | None, block: Block) -> bool:
    """Whether numbers stand behind a label as well, and nothing between: then they may be this one's."""
    return lead is not None and lead.labels == len(entry.labels) and _is_row(entry, block)


def _doubted(entries: Sequence[Entry], first: int, block: Block, words: Index) -> Iterator[Entry]:
    """The entries, those with rows of the block behind numbers that stand in front of its first one as nobody's."""
    for place, entry in enumerate(entries):
        doubted = place > first and _is_row(entry, block) and _lead(entry, block, words) is not None
        yield entry._replace(doubtful=True) if doubted else entry
