"""Table four as a list: each column's name with its number, below the name of its row."""

import published
import pytest
from test_layouts import THEN, is_right, open_rows, text
from test_other_shapes import html, page

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


@pytest.mark.parametrize(
    ("rows", "right"),
    [
        (["行政复议", "未经复议直接起诉", "复议后起诉"], True),
        (["", "未经复议直接起诉", "复议后起诉"], True),  # a page cut its cell
        (["行政复议", "", "复议后起诉"], True),
        (["行政复议", "", ""], False),
        (["行政复议", "行政诉讼合计", "复议后起诉"], False),
    ],
)
def test_a_name_that_a_page_cut_from_a_table(rows: list[str], *, right: bool) -> None:
    made = [
        [rows[at // 5] if at % 5 == 0 else "", NAMES[at % 5], number] if rows[at // 5] else [NAMES[at % 5], number]
        for at, number in enumerate(NUMBERS)
    ]
    tables = "".join(html(made[at : at + 5]) for at in (0, 5, 10))
    imported = page(lambda grid: tables if grid.columns == 15 else published.html_table(grid))
    assert is_right(imported) if right else open_rows(imported) == ALL
