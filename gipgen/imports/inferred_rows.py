"""Rows that lost their label, or kept only pieces of it, given to the rows of the form that are missing there, where that is beyond doubt."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from gipgen.imports.entries import Entry
from gipgen.imports.form_words import Index, block_of, holds_two
from gipgen.imports.printed_words import core, filled, is_numbered, is_value, normal
from gipgen.imports.rows_in_order import share
from gipgen.named_tuple import NamedTuple

_PIECES = 0.6  # share of a missing label that must be found in pieces nearby
OPENING = ("（", "(")
_FEWEST = 3  # numbers of a row whose label is in pieces


class FoundRow(NamedTuple):
    """An entry with numbers, the row that it is (``None``: of no row), and whether its label leaves no doubt."""

    entry: Entry
    row: str | None
    sure: bool
    by_order: bool = False


def inferred(rows: list[FoundRow], entries: Sequence[Entry], words: Index, allowed: frozenset[str]) -> list[FoundRow]:
    """Give rows that lost their label the rows that are missing there: exactly as many, with pieces of their labels nearby."""
    result = list(rows)
    taken = {each.row for each in rows}
    places = {id(entry): number for number, entry in enumerate(entries)}
    for start, end in _gaps(rows):
        lost = [place for place in range(start + 1, end) if _is_lost(rows[place], words)]
        missing = _between(rows[start].row, rows[end].row, taken, words, allowed) if lost else []
        torn = [rows[place] for place in lost]
        if _are_near(missing, rows[start : end + 1], places, entries, words) and _fit(
            torn, missing, places, entries, words
        ):
            taken.update(missing)
            for place, row in zip(lost, missing, strict=True):
                result[place] = FoundRow(rows[place].entry, row, sure=False, by_order=_is_torn(rows[place]))
    return result


def _gaps(rows: Sequence[FoundRow]) -> Iterator[tuple[int, int]]:
    """The places of rows that were found, two by two, with others between them."""
    known = [place for place, each in enumerate(rows) if each.row is not None]
    return (pair for pair in pairwise(known) if pair[1] - pair[0] > 1)


def _fit(
    lost: Sequence[FoundRow], missing: Sequence[str], places: Mapping[int, int], entries: Sequence[Entry], words: Index
) -> bool:
    """Whether as many rows are missing as lost their labels, each where what is left of its label tells nothing else."""
    pairs = zip(lost, missing, strict=False)
    return len(missing) == len(lost) and all(_fits(found, row, places, entries, words) for found, row in pairs)


def _are_near(
    missing: list[str], rows: list[FoundRow], places: Mapping[int, int], entries: Sequence[Entry], words: Index
) -> bool:
    around = [places[id(each.entry)] for each in rows if id(each.entry) in places]
    return bool(missing) and _pieces_stand_near(missing, around, entries, words)


def lost_label(entry: Entry, words: Index) -> bool:
    """Whether an entry's numbers stand without a label, or behind those of two rows."""
    return not entry.labels or holds_two(entry.labels, words)


def _between(
    before: str | None, after: str | None, taken: set[str | None], words: Index, allowed: frozenset[str]
) -> list[str]:
    if before is None or after is None:
        return []
    first, last = words.order.index(before), words.order.index(after)
    return [row for row in words.order[first + 1 : last] if row not in taken and row in allowed]


def _pieces_stand_near(missing: list[str], around: list[int], entries: Sequence[Entry], words: Index) -> bool:
    """Whether the lines around these places hold the characters of the missing labels."""
    near = entries[max(min(around) - 6, 0) : max(around) + 6]
    text = _written([label for entry in near for label in entry.labels])
    for row in missing:
        label = core(words.form.rows[row].label)
        pairs = {label[place : place + 2] for place in range(len(label) - 1)}
        if sum(pair in text for pair in pairs) < _PIECES * len(pairs):
            return False
    return True


def _is_lost(found: FoundRow, words: Index) -> bool:
    """Whether the label of an entry was torn off, as far as it can be seen, or is in pieces."""
    entry = found.entry
    return (lost_label(entry, words) and not is_alone(entry) and not entry.doubtful) or _is_torn(found)


def _is_torn(found: FoundRow) -> bool:
    """Whether a row is none by its label: lines give pieces of those beside and above with it, and pages cut it."""
    entry = found.entry
    return (
        found.row is None
        and bool(entry.labels)
        and not entry.labels[-1].endswith(OPENING)  # which begins the next label
        and not entry.doubtful
        and not entry.apart
        and len(entry.values) >= _FEWEST
    )


def _fits(found: FoundRow, row: str, places: Mapping[int, int], entries: Sequence[Entry], words: Index) -> bool:
    """Whether what stands between the numbers above and below a row whose label is in pieces is that of the form's row."""
    if lost_label(found.entry, words) or not _is_torn(found):
        return True
    entry = found.entry
    place, label = places.get(id(entry)), core(entry.labels[-1])
    if place is None or len(filled(entry.values)) != len(block_of(words.form, row).columns):
        return False
    if entry.source is not None:
        printed, own = normal(entry.labels[-1]), normal(words.form.rows[row].label)
        return own.startswith(printed) if is_numbered(printed) else len(label) > 1 and core(own).startswith(label)
    near = [label for each in _around(place, entries) for label in each.labels]
    return share(words.form.rows[row], _written(near)) >= _PIECES


def _written(labels: Sequence[str]) -> str:
    """What labels say line after line, and what the last column of them says: those of the groups may stand beside it, written downwards."""
    return normal("".join(labels)) + "\n" + normal("".join(label.split()[-1] for label in labels if label.split()))


def _around(place: int, entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries from the numbers above a row to those below it."""
    first, last = place - 1, place + 1
    while first > 0 and not any(map(is_value, entries[first].values)):
        first -= 1
    while last < len(entries) and not any(map(is_value, entries[last].values)):
        last += 1
    return entries[max(first, 0) : last + 1]


def is_alone(entry: Entry) -> bool:
    """Whether an entry is one number by itself in running text: that of a page, as likely as any other."""
    return entry.source is None and not entry.labels and len(entry.values) == 1
