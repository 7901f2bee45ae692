"""The OpenDocument file: its package, its page, its tables, and what it says of its author. tests/looks shows it in LibreOffice."""

import re
import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from outputs import LIGHT, ODF, at, inner_text, odt_grids, odt_part, odt_text, prove, render, rendered
from reports import BASE, EXAMPLES, changed, look
from test_pictures import SVG, WITH_PICTURE, png

from gipgen.check import examine
from gipgen.formats.house import House
from gipgen.formats.renderer import Renderer
from gipgen.layout.document import Document, lay_out
from gipgen.prose.pictures import recognise
from gipgen.settings.parse_toml import parse
from gipgen.workspace.memory import Memory

XLINK, SVG_NS = "{http://www.w3.org/1999/xlink}", "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
SIGNED = changed(("其他事项: |", "落款: {单位: 测试市民政局, 日期: 2025-01-10}\n其他事项: |"))


def odt(text: str = BASE, settings: str = "", *, draft: bool = False) -> bytes:
    return rendered(document(text, settings, draft=draft), "odt")


def document(text: str, settings: str = "", *, draft: bool = False) -> Document:
    case = examine(text.encode(), parse(settings.encode(), "/nowhere/gipgen.toml")).case
    return lay_out(case, draft=draft)


def style(content: bytes, name: str, part: str = "styles.xml") -> etree._Element | None:
    return odt_part(content, part).find(f".//{ODF['style']}style[@{ODF['style']}name='{name}']")


def properties(content: bytes, name: str, kind: str = "paragraph", part: str = "styles.xml") -> dict[str, str]:
    named = style(content, name, part)
    assert named is not None, name
    found = named.find(f"{ODF['style']}{kind}-properties")
    return {} if found is None else {str(key).rpartition("}")[2]: str(value) for key, value in found.items()}


