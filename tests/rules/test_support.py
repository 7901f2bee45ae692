"""What the rules share: kinds of agencies, periods, names, sums of rows, headings, and what a number counts."""

import re

import pytest
from reports import BASE, BASE_2019, EXAMPLES, changed, look

from gipgen.prose.quantities import quantities
from gipgen.report.report import Report
from gipgen.rules.support.agency import is_government, level, speaks_for
from gipgen.rules.support.agency_names import has_place
from gipgen.rules.support.applications import claims
from gipgen.rules.support.aspects import announced, section_with_aspects
from gipgen.rules.support.cells import outcomes, results, rows, totals
from gipgen.rules.support.form_names import longest_first, names, names_of_table, speaks_of
from gipgen.rules.support.last_years import (
    comparable,
    comparable_tables,
    counterpart_cells,
    is_related,
    is_year_before,
    last_cells,
)
from gipgen.rules.support.listings import listings
from gipgen.rules.support.mentions import mentions
from gipgen.rules.support.periods import periods_in, years_in
from gipgen.rules.support.problem_words import names_measure, names_problem
from gipgen.rules.support.reading import has, is_unwritten, prose, section_key, section_names, text_of
from gipgen.rules.support.rule import Case, terms_text
from gipgen.rules.support.spots import Spot, around, by_line, is_han

FIRST = "行政处罚{{ 主动公开.行政处罚 }}件。"


def case(text: str = BASE) -> Case:
    return look(text)[0].case


def saying(sentence: str) -> Case:
    """The base report with this at the head of section one."""
    return case(changed((FIRST, sentence)))


def report(text: str = BASE) -> Report:
    return case(text).report


def named(name: str, more: str = "") -> Report:
    return report(changed(("单位: 测试市民政局", f"单位: {name}{more}")))


@pytest.mark.parametrize(
    ("name", "at", "government"),
    [
        ("湖北省人民政府", "province", True),
        ("北京市人民政府", "province", True),
        ("武汉市人民政府", "city", True),
        ("延边朝鲜族自治州人民政府", "city", True),
        ("兴安盟人民政府", "city", True),
        ("阿鲁科尔沁旗人民政府", "county", True),
        ("苏州市昆山市人民政府", "county", True),
        ("延边州珲春市人民政府", "county", True),
        ("硚口区人民政府", "county", True),
        ("测试县测试乡人民政府", "town", True),
        ("测试县测试镇人民政府", "town", True),
        ("硚口区宝丰街道办事处", "town", False),
        ("某地人民政府", "", False),
        ("东湖高新区管理委员会", "", False),
        ("测试市民政局", "department", False),
        ("国家统计局", "state", False),
        ("某某公司", "", False),
    ],
)
def test_kinds_of_agencies(name: str, at: str, *, government: bool) -> None:
    assert (at, government) == (level(named(name)), is_government(named(name)))


