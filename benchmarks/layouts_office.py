"""Layouts of Word files, workbooks and printed pages, of kinds that ``layouts_word`` and ``layouts_paper`` lack. Written later."""

import io
from html import escape
from typing import Any

from layouts_original import Original, later, lines, shown, whole
from layouts_paper import ALL, converted, paper, printed
from layouts_sites import body, site
from layouts_web import plain
from layouts_word import document, package, paragraph, rows_of, ruled, run, table, tc

from gipgen.layout.grid import Grid, GridCell


def _double(inside: str) -> str:
    """A text box as Word writes it: a drawing and its VML double."""
    box = f"<w:txbxContent>{inside}</w:txbxContent>"
    uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    return (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic>"
        f"<a:graphicData uri='{uri}'><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )


@later("a.docx")
def word_everything_in_boxes(each: Original) -> bytes:
    """Every paragraph and every table a text box of its own."""
    made = (ruled(part.grid) + "<w:p/>" if part.grid is not None else paragraph(part.text) for part in each.parts)
    return package("".join(map(_double, made)))


@later("a.docx")
def word_sections_in_controls(each: Original) -> bytes:
    """A template of content controls: each section's text, each table, each number in one."""

    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr><w:alias w:val='栏目'/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    def fill(cell: GridCell) -> str:
        return f"<w:p>{control(run(cell.text))}</w:p>" if cell.kind == "value" else paragraph(cell.text)

    return document(each, lambda grid: control(ruled(grid, fill)), lambda text: control(paragraph(text)))


@later("a.docx")
def word_numbers_in_inner_tables(each: Original) -> bytes:
    """The seven numbers of a row are a table of their own in the row's last cell."""

    def make(grid: Grid) -> str:
        if grid.columns != 10:
            return ruled(grid)
        out = []
        for row in whole(grid):
            left = [cell.text if cell else "" for cell in row[:3]]
            inner = table(["<w:tr>" + "".join(tc(paragraph(c.text), c.colspan) for c in row[3:] if c) + "</w:tr>"], 7)
            out.append(f"<w:tr>{''.join(tc(paragraph(text)) for text in left)}{tc(inner + '<w:p/>')}</w:tr>")
        return table(out, 4)

    return document(each, make)


@later("a.docx")
def word_head_again_on_each_page(each: Original) -> bytes:
    """Long tables as one table, the head typed again every nine rows, and pages' numbers between as paragraphs in cells."""

    def make(grid: Grid) -> str:
        rows, head = rows_of(grid), grid.header_rows
        if grid.columns == 4:
            return ruled(grid)
        out = rows[:head]
        for at, row in enumerate(rows[head:], 1):
            out.append(row)
            if at % 9 == 0 and head:
                out += [f"<w:tr>{tc(paragraph('（续上页）'), grid.columns)}</w:tr>", *rows[:head]]
        return table(out, grid.columns)

    return document(each, make)


@later("a.docx")
def word_with_footnotes(each: Original) -> bytes:
    """Footnotes on numbers; the number of the note is a sign of its own, not a digit of the number."""
    sign = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'

    def fill(cell: GridCell) -> str:
        return f"<w:p>{run(cell.text)}{sign}</w:p>" if cell.ref.startswith("licensing") else paragraph(cell.text)

    return document(
        each, lambda grid: ruled(grid, fill) + (paragraph("注：本数据含下属单位") if grid.columns == 4 else "")
    )


@later("a.docx")
def word_rotated_and_spread(each: Original) -> bytes:
    """Labels with blanks between their signs and breaks, numbers in full-width digits."""
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")

    def fill(cell: GridCell) -> str:
        if cell.kind == "value":
            return paragraph(cell.text.translate(wide))
        if len(cell.text) < 6:
            return paragraph(" ".join(cell.text))
        half = len(cell.text) // 2
        return f"<w:p>{run(cell.text[:half])}<w:r><w:br/></w:r>{run(cell.text[half:])}</w:p>"

    return document(each, lambda grid: ruled(grid, fill))


@later("a.xlsx")
def book_with_a_cover(each: Original) -> bytes:
    """A cover sheet, texts in one column, each table on a sheet with merged cells, totals as formulas, numbers as text."""
    from openpyxl import Workbook  # noqa: PLC0415  only this needs it

    book = Workbook()
    cover = book.active
    cover.title = "封面"
    cover["B3"] = each.title
    prose = book.create_sheet("文字部分")
    line = 1
    for part in each.parts[1:]:
        if part.grid is None:
            prose.cell(line, 1, part.text)
            line += 1
            continue
        sheet = book.create_sheet(f"表{len(book.sheetnames)}")
        for number, row in enumerate(part.grid.rows, 3):
            for c in row:
                sheet.cell(number, c.column + 2, f" {c.text} ")
                if c.colspan > 1 or c.rowspan > 1:
                    end = {"end_row": number + c.rowspan - 1, "end_column": c.column + 1 + c.colspan}
                    sheet.merge_cells(start_row=number, start_column=c.column + 2, **end)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@later("a.odt")
def text_of_libreoffice(each: Original) -> bytes:
    return converted(document(each, ruled), "a.docx", "odt")


_PRINT: dict[str, Any] = {
    "display_header_footer": True,
    "header_template": "<div style='font-size:8px;width:100%;padding:0 20px'><span>11/28/26, 1:50 PM</span><span style='float:right'>{}</span></div>",
    "footer_template": "<div style='font-size:8px;width:100%;padding:0 20px'>https://www.example.gov.cn/zwgk/t20250120_1.html"
    "<span style='float:right'><span class=pageNumber></span>/<span class=totalPages></span></span></div>",
}


@later("a.pdf", around=("11/28/26, 1:50 PM", "https://www.example.gov.cn", "责任编辑：张三", "扫一扫在手机打开当前页"))
def print_of_a_site(each: Original) -> bytes:
    """A site's page printed by a browser: title and address on each edge, the site's furniture."""
    options = _PRINT | {"header_template": _PRINT["header_template"].format(each.title)}
    css = "body{font-family:'Noto Sans CJK SC';font-size:11pt}table{border-collapse:collapse;font-size:8pt}td{border:.6pt solid}"
    return printed(site(each, f"<style>{css}</style>" + body(each, lambda grid: plain(grid, ""))), **options)


@later("a.pdf")
def print_three_rules(each: Original) -> bytes:
    """Tables of three rules: above, below the head, below. No line stands upright."""
    css = "table{border-top:1pt solid;border-bottom:1pt solid}tr:nth-child(3) td{border-bottom:.5pt solid}"
    return paper(each, css)


@later("a.pdf")
def print_striped(each: Original) -> bytes:
    """No rules: every second row is grey."""
    return paper(each, "tr:nth-child(even){background:#eee;-webkit-print-color-adjust:exact}td{text-align:center}")


@later("a.pdf")
def print_heads_on_small_pages(each: Original) -> bytes:
    """Small pages, the table's head printed again on each."""

    def make(grid: Grid) -> str:
        made, head = plain(grid, ""), grid.header_rows
        if not head:
            return made
        at = [i for i in range(len(made)) if made.startswith("</tr>", i)][head - 1] + 5
        return made[:at].replace("<table >", "<table><thead>") + "</thead>" + made[at:]

    return paper(
        each, ALL + "thead{display:table-header-group}tr{break-inside:avoid}", make, format="A5", landscape=True
    )


@later("a.pdf")
def print_rows_cut_by_pages(each: Original) -> bytes:
    """High rows that go on over the page's edge: a label's end stands on the next page."""
    return paper(each, ALL + "tr{break-inside:auto}td{padding:8pt 2pt;vertical-align:top}", format="A5")


@later("a.pdf")
def print_numbers_with_units(each: Original) -> bytes:
    """Numbers with their unit in smaller signs."""

    def make(grid: Grid) -> str:
        def cell(one: GridCell) -> str:
            more = "<small>件</small>" if one.kind == "value" and "fees" not in one.ref else ""
            return f"<td colspan={one.colspan} rowspan={one.rowspan}>{escape(one.text)}{more}</td>"

        return plain(grid, "", cell)

    return paper(each, ALL, make)


@later("a.txt")
def text_of_office(each: Original) -> bytes:
    """What LibreOffice saves of a Word file as text: each cell a paragraph."""
    return converted(document(each, ruled), "a.docx", "txt:Text (encoded):UTF8")


@later("a.html")
def page_of_office(each: Original) -> bytes:
    """What LibreOffice saves of it as a page."""
    return converted(document(each, ruled), "a.docx", "html")


@later("a.html")
def pasted_into_an_editor(each: Original) -> bytes:
    """A site's editor: rows as paragraphs in one cell each, sections in tables, headings in spans."""
    made = lines(each, lambda grid: "\n".join("\u3000".join(row) for row in shown(grid)), between="\n")
    return site(
        each, "".join(f"<table><tr><td><span>{escape(line)}</span></td></tr></table>" for line in made.split("\n")[1:])
    )
