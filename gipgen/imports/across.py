"""A table whose rows stand side by side over one line of numbers (table four). Columns are found by the headers above them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from gipgen.form.definition import Block, CellRef
from gipgen.form.definition import Table as FormTable
from gipgen.imports.across_listed import Listed, listed
from gipgen.imports.column_order import Heads
from gipgen.imports.cut_digits import cut_line, is_led, is_line
from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index
from gipgen.imports.match import Confidence, Leftover, Matched, Read
from gipgen.imports.printed_words import core, filled, is_value, normal, sums_up, value
from gipgen.imports.raw import Cell, Piece, Table
from gipgen.named_tuple import NamedTuple


def across_table(table: Table, words: Index) -> str:
    """The table of the form whose rows stand side by side, where a table prints its headers; empty for any other."""
    cores = {core(cell.text) for cell in table.cells}
    alike = {id_: len(cores & heads) for id_, heads in words.across.items()}
    best = max(alike, key=lambda id_: alike[id_], default="")
    needed = min(2, len(words.across.get(best, ())))  # one of them may be a word of another table
    return best if best and alike[best] >= needed else ""


def match_across(entries: Sequence[Entry], words: Index, form_table: FormTable) -> Matched:
    """Place the numbers of the entries that belong to table four; the entries are of its section only."""
    (block,) = form_table.blocks
    if each := listed(entries, block):
        return _of_list(each, words)
    refs = [(row.id, column.id) for row in block.rows for column in block.columns]
    cells: dict[CellRef, Read] = {}
    leftovers: list[Leftover] = []
    taken: list[Piece] = []
    heads = Heads(block, words)
    for entry in _put_together(entries, block):
        if not any(map(is_value, entry.values)):
            continue
        placed = _Placed({}) if _is_moved(entry, block, words) else _place(entry, heads.of(entry), form_table, words)
        if not placed.values or _says_otherwise(placed, cells):
            text = " ".join((*entry.labels[-2:], *entry.values)).strip()
            leftovers.append(Leftover(text, entry.place, "no_columns", entry.sources))
            continue
        taken += entry.sources
        for ref, raw in placed.values.items():
            cells[ref] = Read(value(raw), placed.confidence, entry.place, words.form.rows[ref[0]].label)
    found = cells or _all_blank(entries, refs, words)
    return Matched(found, leftovers, taken, {} if found else _told(leftovers, block))


def _told(leftovers: Sequence[Leftover], block: Block) -> dict[str, tuple[str, ...]]:
    """The rows of a table whose digits stand there, and fit no columns: it is not missing."""
    count = len(block.rows) * len(block.columns)
    is_there = any(sum(map(str.isdigit, each.text)) >= count for each in leftovers)
    return {row.id: () for row in block.rows if is_there}


def _put_together(entries: Sequence[Entry], block: Block) -> Sequence[Entry]:
    """The entries with one line of numbers, where a program that took text out of a page gave it in pieces, one number a line.

    In front of each piece stand the names of its columns, as many as numbers, in the form's order; and all the sums hold.
    """
    pieces = [entry for entry in entries if any(map(is_value, entry.values))]
    if len(pieces) == 1 or not all(entry.apart for entry in pieces) or not _are_named(pieces, block):
        return entries
    numbers = tuple(chain.from_iterable(filled(entry.values) for entry in pieces))
    if not _sum_up(numbers, len(block.columns)):
        return entries
    labels = tuple(chain.from_iterable(entry.labels for entry in pieces))
    sources = tuple(chain.from_iterable(entry.sources for entry in pieces))
    return [pieces[0]._replace(labels=labels, values=numbers, sources=sources)]


def _sum_up(numbers: Sequence[str], width: int) -> bool:
    """Whether in each row of this width the last number is the sum of the others."""
    return all(sums_up(numbers[at : at + width]) for at in range(0, len(numbers), width))


def _are_named(pieces: Sequence[Entry], block: Block) -> bool:
    """Whether all columns of all rows are named, those of each piece in front of its numbers."""
    names = [core(column.label) for column in block.columns] * len(block.rows)
    for entry in pieces:
        count = len(filled(entry.values))
        if count > len(names) or not core("".join(entry.labels)).endswith("".join(names[:count])):
            return False
        names = names[count:]
    return not names


def _of_list(cells: Listed, words: Index) -> Matched:
    """A table that is a list of names and numbers."""
    reads = {
        ref: Read(value(raw), "certain", entry.place, words.form.rows[ref[0]].label)
        for ref, (raw, entry) in cells.items()
    }
    return Matched(reads, [], [piece for _, entry in cells.values() for piece in entry.sources])


class _Placed(NamedTuple):
    """The raw values of an entry by cell of the form, and how sure their places are."""

    values: dict[CellRef, str]
    confidence: Confidence = "certain"


def _says_otherwise(placed: _Placed, cells: Mapping[CellRef, Read]) -> bool:
    """Whether a cell was read before, with another value."""
    return any(ref in cells and normal(cells[ref].value.raw) != normal(raw) for ref, raw in placed.values.items())


def _all_blank(entries: Sequence[Entry], refs: list[CellRef], words: Index) -> dict[CellRef, Read]:
    """A printed line of blanks is a line of blanks, not a table that was not found."""
    line = next((entry for entry in reversed(entries) if len(entry.values) == len(refs)), None)
    if line is None or any(map(is_value, line.values)):
        return {}
    return {ref: Read(value(""), "certain", line.place, words.form.rows[ref[0]].label) for ref in refs}


def _place(entry: Entry, refs: Sequence[CellRef], form_table: FormTable, words: Index) -> _Placed:
    numbers = filled(entry.values)
    for values in (entry.values, numbers):
        if refs and len(values) == len(refs):
            return _Placed(dict(zip(refs, values, strict=True)))
    if entry.in_grid:
        assert entry.source is not None  # noqa: S101  only tables have true columns
        return _Placed(_by_headers(entry, entry.source, form_table, words))
    size = len(form_table.blocks[0].columns)
    if _may_be_cut(entry, numbers, len(refs), size):
        cut = cut_line(numbers, len(refs), size)
        return _Placed(dict(zip(refs, cut, strict=True)) if cut else {}, "likely")
    return _Placed(_by_labels(entry, form_table, words) if refs else {}, "likely")


def _may_be_cut(entry: Entry, numbers: Sequence[str], wanted: int, size: int) -> bool:
    """Whether an entry of running text can be all numbers, run together."""
    if entry.source is not None or not wanted or not is_line(tuple(numbers), wanted):
        return False
    return not entry.apart or _are_blocks(numbers, wanted // size, size)


def _are_blocks(lines: Sequence[str], blocks: int, size: int) -> bool:
    """Whether each line holds the numbers of a block that ran together: as many lines, and one of them begins as no number does."""
    return len(lines) == blocks and all(len(each) >= size for each in lines) and any(map(is_led, lines))


def _is_moved(entry: Entry, block: Block, words: Index) -> bool:
    """Whether numbers one below the other may not follow the form: no columns are named in front of them, and the rows' sums do not hold.

    A program that takes text out of a page by its columns may begin with any of them.
    """
    width, numbers = len(block.columns), filled(entry.values)
    if not entry.apart or len(numbers) != width * len(block.rows):
        return False
    return not _names_all(entry, block, words) and not _sum_up(numbers, width)


def _names_all(entry: Entry, block: Block, words: Index) -> bool:
    """Whether all columns are named in front of numbers."""
    named = {words.columns.get(core(word)) for label in entry.labels for word in label.split()}
    return named >= {column.id for column in block.columns}


def _by_labels(entry: Entry, form_table: FormTable, words: Index) -> dict[CellRef, str]:
    """Rows under one another instead of side by side: a label of a row with its own numbers."""
    (block,) = form_table.blocks
    numbers = filled(entry.values)
    labels = set(map(core, entry.labels))
    named = [row for row in block.rows if core(row.label) in labels]
    if len(named) != 1 or len(numbers) != len(block.columns):
        return {}  # behind the labels of several rows they are nobody's
    if entry.apart and not _names_all(entry, block, words) and not sums_up(numbers):
        return {}
    return {(named[0].id, column.id): raw for column, raw in zip(block.columns, numbers, strict=True)}


def _by_headers(entry: Entry, table: Table, form_table: FormTable, words: Index) -> dict[CellRef, str]:
    """Each number by the headers above it and in front of it."""
    rows = {core(row.label): row.id for row in form_table.blocks[0].rows}
    beside = [core(label) for label in reversed(entry.labels)]
    placed: dict[CellRef, str] = {}
    for cell in entry.cells:
        above = [core(each.text) for each in reversed(table.cells) if _is_above(each, cell)]
        row, column = _first_of(rows, (*above, *beside)), _first_of(words.columns, above)
        if row is not None and column is not None and (row, column) not in placed:
            placed[row, column] = cell.text
        elif is_value(cell.text):  # under no header of its own: the headers are not what they seem
            return _by_labels(entry, form_table, words)
    return placed


def _first_of(ids: Mapping[str, str], cores: Iterable[str]) -> str | None:
    """What the first of the labels names that names anything."""
    return next((ids[each] for each in cores if each in ids), None)


def _is_above(header: Cell, cell: Cell) -> bool:
    return header.row < cell.row and cell.column in header.columns and not is_value(header.text)
