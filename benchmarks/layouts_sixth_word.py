"""Word files and workbooks as offices break them. See ``layouts_original.sixth``."""

import io
import zipfile
from itertools import pairwise

from layouts_original import Original, shown, sixth, whole
from layouts_paper import converted
from layouts_web import page, plain
from layouts_word import document, package, paragraph, rows_of, ruled, run, table, tc

from gipgen.layout.grid import Grid, GridCell

_WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


def _row(cells: list[str]) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


@sixth("a.docx")
def word_spacer_columns(each: Original) -> bytes:
    """An empty narrow cell behind every cell, an empty row behind every row."""

    def make(grid: Grid) -> str:
        rows = []
        for row in rows_of(grid):
            cells = row.removeprefix("<w:tr>").removesuffix("</w:tr>").split("</w:tc>")[:-1]
            rows.append(_row([f"{cell}</w:tc><w:tc><w:tcPr/><w:p/></w:tc>" for cell in cells]))
            rows.append(_row(["<w:tc><w:tcPr/><w:p/></w:tc>"] * 2 * grid.columns))
        return table(rows, 2 * grid.columns)

    return document(each, make)


@sixth("a.docx")
def word_merges_begin_nowhere(each: Original) -> bytes:
    """Every vertical merge goes on and none begins; the label stands in the first of them."""
    return document(
        each, lambda grid: table([row.replace(' w:val="restart"', "") for row in rows_of(grid)], grid.columns)
    )


@sixth("a.docx")
def word_label_over_two_rows(each: Original) -> bytes:
    """Rows that belong together by hand: the label cell says one half of its words, the empty-numbered row below the rest."""

    def make(grid: Grid) -> str:
        rows = []
        for row in grid.rows:
            label = next((c for c in reversed(row) if c.kind == "label"), None)
            if grid.columns != 10 or label is None or len(label.text) < 12 or not any(c.kind == "value" for c in row):
                rows.append(_row([tc(paragraph(c.text), c.colspan) for c in row]))
                continue
            cut = len(label.text) // 2
            rows.append(_row([tc(paragraph(label.text[:cut] if c is label else c.text), c.colspan) for c in row]))
            rows.append(_row([tc(paragraph(label.text[cut:] if c is label else ""), c.colspan) for c in row]))
        return table(rows, grid.columns)

    return document(each, make)


@sixth("a.docx")
def word_three_pieces_with_captions(each: Original) -> bytes:
    """The long table in three, each below 表3-1 and 单位：件, only the last row of the head again."""

    def make(grid: Grid) -> str:
        rows = rows_of(grid)
        if grid.columns != 10:
            return ruled(grid)
        cuts, out = (3, 9, 20, len(rows)), []
        for at, (start, end) in enumerate(pairwise(cuts)):
            head = rows[:3] if at == 0 else rows[2:3]
            out.append(paragraph(f"表3-{at + 1}") + paragraph("单位：件"))
            out.append(table([*head, *rows[start:end]], grid.columns))
        return "".join(out)

    return document(each, make)


@sixth("a.docx")
def word_wide_digits_units_thousands(each: Original) -> bytes:
    """１，２３４件 in every cell."""

    def fill(cell: GridCell) -> str:
        text = cell.text
        if cell.kind == "value" and text.isdecimal():
            text = f"{int(text):,}".translate(_WIDE) + "件"
        return paragraph(text)

    return document(each, lambda grid: ruled(grid, fill))


@sixth("a.docx")
def word_rows_in_other_order(each: Original) -> bytes:
    """Rows of table three between 本年度办理结果's groups in the order of an older notice: the last groups first."""

    def make(grid: Grid) -> str:
        rows = [[c for c in row if c is not None] for row in whole(grid)]
        flat = [[tc(paragraph(c.text), c.colspan) for c in row] for row in rows]
        if grid.columns == 10:
            flat[3], flat[4] = flat[4], flat[3]
        elif grid.columns == 4 or len(flat) > 8:
            flat[2], flat[3] = flat[3], flat[2]
        return table([_row(cells) for cells in flat], grid.columns)

    return document(each, make)


@sixth("a.docx", clipped=True)
def word_notes_in_cells(each: Original) -> bytes:
    """3（含上年结转1件） where there is more than nothing. May be open, must not be another number."""

    def fill(cell: GridCell) -> str:
        more = "（含上年结转1件）" if cell.kind == "value" and cell.text not in ("", "0") else ""
        return paragraph(cell.text + more)

    return document(each, lambda grid: ruled(grid, fill))