def test_the_type_that_is_typed_goes_before_the_name() -> None:
    kinds = ["国务院部门", "省级政府", "市级政府", "县级政府", "政府部门", "乡镇街道"]
    for kind, at in zip(kinds, ["state", "province", "city", "county", "department", "town"], strict=True):
        assert at == level(named("测试县测试镇人民政府", f"\n机关类型: {kind}"))
    assert not is_government(named("某街道办事处", "\n机关类型: 乡镇街道"))


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("上海市人民政府办公厅", "province"),
        ("硚口区人民政府办公室", "county"),
        ("硚口区人民政府", "county"),
        ("硚口区民政局", ""),
    ],
)
def test_the_government_whose_office_reports(name: str, at: str) -> None:
    assert at == speaks_for(name)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("硚口区卫生健康局", True),
        ("测试市民政局", True),
        ("武汉市民政局", True),
        ("市民政局", False),
        ("区民政局", False),
        ("盐城市民政局", True),
        ("城市管理局", False),
        ("卫健中心", False),
        ("民政局", False),
        ("国家统计局", True),
        ("测试镇人民政府", True),
        ("内蒙古自治区民政厅", True),
    ],
)
def test_a_name_that_says_where_its_agency_is(name: str, *, place: bool) -> None:
    assert place == has_place(name)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024年，我局", [(0, 2024)]),
        ("在2023年和2024年", [(1, 2023), (7, 2024)]),
        ("1999年和2000年", [(0, 1999), (6, 2000)]),
        ("2024 年", [(0, 2024)]),
        ("12024年", []),
        ("3024年", []),
        ("1824年", []),
        ("24年", []),
        ("二〇二四年", [(0, 2024)]),
        ("近年来", []),
        ("年", []),
    ],
)
def test_years_in_a_text(text: str, years: list[tuple[int, int]]) -> None:
    assert years == list(years_in(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024年1月1日至2024年12月31日", [(0, 21, 2024, 2024, (1, 1), (12, 31), True)]),
        ("自2024年1月1日至12月31日止", [(1, 17, 2024, None, (1, 1), (12, 31), True)]),
        ("2024年1月至12月", [(0, 11, 2024, None, (1, 1), (12, 31), True)]),
        ("2023年1月1日至2024年12月31日", [(0, 21, 2023, 2024, (1, 1), (12, 31), False)]),
        ("2024年1月2日至12月31日", [(0, 16, 2024, None, (1, 2), (12, 31), False)]),
        ("2024年1月1日至12月30日", [(0, 16, 2024, None, (1, 1), (12, 30), False)]),
        ("2024年1月1日起至12月31日", [(0, 17, 2024, None, (1, 1), (12, 31), True)]),
        ("2024 年 1 月 1 日 — 12 月 31 日", [(0, 26, 2024, None, (1, 1), (12, 31), True)]),
        ("2024年1月1号到12月31号", [(0, 16, 2024, None, (1, 1), (12, 31), True)]),
        ("2024年1月1日12月31日", []),
        ("2024年13月1日至12月31日", []),
        ("2024年0月1日至12月31日", []),
        ("2024年1月32日至12月31日", []),
        ("2024年1月1日至", []),
        ("2024年1月1日至今", []),
        ("2024年至2025年", []),
        ("2024年1月1日至2024年", []),
    ],
)
def test_periods_in_a_text(text: str, found: list[tuple[object, ...]]) -> None:
    assert found == [(*each, each.is_whole_year) for each in periods_in(text)]


@pytest.mark.parametrize(
    ("name", "other", "related"),
    [
        ("洪泽区人民政府", "淮安市洪泽区人民政府", True),
        ("自然资源局", "自然资源和规划局", True),
        ("硚口区卫生健康局", "硚口区卫生健康委员会", True),
        ("硚口区卫生健康局", "硚口区卫生和计划生育局", False),
        ("硚口区民政局", "硚口区财政局", False),
        ("硚口区民政局", "江岸区民政局", False),
        ("硚口区民政局", "硚口区民政局", True),
    ],
)
def test_whether_two_names_may_be_one_agencys(name: str, other: str, *, related: bool) -> None:
    assert related == is_related(name, other) == is_related(other, name)


def test_last_years_report_is_compared_where_it_is_one() -> None:
    now, last = case(), report(changed(("年度: 2024", "年度: 2023")))
    for year, before in ((2023, True), (2022, False), (2024, False), (2025, False)):
        other = report(changed(("年度: 2024", f"年度: {year}")))
        assert before == is_year_before(now.report, other)
        assert (other if before else None) is comparable(now._replace(previous=other))
    unknown = report(changed(("年度: 2024\n", "")))
    assert is_year_before(now.report, unknown)
    assert is_year_before(unknown, last)
    assert comparable(now) is None
    stranger = report(changed(("年度: 2024", "年度: 2023"), ("单位: 测试市民政局", "单位: 别处县财政局")))
    assert comparable(now._replace(previous=stranger)) is None


