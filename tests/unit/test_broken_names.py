"""Names that take several lines at the top and the foot of a page: broken between words, alike in each format that has pages."""

import re
from collections.abc import Callable

import pytest
from test_wishes import outputs, part

PLACE, TOWN, OFFICE = "新疆维吾尔自治区克孜勒苏柯尔克孜自治州", "阿克陶县塔尔塔吉克民族乡人民政府", "行政审批服务局"
LONG = f"{PLACE}{TOWN}{OFFICE}"  # 42 characters
SETTINGS = f"""
[style]
header = "{LONG}"
[style.imprint]
copies = ["测试市人民政府办公室", "{LONG}", "测试市档案馆", "测试市司法局"]
office = "{PLACE}阿克陶县林业局"
date = "2025-11-10"
"""
BREAK = "/"


def of_word(content: bytes, name: str) -> str:
    return re.sub("<[^>]*>", "", part(content, f"word/{name}.xml").replace("<w:br/>", BREAK).replace("<w:tab/>", " "))


def of_odt(content: bytes, name: str) -> str:
    text = part(content, f"{name}.xml").replace("<text:line-break/>", BREAK).replace("<text:tab/>", " ")
    return re.sub("<[^>]*>", "", text)


@pytest.mark.parametrize(
    ("format_", "head", "body", "read"),
    [("docx", "header1", "document", of_word), ("odt", "styles", "content", of_odt)],
)
def test_long_names_are_broken_between_words(
    format_: str, head: str, body: str, read: Callable[[bytes, str], str]
) -> None:
    content = outputs(SETTINGS, (format_,))[format_]
    assert f"{PLACE}阿克陶县/塔尔塔吉克民族乡人民政府{OFFICE}" in read(content, head)
    text = read(content, body)
    lines = [
        "抄送：测试市人民政府办公室，新疆维吾尔自治区",
        "克孜勒苏柯尔克孜自治州阿克陶县塔尔塔吉克民族乡",
        "人民政府行政审批服务局，测试市档案馆，测试市司法局。",
    ]
    assert BREAK.join(lines) in text
    assert "新疆维吾尔自治区/克孜勒苏柯尔克孜自治州阿克陶县林业局 2025年11月10日印发" in text, (
        "in two lines, the second beside the day"
    )


def test_a_name_on_the_page_of_the_web_is_one_piece_of_words() -> None:
    page = outputs(SETTINGS, ("html",))["html"].decode()
    copies = page[page.index('class="copies"') :]
    assert "<span>测试市档案馆，</span>" in copies
    assert "阿克陶县<wbr/>塔尔塔吉克民族乡" in copies
    assert r'阿克陶县" "\a " "塔尔塔吉克' in page, "the header of printed pages has the same lines"
