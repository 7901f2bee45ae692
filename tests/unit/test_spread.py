"""The values behind a label, shared out over the columns of its row: never a guess."""

import pytest
from test_entries import table

from gipgen.form.editions import load
from gipgen.imports.entries import Entry, entries
from gipgen.imports.form_words import block_of, exact, index
from gipgen.imports.raw import Cell, Table
from gipgen.imports.spread import Spread, spread

WORDS = index("2021")
FORM = load("2021")
ALL = frozenset(WORDS.order)
HEAD = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
Values = list[str] | None


def rows_of(drawn: Table, edition: str = "2021") -> dict[str, Entry]:
    """The entries of a table that stand for rows of the form."""
    words = index(edition)
    labelled = [entry for entry in entries([drawn], words) if entry.labels]
    found = {exact(entry.labels, words, frozenset(words.order)): entry for entry in labelled}
    return {row: entry for row, entry in found.items() if row is not None}


def shared(drawn: Table, row: str, edition: str = "2021") -> Spread | None:
    """The values of one row of a table, with the other rows of its block beside it."""
    rows, block = rows_of(drawn, edition), block_of(load(edition), row)
    sisters = [rows[each.id] for each in block.rows if each.id in rows]
    return spread(rows[row], block, sisters, index(edition))


def values(spread_: Spread | None) -> Values:
    return None if spread_ is None else list(spread_.values)


def expected(text: str | None) -> Values:
    """``1 . 3``: a point stands for a blank."""
    return None if text is None else ["" if each == "." else each for each in text.split()]


SURE = {  # the rows of a table with true columns, and what must be read of 规章, in no doubt
    "as many as columns": ([["规章", "1", "2", "3"]], "1 2 3"),
    "blanks among them": ([["规章", "", "2", ""]], ". 2 ."),
    "a mark for nothing": ([["规章", "/", "2", "/"]], "/ 2 /"),
    "as many numbers, more cells": ([["规章", "", "1", "2", "", "3"]], "1 2 3"),
    "nothing in more cells": ([["规章", "", "", "", ""]], ". . ."),
    "under headers": ([[*HEAD, "备注"], ["规章", "1", "", "3", ""]], "1 . 3"),
    "under headers, shifted": ([["", *HEAD], ["", "规章", "1", "", "3"]], "1 . 3"),
    "a blank stub in front": ([["", *HEAD], ["规章", "", "1", "", "3"]], "1 . 3"),
    "the nearest headers": (
        [[*HEAD, "", "备注"], ["信息内容", "", *HEAD[1:], "备注"], ["规章", "", "1", "", "3", ""]],
        "1 . 3",
    ),
    "headers above only": (
        [[*HEAD, "", "备注"], ["规章", "1", "", "3", "", ""], ["信息内容", "", *HEAD[1:], "备注"]],
        "1 . 3",
    ),
    "other headers beside, above": (
        [["信息内容", "", *HEAD[1:], ""], [*HEAD, "", "备注"], ["规章", "1", "2", "", "", ""]],
        "1 2 .",
    ),
    "a header said again further on": ([[*HEAD, "本年制发件数"], ["规章", "1", "", "3", ""]], "1 . 3"),
    "a header repeated where it spans": (
        [["信息内容", "本年制发件数", *HEAD[1:]], ["规章", "1", "1", "", ""]],
        "1 . .",
    ),
    "headers with slips": (
        [["信息内容", "本年制发件数", "本年度止件数", "先行有效件数", "备注"], ["规章", "1", "", "3", ""]],
        "1 . 3",
    ),
}


@pytest.mark.parametrize("name", SURE)
def test_a_row_with_true_columns(name: str) -> None:
    rows, wanted = SURE[name]
    assert Spread(tuple(expected(wanted) or ()), sure=True) == shared(table(*rows), "regulations")


OPEN = {  # where any reading would be a guess
    "no headers": [["规章", "1", "", "3", ""]],
    "a number under no header": [[*HEAD, "备注"], ["规章", "1", "", "", "7"]],
    "a word under no header": [[*HEAD, "备注"], ["规章", "1", "", "", "有"]],
    "headers in another order": [["信息内容", "本年废止件数", "本年制发件数", "现行有效件数", "备注"], ["规章", "1", "", "3", ""]],
    "a header is missing": [["信息内容", "本年制发件数", "", "现行有效件数", "备注"], ["规章", "1", "", "3", ""]],
    "a header with a number in front": [["信息内容", "1.本年制发件数", "2.本年废止件数", "3.现行有效件数", "备注"], ["规章", "1", "", "3", ""]],
    "two numbers under one header": [["信息内容", "本年制发件数", *HEAD[1:]], ["规章", "1", "2", "", ""]],
    "a number beside a blank under one header": [["信息内容", "本年制发件数", *HEAD[1:]], ["规章", "", "2", "", ""]],
    "headers below": [["规章", "1", "", "3", ""], [*HEAD, "备注"]],
    "four numbers for three columns": [[*HEAD, ""], ["规章", "1", "2", "3", "4"]],
}  # fmt: skip