def test_which_tables_of_two_editions_count_the_same() -> None:
    new, old = report(), report(BASE_2019)
    assert ["proactive", "applications", "review_litigation"] == [each.id for each in comparable_tables(new, new)]
    assert ["applications", "review_litigation"] == [each.id for each in comparable_tables(new, old)]
    same = counterpart_cells(new, old)
    assert ("new_received", "total") == same["new_received", "total"]
    assert ("licensing", "decisions") not in same
    assert old.cells["new_received", "total"] is last_cells(new, old)["new_received", "total"]
    assert set(last_cells(new, old)) <= set(same)


def test_sums_of_rows() -> None:
    base = report()
    both = totals(base, ("new_received", "carried_in"))
    assert both is not None
    assert ("本年新收、上年结转", (7,), 7) == (both.label, both.values, both.value)
    assert (("new_received", "total"), ("carried_in", "total")) == both.refs
    assert {"row": "本年新收、上年结转", "table": base.form.tables["applications"].name} == both.names
    alone = totals(base, ("penalty",))  # its only number
    assert alone is not None
    assert ("行政处罚", 53) == (alone.label, alone.value)
    assert totals(base, ()) is None
    decisions = rows(base, ("licensing", "penalty"), "decisions", "决定")
    assert decisions is not None
    assert ("决定", 65) == (decisions.label, decisions.value)
    assert rows(base, ("licensing",), "nothing") is None
    persons = rows(base, ("new_received", "disclosed"), "natural_person")
    assert persons is not None
    assert (7,) == persons.values
    whole = results(base)
    assert whole is not None
    assert ("办理结果", (6,)) == (whole.label, whole.values)


def test_a_total_that_differs_from_its_columns_counts_both_ways() -> None:
    base = report(changed(("[5, 1, 0, 0, 0, 0, 6]", "[5, 1, 0, 0, 0, 0, 8]")))
    received = totals(base, ("new_received",))
    assert received is not None
    assert (8, 6) == received.values
    both = totals(base, ("new_received", "carried_in"))
    assert both is not None
    assert (9, 7) == both.values
    (number,) = quantities("收到6件")
    assert received.holds(number)
    assert received.apart(number) == 2
    (number,) = quantities("收到9件")
    assert not received.holds(number)
    assert received.apart(number) == 1
    missing = report(changed(("本年新收:      [5, 1, 0, 0, 0, 0, 6]", "本年新收: [5, 待填, 0, 0, 0, 0, 6]")))
    received = totals(missing, ("new_received",))
    assert received is not None
    assert (6,) == received.values
    unknown = totals(
        report(changed(("本年新收:      [5, 1, 0, 0, 0, 0, 6]", "本年新收: 待填"))), ("new_received", "carried_in")
    )
    assert unknown is not None
    assert () == unknown.values


def test_the_words_for_results_and_their_rows() -> None:
    found = outcomes(report())
    assert ("disclosed",) == found["予以公开"]
    assert 8 == len(found["不予公开"])
    assert ("deny_state_secret",) == found["国家秘密"]
    assert ("other_no_supplement", "other_fee_unpaid", "other_misc") == found["其他处理"]
    assert not {"总计", "本年新收", "结转下年度", "办理结果"} & set(found)
    assert ("other_handling",) == outcomes(report(BASE_2019))["其他处理"]


def test_names_of_rows() -> None:
    form = report().form
    assert {"行政处罚": ("penalty",), "行政事业性收费": ("fees",), "事业性收费": ("fees",)} == names(
        form, ("penalty", "fees")
    )
    assert ["行政事业性收费", "事业性收费", "行政处罚"] == list(longest_first(form, ("penalty", "fees")))
    assert "fees" == longest_first(form, ("fees",))["事业性收费"]
    table = names_of_table(form.tables["review_litigation"])
    assert ("review",) == table["行政复议"] == table["复议"]
    assert ("litigation_direct", "litigation_after_review") == table["行政诉讼"] == table["诉讼"]


@pytest.mark.parametrize(
    ("text", "speaks"),
    [("开展检查", True), ("行政检查3次", False), ("行政检查和检查", True), ("公开3条", False), ("", False)],
)
def test_a_word_outside_the_names_of_the_form(text: str, *, speaks: bool) -> None:
    assert speaks == speaks_of(["检查"], text, ["行政检查"])


