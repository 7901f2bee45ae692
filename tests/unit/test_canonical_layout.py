"""``fmt``: what clerks leave behind, and what it looks like afterwards."""

import pathlib
import re
from typing import Any

import pytest
from reports import BASE, BASE_2019, EXAMPLES, ROOT, as_yaml, changed

from gipgen.findings.finding import WARNING, Diagnostic, Fix, Offset, Path
from gipgen.findings.text import Text
from gipgen.formatting import format as formatting
from gipgen.formatting.format import format_report
from gipgen.report.structure import read_structure
from gipgen.source.compose import compose


def tidy(text: str, *findings: Diagnostic) -> str:
    source, form, _ = read_structure(text.encode())
    result = format_report(source, form, findings).text
    again, form, _ = read_structure(result.encode())
    assert result == format_report(again, form).text
    return result


def part(text: str, key: str) -> str:
    """The lines of one top-level key, with the comments right above it."""
    lines = tidy(text).split("\n")
    start = lines.index(next(line for line in lines if line.startswith(f"{key}:")))
    while start and lines[start - 1].startswith("#"):
        start -= 1
    end = next((n for n in range(start + 1, len(lines)) if lines[n][:1] not in ("", " ", "#") and n > start + 1), None)
    return "\n".join(lines[start:end]).rstrip()


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.parent.parent.name for path in EXAMPLES])
def test_the_examples_are_in_the_canonical_layout(path: pathlib.Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == tidy(text)


def test_what_new_writes_is_in_the_canonical_layout() -> None:
    text = (ROOT / "tests" / "golden" / "new.yaml").read_text(encoding="utf-8")
    assert text == tidy(text)


CONTRACT = """\
依申请公开:
  #              自然人 企业 科研 公益 法律 其他      (a seventh number is 总计: checked if given, computed if not)
  本年新收:      [2,    0,   0,   0,   0,   0]
  上年结转:      0                                   # 0 stands for a whole row of zeros
  办理结果:
    不予公开:
      行政执法案卷: [2, 0, 0, 0, 0, 0]
"""


def test_the_table_of_the_contract_stays_as_it_is() -> None:
    assert CONTRACT == tidy(CONTRACT)


def test_numbers_go_below_the_words_of_their_heading() -> None:
    typed = """\
依申请公开:
  # 自然人 企业 科研 公益 法律 其他 总计  按列填
  本年新收: [2,0,0,0,0,   0 ,2]   # 核对过
  上年结转: [1234567, 0, 10, 0, 0, 0]
  结转下年度: 0
"""
    assert """\
依申请公开:
  #           自然人    企业 科研 公益 法律 其他 总计  按列填
  本年新收:   [2,       0,   0,   0,   0,   0,   2]  # 核对过
  上年结转:   [1234567, 0,   10,  0,   0,   0]
  结转下年度: 0
""" == tidy(typed)


def test_neighbouring_rows_begin_in_one_column_without_a_heading() -> None:
    typed = "主动公开:\n  规章: {制发: 0, 现行有效: 3, 废止: 12}\n  行政规范性文件: {废止: 1, 制发: 10, 现行有效: 9}\n"
    assert (
        "主动公开:\n"
        "  规章:           {制发: 0, 废止: 12, 现行有效: 3}\n"
        "  行政规范性文件: {制发: 10, 废止: 1, 现行有效: 9}\n"
    ) == tidy(typed)


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.parent.parent.name for path in EXAMPLES])
def test_a_changed_number_changes_one_line(path: pathlib.Path) -> None:
    """A review shows what was changed, and not how the columns moved."""
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines):
        if re.match(r"  [^#]*[:\[] ?0\b", line):
            changed_lines = [*lines[:number], re.sub(r"\b0\b", "12", line, count=1), *lines[number + 1 :]]
            after = tidy("\n".join(changed_lines)).split("\n")
            assert [number] == [place for place, (old, new) in enumerate(zip(lines, after, strict=True)) if old != new]


def test_a_heading_far_out_does_not_move_the_table_there() -> None:
    typed = "依申请公开:\n  #" + " " * 900 + "自然人 企业 科研 公益 法律 其他\n  本年新收: [1, 0, 0, 0, 0, 0]\n"
    assert "  #         自然人 企业" in tidy(typed)