@pytest.mark.parametrize("name", OPEN)
def test_a_row_that_is_left_open(name: str) -> None:
    for grid in (True, False):
        assert shared(table(*OPEN[name], grid=grid), "regulations") is None


@pytest.mark.parametrize(
    ("head", "row", "apart"),
    [
        ([*HEAD, "备注"], ["1", "", "3", "7"], True),
        ([*HEAD, "备注"], ["1", "", "3", "有"], True),
        (["信息内容", "", *HEAD[1:]], ["1", "2", "3", ""], True),
        ([*HEAD, ""], ["1", "2", "3", ""], False),
        (["信息内容", "", *HEAD[1:]], ["", "1", "2", "3"], False),
        ([*HEAD[:3], "备注", "数量"], ["1", "2", "", "3"], False),  # not all headers are there: they tell nothing
    ],
)
def test_as_many_numbers_as_columns_are_doubted_where_one_stands_under_no_header(
    head: list[str], row: list[str], *, apart: bool
) -> None:
    numbers = tuple(each for each in row if each)
    assert Spread(numbers, sure=not apart) == shared(table(head, ["规章", *row]), "regulations")
    assert Spread(numbers, sure=True) == shared(table(head, ["规章", *row], grid=False), "regulations")


def test_numbers_under_a_header_that_spans_stand_under_it() -> None:
    head = [
        Cell("信息内容", 0, 0),
        Cell("本年制发件数", 0, 1, 1, 2),
        *(Cell(text, 0, 3 + n) for n, text in enumerate(HEAD[2:])),
    ]
    row = [Cell(text, 1, column) for column, text in enumerate(("规章", "", "1", "2", "3"))]
    assert Spread(("1", "2", "3"), sure=True) == shared(Table((*head, *row), "表1"), "regulations")


OTHER = "行政规范性文件"
BESIDE: dict[str, tuple[list[list[str]], str | None]] = {  # what other rows tell, whether the columns are true or not
    "in the same columns": ([[OTHER, "4", "5", "6", ""], ["规章", "1", "", "3", ""]], "1 . 3"),
    "in the same columns, further right": ([[OTHER, "", "4", "5", "6"], ["规章", "", "1", "", "3"]], "1 . 3"),
    "a number elsewhere": ([[OTHER, "", "4", "5", "6"], ["规章", "1", "", "", "3"]], None),
    "with a blank between": ([[OTHER, "4", "", "5", "6"], ["规章", "1", "", "3", ""]], "1 3 ."),
    "with a blank between, another shape": ([[OTHER, "4", "", "5", "6", ""], ["规章", "1", "", "3", ""]], None),
    "a shorter row": ([[OTHER, "4", "5", "6"], ["规章", "1", "", "3", ""]], "1 . 3"),
    "a shorter row, at the end": ([[OTHER, "4", "5", "6"], ["规章", "", "1", "", "3"]], "1 . 3"),
    "a shorter row, at either end": ([[OTHER, "4", "5", "6"], ["规章", "", "1", "2", ""]], None),
    "a longer row, blanks behind": ([[OTHER, "4", "5", "6", "", ""], ["规章", "1", "", "3", ""]], "1 . 3"),
    "numbers at the end": ([[OTHER, "", "4", "5", "6"], ["规章", "", "", "1", "", "3"]], "1 . 3"),
    "blanks in front and behind": ([[OTHER, "", "4", "5", "6", ""], ["规章", "", "", "1", "", "3", ""]], "1 . 3"),
    "in front, where the other is behind": ([[OTHER, "", "4", "5", "6"], ["甲乙", "规章", "1", "2", "", ""]], None),
    "a shorter row, as many blanks behind": ([[OTHER, "", "4", "5", "6", ""], ["规章", "1", "", "3", ""]], "1 . 3"),
    "a row that is not complete": ([[OTHER, "4", "5", "", ""], ["规章", "1", "", "3", ""]], None),
}


