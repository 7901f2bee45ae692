"""Every slip of slips.yaml: found, nothing else found, at the place where it stands, in words that help."""

from pathlib import Path
from typing import Any

import pytest
from reports import BASE, BASE_2019, changed, look, said
from ruamel.yaml import YAML


def _slips(name: str, base: str) -> list[dict[str, Any]]:
    slips = YAML(typ="safe").load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return [{**slip, "base": base} for slip in slips]


SLIPS = [*_slips("slips.yaml", BASE), *_slips("slips-2019.yaml", BASE_2019)]


@pytest.mark.parametrize("slip", SLIPS, ids=[slip["name"] for slip in SLIPS])
def test_slip(slip: dict[str, Any]) -> None:
    text = changed((slip["old"], slip["new"]), base=slip["base"])
    findings = look(text)[1]
    assert [rule for rule, _ in slip["finds"]] == [each.finding.rule for each in findings]
    lines = text.split("\n")
    for (_, stands), each in zip(slip["finds"], findings, strict=True):
        assert (lines[each.line - 1] + "\n")[each.column - 1 :].startswith(stands)
    assert slip["says"] in findings[0].finding.message("zh")
    assert findings[0].finding.message("en")


def test_the_base_reports_are_clean() -> None:
    assert [] == said(BASE)
    assert [] == said(BASE_2019)


NUMBERS = [  # what stands in a count, what the message must tell to write
    ("012", "12"),
    ("1_000", "1000"),
    ('"2"', "2"),
    ("'2'", "2"),
    ("２", "2"),
    ("１０", "10"),
    ("1,000", "1000"),
    ("-1", "负数"),
    ("-0", "写成 0"),
    ("-0.0", "写成 0"),
    ("2.0", "2"),
    ("2.5", "整数"),
    ("/", "0"),
    ("—", "0"),
    ("－", "0"),
    ("无", "0"),
    ("", "空的"),
    (".nan", "不是数字"),
    (".inf", "不是数字"),
    ("yes", "不是数字"),
    ("是", "不是数字"),
    ("2件", "2"),
    ("53 件", "53"),
    ("约50", "确切"),
    ("50余", "确切"),
    ("五十三", "53"),
    ("+5", "5"),
    ("1e3", "科学记数法"),
    ("0x1f", "不是数字"),
    ("1.", "1"),
    ("null", "0"),
    ("~", "0"),
    ("99999999999999999999", "18 位"),
    ("2024-01-01", "不是数字"),
    ("[1]", "一个数"),
    ("{a: 1}", "一个数"),
    ("12 # 备注", None),
]


@pytest.mark.parametrize(("typed", "says"), NUMBERS)
def test_number_as_typed(typed: str, says: str | None) -> None:
    text = changed(("行政许可: 12", f"行政许可: {typed}"))
    findings = look(text)[1]
    if says is None:
        assert [] == findings
        return
    assert ["GIP203"] == [each.finding.rule for each in findings]
    assert BASE.split("\n").index("  行政许可: 12") + 1 == findings[0].line
    assert says in findings[0].finding.message("zh")


AMOUNTS = [
    ("62.336", None),
    ("0.0000001", None),
    ("62.30", None),
    ("7", None),
    ("062.3", "62.3"),
    (".5", "0.5"),
    ("62.", "62"),
    ("1,000.5", "1000.5"),
    ("-3.2", "负数"),
    ("62.336万元", "62.336"),
    ("6233.6元", "写成 0.62336"),
    ("623360元", "以万元为单位"),
    ("623,360.50元", "写成 62.33605"),
    ("-0", "写成 0"),
    ("６２.３", "62.3"),
]


@pytest.mark.parametrize(("typed", "says"), AMOUNTS)
def test_amount_as_typed(typed: str, says: str | None) -> None:
    examined, findings = look(changed(("行政事业性收费: 62.336", f"行政事业性收费: {typed}")))
    if says is None:
        assert [] == [each for each in findings if each.finding.severity == "error"]
        assert typed == examined.case.report.cells["fees", "amount"].text
    else:
        assert ["GIP203"] == [each.finding.rule for each in findings]
        assert says in findings[0].finding.message("zh")


