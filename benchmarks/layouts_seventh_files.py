"""Word files and workbooks as somebody makes them of real figures. See ``layouts_original.seventh``."""

import io
from typing import Any

from layouts_original import Original, in_other_order, said_otherwise, seventh, whole
from layouts_word import document, package, paragraph, rows_of, ruled, run, table, tc

from gipgen.layout.grid import Grid, GridCell


def _row(cells: list[str], more: str = "") -> str:
    return f"<w:tr>{more}{''.join(cells)}</w:tr>"


def _with_docx(each: Original, merged: bool = True, heads: int = 0) -> bytes:  # noqa: FBT001, FBT002
    from docx import Document  # noqa: PLC0415  only these need it

    made: Any = Document()
    for part in each.parts:
        if part.grid is None:
            if part.kind == "title":
                made.add_heading(part.text, 0)
            elif part.kind in ("heading", "sub"):
                made.add_heading(part.text, 1 + (part.kind == "sub"))
            else:
                made.add_paragraph(part.text)
            continue
        grid = part.grid
        drawn = made.add_table(len(grid.rows), grid.columns, style="Table Grid")
        for number, row in enumerate(grid.rows):
            for cell in row:
                at = drawn.cell(number, cell.column)
                at.text = cell.text
                if cell.colspan * cell.rowspan > 1 and merged:
                    at.merge(drawn.cell(number + cell.rowspan - 1, cell.column + cell.colspan - 1))
                elif cell.colspan > 1:
                    for right in range(1, cell.colspan):
                        drawn.cell(number, cell.column + right).text = cell.text if heads else ""
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


@seventh("a.docx")
def docx_of_python(each: Original) -> bytes:
    """python-docx: cells merged by ``merge``, which leaves an empty paragraph for each of them; heading styles."""
    return _with_docx(each)


@seventh("a.docx")
def docx_of_python_unmerged(each: Original) -> bytes:
    """python-docx, nothing merged, a head's words in every place it reaches over."""
    return _with_docx(said_otherwise(each), merged=False, heads=1)


@seventh("a.docx")
def word_cells_of_paragraphs(each: Original) -> bytes:
    """Labels broken over paragraphs after six signs, an empty paragraph in front of and behind each number."""

    def fill(cell: GridCell) -> str:
        if cell.kind == "value":
            return f"<w:p/>{paragraph(cell.text)}<w:p/>"
        return "".join(paragraph(cell.text[at : at + 6]) for at in range(0, len(cell.text), 6)) or "<w:p/>"

    return document(each, lambda grid: ruled(grid, fill))


@seventh("a.docx")
def word_split_by_a_sentence(each: Original) -> bytes:
    """Table three cut in the middle of a group; between the pieces a paragraph and a page break, no head again."""

    def make(grid: Grid) -> str:
        rows = rows_of(grid)
        if grid.columns != 10:
            return ruled(grid)
        page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        return table(rows[:11], 10) + paragraph("（接上页）") + page + table(rows[11:], 10) + "<w:p/>"

    return document(each, make)


@seventh("a.docx")
def word_head_again_inside(each: Original) -> bytes:
    """The three rows of the head stand again in the middle of the same table, twice; group cells are cut with them."""

    def make(grid: Grid) -> str:
        if grid.columns != 10:
            return ruled(grid)
        rows = rows_of(grid)
        head = rows[:3]
        return table([*rows[:12], *head, *rows[12:20], *head, *rows[20:]], 10)

    return document(each, make)


@seventh("a.docx")
def word_old_merges(each: Original) -> bytes:
    """Merges across by hMerge, as files made from .doc have them: all places are cells."""

    def make(grid: Grid) -> str:
        rows = []
        for row in whole(grid):
            cells, reach = [], 0
            for cell in row:
                if cell is not None:
                    reach = cell.colspan - 1
                    merge = '<w:hMerge w:val="restart"/>' if reach else ""
                    down = '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
                    cells.append(f"<w:tc><w:tcPr>{merge}{down}</w:tcPr>{paragraph(cell.text)}</w:tc>")
                elif reach:
                    reach -= 1
                    cells.append("<w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc>")
                else:
                    cells.append("<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>")
            rows.append(_row(cells))
        return table(rows, grid.columns)

    return document(each, make)


