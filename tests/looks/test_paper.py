"""On paper: Word files in LibreOffice and the printed page show every number whole, and paginate as an office expects."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html
from openxml_audit import OpenXmlValidator
from programs import HOUSE, LARGE, REPORTS, opened, text_of

MM = 72 / 25.4  # points
RIGHT, LEFT = 26, 28  # millimetres of margin, GB/T 9704-2012
WORDS = re.compile(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>')
FIRST, LAST = "一、本年新收政府信息公开申请数量", "四、结转下年度继续办理"
HEADER = "法人或其他组织"
LONG = "td { height: 9mm } .scroll { break-inside: auto !important }"  # table three longer than a page
THEME = "/relationships/theme"  # the Open XML SDK asks for a theme; ECMA-376 and Word do not


@pytest.fixture(scope="module")
def printed(shown: Path, chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``〈name〉.pdf``: what Chromium prints of each page, and ``long.pdf`` with high table rows."""
    folder = tmp_path_factory.mktemp("printed")
    for name in REPORTS:
        with opened(chromium, shown / f"{name}.html", 1280) as tab:
            tab.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)
            if name == LARGE:
                tab.add_style_tag(content=LONG)
                tab.pdf(path=folder / "long.pdf", prefer_css_page_size=True)
    return folder


@pytest.fixture(params=["word", "printed"])
def papers(request: pytest.FixtureRequest, shown: Path) -> Path:
    return shown / "word" if request.param == "word" else request.getfixturevalue("printed")


@pytest.mark.parametrize("name", list(REPORTS))
def test_every_number_is_there_and_whole(shown: Path, papers: Path, name: str) -> None:
    cells = lxml_html.parse(str(shown / f"{name}.html"), lxml_html.HTMLParser(encoding="utf-8")).xpath(
        "//td[@data-cell]"
    )
    wanted = Counter(cell.text_content() for cell in cells)
    there = Counter(word for *_, word in WORDS.findall(text_of(papers / f"{name}.pdf", "-bbox")))
    assert not wanted - there


@pytest.mark.parametrize("name", list(REPORTS))
def test_nothing_sticks_out_of_the_margins(papers: Path, name: str) -> None:
    for page in text_of(papers / f"{name}.pdf", "-bbox").split("<page ")[1:]:
        width = float(re.search(r'width="([\d.]+)"', page)[1])
        if width > 210 * MM + 1:
            left, right = 35 * MM, width - 37 * MM  # turned, its head towards the binding
        else:
            left, right = LEFT * MM, width - RIGHT * MM
        for start, end, word in WORDS.findall(page):
            assert left - 4 <= float(start), word
            assert float(end) <= right + 9, word  # the blank half of a full-width mark may


@pytest.mark.parametrize("name", list(REPORTS))
def test_table_three_begins_with_its_heading_and_has_at_most_two_pages(papers: Path, name: str) -> None:
    pages = squeezed(papers / f"{name}.pdf")
    first = next(number for number, page in enumerate(pages) if FIRST in page)
    last = next(number for number, page in enumerate(pages) if LAST in page)
    assert first <= last <= first + 1
    for page in pages[first : last + 1]:
        assert HEADER in page


def test_a_table_that_does_not_fit_a_page_repeats_its_header_and_splits_no_row(printed: Path) -> None:
    pages = squeezed(printed / "long.pdf")
    first = next(number for number, page in enumerate(pages) if FIRST in page)
    last = next(number for number, page in enumerate(pages) if LAST in page)
    assert first < last
    for page in pages[first : last + 1]:
        assert HEADER in page
    row = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    assert 1 == sum(row in page for page in pages)


@pytest.mark.parametrize("name", list(REPORTS))
def test_the_word_file_is_valid_open_xml(shown: Path, name: str) -> None:
    errors = OpenXmlValidator().validate(shown / f"{name}.docx").errors
    assert [] == [(error.part_uri, error.path, error.description) for error in errors if THEME not in error.description]


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
