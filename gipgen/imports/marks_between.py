"""Rows of text whose cells stand between Chinese commas (规章、3、5、74) → the same rows with blanks in front of their numbers.

The labels hold such commas themselves (一、本年新收 …), so a row is read from its end: the numbers, and before them its label.
A row with nothing between two commas stays as it is: nobody may count its cells.
"""

from gipgen.imports.printed_words import is_value

_MARKS = "、，；"
_FEWEST = 6  # rows with several numbers, of a table; sentences end otherwise
_SEVERAL = 3
_LONGEST = 300  # characters of a row
_SENTENCE = frozenset("。！？")


def with_blanks(text: str) -> str:
    """A text in which the numbers of such rows stand between blanks; any other text as it is."""
    for mark in _MARKS:
        if text.count(mark) < _FEWEST * _SEVERAL:
            continue
        lines = text.split("\n")
        rows = [_row(line, mark) for line in lines]
        if sum(count >= _SEVERAL for _, count in rows) >= _FEWEST:
            return "\n".join(row or line for (row, _), line in zip(rows, lines, strict=True))
    return text


def _row(line: str, mark: str) -> tuple[str, int]:
    """A line as a row, and how many numbers it ends in; nothing for any other line."""
    if not line[-1:].strip() or mark not in line or len(line) > _LONGEST or not _SENTENCE.isdisjoint(line):
        return "", 0
    cells = [cell.strip() for cell in line.split(mark)]
    count = 0
    while count < len(cells) and is_value(cells[-1 - count]):
        count += 1
    label = cells[: len(cells) - count]
    if not all(cells) or (count < _SEVERAL and (count < 1 or len(label) != 1 or any(map(str.isdigit, label[0])))):
        return "", 0
    return " ".join((mark.join(label), *cells[len(label) :])).strip(), count
