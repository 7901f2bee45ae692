"""Reports as agencies publish them: the form's tables with given numbers, in the shapes that pages, Word files and copies have.

Made from the grids of the form, not by gipgen's own outputs, and with the habits of real pages around them.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

from gipgen.form.editions import load
from gipgen.layout.grid import Grid, GridCell, fill

PREFACE = (
    "根据《中华人民共和国政府信息公开条例》的要求编制本报告。所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
)
TEXTS = {
    "overview": "{year}年，我局认真贯彻落实条例，主动公开政府信息128条，办理情况良好。",
    "problems": "存在的问题主要是解读形式不够丰富。下一步将加强培训，提高公开质量。",
    "other_matters": "本年度未收取信息处理费。",
}
Shape = Callable[[Mapping[str, str], int], bytes]


def refs(edition: str) -> list[str]:
    form = load(edition)
    return [f"{row}.{column.id}" for row, columns in form.columns.items() for column in columns]


def grids(edition: str, numbers: Mapping[str, str]) -> dict[str, Grid]:
    form = load(edition)
    return {section.id: fill(edition, section.table, "", numbers) for section in form.sections if section.table}


Made = TypeVar("Made")  # what a caller makes of a table


def parts(
    year: int, numbers: Mapping[str, str], table: Callable[[Grid], Made], paragraph: Callable[[str], str]
) -> list[str | Made]:
    form = load("2019" if year < 2021 else "2021")
    tables = grids(form.edition, numbers)
    lines: list[str | Made] = [
        paragraph(f"测试区民政局{year}年政府信息公开工作年度报告"),
        paragraph(PREFACE.format(year=year)),
    ]
    for section in form.sections:
        lines.append(paragraph(section.heading))
        if section.id in TEXTS:
            lines.append(paragraph(TEXTS[section.id].format(year=year)))
        if section.id in tables:
            lines.append(table(tables[section.id]))
    return lines


def _tag(cell: GridCell, attributes: str = "") -> str:
    spans = "".join(f' {name}="{n}"' for name, n in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if n > 1)
    text = cell.text.replace("（", "<br/>（", 1) if cell.kind == "header" and len(cell.text) > 8 else cell.text
    return f"<td{spans}{attributes}><p><span style='font-family:宋体'>{text or '&nbsp;'}</span></p></td>"


def html_table(grid: Grid) -> str:
    return (
        "<table border='1'><tbody>"
        + "".join(f"<tr>{''.join(map(_tag, row))}</tr>" for row in grid.rows)
        + "</tbody></table>"
    )


def page(numbers: Mapping[str, str], year: int, encoding: str = "utf-8") -> bytes:
    """A whole page of a government site: layout tables, navigation, a metadata table, furniture behind the report."""
    body = "".join(parts(year, numbers, html_table, lambda text: f"<p style='text-indent:2em'>\u3000\u3000{text}</p>"))
    return f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}">
<title>测试区民政局{year}年政府信息公开工作年度报告_测试区人民政府</title><script>var a="<p>一、总体情况</p>";</script></head><body>
<div class="top"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul><form><input value="搜索"></form></div>
<table width="1000"><tr><td><div class="crumb">当前位置：<a>首页</a> &gt; <a>政府信息公开年报</a></div></td></tr>
<tr><td><table><tr><td>索 引 号：</td><td>001/2024</td><td>发布日期：</td><td>{year + 1}-01-20</td></tr></table>
<h1>测试区民政局{year}年政府信息公开工作年度报告</h1><div>发布时间：{year + 1}-01-20 10:00　来源：区民政局　浏览次数：<span>12</span>　字号：[大 中 小]</div>
<div id="zoom"><div class="TRS_Editor">{body}<p align="right">测试区民政局</p><p align="right">{year + 1}年1月20日</p></div></div>
<div class="tools"><a>打印</a> <a>关闭窗口</a></div><div>上一篇：<a>2020年年报</a></div></td></tr></table>
<div class="footer"><p>主办单位：测试区人民政府　ICP备12345号</p><p>网站标识码：1100000000</p></div></body></html>""".encode(
        "gb18030" if encoding == "gb2312" else encoding
    )


