"""Entries as rows of the form: found by their labels, those above them, or what is missing between; and never by a guess."""

from collections.abc import Sequence

import pytest
from test_entries import lines, table

from gipgen.form.editions import load
from gipgen.imports.entries import entries
from gipgen.imports.form_words import index
from gipgen.imports.match import Leftover, Matched, match, missing, shortened
from gipgen.imports.raw import Block, plain

WORDS = index("2021")
FORM = load("2021")
SEVEN = ["1", "2", "0", "0", "0", "0", "3"]
ZERO = ["0"] * 7
ONE, TWO, THREE = "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"
NOT_HELD, CREATION, UNCLEAR = "unavailable_not_held", "unavailable_needs_creation", "unavailable_still_unclear"


def matched(blocks: Sequence[Block]) -> Matched:
    return match(entries(blocks, WORDS), WORDS)


def rows(found: Matched) -> dict[str, tuple[str, str]]:
    """Each row that was read: its values joined, and how sure they are."""
    read: dict[str, list[str]] = {}
    sure: dict[str, set[str]] = {}
    for (row, _), each in found.cells.items():
        read.setdefault(row, []).append(each.value.text or each.value.raw or ".")
        sure.setdefault(row, set()).add(each.confidence)
    return {row: (" ".join(values), "".join(sorted(sure[row]))) for row, values in read.items()}


def left(found: Matched) -> list[tuple[str, str]]:
    return [(each.text, each.reason) for each in found.leftovers]


def test_a_row_is_known_by_its_label() -> None:
    found = matched([table(["行政处罚", "3"], ["行政强制", ""], ["规章", "1", "2", "3"])])
    assert {"penalty": ("3", "certain"), "coercion": (".", "certain"), "regulations": ("1 2 3", "certain")} == rows(
        found
    )
    assert [] == found.leftovers
    read = found.cells["penalty", "decisions"]
    assert ("表1第1行", "行政处罚") == (read.place, read.label)


def test_a_slip_in_the_label_makes_it_likely_and_a_doubtful_number_too() -> None:
    found = matched([table(["行政处罚决定书", "3"], ["行政强制", "5件"], ["规章", "1件", "2", "3"])])
    assert {
        "penalty": ("3", "likely"),
        "coercion": ("5", "likely"),
        "regulations": ("1 2 3", "certainlikely"),
    } == rows(found)


def test_a_row_that_the_form_does_not_have_is_left_over() -> None:
    found = matched([table(["行政检查", "3"], ["行政检查", ""], ["", "7", ""])])
    assert {} == rows(found)
    assert [("行政检查 3", "no_row"), ("（空） 7 （空）", "no_row")] == left(found)
    assert ["表1第1行", "表1第3行"] == [each.place for each in found.leftovers]


@pytest.mark.parametrize(
    ("again", "leftover"),
    [("3", []), ("３", []), ("", []), ("4", [("行政处罚 4", "twice")]), ("/", [("行政处罚 /", "twice")])],
)
def test_a_row_that_comes_again(again: str, leftover: list[tuple[str, str]]) -> None:
    found = matched([table(["行政处罚", "3"], ["行政处罚", again])])
    assert {"penalty": ("3", "certain")} == rows(found)
    assert leftover == left(found)


def test_numbers_that_do_not_fit_the_columns_are_left_over() -> None:
    found = matched([table(["行政处罚", "3", "4"])])
    assert {} == rows(found)
    assert [("行政处罚 3 4", "no_columns")] == left(found)


@pytest.mark.parametrize(
    ("labels", "row"),
    [
        (
            [["一、本年新收政府"], ["信息公开申请数量", *SEVEN]],
            "new_received",
        ),  # the label stands above its numbers in part
        ([["要求行政机关确认或"], ["重新出具已获取信息", *SEVEN]], "not_processed_reconfirm"),
        ([["一、本年新收政府"], ["", "", "信息公开申请数量", *SEVEN]], "new_received"),
        ([["某某情况"], ["某项", *SEVEN]], None),
    ],
)
def test_labels_without_numbers_wait_for_the_numbers_below(labels: list[list[str]], row: str | None) -> None:
    found = matched([table(*labels)])
    assert ({row: (" ".join(SEVEN), "likely")} if row else {}) == rows(found)


