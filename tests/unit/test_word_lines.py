"""Word files as lines: where they stand, how they are dressed, and what is known of files that gipgen wrote."""

import io
import zipfile

import pytest
from test_word_files import HEAD, TYPE, box, document, listed, p, r, related, repacked, tbl, tc, tr

from gipgen.findings.text import Problem
from gipgen.imports.raw import Line, Raw, Run, Table
from gipgen.imports.read_docx import read_docx

BOLD = "<w:b/>"


def line(body: str) -> Line:
    (block,) = read_docx(document(body)).blocks
    assert isinstance(block, Line)
    return block


@pytest.mark.parametrize(
    ("runs", "seen"),
    [
        ((r("甲"), r("乙")), [Run("甲乙")]),
        ((r("甲"), r("乙", BOLD), r("丙", BOLD), r("丁")), [Run("甲"), Run("乙丙", bold=True), Run("丁")]),
        ((r("甲", BOLD), r("乙", "<w:b w:val='0'/>")), [Run("甲", bold=True), Run("乙")]),
        ((r("\u3000\u3000 \xa0甲"),), [Run("甲")]),
        ((r("\u3000\u3000"), r("甲")), [Run("甲")]),
        ((r("\u3000", BOLD), r("甲")), [Run("甲")]),
        ((r("甲 "), r("乙")), [Run("甲 乙")]),
        ((r("甲"), "<w:r><w:tab/></w:r>", r("乙")), [Run("甲 乙")]),
    ],
)
def test_the_runs_of_a_line(runs: tuple[str, ...], seen: list[Run]) -> None:
    assert seen == list(line(p(*runs)).runs)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("甲<w:br/>乙", [True, False]),
        ("甲<w:br/>\u3000\u3000乙", [True, True]),
        ("甲<w:br/>  乙", [True, True]),
        ("甲<w:br/> 乙", [True, False]),
        ("<w:br/>甲<w:br/>乙", [True, False]),
        ("甲<w:br/><w:br/>乙", [True, False]),
    ],
)
def test_the_lines_of_a_paragraph_may_be_joined_to_the_one_above(text: str, begins: list[bool]) -> None:
    body = p("<w:r>" + "".join(f"<w:t>{each}</w:t>" if "<" not in each else each for each in split(text)) + "</w:r>")
    found = [each for each in read_docx(document(body + p(r("丙")))).blocks if isinstance(each, Line)]
    assert [*begins, True] == [each.begins for each in found]


def split(text: str) -> list[str]:
    """The pieces of a text and the breaks between them."""
    pieces = [each for piece in text.split("<w:br/>") for each in (piece, "<w:br/>")][:-1]
    return [each for each in pieces if each]


def test_blocks_are_numbered_in_the_order_of_reading() -> None:
    inner = tbl(tr(tc(p(r("内"))), tc(p(r("1")))))
    outer = tbl(HEAD, tr(tc(p(r("外")) + inner), tc(p()), tc(p(r("2")))))
    body = p(r("甲")) + p() + p(r("乙"), box(p(r("框")))) + outer + p(r("丙")) + tbl(HEAD)
    places = [(type(each).__name__, each.text[:3], each.place) for each in read_docx(document(body)).blocks]
    assert [
        ("Line", "甲", "第1段"),
        ("Line", "乙", "第2段"),
        ("Line", "框", "第3段"),
        ("Table", "行 列", "表1"),
        ("Table", "内 1", "表2"),
        ("Line", "丙", "第6段"),
        ("Table", "行 列", "表3"),
    ] == places


def test_the_number_that_word_counts_stands_in_front_of_the_text() -> None:
    block = line(listed(0, 1, "甲"))
    assert ("（一）甲", [Run("（一）甲")], "", 0) == (block.text, list(block.runs), block.item, block.depth)
    assert [Run("（一）"), Run("甲", bold=True)] == list(
        line(listed(0, 1, "甲").replace("<w:rPr>", f"<w:rPr>{BOLD}")).runs
    )


def test_where_a_link_leads() -> None:
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    relation = f'<Relationship Id="a" Type="{TYPE}/hyperlink" Target="{{}}" TargetMode="{{}}"/>'
    body = p(
        r("见"),
        '<w:hyperlink r:id="a">',
        r("网站"),
        "</w:hyperlink>",
        '<w:hyperlink r:id="b">',
        r("表"),
        "</w:hyperlink>",
    )
    for target, mode, leads in (("https://a.gov.cn/", "External", "https://a.gov.cn/"), ("a.xml", "Internal", "")):
        relations = f"<Relationships {space}>{relation.format(target, mode)}</Relationships>"
        content = repacked(document(body), {}, {"word/_rels/document.xml.rels": relations})
        (block,) = read_docx(content).blocks
        assert isinstance(block, Line)
        wanted = [Run("见"), Run("网站", target=leads), Run("表")] if leads else [Run("见网站表")]
        assert wanted == list(block.runs)


