"""Prose written from the tables is never reported; the same prose with one number changed is."""

from typing import Any

from gate import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import as_yaml, look
from test_reports import COLUMNS, FORMS, as_text, balanced, both_editions

from gipgen.source.compose import compose
from gipgen.vocabulary.numerals import to_chinese

WAYS = (
    str,
    "{:,}".format,
    to_chinese,
    lambda number: str(number).translate({ord("0") + d: 0xFF10 + d for d in range(10)}),
)
HANDLED = 4  # which of the numbers below it is
GROUPS = ("不予公开", "无法提供", "不予处理", "其他处理")


def sentences_of(edition: str, rows: dict[str, list[int]], fourth: list[list[int]]) -> list[tuple[str, list[int]]]:
    """Sentences with holes, and the numbers of the tables that belong into them."""
    total = len(COLUMNS)
    form = FORMS[edition]
    leaves = form.rows["results_total"].parts
    groups = [sum(rows[row][total] for row in leaves if form.rows[row].path[2] == group) for group in GROUPS]
    persons, organisations = rows["new_received"][0], sum(rows["new_received"][1:total])
    results = [rows["disclosed"][total], rows["partially_disclosed"][total], *groups]
    suits = sum(fourth[1]) + sum(fourth[2])
    return [
        ("本年度，我局共收到政府信息公开申请{}件，", [rows["new_received"][total]]),
        ("其中自然人申请{}件、法人和其他组织申请{}件。", [persons, organisations]),
        ("上年结转政府信息公开申请{}件。", [rows["carried_in"][total]]),
        (
            "共办理政府信息公开申请{}件，其中予以公开{}件、部分公开{}件、不予公开{}件、无法提供{}件、不予处理{}件、其他处理{}件，",
            [rows["results_total"][total], *results],
        ),
        ("结转下年度继续办理{}件。", [rows["carried_out"][total]]),
        ("因政府信息公开被申请行政复议{}件、被提起行政诉讼{}件。", [sum(fourth[0]), suits]),
    ]


def report_with(edition: str, rows: dict[str, list[int]], fourth: list[list[int]], prose: str) -> str:
    data: dict[str, Any] = compose(as_text(edition, rows, fourth)).data
    fee = {"通知件数": 9, "通知金额": 0, "实收金额": 0}
    return as_yaml({**data, "总体情况": f"## 依申请公开\n\n{prose}\n", "信息处理费": fee})


def told(text: str) -> list[str]:
    return [each.finding.message("zh") for each in look(text)[1] if each.finding.rule[:4] == "GIP5"]


FOURTH = st.lists(st.lists(st.integers(0, 99), min_size=4, max_size=4), min_size=3, max_size=3)


@both_editions
@settings(deadline=None, max_examples=examples(20))
@given(st.data())
def test_prose_that_says_what_the_tables_say_is_left_alone(edition: str, data: st.DataObject) -> None:
    rows, fourth, way = data.draw(balanced(edition)), data.draw(FOURTH), data.draw(st.sampled_from(WAYS))
    prose = "".join(text.format(*map(way, numbers)) for text, numbers in sentences_of(edition, rows, fourth))
    assert [] == told(report_with(edition, rows, fourth, prose))


@both_editions
@settings(deadline=None, max_examples=examples(20))
@given(st.data())
def test_one_wrong_number_is_told(edition: str, data: st.DataObject) -> None:
    rows, fourth = data.draw(balanced(edition)), data.draw(FOURTH)
    parts = sentences_of(edition, rows, fourth)
    flat = [number for _, numbers in parts for number in numbers]
    which = data.draw(st.integers(0, len(flat) - 1))
    flat[which] += data.draw(st.integers(1, 1000))
    if which == HANDLED:  # may lawfully mean three different totals
        flat[which] += 10**12
    prose = "".join(text for text, _ in parts).format(*flat)
    assert told(report_with(edition, rows, fourth, prose))