def test_a_label_waits_for_one_row_only() -> None:
    found = matched([table(["一、本年新收政府"], ["信息公开申请数量", *SEVEN], ["信息公开申请数量", *ZERO])])
    assert {"new_received", "carried_in"} >= set(rows(found))
    assert (" ".join(SEVEN), "likely") == rows(found)["new_received"]


def test_a_header_with_a_number_is_no_row_and_a_group_with_numbers_is_left_over() -> None:
    found = matched([table(["信息内容", "2024"], ["申请人情况", "1"], ["（六）其他处理", *SEVEN])])
    assert {} == rows(found)
    assert [(f"（六）其他处理 {' '.join(SEVEN)}", "no_row")] == left(found)


def test_a_row_of_blanks_is_a_row_and_a_header_of_blanks_is_none() -> None:
    found = matched([table(["行政处罚", ""], ["信息内容", ""], ["其他", *[""] * 7], ["3.其他", *[""] * 7])])
    assert {"penalty": (".", "certain"), "other_misc": (". . . . . . .", "certain")} == rows(found)
    assert [] == left(found)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("一、本年新收政府信息公开申请数量 1 2 0 0 0 0 3", True),
        ("一、本年新收政府信息公开申请数量 1 2", False),  # a page number, or a cell that was torn off
        ("行政处罚 3", True),
    ],
)
def test_numbers_in_running_text(text: str, *, read: bool) -> None:
    found = matched(lines(text))
    assert read == bool(found.cells)
    assert ([] if read else [(text, "no_row")]) == left(found)


def test_a_stray_number_in_running_text_does_not_take_the_row() -> None:
    found = matched(lines("一、本年新收政府信息公开申请数量 5", " ".join(SEVEN)))
    assert {"new_received": (" ".join(SEVEN), "inferred")} == rows(found)
    assert 1 == len(found.leftovers)


def test_numbers_without_a_label_in_running_text_belong_to_the_labels_above() -> None:
    found = matched(lines("一、本年新收政府信息公开", "申请数量", " ".join(SEVEN)))
    assert [" ".join(SEVEN)] == [values for values, _ in rows(found).values()]
    assert {} == rows(matched([table(["一、本年新收政府信息公开申请数量"], ["", *SEVEN, ""])]))  # not in a table


def lost(middle: list[list[str]], before: list[str] | None = None) -> Matched:
    """Rows of 无法提供 with what stands where the second of them is."""
    first = before or [ONE, *SEVEN]
    return matched([table(["（四）无法提供", *first], *(["", *row] for row in middle), ["", THREE, *ZERO], grid=False)])


@pytest.mark.parametrize(
    ("middle", "read"),
    [
        ([[TWO, *SEVEN]], "certain"),
        ([["", *SEVEN]], None),  # nothing of the label is there
        ([["没有现成信息需要另"], ["", *SEVEN]], "inferred"),  # pieces of it are
        ([["", *SEVEN], ["现成信息需要另行制"]], "inferred"),
        ([["没有现"], ["", *SEVEN]], None),  # too little of it
        ([["没有现成信息需要另"], ["", *SEVEN], ["", *SEVEN]], None),  # two rows for one that is missing
    ],
)
def test_a_row_that_lost_its_label(middle: list[list[str]], read: str | None) -> None:
    found = rows(lost(middle))
    assert (None if read is None else (" ".join(SEVEN), read)) == found.get(CREATION)
    assert {NOT_HELD, UNCLEAR} <= set(found)


