"""Layouts of the eighth look: rows that converters and copies take apart, and what stands between cells."""

import re
from collections.abc import Callable

import pytest
from test_import import found
from test_layouts import THEN, is_right, numbers, open_rows, text
from test_other_shapes import html, page
from test_word_files import document, p, r

from gipgen.findings.text import Problem
from gipgen.form.editions import load
from gipgen.imports.form_words import index, is_read_across
from gipgen.imports.import_report import import_report
from gipgen.imports.marks_between import with_blanks
from gipgen.imports.raw import Block, lay, plain
from gipgen.imports.running_heads import without_running_heads
from gipgen.imports.shape_of_tables import beside_one_another
from gipgen.imports.torn_rows import mended
from gipgen.layout.grid import Grid


def between(sign: str) -> Callable[[Grid], str]:
    """A row a line, each with as many cells as it has."""
    return lambda grid: "\n".join(sign.join(cell.text for cell in row) for row in grid.rows)


@pytest.mark.parametrize("sign", ["、", "，", "；", ";", "|", "│", "┃"])
def test_signs_between_cells(sign: str) -> None:
    assert is_right(text(between(sign)))


def test_commas_between_cells_some_of_which_stand_in_quotes() -> None:
    def table(grid: Grid) -> str:
        rows = ([f'"{cell.text}"' if cell.colspan > 1 else cell.text for cell in row] for row in grid.rows)
        return "\n".join(map(",".join, rows))

    assert is_right(text(table))


ROWS = "\n".join(["甲、3、5、74"] * 6)


@pytest.mark.parametrize(
    "line",
    ["涉及3、5、74。", "第3、5、7条", "乙、、5、74", "乙3、5、7、9", "见附件2、3", "乙、丙、9", "二、主动公开"],
)
def test_what_is_no_row_keeps_its_commas(line: str) -> None:
    assert "甲 3 5 74\n" * 6 + line == with_blanks(f"{ROWS}\n{line}")


@pytest.mark.parametrize("row", ["甲 3,564,123,600", "1,234,567,890", "甲,3,5,7\n乙,,1,2", "甲,3,5\n乙,1,2"])
def test_commas_that_may_be_those_of_thousands_or_of_a_sheet_stay(row: str) -> None:
    assert "\n".join([row] * 9) == with_blanks("\n".join([row] * 9))


HALVES = """
    1.逾期未按收费通知要求缴纳费用、 202  0
    不再处理                            0  1   0   0  203"""
TURNS = """
    2.重复申请
    3.要求提供公开出版物
                            147 1
                            5   0
                                    0 0
                                    0 0
                                         0 0  148
                                         0 0  5"""


@pytest.mark.parametrize(
    ("torn", "rows"),
    [
        (HALVES, ["1.逾期未按收费通知要求缴纳费用、 202 0 0 1 0 0 203", "不再处理"]),
        (TURNS, ["2.重复申请 147 1 0 0 0 0 148", "3.要求提供公开出版物 5 0 0 0 0 0 5"]),
        (HALVES.replace("203", "204"), None),  # no sum
        (HALVES.replace("202  0", "202          0              5"), None),  # not left of the others
        (TURNS.replace("148", "149"), None),
        (TURNS.replace("5   0", "  5 0"), None),  # not below one another
        (TURNS.replace("    2.重复申请\n", ""), None),  # one label for two rows
    ],
)
def test_rows_that_a_layout_by_places_takes_apart(torn: str, rows: list[str] | None) -> None:
    made = mended(torn)
    assert torn.count("\n") == made.count("\n")
    assert torn == made if rows is None else rows == [" ".join(each.split()) for each in made.split("\n") if each]


def pulled(grid: Grid) -> str:
    """The numbers of one row in front of its label, those of another on two lines: as many entries as rows, and not one each."""
    whole = between(" ")(grid)
    whole = re.sub(r"^(.*4\.保护第三方合法权益) (.*)$", r"\2\n\1", whole, flags=re.MULTILINE)
    return re.sub(r"^(.*3\.要求提供公开出版物 0 0 0) (.*)$", r"\1\n\2", whole, flags=re.MULTILINE)


