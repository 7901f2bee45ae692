"""Layouts that nobody has looked at: only their sum was ever counted. Who mends by one of them moves it to another module."""

import io
from html import escape

from layouts_original import Original, lines, texts, unseen
from layouts_paper import ALL, paper
from layouts_sites import body, site
from layouts_web import plain, td
from layouts_word import document, paragraph, ruled, run

from gipgen.layout.grid import Grid, GridCell


@unseen("a.html")
def unit_above_and_note_below(each: Original) -> bytes:
    """The table's first row says a unit, its last one a note."""

    def table(grid: Grid) -> str:
        wide = "<tr><td colspan='{}'>{}</td></tr>"
        inner = "".join(f"<tr>{''.join(map(td, row))}</tr>" for row in grid.rows)
        note = wide.format(grid.columns, "注：数据截至本年度12月31日")
        return f"<table>{wide.format(grid.columns, '单位：件')}{inner}{note}</table>"

    return site(each, body(each, table))


@unseen("a.md")
def head_left_empty(each: Original) -> bytes:
    """A head without words above the table, the columns' alignment, labels bold and set in."""

    def table(grid: Grid) -> str:
        rows = [
            "| " + " | ".join(f"&nbsp;&nbsp;**{c}**" if c and not c[0].isdigit() else c for c in row) + " |"
            for row in texts(grid)
        ]
        return "\n".join([f"|{'   |' * grid.columns}", f"|{' :---: |' * grid.columns}", *rows])

    return lines(each, table, lambda text: f"### {text}").encode()


@unseen("a.html")
def article_of_an_app(each: Original) -> bytes:
    """Sections in sections, each text in spans of spans, as an app's editor writes."""

    def cell(one: GridCell) -> str:
        return td(one, text=f"<section><span><span leaf=''>{escape(one.text)}</span></span></section>")

    text = "<section><p><span leaf=''>{}</span></p></section>"
    return site(each, body(each, lambda grid: f"<section>{plain(grid, cell=cell)}</section>", text, text))


@unseen("a.html")
def stub_a_sign_a_line(each: Original) -> bytes:
    def cell(one: GridCell) -> str:
        return td(one, text="<br>".join(one.text) if one.rowspan > 2 else None)

    return site(each, body(each, lambda grid: plain(grid, cell=cell)))


@unseen("a.docx")
def empty_paragraphs_in_cells(each: Original) -> bytes:
    """Numbers behind a tab, with their unit, between empty paragraphs."""

    def fill(cell: GridCell) -> str:
        unit = "件" if cell.kind == "value" and "fees" not in cell.ref and cell.text else ""
        return f"<w:p/><w:p><w:r><w:tab/></w:r>{run(cell.text + unit)}</w:p><w:p/>"

    return document(each, lambda grid: ruled(grid, fill) + paragraph(""))


@unseen("a.pdf")
def numbers_of_lines_at_the_edge(each: Original) -> bytes:
    """Every tenth line of a page has its number at the left edge."""
    marks = "".join(
        f"<span style='position:fixed;left:-12mm;top:{20 * at}mm;font-size:7pt;color:#888'>{10 * at}</span>"
        for at in range(1, 12)
    )
    return paper(each, ALL, lambda grid: (marks if grid.columns == 4 else "") + plain(grid, ""))


@unseen("a.xlsx")
def thousands_on_one_sheet(each: Original) -> bytes:
    """Everything on one sheet, thousands with commas as text."""
    from openpyxl import Workbook  # noqa: PLC0415  only this needs it

    book = Workbook()
    sheet = book.active
    line = 1
    for part in each.parts:
        for row in part.grid.rows if part.grid is not None else ((),):
            for c in row:
                text = f"{int(c.text):,}" if c.kind == "value" and c.text.isdigit() else c.text
                sheet.cell(line, c.column + 1, text)
            if part.grid is None:
                sheet.cell(line, 1, part.text)
            line += 1
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
