"""Entries → cells of the form, by label path. What does not fit stays a leftover; no number is guessed."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from gipgen.findings.privacy import quoted
from gipgen.form.definition import Block, CellRef, Column, Group
from gipgen.form.definition import Table as TableOfForm
from gipgen.imports.broken_numbers import with_ends
from gipgen.imports.column_order import ColumnOrders, in_form_order
from gipgen.imports.cut_by_sums import cut_by_sums
from gipgen.imports.cut_digits import ways_of_row
from gipgen.imports.entries import Entry
from gipgen.imports.find_rows import found_rows
from gipgen.imports.form_words import Index, block_of
from gipgen.imports.gap_by_sums import with_gap
from gipgen.imports.inferred_rows import FoundRow, lost_label
from gipgen.imports.printed_words import Value, core, filled, is_value, normal, value
from gipgen.imports.raw import Line, Piece, Table, pieces
from gipgen.imports.rows_in_order import groups_of, rows_of
from gipgen.imports.spread import Spread, spread
from gipgen.imports.told_by_others import as_its_like, may_lack_some
from gipgen.imports.total_behind import total_behind
from gipgen.named_tuple import NamedTuple

Confidence = Literal["certain", "likely", "inferred"]
_HEADER = 3  # entries above an amount that may say its unit


class Read(NamedTuple):
    """One cell as read: its value, how sure its place is, where it stood and under which label."""

    value: Value
    confidence: Confidence
    place: str
    label: str


class Leftover(NamedTuple):
    """Something of the source that has no place in the file; ``reason`` is a key of ``leftover_words.REASONS``.

    ``taken`` says what of the source it stands for, until the account is settled (``ledger``).
    """

    text: str
    place: str
    reason: str
    taken: tuple[Piece, ...] = ()
    wanted: str = ""  # what the form has in its place


def shortened(block: Line | Table, reason: str) -> Leftover:
    """A block with no place in the file, or as much of it as tells what it is."""
    return Leftover(quoted(block.text, 0, 200), block.place, reason, pieces(block))


class Matched(NamedTuple):
    """The cells that were read and what has no place; ``taken`` is what of the source is labels or numbers of the cells."""

    cells: dict[CellRef, Read]
    leftovers: list[Leftover]
    taken: list[Piece]
    open: Mapping[str, tuple[str, ...]] = {}  # rows that were found, with numbers that fit no columns


def match(entries: Sequence[Entry], words: Index, is_elsewhere: Callable[[Entry], bool] = lambda _: False) -> Matched:
    """Place the values of the entries of tables whose rows have labels (tables two and three).

    What stands outside the sections of the tables says nothing against what stands in them.
    """
    allowed = frozenset(
        row.id
        for table in words.form.tables.values()
        if not table.lies_across
        for block in table.blocks
        for row in block.rows
    )
    orders = ColumnOrders(entries, words)
    rows = with_ends(found_rows(entries, words, allowed), words)
    matching = _Matching(rows, words, _headers(entries), orders, is_elsewhere)
    matching.match()
    matching.cut()
    return matching.matched


class _Matching:
    """What is found out of the entries of tables, one row after the other."""

    def __init__(
        self,
        rows: list[FoundRow],
        words: Index,
        headers: "_Headers",
        orders: ColumnOrders,
        is_elsewhere: Callable[[Entry], bool],
    ) -> None:
        self._orders = orders
        self._rows, self._words, self._headers, self._is_elsewhere = rows, words, headers, is_elsewhere
        self._found = {each.row for each in rows}
        self._seen: dict[str, tuple[str, ...]] = {}
        self._uncut: dict[str, FoundRow] = {}  # rows with numbers that fit no columns
        self._cells: dict[CellRef, Read] = {}
        self._leftovers: list[Leftover] = []
        self._nobodys: list[tuple[Entry, Leftover]] = []  # of which the sums of the others may tell the row
        self._taken: list[Piece] = []

    @property
    def matched(self) -> Matched:
        uncut = [_left(each.entry, "no_columns") for each in self._uncut.values()]
        values = {row: each.entry.values for row, each in self._uncut.items()}
        return Matched(self._cells, [*self._leftovers, *uncut], self._taken, values)

    def match(self) -> None:
        for each in self._rows:
            if each.row is None:
                self._take_group(each.entry)
            elif each.row in self._seen:
                self._take_again(each.entry, each.row)
            else:
                self._seen[each.row] = tuple(map(normal, each.entry.values))
                self._take(each, each.row)

    def cut(self) -> None:
        """Cut the rows of digits for which only the sums of the whole table tell the way."""
        for table in self._words.form.tables.values():
            blocks = {row.id: block for block in table.blocks for row in block.rows}
            cuttable = ((row, each.entry) for row, each in self._uncut.items() if row in blocks)
            pieces = {row: entry.values for row, entry in cuttable if self._ran_together(entry, blocks[row])}
            ways = {row: ways_of_row(values, blocks[row]) for row, values in pieces.items()}
            told = cut_by_sums(ways, self._known(blocks), table, pieces) if pieces else {}
            for row, numbers in (*told.items(), *self._gaps(blocks, table)):
                self._place(self._uncut.pop(row), row, Spread(numbers, sure=False))
            self._totals(self._known(blocks) if self._nobodys else {})

    def _ran_together(self, entry: Entry, block: Block) -> bool:
        return entry.source is None and not entry.apart and not may_lack_some(entry, block, self._rows)

    def _totals(self, known: Mapping[str, tuple[str, ...]]) -> None:
        """Place the totals that stand behind the labels of blank rows too."""
        for entry, left in self._nobodys if known else ():
            row = total_behind(entry, known, self._words)
            if row is not None and row not in self._found:
                self._found.add(row)
                self._leftovers.remove(left)
                self._place(
                    FoundRow(entry, row, sure=False, by_order=True), row, Spread(filled(entry.values), sure=False)
                )

    def _gaps(self, blocks: Mapping[str, Block], table: TableOfForm) -> list[tuple[str, tuple[str, ...]]]:
        """The rows that lack one number, with a blank in its place."""
        short = {row: each for row, each in self._uncut.items() if row in blocks and not each.entry.in_grid}
        known = self._known(blocks) if short else {}
        found = (
            (row, with_gap(filled(each.entry.values), blocks[row], row, known, table)) for row, each in short.items()
        )
        return [(row, numbers) for row, numbers in found if numbers is not None]

    def _known(self, rows: Mapping[str, Block]) -> dict[str, tuple[str, ...]]:
        """The numbers of the rows that were read whole."""
        known = {}
        for row, block in rows.items():
            reads = [self._cells.get((row, column.id)) for column in block.columns]
            numbers = tuple(read.value.text for read in reads if read is not None and read.value.kind == "number")
            if len(numbers) == len(reads):
                known[row] = numbers
        return known

    def _take_group(self, entry: Entry) -> None:
        inner = _zeros_of(entry, self._words, self._found)
        if inner:
            self._cells |= inner
            self._found |= {row for row, _ in inner}
            self._taken += entry.sources
        else:
            self._leftovers.append(_left(entry, "no_row"))
            self._nobodys.append((entry, self._leftovers[-1]))

    def _take_again(self, entry: Entry, row: str) -> None:
        if tuple(map(normal, entry.values)) != self._seen[row] and any(map(is_value, entry.values)):
            self._leftovers.append(_left(entry, "twice"))
            self._contradict(entry, row)
        else:
            self._taken += entry.sources

    def _contradict(self, entry: Entry, row: str) -> None:
        """Leave a row open that two tables of one section give other numbers: nobody knows which of them is this year's."""
        first = next(each for each in self._rows if each.row == row)
        tables = first.entry.source, entry.source
        whole = len(filled(entry.values)) == len(block_of(self._words.form, row).columns)
        if None in tables or tables[0] is tables[1] or not whole or self._is_elsewhere(entry):
            return
        for column in self._words.form.columns[row]:
            self._cells.pop((row, column.id), None)
        self._uncut.setdefault(row, first)

    def _take(self, each: FoundRow, row: str) -> None:
        block = block_of(self._words.form, row)
        placed = self._spread(each, row, block)
        if placed is None:
            self._uncut[row] = each
        else:
            self._place(each, row, placed)

    def _spread(self, each: FoundRow, row: str, block: Block) -> Spread | None:
        """The values of a row's columns, by the order of these above it."""
        if may_lack_some(each.entry, block, self._rows):
            return None
        entry = as_its_like(each.entry, block, self._rows)
        placed = spread(entry, block, rows_like(self._rows, entry.source, block), self._words)
        told = self._orders.of(each.entry, row) if placed is not None else None
        if placed is None or told is None or len(each.entry.values) < len(block.columns):
            return placed
        values = in_form_order(placed.values, told, block)
        return Spread(values, sure=placed.sure) if values is not None else None

    def _place(self, each: FoundRow, row: str, placed: Spread) -> None:
        block = block_of(self._words.form, row)
        reads = _reads(each, placed, block, self._headers(each.entry), self._words)
        self._cells |= {(row, column): read for column, read in reads}
        self._taken += each.entry.sources


