"""Every slip of slips.yaml: found, nothing else found, at the place where it stands, in words that help."""

from pathlib import Path
from typing import Any

import pytest
from reports import BASE, changed, look, said
from ruamel.yaml import YAML

SLIPS: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).with_name("slips.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("slip", SLIPS, ids=[slip["name"] for slip in SLIPS])
def test_slip(slip: dict[str, Any]) -> None:
    text = changed((slip["old"], slip["new"]))
    findings = look(text)[1]
    assert [rule for rule, _ in slip["finds"]] == [each.finding.rule for each in findings]
    lines = text.split("\n")
    for (_, stands), each in zip(slip["finds"], findings, strict=True):
        assert (lines[each.line - 1] + "\n")[each.column - 1 :].startswith(stands)
    assert slip["says"] in findings[0].finding.message("zh")
    assert findings[0].finding.message("en")


def test_the_base_report_is_clean() -> None:
    assert [] == said(changed())


NUMBERS = [  # what stands in a count, what the message must tell to write
    ("012", "12"),
    ("1_000", "1000"),
    ('"2"', "2"),
    ("'2'", "2"),
    ("２", "2"),
    ("１０", "10"),
    ("1,000", "1000"),
    ("-1", "负数"),
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
    ("6233.6元", "不是数字"),
    ("６２.３", "62.3"),
]


@pytest.mark.parametrize(("typed", "says"), AMOUNTS)
def test_amount_as_typed(typed: str, says: str | None) -> None:
    examined, findings = look(changed(("行政事业性收费: 62.336", f"行政事业性收费: {typed}")))
    if says is None:
        assert [] == findings
        assert typed == examined.case.report.cells["fees", "amount"].text
    else:
        assert ["GIP203"] == [each.finding.rule for each in findings]
        assert says in findings[0].finding.message("zh")


def test_a_missing_cell_is_never_zero_and_what_needs_it_says_so() -> None:
    examined, findings = look(
        changed(("本年新收:      [5, 1, 0, 0, 0, 0, 6]", "本年新收:      [待填, 1, 0, 0, 0, 0, 6]"))
    )
    assert examined.case.report.cells["new_received", "natural_person"].value is None
    assert [("GIP210", "error"), ("GIP303", "info"), ("GIP301", "info")] == [
        (f.finding.rule, f.finding.severity) for f in findings
    ]


def test_all_slips_of_a_file_are_told_in_one_run() -> None:
    text = changed(
        ("年度: 2024", "年度：2024"),
        ("行政许可: 12", "行政许可: 1,200"),
        ("行政强制: 0", "行政强置: 0"),
        ("[1, 0, 1, 0, 2]", "[1, 0, 1, 0, 3]"),
    )
    assert ["GIP111", "GIP203", "GIP202", "GIP304"] == [finding.split()[1] for finding in said(text)]
