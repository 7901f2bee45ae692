"""Layouts of Word files and workbooks."""

import io
import zipfile
from collections.abc import Callable
from html import escape

from layouts_original import Original, layout, shown, texts, whole

from gipgen.layout.grid import Grid, GridCell

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


def tc(inside: str, colspan: int = 1, merge: str = "") -> str:
    vertical = {"begin": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}.get(merge, "")
    span = f'<w:gridSpan w:val="{colspan}"/>' if colspan > 1 else ""
    return f"<w:tc><w:tcPr>{span}{vertical}</w:tcPr>{inside}</w:tc>"


Fill = Callable[[GridCell], str]


def _fill(cell: GridCell) -> str:
    return paragraph(cell.text)


def rows_of(grid: Grid, fill: Fill = _fill) -> list[str]:
    """The rows with true merges."""
    reaching: dict[tuple[int, int], GridCell] = {}
    for number, row in enumerate(grid.rows):
        for cell in row:
            for down in range(1, cell.rowspan):
                reaching[number + down, cell.column] = cell
    out = []
    for number, row in enumerate(grid.rows):
        cells = {cell.column: tc(fill(cell), cell.colspan, "begin" if cell.rowspan > 1 else "") for cell in row}
        cells |= {at: tc("<w:p/>", cell.colspan, "on") for (line, at), cell in reaching.items() if line == number}
        out.append(f"<w:tr>{''.join(cells[at] for at in sorted(cells))}</w:tr>")
    return out


def table(rows: list[str], columns: int) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def ruled(grid: Grid, fill: Fill = _fill) -> str:
    return table(rows_of(grid, fill), grid.columns)


