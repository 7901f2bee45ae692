"""Rosters as offices keep them: what is read of each line, and what is said of a wrong one, with its place."""

from io import BytesIO

import pytest

from gipgen.collect.days import day_of
from gipgen.collect.folder_names import folder_names
from gipgen.collect.roster import Roster, read_roster
from gipgen.collect.unit_code import check_character, is_code
from gipgen.collect.unit_names import Nearest, comparable
from gipgen.findings.text import Problem

HEADINGS = "单位,统一社会信用代码,上级,行政区划代码,曾用名,并入,起,止,应报,收到,备注"
# Codes of real organisations, as their sites print them; the last character was not computed here.
REAL_CODES = ("91350100M000100Y43", "91440300708461136T", "914403001922038216", "9144030071526726XG")


def roster(*lines: str, encoding: str = "utf-8", ends: str = "\n") -> Roster:
    return read_roster("名册.csv", ends.join((*lines, "")).encode(encoding))


def said(found: Roster) -> list[str]:
    return [f"{each.line}:{each.column} {each.rule} {each.severity}" for each in found.findings]


def test_only_the_name_is_required() -> None:
    found = roster("单位", "测试区民政局", "", "测试区司法局")
    assert [(unit.name, unit.line, unit.owes, unit.code) for unit in found.units] == [
        ("测试区民政局", 2, True, ""),
        ("测试区司法局", 4, True, ""),
    ]
    assert said(found) == []


def test_every_column_is_read_in_whatever_order() -> None:
    found = roster(
        "收到,单位,止,起,应报,并入,曾用名,行政区划代码,上级,统一社会信用代码,备注",
        "2025/1/20,测试区水务局,2030,2019年,是,,测试区水利局、测试区水利水务局,420104,测试区人民政府,9144 0300 7084 6113 6t,新",
        ",测试区人民政府,,,否,,,,,,",
    )
    assert said(found) == []
    unit = found.units[0]
    assert (unit.received, unit.since, unit.until, unit.owes) == ("2025-01-20", 2019, 2030, True)
    assert unit.former == ("测试区水利局", "测试区水利水务局")
    assert (unit.region, unit.parent, unit.code, unit.note) == ("420104", "测试区人民政府", "91440300708461136T", "新")
    assert not found.units[1].owes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, ends: str) -> None:
    found = roster("单位,上级", "甲区民政局,甲区政府", "甲区政府,", encoding=encoding, ends=ends)
    assert [(unit.name, unit.line) for unit in found.units] == [("甲区民政局", 2), ("甲区政府", 3)]
    assert said(found) == []


@pytest.mark.parametrize(("sign", "word"), [("\t", "制表符"), (";", ";"), ("；", "；"), ("，", "，")])
def test_other_separators_are_read_and_said(sign: str, word: str) -> None:
    found = roster(sign.join(("单位", "上级", "备注")), sign.join(("甲区民政局", "", "好")))
    assert [(unit.name, unit.note) for unit in found.units] == [("甲区民政局", "好")]
    assert said(found) == ["1:1 GIP021 info"]
    assert word in found.findings[0].message()


def test_quotes_hold_commas_line_ends_and_quotes() -> None:
    found = roster("单位,备注,应报", '"甲区民政局","一，\n二,""三""",否', "甲区司法局,,")
    assert found.units[0].note == '一， 二,"三"'
    assert not found.units[0].owes
    assert (found.units[1].name, found.units[1].line) == ("甲区司法局", 4)


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    found = roster("单位,备注", '甲区民政局,"好', "甲区司法局,")
    assert [unit.name for unit in found.units] == ["甲区民政局", "甲区司法局"]
    assert said(found) == ["2:7 GIP021 warning"]


def test_a_title_above_the_headings_and_blank_lines_are_passed_over() -> None:
    found = roster("甲区政府信息公开单位名册,,", ",,", "序号,单位,应报", "1,甲区民政局,")
    assert [(unit.name, unit.line) for unit in found.units] == [("甲区民政局", 4)]
    assert said(found) == ["3:1 GIP022 info"]


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("", "GIP021", "没有内容"),
        ("单位\n", "GIP021", "没有单位"),
        ("报送单位,上级\n甲局,乙\n", "GIP021", "“报送单位”是不是“单位”"),
        ("2024年应报单位名册,,\n单位简称,上级,备注\n甲局,,\n", "GIP021", "“单位简称”是不是“单位”"),
        ("甲局\n乙局\n", "GIP021", "没有“单位”这一列"),
    ],
)
def test_what_is_no_roster(text: str, rule: str, words: str) -> None:
    found = read_roster("名册.csv", text.encode())
    assert found.units == ()
    assert [each.rule for each in found.findings] == [rule]
    assert words in found.findings[0].message()
    assert found.findings[0].message("en")


