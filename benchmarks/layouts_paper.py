"""Layouts of PDF, printed by a browser or Word processor that is there, and the text that poppler takes out of them."""

import io
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from shutil import which
from typing import Any

from layouts_original import Original, layout
from layouts_web import page, plain, td
from layouts_word import document, ruled

from gipgen.layout.grid import Grid, GridCell

BASE = (
    "body{font-family:'Noto Sans CJK SC','WenQuanYi Zen Hei',sans-serif;font-size:12pt} table{border-collapse:collapse;width:100%;font-size:9pt}"
    ".tools,.foot{display:none} td{padding:2pt 3pt} h1{font-size:16pt;text-align:center}"
)
ALL = "td{border:0.6pt solid #000}"


@cache
def _playwright() -> Any:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only PDFs need it

    return sync_playwright().start()


@cache
def _browser() -> Any:
    path = which("chromium") or which("chromium-browser")
    return _playwright().chromium.launch(executable_path=path, args=["--no-sandbox"])


def printed(html: bytes, **options: Any) -> bytes:
    tab = _browser().new_page()
    tab.set_content(html.decode(), wait_until="load")
    margin = dict.fromkeys(("top", "bottom", "left", "right"), "18mm")
    made: bytes = tab.pdf(**({"format": "A4", "margin": margin} | options))
    tab.close()
    return made


def paper(each: Original, css: str, table: Callable[[Grid], str] = plain, **options: Any) -> bytes:
    def bare(grid: Grid) -> str:
        return plain(grid, "")

    return printed(page(each, bare if table is plain else table, f"<style>{BASE}{css}</style>"), **options)


@layout("a.pdf")
def pdf_ruled(each: Original) -> bytes:
    return paper(each, ALL)


@layout("a.pdf")
def pdf_open_sides(each: Original) -> bytes:
    css = "td{border:0.6pt solid #000} table{border-style:hidden} tr:first-child td{border-top:0.6pt solid}"
    return paper(
        each, css + "table{border-top:0.6pt solid;border-bottom:0.6pt solid;border-left:hidden;border-right:hidden}"
    )


@layout("a.pdf")
def pdf_no_left_border(each: Original) -> bytes:
    return paper(each, ALL + "table{border-left-style:hidden}")


@layout("a.pdf")
def pdf_no_borders(each: Original) -> bytes:
    return paper(each, "td{padding:3pt 6pt}")


@layout("a.pdf")
def pdf_rules_across_only(each: Original) -> bytes:
    return paper(each, "td{border-top:0.6pt solid;border-bottom:0.6pt solid}")


@layout("a.pdf")
def pdf_rules_down_only(each: Original) -> bytes:
    return paper(each, "td{border-left:0.6pt solid;border-right:0.6pt solid}")


@layout("a.pdf")
def pdf_shaded(each: Original) -> bytes:
    return paper(each, "tr:nth-child(odd) td{background:#e8eef7}")


@layout("a.pdf")
def pdf_white_rules(each: Original) -> bytes:
    return paper(each, "td{background:#dde;border:1.5pt solid #fff}")


@layout("a.pdf")
def pdf_dotted(each: Original) -> bytes:
    return paper(each, "td{border:0.8pt dotted #555}")


@layout("a.pdf")
def pdf_double(each: Original) -> bytes:
    return paper(each, "td{border:2.5pt double #000}")


@layout("a.pdf")
def pdf_spaced_cells(each: Original) -> bytes:
    return paper(each, "table{border-collapse:separate;border-spacing:3pt} td{border:0.6pt solid}")


@layout("a.pdf")
def pdf_split_rows(each: Original) -> bytes:
    """Small pages; rows are torn in the middle of their lines."""
    return paper(each, ALL + "td{line-height:26pt} tr{break-inside:auto}", width="210mm", height="150mm")


@layout("a.pdf")
def pdf_split_rows_open(each: Original) -> bytes:
    css = ALL + "td{line-height:22pt} table{border-left-style:hidden;border-right-style:hidden} tr{break-inside:auto}"
    return paper(each, css, width="210mm", height="160mm")


