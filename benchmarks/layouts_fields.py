"""Layouts of a third look: numbers in fields, tables drawn in pages, numbers above their labels, text in two columns."""

from html import escape

from layouts_original import Original, later, lines
from layouts_paper import ALL, paper
from layouts_text import drawn
from layouts_web import page, plain, td
from layouts_word import document, ruled, run

from gipgen.layout.grid import Grid, GridCell


@later("a.html")
def fields_of_a_page(each: Original) -> bytes:
    """A page to fill in, saved as it was."""

    def cell(one: GridCell) -> str:
        return td(one, text=f"<input type='text' value='{one.text}' readonly>" if one.kind == "value" else None)

    return page(each, lambda grid: plain(grid, cell=cell))


@later("a.docx")
def lists_to_choose_from(each: Original) -> bytes:
    """Small numbers were chosen from a list in one of Word's old forms."""
    entries = "".join(f'<w:listEntry w:val="{number}"/>' for number in range(10))
    mark = '<w:r><w:fldChar w:fldCharType="{}">{}</w:fldChar></w:r>'

    def fill(cell: GridCell) -> str:
        if cell.kind != "value" or len(cell.text) != 1:
            return f"<w:p>{run(cell.text)}</w:p>"
        data = f'<w:ffData><w:ddList><w:result w:val="{cell.text}"/>{entries}</w:ddList></w:ffData>'
        return f"<w:p>{mark.format('begin', data)}{mark.format('end', '')}</w:p>"

    return document(each, lambda grid: ruled(grid, fill) + "<w:p/>")


@later("a.html")
def drawn_in_a_page(each: Original) -> bytes:
    return page(each, lambda grid: f"<pre>{escape(drawn(grid, '─', '│', '┼'))}</pre>")


@later("a.txt")
def numbers_above_their_labels(each: Original) -> bytes:
    def table(grid: Grid) -> str:
        rows = ([(cell.kind == "value", cell.text) for cell in row] for row in grid.rows)
        return "\n".join(
            text
            for row in rows
            for text in (*(t for is_value, t in row if is_value), *(t for is_value, t in row if not is_value))
        )

    return lines(each, table, between="\n").encode()


@later("a.pdf")
def text_in_two_columns(each: Original) -> bytes:
    css = f"{ALL} body{{columns:2;text-align:justify}} table{{column-span:all}}"
    return paper(each, css)
