"""Entries → rows of the form: by their labels, by their order, or by the rows around them.

A row is found by its label: whole, as the end of the labels in front of it, or alike. Rows that lost their label (PDF
tables tear them off) are placed only where exactly as many are missing between two rows that were found, and only where
pieces of the missing labels stand nearby; they are marked as inferred.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest

from gipgen.form.definition import Block
from gipgen.imports.cut_digits import is_line
from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index, are_pieces, block_of, exact, fuzzy
from gipgen.imports.inferred_rows import OPENING, FoundRow, inferred, is_alone
from gipgen.imports.label_lines import LINES, labels_below, over_page
from gipgen.imports.printed_words import core, is_numbered, is_value, normal, sums_up

_HEADS = 8  # rows of headers that a page prints again, at most
_SHORT = 3  # characters that may be of any label
_RAN_ON = 1  # labels of rows without numbers in front of one with them
_MOST_GIVEN = 3  # numbers of a row that may lack one


def found_rows(entries: Sequence[Entry], words: Index, allowed: frozenset[str]) -> list[FoundRow]:
    """The entries with numbers and the row of each; ``allowed`` are the ids of the rows that they can be."""
    search = _Search(words, allowed)
    for place, (entry, below) in enumerate(zip_longest(entries, entries[1:])):
        if entry.doubtful:
            search.found.append(FoundRow(entry, None, sure=False))
        elif entry.source is not None and (cut := tuple(over_page(entry, entries[place + 1 : place + 1 + _HEADS]))):
            search.take(entry, cut)
        else:
            search.take(entry, labels_below(entry, entries, place, below))
    return inferred(search.found, entries, words, allowed)


class _Search:
    """Finds the rows of entries, one after the other: labels without numbers wait for the numbers below them."""

    def __init__(self, words: Index, allowed: frozenset[str]) -> None:
        self.found: list[FoundRow] = []
        self._words, self._allowed = words, allowed
        self._taken: set[str] = set()
        self._pending: tuple[str, ...] = ()

    def take(self, entry: Entry, below: Sequence[str]) -> None:
        """Find the row of an entry; ``below`` are the labels that follow in running text."""
        has_number = any(map(is_value, entry.values))
        if not has_number and not (entry.values and _names_row(entry.labels, self._words, self._allowed)):
            if not _continues(entry.labels, self.found, self._words):
                self._wait(entry.labels)
            return
        row, sure = self._row_of(entry, below)
        by_order = bool(entry.row) and row != entry.row
        row, sure = (entry.row, False) if by_order else (row, sure)
        if row is not None and _is_stray(entry, block_of(self._words.form, row)):
            self._wait(entry.labels)
            self.found.append(FoundRow(entry, None, sure=False))
        elif row is not None:
            self._taken.add(row)
            self._pending = ()
            self.found.append(FoundRow(entry, row, sure, by_order))
        elif has_number and not _is_heading(entry, self._words):
            self.found.append(FoundRow(entry, None, sure=False))

    def _wait(self, labels: tuple[str, ...]) -> None:
        self._pending = (*self._pending, *labels)[-6:]

    def _row_of(self, entry: Entry, below: Sequence[str]) -> tuple[str | None, bool]:
        """The row, and whether its label leaves no doubt."""
        if not entry.labels:
            return (None if is_alone(entry) else next(filter(None, self._likely(entry)), None)), False
        if entry.source is None:
            if _is_nobodys(entry, self._words):
                return None, False
            if (
                row := _of_lines(_with_words(entry.labels), below, self._words, self._allowed - self._taken)
            ) is not None:
                return row, False
        elif below and (row := _cut_by_page(entry.labels[-1], below, self._words, self._allowed - self._taken)):
            return row, False
        return self._by_label(entry, below)

    def _by_label(self, entry: Entry, below: Sequence[str]) -> tuple[str | None, bool]:
        row = exact(entry.labels, self._words, self._allowed)
        if row is not None and _goes_over(entry.labels[-1], self._words.form.rows[row].label):
            return None, False
        if row is not None:
            return row, True
        if entry.source is not None and (row := _woven(entry.labels, self._words, self._allowed - self._taken)):
            return row, False
        if (
            entry.source is not None
            and below
            and (row := _of_lines(entry.labels, below, self._words, self._allowed - self._taken))
        ):
            return row, False
        return next(filter(None, self._likely(entry)), None), False

    def _likely(self, entry: Entry) -> Iterator[str | None]:
        """Rows that are not taken, the likeliest first: with the labels above, alike, alike with those above."""
        free = self._allowed - self._taken
        above, in_text = self._pending, entry.source is None
        labels = (*above, *entry.labels)
        if entry.labels:
            yield _pieced(labels, self._words, free)
        fits = partial(_is_end_of, labels if entry.labels else (), self._words)
        if above and (entry.labels or in_text):
            yield fits(exact(labels, self._words, free))
        if entry.labels:
            yield fits(fuzzy(entry.labels, self._words, free))
        if above and (entry.labels or in_text):
            yield fits(fuzzy(("".join(labels),), self._words, free))


def _goes_over(text: str, label: str) -> bool:
    """Whether a text holds a whole label and the bracket that opens the next one: 其他（ in front of 七）总计. Whose the numbers are nobody knows."""
    return text.endswith(OPENING) and normal(label).endswith(core(text))


def _pieced(labels: Sequence[str], words: Index, free: frozenset[str]) -> str | None:
    """The row whose whole label its pieces make up, the last ones that stand in front of the numbers."""
    for first in range(len(labels) - 2, -1, -1):
        whole = normal("".join(labels[first:]))
        found = [
            row
            for row in words.rows.get(core(whole), ())
            if row in free and normal(words.form.rows[row].label) == whole
        ]
        if len(found) == 1:
            return found[0]
    return None


def _of_lines(labels: Sequence[str], below: Sequence[str], words: Index, free: frozenset[str]) -> str | None:
    """The row whose label goes on below its numbers: what stands in front of these, lines above and lines below make it up."""
    own, rest = core(_last(labels[-1])), [core(_last(label)) for label in below[:LINES]]
    above = [core(_last(label)) for label in labels[-2::-1]][:LINES]
    for down in range(1, len(rest) + 1):
        for up in range(len(above) + 1):
            whole = "".join((*above[:up][::-1], own, *rest[:down]))
            found = [row for row in words.rows.get(whole, ()) if row in free]
            if len(found) == 1:
                return found[0]
    return None


def _with_words(labels: Sequence[str]) -> Sequence[str]:
    """Labels without what stands last and says nothing: a line of ”, which closes the label above it."""
    return labels[:-1] if len(labels) > 1 and not core(labels[-1]) and not is_numbered(labels[-1]) else labels


def _woven(labels: Sequence[str], words: Index, free: frozenset[str]) -> str | None:
    """The row whose label a rule parts that is none of its own: each line of it stands in two cells."""
    left, right = labels[-2:] if len(labels) > 1 else ("", "")
    if "\n" not in left or "\n" not in right:
        return None
    lines = zip_longest(left.split("\n"), right.split("\n"), fillvalue="")
    found = [row for row in words.rows.get(core("".join(map("".join, lines))), ()) if row in free]
    return found[0] if len(found) == 1 else None


def _cut_by_page(label: str, below: Sequence[str], words: Index, free: frozenset[str]) -> str | None:
    """The row whose label goes on on the next page: both pieces make it up."""
    found = {row for rest in below for row in words.rows.get(core(label + rest), ()) if row in free}
    return found.pop() if len(found) == 1 and core(label) not in words.rows else None


def _last(label: str) -> str:
    """What of a line stands in the last column of labels."""
    return (label.split() or [""])[-1]


def _is_end_of(labels: Sequence[str], words: Index, row: str | None) -> str | None:
    """The row, where what stands in front of the numbers themselves is of its label; what stands above may be another's."""
    if row is None or not labels:
        return row
    label = core(words.form.rows[row].label)
    own = {core(labels[-1]), core(_last(labels[-1]))} - {""}
    if any(len(end) > _SHORT and _are_alike(end, label) for end in own):
        return row
    above = core(_last(labels[-2])) if len(labels) > 1 else ""
    return row if any(above[-2:] + end[:2] in label for end in own) else None


