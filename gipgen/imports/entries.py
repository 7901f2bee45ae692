"""Raw tables and table-like lines → entries: labels with the values behind them, whatever the shape they came in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from gipgen.imports.form_words import Index, are_pieces, is_patched, is_piece
from gipgen.imports.labels_in_text import end_of_numbers, has_table, label_pattern, labels_of_rows, with_units
from gipgen.imports.line_signs import without_signs
from gipgen.imports.named_values import named_cells, named_values
from gipgen.imports.printed_words import core, is_numbered, is_value, normal
from gipgen.imports.raw import Block, Cell, Line, Piece, Table, pieces
from gipgen.imports.row_in_line import TRAILING, label_and_values, may_be_label, trailing
from gipgen.imports.rows_in_cells import rows_in_cells
from gipgen.named_tuple import NamedTuple

_BLANK_ROW = 3  # blanks between labels that are a row's, not the stub's
_FEWEST_NAMES, _MOST_NAMES, _OTHERS = 2, 40, 2  # of columns in a line; words of it that are none
# Labels in front of numbers that are kept: of rows, of which blank ones leave theirs behind; of columns, three and the row's.
_ROWS, _HEADS = 6, 4
_PAIR = 2
_ROW = 3  # numbers in a line that are a row's
_FEW = 2  # labels of rows that prose may name
_LONG = 60  # characters of a line that is no cell any more
_CUT = re.compile(r"\d[.．、]\s?[\u4e00-\u9fff]")
_UNITS = frozenset("件条个项宗")  # those of money say how much a number is, and are not left out


class Entry(NamedTuple):
    """Labels and the raw values that follow them; ``cells`` are the values' cells where the table has true columns.

    ``order`` numbers the source blocks, ``source`` is the table it came from (none: running text).
    """

    labels: tuple[str, ...]
    values: tuple[str, ...]
    place: str
    cells: tuple[Cell, ...] = ()
    source: Table | None = None
    glued: bool = False  # values are digits that ran together
    sources: tuple[Piece, ...] = ()  # what of the source it is made of
    beside: bool = False  # the last label and the values stand in one line of text
    row: str = ""  # the row that its order tells, where its label does not
    doubtful: bool = False  # the numbers may be those of the label above or of that below

    @property
    def apart(self) -> bool:
        """Whether each number stands on a line of its own: then no two can have run together."""
        count = len(self.values)
        if self.source is not None or count < _PAIR or len(self.sources) - len(self.labels) != count:
            return False
        return len({piece.number for piece in self.sources[-count:]}) == count

    @property
    def in_grid(self) -> bool:
        """Whether the values stand in true columns."""
        return self.source is not None and self.source.grid

    @property
    def padded(self) -> bool:
        """Whether the source filled the rows up to one width."""
        return self.source is not None and self.source.padded


def entries(blocks: Iterable[Block], words: Index) -> list[Entry]:
    """All entries of the blocks, in order."""
    found: list[Entry] = []
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Table):
            found += _of_lines(lines, words)
            lines = []
            found += _of_table(block, words)
        else:
            lines.append(block)
    found += _of_lines(lines, words)
    return found


def _is_label(text: str) -> bool:
    """Whether a cell is a label; one character is none (三、 果), but behind its number (5.属, which a page cut)."""
    return (len(core(text)) >= 2 or _CUT.match(text) is not None) and not is_value(text)


def _of_table(table: Table, words: Index) -> Iterator[Entry]:
    for number, row in enumerate(table.rows):
        place = f"{table.place}第{number + 1}行"
        if several := rows_in_cells(row, words):
            entries = [entry for cells in several for entry in _of_row(cells, place, table)]
            taken = pieces(*row)  # by the first: what of a cell is whose line has no number of its own
            yield from (entry._replace(sources=() if at else taken) for at, entry in enumerate(entries))
        elif told := named_cells([cell.text for cell in row], words):
            yield Entry((told.label,), told.values, place, source=table, sources=pieces(*row))
        else:
            yield from _of_row(row, place, table)


def _of_row(row: Sequence[Cell], place: str, table: Table) -> Iterator[Entry]:
    labels: list[Cell] = []
    values: list[Cell] = []
    started = False
    for cell in _without_units(row):
        if _is_label(cell.text):
            if started or len(values) >= _BLANK_ROW:
                yield _entry(labels, values, place, table)
                labels = []
            values, started = [], False  # fewer blanks between labels are the stub's
            labels.append(cell)
        else:
            started = started or is_value(cell.text)
            values.append(cell)
    yield _entry(labels, values, place, table)


def _without_units(row: Sequence[Cell]) -> Iterator[Cell]:
    """The cells of a row but for those that say only the unit of the number in front of them."""
    before = ""
    for cell in row:
        if cell.text not in _UNITS or not is_value(before):
            yield cell
        before = cell.text


def _entry(labels: list[Cell], values: list[Cell], place: str, table: Table) -> Entry:
    texts = tuple(cell.text for cell in labels), tuple(cell.text for cell in values)
    return Entry(*texts, place, tuple(values), table, sources=pieces(*labels, *values))


def _of_lines(lines: list[Line], words: Index) -> Iterator[Entry]:
    """Lines as cells: a label, a number, a label with its numbers, or a whole table run together in one line."""
    labels: list[str] = []
    values: list[str] = []
    used: list[Piece] = []
    place = ""
    for line, below in zip_longest(lines, lines[1:]):
        text = with_units(without_signs(line.text))
        if whole := _whole(line, below, words):
            if values:
                yield Entry(tuple(labels), tuple(values), place, sources=tuple(used))
            labels, values, used = [], [], []
            yield from whole
            continue
        if _is_numbers(text) and not may_be_label(text, labels, words):
            place = place or line.place
            values += text.split()
            used += pieces(line)
            continue
        if values:
            yield Entry(tuple(labels), tuple(values), place, sources=tuple(used))
            labels, values, used = [], [], []
        place = line.place
        match = trailing(text, words)
        if match:
            taken = (*used, *pieces(line))
            label, values_ = label_and_values(match, words)
            yield Entry((*labels, label), values_, place, sources=taken, beside=True)
            labels, used = [], []
        elif _may_be_label(text, words):
            labels.append(text)
            used += pieces(line)
        else:
            labels, used = [], []
    if values or labels:
        yield Entry(tuple(labels), tuple(values), place, sources=tuple(used))


def _whole(line: Line, below: Line | None, words: Index) -> list[Entry]:
    """The entries of a line that is more than a cell: a row in words, a table that ran together, of which digits below may be the rest."""
    if told := named_values(line.text, words):
        return [Entry((told.label,), told.values, line.place, sources=pieces(line), beside=True)]
    entries = [_placed(entry, line) for entry in carve(line.text, words)]
    if entries and below is not None and _is_numbers(with_units(without_signs(below.text))):
        entries[-1] = entries[-1]._replace(glued=False)
    return entries


def _placed(entry: Entry, line: Line) -> Entry:
    """What was carved from the text of a line, with its place and with places that count from the beginning of the source."""
    before = line.start + len(line.whole) - len(line.whole.lstrip())
    sources = tuple(Piece(line.number, before + start, before + end) for _, start, end in entry.sources)
    return entry._replace(place=line.place, sources=sources if line.number else ())


def _is_numbers(text: str) -> bool:
    return bool(text) and all(map(is_value, text.split()))


def _may_be_label(text: str, words: Index) -> bool:
    """Whether a line is a label or a part of one, as far as it can be seen: anything short that is no sentence."""
    if sum(map(is_value, text.split())) >= _ROW:
        return False  # numbers side by side are a row's, and must not go lost in a label
    if len(text) <= _LONG and not re.search(r"[。！？；]$", text):
        return True
    return is_piece(text, words)


def is_row(line: Line, words: Index) -> bool:
    """Whether a line is a row of the form by itself, wherever it stands: its label and a number for each of its columns."""
    match = TRAILING.match(line.text) if line.text[-1:].isdigit() else None
    if match is None:
        return False
    count = len(match["values"].split())
    rows = words.rows.get(core(match["label"]), ()) if count >= _ROW else ()
    return any(len(words.form.columns[row]) == count for row in rows)


def carve(text: str, words: Index) -> list[Entry]:
    """Cut a line in which a table ran together at the form's labels; empty when it is short, or has too few of them, and more than rows."""
    found = _labels_in(text, words)
    entries: list[Entry] = []
    labels: list[re.Match[str]] = []
    for number, match in enumerate(found):
        labels.append(match)
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        between = text[match.end() : end]
        numbers = end_of_numbers(between, 0)
        if between[:numbers].strip():
            alone = not between[numbers:]  # digits in front of other text are not cut
            used = [Piece(0, label.start(), label.end()) for label in labels]
            used[-1] = used[-1]._replace(end=match.end() + numbers)
            kept = _ROWS if is_numbered(match[0]) else _HEADS
            names = tuple(label[0] for label in labels[-kept:])
            entries.append(
                Entry(names, tuple(with_units(between[:numbers]).split()), "", glued=alone, sources=tuple(used))
            )
            labels = []
    return [*entries, *_without_numbers(labels)] if entries else []


