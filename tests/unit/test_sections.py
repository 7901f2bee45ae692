"""Where the sections of a published report begin, and what the page around it prints."""

import published
import pytest
from test_import import FORM, NUMBERS
from test_repeats import drawn

from gipgen.imports.divide import divide, with_overview
from gipgen.imports.form_words import index
from gipgen.imports.outline import Start, heading_weights, outline, section_of, table_section
from gipgen.imports.page_around import trimmed, without_chrome, without_furniture, without_page
from gipgen.imports.raw import Block, Cell, Line, Raw, Run, Table, plain
from gipgen.imports.sieve import without_bookmarks

WORDS = index("2021")
HEADINGS = [section.heading for section in FORM.sections]


def line(text: str, path: tuple[int, ...] = (), heading: int = 0) -> Line:
    return Line((Run(text),), text, heading, path=path)


def report(path: tuple[int, ...] = ()) -> list[Block]:
    made = published.parts(2024, NUMBERS, drawn, lambda text: text)
    return [line(each, path) if isinstance(each, str) else each._replace(path=path) for each in made]


TABLES = {each.place: each for each in report() if isinstance(each, Table)}


@pytest.mark.parametrize(
    ("text", "section"),
    [
        *((heading, number) for number, heading in enumerate(HEADINGS)),
        *((heading.partition("、")[2], number) for number, heading in enumerate(HEADINGS)),
        ("1.总体情况", 0),
        ("（一）总体情况", 0),
        ("五、总体情况", 0),
        ("五、存在的主要问题及下一年度工作思路", 4),  # more words than any variant, with its number
        ("存在的主要问题及下一年度工作思路", None),
        ("五、存在的主要问题，下一年度工作思路", None),
        ("存在的主要问题及改进情况：", 4),
        ("总体情况。", 0),
        ("五、" + "存在的主要问题" + "的" * 41, None),  # too long
        ("我局总体情况良好，公开128条。", None),
        ("", None),
    ],
)
def test_the_section_that_a_line_by_itself_is_the_heading_of(text: str, section: int | None) -> None:
    assert section == section_of(plain(text, ""), FORM)


def weight(text: str, section: int, heading: int = 0) -> float:
    return dict(heading_weights(line(text, heading=heading), FORM)).get(section, 0.0)


def test_what_makes_a_line_more_of_a_heading() -> None:
    assert weight("一、总体情况", 0) > weight("五、总体情况", 0) > weight("1.总体情况", 0) > weight("总体情况", 0)
    assert weight("总体情况", 0) > weight("（一）总体情况", 0) > 0
    assert weight("总体情况", 0, heading=2) > weight("总体情况", 0)
    assert weight("五、存在的主要问题及改进情况", 4) > weight("五、存在的不足及下一步工作打算", 4)
    assert weight("五、存在的不足及下一步工作打算", 4) > weight("五、存在的主要问题及下一年度工作思路", 4) > 0


@pytest.mark.parametrize(
    ("place", "section"),
    [("proactive", 1), ("applications", 2), ("review_litigation", 3)],
)
def test_the_section_whose_table_a_block_is(place: str, section: int) -> None:
    assert section == table_section(TABLES[place], WORDS)


@pytest.mark.parametrize(
    ("texts", "section"),
    [
        (["行政处罚", "3", "行政强制", "5"], 1),
        (["行政处罚", "3"], None),  # one label may be a word of any table
        (["本年新收", "3", "上年结转", "5"], 2),
        (["本年新收", "上年结转", "行政处罚", "行政强制", "行政许可"], 1),
        (["总计", "合计", "其他"], None),  # columns
        (["渠道", "条数"], None),
    ],
)
def test_a_table_is_known_by_two_labels_of_rows(texts: list[str], section: int | None) -> None:
    cells = tuple(Cell(text, 0, column) for column, text in enumerate(texts))
    assert section == table_section(Table(cells, "表1"), WORDS)
    assert table_section(plain("行政处罚行政强制", ""), WORDS) is None