def test_what_is_missing_between_rows_is_told_by_their_order_only() -> None:
    """Behind the last row that was found nothing is inferred, nor in front of the first."""
    piece = ["没有现成信息需要另"]
    last = matched([table([ONE, *SEVEN], piece, ["", *SEVEN], grid=False)])
    first = matched([table(piece, ["", *SEVEN], [THREE, *SEVEN], grid=False)])
    assert (NOT_HELD in rows(last), CREATION in rows(last)) == (True, False)
    assert (UNCLEAR in rows(first), CREATION in rows(first)) == (True, False)
    assert {("no_row")} == {reason for found in (last, first) for _, reason in left(found)}


@pytest.mark.parametrize(
    ("header", "printed", "amount"),
    [
        ("本年收费金额（单位：万元）", "62.3", "62.3"),
        ("本年收费金额", "62.3", "62.3"),
        ("本年收费金额（单位：元）", "62.3", ""),
        ("本年收费金额（元）", "62.3", ""),
        ("本年收费金额（单位：元）", "0", "0"),
        ("本年收费金额（单位：元）", "0.00", "0.00"),
        ("本年收费金额（单位：元）", "", ""),
    ],
)
def test_an_amount_whose_header_says_another_unit(header: str, printed: str, amount: str) -> None:
    for above in (0, 1, 2):
        others = [["第二十条第（八）项", ""]] * above
        found = matched([table(["信息内容", header], *others, ["行政事业性收费", printed])])
        read = found.cells["fees", "amount"].value
        assert (amount, printed) == (read.text if read.kind == "number" else "", read.raw)
    far = matched([table(["信息内容", header], *[["第二十条第（八）项", ""]] * 3, ["行政事业性收费", printed])])
    assert ("number" if printed else "blank") == far.cells["fees", "amount"].value.kind  # that header is another's


@pytest.mark.parametrize(
    ("header", "printed", "amount"),
    [
        ("采购总金额（单位：万元）", "160.5", "160.5万元"),
        ("采购总金额（元）", "160.5", "160.5元"),
        ("采购总金额（单位：亿元）", "2", "2亿元"),
        ("采购总金额", "160.5", ""),
        ("采购总金额（单位：万元）", "160.5元", "160.5元"),
        ("采购总金额（单位：万元）", "0", "0"),
        ("采购总金额（单位：万元）", "约5", ""),
    ],
)
def test_an_amount_that_leaves_its_unit_to_the_header(header: str, printed: str, amount: str) -> None:
    words = index("2019")
    found = match(entries([table(["信息内容", "采购项目数量", header], ["政府集中采购", "4", printed])], words), words)
    read = found.cells["procurement", "amount"].value
    assert (amount, printed) == (read.text, read.raw)


def test_the_rest_of_a_label_that_a_page_cut_is_no_label_of_another_row() -> None:
    label = FORM.rows["other_fee_unpaid"].label
    found = matched([table([label[:20], *SEVEN], [label[20:]], ["3.其他", *ZERO])])
    assert {"other_fee_unpaid": (" ".join(SEVEN), "likely"), "other_misc": (" ".join(ZERO), "certain")} == rows(found)
    assert [] == left(found)


def test_rows_of_table_four_are_none_of_these() -> None:
    found = matched([table(["行政复议", "1", "2", "0", "0", "3"])])
    assert {} == rows(found)
    assert [("行政复议 1 2 0 0 3", "no_row")] == left(found)


def test_what_of_the_form_was_not_found() -> None:
    found = matched([table(["行政处罚", "3"], ["规章", "1", "2", "3"])])
    absent = missing(found.cells, WORDS)
    assert len(absent) == 200 - 4
    assert ("regulations", "made") not in absent
    assert ("licensing", "decisions") == absent[3]
    assert 200 == len(missing({}, WORDS))


def test_a_block_that_is_left_over_is_told_as_far_as_it_tells_what_it_is() -> None:
    assert Leftover("甲", "第1行", "page") == shortened(plain("甲", "第1行"), "page")
    long = shortened(plain("甲" * 300, "第1行"), "page").text
    assert long.startswith("甲" * 199)
    assert len(long) < 204
    assert "行政处罚 3" == shortened(table(["行政处罚", "3"]), "page").text
