"""What a file prints twice is read once: tables of contents and second copies, and nothing else is taken off."""

import published
import pytest
from test_import import FORM, NUMBERS

from gipgen.imports.form_words import index
from gipgen.imports.raw import Block, Cell, Line, Table, plain
from gipgen.imports.repeats import without_repeats
from gipgen.layout.grid import Grid

WORDS = index("2021")
HEADINGS = [section.heading for section in FORM.sections]
BODY = [each for number, heading in enumerate(HEADINGS, 1) for each in (heading, f"第{number}段正文，办理情况良好。")]


def blocks_of(texts: list[str]) -> list[Block]:
    return [plain(text, f"第{number}行") for number, text in enumerate(texts, 1)]


def kept_and_dropped(blocks: list[Block]) -> tuple[list[str], list[str]]:
    kept, dropped = without_repeats(blocks, WORDS)
    assert {"page"} >= {each.reason for each in dropped}
    assert [id(block) for block in blocks if block in kept] == [id(block) for block in kept]
    places = {block.place for block in blocks} - {block.place for block in kept}
    assert len(dropped) == len(blocks) - len(kept)
    assert places == {each.place for each in dropped}
    return [block.text for block in kept if isinstance(block, Line)], [each.text for each in dropped]


CONTENTS = {  # the lines of a table of contents in front of the report, and those that are taken off behind them
    "as the headings are": (HEADINGS, []),
    "with pages": ([f"{heading}……{number}" for number, heading in enumerate(HEADINGS, 1)], []),
    "with pages between dashes": ([f"{heading} - {number} -" for number, heading in enumerate(HEADINGS, 1)], []),
    "with pages of three digits": ([f"{heading}{100 + number}" for number, heading in enumerate(HEADINGS, 1)], []),
    "four of six": (HEADINGS[:4], []),
    "the last four": (HEADINGS[2:], []),
    "with parts between": ([HEADINGS[0], "（一）主动公开……2", "（二）依申请公开...3", *HEADINGS[1:]], []),
    "with parts at the end": (HEADINGS, ["（一）收费情况……8", "（二）附表……12"]),
}


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("title", ["目录", "目　录", "目次", "内容目录", "本文目录", "文章导航", "目录导航", None])
def test_a_table_of_contents_is_taken_off(name: str, title: str | None) -> None:
    lines, more = CONTENTS[name]
    contents = [*([title] if title else []), *lines, *more]
    for before in ([], ["测试区民政局2024年政府信息公开工作年度报告"]):
        after = ["根据条例编制本报告。", *BODY]
        assert ([*before, *after], contents) == kept_and_dropped(blocks_of([*before, *contents, *after]))


@pytest.mark.parametrize(
    "lines",
    [
        HEADINGS[:3],  # too few
        [*HEADINGS[:3], "甲", *HEADINGS[3:]],  # something between
        [*HEADINGS[:3], HEADINGS[1], *HEADINGS[3:5]],  # not in order
        ["目录", "根据条例编制本报告。"],
        ["1", "2", "3", "4", "5", "6"],  # page numbers name no section
    ],
)
def test_what_is_no_table_of_contents_stays(lines: list[str]) -> None:
    texts = [*lines, "根据条例编制本报告。", *BODY]
    assert (texts, []) == kept_and_dropped(blocks_of(texts))


def test_the_headings_of_a_report_without_text_stay() -> None:
    """They are a table of contents only where at least four of them come again."""
    assert (HEADINGS, []) == kept_and_dropped(blocks_of(HEADINGS))
    again = [*HEADINGS, "正文。", *HEADINGS[:3]]
    assert (again, []) == kept_and_dropped(blocks_of(again))
    again = [*HEADINGS, "正文。", *HEADINGS[2:]]
    assert (again[6:], HEADINGS) == kept_and_dropped(blocks_of(again))
    again = [*HEADINGS[:4], "正文。", *HEADINGS[2:]]
    assert (again, []) == kept_and_dropped(blocks_of(again))