def _zeros_of(entry: Entry, words: Index, found: Container[str | None]) -> dict[CellRef, Read]:
    """The cells of all rows of a group that stands there as one row of zeros, as the edition before had one for 其他处理."""
    for block, group in _groups(words):
        columns = [column.id for column in block.columns]
        if entry.labels and core(group.label) == core(entry.labels[-1]) and "".join(entry.values) == "0" * len(columns):
            rows = [row.id for row in rows_of(group)]
            read = Read(value("0"), "likely", entry.place, "".join(entry.labels))
            return {} if any(row in found for row in rows) else {(row, id_): read for row in rows for id_ in columns}
    return {}


def _groups(words: Index) -> Iterator[tuple[Block, Group]]:
    """The groups of rows of tables whose rows have labels, and their blocks."""
    blocks = (block for table in words.form.tables.values() if not table.lies_across for block in table.blocks)
    return ((block, group) for block in blocks for group in groups_of(block.row_tree))


_Headers = Callable[[Entry], Sequence[Entry]]


def _headers(entries: Sequence[Entry]) -> _Headers:
    """What gives an entry with those above it, any of which may say its unit; one put together of several only itself."""
    numbers = {id(entry): number for number, entry in enumerate(entries)}

    def above(entry: Entry) -> Sequence[Entry]:
        number = numbers.get(id(entry))
        return [entry] if number is None else entries[max(number - _HEADER, 0) : number + 1]

    return above


