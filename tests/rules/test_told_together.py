"""What reviewers want told once: changes of several rows, one number wrong in two ways; and what a wrong total must not hide."""

import pytest
from planted import looked_at, of_sentence
from reports import as_yaml, changed, look

from gipgen.check import examine


def test_several_rows_that_changed_much_are_one_finding() -> None:
    data = of_sentence({"句": "略。", "表": {"行政许可": 900, "行政处罚": 800}}) | {"上年报告": "../2023/report.yaml"}
    before = of_sentence({"句": "略。", "表": {"行政许可": 100, "行政处罚": 90}, "年": 2023})
    (only,) = (each for each in looked_at(data, before)[1].findings if each.rule == "GIP407")
    assert "“行政许可”2023 年是 100，本年是 900" in only.message("zh")
    assert "同样的还有 1 处：“行政处罚”由 90 变为 800。" in only.message("zh")


def test_a_number_of_one_kind_of_applicants_is_not_told_as_one_of_all() -> None:
    text = "法律服务机构提出政府信息公开申请2件。"
    data = of_sentence({"句": text, "表": {"本年新收": [17, 0, 0, 0, 1, 0], "予以公开": [17, 0, 0, 0, 1, 0]}})
    found = [each.rule for each in examine(as_yaml(data).encode()).findings if each.rule.startswith("GIP50")]
    assert found == ["GIP505"]


def test_a_wrong_total_does_not_hide_who_applied() -> None:
    text = "全年收到政府信息公开申请3件，其中法人申请1件、自然人申请2件。"
    data = of_sentence({"句": text, "表": {"本年新收": [3, 0, 0, 0, 0, 0, 0], "予以公开": [3, 0, 0, 0, 0, 0]}})
    found = [each for each in examine(as_yaml(data).encode()).findings if each.rule in ("GIP303", "GIP501", "GIP505")]
    assert {each.rule for each in found} == {"GIP303", "GIP505"}


def test_of_a_key_for_the_telephone_without_a_number_one_finding_tells() -> None:
    report = changed(("{部门: 办公室, 地址: 测试市人民路1号, 电话: 0451-53523359}", "{部门: 办公室, 电话: }"))
    assert [each.rule for each in look(report)[1] if each.rule in ("GIP206", "GIP616")] == ["GIP206"]


def test_no_misspelling_is_asked_about_beside_the_number_of_a_document() -> None:
    report = changed(("下一步增加图解。", "认真贯彻落实《条例》（国办发[2021]30号），下一步增加图解。"))
    assert [each.rule for each in look(report)[1] if each.rule in ("GIP712", "GIP725")] == ["GIP725"]


def test_a_preface_that_is_still_a_comment_is_told_how_to_be_none() -> None:
    report = changed(("年度: 2024\n", "年度: 2024\n\n前言: |\n#   本机关编制本报告。\n\n"))
    (told,) = (each for each in look(report)[1] if each.rule == "GIP610")
    assert "删去行首的“#”" in told.message("zh")


def test_of_an_imported_report_all_that_is_to_be_filled_in_is_one_finding() -> None:
    """In a report that is being written each section is told by itself: they are filled in one after the other."""
    gaps = (("行政许可: 12", "行政许可: 待填"), ("行政强制: 0", "行政强制: 待填"), ("下一步增加图解。", "待填"))
    written = [each.finding for each in look(changed(*gaps))[1] if each.rule == "GIP210"]
    assert ["“主动公开”有 2 处还没有填", "“存在问题及改进”还没有填"] == [
        each.message("zh").split("（")[0] for each in written
    ]
    imported = changed(*gaps, ("年度: 2024\n", "年度: 2024\n来源: {原件: 年报.docx}\n"))
    (only,) = (each.finding for each in look(imported)[1] if each.rule == "GIP210")
    assert "有 3 处还没有填（待填）：“主动公开”2 处、“存在问题及改进”，在第" in only.message("zh")
    assert "请对照原件补上" in only.message("zh")


def of_sums(*replacements: tuple[str, str]) -> list[str]:
    """What is told of the sums of the base report with other numbers."""
    return [each.message("zh") for each in look(changed(*replacements))[1] if each.rule.startswith("GIP30")]


RECEIVED, TOTAL = "本年新收:      [5, 1, 0, 0, 0, 0, 6]", "总计:        [5, 1, 0, 0, 0, 0, 6]"


@pytest.mark.parametrize(
    ("typed", "shifted", "row"),
    [
        (RECEIVED, "本年新收: [0, 5, 1, 0, 0, 0]", "本年新收"),
        (RECEIVED, "本年新收: [1, 5, 0, 0, 0, 0]", "本年新收"),
        (TOTAL, "总计: [0, 5, 1, 0, 0, 0]", "办理结果总计"),
        ("行政执法案卷: [2, 0, 0, 0, 0, 0, 2]", "行政执法案卷: [0, 0, 2, 0, 0, 0]", "行政执法案卷"),
    ],
)
def test_a_row_in_wrong_columns_is_told_once_with_its_numbers_in_the_right_ones(
    typed: str, shifted: str, row: str
) -> None:
    (told,) = of_sums((typed, shifted))
    right = typed.partition(": ")[2].strip()[1:-4]
    assert f"“{row}”这一行的数像是填错了列：多半应是 [{right}]" in told
    assert "企业列" in told or "科研列" in told


def test_a_row_without_its_total_row_is_found_as_well() -> None:
    (told,) = of_sums(
        (f"    {TOTAL}\n", ""), ("    予以公开:    [2, 1, 0, 0, 0, 0, 3]", "    予以公开: [0, 2, 1, 0, 0, 0]")
    )
    assert "“予以公开”这一行的数像是填错了列：多半应是 [2, 1, 0, 0, 0, 0]" in told


def test_where_two_rows_may_stand_in_wrong_columns_both_are_named() -> None:
    (told,) = of_sums(("结转下年度:    [1, 0, 0, 0, 0, 0, 1]", "结转下年度: [0, 1, 0, 0, 0, 0]"))
    assert "“上年结转”“结转下年度”里像是有一行的数填错了列" in told
    assert "多半应是" not in told


def test_a_wrong_total_is_told_once() -> None:
    (told,) = of_sums((TOTAL, "总计: [6, 1, 0, 0, 0, 0]"))
    assert "办理结果总计（自然人列）写的是 6，而各行相加" in told
    assert told.endswith("多半是同一处错误，还使这些也对不上：自然人列的勾稽关系（相差 1）。")


def test_sums_that_are_off_for_two_numbers_stay_two_findings() -> None:
    assert len(of_sums((RECEIVED, "本年新收: [6, 3, 0, 0, 0, 0]"))) == 2
    assert len(of_sums((RECEIVED, "本年新收: [6, 1, 0, 0, 0, 0]"), (TOTAL, "总计: [5, 2, 0, 0, 0, 0]"))) == 2
    assert len(of_sums((RECEIVED, "本年新收: [5, 1, 0, 0, 0, 0, 7]"), (TOTAL, "总计: [5, 1, 0, 0, 0, 0, 8]"))) == 4