def _are_alike(end: str, label: str) -> bool:
    """Whether the end of a label that was broken over lines can be this one's: most of its pairs of characters are."""
    pairs = [end[place : place + 2] for place in range(len(end) - 1)]
    return 2 * sum(pair in label for pair in pairs) >= len(pairs)


def _is_nobodys(entry: Entry, words: Index) -> bool:
    """Whether the labels in front of numbers are those of several rows, or of columns: 其他 is the name of a row as well."""
    if (not entry.beside and _ran_on(entry.labels, words)) or _are_columns(entry.labels, words):
        return True
    return entry.apart and _names_column(entry.labels[-1], words) and not sums_up(entry.values)


def _ran_on(labels: Sequence[str], words: Index) -> bool:
    """Whether the labels of several rows stand one after the other in front of numbers: nobody knows whose these are."""
    return (
        sum(_is_whole(label) and core(label) in words.rows.keys() - words.columns.keys() for label in labels[:-1])
        >= _RAN_ON
    )


def _is_whole(label: str) -> bool:
    """Whether a label does not break off inside brackets: （二）部分公开（区分处理."""
    text = normal(label)
    return text.count("(") <= text.count(")")


def _are_columns(labels: Sequence[str], words: Index) -> bool:
    """Whether the names of columns stand in front of numbers whose own label is missing: the last column, 其他, is no row."""
    last = labels[-2:]
    return (
        _names_column(last[-1], words)
        and len(last) > 1
        and (core(last[0]) in words.columns or are_pieces(last[0], words))
    )


