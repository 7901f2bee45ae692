"""Lines and tables in which several things ran together, cut where one of them ends."""

import pytest
from test_import import FORM
from test_sections import TABLES

from gipgen.imports.cut_blocks import cut
from gipgen.imports.form_words import index
from gipgen.imports.raw import Block, Cell, Line, Run, Table, plain

WORDS = index("2021")
ONE, TWO, THREE = (section.heading for section in FORM.sections[:3])
LONG = (
    "我局认真贯彻落实条例各项规定，持续推进政府信息公开工作，主动公开各类信息，全年办理依申请公开事项，做到件件有答复。"
    * 3
)


def pieces(text: str) -> list[str]:
    return [block.text for block in cut([plain(text, "第1行")], WORDS)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{ONE}{LONG}", [ONE, LONG]),
        (f"{ONE} 我局公开。见附件。", [ONE, "我局公开。见附件。"]),  # at the beginning of any line
        (f"{ONE}：我局公开信息。", [ONE, "我局公开信息。"]),
        (f"{ONE}（含附件）。见下文。", [ONE, "（含附件）。见下文。"]),
        (f"{LONG}{TWO}2024年，我局公开。", [LONG, TWO, "2024年，我局公开。"]),
        (f"{ONE}{LONG}{TWO}{LONG}", [ONE, LONG, TWO, LONG]),
        (f"一 、总体情况{LONG}", ["一 、总体情况", LONG]),
        (f"一．总体情况{LONG}", ["一．总体情况", LONG]),
        (f"公开有序。{TWO}我局公开。", ["公开有序。", TWO, "我局公开。"]),  # behind a sentence
        (f"公开有序，见{TWO}部分。", [f"公开有序，见{TWO}部分。"]),  # a short line only mentions it
        (f"（{ONE}）{LONG}", [f"（{ONE}）{LONG}"]),
        (f"第{ONE}{LONG}", [f"第{ONE}{LONG}"]),
        (f"十{ONE}{LONG}", [f"十{ONE}{LONG}"]),
        (f"{ONE} {TWO} {THREE} {LONG}", [f"{ONE} {TWO} {THREE} {LONG}"]),  # a list of headings
        (f"{ONE}{TWO}{LONG}", [ONE, TWO, LONG]),  # a section without text
        (f"{LONG}{ONE}{TWO}{THREE}{LONG}", [f"{LONG}{ONE}{TWO}{THREE}{LONG}"]),
        (ONE, [ONE]),
        (f"{ONE}：", [f"{ONE}："]),
        (f"{ONE}。", [f"{ONE}。"]),
        ("一、总体情况甲", ["一、总体情况甲"]),  # nothing fits beside it
        (LONG, [LONG]),
        ("", [""]),
    ],
)
def test_a_line_is_cut_at_the_headings_of_sections(text: str, wanted: list[str]) -> None:
    assert wanted == pieces(text)


@pytest.mark.parametrize(("length", "apart"), [(9, False), (10, True)])
def test_headings_beside_each_other_are_a_list(length: int, *, apart: bool) -> None:
    between = "公" * length
    text = f"{ONE}{between}{TWO}{LONG}"
    assert ([ONE, between, TWO, LONG] if apart else [text]) == pieces(text)


@pytest.mark.parametrize(("length", "cut_"), [(120, False), (121, True)])
def test_in_how_long_a_line_a_heading_may_stand(length: int, *, cut_: bool) -> None:
    behind = "我局公开信息若干条件"
    text = "公" * (length - len(TWO) - len(behind)) + TWO + behind
    assert length == len(text)
    assert (3 if cut_ else 1) == len(pieces(text))


ROWS = "行政许可 1 行政处罚 2 行政强制 3 规章 4 "


def test_a_line_is_cut_at_a_table_in_it() -> None:
    rows = ROWS.strip()
    assert ["公开如下：", rows, "公" * 40] == pieces(f"公开如下：{ROWS}{'公' * 40}")
    assert [rows, "公" * 40] == pieces(f"{ROWS}{'公' * 40}")
    assert ["公" * 40, rows] == pieces(f"{'公' * 40}{ROWS}")


