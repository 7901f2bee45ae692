"""PDFs as lines and tables: which rules make a table, which text is a paragraph's beginning, and what pages print."""

from collections.abc import Sequence

import pytest
from published import _text_of_pdf as shown_at

from gipgen.findings.text import Problem
from gipgen.imports import read_pdf as module
from gipgen.imports.raw import Block, Cell, Line, Table
from gipgen.imports.read_pdf import read_pdf

pytest.importorskip("pdfplumber")
FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype"
    "/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000"
    "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0"
    "/Ascent 880/Descent -120/CapHeight 700/StemV 80>>>>]>>"
)
ENOUGH = [shown_at(40, 60 - 12 * line, "甲" * 60) for line in range(2)]  # so much text that it is no scan


def pdf(*pages: list[str]) -> bytes:
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>", FONT]
    for number, drawn in enumerate(pages):
        stream = "\n".join(drawn)
        resources = "<</Font<</F 3 0 R>>>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1100 1600]/Resources{resources}/Contents {5 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    body = "%PDF-1.5\n" + "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"{body}trailer\n<</Root 1 0 R/Size {len(objects) + 1}>>\n%%EOF".encode()


def blocks(*pages: list[str]) -> list[Block]:
    found = read_pdf(pdf(*([*page, *(ENOUGH if number == 0 else [])] for number, page in enumerate(pages)))).blocks
    return [block for block in found if "甲甲" not in block.text]


def cell(column: int, row: int, text: str, wide: int = 1, high: int = 1, *, ruled: bool = True) -> list[str]:
    x, top = 100 + 100 * column, 1000 - 40 * row
    box = [f"{x} {top - 40 * high} {100 * wide} {40 * high} re S"] if ruled else []
    return [*box, *([shown_at(x + 4, top - 20, text)] if text else [])]


def grid(*cells: list[str]) -> list[str]:
    return [each for one in cells for each in one]


TABLE = grid(cell(0, 0, "规章"), cell(1, 0, "1"), cell(0, 1, "行政处罚"), cell(1, 1, "2"))


def test_the_cells_between_rules() -> None:
    (table,) = blocks(TABLE)
    assert isinstance(table, Table)
    assert (Cell("规章", 0, 0), Cell("1", 0, 1), Cell("行政处罚", 1, 0), Cell("2", 1, 1)) == table.cells
    assert ("第1页表1", True) == (table.place, table.grid)


def test_cells_that_reach_over_rows_and_columns() -> None:
    (table,) = blocks(grid(cell(0, 0, "合", high=2), cell(1, 0, "上", wide=2), cell(1, 1, "左"), cell(2, 1, "右")))
    assert isinstance(table, Table)
    assert (Cell("合", 0, 0, 2), Cell("上", 0, 1, 1, 2), Cell("左", 1, 1), Cell("右", 1, 2)) == table.cells


@pytest.mark.parametrize(
    ("drawn", "kinds"),
    [
        (TABLE, ["Table"]),
        (grid(cell(0, 0, "规章"), cell(1, 0, "1")), ["Line"]),  # a frame of two
        (grid(cell(0, 0, "规章"), cell(1, 0, "1"), cell(2, 0, "2")), ["Table"]),
        (grid(cell(0, 0, "规章"), cell(0, 1, "1"), cell(0, 2, "2")), ["Line", "Line", "Line"]),  # one column
        ([shown_at(100, 900, "规章"), shown_at(100, 800, "行政处罚")], ["Line", "Line"]),
    ],
)
def test_which_rules_make_a_table(drawn: list[str], kinds: list[str]) -> None:
    assert kinds == [type(block).__name__ for block in blocks(drawn)]


def test_rules_around_running_text_make_no_table() -> None:
    long = "公" * 30 + "。"
    prose = [shown_at(104, 985 - 12 * line, "公" * 30 + "。") for line in range(3)]
    drawn = [*grid(cell(0, 0, "", wide=6, high=2), cell(0, 2, "规章", wide=3), cell(3, 2, "1", wide=3)), *prose]
    assert ["Line"] * 4 == [type(block).__name__ for block in blocks(drawn)]
    assert long == blocks(drawn)[0].text


def test_tables_and_lines_stand_in_the_order_of_the_page() -> None:
    found = blocks([shown_at(100, 1100, "前面的话。"), *TABLE, shown_at(100, 800, "后面的话。")])
    assert ["前面的话。", "规章 1 行政处罚 2", "后面的话。"] == [block.text for block in found]
    assert ["第1页第1行", "第1页表1", "第1页第2行"] == [block.place for block in found]


def test_where_a_paragraph_begins() -> None:
    found = blocks(
        [shown_at(58, 1100, "设进的话。"), shown_at(40, 1080, "接着的话。"), shown_at(49, 1060, "一点的话。")]
    )
    assert [("设进的话。", True), ("接着的话。", False), ("一点的话。", False)] == [
        (block.text, block.begins) for block in found if isinstance(block, Line)
    ]


def test_watermarks_are_no_text() -> None:
    turned = f"BT /F 9 Tf 0 1 -1 0 300 900 Tm <{'草稿'.encode('utf-16-be').hex()}> Tj ET"
    for size, seen in ((40, True), (41, False)):
        found = [block.text for block in blocks([shown_at(100, 1100, "正文。"), shown_at(100, 900, "草稿", size)])]
        assert (["正文。", "草稿"] if seen else ["正文。"]) == found
    assert ["正文。"] == [block.text for block in blocks([shown_at(100, 1100, "正文。"), turned])]


