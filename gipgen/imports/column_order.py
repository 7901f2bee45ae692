"""Tables whose columns stand in another order than the form's: what tells it is the order of their names above the numbers.

Where all names of a block stand in one row, or over one another as cells that span do, each number goes to the column under whose name
it stands. Where they follow one another over several rows or lines, in no order that reading the form's head gives, no number is anybody's.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from gipgen.form.definition import Block, CellRef, Group, Node
from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index
from gipgen.imports.printed_words import core, is_numbered
from gipgen.imports.raw import Cell, Table
from gipgen.named_tuple import NamedTuple

Order = tuple[str, ...]  # ids of columns as they follow one another
_FEWEST = 2


class Told(NamedTuple):
    """In which order the columns of a block stand; ``sure`` where each number has its place by it."""

    order: Order
    sure: bool


class _Head(NamedTuple):
    """The names of a block's columns in a table: in their order, the places under them, and what their rows say by themselves."""

    order: Order
    under: frozenset[int]  # empty where two names stand over one column
    by_rows: Told | None


class ColumnOrders:
    """What the heads of tables and lines above the rows say of the order of a block's columns. Each head is looked at once."""

    def __init__(self, entries: Sequence[Entry], words: Index) -> None:
        self._words = words
        self._of_tables: dict[tuple[int, str], _Head] = {}
        self._blocks = {
            row.id: block
            for table in words.form.tables.values()
            if not table.lies_across
            for block in table.blocks
            if len(block.columns) > _FEWEST
            for row in block.rows
        }
        self._in_text = dict(_of_text(entries, self._blocks, words))

    def of(self, entry: Entry, row: str) -> Told | None:
        """The order of the columns over an entry, where it is another one than the form's."""
        block = self._blocks.get(row)
        if block is None:
            return None
        if entry.source is None:
            return self._in_text.get(block.rows[0].id)
        key = (id(entry.source), block.rows[0].id)
        if key not in self._of_tables:
            self._of_tables[key] = _head(entry.source, block, self._words)
        return _over(entry, self._of_tables[key], block)


def in_form_order(values: Sequence[str], told: Told, block: Block) -> tuple[str, ...] | None:
    """A row's values in the form's order; nothing where they cannot be told apart."""
    if not told.sure or len(values) != len(told.order):
        return None
    under = dict(zip(told.order, values, strict=True))
    return tuple(under[column.id] for column in block.columns)


def _head(table: Table, block: Block, words: Index) -> _Head:
    """What the heads of a table say of the order of a block's columns."""
    ids = [column.id for column in block.columns]
    first: dict[str, Cell] = {}
    for cell in table.cells if table.grid else ():
        if (found := _column(cell.text, words)) in ids:
            first.setdefault(found, cell)
    places = [place for cell in first.values() for place in cell.columns]
    under = frozenset(places) if len(places) == len(set(places)) else frozenset[int]()
    return _Head(tuple(sorted(first, key=lambda id_: first[id_].column)), under, _by_rows(table, block, words))


def _by_rows(table: Table, block: Block, words: Index) -> Told | None:
    """The order of names that stand in one row, or that several rows leave in doubt."""
    ids = [column.id for column in block.columns]
    rows = [tuple(found for cell in row if (found := _column(cell.text, words)) in ids) for row in table.rows]
    whole = next((row for row in rows if sorted(row) == sorted(ids)), None)
    return _doubted(rows, block) if whole is None else _other(whole, ids)


def _over(entry: Entry, head: _Head, block: Block) -> Told | None:
    """The order of the names over an entry: by the columns, where each of its numbers stands in one with a name over it.

    A row without the spans that its table's head has, or with blanks between its cells, is moved against the names: columns say nothing.
    """
    at = {cell.column for cell in entry.cells if cell.text}
    if head.under and entry.in_grid and at <= head.under:
        return _other(head.order, [column.id for column in block.columns])
    return head.by_rows


def _doubted(lines: Iterable[Order], block: Block, *, is_led: bool = False) -> Told | None:
    """That the names in several rows or lines of a head are in no order that the form's head can be read in.

    In one line each stands left of those that follow it in the form. Where each has a line of its own, those of groups come last;
    ``is_led``: the name of such a group stands in front of the last column's, which then is read before them.
    """
    ids = [column.id for column in block.columns]
    named = [tuple(dict.fromkeys(line)) for line in lines if line]
    order = tuple(dict.fromkeys(chain.from_iterable(named)))
    if sorted(order) != sorted(ids):
        return None
    if any(sorted(line, key=ids.index) != list(line) for line in named):
        return Told(order, sure=False)
    one_by_one = all(len(line) == 1 for line in named) and not is_led
    return Told(order, sure=False) if one_by_one and not _is_read(order, block) else None


