"""Printed pages of reportlab, typst, a browser and LibreOffice. See ``layouts_original.seventh``."""

import io
from html import escape
from typing import Any

from layouts_original import Original, said_otherwise, seventh
from layouts_paper import ALL, converted, headed, paper
from layouts_seventh_pages import page_saved_with_navigation
from layouts_sixth_text import _typed, _typeset
from layouts_word import document, rows_of, ruled, table

from gipgen.layout.grid import Grid

_OPEN = "stroke: (x, y) => (top: 0.5pt, bottom: 0.5pt, left: if x > 0 { 0.5pt }),"


def _flow(
    each: Original,
    styles: list[tuple[Any, ...]],
    *,
    again: int = 0,
    lying: bool = False,
    wrap: bool = True,
    foot: bool = True,
) -> bytes:
    """reportlab with Adobe's font that no file holds; long tables go over pages."""
    from reportlab.lib.pagesizes import A4, landscape  # noqa: PLC0415  only these need it
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table  # noqa: PLC0415

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    words = ParagraphStyle("a", fontName="STSong-Light", fontSize=10.5, leading=17, wordWrap="CJK", firstLineIndent=21)
    small = ParagraphStyle("b", fontName="STSong-Light", fontSize=7, leading=9, wordWrap="CJK", alignment=1)
    story: list[Any] = []
    size = landscape(A4) if lying else A4
    for part in each.parts:
        if part.grid is None:
            story.append(Paragraph(escape(part.text), words))
            continue
        grid = part.grid
        cells: list[list[Any]] = [[""] * grid.columns for _ in grid.rows]
        spans: list[tuple[Any, ...]] = []
        for number, row in enumerate(grid.rows):
            for c in row:
                cells[number][c.column] = Paragraph(escape(c.text), small) if wrap else c.text
                if c.colspan * c.rowspan > 1 and c.rowspan < 9:
                    spans.append(("SPAN", (c.column, number), (c.column + c.colspan - 1, number + c.rowspan - 1)))
        width = (size[0] - 100) / grid.columns
        base = [
            ("FONT", (0, 0), (-1, -1), "STSong-Light", 7),
            ("ALIGN", (0, 0), (-1, -1), "CENTER"),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ]
        story += [
            Spacer(1, 8),
            Table(cells, [width] * grid.columns, repeatRows=again and grid.header_rows, style=[*base, *spans, *styles]),
            Spacer(1, 8),
        ]
    held = io.BytesIO()

    def below(canvas: Any, made: Any) -> None:
        if foot:
            canvas.setFont("STSong-Light", 8)
            canvas.drawCentredString(size[0] / 2, 24, f"— {made.page} —")

    SimpleDocTemplate(held, pagesize=size, leftMargin=50, rightMargin=50).build(
        story, onFirstPage=below, onLaterPages=below
    )
    return held.getvalue()


_GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
_ACROSS = [("LINEBELOW", (0, 0), (-1, -1), 0.5, "black"), ("LINEABOVE", (0, 0), (-1, 0), 0.5, "black")]


def _with_rules(drawn: str, edge: str) -> str:
    """A table of a Word file as wide as its page, with these borders, and the paragraph behind it."""
    rules = f'<w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>{edge}</w:tblBorders></w:tblPr>'
    return drawn.replace("<w:tblPr/>", rules) + "<w:p/>"


@seventh("a.pdf")
def flow_ruled(each: Original) -> bytes:
    """All rules, tables over pages, no head again."""
    return _flow(each, _GRID)


@seventh("a.pdf")
def flow_ruled_head_again(each: Original) -> bytes:
    return _flow(said_otherwise(each), _GRID, again=1)


@seventh("a.pdf")
def flow_inner_rules(each: Original) -> bytes:
    """Rules within only: no side is closed."""
    return _flow(each, [("INNERGRID", (0, 0), (-1, -1), 0.5, "black")], again=1)


@seventh("a.pdf")
def flow_across_only(each: Original) -> bytes:
    """Rules across, heads again, lying pages."""
    return _flow(each, _ACROSS, again=1, lying=True)


@seventh("a.pdf")
def flow_bare(each: Original) -> bytes:
    """No rule at all, over pages without heads."""
    return _flow(each, [])


@seventh("a.pdf")
def flow_three_rules(each: Original) -> bytes:
    """三线表: a rule above, below and under the head."""
    ends = [
        ("LINEABOVE", (0, 0), (-1, 0), 1, "black"),
        ("LINEBELOW", (0, -1), (-1, -1), 1, "black"),
        ("LINEBELOW", (0, 2), (-1, 2), 0.5, "black"),
    ]
    return _flow(each, ends, lying=True)


@seventh("a.pdf")
def set_open_sides(each: Original) -> bytes:
    """Typst: open at the right and at the left; small pages."""
    return _typeset(
        each, lambda g: _typed(g, _OPEN), '#set page(width: 210mm, height: 160mm, margin: 1.5cm, numbering: "1 / 1")'
    )