def test_the_prose_of_sections() -> None:
    base = case()
    assert ["problems"] == [each.section for each in prose(base, "problems")]
    assert {"overview", "problems", "other_matters"} <= {each.section for each in prose(base)}
    assert "政策解读不够丰富。下一步增加图解。\n本年度未收取信息处理费。" == text_of(base, "problems", "other_matters")
    assert ("存在问题及改进", {"section": "存在问题及改进", "part": base.report.form.section("problems").name}) == (
        section_key(base, "problems"),
        section_names(base, "problems"),
    )
    assert not is_unwritten(base, "problems")
    assert is_unwritten(base, "preface")
    assert is_unwritten(saying("待填"), "overview")
    assert not is_unwritten(case("前言: 甲。\n" + BASE), "preface")
    assert has(["甲", "乙"], "有乙")
    assert not has(["甲"], "有乙")
    assert not has([], "有乙")


@pytest.mark.parametrize(
    ("keys", "numbers", "text"),
    [
        (["甲", "乙"], [2, 0], "甲 2 + 乙 0"),
        (["甲", "乙", "丙", "丁"], [2, 0, 0, 1], "甲 2 + 乙 0 + 丙 0 + 丁 1"),
        (["甲", "乙", "丙", "丁", "戊"], [2, 0, 0, 1, 0], "甲 2 + 丁 1"),  # zeros of long sums are left out
        (["甲", "乙", "丙", "丁", "戊"], [0, 0, 0, 0, 0], "0"),
    ],
)
def test_a_sum_in_words(keys: list[str], numbers: list[int], text: str) -> None:
    assert text == terms_text(keys, numbers)


@pytest.mark.parametrize(
    ("text", "problem", "measure"),
    [
        ("公开不足。", True, False),
        ("下一步改进。", False, True),
        ("加强培训。", False, True),
        ("需要加强培训。", True, False),
        ("尚未加强。", False, False),
        ("加强不够。", True, False),
        ("按规定办理。", False, False),
    ],
)
def test_words_for_problems_and_measures(text: str, *, problem: bool, measure: bool) -> None:
    assert (problem, measure) == (names_problem(text), names_measure(text))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("收到政府信息公开申请12件。", [("received", True, False, True)]),
        ("本年度共收到政府信息公开申请12件。", [("received", True, False, True)]),
        ("受理政府信息公开申请12件。", [("accepted", True, False, True)]),
        ("办结政府信息公开申请12件。", [("handled", True, False, True)]),
        ("收到12件政府信息公开申请。", [("received", True, False, True)]),
        ("收到网上申请12件。", [("received", False, False, True)]),  # one way of applying
        ("收到公民申请12件。", [("received", False, False, True)]),
        ("收到公民、法人和其他组织申请12件。", [("accepted", True, False, True)]),
        (
            "收到政府信息公开申请12件，其中收到申请3件。",
            [("received", True, False, True), ("received", False, False, True)],
        ),
        ("区教育局收到政府信息公开申请12件。", [("received", True, True, True)]),
        ("我局收到政府信息公开申请12件。", [("received", True, False, True)]),
        ("全市收到政府信息公开申请12件。", [("received", True, True, True)]),
        ("收到听证申请12件。", []),
        ("2023年收到政府信息公开申请12件。", []),
        ("收到信件12件。", []),
        ("结转下年度申请12件。", []),
        ("依申请公开信息255条。", []),
        ("收到依申请公开255条。", [("received", True, False, True)]),
        ("对依申请公开，办结12件。", [("handled", True, False, False)]),  # the sentence has spoken of them before
        ("办结12件。", []),
        ("开展培训12次。", []),
    ],
)
def test_which_numbers_count_applications(sentence: str, found: list[tuple[str, bool, bool, bool]]) -> None:
    claimed = [each for each in claims(saying(sentence)) if each.mention.sentence.text in sentence]
    assert found == [(each.sense, each.whole, each.scoped, each.certain) for each in claimed]