def test_what_offices_call_the_columns_is_known_and_said() -> None:
    found = roster(
        "单位信息公开名册,,,", "单位名称,信用代码,主管部门,收到日期", "甲区民政局,,甲区政府,2025.1.20", "甲区政府,,,"
    )
    assert [(unit.name, unit.parent, unit.received) for unit in found.units] == [
        ("甲区民政局", "甲区政府", "2025-01-20"),
        ("甲区政府", "", ""),
    ]
    assert said(found) == [f"2:{at} GIP022 info" for at in (1, 6, 11, 16)]
    assert "“主管部门”当作“上级”用了" in found.findings[2].message()


def test_a_column_of_the_right_name_is_taken_before_what_may_be_called_so() -> None:
    found = roster("单位名称,单位,上级部门,上级", "短名,甲区民政局,局,甲区政府", "短名,甲区政府,,")
    assert [(unit.name, unit.parent) for unit in found.units] == [("甲区民政局", "甲区政府"), ("甲区政府", "")]
    assert [each.severity for each in found.findings] == ["warning", "warning"]  # not used, and said so


def test_a_line_that_was_typed_with_other_commas_is_one_of_the_roster() -> None:
    found = roster("单位,上级,曾用名,备注", "甲区政府,,,", "甲区民政局，甲区政府，甲区社会局，新")
    assert [(unit.name, unit.parent, unit.former, unit.note) for unit in found.units] == [
        ("甲区政府", "", (), ""),
        ("甲区民政局", "甲区政府", ("甲区社会局",), "新"),
    ]
    assert said(found) == ["3:1 GIP023 warning"]
    assert "半角逗号" in found.findings[0].message()
    several = roster("单位,曾用名,备注", "甲区民政局,甲区社会局，甲区救济局")  # its former names are two
    assert several.units[0].former == ("甲区社会局", "甲区救济局")
    assert said(several) == []


@pytest.mark.parametrize(
    ("line", "name", "where"),
    [
        ("合计,63,", "", "3:1 GIP023 warning"),
        ("制表人：张三,,", "", "3:1 GIP023 warning"),
        ("二、街道、乡镇,,", "", "3:1 GIP023 info"),
        (",（二）街道、乡镇,", "", "3:2 GIP023 info"),
        ("2,63,", "", "3:1 GIP023 warning"),
        ("2,2.测试区司法局,否", "测试区司法局", "3:3 GIP023 info"),
        ("2,（二）测试区司法局,停用", "测试区司法局", "3:3 GIP023 info"),
        ("2,〇五一二厂,否", "〇五一二厂", ""),
    ],
)
def test_titles_of_groups_sums_and_numbers_of_lines_are_no_names(line: str, name: str, where: str) -> None:
    found = roster("序号,单位,应报", "1,测试区民政局,", line)
    assert [unit.name for unit in found.units] == ["测试区民政局", *([name] if name else [])]
    assert said(found)[1:] == ([where] if where else [])
    assert all(not unit.owes for unit in found.units[1:])


def test_a_column_of_yes_and_no_is_asked_about() -> None:
    found = roster("单位,是否报送,照片", "测试区民政局,是,有", "测试区司法局,否,")
    assert [unit.owes for unit in found.units] == [True, True]
    assert said(found) == ["1:4 GIP022 warning", "1:9 GIP022 info"]
    assert "是不是“应报”" in found.findings[0].message()


def test_headings_in_two_rows_are_read_as_one() -> None:
    found = roster(
        "序号,单位名称,报送情况,,联系方式,",
        ",,应报,收到日期,联系人,手机",
        "1,测试区民政局,否,2025-01-20,李四,139",
        "2,测试区司法局,,,,",
    )
    assert [(unit.name, unit.owes, unit.received) for unit in found.units] == [
        ("测试区民政局", False, "2025-01-20"),
        ("测试区司法局", True, ""),
    ]


