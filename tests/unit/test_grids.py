"""The form's tables as grids: what every cell says, how far it reaches, and by which headers a number is described."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from gipgen.form.definition import Block, Group, Node, Table
from gipgen.form.editions import load
from gipgen.layout.grid import Grid, GridCell, fill
from gipgen.layout.spans import places

EDITIONS = ("2021", "2019")
TABLES = [(edition, table) for edition in EDITIONS for table in ("proactive", "applications", "review_litigation")]


def numbers(edition: str) -> dict[str, str]:
    """Another number for each cell of a form."""
    form = load(edition)
    refs = [f"{row}.{column.id}" for row, columns in form.columns.items() for column in columns]
    return {ref: str(100 + place) for place, ref in enumerate(refs)}


def grid(edition: str, table: str, caption: str = "表") -> Grid:
    return fill(edition, table, caption, numbers(edition))


def leaves(nodes: tuple[Node, ...], above: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each row or column by its id, with the labels that lead to it."""
    for node in nodes:
        if isinstance(node, Group):
            yield from leaves(node.children, (*above, node.label))
        else:
            yield node.id, (*above, node.label)


def described(table: Table, block: Block, row: tuple[str, ...], column: tuple[str, ...]) -> list[str]:
    """What a screen reader has to say of a number before it reads it."""
    if table.layout == "stacked":
        return [*row, block.caption, *column]
    return [*row, *column]


@pytest.mark.parametrize(("edition", "table"), TABLES)
def test_every_number_is_described_by_its_headers(edition: str, table: str) -> None:
    made, form = grid(edition, table), load(edition).tables[table]
    cells = [cell for row in made.rows for cell in row]
    named = {cell.id: cell for cell in cells if cell.id}
    assert len(named) == sum(bool(cell.id) for cell in cells)  # no id twice
    assert all(id_.startswith(f"{table}-") for id_ in named)
    found = {cell.ref: [named[id_].text for id_ in cell.headers.split(" ")] for cell in cells if cell.ref}
    assert found == {
        f"{row}.{column}": described(form, block, of_row, of_column)
        for block in form.blocks
        for row, of_row in leaves(block.row_tree)
        for column, of_column in leaves(block.column_tree)
    }


@pytest.mark.parametrize(("edition", "table"), TABLES)
def test_each_number_is_printed_in_its_cell_and_nothing_else_is_changed(edition: str, table: str) -> None:
    made, blank = grid(edition, table), fill(edition, table, "", dict.fromkeys(numbers(edition), ""))
    values = {cell.ref: cell for row in made.rows for cell in row if cell.kind == "value"}
    assert {ref: cell.text for ref, cell in values.items()} == {
        ref: text for ref, text in numbers(edition).items() if ref in values
    }
    assert {("", "")} == {(cell.id, cell.scope) for cell in values.values()}
    emptied = tuple(tuple(cell._replace(text="") if cell.ref else cell for cell in row) for row in made.rows)
    assert emptied == blank.rows
    assert made._replace(rows=emptied, caption="") == blank


@pytest.mark.parametrize(("edition", "table"), TABLES)
def test_every_place_is_covered_once_and_cells_stand_from_left_to_right(edition: str, table: str) -> None:
    made = grid(edition, table)
    covered = places(made)
    assert [made.columns] * len(made.rows) == [len(row) for row in covered]
    for number, row in enumerate(made.rows):
        assert all(left.column < right.column for left, right in pairwise(row))
        for cell in row:
            own = {
                (down, across)
                for down, line in enumerate(covered)
                for across, each in enumerate(line)
                if each.cell is cell
            }
            assert own == {
                (number + down, cell.column + across) for down in range(cell.rowspan) for across in range(cell.colspan)
            }
            assert covered[number][cell.column].is_first


def test_what_a_grid_is_called() -> None:
    assert ("表", "表") == (grid("2021", "proactive").caption, grid("2021", "proactive").name)
    assert ("", "proactive") == (grid("2021", "proactive", "").caption, grid("2021", "proactive", "").name)
    assert "2019/applications" == grid("2019", "applications").key


@pytest.mark.parametrize(
    ("edition", "table", "layout", "columns", "header_rows", "stub_columns", "rows", "unit"),
    [
        ("2021", "proactive", "stacked", 4, 0, 1, 14, "件（另有注明的除外）"),
        ("2021", "applications", "tree", 10, 3, 3, 28, "件"),
        ("2021", "review_litigation", "across", 15, 3, 0, 4, "件"),
        ("2019", "proactive", "stacked", 5, 0, 1, 18, "件（另有注明的除外）"),
        ("2019", "applications", "tree", 10, 3, 3, 26, "件"),
    ],
)
def test_the_shape_of_a_table(
    edition: str, table: str, layout: str, columns: int, header_rows: int, stub_columns: int, rows: int, unit: str
) -> None:
    made = grid(edition, table)
    assert (table, layout, columns) == (made.id, made.layout, made.columns)
    assert (header_rows, stub_columns, rows) == (made.header_rows, made.stub_columns, len(made.rows))
    assert unit == made.unit
    kinds = {"header", "corner"}
    heads = [number for number, row in enumerate(made.rows) if {cell.kind for cell in row} <= kinds]
    assert layout == "stacked" or heads == list(range(header_rows))


