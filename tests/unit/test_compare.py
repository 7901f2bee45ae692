"""Known changes give exactly those lines, in the words of the form."""

import pytest
from reports import BASE, changed, look

from gipgen.compare import changes_json as json_v1
from gipgen.compare import changes_markdown as markdown
from gipgen.compare import changes_text as text
from gipgen.compare.change import Change, Compared, Comparison
from gipgen.compare.compare import compare, compare_years
from gipgen.compare.compare_prose import sentence_changes


def between(old: str, new: str) -> Comparison:
    return compare("report.yaml", look(old)[0], look(new)[0])


def lines(old: str, new: str) -> list[str]:
    """The lines of the text output below the file's name."""
    comparison = between(old, new)
    return [line.strip() for line in text.emit([Compared("report.yaml", "changed", comparison)], "zh").split("\n")[1:]]


CELLS = [
    (
        ("行政处罚: 53", "行政处罚: 54"),
        ["二、主动公开政府信息情况", "行政处罚 · 本年处理决定数量：53 → 54（+1）"],
    ),
    (
        ("行政事业性收费: 62.336", "行政事业性收费: 60.1"),
        ["二、主动公开政府信息情况", "行政事业性收费 · 本年收费金额（单位：万元）：62.336 → 60.1（-2.236）"],
    ),
    (
        ("行政事业性收费: 62.336", "行政事业性收费: 62.3360"),
        ["二、主动公开政府信息情况", "行政事业性收费 · 本年收费金额（单位：万元）：62.336 → 62.3360（数值不变）"],
    ),
    (
        ("{制发: 2, 废止: 1, 现行有效: 9}", "{制发: 2, 废止: 1, 现行有效: 10}"),
        ["二、主动公开政府信息情况", "行政规范性文件 · 现行有效件数：9 → 10（+1）"],
    ),
    (
        ("行政执法案卷: [2, 0, 0, 0, 0, 0, 2]", "行政执法案卷: [2, 0, 0, 0, 0, 0]"),
        [],
    ),
    (
        ("国家秘密: 0", "国家秘密: [0, 0, 0, 0, 0, 0, 0]"),
        [],
    ),
    (
        ("复议后起诉:       [0, 1, 0, 0, 1]", "复议后起诉: [0, 1, 0, 3]"),
        [
            "四、政府信息公开行政复议、行政诉讼情况",
            "行政诉讼 › 复议后起诉 · 尚未审结：0 → 3（+3）",
            "行政诉讼 › 复议后起诉 · 总计：1 → 4（+3，随之变化）",
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("change", "wanted"), CELLS)
def test_a_changed_number_is_told_by_its_official_words(change: tuple[str, str], wanted: list[str]) -> None:
    assert wanted == lines(BASE, changed(change))


def test_what_is_no_number_is_told_by_its_keys() -> None:
    assert ["基本信息", "联系方式 · 电话：0451-53523359 → 0451-53523360"] == lines(
        BASE, changed(("0451-53523359", "0451-53523360"))
    )
    assert ["基本信息", "落款 · 单位：无 → 测试市民政局", "落款 · 日期：无 → 2025-01-10"] == lines(
        BASE, BASE + "落款: {单位: 测试市民政局, 日期: 2025-01-10}\n"
    )


def test_totals_that_moved_with_their_terms_are_marked() -> None:
    change = ("[2, 1, 0, 0, 0, 0, 3]", "[2, 1, 0, 0, 0, 1, 4]")
    totals = ("[5, 1, 0, 0, 0, 0, 6]\n  结转", "[5, 1, 0, 0, 0, 1, 7]\n  结转")
    received = ("本年新收:      [5, 1, 0, 0, 0, 0, 6]", "本年新收: [5, 1, 0, 0, 0, 1, 7]")
    comparison = between(BASE, changed(change, totals, received))
    assert [
        ("cell", ("依申请公开", "本年新收", 5), "0", "1"),
        ("total", ("依申请公开", "本年新收", 6), "6", "7"),
        ("cell", ("依申请公开", "办理结果", "予以公开", 5), "0", "1"),
        ("total", ("依申请公开", "办理结果", "予以公开", 6), "3", "4"),
        ("total", ("依申请公开", "办理结果", "总计", 5), "0", "1"),
        ("total", ("依申请公开", "办理结果", "总计", 6), "6", "7"),
    ] == [(each.kind, each.path, each.old, each.new) for each in comparison.changes]
    assert () == comparison.appeared == comparison.gone


def test_a_total_that_does_not_follow_is_a_change_of_its_own() -> None:
    comparison = between(BASE, changed(("[2, 0, 0, 0, 0, 0, 2]", "[2, 0, 0, 0, 0, 0, 3]")))
    assert [("cell", "2", "3")] == [(each.kind, each.old, each.new) for each in comparison.changes]
    assert ["GIP303"] == [each.finding.rule for each in comparison.appeared]


def test_a_typed_total_that_was_left_behind_is_no_change_but_a_finding() -> None:
    comparison = between(BASE, changed(("[2, 0, 0, 0, 0, 0, 2]", "[3, 0, 0, 0, 0, 0, 2]")))
    assert [("cell", ("依申请公开", "办理结果", "不予公开", "行政执法案卷", 0))] == [
        (each.kind, each.path) for each in comparison.changes
    ]
    assert "GIP303" in [each.finding.rule for each in comparison.appeared]


def test_a_missing_row_and_a_misspelt_one_are_both_told() -> None:
    new = changed(("行政强制: 0", "行政强置: 0"))
    assert ["行政强制 · 本年处理决定数量：0 → 无", "行政强置：无 → 0"] == lines(BASE, new)[1:3]


def test_a_row_with_too_few_numbers_is_shown_whole() -> None:
    new = changed(("行政复议:         [1, 0, 1, 0, 2]", "行政复议: [1, 0, 1]"))
    assert "行政复议：[1, 0, 1, 0, 2] → [1, 0, 1]" == lines(BASE, new)[1]


def test_layout_order_and_comments_are_no_change() -> None:
    from gipgen.formatting.format import format_report
    from gipgen.report.structure import read_structure

    source, form, _ = read_structure(BASE.encode())
    tidy = format_report(source, form).text.replace("行政许可: 12", "行政许可: 12   # 已核")
    assert BASE != tidy
    assert Comparison("report.yaml", ()) == between(BASE, tidy)


def test_exemptions_go_by_their_rule() -> None:
    one = BASE + "豁免:\n  - {规则: GIP402, 理由: 清理}\n"
    two = BASE + "豁免:\n  - {规则: GIP701, 理由: 原文}\n  - {规则: GIP402, 理由: 集中清理}\n"
    assert ["豁免 · GIP701：无 → 原文", "豁免 · GIP402：清理 → 集中清理"] == lines(one, two)[1:3]


def test_findings_that_only_moved_or_count_otherwise_are_still_the_same() -> None:
    wrong = changed(("[1, 0, 1, 0, 2]", "[1, 0, 1, 0, 3]"))
    other = "# 一行注释\n" + wrong.replace("[1, 0, 1, 0, 3]", "[1, 0, 1, 0, 4]")
    comparison = between(wrong, other)
    assert () == comparison.appeared == comparison.gone
    assert ["GIP304"] == [each.finding.rule for each in between(wrong, BASE).gone]


PROSE = [
    ("甲。乙。", "甲。丙。", [("乙。", "丙。")]),
    ("甲。乙。", "甲。", [("乙。", None)]),
    ("甲。", "甲。乙。", [(None, "乙。")]),
    ("一二三四五六七。", "一二三四五六八。新句。", [("一二三四五六七。", "一二三四五六八。"), (None, "新句。")]),
    ("甲乙丙丁。戊己庚辛。", "子丑寅卯。甲乙丙丁戊。戊己庚辛。", [("甲乙丙丁。", None), (None, "子丑寅卯。"), (None, "甲乙丙丁戊。")]),
    ("他说：“好。”我们办。", "他说：“好。”我们不办。", [("我们办。", "我们不办。")]),
    ("甲，\n乙。", "甲，乙。", []),
    ("甲。\n\n\n乙。", "甲。\n\n乙。\n", []),
    ("甲。乙。", "甲。\n\n乙。", [(None, "¶")]),
    ("甲。", "甲。\n\n乙。", [(None, "乙。")]),
    ("## 标题\n\n甲。", "## 新标题\n\n甲。", [("## 标题", "## 新标题")]),
    ("- 一\n- 二", "- 一\n- 三", [("- 二", "- 三")]),
    ("", "甲。", [(None, "甲。")]),
    ("1. 甲乙\n2. 丙丁", "1. 甲乙\n2. 丙戊", [("2. 丙丁", "2. 丙戊")]),
    ("渠道 | 条数\n---|---\n网站 | 98\n微信 | 6", "渠道 | 条数\n---|---\n网站 | 99\n微信 | 6", [("网站 | 98", "网站 | 99")]),
    ("## 标题\n甲。", "## 标题\n\n甲。", []),
    ("　　甲。\n　　乙。", "　　甲。\n\n　　乙。", []),
    ("3.5万条，\n4月以来", "3.5万条，4月以来", []),
    ("甲  \n乙。", "甲\\\n乙。", []),
    ("甲  \n乙。", "甲乙。", [("甲\\乙。", "甲乙。")]),
    ("[甲](a.html)。", "[甲](b.html)。", [("[甲](a.html)。", "[甲](b.html)。")]),
    ("处罚{{ 主动公开.行政处罚 }}件。", "处罚53件。", [("处罚{{ 主动公开.行政处罚 }}件。", "处罚53件。")]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "wanted"), PROSE)
def test_prose_goes_by_sentences(old: str, new: str, wanted: list[tuple[str | None, str | None]]) -> None:
    found = list(sentence_changes(old, new))
    if old.startswith("甲乙丙丁"):
        assert ("甲乙丙丁。", "甲乙丙丁戊。") in found
        assert (None, "子丑寅卯。") in found
        assert len(found) == 2
    else:
        assert wanted == found


HOSTILE = {
    "stops": ("。" * 160_000, "乙。" + "。" * 160_000),
    "one sentence": ("甲。" * 80_000, "乙。" + "甲。" * 80_000),
    "no stop": ("甲" * 160_000, "甲" * 80_000 + "乙" + "甲" * 80_000),
    "paragraphs": ("甲。\n\n" * 60_000, "乙。" + "甲。\n\n" * 60_000),
    "every second": tuple("".join(f"{n}{sign if n % 2 else ''}。" for n in range(50_000)) for sign in ("甲", "乙")),
    "every second of fewer": tuple(
        "".join(f"{n}{sign if n % 2 else ''}。" for n in range(990)) for sign in ("甲", "乙")
    ),
    "a sentence again and again": tuple("".join(f"甲。{n}{sign}。" for n in range(495)) for sign in ("乙", "丙")),
    "long and alike": tuple(("一二" * 1_000 + sign + "。") * 40 for sign in ("甲", "乙")),
}


@pytest.mark.parametrize(("old", "new"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_prose_is_compared_soon(old: str, new: str) -> None:
    """That time grows with the text, and no faster, ``tests/property/test_linear.py`` holds; here nothing may hang."""
    path = ("总体情况",)
    changes = [Change("prose", path, "", "", was, now) for was, now in sentence_changes(old, new)]
    assert changes
    text.emit([Compared("x", "changed", Comparison("x", tuple(changes)))], "zh", colour=True)


LAST_YEAR = changed(("年度: 2024", "年度: 2023"))


def test_years_show_what_must_be_equal() -> None:
    new = changed(("行政处罚: 53", "行政处罚: 70"), ("[1, 0, 0, 0, 0, 0, 1]", "[2, 0, 0, 0, 0, 0, 2]"))
    comparison = compare_years("report.yaml", look(LAST_YEAR)[0], look(new)[0], (2023, 2024))
    penalty = next(each for each in comparison.changes if each.path == ("主动公开", "行政处罚"))
    assert (17, "+32.1%") == (penalty.difference, penalty.rate)
    shown = text.emit([Compared("report.yaml", "changed", comparison)], "zh")
    assert "基本信息" not in shown
    assert "✓ 规章 · 现行有效件数 0 = 上年度 现行有效件数 0 + 本年制发件数 0 − 本年废止件数 0" in shown
    assert (
        "✗ 行政规范性文件 · 现行有效件数 9，应为 10（上年度 现行有效件数 9 + 本年制发件数 2 − 本年废止件数 1），相差 1，见 GIP402"
        in shown
    )
    assert (
        "✗ 二、上年结转政府信息公开申请数量 · 自然人 2，应为 1（上年度 四、结转下年度继续办理 · 自然人），相差 1，见 GIP401"
        in shown
    )
    assert [True, True, True, True, True, False] == [
        each.holds for each in comparison.equalities if each.rule == "GIP401"
    ][1:]


def test_years_say_what_cannot_be_told_and_what_is_exempted() -> None:
    old = LAST_YEAR.replace("现行有效: 9", "现行有效: 待填")
    new = BASE.replace("现行有效: 0", "现行有效: 3") + "豁免:\n  - {规则: GIP402, 理由: 集中清理}\n"
    comparison = compare_years("report.yaml", look(old)[0], look(new)[0], (2023, 2024))
    shown = text.emit([Compared("report.yaml", "changed", comparison)], "zh")
    assert "? 行政规范性文件 · 现行有效件数：无法核对" in shown
    assert "见 GIP402，已豁免：集中清理" in shown
    assert "✓ 二、上年结转政府信息公开申请数量（7 列） = 上年度 四、结转下年度继续办理" in shown


def test_markdown_keeps_strange_text_harmless() -> None:
    new = changed(
        ("电话: 0451-53523359", "电话: '|<b>`@all` [x](y)'"), ("政策解读不够丰富。", "```\n  @all 政策解读。")
    )
    shown = markdown.emit([Compared("a_b.yaml", "changed", between(BASE, new))], "zh")
    assert "\\|\\<b\\>\\`@\u200ball\\` \\[x\\](y)" in shown
    assert "````diff" in shown
    assert "a\\_b.yaml" in shown


def test_a_comment_for_a_pull_request_is_never_too_long() -> None:
    new = BASE.replace("政策解读不够丰富。", "\n\n  ".join(f"第{number}句{'很长' * 40}。" for number in range(1_000)))
    shown = markdown.emit([Compared("report.yaml", "changed", between(BASE, new))], "zh")
    assert len(shown) < 65_536
    assert shown.endswith("运行 gipgen diff 看全部）")
    assert shown.count("```") == 2


def test_json_is_version_one() -> None:
    import json

    old = LAST_YEAR
    comparison = between(
        BASE, changed(("行政处罚: 53", "行政处罚: 54"), ("62.336", "62.4"), ("政策解读不够丰富。", ""))
    )
    document = json.loads(json_v1.emit([Compared("report.yaml", "changed", comparison)], "zh"))
    assert 1 == document["version"]
    first, second, third = document["changes"]
    assert {
        "path": ["主动公开", "行政处罚"],
        "label": "行政处罚 · 本年处理决定数量",
        "old": 53,
        "new": 54,
        "difference": 1,
    }.items() <= first.items()
    assert ("62.336", "62.4", "0.064") == (second["old"], second["new"], second["difference"])
    assert ("政策解读不够丰富。", None) == (third["old"], third["new"])
    years = compare_years("report.yaml", look(old)[0], look(BASE)[0], (2023, 2024))
    document = json.loads(json_v1.emit([Compared("report.yaml", "changed", years)], "en"))
    assert [2023, 2024] == document["files"][0]["years"]
    assert {"rule": "GIP402", "expected": 10, "actual": 9, "holds": False}.items() <= document["equalities"][1].items()


def test_colours_mark_the_characters_that_changed() -> None:
    new = changed(("不够丰富", "很丰富"))
    shown = text.emit([Compared("report.yaml", "changed", between(BASE, new))], "zh", colour=True)
    assert "政策解读\x1b[31m不够\x1b[0m丰富。" in shown
    assert "政策解读\x1b[32m很\x1b[0m丰富。" in shown


def test_a_row_that_was_filled_in_is_one_line() -> None:
    draft = changed(("复议后起诉:       [0, 1, 0, 0, 1]", "复议后起诉: 待填"))
    found = lines(draft, BASE)
    assert [
        "四、政府信息公开行政复议、行政诉讼情况",
        "行政诉讼 › 复议后起诉：待填 → [0, 1, 0, 0, 1]",
        "检查结果",
    ] == found[:3]
    assert all(line.startswith("已消失") for line in found[3:])
    assert "GIP210" in found[3]