def test_a_code_that_excel_has_cut_is_nobodys() -> None:
    found = roster("单位,统一社会信用代码", "测试区民政局,1.13101E+16", "测试区司法局,1.13101E+16")
    assert [unit.code for unit in found.units] == ["", ""]
    assert said(found) == ["2:8 GIP025 warning", "3:8 GIP025 warning"]


def test_the_foot_of_a_table_is_no_unit_that_hands_in_nothing() -> None:
    lines = ("甲区民政局,甲区政府", "单位,上级", "名称,代码", "合 计,", "小计：1个,", "填表人：某某,", "甲区总计中心,")
    found = roster("单位,上级", *lines)
    assert [unit.name for unit in found.units] == ["甲区民政局", "甲区总计中心"]
    assert [each for each in said(found) if "GIP023" in each] == [f"{line}:1 GIP023 warning" for line in range(3, 8)]


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"a\0b", b"\xff\xd8\xff\xe0JFIF\xff"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(Problem, match="CSV"):
        read_roster("名册.xls", content)


LINES = [
    # columns as in HEADINGS: name, code, parent, region, former, merged into, since, until, owes, received, note
    ("甲区民政局,,,,,,,,对,,", "2:14 GIP028 warning", "是或否"),
    ("甲区民政局,,,11010,,,,,,,", "2:9 GIP028 warning", "6 位数字"),
    ("甲区民政局,,,1.1E+05,,,,,,,", "2:9 GIP028 warning", "6 位数字"),
    ("甲区民政局,,,,,,24,,,,", "2:12 GIP028 warning", "四位数字"),
    ("甲区民政局,,,,,,2025,2021,,,", "2:12 GIP028 error", "起（2025）比止（2021）晚"),
    ("甲区民政局,,,,,,,,,1月20日,", "2:15 GIP029 warning", "年月日要全"),
    ("甲区民政局,,,,,,,,,45677,", "2:15 GIP029 warning", "Excel 日期"),
    ("甲区民政局,,,,,,,,,2025-02-30,", "2:15 GIP029 warning", "2025-01-20"),
    ("甲区民政局,91350100M000100Y44,,,,,,,,,", "2:7 GIP025 warning", "应当是 3，这里是 4"),
    ("甲区民政局,91350100M000100Y4,,,,,,,,,", "2:7 GIP025 warning", "这里是 17 位"),
    ("甲区民政局,91350100MO00100Y43,,,,,,,,,", "2:7 GIP025 warning", "不该有的 O"),
    ("甲区民政局,9.13501E+17,,,,,,,,,", "2:7 GIP025 warning", "存成了数字"),
    ("甲区民政局,,甲区民政厅,,,,,,,,", "2:8 GIP026 warning", "最接近的是“甲区民政局”"),
    ("甲区民政局,,甲区民政局,,,,,,,,", "2:8 GIP027 error", "上级是它自己"),
    ("甲区民政局,,,,,乙市城管委,,,,,", "2:11 GIP026 warning", "并入的单位“乙市城管委”不在名册里"),
    (",,,,,,,,,,漏了名称", "2:11 GIP023 warning", "没有写单位"),
    ("甲区民政局,,,,,,,,,,说,明", "2:18 GIP023 warning", "没加引号的逗号"),
]


@pytest.mark.parametrize(("line", "where", "words"), LINES, ids=[where for _, where, _ in LINES])
def test_a_wrong_line_is_told_with_its_place(line: str, where: str, words: str) -> None:
    found = roster(HEADINGS, line, "甲区司法局,,,,,,,,,,")
    assert said(found) == [where]
    assert words in found.findings[0].message()
    assert found.findings[0].message("en")
    assert found.units[-1].name == "甲区司法局"


def test_two_units_of_one_name_code_or_former_name() -> None:
    found = roster(
        "单位,统一社会信用代码,曾用名",
        "甲区民政局,91440300708461136T,",
        "甲区 民政局,,",
        "甲区司法局,91440300708461136T,甲区法制局",
        "甲区水务局,,甲区法制局",
        "甲区教育局,,甲区司法局",
    )
    assert said(found) == [
        "3:1 GIP024 error",
        "4:7 GIP024 error",
        "5:8 GIP024 warning",
        "6:8 GIP024 warning",
    ]
    assert "第 2 行" in found.findings[0].message()