def _left(entry: Entry, reason: str) -> Leftover:
    printed = " ".join(each or "（空）" for each in entry.values)
    return Leftover(f"{''.join(entry.labels)} {printed}".strip(), entry.place, reason, entry.sources)


def _reads(
    found: FoundRow, placed: Spread, block: Block, header: Sequence[Entry], words: Index
) -> Iterator[tuple[str, Read]]:
    """The cells of one row by the ids of their columns, and how sure their places are; ``header`` may say their unit."""
    entry = found.entry
    confidence: Confidence = "certain" if found.sure and placed.sure else "likely"
    if found.by_order or lost_label(entry, words):
        confidence = "inferred"
    for column, raw in zip(block.columns, placed.values, strict=True):
        read = _read(raw, column, header, block)
        level = "likely" if confidence == "certain" and not read.sure else confidence
        yield column.id, Read(read, level, entry.place, "".join(entry.labels))


def _read(raw: str, column: Column, header: Sequence[Entry], block: Block) -> Value:
    """Read one value; of an amount the header above may say another unit than the form, or one that the cell leaves out."""
    read = value(raw, column.type)
    if column.type not in ("amount", "unit_amount") or not normal(raw).strip("0."):
        return read
    unit = _unit(header)
    if column.type == "amount":
        return read._replace(kind="unclear") if unit == "元" and block.unit != unit else read
    return value(raw + unit, column.type)._replace(raw=raw) if read.kind == "unclear" and unit else read


def rows_like(rows: Iterable[FoundRow], table: Table | None, block: Block) -> list[Entry]:
    """The entries of one table that stand for rows of one block: where its columns are can be seen from them."""
    ids = {row.id for row in block.rows}
    return [each.entry for each in rows if table is not None and each.entry.source is table and each.row in ids]


def _unit(header: Iterable[Entry]) -> str:
    """The unit that the header above an amount says (单位：万元), or nothing."""
    units = re.findall(r"(?:单位:|\()(亿元|万元|元)", normal("".join("".join(each.labels) for each in header)))
    return units[-1] if units else ""


def missing(cells: Mapping[CellRef, Read], words: Index) -> list[CellRef]:
    """The cells of the form that nothing was found for."""
    form = words.form
    return [(row, column.id) for row in words.order for column in form.columns[row] if (row, column.id) not in cells]
