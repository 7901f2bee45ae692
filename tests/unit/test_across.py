"""Table four, whose rows stand side by side: each number by the headers above it, or not at all."""

import pytest
from test_entries import table

from gipgen.form.editions import load
from gipgen.imports.across import across_table, match_across
from gipgen.imports.entries import Entry, entries
from gipgen.imports.form_words import index
from gipgen.imports.match import Matched
from gipgen.imports.raw import Cell, Table

WORDS = index("2021")
FORM = load("2021").tables["review_litigation"]
(BLOCK,) = FORM.blocks
REFS = [(row.id, column.id) for row in BLOCK.rows for column in BLOCK.columns]
COLUMNS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
FIFTEEN = list("120030100140004")
HEAD = [
    [Cell("行政复议", 0, 0, 1, 5), Cell("行政诉讼", 0, 5, 1, 10)],
    [Cell("未经复议直接起诉", 1, 5, 1, 5), Cell("复议后起诉", 1, 10, 1, 5)],
    [Cell(COLUMNS[place % 5], 2, place) for place in range(15)],
]
HEADERS = [cell for row in HEAD for cell in row]


def drawn(*cells: Cell, head: list[Cell] = HEADERS) -> list[Entry]:
    return list(entries([Table((*head, *cells), "表3")], WORDS))


def matched(found: list[Entry]) -> Matched:
    return match_across(found, WORDS, FORM)


def read(found: Matched) -> dict[tuple[str, str], str]:
    return {ref: each.value.raw for ref, each in found.cells.items()}


def test_fifteen_numbers_are_the_table() -> None:
    entry = Entry(("行政诉讼", "总计"), tuple(FIFTEEN), "第7行")
    found = matched([entry])
    assert dict(zip(REFS, FIFTEEN, strict=True)) == read(found)
    assert {("certain", "第7行", label) for label in ("行政复议", "未经复议直接起诉", "复议后起诉")} == {
        (each.confidence, each.place, each.label) for each in found.cells.values()
    }
    assert [] == found.leftovers
    blanks = Entry((), ("", *FIFTEEN, "", ""), "第7行")
    assert dict(zip(REFS, FIFTEEN, strict=True)) == read(matched([blanks]))
    some = ["", "2", *FIFTEEN[2:]]
    assert dict(zip(REFS, some, strict=True)) == read(matched([Entry((), tuple(some), "第7行")]))


def test_numbers_stand_under_their_headers() -> None:
    """A blank cell was left out: the number of cells tells nothing."""
    found = matched(drawn(*(Cell(number, 3, place) for place, number in enumerate(FIFTEEN) if place != 6)))
    assert {ref: number for place, (ref, number) in enumerate(zip(REFS, FIFTEEN, strict=True)) if place != 6} == read(
        found
    )
    assert {"certain"} == {each.confidence for each in found.cells.values()}
    two = matched(drawn(Cell("7", 3, 4), Cell("", 3, 5), Cell("8", 3, 14)))
    assert {REFS[4]: "7", REFS[5]: "", REFS[14]: "8"} == read(two)


def test_the_nearest_header_names_the_column() -> None:
    head = [*HEADERS, Cell("结果纠正", 3, 0)]
    assert {REFS[1]: "7"} == read(matched(drawn(Cell("7", 4, 0), head=head)))
    head = [*HEADERS[:-15], Cell("5", 2, 0), *HEADERS[-14:]]  # a number is no header
    assert [(["7"], "no_columns")] == [
        ([each.text.split()[-1]], each.reason) for each in matched(drawn(Cell("7", 3, 0), head=head)).leftovers[-1:]
    ]


def test_a_number_under_no_header_leaves_the_row_open() -> None:
    found = matched(drawn(Cell("7", 3, 4), Cell("8", 3, 15)))
    assert {} == read(found)
    assert [("7 8", "no_columns")] == [(each.text, each.reason) for each in found.leftovers]
    twice = matched(drawn(Cell("7", 3, 4), Cell("8", 4, 4)))
    assert {REFS[4]: "7"} == read(twice)
    assert [("8", "no_columns", "表3第5行")] == [(each.text, each.reason, each.place) for each in twice.leftovers]


def test_a_mark_outside_the_columns_leaves_the_row_open_and_a_blank_or_a_word_does_not() -> None:
    assert {} == read(matched(drawn(Cell("7", 3, 4), Cell("/", 3, 15))))
    for other in ("", "注"):
        assert {REFS[4]: "7"} == read(matched(drawn(Cell("7", 3, 4), Cell(other, 3, 15))))