@seventh("a.docx")
def word_rows_begin_later(each: Original) -> bytes:
    """Where a stub reaches down, rows have no cell but gridBefore."""

    def make(grid: Grid) -> str:
        rows = []
        for row in grid.rows:
            first = row[0].column
            more = f'<w:trPr><w:gridBefore w:val="{first}"/></w:trPr>' if first else ""
            rows.append(_row([tc(paragraph(c.text), c.colspan) for c in row], more))
        return table(rows, grid.columns)

    return document(each, make)


@seventh("a.docx")
def word_serial_and_remark_columns(each: Original) -> bytes:
    """A column 序号 in front and an empty 备注 behind table three."""

    def make(grid: Grid) -> str:
        if grid.columns != 10:
            return ruled(grid)
        rows = []
        for number, row in enumerate(rows_of(grid)):
            inside = row.removeprefix("<w:tr>").removesuffix("</w:tr>")
            first = "序号" if number == 0 else str(number - 2) if number > 2 else ""
            last = "备注" if number == 0 else ""
            rows.append(f"<w:tr>{tc(paragraph(first))}{inside}{tc(paragraph(last))}</w:tr>")
        return table(rows, 12)

    return document(each, make)


@seventh("a.docx")
def word_counted_headings(each: Original) -> bytes:
    """Word counts the headings: 一、 is not in the text."""

    def text(words: str) -> str:
        if words[1:2] != "、":
            return paragraph(words)
        numbered = '<w:pPr><w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        return f"<w:p>{numbered}{run(words[2:])}</w:p>"

    return document(each, ruled, text)


@seventh("a.docx")
def word_other_words_other_order(each: Original) -> bytes:
    return document(in_other_order(said_otherwise(each)), ruled)


@seventh("a.docx")
def word_sections_of_soft_breaks(each: Original) -> bytes:
    """Between two tables there is one paragraph: headings and sentences are lines of it."""
    out: list[str] = []
    held: list[str] = []

    def closed() -> str:
        lines = "<w:r><w:br/></w:r>".join(run(words) for words in held)
        held.clear()
        return f"<w:p>{lines}</w:p>" if lines else ""

    for part in each.parts:
        if part.grid is not None:
            out.append(closed() + ruled(part.grid))
        else:
            held.append("　　" + part.text)
    return package("".join(out) + closed())


@seventh("a.docx", around=("目　　录", "抄送：市政府办公室。"))
def word_cover_and_contents(each: Original) -> bytes:
    """A cover, a contents with leaders and pages, the report, what an office prints below."""
    title, year = each.title, each.title.split("政府信息公开")[0][-5:]
    front = [title.split("20")[0], f"{year}政府信息公开工作年度报告", "二〇二五年一月", "目　　录"]
    contents = [
        f"<w:p>{run(p.text)}<w:r><w:tab/></w:r>{run(str(at))}</w:p>"
        for at, p in enumerate((p for p in each.parts if p.kind == "heading"), 1)
    ]
    body = "".join(ruled(p.grid) if p.grid is not None else paragraph(p.text) for p in each.parts)
    return package("".join(map(paragraph, front)) + "".join(contents) + body + paragraph("抄送：市政府办公室。"))


@seventh("a.docx")
def word_blanks_in_labels(each: Original) -> bytes:
    """自 然 人, 总　计; stub cells turned, a sign a paragraph; numbers between full-width blanks."""

    def fill(cell: GridCell) -> str:
        if cell.kind == "value":
            return paragraph(f"　{cell.text}　")
        if cell.rowspan > 3:
            return "".join(map(paragraph, cell.text))
        return paragraph((" " if len(cell.text) > 3 else "　").join(cell.text) if len(cell.text) < 6 else cell.text)

    return document(each, lambda grid: ruled(grid, fill))


