"""Rows of text whose cells stand between commas or bars, each row as many as it has (规章、3、5、74) → the same rows with blanks in front of their numbers.

Labels hold Chinese commas themselves (一、本年新收 …), so a row is read from its end: the numbers, and before them its label. A row with
nothing between two signs stays as it is: nobody may count its cells. Rows that are all of one width are read as a table elsewhere
(``drawn_tables``, ``text_tables``); of rows between bars only those with one bar come here, which may be anything to these.
"""

import re
from itertools import takewhile

from gipgen.imports.printed_words import is_value
from gipgen.imports.text_tables import BARS

_MARKS = "、，；,;" + BARS
_WIDE = ",;"  # between which a spreadsheet writes all rows in one width, blanks too, and cells in quotes
_FEWEST = 6  # rows with several numbers, of a table; sentences end otherwise
_SEVERAL = 3
_LONGEST = 300  # characters of a row
_SENTENCE = frozenset("。！？")
_QUOTED = re.compile(r'"([^",;]*)"')
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")


def with_blanks(text: str) -> str:
    """A text in which the numbers of such rows stand between blanks; any other text as it is."""
    for mark in _MARKS:
        if text.count(mark) < _FEWEST * _SEVERAL:
            continue
        lines = text.split("\n")
        rows = [_row(line, mark) for line in lines]
        several = [(row, count) for row, count in rows if count >= _SEVERAL]
        if len(several) < _FEWEST or (mark in _WIDE and _is_of_one_width(lines, mark)):
            continue
        return "\n".join(map(_taken, rows, lines, [mark] * len(lines)))
    return text


def _taken(row: tuple[str, int], line: str, mark: str) -> str:
    """A row instead of its line; between bars only one with a single bar."""
    return row[0] if row[1] == 1 or (row[0] and mark not in BARS) else line


def _is_of_one_width(lines: list[str], mark: str) -> bool:
    """Whether rows have blanks between their signs, as those of a spreadsheet do where cells span."""
    return any(mark * 2 in line for line in lines)


def _row(line: str, mark: str) -> tuple[str, int]:
    """A line as a row, and how many numbers it ends in; nothing for any other line."""
    if mark not in line or len(line) > _LONGEST or not _SENTENCE.isdisjoint(line):
        return "", 0
    plain = _QUOTED.sub(r"\1", line) if mark in _WIDE else line
    cells = list(map(str.strip, plain.split(mark)))
    count = len(list(takewhile(is_value, reversed(cells)))) if all(cells) else 0
    label = cells[: len(cells) - count]
    if not count or (count < _SEVERAL and len(label) != 1) or _has_digits(label, plain, count):
        return "", 0
    return " ".join((mark.join(label), *cells[len(label) :])).strip(), count


def _has_digits(label: list[str], line: str, count: int) -> bool:
    """Whether a number may begin in front of the first sign (规章 3,564): then the signs may be those of thousands."""
    if count < _SEVERAL:
        return any(map(str.isdigit, label[0]))
    return bool(label and label[-1][-1:].isdigit()) or _THOUSANDS.fullmatch(line.strip()) is not None
