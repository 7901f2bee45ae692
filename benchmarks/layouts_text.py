"""Layouts of plain text and Markdown."""

import re
import unicodedata
from itertools import pairwise

from layouts_original import Original, layout, lines, shown, texts, whole

from gipgen.layout.grid import Grid, GridCell


def wide(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text)


def pad(text: str, width: int, middle: bool = False) -> str:  # noqa: FBT001, FBT002
    gap = max(width - wide(text), 0)
    left = gap // 2 if middle else 0
    return " " * left + text + " " * (gap - left)


def wrapped(text: str, width: int) -> list[str]:
    out = [""]
    for sign in text:
        if wide(out[-1]) + wide(sign) > width:
            out.append("")
        out[-1] += sign
    return out


def widths(grid: Grid) -> list[int]:
    if grid.columns == 4:
        return [22, 14, 14, 14]
    return [6, 10, 24, *[8] * 7] if grid.columns == 10 else [6] * 15


def drawn(grid: Grid, rule: str, bar: str, corner: str, *, merged: bool = True) -> str:
    """A table of signs, each row with a rule below; labels over several lines."""
    size = widths(grid)
    edge = corner + corner.join(rule * (width + 2) for width in size) + corner
    out = [edge]
    for row in whole(grid):
        split = [(wrapped(text, width), width) for text, width in _boxes(row, size, merged=merged)]
        for at in range(max(len(part) for part, _ in split)):
            cells = [f" {pad(part[at] if at < len(part) else '', width)} " for part, width in split]
            out.append(f"{bar}{bar.join(cells)}{bar}")
        out.append(edge)
    return "\n".join(out)


def _boxes(row: list[GridCell | None], size: list[int], *, merged: bool) -> list[tuple[str, int]]:
    """The texts of a row with their widths; a place that a cell of a row above reaches into is blank."""
    out: list[tuple[str, int]] = []
    end = 0
    for at, cell in enumerate(row):
        if at < end:
            continue
        end = at + (cell.colspan if cell is not None and merged else 1)
        out.append(("" if cell is None else cell.text, sum(size[at:end]) + 3 * (end - at - 1)))
    return out


def laid_out(grid: Grid) -> str:
    """As ``pdftotext -layout`` prints narrow columns: labels over several lines, numbers at their middle."""
    size = widths(grid)
    out = []
    for row in whole(grid):
        cells = [
            (cell, sum(size[cell.column : cell.column + cell.colspan]) + 2 * (cell.colspan - 1)) for cell in row if cell
        ]
        split = {cell.column: wrapped(cell.text, width) for cell, width in cells if cell.rowspan < 5}
        high = max(map(len, split.values()), default=1)
        for at in range(high):
            line = ""
            for cell, width in cells:
                part = split.get(cell.column, wrapped(cell.text, width)[:1])
                place = at - (high - len(part)) // 2
                start = sum(size[: cell.column]) + 2 * cell.column
                line = pad(line, start) + pad(
                    part[place] if 0 <= place < len(part) else "", width, cell.kind != "label"
                )
            out.append(line.rstrip())
    return "\n".join(out)


@layout("a.txt")
def txt_laid_out(each: Original) -> bytes:
    return lines(each, laid_out, between="\n").encode()


@layout("a.txt")
def txt_laid_out_with_pages(each: Original) -> bytes:
    made = lines(each, laid_out, between="\n").split("\n")
    pages = [made[at : at + 34] for at in range(0, len(made), 34)]
    return "\n".join(
        "\n".join([*page, "", f"{' ' * 40}- {number} -", "\f"]) for number, page in enumerate(pages, 1)
    ).encode()


@layout("a.txt")
def txt_box_drawing(each: Original) -> bytes:
    return lines(each, lambda grid: drawn(grid, "─", "│", "┼")).encode()


@layout("a.txt")
def txt_ascii_box(each: Original) -> bytes:
    return lines(each, lambda grid: drawn(grid, "-", "|", "+")).encode()


@layout("a.txt")
def txt_glued_digits(each: Original) -> bytes:
    """Each row a line, its numbers run together behind the label."""

    def table(grid: Grid) -> str:
        out = []
        for row in grid.rows:
            labels = " ".join(cell.text for cell in row if cell.kind != "value")
            out.append(labels + "".join(cell.text for cell in row if cell.kind == "value"))
        return "\n".join(out)

    return lines(each, table, between="\n").encode()


@layout("a.txt")
def txt_glued_whole(each: Original) -> bytes:
    return lines(each, lambda grid: "".join(map("".join, shown(grid))), between="").encode()


