"""What all formats do alike on the page: room above tables, bullets, long words, texts of several lines in cells, the words across turned pages."""

import re

import pytest
from outputs import RENDERER, html_tree
from reports import BASE, changed
from test_wishes import part

from gipgen.check import examine
from gipgen.formats import paging
from gipgen.formats.as_pdf import source_of
from gipgen.formats.measures import measures
from gipgen.formats.paging import ABOVE_TABLE, leads, reckon
from gipgen.formats.registry import Job
from gipgen.layout.document import Document, lay_out
from gipgen.settings.parse_toml import parse
from gipgen.settings.settings import Style

REMARK = "其中政策解读12条，回应关切8条，重点领域信息200条，另有会议公开信息30条，均已在本机关网站上集中公开。"
PROSE = f"""总体情况: |
  详见http://www.example.gov.cn/zwgk/2024/index.html，可以下载。电话：027-83760190。

  电话：027-83760190。

  - 甲
  - 乙http://www.example.gov.cn/zwgk/2024/index.html
    - 丙www.example.gov.cn/zwgk

  各渠道公开数量：

  | 渠道 | 数量 | 备注 |
  | --- | --- | --- |
  | 门户网站 | 1200 | {REMARK} |
  | 微信公众号 | 34 | 短视频 |
"""
TEXT = changed(("总体情况: |\n", PROSE + "\n"))


def document(style: str = "", text: str = TEXT) -> Document:
    return lay_out(examine(text.encode(), settings=parse(f"[style]\n{style}".encode(), "/nowhere/gipgen.toml")).case)


def made(format_: str, style: str = "", text: str = TEXT) -> str:
    """What a format says of the page: the body of the Word file, content.xml, the web page, the code of the PDF."""
    examined = examine(text.encode(), settings=parse(f"[style]\n{style}".encode(), "/nowhere/gipgen.toml"))
    laid_out = lay_out(examined.case)
    if format_ == "pdf":
        return source_of(Job(laid_out, RENDERER.templates, RENDERER.machine))
    content = RENDERER.render(examined.case.report, laid_out, (format_,))[format_]
    if format_ == "html":
        return content.decode()
    return part(content, "word/document.xml" if format_ == "docx" else "content.xml")


def before_tables(style: str) -> list[str]:
    """The paragraph in front of each table of the Word file."""
    return re.findall(r"<w:p>(?:(?!<w:p>).)*?</w:p>\s*(?=<w:tbl>)", made("docx", style), re.DOTALL)


def test_a_table_has_room_above_it_and_a_caption_its_own() -> None:
    paragraphs = before_tables("")
    assert len(paragraphs) == 4
    assert [f'<w:spacing w:after="{ABOVE_TABLE}"/>' in each for each in paragraphs] == [True] * 4
    assert f'fo:margin-top="{ABOVE_TABLE / 20:g}pt"' in made("odt")
    assert f"above: {ABOVE_TABLE / 20:g}pt" in made("pdf")
    captioned = before_tables("captions = true\n")
    assert [f'w:after="{ABOVE_TABLE}"' in each for each in captioned] == [True, False, False, False]
    of_prose = re.findall(r'"Table\d+_prose"[^>]*>(?:<style:table-properties[^>]*>)', made("odt", "captions = true\n"))
    assert any("margin-top" in each for each in of_prose)


