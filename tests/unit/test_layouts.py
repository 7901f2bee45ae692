"""Tables in the layouts that copies and converters give them: read where there is one way to, left open where there are two.

The numbers are those of two reports of one place, read by hand (平潭综合实验区 2021, 2022).
"""

import re
from collections.abc import Callable, Iterator

import published
import pytest
from published import _text_of_pdf as shown_at
from test_import import FORM, found
from test_pdf_lines import blocks, cell, grid

from gipgen.imports.compose_report import compose
from gipgen.imports.import_report import Published, import_report
from gipgen.imports.raw import Table
from gipgen.layout.grid import Grid

REFS = published.refs("2021")
BEFORE = """0 0 0 69 3 665 2293 1282 42 24252.311082
64 0 0 2 0 4 70  0 0 0 0 0 0 0  27 0 0 2 0 1 30  5 0 0 0 0 0 5  0 0 0 0 0 0 0  0 0 0 0 0 0 0  0 0 0 0 0 0 0
0 0 0 0 0 0 0  1 0 0 0 0 0 1  0 0 0 0 0 0 0  6 0 0 0 0 0 6  1 0 0 0 0 0 1  22 0 0 0 0 3 25  0 0 0 0 0 0 0
0 0 0 0 0 0 0  0 0 0 0 0 0 0  0 0 0 0 0 0 0  0 0 0 0 0 0 0  0 0 0 0 0 0 0  0 0 0 0 0 0 0  0 0 0 0 0 0 0
0 0 0 0 0 0 0  1 0 0 0 0 0 1  63 0 0 2 0 4 69  1 0 0 0 0 0 1
1 0 2 0 3  12 0 0 0 12  0 0 0 0 0"""
THEN = """0 0 0 88 55 698 10690 2113 0 9116.36
71 3 0 0 0 0 74  1 0 0 0 0 0 1  21 0 0 0 0 0 21  8 1 0 0 0 0 9  0 0 0 0 0 0 0  0 0 0 0 0 0 0  0 0 0 0 0 0 0
0 0 0 0 0 0 0  1 0 0 0 0 0 1  2 0 0 0 0 0 2  1 0 0 0 0 0 1  0 0 0 0 0 0 0  37 0 0 0 0 0 37  0 0 0 0 0 0 0
0 0 0 0 0 0 0  0 0 0 0 0 0 0  0 0 0 0 0 0 0  0 0 0 0 0 0 0  0 0 0 0 0 0 0  0 0 0 0 0 0 0  2 0 0 0 0 0 2
0 0 0 0 0 0 0  0 2 0 0 0 0 2  72 3 0 0 0 0 75  0 0 0 0 0 0 0
0 1 1 0 2  1 0 0 0 1  0 0 0 0 0"""


def numbers(report: str) -> dict[str, str | None]:
    return dict(zip(REFS, report.split(), strict=True))


def text(
    table: Callable[[Grid], str], report: str = THEN, change: Callable[[str], str] = str, name: str = "a.txt"
) -> Published:
    printed = {ref: value or "" for ref, value in numbers(report).items()}
    lines = published.parts(2022, printed, table, lambda line: line)
    return import_report(name, change("\n".join([*lines, "测试区民政局", "2023年1月20日"])).encode())


def is_right(imported: Published, report: str = THEN) -> bool:
    return numbers(report) == found(imported)


def open_rows(imported: Published, report: str = THEN) -> set[str]:
    """The rows that were left open; what was read is right."""
    read, true = found(imported), numbers(report)
    assert {ref: true[ref] for ref in read} == read
    return {ref.partition(".")[0] for ref in REFS if ref not in read}


def narrow(grid: Grid) -> str:
    """Labels in columns of four characters, each number on the first line of its label."""

    def lines() -> Iterator[str]:
        for row in grid.rows:
            labels = [re.findall(".{1,4}", cell.text) for cell in row if cell.kind != "value"]
            values = [cell.text for cell in row if cell.kind == "value"]
            for number in range(max(map(len, labels), default=1)):
                parts = [label[number] for label in labels if number < len(label)]
                yield "   ".join([*parts, *(values if number == 0 else [])])

    return "\n".join(lines())


def test_labels_that_go_on_below_their_numbers() -> None:
    imported = text(narrow)
    assert is_right(imported)
    assert () == imported.leftovers
    made = compose(imported, "a.txt", "a.yaml")
    assert "本年新收: [71, 3, 0, 0, 0, 0, 74]  # 核对：原件的行名是“" in made