def headed(grid: Grid) -> str:
    cut = grid.header_rows
    head = "".join(f"<tr>{''.join(map(td, row))}</tr>" for row in grid.rows[:cut])
    rest = "".join(f"<tr>{''.join(map(td, row))}</tr>" for row in grid.rows[cut:])
    return f"<table><thead>{head}</thead><tbody>{rest}</tbody></table>"


@layout("a.pdf")
def pdf_head_repeated(each: Original) -> bytes:
    return paper(each, ALL + "tr{break-inside:avoid} td{line-height:20pt}", headed, width="210mm", height="148mm")


@layout("a.pdf")
def pdf_browser_print(each: Original) -> bytes:
    foot = "<div style='font-size:7pt;width:100%'>file:///C:/Users/a/Desktop/nb.html <span class='pageNumber'></span>/<span class='totalPages'></span></div>"
    head = "<div style='font-size:7pt;width:100%'>11/28/26, 1:50 PM <span class='title'></span></div>"
    return paper(each, ALL, display_header_footer=True, header_template=head, footer_template=foot)


def _turned(made: bytes, change: Callable[[Any], None]) -> bytes:
    import pikepdf  # noqa: PLC0415  only these need it

    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as file:
        for sheet in file.pages:
            change(sheet)
        file.save(held)
    return held.getvalue()


@layout("a.pdf", clipped=True)
def pdf_running_off(each: Original) -> bytes:
    """The table is wider than the page: what stands beyond its edge is cut off."""

    def cut(sheet: Any) -> None:
        left, low, right, high = (float(side) for side in sheet.mediabox)
        sheet.mediabox = [left, low, right - 150, high]

    return _turned(paper(each, ALL + "p,h1{width:150mm}", width="250mm", height="297mm"), cut)


@layout("a.pdf", clipped=True)
def pdf_hashes(each: Original) -> bytes:
    """A workbook's narrow columns: ### where a number did not fit."""

    def cell(one: GridCell) -> str:
        return td(one, text="###" if one.kind == "value" and len(one.text) > 2 else None)

    return paper(each, ALL, lambda grid: plain(grid, "", cell))


@layout("a.pdf", clipped=True)
def pdf_overflowing_cells(each: Original) -> bytes:
    """Narrow columns cut their numbers at the edge."""
    css = ALL + "td.v div{width:8pt;overflow:hidden;white-space:nowrap;font-size:9pt}"

    def cell(one: GridCell) -> str:
        return td(
            one,
            text=f"<div>{one.text}</div>" if one.kind == "value" else None,
            more=" class='v'" if one.kind == "value" else "",
        )

    return paper(each, css, lambda grid: plain(grid, "", cell))


@layout("a.pdf")
def pdf_turned_pages(each: Original) -> bytes:
    """Landscape sheets, stored upright with /Rotate."""

    def turn(sheet: Any) -> None:
        import pikepdf  # noqa: PLC0415

        _, _, right, high = (float(side) for side in sheet.mediabox)
        sheet.contents_add(f"q 0 1 -1 0 {high} 0 cm".encode(), prepend=True)
        sheet.contents_add(b"Q")
        sheet.mediabox = pikepdf.Array([0, 0, high, right])
        sheet.Rotate = 90

    return _turned(paper(each, ALL, landscape=True), turn)


@layout("a.pdf", clipped=True)
def pdf_lying_tables(each: Original) -> bytes:
    """Tables turned by ninety degrees on upright pages; what is higher than the page is not in the file."""

    def table(grid: Grid) -> str:
        if grid.columns != 10:
            return plain(grid, "")
        box = "break-before:page;height:240mm;width:170mm;writing-mode:vertical-rl"
        return f"<div style='{box}'><div style='writing-mode:horizontal-tb;width:235mm;transform:rotate(90deg);transform-origin:0 0;margin-left:0;position:relative;left:165mm'>{plain(grid, '')}</div></div>"

    return paper(each, ALL, table)


@layout("a.pdf")
def pdf_touching_columns(each: Original) -> bytes:
    """No rules, no padding, narrow columns: digits of neighbours stand side by side."""
    css = "table{width:auto;font-size:8pt} td{padding:0} td.v{text-align:right;width:13pt;min-width:13pt}"

    def cell(one: GridCell) -> str:
        return td(one, more=" class='v'" if one.kind == "value" and one.colspan == 1 else "")

    return paper(each, css, lambda grid: plain(grid, "", cell))


