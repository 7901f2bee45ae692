"""Text of a PDF in two columns, and what only looks like it."""

import pytest
from published import _text_of_pdf as shown_at
from test_pdf_lines import TABLE, blocks

from gipgen.imports.raw import Line

LEFT = [f"左{number}的一行，有{'字' * 12}十八个" for number in range(5)]
RIGHT = [f"右{number}的一行，有{'字' * 12}十八个" for number in range(5)]


def column(x: float, texts: list[str], top: float = 1500) -> list[str]:
    return [shown_at(x, top - 20 * row, text) for row, text in enumerate(texts)]


def read(*drawn: list[str]) -> list[str]:
    return [each.text if isinstance(each, Line) else "表" for each in blocks([sign for each in drawn for sign in each])]


def test_columns_are_read_one_after_the_other() -> None:
    above, below = column(40, ["标" * 60], 1540), column(40, ["尾" * 60], 1380)
    assert ["标" * 60, *LEFT, *RIGHT, "尾" * 60] == read(above, column(40, LEFT), column(500, RIGHT), below)


def test_columns_whose_lines_stand_at_other_heights() -> None:
    assert [*LEFT, *RIGHT] == read(column(40, LEFT), column(500, RIGHT, 1490))


def test_a_short_last_line_and_a_column_that_ends_above_the_other() -> None:
    left = [*LEFT[:4], "左完。"]
    assert [*left, *RIGHT[:4]] == read(column(40, left), column(500, RIGHT[:4]))


def test_where_a_paragraph_begins_in_a_column() -> None:
    drawn = [*column(40, LEFT), *column(524, ["首行，" + "字" * 17]), *column(500, RIGHT[1:], 1480)]
    assert [False] * 5 + [True] + [False] * 4 == [each.begins for each in blocks(drawn) if isinstance(each, Line)]


def test_what_stands_below_a_gap_is_none_of_the_columns() -> None:
    more = column(40, ["二、主动公开政府信息情况"], 1340)
    assert [*LEFT, *RIGHT, "二、主动公开政府信息情况"] == read(column(40, LEFT), column(500, RIGHT), more)


def test_a_table_between_two_bands_of_columns_stays_between() -> None:
    """The table of ``TABLE`` stands at 1000 and below."""
    upper = [*column(40, LEFT, 1100), *column(500, RIGHT, 1100)]
    lower = [*column(40, LEFT, 880), *column(500, RIGHT, 880)]
    assert [*LEFT, *RIGHT, "表", *LEFT, *RIGHT] == read(upper, TABLE, lower)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["规章"] * 5, ["0"] * 5),  # a table without rules
        (LEFT, ["12"] * 5),
        ([text.replace("，", "的") for text in LEFT], RIGHT),  # no sentence
        (LEFT[:2], RIGHT[:2]),  # hardly any lines
    ],
)
def test_what_is_no_column_stays_in_its_line(left: list[str], right: list[str]) -> None:
    assert [f"{one} {other}" for one, other in zip(left, right, strict=True)] == read(
        column(40, left), column(500, right)
    )


def test_text_across_the_middle_parts_columns() -> None:
    across = ["跨" * 60]
    drawn = [
        *column(40, LEFT[:2]),
        *column(500, RIGHT[:2]),
        *column(40, across, 1460),
        *column(40, LEFT[2:4], 1440),
        *column(500, RIGHT[2:4], 1440),
    ]
    assert [f"{LEFT[0]} {RIGHT[0]}", f"{LEFT[1]} {RIGHT[1]}", *across] == read(drawn)[:3]


def test_columns_go_on_below_the_space_between_paragraphs() -> None:
    first, second = [*column(40, LEFT), *column(500, RIGHT)], [*column(40, LEFT, 1360), *column(500, RIGHT, 1360)]
    assert [*LEFT, *LEFT, *RIGHT, *RIGHT] == read(first, second)


def test_short_columns_of_a_page_whose_text_stands_in_columns() -> None:
    """Below a line across, a heading and the first lines of its section stand side by side."""
    above, across = [*column(40, LEFT), *column(500, RIGHT)], column(40, ["跨" * 60], 1400)
    short = [*column(40, ["五、存在的主要问题及改进情况"], 1380), *column(500, ["首行。"], 1380)]
    assert [*LEFT, *RIGHT, "跨" * 60, "五、存在的主要问题及改进情况", "首行。"] == read(above, across, short)