CHANGES = [  # what stands under 本年增/减 of the form of 2019
    ("-8", None),
    ("0", None),
    ("+2", "写成 2"),
    ("－8", "写成 -8"),
    ("−8", "写成 -8"),
    ("－８", "写成 -8"),
    ("-8项", "写成 -8"),
    ('"-1,000"', "写成 -1000"),
    ("-08", "写成 -8"),
    ("减8", "写成 -8"),
    ("减少八项", "写成 -8"),
    ("负8", "写成 -8"),
    ("增加2项", "写成 2"),
    ("8项", "写成 8"),
    ("持平", "写成 0"),
    ("无变化", "写成 0"),
    ("0/0", "写成 0"),
    ("增2减10", "净数"),
    ("2/-10", "净数"),
    ("/", "没有发生写 0"),
    ("无", "没有发生写 0"),
    ("", "空的"),
    ("-2.5", "必须是整数"),
    ("增2.5", "必须是整数"),
    ("约8", "不是确切的数"),
    ("8以内", "例如 -8"),
    ("[1, 2]", "只写一个数"),
]


@pytest.mark.parametrize(("typed", "says"), CHANGES)
def test_change_as_typed(typed: str, says: str | None) -> None:
    examined, findings = look(changed(("增减: -8", f"增减: {typed}"), base=BASE_2019))
    if says is None:
        assert [] == findings
        assert typed == examined.case.report.cells["licensing", "change"].text
    else:
        assert ["GIP203"] == [each.finding.rule for each in findings]
        assert says in findings[0].finding.message("zh")
        assert findings[0].finding.message("en")


UNIT_AMOUNTS = [  # what stands under 采购总金额 of the form of 2019
    ("160.5964万元", None),
    ("251000元", None),
    ("1.2亿元", None),
    ("160.50万元", None),
    ('"251000元"', None),
    ("0", None),
    ("0元", None),
    ("251000", "251000元 还是 251000万元"),
    ("160.5964 万元", "写成 160.5964万元"),
    ("1605964.00", "1605964.00元 还是"),
    ("1，605，964元", "写成 1605964元"),
    ("￥251000元整", "写成 251000元"),
    ("人民币 160万元", "写成 160万元"),
    ("160万", "写成 160万元"),
    ("160.5964（万元）", "写成 160.5964万元"),
    ("１６０.５万元", "写成 160.5万元"),
    ("0160万元", "写成 160万元"),
    (".5万元", "写成 0.5万元"),
    ("160.万元", "写成 160万元"),
    ("一百六十万元", "写成 160万元"),
    ("0.00", "写成 0"),
    ("万元", "160.5964万元"),
    ('"160,5964万元"', "例如 160.5964万元"),
    ('"1605,964元"', "例如 160.5964万元"),
    ("160 5964元", "例如 160.5964万元"),
    ('"1,605,964.50 元"', "写成 1605964.50元"),
    ("251000元（含服务）", "写成 251000元"),
    ("5千元", "换算成 元、万元、亿元"),
    ("100美元", "换算成 元、万元、亿元"),
    ("约160万元", "不是确切的数"),
    ("160余万元", "不是确切的数"),
    ("-5万元", "不能是负数"),
    ("1e5元", "科学记数法"),
    ("1234567890123456789元", "18 位"),
    ("无", "没有发生写 0"),
    ("/", "没有发生写 0"),
    ("—", "没有发生写 0"),
    ("", "空的"),
    ("[1, 2]", "只写一个数"),
]


@pytest.mark.parametrize(("typed", "says"), UNIT_AMOUNTS)
def test_amount_with_its_unit_as_typed(typed: str, says: str | None) -> None:
    examined, findings = look(changed(("金额: 160.5964万元", f"金额: {typed}"), base=BASE_2019))
    if says is None:
        assert [] == findings
        assert typed.strip('"') == examined.case.report.cells["procurement", "amount"].text
    else:
        assert ["GIP203"] == [each.finding.rule for each in findings]
        assert says in findings[0].finding.message("zh")
        assert findings[0].finding.message("en")
        assert examined.case.report.cells["procurement", "amount"].value is None


def test_a_missing_cell_is_never_zero_and_what_needs_it_says_so() -> None:
    examined, findings = look(
        changed(("本年新收:      [5, 1, 0, 0, 0, 0, 6]", "本年新收:      [待填, 1, 0, 0, 0, 0, 6]"))
    )
    assert examined.case.report.cells["new_received", "natural_person"].value is None
    assert [("GIP210", "error")] == [(f.finding.rule, f.finding.severity) for f in findings]
    assert "缺了它，还有 2 项无法核对（GIP301、GIP303）" in findings[0].finding.message("zh")


def test_all_slips_of_a_file_are_told_in_one_run() -> None:
    text = changed(
        ("年度: 2024", "年度：2024"),
        ("行政许可: 12", "行政许可: 1,200"),
        ("行政强制: 0", "行政强置: 0"),
        ("[1, 0, 1, 0, 2]", "[1, 0, 1, 0, 3]"),
    )
    assert ["GIP111", "GIP203", "GIP202", "GIP304"] == [finding.split()[1] for finding in said(text)]