def test_comments_among_the_numbers_of_a_row_stay_with_their_number() -> None:
    typed = """\
依申请公开:
  本年新收: [2,   # 两件都是自然人
    # 企业没有
    0, 0,
    0, 0, 0   # 完
    # 括号前
  ]  # 行尾
"""
    assert """\
依申请公开:
  本年新收:                     # 行尾
    - 2                         # 两件都是自然人
    # 企业没有
    - 0
    - 0
    - 0
    - 0
    - 0                         # 完
    # 括号前
""" == tidy(typed)


def test_a_row_pasted_with_tabs_and_empty_cells_stays_as_typed() -> None:
    assert "依申请公开:\n  本年新收: 2\t1\n" == tidy("依申请公开:\n    本年新收: 2\t1\t\t\n")


def test_a_row_typed_one_number_a_line_becomes_one_line() -> None:
    typed = "依申请公开:\n    本年新收:\n    - 2\n    - 0\n    - 0\n    - 0\n    - 0\n    - 待填\n"
    assert "依申请公开:\n  本年新收: [2, 0, 0, 0, 0, 待填]\n" == tidy(typed)


def test_keys_get_the_order_of_the_form_and_take_their_comments_along() -> None:
    typed = """\
# yaml-language-server: $schema=schema.json
# 这份文件由办公室填

# 年度不是编写的年份
年度: 2024   # 去年

备注一: 未知的键
# 单位用全称
单位: 甲局

# 以下先不写
# 落款: {单位: 甲局, 日期: 2025-01-10}

其他事项: |
  无。
总体情况: |
  好。
# 末尾的话
"""
    assert """\
# yaml-language-server: $schema=schema.json
# 这份文件由办公室填

# 单位用全称
单位: 甲局

# 以下先不写
# 落款: {单位: 甲局, 日期: 2025-01-10}

# 年度不是编写的年份
年度: 2024                      # 去年

备注一: 未知的键

总体情况: |
  好。

其他事项: |
  无。
# 末尾的话
""" == tidy(typed)


def backwards(value: Any) -> Any:
    return {key: backwards(value[key]) for key in reversed(value)} if isinstance(value, dict) else value


def keys_of(value: Any) -> list[str]:
    return [name for key in value for name in (key, *keys_of(value[key]))] if isinstance(value, dict) else []


@pytest.mark.parametrize("base", [BASE, BASE_2019], ids=["2021", "2019"])
def test_rows_get_the_order_of_the_form_at_every_depth(base: str) -> None:
    """A reviewer finds each row where the form has it, whatever order it was typed in."""
    data = compose(base).data
    typed = as_yaml(backwards(data))
    assert keys_of(compose(typed).data) != keys_of(data)
    laid_out = compose(tidy(typed)).data
    assert keys_of(data) == keys_of(laid_out)
    assert data == laid_out


