"""Tables told number by number: cards of a page for phones, lists, one applicant after another. Each number has the name of its row and of its column.

One of the two names stands beside the number, the other above it, and above those that follow until another takes its place. Where
so each cell of a block has one number, and just one, or its names alone, each is known; where one is missing, none is.
"""

from collections.abc import Iterator, Mapping, Sequence

from gipgen.form.definition import Block, Table
from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index, exact
from gipgen.imports.printed_words import core, is_numbered, is_value
from gipgen.named_tuple import NamedTuple

_FEWEST = 0.85  # share of a block's numbers that are told: some may be blanks
_MOST = 2  # times as many numbers by themselves as a table has cells: it is none
_LABELS = 60  # above a number that may name its row and its column
_SHORTEST = 2  # signs of the end of a name


class _Told(NamedTuple):
    """A number with its row and its column, and the place of its entry."""

    row: str
    column: str
    value: str
    place: int


def by_name(entries: list[Entry], table: Table, words: Index) -> list[Entry]:
    """The entries of a table's section, with rows made of numbers that stand one by one behind their names."""
    alone = sum(len(entry.values) == 1 for entry in entries)
    if alone > _MOST * sum(len(block.rows) * len(block.columns) for block in table.blocks):
        return entries
    for block in table.blocks:
        wanted = len(block.rows) * len(block.columns)
        cells = _cells(entries, _Names(block, words), wanted) if alone >= wanted * _FEWEST else {}
        entries = _with_rows(entries, block, cells) if cells else entries
    return entries


def _cells(entries: Sequence[Entry], names: "_Names", wanted: int) -> Mapping[tuple[str, str], _Told]:
    """Each cell of a block with its number or its blank; nothing where one is missing, or too many are blank."""
    told = list((_told if len(names.block.columns) > 1 else _told_of_one)(entries, names))
    numbers = [each for each in told if each.value]
    cells = {(each.row, each.column): each for each in (*reversed(told), *numbers)}
    is_once = len({each[:2] for each in numbers}) == len(numbers)
    return cells if len(cells) == wanted and is_once and len(numbers) >= wanted * _FEWEST else {}


class _Names:
    """What labels name in one block; each label is looked up once."""

    def __init__(self, block: Block, words: Index) -> None:
        self.block, self._words = block, words
        self._rows = frozenset(row.id for row in block.rows)
        self._seen: dict[str, tuple[str, str]] = {}

    def of(self, label: str) -> tuple[str, str]:
        """The row that a label names, or the column."""
        if label not in self._seen:
            row = _row(label, self._rows, self._words) or ""
            self._seen[label] = row, "" if row else _column(label, self.block, self._words) or ""
        return self._seen[label]


def _told(entries: Sequence[Entry], names: _Names) -> Iterator[_Told]:
    """The numbers that stand alone behind the name of a row or a column, with the last name of the other kind above.

    A name without a number in front of another one may be a blank: it is one where no number of that row and column is told.
    """
    row = column = ""
    for place, entry in enumerate(entries):
        for label, value in _labels(entry):
            named = names.of(label)
            row, column = named[0] or row, named[1] or column
            if row and column and any(named) and value is not None:
                yield _Told(row, column, value, place)


def _labels(entry: Entry) -> Iterator[tuple[str, str | None]]:
    """The labels of an entry with what stands behind each: nothing, and behind the last one its number, if it has just one."""
    *before, last = entry.labels[-_LABELS:] or ("",)
    yield from ((label, "") for label in before)
    yield last, entry.values[0] if len(entry.values) == 1 and is_value(entry.values[0]) else None


def _told_of_one(entries: Sequence[Entry], names: _Names) -> Iterator[_Told]:
    """The numbers of a block's only column behind its name, with the name of their row above it."""
    for place, entry in enumerate(entries):
        if len(entry.values) != 1 or len(entry.labels) < 2:
            continue
        column = names.of(entry.labels[-1])[1]
        row = names.of(entry.labels[-2])[0] if column else ""
        if row:
            yield _Told(row, column, entry.values[0], place)


def _row(label: str, rows: frozenset[str], words: Index) -> str | None:
    """The row of a block that a label names, with its groups in front of it perhaps; 总计 without a number is a column."""
    if core(label) in words.columns and not is_numbered(label):
        return None
    return exact((label,), words, rows) if core(label) else None


def _column(label: str, block: Block, words: Index) -> str | None:
    """The column of a block that a label names; of the only one the end of its name does too: 数量."""
    if is_numbered(label) or not (seen := core(label)):
        return None
    found = words.columns.get(seen)
    only = block.columns[0] if len(block.columns) == 1 else None
    if only is not None and len(seen) >= _SHORTEST and core(only.label).endswith(seen):
        return only.id
    return found if any(column.id == found for column in block.columns) else None


def _with_rows(entries: Sequence[Entry], block: Block, cells: Mapping[tuple[str, str], _Told]) -> list[Entry]:
    """The entries, those of a block's numbers with its rows in their place."""
    places = {each.place for each in cells.values() if each.value}
    first = min(places)
    made = [_made(row.label, [cells[row.id, column.id] for column in block.columns], entries) for row in block.rows]
    kept = [(place, entry) for place, entry in enumerate(entries) if place not in places]
    before = [entry for place, entry in kept if place < first]
    return [*before, *made, *(entry for place, entry in kept if place > first)]


def _made(label: str, told: Sequence[_Told], entries: Sequence[Entry]) -> Entry:
    taken = tuple(piece for each in told if each.value for piece in entries[each.place].sources)
    return Entry((label,), tuple(each.value for each in told), entries[told[0].place].place, sources=taken)
