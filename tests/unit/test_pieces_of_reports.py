"""Pieces of reports, as pages begin and copies break off: what stands there comes into its section, and the rest is told."""

import pytest

from gipgen.findings.text import Problem
from gipgen.imports import frame
from gipgen.imports.import_report import Published, import_report

FRONT = "现公布测试市水务局2023年政府信息公开工作年度报告。如有疑问，请与测试市水务局办公室联系（电话：010-12345678）。"
PARTS = """（一）主动公开情况
2023年公开政府信息52条。
（二）依申请公开情况
2023年收到申请3件，均已答复。
（三）政府信息公开行政复议、行政诉讼情况
没有发生。"""


def imported(text: str) -> Published:
    return import_report("a.txt", text.encode())


@pytest.mark.parametrize("heading", ["一、总体情况", "（一）总体情况", "一、政府信息公开工作基本做法"])
@pytest.mark.parametrize("numbers", ["（一） （二） （三）", "1. 2. 3."])
def test_parts_of_section_one_are_no_sections(heading: str, numbers: str) -> None:
    parts = PARTS
    for old, new in zip(["（一）", "（二）", "（三）"], numbers.split(), strict=True):
        parts = parts.replace(old, new)
    found = imported(f"{FRONT}\n{heading}\n{parts}")
    assert list(found.texts) == ["overview"]
    assert all(each in found.texts["overview"] for each in ("52条", "3件", "没有发生"))
    assert ("测试市水务局",) == found.candidates


@pytest.mark.parametrize(
    "text",
    [
        "一、总体要求\n（一）主动公开\n按时编制政府信息公开工作年度报告。",
        "一、总体情况\n2023年本局依法行政，作出决定52件，没有被撤销。\n二、工作做法\n加强行政执法监督，公开裁量基准。\n开展法治宣传，组织培训十二次，参加三百人。",
        "一、编制背景\n政府信息公开工作年度报告按《条例》编制，现就年度报告的内容作如下解读。",
    ],
)
def test_what_speaks_of_other_work_is_no_piece_of_a_report(text: str) -> None:
    with pytest.raises(Problem):
        imported(text)


def test_sections_numbered_as_parts_are_sections_where_none_is_numbered_otherwise() -> None:
    found = imported(
        "（一）总体情况\n公开政府信息52条。\n（二）主动公开政府信息情况\n制发文件3件。\n（三）其他事项\n无。"
    )
    assert "3件" in found.texts["proactive"]


def test_results_told_in_a_sentence_stay_one_whatever_marks_part_them() -> None:
    told = (
        "2023年行政复议0件;结果维持0件;结果纠正0件;其他结果0件;尚未审结0件;没有因公开政府信息被提起行政诉讼的情况发生。"
    )
    assert told in imported(f"一、总体情况\n2023年公开政府信息52条，没有不公开的。\n{told}").texts["overview"]


def test_what_a_site_says_of_its_page_is_no_preface() -> None:
    facts = "索引号 | 123/2024-1 | 效力属性 | |\n发布机构 | 水务局 | 文 号 | |\n成文日期 | 发布日期 | 2024-01-15 |\n"
    found = imported(f"{facts}{FRONT}\n一、总体情况\n{PARTS}")
    assert found.preface.startswith("现公布")
    assert any("索引号" in each.text for each in found.dropped)


def test_the_edition_of_a_report_without_a_year_is_the_one_whose_rows_it_has() -> None:
    rows = (
        "规范性文件 | 1 | 1 | 5\n行政许可 | 12 | 增2 | 40\n其他对外管理服务事项 | 0 | 0 | 0\n政府集中采购 | 3 | 25万元"
    )
    found = imported(f"一、总体情况\n我局公开政府信息。\n第二十条第（一）项\n信息内容\n{rows}")
    assert ("2019", "12") == (found.form.edition, found.cells["licensing", "items_last_year"].value.text)
    assert "第二十条" not in found.texts["overview"]


@pytest.mark.parametrize(
    ("office", "agency"),
    [
        ("测试区民政局信息公开工作领导小组办公室", "测试区民政局"),
        ("测试县财政局信息中心", "测试县财政局"),
        ("测试区水务局办公室", "测试区水务局"),
        ("测试县人民政府办公室", "测试县人民政府办公室"),
        ("测试县政务服务中心", "测试县政务服务中心"),
    ],
)
def test_the_agency_of_the_office_that_answers(office: str, agency: str) -> None:
    assert (agency,) == frame.candidates((), (office,))


def test_a_year_without_its_word_is_no_part_of_a_name() -> None:
    assert "测试县甲镇" == frame.agency_of("测试县甲镇2023政府信息公开工作年度报告")
