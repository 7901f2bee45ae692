"""The Word file, the page and the Markdown: what a reader, an office and a screen reader notice."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from outputs import LIGHT, ODF, TEXTS, W, at, docx_document, html_tree, odt_part, prove, render
from reports import BASE, EXAMPLES, changed, look

from gipgen.formats import ProofError
from gipgen.layout.document import lay_out

HOSTILE = "<script>alert('x')</script> & \"引号\" ]]> &#0; 𠮷野家 😀 " + "长" * 300 + "A" * 300


def outputs(text: str = BASE, *, draft: bool = False) -> dict[str, bytes]:
    return render(look(text)[0], LIGHT, draft=draft)


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        return etree.fromstring(package.read(name))


def test_each_table_of_the_prose_has_a_name_of_its_own_and_a_long_one_may_be_parted_on_paper() -> None:
    """Screen readers list regions by their names; on paper a long table would go to the next page as a whole."""
    short, long = ("\n".join(("| 渠道 | 条数 |", "| --- | --- |", *["| 网站 | 12 |"] * rows)) for rows in (3, 30))
    prose = f"{short}\n\n见下图。\n\n{long}".replace("\n", "\n  ")
    page = html_tree(outputs(changed(("政策解读不够丰富。下一步增加图解。", prose)))["html"])
    tables = page.xpath("//div[table[not(@data-table)]]")
    assert ["正文表格1", "正文表格2"] == [each.get("aria-label") for each in tables]
    assert [False, True] == ["long-table" in each.get("class").split() for each in tables]


def test_page_and_margins_are_those_of_the_standard() -> None:
    section = docx_document(outputs()["docx"]).sections[0]
    millimetres = [
        round(length.mm)
        for length in (
            section.page_width,
            section.page_height,
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
            section.right_margin,
        )
    ]
    assert [210, 297, 37, 35, 28, 26] == millimetres


def test_the_page_has_22_lines() -> None:
    built = outputs()["docx"]
    spacing = at(part(built, "word/styles.xml"), f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}spacing")
    assert ("579", "exact") == (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule"))
    assert {"579"} == {grid.get(f"{W}linePitch") for grid in part(built, "word/document.xml").iter(f"{W}docGrid")}
    assert 0 <= 225 * 56.7 - 22 * 579 < 22, "225 mm in twips: one more each would be a line less"


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Title", "方正小标宋简体", 44),
        ("Heading1", "黑体", None),
        ("Heading2", "楷体_GB2312", None),
        ("Heading3", "仿宋_GB2312", None),
    ],
)
def test_fonts_stand_in_the_east_asian_slot(style: str, font: str, size: int | None) -> None:
    styles = part(outputs()["docx"], "word/styles.xml")
    found = at(styles, f"{W}style[@{W}styleId='{style}']/{W}rPr")
    fonts = at(found, f"{W}rFonts")
    assert {font} == {fonts.get(f"{W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia")}
    if size:
        assert str(size) == at(found, f"{W}sz").get(f"{W}val")


def test_body_is_fangsong_in_chinese() -> None:
    defaults = at(part(outputs()["docx"], "word/styles.xml"), f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert "仿宋_GB2312" == at(defaults, f"{W}rFonts").get(f"{W}eastAsia")
    assert "zh-CN" == at(defaults, f"{W}lang").get(f"{W}eastAsia")
    assert "32" == at(defaults, f"{W}sz").get(f"{W}val")


def test_tables_fit_repeat_their_header_and_do_not_split_rows() -> None:
    document = docx_document(outputs()["docx"])
    width = 11906 - 1588 - 1474  # A4 less the margins of GB/T 9704
    for table, header_rows in zip(document.tables, (1, 3, 3), strict=True):
        rows = list(table._tbl.iter(f"{W}tr"))
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert header_rows == sum(row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows)
        grid = [int(column.get(f"{W}w")) for column in table._tbl.iter(f"{W}gridCol")]
        assert sum(grid) <= width
        for row in rows:
            assert sum(int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for cell in row.iter(f"{W}tc")) == sum(grid)


def test_page_number_is_a_field() -> None:
    for name in ("word/footer1.xml", "word/footer2.xml"):
        footer = part(outputs()["docx"], name)
        assert "PAGE" in "".join(node.text or "" for node in footer.iter(f"{W}instrText"))


def test_the_organ_is_the_author_and_nobody_else_is_named() -> None:
    properties = docx_document(outputs()["docx"]).core_properties
    assert ("测试市民政局", "测试市民政局", "测试市民政局2024年政府信息公开工作年度报告") == (
        properties.author,
        properties.last_modified_by,
        properties.title,
    )
    with zipfile.ZipFile(BytesIO(outputs()["docx"])) as package:
        text = b"".join(package.read(name) for name in package.namelist())
        assert {(1980, 1, 1, 0, 0, 0)} == {info.date_time for info in package.infolist()}
    assert not re.search(rb"<w:(ins|del|comment)[ >]|dcterms:created", text)


def test_heading_styles_make_the_navigation_pane() -> None:
    document = docx_document(outputs()["docx"])
    headings = [
        (paragraph.style.name, paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style.name.startswith("Heading")
    ]
    assert 6 == sum(name == "Heading 1" for name, _ in headings)
    assert ("Heading 2", "（一）主动公开") in headings


def test_hostile_text_comes_through_unharmed_in_every_format() -> None:
    text = changed(
        ("  政策解读不够丰富。", f"  政策解读不够丰富。{HOSTILE}"), ("单位: 测试市民政局", '单位: "测试<市>&\'民政局"')
    )
    built = outputs(text)
    wanted = "".join(HOSTILE.split())
    for format_, read in TEXTS.items():
        assert format_ == "md" or wanted in read(built[format_]), format_  # its escapes are tested below
    assert not html_tree(built["html"]).xpath("//script[not(@type='application/ld+json')]")
    assert "<script" not in built["md"].decode()
    assert "测试<市>&'民政局" == docx_document(built["docx"]).core_properties.author


def test_prose_markup_in_every_format() -> None:
    prose = "**（一）问题。**一是更新慢。见[网站](https://a.gov.cn/?a=1&b=2)。\n\n  - 甲\n  - 乙\n\n  1. 一\n  2. 二\n\n  | 渠道 | 条数 |\n  |---|--:|\n  | 网站 | 98 |\n\n  ### 小节\n\n  第一行，\n  第二行"
    built = outputs(changed(("政策解读不够丰富。下一步增加图解。", prose)))
    document = docx_document(built["docx"])
    paragraphs = {paragraph.text: paragraph for paragraph in document.paragraphs}
    bold = next(paragraph for text, paragraph in paragraphs.items() if text.startswith("（一）问题。"))
    assert [True, None] == [run.bold for run in bold.runs[:2]]
    links = part(built["docx"], "word/_rels/document.xml.rels")
    assert "https://a.gov.cn/?a=1&b=2" in {each.get("Target") for each in links}
    assert {"• 甲", "• 乙", "1.一", "2.二", "第一行，第二行", "1.小节"} <= set(paragraphs)
    assert [["渠道", "条数"], ["网站", "98"]] == [[cell.text for cell in row.cells] for row in document.tables[3].rows]
    page = built["html"].decode()
    assert '<span class="lead1"><strong>（一）问题。</strong></span>一是更新慢' in page
    assert '<a href="https://a.gov.cn/?a=1&amp;b=2">网站</a>' in page
    assert "<h4>1.小节</h4>" in page
    markdown = built["md"].decode()
    assert "<strong>（一）问题。</strong>一是更新慢" in markdown, "CommonMark would leave ** literal here"
    assert "- 甲\n- 乙\n" in markdown
    assert "| 渠道 | 条数 |" in markdown


def test_a_list_in_a_list_is_set_in() -> None:
    prose = "- 甲类\n    1. 乙类\n       - 丙类\n  - 丁类"
    built = outputs(changed(("政策解读不够丰富。下一步增加图解。", prose)))
    found = {
        paragraph.text: paragraph._p.pPr.find(f"{W}ind")
        for paragraph in docx_document(built["docx"]).paragraphs
        if paragraph.style.name == "List Paragraph"
    }
    set_in = {text: None if indent is None else indent.get(f"{W}leftChars") for text, indent in found.items()}
    assert set_in == {"• 甲类": None, "1.乙类": "200", "• 丙类": "400", "• 丁类": None}
    names = {
        str(each.xpath("string()")): each.get(f"{ODF['text']}style-name")
        for each in odt_part(built["odt"]).iter(f"{ODF['text']}p")
    }
    assert ["List_20_item", "List_20_item_2", "List_20_item_3"] == [
        names[each] for each in ("• 甲类", "1.乙类", "• 丙类")
    ]
    margins = re.findall(
        'style:name="List_20_item_[23]".*?margin-left="([^"]+)"', etree.tostring(odt_part(built["odt"])).decode()
    )
    assert ["32pt", "64pt"] == margins


def test_markdown_reads_back_as_the_same_text() -> None:
    """A CommonMark renderer shows the text as typed: escapes work."""
    from markdown_it import MarkdownIt

    odd = r"1\. 一*二*三 _四_ `五` [六] <七> # 八 | 九 ~~十~~ & &amp; 2 * 3 * 4"
    text = changed(
        ("  政策解读不够丰富。", f"  {odd}\n\n  # 不是标题\n\n  1、不是列表\n\n  + 加\n\n  政策解读不够丰富。")
    )
    rendered = MarkdownIt("commonmark").render(outputs(text)["md"].decode())
    shown = "".join(html_tree(f"<div>{rendered}</div>".encode()).text_content().split())
    assert "1.一*二*三_四_`五`[六]<七>#八|九~~十~~&&amp;2*3*4" in shown


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.parts[-3] for path in EXAMPLES])
def test_every_number_of_the_page_is_announced_with_its_headers(path: Path) -> None:
    page = html_tree(outputs(path.read_text(encoding="utf-8"))["html"])
    assert "zh-CN" == page.get("lang")
    assert 1 == len(page.xpath("//h1"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    cells = page.xpath("//td[@data-cell]")
    assert len(cells) == {2021: 200, 2019: 198}[int(page.xpath("//body/@data-edition")[0])]
    assert len(cells) == len({cell.get("data-cell") for cell in cells})
    headers = {cell.get("id"): cell.text_content() for cell in page.xpath("//th")}
    for cell in cells:
        assert all(name in headers for name in cell.get("headers").split())
    denied = page.xpath("//td[@data-cell='deny_enforcement_file.natural_person']")[0]
    said = [headers[name] for name in denied.get("headers").split()]
    assert ["三、本年度办理结果", "（三）不予公开", "7.属于行政执法案卷", "申请人情况", "自然人"] == said
    assert 3 == len(page.xpath("//table/caption"))
    scopes = {cell.text_content(): cell.get("scope") for cell in page.xpath("//th")}
    assert {"col", "colgroup", "row", "rowgroup"} == set(scopes.values())
    assert "rowgroup" == scopes["三、本年度办理结果"] == scopes["（三）不予公开"]
    assert "row" == scopes["7.属于行政执法案卷"] == scopes["行政强制"]
    assert "colgroup" == scopes["申请人情况"] == scopes["行政复议"] == scopes["第二十条第（六）项"]
    assert "col" == scopes["自然人"] == scopes["尚未审结"] == scopes["信息内容"]


def test_the_page_is_self_contained() -> None:
    page = outputs()["html"].decode()
    assert not re.search(r"<(script(?! type=\"application/ld\+json\")|link|img|iframe)\b|url\(|@import", page)


def test_an_own_preface_wins_and_an_empty_one_stays_empty() -> None:
    default = outputs()["md"].decode()
    assert "统计期限为2024年1月1日至2024年12月31日" in default
    assert "测试市民政局办公室（地址：测试市人民路1号，电话：0451-53523359）" in default
    assert "国办公开办函〔2021〕30号" in default
    own = outputs(changed(("年度: 2024", "年度: 2024\n前言: 我局的前言。")))["md"].decode()
    assert "我局的前言。" in own
    assert "统计期限" not in own
    assert "统计期限" not in outputs(changed(("年度: 2024", '年度: 2024\n前言: ""')))["md"].decode()


def test_fee_signature_and_title() -> None:
    text = changed(
        (
            "年度: 2024",
            "年度: 2024\n标题: 测试市民政局年报\n信息处理费: {通知件数: 3, 通知金额: 3940, 实收金额: 3940.50}\n落款: {单位: 测试市民政局, 日期: 2025-01-09}",
        )
    )
    markdown = outputs(text)["md"].decode()
    assert markdown.startswith("# 测试市民政局年报\n")
    assert "收费通知3件，通知金额3940元，实际收取3940.50元" in markdown
    assert "2025年1月9日" in markdown


@pytest.mark.parametrize("format_", LIGHT)
def test_everything_stands_in_its_own_section(format_: str) -> None:
    """From the title to the date, in the order of the form: no text may come to stand under another heading."""
    notes = {"主动公开": "表二之前。", "依申请公开": "表三之前。", "复议诉讼": "表四之前。"}
    text = changed(
        *((f"\n{key}:\n", f"\n{key}:\n  说明: {note}\n") for key, note in notes.items()),
        ("  行政处罚{{", "  总体如下。行政处罚{{"),
        ("政策解读不够丰富。", "解读问题。政策解读不够丰富。"),
        ("本年度未收取信息处理费。", "其他无。"),
        (
            "年度: 2024",
            "年度: 2024\n前言: 前言一句。\n信息处理费: {通知件数: 0, 通知金额: 0, 实收金额: 0}\n落款: {单位: 测试市民政局办公室, 日期: 2025-01-09}",
        ),
    )
    wanted = [
        "测试市民政局2024年政府信息公开工作年度报告",
        "前言一句。",
        *("一、总体情况", "总体如下。"),
        *("二、主动公开政府信息情况", "表二之前。", "行政事业性收费"),
        *("三、收到和处理政府信息公开申请情况", "表三之前。", "一、本年新收政府信息公开申请数量"),
        *("四、政府信息公开行政复议、行政诉讼情况", "表四之前。", "未经复议直接起诉"),
        *("五、存在的主要问题及改进情况", "解读问题。"),
        *("六、其他需要报告的事项", "其他无。", "本年度未收取政府信息公开信息处理费。"),
        *("测试市民政局办公室", "2025年1月9日"),
    ]
    shown, at = TEXTS[format_](outputs(text)[format_]), 0
    for words in wanted:
        at = shown.find(words, at)
        assert at >= 0, f"{words} stands elsewhere"
    assert all(1 == shown.count(words) for words in wanted if words.endswith("。"))


@pytest.mark.parametrize(
    ("keys", "ends"),
    [
        ("", "至2024年12月31日。如对本报告有疑问，请与测试市民政局办公室（地址：测试市人民路1号，电话：0451-53523359）联系。"),
        ("网址: https://a.gov.cn/nb", "本报告电子版可在https://a.gov.cn/nb查阅和下载。如对本报告有疑问，请与测试市民政局办公室（"),
        ("联系方式: {部门: 测试市民政局政策科}", "如对本报告有疑问，请与测试市民政局政策科联系。"),
        ("联系方式: {电话: 0451-53523359}", "请与测试市民政局（电话：0451-53523359）联系。"),
        ("联系方式: {}", "的统计期限为2024年1月1日至2024年12月31日。"),
    ],
)  # fmt: skip
def test_the_usual_preface_says_what_is_known(keys: str, ends: str) -> None:
    text = BASE
    if "联系方式" in keys:
        text = text.replace("联系方式: {部门: 办公室, 地址: 测试市人民路1号, 电话: 0451-53523359}\n", "")
    preface = outputs(text.replace("年度: 2024\n", f"年度: 2024\n{keys}\n"))["md"].decode().split("\n\n")[1]
    assert preface.startswith("本报告根据《中华人民共和国政府信息公开条例》和")
    assert "全文由总体情况、主动公开政府信息情况、" in preface
    assert "其他需要报告的事项六个部分组成。" in preface
    assert ends in preface
    assert ("电子版" in preface) == ("网址" in keys)
    assert ("疑问" in preface) == ("{}" not in keys)


@pytest.mark.parametrize(
    ("fee", "sentence"),
    [
        ("{通知件数: 0, 通知金额: 0, 实收金额: 0}", "本年度未收取政府信息公开信息处理费。"),
        ("{通知件数: 1, 通知金额: 200, 实收金额: 0}", "收费通知1件，通知金额200元，实际收取0元。"),
        ("{通知件数: 0, 通知金额: 0, 实收金额: 5}", "收费通知0件，通知金额0元，实际收取5元。"),
    ],
)
def test_the_sentence_about_the_fee_is_written_from_its_key(fee: str, sentence: str) -> None:
    typed = ("本年度未收取信息处理费。", "无。")
    assert sentence in outputs(changed(typed, ("年度: 2024", f"年度: 2024\n信息处理费: {fee}")))["md"].decode()
    assert "处理费" not in outputs(changed(typed))["md"].decode()


@pytest.mark.parametrize(
    ("date", "shown"), [("2025-01-09", "2025年1月9日"), ("2025-11-30", "2025年11月30日"), ("", "测试市民政局")]
)
def test_the_signature_is_there_once_anything_of_it_is_given(date: str, shown: str) -> None:
    key = f"落款: {{日期: {date}}}" if date else "落款: {单位: 测试市民政局}"
    unsigned = outputs()["md"].decode().rstrip()
    signed = outputs(changed(("年度: 2024", f"年度: 2024\n{key}")))["md"].decode().rstrip()
    assert shown in signed.split("处理费。")[1]
    assert shown not in unsigned.split("处理费。")[1]


def test_a_number_that_was_lost_on_the_way_is_a_fault_of_ours() -> None:
    examined = look(BASE)[0]
    document = lay_out(examined.case)
    built = outputs()
    for format_, old, new in (
        ("html", b">53<", b">54<"),
        ("html", "三、收到和处理政府信息公开申请情况".encode(), b"x"),
    ):
        spoilt = built[format_].replace(old, new)
        assert spoilt != built[format_]
        with pytest.raises(ProofError):
            prove(examined.case.report, document, format_, spoilt)
    spoilt_report = look(changed(("行政处罚: 53", "行政处罚: 54")))[0].case.report
    with pytest.raises(ProofError):
        prove(spoilt_report, document, "docx", built["docx"])


def test_the_reason_why_a_stock_does_not_follow_is_printed_under_its_table() -> None:
    reason = "本年集中清理<规范性文件>，废止数含*历史*文件"
    text = changed(
        ("年度: 2024", f"年度: 2024\n豁免: [{{规则: GIP402, 理由: {reason}}}, {{规则: GIP407, 理由: 不印}}]")
    )
    built = outputs(text)
    wanted = f"注：{reason}。"
    page = html_tree(built["html"])
    assert [wanted] == [note.text_content() for note in page.xpath("//section[@id='proactive']//p[@class='note']")]
    assert f"注：{reason}。".replace("*", "\\*").replace("<", "&lt;") in built["md"].decode()
    body = docx_document(built["docx"]).element.body
    tags = [child.tag.rpartition("}")[2] for child in body]
    texts = ["".join(node.text or "" for node in child.iter(f"{W}t")) for child in body]
    assert tags.index("tbl") < texts.index(wanted) < tags.index("tbl", tags.index("tbl") + 1)
    assert all("不印" not in each for each in texts)
