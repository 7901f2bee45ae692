"""A report laid out: what stands where in the document that all formats print."""

import re
from typing import Any

import pytest
from reports import BASE, BASE_2019, changed, look

from gipgen.layout.document import Document, lay_out
from gipgen.layout.heading_levels import depths, written
from gipgen.prose.nodes import Block, Heading, Paragraph
from gipgen.prose.nodes import Text as Words
from gipgen.settings.settings import DEFAULT, Style

FEE_NONE = "本年度未收取政府信息公开信息处理费。"


def document(text: str, *, style: Style | None = None, draft: bool = False, **settings: Any) -> Document:
    case = look(text)[0].case
    wanted = DEFAULT._replace(style=style or DEFAULT.style, **settings)
    return lay_out(case._replace(settings=wanted), draft=draft)


def words(blocks: tuple[Block, ...]) -> list[str]:
    """The text of each paragraph or heading."""
    return [
        "".join(node.text for node in block.children if isinstance(node, Words))
        for block in blocks
        if isinstance(block, Paragraph | Heading)
    ]


def part(text: str, id_: str, **options: Any) -> list[str]:
    return words(next(each.blocks for each in document(text, **options).parts if each.id == id_))


def without(text: str, key: str) -> str:
    """The file without a key and what stands below it."""
    return re.sub(rf"(?m)^{key}:.*\n(?:  .*\n|\n)*", "", text)


def test_what_a_document_says_of_the_report() -> None:
    made = document(changed(("年度: 2024", "年度: 2024\n网址: https://a.gov.cn/nb.html")), draft=True)
    assert "测试市民政局2024年政府信息公开工作年度报告" == made.title
    assert ("测试市民政局", "2024", "2021", "国办公开办函〔2021〕30号") == (
        made.agency,
        made.year,
        made.edition,
        made.basis,
    )
    assert "https://a.gov.cn/nb.html" == made.url
    assert made.draft
    assert made.review is None
    plain = document(BASE)
    assert ("", False) == (plain.url, plain.draft)
    assert "2019" == document(BASE_2019).edition


def test_a_report_without_a_year_says_that_it_is_missing() -> None:
    assert "待填" == document(without(BASE, "年度")).year


def test_charts_are_made_where_the_style_wants_them() -> None:
    wanted, unwanted = (document(BASE, style=DEFAULT.style._replace(charts=charts)) for charts in (True, False))
    assert ["applications-kinds"] == [chart.id for chart in wanted.charts]
    assert () == unwanted.charts == document(BASE).charts


@pytest.mark.parametrize(
    ("settings", "typed", "site"),
    [
        ({}, "", {}),
        ({"SiteName": "测试市"}, "", {"SiteName": "测试市"}),
        ({}, "站点: {SiteName: 民政网}\n", {"SiteName": "民政网"}),
        (
            {"SiteName": "测试市", "ColumnName": "年报"},
            "站点: {SiteName: 民政网}\n",
            {"SiteName": "民政网", "ColumnName": "年报"},
        ),
        ({"ContentSource": "市政府"}, "", {"ContentSource": "市政府"}),
    ],
    ids=["none", "settings", "report", "both", "instead"],
)
def test_the_meta_tags_of_a_site(settings: dict[str, str], typed: str, site: dict[str, str]) -> None:
    """Title and source come along where a site is named at all; what the report says goes before the settings."""
    title = "测试市民政局2024年政府信息公开工作年度报告"
    wanted = {"ArticleTitle": title, "ContentSource": "测试市民政局", **site} if site else {}
    assert wanted == dict(document(typed + BASE, site=settings).site)


def test_the_six_parts_with_their_tables() -> None:
    made = document(BASE)
    assert [
        ("overview", "一、总体情况", None),
        ("proactive", "二、主动公开政府信息情况", "主动公开政府信息情况"),
        ("applications", "三、收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请情况"),
        ("review_litigation", "四、政府信息公开行政复议、行政诉讼情况", "政府信息公开行政复议、行政诉讼情况"),
        ("problems", "五、存在的主要问题及改进情况", None),
        ("other_matters", "六、其他需要报告的事项", None),
    ] == [(each.id, each.heading, each.grid and each.grid.caption) for each in made.parts]
    assert ["proactive", "applications", "review_litigation"] == [grid.id for grid in made.grids]
    assert ["主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况"] == [
        grid.name for grid in made.grids
    ]
    assert [()] * 6 == [each.notes for each in made.parts]
    assert [[], [], []] == [words(each.blocks) for each in made.parts if each.grid]