def test_short_labels_that_are_broken_below_their_headers() -> None:
    """行政许 / 可 / 10690, as a copy of narrow columns has it: four characters are no end of a longer label."""

    def table(grid: Grid) -> str:
        if grid.columns != 4:
            return published.tabs(grid)
        broken = {"行政许可": "行政许\n可", "行政处罚": "行政处\n罚", "行政强制": "行政强\n制"}
        return "\n".join(broken.get(cell.text, cell.text) for row in grid.rows for cell in row)

    assert is_right(text(table))


def without_third(grid: Grid) -> str:
    return narrow(grid._replace(rows=grid.rows[:6] + grid.rows[7:]) if grid.columns == 10 else grid)


def test_order_tells_nothing_where_a_row_is_missing() -> None:
    assert "partially_disclosed" in open_rows(text(without_third))


def labels_first(grid: Grid) -> str:
    labels = [cell.text for row in grid.rows for cell in row if cell.kind != "value"]
    values = [" ".join(cell.text for cell in row if cell.kind == "value") for row in grid.rows]
    return "\n".join([*labels, *filter(None, values)]) if grid.columns == 10 else published.tabs(grid)


def test_labels_in_front_and_numbers_behind_where_all_sums_hold() -> None:
    assert is_right(text(labels_first))


def test_labels_in_front_and_numbers_behind_where_a_sum_does_not_hold() -> None:
    imported = text(labels_first, change=lambda made: made.replace("72 3 0 0 0 0 75", "72 4 0 0 0 0 76"))
    assert open_rows(imported) >= {row.id for row in FORM.tables["applications"].blocks[0].rows[:-1]}
    assert any("72 4 0 0 0 0 76" in left.text for left in imported.leftovers)


def test_numbers_behind_the_labels_of_several_rows_are_nobodys() -> None:
    def table(grid: Grid) -> str:
        if grid.columns != 4:
            return published.tabs(grid)
        labels = [cell.text for row in grid.rows for cell in row if cell.kind != "value"]
        return "\n".join([*labels, *(cell.text for row in grid.rows for cell in row if cell.kind == "value")])

    rows = {row.id for block in FORM.tables["proactive"].blocks for row in block.rows}
    assert rows == open_rows(text(table))


def one_row(zeros: str) -> Callable[[str], str]:
    """（六） in one row, as the edition before had it."""

    def change(made: str) -> str:
        lines = made.split("\n")
        first = next(number for number, line in enumerate(lines) if "逾期不补正" in line)
        return "\n".join([*lines[:first], f"\t（六）其他处理\t\t{zeros}", *lines[first + 3 :]])

    return change


OTHER = {"other_no_supplement", "other_fee_unpaid", "other_misc"}


def test_one_row_of_zeros_is_all_rows_of_its_group() -> None:
    imported = text(published.tabs, BEFORE, one_row("\t".join("0" * 7)))
    read = found(imported)
    assert {ref: "0" for ref in REFS if ref.partition(".")[0] in OTHER} == {
        ref: read[ref] for ref in REFS if ref.partition(".")[0] in OTHER
    }
    assert () == imported.leftovers
    assert "核对：原件的行名是“(六)其他处理”" in compose(imported, "a.txt", "a.yaml")


@pytest.mark.parametrize("printed", ["1 0 0 0 0 0 1", "/ / / / / / /", "      "])
def test_one_row_with_anything_else_is_left_over(printed: str) -> None:
    imported = text(published.tabs, BEFORE, one_row("\t".join(printed.split(" "))))
    assert OTHER == {row for row in open_rows(imported, BEFORE) if row in OTHER}


def glued(grid: Grid) -> str:
    """Each row a line, its numbers run together behind the label."""
    rows = [
        [
            " ".join(cell.text for cell in row if cell.kind != "value"),
            "".join(cell.text for cell in row if cell.kind == "value"),
        ]
        for row in grid.rows
    ]
    return "\n".join(map("".join, rows))


@pytest.mark.parametrize("report", [BEFORE, THEN])
def test_digits_that_the_sums_of_the_table_cut(report: str) -> None:
    """270020130 is 27, 0, 0, 2, 0, 1, 30 or 2, 7, 0, 0, 20, 1, 30: the column's sums tell. 693665 has none."""
    assert {"normative_documents"} == open_rows(text(glued, report), report)


