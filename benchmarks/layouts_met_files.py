"""Layouts of files that a person meets: scans with a layer of text, slides, printed sheets, Word's numbering, saved pages.

See ``layouts_met_pages``.
"""

import io
import subprocess
import tempfile
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

from layouts_met_pages import values_of
from layouts_original import Original, met, whole
from layouts_paper import ALL, converted, paper
from layouts_sites import body, site
from layouts_web import plain, td
from layouts_word import document, package, paragraph, rows_of, ruled, run, table, tc

from gipgen.layout.grid import Grid, GridCell


@met("a.docx")
def numbered_by_word(each: Original) -> bytes:
    """Labels lost their numbers: Word counts them."""

    def fill(cell: GridCell) -> str:
        text = cell.text
        if cell.kind == "label":
            for sign in ("、", "）", "."):
                head, found, rest = text.partition(sign)
                if found and len(head) <= 2:
                    text = rest
                    break
        number = (
            "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>" if text != cell.text else ""
        )
        return f"<w:p>{number}{run(text)}</w:p>"

    return document(each, lambda grid: ruled(grid, fill))


@met("a.docx")
def columns_in_two_tables_of_word(each: Original) -> bytes:
    """Table three upright: labels and 自然人 to 科研机构 in one table, labels and the rest in a second."""

    def make(grid: Grid) -> str:
        if grid.columns != 10:
            return ruled(grid)
        made = []
        for keep in (range(3, 6), range(6, 10)):
            rows = []
            for number, row in enumerate(grid.rows):
                if number < 2:
                    continue
                label = "".join(c.text for c in row if c.kind == "label") if number > 2 else "项目"
                names = [c.text for c in whole(grid)[number] if c and c.column in keep]
                if number == 2:
                    heads = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
                    names = [heads[at - 3] for at in keep]
                rows.append(f"<w:tr>{tc(paragraph(label))}{''.join(tc(paragraph(n)) for n in names)}</w:tr>")
            made.append(table(rows, 1 + len(keep)))
        return paragraph("").join(made)

    return document(each, make)


@met("a.docx")
def table_turned_to_text(each: Original) -> bytes:
    """Word's own 'table to text': paragraphs with tabs, merged cells as nothing."""

    def make(grid: Grid) -> str:
        out = []
        for row in whole(grid):
            inside = "<w:r><w:tab/></w:r>".join(run("" if cell is None else cell.text) for cell in row)
            out.append(f"<w:p>{inside}</w:p>")
        return "".join(out)

    return document(each, make)


@met("a.docx")
def words_for_nothing_in_word(each: Original) -> bytes:
    """Cells with a nought written as 0件 or 零."""

    def fill(cell: GridCell) -> str:
        return paragraph("0件" if cell.kind == "value" and cell.text == "0" else cell.text)

    return document(each, lambda grid: ruled(grid, fill))


@met("a.docx")
def two_reports_in_one_file(each: Original) -> bytes:
    """A cover, then the report; behind it an annex with a table of the units below, in another form."""
    cover = paragraph("某某区政府信息公开") + paragraph("年度报告汇编") + paragraph("二〇二五年一月")
    made = "".join(ruled(part.grid) if part.grid is not None else paragraph(part.text) for part in each.parts)
    rows = [
        f"<w:tr>{''.join(tc(paragraph(t)) for t in row)}</w:tr>"
        for row in (("单位", "新收申请", "办结"), ("第一所", "4", "4"), ("第二所", "0", "0"))
    ]
    return package(cover + made + paragraph("附件：所属单位申请办理情况") + table(rows, 3))


@met("a.docx")
def heads_again_and_a_note(each: Original) -> bytes:
    """Table three in three pieces on three pages, heads again, 续表 above, a note below each."""

    def make(grid: Grid) -> str:
        if grid.columns != 10:
            return ruled(grid)
        rows = rows_of(grid)
        cuts = (3, 11, 19, len(rows))
        out = []
        for at, (start, end) in enumerate(pairwise(cuts)):
            above = paragraph("续表") if at else ""
            out.append(f"{above}{table([*rows[:3], *rows[start:end]], grid.columns)}{paragraph('注：单位为件。')}")
        return "".join(out)

    return document(each, make)


@met("a.xlsx")
def tables_beside_one_another(each: Original) -> bytes:
    """One sheet: the three tables beside one another, text above."""
    from openpyxl import Workbook  # noqa: PLC0415  only this needs it

    book = Workbook()
    sheet: Any = book.active
    line, aside = 1, 1
    for part in each.parts:
        if part.grid is None:
            sheet.cell(line, 1, part.text)
            line += 1
    line += 1
    for part in each.parts:
        if part.grid is not None:
            for number, row in enumerate(part.grid.rows):
                for cell in row:
                    value = int(cell.text) if cell.kind == "value" and cell.text.isdecimal() else cell.text
                    sheet.cell(line + number, aside + cell.column, value)
            aside += part.grid.columns + 1
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def filled(sheet: Any, each: Original) -> Iterator[tuple[int, tuple[GridCell, ...]]]:
    """Write a report on a sheet, a row of a table or a text a line; gives each row of a table with its line."""
    line = 0
    for part in each.parts:
        if part.grid is None:
            line += 1
            sheet.cell(line, 1, part.text)
            continue
        for row in part.grid.rows:
            line += 1
            for cell in row:
                value = int(cell.text) if cell.kind == "value" and cell.text.isdecimal() else cell.text
                sheet.cell(line, cell.column + 1, value)
            yield line, row