@seventh("a.pdf")
def set_no_left_rule(each: Original) -> bytes:
    """Typst: top, bottom and right rules of each cell; numbers centred, labels left."""
    rules = "align: (x, y) => if x > 2 { center } else { left }, stroke: (x, y) => (top: 0.5pt, bottom: 0.5pt, right: 0.5pt),"
    return _typeset(each, lambda g: _typed(g, rules))


@seventh("a.pdf")
def print_of_a_saved_page(each: Original) -> bytes:
    """A browser's print of a page with its navigation, head and foot of the browser, tables without rules down."""
    from layouts_paper import BASE, printed  # noqa: PLC0415

    html = (
        page_saved_with_navigation(each)
        .decode()
        .replace("</head>", f"<style>{BASE} td{{border-bottom:.5pt solid}}</style></head>")
    )
    head = (
        "<div style='font-size:7pt;width:100%;padding:0 9mm'>2025/3/12 09:41<span style='float:right'>"
        + each.title
        + "</span></div>"
    )
    foot = "<div style='font-size:7pt;width:100%;padding:0 9mm'>http://www.test.gov.cn/art/2025/1/20/art_1229_1.html<span style='float:right'><span class=pageNumber></span>/<span class=totalPages></span></span></div>"
    return printed(html.encode(), display_header_footer=True, header_template=head, footer_template=foot)


@seventh("a.pdf")
def print_open_sides_small_pages(each: Original) -> bytes:
    """A browser: A5, the head again on each page, open at both sides, labels over lines."""
    css = ALL + "table{border-left-style:hidden;border-right-style:hidden;table-layout:fixed} tr{break-inside:avoid}"
    return paper(each, css, headed, format="A5", landscape=True)


@seventh("a.pdf")
def print_of_word(each: Original) -> bytes:
    """LibreOffice's print of a Word file: frames, narrow columns, rows that may break over pages, the head again."""
    edge = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )

    def make(grid: Grid) -> str:
        rows = [
            row.replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>") if at < grid.header_rows else row
            for at, row in enumerate(rows_of(grid))
        ]
        drawn = table(rows, grid.columns).replace("<w:gridCol/>", f'<w:gridCol w:w="{9000 // grid.columns}"/>')
        return _with_rules(drawn, edge)

    return converted(document(each, make), "a.docx", "pdf")


@seventh("a.pdf")
def print_of_word_across_only(each: Original) -> bytes:
    """The same with rules across only (open table) and 公文 margins, page numbers by the text's end."""
    edge = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "bottom", "insideH"))

    def make(grid: Grid) -> str:
        drawn = ruled(grid).replace("<w:gridCol/>", f'<w:gridCol w:w="{9000 // grid.columns}"/>')
        return _with_rules(drawn, edge)

    return converted(document(each, make), "a.docx", "pdf")


@seventh("a.pdf")
def print_of_a_bare_word_file(each: Original) -> bytes:
    """A Word file whose tables have no rules at all, lying pages of A4."""
    made = document(
        each, lambda g: ruled(g).replace("<w:gridCol/>", f'<w:gridCol w:w="{9000 // g.columns}"/>') + "<w:p/>"
    )
    return converted(made, "a.docx", "pdf")


@seventh("a.pdf")
def set_two_tables_on_a_page(each: Original) -> bytes:
    """Typst: table two and four beside one another at the place of table two."""
    grids = {p.section: p.grid for p in each.parts if p.grid is not None}

    def make(grid: Grid) -> str:
        if grid.columns == 15:
            return "#par[表四见第二部分右侧。]"
        if grid.columns == 10:
            return _typed(grid, "stroke: 0.4pt,")
        right = _typed(grids["review_litigation"], "stroke: 0.4pt,", "5pt")
        return f"#grid(columns: (2fr, 3fr), gutter: 8pt, [{_typed(grid, 'stroke: 0.4pt,')}], [{right}])"

    return _typeset(each, make, "#set page(margin: 1.5cm, flipped: true)")


@seventh("a.pdf")
def page_of_tables_turned(each: Original) -> bytes:
    """Upright pages for text, /Rotate 90 for the pages of table three: as a scanner's program turns them."""
    import pikepdf  # noqa: PLC0415  only this needs it

    made = _flow(each, _GRID, again=1, lying=True)
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as document_:
        for leaf in document_.pages:
            box = leaf.mediabox
            width, height = float(box[2]), float(box[3])
            turned = f"q 0 1 -1 0 {height} 0 cm".encode()
            leaf.contents_add(turned, prepend=True)
            leaf.contents_add(b"Q")
            leaf.mediabox = pikepdf.Array([0, 0, height, width])
            leaf.Rotate = 90
        document_.save(held)
    return held.getvalue()
