"""What no line may part, and in which formats that can be said."""

import re
from time import process_time

import pytest
from outputs import docx_text, html_text, html_tree, odt_text, rendered
from reports import changed, look

from gipgen.formats.as_html import parted
from gipgen.formats.measures import measures
from gipgen.formats.prose_columns import prose_columns
from gipgen.formats.table_widths import label_lines, label_words, widths
from gipgen.formats.typst_text import broken
from gipgen.layout.document import Document, lay_out
from gipgen.layout.unbroken import pieces
from gipgen.prose import nodes
from gipgen.settings.settings import Style


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("电话0451-53523359。", ["0451-53523359"]),
        ("拨打027-83760190或400-810-8888", ["027-83760190或", "400-810-8888"]),
        ("收到申请76543件", ["76543件"]),
        ("比上年增长-12.5%，", ["-12.5%"]),
        ("经费1,234.5万元，", ["1,234.5万元"]),
        ("国办公开办函〔2021〕30号", ["〔2021〕30号"]),
        ("于2024年1月9日", ["2024年", "1月", "9日"]),
        ("PM2.5浓度、A4纸2张", ["2张"]),
        ("见http://www.test.gov.cn/2024年报", []),
        ("共12345，其中67", []),
        ("1" * 40 + "件", []),
        ("增减−8项，", ["−8项"]),
        ("经费2百万元、3000元", ["2百万元", "3000元"]),
        ("没有数", []),
    ],
)
def test_what_stays_together(text: str, wanted: list[str]) -> None:
    found = list(pieces(text))
    assert text == "".join(piece for piece, _ in found)
    assert wanted == [piece for piece, whole in found if whole]


@pytest.mark.parametrize("unit", ["1", "1-", "〔2021〕", "1.2万", "-", "１"])
def test_twice_the_text_takes_twice_the_time(unit: str) -> None:
    def taken(count: int) -> float:
        start = process_time()
        assert sum(len(piece) for piece, _ in pieces(unit * count)) == len(unit) * count
        return process_time() - start

    shorter, longer = (min(taken(count) for _ in range(3)) for count in (10_000, 80_000))  # others disturb one, not all
    assert longer < 24 * max(shorter, 0.001), "eight times the text is 8 times the time, or 64 times"


TEXT = "电话0451-53523359，增长-12.5%，国办公开办函〔2021〕30号，共{{ 依申请公开.本年新收.总计 }}件。"


def document(prose: str = TEXT) -> Document:
    return lay_out(look(changed(("政策解读不够丰富。下一步增加图解。", prose.replace("\n", "\n  "))))[0].case)


def test_the_page_says_so_and_the_text_stays_as_it_was() -> None:
    page = rendered(document(), "html")
    whole = [each.text for each in html_tree(page).xpath("//span[@class='whole']")]
    assert {"0451-53523359", "-12.5%", "〔2021〕30号"} <= set(whole)
    assert [each for each in whole if each.endswith("件") and each[:-1].isdigit()], (
        "a value and the unit typed behind it"
    )
    assert "电话0451-53523359，增长-12.5%，国办公开办函〔2021〕30号，共" in html_text(page)


@pytest.mark.parametrize(("format_", "text_of"), [("docx", docx_text), ("odt", odt_text)])
def test_no_other_character_is_put_in(format_: str, text_of: object) -> None:
    said = text_of(rendered(document(), format_))  # type: ignore[operator]
    assert "电话0451-53523359，增长-12.5%，国办公开办函〔2021〕30号，共" in said
    assert not set("\u2011\u2060\ufeff\u00a0") & set(said)


@pytest.mark.parametrize(("columns", "wanted"), [(3, ""), (7, ""), (8, "Small"), (9, "Tiny")])
def test_a_narrow_column_has_smaller_letters(columns: int, wanted: str) -> None:
    row = "|" + "123456789|" * columns
    head = "|" + "列|" * columns + "\n|" + "---|" * columns
    (table,) = (
        block
        for part in document(f"见表。\n\n{head}\n{row}\n").parts
        for block in part.blocks
        if isinstance(block, nodes.Table)
    )
    found = prose_columns(table, measures(Style()))
    assert wanted == found.letters
    assert found.margin >= 28, "rather less room beside numbers than smaller ones"