def _labels_in(text: str, words: Index) -> list[re.Match[str]]:
    """The labels at which a line is cut."""
    found = list(label_pattern(words.wholes).finditer(text)) if len(text) > _LONG else []
    return found if len(found) > _FEW else labels_of_rows(text, words)


def _without_numbers(labels: Sequence[re.Match[str]]) -> Iterator[Entry]:
    """The labels at the end of a line, whose numbers may stand on the next."""
    if labels:
        used = tuple(Piece(0, label.start(), label.end()) for label in labels)
        yield Entry(tuple(label[0] for label in labels), (), "", sources=used)


def _is_bare(text: str) -> bool:
    """Whether a line holds nothing but numbers."""
    return not text or is_value(text) or _is_numbers(text)


def _are_names(text: str, words: Index) -> bool:
    """Whether a line names columns one after another, the corner in front of them perhaps, or holds pieces of such names."""
    parts = text.split()
    known = sum(core(part) in words.columns for part in parts) if 1 < len(parts) <= _MOST_NAMES else 0
    return (known >= _FEWEST_NAMES and len(parts) - known <= _OTHERS) or are_pieces(text, words)


def looks_tabular(line: Line, words: Index) -> bool:
    """Whether a line is a cell or a row of a table rather than prose."""
    text = with_units(without_signs(line.text)).strip() or line.text
    if named_values(line.text, words) or _is_bare(text):
        return True
    if len(text) > _LONG and (place := has_table(text, words)):
        return place[1] - place[0] > len(text) * 0.8
    return text[-1] not in "。；！？" and (bool(labels_of_rows(text, words)) or _is_named(text, words))


def _is_named(text: str, words: Index) -> bool:
    """Whether a line begins with a label of a row or names of columns, or pieces of these."""
    match = TRAILING.match(text)
    label = match["label"] if match else text
    if core(label) in words.rows or _are_names(label, words):
        return True
    return len(normal(label)) <= _LONG and (is_piece(label, words) or is_patched(label, words))
