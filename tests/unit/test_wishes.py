"""What a house wishes beyond the standard: one setting, the same in each format, and nothing else of the report."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from outputs import GRIDS, LIGHT, RENDERER, TEXTS, docx_document, html_tree, odt_part, prove, rendered
from reports import BASE, changed
from test_pictures import png

from gipgen.check import examine
from gipgen.findings.text import Problem
from gipgen.formats import ProofError
from gipgen.formats.house import House, as_logo
from gipgen.formats.measures import measures
from gipgen.formats.pdf_settings import typst_settings
from gipgen.formats.registry import Job, named
from gipgen.formats.renderer import Renderer
from gipgen.formats.seal import pressed
from gipgen.formats.settings_held import why_not
from gipgen.formats.typst_text import code
from gipgen.imports.import_report import import_report
from gipgen.layout.document import lay_out
from gipgen.layout.furniture import furnish
from gipgen.layout.signature import place
from gipgen.prose.pictures import recognise
from gipgen.settings.parse_toml import parse
from gipgen.settings.settings import Fonts, Page, Sizes, Style

SIGNED = changed(("其他事项: |", "落款: {单位: 测试市民政局, 日期: 2025-01-10}\n其他事项: |"))
ROLES = [role for role in Fonts._fields if role != "latin"]
PAPER = ("docx", "odt", "pdf")  # what has pages of its own
SEAL = recognise(png(60, 60), "seal.png")
ALL = """
[style]
captions = true
header = "测试市民政局"
watermark = "内部资料"
cover = true
contents = true
issuer = "李明"
attachments = ["主动公开目录", "公开指南（修订稿）"]
seal-picture = "seal.png"
[style.imprint]
copies = ["测试市人民政府办公室", "测试市档案馆"]
office = "测试市民政局办公室"
date = "2025-01-12"
[style.page-number]
format = "pages"
position = "centre"
[style.tables]
header-colour = "DCE6F1"
[style.bold]
title = true
heading1 = true
heading2 = false
[style.fonts]
latin = "Times New Roman"
[style.masthead]
text = "测试市民政局文件"
"""


def examined(settings: str) -> Any:
    return examine(SIGNED.encode(), settings=parse(settings.encode(), "/nowhere/gipgen.toml"))


def outputs(settings: str = "", formats: tuple[str, ...] = LIGHT) -> dict[str, bytes]:
    found = examined(settings)
    renderer = Renderer(House(seal=SEAL)) if "seal-picture" in settings else RENDERER
    return renderer.render(found.case.report, lay_out(found.case), formats)


PLAIN = outputs()


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode("utf-8")


def poppler(content: bytes, *options: str) -> str:
    from test_pdf import poppler as run  # its helper skips where there is none

    return run(content, *options)


def style_of(content: bytes, name: str) -> str:
    """A style of a Word or OpenDocument file, as it stands there."""
    is_word = "word/styles.xml" in zipfile.ZipFile(io.BytesIO(content)).namelist()
    text = part(content, "word/styles.xml" if is_word else "styles.xml")
    attribute = "w:styleId" if is_word else "style:name"
    found = re.search(rf'<(?:w|style):style [^>]*{attribute}="{name}".*?</(?:w|style):style>', text)
    assert found, name
    return found[0]


def is_bold(content: bytes, word: str, odt: str) -> bool:
    is_word = "word/styles.xml" in zipfile.ZipFile(io.BytesIO(content)).namelist()
    return ("<w:b/>" in style_of(content, word)) if is_word else 'font-weight-asian="bold"' in style_of(content, odt)


LOOKS = {
    "latin": '[style.fonts]\nlatin = "Arial"',
    "bold": "[style.bold]\ntitle = true\nheading1 = true",
    "shade": '[style.tables]\nheader-colour = "DCE6F1"',
    "total": '[style.page-number]\nformat = "pages"',
    "none": '[style.page-number]\nformat = "none"',
    "centre": '[style.page-number]\nposition = "centre"',
    "header": '[style]\nheader = "测试市民政局"',
    "watermark": '[style]\nwatermark = "内部资料"',
} | {
    f"{group}.{name}": f"[style.{group}]\n{name.replace('_', '-')} = {wish(value)}"
    for group, values, wish in (
        ("fonts", Fonts(), lambda _: '"隶书"'),
        ("sizes", Sizes(), lambda size: size + 1),
        ("page", Page(), lambda length: length - 1),
    )
    for name, value in values._asdict().items()
}


@pytest.mark.parametrize("settings", LOOKS.values(), ids=LOOKS)
def test_a_look_changes_every_format_and_no_word_of_the_report(settings: str) -> None:
    built = outputs(settings)
    assert built["md"] == PLAIN["md"]
    for format_ in set(LIGHT) - {"md"}:
        assert built[format_] != PLAIN[format_], format_
        assert TEXTS[format_](built[format_]) == TEXTS[format_](PLAIN[format_]), format_
        assert GRIDS[format_](built[format_]) == GRIDS[format_](PLAIN[format_]), format_


AROUND = {
    "cover": ("[style]\ncover = true", ["政府信息公开工作年度报告", "测试市民政局", "2025年1月10日"]),
    "issuer": ('[style]\nissuer = "李明"', ["签发人：李明"]),
    "one attachment": ('[style]\nattachments = ["公开指南"]', ["附件：公开指南"]),
    "attachments": ('[style]\nattachments = ["公开指南", "公开目录"]', ["附件：1.公开指南", "2.公开目录"]),
    "copies": ('[style.imprint]\ncopies = ["甲局", "乙局"]', ["抄送：甲局，乙局。"]),
    "issued": ('[style.imprint]\noffice = "民政局办公室"', ["民政局办公室2025年1月10日印发"]),
    "issued on": (
        '[style.imprint]\noffice = "民政局办公室"\ndate = "2025-02-03"',
        ["民政局办公室2025年2月3日印发"],
    ),
}


@pytest.mark.parametrize(("settings", "words"), AROUND.values(), ids=AROUND)
def test_what_stands_around_the_report_is_added_to_every_format_and_takes_nothing_away(
    settings: str, words: list[str]
) -> None:
    built = outputs(settings)
    assert built["md"] == PLAIN["md"]
    for format_ in set(LIGHT) - {"md"}:
        rest = TEXTS[format_](built[format_])
        for each in words:
            assert each in rest, (format_, each)
        assert GRIDS[format_](built[format_]) == GRIDS[format_](PLAIN[format_])
        assert len(rest) - len(TEXTS[format_](PLAIN[format_])) >= sum(map(len, words))
        letters = iter(rest)
        assert all(sign in letters for sign in TEXTS[format_](PLAIN[format_])), format_


def test_letters_and_digits_have_the_latin_font_in_each_format() -> None:
    built = outputs(LOOKS["latin"])
    for name in ("Title", "Heading1", "TableText", "Footer"):
        assert 'w:ascii="Arial"' in style_of(built["docx"], name)
        assert 'w:eastAsia="Arial"' not in style_of(built["docx"], name)
    assert 'style:font-name="Arial" style:font-name-asian="黑体"' in style_of(built["odt"], "Heading_20_1")
    page = built["html"].decode()
    assert 'local("Arial")' in page
    assert re.search(r'\nh2[^{]*\{ font-family: "gipgen latin"', page)
    assert re.search(r'@bottom-right \{ content: "— " counter\(page\) " —"[^}]* font: 14pt "gipgen latin"', page)
    assert "gipgen latin" not in PLAIN["html"].decode()


def test_quotation_marks_stay_chinese_beside_a_latin_font() -> None:
    text = SIGNED.replace("总体情况: |", "总体情况: |\n  落实“放管服”改革2024年要求。\n", 1)
    found = examine(text.encode(), settings=parse(LOOKS["latin"].encode(), "/nowhere/gipgen.toml"))
    content = RENDERER.render(found.case.report, lay_out(found.case), ("docx",))["docx"]
    assert re.search(
        '<w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">落实“', part(content, "word/document.xml")
    )


def test_levels_are_bold_where_the_house_wishes_it() -> None:
    built = outputs("[style.bold]\ntitle = true\nheading1 = true\nheading2 = false")
    for format_ in ("docx", "odt"):
        wanted = {("Title", "Title"): True, ("Heading1", "Heading_20_1"): True, ("Heading2", "Heading_20_2"): False}
        assert {names: is_bold(built[format_], *names) for names in wanted} == wanted
        assert not any(is_bold(PLAIN[format_], *names) for names in wanted)
    page = built["html"].decode()
    assert "h2 { font-weight: 700; }" in page
    assert "h3 { font-weight: 400; }" in page
    assert "h4, h5 { font-weight" not in page


RUN_IN = SIGNED.replace(
    "政策解读不够丰富。下一步增加图解。",
    "（一）问题。政策解读不够。\n\n  1.措施。下一步增加图解。\n\n  （1）图解。每月两次。",
)


@pytest.mark.parametrize(("wish", "bold"), [("", None), ("true", True), ("false", False)])
def test_headings_at_the_beginning_of_paragraphs_are_bold_as_those_of_their_level(wish: str, bold: bool | None) -> None:  # noqa: FBT001
    settings = f"[style.bold]\nheading3 = {wish}\n" if wish else ""
    found = examine(RUN_IN.encode(), settings=parse(settings.encode(), "/nowhere/gipgen.toml"))
    built = RENDERER.render(found.case.report, lay_out(found.case), ("docx", "odt", "html"))
    run = re.search(
        r"<w:r><w:rPr>((?:(?!</w:rPr>).)*)</w:rPr><w:t[^>]*>1\.措施", part(built["docx"], "word/document.xml")
    )
    assert run
    assert ("<w:b/>" in run[1]) == bool(bold)
    content = part(built["odt"], "content.xml")
    for lead, wanted in (("Lead1", None), ("Lead2", bold), ("Lead3", bold)):
        style = re.search(f'<style:style style:name="{lead}".*?</style:style>', content)
        assert style
        weight = re.search(r'font-weight-asian="(\w+)"', style[0])
        assert (weight and weight[1]) == (None if wanted is None else "bold" if wanted else "normal")
    page = built["html"].decode()
    assert "@media print { .lead1, .lead2, .lead3 { font-weight: 400; } }" in page
    assert bool(wish) == (f"h4, h5, .lead2, .lead3 {{ font-weight: {700 if bold else 400}; }}" in page)


def test_headings_at_the_beginning_of_paragraphs_are_bold_in_the_pdf_as_well() -> None:
    from gipgen.formats.as_pdf import is_installed
    from gipgen.formats.machine import Machine

    if not is_installed():
        pytest.skip("needs typst")
    found = examine(
        RUN_IN.encode(), settings=parse(b"[style.bold]\nheading2 = false\nheading3 = true\n", "/nowhere/gipgen.toml")
    )
    content = Renderer(machine=Machine()).render(found.case.report, lay_out(found.case), ("pdf",))["pdf"]
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as pdf:
        letters = [each for page in pdf.pages for each in page.chars]
    text = "".join(each["text"] for each in letters)
    fonts = {
        words: letters[text.index(words) + 2]["fontname"]
        for words in ("（一）问题。政", "1.措施。", "（1）图解。", "每月两次")
    }
    assert fonts["1.措施。"] == fonts["（1）图解。"] != fonts["每月两次"]
    assert "Bold" not in fonts["（一）问题。政"]


def test_headers_of_tables_have_a_ground_and_numbers_have_none() -> None:
    built = outputs(LOOKS["shade"])
    cells = docx_document(built["docx"]).element.body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tc"
    )
    shaded = {
        bool(re.fullmatch("[0-9]+", "".join(each.itertext()))) for each in cells if 'fill="DCE6F1"' in _source(each)
    }
    assert shaded == {False}
    assert 'fo:background-color="#DCE6F1"' in part(built["odt"], "content.xml")
    assert 'table:style-name="CellShaded"' in part(built["odt"], "content.xml")
    assert re.search(r"thead th[^}]*background-color: #DCE6F1", built["html"].decode())


def _source(element: Any) -> str:
    from lxml import etree

    return etree.tostring(element).decode()


def test_what_is_for_small_screens_is_not_on_paper_which_is_as_narrow() -> None:
    sheet = PLAIN["html"].decode()
    narrow = re.findall(r"@media ([^{]*)\{[^@]*?左右滑动", sheet)
    assert len(narrow) == 2  # for the form's tables, and for those of the prose
    assert all(each.startswith("screen ") for each in narrow)


def test_headers_of_the_web_page_break_between_words_and_read_as_before() -> None:
    headers = html_tree(PLAIN["html"]).xpath("//th[@scope != 'row']")
    parts = {"|".join(each.itertext()) for each in headers}
    assert {"法律|服务|机构", "结果|维持", "（三）|不予|公开", "自然人", "总计"} <= parts
    labels = html_tree(PLAIN["html"]).xpath("//th[@scope = 'row']")
    assert not [each for each in labels if len(each)]
    assert GRIDS["html"](PLAIN["html"]) == GRIDS["docx"](PLAIN["docx"])


def test_page_numbers_say_what_the_house_wishes() -> None:
    total, none, centre = (outputs(LOOKS[name]) for name in ("total", "none", "centre"))
    assert re.search("第.*PAGE.*页 共.*NUMPAGES.*页", part(total["docx"], "word/footer1.xml"))
    assert "PAGE" not in part(none["docx"], "word/footer1.xml")
    assert '<w:jc w:val="center"/>' in part(centre["docx"], "word/footer2.xml")
    assert "text:page-count" in part(total["odt"], "styles.xml")
    assert "text:page-number" not in part(none["odt"], "styles.xml")
    assert '<style:footer-left><text:p text:style-name="Footer_20_centre">' in part(centre["odt"], "styles.xml")
    assert 'counter(pages) "页"' in total["html"].decode()


def test_the_number_beside_a_table_on_its_side_is_the_same_in_each_format_and_none_where_none_is_wished() -> None:
    turned = '[style]\nlandscape = ["applications"]\n[style.page-number]\nformat = '
    built, none = outputs(turned + '"pages"'), outputs(turned + '"none"')
    for name in ("word/footer3.xml", "word/footer4.xml"):
        assert re.search("layout-flow:vertical.*第.*PAGE.*页 共.*NUMPAGES.*页", part(built["docx"], name))
    (section,) = re.findall(r"<w:sectPr>(?:(?!<w:sectPr>).)*landscape", part(built["docx"], "word/document.xml"))
    ids = re.findall(r'footerReference w:type="\w+" r:id="(\w+)"', section)
    relations = part(built["docx"], "word/_rels/document.xml.rels")
    assert [re.findall(f'Id="{each}" .*Target="footer(.).xml"', relations) for each in ids] == [["3"], ["4"]]
    assert 2 == part(built["odt"], "styles.xml").count('draw:style-name="Beside"')
    assert re.search(r'@page landscape:right \{ @left-bottom \{ content: "第"', built["html"].decode())
    asked, there = (
        set(re.findall(rf'{name}="(rId\d+)"', part(none["docx"], file)))
        for name, file in (("r:id", "word/document.xml"), ("Id", "word/_rels/document.xml.rels"))
    )
    assert asked <= there, "else no program opens the file"
    assert "footer3" not in part(none["docx"], "word/_rels/document.xml.rels")
    assert "Beside" not in part(none["odt"], "styles.xml")


def test_words_at_the_head_and_across_the_page() -> None:
    built = outputs(LOOKS["header"])
    assert "<w:t>测试市民政局</w:t>" in part(built["docx"], "word/header1.xml")
    assert 'w:headerReference w:type="even"' in part(built["docx"], "word/document.xml")
    assert ">测试市民政局</text:p></style:header>" in part(built["odt"], "styles.xml")
    assert '@top-center { content: "测试市民政局"' in built["html"].decode()
    built = outputs(LOOKS["watermark"])
    assert 'string="内部资料"' in part(built["docx"], "word/header1.xml")
    assert re.search("draw:custom-shape.*内部资料", part(built["odt"], "styles.xml"))
    assert 'content: "内部资料" / ""' in built["html"].decode()


@pytest.mark.parametrize("settings", ["cover = true", "contents = true", "cover = true\ncontents = true"])
def test_every_style_of_an_open_document_has_the_one_that_it_is_based_on(settings: str) -> None:
    built = outputs(f"[style]\n{settings}", ("odt",))["odt"]
    styles = part(built, "styles.xml") + part(built, "content.xml")
    names = set(re.findall(r'style:style style:name="([^"]+)"', styles))
    assert set(re.findall(r'style:parent-style-name="([^"]+)"', styles)) <= names
    assert set(re.findall(r'text:style-name="([^"]+)"', styles)) <= names


def test_a_watermark_stands_on_the_front_pages_too_and_a_header_does_not() -> None:
    built = outputs('[style]\ncover = true\nheader = "清河民政"\nwatermark = "内部资料"')
    body, relations = (part(built["docx"], f"word/{name}") for name in ("document.xml", "_rels/document.xml.rels"))
    front, *_, last = re.findall(r"<w:sectPr>.*?</w:sectPr>", body)
    targets = dict(re.findall(r'Id="(rId\d)"[^>]*Target="([^"]+)"', relations))
    names = [targets[re.findall(r'w:type="default" r:id="([^"]+)"', section)[0]] for section in (front, last)]
    first, other = (part(built["docx"], f"word/{name}") for name in names)
    assert "内部资料" in first
    assert "清河民政" not in first
    assert "内部资料" in other
    assert "清河民政" in other
    master = re.search(
        r'<style:master-page style:name="Front".*?</style:master-page>', part(built["odt"], "styles.xml")
    )
    assert master
    assert "内部资料" in master[0]
    assert "清河民政" not in master[0]
    alone = outputs('[style]\ncover = true\nwatermark = "内部资料"')["docx"]
    assert "word/header2.xml" not in zipfile.ZipFile(io.BytesIO(alone)).namelist()
    assert 2 == part(alone, "word/document.xml").count('<w:headerReference w:type="default" r:id="rId6"/>')


def test_a_text_cannot_leave_its_string_in_a_style_sheet() -> None:
    built = outputs("[style]\nheader = '''a\"} </style><p>b\\'''")
    page = built["html"].decode()
    assert "</style><p>" not in page
    assert len(html_tree(built["html"]).xpath("//style")) == 1


def test_contents_have_the_sections_and_their_pages() -> None:
    headings = [each.heading for each in lay_out(examined("").case).parts]
    built = outputs("[style]\ncontents = true")
    body = part(built["docx"], "word/document.xml")
    entries = re.findall(r'"TOC1".*?<w:t>(.*?)</w:t>.*?PAGEREF (\w+).*?<w:t>(\d+)</w:t>', body)
    assert [heading for heading, _, _ in entries] == headings
    numbers = [int(page) for _, _, page in entries]
    assert numbers[0] == 1
    assert numbers == sorted(numbers)
    assert numbers[-1] > 1
    assert all(f'w:name="{name}"/><w:r><w:t>{heading}</w:t>' in body for heading, name, _ in entries)
    assert '<w:pgNumType w:start="1"/>' in body
    entries = re.findall(
        r'"Contents_20_1"><text:a [^>]*#(\w+)"[^>]*>(.*?)<text:tab/>', part(built["odt"], "content.xml")
    )
    assert [heading for _, heading in entries] == headings


def test_the_page_has_no_second_list_of_contents_since_no_browser_says_its_pages() -> None:
    page = outputs("[style]\ncontents = true", ("html",))["html"]
    assert len(html_tree(page).xpath("//nav")) == 1


def test_signature_and_imprint_of_the_page_are_one_block_on_paper() -> None:
    page = outputs('[style.imprint]\noffice = "办公室"', ("html",))["html"]
    (closing,) = html_tree(page).xpath("//div[@class='closing']")
    assert [each.get("class").split()[0] for each in closing] == ["signature", "imprint"]
    assert re.search(r"@media print \{ \.closing \{ break-before: avoid; break-inside: avoid; \}", page.decode())


def test_a_long_imprint_of_the_page_goes_on_to_the_next_sheet_alone() -> None:
    """In one block with attachments and signature it left two thirds of the sheet before it white."""
    copies = '", "'.join(["云川市人民政府办公室政府信息与政务公开办公室"] * 8)
    page = outputs(f'[style]\nattachments = ["甲", "乙"]\n[style.imprint]\ncopies = ["{copies}"]', ("html",))["html"]
    (imprint,) = html_tree(page).xpath("//div[@class='imprint']")
    assert imprint.getparent().tag == "main"
    assert [each.get("class").split()[0] for each in imprint.getprevious()] == ["attachments", "signature"]


def test_an_imprint_alone_on_the_last_page_of_a_pdf_stands_at_its_foot() -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    copies, names = '", "'.join(["云川市人民政府办公室政府信息与政务公开办公室"] * 8), '", "'.join(["公开目录"] * 18)
    made = outputs(f'[style]\nattachments = ["{names}"]\n[style.imprint]\ncopies = ["{copies}"]', ("pdf",))["pdf"]
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        last = pdf.pages[-1]
        assert last.extract_text().startswith("抄送")
        assert abs(max(rule["bottom"] for rule in last.lines) - (last.height - 35 * 72 / 25.4)) < 1


def test_an_attachment_alone_has_no_number_and_a_mark_at_its_end_goes() -> None:
    built = outputs('[style.imprint]\ncopies = ["甲局。"]')
    assert "抄送：甲局。" in TEXTS["docx"](built["docx"])
    assert "。。" not in TEXTS["docx"](built["docx"])


@pytest.mark.parametrize(("count", "passes"), [(0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (9, 7)])
def test_a_page_may_end_within_the_attachments_but_its_signature_has_two_of_them_above_it(
    count: int, passes: int
) -> None:
    """An 附件说明 in one piece left half of the page before it white."""
    names = tuple(f"附件{number}" for number in range(count))
    furniture = furnish(Style(attachments=names), "标题", "测试局", None)
    assert passes == furniture.passes


def test_the_first_attachments_do_not_wait_for_the_signature() -> None:
    built = outputs('[style]\nattachments = ["甲", "乙", "丙", "丁"]\n[style.imprint]\noffice = "办公室"')
    in_word = re.findall(r'"Attachment"/>(<w:keepNext w:val="0"/>)?', part(built["docx"], "word/document.xml"))
    assert [True, True, False, False] == [bool(each) for each in in_word]
    in_text = re.findall(r'<text:p text:style-name="(Attachment\w*)">', part(built["odt"], "content.xml"))
    assert in_text == ["Attachment_passes", "Attachment_next_passes", "Attachment_next", "Attachment_next"]
    first, others = html_tree(built["html"]).xpath("//div[@class='attachments']")
    assert [2, 2] == [len(first), len(others)]
    assert [each.get("class").split()[0] for each in others.getparent()] == ["attachments", "signature", "imprint"]


def test_further_lines_of_an_attachment_begin_below_its_first_letter_in_word() -> None:
    built = outputs('[style]\nattachments = ["公开指南", "公开目录"]')["docx"]
    style = part(built, "word/styles.xml").split('w:styleId="Attachment"')[1].split("</w:style>")[0]
    (second,) = re.findall(r'"Attachment"/><w:ind w:left="(\d+)"', part(built, "word/document.xml"))
    assert {second} == {*re.findall(r'w:pos="(\d+)"', style), *re.findall(r'w:left="(\d+)"', style)}


@pytest.mark.parametrize(("length", "below"), [(9, 3), (30, 4), (60, 5)])
def test_a_seal_lies_on_the_date_of_a_name_of_several_lines_too(length: int, below: int) -> None:
    """`below` is the line, counted from the one above the name, at whose end the date stands."""
    page = measures(Style())
    signature = place("市" * (length - 1) + "局", "2025年1月10日", seal=True, line=page.text_width // page.character)
    picture = recognise(png(300, 300), "seal.png")
    assert picture
    seal = pressed(picture, signature, page)
    assert seal.top <= 0.5 * page.line
    assert seal.top + seal.height >= (below - 0.5) * page.line - 1


def test_imprint_of_an_open_document_follows_the_signature_and_lies_on_no_text() -> None:
    body = part(outputs('[style.imprint]\ncopies = ["甲局"]\noffice = "办公室"')["odt"], "content.xml")
    behind = body[body.index('text:style-name="Date"') :]
    assert "抄送：甲局。" in behind
    assert "draw:" not in behind
    kept = re.search('style:name="Date" .*?</style:style>', body)
    assert kept
    assert 'keep-with-next="auto"' not in kept[0]  # no page has the imprint alone


def test_a_long_office_of_the_imprint_breaks_between_words_in_every_format() -> None:
    name = "伊犁哈萨克自治州察布查尔锡伯自治县农业农村和畜牧水利局办公室"
    built = outputs(f'[style.imprint]\noffice = "{name}"\ndate = "2025-01-16"', (*LIGHT, "pdf"))
    first, second = "伊犁哈萨克自治州察布查尔锡伯自治县", "农业农村和畜牧水利局办公室"
    assert f"<w:t>{first}</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>{second}</w:t>" in part(
        built["docx"], "word/document.xml"
    )
    assert f"{first}<text:line-break/>{second}<text:tab/>2025年1月16日印发" in part(built["odt"], "content.xml")
    lines = ["".join(line.split()) for line in poppler(built["pdf"], "-layout").split("\n")]
    assert [first, f"{second}2025年1月16日印发"] == [line for line in lines if line.startswith((first, second))]


def test_the_imprint_of_a_word_file_is_not_parted_over_pages() -> None:
    built = outputs('[style.imprint]\ncopies = ["甲局"]\noffice = "办公室"', ("docx",))["docx"]
    style = re.search('w:styleId="Imprint".*?</w:style>', part(built, "word/styles.xml"))
    assert style
    assert "<w:keepNext/><w:keepLines/>" in style[0]
    *others, last = re.findall('<w:pStyle w:val="Imprint.*?</w:pPr>', part(built, "word/document.xml"))
    assert 'keepNext w:val="0"' in last
    assert not [each for each in others if "keepNext" in each]


def test_a_seal_lies_on_the_signature_and_says_whose_it_is() -> None:
    built = outputs('[style]\nseal-picture = "seal.png"')
    assert re.search('behindDoc="1".*descr="测试市民政局印章"', part(built["docx"], "word/document.xml"))
    frame = re.search(r"<draw:frame[^>]*Seal.*?</draw:frame>", part(built["odt"], "content.xml"))
    assert frame
    assert "测试市民政局印章" in frame[0]
    (picture,) = html_tree(built["html"]).xpath("//p[@class='seal']/img")
    assert picture.get("alt") == "测试市民政局印章"


@pytest.mark.parametrize(
    ("settings", "odd"),
    [
        ("captions = true", "right"),
        ("contents = true", "right"),
        ("cover = true", "left"),
        ('cover = true\nheader = "甲"\npage-number.format = "pages"', "left"),
        ("cover = true\ncontents = true", "left"),
    ],
)
def test_odd_numbers_stand_on_the_right_whatever_is_in_front_of_the_report(settings: str, odd: str) -> None:
    page = outputs(f"[style]\n{settings}", ("html",))["html"].decode()
    assert re.search(rf"@page :{odd} {{ @bottom-right {{ content: [^n]", page)
    assert not re.search(rf"@page :{odd} {{ @bottom-left {{ content: [^n]", page)


def test_the_masthead_of_the_web_page_breaks_between_words() -> None:
    page = outputs('[style.masthead]\ntext = "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县文件"', ("html",))[
        "html"
    ]
    (words,) = html_tree(page).xpath("//header/p[1]")
    assert list(words.itertext()) == ["新疆维吾尔自治区", "伊犁哈萨克自治州", "察布查尔锡伯自治县文件"]


def test_all_wishes_together_on_paper_and_back() -> None:
    plain = import_report("report.md", outputs(ALL)["md"])
    built = outputs(ALL, (*LIGHT, "pdf"))
    pages = poppler(built["pdf"], "-layout").split("\f")
    assert "测试市民政局" in pages[0]
    assert "页" not in pages[0].replace("年", "")  # a cover has no number
    assert re.search(r"目录[\s\S]*一、总体情况[ .]*1\n", pages[1])
    assert "第1页共" in "".join(pages[2].split())
    assert "测试市民政局文件" in pages[2]
    last = "".join(pages[-2 if not pages[-1].strip() else -1].split())
    for words in (
        "附件：1.主动公开目录",
        "2.公开指南（修订稿）",
        "抄送：测试市人民政府办公室，测试市档案馆。",
        "2025年1月12日印发",
    ):
        assert words in last
    for format_ in ("docx", "html", "pdf"):
        read = import_report(f"report.{format_}", built[format_])
        assert {ref: each.value for ref, each in read.cells.items()} == {
            ref: each.value for ref, each in plain.cells.items()
        }
        assert read.texts["other_matters"] == plain.texts["other_matters"]
        assert read.signature == plain.signature, format_
        assert not [each.text for each in read.leftovers], format_


def test_a_draft_says_so_before_anything_else() -> None:
    text = SIGNED.replace("行政许可: 12", "行政许可: 待填")
    found = examine(text.encode(), settings=parse(ALL.encode(), "/nowhere/gipgen.toml"))
    document = lay_out(found.case, draft=True)
    built = Renderer(House(seal=SEAL)).render(found.case.report, document, LIGHT)
    assert "草稿" in part(built["docx"], "word/header1.xml")
    assert "内部资料" not in part(built["docx"], "word/header1.xml")
    styles = part(built["odt"], "styles.xml")
    assert "草稿：" in styles
    assert re.search("draw:custom-shape.*>草稿<", styles)
    assert "内部资料" not in styles
    page = built["html"].decode()
    assert 'content: "草稿" / ""' in page
    assert "内部资料" not in page.partition("<style>")[2]
    front, other = re.findall(r"@page( front)? \{ @top-center \{ content: ([^;]*);", page)[-2:]
    assert (front[1], other[1]) == ('"草稿：按未完成的数据生成，不得发布"',) * 2


def test_what_a_draft_lacks_has_a_yellow_ground_on_the_page_and_reads_as_before() -> None:
    text = SIGNED.replace("行政许可: 12", "行政许可: 待填").replace("总体情况: |", "总体情况: |\n  受理待填件。\n", 1)
    draft = rendered(lay_out(examine(text.encode()).case, draft=True), "html")
    marks = html_tree(draft).xpath("//mark")
    assert [each.text for each in marks] == ["待填"] * 2
    assert {each.getparent().tag for each in marks} == {"p", "td"}
    assert "受理待填件。" in TEXTS["html"](draft)
    assert "['待填', " in str(GRIDS["html"](draft))
    assert b"<mark>" not in PLAIN["html"]
    assert "#ffff00" not in PLAIN["html"].decode()


@pytest.mark.parametrize("format_", ["docx", "html", "odt", "pdf"])
@pytest.mark.parametrize(
    ("settings", "gone"),
    [
        ("[style]\ncover = true", {"cover": ("另一个标题",)}),
        ("[style]\ncontents = true", None),
        (AROUND["issuer"][0], {"issuer": "王五"}),
        (AROUND["attachments"][0], {"attachments": (("附件：", "另一个"),)}),
        (AROUND["copies"][0], {"copies": "丙局。"}),
        (AROUND["issued"][0], {"issued": ("民政局办公室", "2026年1月10日印发")}),
    ],
)
def test_the_proof_misses_each_of_them(format_: str, settings: str, gone: dict[str, Any] | None) -> None:
    if format_ == "pdf":
        pytest.importorskip("typst")
    found = examined(settings)
    document = lay_out(found.case)
    wrong = document._replace(furniture=document.furniture._replace(**(gone or {})))
    if gone is None:
        wrong = document._replace(style=document.style._replace(contents=False))
    elif "issuer" in gone:
        wrong = document._replace(style=document.style._replace(**gone))
    elif "cover" in gone:
        wrong = wrong._replace(title="另一个标题")
    content = named(format_).render(Job(wrong, RENDERER.templates, RENDERER.machine))
    if format_ == "html" and gone is None:
        return  # a page has its list of contents in any case
    with pytest.raises(ProofError):
        prove(found.case.report, document, format_, content)


@pytest.mark.parametrize(
    "setting",
    [
        "header = {}",
        "watermark = {}",
        "issuer = {}",
        "attachments = [{}]",
        "imprint.copies = [{}]",
        "imprint.office = {}",
        "masthead.text = {}",
    ],
)
@pytest.mark.parametrize("words", ["行政处罚99件", "99%", "2020年政府信息公开工作年度报告", "行政\u200b处罚", "规章"])
def test_no_text_of_a_house_says_what_only_the_report_may_say(setting: str, words: str) -> None:
    if len(words) > 12 and setting.startswith("watermark"):
        words = "2020年年度报告"
    settings = "[style]\n" + setting.format(f'"{words}"')
    found = examined(settings)
    name = setting.partition(" ")[0]
    if fault := why_not(found.case.settings.style):
        assert fault.setting == name
        return
    with pytest.raises(Problem, match=re.escape(name)):
        RENDERER.render(found.case.report, lay_out(found.case), ("html",))


def test_a_label_and_its_number_in_two_settings_are_a_table_as_well() -> None:
    found = examined('[style]\nheader = "行政处罚"\nwatermark = "99"')
    with pytest.raises(Problem, match=r"watermark|header"):
        RENDERER.render(found.case.report, lay_out(found.case), ("html",))


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("[style.page]\ntop = 37\nleft = 100\nright = 99", [":3", "page.left", "80"]),
        ("[style.sizes]\n\nbody = 200", [":3", "style.sizes.body", "200", "72"]),
        ("[style]\nsizes.body = 200", [":2", "200"]),
        ("[style.sizes]\npage-number = 31", [":2", "page-number", "31", "30"]),
        ("[style.sizes]\ntable = 25", [":2", "sizes.table", "25", "24"]),
        ("[style.page]\nbottom = 19", [":2", "page.bottom", "19", "20"]),
        ("[style]\nsizes.page-number = 30\npage.bottom = 25", [":3", "page.bottom", "25", "26"]),
        ('[style]\nlandscape = ["applications"]\npage.right = 12', [":3", "page.right", "12", "20"]),
        ("[style.sizes]\nbody = 60", [":2", "page.line", "60"]),
        ("[style.sizes]\ntitle = 60", [":2", "sizes.title", "60", "7 个字", "8 个"]),
        ("[style]\nsizes.body = 36\npage.line = 40", [":2", "sizes.body", "36", "12 个字"]),
        ("[style.page]\nline = 60", [":2", "page.line", "10 行", "12 行"]),
        ("[style.sizes]\ntable = 24", [":2", "sizes.table", "24", "表头"]),
        ('[style.tables]\nheader-colour = "400000"', [":2", "tables.header-colour", "400000"]),
        ('[style]\nwatermark = "一二三四五六七八九十一二三"', [":2", "watermark", "12"]),
        ('[style.page-number]\nposition = "left"', [":2", "position", "outside 或 centre"]),
        ('[style.imprint]\ndate = "2026年1月"', [":2", "imprint.date", "2026-01-20"]),
        ("[style]\ncontens = true", [":2", "contents"]),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence_with_its_line(
    gipgen: Callable[..., Any], tmp_path: Any, settings: str, words: list[str]
) -> None:
    (tmp_path / "gipgen.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "report.yaml").write_text(BASE, encoding="utf-8")
    result = gipgen("build", "report.yaml")
    assert result.returncode == 2
    (told,) = [line for line in result.stderr.splitlines() if "gipgen.toml" in line]
    assert [word for word in words if word not in told] == []
    assert told.count("。") <= 1
    assert not list(tmp_path.glob("report.docx"))


def test_a_page_without_a_number_needs_no_room_for_it() -> None:
    low = "[style]\npage.bottom = 10\n"
    assert why_not(parse(low.encode(), "/nowhere/gipgen.toml").style)
    assert not why_not(parse(f'{low}page-number.format = "none"'.encode(), "/nowhere/gipgen.toml").style)


def test_without_wishes_nothing_is_there_of_them() -> None:
    assert "gipgen latin" not in PLAIN["html"].decode()
    assert "@top-center" not in PLAIN["html"].decode()
    assert "Imprint" not in part(PLAIN["docx"], "word/styles.xml")
    assert "w:headerReference" not in part(PLAIN["docx"], "word/document.xml")
    assert odt_part(PLAIN["odt"], "styles.xml") is not None
    assert "Imprint" not in part(PLAIN["odt"], "styles.xml")


def test_a_house_whose_templates_are_its_own_has_its_wishes_too(tmp_path: Any) -> None:
    pytest.importorskip("typst")
    for folder, ending in (("html", "html"), ("docx", "xml"), ("odt", "xml"), ("typst", "typ")):
        name = {"html": "report.html", "docx": "document.xml", "odt": "text.xml", "typst": "report.typ"}[folder]
        template = tmp_path / folder / f"{name}.j2"
        template.parent.mkdir()
        block = {"html": "<p>另有说明。</p>", "typst": "par[另有说明。]"}.get(folder, "")
        text = f'{{% extends "builtin/{folder}/{name}.j2" %}}{{% block signature %}}{{{{ super() }}}}\n{block}\n{{% endblock %}}'
        template.write_text(text, encoding="utf-8")
        assert ending in name
    found = examined(ALL)
    renderer = Renderer(House(folders=(str(tmp_path),), seal=SEAL))
    built = renderer.render(found.case.report, lay_out(found.case), (*LIGHT, "pdf"))
    assert "另有说明。" in TEXTS["html"](built["html"])
    assert "抄送：测试市人民政府办公室" in TEXTS["docx"](built["docx"])


@pytest.mark.parametrize(
    ("setting", "name"),
    [('masthead.text = "{}"', "masthead.text"), ("imprint.copies = [{}]", "imprint.copies")],
)
def test_what_stands_in_one_piece_and_would_fill_a_page_is_refused(setting: str, name: str) -> None:
    def fault(letters: int) -> str | None:
        names = ",\n".join(['"云川市清河区民政局"'] * (letters // 9))
        words = "云川市清河区民政局" * (letters // 9) if name == "masthead.text" else names
        found = why_not(parse(f"[style]\n{setting.format(words)}".encode(), "/nowhere/gipgen.toml").style)
        return found.setting if found else None

    assert fault(63) is None
    assert fault(900) == name


def test_a_logo_is_as_high_as_a_seal_at_most_however_many_pixels_it_has() -> None:
    large, small = (recognise(png(side, side), "logo.png") for side in (1000, 96))
    assert large
    assert small
    assert (159, 159, large.data) == as_logo(large)[2:5]
    assert small == as_logo(small)


def test_letters_and_digits_of_the_pdf_have_the_latin_font_and_punctuation_has_not() -> None:
    pikepdf = pytest.importorskip("pikepdf")
    pytest.importorskip("typst")

    def fonts(settings: str) -> set[str]:
        with pikepdf.open(io.BytesIO(outputs(settings, ("pdf",))["pdf"])) as pdf:
            found = [font for page in pdf.pages for _, font in page.Resources.get("/Font", {}).items()]
            return {str(font.BaseFont).partition("+")[2] for font in found}

    latin = '[style.fonts]\nlatin = "Libertinus Serif"'  # one that comes with Typst
    assert any("Libertinus" in name for name in fonts(latin))
    assert not any("Libertinus" in name for name in fonts(""))


def test_a_latin_font_with_chinese_characters_sets_none_of_them() -> None:
    settings = parse(b'[style.fonts]\nlatin = "Noto Serif CJK SC"', "/nowhere/gipgen.toml")
    (latin,) = typst_settings(settings.style, {"latin": ["A"], **{role: ["B"] for role in ROLES}}, frozenset())[
        "fonts"
    ]["heading1"][:1]
    covered = re.compile(re.fullmatch(r'regex\("(.*)"\)', code(latin["covers"]))[1])  # type: ignore[index]
    assert [sign for sign in "aZ09é%—“·政（，" if covered.fullmatch(sign)] == list("aZ09é%")