def test_a_document_without_a_body_or_of_another_name() -> None:
    with pytest.raises(Problem) as raised:
        read_docx(repacked(document(p(r("甲"))), {"word/document.xml": "word/gone.xml"}, {}))
    assert "没有正文" in raised.value.zh
    moved = repacked(
        document(p(r("甲"))), {"word/document.xml": "a.xml"}, {"_rels/.rels": related(officeDocument="a.xml")}
    )
    assert ["甲"] == [each.text for each in read_docx(moved).blocks]
    other = repacked(document(p(r("甲"))), {}, {"_rels/.rels": related(thumbnail="a.xml")})
    assert ["甲"] == [each.text for each in read_docx(other).blocks]


OWN_STYLES = (
    '<w:style w:type="paragraph" w:styleId="TableNumberSmall"/><w:style w:type="paragraph" w:styleId="ListParagraph"/>'
)
MARK = '<w:p><w:pPr><w:pStyle w:val="TableAfter"/></w:pPr></w:p>'
HEADING = '<w:pStyle w:val="2"/>'
ITEM = '<w:pStyle w:val="ListParagraph"/>'
CREATOR = '<a xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>测试市民政局</dc:creator></a>'


def own(body: str, more: dict[str, str] | None = None, *, styles: bool = True, mark: bool = True) -> Raw:
    """A file with what marks those that gipgen wrote."""
    content = document(body + (MARK if mark else ""))
    if styles:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            text = package.read("word/styles.xml").decode().replace("</w:styles>", f"{OWN_STYLES}</w:styles>")
        content = repacked(content, {"word/styles.xml": "gone"}, {"word/styles.xml": text})
    return read_docx(repacked(content, {}, more or {}))


def lines(raw: Raw) -> list[Line]:
    return [each for each in raw.blocks if isinstance(each, Line)]


def test_a_file_that_gipgen_wrote_is_known_by_its_styles_and_their_use() -> None:
    for styles, mark in ((True, True), (True, False), (False, True), (False, False)):
        raw = own(p(r("甲")), {"docProps/core.xml": CREATOR}, styles=styles, mark=mark)
        assert (styles and mark, "测试市民政局" if styles and mark else "") == (raw.own, raw.agency)


def test_a_file_of_its_own_need_not_name_the_agency() -> None:
    empty = CREATOR.replace("测试市民政局", "")
    for more in ({}, {"docProps/core.xml": empty}, {"docProps/core.xml": "<a/>"}):
        raw = own(p(r("甲")), more)
        assert (True, "") == (raw.own, raw.agency)


def test_headings_of_its_own_files_stand_below_the_title() -> None:
    body = p(r("一、总体情况"), properties=HEADING) + p(r("甲"))
    assert [3, 0] == [each.heading for each in lines(own(body))]
    assert [2, 0] == [each.heading for each in lines(own(body, mark=False))]


@pytest.mark.parametrize(
    ("runs", "item", "text"),
    [
        ((r("• 甲"),), "-", "甲"),
        ((r("1. 甲"),), "1.", " 甲"),
        ((r("12.甲"),), "12.", "甲"),
        ((r("• "), r("甲", BOLD)), "-", "甲"),
        ((r("甲"),), "", "甲"),  # a further paragraph of an item
        ((r("1甲"),), "", "1甲"),
        ((r("甲• "),), "", "甲• "),
    ],
)
def test_items_of_its_own_files(runs: tuple[str, ...], item: str, text: str) -> None:
    (block,) = lines(own(p(*runs, properties=ITEM)))
    assert (item, 1, text) == (block.item, block.depth, "".join(run.text for run in block.runs))
    assert (BOLD in runs[-1]) == block.runs[0].bold
    (block,) = lines(own(p(*runs)))
    assert ("", 0) == (block.item, block.depth)
    (block,) = lines(own(p(*runs, properties=ITEM), mark=False))
    assert ("", 0) == (block.item, block.depth)


def test_a_paragraph_of_its_own_files_is_one_line_and_no_number_is_counted() -> None:
    body = p("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>") + listed(0, 1, "丙")
    assert ["甲\n乙", "丙"] == [each.text for each in lines(own(body))]
    assert ["甲", "乙", "（一）丙"] == [each.text for each in lines(own(body, mark=False))]


def test_a_table_of_one_cell_is_no_table() -> None:
    raw = read_docx(document(tbl(tr(tc(p(r("甲")) + p(r("乙"))))) + tbl(HEAD)))
    assert ["甲", "乙", "行 列 数"] == [each.text for each in raw.blocks]
    assert [False, False, True] == [isinstance(each, Table) for each in raw.blocks]
    assert "表1" == raw.blocks[2].place
