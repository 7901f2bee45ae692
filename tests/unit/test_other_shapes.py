"""Tables that people bring in another shape than the form's: turned, in halves, columns in another order, each number with its name.

The numbers are those of a published report, read by hand; each is right, or it is left open.
"""

import io
import re
from collections.abc import Callable, Iterator
from html import escape

import published
import pytest
from test_import import found
from test_layouts import THEN, is_right, numbers, open_rows, text

from gipgen.imports.import_report import Published, import_report
from gipgen.layout.grid import Grid, GridCell

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
COUNTS = ("本年制发件数", "本年废止件数", "现行有效件数")
OF_TABLE_THREE = {ref.partition(".")[0] for ref in published.refs("2021")[10:185]}
Rows = list[list[str]]


def page(table: Callable[[Grid], str], style: str = "") -> Published:
    printed = {ref: value or "" for ref, value in numbers(THEN).items()}
    lines = published.parts(2022, printed, table, lambda line: f"<p>{escape(line)}</p>")
    body = "\n".join([*lines, "<p>测试区民政局</p><p>2023年1月20日</p>"])
    return import_report("a.html", f"<html><head>{style}</head><body>{body}</body></html>".encode())


def html(rows: Rows) -> str:
    made = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{made}</table>"


def labelled(grid: Grid) -> Iterator[tuple[str, list[str]]]:
    """Each row's last label, and its numbers."""
    for row in grid.rows:
        values = [cell.text for cell in row if cell.kind == "value"]
        if values:
            yield next(cell.text for cell in reversed(row) if cell.kind != "value"), values


def not_as_printed(imported: Published) -> dict[str, str | None]:
    read = found(imported)
    return {ref: read.get(ref) for ref, number in numbers(THEN).items() if read.get(ref) != number}


def only_three(
    make: Callable[[Grid], str], other: Callable[[Grid], str] = published.html_table
) -> Callable[[Grid], str]:
    return lambda grid: make(grid) if grid.columns == 10 else other(grid)


def sums_first(grid: Grid) -> Rows:
    return [["项目", "总计", *APPLICANTS[:-1]], *([label, own[-1], *own[:-1]] for label, own in labelled(grid))]


@pytest.mark.parametrize("said", ["visibility:hidden;opacity:0", "display:none"])
def test_what_is_hidden_is_read_where_nothing_else_is_a_report(said: str) -> None:
    """Apps hide an article until their script has run."""

    def hidden(inner: str) -> str:
        return f"<div style='{said}'>{inner}</div>"

    whole = published.page({ref: value or "" for ref, value in numbers(THEN).items()}, 2022).decode()
    body = whole.partition("<body>")[2].partition("</body>")[0]
    assert is_right(import_report("a.html", whole.replace(body, hidden(body)).encode()))
    tables = re.sub("(?s)<table border.*?</table>", lambda table: hidden(table[0]), whole)
    shown = import_report("a.html", tables.encode())
    assert {} == found(shown)
    assert {"no_table"} <= {left.reason for left in shown.noted}


def test_numbers_go_to_the_columns_whose_names_stand_above_them() -> None:
    assert is_right(page(only_three(lambda grid: html(sums_first(grid)))))


def test_the_same_in_text_between_tabs_and_between_blanks() -> None:
    for sign in ("\t", "   "):

        def parted(grid: Grid, sign: str = sign) -> str:
            return "\n".join(map(sign.join, sums_first(grid)))

        assert is_right(text(only_three(parted, published.tabs))), repr(sign)


@pytest.mark.parametrize("between", ["\n", "\t", "   "])
def test_an_order_that_no_head_has_leaves_the_numbers_open(between: str) -> None:
    """Two rows of heads, the sums in front: nothing tells for certain which number is whose."""

    def make(grid: Grid) -> str:
        heads = [["项目", "总计", "自然人", "法人或其他组织"], ["", "", "", *APPLICANTS[1:-1]]]
        rows = [*heads, *sums_first(grid)[1:]]
        return "\n".join(between.join(row if between == "\t" else filter(None, row)) for row in rows)

    imported = text(only_three(make, published.tabs))
    assert open_rows(imported) >= {"new_received", "disclosed", "results_total"}