def test_digits_that_no_sum_cuts() -> None:
    imported = text(glued, BEFORE, lambda made: made.replace("630020469", "640020470"))
    read = found(imported)
    assert not any(ref.startswith("disclosed.") for ref in read)
    assert any("270020130" in left.text for left in imported.leftovers)


@pytest.mark.parametrize("leader", ["…… ", "........ ", "____"])
def test_leaders_in_front_of_the_numbers_of_a_table_without_labels(leader: str) -> None:
    def table(grid: Grid) -> str:
        if grid.columns != 15:
            return published.tabs(grid)
        *heads, numbers = ([cell.text for cell in row] for row in grid.rows)
        return "\n".join([*map("".join, heads), leader + "  ".join(numbers)])

    imported = text(table)
    assert is_right(imported)
    assert () == (*imported.leftovers, *imported.noted)


def test_headers_in_pieces_belong_to_their_table() -> None:
    def table(grid: Grid) -> str:
        if grid.columns != 15:
            return published.tabs(grid)
        numbers = " ".join(cell.text for cell in grid.rows[-1])
        return (
            f"行政复议 行政诉讼\n结果维 结果纠 其他结 尚未审 总 未经复议直接起诉 复议后起诉\n持 正 果 结 计\n{numbers}"
        )

    imported = text(table)
    assert is_right(imported)
    assert () == (*imported.leftovers, *imported.noted)


def test_a_label_that_breaks_off_behind_the_sign_for_nothing_has_no_number() -> None:
    """无 is what agencies write for no number, and the fourth sign of （四）无法提供."""
    imported = text(narrow, change=lambda made: made.replace("（四）无", "（四）无\n"))
    assert is_right(imported)
    assert () == imported.leftovers


@pytest.mark.parametrize("end", ["", "\n  ------ -----"])
def test_rules_below_the_names_of_columns_are_no_text(end: str) -> None:
    def table(grid: Grid) -> str:
        rows = ["  ".join(cell.text for cell in row) for row in grid.rows]
        return "\n".join([rows[0], "  ---------- ----- ---", *rows[1:]]) + end

    imported = text(table)
    assert is_right(imported)
    assert "---" not in "".join(imported.texts.values())


def test_a_pdf_whose_rows_have_no_outer_rules() -> None:
    """Two columns inside, rules across that reach further: the cells at both sides have no rule of their own."""
    across = [f"100 {1000 - 40 * row} m 500 {1000 - 40 * row} l S" for row in range(5)]
    down = [f"{x} 1000 m {x} 840 l S" for x in (200, 300, 400, 401)]
    cells = [shown_at(105 + 100 * at, 980 - 40 * row, f"{row}{at}") for row in range(4) for at in range(4)]
    (table,) = blocks([*across, *down, *cells])
    assert isinstance(table, Table)
    assert [[f"{row}{at}" for at in range(4)] for row in range(4)] == [
        [each.text for each in row if each.text] for row in table.rows
    ]


def test_text_beside_the_cells_of_a_pdf_is_not_lost() -> None:
    """A cell over two rows, shaded with the first of them: the second row has no cells."""
    drawn = grid(cell(0, 0, "不予公开", high=2), cell(1, 0, "1"), cell(2, 0, "2"), cell(3, 0, "3"))
    assert "其他 4" in [each.text for each in blocks([*drawn, shown_at(210, 935, "其他 4")])]


def test_a_pdf_whose_cells_stand_apart() -> None:
    boxes = [f"{100 + 100 * at} {960 - 40 * row} 96 36 re S" for row in range(3) for at in range(3)]
    cells = [shown_at(105 + 100 * at, 980 - 40 * row, f"{row}{at}") for row in range(3) for at in range(3)]
    (table,) = blocks([*boxes, *cells])
    assert isinstance(table, Table)
    assert [["00", "01", "02"], ["10", "11", "12"], ["20", "21", "22"]] == [
        [each.text for each in row] for row in table.rows if row
    ]


@pytest.mark.parametrize(
    ("clip", "seen"),
    [
        ("100 900 118 100 re W n", "30…"),  # the edge goes through the zero
        ("100 900 118 100 re W* n", "30…"),
        ("100 900 300 100 re W n", "30"),
        ("q 100 900 118 100 re W n Q", "30"),
        ("", "30"),
    ],
)
def test_a_number_that_is_cut_off_is_not_read_short(clip: str, seen: str) -> None:
    """Of 3001 a narrow cell shows 30, and the browser leaves the rest out."""
    drawn = grid(cell(0, 0, "规章"), cell(1, 0, ""), cell(0, 1, "行政处罚"), cell(1, 1, "2"))
    (table,) = blocks([*drawn, clip, shown_at(204, 980, "30")])
    assert isinstance(table, Table)
    assert ["规章", seen, "行政处罚", "2"] == [each.text for each in table.cells]


