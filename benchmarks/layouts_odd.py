"""Layouts with something in them that is easily taken for a number or a heading: contents, notes, struck signs, watermarks.

Written later (see ``layouts_copied``).
"""

import io
import re
from html import escape

from layouts_original import Original, later, lines, texts
from layouts_paper import ALL, paper
from layouts_sites import body, site
from layouts_web import plain, td
from layouts_word import document, paragraph, ruled, run

from gipgen.layout.grid import Grid, GridCell

_OTHER_NUMBER = "9"


def tabs(grid: Grid) -> str:
    return "\n".join("\t".join(row) for row in texts(grid))


@later("a.txt")
def contents_in_front(each: Original) -> bytes:
    """A table of contents with the numbers of pages."""
    headings = [part.text for part in each.parts if part.kind == "heading"]
    contents = "\n".join(f"{text}{'…' * 12}{number}" for number, text in enumerate(headings, 1))
    title, _, rest = lines(each, tabs).partition("\n")
    return f"{title}\n\n目  录\n\n{contents}\n\n{rest}".encode()


@later("a.html")
def contents_as_links(each: Original) -> bytes:
    headings = [part.text for part in each.parts if part.kind == "heading"]
    contents = "".join(f"<li><a href='#s{n}'>{escape(text)}</a></li>" for n, text in enumerate(headings))
    return site(each, f"<ul>{contents}</ul>{body(each, plain, '<h2>{}</h2>')}")


@later("a.html")
def serial_numbers_and_remarks(each: Original) -> bytes:
    """A column of serial numbers in front of each table, one of remarks behind it."""

    def table(grid: Grid) -> str:
        rows = []
        for number, row in enumerate(grid.rows):
            first = f"<td>{number or '序号'}</td>"
            rows.append(f"<tr>{first}{''.join(map(td, row))}<td>{'' if number else '备注'}</td></tr>")
        return f"<table>{''.join(rows)}</table>"

    return site(each, body(each, table))


@later("a.html", clipped=True)
def zeros_left_blank(each: Original) -> bytes:
    """The agency left every 0 out. Blank cells are open, never 0."""
    return site(
        each, body(each, lambda grid: plain(grid, cell=lambda one: td(one, text="" if one.text == "0" else None)))
    )


@later("a.html", clipped=True)
def strokes_for_zeros(each: Original) -> bytes:
    return site(
        each, body(each, lambda grid: plain(grid, cell=lambda one: td(one, text="—" if one.text == "0" else None)))
    )


@later("a.html", clipped=True)
def numbers_in_fields(each: Original) -> bytes:
    """A page to fill in: numbers are what its fields hold."""

    def cell(one: GridCell) -> str:
        return td(one, text=f"<input type='text' value='{one.text}'>" if one.kind == "value" else None)

    return site(each, body(each, lambda grid: plain(grid, cell=cell)))


@later("a.html", clipped=True)
def struck_on_a_page(each: Original) -> bytes:
    """Corrected numbers: the old one struck in front of the new one."""

    def cell(one: GridCell) -> str:
        return td(one, text=f"<s>{_OTHER_NUMBER}</s>{one.text}" if one.kind == "value" else None)

    return site(each, body(each, lambda grid: plain(grid, cell=cell)))


@later("a.docx", clipped=True)
def struck_in_word(each: Original) -> bytes:
    def fill(cell: GridCell) -> str:
        old = f"<w:r><w:rPr><w:strike/></w:rPr><w:t>{_OTHER_NUMBER}</w:t></w:r>" if cell.kind == "value" else ""
        return f"<w:p>{old}{run(cell.text)}</w:p>"

    return document(each, lambda grid: ruled(grid, fill))


@later("a.docx")
def hidden_in_word(each: Original) -> bytes:
    """Hidden text in front of every number."""

    def fill(cell: GridCell) -> str:
        old = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{_OTHER_NUMBER}</w:t></w:r>" if cell.kind == "value" else ""
        return f"<w:p>{old}{run(cell.text)}</w:p>"

    return document(each, lambda grid: ruled(grid, fill))


@later("a.html")
def notes_on_numbers(each: Original) -> bytes:
    """Marks of notes behind numbers, raised; the notes below the table."""

    def cell(one: GridCell) -> str:
        return td(one, text=f"{one.text}<sup>1</sup>" if one.ref.startswith("fees") else None)

    return site(each, body(each, lambda grid: plain(grid, cell=cell)))


@later("a.docx")
def word_numbers_its_headings(each: Original) -> bytes:
    """一、 is not typed: Word counts, in a list that the copy has lost."""

    def text(line: str) -> str:
        bare = re.sub("^[一二三四五六]、", "", line)
        if bare == line:
            return paragraph(line)
        return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{run(bare)}</w:p>'

    return document(each, ruled, text)


@later("a.txt")
def headings_without_numerals(each: Original) -> bytes:
    return lines(each, tabs, lambda text: re.sub("^[一二三四五六]、", "", text)).encode()