def starts(blocks: list[Block], *, own: bool = False) -> list[tuple[str, int, bool]]:
    return [(blocks[each.position].place, each.section, each.heading) for each in outline(blocks, WORDS, own=own)]


def test_the_six_sections_of_a_report() -> None:
    assert [(heading, number, True) for number, heading in enumerate(HEADINGS)] == starts(report())


def test_a_table_begins_its_section_where_the_heading_is_missing() -> None:
    blocks = [block for block in report() if block.place != HEADINGS[2]]
    assert ("applications", 2, False) == starts(blocks)[2]
    assert 6 == len(starts(blocks))


def test_a_heading_inside_a_section_is_no_section() -> None:
    blocks = report()
    blocks.insert(3, line("（一）其他需要报告的事项"))
    assert [(heading, number, True) for number, heading in enumerate(HEADINGS)] == starts(blocks)
    blocks = [line("（一）主要问题") if block.place == HEADINGS[4] else block for block in report()]
    assert ("（一）主要问题", 4, False) in starts(blocks)  # begins the section and stays in it


def test_headings_on_the_wrong_side_of_the_tables_are_none() -> None:
    blocks = [*report(), line(HEADINGS[0]), line(HEADINGS[2])]
    assert [(heading, number, True) for number, heading in enumerate(HEADINGS)] == starts(blocks)
    assert [each for each in starts([line(HEADINGS[4]), *report()]) if each[1] == 4] == [(HEADINGS[4], 4, True)]


def test_the_headings_of_files_that_gipgen_wrote_are_marked() -> None:
    blocks = [
        block._replace(heading=2) if isinstance(block, Line) and block.text in HEADINGS else block for block in report()
    ]
    assert [(heading, number, True) for number, heading in enumerate(HEADINGS)] == starts(blocks, own=True)
    assert [] == starts(report(), own=True)
    deeper: list[Block] = [line(HEADINGS[0], heading=3), line("甲", heading=2), line(HEADINGS[1], heading=2)]
    assert [(HEADINGS[1], 1, True)] == starts(deeper, own=True)
    assert [] == outline([], WORDS)


NAV, FOOT = line("首页导航栏目", (0,)), line("主办：某某单位承办", (2,))


def around(*before: Block, behind: tuple[Block, ...] = (FOOT,)) -> tuple[list[str], list[str]]:
    blocks = [*before, *report((1, 0)), *behind]
    kept, moved, dropped = without_page(blocks, outline(blocks, WORDS), WORDS)
    assert [kept[each.position].place for each in moved] == HEADINGS
    return [block.place for block in kept], [each.place for each in dropped]


def test_what_stands_outside_the_element_that_holds_the_report_is_the_pages() -> None:
    whole = [block.place for block in report()]
    assert (whole, [NAV.place, FOOT.place]) == around(NAV)
    title = line("测试区民政局2024年政府信息公开工作年度报告", (0, 3))
    assert ([title.place, *whole], [FOOT.place]) == around(title)
    long = line("测" * 50 + title.text, (0, 3))
    assert (whole, [long.place, FOOT.place]) == around(long)
    assert (whole, [FOOT.place, title.place]) == around(behind=(FOOT, title))  # a title behind it is none


def test_what_stands_between_its_sections_is_the_reports() -> None:
    blocks = report((1, 0))
    blocks.insert(4, line("插入的一段文字", (5,)))
    kept, _, dropped = without_page(blocks, outline(blocks, WORDS), WORDS)
    assert (blocks, []) == (kept, dropped)


def test_too_few_sections_do_not_tell_the_element() -> None:
    for size, known in ((2, False), (4, True)):
        found = [line(heading, (1, 0)) for heading in (HEADINGS[0], *HEADINGS[4:])][: size - 1]
        blocks: list[Block] = [NAV, *found, *([TABLES["proactive"]._replace(path=(1, 0))] if known else [])]
        begun = [Start(number + 1, number, heading=True) for number in range(len(found))]
        assert known == (NAV not in without_page(blocks, begun, WORDS)[0])
    assert ([NAV], [], []) == without_page([NAV], [], WORDS)
    plain_ = [line("甲"), *report()]
    assert plain_ == without_page(plain_, outline(plain_, WORDS), WORDS)[0]