@pytest.mark.parametrize("grid", [True, False])
@pytest.mark.parametrize("name", BESIDE)
def test_the_row_beside_tells_where_numbers_stand(name: str, *, grid: bool) -> None:
    rows, wanted = BESIDE[name]
    found = shared(table(*rows, grid=grid), "regulations")
    assert expected(wanted) == values(found)
    assert found is None or not found.sure


def test_rows_in_front_of_blanks_tell_it_where_columns_are_true() -> None:
    """Blank at both ends: the longer row begins with its numbers, and so does this one."""
    rows = [[OTHER, "4", "5", "6", "", ""], ["规章", "", "1", "2", ""]]
    assert [[expected(". 1 2")] * 2] == [
        [values(shared(table(*rows, grid=grid), "regulations")) for grid in (True, False)]
    ]
    rows = [["甲乙", OTHER, "4", "5", "6", ""], ["规章", "", "1", "2", "", ""]]
    assert expected(". 1 2") == values(shared(table(*rows, grid=True), "regulations"))


def test_without_true_columns_headers_tell_it_in_a_table_of_even_rows_only() -> None:
    rows = [[*HEAD, "备注"], ["规章", "1", "", "3", ""]]
    assert Spread(("1", "", "3"), sure=True) == shared(table(*rows, grid=False), "regulations")
    assert shared(table(*rows, ["说明文字", ""], grid=False), "regulations") is None
    assert Spread(("1", "", "3"), sure=True) == shared(table(*rows, ["说明文字", ""]), "regulations")


def test_a_row_that_stands_under_the_headers_tells_it_wherever_it_begins() -> None:
    rows = [["", *HEAD, ""], ["", OTHER, "4", "5", "6", ""], ["规章", "", "1", "2", "", ""]]
    assert Spread(("1", "2", ""), sure=False) == shared(table(*rows, grid=False), "regulations")
    assert shared(table(*rows[1:], grid=False), "regulations") is None  # at either end


PADDED: dict[str, tuple[list[list[str]], str | None]] = {  # rows filled up to one width
    "in front": ([["规章", "1", "", "3", "", ""]], "1 . 3"),
    "blank in front": ([["规章", "", "", "3", "", ""]], ". . 3"),
    "a number too far behind": ([["规章", "", "1", "", "3", ""]], None),
    "beside a complete row": ([[OTHER, "", "4", "5", "6"], ["规章", "", "1", "", "3"]], "1 . 3"),
    "beside a shorter row": ([[OTHER, "4", "5", "6"], ["规章", "", "1", "2", ""]], ". 1 2"),
}


@pytest.mark.parametrize("name", PADDED)
def test_rows_that_were_filled_up_begin_with_their_numbers(name: str) -> None:
    rows, wanted = PADDED[name]
    found = shared(table(*rows, grid=False, padded=True), "regulations")
    assert expected(wanted) == values(found)
    assert found is None or not found.sure


RECEIVED, CARRIED, LEFT = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "四、结转下年度继续办理",
)
SEVEN = ["1", "2", "0", "0", "0", "0", "3"]
COLUMNS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


@pytest.mark.parametrize(
    ("others", "wanted"),
    [
        ([[RECEIVED, "", *SEVEN]], "1 . . . . . 1"),
        ([[RECEIVED, *SEVEN, ""]], None),  # the first number would stand in the second column
        ([[RECEIVED, "", *SEVEN], [CARRIED, *SEVEN, ""]], None),  # they differ
        ([[RECEIVED, *SEVEN], [CARRIED, *SEVEN, ""]], None),
    ],
)
def test_what_several_rows_tell(others: list[list[str]], wanted: str | None) -> None:
    row = [LEFT, "", "1", "", "", "", "", "", "1"]
    for drawn in (table(*others, row, grid=False), table(row, *others, grid=False)):
        assert expected(wanted) == values(shared(drawn, "carried_out"))


def test_a_row_named_like_a_column_is_no_header() -> None:
    row = ["1", "", "", "", "", "", "1", ""]
    for label in ("3.其他", "其他"):
        drawn = table(["办理结果", *COLUMNS, "备注"], [label, *row])
        assert Spread(tuple(row[:7]), sure=True) == shared(drawn, "other_misc")
    drawn = table(["办理结果", *COLUMNS, "备注"], ["3.其他", *SEVEN, ""], [LEFT, *row])
    assert Spread(tuple(row[:7]), sure=True) == shared(drawn, "carried_out")


