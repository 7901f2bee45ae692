"""Layouts of printed pages, one kind of page break, frame or frame's lack each. Written later (see ``layouts_copied``)."""

from html import escape
from typing import Any

from layouts_original import Original, later
from layouts_paper import ALL, converted, paper
from layouts_web import plain
from layouts_word import document, rows_of, table

from gipgen.layout.grid import Grid, GridCell

_NARROW = "table{table-layout:fixed;font-size:8pt} td{padding:1pt;word-break:break-all}"


@later("a.pdf")
def print_across_only(each: Original) -> bytes:
    """Rules across only, long tables over several small pages."""
    return paper(each, "td{border-bottom:.5pt solid}tr{break-inside:avoid}", format="A5")


@later("a.pdf")
def print_no_left_edge(each: Original) -> bytes:
    """The frame's left side is missing, and the right one on every page."""
    return paper(each, ALL + "td:first-child{border-left:none} td:last-child{border-right:none}", format="A4")


@later("a.pdf")
def print_hair_rules(each: Original) -> bytes:
    return paper(each, "td{border:.1pt solid #999}")


@later("a.pdf")
def print_numbers_broken(each: Original) -> bytes:
    """Columns so narrow that long numbers go over two lines."""
    return paper(each, ALL + _NARROW)


@later("a.pdf")
def print_small(each: Original) -> bytes:
    """Printed at half the size."""
    return paper(each, ALL, scale=0.5)


@later("a.pdf")
def print_lying_pages(each: Original) -> bytes:
    return paper(each, ALL, landscape=True)


@later("a.pdf")
def print_white_rules(each: Original) -> bytes:
    """Coloured cells, white rules."""
    return paper(each, "td{background:#dde8f5;border:1pt solid #fff;-webkit-print-color-adjust:exact}")


@later("a.pdf")
def print_head_shaded(each: Original) -> bytes:
    """Rules at the head only, which is shaded; rows bare."""
    return paper(each, "tr:nth-child(-n+3) td{border:.5pt solid;background:#eee;-webkit-print-color-adjust:exact}")


@later("a.pdf")
def print_label_of_group_turned(each: Original) -> bytes:
    """The stub's groups written from top to bottom."""

    def cell(one: GridCell) -> str:
        style = " style='writing-mode:vertical-rl;text-orientation:upright'" if one.rowspan > 4 else ""
        return f"<td colspan={one.colspan} rowspan={one.rowspan}{style}>{escape(one.text)}</td>"

    return paper(each, ALL, lambda grid: plain(grid, "", cell))


@later("a.pdf")
def print_tables_side_by_side(each: Original) -> bytes:
    """Table two stands in halves beside one another: its last blocks to the right of its first."""

    def make(grid: Grid) -> str:
        if grid.columns != 4:
            return plain(grid, "")
        cut = next(at for at, row in enumerate(grid.rows) if at and "第二十条" in row[0].text)
        halves = (grid._replace(rows=grid.rows[:cut]), grid._replace(rows=grid.rows[cut:]))
        return f"<div style='display:flex;gap:16pt'>{''.join(plain(half, '') for half in halves)}</div>"

    return paper(each, ALL, make)


@later("a.pdf")
def print_from_office(each: Original) -> bytes:
    """LibreOffice's print of a Word file with rules and a head that comes again on each page."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )

    def make(grid: Grid) -> str:
        rows = rows_of(grid)
        head = [row.replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>") for row in rows[: grid.header_rows]]
        made = table([*head, *rows[grid.header_rows :]], grid.columns)
        return made.replace("<w:tblPr/>", f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>")

    return converted(document(each, make), "a.docx", "pdf")


@later("a.pdf")
def print_with_page_numbers_in_table(each: Original) -> bytes:
    """The foot of each page stands close below the table's last row."""
    foot: dict[str, Any] = {"display_header_footer": True, "header_template": "<i></i>"}
    foot["footer_template"] = "<p style='font-size:9px;margin:0 auto'><span class=pageNumber></span></p>"
    margin = {"top": "6mm", "bottom": "6mm", "left": "15mm", "right": "15mm"}
    return paper(each, ALL, format="A5", landscape=True, margin=margin, **foot)


@later("a.pdf")
def print_cells_apart(each: Original) -> bytes:
    """Every cell its own frame, no rule shared, rows over pages."""
    return paper(each, "table{border-collapse:separate;border-spacing:1.5pt} td{border:.5pt solid}", format="A5")
