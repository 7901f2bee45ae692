"""Tables and table-like lines as labels with the values behind them: what is one entry, and where it ends."""

import pytest

from gipgen.imports.entries import Entry, carve, entries, looks_tabular
from gipgen.imports.form_words import index
from gipgen.imports.labels_in_text import has_table
from gipgen.imports.raw import Block, Cell, Table, plain

WORDS = index("2021")
Found = tuple[tuple[str, ...], tuple[str, ...], str]


def table(*rows: list[str], place: str = "表1", grid: bool = True, padded: bool = False) -> Table:
    cells = (Cell(text, number, column) for number, row in enumerate(rows) for column, text in enumerate(row))
    return Table(tuple(cells), place, grid, padded=padded)


def lines(*texts: str) -> list[Block]:
    return [plain(text, f"第{number}行") for number, text in enumerate(texts, 1)]


def found(blocks: list[Block]) -> list[Found]:
    return [each[:3] for each in entries(blocks, WORDS)]


def pairs(blocks: list[Block]) -> list[tuple[str, str]]:
    """Labels and values of each entry, joined."""
    return [("＋".join(labels), "＋".join(values)) for labels, values, _ in found(blocks)]


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (["行政处罚", "3"], [("行政处罚", "3")]),
        (["行政处罚", "3", "", "/"], [("行政处罚", "3＋＋/")]),
        (["行政处罚", ""], [("行政处罚", "")]),
        (["行政处罚", "3", "行政强制", "5"], [("行政处罚", "3"), ("行政强制", "5")]),  # two rows side by side
        (["行政处罚", "/", "行政强制", "5"], [("行政处罚", "/"), ("行政强制", "5")]),
        (["办理结果", "（三）不予公开", "1.国家秘密", "0"], [("办理结果＋（三）不予公开＋1.国家秘密", "0")]),
        (["办理结果", "", "", "1.国家秘密", "0"], [("办理结果＋1.国家秘密", "0")]),  # the stub's blanks
        (["办理结果", "", "", "", "1.国家秘密", "0"], [("办理结果", "＋＋"), ("1.国家秘密", "0")]),  # a row's blanks
        (["", "", "行政处罚", "3"], [("行政处罚", "3")]),
        (["3", "4"], [("", "3＋4")]),
        (["果", "行政处罚", "3"], [("行政处罚", "3")]),  # one character is no label …
        (["行政处罚", "果", "3"], [("行政处罚", "果＋3")]),  # … and stands in a cell of the row
        (["三、", "行政处罚", "3"], [("行政处罚", "3")]),
        (["行政处罚", "12件", "增3", "无"], [("行政处罚", "12件＋增3＋无")]),
        (["行政处罚", "约3", "5"], [("行政处罚", "约3＋5")]),
    ],
)
def test_the_cells_of_a_row(row: list[str], wanted: list[tuple[str, str]]) -> None:
    assert wanted == pairs([table(row)])


def test_an_entry_of_a_table_knows_where_it_stands_and_its_cells() -> None:
    block = table(["信息内容", "数量"], ["行政处罚", "3", "行政强制", "5"], place="表7")
    head, first, second = entries([block], WORDS)
    assert ("表7第1行", "表7第2行", "表7第2行") == (head.place, first.place, second.place)
    assert ((Cell("3", 1, 1),), (Cell("5", 1, 3),)) == (first.cells, second.cells)
    assert block is first.source
    assert not first.glued