@pytest.mark.parametrize(("length", "cut_"), [(59, False), (60, True)])
def test_in_a_short_line_no_table_is_looked_for(length: int, *, cut_: bool) -> None:
    assert (2 if cut_ else 1) == len(pieces("公" * (length - len(ROWS)) + ROWS))


def test_what_is_cut_keeps_its_dress_and_its_place() -> None:
    line = Line(
        (Run("一、总体"), Run("情况", bold=True), Run(f" ：{LONG}"), Run("末", bold=True)), "第7行", begins=False
    )
    first, second = cut([line], WORDS)
    assert Line((Run("一、总体"), Run("情况", bold=True)), "第7行", begins=False) == first
    assert Line((Run(LONG), Run("末", bold=True)), "第7行", start=8) == second
    item = line._replace(item="-")
    assert [item] == cut([item], WORDS)


def table(*rows: list[str], path: tuple[int, ...] = (1,)) -> Table:
    cells = (Cell(text, number, column) for number, row in enumerate(rows) for column, text in enumerate(row))
    return Table(tuple(cells), "表1", path=path)


def parted(*rows: list[str]) -> list[str | list[list[str]]]:
    """Lines, and tables as their rows, which begin anew in each."""
    found: list[Block] = cut([table(*rows)], WORDS)
    assert {"表1"} == {block.place for block in found}
    assert {(1,)} == {block.path for block in found}
    return [
        block.text if isinstance(block, Line) else [[cell.text for cell in row] for row in block.rows]
        for block in found
    ]


PENALTY, COERCION = ["行政处罚", "3"], ["行政强制", "5"]


@pytest.mark.parametrize(
    ("alone", "lines"),
    [
        (TWO, [TWO]),
        ("我局公开情况如下。", ["我局公开情况如下。"]),
        ("甲。\n \n乙。", ["甲。", "乙。"]),
        ("公" * 60, ["公" * 60]),
        ("某某", ["某某"]),
    ],
)
def test_what_stands_alone_in_a_row_is_no_row(alone: str, lines: list[str]) -> None:
    for row in ([alone], [alone, ""], ["", alone, " "]):
        assert [*lines, [PENALTY, COERCION]] == parted(row, PENALTY, COERCION)
        assert [[PENALTY], *lines, [COERCION]] == parted(PENALTY, row, COERCION)
        assert [[PENALTY, COERCION], *lines] == parted(PENALTY, COERCION, row)


@pytest.mark.parametrize("alone", ["3", "/", "行政许可", "信息内容", "结果维持结果纠正", TWO.partition("、")[2], ""])
def test_a_cell_of_the_form_alone_in_its_row_stays(alone: str) -> None:
    whole = [PENALTY, [alone, ""], COERCION]
    assert [whole] == parted(*whole)


HEAD, NUMBERS = ["行政复议", "行政诉讼"], ["1", "2"]


def test_table_four_below_another_is_a_table_of_its_own() -> None:
    assert [[PENALTY], [HEAD, NUMBERS]] == parted(PENALTY, HEAD, NUMBERS)
    assert [[HEAD, NUMBERS]] == parted(HEAD, NUMBERS)
    second = ["未经复议直接起诉", "复议后起诉"]
    assert [[PENALTY], [HEAD, second, NUMBERS]] == parted(PENALTY, HEAD, second, NUMBERS)
    assert [[["信息内容", "数量"], HEAD, NUMBERS]] == parted(
        ["信息内容", "数量"], HEAD, NUMBERS
    )  # no number: headers of it
    assert [[PENALTY, ["行政复议", "2"]]] == parted(PENALTY, ["行政复议", "2"])  # a row with its number is no header
    assert [[HEAD, ["", ""], second, NUMBERS]] == parted(HEAD, ["", ""], second, NUMBERS)


def test_the_forms_own_tables_stay_whole() -> None:
    for each in TABLES.values():
        assert [each] == cut([each], WORDS)