@pytest.mark.parametrize(
    ("row", "alike", "least"),
    [
        ("| 网站 | 3126 | 每周更新 |", True, (0, 0, 0)),
        # 说明 has 45 characters of 10.5 points: the others keep what they want, two or three characters and their margins
        ("| 网站 | 3126 | 含政策解读、图解和新闻发布会的文字实录，每周二、周五更新，由办公室负责，宣传科每季度核对一次 |", False, (560, 560, 7000)),
        # two long ones share the page, the longer has more and the other is not squeezed
        (f"| {'甲' * 30} | 3126 | {'乙' * 120} |", False, (2400, 560, 4800)),
        # an address on the web has a line to itself, with its brackets
        (f"| 网站（www.example.gov.cn） | 3126 | {'乙' * 120} |", False, (2900, 560, 4800)),
    ],
)  # fmt: skip
def test_columns_of_a_table_in_the_prose_are_as_wide_as_their_words_want(
    row: str, *, alike: bool, least: tuple[int, ...]
) -> None:
    (table,) = (
        block
        for part in document(f"见表。\n\n| 平台 | 数量 | 说明 |\n|---|---|---|\n{row}\n").parts
        for block in part.blocks
        if isinstance(block, nodes.Table)
    )
    page = measures(Style())
    found, _, _, margin, _ = prose_columns(table, page)
    assert margin * 2 > 100, "words stand apart from the rules"
    assert alike == (len(set(found)) == 1)
    assert all(width >= wanted for width, wanted in zip(found, least, strict=True)), found
    assert page.text_width - 3 <= sum(found) <= page.text_width


def test_a_column_of_the_pdf_that_holds_an_address_does_not_part_it() -> None:
    from gipgen.formats.typst_writer import TypstWriter

    address = (nodes.Text("www.example.gov.cn"),)
    assert '#"www.example.gov.cn"' == TypstWriter({}, narrow=True, hold=18).write(address)
    assert '#"www"#box(width: 0pt)' in TypstWriter({}, narrow=True, hold=17).write(address)


def test_no_line_of_the_pdf_begins_with_a_mark_behind_a_number() -> None:
    from gipgen.formats.typst_text import whole

    assert '#box[#"53件；"]#h(0.5em, weak: true)#"又"' in whole("决定53件；又", 99)
    assert '#"决定"#h(0.25em, weak: true)#box[#"53件"]#"。又"' == whole("决定53件。又", 99), (
        "Typst keeps other marks there"
    )
    assert whole("决定53件；", 99).endswith('#box[#"53件；"]#h(0.5em, weak: true)')


def test_the_pdf_parts_an_address_behind_its_strokes() -> None:
    from gipgen.formats.typst_writer import TypstWriter

    address = (nodes.Text("https://www.example.gov.cn/zfxxgk/index.html"),)
    broken = '#"https://"#box(width: 0pt)#"www.example.gov.cn/"#box(width: 0pt)#"zfxxgk/"#box(width: 0pt)#"index.html"#box(width: 0pt)'
    assert broken == TypstWriter({}).write(address)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("三、本年度办理结果", ["三、", "本年度", "办理", "结果"]),
        ("（三）不予公开", ["（三）", "不予", "公开"]),
        ("自然人", ["自然人"]),
    ],
)
def test_the_label_of_a_group_is_parted_between_words(label: str, words: list[str]) -> None:
    assert words == label_words(label)
    assert "<wbr/>".join(words) == parted(label, "rowgroup")


def test_the_column_of_a_group_has_room_for_its_longest_word() -> None:
    grid = next(part.grid for part in document().parts if part.grid and part.grid.stub_columns > 1)
    group = next(cell for row in grid.rows for cell in row if cell.text.startswith("三、"))
    page = measures(Style())
    assert ["三、", "本年度", "办理", "结果"] == label_lines(group, widths(grid, page)[0], page.small)


def test_a_long_address_is_parted_in_a_pdf_behind_its_points_and_strokes_and_not_within_a_word() -> None:
    address = "https://www.heyuan-minzheng.example.gov.cn/zwgk/nianbao?id=2024"
    parts = re.findall(r'#"([^"]+)"', broken(address, 24))
    assert address == "".join(parts)
    assert ["https://", "www.", "heyuan-minzheng.", "example.", "gov.", "cn/", "zwgk/"] == parts[:7]
