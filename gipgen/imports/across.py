"""Table four: its rows stand side by side over one line of numbers. Columns are found by the headers above them."""

from collections.abc import Sequence

from gipgen.form.definition import CellRef
from gipgen.form.definition import Table as FormTable
from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index
from gipgen.imports.match import Confidence, Leftover, Matched, Read
from gipgen.imports.printed_words import core, is_value, normal, value
from gipgen.imports.raw import Cell, Table
from gipgen.imports.spread import MOST_DIGITS, ran_together, ways_to_cut

_MOST_WAYS = 20_000  # ways to cut digits that are tried


def is_across(table: Table, words: Index) -> bool:
    """Whether a table prints the headers of table four."""
    cores = {core(cell.text) for cell in table.cells}
    return len(cores & words.across) >= 2  # one of them may be a word of another table


def match_across(entries: Sequence[Entry], words: Index, form_table: FormTable) -> Matched:
    """Place the numbers of the entries that belong to table four; the entries are of its section only."""
    block = form_table.blocks[0]
    refs = [(row.id, column.id) for row in block.rows for column in block.columns]
    cells: dict[CellRef, Read] = {}
    leftovers: list[Leftover] = []
    for entry in entries:
        numbers = [each for each in entry.values if is_value(each)]
        if not numbers:
            continue
        placed, sure = _place(entry, refs, form_table, words)
        if not placed or any(ref in cells and not _same(cells[ref], raw) for ref, raw in placed.items()):
            leftovers.append(Leftover(" ".join((*entry.labels[-2:], *entry.values)).strip(), entry.place, "no_columns"))
            continue
        confidence: Confidence = "certain" if sure else "likely"
        for ref, raw in placed.items():
            cells[ref] = Read(value(raw), confidence, entry.place, form_table.key)
    if not cells:
        cells = _all_blank(entries, refs, form_table)
    return Matched(cells, leftovers)


def _same(read: Read, raw: str) -> bool:
    return normal(read.value.raw) == normal(raw)


def _all_blank(entries: Sequence[Entry], refs: list[CellRef], form_table: FormTable) -> dict[CellRef, Read]:
    """A printed line of blanks is a line of blanks, not a table that was not found."""
    line = next((entry for entry in reversed(entries) if len(entry.values) == len(refs)), None)
    if line is None:
        return {}
    return {ref: Read(value(""), "certain", line.place, form_table.key) for ref in refs}


def _place(entry: Entry, refs: list[CellRef], form_table: FormTable, words: Index) -> tuple[dict[CellRef, str], bool]:
    values = entry.values
    filled = tuple(each for each in values if normal(each))
    if len(values) == len(refs):
        return dict(zip(refs, values, strict=True)), True
    if len(filled) == len(refs):
        return dict(zip(refs, filled, strict=True)), True
    if entry.source is not None and entry.source.grid:
        return _by_path(entry, entry.source, form_table, words), True
    if entry.glued and len(refs) <= len("".join(filled)) <= MOST_DIGITS and "".join(filled).isdecimal():
        return _cut(filled, refs, form_table), False
    by_label = _by_labels(entry, form_table)
    return by_label, False


def _by_labels(entry: Entry, form_table: FormTable) -> dict[CellRef, str]:
    """Rows under one another instead of side by side: a label of a row with its own numbers."""
    block = form_table.blocks[0]
    filled = [each for each in entry.values if normal(each)]
    for label in reversed(entry.labels):
        row = next((each for each in block.rows if core(each.label) == core(label)), None)
        if row is not None and len(filled) == len(block.columns):
            return {(row.id, column.id): raw for column, raw in zip(block.columns, filled, strict=True)}
    return {}


def _by_path(entry: Entry, table: Table, form_table: FormTable, words: Index) -> dict[CellRef, str]:
    """Each number by the headers above it and in front of it."""
    block = form_table.blocks[0]
    rows = {core(row.label): row.id for row in block.rows}
    placed: dict[CellRef, str] = {}
    for cell in entry.cells:
        above = [core(each.text) for each in table.cells if _is_above(each, cell)]
        beside = [core(label) for label in entry.labels]
        row = next((rows[each] for each in (*reversed(above), *reversed(beside)) if each in rows), None)
        column = next((words.columns[each] for each in reversed(above) if each in words.columns), None)
        if row is None or column is None or (row, column) in placed:
            if is_value(cell.text):
                return _by_labels(entry, form_table)
            continue
        placed[row, column] = cell.text
    return placed


def _is_above(header: Cell, cell: Cell) -> bool:
    return (
        header.row < cell.row
        and header.column <= cell.column < header.column + header.colspan
        and not is_value(header.text)
    )


def _cut(pieces: tuple[str, ...], refs: list[CellRef], form_table: FormTable) -> dict[CellRef, str]:
    """Digits that ran together: cut where there is one way that makes every block's sum."""
    size = len(form_table.blocks[0].columns)
    digits = "".join(pieces)
    if not ran_together(pieces, len(refs)):
        return {}
    if len(digits) == len(refs):
        return dict(zip(refs, digits, strict=True))
    found: list[tuple[str, ...]] = []
    tried = 0

    def search(rest: tuple[str, ...], blocks: int, so_far: tuple[str, ...]) -> None:
        nonlocal tried
        if blocks == 0:
            found.extend([so_far] if not rest else [])
            return
        for way, left in ways_to_cut(rest, size):
            tried += 1
            if len(found) > 1 or tried > _MOST_WAYS:
                return
            if sum(map(int, way[:-1])) == int(way[-1]):
                search(left, blocks - 1, (*so_far, *way))

    search(pieces, len(refs) // size, ())
    return dict(zip(refs, found[0], strict=True)) if len(found) == 1 and tried <= _MOST_WAYS else {}
