"""Tables of plain text, in the shapes that copying and extracting leave: where a row ends, and where the table does."""

import pytest

from gipgen.imports.text_tables import table_at

Rows = list[list[str]]


def at(*lines: str, start: int = 0) -> tuple[Rows, int, bool] | None:
    found = table_at(lines, start)
    return None if found is None else (found.rows, found.end, found.padded)


@pytest.mark.parametrize(
    ("lines", "rows", "end"),
    [
        (["甲\t1\t2", "乙\t3\t4"], [["甲", "1", "2"], ["乙", "3", "4"]], 2),
        (["甲\t1", "完。"], [["甲", "1"]], 1),
        (["甲\t1", "", "乙\t2"], [["甲", "1"]], 1),  # a blank line ends rows of several cells
        (["甲\t\t2", "\t\t4"], [["甲", "", "2"], ["", "", "4"]], 2),
        ([" 甲 \t　1　\t**2**"], [["甲", "1", "2"]], 1),
        (["甲<br>乙\t1\\|2"], [["甲\n乙", "1|2"]], 1),
        (["\t甲", "\t1", "\t2"], [["甲", "1", "2"]], 3),
        (
            ["\t甲", "\t1", "", "\t乙", "\t2"],
            [["甲", "1"], ["乙", "2"]],
            5,
        ),  # a blank line between rows of one cell a line
        (["\t甲", "\t1", " ", "", "\t乙"], [["甲", "1"], ["乙"]], 5),
        (["\t甲", "\t1", "", "完。", "\t乙"], [["甲", "1"]], 2),
        (["\t甲", "\t1", "", ""], [["甲", "1"]], 2),
        (["\t甲", "续", "\t1"], [["甲\n续", "1"]], 3),  # a cell of several lines …
        (["\t甲", "\t1", "续"], [["甲", "1"]], 2),  # … but no number is
        (["\t甲", "\t", "续"], [["甲", "\n续"]], 3),
        (["\t甲", "续", "再续", "\t1"], [["甲\n续\n再续", "1"]], 4),
        (["\t甲", "", "续"], [["甲"]], 1),
        (["甲\t1", "续"], [["甲", "1"]], 1),
        (["\t甲", "\t1", "乙\t2", "\t丙", "\t3"], [["甲", "1"], ["乙", "2"], ["丙", "3"]], 5),
        (["\t甲", "乙" * 998, "\t1"], [["甲\n" + "乙" * 998, "1"]], 3),
    ],
)
def test_tabs_between_cells(lines: list[str], rows: Rows, end: int) -> None:
    assert (rows, end, False) == at(*lines)
    assert (rows, end + 1, False) == at("前", *lines, start=1)


def test_a_cell_is_no_longer_than_a_thousand_signs() -> None:
    assert ([["甲" * 1000]], 1, False) == at("\t" + "甲" * 1000, "续", "\t1")
    assert ([["甲" * 999 + "\n续", "1"]], 3, False) == at("\t" + "甲" * 999, "续", "\t1")


