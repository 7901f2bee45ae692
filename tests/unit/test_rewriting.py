"""What is written so that it is read back, and fixes that change nothing but what they speak of."""

import pytest
from gate import examples
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reports import changed, look

from gipgen.findings.finding import Diagnostic
from gipgen.prose.blocks import parse_blocks
from gipgen.prose.inline import parse_inline
from gipgen.prose.nodes import Heading, Paragraph, plain
from gipgen.prose.rewriting import all_escaped, escaped, guarded, heading_line, reads_alike

HOSTILE = st.text(alphabet="*_[]()<>!\\{}|#-+=.1 :`~&中。“”aｘhttps/", max_size=40)


@settings(max_examples=examples(500))
@example("[[]()")
@example("[\\]()")
@given(HOSTILE)
def test_any_words_can_be_written_so_that_they_are_read_back(words: str) -> None:
    words = words.strip()
    for guard in (escaped, all_escaped):
        assert plain(parse_inline(guard(words)).children) == words
        if words:
            (block,) = parse_blocks(guarded(guard(words))).blocks
            assert isinstance(block, Paragraph)
            assert plain(block.children) == words
            (block,) = parse_blocks(heading_line(2, guard(words))).blocks
            assert isinstance(block, Heading)
            assert plain(block.children) == words


@pytest.mark.parametrize(
    "words", ["政府信息98条", "a_b", "2 < 3 & 4", "[甲]", "____", "（一）", "*", "C:\\目录", "50%~60%", "{甲}"]
)
def test_no_more_backslashes_than_needed(words: str) -> None:
    wanted = {"*": "\\*", "____": "\\___\\_"}
    assert wanted.get(words, words) == escaped(words)


@pytest.mark.parametrize("words", ["甲}}乙", "}}}}", "甲{{乙}}丙}}", "}} 甲 {{"])
def test_braces_that_stand_in_a_published_text_come_to_no_error_of_a_value(words: str) -> None:
    _, findings = look(changed(("政策解读不够丰富。", f"{escaped(words)}。政策解读不够丰富。")))
    assert [] == [each.message("en") for each in findings if "{{" in each.message("en")]


def fixes(prose: str) -> list[tuple[str, str, str]]:
    """Each fix of a prose of section five: the rule, what it takes away, what it writes instead."""
    examined, _ = look(
        changed(("  政策解读不够丰富。下一步增加图解。", "\n".join(f"  {line}" for line in prose.split("\n"))))
    )
    typed = examined.case.narratives["problems"].typed.split("\n")
    return [
        (finding.rule, typed[fix.offset.line][fix.offset.column :][: fix.length], fix.replacement)
        for finding in sorted(examined.every, key=lambda finding: finding.offset or (0, 0))
        if (fix := finding.fix) is not None
    ]


FIXES = [
    ("解读不够,下一步改进。", [("GIP720", ",", "，")]),
    ("**解读**不够,**下一步**改进,再改进。", [("GIP720", ",**下一步**改进,", "，**下一步**改进，")]),
    ("问题：\n\n\t　解读不够,改进。", [("GIP720", ",", "，")]),
    ("渠道 | 条数\n---|---\n网站, 微信 | 98条", []),
    ("渠道 | 说明\n---|---\na\\|b | 不子公开", [("GIP710", "不子公开", "不予公开")]),
    ("解读不够\\,改进。", []),  # guarded: a person has to look
    ("解读不够。\n。改进。", []),  # one stop on each line
    ("处罚{{ 主动公开.行政处罚 }} 件,其余不变。", [("GIP724", " ", ""), ("GIP720", ",", "，")]),
    ("（一）问题。\n\n1、 解读不够。\n\n2、 公开不够。", [("GIP703", "1、 ", "1."), ("GIP703", "2、 ", "2.")]),
    ("解读不够。[bookmark: _GoBack]", [("GIP730", "[bookmark: _GoBack]", "")]),
    ("解读不够。\n\n[bookmark: _GoBack]\n\n改进。", [("GIP730", "[bookmark: _GoBack]", "")]),
    ("解读不够，\n[bookmark: _GoBack]\n，改进。", []),  # a blank line would part the paragraph
]


@pytest.mark.parametrize(("prose", "wanted"), FIXES)
def test_a_fix_takes_away_what_it_speaks_of_and_nothing_else(prose: str, wanted: list[tuple[str, str, str]]) -> None:
    assert wanted == [
        each for each in fixes(prose) if each[0] in ("GIP703", "GIP710", "GIP720", "GIP722", "GIP724", "GIP730")
    ]


def test_a_fix_that_would_make_markup_is_none() -> None:
    typed = "甲* *乙**丙*[bookmark: x]*丁**"
    assert reads_alike(typed, 0, 1, "戊")
    assert not reads_alike(typed, 2, 3, ""), "two stars would be bold, and so would those behind the bookmark"
    at = typed.index("[")
    assert not reads_alike(typed, at, at + len("[bookmark: x]"), "")
    assert not reads_alike("1、 乙丙。", 1, 2, "."), "the line would begin a list"


def rules_in(prose: str) -> list[Diagnostic]:
    _, findings = look(
        changed(("  政策解读不够丰富。下一步增加图解。", "\n".join(f"  {line}" for line in prose.split("\n"))))
    )
    return [each.finding for each in findings]


def test_rules_judge_what_is_printed() -> None:
    assert "GIP720" not in {each.rule for each in rules_in("渠道 | 条数\n---|---\n网站, 微信 | 98条\n\n以上。")}
    assert "GIP720" in {each.rule for each in rules_in("| 网站, 微信 | 98条 |。")}, (
        "one row is no table, it is printed as it stands"
    )
    assert {"GIP703", "GIP723"}.isdisjoint(each.rule for each in rules_in("1. 公开不够\n2. 解读不够"))
    assert "GIP703" in {each.rule for each in rules_in("1.公开不够。\n\n2.解读不够。")}
    (blank,) = (each for each in rules_in("公开\\*12\\*件，其中____件。") if each.rule == "GIP731")
    assert "*12*" in blank.values["context"]
    assert "\n" not in "".join(
        str(value) for each in rules_in("甲乙丙丁\\\n，，戊己庚辛。") for value in each.values.values()
    )
