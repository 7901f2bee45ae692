"""What converters, clipboards and programs make of text. See ``layouts_original.seventh``."""

import csv
import io
import re
from html import escape, unescape

from layouts_original import Original, in_other_order, lines, said_otherwise, seventh, shown, texts, whole
from layouts_paper import _browser, text_of
from layouts_seventh_pages import page_of_trs, page_of_ueditor
from layouts_seventh_print import flow_ruled, print_of_a_saved_page, print_of_word
from layouts_web import plain, td

from gipgen.layout.grid import Grid, GridCell


@seventh("a.txt")
def copied_from_a_browser(each: Original) -> bytes:
    """What a browser puts on the clipboard of a content system's page, all of it."""
    tab = _browser().new_page()
    tab.set_content(page_of_trs(each).decode(), wait_until="load")
    text: str = tab.evaluate("document.body.innerText")
    tab.close()
    return text.encode()


@seventh("a.txt")
def copied_from_an_editor(each: Original) -> bytes:
    """The same of UEditor's page: each cell's paragraph ends with blank lines."""
    tab = _browser().new_page()
    tab.set_content(page_of_ueditor(said_otherwise(each)).decode(), wait_until="load")
    text: str = tab.evaluate("document.body.innerText")
    tab.close()
    return text.encode()


@seventh("a.txt")
def soup_by_lines(each: Original) -> bytes:
    """get_text with a line break: a text node a line, blank ones left out."""
    html = re.sub(r"<style.*?</style>|<title.*?</title>", "", page_of_trs(each).decode(), flags=re.DOTALL)
    pieces = (unescape(piece).strip() for piece in re.split(r"<[^>]+>", html))
    return "\n".join(piece for piece in pieces if piece).encode()


@seventh("a.txt")
def soup_by_blanks(each: Original) -> bytes:
    """get_text of a blank: each part's nodes on a line, cells parted by a blank; empty cells vanish."""
    return lines(each, lambda grid: " ".join(t for row in shown(grid) for t in row if t), between="\n").encode()


@seventh("a.txt")
def poppler_plain_of_word(each: Original) -> bytes:
    return text_of(print_of_word(each))


@seventh("a.txt")
def poppler_layout_of_word(each: Original) -> bytes:
    return text_of(print_of_word(each), "-layout")


@seventh("a.txt")
def poppler_layout_of_a_print(each: Original) -> bytes:
    return text_of(print_of_a_saved_page(each), "-layout")


@seventh("a.txt")
def poppler_plain_of_flow(each: Original) -> bytes:
    return text_of(flow_ruled(each))


@seventh("a.txt")
def poppler_layout_of_flow(each: Original) -> bytes:
    return text_of(flow_ruled(each), "-layout")


def _pipes(rows: list[list[str]]) -> str:
    out = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([out[0], "| " + " | ".join("---" for _ in rows[0]) + " |", *out[1:]])


@seventh("a.md")
def markdown_of_markitdown(each: Original) -> bytes:
    """A page's tables by markdownify: own cells only, the head as long as its own row, rows of other lengths."""

    def table(grid: Grid) -> str:
        return _pipes([[t.replace("\n", " ") for t in row] for row in shown(grid)])

    return lines(each, table, lambda t: f"**{t}**").encode()


@seventh("a.md")
def markdown_of_docling(each: Original) -> bytes:
    """Docling: a spanning cell's text in all its places, columns padded, every short line a ##, pictures as comments."""

    def table(grid: Grid) -> str:
        rows = [[""] * grid.columns for _ in grid.rows]
        for number, row in enumerate(grid.rows):
            for c in row:
                for down in range(c.rowspan):
                    for right in range(c.colspan):
                        rows[number + down][c.column + right] = c.text
        size = [max(len(row[at]) for row in rows) for at in range(grid.columns)]
        return _pipes([[t.ljust(size[at]) for at, t in enumerate(row)] for row in rows])

    body = lines(said_otherwise(each), table, lambda t: f"## {t}")
    return f"<!-- image -->\n\n{body}\n<!-- image -->\n".encode()


