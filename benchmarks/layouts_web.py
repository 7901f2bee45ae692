"""Layouts of pages of the web."""

from collections.abc import Callable
from html import escape

from layouts_original import Original, layout, shown, texts, whole

from gipgen.layout.grid import Grid, GridCell

FURNITURE = (
    "<div class='tools'><a>打印</a> <a>关闭</a></div><div class='foot'><p>主办单位：测试区人民政府办公室</p></div>"
)


def page(each: Original, table: Callable[[Grid], str], head: str = "", heading: str = "p", wrap: str = "{}") -> bytes:
    body = []
    for part in each.parts:
        if part.grid is not None:
            body.append(table(part.grid))
        elif part.kind == "title":
            body.append(f"<h1>{escape(part.text)}</h1>")
        else:
            tag = heading if part.kind == "heading" else "p"
            body.append(f"<{tag} class='{part.kind}'>{escape(part.text)}</{tag}>")
    return (
        f"<!DOCTYPE html><html lang='zh'><head><meta charset='utf-8'><title>{each.title}</title>{head}</head><body>"
        f"{wrap.format(chr(10).join(body))}{FURNITURE}</body></html>"
    ).encode()


def td(cell: GridCell, tag: str = "td", text: str | None = None, more: str = "") -> str:
    spans = "".join(f' {name}="{n}"' for name, n in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if n > 1)
    return f"<{tag}{spans}{more}>{escape(cell.text) if text is None else text}</{tag}>"


def plain(grid: Grid, attributes: str = "border='1'", cell: Callable[[GridCell], str] = td) -> str:
    return f"<table {attributes}>" + "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in grid.rows) + "</table>"


@layout("a.html")
def html_nested_tables(each: Original) -> bytes:
    """Everything in layout tables; each report table in a cell of its own table."""
    wrap = "<table width='980'><tr><td width='10'></td><td><table><tr><td>{}</td></tr></table></td></tr></table>"
    return page(each, lambda grid: f"<table><tr><td>{plain(grid)}</td></tr></table>", wrap=wrap)


@layout("a.html")
def html_flex_rows(each: Original) -> bytes:
    def table(grid: Grid) -> str:
        rows = [
            "<div class='row'>"
            + "".join(f"<div class='cell' style='flex:{c.colspan}'>{escape(c.text)}</div>" for c in row)
            + "</div>"
            for row in grid.rows
        ]
        return f"<div class='table'>{''.join(rows)}</div>"

    return page(each, table, "<style>.row{display:flex}.cell{border:1px solid}</style>")


@layout("a.html")
def html_css_grid(each: Original) -> bytes:
    """All cells flat in one grid, places given by style."""

    def table(grid: Grid) -> str:
        cells = [
            f"<div style='grid-row:{number} / span {c.rowspan};grid-column:{c.column + 1} / span {c.colspan}'>{escape(c.text)}</div>"
            for number, row in enumerate(grid.rows, 1)
            for c in row
        ]
        return f"<div style='display:grid;grid-template-columns:repeat({grid.columns},1fr)'>{''.join(cells)}</div>"

    return page(each, table)


@layout("a.html")
def html_display_table(each: Original) -> bytes:
    def table(grid: Grid) -> str:
        rows = [
            "<div style='display:table-row'>"
            + "".join(f"<span style='display:table-cell'>{'' if c is None else escape(c.text)}</span>" for c in row)
            + "</div>"
            for row in whole(grid)
        ]
        return f"<div style='display:table'>{''.join(rows)}</div>"

    return page(each, table, heading="h2")


@layout("a.html")
def html_aria_table(each: Original) -> bytes:
    def table(grid: Grid) -> str:
        rows = [
            "<div role='row'>"
            + "".join(
                f"<div role='{'cell' if c.kind == 'value' else 'rowheader' if c.kind == 'label' else 'columnheader'}' "
                f"aria-colspan='{c.colspan}' aria-rowspan='{c.rowspan}'>{escape(c.text)}</div>"
                for c in row
            )
            + "</div>"
            for row in grid.rows
        ]
        return f"<div role='table'>{''.join(rows)}</div>"

    return page(each, table, heading="h3")


