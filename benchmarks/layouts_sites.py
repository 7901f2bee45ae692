"""Layouts of pages as sites publish them, and of Markdown as converters write it. Written later (see ``layouts_copied``)."""

from collections.abc import Callable
from html import escape

from layouts_original import AROUND, Original, later, lines, shown, texts
from layouts_text import pipes
from layouts_web import plain, td

from gipgen.layout.grid import Grid, GridCell

_FRONT = (
    "<div><a href='/'>首页</a> &gt; <a href='/zwgk'>政务公开</a> &gt; 政府信息公开年报</div><div>{title}</div>"
    "<div><span>发布时间：2025-01-20 09:31</span><span>来源：办公室</span><span>浏览次数：128次</span>"
    "<span>字号：[<a>大</a> <a>中</a> <a>小</a>]</span><span>打印</span></div><div>点击收听年报语音朗读</div>"
)
_BACK = (
    "<div><p>附件下载：</p></div><div>扫一扫在手机打开当前页<img src='/q.png'></div><div>责任编辑：张三</div>"
    "<div>上一篇：<a>关于印发2024年工作要点的通知</a></div><div>下一篇：没有了</div><div>【打印】【关闭】</div>"
    "<div>版权所有：测试区人民政府办公室 备案号：测ICP备12345678号 网站标识码：1234567890</div>"
)


def body(
    each: Original, table: Callable[[Grid], str], heading: str = "<p><strong>{}</strong></p>", text: str = "<p>{}</p>"
) -> str:
    out = []
    for part in each.parts[1:]:
        if part.grid is not None:
            out.append(table(part.grid))
        else:
            out.append((heading if part.kind == "heading" else text).format(escape(part.text)))
    return "\n".join(out)


def site(each: Original, inside: str, title: str = "", front: str = _FRONT, back: str = _BACK) -> bytes:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title or each.title}_测试区人民政府</title></head><body>"
        f"{front.format(title=each.title)}<div>{inside}</div>{back}</body></html>"
    ).encode()


@later("a.html", around=(*AROUND, "备案号：测ICP备12345678号"))
def site_of_plain_divs(each: Original) -> bytes:
    """No class, no nav, no footer: furniture is told by its words only."""
    return site(each, body(each, plain))


@later("a.html", around=("【打印】【关闭】", "附件下载", "扫一扫在手机打开当前页"))
def site_tools_on_the_last_line(each: Original) -> bytes:
    """What the site prints stands in the paragraph of the date."""
    made = body(each, plain)
    end = made.rindex("</p>")
    inside = f"{made[:end]}&nbsp;&nbsp;【打印】【关闭】 附件下载 扫一扫在手机打开当前页</p>"
    return site(each, inside, back="")


@later("a.html")
def site_of_wps(each: Original) -> bytes:
    """As WPS saves a text as a page: digits in spans of their own, sizes and faces everywhere."""

    def cell(one: GridCell) -> str:
        spans = "".join(
            f"<span style=\"mso-spacerun:'yes';font-family:仿宋_GB2312\">{escape(s)}</span>" for s in one.text
        )
        return td(one, text=f"<p class=MsoNormal align=center>{spans}<span><o:p></o:p></span></p>", more=" width=68")

    def table(grid: Grid) -> str:
        return f"<div align=center>{plain(grid, 'class=MsoTableGrid border=1 cellspacing=0', cell)}</div>"

    made = body(each, table, "<p class=MsoNormal><b><span style='font-family:黑体'>{}</span></b></p>")
    return site(each, made, front="<p class=MsoNormal align=center><b>{title}</b></p>", back="")


@later("a.html")
def site_scoped_headers(each: Original) -> bytes:
    """th with scope in every row, thead and tbody, a caption and a column group."""

    def cell(one: GridCell) -> str:
        return td(one, "td" if one.kind == "value" else "th", more="" if one.kind == "value" else " scope='row'")

    def table(grid: Grid) -> str:
        cut = grid.header_rows or 1
        made = [f"<tr>{''.join(map(cell, row))}</tr>" for row in grid.rows]
        group = "<col>" * grid.columns
        head, rest = "".join(made[:cut]), "".join(made[cut:])
        return f"<table><colgroup>{group}</colgroup><thead>{head}</thead><tbody>{rest}</tbody></table>"

    return site(each, body(each, table, "<h3>{}</h3>"))