def gbk_page(numbers: Mapping[str, str], year: int) -> bytes:
    return page(numbers, year, "gb2312")


def _text(table: Callable[[Grid], str]) -> Shape:
    def shape(numbers: Mapping[str, str], year: int) -> bytes:
        lines = parts(year, numbers, table, lambda text: text)
        return "\n\n".join([*lines, "测试区民政局", f"{year + 1}年1月20日"]).encode()

    return shape


def _covered(grid: Grid) -> list[list[str | None]]:
    """All grid places of each row: a cell's text where it begins, ``None`` where it only reaches."""
    rows: list[list[str | None]] = [[None] * grid.columns for _ in grid.rows]
    for number, row in enumerate(grid.rows):
        for cell in row:
            rows[number][cell.column] = cell.text
    return rows


def bars(grid: Grid) -> str:
    """As page extractors write tables: covered places are left out, missing cells trail behind."""
    rows = [[each for each in row if each is not None] for row in _covered(grid)]
    return "\n".join(" | ".join(row) + " |" + "|" * (grid.columns - len(row)) for row in rows)


def bars_by_line(grid: Grid) -> str:
    """As other page extractors write them: one cell a line with a bar behind it, more bars at the end of a row."""
    rows = [[each for each in row if each is not None] for row in _covered(grid)]
    return "\n".join("\n".join(f"{each} |" for each in row) + "\n||" for row in rows)


def bars_between(grid: Grid) -> str:
    """The same with each bar on a line of its own."""
    return bars_by_line(grid).replace(" |", "\n|").replace("\n\n", "\n")


def padded(grid: Grid) -> str:
    """Rows between bars, filled up to one width with bars behind."""
    rows = [[each for each in row if each is not None] for row in _covered(grid)]
    pads = [" " * (grid.columns > len(row)) + "|" * (grid.columns - len(row)) for row in rows]
    return "\n".join(f"| {' | '.join(row)} |{pad}" for row, pad in zip(rows, pads, strict=True))


def bars_opening(grid: Grid) -> str:
    """One cell a line with a bar behind it, and a bar by itself in front of each row."""
    lines = []
    for row in ([each for each in row if each is not None] for row in _covered(grid)):
        lines += ["|", *(f"{each} |".strip() for each in row)]
        lines[-1] += (" " + "|" * (grid.columns - len(row))).rstrip()
    return "\n".join(lines)


def tabs_between(grid: Grid) -> str:
    """As a browser gives the text of a page: a tab on a line of its own between two cells, blank lines around."""
    rows = [[each for each in row if each is not None] for row in _covered(grid)]
    return "\n\n\n\n\n".join("\n\n\t\n\n".join(row) for row in rows)


def gapped(grid: Grid) -> str:
    """One cell a line, blank lines between all of them."""
    return "\n\n".join(cell.text for row in grid.rows for cell in row)


def markdown(grid: Grid) -> str:
    rows = ["| " + " | ".join((each or "").replace("\n", " ") for each in row) + " |" for row in _covered(grid)]
    return "\n".join([rows[0], "|" + "---|" * grid.columns, *rows[1:]])


def tabs(grid: Grid) -> str:
    """As copied from Word: tabs between the cells, empty ones for what is merged."""
    return "\n".join("\t".join(each or "" for each in row) for row in _covered(grid))


def cells(grid: Grid) -> str:
    """One cell a line, each behind a tab, blank lines between the rows."""
    return "\n\n".join("\n".join(f"\t{each.text}" for each in row) for row in grid.rows) + "\n"


def bare_lines(grid: Grid) -> str:
    """One cell a line and nothing else, as copied from a page."""
    return "\n".join(cell.text for row in grid.rows for cell in row)


def spaced(grid: Grid) -> str:
    """One row a line with blanks between, as copied from a PDF."""
    return "\n".join(" ".join(cell.text for cell in row if cell.text) for row in grid.rows)


def flat(numbers: Mapping[str, str], year: int) -> bytes:
    """Everything in one line."""
    return "".join(parts(year, numbers, lambda grid: spaced(grid).replace("\n", " ") + " ", lambda text: text)).encode()


