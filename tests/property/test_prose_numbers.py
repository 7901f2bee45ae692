"""Prose written from the tables is never reported; the same prose with one number changed is."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from reports import as_yaml, look
from test_reports import COLUMNS, LEAVES, as_text, balanced

from gipgen.form.load import load
from gipgen.numerals import to_chinese
from gipgen.source.compose import compose

FORM = load("2021")
WAYS = (
    str,
    "{:,}".format,
    to_chinese,
    lambda number: str(number).translate({ord("0") + d: 0xFF10 + d for d in range(10)}),
)
GROUPS = ("不予公开", "无法提供", "不予处理", "其他处理")


def sentences_of(rows: dict[str, list[int]], fourth: list[list[int]]) -> list[tuple[str, list[int]]]:
    """Sentences with holes, and the numbers of the tables that belong into them."""
    total = len(COLUMNS)
    groups = [
        sum(rows[row][total] for row in LEAVES if FORM.rows[row].path[2] == group and len(FORM.rows[row].path) > 3)
        for group in GROUPS
    ]
    persons, organisations = rows["new_received"][0], sum(rows["new_received"][1:total])
    results = [rows["disclosed"][total], rows["partially_disclosed"][total], *groups]
    suits = sum(fourth[1]) + sum(fourth[2])
    return [
        ("2024年，我局共收到政府信息公开申请{}件，", [rows["new_received"][total]]),
        ("其中自然人申请{}件、法人和其他组织申请{}件。", [persons, organisations]),
        ("上年结转政府信息公开申请{}件。", [rows["carried_in"][total]]),
        (
            "共办理政府信息公开申请{}件，其中予以公开{}件、部分公开{}件、不予公开{}件、无法提供{}件、不予处理{}件、其他处理{}件，",
            [rows["results_total"][total], *results],
        ),
        ("结转下年度继续办理{}件。", [rows["carried_out"][total]]),
        ("因政府信息公开被申请行政复议{}件、被提起行政诉讼{}件。", [sum(fourth[0]), suits]),
    ]


def report_with(rows: dict[str, list[int]], fourth: list[list[int]], prose: str) -> str:
    data: dict[str, Any] = compose(as_text(rows, fourth)).data
    return as_yaml(
        {**data, "总体情况": f"## 依申请公开\n\n{prose}\n", "信息处理费": {"通知件数": 9, "通知金额": 0, "实收金额": 0}}
    )


def told(text: str) -> list[str]:
    return [each.finding.message("zh") for each in look(text)[1] if each.finding.rule[:4] == "GIP5"]


FOURTH = st.lists(st.lists(st.integers(0, 99), min_size=4, max_size=4), min_size=3, max_size=3)


@settings(deadline=None, max_examples=40)
@given(balanced(), FOURTH, st.sampled_from(WAYS))
def test_prose_that_says_what_the_tables_say_is_left_alone(rows, fourth, way) -> None:
    prose = "".join(text.format(*map(way, numbers)) for text, numbers in sentences_of(rows, fourth))
    assert [] == told(report_with(rows, fourth, prose))


@settings(deadline=None, max_examples=40)
@given(balanced(), FOURTH, st.integers(0, 13), st.integers(1, 1000))
def test_one_wrong_number_is_told(rows, fourth, which, more) -> None:
    parts = sentences_of(rows, fourth)
    flat = [number for _, numbers in parts for number in numbers]
    right = "".join(text for text, _ in parts).format(*flat)
    flat[which] += more
    if which == 4:  # 办理 may lawfully mean three different totals
        flat[which] += 100_000_000 * 1000
    wrong = "".join(text for text, _ in parts).format(*flat)
    assert right != wrong
    assert told(report_with(rows, fourth, wrong))