@pytest.mark.parametrize("landscape", [(), ("applications",), ("proactive", "review_litigation")])
def test_tables_that_lie_on_their_side(landscape: tuple[str, ...]) -> None:
    made = document(BASE, style=DEFAULT.style._replace(landscape=landscape))
    assert list(landscape) == [each.id for each in made.parts if each.landscape]


def test_a_section_without_text_says_that_it_is_missing() -> None:
    for id_, key in (("overview", "总体情况"), ("problems", "存在问题及改进"), ("other_matters", "其他事项")):
        assert ["待填"] == part(without(BASE, key), id_)
    assert ["政策解读不够丰富。下一步增加图解。"] == part(BASE, "problems")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", []),
        ("信息处理费: {通知件数: 0, 通知金额: 0, 实收金额: 0}\n", [FEE_NONE]),
        ("信息处理费: {通知件数: 0}\n", ["本年度发出政府信息公开信息处理费收费通知0件，通知金额待填元，实际收取待填元。"]),
        (
            "信息处理费: {通知件数: 2, 通知金额: 500, 实收金额: 300.5}\n",
            ["本年度发出政府信息公开信息处理费收费通知2件，通知金额500元，实际收取300.5元。"],
        ),
        (
            "信息处理费: {通知件数: 1, 通知金额: 500, 实收金额: 0}\n",
            ["本年度发出政府信息公开信息处理费收费通知1件，通知金额500元，实际收取0元。"],
        ),
    ],
    ids=["not given", "none", "one of three", "some", "nothing paid"],
)  # fmt: skip
def test_the_sentence_on_fees_stands_at_the_end_of_section_six(typed: str, said: list[str]) -> None:
    assert ["本年度未收取信息处理费。", *said] == part(typed + BASE, "other_matters")
    assert ["政策解读不够丰富。下一步增加图解。"] == part(typed + BASE, "problems")


@pytest.mark.parametrize(
    ("exemptions", "notes"),
    [
        ("[{规则: GIP402, 理由: 补录两件}]", ["注：补录两件。"]),
        ("[{规则: GIP402, 理由: 补录两件。}]", ["注：补录两件。"]),
        ('[{规则: GIP402, 理由: "补录  两件。。\\n 已核"}]', ["注：补录 两件。。 已核。"]),
        ("[{规则: GIP402, 理由: 甲}, {规则: GIP402, 理由: 乙}]", ["注：甲。", "注：乙。"]),
        ("[{规则: GIP401, 理由: 补录两件}]", []),
        ("[{规则: GIP402}]", []),
    ],
)
def test_why_a_stock_does_not_follow_is_told_below_table_two(exemptions: str, notes: list[str]) -> None:
    made = document(f"{BASE}\n豁免: {exemptions}\n")
    assert {"proactive": tuple(notes)} == {each.id: each.notes for each in made.parts if each.notes or each.id == "proactive"}  # fmt: skip


BASIS = (
    "本报告根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发"
    "〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）的要求编制。"
)
PARTS = (
    "全文由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项六个部分组成。"
)
PERIOD = "所列数据的统计期限为2024年1月1日至2024年12月31日。"
CONTACT = "联系方式: {部门: 办公室, 地址: 测试市人民路1号, 电话: 0451-53523359}"


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        (CONTACT, "测试市民政局办公室（地址：测试市人民路1号，电话：0451-53523359）"),
        ("联系方式: {部门: 办公室}", "测试市民政局办公室"),
        ("联系方式: {部门: 测试市民政局政务公开科}", "测试市民政局政务公开科"),
        ("联系方式: {电话: 0451-53523359}", "测试市民政局（电话：0451-53523359）"),
        (
            "联系方式: {邮箱: a@b.gov.cn, 电话: 0451-53523359, 邮编: 150200}",
            "测试市民政局（邮编：150200，电话：0451-53523359，邮箱：a@b.gov.cn）",
        ),
        ("", None),
    ],
)
def test_the_usual_preface(contact: str, said: str | None) -> None:
    last = f"如对本报告有疑问，请与{said}联系。" if said else ""
    assert [BASIS + PARTS + PERIOD + last] == words(document(changed((CONTACT, contact))).preface)


