"""``{{ }}``: what is printed, computed by hand."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st
from reports import BASE, BASE_2019, changed, look

from gipgen.prose.values import decimal_text, evaluate

REPORT = look(BASE)[0].case.report
LAST = look(changed(("行政处罚: 53", "行政处罚: 40"), ("行政许可: 12", "行政许可: 0"), ("年度: 2024", "年度: 2023")))[
    0
].case.report

CASES = [
    ("主动公开.行政处罚", "53"),
    ("主动公开.行政事业性收费", "62.336"),
    ("主动公开.行政规范性文件.现行有效", "9"),
    ("依申请公开.本年新收", "6"),
    ("依申请公开.本年新收.自然人", "5"),
    ("依申请公开.办理结果.不予公开", "2"),
    ("依申请公开.办理结果.不予公开.自然人", "2"),
    ("依申请公开.办理结果", "6"),
    ("依申请公开.办理结果.总计.企业", "1"),
    ("复议诉讼.行政复议", "2"),
    ("复议诉讼.行政复议.维持", "1"),
    ("复议诉讼.未经复议直接起诉 + 复议诉讼.复议后起诉", "1"),
    ("单位", "测试市民政局"),
    ("年度", "2024"),
    ("年度 - 1", "2023"),
    ("联系方式.电话", "0451-53523359"),
    ("主动公开.行政许可 + 主动公开.行政处罚 * 2", "118"),
    ("(主动公开.行政许可 + 主动公开.行政处罚) * 2", "130"),
    ("-主动公开.行政许可", "-12"),
    ("10 / 4", "2.5"),
    ("10 / 3", "3.33"),
    ("2 / 3", "0.67"),
    ("主动公开.行政事业性收费 * 10000", "623360"),
    ("0.1 + 0.2", "0.3"),
    ("主动公开.行政许可 / 主动公开.行政处罚 | 占比", "22.64%"),
    ("1 / 8 | 占比", "12.5%"),
    ("依申请公开.本年新收.自然人 | 占比", "83.33%"),
    ("主动公开.行政处罚 | 同比", "增长32.5%"),
    ("依申请公开.本年新收 | 同比", "持平"),
    ("上年.主动公开.行政处罚", "40"),
    ("主动公开.行政处罚 - 上年.主动公开.行政处罚", "13"),
    ("1234567 | 千分位", "1,234,567"),
    ("主动公开.行政事业性收费 * 1000 | 千分位", "62,336"),
    ("主动公开.行政处罚 | 中文", "五十三"),
    ("依申请公开.办理结果.不予公开.自然人 | 占比", "100%"),
    ("1 / 1000000 | 占比", "0.0001%"),
    ("1 / 128", "0.0078125"),
    ("标题", "测试市民政局2024年政府信息公开工作年度报告"),
]


@pytest.mark.parametrize(("expression", "printed"), CASES)
def test_value(expression: str, printed: str) -> None:
    assert printed == evaluate(expression, REPORT, LAST)


REFUSED = [
    ("主动公开.处罚", "GIP220"),
    ("不存在", "GIP220"),
    ("上年.不存在", "GIP220"),
    ("主动公开", "GIP220"),
    ("", "GIP221"),
    ("1 +", "GIP221"),
    ("(1", "GIP221"),
    ("1 2", "GIP221"),
    ("open('x')", "GIP221"),
    ("单位.__class__", "GIP220"),
    ("单位 + 1", "GIP221"),
    ("a; b", "GIP221"),
    ("1 if 1 else 2", "GIP221"),
    ("[1]", "GIP221"),
    ("'x'", "GIP221"),
    ("2 ** 9", "GIP221"),
    ("9 | 大写", "GIP221"),
    ("9 | 中文 | 中文", "GIP221"),
    ("1 / 0", "GIP222"),
    ("1 / (主动公开.行政强制)", "GIP222"),
    ("主动公开.行政许可 | 同比", "GIP222"),
    ("主动公开.行政许可 | 占比", "GIP221"),
    ("网址", "GIP220"),
    ("信息处理费.通知件数", "GIP220"),
    ("落款.日期", "GIP220"),
    ("2.5 | 中文", "GIP221"),
    ("-1 | 中文", "GIP221"),
    ("单位 | 千分位", "GIP221"),
    ("(" * 60 + "1" + ")" * 60, "GIP221"),
    ("1+" * 400 + "1", "GIP221"),
]


@pytest.mark.parametrize(("expression", "rule"), REFUSED)
def test_refused(expression: str, rule: str) -> None:
    result = evaluate(expression, REPORT, LAST)
    assert not isinstance(result, str)
    assert rule == result.rule
    assert result.message("zh")
    assert result.message("en")


def test_without_last_year_its_numbers_are_a_finding() -> None:
    for expression in ("上年.主动公开.行政处罚", "主动公开.行政处罚 | 同比"):
        result = evaluate(expression, REPORT, None)
        assert not isinstance(result, str)
        assert "GIP220" == result.rule


def test_a_number_that_is_not_known_prints_as_to_fill_in() -> None:
    report = look(changed(("行政处罚: 53", "行政处罚: 待填")))[0].case.report
    assert "待填" == evaluate("主动公开.行政处罚 + 1", report, None)


@given(st.text(max_size=40))
def test_any_text_is_a_value_or_a_finding(text: str) -> None:
    result = evaluate(text, REPORT, None)
    assert isinstance(result, str) or result.rule in ("GIP220", "GIP221", "GIP222")


@given(st.fractions(min_value=-(10**6), max_value=10**6))
def test_rounding_is_half_up_to_two_places(value: Fraction) -> None:
    printed = Fraction(decimal_text(value))
    assert abs(printed - value) <= Fraction(1, 200)


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=4))
def test_decimals_that_end_are_exact(value: Decimal) -> None:
    assert Fraction(value) == Fraction(decimal_text(Fraction(value)))


OLD = look(BASE_2019)[0].case.report
OLDER = look(changed(("金额: 160.5964万元", "金额: 802982元"), ("年度: 2020", "年度: 2019"), base=BASE_2019))[
    0
].case.report

OLD_CASES = [  # the form of 2019: changes have a sign, amounts their own unit
    ("主动公开.行政许可.增减", "-8"),
    ("主动公开.行政许可.上一年项目 + 主动公开.行政许可.增减", "112"),
    ("主动公开.政府集中采购.金额", "160.5964万元"),
    ("主动公开.政府集中采购.金额 | 同比", "增长100%"),
    ("上年.主动公开.政府集中采购.金额", "802982元"),
    ("主动公开.政府集中采购.金额 - 上年.主动公开.政府集中采购.金额", "802982"),
    ("主动公开.政府集中采购.金额 / 主动公开.政府集中采购.项目", "401491"),
    ("上年.主动公开.政府集中采购.金额 | 千分位", "802,982元"),
    ("主动公开.政府集中采购.金额 | 千分位", "160.5964万元"),
    ("主动公开.政府集中采购.金额 | 中文", "一百六十万五千九百六十四元"),
    ("主动公开.行政许可.增减 | 千分位", "-8"),
    ("依申请公开.办理结果.其他处理", "0"),
]


@pytest.mark.parametrize(("expression", "printed"), OLD_CASES)
def test_value_of_the_form_of_2019(expression: str, printed: str) -> None:
    assert printed == evaluate(expression, OLD, OLDER)


def test_last_year_in_another_form_says_so() -> None:
    finding = evaluate("主动公开.行政处罚 | 同比", REPORT, OLD)
    assert not isinstance(finding, str)
    assert "上年报告用的是 2019 版格式" in finding.message("zh")
    assert "edition 2019" in finding.message("en")
    assert "持平" == evaluate("依申请公开.本年新收 | 同比", REPORT, OLD), "tables three and four stay comparable"


def test_a_number_that_last_year_left_open_is_a_finding_and_the_rest_is_compared(gipgen: Run, tmp_path: Path) -> None:
    (tmp_path / "2023.yaml").write_text(
        changed(("年度: 2024", "年度: 2023"), ("行政处罚: 53", "行政处罚: 待填")), encoding="utf-8"
    )
    year = changed(
        ("年度: 2024", "年度: 2024\n上年报告: 2023.yaml"),
        ("行政处罚{{ 主动公开.行政处罚 }}件", "行政处罚{{ 主动公开.行政处罚 | 同比 }}"),
    )
    (tmp_path / "2024.yaml").write_text(year, encoding="utf-8")
    said = gipgen("check", "2024.yaml").stdout
    assert "GIP240" not in said
    assert "上年报告里还没有填（待填）" in said
    assert "GIP406" in said
