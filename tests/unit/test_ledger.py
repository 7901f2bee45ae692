"""The account of a source: what nobody took is told, what two took is told, and nothing else is."""

import pytest

from gipgen.imports.ledger import unsettled, unwritten
from gipgen.imports.raw import Cell, Line, Piece, Run, Table, numbered, pieces, plain


def told(*blocks: Line | Table, taken: tuple[Piece, ...]) -> list[tuple[str, str, str]]:
    return [each[:3] for each in unsettled(blocks, taken)]


LINES = numbered((plain("甲乙丙丁", "第1行"), plain("戊己", "第2行")))
TABLE = numbered((Table((Cell("行政许可", 0, 0), Cell("5", 0, 1), Cell("", 0, 2)), "表1"),))


def test_what_nobody_took_is_told_with_its_place() -> None:
    assert [("甲乙丙丁", "第1行", "nowhere"), ("戊己", "第2行", "nowhere")] == told(*LINES, taken=())
    assert [("戊己", "第2行", "nowhere")] == told(*LINES, taken=pieces(LINES[0]))
    assert [] == told(*LINES, taken=pieces(*LINES))
    assert [("行政许可", "表1第1行", "nowhere"), ("5", "表1第1行", "nowhere")] == told(*TABLE, taken=())


@pytest.mark.parametrize(
    ("taken", "wanted"),
    [
        ([(0, 2)], [("丙丁", "nowhere")]),
        ([(1, 3)], [("甲", "nowhere"), ("丁", "nowhere")]),
        ([(2, 4), (0, 2)], []),
        ([(0, 4), (0, 4)], [("甲乙丙丁", "two_places")]),
        ([(0, 3), (2, 4)], [("丙", "two_places")]),
        ([(0, 4), (1, 2)], [("乙", "two_places")]),
    ],
)
def test_a_line_may_be_shared_out_but_no_sign_of_it_twice(
    taken: list[tuple[int, int]], wanted: list[tuple[str, str]]
) -> None:
    found = unsettled(LINES[:1], [Piece(1, start, end) for start, end in taken])
    assert wanted == [(each.text, each.reason) for each in found]


def test_signs_and_blanks_need_no_place() -> None:
    blocks = numbered((plain(" 甲：\u3000", "第1行"), plain("——", "第2行")))
    assert [] == told(*blocks, taken=(Piece(1, 1, 2),))


def test_a_piece_of_a_line_knows_where_it_comes_from() -> None:
    (line,) = numbered((Line((Run("甲乙"), Run("：丙丁", bold=True), Run("戊")), "第1行"),))
    assert isinstance(line, Line)
    cut = line.part(2, 6, " ：")
    assert ("丙丁戊", 3, (Run("丙丁", bold=True), Run("戊"))) == (cut.text, cut.start, cut.runs)
    assert ("丁", 4) == (cut.part(1, 2).text, cut.part(1, 2).start)
    assert [("甲乙：", "nowhere")] == [(each.text, each.reason) for each in unsettled([line], pieces(cut))]


def test_what_was_not_written_is_told() -> None:
    parts = {"problems": [plain("（一）问题", "第1行"), plain("解读不多。", "第2行"), *TABLE]}
    whole = "## 问题\n\n解读**不多**。\n\n| 行政许可 | 5 |"
    assert [] == list(unwritten(parts, {"problems": whole}))
    assert ["5"] == [each.text for each in unwritten(parts, {"problems": whole.replace("5", "")})]
    assert ["问题", "解读不多", "行政许可", "5"] == [each.text for each in unwritten(parts, {})]
