"""Raw tables and table-like lines → entries: labels with the values behind them, whatever the shape they came in."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gipgen.imports.form_words import Index, is_patched, is_piece
from gipgen.imports.printed_words import core, is_value, normal
from gipgen.imports.raw import Block, Cell, Line, Table

_BLANK_ROW = 3  # blanks between labels that are a row's, not the stub's
_LONG = 60  # characters of a line that is no cell any more
_VALUE = r"(?:[-+增减]?\d[\d,，]*(?:\.\d+)?(?:亿元|万元|元|件|条|个|项)?(?:[（(][^（）()]{0,24}[)）])?|[/—－–-]+|无)"
_NUMBERS = re.compile(r"[\s\d.,，/—－–无-]*")  # of a row in running text, with the marks for nothing
_TRAILING = re.compile(
    rf"^(?P<label>.*?[^\d\s.,，/—－–-])\s*(?P<values>(?:(?<=[\s）)”\"\u4e00-\u9fff]){_VALUE})(?:\s+{_VALUE})*)\s*$"
)


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
            found += _of_table(block)
        else:
            lines.append(block)
    found += _of_lines(lines, words)
    return found


def _is_label(text: str) -> bool:
    return len(core(text)) >= 2 and not is_value(text)  # one character is no label: 三、 果


def _of_table(table: Table) -> Iterator[Entry]:
    for number, row in enumerate(table.rows):
        labels: list[str] = []
        values: list[Cell] = []
        place = f"{table.place}第{number + 1}行"
        started = False
        for cell in row:
            if _is_label(cell.text):
                if started:
                    yield _entry(labels, values, place, table)
                    labels, values, started = [], [], False
                elif len(values) >= _BLANK_ROW:
                    yield _entry(labels, values, place, table)
                    labels, values = [], []
                elif values:
                    values = []  # blanks between labels are the stub's
                labels.append(cell.text)
            else:
                started = started or is_value(cell.text)
                values.append(cell)
        yield _entry(labels, values, place, table)


def _entry(labels: list[str], values: list[Cell], place: str, table: Table) -> Entry:
    return Entry(tuple(labels), tuple(cell.text for cell in values), place, tuple(values), table)


def _of_lines(lines: list[Line], words: Index) -> Iterator[Entry]:
    """Lines as cells: a label, a number, a label with its numbers, or a whole table run together in one line."""
    labels: list[str] = []
    values: list[str] = []
    place = ""
    for line in lines:
        text = _with_units(line.text)
        if carved := carve(text, words):
            if values:
                yield Entry(tuple(labels), tuple(values), place)
            labels, values = [], []
            yield from (entry._replace(place=line.place) for entry in carved)
            continue
        if _is_numbers(text):
            place = place or line.place
            values += text.split()
            continue
        if values:
            yield Entry(tuple(labels), tuple(values), place)
            labels, values = [], []
        place = line.place
        match = _TRAILING.match(text)
        if match:
            yield Entry((*labels, match["label"]), tuple(match["values"].split()), place)
            labels = []
        elif _may_be_label(text, words):
            labels.append(text)
        else:
            labels = []
    if values:
        yield Entry(tuple(labels), tuple(values), place)
    elif labels:
        yield Entry(tuple(labels), (), place)


def _is_numbers(text: str) -> bool:
    return bool(text) and all(map(is_value, text.split()))


def _may_be_label(text: str, words: Index) -> bool:
    """Whether a line is a label or a part of one, as far as it can be seen: anything short that is no sentence."""
    if len(text) <= _LONG and not re.search(r"[。！？；]$", text):
        return True
    return is_piece(text, words) or core(text) in words.rows


def _with_units(text: str) -> str:
    """``505.5 万元`` is one value."""
    return re.sub(r"(?<=\d)\s+(?=(?:亿元|万元|元|件|条|个|项)(?:\s|$))", "", text)


def carve(text: str, words: Index) -> list[Entry]:
    """Cut a long line in which a table ran together at the form's labels; empty when there are too few of them."""
    if len(text) <= _LONG:
        return []
    pattern = _label_pattern(words)
    found = list(pattern.finditer(text))
    if len(found) < 3:  # prose may name a row or two
        return []
    entries: list[Entry] = []
    labels: list[str] = []
    for number, match in enumerate(found):
        labels.append(match[0])
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        between = text[match.end() : end]
        run = _NUMBERS.match(between)
        digits = run[0].strip() if run else ""
        if digits:
            alone = run is not None and not between[run.end() :].strip()  # digits in front of other text are not cut
            entries.append(Entry(tuple(labels[-3:]), tuple(digits.split()), "", glued=alone))
            labels = []
    return entries


def _label_pattern(words: Index) -> re.Pattern[str]:
    cached = _PATTERNS.get(words.form.edition)
    if cached is None:
        labels = sorted({label for label in words.wholes.split("\n") if len(label) > 1}, key=len, reverse=True)
        cached = _PATTERNS[words.form.edition] = re.compile("|".join(_loose(label) for label in labels))
    return cached


_PATTERNS: dict[str, re.Pattern[str]] = {}
_SIGNS = {
    "(": "[（(]",
    ")": "[）)]",
    ",": "[,，、]",
    ".": "[.．、]",
    "、": "[、.．,，]",
    "“": '[“"]',
    "”": '[”"]',
    ":": "[:：]",
}


def _loose(label: str) -> str:
    return r"\s*".join(_SIGNS.get(sign, re.escape(sign)) for sign in label)


def has_table(text: str, words: Index) -> tuple[int, int] | None:
    """Where in a long line a table begins and ends that ran together with prose."""
    found = list(_label_pattern(words).finditer(text))
    groups: list[list[re.Match[str]]] = []
    for match in found:
        if groups and _is_gap(text[groups[-1][-1].end() : match.start()]):
            groups[-1].append(match)
        else:
            groups.append([match])
    best = max(groups, key=len, default=[])
    if len(best) < 4 or len(re.findall(r"\d", text[best[0].start() :])) < 4:  # prose may name a few rows in a list
        return None
    tail = _NUMBERS.match(text, best[-1].end())
    return best[0].start(), tail.end() if tail else best[-1].end()


def _is_gap(text: str) -> bool:
    """Whether what stands between two labels can be numbers, or a slip of a label, but no prose."""
    return not re.search("[，。；！？]", text) and len(re.sub(r"[\s\d.,/—－–\-]", "", text)) <= 4  # a slip's worth


def looks_tabular(line: Line, words: Index) -> bool:
    """Whether a line is a cell or a row of a table rather than prose."""
    text = _with_units(line.text)
    if len(text) > _LONG and (place := has_table(text, words)):
        return place[1] - place[0] > len(text) * 0.8
    if not text or is_value(text) or _is_numbers(text):
        return True
    if text[-1] in "。；！？":
        return False
    match = _TRAILING.match(text)
    label = match["label"] if match else text
    if core(label) in words.rows and len(core(label)) > 1:
        return True
    return len(normal(label)) <= _LONG and (is_piece(label, words) or is_patched(label, words))
