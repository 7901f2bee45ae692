"""Tables that pages of a PDF cut: put together where the rules say so, and only there."""

import pytest

from gipgen.imports.cut_tables import joined
from gipgen.imports.raw import Block, Cell, Table, plain

RULES = [10.0, 50.0, 90.0, 130.0]


def row(*texts: str, page: int, index: int = 1, down: int = 1) -> Table:
    """A table of one row; its first cell may reach over more."""
    cells = [Cell(text, 0, column, down if column == 0 else 1) for column, text in enumerate(texts)]
    return Table(tuple(cells), f"第{page}页表{index}")


ABOVE, BELOW = row("规章", "1", "2", page=1), row("行政处罚", "3", "4", page=2)


def parts(blocks: list[Block], *rules: list[float]) -> list[tuple[str, list[list[str]]]]:
    """The tables put together, as their places and the texts of their rows; ``rules`` of each of them, in order."""
    tables = [block for block in blocks if isinstance(block, Table)]
    edges = {table.place: own for table, own in zip(tables, rules or [RULES] * len(tables), strict=True)}
    found = joined(blocks, edges)
    assert [block for block in blocks if not isinstance(block, Table)] == [
        block for block in found if not isinstance(block, Table)
    ]
    return [
        (block.place, [[cell.text for cell in each] for each in block.rows])
        for block in found
        if isinstance(block, Table)
    ]


WHOLE = [("第1页表1（续第2页）", [["规章", "1", "2"], ["行政处罚", "3", "4"]])]


def test_a_table_over_two_pages_and_over_three() -> None:
    assert WHOLE == parts([ABOVE, BELOW])
    last = row("行政强制", "5", "6", page=3)
    assert [("第1页表1（续第2页）（续第3页）", [*WHOLE[0][1], ["行政强制", "5", "6"]])] == parts([ABOVE, BELOW, last])
    assert 2 == len(parts([ABOVE, BELOW, last], RULES, RULES, [10.0, 60.0, 90.0, 130.0]))


@pytest.mark.parametrize("text", ["- 1 -", "—12—", "第 3 页", "123", "－4－", "–5–"])
def test_a_page_number_may_stand_between(text: str) -> None:
    assert WHOLE == parts([ABOVE, plain(text, "第1页第9行"), BELOW])
    assert WHOLE == parts(
        [plain(text, "第1页第1行"), ABOVE, plain(text, "第1页第9行"), plain(text, "第2页第1行"), BELOW]
    )
    assert [(ABOVE.place, [["规章", "1", "2"]])] == parts([plain(text, "第1页第1行"), ABOVE])


@pytest.mark.parametrize("text", ["三、收到和处理情况", "1234", "第3条", "- 1 - 共3页"])
def test_other_text_between_parts_two_tables(text: str) -> None:
    assert 2 == len(parts([ABOVE, plain(text, "第1页第9行"), BELOW]))


@pytest.mark.parametrize(("page", "one"), [(1, False), (2, True), (3, False), (12, False)])
def test_the_part_below_stands_on_the_next_page(page: int, *, one: bool) -> None:
    assert one == (1 == len(parts([ABOVE, row("行政处罚", "3", "4", page=page, index=2)])))


def test_pages_of_two_digits() -> None:
    parts_ = [row("甲", "1", "2", page=page) for page in (9, 10, 11)]
    assert ["第9页表1（续第10页）（续第11页）"] == [place for place, _ in parts(list(parts_))]
    assert 2 == len(parts([row("甲", "1", "2", page=19), row("甲", "1", "2", page=10)]))


@pytest.mark.parametrize(
    ("below", "one"),
    [
        ([10.0, 50.0, 90.0, 130.0], True),
        ([14.0, 54.0, 94.0, 134.0], True),  # a hand's breadth off, as printers do
        ([6.0, 46.0, 86.0, 126.0], True),
        ([14.5, 50.0, 90.0, 130.0], False),  # another frame
        ([5.5, 50.0, 90.0, 130.0], False),
        ([10.0, 50.0, 90.0, 134.5], False),
        ([10.0, 50.0, 90.0, 125.5], False),
        ([10.0, 54.5, 90.0, 130.0], False),  # another column
        ([10.0, 45.5, 90.0, 130.0], False),
        ([50.0, 90.0, 130.0], False),  # a narrower frame
        ([10.0, 50.0, 90.0], False),
        ([10.0, 50.0, 52.0, 130.0], False),  # two rules where there is one
        ([10.0, 50.0, 70.0, 90.0, 130.0], False),
    ],
)
def test_the_rules_stand_in_the_same_places(below: list[float], *, one: bool) -> None:
    part = row(*"甲乙丙丁"[: len(below) - 1], page=2)
    assert one == (1 == len(parts([ABOVE, part], RULES, below)))


def cells(blocks: list[Block], *rules: list[float]) -> list[Cell]:
    tables = [block for block in blocks if isinstance(block, Table)]
    (table,) = joined(blocks, {each.place: own for each, own in zip(tables, rules, strict=True)})
    assert isinstance(table, Table)
    return list(table.cells)


def test_cells_below_stand_in_the_columns_above() -> None:
    wide = Table((Cell("合并", 0, 0), Cell("4", 0, 1)), "第2页表1")
    assert [Cell("合并", 1, 0, 1, 2), Cell("4", 1, 2)] == cells([ABOVE, wide], RULES, [10.0, 90.0, 130.0])[3:]
    assert [Cell("合并", 1, 0), Cell("4", 1, 1, 1, 2)] == cells([ABOVE, wide], RULES, [10.0, 50.0, 130.0])[3:]
    spanning = Table((Cell("合并", 0, 0, 1, 2), Cell("4", 0, 2), Cell("5", 1, 1, 2, 1)), "第2页表1")
    assert [Cell("合并", 1, 0, 1, 2), Cell("4", 1, 2), Cell("5", 2, 1, 2)] == cells([ABOVE, spanning], RULES, RULES)[3:]


def test_cells_below_stand_under_the_lowest_above() -> None:
    tall = row("规章", "1", "2", page=1, down=3)
    assert [3, 3, 3] == [cell.row for cell in cells([tall, BELOW], RULES, RULES)[3:]]
    assert list(tall.cells) == cells([tall, BELOW], RULES, RULES)[:3]