def test_results_in_another_order() -> None:
    def make(grid: Grid) -> str:
        if grid.columns != 15:
            return published.html_table(grid)
        values = [cell.text for cell in grid.rows[-1]]
        moved = [values[at + place] for at in (0, 5, 10) for place in (4, 0, 1, 2, 3)]
        heads = ["总计", "结果维持", "结果纠正", "其他结果", "尚未审结"] * 3
        return html([["行政复议", *[""] * 4, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4], heads, moved])

    assert is_right(page(make))


def test_a_turned_table() -> None:
    def make(grid: Grid) -> str:
        rows = [["项目", *APPLICANTS], *([label, *own] for label, own in labelled(grid))]
        return html([list(column) for column in zip(*rows, strict=True)])

    assert is_right(page(only_three(make)))


def test_columns_in_two_tables_with_the_same_labels() -> None:
    def make(grid: Grid) -> str:
        halves = []
        for low, high in ((0, 4), (4, 7)):
            rows = [["项目", *APPLICANTS[low:high]], *([label, *own[low:high]] for label, own in labelled(grid))]
            halves.append(html(rows))
        return "<p> </p>".join(halves)

    imported = page(only_three(make))
    assert is_right(imported)
    assert imported.leftovers == ()


def test_labels_in_one_table_and_numbers_in_another() -> None:
    def make(grid: Grid) -> str:
        rows = list(labelled(grid))
        return html([["项目"], *([label] for label, _ in rows)]) + html([list(APPLICANTS), *(own for _, own in rows)])

    assert is_right(page(only_three(make)))


def test_a_column_that_the_form_has_not_is_left_over_and_named() -> None:
    def make(grid: Grid) -> str:
        rows = [["项目", *APPLICANTS, "同比增长"], *([label, *own, "12.5%"] for label, own in labelled(grid))]
        return html(rows)

    imported = page(only_three(make))
    assert is_right(imported)
    (left,) = imported.leftovers
    assert left.text.startswith("同比增长 12.5%")


def named(grid: Grid, pair: str, between: str) -> Iterator[str]:
    for label, own in labelled(grid):
        names = APPLICANTS if len(own) == 7 else COUNTS if len(own) == 3 else ()
        yield label + ("：" + between.join(map(pair.format, names, own)) if names else f" {own[0]}")


@pytest.mark.parametrize(
    ("pair", "between"),
    [("{}__{}__", "，"), ("{}（{}）", " "), ("{}{}件", "、"), ("{}：{}", "；"), ("{} {}", " ")],
    ids=["lines to write on", "brackets", "units", "colons", "blanks"],
)
def test_rows_in_words(pair: str, between: str) -> None:
    def make(grid: Grid) -> str:
        return published.tabs(grid) if grid.columns == 15 else "\n".join(named(grid, pair, between))

    assert is_right(text(make))


def test_an_empty_line_to_write_on_is_a_blank() -> None:
    def make(grid: Grid) -> str:
        return published.tabs(grid) if grid.columns == 15 else "\n".join(named(grid, "{}__{}__", "，"))

    imported = text(make, change=lambda made: made.replace("总计__74__", "总计____"))
    assert not_as_printed(imported) == {"new_received.total": None}


def test_cards_of_names_and_numbers() -> None:
    def make(grid: Grid) -> str:
        if grid.columns == 15:
            return published.html_table(grid)
        out = []
        for label, own in labelled(grid):
            names = APPLICANTS if len(own) == 7 else COUNTS if len(own) == 3 else ("数量",)
            pairs = zip(names, own, strict=True)
            out.append(
                f"<h4>{label}</h4>" + "".join(f"<p><b>{name}</b>：<i>{number}</i></p>" for name, number in pairs)
            )
        return "".join(out)

    assert open_rows(page(make)) <= {"fees"}  # 数量 is no name of an amount