@pytest.mark.parametrize("grid", [True, False])
@pytest.mark.parametrize("padded", [True, False])
def test_an_entry_tells_how_its_table_was_drawn(*, grid: bool, padded: bool) -> None:
    (entry,) = entries([table(["行政处罚", "3"], grid=grid, padded=padded)], WORDS)
    assert (grid, padded) == (entry.in_grid, entry.padded)
    (entry,) = entries(lines("行政处罚 3"), WORDS)
    assert (False, False, None, ()) == (entry.in_grid, entry.padded, entry.source, entry.cells)


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["行政处罚", "3"], [("行政处罚", "3", 1)]),
        (["行政处罚 3"], [("行政处罚", "3", 1)]),
        (["行政处罚3"], [("行政处罚", "3", 1)]),
        (["行政处罚（件）3"], [("行政处罚（件）", "3", 1)]),
        (["行政处罚 3 / 5"], [("行政处罚", "3＋/＋5", 1)]),
        (["行政处罚 1,234 增2 12（含1件） 无"], [("行政处罚", "1,234＋增2＋12（含1件）＋无", 1)]),
        (["行政处罚", "3 4", "5"], [("行政处罚", "3＋4＋5", 1)]),
        (["行政", "处罚 3"], [("行政＋处罚", "3", 2)]),
        (["行政", "处罚", "3"], [("行政＋处罚", "3", 2)]),
        (["行政处罚", "3", "行政强制", "5"], [("行政处罚", "3", 1), ("行政强制", "5", 3)]),
        (["行政处罚 3", "5"], [("行政处罚", "3", 1), ("", "5", 1)]),
        (["3", "行政处罚"], [("", "3", 1), ("行政处罚", "", 2)]),
        (["行政处罚"], [("行政处罚", "", 1)]),
        ([], []),
        (["行政事业性收费 505.5 万元"], [("行政事业性收费", "505.5万元", 1)]),  # one value
        (["行政事业性收费", "505.5 万元 7 件"], [("行政事业性收费", "505.5万元＋7件", 1)]),
        (["行政事业性收费 7 件数"], [("行政事业性收费 7 件数", "", 1)]),
        (["我局认真落实条例。", "行政处罚", "3"], [("行政处罚", "3", 2)]),  # a sentence is no label
        (["行政许可", "我局落实！", "3"], [("", "3", 2)]),
        (["行政许可", "我局落实？", "行政处罚 3"], [("行政处罚", "3", 3)]),
        (["行政许可", "我局落实；", "3"], [("", "3", 2)]),
        (["行政处罚。", "3"], [("行政处罚。", "3", 1)]),  # the label of a row, whatever stands behind it
        (["甲" * 60, "3"], [("甲" * 60, "3", 1)]),
        (["甲" * 61, "3"], [("", "3", 1)]),  # too long for a cell
        ([" ".join("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理"), "3"],
         [(" ".join("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理"), "3", 1)]),
        (["A3", "行政处罚"], [("A3＋行政处罚", "", 2)]),
        (["行政处罚 3 其中公开"], [("行政处罚 3 其中公开", "", 1)]),
    ],
)  # fmt: skip
def test_lines_that_are_cells(texts: list[str], wanted: list[tuple[str, str, int]]) -> None:
    assert [(labels, values, f"第{number}行") for labels, values, number in wanted] == [
        ("＋".join(labels), "＋".join(values), place) for labels, values, place in found(lines(*texts))
    ]


def test_a_table_ends_what_the_lines_above_began() -> None:
    first, last = lines("行政许可"), lines("5")
    assert [("行政许可", ""), ("行政处罚", "3"), ("", "5")] == pairs([*first, table(["行政处罚", "3"]), *last])


RECEIVED = "一、本年新收政府信息公开申请数量 1 2 0 0 0 0 3"
CARRIED = "二、上年结转政府信息公开申请数量 0 0 0 0 / 0 0"
LEFT = "四、结转下年度继续办理 1 0 0 0 0 0 1"


def test_a_table_in_one_line_is_cut_at_its_labels() -> None:
    cut = carve(f"{RECEIVED} {CARRIED} {LEFT}", WORDS)
    wanted = [
        ("一、本年新收政府信息公开申请数量", "1 2 0 0 0 0 3"),
        ("二、上年结转政府信息公开申请数量", "0 0 0 0 / 0 0"),
        ("四、结转下年度继续办理", "1 0 0 0 0 0 1"),
    ]
    assert [Entry((label,), tuple(values.split()), "", glued=True) for label, values in wanted] == [
        each._replace(sources=()) for each in cut
    ]


