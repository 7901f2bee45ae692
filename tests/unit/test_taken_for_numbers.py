"""What is easily taken for a number of this year: notes, what is struck through, other years, rules beside their columns.

The numbers are those of a report read by hand (平潭综合实验区 2022), as in test_layouts.
"""

import re
from typing import Any

import published
import pytest
from test_import import found
from test_layouts import THEN, is_right, numbers, open_rows, page, text
from test_pdf_lines import blocks

from gipgen.imports.import_report import Published, import_report
from gipgen.imports.printed_words import value
from gipgen.imports.raw import Table
from gipgen.layout.grid import Grid, GridCell

shown_at = published._text_of_pdf


def cells(grid: Grid, inside: Any) -> str:
    return (
        "<table>"
        + "".join(f"<tr>{''.join(published._tag(each, '') for each in map(inside, row))}</tr>" for row in grid.rows)
        + "</table>"
    )


def behind_values(more: str, rows: str = "") -> Published:
    """A page with something in front of or behind the numbers of some rows."""

    def table(grid: Grid) -> str:
        def change(one: GridCell) -> GridCell:
            return one._replace(text=more.format(one.text)) if one.kind == "value" and one.ref.startswith(rows) else one

        return cells(grid, change)

    return page(table)


@pytest.mark.parametrize(
    "old", ["<s>9</s>{}", "<del>9</del><ins>{}</ins>", "<span style='text-decoration: line-through'>9</span>{}"]
)
def test_struck_numbers_of_a_page_are_left_out_and_told(old: str) -> None:
    imported = behind_values(old)
    assert is_right(imported)
    assert {"struck"} == {each.reason for each in imported.noted}
    assert "9" in {each.text for each in imported.dropped}


@pytest.mark.parametrize("hidden", ["<span style='display:none'>9</span>{}", "<!-- 9 -->{}"])
def test_hidden_numbers_inside_cells(hidden: str) -> None:
    assert is_right(behind_values(hidden))


def test_the_number_of_a_note_is_no_digit() -> None:
    imported = behind_values("{}<sup>1</sup>", "licensing")
    assert numbers(THEN) == found(imported)
    assert "10690[1]" == imported.cells["licensing", "decisions"].value.raw


def test_raised_digits_of_a_pdf() -> None:
    small = "BT /F 6 Tf 1 0 0 1 {} {} Tm <0031> Tj ET"
    drawn = [f"{100 + 100 * at} {960 - 40 * row} 100 40 re S" for row in range(2) for at in range(2)]
    signs = [
        shown_at(105, 980, "行政许可"),
        shown_at(205, 980, "550"),
        small.format(233, 984),
        shown_at(105, 940, "行政处罚"),
        shown_at(205, 940, "41"),
    ]
    (table,) = blocks([*drawn, *signs])
    assert isinstance(table, Table)
    assert ["行政许可", "550[1]", "行政处罚", "41"] == [each.text for each in table.cells]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("2 0", None),
        ("1 234", "1234"),
        ("12 345 678", "12345678"),
        ("12\n3", "123"),
        ("1 23", None),
        ("5[1]", "5"),
        ("5[1][2]", "5"),
    ],
)
def test_two_numbers_in_one_cell_are_none(printed: str, read: str | None) -> None:
    got = value(printed)
    assert read == (got.text if got.kind == "number" else None)


OTHERS = {"上年度报告的表格", "附：2021年政府信息公开申请情况", "2021年：", "去年的情况"}


