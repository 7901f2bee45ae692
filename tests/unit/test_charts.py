"""The bar charts of the web page: which there are, where they stand, and how long each bar is."""

import pytest
from reports import BASE, BASE_2019, changed, look

from gipgen.layout.chart import Bar, Chart, charts
from gipgen.report.report import Report

KINDS = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")
DEALT_WITH = ("本年新收", "上年结转", "结转下年度")
DISPUTES = ("行政复议", "未经复议直接起诉", "复议后起诉")
RECEIVED = "本年新收:      [5, 1, 0, 0, 0, 0, 6]"
DISCLOSED = "予以公开:    [2, 1, 0, 0, 0, 0, 3]"
FILES = "行政执法案卷: [2, 0, 0, 0, 0, 0, 2]"
NOT_HELD = "本机关不掌握: [1, 0, 0, 0, 0, 0, 1]"
LAST = changed(("年度: 2024", "年度: 2023"), (DISCLOSED, "予以公开: [12, 0, 0, 0, 0, 0]"))


def report(text: str) -> Report:
    return look(text)[0].case.report


def made(text: str, last: str = "") -> dict[str, Chart]:
    found = charts(report(text), report(last) if last else None)
    assert len({chart.id for chart in found}) == len(found)
    return {chart.id: chart for chart in found}


def bars(labels: tuple[str, ...], values: tuple[int, ...], lasts: tuple[int, ...] | None, longest: int) -> list[Bar]:
    """Bars as long as their numbers, the longest 100."""
    return [
        Bar(label, value, 100 * value / longest, last, 100 * (last or 0) / longest)
        for label, value, last in zip(labels, values, lasts or [None] * len(labels), strict=True)
    ]


def test_the_outcomes_of_a_year() -> None:
    (chart,) = made(BASE).values()
    assert ("applications-kinds", "applications", "本年度办理结果", "件") == chart[:4]
    assert bars(KINDS, (3, 0, 2, 1, 0, 0), None, 3) == list(chart.bars)
    assert not chart.compares
    assert "予以公开3件；部分公开0件；不予公开2件；无法提供1件；不予处理0件；其他处理0件" == chart.text


def test_two_years_beside_each_other() -> None:
    """The longest bar of both years is the measure of all."""
    found = made(BASE, LAST)
    assert ["applications-kinds", "applications-years", "review_litigation-years"] == list(found)
    kinds, dealt_with, disputes = found.values()
    assert bars(KINDS, (3, 0, 2, 1, 0, 0), (12, 0, 2, 1, 0, 0), 12) == list(kinds.bars)
    assert ("applications-years", "applications", "与上年比较", "件") == dealt_with[:4]
    assert bars(DEALT_WITH, (6, 1, 1), (6, 1, 1), 6) == list(dealt_with.bars)
    assert ("review_litigation-years", "review_litigation", "与上年比较", "件") == disputes[:4]
    assert bars(DISPUTES, (2, 0, 1), (2, 0, 1), 2) == list(disputes.bars)
    assert [True] * 3 == [chart.compares for chart in found.values()]
    assert "本年新收6件（上年6件）；上年结转1件（上年1件）；结转下年度1件（上年1件）" == dealt_with.text


def test_what_last_years_edition_did_not_count_is_shown_without_it() -> None:
    """Numbers that are not shown do not shorten the bars either."""
    found = made(BASE, BASE_2019.replace(DISCLOSED, "予以公开: [12, 0, 0, 0, 0, 0]"))
    assert [("applications-kinds", False), ("applications-years", True), ("review_litigation-years", True)] == [
        (id_, chart.compares) for id_, chart in found.items()
    ]
    assert bars(KINDS, (3, 0, 2, 1, 0, 0), None, 3) == list(found["applications-kinds"].bars)


def test_the_kinds_of_the_form_of_2019() -> None:
    (chart,) = made(BASE_2019).values()
    assert list(KINDS) == [bar.label for bar in chart.bars]
    assert [3, 0, 2, 1, 0, 0] == [bar.value for bar in chart.bars]


NO_FILES, NO_NOT_HELD, NO_DISCLOSED = (
    (FILES, "行政执法案卷: 0"),
    (NOT_HELD, "本机关不掌握: 0"),
    (DISCLOSED, "予以公开: 0"),
)
NONE = (NO_FILES, NO_NOT_HELD, NO_DISCLOSED)


@pytest.mark.parametrize(
    ("changes", "there"),
    [
        ((), True),
        ((NO_FILES,), True),  # two kinds
        ((NO_FILES, NO_NOT_HELD), False),  # one bar says no more than its number
        (NONE, False),
        ((("国家秘密: 0", "国家秘密: 待填"),), False),
        ((("    部分公开: 0\n", ""),), False),
        ((("总计:        [5, 1, 0, 0, 0, 0, 6]", "总计: 待填"),), True),  # no kind of its own
    ],
)
def test_a_chart_that_would_tell_nothing_is_left_out(changes: tuple[tuple[str, str], ...], *, there: bool) -> None:
    assert there == ("applications-kinds" in made(changed(*changes)))


@pytest.mark.parametrize(
    ("now", "then", "there", "compares"),
    [
        (NONE, (), True, True),  # nothing this year: that is something beside last year's
        ((NO_FILES, NO_NOT_HELD), NONE, True, True),
        (NONE, NONE, False, False),
        ((), (("国家秘密: 0", "国家秘密: 待填"),), True, False),  # last year's number is not known
        ((NO_FILES, NO_NOT_HELD), (("国家秘密: 0", "国家秘密: 待填"),), False, False),
    ],
)
def test_a_chart_beside_last_years(
    now: tuple[tuple[str, str], ...], then: tuple[tuple[str, str], ...], *, there: bool, compares: bool
) -> None:
    found = made(changed(*now), changed(("年度: 2024", "年度: 2023"), *then))
    assert there == ("applications-kinds" in found)
    assert compares == (there and found["applications-kinds"].compares)


def test_the_years_are_left_out_where_a_number_of_this_year_is_missing() -> None:
    unknown = made(changed((RECEIVED, "本年新收: 待填")), LAST)
    assert ["applications-kinds", "review_litigation-years"] == list(unknown)