def _is_read(order: Order, block: Block) -> bool:
    """Whether names follow one another as the rows of the form's head have them, one row after the other."""
    return all([id_ for id_ in order if id_ in level] == level for level in _levels(block))


def _other(order: Order, ids: Sequence[str]) -> Told | None:
    return Told(order, sure=True) if sorted(order) == sorted(ids) and list(order) != list(ids) else None


def _of_text(entries: Iterable[Entry], blocks: dict[str, Block], words: Index) -> Iterator[tuple[str, Told]]:
    """The orders in which running text names the columns of blocks in front of their rows, by the first of these."""
    labels = [label for entry in entries if entry.source is None for label in entry.labels]
    named = [tuple(filter(None, (_column(word, words) for word in label.split()))) for label in labels]
    for block in {id(each): each for each in blocks.values()}.values():
        told = _of_lines(named, block, is_led=_is_led(labels, named, block))
        if told is not None:
            yield block.rows[0].id, told


def _is_led(labels: Sequence[str], named: Sequence[Order], block: Block) -> bool:
    """Whether the name of a group of columns stands in front of that of the last one."""
    groups = {core(node.label) for node in block.column_tree if isinstance(node, Group)}
    last = (block.columns[-1].id,)
    return any(names == last and core(above) in groups for above, names in zip(labels, named[1:], strict=False))


def _of_lines(named: Sequence[Order], block: Block, *, is_led: bool) -> Told | None:
    """The order in which lines name a block's columns; a line with all of them tells it, but where two rows of a head may be in it."""
    ids = [column.id for column in block.columns]
    lines = [tuple(id_ for id_ in names if id_ in ids) for names in named]
    whole = next((line for line in lines if sorted(line) == sorted(ids)), None)
    if whole is None:
        return _doubted(lines, block, is_led=is_led)
    return None if list(whole) == ids else Told(whole, sure=not _is_read(whole, block))


class Heads:
    """What the head above each entry says of the order of the cells of a table whose rows stand side by side; each head is looked at once."""

    def __init__(self, block: Block, words: Index) -> None:
        self._block, self._words = block, words
        self._of_tables: dict[int, Sequence[CellRef]] = {}

    def of(self, entry: Entry) -> Sequence[CellRef]:
        """The cells of the form in the order of the numbers; nothing where that is none."""
        if entry.source is None:
            return as_headed(entry, self._block, self._words)
        key = id(entry.source)
        if key not in self._of_tables:
            self._of_tables[key] = as_headed(entry, self._block, self._words)
        return self._of_tables[key]


def as_headed(entry: Entry, block: Block, words: Index) -> Sequence[CellRef]:
    """The cells of a table whose rows stand side by side in the order in which its head names the columns; nothing where that is none."""
    ids = [column.id for column in block.columns]
    named = [found for text in _texts_above(entry) if (found := _column(text, words)) in ids]
    first = named[: len(ids)]
    rows = _rows_as_headed(entry.source, block)
    if sorted(first) != sorted(ids) or first == ids:
        return [(row, column) for row in rows for column in ids]
    if any(named[at : at + len(ids)] != first for at in range(0, len(named), len(ids))):
        return []
    return [(row, column) for row in rows for column in first]


def _texts_above(entry: Entry) -> Iterator[str]:
    """What stands above the numbers of an entry."""
    if entry.source is None:
        return chain.from_iterable(label.split() for label in entry.labels)
    row = entry.cells[0].row if entry.cells else len(entry.source.cells)
    return (cell.text for cell in entry.source.cells if cell.row < row)


def _rows_as_headed(table: Table | None, block: Block) -> list[str]:
    """The rows of such a table from left to right, as the names above them stand."""
    columns: dict[str, int] = {}
    for cell in table.cells if table is not None and table.grid else ():
        row = next((each.id for each in block.rows if core(each.label) == core(cell.text)), None)
        if row is not None:
            columns.setdefault(row, cell.column)
    ids = [row.id for row in block.rows]
    return sorted(ids, key=lambda id_: columns[id_]) if len(set(columns.values())) == len(ids) else ids


def _levels(block: Block) -> Iterator[list[str]]:
    """A block's columns as the rows of its head name them: those that stand by themselves, then those of groups."""
    nodes: list[Node] = list(block.column_tree)
    while nodes:
        yield [node.id for node in nodes if not isinstance(node, Group)]
        nodes = list(chain.from_iterable(node.children for node in nodes if isinstance(node, Group)))


def _column(text: str, words: Index) -> str:
    """The column that a text names; nothing where it is the label of a row."""
    found = words.columns.get(core(text), "") if text else ""
    return found if found and not is_numbered(text) else ""
