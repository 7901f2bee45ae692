"""Rows that share their cells: labels below one another in one cell, and as many numbers in each cell beside it."""

from collections.abc import Sequence

from gipgen.imports.form_words import Index
from gipgen.imports.printed_words import core, is_value
from gipgen.imports.raw import Cell

_FEWEST = 2  # cells with numbers below one another: one number may be broken over lines


def rows_in_cells(row: Sequence[Cell], words: Index) -> list[list[Cell]]:
    """The cells of each of the rows that stand in one; nothing where it is one, or nobody could tell which number is whose."""
    numbers = [cell for cell in row if "\n" in cell.text and all(map(is_value, _lines(cell)))]
    heights = {len(_lines(cell)) for cell in numbers}
    if len(numbers) < _FEWEST or len(heights) != 1:
        return []
    (height,) = heights
    labels = [cell for cell in row if _names(_lines(cell), words) == height == len(_lines(cell))]
    shared = [*numbers, *labels] if len(labels) == 1 else []
    return [_line_of(row, shared, line) for line in range(height if shared else 0)]


def _line_of(row: Sequence[Cell], shared: Sequence[Cell], line: int) -> list[Cell]:
    """The cells of one of the rows; what they do not share stands in the first."""
    mine = row if line == 0 else shared
    return [cell._replace(text=_lines(cell)[line]) if cell in shared else cell for cell in row if cell in mine]


def _lines(cell: Cell) -> list[str]:
    return [line for line in cell.text.split("\n") if line.strip()]


def _names(lines: Sequence[str], words: Index) -> int:
    """How many of the lines are the label of a row."""
    return sum(core(line) in words.rows for line in lines)