def package(body: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><w:document {_SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>',
        )
    return held.getvalue()


def document(each: Original, make: Callable[[Grid], str], text: Callable[[str], str] = paragraph) -> bytes:
    return package("".join(make(part.grid) if part.grid is not None else text(part.text) for part in each.parts))


@layout("a.docx")
def docx_plain(each: Original) -> bytes:
    return document(each, ruled)


@layout("a.docx")
def docx_cut_in_two(each: Original) -> bytes:
    """Somebody cut the long table; the second piece begins in the middle of merged cells."""

    def make(grid: Grid) -> str:
        rows = rows_of(grid)
        cut = len(rows) // 2
        return table(rows[:cut], grid.columns) + paragraph("") + table(rows[cut:], grid.columns)

    return document(each, make)


@layout("a.docx")
def docx_cut_with_head(each: Original) -> bytes:
    def make(grid: Grid) -> str:
        rows = rows_of(grid)
        if grid.columns != 10:
            return ruled(grid)
        return table(rows[:14], 10) + paragraph("（续表）") + table(rows[:3] + rows[14:], 10)

    return document(each, make)


@layout("a.docx")
def docx_no_merges(each: Original) -> bytes:
    """Merged cells came apart: every place is a cell, the covered ones empty."""

    def make(grid: Grid) -> str:
        rows = [
            f"<w:tr>{''.join(tc(paragraph('' if c is None else c.text)) for c in row)}</w:tr>" for row in whole(grid)
        ]
        return table(rows, grid.columns)

    return document(each, make)


@layout("a.docx")
def docx_merged_wrongly(each: Original) -> bytes:
    """Every vertical merge ends one row early, spans of headers are one too wide."""

    def make(grid: Grid) -> str:
        rows = tuple(
            tuple(c._replace(rowspan=max(c.rowspan - 1, 1), colspan=c.colspan + (c.kind == "header")) for c in row)
            for row in grid.rows
        )
        return ruled(grid._replace(rows=rows))

    return document(each, make)


@layout("a.docx")
def docx_nested(each: Original) -> bytes:
    """Each table sits in the one cell of another, as for a frame."""
    return document(each, lambda grid: table([f"<w:tr>{tc(ruled(grid) + paragraph(''))}</w:tr>"], 1))


@layout("a.docx")
def docx_all_in_one_cell(each: Original) -> bytes:
    body = "".join(ruled(part.grid) if part.grid is not None else paragraph(part.text) for part in each.parts)
    return package(table([f"<w:tr>{tc(body + paragraph(''))}</w:tr>"], 1))


@layout("a.docx")
def docx_table_a_row(each: Original) -> bytes:
    return document(each, lambda grid: paragraph("").join(table([row], grid.columns) for row in rows_of(grid)))


@layout("a.docx")
def docx_text_boxes(each: Original) -> bytes:
    """Headings in text boxes (drawing with its VML double)."""

    def text(line: str) -> str:
        if line[1:2] != "、":
            return paragraph(line)
        inside = f"<w:txbxContent>{paragraph(line)}</w:txbxContent>"
        return (
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData "
            f"uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData>"
            f"</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )

    return document(each, ruled, text)


@layout("a.docx")
def docx_tables_in_boxes(each: Original) -> bytes:
    def make(grid: Grid) -> str:
        inside = f"<w:txbxContent>{ruled(grid)}{paragraph('')}</w:txbxContent>"
        return (
            "<w:p><w:r><w:drawing><wp:anchor><a:graphic><a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
            f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
        )

    return document(each, make)


@layout("a.docx")
def docx_tab_lines(each: Original) -> bytes:
    def make(grid: Grid) -> str:
        return "".join(
            "<w:p>" + "<w:r><w:tab/></w:r>".join(run(cell) for cell in row) + "</w:p>" for row in texts(grid)
        )

    return document(each, make)


@layout("a.docx")
def docx_content_controls(each: Original) -> bytes:
    def fill(cell: GridCell) -> str:
        if cell.kind != "value":
            return paragraph(cell.text)
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(cell.text)}</w:sdtContent></w:sdt>"

    return document(each, lambda grid: ruled(grid, fill))


@layout("a.docx")
def docx_cells_in_controls(each: Original) -> bytes:
    """Whole cells and rows inside content controls."""

    def make(grid: Grid) -> str:
        rows = []
        for row in grid.rows:
            cells = "".join(
                f"<w:sdt><w:sdtContent>{tc(paragraph(c.text), c.colspan)}</w:sdtContent></w:sdt>"
                if c.kind == "value"
                else tc(paragraph(c.text), c.colspan)
                for c in row
            )
            rows.append(f"<w:sdt><w:sdtContent><w:tr>{cells}</w:tr></w:sdtContent></w:sdt>")
        return table(rows, grid.columns)

    return document(each, make)


@layout("a.docx")
def docx_tracked(each: Original) -> bytes:
    """Each number was corrected with tracking on: 9 deleted in front of it."""

    def fill(cell: GridCell) -> str:
        if cell.kind != "value":
            return paragraph(cell.text)
        gone = '<w:del w:id="1" w:author="a"><w:r><w:delText>9</w:delText></w:r></w:del>'
        return f'<w:p>{gone}<w:ins w:id="2" w:author="a">{run(cell.text)}</w:ins></w:p>'

    return document(each, lambda grid: ruled(grid, fill))


@layout("a.docx", lacks=("applications",))
def docx_table_as_picture(each: Original) -> bytes:
    picture = "<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='图片 1'/></wp:inline></w:drawing></w:r></w:p>"
    return document(each, lambda grid: picture if grid.columns == 10 else ruled(grid))


@layout("a.docx")
def docx_fields(each: Original) -> bytes:
    """Totals are formula fields."""

    def fill(cell: GridCell) -> str:
        if not cell.ref.endswith(".total"):
            return paragraph(cell.text)
        begin, part, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
        return f"<w:p>{begin}<w:r><w:instrText> =SUM(LEFT) </w:instrText></w:r>{part}{run(cell.text)}{end}</w:p>"

    return document(each, lambda grid: ruled(grid, fill))


@layout("a.docx")
def docx_split_runs(each: Original) -> bytes:
    """Every character a run, bookmarks between."""

    def fill(cell: GridCell) -> str:
        return (
            "<w:p>"
            + '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>'.join(map(run, cell.text))
            + "</w:p>"
        )

    return document(each, lambda grid: ruled(grid, fill))


@layout("a.docx")
def docx_all_in_lines(each: Original) -> bytes:
    """The table is gone: a paragraph for each cell."""
    return document(each, lambda grid: "".join(paragraph(cell) for row in shown(grid) for cell in row))


@layout("a.xlsx")
def xlsx_one_sheet(each: Original) -> bytes:
    return _workbook(each, sheets=False)


@layout("a.xlsx")
def xlsx_sheets(each: Original) -> bytes:
    return _workbook(each, sheets=True)


def _workbook(each: Original, *, sheets: bool) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415  only these two need it

    book = Workbook()
    sheet = book.active
    line = 0
    for part in each.parts:
        if part.kind == "heading" and sheets:
            sheet, line = book.create_sheet(part.text[2:12]), 0
        if part.grid is None:
            line += 1
            sheet.cell(line, 1, part.text)
            continue
        for number, row in enumerate(part.grid.rows, line + 1):
            for cell in row:
                text = cell.text
                sheet.cell(number, cell.column + 1, int(text) if cell.kind == "value" and text.isdigit() else text)
                if cell.colspan > 1 or cell.rowspan > 1:
                    sheet.merge_cells(
                        start_row=number,
                        start_column=cell.column + 1,
                        end_row=number + cell.rowspan - 1,
                        end_column=cell.column + cell.colspan,
                    )
        line += len(part.grid.rows)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
