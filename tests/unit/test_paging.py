"""What gipgen reckons of Word's pages beforehand: lines of text, pages, the cover, tables on their side. The looks tests hold it against LibreOffice."""

from time import process_time

import pytest
from reports import changed, look

from gipgen.formats.cover import cover
from gipgen.formats.flow import Flow, Strip, paragraph
from gipgen.formats.half_white import half_white
from gipgen.formats.measures import measures
from gipgen.formats.paging import Paged, prose_kept, reckon
from gipgen.formats.row_groups import block_rows, kept_rows
from gipgen.formats.set_lines import set_lines
from gipgen.layout.document import Document, lay_out
from gipgen.layout.signature import Stand, place, stands
from gipgen.prose.blocks import parse_blocks
from gipgen.prose.nodes import Block, Image, Paragraph, Table, introduces
from gipgen.prose.pictures import recognise
from gipgen.settings.settings import Sizes, Style

LINE = 579
PAGE = 22 * LINE


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("公" * 26, 1),  # two characters of 28 are free in front
        ("公" * 27, 2),
        ("公" * (26 + 28), 2),
        ("公" * 26 + "。", 1),  # the stop hangs at the end of the line
        ("公" * 26 + "”", 2),  # a mark that does not hang takes a character with it
        ("公" * 25 + "12345678", 2),  # a number is not parted
        ("公" * 20 + "12345678公", 1),  # digits are half as wide, with a quarter on either side
        ("公" * 20 + "12345678公公", 2),
        ("公" * 25 + "（公", 2),  # no line ends with an opening bracket
        ("1" * 200, 4),  # longer than a line
    ],
)
def test_lines_of_a_paragraph(text: str, lines: int) -> None:
    assert lines == set_lines(text, 28, 26)


@pytest.mark.parametrize("unit", ["公", "1", "公1", "。", "（", "1。"])
def test_twice_the_text_takes_twice_the_time(unit: str) -> None:
    def taken(count: int) -> float:
        start = process_time()  # of this process: the machine may have other work
        assert set_lines(unit * count, 28, 26) > count // 60
        return process_time() - start

    taken(1000)
    assert taken(20_000) < 40 * max(taken(2_500), 0.001)


def test_a_paragraph_leaves_no_line_alone() -> None:
    flow = Flow(PAGE)
    flow.add(paragraph(21, LINE))
    flow.add(paragraph(3, LINE, mark="three"))
    assert (flow.page, flow.used) == (2, 3 * LINE), "one line would stand on the page before, or one on the next"
    flow = Flow(PAGE)
    flow.add(paragraph(20, LINE))
    flow.add(paragraph(4, LINE, mark="four"))
    assert (flow.page, flow.used, flow.pages["four"]) == (2, 2 * LINE, 1)


def test_headings_go_with_two_lines_of_what_follows() -> None:
    for before, page in ((18, 1), (19, 2)):
        flow = Flow(PAGE)
        flow.add(paragraph(before, LINE))
        flow.add([Strip(LINE, keeps=True, mark="one"), Strip(LINE, keeps=True)])
        flow.add(paragraph(5, LINE))
        assert page == flow.pages["one"]


def test_a_table_has_its_header_on_each_of_its_pages() -> None:
    flow = Flow(1000)
    flow.add([Strip(100, keeps=True), *[Strip(100) for _ in range(12)]], repeated=100)
    assert (flow.page, flow.used) == (2, 400)


def laid_out(style: Style, prose: str = "", name: str = "") -> Document:
    changes = [("政策解读不够丰富。下一步增加图解。", prose.replace("\n", "\n  "))] if prose else []
    found = lay_out(look(changed(*changes))[0].case)
    return found._replace(
        style=style,
        title=f"{name}2024年政府信息公开工作年度报告" if name else found.title,
        furniture=found.furniture._replace(cover=("", name or found.agency, "2025年11月10日") if style.cover else ()),
        parts=tuple(
            part._replace(landscape=part.grid is not None and part.grid.id in style.landscape) for part in found.parts
        ),
    )


def paged(style: Style, prose: str = "") -> Paged:
    return reckon(laid_out(style, prose), measures(style))