def test_the_entries_of_such_a_line_stand_where_it_stands() -> None:
    text = f"{RECEIVED} {CARRIED} {LEFT}"
    result = entries(lines("行政处罚", "3", text, "行政强制 5"), WORDS)
    assert ["第1行", "第3行", "第3行", "第3行", "第4行"] == [each.place for each in result]
    assert [False, True, True, True, False] == [each.glued for each in result]
    assert [("行政许可", "")] != pairs(lines("行政许可", text))[:1]  # a label in front of it is no part of it
    assert ("行政强制", "5") == pairs(lines("行政许可", text, "行政强制", "5"))[-1]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (f"{RECEIVED} {CARRIED}", []),  # prose may name a row or two
        ("行政许可 1 行政处罚 2 行政强制 3", []),  # a short line is a row
        ("甲" * 41 + "行政许可1行政处罚2行政强制3", []),  # 56 + 4 signs
        ("甲" * 50 + "行政许可1行政处罚2行政强制3", [("行政许可",), ("行政处罚",), ("行政强制",)]),
        (
            "信息内容 申请人情况 自然人 商业企业 科研机构 1 行政处罚 2 " + "乙" * 40,
            [("申请人情况", "自然人", "商业企业", "科研机构"), ("行政处罚",)],
        ),  # all of them in front of a number
    ],
)
def test_how_many_labels_make_a_line_a_table(text: str, labels: list[tuple[str, ...]]) -> None:
    assert labels == [each.labels for each in carve(text, WORDS)]


def test_a_number_behind_other_text_is_no_value() -> None:
    cut = carve("行政许可约3件 行政处罚 2 行政强制 3 规章 4" + " " * 40, WORDS)
    assert [(("行政许可", "行政处罚"), ("2",)), (("行政强制",), ("3",)), (("规章",), ("4",))] == [
        each[:2] for each in cut
    ]


def test_a_line_of_sixty_signs_is_not_cut() -> None:
    rows = "行政许可1行政处罚2行政强制3"
    for length, cut in ((60, 0), (61, 3)):
        assert cut == len(carve("甲" * (length - len(rows)) + rows, WORDS))


def test_digits_in_front_of_other_text_are_not_cut_into_cells() -> None:
    rows = carve("行政许可 12 行政处罚 3 件中有公开的 行政强制 40" + " " * 40, WORDS)
    assert [(("12",), True), (("3",), False), (("40",), True)] == [(each.values, each.glued) for each in rows]


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("本年新收申请数量", "本年新收 申请数量"),  # not 本年新收, which is one as well
        ("（一）予以公开", "(一)予以公开"),
        ("2.其他法律行政法规禁止公开", "2、其他法律行政法规禁止公开"),
        ("2.其他法律行政法规禁止公开", "2．其他法律 行政法规禁止公开"),
        ("3.危及“三安全一稳定”", '3.危及"三安全一稳定"'),
        ("一、本年新收政府信息公开申请数量", "一，本年新收政府信息公开申请数量"),
        ("一、本年新收政府信息公开申请数量", "一.本年新收政府信息公开申请数量"),
        ("本年收费金额（单位：万元）", "本年收费金额(单位:万元)"),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "(二)部分公开(区分处理的、只计这一情形,不计其他情形)"),
    ],
)  # fmt: skip
def test_a_label_in_a_line_may_have_other_signs(printed: str, other: str) -> None:
    for label in (printed, other):
        line = f"{label} 9 行政处罚 2 行政强制 3" + " " * 60
        assert [label, "行政处罚", "行政强制"] == ["".join(each.labels) for each in carve(line, WORDS)]