@met("a.xlsx")
def hidden_on_a_sheet(each: Original) -> bytes:
    """Sheets with a hidden column of last year's numbers in front of the totals, and a hidden sheet."""
    from openpyxl import Workbook  # noqa: PLC0415  only this needs it
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    sheet: Any = book.active
    for line, row in filled(sheet, each):
        if values_of(row):
            sheet.cell(line, 17, 77)
    sheet.column_dimensions[get_column_letter(17)].hidden = True
    other: Any = book.create_sheet("上年")
    for at in range(1, 8):
        other.cell(1, at, at * 11)
    other.sheet_state = "hidden"
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@met("a.html")
def page_of_a_sheet(each: Original) -> bytes:
    """A workbook saved as a page by LibreOffice."""
    return converted(_book(each), "a.xlsx", "html")


def _book(each: Original) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415  only this needs it

    book = Workbook()
    sheet: Any = book.active
    for line, row in filled(sheet, each):
        for cell in row:
            if cell.colspan > 1 or cell.rowspan > 1:
                sheet.merge_cells(
                    start_row=line,
                    end_row=line + cell.rowspan - 1,
                    start_column=cell.column + 1,
                    end_column=cell.column + cell.colspan,
                )
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@met("a.odt")
def odt_of_a_page(each: Original) -> bytes:
    """A page opened and saved as a text by LibreOffice."""
    return converted(site(each, body(each, plain, "<h2>{}</h2>")), "a.html", "odt:writer8")


@met("a.mht")
def saved_page(each: Original) -> bytes:
    """A page saved whole, in an old code, base 64."""
    import base64  # noqa: PLC0415  only this needs it

    page = site(each, body(each, plain)).decode().replace("charset='utf-8'", "charset='gb2312'")
    lines = [
        "From: <Saved by a browser>",
        "Subject: =?utf-8?B?5bm05oql?=",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html"; boundary="----=_Next"',
        "",
        "------=_Next",
        'Content-Type: text/html; charset="gb2312"',
        "Content-Transfer-Encoding: base64",
        "Content-Location: http://example.cn/a.html",
        "",
        base64.encodebytes(page.encode("gb18030")).decode(),
        "------=_Next--",
        "",
    ]
    return "\r\n".join(lines).encode()


@met("a.html")
def page_of_poppler(each: Original) -> bytes:
    """``pdftohtml``: a page's text in lines, without its tables."""
    return _to_page(paper(each, ALL), "-s", "-i", "-noframes")


@met("a.html")
def page_of_poppler_placed(each: Original) -> bytes:
    """``pdftohtml -c``: every text in an element at its place."""
    return _to_page(paper(each, ALL + "td{text-align:center}"), "-c", "-s", "-i", "-noframes")