def test_parts_begin_on_the_pages_that_what_is_before_them_fills() -> None:
    few, many = paged(Style()), paged(Style(), "公" * 28 * 22 * 3)
    last = list(few.parts)[-1]
    assert many.parts[last].page == few.parts[last].page + 3
    assert many.last == few.last + 3


@pytest.mark.parametrize("captions", [False, True])
def test_a_table_on_its_side_is_set_tighter_rather_than_split(captions: bool) -> None:  # noqa: FBT001
    style = Style(landscape=("applications",), captions=captions)
    turned = next(each for each in paged(style).parts.values() if len(each.kept) > 20)
    assert turned.whole
    assert turned.tight
    assert not paged(Style()).tight


def test_a_table_on_its_side_has_one_page_with_a_lead_of_two_lines_as_well() -> None:
    style = Style(landscape=("applications",))
    document = laid_out(style)
    lead = parse_blocks("公" * 60).blocks
    parts = tuple(part._replace(blocks=lead if part.landscape else part.blocks) for part in document.parts)
    found = reckon(document._replace(parts=parts), measures(style))
    assert found.parts["applications"].whole
    assert found.parts["review_litigation"].page == found.parts["applications"].page + 1


def test_the_blocks_of_table_two_are_those_of_its_articles() -> None:
    grid = next(part.grid for part in laid_out(Style()).parts if part.grid and part.grid.id == "proactive")
    assert grid
    assert block_rows(grid) == [4, 3, 4, 3]  # the article, what is counted, and one or two rows of numbers


def test_words_are_told_which_turned_table_leaves_a_page_half_white() -> None:
    few, many = (laid_out(Style(landscape=("applications",)), prose) for prose in ("", "公" * 28 * 12))
    assert [part.grid and part.grid.id for part in half_white(few)] == ["applications"]
    assert [] == half_white(laid_out(Style()))
    assert [] == half_white(full(few))
    assert many


def test_no_page_is_half_white_for_an_imprint_that_stands_with_the_signature() -> None:
    found = imprinted("新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿克陶县财政局，" * 7)
    assert {True, False} == {each.parted for each in found}
    assert min(each.filled[-1] for each in found) > 0.5


def test_a_long_imprint_is_not_held_where_the_lines_before_it_may_be_some_more_than_reckoned() -> None:
    """Held with the signature it would go on to one page more, and the page between have nothing but those lines."""
    found = imprinted("新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿克陶县财政局，" * 7)
    longer = next(number for number, each in enumerate(found) if each.last > found[0].last)
    full = next(number for number, each in enumerate(found) if each.filled[-1] == found[longer - 1].filled[-1])
    assert all(each.parted for each in found[longer - 3 : longer]), "they all but fill the last page"
    assert all(each.parted for each in found[full - 2 : full + 1]), "the lines before them all but fill theirs"
    assert not any(each.parted for each in found[full + 3 : longer - 4])


def test_an_imprint_of_few_lines_is_never_alone_on_a_page() -> None:
    """Wherever it begins, the page before is not half white; and where a page ends in another program is not known."""
    found = imprinted("财政局，" * 3)
    assert not any(each.parted for each in found)
    assert min(each.filled[-1] for each in found) > 0.55


def imprinted(names: str) -> list[Paged]:
    """A report with more and more lines at its end, and a 抄送."""
    document = laid_out(Style())
    document = document._replace(furniture=document.furniture._replace(copies=f"{names}。"))
    *parts, last = document.parts
    (line,) = parse_blocks("公" * 20).blocks
    return [
        reckon(
            document._replace(parts=(*parts, last._replace(blocks=(*last.blocks, *[line] * lines)))), measures(Style())
        )
        for lines in range(22)
    ]


def test_open_documents_part_a_group_of_table_three_that_would_leave_two_rows_alone_on_a_page() -> None:
    """Its rows in front of the group fit the rest of a page, or else they would begin the next one and all below them go to a third."""
    style = Style(captions=True, sizes=Sizes(table=12))

    def grouped(lines: int) -> bool:
        document = laid_out(style)
        preface = parse_blocks("\n\n".join(["推进公开。"] * lines)).blocks
        return reckon(document._replace(preface=preface), measures(style)).parts["applications"].grouped

    assert grouped(8)
    assert not grouped(17)


