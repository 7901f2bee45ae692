"""Pages of content systems, apps and converters. See ``layouts_original.sixth``."""

import json
from html import escape

from layouts_original import Original, shown, sixth, whole
from layouts_web import page, plain, td

from gipgen.layout.grid import Grid, GridCell


def _parts(each: Original, table: object) -> str:
    return "".join(
        table(part.grid) if part.grid is not None else f"<p>{escape(part.text)}</p>"  # type: ignore[operator]
        for part in each.parts
    )


def _whole(title: str, inside: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{inside}</body></html>".encode()


@sixth("a.html")
def page_lists_as_rows(each: Original) -> bytes:
    """A table of lists: a ul a row, an li a cell, side by side by float."""

    def table(grid: Grid) -> str:
        rows = "".join(f"<ul>{''.join(f'<li>{escape(t)}</li>' for t in row)}</ul>" for row in shown(grid))
        return f"<div class='tb'>{rows}</div>"

    return page(
        each, table, "<style>.tb ul{overflow:hidden}.tb li{float:left;list-style:none;border:1px solid}</style>"
    )


@sixth("a.html")
def page_definitions(each: Original) -> bytes:
    """dt: a row's label; dd: its numbers, one each."""

    def table(grid: Grid) -> str:
        out = []
        for row in grid.rows:
            label = "".join(c.text for c in row if c.kind != "value")
            out.append(f"<dt>{escape(label)}</dt>" + "".join(f"<dd>{c.text}</dd>" for c in row if c.kind == "value"))
        return f"<dl>{''.join(out)}</dl>"

    return page(each, table)


@sixth("a.html", clipped=True)
def page_two_agencies(each: Original) -> bytes:
    """Below the report stands that of the unit below, in other numbers, with its own title."""

    def other(grid: Grid) -> str:
        return plain(grid, "", lambda c: td(c, text="7" if c.kind == "value" else None))

    second = _parts(each._replace(parts=tuple(p for p in each.parts if p.kind != "title")), other)
    year = each.title[-14:-9]
    inside = f"<h1>{each.title}</h1>{_parts(each._replace(parts=each.parts[1:]), plain)}<hr><h1>测试镇人民政府{year}政府信息公开工作年度报告</h1>{second}"
    return _whole(each.title, inside)


@sixth("a.html")
def page_section_a_row(each: Original) -> bytes:
    """A content system's layout: heading at the left in a th, text and table in the td beside it."""
    out, open_row = [], False
    for part in each.parts:
        if part.kind == "heading":
            out.append(("</td></tr>" if open_row else "") + f"<tr><th>{escape(part.text)}</th><td>")
            open_row = True
            continue
        inside = plain(part.grid) if part.grid is not None else f"<p>{escape(part.text)}</p>"
        out.append(inside if open_row else f"<tr><td colspan=2>{inside}</td></tr>")
    return _whole(each.title, f"<table class='layout'>{''.join(out)}</td></tr></table>")


@sixth("a.html")
def page_unseen_signs(each: Original) -> bytes:
    """Soft hyphens, wbr, zero-width spaces and &nbsp; within labels and around numbers; digits in font tags of their own."""

    def cell(one: GridCell) -> str:
        if one.kind == "value":
            digits = "".join(f"<font face='x'>{sign}</font>" for sign in one.text)
            return td(one, text=f"&nbsp;&#8203;<b>{digits}</b>&ensp;")
        return td(one, text="&shy;<wbr>".join(one.text) + "&emsp;")

    return page(each, lambda grid: plain(grid, "", cell))


@sixth("a.html", lacks=("proactive", "applications", "review_litigation"))
def page_in_a_script(each: Original) -> bytes:
    """The body is empty: the report is a string in a script."""
    held = json.dumps({"props": {"content": _parts(each, plain)}}, ensure_ascii=False).replace("</", "<\\/")
    return _whole(each.title, f"<div id='app'></div><script id='__DATA__' type='application/json'>{held}</script>")


@sixth("a.html", around=("微信扫一扫关注该公众号", "阅读原文", "预览时标签不可点"))
def page_of_wechat(each: Original) -> bytes:
    """An account's article: sections in sections, hidden until its script ran, the app's own words around it."""

    def table(grid: Grid) -> str:
        return f"<section><section style='overflow-x:auto'>{plain(grid, '')}</section></section>"

    body = "".join(
        table(p.grid) if p.grid is not None else f"<section><p><span leaf=''>{escape(p.text)}</span></p></section>"
        for p in each.parts[1:]
    )
    inside = (
        f"<div id='js_article'><h1 class='rich_media_title'>{each.title}</h1><div id='meta_content'><span>测试发布</span> <em>2025-01-20 10:00</em></div>"
        f"<div id='js_content' class='rich_media_content' style='visibility:hidden;opacity:0'>{body}</div><div>预览时标签不可点</div><a>阅读原文</a></div>"
        "<div id='js_pc_qr_code'><p>微信扫一扫关注该公众号</p></div>"
    )
    return _whole(each.title, inside)


@sixth("a.html")
def page_in_srcdoc(each: Original) -> bytes:
    """The report is the text of a frame within the page."""
    inner = escape(page(each, plain).decode())
    return _whole(each.title, f'<div>首页 &gt; 政府信息公开年报</div><iframe srcdoc="{inner}"></iframe>')


@sixth("a.html")
def page_shadow_root(each: Original) -> bytes:
    """A component with its tree declared in a template."""
    return _whole(
        each.title, f"<gov-report><template shadowrootmode='open'>{_parts(each, plain)}</template></gov-report>"
    )


@sixth("a.html")
def page_numbers_for_print(each: Original) -> bytes:
    """Each number twice: for the screen, and in another element for print, hidden by a style."""

    def cell(one: GridCell) -> str:
        if one.kind != "value":
            return td(one)
        return td(one, text=f"<span class='screen'>{one.text}</span><span class='print'>{one.text}件</span>")

    return page(
        each,
        lambda grid: plain(grid, "", cell),
        "<style>.print{display:none}@media print{.print{display:inline}}</style>",
    )


@sixth("a.html")
def page_spans_too_large(each: Original) -> bytes:
    """Cells reach over more columns and rows than there are; rowspan=0, no end tags."""

    def cell(one: GridCell) -> str:
        more = "".join(
            f" {name}={n}"
            for name, n in (("colspan", one.colspan), ("rowspan", one.rowspan))
            if n > 1 or one.kind == "unit"
        )
        if one.kind == "value" and one.column >= 9:
            more = " colspan=5"
        return f"<td{more}>{escape(one.text)}"

    return page(
        each, lambda grid: "<table>" + "".join(f"<tr>{''.join(map(cell, row))}" for row in grid.rows) + "</table>"
    )


@sixth("a.html")
def page_of_word_with_islands(each: Original) -> bytes:
    """Conditional comments, islands of XML with numbers, o:p, page breaks in the middle of tables."""
    island = "<!--[if gte mso 9]><xml><w:View>Normal</w:View><w:Zoom>99</w:Zoom></xml><![endif]--><![if !supportMisalignedRows]><![endif]>"

    def cell(one: GridCell) -> str:
        return td(one, text=f"<p class=MsoNormal><span lang=EN-US>{escape(one.text)}<o:p></o:p></span></p>{island}")

    return page(
        each,
        lambda grid: island + plain(grid, "", cell) + "<span><br clear=all style='page-break-before:always'></span>",
    )


@sixth("a.html")
def page_preformatted(each: Original) -> bytes:
    """Everything in pre: tabs between cells."""
    body = "\n".join(
        "\n".join("\t".join("" if c is None else c.text for c in row) for row in whole(p.grid))
        if p.grid is not None
        else p.text
        for p in each.parts
    )
    return _whole(each.title, f"<pre>{escape(body)}</pre>")


@sixth("a.html")
def page_in_an_editor(each: Original) -> bytes:
    """A saved back end: the report is what a text area holds, as markup."""
    area = escape(_parts(each, plain))
    return _whole(
        "内容管理",
        f"<form><label>标题</label><input value='{each.title}'><textarea name='content'>{area}</textarea><button>保存</button></form>",
    )


@sixth("a.html")
def page_svg_tables(each: Original) -> bytes:
    """Tables drawn as SVG: every text at its place."""

    def table(grid: Grid) -> str:
        drawn = [
            f"<text x='{20 + c.column * 90}' y='{20 + 24 * number}'>{escape(c.text)}</text>"
            for number, row in enumerate(grid.rows)
            for c in row
        ]
        return f"<svg width='900' height='{24 * len(grid.rows) + 30}'>{''.join(drawn)}</svg>"

    return page(each, table)


@sixth("a.html")
def page_rows_of_spans(each: Original) -> bytes:
    """Rows are divs, cells spans with nothing between them, set apart by padding."""

    def table(grid: Grid) -> str:
        return "".join(
            f"<div class='r'>{''.join(f'<span class=c>{escape(t)}</span>' for t in row)}</div>" for row in shown(grid)
        )

    return page(each, table, "<style>.c{padding:0 8px;border:1px solid}</style>")


@sixth(
    "a.html",
    around=(
        "您当前所在位置：首页 > 政务公开 > 年报",
        "网站标识码：1234567890",
        "浏览量：300",
        "公安备案11010102000001号",
    ),
)
def page_furniture_everywhere(each: Original) -> bytes:
    """The system prints its lines in front of the report and behind it, in the same kind of paragraph as the report's."""
    front = "<p>您当前所在位置：首页 &gt; 政务公开 &gt; 年报</p><p>浏览量：300</p>"
    back = "<p>网站标识码：1234567890</p><p>公安备案11010102000001号</p>"
    return _whole(each.title, f"{front}{_parts(each, plain)}{back}")