def test_comments_at_the_end_of_a_group_stay_in_it() -> None:
    typed = """\
依申请公开:
  办理结果:
    不予公开:
      国家秘密: 0
      # 组内最后
    # 办理结果最后
  结转下年度: 0
  # 表三最后

# 表四的说明
复议诉讼:
  行政复议: 0
"""
    assert typed == tidy(typed)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("单位: '甲局'", "单位: 甲局"),
        ('"单位": "甲局"', "单位: 甲局"),
        ("单位: 甲局  \t", "单位: 甲局"),
        ('单位: "a: b"', '单位: "a: b"'),
        ("单位: 'it''s: x'", '单位: "it\'s: x"'),
        ('单位: "2024"', '单位: "2024"'),
        ('单位: "0451"', '单位: "0451"'),
        ('单位: "no"', '单位: "no"'),
        ('单位: "027-83760190"', "单位: 027-83760190"),
        ("单位: 甲\n  乙", "单位: 甲 乙"),
        ("单位:   # 全称\n  甲局", "单位: 甲局                      # 全称"),
        ("---\n单位: 甲局\n...", "单位: 甲局"),
        ("{单位: 甲局, 年度: 2024}", "单位: 甲局\n年度: 2024"),
        ("其他事项: 无。", "其他事项: |\n  无。"),
        ("其他事项: '无。'", "其他事项: |\n  无。"),
        ("其他事项: >\n  甲\n  乙\n\n  丙", "其他事项: |\n  甲\n  乙\n\n  丙"),
        ("其他事项: |+\n    甲\n\n\n    乙\n\n\n", "其他事项: |\n  甲\n\n\n  乙"),
        ("其他事项: |-   # 注\n      甲\n        缩进", "其他事项: |                     # 注\n  甲\n    缩进"),
        ("其他事项: |2\n   甲", "其他事项: |2\n   甲"),
        ("其他事项: 待填", "其他事项: |\n  待填"),
        ('前言: ""', '前言: ""'),
        ("其他事项:", "其他事项:"),
        ("其他事项: ~", "其他事项: ~"),
        ("年度: 012", "年度: 012"),
        ("豁免: [{理由: 甲, 规则: GIP402}]", "豁免: [{规则: GIP402, 理由: 甲}]"),
        ("豁免:\n- 理由: 甲\n  规则: GIP402", "豁免:\n  - 规则: GIP402\n    理由: 甲"),
        ("依申请公开: {办理结果: {部分公开: 0, 予以公开: 1}, 本年新收: 0}", "依申请公开: {本年新收: 0, 办理结果: {予以公开: 1, 部分公开: 0}}"),
        ('单位: "甲\\u2028乙"', '单位: "甲\\u2028乙"'),
        ('单位: "甲\\u2029乙"', '单位: "甲\\u2029乙"'),
        ('其他事项: "甲\\u2029乙"', '其他事项: "甲\\u2029乙"'),
        ("单位:甲局", "单位: 甲局"),
        ("单位：甲局  # 见［1］，待核", "单位: 甲局                      # 见［1］，待核"),
        ("依申请公开:\n\t本年新收：［2，0，0，0，0，0］", "依申请公开:\n  本年新收: [2, 0, 0, 0, 0, 0]"),
    ],
)  # fmt: skip
def test_one_way_to_write_each_thing(typed: str, wanted: str) -> None:
    assert wanted + "\n" == tidy(typed + "\n")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (
            "# 文件\n年度: 2024\n单位: 甲局",
            "# 文件\n单位: 甲局\n年度: 2024",
        ),  # the first lines of a file speak of the file
        ("# 文件\n\n# 数据年\n年度: 2024\n单位: 甲局", "# 文件\n\n单位: 甲局\n\n# 数据年\n年度: 2024"),
        ("# 文件\n{年度: 2024, 单位: 甲局}", "# 文件\n\n单位: 甲局\n年度: 2024"),
        ("{单位: 甲局} # 末尾", "单位: 甲局\n# 末尾"),
        (
            "年度: 2024\n联系方式:\n  部门: 乙\n  # 组的\n# 下面\n\n# 单位的\n单位: 甲局",
            "# 单位的\n单位: 甲局\n年度: 2024\n联系方式:\n  部门: 乙\n  # 组的\n# 下面",
        ),
        (
            "豁免:\n  - # 甲\n\n    # 乙\n    规则: GIP402\n    理由: 丙\n\n  # 丁\n  - 规则: GIP407\n    理由: 戊",
            "豁免:\n  # 甲\n\n  # 乙\n  - 规则: GIP402\n    理由: 丙\n\n  # 丁\n  - 规则: GIP407\n    理由: 戊",
        ),
    ],
)
def test_a_comment_stays_with_what_it_speaks_of(typed: str, wanted: str) -> None:
    assert wanted + "\n" == tidy(typed + "\n")


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        ("  # 说一句\n\n", "  # 说一句\n\n"),
        ("  # 说一句\n", "  # 说一句\n"),
        ("  上年结转: [1, 0, 0, 0, 0, 0]\n\n", "\n"),
        ("  上年结转: [1, 0, 0, 0, 0, 0]\n\n  # 说一句\n", "\n  # 说一句\n"),
    ],
)
def test_blank_lines_above_a_heading_stay(above: str, kept: str) -> None:
    table = "  # 自然人 企业 科研 公益 法律 其他\n  结转下年度: [1, 0, 0, 0, 0, 0]\n"
    laid_out = tidy(f"依申请公开:\n{above}{table}")
    assert f"{kept}  #           自然人 企业 科研 公益 法律 其他\n  结转下年度: [1,    0," in laid_out
    assert laid_out.count("\n\n") == kept.count("\n\n") + kept.startswith("\n")