def test_rows_under_one_another_are_known_by_their_labels() -> None:
    rows = [[row.label, *(str(number + place) for number in range(5))] for place, row in enumerate(BLOCK.rows)]
    wanted = {
        (row.id, column.id): str(number + place)
        for place, row in enumerate(BLOCK.rows)
        for number, column in enumerate(BLOCK.columns)
    }
    beside = matched(list(entries([table(["", *COLUMNS], *rows)], WORDS)))
    assert wanted == read(beside)
    bare = matched(list(entries([table(*rows, grid=False)], WORDS)))
    assert wanted == read(bare)
    assert ({"certain"}, {"likely"}) == tuple(
        {each.confidence for each in found.cells.values()} for found in (beside, bare)
    )


@pytest.mark.parametrize(
    ("labels", "values", "row"),
    [
        (("行政复议",), "1 2 0 0 3", "review"),
        (("行政诉讼", "复议后起诉"), "1 2 0 0 3", "litigation_after_review"),
        (("复议后起诉", "结果"), "1 2 0 0 3", "litigation_after_review"),
        (("复议后起诉",), " . 1 2 0 0 3", "litigation_after_review"),
        (("复议后起诉",), "1 2 0 0", None),
        (("复议后起诉",), "1 2 0 0 3 4", None),
        (("行政诉讼",), "1 2 0 0 3", None),
        ((), "1 2 0 0 3", None),
    ],
)
def test_a_label_with_numbers_of_its_own(labels: tuple[str, ...], values: str, row: str | None) -> None:
    numbers = tuple("" if each == "." else each for each in values.split())
    found = matched([Entry(labels, numbers, "第7行")])
    if row:
        assert dict(zip([ref for ref in REFS if ref[0] == row], list("12003"), strict=True)) == read(found)
        assert {"likely"} == {each.confidence for each in found.cells.values()}
        return
    assert {} == read(found)
    assert [(" ".join((*labels, *numbers)), "第7行", "no_columns")] == [each[:3] for each in found.leftovers]


def test_what_is_left_over_is_told_with_the_labels_next_to_it() -> None:
    (left,) = matched([Entry(("甲乙", "丙丁", "戊己"), ("1", "2"), "第7行")]).leftovers
    assert "丙丁 戊己 1 2" == left.text


@pytest.mark.parametrize(
    ("digits", "glued", "whole"),
    [("0" * 15, True, True), ("0" * 15, False, True), ("00000120001230104", True, True), ("1" * 14, True, False)],
)  # fmt: skip
def test_digits_that_ran_together(digits: str, *, glued: bool, whole: bool) -> None:
    found = matched([Entry((), (digits,), "第7行", glued=glued)])
    assert (15 if whole else 0) == len(found.cells)
    assert {"likely"} >= {each.confidence for each in found.cells.values()}
    assert (0 if whole else 1) == len(found.leftovers)


def test_what_says_the_same_again_is_nothing_new_and_what_says_otherwise_is_left_over() -> None:
    first = Entry((), tuple(FIFTEEN), "第7行")
    assert [] == matched([first, first._replace(place="第8行")]).leftovers
    other = first._replace(values=("9", *FIFTEEN[1:]), place="第8行")
    found = matched([first, other])
    assert dict(zip(REFS, FIFTEEN, strict=True)) == read(found)
    assert ["第8行"] == [each.place for each in found.leftovers]


def test_a_printed_line_of_blanks_is_a_line_of_blanks() -> None:
    blanks = Entry((), ("",) * 15, "第7行")
    found = matched(
        [Entry(("行政复议",), (), "第6行"), blanks, blanks._replace(place="第8行"), Entry((), ("",), "第9行")]
    )
    assert dict.fromkeys(REFS, "") == read(found)
    assert {("blank", "certain", "第8行")} == {
        (each.value.kind, each.confidence, each.place) for each in found.cells.values()
    }
    assert {} == read(matched([Entry((), ("",) * 14, "第7行")]))
    some = matched([blanks, Entry((), tuple(FIFTEEN), "第8行")])
    assert dict(zip(REFS, FIFTEEN, strict=True)) == read(some)
    assert {} == read(matched([]))


@pytest.mark.parametrize(
    ("texts", "across"),
    [
        (["行政复议", "行政诉讼"], True),
        (["行政复议", "结果维持"], False),  # one of them may be a word of another table
        (["行政复议", "行政复议"], False),
        (["未经复议直接起诉", "复议后起诉", "结果维持"], True),
        (["行政处罚", "行政强制"], False),
    ],
)
def test_which_table_is_table_four(texts: list[str], *, across: bool) -> None:
    wanted = "review_litigation" if across else ""
    assert wanted == across_table(table(texts), WORDS)
    assert wanted == across_table(table(*([text] for text in texts)), WORDS)
