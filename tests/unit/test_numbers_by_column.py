"""Copies in which table two's columns stand one after the other: its numbers are read by the names above them, or not at all."""

import published
import pytest
from test_layouts import BEFORE, is_right, open_rows, text

from gipgen.imports.import_report import Published
from gipgen.layout.grid import Grid

ROWS = {"regulations", "normative_documents", "licensing", "penalty", "coercion", "fees"}
LABELS = ["第二十条第（一）项", "信息内容", "规章", "行政规范性文件", "第二十条第（五）项", "信息内容", "行政许可", "第二十条第（六）项", "信息内容", "行政处罚", "行政强制", "第二十条第（八）项", "信息内容", "行政事业性收费"]  # fmt: skip
MADE = ["本年制发件数", "0", "88"]
REPEALED = ["本年废止件数", "0", "55"]
VALID = ["现行有效件数", "0", "698"]
DECIDED = ["本年处理决定数量", "10690", "本年处理决定数量", "2113", "0"]
FEES = ["本年收费金额（单位：万元）", "9116.36"]


def read(*parts: list[str]) -> Published:
    lines = [line for part in parts for line in part]
    return text(lambda grid: "\n".join(lines) if grid.columns == 4 else published.tabs(grid))


def test_columns_block_by_block() -> None:
    """As poppler takes a table apart."""
    imported = read(LABELS[:4], MADE, REPEALED, VALID, LABELS[4:], DECIDED, FEES)
    assert is_right(imported)
    assert () == (*imported.leftovers, *imported.noted)


def test_columns_from_top_to_bottom_of_the_page() -> None:
    assert is_right(read(LABELS, MADE, DECIDED, FEES, REPEALED, VALID))


@pytest.mark.parametrize(
    "parts",
    [
        [LABELS, MADE, REPEALED, VALID, DECIDED[:-1], FEES],  # a number is missing
        [LABELS, MADE, [*REPEALED, "7"], VALID, DECIDED, FEES],  # one too many
        [LABELS, MADE, REPEALED[1:], VALID, DECIDED, FEES],  # a name is missing
        [LABELS, MADE, REPEALED, VALID, [*DECIDED[:1], "2113", "0", *DECIDED[:2]], FEES],  # columns of one name change places
        [[each for each in LABELS if each != "行政强制"], MADE, REPEALED, VALID, DECIDED, FEES],  # a row is missing
        [LABELS[::-1], MADE, REPEALED, VALID, DECIDED, FEES],  # rows stand in another order
    ],
)  # fmt: skip
def test_anything_less_is_nobodys(parts: list[list[str]]) -> None:
    imported = read(*parts)
    assert ROWS == open_rows(imported)
    assert imported.leftovers


def stacked(grid: Grid) -> str:
    """Table three: all labels, then each column's name and its numbers."""
    labels = [cell.text for row in grid.rows for cell in row if cell.kind != "value"]
    rows = [[cell.text for cell in row if cell.kind == "value"] for row in grid.rows]
    names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    columns = zip(*(row for row in rows if row), strict=True)
    numbers = [line for name, column in zip(names, columns, strict=True) for line in (name, *column)]
    return "\n".join([*(label for label in labels if label not in names), *numbers])


def test_a_table_of_many_rows() -> None:
    def table(grid: Grid) -> str:
        return stacked(grid) if grid.columns == 10 else published.tabs(grid)

    assert is_right(text(table))
    assert is_right(text(table, BEFORE), BEFORE)