def _to_page(content: bytes, *options: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.pdf"
        source.write_bytes(content)
        command = ["pdftohtml", *options, str(source), str(Path(folder) / "b.html")]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        return max(Path(folder).glob("*.html"), key=lambda path: path.stat().st_size).read_bytes()


@met("a.pdf")
def scan_with_a_layer(each: Original) -> bytes:
    """A scan with recognised text below it: pictures of the pages, the words unseen at their places."""
    import pikepdf  # noqa: PLC0415  only this needs it

    printed = paper(each, ALL)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.pdf").write_bytes(printed)
        subprocess.run(["pdftoppm", "-r", "60", "-jpeg", "a.pdf", "p"], cwd=folder, check=True, timeout=120)
        pictures = [path.read_bytes() for path in sorted(Path(folder).glob("p*.jpg"))]
    with pikepdf.open(io.BytesIO(printed)) as book:
        for page, picture in zip(book.pages, pictures, strict=True):
            kept: list[Any] = []
            for each_one in pikepdf.parse_content_stream(page):
                operands, operator = list(each_one.operands), each_one.operator
                if str(operator) in ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*"):
                    kept.append(([], pikepdf.Operator("n")))
                elif str(operator) == "BT":
                    kept += [([], operator), ([3], pikepdf.Operator("Tr"))]
                else:
                    kept.append((operands, operator))
            size = picture_size(picture)
            image = pikepdf.Stream(book, picture)
            image.Type, image.Subtype, image.Width, image.Height = pikepdf.Name.XObject, pikepdf.Name.Image, *size
            image.ColorSpace, image.BitsPerComponent, image.Filter = (
                pikepdf.Name.DeviceRGB,
                8,
                pikepdf.Name.DCTDecode,
            )
            resources = page.obj.Resources
            if "/XObject" not in resources:
                resources.XObject = pikepdf.Dictionary()
            resources.XObject["/Scan"] = book.make_indirect(image)
            width, height = float(page.mediabox[2]), float(page.mediabox[3])
            drawn = f"q {width} 0 0 {height} 0 0 cm /Scan Do Q\n".encode()
            page.obj.Contents = book.make_stream(drawn + pikepdf.unparse_content_stream(kept))
        held = io.BytesIO()
        book.save(held)
    return held.getvalue()


def picture_size(picture: bytes) -> tuple[int, int]:
    from PIL import Image  # noqa: PLC0415  only this needs it

    return Image.open(io.BytesIO(picture)).size


@met("a.pdf")
def slides(each: Original) -> bytes:
    """Large letters on lying pages, every section on its own, long tables over several slides."""
    css = "body{font-size:20pt} td{border:1pt solid #36c;text-align:center} p.heading{break-before:page;font-size:30pt}"
    return paper(each, css + "tr{break-inside:avoid}", landscape=True, format="A4")


@met("a.pdf")
def reading_view(each: Original) -> bytes:
    """A browser's view for reading, printed: no rules, wide lines, text of the page's width."""
    return paper(each, "body{line-height:1.9;font-size:14pt} td{padding:4pt;border-bottom:1pt solid #eee}")


@met("a.pdf")
def printed_sheet(each: Original) -> bytes:
    """A workbook printed by LibreOffice on lying pages of A3."""
    return converted(_wide_book(each), "a.xlsx", "pdf")


def _wide_book(each: Original) -> bytes:
    from openpyxl import load_workbook  # noqa: PLC0415  only this needs it
    from openpyxl.styles import Alignment, Border, Side  # noqa: PLC0415

    book = load_workbook(io.BytesIO(_book(each)))
    sheet: Any = book.active
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 8
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    side = Side(style="thin")
    for row in sheet.iter_rows():
        for cell in row:
            if cell.column > 1 or sheet.cell(cell.row, 2).value is not None:
                cell.border = Border(side, side, side, side)
                cell.alignment = Alignment(wrap_text=True)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@met("a.pdf")
def headed_and_numbered_pages(each: Original) -> bytes:
    """Every page says the agency above and 第 1 页 / 共 4 页 below, tables go on over pages."""
    head = f"<p style='font-size:9px;margin:auto'>{escape(each.title)}</p>"
    foot = "<p style='font-size:9px;margin:auto'>第 <span class=pageNumber></span> 页 / 共 <span class=totalPages></span> 页</p>"
    return paper(
        each,
        ALL,
        format="A5",
        display_header_footer=True,
        header_template=head,
        footer_template=foot,
    )


@met("a.pdf")
def labels_beside_numbers_printed(each: Original) -> bytes:
    """Labels in one table, numbers in another beside it, rows of the same height, printed."""

    def make(grid: Grid) -> str:
        if grid.columns != 10:
            return plain(grid, "")
        halves = []
        for low, high, width in ((0, 3, "50%"), (3, 10, "50%")):
            rows = [[c for c in row if low <= c.column < high] for row in grid.rows]
            made = "".join(f"<tr style='height:30pt'>{''.join(map(td, row))}</tr>" for row in rows)
            halves.append(f"<table style='width:{width}'>{made}</table>")
        return f"<div style='display:flex;gap:8pt'>{''.join(halves)}</div>"

    return paper(each, ALL, make)


@met("a.pdf")
def light_type_on_dark_heads(each: Original) -> bytes:
    """White words on dark heads, grey stripes, no rules; numbers to the right."""
    css = (
        "tr:nth-child(-n+3) td{background:#234;color:#fff} tr:nth-child(even) td{background:#f4f4f4}"
        "td{-webkit-print-color-adjust:exact;text-align:right}"
    )
    return paper(each, css)


@met("a.docx")
def pasted_from_a_page(each: Original) -> bytes:
    """A page pasted into LibreOffice and saved for Word."""
    return converted(site(each, body(each, plain)), "a.html", "docx:MS Word 2007 XML")


@met("a.docx")
def rows_with_tracked_marks(each: Original) -> bytes:
    """Rows with a deleted twin below each: what nobody accepted yet."""

    def make(grid: Grid) -> str:
        out = []
        for number, made in enumerate(rows_of(grid)):
            out.append(made)
            row = grid.rows[number]
            if values_of(row) and all(c.rowspan == 1 for c in row) and grid.columns == 4:
                cells = "".join(
                    tc(
                        f"<w:p><w:del w:id='1' w:author='a'><w:r><w:delText>{c.text}</w:delText></w:r></w:del></w:p>",
                        c.colspan,
                    )
                    for c in row
                )
                out.append(f"<w:tr><w:trPr><w:del w:id='2' w:author='a'/></w:trPr>{cells}</w:tr>")
        return table(out, grid.columns)

    return document(each, make)