@pytest.mark.parametrize(
    ("lines", "rows", "end"),
    [
        (["甲 |", "1 |", "||", "乙 |", "2 |", "||"], [["甲", "1"], ["乙", "2"]], 6),
        (["甲|", "1|", "||", "乙|", "|", "||"], [["甲", "1"], ["乙", ""]], 6),  # a bar by itself is a blank cell
        (["甲 |", "1 |", "||", "乙 |", "2 |", "||", "完。"], [["甲", "1"], ["乙", "2"]], 6),
        (["甲 |", "1 |", "2 |", "3 |", "4 |", "5 | |||"], [["甲", "1", "2", "3", "4", "5"]], 6),  # pads close the row
        (["甲 |", "1 | ||", "乙 |", "2 | ||", "丙 |", "3 | ||"], [["甲", "1"], ["乙", "2"], ["丙", "3"]], 6),
        (["甲", "|", "1", "|", "||", "乙", "|", "2", "|", "||"], [["甲", "1"], ["乙", "2"]], 10),
        (["甲", "|", "|", "||", "乙", "|", "2", "|", "||"], [["甲", ""], ["乙", "2"]], 9),
        (["甲", "|", "1", "||", "乙", "|", "2", "||", "丙", "|", "||"], [["甲", "1"], ["乙", "2"], ["丙"]], 11),
    ],
)
def test_one_cell_a_line_with_bars(lines: list[str], rows: Rows, end: int) -> None:
    assert (rows, end, False) == at(*lines)


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["|", "甲 |", "1 |", "|", "乙 |", "2 |"], [["甲", "1"], ["乙", "2"]]),
        (
            ["|", "甲 |", "|", "2 |", "|", "乙 |", "3 |"],
            [["甲", "", "2"], ["乙", "3"]],
        ),  # a blank cell, since a number follows
        (
            ["|", "甲 |", "乙 |", "丙 |", "丁 |", "|", "|", "1 |"],
            [["甲", "乙", "丙", "丁"], ["", "1"]],
        ),  # a row of headers is over
        (["|", "甲 |", "乙 |", "丙 |", "|", "1 |", "|"], [["甲", "乙", "丙", "", "1", ""]]),
    ],
)
def test_a_bar_in_front_of_each_row(lines: list[str], rows: Rows) -> None:
    assert (rows, len(lines), True) == at(*lines)


@pytest.mark.parametrize("lines", [["甲 |", "1 |", "||", "乙 |", "2 |"], ["甲 |"], ["甲"], [""], ["甲|乙"]])
def test_too_few_bars_make_no_table(lines: list[str]) -> None:
    assert at(*lines) is None


@pytest.mark.parametrize(
    ("lines", "rows", "end", "padded"),
    [
        (["| 甲 | 1 |", "|---|---|", "| 乙 | 2 |"], [["甲", "1"], ["乙", "2"]], 3, False),
        (["| 甲 | 1 |", "| :--- | ---: |", "| 乙 |  |"], [["甲", "1"], ["乙", ""]], 3, False),
        (["甲 | 1 | 2", "乙 | 3 | 4"], [["甲", "1", "2"], ["乙", "3", "4"]], 2, False),
        (["甲 | 1 |", "| 2 |"], [["甲", "1"], ["", "2"]], 2, False),  # not every row begins with a bar: a blank cell
        (["| 甲 | 1 | ||", "| 乙 | 2 | 3 | 4 |"], [["甲", "1", ""], ["乙", "2", "3", "4"]], 2, True),
        (["甲 | 1 |||", "乙 | 2 | 3 | 4"], [["甲", "1"], ["乙", "2", "3", "4"]], 2, True),
        (["| 甲\\|乙 | 1 |"], [["甲|乙", "1"]], 1, False),
        (["| 甲 | 1\\|"], [["甲", "1|"]], 1, False),
        (["| 甲 | 1 |", "完"], [["甲", "1"]], 1, False),
        (["  | 甲 | 1 |  ", "", "| 乙 | 2 |"], [["甲", "1"]], 1, False),
        (["| 甲 | 1 |", "| 公开。 | 2 |"], [["甲", "1"]], 1, False),  # a sentence is no row
        (["| -- | 1 |"], [["--", "1"]], 1, False),
        (["| 行政许可 | Unnamed: 1 |", "| 甲 | 2 |"], [["行政许可", ""], ["甲", "2"]], 2, False),
    ],
)
def test_bars_between_cells(lines: list[str], rows: Rows, end: int, *, padded: bool) -> None:
    assert (rows, end, padded) == at(*lines)


@pytest.mark.parametrize("sign", "。！？；")
def test_a_sentence_with_bars_is_no_table(sign: str) -> None:
    assert at(f"甲 | 乙 | 丙{sign}") is None