def test_the_usual_preface_names_the_address_of_the_report() -> None:
    text = changed(("年度: 2024", "年度: 2024\n网址: https://a.gov.cn/"), (CONTACT, ""))
    assert [BASIS + PARTS + PERIOD + "本报告电子版可在https://a.gov.cn/查阅和下载。"] == words(document(text).preface)


def test_the_preface_of_a_form_that_names_the_agency_in_it() -> None:
    case = look(changed((CONTACT, "")))[0].case
    form = case.report.form
    own = form._replace(preface={**form.preface, "basis": "{agency}{count}。"})
    said = lay_out(case._replace(report=case.report._replace(form=own))).preface
    assert ["测试市民政局六。" + PARTS + PERIOD] == words(said)


def test_a_preface_of_ones_own_is_the_whole_preface() -> None:
    assert ["按规定编制。", "请查阅。"] == words(document("前言: |\n  按规定编制。\n\n  请查阅。\n" + BASE).preface)
    assert [] == words(document('前言: ""\n' + BASE).preface)


def test_the_usual_preface_of_a_report_without_a_year() -> None:
    (said,) = words(document(without(BASE, "年度")).preface)
    assert "所列数据的统计期限为待填年1月1日至待填年12月31日。" in said


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("", None),
        ("落款: {单位: 测试市民政局, 日期: 2025-01-09}\n", ("测试市民政局", "2025年1月9日")),
        ("落款: {单位: 测试市民政局}\n", ("测试市民政局", "")),
        ("落款: {日期: 2025-11-20}\n", ("", "2025年11月20日")),
        ("落款: {单位: 办公室, 日期: 待填}\n", ("办公室", "待填")),
        ("落款: {单位: 办公室, 日期: 2025年1月9日}\n", ("办公室", "2025年1月9日")),
        ("落款: {单位: 办公室, 日期: 2025-1-9-1}\n", ("办公室", "2025-1-9-1")),
        ("落款: {单位: 办公室, 日期: 2025-一-9}\n", ("办公室", "2025-一-9")),
    ],
)
def test_the_lines_of_the_signature(typed: str, lines: tuple[str, str] | None) -> None:
    signature = document(typed + BASE).signature
    assert lines == (signature and signature[:2])


def test_the_signature_leaves_room_for_a_seal_where_the_style_says_so() -> None:
    typed = "落款: {单位: 测试市民政局, 日期: 2025-01-09}\n" + BASE
    for seal in (False, True):
        signature = document(typed, style=DEFAULT.style._replace(seal=seal)).signature
        assert signature is not None
        assert (seal, 4 if seal else 0) == (signature.seal, signature.date_free)


def heading(level: int) -> Heading:
    return Heading(level, (Words("甲"),))


@pytest.mark.parametrize(
    ("levels", "marked", "deep"),
    [
        ([2, 3, 4], [3, 4, 5], [2, 3, 4]),
        ([2, 2, 3, 2], [3, 3, 4, 3], [2, 2, 3, 2]),
        ([2, 4, 4, 3, 2], [3, 5, 5, 4, 3], [2, 3, 3, 3, 2]),  # a level was left out
        ([4, 3, 2], [5, 4, 3], [2, 2, 2]),
        ([0, 2, 0, 3, 0], [0, 3, 0, 4, 0], [1, 2, 2, 3, 3]),  # 0: a paragraph
    ],
)
def test_how_deep_headings_stand(levels: list[int], marked: list[int], deep: list[int]) -> None:
    """As the writer marked them, and as an outline has them: one below the heading above."""
    blocks = [heading(level) if level else Paragraph((Words("乙"),)) for level in levels]
    for below in (1, 0, 5):
        assert marked == written(blocks, below)
        assert [each - 1 + below for each in deep] == depths(blocks, below)