def _names_column(label: str, words: Index) -> bool:
    """Whether a label by itself is as well the name of a column: 其他, 总计."""
    return core(label) in words.columns and not is_numbered(label)


def _is_stray(entry: Entry, block: Block) -> bool:
    """Whether a number in running text cannot be the row's: a page number, a cell that was torn off."""
    if entry.source is not None or entry.glued or len(entry.values) >= len(block.columns):
        return False
    if (entry.beside or entry.apart) and len(entry.values) == len(block.columns) - 1 >= _MOST_GIVEN:
        return False  # one is missing, and the sums may tell which
    return not is_line(entry.values, len(block.columns))  # else they may have run together


def _names_row(labels: tuple[str, ...], words: Index, allowed: frozenset[str]) -> bool:
    """Whether labels without any number name a row whose cells are all blank."""
    if not labels:
        return False
    seen = core(labels[-1])
    found = [row for row in words.rows.get(seen, ()) if row in allowed]
    if seen in words.headers or seen in words.columns:
        return any(normal(labels[-1]) == normal(words.form.rows[row].label) for row in found)
    return bool(found)


def _continues(labels: tuple[str, ...], found: list[FoundRow], words: Index) -> bool:
    """Whether labels without numbers are the rest of the label above, cut by a page."""
    if not found or not labels or found[-1].row is None:
        return False
    label = normal(words.form.rows[found[-1].row].label)
    return label.endswith(normal("".join(labels))) and normal("".join(found[-1].entry.labels)) != label


def _is_heading(entry: Entry, words: Index) -> bool:
    """A header cell with a number in it, such as a year or a page number, is no row; numbers side by side are one."""
    if len(entry.values) > 1:
        return False
    joined = core("".join(entry.labels))
    return bool(entry.labels) and (joined in words.headers and joined not in words.stubs)