def test_the_kind_of_file_is_told_by_its_first_bytes() -> None:
    content = odt()
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        first = package.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        listed = set(re.findall(rb'full-path="([^"]+)"', package.read("META-INF/manifest.xml")))
        assert listed == {b"/"} | {
            name.encode() for name in package.namelist() if name not in ("mimetype", "META-INF/manifest.xml")
        }
    assert content[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"
    assert struct.unpack("<H", content[8:10]) == (0,)


def test_the_organ_is_the_author_and_nobody_else_is_named() -> None:
    meta = odt_part(odt(), "meta.xml")
    assert ["gipgen", "测试市民政局2024年政府信息公开工作年度报告", "测试市民政局", "测试市民政局", "zh-CN"] == [
        each.text for each in meta.iter() if each.text and each.text.strip()
    ]


def test_the_page_is_that_of_the_standard() -> None:
    (upright, turned) = odt_part(odt(), "styles.xml").iter(f"{ODF['style']}page-layout-properties")
    sides = [
        upright.get(f"{ODF['fo']}{name}", "")
        for name in ("page-width", "page-height", "margin-top", "margin-left", "margin-right")
    ]
    millimetres = [round(float(side.removesuffix("pt")) / 72 * 25.4) for side in sides]
    assert millimetres == [210, 297, 37, 28, 26]
    footer = next(odt_part(odt(), "styles.xml").iter(f"{ODF['style']}header-footer-properties"))
    below = float(upright.get(f"{ODF['fo']}margin-bottom", "")[:-2])
    below += float(footer.get(f"{ODF['fo']}min-height", "")[:-2])
    assert round(below / 72 * 25.4) == 35
    assert turned.get(f"{ODF['style']}print-orientation") == "landscape"
    default = at(odt_part(odt(), "styles.xml"), f".//{ODF['style']}default-style/{ODF['style']}paragraph-properties")
    assert default.get(f"{ODF['fo']}line-height") == "28.95pt"


@pytest.mark.parametrize(
    ("name", "font", "size"),
    [
        ("Title", "方正小标宋简体", "22pt"),
        ("Heading_20_1", "黑体", "16pt"),
        ("Heading_20_2", "楷体_GB2312", "16pt"),
        ("Heading_20_3", "仿宋_GB2312", "16pt"),
        ("Footer", "宋体", "14pt"),
        ("Table_20_text", "宋体", "10.5pt"),
    ],
)
def test_fonts_and_sizes_are_those_of_the_standard(name: str, font: str, size: str) -> None:
    found = properties(odt(), name, "text")
    assert {found["font-name"], found["font-name-asian"]} == {font}
    assert {found["font-size"], found["font-size-asian"]} == {size}


def test_the_house_style_reaches_it() -> None:
    settings = '[style.fonts]\ntitle = "华文中宋"\n[style.sizes]\ntitle = 26\n[style.page]\nleft = 30\nline = 28'
    styled = odt(BASE, settings)
    assert properties(styled, "Title", "text")["font-name-asian"] == "华文中宋"
    assert properties(styled, "Title", "text")["font-size-asian"] == "26pt"
    assert properties(styled, "Heading_20_1", "text")["font-name"] == "黑体"
    page = next(odt_part(styled, "styles.xml").iter(f"{ODF['style']}page-layout-properties"))
    assert page.get(f"{ODF['fo']}margin-left") == "85.05pt"
    assert odt_text(styled) == odt_text(odt())
    assert odt_grids(styled) == odt_grids(odt())


def test_tables_repeat_their_header_and_do_not_split_rows() -> None:
    content = odt()
    tables = list(odt_part(content).iter(f"{ODF['table']}table"))
    for table, header_rows in zip(tables, (0, 3, 3), strict=True):
        rows = list(table.iter(f"{ODF['table']}table-row"))
        assert {row.get(f"{ODF['table']}style-name") for row in rows} == {"Row"}
        assert header_rows == len(list(table.iterfind(f"{ODF['table']}table-header-rows/{ODF['table']}table-row")))
        columns = len(list(table.iter(f"{ODF['table']}table-column")))
        assert {len(row) for row in rows} == {columns}, "each place of the grid is there, covered or not"
    assert properties(content, "Row", "table-row", "content.xml")["keep-together"] == "always"


def test_the_beginning_of_a_paragraph_that_is_a_heading_has_its_font() -> None:
    text = changed(("政策解读不够丰富。", "（一）政策解读。不够丰富。"))
    content = odt(text)
    fonts = odt_part(content, "content.xml").iter(f"{ODF['style']}font-face")
    font = properties(content, "Lead1", "text", "content.xml")["font-name-asian"]
    assert font == "楷体_GB2312"
    assert font in {each.get(f"{ODF['style']}name") for each in fonts}, "else LibreOffice passes over it"


def test_each_turned_table_begins_a_page() -> None:
    content = odt(BASE, '[style]\nlandscape = ["proactive", "applications"]')
    headings = [each.get(f"{ODF['text']}style-name") for each in odt_part(content).iter(f"{ODF['text']}h")]
    assert headings.count("Turned") == 2
    assert headings.count("Upright") == 1


def test_a_wide_table_can_lie_on_its_side() -> None:
    content = odt(BASE, '[style]\nlandscape = ["review_litigation"]')
    headings = [
        (each.text, style(content, each.get(f"{ODF['text']}style-name", ""), "content.xml"))
        for each in odt_part(content).iter(f"{ODF['text']}h")
    ]
    masters = {text: each.get(f"{ODF['style']}master-page-name") for text, each in headings if each is not None}
    assert masters == {
        "四、政府信息公开行政复议、行政诉讼情况": "Landscape",
        "五、存在的主要问题及改进情况": "Standard",
    }
    assert odt_grids(content) == odt_grids(odt())


def test_captions_masthead_and_signature() -> None:
    settings = '[style]\ncaptions = true\nseal = true\n[style.masthead]\ntext = "测试市民政局文件"\ncolour = "FF0000"'
    content = odt(SIGNED, settings)
    texts = [(inner_text(p), p.get(f"{ODF['text']}style-name")) for p in odt_part(content).iter(f"{ODF['text']}p")]
    assert texts[0] == ("测试市民政局文件", "Masthead")
    assert "#FF0000" in properties(content, "Masthead")["border-bottom"]
    captions = [text for text, name in texts if name == "Caption"]
    assert [text[:2] for text in captions] == ["表1", "表2", "表3"]
    assert texts[-2:] == [("测试市民政局", "Agency"), ("2025年1月10日", "Date")]
    agency, date = (properties(content, name, part="content.xml") for name in ("Agency", "Date"))
    assert agency["text-align"] == date["text-align"] == "center"
    assert agency["margin-left"] == date["margin-left"]
    room = 442.2 - float(date["margin-left"].removesuffix("pt"))
    assert abs(room - 2 * (4 + 6.5 / 2) * 16) < 1, "a date of 6.5 characters of 16 points keeps four free"


def test_a_draft_is_marked_on_every_page() -> None:
    text = changed(("行政许可: 12", "行政许可: 待填"))
    headers = list(odt_part(odt(text, draft=True), "styles.xml").iter(f"{ODF['style']}header"))
    assert ["草稿：按未完成的数据生成，不得发布" + "草稿"] * 2 == [
        inner_text(each) for each in headers
    ]  # the line, and across the page …
    across = next(headers[0].iter(f"{ODF['draw']}custom-shape"))
    assert "150pt" == across.get(f"{ODF['svg']}height"), "… in letters as large as those of the PDF"
    assert not list(odt_part(odt(), "styles.xml").iter(f"{ODF['style']}header"))


def test_what_a_draft_lacks_has_a_yellow_ground_and_reads_as_before() -> None:
    text = changed(("行政许可: 12", "行政许可: 待填"), ("总体情况: |", "总体情况: |\n  受理待填件。\n"))
    content = odt(text, draft=True)
    spans = [each for each in odt_part(content, "content.xml").iter(f"{ODF['text']}span") if inner_text(each) == "待填"]
    assert [each.get(f"{ODF['text']}style-name") for each in spans] == ["Blank"] * 2
    assert properties(content, "Blank", kind="text", part="content.xml")["background-color"] == "#ffff00"
    assert style(odt(), "Blank", "content.xml") is None
    assert "受理待填件。" in odt_text(content)
    assert any("待填" in str(row) for row in odt_grids(content))


def test_every_page_has_its_number_outside() -> None:
    styles = odt_part(odt(), "styles.xml")
    for side, name, align in (("footer", "Footer", "end"), ("footer-left", "Footer_20_left", "start")):
        footers = list(styles.iter(f"{ODF['style']}{side}"))
        assert len(footers) == 2
        for footer in footers:
            assert at(footer, f"{ODF['text']}p").get(f"{ODF['text']}style-name") == name
            assert list(footer.iter(f"{ODF['text']}page-number"))
        assert properties(odt(), name)["text-align"] == align


@pytest.mark.parametrize(("data", "endings"), [(png(30, 20), ["png"]), (SVG, ["svg", "png"])], ids=["png", "svg"])
def test_pictures_lie_in_the_package_with_their_descriptions(data: bytes, endings: list[str]) -> None:
    examined = examine(WITH_PICTURE.encode(), place="2024/report.yaml", neighbours=Memory({"2024/图.png": data}))
    logo = recognise(png(10, 10), "logo.png")
    content = Renderer(House(logo=logo)).render(examined.case.report, lay_out(examined.case), ("odt",))["odt"]
    described = [each.text for each in odt_part(content).iter(f"{SVG_NS}desc")]
    assert described == ["测试市民政局", "宣传活动现场"]
    names = [each.get(f"{XLINK}href", "") for each in odt_part(content).iter() if each.tag.endswith("}image")]
    assert [name.rpartition(".")[2] for name in names] == ["png", *endings]
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert set(names) <= set(package.namelist())


def test_blanks_and_links_are_kept() -> None:
    content = odt(changed(("政策解读不够丰富。", "甲   乙，见[网站](https://a.gov.cn/?a=1&b=2)。")))
    body = odt_part(content)
    assert [each.get(f"{ODF['text']}c") for each in body.iter(f"{ODF['text']}s")] == ["2"]
    assert [each.get(f"{XLINK}href") for each in body.iter(f"{ODF['text']}a")] == ["https://a.gov.cn/?a=1&b=2"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parts[-3])
def test_it_is_valid_by_the_schemas_of_oasis(path: Path, tmp_path: Path) -> None:
    odf = pytest.importorskip("openxml_audit.odf")
    validator = odf.OdfValidator(relaxng_validation=True, require_schema_routes=False)
    file = tmp_path / "report.odt"
    file.write_bytes(render(look(path.read_text(encoding="utf-8"))[0], ("odt",))["odt"])
    assert validator.validate(file).is_valid
    with zipfile.ZipFile(file) as good, zipfile.ZipFile(tmp_path / "bad.odt", "w") as bad:
        for info in good.infolist():
            spoilt = good.read(info).replace(b"<text:h ", b"<text:heading ").replace(b"</text:h>", b"</text:heading>")
            bad.writestr(info, spoilt)
    assert not validator.validate(tmp_path / "bad.odt").is_valid, "the validator looks"


def test_an_agency_can_override_a_block(tmp_path: Path) -> None:
    own = tmp_path / "odt" / "text.xml.j2"
    own.parent.mkdir()
    own.write_text(
        '{% extends "builtin/odt/text.xml.j2" %}{% block signature %}{{ super() }}'
        '<text:p text:style-name="Text_20_body">抄送：测试市档案局。</text:p>{% endblock %}',
        encoding="utf-8",
    )
    case = look(SIGNED)[0].case
    content = Renderer(House((str(tmp_path),))).render(case.report, lay_out(case), ("odt",))["odt"]
    assert odt_text(content).endswith("抄送：测试市档案局。")
    prove(case.report, lay_out(case), "odt", content)
    assert "odt" in LIGHT