@layout("a.pdf")
def pdf_upright_stub(each: Original) -> bytes:
    """Stub labels written from top to bottom."""

    def cell(one: GridCell) -> str:
        return td(one, more=" style='writing-mode:vertical-rl'" if one.rowspan > 1 and one.kind == "label" else "")

    return paper(each, ALL, lambda grid: plain(grid, "", cell))


@layout("a.pdf")
def pdf_watermark(each: Original) -> bytes:
    mark = (
        "<div style='position:fixed;top:45%;left:10%;font-size:60pt;color:#ddd;transform:rotate(-35deg)'>内部资料</div>"
    )
    html = page(each, lambda grid: plain(grid, ""), f"<style>{BASE}{ALL}</style>", wrap="{}" + mark)
    return printed(html)


@layout("a.pdf")
def pdf_spread_labels(each: Original) -> bytes:
    return paper(each, ALL + "td{text-align:justify;text-align-last:justify}")


@layout("a.pdf", lacks=("applications",))
def pdf_table_as_picture(each: Original) -> bytes:
    svg = '<img width=500 height=300 src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==">'
    return paper(each, ALL, lambda grid: svg if grid.columns == 10 else plain(grid, ""))


@layout("a.pdf")
def pdf_from_typst(each: Original) -> bytes:
    """Rules between cells only, no outer frame."""
    import typst  # noqa: PLC0415  only this needs it

    out = ['#set text(font: "Noto Sans CJK SC", size: 10pt)', "#set page(margin: 2cm)"]

    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    for part in each.parts:
        if part.grid is None:
            out.append(f"#par({quoted(part.text)})\n")
            continue
        last, bottom = part.grid.columns - 1, len(part.grid.rows) - 1
        stroke = f"(x, y) => (left: if x > 0 {{ 0.5pt }}, top: if y > 0 {{ 0.5pt }})  /* {last} {bottom} */"
        cells = [
            f"table.cell(colspan: {c.colspan}, rowspan: {c.rowspan}, {quoted(c.text)})"
            for row in part.grid.rows
            for c in row
        ]
        columns = "(" + ", ".join(["1fr"] * part.grid.columns) + ")"
        out.append(f"#text(size: 7pt, table(columns: {columns}, stroke: {stroke}, {', '.join(cells)}))")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "a.typ"
        source.write_text("\n".join(out), encoding="utf-8")
        made: bytes = typst.compile(str(source))
        return made


@layout("a.pdf")
def pdf_from_word(each: Original) -> bytes:
    """Through LibreOffice, a table without any borders."""
    return converted(document(each, ruled), "a.docx", "pdf")


def converted(content: bytes, name: str, to: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        profile = f"-env:UserInstallation=file://{tempfile.gettempdir()}/layouts-profile"
        command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", folder, str(Path(folder) / name)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return next(Path(folder).glob(f"*.{to.split(':', maxsplit=1)[0]}")).read_bytes()


def text_of(content: bytes, *options: str) -> bytes:
    command = ["pdftotext", *options, "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=content, check=True, capture_output=True, timeout=60).stdout


@layout("a.txt")
def txt_poppler_layout(each: Original) -> bytes:
    return text_of(paper(each, ALL), "-layout")


@layout("a.txt")
def txt_poppler_layout_bare(each: Original) -> bytes:
    return text_of(paper(each, "td{text-align:center}"), "-layout")


@layout("a.txt")
def txt_poppler_layout_word(each: Original) -> bytes:
    return text_of(converted(document(each, ruled), "a.docx", "pdf"), "-layout")


@layout("a.txt")
def txt_poppler_raw(each: Original) -> bytes:
    return text_of(paper(each, ALL), "-raw")


@layout("a.txt")
def txt_poppler_plain(each: Original) -> bytes:
    return text_of(paper(each, ALL))


def close() -> None:
    """End the browser, where one was begun."""
    if _browser.cache_info().currsize:
        _browser().close()
        _playwright().stop()