def test_room_above_tables_is_reckoned_with(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, page = document(), measures(Style())
    filled = sum(reckon(plain, page).filled)
    monkeypatch.setattr(paging, "ABOVE_TABLE", 0)
    assert filled > sum(reckon(plain, page).filled)


@pytest.mark.parametrize(("words", "stays"), [("推进公开。", True), ("推进公开。" * 40, False)])
def test_a_long_paragraph_is_no_lead_and_fills_its_page_without_the_table(words: str, stays: bool) -> None:  # noqa: FBT001
    text = changed(("主动公开:\n", f"主动公开:\n  说明: |\n    {words}\n"))
    (part_of_it,) = (each for each in document(text=text).parts if each.grid and each.grid.id == "proactive")
    assert part_of_it.blocks
    assert leads(part_of_it) == stays
    assert leads(part_of_it._replace(landscape=True)), "a page on its side has nothing else"
    keeps = re.search(r"<w:p>(?:(?!<w:p>).)*?</w:p>\s*(?=<w:tbl>)", made("docx", text=text), re.DOTALL)
    assert keeps
    assert ("<w:keepNext/>" in keeps[0]) == stays


def test_a_bullet_has_one_face_whatever_font_the_text_has() -> None:
    runs = re.findall(r"<w:r>(?:(?!<w:r>).)*?• </w:t>", made("docx"))
    assert len(runs) == 3
    assert all('w:ascii="Arial"' in each and 'w:eastAsia="Arial"' in each for each in runs)
    assert made("odt").count('<text:span text:style-name="Bullet">• </text:span>') == 3
    assert 'style:name="Bullet"' in made("odt")
    assert re.search(r'#let bullet = text\.with\(font: "[A-Z]', made("pdf"))
    assert re.search(r"ul > li::marker \{ content: \"• \"; font-family: Arial", made("html"))


def test_a_word_that_no_line_parts_stretches_none() -> None:
    def paragraphs(format_: str, pattern: str) -> list[bool]:
        """Of each paragraph with an address or a telephone number whether it keeps to the left."""
        source = made(format_)
        found = [
            each
            for each in re.findall(r"<(?:w:p|text:p|p)[ >].*?</(?:w|text)?:?p>", source)
            if "电话" in each or "example" in each
        ]
        return [pattern in each for each in found if "前言" not in each][-4:]

    assert paragraphs("docx", '<w:jc w:val="left"/>') == [True, False, True, True]
    assert paragraphs("odt", "_ragged") == [True, False, True, True]
    assert paragraphs("html", 'class="ragged"') == [True, False, True, True]
    typst = made("pdf")
    assert typst.count("ragged(par([") == 1
    assert typst.count("(torn: true") == 2
    odt = made("odt")
    for name in set(re.findall(r'"(\w+_ragged)"', odt)):
        assert re.search(rf'style:name="{name}".*?fo:text-align="start"', odt), name


def test_texts_of_several_lines_begin_at_the_left_where_the_writer_said_nothing() -> None:
    cell = re.search(rf"<w:tc>(?:(?!<w:tc>).)*?{REMARK[:6]}", made("docx"))
    assert cell
    assert '<w:jc w:val="left"/>' in cell[0]
    assert re.search(rf'_left(?:_keep)?">{REMARK[:6]}', made("odt"))
    assert 'prose-table(("", "", "", ), (false, false, true, )' in made("pdf")
    page = html_tree(made("html").encode())
    (wide,) = page.xpath("//div[contains(@class, 'wide')]")
    assert [each.get("class") for each in wide.xpath(".//td")] == [None, None, "long"] * 2
    assert re.fullmatch(r"--least:\d+(\.\d)?rem", wide.get("style"))
    shares = [float(each.get("style")[6:-1]) for each in wide.xpath(".//col")]
    assert sum(shares) == pytest.approx(100, abs=0.2)
    assert shares[2] > 50


def test_a_small_table_of_the_prose_is_not_said_to_be_wide() -> None:
    text = changed(("总体情况: |\n", "总体情况: |\n  | 甲 | 乙 |\n  | --- | --- |\n  | 1 | 2 |\n\n"))
    assert not html_tree(made("html", text=text).encode()).xpath("//div[contains(@class, 'wide')]")


@pytest.mark.parametrize("wish", ['watermark = "内部资料"', ""])
def test_words_across_the_page_stand_on_turned_pages_too(wish: str) -> None:
    sheet = made("html", f'{wish}\nlandscape = ["applications"]\n')
    placed = re.findall(
        r"@page( landscape)? \{ (?:@left-middle \{ content: none;[^}]*\} )?@(\w+)-middle \{ content: url\(\"data:image/svg\+xml,[^\"]*\"\)[^}]*width: ([\d.]+)mm",
        sheet,
    )
    assert placed == ([("", "left", "156"), (" landscape", "right", "225")] if wish else [])
    assert "@left-middle" not in made("html", wish)


def test_the_form_has_no_unit_above_its_tables_and_no_format_shows_one() -> None:
    for format_ in ("docx", "odt", "pdf"):
        assert "单位：件" not in re.sub(r"<w:tblDescription[^>]*>", "", made(format_)), format_
    hidden = re.search(r"caption span \{([^}]*)\}", made("html"))
    assert hidden
    assert "clip-path: inset(50%)" in hidden[1]


def test_an_organ_and_its_date_are_set_without_room_beside_the_digits_in_each_format() -> None:
    text = BASE + "\n落款: {单位: 测试市民政局, 日期: 2025-01-10}\n"
    assert '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' in made("docx", text=text)
    assert 'style:text-autospace="none"' in made("odt", text=text)
    assert re.search(r"#let signature.*?cjk-latin-spacing: none", made("pdf", text=text), re.DOTALL)
    page = made("html", text=text)
    assert re.search(r"body \{[^}]*text-autospace: normal", page)
    assert re.search(r"\.signature p \{[^}]*text-autospace: no-autospace", page)