@pytest.mark.parametrize(
    "word",
    [
        "null",
        "yes",
        "no",
        "true",
        "false",
        "on",
        "off",
        "y",
        "n",
        ".inf",
        ".nan",
        "True",
        "NO",
        "~",
        "1e3",
        "0x1f",
        "12:30",
    ],
)
def test_quotes_stay_around_what_some_reader_takes_for_something_else(word: str) -> None:
    assert f'单位: "{word}"\n' == tidy(f"单位: '{word}'\n")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [("单位: 甲局\n", "comment"), ("# 注\n单位: 乙局\n", "data"), ("# 注\n单位: 甲局\n年度: 2024\n", "data")],
)
def test_what_would_say_something_else_is_never_written(monkeypatch: pytest.MonkeyPatch, wrong: str, says: str) -> None:
    monkeypatch.setattr(formatting, "lay_out", lambda *_: wrong)
    source, form, _ = read_structure("# 注\n单位: 甲局\n".encode())
    with pytest.raises(formatting.UnsafeError, match=says):
        formatting.format_report(source, form)


def test_prose_bytes_survive() -> None:
    prose = "  ## 标题\n\n  行尾两个空格  \n    缩进，“引号” 'a' \"b\" # 不是注释\n\n\n  {{ 主动公开.行政处罚 }}\t末\n"
    text = changed(("  政策解读不够丰富。下一步增加图解。\n", prose))
    assert prose in tidy(text)


def finding(path: Path, offset: Offset, length: int, replacement: str) -> Diagnostic:
    return Diagnostic("GIP799", WARNING, Text("", ""), path, offset=offset, fix=Fix(offset, length, replacement))


def test_fixes_change_their_place_and_nothing_else() -> None:
    text = changed(("  政策解读不够丰富。下一步增加图解。", "  第一行。。\n  政策,解读。"))
    done = tidy(
        text,
        finding(("存在问题及改进",), Offset(1, 2), 1, "，"),
        finding(("存在问题及改进",), Offset(0, 3), 2, "。"),
        finding(("联系方式", "地址"), Offset(0, 0), 2, "实验: "),
    )
    wanted = tidy(text).replace("第一行。。\n  政策,解读。", "第一行。\n  政策，解读。")
    assert wanted.replace("地址: 测试市人民路1号", '地址: "实验: 市人民路1号"') == done


@pytest.mark.parametrize(
    "useless",
    [
        finding(("存在问题及改进",), Offset(7, 0), 1, "x"),
        finding(("存在问题及改进",), Offset(0, 900), 1, "x"),
        finding(("没有",), Offset(0, 0), 1, "x"),
        finding(("年度",), Offset(0, 0), 1, "x"),
        finding(("存在问题及改进",), Offset(0, 0), 1, "x\ny"),
    ],
)
def test_a_fix_that_fits_nowhere_changes_nothing(useless: Diagnostic) -> None:
    assert tidy(BASE) == tidy(BASE, useless)


def test_of_two_fixes_that_overlap_one_is_made() -> None:
    path = ("存在问题及改进",)
    done = tidy(BASE, finding(path, Offset(0, 0), 3, "甲"), finding(path, Offset(0, 2), 3, "乙"))
    assert "  甲读不够丰富。" in done


def test_the_pure_python_parser_lays_out_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    texts = [
        CONTRACT,
        "# 头\n---\n年度: 2024   # 年\na: |  # c\n  甲\n   乙\n\n  丙\n\n# 前\n单位: '甲\n  乙' # d\n其他事项: 甲\n  乙\n",
    ]
    fast = [tidy(text) for text in texts]
    monkeypatch.setitem(sys.modules, "_ruamel_yaml", None)
    assert fast == [tidy(text) for text in texts]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("网址: 甲 #   乙", "网址: 甲 #   乙"),  # text or a comment: a person has to say
        ("网址: 甲  # 乙", "网址: 甲                        # 乙"),
        ("网址:   ... #   乙", '网址: "..."                     #   乙'),  # in quotes it is a comment for certain
    ],
)
def test_what_may_be_text_stays_close_and_a_second_time_too(typed: str, wanted: str) -> None:
    once = tidy(changed(("年度: 2024", f"年度: 2024\n{typed}")))
    assert wanted in once.split("\n")
    assert once == tidy(once)


def test_a_bar_above_comments_alone_stays_a_bar() -> None:
    typed = changed(("  规章:", "  说明: |\n  #   本年度作出行政许可决定12件。\n  规章:"))
    assert "  说明: |\n  #   本年度作出行政许可决定12件。\n" in tidy(typed)
