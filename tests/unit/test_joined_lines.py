"""Lines of a page that belong to one paragraph, and those that do not."""

import pytest

from gipgen.imports.joined_lines import is_heading, joined_lines
from gipgen.imports.raw import Block, Cell, Line, Run, Table

FULL = "我局认真贯彻条例规定持续推进政府信息公开工作各项任务落实到位"  # thirty signs: a line that was broken
SHORT = "公开工作有序"


def line(text: str, *, begins: bool = True, heading: int = 0, item: str = "") -> Line:
    return Line((Run(text),), "第1行", heading, begins, item)


def together(*texts: str | Line, loose: bool = True) -> list[str]:
    blocks = [line(each) if isinstance(each, str) else each for each in texts]
    return [block.text for block in joined_lines(blocks, loose=loose)]


def test_blanks_that_set_a_line_to_the_margin_make_it_no_longer() -> None:
    """Otherwise a line of its own width looks short beside it, and its paragraph ends there."""
    spread = line(" ".join(FULL))
    assert [FULL[:-2] + "2024年1月1日至12月31日。"] == together(FULL[:-2], "2024年1月1日至12月31日。", spread)[:1]


@pytest.mark.parametrize("sign", ["，", "、", ",", "（", "《", "“", "〔"])
@pytest.mark.parametrize("loose", [True, False])
def test_a_sentence_that_cannot_have_ended_goes_on(sign: str, *, loose: bool) -> None:
    assert [f"公开{sign}乙。"] == together(f"公开{sign}", "乙。", loose=loose)
    assert [f"公开{sign}一、乙。"] == together(f"公开{sign}", "一、乙。", loose=loose)


@pytest.mark.parametrize(("opening", "closing"), ["“”", "《》", "（）", "〔〕", "()"])
@pytest.mark.parametrize("loose", [True, False])
def test_a_bracket_that_is_open_holds_lines_together(opening: str, closing: str, *, loose: bool) -> None:
    first, second = f"公开{opening}甲。", f"乙{closing}丙。"
    assert [first + second] == together(first, second, loose=loose)
    assert [f"{first}乙{second}"] == together(first, "乙", second, loose=loose)
    assert [f"公开{opening}甲{closing}。", "乙。"] == together(f"公开{opening}甲{closing}。", "乙。", loose=loose)
    assert [f"公开{closing}甲。", "乙。"] == together(f"公开{closing}甲。", "乙。", loose=loose)
    assert [first, f"（一）{second}"] == together(first, f"（一）{second}", loose=loose)  # a number begins anew …
    assert [f"{first}（一）{second}"] == together(
        first, line(f"（一）{second}", begins=False), loose=loose
    )  # … unless it cannot


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (FULL, "乙丙。", True),
        (FULL, f"{FULL}。", True),
        (f"{FULL}。", "乙丙。", False),
        (f"{FULL}！", "乙丙。", False),
        (f"{FULL}？", "乙丙。", False),
        (f"{FULL}；", "乙丙。", False),
        (f"{FULL}：", "乙丙。", False),
        (f"{FULL}…", "乙丙。", False),
        (f"{FULL}!", "乙丙。", False),
        (f"{FULL}?", "乙丙。", False),
        (f"{FULL};", "乙丙。", False),
        (f"{FULL}:", "乙丙。", False),
        (f"“{FULL}。”", "乙丙。", False),
        (f"（{FULL}。）", "乙丙。", False),
        (f"“{FULL}！”", "乙丙。", False),
        (f"“{FULL}？”", "乙丙。", False),
        (f"“{FULL}；”", "乙丙。", False),
        (f"“{FULL}”", "乙丙。", True),
        (FULL, "（一）乙丙。", False),
        (FULL, "1.乙丙。", False),
        (SHORT, "乙丙。", False),
        (SHORT, f"{FULL}。", False),
    ],
)
def test_a_full_line_without_an_end_goes_on_where_lines_mean_little(first: str, second: str, *, one: bool) -> None:
    last = f"{FULL}。"  # so wide is the page
    assert ([first + second, last] if one else [first, second, last])[:2] == together(first, second, last)[:2]
    assert [first, second, last] == together(first, second, last, loose=False)


@pytest.mark.parametrize(
    ("width", "one"),
    [(24, True), (23, False), (30, True)],  # of thirty
)
def test_how_full_a_line_must_be(width: int, *, one: bool) -> None:
    first = "公" * width
    assert ([first + "乙。", "公" * 29 + "。"] if one else [first, "乙。", "公" * 29 + "。"]) == together(
        first, "乙。", "公" * 29 + "。"
    )


@pytest.mark.parametrize(("width", "one"), [(20, True), (19, False)])
def test_where_paragraphs_are_whole_lines_twenty_signs_are_many(width: int, *, one: bool) -> None:
    first, long = "公" * width, "公" * 70 + "。"
    assert ([first + "乙。", long] if one else [first, "乙。", long]) == together(first, "乙。", long)