@layout("a.txt")
def txt_single_row_six(each: Original) -> bytes:
    """The row （六） of the edition before, zeros only, in tabs."""

    def table(grid: Grid) -> str:
        out = []
        for row in texts(grid):
            line = "\t".join(row)
            if "逾期不补正" in line:
                line = "\t（六）其他处理\t\t" + "\t".join(["0"] * 7)
            elif "逾期未按收费" in line or re.search("^\t\t3\\.其他\t", line):
                continue
            out.append(line)
        return "\n".join(out)

    return lines(each, table).encode()


@layout("a.txt")
def txt_full_width_blanks(each: Original) -> bytes:
    return lines(each, lambda grid: "\n".join("\u3000\u3000".join(row) for row in shown(grid)), between="\n").encode()


@layout("a.txt")
def txt_units_in_line(each: Original) -> bytes:
    """Numbers with their unit behind them, blanks between."""

    def table(grid: Grid) -> str:
        out: list[str] = []
        for row in grid.rows:
            cells = [cell.text + ("件" if cell.kind == "value" and "fees" not in cell.ref else "") for cell in row]
            out.append(" ".join(cells))
        return "\n".join(out)

    return lines(each, table, between="\n").encode()


@layout("a.txt")
def txt_cells_in_lines_with_blanks(each: Original) -> bytes:
    """A cell a line, covered places as empty lines."""
    return lines(each, lambda grid: "\n".join("\n".join(row) for row in texts(grid)), between="\n").encode()


@layout("a.txt")
def txt_label_a_sign_a_line(each: Original) -> bytes:
    """A narrow stub cell printed as one character a line."""

    def table(grid: Grid) -> str:
        cells = [cell for row in grid.rows for cell in row]
        return "\n".join("\n".join(c.text) if c.rowspan > 1 and c.kind == "label" else c.text for c in cells)

    return lines(each, table, between="\n").encode()


@layout("a.txt")
def txt_commas(each: Original) -> bytes:
    return lines(each, lambda grid: "\n".join(",".join(row) for row in texts(grid)), between="\n").encode()


@layout("a.txt")
def txt_semicolons_quoted(each: Original) -> bytes:
    return lines(each, lambda grid: "\n".join(";".join(f'"{cell}"' for cell in row) for row in texts(grid))).encode()


@layout("a.txt")
def txt_labels_behind_numbers(each: Original) -> bytes:
    """As some readers of PDF give it: all labels of a table, then its numbers row by row."""

    def table(grid: Grid) -> str:
        labels = [cell.text for row in grid.rows for cell in row if cell.kind != "value"]
        numbers = [" ".join(cell.text for cell in row if cell.kind == "value") for row in grid.rows]
        return "\n".join([*labels, *filter(None, numbers)])

    return lines(each, table, between="\n").encode()


@layout("a.txt")
def txt_tabs_and_page_breaks(each: Original) -> bytes:
    """Tabs; every ninth row of a table is followed by a page's foot and the next one's head."""

    def table(grid: Grid) -> str:
        out = []
        for number, row in enumerate(texts(grid), 1):
            out.append("\t".join(row))
            if number % 9 == 0:
                out += [f"— {number // 9 + 2} —", "\f" + each.title]
        return "\n".join(out)

    return lines(each, table).encode()


@layout("a.txt")
def txt_glued_pairs(each: Original) -> bytes:
    """Two columns of numbers stand so near that their digits touch."""

    def table(grid: Grid) -> str:
        out = []
        for row in grid.rows:
            values = [cell.text for cell in row if cell.kind == "value"]
            if len(values) == 7:
                values = [values[0], values[1] + values[2], *values[3:]]
            out.append("   ".join([cell.text for cell in row if cell.kind != "value"] + values))
        return "\n".join(out)

    return lines(each, table, between="\n").encode()


def pipes(rows: list[list[str]]) -> str:
    made = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([made[0], "|" + " --- |" * len(rows[0]), *made[1:]])


@layout("a.md")
def md_spans(each: Original) -> bytes:
    def table(grid: Grid) -> str:
        return pipes(
            [[f'<span style="font-size:10pt">{cell}</span>' if cell else "" for cell in row] for row in texts(grid)]
        )

    return lines(each, table, lambda text: f'## <span style="color:#000">{text}</span>').encode()


@layout("a.md")
def md_centred(each: Original) -> bytes:
    return lines(each, lambda grid: pipes(texts(grid)), lambda text: f"<center><b>{text}</b></center>").encode()


@layout("a.md")
def md_strong_paragraphs(each: Original) -> bytes:
    return lines(each, lambda grid: pipes(texts(grid)), lambda text: f"<p><strong>{text}</strong></p>").encode()