def spanned(grid: Grid) -> str:
    rows = [[each or "" for each in row] for row in published._covered(grid)]
    made = [f"| {' | '.join(f'<span lang=zh>{each}</span>' if each else '' for each in row)} |" for row in rows]
    return "\n".join([made[0], "|" + "---|" * grid.columns, *made[1:]])


@pytest.mark.parametrize(
    "dress",
    ["<center><b>{}</b></center>", "<p align='center'><strong>{}</strong></p>", "<h2>{}</h2>", "## <span>{}</span>"],
)
def test_markup_inside_markdown(dress: str) -> None:
    def change(made: str) -> str:
        for section in FORM.sections:
            made = made.replace(f"\n{section.heading}\n", f"\n{dress.format(section.heading)}\n")
        return made.replace("本年度未收取", "<font color=red>本年度</font>&nbsp;未<u>收取</u>")

    imported = text(spanned, change=change, name="a.md")
    assert is_right(imported)
    assert {id_: each.format(year=2022) for id_, each in published.TEXTS.items()} == {
        id_: re.sub("[*\\s]", "", each) for id_, each in imported.texts.items()
    }
    assert () == (*imported.leftovers, *imported.noted)


def drawn(rule: str, bar: str, corner: str, *, each_row: bool = True) -> Callable[[Grid], str]:
    """A table of signs, labels of more than eight characters on several lines."""

    def table(grid: Grid) -> str:
        line = corner + corner.join([rule * 10] * grid.columns) + corner
        made = [line]
        for row in published._covered(grid):
            split = (
                [re.findall(".{1,8}", each or "") or [""] for each in row]
                if each_row
                else [[each or ""] for each in row]
            )
            made += [
                bar + bar.join(f" {part[number] if number < len(part) else ''} " for part in split) + bar
                for number in range(max(map(len, split)))
            ]
            made += [line] if each_row else []
        return "\n".join([*made, line])

    return table