def test_the_width_of_a_page_is_what_most_lines_have() -> None:
    """One line that is wider than the others is none: it would make all others look short."""
    lines = [f"{'公' * 30}。"] * 19
    assert together("公" * 26, "乙。", *lines, "公" * 200 + "。")[0] == "公" * 26 + "乙。"
    half = "Government information " * 2 + "abcd"  # letters are half as wide
    assert together(half, "乙。", *lines)[0] == half + "乙。"
    assert together(half[:40], "乙。", *lines)[:2] == [half[:40].strip(), "乙。"]
    assert together("“”‘’…—" * 5, "乙。", *lines)[0] == "“”‘’…—" * 5 + "乙。"


@pytest.mark.parametrize("loose", [True, False])
def test_headings_items_and_blanks_stand_by_themselves(*, loose: bool) -> None:
    assert ["公开，", "（一）主动公开情况"] == together("公开，", "（一）主动公开情况", loose=loose)
    assert ["公开，", "乙。"] == together("公开，", line("乙。", item="-"), loose=loose)
    assert ["公开，", "乙。"] == together(line("公开，", item="-"), "乙。", loose=loose)
    assert ["公开，", "乙。"] == together("公开，", line("乙。", heading=2), loose=loose)
    assert ["公开，", "乙。"] == together(line("公开，", heading=2), "乙。", loose=loose)
    assert ["公开，", "", "乙。"] == together("公开，", "", "乙。", loose=loose)


def test_a_table_parts_lines() -> None:
    table = Table((Cell("甲", 0, 0),), "表1")
    blocks: list[Block] = [line("公开，"), table, line("乙。"), line("公开，"), line("丙。")]
    assert ["公开，", "甲", "乙。", "公开，丙。"] == [block.text for block in joined_lines(blocks, loose=True)]
    assert [] == joined_lines([], loose=True)
    assert [table] == joined_lines([table], loose=True)


def test_a_heading_of_its_own_length_ends_there_and_a_wrapped_one_goes_on() -> None:
    whole = f"{FULL}。"
    assert ["（一）主动公开情况", whole] == together("（一）主动公开情况", whole)
    assert [f"（一）{FULL[:26]}{SHORT}", whole] == together(f"（一）{FULL[:26]}", SHORT, whole)


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [
        ("用PDF，", "H5作品。", "用PDF，H5作品。"),
        ("公开（PDF", "file）。", "公开（PDF file）。"),
        ("公开（A1", "b）。", "公开（A1 b）。"),
        ("公开（PDF", "12）。", "公开（PDF12）。"),
        ("公开（12", "PDF）。", "公开（12 PDF）。"),
        ("公开（PDF", "文件）。", "公开（PDF文件）。"),
        ("公开（文件", "PDF）。", "公开（文件PDF）。"),
        ("公开（甲 ", " 乙）。", "公开（甲乙）。"),
        ("公开（PDF  ", "  file）。", "公开（PDF file）。"),
    ],
)
def test_what_stands_between_two_lines_that_are_made_one(one: str, two: str, joined: str) -> None:
    assert [joined] == together(one, two)


def runs(*lines: Line) -> list[Run]:
    (block,) = joined_lines(lines, loose=True)
    assert isinstance(block, Line)
    return list(block.runs)


def test_the_dress_of_lines_is_kept() -> None:
    plain, bold, link = Run("甲，"), Run("乙，", bold=True), Run("丙，", target="https://a.cn/")
    one = Line((plain,), "第1行")
    assert [Run("甲，甲，")] == runs(one, one)
    assert [plain, bold] == runs(one, Line((bold,), "第2行"))
    assert [plain, bold, link] == runs(Line((plain, bold), "第1行"), Line((link,), "第2行"))
    assert [Run("甲，甲，"), bold, Run("甲，甲，")] == runs(one, Line((plain, bold, plain), "第2行"), one)
    assert [plain, bold, link, Run("甲，甲，")] == runs(one, Line((bold, link, plain), "第2行"), one)
    assert [Run("甲，"), Run("乙，", bold=True)] == runs(one, Line((bold._replace(text="  乙，"),), "第2行"))
    assert [Run("甲，甲，"), bold] == runs(one, Line((plain, bold), "第2行"))


def test_of_joined_lines_the_place_is_the_first() -> None:
    first = Line((Run("甲，"),), "第1行", begins=False)
    (block,) = joined_lines([first, Line((Run("乙。"),), "第2行")], loose=True)
    assert first._replace(runs=(Run("甲，乙。"),)) == block


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("（一）主动公开情况", True),
        ("1.解读情况", True),
        ("一、总体情况", True),
        ("（一）" + "主" * 29, True),
        ("（一）" + "主" * 30, False),
        ("（一）", False),
        ("（一） ", False),
        ("主动公开情况", False),
        ("（一）主动公开情况：", True),
        *((f"（一）主动公开情况{sign}", False) for sign in "。；！？;，,、"),
        *((f"（一）主动公开{sign}收到2件", False) for sign in "。；！？"),
        ("（一）主动公开，收到2件", True),
    ],
)
def test_a_line_that_is_a_heading_by_itself(text: str, *, heading: bool) -> None:
    assert heading == is_heading(line(text))
