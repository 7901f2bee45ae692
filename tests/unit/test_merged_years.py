"""An agency that others were merged into: last year's numbers are the sums of theirs."""

import pytest
from reports import changed
from summed import report

import gipgen
from gipgen import Checked

LAST = {
    "文化局/2023.yaml": report("测试市文化局", year=2023),
    "旅游局/2023.yaml": report("测试市旅游局", ("行政处罚: 53", "行政处罚: 7"), year=2023),
}
# carried over from last year: 1 and 1; in force at its end: 9 and 9; now 2 made, 1 repealed
BALANCED = (
    ("上年结转:      [1, 0, 0, 0, 0, 0, 1]", "上年结转:      [2, 0, 0, 0, 0, 0, 2]"),
    ("结转下年度:    [1, 0, 0, 0, 0, 0, 1]", "结转下年度:    [2, 0, 0, 0, 0, 0, 2]"),
    ("现行有效: 9", "现行有效: 19"),
)
LIST = "上年报告:\n  - ../文化局/2023.yaml\n  - ../旅游局/2023.yaml\n"


def checked(*changes: tuple[str, str], names: str = LIST, last: dict[str, str] = LAST) -> Checked:
    text = report("测试市文化和旅游局", *changes) + f"\n{names}"
    files = {name: content.encode() for name, content in {"现在/report.yaml": text, **last}.items()}
    (found,) = gipgen.Project(files).check("现在/report.yaml")
    return found


def told(found: Checked, *rules: str) -> list[str]:
    return [each.message() for each in found.findings if each.rule in rules]


def test_numbers_are_held_to_the_sums_of_all() -> None:
    assert told(checked(*BALANCED), "GIP240", "GIP401", "GIP402", "GIP403", "GIP404") == []
    (carried,) = (each for each in told(checked(*BALANCED[2:]), "GIP401") if "自然人" in each)
    assert "是 1，但 2023 年报告" in carried.replace("而", "但")
    assert "是 2，相差 1" in carried
    (stock,) = told(checked(*BALANCED[:2]), "GIP402")
    assert "2023 年末 18 + 本年制发 2 − 本年废止 1 = 19，本年写的是 9" in stock


def test_what_is_quoted_of_last_year_is_the_sum() -> None:
    quoted = (
        "行政处罚{{ 主动公开.行政处罚 }}件。",
        "行政处罚{{ 主动公开.行政处罚 }}件，上年{{ 上年.主动公开.行政处罚 }}件。",
    )
    found = checked(quoted, *BALANCED)
    assert found.examined is not None
    texts = [passage.text for passage in found.examined.case.passages]
    assert any("行政处罚53件，上年60件" in text for text in texts)


def test_one_report_that_cannot_be_used_leaves_nothing_compared() -> None:
    found = checked(names=LIST + "  - ../广电局/2023.yaml\n")
    (lost,) = (each for each in found.findings if each.rule == "GIP240" and each.severity == "error")
    assert "找不到上年报告“../广电局/2023.yaml”" in lost.message()
    assert lost.source.strip() == "- ../广电局/2023.yaml"
    assert "上年的数是 3 份报告之和，其中 1 份用不了，所以跨年的数无法核对。" in told(found, "GIP240")
    assert told(found, "GIP401", "GIP402") == []