@sixth("a.docx", lacks=("review_litigation",))
def word_table_four_as_picture(each: Original) -> bytes:
    picture = '<w:p><w:r><w:pict><v:shape style="width:400pt;height:90pt"><v:imagedata r:id="r9" title="表四"/></v:shape></w:pict></w:r></w:p>'
    last = [part.grid for part in each.parts if part.grid is not None][-1]
    return document(each, lambda grid: picture if grid is last else ruled(grid))


@sixth("a.docx")
def word_old_text_boxes(each: Original) -> bytes:
    """Every table in a text box of Word 2003."""

    def make(grid: Grid) -> str:
        return f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{ruled(grid)}<w:p/></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"

    return document(each, make)


@sixth("a.docx")
def word_all_in_one_table(each: Original) -> bytes:
    """A form of two columns: the section's name at the left, its text and table in one cell at the right."""
    rows: list[str] = []
    head, held = "", ""
    front = []
    for part in each.parts:
        inside = ruled(part.grid) + paragraph("") if part.grid is not None else paragraph(part.text)
        if part.kind == "heading":
            if head:
                rows.append(_row([tc(paragraph(head)), tc(held)]))
            head, held = part.text, ""
        elif head:
            held += inside
        else:
            front.append(inside)
    rows.append(_row([tc(paragraph(head)), tc(held)]))
    return package("".join(front) + table(rows, 2))


@sixth("a.docx")
def word_moved_paragraphs(each: Original) -> bytes:
    """Every section's text was moved with tracking on: where it was it stands again, as moved away."""

    def text(words: str) -> str:
        gone = f"<w:p><w:moveFrom w:id='1' w:author='a'>{run(words)}</w:moveFrom></w:p>"
        here = f"<w:p><w:moveTo w:id='2' w:author='a'>{run(words)}</w:moveTo></w:p>"
        return gone + here if len(words) > 30 else paragraph(words)

    return document(each, ruled, text)


@sixth("a.docx")
def word_fields_of_numbers(each: Original) -> bytes:
    """Numbers come out of mail merge: complex fields with their instruction."""

    def fill(cell: GridCell) -> str:
        if cell.kind != "value":
            return paragraph(cell.text)
        kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
        asked = "<w:r><w:instrText> MERGEFIELD 数9 \\# 0 </w:instrText></w:r>"
        return f"<w:p>{kinds[0]}{asked}{kinds[1]}{run(cell.text)}{kinds[2]}</w:p>"

    return document(each, lambda grid: ruled(grid, fill))


@sixth("a.docx")
def word_page_within(each: Original) -> bytes:
    """A page put in whole (altChunk): Word shows it, in the file it is a page beside the document."""
    made = package('<w:altChunk r:id="r5"/>')
    held = io.BytesIO(made)
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("word/afchunk.htm", page(each, plain))
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r5" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="afchunk.htm"/></Relationships>',
        )
    return held.getvalue()


@sixth("a.docx")
def word_number_and_unit_cells(each: Original) -> bytes:
    """Table two and four: behind each number a cell that says 件."""

    def make(grid: Grid) -> str:
        if grid.columns == 10:
            return ruled(grid)
        rows = []
        for row in grid.rows:
            cells = []
            for cell in row:
                cells.append(tc(paragraph(cell.text), cell.colspan))
                if cell.kind == "value":
                    cells.append(tc(paragraph("件")))
            rows.append(_row(cells))
        return table(rows, grid.columns)

    return document(each, make)


@sixth("a.docx")
def word_saved_as_rtf(each: Original) -> bytes:
    """As ``import`` has it from LibreOffice."""
    return converted(converted(document(each, ruled), "a.docx", "rtf"), "b.rtf", "docx")


@sixth("a.docx")
def word_saved_as_doc(each: Original) -> bytes:
    """As ``import`` has it from LibreOffice."""
    return converted(converted(document(each, ruled), "a.docx", "doc"), "b.doc", "docx")


@sixth("a.docx")
def word_labels_in_own_tables(each: Original) -> bytes:
    """Each label sits in a table of one cell in its cell."""

    def fill(cell: GridCell) -> str:
        if cell.kind != "label":
            return paragraph(cell.text)
        return table([_row([tc(paragraph(cell.text))])], 1) + "<w:p/>"

    return document(each, lambda grid: ruled(grid, fill))


@sixth("a.docx")
def word_own_cells_only(each: Original) -> bytes:
    """Rows of the cells that are there, without any span or merge, an extra empty cell at the end of every second."""

    def make(grid: Grid) -> str:
        rows = []
        for number, row in enumerate(shown(grid)):
            rows.append(_row([tc(paragraph(text)) for text in [*row, *([""] * (number % 2))]]))
        return table(rows, grid.columns)

    return document(each, make)
