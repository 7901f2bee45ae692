"""Copies in which the numbers of a row stand above its label: each row has its own, or they are nobody's."""

import pytest
from test_layouts import THEN, is_right, numbers, open_rows, text

from gipgen.layout.grid import Grid

TWO = {"regulations", "normative_documents"}


def in_front(grid: Grid, *, behind: str = "", of: int = 4, tall: bool = False) -> str:
    """Each number on a line of its own, and the label below them; ``behind`` is what follows the last label of the first block."""
    lines: list[str] = []
    for row in grid.rows:
        labels = [cell.text for cell in row if cell.kind != "value"]
        values = [cell.text for cell in row if cell.kind == "value"]
        labels = (
            [label[at : at + 3] for label in labels for at in range(0, len(label), 3)] if tall and values else labels
        )
        lines += [*values, *labels] if grid.columns == of else [" ".join([*labels, *values])]
        lines += [behind] if behind and labels == ["行政规范性文件"] else []
    return "\n".join(lines)


def test_numbers_above_their_labels() -> None:
    imported = text(in_front)
    assert is_right(imported)
    assert () == imported.leftovers


def test_numbers_above_labels_that_are_broken_over_lines() -> None:
    assert is_right(text(lambda grid: in_front(grid, tall=True)))


def test_numbers_above_the_labels_of_a_table_whose_sums_do_not_hold() -> None:
    printed = THEN.replace("72 3 0 0 0 0 75", "72 4 0 0 0 0 76")
    assert is_right(text(lambda grid: in_front(grid, of=10), printed), printed)


@pytest.mark.parametrize("behind", ["7\n8\n9", "7 8 9"])
def test_numbers_above_and_below_the_labels_are_nobodys(behind: str) -> None:
    imported = text(lambda grid: in_front(grid, behind=behind))
    assert TWO == open_rows(imported)
    assert any("7 8 9" in each.text for each in imported.leftovers)


def test_a_row_that_is_missing_among_numbers_above_labels_shifts_none() -> None:
    """行政处罚 is not there: 行政强制 has its own number above it, or none."""

    def table(grid: Grid) -> str:
        return in_front(grid).replace(f"{numbers(THEN)['penalty.decisions']}\n行政处罚\n", "")

    assert {"penalty", "coercion"} == open_rows(text(table))
