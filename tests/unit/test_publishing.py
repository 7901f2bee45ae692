"""The line of day and downloads below the web page's title, and what the page says of itself to machines."""

import json
from typing import Any
from urllib.parse import unquote

import pytest
from outputs import html_tree, prove, rendered
from reports import BASE, changed, look, said

import gipgen
from gipgen.formats import ProofError
from gipgen.layout.document import Document, lay_out
from gipgen.layout.publishing import iso_date

SIGNED = BASE + "\n落款: {单位: 测试市民政局, 日期: 2025-1-9}\n"
SITE = "\n站点: {SiteName: 测试市人民政府}\n"


def built(text: str, *to: str, name: str = "report", draft: bool = False) -> dict[str, bytes]:
    """The files of one run, by their names."""
    project = gipgen.Project({f"{name}.yaml": text.encode()})
    return {
        path: content
        for each in project.build(f"{name}.yaml", to=to, draft=draft)
        for path, content in each.outputs.items()
    }


def line_of(page: bytes) -> list[Any]:
    return html_tree(page).xpath("//p[@class='publishing']")  # type: ignore[no-any-return]


def links_of(page: bytes) -> dict[str, str]:
    return {link.text: unquote(link.get("href")) for line in line_of(page) for link in line.iter("a")}


def test_a_name_that_is_no_utf_8_is_linked_to_by_its_bytes() -> None:
    page = built(SIGNED, "html", "docx", name="\udcff\udcfe")["\udcff\udcfe.html"]
    assert ["%FF%FE.docx"] == [link.get("href") for line in line_of(page) for link in line.iter("a")]


def laid_out(text: str = SIGNED) -> Document:
    return lay_out(look(text)[0].case)


def test_the_page_offers_the_files_of_the_same_run_and_no_others() -> None:
    files = built(SIGNED, "html", "odt", "docx", "md")
    assert {"Word": "report.docx", "OpenDocument": "report.odt"} == links_of(files["report.html"])
    assert {"report.html", "report.odt", "report.docx", "report.md"} == set(files)
    assert {} == links_of(built(SIGNED, "html")["report.html"])


@pytest.mark.parametrize("name", ["年报 2024#终稿", "a&b'c", "百分之5%20"])
def test_a_link_finds_its_file_whatever_it_is_called(name: str) -> None:
    files = built(SIGNED, "html", "docx", name=name)
    assert [f"{name}.docx"] == list(links_of(files[f"{name}.html"]).values())


def test_a_download_is_saved_under_the_title() -> None:
    (line,) = line_of(built(SIGNED, "html", "docx")["report.html"])
    assert [f"{laid_out().title}.docx"] == [link.get("download") for link in line.iter("a")]


def test_the_day_is_that_below_the_text() -> None:
    (line,) = line_of(built(SIGNED, "html")["report.html"])
    assert line.text_content() == f"发布日期：{laid_out().published_on}"
    assert laid_out().published_on.startswith("2025年")


def test_the_day_of_the_sites_tag_goes_first() -> None:
    page = built(SIGNED + SITE.replace("}", ", PubDate: 2025-01-20 09:30}"), "html")["report.html"]
    assert line_of(page)[0].text_content() == "发布日期：2025年1月20日"
    assert data_of(page)["datePublished"] == "2025-01-20"
    assert tags_of(page)["PubDate"] == "2025-01-20 09:30"


def test_a_draft_was_not_published() -> None:
    text = SIGNED.replace("行政许可: 12", "行政许可: 待填")
    page = built(text, "html", "docx", draft=True)["report.html"]
    assert "草稿" in html_tree(page).text_content()
    assert not line_of(page)
    assert "datePublished" not in data_of(page)


def test_without_a_date_nothing_is_said_of_one() -> None:
    document = laid_out()._replace(published="", signature=None)
    page = rendered(document, "html")
    assert not line_of(page)
    assert "datePublished" not in data_of(page)


def data_of(page: bytes) -> dict[str, Any]:
    (script,) = html_tree(page).xpath("//script[@type='application/ld+json']")
    return json.loads(script.text)  # type: ignore[no-any-return]


def tags_of(page: bytes) -> dict[str, str]:
    return {tag.get("name"): tag.get("content") for tag in html_tree(page).xpath("//meta[@name]")}


def test_machines_are_told_the_day_and_what_it_is() -> None:
    page = built(SIGNED, "html")["report.html"]
    assert data_of(page)["datePublished"] == laid_out().published
    assert data_of(page)["description"] == tags_of(page)["description"]
    assert laid_out().title in tags_of(page)["description"]
    assert "依申请公开" not in tags_of(page)["description"], "as the headings call them, not as the file does"
    assert "收到和处理政府信息公开申请情况" in tags_of(page)["description"]
    assert "PubDate" not in tags_of(page), "without a site there are no tags of one"


def test_a_site_gets_the_day_as_its_guidelines_write_it() -> None:
    text = SIGNED + SITE
    assert tags_of(built(text, "html")["report.html"])["PubDate"] == f"{laid_out().published} 00:00"
    assert not [each for each in said(text) if "GIP905" in each and "PubDate" in each]


def test_a_description_of_the_sites_own_is_the_only_one() -> None:
    page = built(SIGNED + SITE.replace("}", ", Description: 本局年报}"), "html")["report.html"]
    assert ["本局年报"] == [value for name, value in tags_of(page).items() if name.lower() == "description"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("2025-1-9", "2025-01-09"), ("2024-02-29", "2024-02-29"), ("2025-02-29", ""), ("", ""), ("待填", ""), ("2025-01", ""), ("9" * 30 + "-1-1", "")],
)  # fmt: skip
def test_a_day_is_one_of_the_calendar(text: str, wanted: str) -> None:
    assert iso_date(text) == wanted


@pytest.mark.parametrize(
    "other", ["发布日期：2020年1月1日", "发布日期：2025年1月9日共收到申请99件", "下载：Word", "收到申请99件"]
)
def test_the_proof_reads_the_line(other: str) -> None:
    document = laid_out()
    page = rendered(document, "html")
    report = look(SIGNED)[0].case.report
    prove(report, document, "html", page)
    line = f"发布日期：{document.published_on}"
    with pytest.raises(ProofError):
        prove(report, document, "html", page.replace(f"<span>{line}</span>".encode(), f"<span>{other}</span>".encode()))


def test_the_line_stands_below_the_title_and_nowhere_else() -> None:
    document = laid_out()
    page = rendered(document, "html").decode()
    line = page[page.index('<p class="publishing">') : page.index("</p>", page.index('<p class="publishing">')) + 4]
    moved = page.replace(line, "").replace("<h2", f"{line}<h2", 3).encode()
    with pytest.raises(ProofError):
        prove(look(SIGNED)[0].case.report, document, "html", moved)


def test_words_of_the_report_do_not_pass_as_that_line() -> None:
    text = changed(("政策解读不够丰富。下一步增加图解。", "政策解读不够丰富。"), base=SIGNED)
    document = laid_out(text)
    page = rendered(document, "html").replace(
        "<p>政策解读不够丰富。".encode(), '<p class="publishing">政策解读不够丰富。'.encode()
    )
    with pytest.raises(ProofError):
        prove(look(text)[0].case.report, document, "html", page)