@layout("a.html")
def html_rowspan_too_large(each: Original) -> bytes:
    def cell(one: GridCell) -> str:
        return td(one._replace(rowspan=one.rowspan + 3) if one.rowspan > 1 and one.kind == "label" else one)

    return page(each, lambda grid: plain(grid, cell=cell))


@layout("a.html")
def html_rowspan_too_small(each: Original) -> bytes:
    def cell(one: GridCell) -> str:
        return td(one._replace(rowspan=one.rowspan - 1) if one.rowspan > 2 and one.kind == "label" else one)

    return page(each, lambda grid: plain(grid, cell=cell))


@layout("a.html")
def html_no_spans(each: Original) -> bytes:
    """An editor took the spans off: rows of different lengths."""
    return page(each, lambda grid: plain(grid, cell=lambda one: td(one._replace(colspan=1, rowspan=1))))


@layout("a.html")
def html_colspan_zero(each: Original) -> bytes:
    return page(
        each, lambda grid: plain(grid, cell=lambda one: td(one, more=" colspan='0'" if one.colspan > 6 else ""))
    )


@layout("a.html")
def html_odd_blanks(each: Original) -> bytes:
    def cell(one: GridCell) -> str:
        return td(one, text=f"&nbsp;<span>&#8203;&thinsp;{escape(one.text)}&ensp;</span>&nbsp;\n&#65279;")

    return page(each, lambda grid: plain(grid, cell=cell))


@layout("a.html", lacks=("applications",))
def html_digits_as_pictures(each: Original) -> bytes:
    def table(grid: Grid) -> str:
        if grid.columns != 10:
            return plain(grid)
        return plain(grid, cell=lambda one: td(one, text="<img src='/n/1.png'>" if one.kind == "value" else None))

    return page(each, table)


@layout("a.html", lacks=("applications",))
def html_table_as_picture(each: Original) -> bytes:
    return page(each, lambda grid: "<p><img src='/upload/2025/1.jpg'></p>" if grid.columns == 10 else plain(grid))


@layout("a.html")
def html_preformatted(each: Original) -> bytes:
    def table(grid: Grid) -> str:
        return "<pre>" + "\n".join("\t".join(map(escape, row)) for row in texts(grid)) + "</pre>"

    return page(each, table)


@layout("a.html")
def html_rows_as_paragraphs(each: Original) -> bytes:
    def table(grid: Grid) -> str:
        return "".join(f"<p>{'&nbsp;&nbsp;&nbsp;&nbsp;'.join(map(escape, row))}</p>" for row in shown(grid))

    return page(each, table)


@layout("a.html")
def html_cells_as_paragraphs(each: Original) -> bytes:
    return page(each, lambda grid: "".join(f"<p>{escape(cell)}</p>" for row in shown(grid) for cell in row))


@layout("a.html")
def html_table_a_row(each: Original) -> bytes:
    def table(grid: Grid) -> str:
        return "".join(f"<table border='1'><tr>{''.join(map(td, row))}</tr></table>" for row in grid.rows)

    return page(each, table)


@layout("a.html")
def html_head_apart(each: Original) -> bytes:
    """A fixed head: the first rows in a table of their own, the rest in a box that scrolls."""

    def table(grid: Grid) -> str:
        cut = grid.header_rows or 1
        head = grid._replace(rows=grid.rows[:cut])
        return f"<div class='fixed'>{plain(head)}</div><div class='scroll'>{plain(grid._replace(rows=grid.rows[cut:]))}</div>"

    return page(each, table)