def test_as_many_entries_as_rows_are_not_one_row_each() -> None:
    """The sum of the row on two lines does not hold, so nothing joins it: each row between had got the numbers of the next."""
    wrong = {**numbers(THEN), "not_processed_publication.public_welfare": "1"}
    report = " ".join(f"{number}" for number in wrong.values())

    def table(grid: Grid) -> str:
        return re.sub(r"^(.*[^\d ]) (\d+(?: \d+){6})$", r"\1\n\2", pulled(grid), flags=re.MULTILINE)

    open_rows(text(table, report), report)


_BESIDE = {  # as a print has it whose columns are narrow: groups, written downwards, beside two labels; numbers (#) at their first lines
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "、 开\n本 （二）部分公 #\n年\n度  开（区分处理\n办 的，只计这一\n理 情形，不计其\n结 他情形）",
    "（三）不予公开 1.属于国家秘密": "果     （ 1.属 #\n三 于国\n） 家秘\n不\n予 密",
    "（四）无法提供 1.本机关不掌握相关政府信息": "（   1.本 #\n四   机关\n）   不掌\n无\n法   握相\n提   关政\n供   府信\n息",
    "3.其他": "3. #\n其他",
}


def beside_groups(grid: Grid) -> str:
    whole = between(" ")(grid)
    for label, pieces in _BESIDE.items():
        whole = re.sub(
            rf"^(?:三、本年度办理结果 )?{label}((?: \d+){{7}})$",
            lambda found, lines=pieces: lines.replace(" #", found[1]),  # type: ignore[misc]
            whole,
            flags=re.MULTILINE,
        )
    return whole


def test_labels_two_signs_wide_beside_groups_that_are_written_downwards() -> None:
    """One row is short of its total, so that their order alone does not tell them."""
    last = "四、结转下年度继续办理 0 0 0 0 0 0 0"
    imported = text(beside_groups, change=lambda whole: whole.replace(last, last.removesuffix(" 0")))
    read = found(imported)
    assert {ref for ref, number in numbers(THEN).items() if read.get(ref) != number} <= {
        ref for ref in numbers(THEN) if ref.startswith("carried_out")
    }


def test_a_head_in_pieces_above_a_table_is_none_of_its_sections_prose() -> None:
    head = (
        "申请人情况\n（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 自 法人或其他组织 其 总计\n"
    )

    def table(grid: Grid) -> str:
        if grid.columns != 10:
            return between(" ")(grid)
        return head + between(" ")(grid._replace(rows=grid.rows[3:]))

    imported = text(table)
    assert is_right(imported)
    assert "applications" not in imported.texts


def test_a_corner_that_is_written_downwards_is_of_the_form() -> None:
    words = index("2021")
    corner = load("2021").tables["applications"].corner
    assert is_read_across(corner[::-1], words)
    assert not is_read_across(corner[:-3], words)
    assert not is_read_across("总计", words)


def test_a_table_four_of_digits_that_no_sum_tells_apart_is_there() -> None:
    def table(grid: Grid) -> str:
        lines = between(" ")(grid).split("\n")
        return "\n".join([*lines[:-1], "1010000000050000"]) if grid.columns == 15 else "\n".join(lines)

    imported = text(table)
    assert "no_table" not in {each.reason for each in imported.noted}
    assert ["no_columns"] == [each.reason for each in imported.leftovers]


