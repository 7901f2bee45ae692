"""Layouts of the seventh look (``benchmarks/layouts_seventh_*.py``), a test for each mechanism."""

import re
from collections.abc import Callable

import pytest
from test_layouts import is_right, text

from gipgen.imports.import_report import Published
from gipgen.layout.grid import Grid


def tabs(grid: Grid) -> str:
    return "\n".join("\t".join(cell.text for cell in row) for row in grid.rows)


_FORM = {
    "一、总体情况": "overview",
    "二、主动公开政府信息情况": "proactive",
    "三、收到和处理政府信息公开申请情况": "applications",
    "四、政府信息公开行政复议、行政诉讼情况": "review_litigation",
    "五、存在的主要问题及改进情况": "problems",
    "六、其他需要报告的事项": "other_matters",
}


def below(headings: dict[str, str], table: Callable[[Grid], str] = tabs) -> Published:
    """A report with other headings for some, and one sentence of its own at the end of each section."""

    def change(whole: str) -> str:
        for number, (heading, section) in enumerate(_FORM.items()):
            after = list(_FORM)[number + 1] if number < 5 else "测试区民政局\n2023"
            whole = whole.replace(f"\n{after}", f"\n这是属于{section}的一句话。\n{after}", 1)
        for heading, other in headings.items():
            assert f"\n{heading}\n" in whole
            whole = whole.replace(f"\n{heading}\n", f"\n{other}\n", 1)
        return whole

    return text(table, change=change)


@pytest.mark.parametrize(
    ("form", "other"),
    [
        ("一、总体情况", "一、政务公开工作整体情况"),
        ("三、收到和处理政府信息公开申请情况", "三、申请公开的办理"),
        ("四、政府信息公开行政复议、行政诉讼情况", "四、政府信息公开行政复议、行政诉讼"),
        ("五、存在的主要问题及改进情况", "五、薄弱环节及下一步工作打算"),
        ("六、其他需要报告的事项", "六、其他情况"),
    ],
)
def test_a_heading_with_its_own_number_is_known_by_what_it_names(form: str, other: str) -> None:
    imported = below({form: other})
    assert is_right(imported)
    for section in _FORM.values():
        assert f"这是属于{section}的一句话。" in imported.texts[section]
    assert other not in "".join(imported.texts.values())


def test_a_section_that_the_form_does_not_have_is_not_known_by_its_words_alone() -> None:
    """The same words with another section's number begin nothing."""
    imported = below({"五、存在的主要问题及改进情况": "四、薄弱环节\n五、存在的主要问题及改进情况"})
    assert "薄弱环节" not in imported.texts["problems"].split("\n")[0] or re.match("## ", imported.texts["problems"])
    assert any("薄弱环节" in left.text for left in imported.noted) or "薄弱环节" in imported.texts["review_litigation"]
