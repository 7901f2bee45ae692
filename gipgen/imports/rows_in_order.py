"""Rows that are known by their order: a table with exactly the rows of the form, whatever became of their labels.

Text that was taken out of a page breaks labels over lines, above and below their numbers, or gives all labels first and
all numbers behind. Where as many rows of numbers stand there as the form has, and what is left of the labels around each
is that row's, or else every sum of the table holds, the order tells the rows. Nothing less does.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from gipgen.form.definition import Block, Group, Node, Row, Table
from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index
from gipgen.imports.printed_words import core, filled, is_numbered, is_value, normal

_FEWEST = 10  # rows of a table whose number says something
_NEAR = 0.5  # share of a label's pairs of characters that must be left around its numbers
_ALL = 0.8  # the same of all labels, where they do not stand around them


def in_order(entries: list[Entry], table: Table, words: Index) -> list[Entry]:
    """The entries of a table's section, with the rows that only their order tells."""
    block = table.blocks[0]
    if len(table.blocks) > 1 or len(block.rows) < _FEWEST:
        return entries
    numbered = [place for place, entry in enumerate(entries) if any(map(is_value, entry.values))]
    if {_named(entries[place], words) for place in numbered} >= {row.id for row in block.rows}:
        return entries
    return _line_by_line(entries, numbered, block, words) or _one_by_one(entries, numbered, block, words) or entries


def _line_by_line(entries: Sequence[Entry], numbered: Sequence[int], block: Block, words: Index) -> list[Entry] | None:
    """The entries where each row has its own line of numbers, with what is left of its label around it."""
    lines = [place for place in numbered if len(filled(entries[place].values)) == len(block.columns)]
    for rows in _kinds(block):
        if len(lines) == len(rows) and _stand_near(lines, rows, entries, words):
            return _told(entries, dict(zip(lines, rows, strict=True)))
    return None


def _named(entry: Entry, words: Index) -> str | None:
    """The row that an entry's own label names, and no other; 总计 by itself is a column."""
    if not entry.labels:
        return None
    seen = core(entry.labels[-1])
    rows = words.rows.get(seen, ())
    if len(rows) != 1 or (seen in words.columns and not entry.values and not is_numbered(entry.labels[-1])):
        return None
    return rows[0]


def _kinds(block: Block) -> Iterator[list[Row]]:
    """The rows as the form has them, and with one row for a group, as older editions have."""
    yield list(block.rows)
    for group in groups_of(block.row_tree):
        inner = list(rows_of(group))
        first = block.rows.index(inner[0])
        one = inner[0]._replace(id="", label=group.label)
        yield [*block.rows[:first], one, *block.rows[first + len(inner) :]]


def groups_of(nodes: Sequence[Node]) -> Iterator[Group]:
    """The groups that hold nothing but rows."""
    for node in nodes:
        if isinstance(node, Group):
            if any(isinstance(child, Group) for child in node.children):
                yield from groups_of(node.children)
            else:
                yield node


def rows_of(group: Group) -> Iterator[Row]:
    """The rows of a group."""
    return (child for child in group.children if isinstance(child, Row))


def _stand_near(lines: Sequence[int], rows: Sequence[Row], entries: Sequence[Entry], words: Index) -> bool:
    """Whether what stands between the numbers above and those below is the label of each row, and no other row is named."""
    edges = [-1, *lines, len(entries)]
    for number, (place, row) in enumerate(zip(lines, rows, strict=True)):
        own = _named(entries[place], words)
        if own is not None and own != row.id and not core(row.label).startswith(core(entries[place].labels[-1])):
            return False  # 2.其他, broken off, is a row by itself as well
        below = edges[number + 2] + (edges[number + 2] < len(entries))
        around = entries[max(edges[number], 0) : below]
        if share(row, normal("".join(chain.from_iterable(entry.labels for entry in around)))) < _NEAR:
            return False
    return True


def share(row: Row, text: str) -> float:
    """How much of a row's label a text holds, by pairs of characters that stand side by side."""
    label = core(row.label)
    pairs = {label[place : place + 2] for place in range(len(label) - 1)}
    return sum(pair in text for pair in pairs) / max(len(pairs), 1)


def _told(entries: Sequence[Entry], rows: dict[int, Row]) -> list[Entry]:
    told = list(entries)
    for place, row in rows.items():
        entry = entries[place]
        if row.id:
            told[place] = entry._replace(row=row.id, values=filled(entry.values), cells=())
        else:
            told[place] = entry._replace(labels=(row.label,), values=filled(entry.values), cells=())
    return told


def _one_by_one(entries: Sequence[Entry], numbered: Sequence[int], block: Block, words: Index) -> list[Entry] | None:
    """The entries where numbers ran on from row to row, or stand apart from their labels: as many as the form has."""
    rows = _cut(tuple(chain.from_iterable(filled(entries[place].values) for place in numbered)), block)
    if not rows or not are_all_there(entries, block, words):
        return None
    if not _begin_at_labels(entries, numbered, block, words) and not adds_up(rows, block):
        return None
    if all(len(filled(entries[place].values)) == len(block.columns) for place in numbered):
        return _told(entries, dict(zip(numbered, block.rows, strict=True)))
    first, last = numbered[0], numbered[-1] + 1
    taken = tuple(chain.from_iterable(entry.sources for entry in entries[first:last]))
    made = [
        Entry((), values, entries[first].place, row=row.id, sources=() if number else taken)
        for number, (row, values) in enumerate(zip(block.rows, rows, strict=True))
    ]
    return [*entries[:first], *made, *entries[last:]]


def _cut(texts: tuple[str, ...], block: Block) -> list[tuple[str, ...]]:
    """Numbers one after the other as the rows of a block; nothing where they are more or fewer."""
    width = len(block.columns)
    if block.total is None or len(texts) != width * len(block.rows) or not all(map(str.isdecimal, texts)):
        return []
    return [texts[begin : begin + width] for begin in range(0, len(texts), width)]


def _begin_at_labels(entries: Sequence[Entry], numbered: Sequence[int], block: Block, words: Index) -> bool:
    """Whether most rows are named by labels that are left, each with as many numbers in front of it as it must have."""
    order = [row.id for row in block.rows]
    count, named = 0, 0
    for place in numbered:
        row = _named(entries[place], words)
        if row is not None:
            if row not in order or count != order.index(row) * len(block.columns):
                return False
            named += 1
        count += len(filled(entries[place].values))
    return 2 * named > len(order)


def are_all_there(entries: Sequence[Entry], block: Block, words: Index) -> bool:
    """Whether the labels of all rows stand somewhere among the entries, and those that stand whole in their order."""
    text = normal("".join(chain.from_iterable(entry.labels for entry in entries)))
    if any(share(row, text) < _ALL for row in block.rows):
        return False
    order = [words.order.index(row) for entry in entries if (row := _named(entry, words)) is not None]
    return order == sorted(order)


def adds_up(rows: Sequence[tuple[str, ...]], block: Block) -> bool:
    """Whether each row's last number is the sum of the others, and each row of totals that of its rows."""
    numbers = {row.id: list(map(int, values)) for row, values in zip(block.rows, rows, strict=True)}
    if any(sum(values[:-1]) != values[-1] for values in numbers.values()):
        return False
    sums = {row.id: zip(*(numbers[part] for part in row.parts), strict=True) for row in block.rows if row.parts}
    return all(numbers[row] == list(map(sum, columns)) for row, columns in sums.items())
