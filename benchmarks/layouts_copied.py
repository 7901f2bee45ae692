"""Layouts of text: what comes out of a browser, a chat window, a reader of PDF, when a page is marked and copied.

Written later than ``layouts_text`` and of other kinds, with figures that no other layout uses; kept aside.
"""

from typing import Any

from layouts_original import AROUND, Original, later, lines, shown, texts, whole
from layouts_paper import ALL, paper, text_of
from layouts_text import drawn, pad, wide, wrapped

from gipgen.layout.grid import Grid

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


def with_chrome(each: Original, body: str, between: str = "\n\n") -> bytes:
    """A copied page: what the site prints in front of the report and behind it."""
    front = [
        "首页 > 政务公开 > 政府信息公开年报",
        each.title,
        "发布时间：2025-01-20 09:31    来源：办公室    浏览次数：128次    字号：[大 中 小]    打印",
        "点击收听年报语音朗读",
    ]
    back = [
        "附件下载：",
        "扫一扫在手机打开当前页",
        "责任编辑：张三",
        "上一篇：关于印发2024年工作要点的通知",
        "下一篇：没有了",
        "【打印】【关闭】",
    ]
    return between.join([*front, body.removeprefix(each.title).strip(), *back]).encode()


@later("a.txt", around=AROUND)
def copied_with_tabs(each: Original) -> bytes:
    """A browser's copy: cells by tabs, cells that reach down are only in their first row."""
    return with_chrome(each, lines(each, lambda grid: "\n".join("\t".join(row) for row in shown(grid))))


@later("a.txt", around=AROUND)
def copied_cells_of_paragraphs(each: Original) -> bytes:
    """A browser's copy of cells with paragraphs in them: every cell a line of its own, a tab behind."""

    def table(grid: Grid) -> str:
        return "\n\n".join("\n\t\n".join(row) for row in shown(grid))

    return with_chrome(each, lines(each, table))


@later("a.txt", around=("第 2 页 共 6 页",))
def cells_in_lines_with_pages(each: Original) -> bytes:
    """One value a line, and the foot of a page after every sixty lines."""
    out = lines(each, lambda grid: "\n".join("\n".join(row) for row in shown(grid)), between="\n").split("\n")
    pages = [out[at : at + 60] for at in range(0, len(out), 60)]
    return (
        "\n".join("\n".join([*page, f"第 {at} 页 共 {len(pages)} 页"]) for at, page in enumerate(pages, 1))
        .replace(f"共 {len(pages)} 页", "共 6 页")
        .encode()
    )


@later("a.txt", clipped=True)
def columns_one_after_another(each: Original) -> bytes:
    """Vertical order: all labels, then a column of numbers after another. May be left open, must not be wrong."""

    def table(grid: Grid) -> str:
        out = []
        for column in zip(*whole(grid), strict=True):
            out += [cell.text for cell in column if cell is not None]
        return "\n".join(out)

    return lines(each, table, between="\n").encode()


@later("a.txt")
def bars_without_rules(each: Original) -> bytes:
    return lines(each, lambda grid: "\n".join(" | ".join(row) for row in texts(grid))).encode()


@later("a.txt")
def bars_around_short_rows(each: Original) -> bytes:
    """Rows between bars, no rule, only the cells that are there."""
    return lines(each, lambda grid: "\n".join(f"|{'|'.join(row)}|" for row in shown(grid)), between="\n").encode()


@later("a.txt")
def aligned_with_full_blanks(each: Original) -> bytes:
    """Columns made straight with full-width blanks, long labels broken."""

    def table(grid: Grid) -> str:
        out = []
        for row in grid.rows:
            labels = [cell.text for cell in row if cell.kind != "value"]
            values = [cell.text for cell in row if cell.kind == "value"]
            *above, last = wrapped("".join(labels), 24)
            out += above
            gap = "\u3000" * max((26 - wide(last)) // 2, 1)
            out.append(last + gap + "".join(pad(value, 8).replace("  ", "\u3000") for value in values))
        return "\n".join(out)

    return lines(each, table, between="\n").encode()


@later("a.txt")
def numbers_with_their_columns(each: Original) -> bytes:
    """Each number behind the name of its column, as a reader for the blind says it."""
    names = {3: ("本年制发件数", "本年废止件数", "现行有效件数"), 7: APPLICANTS}

    def table(grid: Grid) -> str:
        out = []
        for row in grid.rows:
            values = [cell.text for cell in row if cell.kind == "value"]
            label = "".join(cell.text for cell in row if cell.kind != "value")
            if len(values) in names:
                pairs = zip(names[len(values)], values, strict=True)
                out.append(label + "：" + "，".join(f"{name} {value}" for name, value in pairs) + "。")
            else:
                out.append(" ".join([label, *values]))
        return "\n".join(out)

    return lines(each, table).encode()


@later("a.txt")
def box_with_double_rules(each: Original) -> bytes:
    return lines(each, lambda grid: drawn(grid, "═", "║", "╬")).encode()


@later("a.txt")
def poppler_plain_small(each: Original) -> bytes:
    """``pdftotext`` without ``-layout`` of a page with small tables and centred cells."""
    return text_of(paper(each, ALL + "table{font-size:7.5pt} td{text-align:center}"))


@later("a.txt")
def poppler_plain_wide(each: Original) -> bytes:
    return text_of(paper(each, ALL + "table{table-layout:fixed}", landscape=True))


@later("a.txt")
def poppler_layout_split(each: Original) -> bytes:
    """``-layout`` of small pages: tables cut by pages, page numbers between."""
    foot: dict[str, Any] = {"display_header_footer": True, "header_template": "<i></i>"}
    foot["footer_template"] = "<p style='font-size:9px;margin:auto'>— <span class=pageNumber></span> —</p>"
    return text_of(paper(each, ALL + "table{table-layout:fixed}", format="A5", landscape=True, **foot), "-layout")


@later("a.txt")
def quoted_by_mail(each: Original) -> bytes:
    """A mail's quotation: > in front of every line, tabs."""
    text = lines(each, lambda grid: "\n".join("\t".join(row) for row in texts(grid)))
    return "\n".join(f"> {line}" for line in text.split("\n")).encode()


@later("a.txt")
def tabs_with_rows_broken(each: Original) -> bytes:
    """A label with a line break in it breaks its row: the rest, with its tabs, stands on the next line."""

    def table(grid: Grid) -> str:
        return "\n".join(
            "\t".join(cell if len(cell) < 9 else f"{cell[:7]}\n{cell[7:]}" for cell in row) for row in texts(grid)
        )

    return lines(each, table, between="\n").encode()


@later("a.txt")
def dots_to_the_numbers(each: Original) -> bytes:
    """Leaders of dots between a label and its numbers, numbers with thousands by comma."""

    def table(grid: Grid) -> str:
        out = []
        for row in grid.rows:
            label = "".join(cell.text for cell in row if cell.kind != "value")
            values = [f"{int(c.text):,}" if c.text.isdigit() else c.text for c in row if c.kind == "value"]
            out.append(label + (" …… " + "  ".join(values) if values else ""))
        return "\n".join(out)

    return lines(each, table, between="\n").encode()


@later("a.txt")
def full_width_bars_and_digits(each: Original) -> bytes:
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    return lines(each, lambda grid: "\n".join("｜".join(row) for row in texts(grid)).translate(wide)).encode()