@layout("a.html")
def html_stub_apart(each: Original) -> bytes:
    """A fixed first column: labels in one table, numbers in another beside it."""

    def table(grid: Grid) -> str:
        if grid.columns != 10:
            return plain(grid)
        left = [[c for c in row if c.column < 3] for row in grid.rows]
        right = [[c for c in row if c.column >= 3] for row in grid.rows]
        return (
            "<div style='display:flex'>"
            + "".join(
                "<table>" + "".join(f"<tr>{''.join(map(td, row))}</tr>" for row in half) + "</table>"
                for half in (left, right)
            )
            + "</div>"
        )

    return page(each, table)


@layout("a.html")
def html_from_word(each: Original) -> bytes:
    """As Word saves it."""

    def cell(one: GridCell) -> str:
        lines = "".join(f"<p class=MsoNormal align=center><span lang=EN-US>{escape(one.text)}<o:p></o:p></span></p>")
        return td(one, text=f"{lines}<![if !supportEmptyParas]>&nbsp;<![endif]>")

    head = "<!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>某某</o:Author></o:DocumentProperties></xml><![endif]-->"
    return page(each, lambda grid: f"<div align=center>{plain(grid, 'class=MsoNormalTable', cell)}</div>", head)


@layout("a.html")
def html_twice_for_phones(each: Original) -> bytes:
    """The same table again for small screens, hidden."""

    def table(grid: Grid) -> str:
        again = "".join(f"<p>{escape(cell)}</p>" for row in shown(grid) for cell in row)
        return f"<div class='pc'>{plain(grid)}</div><div class='phone' style='display:none'>{again}</div>"

    return page(each, table)


@layout("a.html")
def html_hidden_column(each: Original) -> bytes:
    """An editor's hidden column of serial numbers."""

    def table(grid: Grid) -> str:
        rows = [
            f"<tr><td style='display:none'>{number}</td>{''.join(map(td, row))}</tr>"
            for number, row in enumerate(grid.rows, 1)
        ]
        return f"<table>{''.join(rows)}</table>"

    return page(each, table)


@layout("a.html")
def html_column_in_a_cell(each: Original) -> bytes:
    """The numbers of three rows in one cell, broken by br, as their labels."""

    def table(grid: Grid) -> str:
        if grid.columns != 10:
            return plain(grid)
        rows = [f"<tr>{''.join(map(td, row))}</tr>" for row in grid.rows[:15]]
        merged = whole(grid)[15:18]
        cells = []
        for column in zip(*merged, strict=True):
            first = column[0]
            if first is None:
                continue
            if first.rowspan > 1:
                cells.append(td(first._replace(rowspan=1)))
            else:
                cells.append("<td>" + "<br>".join(escape(c.text) for c in column if c) + "</td>")
        rest = [f"<tr>{''.join(map(td, row))}</tr>" for row in grid.rows[18:]]
        return f"<table>{''.join(rows)}<tr>{''.join(cells)}</tr>{''.join(rest)}</table>"

    return page(each, table)


@layout("a.html")
def html_definition_list(each: Original) -> bytes:
    def table(grid: Grid) -> str:
        out = []
        for row in grid.rows:
            out += [f"<dt>{escape(c.text)}</dt>" if c.kind != "value" else f"<dd>{escape(c.text)}</dd>" for c in row]
        return f"<dl>{''.join(out)}</dl>"

    return page(each, table)


@layout("a.html")
def html_unclosed(each: Original) -> bytes:
    """Old hand-written markup: no end tags at all, attributes without quotes."""

    def table(grid: Grid) -> str:
        rows = [
            "<TR>" + "".join(f"<TD colspan={c.colspan} rowspan={c.rowspan}>{escape(c.text)}" for c in row)
            for row in grid.rows
        ]
        return f"<TABLE border=1>{''.join(rows)}</TABLE>"

    return page(each, table)


@layout("a.html")
def html_lists(each: Original) -> bytes:
    def table(grid: Grid) -> str:
        rows = ["<li><ul>" + "".join(f"<li>{escape(c)}</li>" for c in row) + "</ul></li>" for row in shown(grid)]
        return f"<ul class='tb'>{''.join(rows)}</ul>"

    return page(each, table)