@later("a.html")
def site_other_headings(each: Original) -> bytes:
    """Headings in the agency's own words."""
    made = body(each, plain)
    for form, own in (
        ("二、主动公开政府信息情况", "二、主动公开政府信息工作情况"),
        ("三、收到和处理政府信息公开申请情况", "三、政府信息公开申请办理情况"),
        ("四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开申请行政复议、提起行政诉讼情况"),
        ("五、存在的主要问题及改进情况", "五、工作中存在的主要问题和下一步改进措施"),
        ("六、其他需要报告的事项", "六、需要说明的其他事项"),
    ):
        assert form in made
        made = made.replace(form, own)
    return site(each, made)


@later("a.html")
def site_with_a_section_more(each: Original) -> bytes:
    """A section that the form does not know, the following ones numbered on."""
    made = body(each, plain)
    for old, new in (("六、", "七、"), ("五、", "六、"), ("四、", "五、"), ("三、", "四、"), ("二、", "三、")):
        made = made.replace(f"<strong>{old}", f"<strong>{new}")
    more = (
        "<p><strong>二、政务公开工作主要任务落实情况</strong></p><p>对照年度要点，逐项落实了各项任务，没有遗漏。</p>\n"
    )
    at = made.index("<p><strong>三、")
    return site(each, made[:at] + more + made[at:])


@later("a.html")
def site_with_last_years_table(each: Original) -> bytes:
    """Behind the date, an appendix with the tables of another year, in other numbers."""

    def other(one: GridCell) -> str:
        return td(one, text=f"{int(one.text) + 7}" if one.text.isdigit() else None)

    grids = [part.grid for part in each.parts if part.grid is not None]
    again = "".join(plain(grid, cell=other) for grid in grids)
    return site(each, f"{body(each, plain)}<p>附：上年度报告的表格（供对照）</p>{again}")


@later("a.html")
def site_breaks_only(each: Original) -> bytes:
    """No paragraphs: lines by <br>, indented by blanks, tables between."""
    return site(each, body(each, plain, "　　{}<br>", "　　{}<br><br>"))


@later("a.md")
def md_of_pandoc(each: Original) -> bytes:
    """Of a Word file by pandoc: custom styles, spans with attributes, hard breaks, captions."""

    def text(part_text: str) -> str:
        return f'::: {{custom-style="正文缩进"}}\n[{part_text}]{{.underline}}\\\n:::'

    out = []
    for part in each.parts:
        if part.grid is not None:
            out.append(pipes(texts(part.grid)) + "\n\n  : 表")
        elif part.kind == "heading":
            out.append(f"# **{part.text}** {{#section-{len(out)} .unnumbered}}")
        else:
            out.append(text(part.text))
    return "\n\n".join(out).encode()


@later("a.md")
def md_html_tables_on_one_line(each: Original) -> bytes:
    """As readers of pictures write: each table one line of HTML, its own page around it."""
    return lines(each, lambda grid: f"<html><body>{plain(grid, '')}</body></html>", lambda text: f"# {text}").encode()


@later("a.md")
def md_of_docling(each: Original) -> bytes:
    """Marks for pictures, text of reaching cells in each place, columns made straight."""

    def table(grid: Grid) -> str:
        rows = texts(grid)
        for number, row in enumerate(grid.rows):
            for cell in row:
                for at in range(cell.column, cell.column + cell.colspan):
                    rows[number][at] = cell.text
        size = max(len(cell) for row in rows for cell in row)
        return pipes([[cell.ljust(size, " ") for cell in row] for row in rows])

    return ("<!-- image -->\n\n" + lines(each, table, lambda text: f"## {text}")).encode()


@later("a.md")
def md_lists(each: Original) -> bytes:
    """Rows as items of a list, numbers behind a colon with strokes between."""

    def table(grid: Grid) -> str:
        out = []
        for row in grid.rows:
            label = "".join(cell.text for cell in row if cell.kind != "value")
            values = [cell.text for cell in row if cell.kind == "value"]
            out.append(f"- {label}" + (f"：{' / '.join(values)}" if values else ""))
        return "\n".join(out)

    return lines(each, table, lambda text: f"## {text}").encode()


@later("a.md")
def md_inline_dress(each: Original) -> bytes:
    """HTML dress in everything: centred divs, fonts, underlines, entities."""

    def table(grid: Grid) -> str:
        return pipes([[f"<u><font size=2>{escape(cell)}</font></u>&nbsp;" for cell in row] for row in texts(grid)])

    return lines(each, table, lambda text: f'<div align="center"><font face="黑体"><b>{text}</b></font></div>').encode()


@later("a.md")
def md_rows_between_blank_lines(each: Original) -> bytes:
    """A chat window's copy: rows between bars, a blank line behind each."""
    return lines(each, lambda grid: "\n\n".join(f"| {' | '.join(row)} |" for row in shown(grid))).encode()