@pytest.mark.parametrize(
    ("sentence", "total", "parts", "whole"),
    [
        ("公开信息67条，其中网站22条、微信45条。", 67, [22, 45], False),
        ("公开信息67条（网站22条、微信45条）。", 67, [22, 45], True),
        ("公开信息67条，包括网站22条、微信45条。", 67, [22, 45], True),
        ("公开信息67条：网站22条、微信45条。", 67, [22, 45], False),
        ("网站22条、微信45条，共计67条。", 67, [22, 45], True),
        ("公开信息67条，主要包括网站22条、微信45条。", 67, [22, 45], False),
        ("公开信息67条，其中网站22条、其他45条。", 67, [22, 45], True),
        ("公文266件，其中主动公开112件、依申请公开36件、不予公开118件。", 266, [112, 36, 118], True),
        ("公开信息67条，其中网站22条、微信45条等。", 67, [22, 45], False),
        ("公开信息67条，网站22条、微信45条。", None, [], False),
        ("公开信息67条，比上年增加22条、减少45条。", None, [], False),
        ("公开信息67条，其中网站22条。", None, [], False),
    ],
)
def test_totals_and_their_parts(sentence: str, total: int | None, parts: list[int], *, whole: bool) -> None:
    found = [each for each in mentions(saying(sentence)) if each.sentence.text in sentence]
    listed = list(listings(found))
    if total is None:
        assert [] == listed
        return
    (listing,) = listed
    assert (total, parts, whole) == (
        int(listing.total.quantity.value),
        [int(part.quantity.value) for part in listing.parts],
        listing.whole,
    )
    assert sum(parts) == listing.added
    assert total - sum(parts) == listing.lacking
    assert [listing.total, *listing.parts] == listing.every
    assert listing.is_exact


@pytest.mark.parametrize(
    ("sentence", "noun", "after", "lead"),
    [
        ("行政处罚信息共12条。", "行政处罚信息", "", "行政处罚信息共"),
        ("公开12条行政处罚信息，其他不变。", "公开", "行政处罚信息", "公开"),
        ("依托网站，公开规章、文件12件。", "文件", "", "依托网站，公开规章、文件"),
        ("发布《公开3条的通知》12次。", "发布《＿＿＿＿＿＿＿》", "", "发布《＿＿＿＿＿＿＿》"),
    ],
)
def test_what_stands_around_a_number(sentence: str, noun: str, after: str, lead: str) -> None:
    (mention, *_) = mentions(saying(sentence))
    assert (noun, after, lead) == (mention.noun, mention.after, mention.lead)
    assert not mention.computed


def test_numbers_that_were_looked_up_and_those_of_other_years() -> None:
    looked_up = next(iter(mentions(case())))
    assert looked_up.computed
    for sentence, earlier in (
        ("公开12条。", False),
        ("2023年公开12条。", True),
        ("2024年公开12条。", False),
        ("2023年公开有序，2024年公开12条。", False),
        ("比上年增加12条。", True),
    ):
        (mention, *_) = mentions(saying(sentence))
        assert earlier == mention.earlier(2024)
    (mention, *_) = mentions(saying("2023年公开12条。"))
    assert not mention.earlier(None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("## 主动公开情况\n\n  公开。", [("主动公开情况", ["主动公开"], True), ("公开", [], False)]),
        ("（一）主动公开情况：公开。", [("主动公开情况", ["主动公开"], True)]),
        ("公开有序。（二）依申请公开情况：收到。", [("公开有序", [], False), ("依申请公开情况", ["依申请公开"], True)]),
        ("公开（二）依申请公开情况。", [("公开（二）依申请公开情况", ["依申请公开"], False)]),
        ("2024年，公开。", [("年", [], False)]),
        ("加强监督保障，开展培训。", [("加强监督保障", ["监督保障"], False)]),
        ("开展培训。", [("开展培训", [], False)]),
        ("（五）开展培训。", [("开展培训", ["监督保障"], True)]),  # other words count in a heading only
        ("（一）公开，解读：好。", [("公开，解读", ["主动公开"], True)]),
        ("公开，解读：好。", [("公开", [], False)]),
    ],
)
def test_what_headings_announce(text: str, wanted: list[tuple[str, list[str], bool]]) -> None:
    given = saying(text)
    section = section_with_aspects(given)
    assert section is not None
    assert section.id == "overview"
    found = [
        (each.text, [aspect.name for aspect in each.aspects], each.is_heading) for each in announced(given, section)
    ]
    start = next(place for place, each in enumerate(found) if each[0] == wanted[0][0])
    assert wanted == found[start : start + len(wanted)]