def test_a_circle_of_parents_is_told_once_at_its_first_line() -> None:
    found = roster("单位,上级", "甲,乙", "乙,丙", "丙,乙", "丁,甲")
    assert said(found) == ["3:3 GIP027 error"]
    assert "乙 → 丙 → 乙" in found.findings[0].message()


def test_a_circle_of_mergers_is_told_as_well() -> None:
    """None of its units would owe a report."""
    found = roster("单位,并入", "甲,乙", "乙,甲", "丙,丁", "丁,戊", "戊,")
    assert said(found) == ["2:3 GIP027 error"]
    assert "并入绕成了圈：甲 → 乙 → 甲" in found.findings[0].message()


def test_codes_of_a_county_a_township_and_a_village_are_right() -> None:
    assert (
        said(roster("单位,行政区划代码", "甲,110101", "乙,110101001", "丙,110101001001", "丁,１１０１０１", "戊,"))
        == []
    )


def test_of_a_long_circle_the_first_units_are_named() -> None:
    found = roster("单位,上级", *(f"第{number}局,第{(number + 1) % 5_000}局" for number in range(5_000)))
    assert said(found) == ["2:5 GIP027 error"]
    message = found.findings[0].message()
    assert "第0局 → 第1局 → 第2局" in message
    assert "…… → 第0局" in message
    assert len(message) < 300


def test_an_unknown_parent_of_many_is_told_once() -> None:
    found = roster("单位,上级", *(f"甲区第{number}中学,甲区教育体育局" for number in range(1, 30)), "甲区教育局,")
    assert said(found) == ["2:8 GIP026 warning"]
    assert "共 29 行" in found.findings[0].message()
    assert "甲区教育局" in found.findings[0].message()


def test_a_misspelt_heading_is_named_with_the_nearest() -> None:
    found = roster("单位,统一社会信用号,收到的日期,联系人", "甲区民政局,,,")
    assert said(found) == ["1:4 GIP022 warning", "1:12 GIP022 warning", "1:18 GIP022 info"]
    assert "统一社会信用代码" in found.findings[0].message()
    assert "收到" in found.findings[1].message()


def test_the_sheet_with_the_roster_is_found_and_told() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["填表说明：请各单位核对"])
    book.create_sheet("名册").append(["单位名称", "上级"])
    book["名册"].append(["甲区民政局", None])
    content = BytesIO()
    book.save(content)
    found = read_roster("名册.xlsx", content.getvalue())
    assert [unit.name for unit in found.units] == ["甲区民政局"]
    assert "工作表“名册”" in found.findings[0].message()


def test_a_cell_over_several_lines_counts_for_each_of_them() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (
        ["名册"],
        ["上级", "单位", "备注"],
        ["甲区政府", "甲区民政局", "新"],
        [None, "甲区司法局"],
        [None, None, "旧"],
        ["乙", "丙局"],
    ):
        book.active.append(row)
    for cells in ("A1:C1", "A3:A5", "B4:B5"):
        book.active.merge_cells(cells)
    content = BytesIO()
    book.save(content)
    found = read_roster("名册.xlsx", content.getvalue())
    assert [(unit.name, unit.parent) for unit in found.units] == [
        ("甲区民政局", "甲区政府"),
        ("甲区司法局", "甲区政府"),
        ("丙局", "乙"),
    ]
    assert "5:1 GIP023 warning" in said(found)  # one unit over two lines is one


def test_a_workbook_is_read_like_a_csv() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from datetime import date

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["甲区名册"])
    sheet.append(["单位", "起", "收到", "行政区划代码", "统一社会信用代码"])
    sheet.append(["甲区民政局", 2020, date(2025, 1, 20), 420104, "91440300708461136T"])
    sheet.append([None])
    sheet.append(["甲区司法局", 24, "一月", None, 914403001922038216])
    content = BytesIO()
    book.save(content)
    found = read_roster("名册.xlsx", content.getvalue())
    first, second = found.units
    assert (first.name, first.since, first.received, first.region) == ("甲区民政局", 2020, "2025-01-20", "420104")
    assert first.code == "91440300708461136T"
    assert (second.name, second.line) == ("甲区司法局", 5)
    assert [each for each in said(found) if "GIP025" not in each] == ["5:2 GIP028 warning", "5:3 GIP029 warning"]