def with_other_table(above: str, *, first: bool, own: bool = True) -> Published:
    """Tables of which each number is 7 more, in front of this year's or behind the date."""

    def other(grid: Grid) -> str:
        return cells(grid, lambda one: one._replace(text=str(int(one.text) + 7)) if one.text.isdigit() else one)

    kept: list[str] = []

    def table(grid: Grid) -> str:
        kept.append(other(grid))
        mine = published.html_table(grid) if own or grid.columns != 10 else "<p><img src='/1.png'></p>"
        return f"<p>{above}</p>{kept[-1]}<p>2022年：</p>{mine}" if first else mine

    printed = {ref: each or "" for ref, each in numbers(THEN).items()}
    body = "".join(published.parts(2022, printed, table, lambda line: f"<p>{line}</p>"))
    end = "" if first else f"<p>{above}</p>{''.join(kept)}"
    return import_report(
        "a.html", f"<html><body>{body}<p>测试区民政局</p><p>2023年1月20日</p>{end}</body></html>".encode()
    )


@pytest.mark.parametrize("above", sorted(OTHERS))
@pytest.mark.parametrize("first", [True, False])
def test_tables_that_say_that_they_are_of_an_earlier_year_are_named_and_not_read(above: str, *, first: bool) -> None:
    imported = with_other_table(above, first=first)
    assert is_right(imported)
    assert 3 == [each.reason for each in imported.leftovers].count("other_year")


def test_an_appendix_of_another_year_does_not_fill_in_for_a_picture() -> None:
    imported = with_other_table("上年度报告的表格", first=False, own=False)
    assert {ref: each for ref, each in numbers(THEN).items() if ref in found(imported)} == found(imported)
    assert "new_received.total" not in found(imported)
    assert {"picture"} <= {each.reason for each in imported.noted}


def test_tables_behind_the_report_say_nothing_against_its_own() -> None:
    imported = with_other_table("附表", first=False)
    assert is_right(imported)
    assert "twice" in {each.reason for each in imported.leftovers}


def test_two_tables_of_one_section_that_contradict_leave_their_rows_open() -> None:
    imported = with_other_table("第一张表：", first=True)
    assert {"new_received", "licensing", "regulations"} <= open_rows_of_two(imported)


def open_rows_of_two(imported: Published) -> set[str]:
    """Of table four, whose numbers stand in one line, the first is kept; all other rows are open."""
    return {row for row in imported.form.columns if not any(ref[0] == row for ref in imported.cells)}


def test_a_row_whose_label_a_rule_parts() -> None:
    """The rule of another row goes through the label, and the row is a table by itself below a page's edge."""

    def table(grid: Grid) -> str:
        made = published.html_table(grid)
        if grid.columns != 10:
            return made
        rows = re.findall("<tr>.*?</tr>", made)
        last = "<tr><td>四、结转</td><td>下年度继续办理</td>" + "<td>0</td>" * 4 + "<td>0</td><td>0</td><td>2</td></tr>"
        assert "继续办理" in rows[-1]
        return f"<table>{''.join(rows[:-1])}</table><p></p><table>{last}</table>"

    assert "2" == found(page(table))["carried_out.total"]


@pytest.mark.parametrize("between", ["\n", " "])
def test_numbers_apart_are_not_cut_in_three_though_a_sum_would_fit(between: str) -> None:
    """Two blanks got lost in front of and behind 5684586: 0 + 9 + 5 + 0 + 568 + 4 is 586."""

    def lines(grid: Grid) -> str:
        return "\n".join(between.join(each.text for each in row) for row in grid.rows)

    row = re.compile(r"7\.属于行政执法案卷\s(?:\d+\s){7}")
    short = between.join(("7.属于行政执法案卷", "0", "9", "5", "0", "5684586"))
    imported = text(lines, change=lambda made: row.sub(f"{short}\n", made))
    assert {"deny_enforcement_file"} == open_rows(imported)


def test_a_blank_at_the_end_of_a_row_between_bars_moves_no_number() -> None:
    """No bar stands at the edges of the table: one behind a row stands in front of a blank."""

    def bars(grid: Grid) -> str:
        return "\n".join("|".join(each or "" for each in row) for row in published._covered(grid))

    last = re.compile(r"(四、结转下年度继续办理.*\|)\d+$", re.MULTILINE)
    imported = text(bars, change=lambda made: last.sub(r"\1", made))
    assert {**numbers(THEN), "carried_out.total": None} == found(imported)