def test_one_applicant_after_another() -> None:
    def make(grid: Grid) -> str:
        rows = list(labelled(grid))
        return "".join(
            f"<h4>{name}</h4>" + "".join(f"<p>{label}：{own[at]}件</p>" for label, own in rows)
            for at, name in enumerate(APPLICANTS)
        )

    assert is_right(page(only_three(make)))


def test_a_number_missing_in_one_place_leaves_its_row_open() -> None:
    """Of names and numbers one by one: where one is missing, none of the block is put together."""

    def make(grid: Grid) -> str:
        rows = list(labelled(grid))
        return "".join(
            f"<h4>{name}</h4>" + "".join(f"<p>{label}：{own[at]}件</p>" for label, own in rows[at == 3 :])
            for at, name in enumerate(APPLICANTS)
        )

    assert open_rows(page(only_three(make))) == OF_TABLE_THREE


@pytest.mark.parametrize("sign", ["①", "³", "*", "②③"])
def test_signs_of_notes_are_none_of_the_number(sign: str) -> None:
    def make(grid: Grid) -> str:
        rows = [["项目", *APPLICANTS], *([label, *own[:-1], own[-1] + sign] for label, own in labelled(grid))]
        return html(rows)

    assert is_right(page(only_three(make)))


def test_radicals_out_of_a_pdf_are_characters_in_text_too() -> None:
    imported = text(published.tabs, change=lambda made: made.replace("人", "⼈").replace("民", "⺠"))
    assert is_right(imported)
    assert imported.agency == "测试区民政局"


def test_a_row_that_lacks_one_number_by_the_sums_of_the_table() -> None:
    """Four rows give 一加二减三 for each column: the six numbers are these, and the missing one stays open."""

    def cut(made: str) -> str:
        assert "（七）总计 72 3 0 0 0 0 75" in made
        return made.replace("（七）总计 72 3 0 0 0 0 75", "（七）总计 72 3 0 0 0 0")

    def make(grid: Grid) -> str:
        return (
            "\n".join(" ".join([label, *own]) for label, own in labelled(grid))
            if grid.columns == 10
            else published.tabs(grid)
        )

    assert not_as_printed(text(make, change=cut)) == {"results_total.total": None}


def test_six_numbers_that_are_not_those_of_the_sums_stay_open() -> None:
    def make(grid: Grid) -> str:
        return (
            "\n".join(" ".join([label, *own]) for label, own in labelled(grid))
            if grid.columns == 10
            else published.tabs(grid)
        )

    imported = text(make, change=lambda made: made.replace("（七）总计 72 3 0 0 0 0 75", "（七）总计 71 3 0 0 0 0"))
    assert open_rows(imported) == {"results_total"}
    assert any("71 3 0 0 0 0" in left.text for left in imported.leftovers)


def panels(grid: Grid) -> str:
    table = published.html_table(grid)
    return (
        f"<div class='pane' style='display:none'>{table}</div>"
        if grid.columns == 10
        else f"<div class='pane on'>{table}</div>"
    )


def test_what_waits_behind_a_tab_is_read() -> None:
    assert is_right(page(panels))


def test_what_is_hidden_beside_nothing_alike_is_not() -> None:
    imported = page(lambda grid: panels(grid).replace("pane on", "shown"))
    assert open_rows(imported) == OF_TABLE_THREE
    assert any("本年新收" in left.text for left in imported.dropped)