def test_the_first_line_of_a_file_has_none_in_front_of_it() -> None:
    texts = [*HEADINGS, *BODY, "目录"]
    assert ([*BODY, "目录"], HEADINGS) == kept_and_dropped(blocks_of(texts))


def test_a_line_in_front_of_the_contents_stays() -> None:
    texts = ["根据条例编制本报告。", *HEADINGS, *BODY]
    assert (["根据条例编制本报告。", *BODY], HEADINGS) == kept_and_dropped(blocks_of(texts))


def test_a_table_ends_a_table_of_contents() -> None:
    table = Table((Cell("甲", 0, 0),), "表1")
    blocks: list[Block] = [*blocks_of(HEADINGS[:3]), table, *blocks_of(HEADINGS[3:] + BODY)]
    assert [] == kept_and_dropped([each._replace(place=str(number)) for number, each in enumerate(blocks)])[1]


def drawn(grid: Grid) -> Table:
    rows = enumerate(grid.rows)
    cells = (Cell(each.text, row, each.column, each.rowspan, each.colspan) for row, line in rows for each in line)
    return Table(tuple(cells), grid.id)


def report() -> list[Block]:
    parts = published.parts(2024, NUMBERS, drawn, lambda text: text)
    return [plain(each, "") if isinstance(each, str) else each for each in parts]


def placed(blocks: list[Block]) -> list[Block]:
    return [block._replace(place=f"第{number}块") for number, block in enumerate(blocks)]


SIGNED = [plain("测试区民政局", ""), plain("2025年1月20日", "")]


@pytest.mark.parametrize("between", [[], ["打印本页"], ["打印本页", "上一篇：通知", "分享到："]])
def test_a_second_copy_is_taken_off_from_its_title_on(between: list[str]) -> None:
    """What the page prints in front of it goes along."""
    first = [*report(), *SIGNED]
    blocks = placed([*first, *(plain(text, "") for text in between), *report(), *SIGNED])
    kept, dropped = without_repeats(blocks, WORDS)
    assert blocks[: len(first)] == kept
    assert [block.place for block in blocks[len(first) :]] == [each.place for each in dropped]
    assert {"page"} == {each.reason for each in dropped}


def test_a_copy_begins_behind_the_last_line_that_is_none_of_it() -> None:
    first = [*report(), *SIGNED]
    blocks = placed([*first, plain("以下为打印版全文：", ""), *report()])
    kept, dropped = without_repeats(blocks, WORDS)
    assert [*blocks[: len(first)], blocks[len(first)]] == kept
    assert len(report()) == len(dropped)


def test_a_third_copy_goes_with_the_second() -> None:
    blocks = placed([*report(), *report(), *report()])
    assert blocks[: len(report())] == without_repeats(blocks, WORDS)[0]


def without_table(blocks: list[Block], id_: str) -> list[Block]:
    return [block for block in blocks if block.place != id_]


@pytest.mark.parametrize(
    "blocks",
    [
        report(),
        [*report(), plain(HEADINGS[0], ""), plain("正文。", "")],  # the heading again, no report
        [plain(HEADINGS[0], ""), plain("正文。", ""), *report()],
        [*report(), *without_table(report(), "review_litigation")],  # not all tables
        [*without_table(report(), "applications"), *report()],
        [*report(), *(block for block in report() if block.text != HEADINGS[0])],  # no heading of section one
    ],
    ids=["once", "heading behind", "heading in front", "a table is missing", "a table was missing", "no heading"],
)
def test_what_is_no_second_copy_stays(blocks: list[Block]) -> None:
    blocks = placed(blocks)
    assert (blocks, []) == without_repeats(blocks, WORDS)


def test_what_is_taken_off_is_told_as_much_as_tells_what_it_is() -> None:
    long = [*report(), *report()[:-1], plain("甲" * 500, "")]
    _, dropped = without_repeats(placed(long), WORDS)
    assert len(dropped[-1].text) < 210
    assert dropped[-1].text.startswith("甲" * 190)