def test_bookmarks_of_converters_are_taken_out() -> None:
    runs = (Run("甲[bookmark: _Toc1]乙"), Run("丙[bookmark:]", bold=True))
    (done,) = without_bookmarks([Line(runs, "第1行")])
    assert Line((Run("甲乙"), Run("丙", bold=True)), "第1行") == done
    for text in ("[bookmark: " + "x" * 50 + "]", "[书签]", "[bookmark"):
        assert (plain(text, ""),) == without_bookmarks([plain(text, "")])
    table = Table((Cell("[bookmark: a]", 0, 0),), "表1")
    assert (table,) == without_bookmarks([table])


def test_navigation_in_front_of_a_sentence() -> None:
    mixed = Line((Run("首页 > 年报 根据条例"), Run("编制。", bold=True)), "第1行", path=(1,))
    kept, (chrome,) = without_chrome(mixed)
    assert ("根据条例编制。", (Run("根据条例"), Run("编制。", bold=True))) == (kept.text, kept[0])
    assert ("首页 > 年报", "page") == (chrome.text.strip(), chrome.reason)
    clean = Line((Run("根据条例"), Run("编制。", bold=True)), "第1行")
    assert (clean, []) == without_chrome(clean)
    table = Table((Cell("首页 > 根据", 0, 0),), "表1")
    assert (table, []) == without_chrome(table)
    rest, furniture = without_furniture([line("打印本页"), line("【字体：分享到："), clean, line(" "), table])
    assert ([clean, table], ["打印本页", "【字体：分享到：", ""]) == (rest, [each.text.strip() for each in furniture])


OFFER = line("附件：测试区民政局2024年政府信息公开工作年度报告.docx", (1,))


def cleaned(*blocks: Block, table: bool = False, last: bool = True) -> tuple[list[str], list[str]]:
    kept, dropped = trimmed(blocks, table=table, last=last)
    assert {"page"} >= {each.reason for each in dropped}
    return [block.text for block in kept], [each.text for each in dropped]


def test_the_furniture_of_a_section() -> None:
    text, print_, share = line("未收费。", (1,)), line("打印本页", (1,)), line("上一篇：通知", (1,))
    assert (["未收费。"], ["打印本页", "上一篇：通知"]) == cleaned(text, print_, share)
    other = line("相关说明文字", (1,))
    assert (["未收费。"], ["打印本页", "相关说明文字"]) == cleaned(text, print_, other)  # the report was over
    assert (["未收费。", "相关说明文字"], ["打印本页"]) == cleaned(text, print_, other, last=False)
    long = line("正" * 41, (1,))
    assert (["未收费。", "正" * 41], ["打印本页"]) == cleaned(text, print_, long)
    assert (["未收费。"], ["打印本页", "正" * 40]) == cleaned(text, print_, line("正" * 40, (1,)))
    assert (["未收费。"], ["打印本页"]) == cleaned(print_, text)  # in front of the text it ends nothing
    no_page = [line(each.text) for each in (text, print_, other)]
    assert (["未收费。", "相关说明文字"], ["打印本页"]) == cleaned(*no_page)  # no page, no end
    assert (["未收费。"], [OFFER.text]) == cleaned(text, OFFER)
    assert (["未收费。"], [OFFER.text, OFFER.text]) == cleaned(text, OFFER, OFFER)
    assert (["未收费。", OFFER.text], []) == cleaned(text, OFFER, last=False)
    assert ([], []) == cleaned()