def test_the_signature_stands_above_tables_that_come_last() -> None:
    def sheets(whole: str) -> str:
        """The sections of text, the signature; then those of tables."""
        heads = "|".join(re.escape(section.heading) for section in load("2021").sections)
        begin, one, two, three, four, five, six = re.split(rf"^(?={heads})", whole, flags=re.MULTILINE)
        return f"{begin}{one}{five}{six}\n{two}{three}{four}"

    imported = text(between("\t"), change=sheets)
    assert is_right(imported)
    assert imported.signature is not None
    assert ("测试区民政局", "2023-01-20") == imported.signature
    assert "2023年1月20日" not in imported.texts["other_matters"]


def test_numbers_between_swallowed_cells_are_one_table() -> None:
    """2019: the heads of table two span two columns or three, and a sheet without spans leaves blanks behind each."""
    rows = [
        ["信息内容", "上一年项目数量", "", "本年增/减", "", "处理决定数量", ""],
        ["行政许可", "187", "", "-8", "", "45213", ""],
        ["信息内容", "采购项目数量", "", "", "采购总金额", "", ""],
        ["政府集中采购", "58", "", "", "16万元", "", ""],
    ]
    table = lay([[(cell, 1, 1) for cell in row] for row in rows], "")
    assert [table] == beside_one_another(table, index("2019"))


def test_an_address_with_the_page_of_all_pages_behind_it_is_a_running_foot() -> None:
    pages = [(plain(f"第{n}句。", f"第{n}页第1行"), plain(f"about:blank {n}/3", f"第{n}页第2行")) for n in (1, 2, 3)]
    kept, heads = without_running_heads([block for each in pages for block in list[Block](each)])
    assert ["about:blank 1/3", "about:blank 2/3", "about:blank 3/3"] == [each.text for each in heads]
    assert 3 == len(kept)


def test_the_year_in_a_cell_tells_the_edition() -> None:
    """A title that stands in a sheet's cell is found only while the tables are read."""
    form = load("2019").tables["applications"]
    rows = [["测试局2019年政府信息公开工作年度报告"], ["三、收到和处理政府信息公开申请情况"]]
    rows += [["", *(column.label for column in form.blocks[0].columns)]]
    rows += [[row.label, *"0000000"] for row in form.blocks[0].rows]
    imported = import_report("a.html", f"<html><body>{html(rows)}</body></html>".encode())
    assert ("2019", 2019) == (imported.form.edition, imported.year)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (document(p()), "没有文字"),
        (document(p(r("word/media/1.png"))) + b"word/media/1.png", "只有图片"),
        (document(p(r("会议通知"))), "选错了文件"),
    ],
)
def test_why_a_word_file_without_text_holds_no_report(content: bytes, words: str) -> None:
    with pytest.raises(Problem) as raised:
        import_report("a.docx", content)
    assert words in raised.value.zh


def test_a_label_that_a_page_cuts_behind_its_first_sign() -> None:
    def table(grid: Grid) -> str:
        rows = []
        for row in grid.rows:
            cells = [cell.text for cell in row]
            cut = "5.属于三类内部事务信息" in cells
            rows.append([cell.replace("于三类内部事务信息", "") for cell in cells] if cut else cells)
            rows += [["于三类内部事务信息", *[""] * 7]] if cut else []
        return html(rows)

    assert is_right(page(table))


def test_the_names_of_three_columns_are_kept_in_front_of_a_row() -> None:
    """2019: 本年增/减 and 处理决定数量 by themselves, then 上一年项目数量 of the next block, seemed to be an order."""
    table = load("2019").tables["proactive"]
    lines = ["测试局2019年政府信息公开工作年度报告", "二、主动公开政府信息情况"]
    cells = []
    for block in table.blocks:
        cells += [block.caption, table.row_header, *(column.label for column in block.columns)]
        cells += [each for row in block.rows for each in (row.label, *map(str, range(1, len(block.columns) + 1)))]
    read = found(
        import_report("a.txt", "\n".join([*lines, " ".join(cells), "三、收到和处理政府信息公开申请情况"]).encode())
    )
    assert ["1", "2", "3"] == [read[f"licensing.{column}"] for column in ("items_last_year", "change", "decisions")]
