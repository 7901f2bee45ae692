"""Every rule holds on the made-up form of 2027 as it does on that of 2021, and knows what that form has more."""

from collections.abc import Iterator
from typing import Any

import pytest
from as_2027 import as_2027
from gate import some
from planted import of_example, of_sentence, rules_found
from reports import BASE, EDITIONS, as_yaml, look
from test_pages import WITH_EXAMPLES
from test_sentences import CASES

from gipgen.check import Examined, examine, locate
from gipgen.findings.families import is_of_reading
from gipgen.findings.finding import Page
from gipgen.form.editions import also_from, load
from gipgen.source.compose import compose
from gipgen.workspace.memory import Memory

OF_THEIR_OWN = ("GIP612", "GIP618")  # their examples name the notice and the headings of 2021
PAGES = [page for page in WITH_EXAMPLES if not is_of_reading(page.id) and page.id not in OF_THEIR_OWN]


@pytest.fixture(autouse=True, scope="module")
def _edition() -> Iterator[None]:
    with also_from(str(EDITIONS)):
        yield


@pytest.mark.parametrize("page", PAGES, ids=[page.id for page in PAGES])
def test_a_planted_fault_is_found_as_on_the_form_of_2021(page: Page) -> None:
    good, bad = (map(as_2027, of_example(page, example)) for example in (page.good, page.bad))
    assert page.id not in rules_found(*good)
    assert page.id in rules_found(*bad)


ADDED = "行政检查"  # a row of this form, so that sentences about it are held against it
OLD_CASES = some([case for case in CASES if ADDED not in case["句"]])


@pytest.mark.parametrize("case", OLD_CASES, ids=[case["句"][:24] for case in OLD_CASES])
def test_a_sentence_is_read_as_on_the_form_of_2021(case: dict[str, Any]) -> None:
    data = of_sentence(case)

    def said(data: dict[str, Any]) -> list[tuple[str, str]]:
        found = examine(as_yaml(data).encode()).findings
        return sorted((each.rule, each.severity) for each in found if each.rule[:4] == "GIP5")

    assert said(data) == said(as_2027(data))


def said(*changes: tuple[str, str], last: tuple[tuple[str, str], ...] | None = None) -> list[str]:
    """The rules that find something in the base report after some changes, with the words of what they found."""
    found, _ = _looked_at(*changes, last=last)
    return [f"{each.finding.rule} {each.finding.message('zh')}" for each in found]


def _looked_at(*changes: tuple[str, str], last: tuple[tuple[str, str], ...] | None = None) -> tuple[Any, str]:
    text = _changed(as_yaml(as_2027(dict(compose(BASE).data))), changes)
    if last is None:
        return look(text)[1], text
    before = _changed(text, (("年度: 2024", "年度: 2023"), *last))
    examined = _beside(text + "上年报告: ../2023/report.yaml\n", before)
    return locate("report.yaml", examined), text


def _beside(text: str, last: str) -> Examined:
    neighbours = Memory({"2023/report.yaml": last.encode()})
    return examine(text.encode(), place="2024/report.yaml", neighbours=neighbours)


def _changed(text: str, changes: tuple[tuple[str, str], ...]) -> str:
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def test_the_base_report_is_clean() -> None:
    assert [] == said()