def test_a_mark_for_nothing_is_furniture_outside_tables_only() -> None:
    assert ([], ["1"]) == cleaned(line("1"), last=False)
    assert (["1"], []) == cleaned(line("1"), last=False, table=True)
    assert ([], ["打印本页"]) == cleaned(line("打印本页"), last=False, table=True)


def test_a_report_taken_apart() -> None:
    signed = [line("测试区民政局"), line("2025年1月20日")]
    parts = divide(Raw((line("收文第88号"), *report(), *signed)), WORDS)
    assert "测试区民政局2024年政府信息公开工作年度报告" == parts.title
    assert [published.PREFACE.format(year=2024)] == [block.text for block in parts.front]
    assert [("收文第88号", "front")] == [(each.text, each.reason) for each in parts.leftovers]
    assert ([each.id for each in FORM.sections], ["", "proactive", "applications", "review_litigation"]) == (
        list(parts.notes),
        sorted(parts.tables, key=["", "proactive", "applications", "review_litigation"].index),
    )
    assert [["proactive"], ["applications"], ["review_litigation"]] == [
        [block.place for block in parts.tables[id_]] for id_ in TABLES
    ]


def noted(*inside: Block) -> tuple[list[str], list[str]]:
    """Prose and table of section two with these blocks in it."""
    blocks = [block for block in report() if block.place != "proactive"]
    place = next(number for number, block in enumerate(blocks) if block.place == HEADINGS[1]) + 1
    parts = divide(Raw((*blocks[:place], *inside, *blocks[place:])), WORDS)
    return [block.text for block in parts.notes["proactive"]], [block.place for block in parts.tables["proactive"]]


NOTE = line("上述数据由各科室报送并经过办公室逐项核对后汇总，特此说明。")


def test_prose_beside_a_table_is_prose() -> None:
    table = TABLES["proactive"]
    assert ([], ["proactive"]) == noted(table)
    assert ([NOTE.text], ["proactive"]) == noted(NOTE, table)
    assert ([NOTE.text], ["proactive"]) == noted(table, NOTE)
    half = [table._replace(cells=table.cells[:9], place="上"), table._replace(cells=table.cells[9:], place="下")]
    assert ([NOTE.text], ["上", "下"]) == noted(half[0], NOTE, half[1])
    cells = [line(text) for text in ("行政许可", "3", "行政处罚", "5")]
    assert ([NOTE.text], ["行政许可", "3", "行政处罚", "5"]) == noted(NOTE, *cells)
    assert ([NOTE.text, "行政许可"], []) == noted(NOTE, line("行政许可"))  # a short line far from any other
    assert ([], []) == noted()


def test_a_table_that_is_none_of_the_forms_stays_in_its_section() -> None:
    other = Table((Cell("渠道", 0, 0), Cell("条数", 0, 1), Cell("网站", 1, 0), Cell("98", 1, 1)), "其他表")
    texts, tables = noted(other, TABLES["proactive"])
    assert (["渠道 条数 网站 98"], ["proactive"]) == (texts, tables)


@pytest.mark.parametrize(
    ("front", "preface", "overview"),
    [
        (["根据条例编制。", "我局公开5条。"], 1, 1),
        (["本报告如下。", "统计期限为全年。", "我局公开5条。", "年度报告可查。"], 2, 2),
        (["我局公开5条。"], 0, 1),
        (["根据条例编制。"], 1, 0),
        ([], 0, 0),
    ],
)
def test_without_section_one_what_speaks_of_the_report_is_the_preface(
    front: list[str], preface: int, overview: int
) -> None:
    parts = divide(Raw(tuple(report())), WORDS)._replace(front=[line(text) for text in front])
    notes = {key: each for key, each in parts.notes.items() if key != "overview"}
    done = with_overview(parts._replace(notes=notes), FORM)
    assert (front[:preface], front[preface:]) == (
        [block.text for block in done.front],
        [block.text for block in done.notes.get("overview", [])],
    )
    assert (overview > 0) == ("overview" in done.notes)
    assert parts == with_overview(parts, FORM)