def full(document: Document) -> Document:
    """With so many lines in front of its tables that the page before the turned one is full."""
    (lines,) = parse_blocks("公" * 28 * 9).blocks
    first, *others = document.parts
    return document._replace(parts=(first._replace(blocks=(*first.blocks, lines)), *others))


def table(rows: int) -> Table:
    (found,) = parse_blocks("| 渠道 | 条数 |\n| --- | --- |\n" + "| 网站 | 12 |\n" * rows).blocks
    assert isinstance(found, Table)
    return found


def test_a_short_table_of_the_prose_stays_whole_and_a_long_one_leaves_no_row_alone() -> None:
    page = measures(Style())
    assert prose_kept(table(3), page) == [True, True, True, False]
    kept = prose_kept(table(30), page)
    assert (kept[:3], kept[-3:]) == ([True, True, False], [False, True, False])
    assert not any(kept[2:-2])


FIGURE = Paragraph((Image("流程", "a.svg", picture=recognise(b'<svg width="9" height="9"/>', "a.svg")),))


@pytest.mark.parametrize("below", [table(1), FIGURE])
@pytest.mark.parametrize(("end", "stays"), [("如下：", True), ("都有。", False)])
def test_a_sentence_with_a_colon_stands_with_the_table_or_picture_that_it_leads_to(
    end: str,
    stays: bool,  # noqa: FBT001  a parameter of the case
    below: Block,
) -> None:
    first, lead = parse_blocks(f"甲。\n\n各渠道{end}").blocks
    assert stays == introduces(lead, below)
    assert not introduces(first, lead)
    assert not introduces(below, None)


def test_no_page_parts_the_rows_of_a_group_of_table_three() -> None:
    grid = laid_out(Style()).parts[2].grid
    assert grid
    kept = kept_rows(grid, whole=False)
    begins = [number for number, row in enumerate(grid.rows) if number and not kept[number - 1]]
    labels = [grid.rows[number][0].text for number in begins]
    assert labels == ["三、本年度办理结果", "（四）无法提供", "（五）不予处理", "（六）其他处理"]


NAME = "新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿克陶县塔尔塔吉克民族乡人民政府行政审批服务中心办公室信息公开科第一办公室综合组"


@pytest.mark.parametrize("length", [5, 28, 52, 60])
def test_a_cover_is_one_page(length: int) -> None:
    style = Style(cover=True)
    page = measures(style)
    name = NAME[: length - 1] + "局"
    found = cover(laid_out(style, name=name), page)
    signed = set_lines(name, 27) + 1
    taken = found.above + len(found.title) * page.title * 21 + found.gap + signed * page.line + 2 * (page.line // 2)
    assert taken <= page.text_height
    assert found.gap > page.line
    assert found.above > 3 * page.line


@pytest.mark.parametrize(
    ("agency", "date", "middle"),
    [("民政局", "2025年11月10日", 7.5), ("测试市民政局", "2025年1月1日", 7), (NAME[:20], "2025年1月1日", 10)],
)
def test_with_a_seal_organ_and_date_have_one_middle(agency: str, date: str, middle: float) -> None:
    organ, day = stands(place(agency, date, seal=True, line=28), 28)
    assert day == Stand("center", 28 - 2 * middle, 0)
    assert organ == day or (organ.side, organ.right) == ("right", middle - len(agency) / 2)


def test_without_a_seal_the_date_begins_two_characters_behind_the_organ() -> None:
    organ, day = stands(place("硚口区卫生健康局办公室", "2025年1月1日", seal=False, line=28), 28)
    assert organ == Stand("right", 0, 2)
    assert day == Stand("left", 28 - 2 - 11 + 2, 0)
    _, short = stands(place("硚口区卫生健康局", "2025年11月10日", seal=False, line=28), 28)
    assert short == Stand("right", 0, 1), "wider digits than the standard's have no room there"
    assert () == stands(None, 28)