@pytest.mark.parametrize(
    "table", [drawn("─", "│", "┼"), drawn("-", "|", "+"), drawn("=", "|", "+"), drawn("-", "|", "+", each_row=False)]
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_tables_drawn_with_signs(table: Callable[[Grid], str], name: str) -> None:
    imported = text(table, name=name)
    assert is_right(imported)
    assert () == imported.leftovers


@pytest.mark.parametrize(("sign", "quote"), [(",", ""), (";", '"'), (",", '"')])
def test_tables_listed_between_commas(sign: str, quote: str) -> None:
    def table(grid: Grid) -> str:
        return "\n".join(sign.join(f"{quote}{each or ''}{quote}" for each in row) for row in published._covered(grid))

    imported = text(table)
    assert is_right(imported)
    assert () == imported.leftovers


def test_a_table_that_a_converter_lost_is_named() -> None:
    imported = text(lambda grid: "\n[TABLE]\n" if grid.columns == 10 else published.markdown(grid), name="a.md")
    assert [("[TABLE]", "placeholder")] == [(left.text, left.reason) for left in imported.leftovers]
    assert ["no_table"] == [each.reason for each in imported.noted]
    assert "[TABLE]" not in "".join(imported.texts.values())


def shared_cells(grid: Grid, numbers: int = 3) -> str:
    """The rows of （四） in one: their labels below one another in one cell, their numbers in the cells beside it."""
    rows = [[published._tag(each) for each in row] for row in grid.rows]
    if grid.columns == 10:
        first, *others = grid.rows[15:18]
        merged = [published._tag(first[0]._replace(rowspan=1))]
        for at, each in enumerate(first[1:]):
            below = [row[at].text for row in others][: numbers - 1]
            merged.append(
                published._tag(
                    each._replace(text="<br>".join([each.text, *(below if at else [row[0].text for row in others])]))
                )
            )
        rows[15:18] = [merged]
    return "<table border=1>" + "".join(f"<tr>{''.join(row)}</tr>" for row in rows) + "</table>"


def page(table: Callable[[Grid], str], report: str = THEN) -> Published:
    printed = {ref: value or "" for ref, value in numbers(report).items()}
    body = "".join(published.parts(2022, printed, table, lambda line: f"<p>{line}</p>"))
    return import_report("a.html", f"<html><body>{body}<p>测试区民政局</p><p>2023年1月20日</p></body></html>".encode())


def test_rows_that_share_their_cells() -> None:
    imported = page(shared_cells)
    assert is_right(imported)
    assert () == (*imported.leftovers, *imported.noted)


def test_rows_that_share_their_cells_with_a_number_missing() -> None:
    assert (
        {"unavailable_not_held", "unavailable_needs_creation", "unavailable_still_unclear"}
        >= open_rows(page(lambda grid: shared_cells(grid, 2)))
        > set()
    )


def test_numbers_that_are_pictures() -> None:
    def table(grid: Grid) -> str:
        made = published.html_table(grid)
        return re.sub(r">(\d+)<", "><img src='/n.png'><", made) if grid.columns == 10 else made

    imported = page(table)
    assert {row.id for row in FORM.tables["applications"].blocks[0].rows} == open_rows_of(imported)
    assert [("三、收到和处理政府信息公开申请情况", "pictures")] == [
        (each.place, each.reason) for each in imported.noted
    ]
    assert "本年新收: 待填  # 原件是图片，不是文字" in re.sub(" +", " ", compose(imported, "a", "a.yaml")).replace(
        " #", "  #"
    )


def open_rows_of(imported: Published) -> set[str]:
    return {ref.partition(".")[0] for ref, value in found(imported).items() if value is None}


SAID = "设立规范性文件库，集中公开现行有效行政规范性文件698件，动态更新本年度制发的规范性文件88件。"


@pytest.mark.parametrize(
    ("said", "offer"),
    [
        (SAID, "；照正文看可能是 88、55、698，请核对后填写"),
        (SAID.replace("88件", "若干件"), ""),  # 885, 5, 698 as well
        (SAID.replace("规范性文件", "解读"), ""),  # of something else
        (f"{SAID}其中行政规范性文件8855件、69件。", ""),
    ],
)
def test_running_text_offers_a_way_to_cut_digits_and_decides_nothing(said: str, offer: str) -> None:
    imported = text(glued, change=lambda made: made.replace("办理情况良好。", f"办理情况良好。{said}"))
    assert {"normative_documents"} == open_rows(imported)
    made = re.sub(" +", " ", compose(imported, "a.txt", "a.yaml"))
    row = "行政规范性文件: {制发: 待填, 废止: 待填, 现行有效: 待填}"
    assert f"{row} # 原件这一行的数连在一起，或者个数和格式的列对不上{offer}\n" in made


@pytest.mark.parametrize(("turn", "at"), [("0 1 -1 0 900 100", "up"), ("0 -1 1 0 100 1400", "down")])
def test_a_table_that_lies_on_its_side(turn: str, at: str) -> None:
    drawn = grid(*(cell(at % 5, at // 5, f"第{at}格数") for at in range(20)))
    heading, table = blocks([shown_at(100, 1500, "三、收到和处理政府信息公开申请情况"), f"q {turn} cm", *drawn, "Q"])
    assert "三、收到和处理政府信息公开申请情况" == heading.text
    assert isinstance(table, Table)
    assert [[f"第{5 * row + at}格数" for at in range(5)] for row in range(4)] == [
        [each.text for each in row] for row in table.rows
    ]


def cells_in_lines(grid: Grid) -> str:
    return "\n".join(cell.text for row in grid.rows for cell in row)


def test_columns_in_front_of_numbers_that_lost_their_label_are_no_row() -> None:
    """The last column is called 其他, and a row 3.其他."""
    imported = text(cells_in_lines, change=lambda made: made.replace("一、本年新收政府信息公开申请数量\n", ""))
    assert {"new_received"} == open_rows(imported)


def test_numbers_behind_two_rows_are_nobodys() -> None:
    """Is 行政处罚 blank, or does the number belong to it?"""
    imported = text(cells_in_lines, change=lambda made: made.replace("行政处罚\n2113\n", "行政处罚\n"))
    assert {"penalty", "coercion"} == open_rows(imported)


@pytest.mark.parametrize("below", ["行政强制", "第二十条第（八）项", "行政事业性收费"])
def test_the_number_of_a_page_is_no_cell(below: str) -> None:
    """It stands between two rows, and the row below has lost its own number."""
    imported = text(
        published.tabs,
        change=lambda made: made.replace("行政事业性收费\t9116.36", "行政事业性收费").replace(below, f"5\n{below}", 1),
    )
    assert {**numbers(THEN), "fees.amount": None} == found(imported)