@pytest.mark.parametrize(
    ("sign", "han"), [("一", True), ("龥", True), ("鿿", True), ("a", False), ("，", False), ("", False), ("㐀", False)]
)
def test_a_chinese_character(sign: str, *, han: bool) -> None:
    assert han == is_han(sign)


@pytest.mark.parametrize(
    ("begin", "end", "seen"),
    [
        (0, 1, "〇一二三四五六七八…"),
        (8, 9, "〇一二三四五六七八九十甲乙丙丁戊己…"),
        (9, 10, "…一二三四五六七八九十甲乙丙丁戊己庚…"),
        (10, 11, "…二三四五六七八九十甲乙丙丁戊己庚辛"),
        (17, 19, "…九十甲乙丙丁戊己庚辛"),
    ],
)
def test_a_place_with_what_stands_around_it(begin: int, end: int, seen: str) -> None:
    assert seen == around("〇一二三四五六七八九十甲乙丙丁戊己庚辛", begin, end)


def test_one_finding_a_line_and_one_fix_for_it() -> None:
    passage = next(
        each for each in prose(saying("公开a件，收到a件，\n  办结a件。"), "overview") if "公开a" in each.text
    )
    at = [place for place, sign in enumerate(passage.text) if sign == "a"]
    first, second = by_line(passage, [Spot(each, each + 1, "b") for each in at])
    assert ([2, 1], [at[0], at[2]]) == (
        [len(first.spots), len(second.spots)],
        [first.spots[0].begin, second.spots[0].begin],
    )
    assert first.fix is not None
    assert "b件，收到b" == first.fix.replacement
    asked = list(by_line(passage, [Spot(at[0], at[0] + 1), Spot(at[1], at[1] + 1, "b")]))
    assert [("b", 2)] == [(each.fix and each.fix.replacement, len(each.spots)) for each in asked]
    assert [None] == [each.fix for each in by_line(passage, [Spot(at[0], at[0] + 1)])]
    assert [None] == [
        each.fix for each in by_line(passage, [Spot(at[0], at[0] + 3, "b"), Spot(at[0] + 1, at[0] + 2, "c")])
    ]
    assert [] == list(by_line(passage, []))
    looked_up = next(each for each in prose(case(), "overview") if "53" in each.text)
    place = looked_up.text.index("53")
    assert [] == list(by_line(looked_up, [Spot(place, place + 2, "5")]))


def test_what_is_remembered_of_another_report_with_the_same_words_changes_nothing() -> None:
    """Copies of one text are checked one after the other, in one process or in several: each as if it were alone."""
    from gipgen.check import examine
    from gipgen.rules.support import mentions as remembered

    told = 0
    for example in EXAMPLES:
        raw = example.read_bytes()
        first = examine(raw).findings
        remembered._mentions(())  # as of the reports in between
        remembered._sentences(())
        assert first == examine(raw).findings
        told += len(first)
    assert told


def test_what_follows_itself_is_found_as_if_the_whole_text_was_searched() -> None:
    from gipgen.rules.language.doubled import _repeats

    for text in (
        "审核审核，办理了了、办理了了",
        "信息公开公开信息，公开信息公开信息。",
        "公开，公开；公开公",
        "123123条（公开公开）公开",
        "人人人人",
    ):
        wanted = [match.span() for match in re.finditer(r"(\w{2,15})\1", text)]
        assert [match.span() for match in _repeats(text)] == wanted
