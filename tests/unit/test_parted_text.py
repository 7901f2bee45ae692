"""Labels, headings and reports that copies part or dress: put together again, or named.

The numbers are those of a report read by hand (平潭综合实验区 2022), as in test_layouts.
"""

from collections.abc import Callable

import published
import pytest
from test_import import found
from test_layouts import THEN, is_right, numbers, page, text

from gipgen.form.editions import load
from gipgen.imports.import_report import import_report
from gipgen.layout.grid import Grid


def shown(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def tabs(grid: Grid) -> str:
    return "\n".join("\t".join(each or "" for each in row) for row in published._covered(grid))


def one_line(grid: Grid) -> str:
    return "\n".join(
        f"{''.join(c.text for c in row if c.kind != 'value')} …… {' '.join(c.text for c in row if c.kind == 'value')}"
        for row in grid.rows
    )


def broken(grid: Grid) -> str:
    """Labels of more than seven characters go on on the next line, with the rest of their row."""
    rows = [[each or "" for each in row] for row in published._covered(grid)]
    return "\n".join("\t".join(each if len(each) < 9 else f"{each[:7]}\n{each[7:]}" for each in row) for row in rows)


def test_leaders_of_dots_and_labels_behind_those_of_their_group() -> None:
    read = found(text(one_line))
    assert {ref: each for ref, each in numbers(THEN).items() if ref in read} == read
    assert {"disclosed.total", "new_received.total", "fees.amount"} <= read.keys()


def test_rows_that_a_break_in_their_label_parts() -> None:
    assert is_right(text(broken))


def test_a_label_alone_in_front_of_one_with_numbers_on_its_line() -> None:
    """规章 has no numbers, and those of the next row stand on the line of its label."""
    imported = text(
        lambda grid: "\n".join(" ".join(row) for row in shown(grid)),
        change=lambda made: made.replace("规章 0 0 0", "规章"),
    )
    wanted = {ref: None if ref.startswith("regulations") else each for ref, each in numbers(THEN).items()}
    assert {ref: each for ref, each in wanted.items() if each is not None} == {
        ref: each for ref, each in found(imported).items() if each is not None
    }


@pytest.mark.parametrize(
    "heading",
    [
        lambda at, words: f"第{'一二三四五六'[at]}部分　{words}",
        lambda at, words: f"第{'一二三四五六'[at]}部分 {words}",
        lambda at, words: (
            f"{'一二三四五六'[at]}、{words.replace('存在的主要问题及改进情况', '工作中存在的主要问题和下一步改进措施')}"
        ),
    ],
)
def test_headings_of_sections_in_other_numbers_and_words(heading: Callable[[int, str], str]) -> None:
    def change(made: str) -> str:
        for at, each in enumerate(load("2021").sections):
            made = made.replace(each.heading, heading(at, each.heading.partition("、")[2]))
        return made

    imported = text(tabs, change=change)
    assert is_right(imported)
    assert "存在的问题" in imported.texts["problems"]
    assert not {"section", "no_section"} & {each.reason for each in imported.noted}


def test_what_a_mail_quotes() -> None:
    imported = text(tabs, change=lambda made: "\n".join(f"> {line}" for line in made.split("\n")))
    assert is_right(imported)
    assert "测试区民政局" == imported.agency


def test_wide_bars_between_cells_and_in_a_sentence() -> None:
    imported = text(
        lambda grid: "\n".join("｜".join(each or "" for each in row) for row in published._covered(grid)),
        change=lambda made: made.replace("本年度未收取信息处理费。", "本年度未收取信息处理费｜复印费｜邮寄费。"),
    )
    assert is_right(imported)
    assert "本年度未收取信息处理费｜复印费｜邮寄费。" == imported.texts["other_matters"]


def test_what_pandoc_makes_of_word() -> None:
    def change(made: str) -> str:
        lines = made.split("\n")
        return "\n".join(
            f'\n::: {{custom-style="正文"}}\n[{line}]{{.underline}}\\\n:::\n' if line.endswith("。") else line
            for line in lines
        ).replace("一、总体情况", "# **一、总体情况** {#section .unnumbered}")

    imported = text(tabs, change=change, name="a.md")
    assert is_right(imported)
    assert "测试区民政局" == imported.agency
    assert not {"{", ":", "\\", "["} & set("".join(imported.texts.values()))


def test_each_line_in_a_table_of_one_cell() -> None:
    def table(grid: Grid) -> str:
        return "".join(f"<table><tr><td>{'　　'.join(row)}</td></tr></table>" for row in shown(grid))

    assert is_right(page(table))


def test_a_column_that_counts_rows() -> None:
    def table(grid: Grid) -> str:
        rows = ["<tr>" + "".join(published._tag(each) for each in row) + "</tr>" for row in grid.rows]
        counted = [row.replace("<tr>", f"<tr><td>{at or '序号'}</td>") for at, row in enumerate(rows)]
        return f"<table>{''.join(counted)}</table>"

    imported = page(table)
    assert is_right(imported)
    assert () == (*imported.leftovers, *imported.noted)
    assert sum("序号 1 2 3" in each.text for each in imported.dropped) == 3


def test_a_column_called_so_that_does_not_count_stays() -> None:
    def table(grid: Grid) -> str:
        rows = ["<tr>" + "".join(published._tag(each) for each in row) + "</tr>" for row in grid.rows]
        counted = [row.replace("<tr>", f"<tr><td>{7 if at else '序号'}</td>") for at, row in enumerate(rows)]
        return f"<table>{''.join(counted)}</table>"

    assert "7" in " ".join(each.text for each in page(table).leftovers)


def test_sections_whose_tables_all_stand_behind() -> None:
    """As in a workbook with its texts on the first sheet."""
    tables: list[str] = []

    def later(grid: Grid) -> str:
        tables.append(published.html_table(grid))
        return ""

    printed = {ref: each or "" for ref, each in numbers(THEN).items()}
    body = "".join(published.parts(2022, printed, later, lambda line: f"<p>{line}</p>"))
    said = body.replace("</p><p>四、", "</p><p>本年度收到的申请均已按期答复。</p><p>四、")
    imported = import_report("a.html", f"<html><body>{said}{''.join(tables)}</body></html>".encode())
    assert is_right(imported)
    assert "本年度收到的申请均已按期答复。" == imported.texts["applications"]
    assert not {"section", "no_section", "no_table"} & {each.reason for each in imported.noted}


@pytest.mark.parametrize(
    ("end", "signed"),
    [
        ("测试区民政局（公章）\n2023年1月20日", "测试区民政局"),
        ("（盖章）测试区民政局\n2023年1月20日", "测试区民政局"),
        ("测试区民政局办公室\n2023年1月20日", "测试区民政局办公室"),
    ],
)
def test_the_agency_is_the_titles_whoever_signs_for_it(end: str, signed: str) -> None:
    imported = text(tabs, change=lambda made: made.replace("测试区民政局\n2023年1月20日", end))
    assert "测试区民政局" == imported.agency
    assert imported.signature is not None
    assert (signed, "2023-01-20") == tuple(imported.signature)