STANDARDS = "  地方标准:\n    制发: 0\n    废止: 0\n    现行有效: 0\n"
ARCHIVES = "      档案材料: 0\n"
PROSE = "行政处罚{{ 主动公开.行政处罚 }}件。"
PLANTED: list[tuple[str, str, list[tuple[str, str]]]] = [  # rule, words of its message, changes of the base report
    ("GIP301", "境外列", [("本年新收: [5, 0, 1, 0, 0, 0, 0, 6]", "本年新收: [5, 2, 1, 0, 0, 0, 0, 8]")]),
    ("GIP302", "档案材料", [(ARCHIVES, "      档案材料: [3, 0, 0, 0, 0, 0, 0]\n")]),
    ("GIP303", "境外 2", [("本年新收: [5, 0, 1, 0, 0, 0, 0, 6]", "本年新收: [5, 2, 1, 0, 0, 0, 0, 6]")]),
    ("GIP304", "终止 4", [("行政复议: [1, 0, 1, 0, 0, 2]", "行政复议: [1, 0, 1, 4, 0, 2]")]),
    ("GIP304", "“再审”的总计", [("  再审: 0", "  再审: [1, 0, 0, 0, 0, 3]")]),
    ("GIP305", "“地方标准”", [(STANDARDS, STANDARDS.replace("制发: 0", "制发: 7"))]),
    ("GIP504", "附表二“档案材料”总计是 0", [(PROSE, "收到政府信息公开申请6件，其中予以公开3件、属于档案材料2件。")]),
    ("GIP505", "附表二“本年新收”的“境外申请人”是 0", [(PROSE, "收到政府信息公开申请6件，其中境外申请人2件。")]),
    ("GIP506", "附表三“再审”的“总计”是 0", [(PROSE, "因政府信息公开被提起再审2件。")]),
    ("GIP506", "附表三“行政复议”的“终止审理”是 0", [(PROSE, "因政府信息公开被申请行政复议2件，终止审理1件。")]),
    ("GIP507", "附表一“地方标准”的“本年制发件数”是 0", [(PROSE, "2024年制发地方标准3件。")]),
    ("GIP508", "附表一“行政检查”的处理决定是 0", [(PROSE, "2024年公开行政检查3条。")]),
    ("GIP510", "附表一“行政检查”是 4", [("行政检查: 0", "行政检查: 4"), (PROSE, "2024年未作出行政检查决定。")]),
    (
        "GIP510",
        "附表一“地方标准”是 7",
        [(STANDARDS, STANDARDS.replace("制发: 0", "制发: 7")), (PROSE, "2024年未制定地方标准。")],
    ),
    (
        "GIP606",
        "第五部分列了 3 个问题",
        [
            (
                "政策解读不够丰富。下一步增加图解。",
                "存在问题：一是解读不够；二是更新不及时；三是培训少。改进措施：一是增加图解；二是按月检查。",
            )
        ],
    ),
    ("GIP607", "第七部分没有报告信息处理费", [("本年度未收取信息处理费。", "没有其他需要报告的事项。")]),
    ("GIP612", "已被 国办公开办函〔2027〕1号 取代", [(PROSE, "根据国办公开办函〔2021〕30号编制。")]),
    (
        "GIP618",
        "报告实际有七个部分",
        [("年度: 2024", "年度: 2024\n前言: 本报告由总体情况、主动公开政府信息情况等六个部分组成。")],
    ),
]


@pytest.mark.parametrize(("rule", "words", "changes"), PLANTED, ids=[f"{each[0]} {each[1]}" for each in PLANTED])
def test_what_only_this_form_has_is_known_to_the_rules(rule: str, words: str, changes: list[tuple[str, str]]) -> None:
    found = [each for each in said(*changes) if each.startswith(rule)]
    assert found
    assert words in found[0]


LAST = [  # rule, words, what last year's report says otherwise
    ("GIP402", "“地方标准”的现行有效：2023 年末 5", [(STANDARDS, STANDARDS.replace("现行有效: 0", "现行有效: 5"))]),
    (
        "GIP401",
        "“上年结转”（境外列）是 0，而 2023 年报告的“结转下年度”（境外列）是 2",
        [("结转下年度: [1, 0, 0, 0, 0, 0, 0, 1]", "结转下年度: [1, 2, 0, 0, 0, 0, 0, 3]")],
    ),
    ("GIP407", "“行政检查”2023 年是 345", [("行政检查: 0", "行政检查: 345")]),
]


@pytest.mark.parametrize(("rule", "words", "last"), LAST, ids=[each[0] for each in LAST])
def test_the_added_cells_are_held_against_last_year(rule: str, words: str, last: list[tuple[str, str]]) -> None:
    assert any(each.startswith(f"{rule} {words}") for each in said(last=tuple(last)))


def test_a_report_of_the_form_of_2021_is_last_years_as_far_as_it_counts_the_same() -> None:
    base = dict(compose(BASE).data)
    last = as_yaml({**base, "年度": 2023, "主动公开": {**base["主动公开"], "行政许可": 1200}})
    text = as_yaml({**as_2027(base), "上年报告": "../2023/report.yaml"})
    found = {each.rule: each.message("zh") for each in _beside(text, last).findings}
    assert "“行政许可”2023 年是 1200" in found["GIP407"]
    assert "现行有效：2023 年末 9 + 本年制发 2 − 本年废止 1 = 10" in found["GIP402"]
    assert "GIP401" not in found
    assert "GIP405" not in found, "all three tables can be compared"


def test_the_form_names_what_its_rules_need() -> None:
    form = load("2027")
    assert all(form.roles.sections)
    assert all(form.roles.rows)
