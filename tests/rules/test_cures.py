"""Every mistake of slips-cured.yaml: one message, at its line, and who follows it has a clean report."""

from pathlib import Path
from typing import Any

import pytest
from gate import some
from reports import BASE, changed, look
from ruamel.yaml import YAML
from test_fixes import formatted

from gipgen.findings.as_text import summary
from gipgen.findings.finding import Finding
from gipgen.formatting.format import format_report

SLIPS: list[dict[str, Any]] = YAML(typ="safe").load(
    Path(__file__).with_name("slips-cured.yaml").read_text(encoding="utf-8")
)


def _told(text: str) -> list[Finding]:
    return [each for each in look(text)[1] if each.severity != "info"]


def _formatted(text: str) -> str:
    examined = look(text)[0]
    return format_report(examined.source, examined.case.report.form, examined.every).text


@pytest.mark.parametrize("slip", SLIPS, ids=[slip["name"] for slip in SLIPS])
def test_one_mistake_has_one_message_that_cures_it(slip: dict[str, Any]) -> None:
    text = changed(*map(tuple, slip["change"]))
    findings = _told(text)
    assert [slip["rule"]] == [each.rule for each in findings], [each.message() for each in findings]
    (finding,) = findings
    line = (text.split("\n")[finding.line - 1] + "\n")[finding.column - 1 :]
    assert line.startswith(slip["at"]), line
    assert slip["says"] in finding.message("zh")
    assert finding.message("en")
    cured = _formatted(text) if slip.get("fmt") else changed(*map(tuple, slip["cure"]), base=text)
    assert [] == [each.message() for each in _told(cured)]
    for kept in slip.get("kept", ()):
        assert kept in cured


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("单位: 测试市民政局", "单位: 测试市民政局 # 1科"),
        ("其他事项: |\n  本年度未收取信息处理费。", "其他事项: 本年度未收取信息处理费。 # 1号楼设查阅点。"),
    ],
)
def test_layout_does_not_settle_what_a_person_has_to(old: str, new: str) -> None:
    laid_out = _formatted(changed((old, new)))
    assert ["GIP116"] == [each.rule for each in _told(laid_out)]
    assert laid_out == _formatted(laid_out)


def test_layout_that_is_refused_points_at_the_same_place() -> None:
    refused = 0
    slips = some(SLIPS)
    for slip in slips:
        text = changed(*map(tuple, slip["change"]))
        found = [each for each in formatted(text.encode(), fix=False).findings if each.rule == slip["rule"]]
        places = {(each.line, each.column) for each in _told(text)}
        assert {(each.line, each.column) for each in found} <= places or len(found) > 1, slip["name"]
        refused += bool(found)
    assert refused > 20


def test_there_are_many() -> None:
    names = [slip["name"] for slip in SLIPS]
    assert len(names) == len(set(names)) >= 60


@pytest.mark.parametrize(
    "fine",
    [
        ("单位: 测试市民政局", "单位: 测试市民政局  # 全称"),
        ("单位: 测试市民政局", "单位: 测试市民政局   # 法定全称，不是简称"),
        ("行政许可: 12", "行政许可: 12 #按系统"),
        ("[2, 1, 0, 0, 0, 0, 3]", "[2, 1, 0, 0, 0, 0, 3] # 按系统"),
        ("地址: 测试市人民路1号", '地址: "测试市人民路1号 #2楼"'),
        ("地址: 测试市人民路1号", "地址: 测试市人民路1号#2楼"),
        ("总体情况: |", "总体情况: | #正文"),
        ("行政处罚{{", "参加议题 #3。行政处罚{{"),
        ("地址: 测试市人民路1号", "地址: 测试市“文明”路1号"),
        ("年度: 2024", "年度: 2024\n网址: https://www.a.gov.cn/x/#/y"),
    ],
)
def test_what_is_right_is_left_alone(fine: tuple[str, str]) -> None:
    assert [] == [each.message() for each in _told(changed(fine))]


def test_the_base_is_clean() -> None:
    assert [] == _told(BASE)


def test_what_waits_to_be_filled_in_is_told_by_section_behind_the_real_errors() -> None:
    text = changed(
        ("单位: 测试市民政局", "单位: 待填"),
        ("规章:           {制发: 0, 废止: 0", "规章:           {制发: 待填, 废止: 待填"),
        ("行政强制: 0", "行政强制: 无"),
    )
    findings = [each for each in look(text)[1] if each.severity == "error"]
    assert ["GIP203", "GIP210", "GIP210"] == [each.rule for each in findings]
    waiting = findings[-1]
    assert [["主动公开", "规章", "制发"], ["主动公开", "规章", "废止"]] == waiting.values["paths"]
    assert (2, [15]) == (waiting.values["count"], waiting.values["lines"])
    assert "（其中 3 处待填）" in summary(findings, 1, "zh")


def test_the_last_line_says_what_a_command_mends_and_of_which_file() -> None:
    mendable = _told(
        changed(("年度: 2024", "年度：2024"), ("行政许可: 12", "行政\u200b许可：12"), ("行政强制: 0", "行政强制: 无"))
    )
    assert "gipgen fmt --fix report.yaml 能改好其中的 3 处。" in summary(mendable, 1, "zh")
    assert "mends 3 of them" in summary(mendable, 1, "en")
    broken = _told(changed(("年度: 2024", "年度：2024"), ("[2, 1, 0, 0, 0, 0, 3]", "[2, 1, 0, 0, 0, 0, 3]（已核对）")))
    assert "fmt" not in summary(broken, 1, "zh"), "it leaves a file alone that it cannot read"


def test_two_mistakes_of_one_kind_with_different_cures_are_both_told() -> None:
    said = [
        each.message()
        for each in _told(changed(("行政许可: 12", "行政许可: 1,200"), ("行政处罚: 53", "行政处罚: 5,300")))
    ]
    assert ["写成 1200" in said[0], "写成 5300" in said[1]] == [True, True]


def test_what_a_fix_is_for_is_kept_though_it_was_folded() -> None:
    text = changed(("单位: 测试市民政局", "单位: “测试市民政局”"), ("部门: 办公室", "部门: ：办公室"))
    assert 2 == sum(each.fix is not None for each in look(text)[0].every)
    assert [] == _told(_formatted(text))


def test_fmt_keeps_away_from_a_text_that_a_comment_cut_off() -> None:
    cut = look(changed(("单位: 测试市民政局", "单位: 测试市民政局 #1科")))[0].source
    assert ["GIP116"] == [each.rule for each in cut.findings]
    kept = look(changed(("单位: 测试市民政局", "单位: 测试市民政局 # 全称")))[0].source
    assert [] == list(kept.findings), "a comment that only may be text can be laid out"
