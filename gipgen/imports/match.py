"""Entries → cells of the form, by label path. What does not fit stays a leftover; no number is guessed.

A row is found by its label: whole, as the end of the labels in front of it, or alike. Rows that lost their label (PDF
tables tear them off) are placed only where exactly as many are missing between two rows that were found, and only where
pieces of the missing labels stand nearby; they are marked as inferred.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from gipgen.findings.privacy import quoted
from gipgen.form.definition import Block, CellRef, Column
from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index, block_of, exact, fuzzy, holds_two
from gipgen.imports.printed_words import Value, core, is_value, normal, value
from gipgen.imports.raw import Line, Table
from gipgen.imports.spread import Spread, spread

Confidence = Literal["certain", "likely", "inferred"]
_PIECES = 0.6  # share of a missing label that must be found in pieces nearby


class Read(NamedTuple):
    """One cell as read: its value, how sure its place is, where it stood and under which label."""

    value: Value
    confidence: Confidence
    place: str
    label: str


class Leftover(NamedTuple):
    """Something of the source that has no place in the file; ``reason`` is a key of ``compose.REASONS``."""

    text: str
    place: str
    reason: str


def shortened(block: Line | Table, reason: str) -> Leftover:
    """A block with no place in the file, or as much of it as tells what it is."""
    return Leftover(quoted(block.text, 0, 200), block.place, reason)


class Matched(NamedTuple):
    cells: dict[CellRef, Read]
    leftovers: list[Leftover]


class _Row(NamedTuple):
    entry: Entry
    row: str | None
    sure: bool


def match(entries: Sequence[Entry], words: Index) -> Matched:
    """Place the values of the entries of tables whose rows have labels (tables two and three)."""
    allowed = frozenset(
        row.id
        for table in words.form.tables.values()
        if not table.lies_across
        for block in table.blocks
        for row in block.rows
    )
    rows = _inferred(_rows(entries, words, allowed), entries, words, allowed)
    cells: dict[CellRef, Read] = {}
    leftovers: list[Leftover] = []
    seen: dict[str, tuple[str, ...]] = {}
    for each in rows:
        entry, row, _ = each
        if row is None:
            leftovers.append(_left(entry, "no_row"))
            continue
        shown = tuple(map(normal, entry.values))
        if row in seen:
            if shown != seen[row] and any(map(is_value, entry.values)):
                leftovers.append(_left(entry, "twice"))
            continue
        seen[row] = shown
        block = block_of(words.form, row)
        placed = spread(entry, block, rows_like(rows, entry.source, block), words)
        if placed is None:
            leftovers.append(_left(entry, "no_columns"))
        else:
            cells |= {(row, column): read for column, read in _reads(each, placed, block, entries, words)}
    return Matched(cells, leftovers)


def _left(entry: Entry, reason: str) -> Leftover:
    printed = " ".join(each or "（空）" for each in entry.values)
    return Leftover(f"{''.join(entry.labels)} {printed}".strip(), entry.place, reason)


def _reads(
    found: _Row, placed: Spread, block: Block, entries: Sequence[Entry], words: Index
) -> Iterator[tuple[str, Read]]:
    """The cells of one row by the ids of their columns, and how sure their places are."""
    entry = found.entry
    confidence: Confidence = "certain" if found.sure and placed.sure else "likely"
    if _lost_label(entry, words):
        confidence = "inferred"
    for column, raw in zip(block.columns, placed.values, strict=True):
        read = _read(raw, column, entries, entry, block)
        level = "likely" if confidence == "certain" and not read.sure else confidence
        yield column.id, Read(read, level, entry.place, "".join(entry.labels))


def _read(raw: str, column: Column, entries: Sequence[Entry], entry: Entry, block: Block) -> Value:
    """Read one value; of an amount the header above may say another unit than the form, or one that the cell leaves out."""
    read = value(raw, column.type)
    if column.type not in ("amount", "unit_amount") or not normal(raw).strip("0."):
        return read
    unit = _unit_above(entries, entry)
    if column.type == "amount":
        return read._replace(kind="unclear") if unit == "元" and block.unit != unit else read
    return value(raw + unit, column.type)._replace(raw=raw) if read.kind == "unclear" and unit else read


def rows_like(rows: Iterable[_Row], table: Table | None, block: Block) -> list[Entry]:
    """The entries of one table that stand for rows of one block: where its columns are can be seen from them."""
    ids = {row.id for row in block.rows}
    return [each.entry for each in rows if table is not None and each.entry.source is table and each.row in ids]


def _rows(entries: Sequence[Entry], words: Index, allowed: frozenset[str]) -> list[_Row]:
    search = _Search(words, allowed)
    for entry in entries:
        search.take(entry)
    return search.found


class _Search:
    """Finds the rows of entries, one after the other: labels without numbers wait for the numbers below them."""

    def __init__(self, words: Index, allowed: frozenset[str]) -> None:
        self.found: list[_Row] = []
        self._words, self._allowed = words, allowed
        self._taken: set[str] = set()
        self._pending: tuple[str, ...] = ()

    def take(self, entry: Entry) -> None:
        has_number = any(map(is_value, entry.values))
        if not has_number and not (entry.values and _names_row(entry.labels, self._words, self._allowed)):
            if not _continues(entry.labels, self.found, self._words):
                self._wait(entry.labels)
            return
        row, sure = self._row_of(entry)
        if row is not None and _is_stray(entry, block_of(self._words.form, row)):
            self._wait(entry.labels)
            self.found.append(_Row(entry, None, sure=False))
        elif row is not None:
            self._taken.add(row)
            self._pending = ()
            self.found.append(_Row(entry, row, sure))
        elif has_number and not _is_heading(entry, self._words):
            self.found.append(_Row(entry, None, sure=False))

    def _wait(self, labels: tuple[str, ...]) -> None:
        self._pending = (*self._pending, *labels)[-6:]

    def _row_of(self, entry: Entry) -> tuple[str | None, bool]:
        """The row, and whether its label leaves no doubt."""
        row = exact(entry.labels, self._words, self._allowed) if entry.labels else None
        if row is not None:
            return row, True
        return next((row for row in self._likely(entry) if row is not None), None), False

    def _likely(self, entry: Entry) -> Iterator[str | None]:
        """Rows that are not taken, the likeliest first: with the labels above, alike, alike with those above."""
        free = self._allowed - self._taken
        above, in_text = self._pending, entry.source is None
        labels = (*above, *entry.labels)
        if above and (entry.labels or in_text):
            yield exact(labels, self._words, free)
        if entry.labels:
            yield fuzzy(entry.labels, self._words, free)
        if above and (entry.labels or in_text):
            yield fuzzy(("".join(labels),), self._words, free)


def _is_stray(entry: Entry, block: Block) -> bool:
    """Whether a number in running text cannot be the row's: a page number, a cell that was torn off."""
    return entry.source is None and not entry.glued and len(entry.values) < len(block.columns)