@layout("a.md")
def md_strong_paragraphs_tight(each: Original) -> bytes:
    """The same without blank lines, tables in HTML."""

    def table(grid: Grid) -> str:
        rows = [
            "<tr>"
            + "".join(f'<td colspan="{cell.colspan}" rowspan="{cell.rowspan}"><p>{cell.text}</p></td>' for cell in row)
            + "</tr>"
            for row in grid.rows
        ]
        return "<table>\n" + "\n".join(rows) + "\n</table>"

    made = lines(each, table, lambda text: f'<p style="text-align:center"><strong>{text}</strong></p>', between="\n")
    return made.encode()


@layout("a.md")
def md_breaks_in_cells(each: Original) -> bytes:
    def cell(text: str) -> str:
        return "<br>".join(wrapped(text, 12)) or " "

    return lines(
        each, lambda grid: pipes([list(map(cell, row)) for row in texts(grid)]), lambda text: f"# {text}"
    ).encode()


@layout("a.md")
def md_pandoc_grid(each: Original) -> bytes:
    return lines(each, lambda grid: drawn(grid, "-", "|", "+", merged=False), lambda text: f"# {text}").encode()


@layout("a.md")
def md_pandoc_grid_merged(each: Original) -> bytes:
    return lines(each, lambda grid: drawn(grid, "-", "|", "+"), lambda text: f"# {text}").encode()


def ruled(grid: Grid, *, several: bool) -> str:
    """Pandoc's simple and multiline tables."""
    size = (
        widths(grid) if several else [max(wide(cell) for cell in column) for column in zip(*texts(grid), strict=True)]
    )
    rule = "  " + " ".join("-" * width for width in size)
    edge = "  " + "-" * (sum(size) + len(size) - 1)
    out = [edge if several else rule]
    for row in texts(grid):
        split = [wrapped(text, width) for text, width in zip(row, size, strict=True)]
        for at in range(max(map(len, split))):
            cells = [pad(part[at] if at < len(part) else "", width) for part, width in zip(split, size, strict=True)]
            out.append("  " + " ".join(cells))
        if several:
            out.append("")
    if several:
        out.insert(1, rule)
    return "\n".join([*out, edge if several else rule])


@layout("a.md")
def md_pandoc_simple(each: Original) -> bytes:
    return lines(each, lambda grid: ruled(grid, several=False), lambda text: f"# {text}").encode()


@layout("a.md")
def md_pandoc_multiline(each: Original) -> bytes:
    return lines(each, lambda grid: ruled(grid, several=True), lambda text: f"# {text}").encode()


@layout("a.md", lacks=("proactive", "applications", "review_litigation"))
def md_pandoc_placeholder(each: Original) -> bytes:
    return lines(each, lambda _: "[TABLE]", lambda text: f"# {text}").encode()


@layout("a.md", lacks=("applications",))
def md_placeholder_for_one(each: Original) -> bytes:
    return lines(
        each, lambda grid: "[TABLE]" if grid.columns == 10 else pipes(texts(grid)), lambda text: f"# {text}"
    ).encode()


@layout("a.md")
def md_escaped(each: Original) -> bytes:
    """Signs escaped, bold headings, numbers bold."""

    def table(grid: Grid) -> str:
        rows = [[re.sub(r"^(\d)\.", r"\1\\.", cell) for cell in row] for row in texts(grid)]
        return pipes([[f"**{cell}**" if cell.isdigit() else cell for cell in row] for row in rows])

    return lines(each, table, lambda text: f"**{text}**").encode()


@layout("a.md")
def md_repeated_spans(each: Original) -> bytes:
    """As converters write merged cells: their text in every place."""

    def table(grid: Grid) -> str:
        rows = texts(grid)
        for number, row in enumerate(grid.rows):
            for cell in row:
                for down in range(number, number + cell.rowspan):
                    for at in range(cell.column, cell.column + cell.colspan):
                        rows[down][at] = cell.text
        return pipes(rows)

    return lines(each, table, lambda text: f"## {text}").encode()


@layout("a.md")
def md_cut_by_pages(each: Original) -> bytes:
    """A new table with an empty head every seven rows, as converters of PDF write, page numbers between."""

    def table(grid: Grid) -> str:
        rows = texts(grid)
        cut = [rows[begin:end] for begin, end in pairwise([*range(0, len(rows), 7), len(rows)])]
        first, *others = cut
        made = [pipes(first), *(pipes([[""] * grid.columns, *each]) for each in others)]
        return "\n\n5\n\n".join(made)

    return lines(each, table, lambda text: f"## {text}").encode()


@layout("a.md")
def md_headings_of_tables(each: Original) -> bytes:
    """Long tables with the columns' names as the head of each piece."""

    def table(grid: Grid) -> str:
        rows = texts(grid)
        if grid.columns != 10:
            return pipes(rows)
        head = ["项目", "", "", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
        return pipes([head, *rows[3:15]]) + "\n\n" + pipes([head, *rows[15:]])

    return lines(each, table, lambda text: f"### {text}").encode()
