"""Table four as a list: each column's name with its number, below the name of its row."""

import published
import pytest
from test_layouts import THEN, is_right, open_rows, text

from gipgen.layout.grid import Grid

ALL = {"review", "litigation_direct", "litigation_after_review"}
NAMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
NUMBERS = THEN.split()[-15:]
ROWS = ["行政复议", "行政诉讼\n未经复议直接起诉", "复议后起诉"]


def lines(behind: str) -> list[str]:
    found = []
    for at, row in enumerate(ROWS):
        found += [row, *(f"{name}{behind}{number}" for name, number in zip(NAMES, NUMBERS[5 * at :], strict=False))]
    return found


@pytest.mark.parametrize("behind", ["\n", "：", "  "])
def test_names_with_their_numbers(behind: str) -> None:
    imported = text(lambda grid: "\n".join(lines(behind)) if grid.columns == 15 else published.tabs(grid))
    assert is_right(imported)
    assert () == (*imported.leftovers, *imported.noted)


def without(number: int) -> list[str]:
    return [line for at, line in enumerate(lines("\n")) if at != number]


@pytest.mark.parametrize("number", [1, 6, 12])  # a column, the name of a row, a column of another row
def test_a_name_that_is_missing_leaves_the_list_open(number: int) -> None:
    def shown(grid: Grid) -> str:
        return "\n".join(without(number)) if grid.columns == 15 else published.tabs(grid)

    imported = text(shown)
    assert ALL == open_rows(imported)
    assert imported.leftovers


def test_names_in_another_order_leave_the_list_open() -> None:
    changed = [
        line.replace("结果维持", "甲").replace("结果纠正", "结果维持").replace("甲", "结果纠正") for line in lines("\n")
    ]
    assert ALL == open_rows(text(lambda grid: "\n".join(changed) if grid.columns == 15 else published.tabs(grid)))
