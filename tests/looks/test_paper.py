"""On paper: Word files in LibreOffice and the printed page show every number whole, and paginate as an office expects."""

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import html as lxml_html
from openxml_audit import OpenXmlValidator
from openxml_audit.odf import OdfValidator
from programs import HOUSE, OFFICE, OFFICIAL, PAPERS, REPORTS, text_of

MM = 72 / 25.4  # points
RIGHT, LEFT = 26, 28  # millimetres of margin, GB/T 9704-2012
NUMBER = re.compile(r"\d[\d.]*")
CHARACTER = 16.5  # points
MARKS = "，。、；：）》”,"  # LibreOffice and Word let them hang at the end of a line
WORDS = re.compile(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>')
FIRST, LAST = "一、本年新收政府信息公开申请数量", "四、结转下年度继续办理"
LABELS = {  # the longest ones, and those at the edges
    "2021": ("行政规范性文件", "2.申请人逾期"),
    "2019": ("其他对外管理服务事项", "对外公开总数量", "本年增/减", "采购总金额", "251000元", "（六）其他处理"),
}
HEADER = "法人或其他组织"
WATERMARK = "内部资料"  # in that example
THEME = "/relationships/theme"  # the Open XML SDK asks for a theme; ECMA-376 and Word do not


@pytest.fixture(params=[*OFFICE.values(), "printed"])
def papers(request: pytest.FixtureRequest, shown: Path) -> Path:
    return shown / str(request.param)


@pytest.mark.parametrize("name", list(PAPERS))
def test_every_number_is_there_and_whole(shown: Path, papers: Path, name: str) -> None:
    cells = lxml_html.parse(str(shown / f"{name}.html"), lxml_html.HTMLParser(encoding="utf-8")).xpath(
        "//td[@data-cell]"
    )
    wanted = Counter(number for cell in cells for number in NUMBER.findall(cell.text_content()))
    words = [word for *_, word in WORDS.findall(text_of(papers / f"{name}.pdf", "-bbox"))]
    there = Counter(number for word in words for number in NUMBER.findall(word))
    assert not wanted - there


@pytest.mark.parametrize("name", list(REPORTS))
def test_every_label_is_there_and_the_report_is_not_stretched(papers: Path, name: str) -> None:
    pages = squeezed(papers / f"{name}.pdf")
    old = REPORTS[name].parts[-2] == "2019"
    for wanted in ("一、总体情况", "六、其他需要报告的事项", *LABELS["2019" if old else "2021"]):
        assert any(wanted in page for page in pages), wanted
    assert len(pages) - 1 <= (13 if old else 9), "the only report of 2019 has seven pages of prose"
    if papers.name in OFFICE.values():
        assert [f"—{number}—" in page for number, page in enumerate(pages[:-1], 1)] == [True] * (len(pages) - 1)


@pytest.mark.parametrize("name", list(PAPERS))
def test_nothing_sticks_out_of_the_margins(papers: Path, name: str) -> None:
    for page in text_of(papers / f"{name}.pdf", "-bbox").split("<page ")[1:]:
        width = float(re.findall(r'width="([\d.]+)"', page)[0])
        if width > 210 * MM + 1:
            left, right = 35 * MM, width - 37 * MM  # turned, its head towards the binding
        else:
            left, right = LEFT * MM, width - RIGHT * MM
        for start, end, word in WORDS.findall(page):
            if name == OFFICIAL and word in WATERMARK:
                continue
            if float(end) < left - 6 * MM:  # the number of a turned sheet
                assert set(word) <= set("—1234567890"), word
                continue
            assert left - 4 <= float(start), word
            hanging = CHARACTER if word[-1] in MARKS else 2
            assert float(end) <= right + hanging, word


@pytest.mark.parametrize("name", list(PAPERS))
def test_table_three_begins_with_its_heading_and_has_at_most_two_pages(papers: Path, name: str) -> None:
    pages = squeezed(papers / f"{name}.pdf")
    first = next(number for number, page in enumerate(pages) if FIRST in page)
    last = next(number for number, page in enumerate(pages) if LAST in page)
    assert first <= last <= first + 1
    for page in pages[first : last + 1]:
        assert HEADER in page


def test_a_table_that_does_not_fit_a_page_repeats_its_header_and_splits_no_row(shown: Path) -> None:
    pages = squeezed(shown / "printed" / "long.pdf")
    first = next(number for number, page in enumerate(pages) if FIRST in page)
    last = next(number for number, page in enumerate(pages) if LAST in page)
    assert first < last
    for page in pages[first : last + 1]:
        assert HEADER in page
    row = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    assert 1 == sum(row in page for page in pages)


@pytest.mark.parametrize("name", list(PAPERS))
def test_the_word_file_is_valid_open_xml(shown: Path, name: str) -> None:
    errors = OpenXmlValidator().validate(shown / f"{name}.docx").errors
    assert [] == [(error.part_uri, error.path, error.description) for error in errors if THEME not in error.description]


@pytest.mark.parametrize("name", list(PAPERS))
def test_the_odt_is_valid_open_document(shown: Path, name: str) -> None:
    """By the schemas of OASIS; there is none for the pictures in the package."""
    result = OdfValidator(relaxng_validation=True, require_schema_routes=False).validate(shown / f"{name}.odt")
    assert result.is_valid, [(error.part_uri, error.description) for error in result.errors]


@pytest.mark.parametrize("printed", OFFICE.values())
def test_the_contents_name_the_pages_that_the_headings_stand_on(shown: Path, printed: str) -> None:
    """LibreOffice sets anew what an OpenDocument text says, and leaves what a Word file says."""
    pages = [
        [line for line in page.split() if line]
        for page in text_of(shown / printed / f"{OFFICIAL}.pdf", "-raw").split("\f")
    ]
    contents = next(number for number, page in enumerate(pages) if page[0] == "目录")
    named = {}
    for line in pages[contents]:
        found = re.match(r"([一二三四五六]、[^.\d]+)\.*(\d*)$", line)
        if found:
            named[found[1]] = found[2]
    assert len(named) == 6
    stand = {
        heading: str(number)
        for number, page in enumerate(pages[contents + 1 :], 1)
        for heading in page
        if heading in named
    }
    assert stand == named


@pytest.mark.parametrize("kind", [".", *OFFICE.values()])
def test_every_wish_stands_where_it_belongs(shown: Path, kind: str) -> None:
    pages = squeezed(shown / kind / f"{OFFICIAL}.pdf")[:-1]
    cover, contents, first, *_, last = [page.replace(WATERMARK, "") for page in pages]
    assert cover.startswith("云川市清河区民政局2024年政府信息公开工作年度报告")
    assert contents.startswith("目录")
    assert "签发人：李明" in first
    assert "第1页" in first
    for page in (cover, contents):
        assert "第1页" not in page
    assert "附件：1." in last
    assert last.index("云川市清河区民政局2025年1月15日") < last.index("抄送：")
    assert "2025年1月16日印发" in last


def test_a_wrong_order_would_be_found(shown: Path, tmp_path: Path) -> None:
    import zipfile

    for part, old, new in (
        ("word/document.xml", "<w:tcPr><w:tcW", '<w:tcPr><w:vAlign w:val="center"/><w:tcW'),
        (
            "word/styles.xml",
            '<w:name w:val="Title"/><w:basedOn w:val="Normal"/>',
            '<w:basedOn w:val="Normal"/><w:name w:val="Title"/>',
        ),
        (
            "word/settings.xml",
            '<w:zoom w:percent="100"/><w:removePersonalInformation/>',
            '<w:removePersonalInformation/><w:zoom w:percent="100"/>',
        ),
    ):
        with zipfile.ZipFile(shown / f"{HOUSE}.docx") as good, zipfile.ZipFile(tmp_path / "bad.docx", "w") as bad:
            for name in good.namelist():
                content = good.read(name)
                spoilt = content.replace(old.encode(), new.encode(), 1) if name == part else content
                assert name != part or spoilt != content
                bad.writestr(name, spoilt)
        errors = OpenXmlValidator().validate(tmp_path / "bad.docx").errors
        assert any(f"/{part}" == error.part_uri and THEME not in error.description for error in errors)


def squeezed(pdf: Path) -> list[str]:
    """The pages' texts without white space, as their rows are read."""
    return ["".join(page.split()) for page in text_of(pdf, "-raw").split("\f")]
