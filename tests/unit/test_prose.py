"""The Markdown of the contract: expected HTML, one case a pair."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import changed, look

from gipgen.formats.as_html import inline
from gipgen.prose.blocks import parse_blocks
from gipgen.prose.inline import parse_inline
from gipgen.prose.nodes import Block, Heading, Image, Inline, Link, List, Paragraph, Strong, Table, plain
from gipgen.prose.numbering import number_headings
from gipgen.prose.passages import Passage, passages
from gipgen.prose.typed_numbers import typed_number

INLINE = [
    ("**（一）存在的问题。**一是更新不及时", "<strong>（一）存在的问题。</strong>一是更新不及时"),
    ("按“**三审三校**”执行", "按“<strong>三审三校</strong>”执行"),
    ("__全面__公开", "__全面__公开"),
    ("编号a__b__c和______", "编号a__b__c和______"),
    ("2 ** 3 ** 4", "2 ** 3 ** 4"),
    ("**没有另一半", "**没有另一半"),
    ("第一行\n第二行", "第一行第二行"),
    ("政府网站\n（http://a.cn）", "政府网站（http://a.cn）"),
    ("open\ndata", "open data"),
    ("第一行  \n第二行", "第一行<br/>第二行"),
    ("第一行\\\n第二行", "第一行<br/>第二行"),
    ("<b>粗</b>&amp;<script>alert(1)</script>", "&lt;b&gt;粗&lt;/b&gt;&amp;amp;&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("[政府网](https://a.gov.cn/x_(1).html)查阅", '<a href="https://a.gov.cn/x_(1).html">政府网</a>查阅'),
    ("<https://a.gov.cn/?a=1&b=2>", '<a href="https://a.gov.cn/?a=1&amp;b=2">https://a.gov.cn/?a=1&amp;b=2</a>'),
    ("[x](javascript:alert(1))", "x"),
    ("[x](data:text/html,1)", "x"),
    ("[附件](../附件.docx)", '<a href="../附件.docx">附件</a>'),
    (r"\*\*不是粗体\*\* \[a\](b)", "**不是粗体** [a](b)"),
    ("a*b*c `code` ~~x~~", "a*b*c `code` ~~x~~"),
    ("**a** 和 **b**", "<strong>a</strong> 和 <strong>b</strong>"),
    ("**[链](https://a.cn)接**", '<strong><a href="https://a.cn">链</a>接</strong>'),
    ("𠮷野😀", "𠮷野😀"),
]


@pytest.mark.parametrize(("text", "html"), INLINE)
def test_inline(text: str, html: str) -> None:
    assert html == str(inline(parse_inline(text).children))


def test_blocks() -> None:
    text = "　　首段\n续行\n\n## 主动公开\n    四格不是代码\n- 甲\n- 乙\n  续\n  - 丙\n\n1. 一\n2. 二\n\n| 渠道 | 条数 |\n|:--|--:|\n| 网站 | 98 |\n"
    blocks = parse_blocks(text).blocks
    assert [Paragraph, Heading, Paragraph, List, List, Table] == [type(block) for block in blocks]
    assert ["首段续行", "四格不是代码"] == [plain(block.children) for block in blocks if isinstance(block, Paragraph)]
    bullets, numbers = (block for block in blocks if isinstance(block, List))
    assert [1, 2] == [len(item) for item in bullets.items]
    assert "乙续" == _texts(bullets.items[1])[0]
    assert numbers.ordered
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert ("left", "right") == table.align
    assert [["渠道", "条数"], ["网站", "98"]] == [[plain(cell) for cell in row] for row in table.rows]


def test_a_bar_inside_a_value_does_not_split_a_table_cell() -> None:
    table = parse_blocks("| 项 | 值 |\n|---|---|\n| 处罚 | {{ 主动公开.行政处罚 | 千分位 }} |\n").blocks[0]
    assert isinstance(table, Table)
    assert 2 == len(table.rows[1])


def test_headings_are_numbered_and_typed_numbers_taken_off() -> None:
    text = "## （一）主动公开\n### 1、网站\n### 公众号\n#### 推送\n## 依申请公开\n### 收到\n## 2024年工作\n"
    blocks, problems = number_headings(parse_blocks(text).blocks)
    assert ["（一）主动公开", "1.网站", "2.公众号", "（1）推送", "（二）依申请公开", "1.收到", "（三）2024年工作"] == [
        block.number + plain(block.children) for block in blocks if isinstance(block, Heading)
    ]
    assert [] == problems


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("（一）主动", 1),
        ("(十二)x", 12),
        ("一、总体", 1),
        ("二十一、x", 21),
        ("3.丰富", 3),
        ("3．丰富", 3),
        ("（4）x", 4),
        ("一是", None),
        ("1.5万条", None),
        ("2024.1", None),
        ("2024年", None),
        ("（区分处理）", None),
        ("十分重视", None),
        ("", None),
    ],
)
def test_typed_number(text: str, number: int | None) -> None:
    typed = typed_number(text)
    assert number == (typed.value if typed else None)


def test_a_run_in_series_may_begin_anew_and_a_gap_is_found() -> None:
    def gaps(text: str) -> list[str]:
        return [problem.message("zh") for problem in number_headings(parse_blocks(text).blocks)[1]]

    assert [] == gaps("（一）甲\n\n1.子\n\n2.子\n\n（二）乙\n\n1.子\n\n（一）另一组")
    assert [] == gaps("（一）甲\n\n（二）乙\n\n（一）另甲\n\n（二）另乙")
    for series in ("（一）甲\n\n（一）乙\n\n（一）丙", "（一）甲。子\n\n（一）乙。子\n\n（一）丙。子"):
        (told,) = gaps(series)
        assert "“（一）、（一）”按顺序" in told
        assert "“（二）、（三）”" in told
    assert 1 == len(gaps("（一）甲\n\n（三）丙"))
    assert 1 == len(gaps("（二）从二开始"))


@settings(deadline=None)  # a machine may be busy
@given(st.text(alphabet="*_[]()<>!\\{}|#-+.1 \n中。“”a", max_size=60))
def test_no_text_breaks_the_parser_and_no_letter_is_lost(text: str) -> None:
    examined, _ = look(
        changed(
            (
                "  政策解读不够丰富。下一步增加图解。",
                "  头\n" + "\n".join("  " + line for line in text.split("\n")) + "\n  尾",
            )
        )
    )
    narrative = examined.case.narratives["problems"]
    assert narrative.blocks
    inside = "".join(_texts(narrative.blocks))
    if "](" not in text:  # an unsafe link keeps its text only
        assert text.count("中") == inside.count("中")


def _texts(blocks: Iterable[Block]) -> list[str]:
    found = []
    for block in blocks:
        if isinstance(block, (Paragraph, Heading)):
            found.append(plain(block.children) + "".join(_targets(block.children)))
        elif isinstance(block, List):
            for item in block.items:
                found += _texts(item)
        else:
            found += [plain(cell) + "".join(_targets(cell)) for row in block.rows for cell in row]
    return found


def _targets(children: Iterable[Inline]) -> list[str]:
    found = []
    for node in children:
        if isinstance(node, (Link, Image)):
            found.append(node.target)
        if isinstance(node, (Strong, Link)):
            found += _targets(node.children)
    return found


def running(text: str) -> list[Passage]:
    return list(passages(parse_blocks(text).blocks, "overview", ("总体情况",), text))


def test_passages_join_lines_and_lead_back_to_each_character() -> None:
    first, second, third = running(
        "## 主动公开\n\n全年公开**63**、\n条[信息](https://x.cn)。\n\n　　又一段ABC\nDEF。\n"
    )
    assert (first.heading, first.text) == (1, "主动公开")
    assert second.text == "全年公开63、条信息。"
    assert third.text == "又一段ABC DEF。"
    for passage, part, place in (
        (first, "主", (0, 3)),
        (second, "63", (2, 6)),
        (second, "条", (3, 0)),
        (second, "信息", (3, 2)),
        (second, "。", (3, 19)),
        (third, "DEF", (6, 0)),
    ):
        assert passage.place(passage.text.index(part)) == place, part


def test_passages_hold_the_values_that_were_looked_up() -> None:
    examined, _ = look(changed(("  政策解读不够丰富。", "  受理{{ 主动公开.行政处罚 }}件，共2件。")))
    passage = next(each for each in examined.case.passages if each.text.startswith("受理53件，共2件"))
    assert passage.is_computed(2, 4)
    assert not passage.is_computed(6, 7)
    begin = passage.place(passage.text.index("受"))
    assert passage.place(passage.text.index("53") + 1) == (begin.line, begin.column + 2), (
        "all of a value stands where {{ does"
    )
    assert passage.place(passage.text.index("共")) == (
        begin.line,
        begin.column + len("受理{{ 主动公开.行政处罚 }}件，"),
    )
    assert passage.span(0, 2) is not None
    assert passage.span(0, 3) is None, "a value was not typed as it is read"


def test_passages_are_what_the_parser_made_of_the_text() -> None:
    text = "- 甲\n- 乙\n  又\n\n1. 公开不够\n2. 解读不够\n\n渠道 | 条数\n---|---\n网站, 微信 | 98条\n\n（一）两行\\\n断开\n\n![图\\_示](a.png)后"
    assert [
        ("item", "", "甲"),
        ("item", "", "乙又"),
        ("item", "1.", "公开不够"),
        ("item", "2.", "解读不够"),
        ("row", "", "渠道 | 条数"),
        ("row", "", "网站, 微信 | 98条"),
        ("paragraph", "", "（一）两行\n断开"),
        ("paragraph", "", "后"),
        ("picture", "", "图_示"),
    ] == [(each.kind, each.number, each.text) for each in running(text)]
    assert [text for _, text in running("甲说：“乙。”丙！丁")[0].sentences()] == ["甲说：“乙。”", "丙！", "丁"]


def test_places_lead_to_the_very_character_whatever_stands_in_front() -> None:
    text = "\t- \\*甲\\*乙  \n\t  **丙**<https://a.cn>丁\n\n| a\\|b | {{ x \\| 占比 }}戊 |\n|-|-|\n| [己](u.pdf) | ______ |\n\n##  **（一）** 庚 ##"
    found = running(text)
    for passage in found:
        for position, sign in enumerate(passage.text):
            if passage.span(position, position + 1):
                line, column = passage.place(position)
                assert text.split("\n")[line][column] == sign
    read = "".join(each.text for each in found)
    assert "*甲*乙\n丙https://a.cn丁" in read
    assert "a|b | {{ x | 占比 }}戊" in read
    typed = sum(bool(each.span(place, place + 1)) for each in found for place in range(len(each.text)))
    assert typed == len("甲乙丙https://a.cn丁ab戊己______") + len("（一） 庚")