def _names_row(labels: tuple[str, ...], words: Index, allowed: frozenset[str]) -> bool:
    """Whether labels without any number name a row whose cells are all blank."""
    if not labels:
        return False
    seen = core(labels[-1])
    found = [row for row in words.rows.get(seen, ()) if row in allowed]
    if seen in words.headers or seen in words.columns:
        return any(normal(labels[-1]) == normal(words.form.rows[row].label) for row in found)
    return bool(found)


def _continues(labels: tuple[str, ...], found: list[_Row], words: Index) -> bool:
    """Whether labels without numbers are the rest of the label above, cut by a page."""
    if not found or not labels or found[-1].row is None:
        return False
    label = normal(words.form.rows[found[-1].row].label)
    return label.endswith(normal("".join(labels))) and normal("".join(found[-1].entry.labels)) != label


def _is_heading(entry: Entry, words: Index) -> bool:
    """A header cell with a number in it, such as a year or a page number, is no row."""
    joined = core("".join(entry.labels))
    return bool(entry.labels) and (joined in words.headers and joined not in words.stubs)


def _inferred(rows: list[_Row], entries: Sequence[Entry], words: Index, allowed: frozenset[str]) -> list[_Row]:
    """Give rows that lost their label the rows that are missing there, where that is beyond doubt."""
    result = list(rows)
    known = [position for position, each in enumerate(rows) if each.row is not None]
    for start, end in pairwise(known):
        lost = [place for place in range(start + 1, end) if _lost_label(rows[place].entry, words)]
        missing = _between(rows[start].row, rows[end].row, {each.row for each in result}, words, allowed)
        if lost and len(missing) == len(lost) and _pieces_stand_near(missing, rows[start : end + 1], entries, words):
            for position, row in zip(lost, missing, strict=True):
                result[position] = _Row(rows[position].entry, row, sure=False)
    return result


def _lost_label(entry: Entry, words: Index) -> bool:
    return not entry.labels or holds_two(entry.labels, words)


def _between(
    before: str | None, after: str | None, taken: set[str | None], words: Index, allowed: frozenset[str]
) -> list[str]:
    if before is None or after is None:
        return []
    first, last = words.order.index(before), words.order.index(after)
    return [row for row in words.order[first + 1 : last] if row not in taken and row in allowed]


def _pieces_stand_near(missing: list[str], around: list[_Row], entries: Sequence[Entry], words: Index) -> bool:
    """Whether the lines around hold the characters of the missing labels."""
    places = [number for number, entry in enumerate(entries) if any(entry is each.entry for each in around)]
    near = entries[max(min(places) - 6, 0) : max(places) + 6]
    text = normal("".join("".join(entry.labels) for entry in near))
    for row in missing:
        label = core(words.form.rows[row].label)
        pairs = {label[place : place + 2] for place in range(len(label) - 1)}
        if sum(pair in text for pair in pairs) < _PIECES * len(pairs):
            return False
    return True


def _unit_above(entries: Sequence[Entry], entry: Entry) -> str:
    """The unit that the header above an amount says (单位：万元), or nothing."""
    position = next(number for number, each in enumerate(entries) if each is entry)
    above = normal("".join("".join(each.labels) for each in entries[max(position - 3, 0) : position + 1]))
    units = re.findall(r"(?:单位:|\()(亿元|万元|元)", above)
    return units[-1] if units else ""


def missing(cells: Mapping[CellRef, Read], words: Index) -> list[CellRef]:
    """The cells of the form that nothing was found for."""
    form = words.form
    return [(row, column.id) for row in words.order for column in form.columns[row] if (row, column.id) not in cells]