@seventh("a.md")
def markdown_of_mineru(each: Original) -> bytes:
    """MinerU: tables as one line of HTML, headings with one #, a caption of its own."""

    def table(grid: Grid) -> str:
        return f"<html><body>{plain(grid, '')}</body></html>"

    return lines(each, table, lambda t: f"# {t.replace('、', '、 ')}").encode()


@seventh("a.md")
def markdown_of_pandoc(each: Original) -> bytes:
    """pandoc -t gfm: what has spans is HTML, indented, with colgroup and paragraphs; the rest is bars; escapes."""

    def cell(one: GridCell) -> str:
        return td(one, text=f"<p>{escape(one.text)}</p>") + "\n"

    def table(grid: Grid) -> str:
        head = "".join(f"<tr>\n{''.join(cell(c) for c in row)}</tr>\n" for row in grid.rows[:1])
        body = "".join(f"<tr>\n{''.join(map(cell, row))}</tr>\n" for row in grid.rows[1:])
        width = f'<col style="width: {100 // grid.columns}%" />\n' * grid.columns
        return f'<table style="width:100%;">\n<colgroup>\n{width}</colgroup>\n<thead>\n{head}</thead>\n<tbody>\n{body}</tbody>\n</table>'

    return lines(each, table, lambda t: f"# {t}").replace("~", "\\~").encode()


@seventh("a.md")
def markdown_with_dress(each: Original) -> bytes:
    """Inline HTML: center, span, p strong; numbers in spans, tables with bars."""

    def table(grid: Grid) -> str:
        rows = [
            [
                ""
                if c is None
                else f"<span style='color:black'>{c.text}</span>"
                if c.kind == "value"
                else f"<center>{c.text}</center>"
                for c in row
            ]
            for row in whole(grid)
        ]
        return _pipes(rows)

    return lines(said_otherwise(each), table, lambda t: f"<p><strong>{t}</strong></p>").encode()


@seventh("a.csv")
def commas_of_all(each: Original) -> bytes:
    """One file, a text in the first field, all places of tables as fields; GB 18030 as Excel saves it."""
    held = io.StringIO()
    writer = csv.writer(held)
    for part in each.parts:
        writer.writerows(texts(part.grid) if part.grid is not None else [[part.text]])
    return held.getvalue().encode("gb18030")


@seventh("a.tsv")
def tabs_of_all(each: Original) -> bytes:
    return lines(each, lambda grid: "\n".join("\t".join(row) for row in texts(grid)), between="\n").encode()


@seventh("a.txt")
def cells_in_lines_of_forty(each: Original) -> bytes:
    """A cell a line; text broken hard after 36 signs, headings too, a page's number between."""
    out: list[str] = []
    for part in each.parts:
        if part.grid is not None:
            out += [t[at : at + 12] for row in shown(part.grid) for t in row for at in range(0, len(t), 12)]
        else:
            text = ("" if part.kind in ("title", "heading") else "　　") + part.text
            out += [text[at : at + 36] for at in range(0, len(text), 36)]
    for at in range(45, len(out), 46):
        out[at] += f"\n- {at // 45} -"
    return "\n".join(out).encode()


@seventh("a.txt")
def labels_over_lines(each: Original) -> bytes:
    """A row a line with blanks between its numbers; labels longer than ten signs stand on lines of their own in front."""

    def table(grid: Grid) -> str:
        out = []
        for row in grid.rows:
            label = "".join(c.text for c in row if c.kind != "value")
            numbers = "  ".join(c.text for c in row if c.kind == "value")
            pieces = [label[at : at + 10] for at in range(0, len(label), 10)]
            out.append("\n".join(pieces) + "  " + numbers)
        return "\n".join(out)

    return lines(each, table, between="\n").encode()


@seventh("a.txt")
def glued_rows(each: Original) -> bytes:
    """Run together: a row's cells with nothing between them, a row a line."""
    return lines(each, lambda grid: "\n".join("".join(row) for row in shown(grid)), between="\n").encode()


@seventh("a.txt")
def glued_other_words(each: Original) -> bytes:
    """Run together as copied from a phone: a cell a line, headings in other words and another order, no blank line."""
    changed = in_other_order(said_otherwise(each))
    return lines(changed, lambda grid: "\n".join(t for row in shown(grid) for t in row if t), between="\n").encode()
