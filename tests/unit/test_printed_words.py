"""What is left of a printed label, what is a number, and how alike two labels are."""

import pytest

from gipgen.imports.printed_words import Value, core, filled, is_numbered, is_value, normal, similar, value
from gipgen.imports.raw import Cell, lay


@pytest.mark.parametrize(
    ("text", "seen"),
    [(" 甲\u3000乙\n", "甲乙"), ("１２（件）", "12(件)"), ("甲\u200b乙\ufeff", "甲乙"), ("", ""), ("\u3000", "")],
)
def test_a_text_without_blanks_and_width(text: str, seen: str) -> None:
    assert seen == normal(text)
    assert ((text,) if seen else ()) == filled([text])


@pytest.mark.parametrize(
    ("label", "seen"),
    [
        ("一、本年新收", "本年新收"),
        ("十二、本年新收", "本年新收"),
        ("（三）不予公开", "不予公开"),
        ("(12)不予公开", "不予公开"),
        ("3.其他", "其他"),
        ("一.总体", "总体"),
        ("一,总体", "总体"),
        ("一:总体", "总体"),
        ("危及“三安全一稳定”", "危及三安全一稳定"),
        ("本年收费金额（单位：万元）", "本年收费金额"),
        ("（单位：万元）", "单位万元"),  # nothing but a remark
        ("部分公开（区分处理", "部分公开"),  # whose end was cut off
        ("甲（乙）丙", "甲丙"),
        ("PDF 文件", "文件"),  # beside Chinese words others say the same once more
        ("PDF", "PDF"),
        ("12", ""),
        ("𠀀字", "𠀀字"),
        ("甲" * 300, "甲" * 300),
    ],
)
def test_the_core_of_a_label(label: str, seen: str) -> None:
    assert seen == core(label)


@pytest.mark.parametrize("text", ["一、总体情况", "（三） 不予公开", "3.其他", "12、其他", "一：总体", "一、二、总体"])
def test_a_number_in_front_is_known(text: str) -> None:
    assert is_numbered(text)


@pytest.mark.parametrize("text", ["123.其他", "总体一、情况", " 总体 "])
def test_what_is_no_number_in_front(text: str) -> None:
    assert not is_numbered(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *((sign, True) for sign in ("/", "\\", "-", "--", "—", "——", "–", "−", "―", "无", "無", "N/A", "n/a", "*")),
        ("／", True),
        ("0", True),
        ("1,234", True),
        ("12.5", True),
        ("+3", True),
        ("增加3", True),
        ("减3", True),
        ("12件", True),
        ("12（含1件）", True),
        ("12亿元", True),
        ("", False),
        ("\u3000", False),
        ("约12", False),
        ("12人", False),
        ("12-13", False),
        ("件", False),
    ],
)
def test_a_cell_that_holds_a_number_or_a_mark_for_nothing(text: str, *, number: bool) -> None:
    assert number == is_value(text)


@pytest.mark.parametrize(
    ("printed", "kind", "wanted"),
    [
        ("1234567", "count", Value("number", "1234567", "1234567")),
        ("1,234,567", "count", Value("number", "1,234,567", "1234567")),
        ("9" * 18, "count", Value("number", "9" * 18, "9" * 18)),
        ("9" * 19, "count", Value("unclear", "9" * 19)),
        ("1,23", "count", Value("unclear", "1,23")),
        ("0000", "count", Value("number", "0000", "0", sure=False)),
        ("00", "count", Value("number", "00", "0", sure=False)),
        ("3.00", "count", Value("number", "3.00", "3", sure=False)),
        ("3.10", "count", Value("unclear", "3.10")),
        ("-3", "count", Value("unclear", "-3")),
        (" 12 ", "count", Value("number", "12", "12")),
        ("12宗", "count", Value("number", "12宗", "12", sure=False)),
        ("12(含1)", "count", Value("number", "12(含1)", "12", sure=False)),
        ("12.50", "amount", Value("number", "12.50", "12.50")),
        ("012.5", "amount", Value("number", "012.5", "12.5", sure=False)),
        ("12.5万元", "amount", Value("number", "12.5万元", "12.5", sure=False)),
        ("12.5元", "amount", Value("unclear", "12.5元")),
        ("12.5亿元", "amount", Value("unclear", "12.5亿元")),
        ("0.0", "unit_amount", Value("number", "0.0", "0")),
        ("12.5万元", "unit_amount", Value("number", "12.5万元", "12.5万元")),
        ("12.5件", "unit_amount", Value("unclear", "12.5件")),
        ("12.5元（含税）", "unit_amount", Value("number", "12.5元（含税）", "12.5元", sure=False)),
        ("5", "signed", Value("number", "5", "5")),
        ("-5", "signed", Value("number", "-5", "-5")),
        ("−5", "signed", Value("number", "−5", "-5")),
        ("–5", "signed", Value("number", "–5", "-5")),
        ("减少5", "signed", Value("number", "减少5", "-5")),
        ("增5", "signed", Value("number", "增5", "5")),
        ("-1,200", "signed", Value("number", "-1,200", "-1200")),
        ("-0", "signed", Value("number", "-0", "0")),
        ("-05", "signed", Value("number", "-05", "-5")),
        ("+5", "count", Value("unclear", "+5")),
        ("其他", "other", Value("unclear", "其他")),
    ],
)
def test_what_is_read_of_a_cell(printed: str, kind: str, wanted: Value) -> None:
    assert wanted == value(printed, kind)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("甲乙丙丁", "甲乙丙丁", 1.0),
        ("甲乙丙丁", "甲乙丙戊", 0.75),
        ("甲乙", "甲乙丙丁", 2 / 3),
        ("甲乙", "甲乙丙丁戊", 0.0),  # less than half as long
        ("甲乙丙丁戊", "甲乙", 0.0),
        ("甲乙丙", "丁戊己", 0.0),
        ("", "甲", 0.0),
        ("甲", "", 0.0),
        ("", "", 0.0),
    ],
)
def test_how_alike_two_labels_are(one: str, other: str, alike: float) -> None:
    assert alike == pytest.approx(similar(one, other))


def test_cells_are_laid_out_as_a_browser_does() -> None:
    rows = [[("甲", 1, 2), ("乙", 2, 1)], [("丙", 1, 1), ("丁", 1, 3)], [("戊", 0, 0), ("己", 200, 1)]]
    assert (
        Cell("甲", 0, 0, 2, 1),
        Cell("乙", 0, 1, 1, 2),
        Cell("丙", 1, 1, 1, 1),
        Cell("丁", 1, 2, 2, 1),
        Cell("戊", 2, 0, 1, 1),
        Cell("己", 2, 1, 1, 100),
    ) == lay(rows, "表1").cells
    table = lay(rows, "表1")
    assert ("表1", True, "甲 乙 丙 丁 戊 己") == (table.place, table.grid, table.text)
    assert [["甲", "乙"], ["丙", "丁"], ["戊", "己"]] == [[cell.text for cell in row] for row in table.rows]
    assert range(1, 101) == table.cells[-1].columns
    assert () == lay([], "表1").cells