@later("a.txt")
def headings_of_parts(each: Original) -> bytes:
    return lines(each, tabs, lambda text: re.sub("^([一二三四五六])、", r"第\1部分  ", text)).encode()


@later("a.txt")
def headings_in_digits(each: Original) -> bytes:
    def heading(text: str) -> str:
        return re.sub("^([一二三四五六])、", lambda found: f"{'一二三四五六'.index(found[1]) + 1}. ", text)

    return lines(each, tabs, heading).encode()


@later("a.html")
def sections_in_another_order(each: Original) -> bytes:
    """The tables stand behind the text, as an appendix."""
    made = body(each, plain)
    cut = [made.index(f"<p><strong>{sign}、") for sign in "二五"]
    end = made.rindex("<p>", 0, made.rindex("<p>") - 1)
    return site(each, made[: cut[0]] + made[cut[1] : end] + made[cut[0] : cut[1]] + made[end:])


@later("a.txt")
def old_encoding(each: Original) -> bytes:
    return lines(each, tabs).replace("\n", "\r\n").encode("gb18030")


@later("a.txt")
def wide_encoding(each: Original) -> bytes:
    return lines(each, tabs).encode("utf-16")


def _of_last_year(grid: Grid) -> str:
    """The same table in other numbers."""
    return plain(grid, cell=lambda one: td(one, text=f"{int(one.text) + 7}" if one.text.isdigit() else None))


@later("a.html", lacks=("applications",))
def picture_and_last_years_table(each: Original) -> bytes:
    """Table three is a picture; behind the date stands last year's."""
    made = body(each, lambda grid: "<p><img src='/upload/2.png'></p>" if grid.columns == 10 else plain(grid))
    (grid,) = (part.grid for part in each.parts if part.grid is not None and part.grid.columns == 10)
    return site(each, f"{made}<p>附件：上年度收到和处理政府信息公开申请情况</p>{_of_last_year(grid)}")


@later("a.html", clipped=True)
def two_years_in_each_section(each: Original) -> bytes:
    """Last year's table stands above this year's, each with its year. Open or right, never the wrong one."""
    year = int(each.title.split("年")[0][-4:])

    def table(grid: Grid) -> str:
        return f"<p>{year - 1}年：</p>{_of_last_year(grid)}<p>{year}年：</p>{plain(grid)}"

    return site(each, body(each, table))


@later("a.pdf")
def print_of_notes(each: Original) -> bytes:
    """Raised marks of notes behind numbers of a printed page."""

    def cell(one: GridCell) -> str:
        return td(one, text=f"{one.text}<sup>1</sup>" if one.ref.startswith(("fees", "licensing")) else None)

    return paper(each, ALL, lambda grid: plain(grid, "", cell))


@later("a.pdf", clipped=True)
def watermark_over_the_tables(each: Original) -> bytes:
    """Digits and signs across every page."""
    mark = "<div style='position:fixed;top:40%;left:10%;font-size:60pt;transform:rotate(-35deg);color:#ddd;z-index:-1'>内部资料2025</div>"

    def table(grid: Grid) -> str:
        return (mark if grid.columns == 4 else "") + plain(grid, "")

    return paper(each, ALL, table)


@later("a.pdf")
def two_pages_on_a_sheet(each: Original) -> bytes:
    """Printed smaller, two pages side by side."""
    import pikepdf  # noqa: PLC0415  only this needs it

    with pikepdf.open(io.BytesIO(paper(each, ALL))) as source, pikepdf.new() as made:
        for at in range(0, len(source.pages), 2):
            made.add_blank_page(page_size=(1190, 842))
            for side, page in enumerate(source.pages[at : at + 2]):
                made.pages[-1].add_overlay(page, pikepdf.Rectangle(595 * side, 0, 595 * (side + 1), 842))
        held = io.BytesIO()
        made.save(held)
    return held.getvalue()


@later("a.docx")
def comments_in_word(each: Original) -> bytes:
    """A reviewer's note typed into the text in brackets behind the first table."""
    return document(each, lambda grid: ruled(grid) + (paragraph("【请核对这个数字】") if grid.columns == 4 else ""))


@later("a.docx")
def small_tables_for_each_block(each: Original) -> bytes:
    """Table two as four tables, one for each paragraph of the article, captions between."""

    def make(grid: Grid) -> str:
        if grid.columns != 4:
            return ruled(grid)
        out: list[str] = []
        rows: list[tuple[GridCell, ...]] = []
        for row in grid.rows:
            if len(row) == 1 and "第二十条" in row[0].text:
                if rows:
                    out.append(ruled(grid._replace(rows=tuple(rows))))
                rows = []
                out.append(paragraph(row[0].text))
            else:
                rows.append(row)
        return "".join([*out, ruled(grid._replace(rows=tuple(rows)))])

    return document(each, make)