@pytest.mark.parametrize(
    ("cells", "wanted", "sure"),
    [
        (["3"], "3", True),
        (["", "3", ""], "3", True),
        (["", ""], ".", True),
        (["3", "3", "3"], "3", False),  # an amount that was printed in all columns
        (["", "3", "3"], "3", False),
        (["3", "4"], None, True),
    ],
)
@pytest.mark.parametrize("grid", [True, False])
def test_a_row_of_one_column(cells: list[str], wanted: str | None, *, sure: bool, grid: bool) -> None:
    found = shared(table(["行政处罚", *cells], grid=grid), "penalty")
    assert (None if wanted is None else Spread(tuple(expected(wanted) or ()), sure)) == found


def fewer(*cells: Cell, header: bool = True) -> Spread | None:
    """What is read of 规章 from these cells in the row below the headers of a table with true columns."""
    head = [Cell(text, 0, column) for column, text in enumerate(HEAD)] if header else []
    return shared(Table((*head, Cell("规章", 1, 0), *cells), "表1"), "regulations")


@pytest.mark.parametrize(
    ("cells", "header", "wanted"),
    [
        ([Cell("1", 1, 1), Cell("3", 1, 3)], True, "1 . 3"),
        ([Cell("1", 1, 1), Cell("3", 1, 3)], False, None),
        ([Cell("2", 1, 2)], True, ". 2 ."),
        ([], True, None),
        ([Cell("/", 1, 1, 1, 3)], True, "/ / /"),  # one mark for all columns
        ([Cell("——", 1, 1, 1, 3)], False, "—— —— ——"),
        ([Cell("", 1, 1, 1, 3)], False, ". . ."),
        ([Cell("3", 1, 1, 1, 3)], True, None),  # one number for all: whose is it?
        ([Cell("3", 1, 1, 1, 3)], False, None),
        ([Cell("/", 1, 1, 1, 2)], False, None),
        ([Cell("/", 1, 1, 1, 4)], False, None),
        ([Cell("/", 1, 1, 1, 3), Cell("/", 1, 4)], False, None),
        ([Cell("1", 1, 1, 1, 2), Cell("3", 1, 3)], True, None),  # under two headers
        ([Cell("/", 1, 1, 1, 2), Cell("3", 1, 3)], True, None),
    ],
)
def test_fewer_cells_than_columns(cells: list[Cell], *, header: bool, wanted: str | None) -> None:
    found = fewer(*cells, header=header)
    assert (None if wanted is None else Spread(tuple(expected(wanted) or ()), sure=True)) == found


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (SEVEN[:6], "1 2 0 0 0 0 ."),
        (SEVEN[:5], "1 2 0 0 0 . ."),
        (SEVEN[:4], None),  # too many are missing to have been cut off
    ],
)
def test_cells_that_were_cut_off_behind_a_row(cells: list[str], wanted: str | None) -> None:
    found = shared(table([RECEIVED, *cells], grid=False), "new_received")
    assert (None if wanted is None else Spread(tuple(expected(wanted) or ()), sure=False)) == found
    assert shared(table([RECEIVED, *cells]), "new_received") is None  # true columns: none is cut off


def test_of_two_columns_none_is_taken_for_cut_off() -> None:
    whole = table(["政府集中采购", "4", "160万元"], grid=False)
    assert Spread(("4", "160万元"), sure=True) == shared(whole, "procurement", "2019")
    assert shared(table(["政府集中采购", "4"], grid=False), "procurement", "2019") is None
    assert Spread(("1", "", ""), sure=False) == shared(table(["规章", "1"], grid=False), "regulations")


@pytest.mark.parametrize(
    ("printed", "glued", "wanted"),
    [
        ("1 2 0 0 0 0 3", False, "1 2 0 0 0 0 3"),
        ("1 2 0 0 0 3", False, None),  # running text leaves nothing out that could be known
        ("1 2 0 0 0 0 3 4", False, None),
        ("1200003", False, "1 2 0 0 0 0 3"),  # too many digits for one number, and the sum fits
        ("1200004", False, None),
        ("0000000", False, "0 0 0 0 0 0 0"),
        ("100", False, None),  # one number, and what stood beside it is lost
        ("1200003", True, "1 2 0 0 0 0 3"),
        ("1200004", True, "1 2 0 0 0 0 4"),  # a digit a cell
        ("12000013", True, None),
        ("120000012", True, "12 0 0 0 0 0 12"),
        ("3 3 3", True, None),
    ],
)
def test_numbers_in_running_text(printed: str, *, glued: bool, wanted: str | None) -> None:
    entry = Entry((RECEIVED,), tuple(printed.split()), "第1行", glued=glued)
    found = spread(entry, block_of(FORM, "new_received"), [], WORDS)
    assert expected(wanted) == values(found)
    assert found is None or found.sure == (len(printed.split()) == 7)
