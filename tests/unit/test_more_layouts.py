"""Layouts of the sixth look (``benchmarks/layouts_sixth_*.py``), a test for each mechanism: each number is right, or it is open and told."""

from collections.abc import Callable, Iterator
from html import escape
from types import SimpleNamespace
from typing import Any

import pytest
from test_import import found
from test_layouts import THEN, is_right, numbers, text
from test_other_shapes import html, page
from test_word_files import document, p, r, tbl, tc, tr

from gipgen.findings.text import Problem
from gipgen.imports.import_report import import_report
from gipgen.imports.pdf_counts import Bounds
from gipgen.imports.pdf_rules import open_sides
from gipgen.imports.read_docx import read_docx
from gipgen.imports.read_html import from_markup
from gipgen.layout.grid import Grid, GridCell


def own_cells(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def test_rows_that_lost_their_spans_are_not_read_by_the_places_of_their_heads() -> None:
    """The head 总计 moved to the left of 其他; the numbers below are in the form's order."""
    assert is_right(page(lambda grid: html(own_cells(grid))))


def test_an_empty_cell_behind_every_cell_moves_numbers_away_from_their_heads() -> None:
    def spaced(grid: Grid) -> str:
        rows = ("".join(f"<td {spans(cell)}>{escape(cell.text)}</td><td></td>" for cell in row) for row in grid.rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"

    imported = page(spaced)
    read, true = found(imported), numbers(THEN)
    assert {ref: true[ref] for ref in read} == read


def doubled(grid: Grid) -> str:
    """Each number again for print, in an element that a style hides on the screen."""

    def cell(one: GridCell) -> str:
        more = f"<span class='print'>{one.text}</span>" if one.kind == "value" else ""
        return f"<td colspan={one.colspan} rowspan={one.rowspan}>{escape(one.text)}{more}</td>"

    return "<table>" + "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in grid.rows) + "</table>"


def test_of_two_numbers_in_a_cell_the_one_that_a_style_hides_is_not_seen() -> None:
    assert is_right(page(doubled, "<style>.print{display:none}@media print{.print{display:inline}}</style>"))


def test_a_hidden_number_by_itself_is_read() -> None:
    table = from_markup(
        "<style>.a{display:none}</style><table><tr><td>甲<td><i class=a>5</i><td>乙<td>丙<td>丁</table>"
    )
    assert "甲 5 乙 丙 丁" == table.blocks[0].text


def broken(grid: Grid) -> str:
    """Labels break behind their first signs; the rest stands on the next line."""
    lines = []
    for row in grid.rows:
        label = next((cell.text for cell in reversed(row) if cell.kind != "value"), "")
        values = " ".join(cell.text for cell in row if cell.kind == "value")
        cut = next((label.index(sign) + 1 for sign in ("申请人无", "情形，") if sign in label), 0)
        cut += 3 if "申请人无" in label else 2 if cut else 0
        lines += [f"{label[:cut]} {values}", label[cut:]] if values and cut else [f"{label} {values}"]
    return "\n".join(lines)


@pytest.mark.parametrize("end", ["申请人无", "这一情形，"])
def test_a_label_that_breaks_where_its_numbers_follow(end: str) -> None:
    """无 is the end of a label and no mark for nothing; a comma is no end of a number."""
    assert f"{end} " in broken_text(), end
    assert is_right(text(broken))


def broken_text() -> str:
    held: list[str] = []

    def keep(grid: Grid) -> str:
        held.append(broken(grid))
        return held[-1]

    text(keep)
    return "\n".join(held)


def test_rows_between_sentences_of_another_section_are_rows() -> None:
    """As where a page puts the end of a table into a column of text."""
    lines: list[str] = []

    def cut(grid: Grid) -> str:
        rows = [" ".join(row) for row in own_cells(grid)]
        if grid.columns == 10:
            lines.extend(rows[-2:])
            rows = rows[:-2]
        return "\n".join(rows)

    moved = text(
        cut,
        change=lambda whole: whole.replace(
            "本年度未收取信息处理费。", "\n".join(["本年度未收取", *lines, "信息处理费。"])
        ),
    )
    assert is_right(moved)
    assert "本年度未收取信息处理费。" == moved.texts["other_matters"]


def test_the_unit_in_a_cell_of_its_own_is_none_of_the_numbers() -> None:
    def with_units(grid: Grid) -> str:
        rows = []
        for row in grid.rows:
            money = any("行政事业性收费" in cell.text for cell in row)
            unit = ["万元" if money else "件"]
            rows.append([each for cell in row for each in (cell.text, *(unit if cell.kind == "value" else []))])
        return html(rows)

    imported = page(with_units)
    read, true = found(imported), numbers(THEN)
    assert {ref: true[ref] for ref in read} == read
    assert {"fees.amount"} >= set(true) - set(read)  # of money a unit says how much the number is


def spans(cell: GridCell) -> str:
    return " ".join(f'{name}="{n}"' for name, n in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if n > 1)


def mediawiki(grid: Grid) -> str:
    rows = [
        "\n".join(f"| {spans(cell)} | {cell.text}" if spans(cell) else f"! {cell.text}" for cell in row)
        for row in grid.rows
    ]
    return "\n".join(['{| class="wikitable"', *(f"|-\n{row}" for row in rows), "|}"])


def asciidoc(grid: Grid) -> str:
    rows = ["\n".join(f"{cell.colspan}.{cell.rowspan}+|{cell.text}" for cell in row) for row in grid.rows]
    return "\n".join(["|===", "\n\n".join(rows), "|==="])


def dokuwiki(grid: Grid) -> str:
    places = {(number, cell.column): cell for number, row in enumerate(grid.rows) for cell in row}
    down = {(at + n, cell.column) for (at, _), cell in places.items() for n in range(1, cell.rowspan)}
    out = []
    for number in range(len(grid.rows)):
        line = ""
        for column in range(grid.columns):
            cell = places.get((number, column))
            said = f" {cell.text} " if cell else " ::: " if (number, column) in down else ""
            line += ("|" if cell and cell.kind == "value" else "^") + said
        out.append(f"{line}|")
    return "\n".join(out)


@pytest.mark.parametrize("table", [mediawiki, asciidoc, dokuwiki])
def test_tables_in_the_markup_of_wikis(table: Callable[[Grid], str]) -> None:
    imported = text(table)
    assert is_right(imported)
    assert () == imported.leftovers


@pytest.mark.parametrize("mark", ["== {} ==", "h2. {}", "=== {}"])
def test_the_marks_of_headings_in_wikis_are_none_of_the_title(mark: str) -> None:
    def change(whole: str) -> str:
        title, _, rest = whole.partition("\n")
        return f"{mark.format(title)}\n{rest}"

    imported = text(lambda grid: "\n".join(" ".join(row) for row in own_cells(grid)), change=change)
    assert "测试区民政局" == imported.agency


@pytest.mark.parametrize(
    "held",
    [
        lambda inner: f'<iframe srcdoc="{escape(inner)}"></iframe>',
        lambda inner: f"<textarea>{escape(inner)}</textarea>",
        lambda inner: f"<a-report><template shadowrootmode='open'>{inner}</template></a-report>",
    ],
)
def test_a_page_that_an_element_holds_is_read(held: Callable[[str], str]) -> None:
    read = from_markup(held("<p>一、总体情况</p><table><tr><td>1<td>2<td>3<td>4<td>5</table>"))
    assert ["一、总体情况", "1 2 3 4 5"] == [block.text for block in read.blocks]


@pytest.mark.parametrize(
    "held", ["<iframe src='a.html'></iframe>", "<textarea>留言</textarea>", "<template><p>甲</p></template>"]
)
def test_what_such_an_element_only_points_to_is_not(held: str) -> None:
    assert () == from_markup(f"{held}<div></div>").blocks


def test_many_pages_within_a_page_are_counted_together() -> None:
    inner = escape("<p>" * 9_000)
    with pytest.raises(Problem, match="tags"):
        from_markup(f'<iframe srcdoc="{inner}"></iframe>' * 30)


def said(content: bytes, name: str = "a.html") -> str:
    with pytest.raises(Problem) as raised:
        import_report(name, content)
    return raised.value.zh


def test_why_a_page_without_text_holds_no_report() -> None:
    assert "框架" in said(b"<html><frameset><frame src=a.html><frame src=b.html></frameset></html>")
    assert "只有图片" in said(b"<html><body><img src=1.jpg><img src=2.jpg></body></html>")
    assert "脚本" in said(b"<html><body><img src=1.jpg><script>a()</script></body></html>")
    assert "临时文件" in said(b"\x05admin" + bytes(156), "~$2024.docx")


LONG = "公开政府信息的情况。" * 12


def test_a_word_table_that_arranges_the_document_is_none() -> None:
    inner = tbl(tr(tc(p(r("规章"))), tc(p(r("3")))), tr(tc(p(r("规范性文件"))), tc(p(r("4")))))
    made = document(tbl(tr(tc(p(r("一、总体情况"))), tc(p(r(LONG)))), tr(tc(p(r("二、公开情况"))), tc(inner + p()))))
    assert ["一、总体情况", LONG, "二、公开情况", "规章 3 规范性文件 4"] == [
        block.text for block in read_docx(made).blocks
    ]


def test_a_label_in_a_table_of_its_own_is_the_text_of_its_cell() -> None:
    made = document(tbl(tr(tc(tbl(tr(tc(p(r("规章"))))) + p()), tc(p(r("3"))), tc(p(r("4"))))))
    assert ["规章 3 4"] == [block.text for block in read_docx(made).blocks]


def dashes(orientation: str, at: float, begin: float, end: float) -> Iterator[dict[str, Any]]:
    for start in range(int(begin), int(end), 4):
        if orientation == "h":
            yield {"orientation": "h", "top": at, "bottom": at, "x0": start, "x1": start + 2, "width": 2, "height": 0}
        else:
            yield {"orientation": "v", "x0": at, "x1": at, "top": start, "bottom": start + 2, "height": 2, "width": 0}


def test_rules_that_are_drawn_dash_by_dash_show_where_a_side_is_open() -> None:
    across = [dash for at in (100, 120, 140, 160) for dash in dashes("h", at, 50, 250)]
    down = [dash for at in (100, 150, 200, 250) for dash in dashes("v", at, 100, 160)]
    sides = list(open_sides(SimpleNamespace(edges=[*across, *down]), (), Bounds()))
    assert {50} == {each["x0"] for each in sides}
    assert [(100, 120), (120, 140), (140, 160)] == [(each["top"], each["bottom"]) for each in sides]


ROWS = 23  # of the table of applications that stand on its first page


def by_columns(grid: Grid) -> str:
    """As pdfminer writes a table over two pages: labels, names broken over lines, then the numbers of each column."""
    if grid.columns != 10:
        return "\n".join(" ".join(row) for row in own_cells(grid))
    rows = [[cell for cell in row if cell.kind == "value"] for row in grid.rows]
    labels = [[cell.text for cell in row if cell.kind == "label"] for row in grid.rows]
    full = [(label, [cell.text for cell in row]) for label, row in zip(labels, rows, strict=True) if row]
    names = [
        "申请人情况",
        "自",
        "然",
        "人",
        "法人或其他组织",
        "商业",
        "企业",
        "科研",
        "机构",
        "社会公",
        "益组织",
        "法律服",
        "务机构",
        "其",
        "他",
        "总",
        "计",
    ]
    out = []
    for at, some in enumerate((full[:ROWS], full[ROWS:])):
        out += [each for label, _ in some for each in label]
        out += [] if at else names
        out += [row[column] for column in range(7) for _, row in some]
    return "\n".join(out)


def test_columns_of_numbers_page_by_page() -> None:
    imported = text(by_columns)
    assert is_right(imported)
    assert "inferred" == imported.cells["new_received", "total"].confidence


def test_columns_whose_sums_do_not_hold_stay_open() -> None:
    imported = text(by_columns, change=lambda whole: whole.replace("\n71\n", "\n72\n", 1))
    assert set(numbers(THEN)) - set(found(imported)) >= {"new_received.natural_person", "results_total.total"}
    assert {ref: numbers(THEN)[ref] for ref in found(imported)} == found(imported)


def test_columns_whose_names_stand_in_another_order_stay_open() -> None:
    def change(whole: str) -> str:
        return whole.replace("商业\n企业\n科研\n机构", "科研\n机构\n商业\n企业")

    assert "new_received.total" not in found(text(by_columns, change=change))


def test_a_sentence_among_cells_stays_one_where_its_line_breaks_behind_another() -> None:
    said = "本局本年度没有被申请行政复议的情况发生，也没有涉及诉讼。全年没有收到\n任何因为政府信息公开工作而引发的投诉举报以及其他方面的反映。"

    def table(grid: Grid) -> str:
        rows = "\n".join("\n".join(row) for row in own_cells(grid))
        return f"0\n0\n0\n{said}\n{rows}" if grid.columns == 15 else rows  # the numbers are a page's of the table above

    imported = text(table)
    assert said.replace("\n", "") in imported.texts["review_litigation"].replace("\n", "")


def test_a_label_that_holds_the_bracket_of_the_next_one_takes_no_numbers() -> None:
    """其他（ / 七）总计: what stands behind the bracket is the numbers of the row that it opens."""

    def table(grid: Grid) -> str:
        lines = [" ".join(row) for row in own_cells(grid) if "上年结转" not in row[0]]
        whole = "\n".join(lines)
        return (
            whole.replace("3.其他 ", "3.\n其他（ ").replace("（七）总计 ", "七）总计 ") if grid.columns == 10 else whole
        )

    assert not {ref for ref in found(text(table)) if ref.startswith("other_misc.")}


def test_results_that_begin_with_the_last_column_stay_open() -> None:
    """As where text is taken out of a page by columns: the names stand behind the numbers, and 总计 comes first."""

    def table(grid: Grid) -> str:
        if grid.columns != 15:
            return "\n".join(" ".join(row) for row in own_cells(grid))
        values = [cell.text for row in grid.rows for cell in row if cell.kind == "value"]
        names = [cell.text for row in grid.rows for cell in row if cell.kind != "value"]
        return "\n".join(["总计", values[-1], *values[:-1], *names])

    assert not {ref for ref in found(text(table)) if ref.startswith(("review.", "litigation"))}
