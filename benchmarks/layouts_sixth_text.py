"""PDF of several makers, and what programs take out of them. See ``layouts_original.sixth``."""

import io
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from layouts_original import Original, sixth
from layouts_paper import ALL, converted, paper, text_of
from layouts_sixth_sheets import sheets_with_units_in_formats
from layouts_sixth_word import word_spacer_columns
from layouts_web import plain, td
from layouts_word import document, ruled

from gipgen.layout.grid import Grid


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _typeset(each: Original, table: Callable[[Grid], str], head: str = "#set page(margin: 2cm)") -> bytes:
    import typst  # noqa: PLC0415  only these need it

    out = ['#set text(font: "Noto Sans CJK SC", size: 10pt)', head]
    out += [f"#par({_quoted(p.text)})\n" if p.grid is None else table(p.grid) for p in each.parts]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.typ"
        source.write_text("\n".join(out), encoding="utf-8")
        made: bytes = typst.compile(str(source))
        return made


def _typed(grid: Grid, more: str, size: str = "7pt") -> str:
    cells = [
        f"table.cell(colspan: {c.colspan}, rowspan: {c.rowspan}, {_quoted(c.text)})" for row in grid.rows for c in row
    ]
    columns = "(" + ", ".join(["1fr"] * grid.columns) + ")"
    return f"#text(size: {size}, table(columns: {columns}, {more} {', '.join(cells)}))"


@sixth("a.pdf")
def typeset_lying(each: Original) -> bytes:
    return _typeset(each, lambda grid: _typed(grid, "stroke: 0.4pt,"), "#set page(margin: 1.5cm, flipped: true)")


@sixth("a.pdf")
def typeset_two_columns(each: Original) -> bytes:
    """Text in two columns; the tables go over both, at the top of a page."""
    head = "#set page(margin: 1.5cm, columns: 2)"
    return _typeset(each, lambda g: f'#place(auto, scope: "parent", float: true)[{_typed(g, "stroke: 0.4pt,")}]', head)


@sixth("a.pdf")
def typeset_no_rules(each: Original) -> bytes:
    """No rule at all, numbers centred."""
    return _typeset(each, lambda grid: _typed(grid, "stroke: none, align: center,"))


@sixth("a.pdf")
def drawn_path_by_path(each: Original) -> bytes:
    """Each side of each cell a stroke of its own, some points short of the corners."""
    sides = "".join(f"<i class='{side}'></i>" for side in "tblr")
    css = (
        "td{position:relative} td i{position:absolute;background:#000} .t,.b{left:1px;right:1px;height:.6px} .t{top:0} .b{bottom:0}"
        ".l,.r{top:1px;bottom:1px;width:.6px} .l{left:0} .r{right:0} table{border-collapse:separate;border-spacing:0}"
    )
    return paper(each, css, lambda grid: plain(grid, "", lambda c: td(c, text=f"{escape(c.text)}{sides}")))


@sixth("a.pdf")
def drawn_filled(each: Original) -> bytes:
    """A frame is a black surface with a white one on it, for each cell."""
    return paper(each, "table{border-collapse:separate;border-spacing:0.7pt;background:#000} td{background:#fff}")


@sixth("a.pdf")
def page_stored_lying(each: Original) -> bytes:
    """Pages whose contents are turned by a matrix and held upright by /Rotate."""
    import pikepdf  # noqa: PLC0415  only this needs it

    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper(each, ALL))) as file:
        for sheet in file.pages:
            width, height = float(sheet.mediabox[2]), float(sheet.mediabox[3])
            sheet.contents_add(f"q 0 1 -1 0 {height} 0 cm".encode(), prepend=True)
            sheet.contents_add(b"Q")
            sheet.mediabox = pikepdf.Array([0, 0, height, width])
            sheet.Rotate = 90
        file.save(held)
    return held.getvalue()


@sixth("a.pdf")
def sheets_printed(each: Original) -> bytes:
    """A workbook printed on upright A4 by LibreOffice: columns that do not fit go onto sheets of their own."""
    return converted(sheets_with_units_in_formats(each), "a.xlsx", "pdf")


@sixth("a.pdf")
def word_printed_with_spacers(each: Original) -> bytes:
    return converted(word_spacer_columns(each), "a.docx", "pdf")


@sixth("a.pdf")
def small_lying_pages_open_sides(each: Original) -> bytes:
    css = ALL + "table{border-left-style:hidden;border-right-style:hidden} tr{break-inside:auto} td{line-height:16pt}"
    return paper(each, css, width="210mm", height="120mm")


@sixth("a.pdf")
def letters_spaced(each: Original) -> bytes:
    """Letters set apart, digits too."""
    return paper(each, ALL + "td{letter-spacing:2pt} p{letter-spacing:1pt}")


@sixth("a.pdf")
def rules_dashed_grey(each: Original) -> bytes:
    return paper(each, "td{border-bottom:0.5pt dashed #bbb} td+td{border-left:0.5pt dashed #bbb}")


@sixth("a.pdf")
def heads_on_every_page_lying(each: Original) -> bytes:
    """Typst prints a table's head again on each page."""

    def table(grid: Grid) -> str:
        def cells(rows: Any) -> str:
            return ", ".join(
                f"table.cell(colspan: {c.colspan}, rowspan: {c.rowspan}, {_quoted(c.text)})"
                for row in rows
                for c in row
            )

        cut = grid.header_rows
        columns = "(" + ", ".join(["1fr"] * grid.columns) + ")"
        head = f"table.header({cells(grid.rows[:cut])}), " if cut else ""
        return f"#text(size: 7pt, table(columns: {columns}, stroke: 0.4pt, {head}{cells(grid.rows[cut:])}))"

    return _typeset(each, table, "#set page(width: 25cm, height: 14cm, margin: 1.5cm)")


@sixth("a.txt")
def taken_plainly_from_typst(each: Original) -> bytes:
    return text_of(typeset_lying(each))


@sixth("a.txt")
def taken_plainly_from_word(each: Original) -> bytes:
    return text_of(converted(document(each, ruled), "a.docx", "pdf"))


@sixth("a.txt")
def taken_laid_out_from_typst(each: Original) -> bytes:
    return text_of(typeset_no_rules(each), "-layout")


@sixth("a.txt")
def taken_laid_out_from_sheets(each: Original) -> bytes:
    return text_of(sheets_printed(each), "-layout")


@sixth("a.txt")
def taken_by_pdfminer(each: Original) -> bytes:
    from pdfminer.high_level import extract_text  # noqa: PLC0415  only this needs it

    made: str = extract_text(io.BytesIO(paper(each, ALL)))
    return made.encode()


@sixth("a.txt")
def taken_by_pypdf(each: Original) -> bytes:
    from pypdf import PdfReader  # noqa: PLC0415  only these need it

    return "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(paper(each, ALL))).pages).encode()


@sixth("a.txt")
def taken_by_pypdf_laid_out(each: Original) -> bytes:
    from pypdf import PdfReader  # noqa: PLC0415  only these need it

    made = typeset_lying(each)
    return "\n".join(
        sheet.extract_text(extraction_mode="layout") for sheet in PdfReader(io.BytesIO(made)).pages
    ).encode()


@sixth("a.txt")
def taken_by_pdfium(each: Original) -> bytes:
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  only this needs it

    file = pypdfium2.PdfDocument(typeset_lying(each))
    return "\n".join(sheet.get_textpage().get_text_range() for sheet in file).encode()