def test_words_that_a_style_takes_off_the_screen() -> None:
    def cell(one: GridCell) -> str:
        said = "<span class='said'>第2行</span>" if one.kind == "value" else ""
        return f"<td colspan={one.colspan} rowspan={one.rowspan}>{said}{escape(one.text)}</td>"

    style = "<style>/* for readers */ a.x, .said { position:absolute; left:-9999px }</style>"

    def make(grid: Grid) -> str:
        rows = ("".join(map(cell, row)) for row in grid.rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"

    assert is_right(page(make, style))


def test_a_style_for_paper_only_takes_nothing_away() -> None:
    style = "<style>@media print { td { color: red } .said { display: none } }</style>"
    assert is_right(page(lambda grid: f"<div class='said'>{published.html_table(grid)}</div>", style))


def test_headings_that_are_pictures() -> None:
    printed = {ref: value or "" for ref, value in numbers(THEN).items()}
    lines = published.parts(
        2022,
        printed,
        published.html_table,
        lambda line: f"<p>{'<img alt=' + line + '>' if line[1:2] == '、' else line}</p>",
    )
    imported = import_report("a.html", "".join(lines).encode())
    assert set(imported.texts) == {"overview", "problems", "other_matters"} or "problems" in imported.texts
    assert is_right(imported)


def book(fill: Callable[[object, Grid, int], int]) -> Published:
    openpyxl = pytest.importorskip("openpyxl")
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["测试区民政局2022年政府信息公开工作年度报告"])
    at = 0
    for grid in published.grids("2021", {ref: value or "" for ref, value in numbers(THEN).items()}).values():
        at = fill(sheet, grid, at)
    held = io.BytesIO()
    made.save(held)
    return import_report("a.xlsx", held.getvalue())


def test_tables_beside_one_another_on_a_sheet() -> None:
    def fill(sheet: object, grid: Grid, at: int) -> int:
        for number, row in enumerate(grid.rows):
            for cell in row:
                sheet.cell(3 + number, 1 + at + cell.column, cell.text)  # type: ignore[attr-defined]
        return at + grid.columns + 1

    assert is_right(book(fill))


def test_a_turned_table_below_another_on_a_sheet() -> None:
    headings = {
        4: "二、主动公开政府信息情况",
        10: "三、收到和处理政府信息公开申请情况",
        15: "四、政府信息公开行政复议、行政诉讼情况",
    }

    def fill(sheet: object, grid: Grid, at: int) -> int:
        at = at or 3
        sheet.cell(at, 1, headings[grid.columns])  # type: ignore[attr-defined]
        for number, row in enumerate(grid.rows):
            for cell in row:
                place = (cell.column, number) if grid.columns == 10 else (number, cell.column)
                sheet.cell(at + 1 + place[0], 1 + place[1], cell.text)  # type: ignore[attr-defined]
        return at + 1 + (10 if grid.columns == 10 else len(grid.rows))

    assert is_right(book(fill))


def test_a_hidden_column_of_a_sheet_is_named_and_none_of_the_report() -> None:
    def fill(sheet: object, grid: Grid, at: int) -> int:
        at = at or 3
        for number, row in enumerate(grid.rows):
            for cell in row:
                sheet.cell(at + number, 1 + cell.column, cell.text)  # type: ignore[attr-defined]
            sheet.cell(at + number, 16, "77")  # type: ignore[attr-defined]
        sheet.column_dimensions["P"].hidden = True  # type: ignore[attr-defined]
        return at + len(grid.rows) + 1

    imported = book(fill)
    assert is_right(imported)
    assert any("77 77" in left.text for left in imported.dropped)


def test_cells_between_bars_that_a_scan_left_and_between_semicolons() -> None:
    for sign in (" 丨 ", " | ", " ; "):
        make = lambda grid, sign=sign: "\n".join(sign.join(cell.text for cell in row) for row in grid.rows)  # noqa: E731
        assert is_right(text(make)), sign


def test_a_number_behind_the_end_of_a_columns_name_is_the_row_above_its() -> None:
    """行政许可 / 数量 / 10690 / 行政处罚 …: never the row's that follows."""

    def make(grid: Grid) -> str:
        if grid.columns != 4:
            return published.html_table(grid)
        return "".join(f"<p>{label}</p><p>数量</p><p>{'</p><p>'.join(own)}</p>" for label, own in labelled(grid))

    imported = page(make)
    assert open_rows(imported) <= {"fees", "regulations", "normative_documents"}