def drawn(cell: GridCell) -> tuple[str, str, str, int, int, int]:
    return cell.text, cell.kind, cell.scope, cell.column, cell.colspan, cell.rowspan


def test_table_four_is_drawn_as_the_notice_prints_it() -> None:
    columns = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    first, second, third, last = grid("2021", "review_litigation").rows
    assert [
        ("行政复议", "header", "colgroup", 0, 5, 1),
        ("行政诉讼", "header", "colgroup", 5, 10, 1),
    ] == list(map(drawn, first))
    assert [
        *[(text, "header", "col", place, 1, 2) for place, text in enumerate(columns)],
        ("未经复议直接起诉", "header", "colgroup", 5, 5, 1),
        ("复议后起诉", "header", "colgroup", 10, 5, 1),
    ] == list(map(drawn, second))
    assert [(text, "header", "col", 5 + place, 1, 1) for place, text in enumerate(columns * 2)] == list(
        map(drawn, third)
    )
    assert [("value", place, 1, 1) for place in range(15)] == [
        (cell.kind, cell.column, cell.colspan, cell.rowspan) for cell in last
    ]
    assert ["review.upheld", "review.total", "litigation_direct.upheld", "litigation_after_review.total"] == [
        last[place].ref for place in (0, 4, 5, 14)
    ]


def test_table_three_is_drawn_as_the_notice_prints_it() -> None:
    rows = grid("2021", "applications").rows
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    assert (GridCell(corner, "corner", 3, 3), ("申请人情况", "header", "colgroup", 3, 7, 1)) == (
        rows[0][0],
        drawn(rows[0][1]),
    )
    assert [
        ("自然人", "header", "col", 3, 1, 2),
        ("法人或其他组织", "header", "colgroup", 4, 5, 1),
        ("总计", "header", "col", 9, 1, 2),
    ] == list(map(drawn, rows[1]))
    assert ("商业企业", "header", "col", 4, 1, 1) == drawn(rows[2][0])
    stubs = [[drawn(cell) for cell in row if cell.kind == "label"] for row in rows[3:9]]
    assert [
        [("一、本年新收政府信息公开申请数量", "label", "row", 0, 3, 1)],
        [("二、上年结转政府信息公开申请数量", "label", "row", 0, 3, 1)],
        [("三、本年度办理结果", "label", "rowgroup", 0, 1, 22), ("（一）予以公开", "label", "row", 1, 2, 1)],
        [("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "label", "row", 1, 2, 1)],
        [("（三）不予公开", "label", "rowgroup", 1, 1, 8), ("1.属于国家秘密", "label", "row", 2, 1, 1)],
        [("2.其他法律行政法规禁止公开", "label", "row", 2, 1, 1)],
    ] == stubs
    assert {3, 4, 5, 6, 7, 8, 9} == {cell.column for row in rows for cell in row if cell.ref}


def test_table_two_is_drawn_as_the_notice_prints_it() -> None:
    rows = grid("2021", "proactive").rows
    assert [("第二十条第（一）项", "header", "colgroup", 0, 4, 1)] == list(map(drawn, rows[0]))
    assert [
        ("信息内容", "header", "col", 0, 1, 1),
        ("本年制发件数", "header", "col", 1, 1, 1),
        ("本年废止件数", "header", "col", 2, 1, 1),
        ("现行有效件数", "header", "col", 3, 1, 1),
    ] == list(map(drawn, rows[1]))
    label, *values = rows[2]
    assert ("规章", "label", "row", 0, 1, 1) == drawn(label)
    assert [("regulations.made", 1, 1), ("regulations.repealed", 2, 1), ("regulations.in_force", 3, 1)] == [
        (cell.ref, cell.column, cell.colspan) for cell in values
    ]
    assert [("第二十条第（五）项", "header", "colgroup", 0, 4, 1)] == list(map(drawn, rows[4]))
    assert [("信息内容", "header", "col", 0, 1, 1), ("本年处理决定数量", "header", "col", 1, 3, 1)] == list(
        map(drawn, rows[5])
    )
    assert [("licensing.decisions", 1, 3)] == [(cell.ref, cell.column, cell.colspan) for cell in rows[6][1:]]


def test_headers_name_no_headers_and_labels_no_number() -> None:
    for edition, table in TABLES:
        others = [cell for row in grid(edition, table).rows for cell in row if cell.kind != "value"]
        assert {("", "")} == {(cell.ref, cell.headers) for cell in others}


def test_a_form_that_could_not_be_drawn_is_refused() -> None:
    whole = grid("2021", "review_litigation")
    head, *rest = whole.rows
    wider, shorter = head[0]._replace(colspan=6), head[0]._replace(colspan=4)
    for cell, words in ((wider, "row 1, column 6 is covered twice"), (shorter, "places that no cell covers")):
        with pytest.raises(ValueError, match=f"table review_litigation.*{words}"):
            places(whole._replace(rows=((cell, head[1]), *rest)))
    *above, last = whole.rows
    taller = (last[0]._replace(rowspan=2), *last[1:])
    with pytest.raises(ValueError, match="row 4, column 1 is covered twice"):
        places(whole._replace(rows=(*above, taller)))
    with pytest.raises(ValueError, match="no cell covers"):
        places(whole._replace(columns=16))