@pytest.mark.parametrize("code", REAL_CODES)
def test_the_check_character_is_that_of_the_standard(code: str) -> None:
    assert is_code(code)
    for place in range(17):
        other = "3" if code[place] != "3" else "7"
        assert not is_code(code[:place] + other + code[place + 1 :]), "one wrong character is always seen"
    assert check_character(code[:17]) == code[-1]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2025-01-20", "2025-01-20"),
        ("2025/1/5", "2025-01-05"),
        ("2025.1.5", "2025-01-05"),
        ("2025年1月5日", "2025-01-05"),
        ("2025 年 1 月 5 号", "2025-01-05"),
        ("２０２５－０１－２０", "2025-01-20"),
        ("20250120", "2025-01-20"),
        ("2025-01-20 10:30:00", "2025-01-20"),
        ("2025/1/20 9:05", "2025-01-20"),
        ("2025-13-01", ""),
        ("1月20日", ""),
        ("25.1.20", ""),
        ("是", ""),
        ("2025年1月", ""),
    ],
)
def test_days_as_people_write_them(typed: str, day: str) -> None:
    assert day_of(typed) == day


def test_names_are_the_same_but_for_blanks_and_the_width_of_brackets() -> None:
    assert comparable("甲区　民政局 (本级)") == comparable("甲区民政局（本级）")
    assert comparable("甲区民政局") != comparable("甲区民政厅")
    assert comparable("甲区卫健局") != comparable("甲区卫生健康局")


@pytest.mark.parametrize("content", ['"' * 2_000_000, "," * 2_000_000, "单位\n" + '"",' * 600_000, "\n" * 2_000_000])
def test_a_hostile_roster_is_refused_at_once(content: str) -> None:
    with pytest.raises(Problem, match="too many"):
        read_roster("名册.csv", content.encode())


def test_a_roster_of_six_thousand_takes_no_time() -> None:
    lines = [f"测试市第{number}小学,测试市教育厅,91350100M000100Y44,1月" for number in range(6000)]
    found = roster("单位,上级,统一社会信用代码,收到", *lines, "测试市教育局")
    assert len(found.units) == 6001


def test_a_mistake_in_every_line_is_told_a_hundred_times_and_then_counted() -> None:
    found = roster("单位,收到", *(f"测试市第{number}小学,{'1月' if number % 2 else ''}" for number in range(400)))
    assert len(found.units) == 400
    assert [each.line for each in found.findings] == [*range(3, 203, 2), 203]
    assert found.findings[-1].rule == "GIP029"
    assert "到第 401 行还有 100 处" in found.findings[-1].message("zh")


def test_the_nearest_name_is_near_or_none() -> None:
    names = Nearest(["硚口区卫生健康局", "硚口区教育局", "江汉区卫生健康局"])
    assert names.to("硚口区卫健局") == "硚口区卫生健康局"
    assert names.to("黄河水利委员会") == ""


def test_the_nearest_name_of_thousands_is_found_by_what_few_of_them_have() -> None:
    names = Nearest([*(f"第{number}区卫生健康局" for number in range(3_000)), "硚口区卫生健康局"])
    assert names.to("桥口区卫生健康局") == "硚口区卫生健康局"
    assert names.to("硚口区卫健局") == "硚口区卫生健康局"
    assert names.to("区卫生健康局") == ""
    assert names.to("卫健局") == ""


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("教育局", "滨江市东山区教育局"),  # the name's end
        ("区卫健委", "滨江市东山区卫生健康委员会"),  # signs left out in between
        ("东山区人社局", "滨江市东山区人力资源和社会保障局"),
        ("东山区住建局", ""),  # nobody's
        ("市水务局", ""),  # of two units
        ("局", ""),
    ],
)
def test_a_shortened_name_is_told_with_the_one_that_it_may_stand_for(short: str, full: str) -> None:
    branches = ("教育局", "卫生健康委员会", "人力资源和社会保障局")
    names = [*(f"滨江市东山区{each}" for each in branches), "滨江市西山区水务局", "滨江市南山区水务局"]
    assert Nearest(names).to(short) == full


def test_folder_names_are_fit_for_windows_and_none_twice() -> None:
    names = ["甲/乙局", "甲:乙局", "CON", "局.", "长" * 100, "甲\n局"]
    found = folder_names(names)
    assert found["甲/乙局"] == "甲_乙局"
    assert found["甲:乙局"] == "甲_乙局（2）"
    assert found["CON"] == "_CON"
    assert found["局."] == "局"
    assert len(found["长" * 100]) == 60
    assert len(set(found.values())) == len(names)