def test_a_number_that_one_of_them_lacks_cannot_be_checked() -> None:
    lacks = {**LAST, "旅游局/2023.yaml": report("测试市旅游局", ("现行有效: 9", "现行有效: 待填"), year=2023)}
    found = checked(*BALANCED, last=lacks)
    (info,) = (each for each in found.findings if each.rule == "GIP402")
    assert info.severity == "info"
    assert "无法核对" in info.message()


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("上年报告: [../文化局/2023.yaml, ../文化局/2023.yaml]", "同一份"),
        ("上年报告: [../文化局/2023.yaml, ../文化局/副本.yaml]", "会加两次"),
        ("上年报告: [../文化局/2023.yaml, ../旅游局/2022.yaml]", "是 2022 年度的，应当是 2023 年度的"),
        ("上年报告: [../文化局/2023.yaml, report.yaml]", "绕了一圈"),
        ("上年报告: ../文化局/2023.yaml、../旅游局/2023.yaml", "几份报告要写成一列"),
        ("上年报告: [../文化局/2023.yaml, ../大/2023.yaml]", "超过上限"),
        (f"上年报告: [{', '.join(['../文化局/2023.yaml'] * 51)}]", "最多写 50 份"),
    ],
)
def test_slips_in_the_list_are_told(names: str, words: str) -> None:
    more = {"文化局/副本.yaml": LAST["文化局/2023.yaml"] + "\n", "旅游局/2022.yaml": report("测试市旅游局", year=2022)}
    more["大/2023.yaml"] = "#" * 10_000_000
    found = checked(*BALANCED, names=names + "\n", last={**LAST, **more})
    assert [each for each in told(found, "GIP240") if words in each], told(found, "GIP240")


@pytest.mark.parametrize("names", ["上年报告: []", "上年报告: [{}]", "上年报告:\n  - \n", "上年报告: {a: b}"])
def test_what_is_no_list_of_paths_is_told(names: str) -> None:
    assert [each for each in checked(*BALANCED, names=names + "\n").findings if each.severity == "error"]


def test_one_path_in_a_list_is_that_report() -> None:
    found = checked(names="上年报告: [../文化局/2023.yaml]\n")
    assert told(found, "GIP240", "GIP401") == []
    assert "2023 年末 9 + 本年制发 2 − 本年废止 1 = 10，本年写的是 9" in told(found, "GIP402")[0]


def test_a_chain_that_parts_and_meets_again_is_no_circle() -> None:
    before = "\n上年报告: ../原来/2022.yaml\n"
    last = {name: text + before for name, text in LAST.items()}
    last["原来/2022.yaml"] = report("测试市文化旅游委员会", year=2022)
    assert told(checked(*BALANCED, last=last), "GIP240") == []


def test_reports_of_two_editions_are_compared_where_both_count_the_same() -> None:
    last = {
        "文化局/2020.yaml": report("测试市文化局", year=2020, edition="2019"),
        "旅游局/2020.yaml": report("测试市旅游局", year=2020, edition="2019"),
    }
    text = changed(("年度: 2024", "年度: 2021")) + "\n上年报告: [../文化局/2020.yaml, ../旅游局/2020.yaml]\n"
    files = {name: content.encode() for name, content in {"现在/report.yaml": text, **last}.items()}
    (found,) = gipgen.Project(files).check("现在")
    assert told(found, "GIP240") == []
    assert [each for each in told(found, "GIP405") if "2019" in each]


def test_a_new_report_begins_with_the_sums_of_all() -> None:
    project = gipgen.Project({name: text.encode() for name, text in LAST.items()})
    new = project.new("测试市文化和旅游局", path="现在/2024/report.yaml", previous=list(LAST))
    assert new.year == 2024
    assert "上年结转: [2, 0, 0, 0, 0, 0]" in new.text
    assert "上年报告:\n  - ../../文化局/2023.yaml\n  - ../../旅游局/2023.yaml\n" in new.text
    with pytest.raises(gipgen.Problem, match="full name"):
        project.new(path="现在/2024/report.yaml", previous=list(LAST))
    with pytest.raises(gipgen.Problem, match="twice"):
        project.new("某局", path="a.yaml", previous=["文化局/2023.yaml", "文化局/2023.yaml"])


def test_the_layout_keeps_the_list() -> None:
    text = (report("测试市文化和旅游局") + f"\n{LIST}").encode()
    project = gipgen.Project({"report.yaml": text})
    (formatted,) = project.format("report.yaml")
    assert b"  - ../" in (formatted.content or text)