FOUR = "行政许可 1 行政处罚 2 行政强制 3 规章 4"


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        (f"我局公开：{FOUR} 其余从略", f"{FOUR} "),
        (FOUR, FOUR),
        (f"{FOUR} 5 / 6。", f"{FOUR} 5 / 6"),
        ("行政许可 1 行政处罚 2 行政强制 3", None),  # prose may name a few rows in a list
        ("行政许可 行政处罚 行政强制 3 规章 4 5", None),  # … with hardly a number
        ("2024 行政许可 行政处罚 行政强制 规章 3", None),  # … and a year in front
        ("行政许可 12 行政处罚 行政强制 规章 34", "行政许可 12 行政处罚 行政强制 规章 34"),
        ("行政许可 1，行政处罚 2，行政强制 3，规章 4", None),  # prose
        ("行政许可 1。行政处罚 2；行政强制 3！规章 4？", None),
        ("行政许可 1 甲乙丙丁 行政处罚 2 行政强制 3 规章 4", "行政许可 1 甲乙丙丁 行政处罚 2 行政强制 3 规章 4"),
        ("行政许可 1 甲乙丙丁戊 行政处罚 2 行政强制 3 规章 4", None),  # more than a slip between two labels
        (f"行政许可 1 行政处罚 2，另：{FOUR}", FOUR),  # the longer one of two
        (f"{FOUR}，另：{FOUR}", f"{FOUR}，"),  # the first of two that are as long
        ("", None),
    ],
)
def test_a_table_inside_a_long_line(text: str, inner: str | None) -> None:
    place = has_table(text, WORDS)
    assert inner == (place and text[slice(*place)])


LONG = " ".join(f"{label} 1 2 3 4" for label in ("行政许可", "行政处罚", "行政强制", "规章", "行政规范性文件")) + " 12"


@pytest.mark.parametrize(
    ("text", "tabular"),
    [
        ("", True),
        ("3", True),
        ("/", True),
        ("1 2 / 3", True),
        ("N / A", True),
        ("505.5 万元", True),
        ("行政处罚", True),
        ("行政处罚 3", True),
        ("3.其他", True),
        ("其他 3", True),
        ("行政处罚（" + "含简易程序" * 12 + "）", True),  # a row with a long remark
        ("信息内容", True),
        ("规范性", True),  # a piece of a label
        ("结果维持结果纠正", True),  # a row of headers
        ("结果维持" * 15, True),
        ("结果维持" * 16, False),
        ("我局公开政府信息", False),
        ("我局公开政府信息 3", False),
        ("行政处罚。", False),
        ("行政处罚；", False),
        ("行政处罚！", False),
        ("行政处罚？", False),
        (LONG, True),
        (f"甲乙丙丁戊{LONG}", True),
        (f"{'甲' * 30}{LONG}", False),  # more prose than table
    ],
)
def test_a_line_that_belongs_to_a_table(text: str, *, tabular: bool) -> None:
    assert tabular == looks_tabular(plain(text, "第1行"), WORDS)


def test_how_much_of_a_line_must_be_a_table() -> None:
    most = len(LONG) // 4  # a fifth of the whole
    assert 4 * most == len(LONG)
    for more, tabular in ((most - 1, True), (most, False)):
        assert tabular == looks_tabular(plain("甲" * more + LONG, "第1行"), WORDS)


def test_only_numbers_on_lines_of_their_own_stand_apart() -> None:
    """However many labels in front of a line are kept, numbers that stand in one line with blanks may have run together."""
    numbered = [
        plain(each.text, each.place)._replace(number=at) for at, each in enumerate(lines("行政处罚", "3", "5"), 1)
    ]
    assert [each.apart for each in entries(numbered, WORDS)] == [True]
    heads = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"] * 2
    for count in range(len(heads)):
        front = "行政处罚1行政强制0" + "".join(heads[:count])
        row = plain(
            f"{front}一、本年新收政府信息公开申请数量20 0 0 0 02二、上年结转政府信息公开申请数量0 0 0 0 0 00", "第1行"
        )
        made = entries([row._replace(number=1)], WORDS)
        assert any(each.values == ("20", "0", "0", "0", "02") for each in made)
        assert not any(each.apart for each in made)