KEEPING_BLANKS: dict[str, tuple[str, Shape]] = {
    "page": ("a.html", page),
    "gbk": ("a.htm", gbk_page),
    "bars": ("a.txt", _text(bars)),
    "bars_by_line": ("a.txt", _text(bars_by_line)),
    "bars_between": ("a.txt", _text(bars_between)),
    "markdown": ("a.md", _text(markdown)),
    "padded": ("a.txt", _text(padded)),
    "bars_opening": ("a.txt", _text(bars_opening)),
    "tabs_between": ("a.txt", _text(tabs_between)),
    "tabs": ("a.txt", _text(tabs)),
    "cells": ("a.txt", _text(cells)),
}
LOSING_BLANKS: dict[str, tuple[str, Shape]] = {
    "bare_lines": ("a.txt", _text(bare_lines)),
    "gapped": ("a.txt", _text(gapped)),
    "spaced": ("a.txt", _text(spaced)),
    "flat": ("a.txt", flat),
}


def _text_of_pdf(x: float, y: float, text: str, size: float = 9) -> str:
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET"


def _wrapped(text: str, width: float) -> list[str]:
    count = max(int(width // 9), 1)
    return [line[begin : begin + count] for line in text.split("\n") for begin in range(0, len(line), count)]


def _table_of_pdf(grid: Grid, top: float, width: float) -> tuple[list[str], float]:
    """The rules and texts of a grid, and where it ends; each row as high as its longest cell."""
    heights = [
        12 + 11 * max(len(_wrapped(cell.text, cell.colspan * width - 4)) if cell.rowspan == 1 else 1 for cell in row)
        for row in grid.rows
    ]
    drawn = []
    for number, row in enumerate(grid.rows):
        for cell in row:
            x, y = 40 + cell.column * width, top - sum(heights[:number])
            wide, high = cell.colspan * width, sum(heights[number : number + cell.rowspan])
            drawn.append(f"{x} {y - high} {wide} {high} re S")
            for line, text in enumerate(_wrapped(cell.text, wide - 4)):
                drawn.append(_text_of_pdf(x + 2, y - 12 - 11 * line, text))
    return drawn, top - sum(heights)


def pdf(numbers: Mapping[str, str], year: int) -> bytes:
    """Pages with ruled tables, a running head and page numbers, in a font that every reader of Chinese PDFs knows."""
    pages: list[list[str]] = [[]]
    top = 1500.0
    for block in parts(year, numbers, lambda grid: grid, lambda text: text):
        if not isinstance(block, Grid):
            if block[:2] in ("三、", "四、", "五、"):
                pages.append([])
                top = 1500
            for number, line in enumerate(_wrapped(block, 700)):
                pages[-1].append(_text_of_pdf(40 if number or len(block) < 70 else 60, top - 20, line))
                top -= 20
            continue
        drawn, top = _table_of_pdf(block, top - 20, 1000 / block.columns)
        pages[-1] += drawn
    pages[-1] += [_text_of_pdf(700, top - 40, "测试区民政局"), _text_of_pdf(700, top - 60, f"{year + 1}年1月20日")]
    for number, page_ in enumerate(pages, 1):
        page_ += [_text_of_pdf(40, 1560, "政府信息公开年报"), _text_of_pdf(500, 20, f"- {number} -")]
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype"
        "/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000"
        "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0"
        "/Ascent 880/Descent -120/CapHeight 700/StemV 80>>>>]>>"
    )
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>", font]
    for number, page_ in enumerate(pages):
        stream = "\n".join(page_)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1100 1600]/Resources<</Font<</F 3 0 R>>>>/Contents {5 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    body, places = "%PDF-1.5\n", []
    for number, text in enumerate(objects, 1):
        places.append(f"{len(body):010} 00000 n \n")
        body += f"{number} 0 obj\n{text}\nendobj\n"
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{''.join(places)}trailer\n<</Root 1 0 R/Size {size}>>\n"
    return f"{body}{table}startxref\n{len(body)}\n%%EOF".encode()