@seventh("a.docx")
def word_heading_in_its_table(each: Original) -> bytes:
    """The heading of a section is the first row of its table, merged over all columns."""
    out, held = [], None
    for part in each.parts:
        if part.kind == "heading" and part.section in ("proactive", "applications", "review_litigation"):
            held = part.text
        elif part.grid is not None:
            first = [_row([tc(paragraph(held), part.grid.columns)])] if held else []
            out.append(table(first + rows_of(part.grid), part.grid.columns) + "<w:p/>")
            held = None
        else:
            out.append((paragraph(held) if held else "") + paragraph(part.text))
            held = None
    return package("".join(out))


@seventh("a.docx")
def word_one_big_table(each: Original) -> bytes:
    """The whole report is one table: text in rows merged over all columns, the tables' rows among them."""
    rows: list[str] = []
    for part in each.parts:
        if part.grid is not None:
            rows += rows_of(part.grid)
        else:
            rows.append(_row([tc(paragraph(part.text), 15)]))
    return package(table(rows, 15))


@seventh("a.docx", around=("内部资料",))
def word_lying_section_with_heads(each: Original) -> bytes:
    """Tables in lying sections, 附件 above and 单位：件 at the right, units and thousands in numbers."""
    upright, lying = (f'<w:p><w:pPr><w:sectPr><w:pgSz w:w="{w}" w:h="{h}"{o}/></w:sectPr></w:pPr></w:p>'
                      for w, h, o in ((11906, 16838, ""), (16838, 11906, ' w:orient="landscape"')))  # fmt: skip

    def fill(cell: GridCell) -> str:
        if cell.kind == "value" and cell.text.isdecimal() and int(cell.text) > 0:
            return paragraph(f"{int(cell.text):,} 件")
        return paragraph(cell.text)

    return document(each, lambda g: upright + paragraph("单位：件") + ruled(g, fill) + paragraph("内部资料") + lying)


def _sheet(each: Original, value: Any, *, down: int = 0, right: int = 0, apart: bool = False) -> bytes:
    import xlsxwriter  # noqa: PLC0415  only these need it

    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    bold = book.add_format({"text_wrap": True, "border": 1, "align": "center", "valign": "vcenter"})
    sheet, line, count = book.add_worksheet("年度报告"), down, 1
    for part in each.parts:
        if part.grid is None:
            sheet.merge_range(line, right, line, right + 9, part.text, bold)
            line += 1
            continue
        count += 1
        where, top = (book.add_worksheet(f"附表{count}"), 1) if apart else (sheet, line)
        for number, row in enumerate(part.grid.rows, top):
            for cell in row:
                at = (number, right + cell.column)
                if cell.colspan * cell.rowspan > 1:
                    where.merge_range(*at, number + cell.rowspan - 1, at[1] + cell.colspan - 1, cell.text, bold)
                elif cell.kind == "value":
                    value(where, *at, cell.text, part.grid)
                else:
                    where.write(*at, cell.text, bold)
        line += 0 if apart else len(part.grid.rows)
    book.close()
    return held.getvalue()


def _plain_number(sheet: Any, line: int, column: int, text: str, _grid: Grid) -> None:
    if text.isdecimal():
        sheet.write_number(line, column, int(text))
    else:
        sheet.write_string(line, column, text)


@seventh("a.xlsx")
def sheet_whole_report(each: Original) -> bytes:
    """All on one sheet from C4, everything merged that is merged."""
    return _sheet(each, _plain_number, down=3, right=2)


@seventh("a.xlsx")
def sheet_tables_apart(each: Original) -> bytes:
    return _sheet(said_otherwise(each), _plain_number, apart=True)


@seventh("a.xlsx")
def sheet_numbers_as_text(each: Original) -> bytes:
    """Numbers are text with a blank or 件 behind them."""
    return _sheet(
        each, lambda sheet, line, column, text, _: sheet.write_string(line, column, f" {text} 件" if text else "")
    )


@seventh("a.xlsx")
def sheet_sums_by_formula(each: Original) -> bytes:
    """The last column of table three is a formula with its value kept."""

    def value(sheet: Any, line: int, column: int, text: str, grid: Grid) -> None:
        if grid.columns == 10 and column == 9 and text.isdecimal():
            sheet.write_formula(line, column, f"=SUM(D{line + 1}:I{line + 1})", None, int(text))
        else:
            _plain_number(sheet, line, column, text, grid)

    return _sheet(each, value)
