"""Pages of content systems, editors and offices' programs. See ``layouts_original.seventh``."""

from collections.abc import Callable
from html import escape

from layouts_original import Original, in_other_order, said_otherwise, seventh, whole
from layouts_web import page, plain, td

from gipgen.layout.grid import Grid, GridCell

_NONE = "NaN"
_NEST = "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("首页", "政务公开", "政务服务", "互动交流", "走进测试"))
_YEARS = "".join(
    f"<li><a href='#'>{y}年政府信息公开工作年度报告</a><span>{y + 1}-01-20</span></li>" for y in (2019, 2020)
)


def _whole(title: str, inside: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{inside}</body></html>".encode()


def _inside(each: Original, table: Callable[[Grid], str], text: Callable[[str, str], str]) -> str:
    """All parts but the title."""
    return "".join(
        table(p.grid) if p.grid is not None else text(p.kind, escape(p.text)) for p in each.parts if p.kind != "title"
    )


@seventh("a.html")
def page_of_ueditor(each: Original) -> bytes:
    """UEditor: firstRow, widths, paragraphs and spans in each cell, a break behind the text."""

    def cell(one: GridCell) -> str:
        inside = f"<p style='text-align:center;text-indent:0em'><span style='font-family:宋体;font-size:14px'>{escape(one.text)}</span></p>"
        return td(one, text=inside, more=" width='57' valign='middle' style='word-break: break-all;'")

    def table(grid: Grid) -> str:
        rows = "".join(
            f"<tr class='{'firstRow' if at == 0 else ''}'>{''.join(map(cell, row))}</tr>"
            for at, row in enumerate(grid.rows)
        )
        return f"<table data-sort='sortDisabled'><tbody>{rows}</tbody></table><p><br/></p>"

    def text(kind: str, words: str) -> str:
        strong = f"<strong>{words}</strong>" if kind in ("heading", "sub") else words
        return f"<p style='text-indent:2em'><span style='font-size:20px'>{strong}</span></p>"

    return _whole(each.title, f"<h2>{each.title}</h2>{_inside(each, table, text)}")


@seventh("a.htm")
def page_word_filtered(each: Original) -> bytes:
    """Word's filtered page in GB2312: MsoNormal, lang=EN-US around digits, a last row of widths without height."""

    def cell(one: GridCell) -> str:
        words = f"<span lang=EN-US>{one.text}</span>" if one.kind == "value" else f"<span>{escape(one.text)}</span>"
        return td(
            one,
            text=f"<p class=MsoNormal align=center style='text-align:center'>{words}</p>",
            more=" width=57 valign=top",
        )

    def table(grid: Grid) -> str:
        rows = "".join(f"<tr style='height:20pt'>{''.join(map(cell, row))}</tr>" for row in grid.rows)
        last = "<tr height=0>" + "<td width=57 style='border:none'></td>" * grid.columns + "</tr>"
        return f"<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0>{rows}{last}</table>"

    def text(kind: str, words: str) -> str:
        return (
            f"<p class=MsoNormal style='text-indent:32pt'><b><span>{words}</span></b></p>"
            if kind == "heading"
            else f"<p class=MsoNormal><span lang=EN-US>&nbsp;&nbsp;</span><span>{words}</span></p>"
        )

    head = "<meta http-equiv=Content-Type content='text/html; charset=gb2312'><meta name=Generator content='Microsoft Word 15 (filtered)'>"
    inside = f"<html><head>{head}<title>{each.title}</title></head><body lang=ZH-CN><div class=WordSection1><p class=MsoTitle>{each.title}</p>{_inside(each, table, text)}</div></body></html>"
    return inside.encode("gb18030")


@seventh("a.html", around=("预览时标签不可点", "微信扫一扫", "轻触阅读原文"))
def page_of_wechat(each: Original) -> bytes:
    """An article of WeChat: sections in sections, the heading's number in an element of its own."""

    def cell(one: GridCell) -> str:
        return td(one, text=f"<section><span leaf=''>{escape(one.text)}</span></section>")

    def text(kind: str, words: str) -> str:
        if kind != "heading":
            return f"<section style='line-height:1.75em'><p><span leaf=''>{words}</span></p></section>"
        number, _, name = words.partition("、")
        return f"<section><section style='display:inline-block'><strong>{number}、</strong></section><section style='display:inline-block'><strong>{name}</strong></section></section>"

    inside = f"<section data-role='outer'>{_inside(each, lambda g: plain(g, cell=cell), text)}</section>"
    around = "<div>预览时标签不可点</div><div>微信扫一扫</div><div>关注该公众号</div><div>轻触阅读原文</div>"
    return _whole(
        each.title,
        f"<h1 id='activity-name'>{each.title}</h1><div id='js_name'>测试发布</div><em id='publish_time'>2025年01月20日 10:00</em><div id='js_content' style='visibility:hidden'>{inside}</div>{around}",
    )


@seventh("a.html", around=("扫一扫在手机打开当前页", "【打印本页】", "发布日期：2025-01-20"))
def page_of_trs(each: Original) -> bytes:
    """A content system: a path, a table of facts about the document, letters' size, sharing; then the report."""
    facts = "".join(
        f"<tr><td>{n}</td><td>{v}</td><td>{m}</td><td>{w}</td></tr>"
        for n, v, m, w in (
            ("索 引 号：", "11420104/2025-00012", "发布机构：", each.title.split("20")[0]),
            ("文　　号：", "无", "成文日期：", "2025-01-20"),
        )
    )
    front = f"<div class='path'>当前位置：<a>首页</a> &gt; <a>政务公开</a> &gt; <a>政府信息公开年报</a></div><table class='xxgk'>{facts}</table>"
    tools = "<div>发布日期：2025-01-20</div><div>来源：本网</div><div>字体：【<a>大</a> <a>中</a> <a>小</a>】</div>"
    style = "<style>.TRS_Editor P{line-height:1.5}</style>"
    inside = _inside(each, plain, lambda _, words: f"<p align='justify'>　　{words}</p>")
    behind = "<div>【打印本页】</div><div>扫一扫在手机打开当前页</div><div class='footer'>版权所有：测试区人民政府 备案号：鄂ICP备05000000号</div>"
    return _whole(
        each.title,
        f"<ul>{_NEST}</ul>{front}<h1>{each.title}</h1>{tools}<div class='TRS_Editor'>{style}{inside}</div>{behind}",
    )


@seventh("a.html")
def page_of_centers_and_fonts(each: Original) -> bytes:
    """Old marks: center, font, b; text between br."""

    def cell(one: GridCell) -> str:
        return td(one, text=f"<center><font face='宋体' size='2'>{escape(one.text)}</font></center>")

    def text(kind: str, words: str) -> str:
        return (
            f"<b><font size='4'>&nbsp;&nbsp;&nbsp;&nbsp;{words}</font></b><br>"
            if kind == "heading"
            else f"&nbsp;&nbsp;&nbsp;&nbsp;{words}<br><br>"
        )

    inside = _inside(each, lambda g: f"<center>{plain(g, 'border=1', cell)}</center>", text)
    return _whole(
        each.title,
        f"<!--content.begin--><center><font size='5'><b>{each.title}</b></font></center><br>{inside}<!--content.end-->",
    )


@seventh("a.html")
def page_grid_of_divs(each: Original) -> bytes:
    """A stub's group is a box at the left, its rows are boxes in the box at the right, three deep."""

    def rows(grid: Grid) -> str:
        out = []
        for row in grid.rows:
            opened = next((c for c in row if c.kind == "label" and c.rowspan > 1), None)
            cells = "".join(f"<div class='col-xs-1'>{escape(c.text)}</div>" for c in row if c is not opened)
            left = f"<div class='col-xs-1 group'>{escape(opened.text)}</div>" if opened else ""
            out.append(f"<div class='row'>{left}<div class='col-xs-11'><div class='row'>{cells}</div></div></div>")
        return f"<div class='container'>{''.join(out)}</div>"

    return page(each, rows, heading="h3")


@seventh("a.html")
def page_group_is_a_table(each: Original) -> bytes:
    """Table three: 三、本年度办理结果 is one row; its 22 rows are a table in its second cell."""

    def table(grid: Grid) -> str:
        if grid.columns != 10:
            return plain(grid)
        out, inner, left = [], [], ""
        for row in grid.rows:
            first = row[0]
            if first.rowspan > 20:
                left, row = escape(first.text), row[1:]  # noqa: PLW2901
            if first.rowspan > 20 or first.column > 0:
                inner.append(f"<tr>{''.join(map(td, row))}</tr>")
                continue
            if inner:
                out.append(f"<tr><td>{left}</td><td colspan=9><table>{''.join(inner)}</table></td></tr>")
                inner = []
            out.append(f"<tr>{''.join(map(td, row))}</tr>")
        if inner:
            out.append(f"<tr><td>{left}</td><td colspan=9><table>{''.join(inner)}</table></td></tr>")
        return f"<table border=1>{''.join(out)}</table>"

    return page(each, table)


@seventh("a.html")
def page_digits_in_spans(each: Original) -> bytes:
    """Each digit in a span of its own, headings cut into spans too."""

    def cell(one: GridCell) -> str:
        digits = "".join(f"<span lang='EN-US' style='font-family:仿宋'>{sign}</span>" for sign in one.text)
        return td(one, text=f"<p>{digits if one.kind == 'value' else escape(one.text)}</p>")

    def text(kind: str, words: str) -> str:
        return (
            f"<p><strong>{''.join(f'<span>{s}</span>' for s in words)}</strong></p>"
            if kind == "heading"
            else f"<p>{words}</p>"
        )

    return _whole(
        each.title, f"<p><strong>{each.title}</strong></p>{_inside(each, lambda g: plain(g, cell=cell), text)}"
    )


@seventh("a.html")
def page_spans_of_heads_missing(each: Original) -> bytes:
    """Heads lost their colspans and the long group its rowspan counts one too few."""

    def cell(one: GridCell) -> str:
        if one.kind in ("header", "corner"):
            one = one._replace(colspan=1)
        return td(one._replace(rowspan=one.rowspan - 1) if one.rowspan > 9 else one)

    return page(each, lambda grid: plain(grid, cell=cell), heading="h2")


@seventh("a.html", around=("您当前所在位置", "网站地图", "测公网安备42010002000001号"))
def page_saved_with_navigation(each: Original) -> bytes:
    """A browser's 'save as': menus, a list of other years' reports, the report in a box, a foot with addresses."""
    nav = f"<div id='header'><ul>{_NEST}</ul><input value='请输入关键字'></div><div class='crumb'>您当前所在位置：首页 &gt; 法定主动公开内容 &gt; 政府信息公开年报</div>"
    side = f"<div class='side'><h3>政府信息公开</h3><ul><li>政府信息公开指南</li><li>政府信息公开制度</li><li>政府信息公开年报</li></ul><ul>{_YEARS}</ul></div>"
    main = _inside(each, plain, lambda _, words: f"<p>{words}</p>")
    foot = "<div id='footer'><p><a>网站地图</a> | <a>联系我们</a> | <a>隐私声明</a></p><p>主办：测试区人民政府办公室　地址：测试路1号　邮编：430000</p><p>网站标识码：4201000001　测公网安备42010002000001号</p></div>"
    return _whole(
        f"{each.title}_测试区人民政府",
        f"<!-- saved from url=(0040)http://www.test.gov.cn/nb.html -->{nav}<div class='main'>{side}<div class='article'><h1>{each.title}</h1><p>时间：2025-01-20　来源：办公室　浏览：<span>56</span></p>{main}</div></div>{foot}",
    )


@seventh("a.html")
def page_of_lines(each: Original) -> bytes:
    """One div; lines end with br and begin with blanks; headings are lines as others."""
    inside = _inside(said_otherwise(each), plain, lambda _, words: f"&emsp;&emsp;{words}<br/>")
    return _whole(each.title, f"<div id='zoom'><div style='text-align:center'>{each.title}</div><br/>{inside}</div>")


@seventh("a.html")
def page_with_captions(each: Original) -> bytes:
    """caption, colgroup, thead with th, a tbody for each group."""

    def table(grid: Grid) -> str:
        head = "".join(f"<tr>{''.join(td(c, 'th') for c in row)}</tr>" for row in grid.rows[: grid.header_rows])
        body = "".join(
            f"<tr>{''.join(td(c, 'th' if c.kind != 'value' else 'td') for c in row)}</tr>"
            for row in grid.rows[grid.header_rows :]
        )
        return f"<table><caption>{grid.name}统计表（单位：件）</caption><colgroup>{'<col>' * grid.columns}</colgroup>{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table>"

    return page(each, table, heading="h2")


@seventh("a.html")
def page_other_words_other_order(each: Original) -> bytes:
    return page(in_other_order(said_otherwise(each)), plain, heading="strong")


@seventh("a.htm")
def page_of_excel(each: Original) -> bytes:
    """A sheet saved as a page: xl classes, x:num, blanks as &nbsp;, a first row of widths that is hidden."""

    def cell(one: GridCell) -> str:
        more = f" class=xl{65 + (one.kind == 'value')} height=19" + (
            f" x:num='{one.text}'" if one.kind == "value" else ""
        )
        return td(one, text=escape(one.text) or "&nbsp;", more=more)

    def table(grid: Grid) -> str:
        hidden = f"<tr height=0 style='display:none'>{'<td width=72></td>' * grid.columns}</tr>"
        rows = "".join(f"<tr height=19>{''.join(map(cell, row))}<td class=xl70>　</td></tr>" for row in grid.rows)
        return f"<table x:str border=0 cellpadding=0><col width=72 span={grid.columns}>{rows}{hidden}</table>"

    return _whole(each.title, f"<div>{each.title}</div>{_inside(each, table, lambda _, words: f'<div>{words}</div>')}")


@seventh("a.html")
def page_a_table_a_group(each: Original) -> bytes:
    """Table three: each group of the stub a table of its own, a bold line above, the head only in the first."""

    def table(grid: Grid) -> str:
        if grid.columns != 10:
            return plain(grid)
        pieces: list[list[str]] = [[]]
        for number, row in enumerate(grid.rows):
            if (
                number > 3
                and row[0].column in (0, 1)
                and row[0].kind == "label"
                and (row[0].column == 0 or row[0].rowspan > 1)
            ):
                pieces.append([])
            pieces[-1].append(f"<tr>{''.join(map(td, row))}</tr>")
        return "<p><strong>（续）</strong></p>".join(f"<table border=1>{''.join(piece)}</table>" for piece in pieces)

    return page(each, table)


@seventh("a.html")
def page_blanks_in_names(each: Original) -> bytes:
    """自&nbsp;然&nbsp;人; br within longer labels; numbers as links or bold."""

    def cell(one: GridCell) -> str:
        if one.kind == "value":
            return td(one, text=f"<a href='#'><b>{one.text}</b></a>")
        between = "&nbsp;" if len(one.text) < 5 else "<br>" if one.rowspan > 3 else ""
        return td(one, text=between.join(map(escape, one.text)))

    return page(each, lambda grid: plain(grid, cell=cell))


@seventh("a.html")
def page_every_place_a_cell(each: Original) -> bytes:
    """What a spreadsheet's converter writes (pandas): an index column, Unnamed heads, NaN in covered places."""

    def table(grid: Grid) -> str:
        head = "<thead><tr><th></th>" + "".join(f"<th>{n}</th>" for n in range(grid.columns)) + "</tr></thead>"
        rows = "".join(
            f"<tr><th>{at}</th>{''.join(f'<td>{escape(c.text) if c else _NONE}</td>' for c in row)}</tr>"
            for at, row in enumerate(whole(grid))
        )
        return f"<table border='1' class='dataframe'>{head}<tbody>{rows}</tbody></table>"

    return page(each, table)