@pytest.mark.parametrize(
    ("apart", "read"),
    [((0.0, 0.0), "1"), ((0.8, 0.0), "1"), ((-0.8, 0.8), "1"), ((9.0, 0.0), "11"), ((4.5, 0.0), "11")],
)
def test_a_sign_that_is_drawn_again_where_it_stands_is_one(apart: tuple[float, float], read: str) -> None:
    across, down = apart
    (table,) = blocks([*TABLE, shown_at(204 + across, 980 + down, "1")])
    assert isinstance(table, Table)
    assert ["规章", read, "行政处罚", "2"] == [each.text for each in table.cells]


def test_shades_behind_text_are_no_rules() -> None:
    shade = "0.9 g 90 850 230 160 re f 0 g"
    (table,) = blocks([shade, *TABLE])
    assert isinstance(table, Table)
    assert (Cell("规章", 0, 0), Cell("1", 0, 1), Cell("行政处罚", 1, 0), Cell("2", 1, 1)) == table.cells


def pages(*lines: tuple[str, ...]) -> list[list[str]]:
    return [[shown_at(100, 1100 - 30 * number, text) for number, text in enumerate(page)] for page in lines]


def test_what_stands_on_every_page_is_a_running_head() -> None:
    head = "测试区民政局年报"
    three = pages((head, "甲页的话。"), (head, "乙页的话。"), (head, "丙页的话。"))
    assert ["甲页的话。", "乙页的话。", "丙页的话。"] == [block.text for block in blocks(*three)]
    two = pages((head, "甲页的话。"), (head, "乙页的话。"))
    assert [head, "甲页的话。", head, "乙页的话。"] == [block.text for block in blocks(*two)]  # too few to see it
    some = pages((head,), (head,), ("甲页的话。",), ("乙页的话。",))
    assert [head, head, "甲页的话。", "乙页的话。"] == [block.text for block in blocks(*some)]
    most = pages((head,), (head,), (head,), ("乙页的话。",))
    assert ["乙页的话。"] == [block.text for block in blocks(*most)]
    for length, kept in ((39, 0), (40, 3)):
        long = pages(*[("长" * length,)] * 3)
        assert kept == len(blocks(*long))


def test_a_table_on_every_page_stays() -> None:
    found = blocks(TABLE, TABLE, TABLE)
    assert 12 == sum(len(each.cells) for each in found if isinstance(each, Table))


@pytest.mark.parametrize(
    ("error", "locked"),
    [
        (ValueError("Password needed"), True),
        (ValueError("unknown encryption"), True),
        (ValueError("broken"), False),
        (ValueError(KeyError("password")), True),
        (type("PDFPasswordIncorrect", (Exception,), {})(), True),
    ],
)
def test_an_error_that_says_the_file_is_locked(error: Exception, *, locked: bool) -> None:
    assert locked == module._is_locked(error)
    outer = RuntimeError("outer")
    outer.__cause__ = error
    assert locked == module._is_locked(outer)
    context = RuntimeError("outer")
    context.__context__ = error
    assert locked == module._is_locked(context)


@pytest.mark.parametrize(("signs", "words"), [(99, "没有足够的文字"), (100, "")])
def test_hardly_any_text_is_no_report(signs: int, words: str) -> None:
    drawn = [shown_at(40, 1100 - 20 * line, "甲" * min(50, signs - 50 * line)) for line in range(2)]
    if words:
        with pytest.raises(Problem) as raised:
            read_pdf(pdf(drawn))
        assert words in raised.value.zh
    else:
        assert 2 == len(read_pdf(pdf(drawn)).blocks)


def test_of_a_long_file_the_first_pages_are_read_and_the_rest_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Annexes of hundreds of pages stand behind a report. What is counted is what is drawn, not the pages."""
    every = pages(*[(f"第{number}页的话" + "公" * 30,) for number in range(1, 301)])
    read = read_pdf(pdf(*every))
    assert (300, "") == (len(read.blocks), read.unread)
    monkeypatch.setattr("gipgen.imports.pdf_counts._ENOUGH", 1_000)  # a page counts a hundred and its words
    read = read_pdf(pdf(*every))
    assert len(read.blocks) < 10
    assert f"第{len(read.blocks) + 1}页（共300页）" == read.unread


def test_a_long_file_whose_first_pages_say_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gipgen.imports.pdf_counts._ENOUGH", 1_000)
    with pytest.raises(Problem) as raised:
        read_pdf(pdf(*pages(*[("甲",)] * 300)))
    assert "个绘图指令" in raised.value.zh


def sheet(left: str, right: str, more: Sequence[str] = ()) -> list[str]:
    """What a sheet gives whose halves hold twelve lines of twenty signs each."""
    drawn = [
        shown_at(x, 1500 - 20 * row, f"{side}{'正' * 17}文。")
        for x, side in ((40, left), (1140, right))
        for row in range(12)
    ]
    wide = pdf([*drawn, *more]).replace(b"/MediaBox[0 0 1100 1600]", b"/MediaBox[0 0 2200 1600]")
    return [block.text[0] for block in read_pdf(wide).blocks]


def test_two_pages_on_one_sheet_are_read_one_after_the_other() -> None:
    assert ["左"] * 12 + ["右"] * 12 == sheet("左", "右")


def test_a_line_or_a_rule_across_the_middle_makes_it_one_page() -> None:
    rules = [f"40 {1490 - 20 * row} m 2100 {1490 - 20 * row} l S" for row in range(12)]
    assert ["左"] * 12 == sheet("左", "右", rules)
    assert ["左"] * 12 + ["跨"] == sheet("左", "右", [*rules[:11], shown_at(1000, 1200, "跨" * 25)])
