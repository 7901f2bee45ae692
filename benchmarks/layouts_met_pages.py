"""Layouts of pages that a person meets: phones, apps, libraries of components, readers for the blind, pages in two languages.

Written before the reader was looked at again, half of them drawn by lot and only counted (``layouts_original.met``).
"""

import re
from html import escape

from layouts_original import Original, met, shown, texts, whole
from layouts_sites import body, site
from layouts_web import plain, td

from gipgen.layout.grid import Grid, GridCell

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
NAMES = {3: ("本年制发件数", "本年废止件数", "现行有效件数"), 7: APPLICANTS}
_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


def values_of(row: tuple[GridCell, ...]) -> list[GridCell]:
    return [cell for cell in row if cell.kind == "value"]


def label_of(row: tuple[GridCell, ...]) -> str:
    return "".join(cell.text for cell in row if cell.kind != "value")


def longest(table: Grid) -> bool:
    return table.columns == 10


@met("a.html")
def labels_said_on_phones(each: Original) -> bytes:
    """Every cell says its column for small screens, hidden on large ones."""

    def table(grid: Grid) -> str:
        out = []
        for row in grid.rows:
            names = iter(NAMES.get(len(values_of(row)), ()))
            cells = []
            for cell in row:
                name = next(names, "") if cell.kind == "value" else ""
                before = f"<span class='m-label' style='display:none'>{name}</span>" if name else ""
                cells.append(td(cell, text=f"{before}<span>{escape(cell.text)}</span>", more=f" data-label='{name}'"))
            out.append(f"<tr>{''.join(cells)}</tr>")
        return f"<table>{''.join(out)}</table>"

    return site(each, body(each, table))


@met("a.html")
def cards_for_phones(each: Original) -> bytes:
    """Each row a card: its label, below it a name and a number a line."""

    def table(grid: Grid) -> str:
        if grid.columns == 15:
            return plain(grid)
        out = []
        for row in grid.rows:
            values = values_of(row)
            if not values:
                continue
            names = NAMES.get(len(values), ("数量",))
            lines = "".join(f"<li><b>{n}</b><i>{escape(v.text)}</i></li>" for n, v in zip(names, values, strict=True))
            out.append(f"<div class='card'><h4>{escape(label_of(row))}</h4><ul>{lines}</ul></div>")
        return "".join(out)

    return site(each, body(each, table))


@met("a.html")
def table_of_components(each: Original) -> bytes:
    """A library's table: the head in a table of its own, the body in another, both again for a fixed column, hidden by script."""

    def half(rows: tuple[tuple[GridCell, ...], ...]) -> str:
        made = "".join(
            "<tr>" + "".join(td(c, text=f"<div class='cell'>{escape(c.text)}</div>") for c in row) + "</tr>"
            for row in rows
        )
        return f"<table class='el-table__x' cellspacing='0'><tbody>{made}</tbody></table>"

    def table(grid: Grid) -> str:
        cut = grid.header_rows or 2
        two = f"<div>{half(grid.rows[:cut])}</div><div>{half(grid.rows[cut:])}</div>"
        return f"<div class='el-table'>{two}<div class='el-table__fixed' aria-hidden='true'>{two}</div></div>"

    return site(each, body(each, table))


@met("a.html")
def sections_in_tabs(each: Original) -> bytes:
    """One section is shown, the others wait behind tabs."""
    out, opened = [], False
    for part in each.parts[1:]:
        if part.kind == "heading":
            hidden = " style='display:none'" if opened else ""
            out.append(f"{'</div>' if opened else ''}<div role='tabpanel'{hidden}><h3>{escape(part.text)}</h3>")
            opened = True
        elif part.grid is not None:
            out.append(plain(part.grid))
        else:
            out.append(f"<p>{escape(part.text)}</p>")
    tabs = "".join(f"<li role='tab'>{escape(p.text)}</li>" for p in each.parts if p.kind == "heading")
    return site(each, f"<ul role='tablist'>{tabs}</ul>{''.join(out)}</div>")


@met("a.html")
def folded_sections(each: Original) -> bytes:
    """Each section folds: its heading is what one clicks on."""
    out, opened = [], False
    for part in each.parts[1:]:
        if part.kind == "heading":
            out.append(f"{'</details>' if opened else ''}<details><summary>{escape(part.text)}</summary>")
            opened = True
        else:
            out.append(plain(part.grid) if part.grid is not None else f"<p>{escape(part.text)}</p>")
    return site(each, f"{''.join(out)}</details>")


@met("a.html")
def totals_in_the_foot(each: Original) -> bytes:
    """As HTML 4 wanted it: the table's foot, its last two rows, written in front of the body."""

    def table(grid: Grid) -> str:
        if not longest(grid):
            return plain(grid)
        rows = [
            f"<tr>{''.join(td(c, text='三、本年度办理结果') if c.rowspan > 20 else td(c) for c in row)}</tr>"
            for row in grid.rows
        ]
        return f"<table><thead>{''.join(rows[:3])}</thead><tfoot>{rows[-1]}</tfoot><tbody>{''.join(rows[3:-1])}</tbody></table>"

    return site(each, body(each, table))


@met("a.html")
def said_where_it_stands(each: Original) -> bytes:
    """Words for readers for the blind in front of every number, moved off the screen by a style."""

    def cell(one: GridCell) -> str:
        said = "<span class='sr-only'>第2行第3列</span>" if one.kind == "value" else ""
        return td(one, text=f"{said}{escape(one.text)}")

    style = "<style>.sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}</style>"
    return site(each, style + body(each, lambda grid: plain(grid, cell=cell)))


@met("a.html")
def names_by_aria(each: Original) -> bytes:
    """Cells with aria-label and title beside their text, icons to sort by in the heads."""

    def cell(one: GridCell) -> str:
        if one.kind == "header":
            return td(one, text=f"{escape(one.text)}<i class='icon' aria-hidden='true'>▲▼</i>")
        return td(one, more=f" aria-label='{escape(one.text)} 件' title='{escape(one.text)}'")

    return site(each, body(each, lambda grid: plain(grid, cell=cell)))


@met("a.html")
def hidden_by_class(each: Original) -> bytes:
    """A column of ids that a style in the page hides."""

    def table(grid: Grid) -> str:
        rows = "".join(
            f"<tr><td class='hid'>{7000 + at}</td>{''.join(map(td, row))}</tr>" for at, row in enumerate(grid.rows)
        )
        return f"<table>{rows}</table>"

    return site(each, "<style>td.hid, .x{display:none}</style>" + body(each, table))


@met("a.html")
def last_years_rows_hidden(each: Original) -> bytes:
    """An editor's rows of last year's numbers, hidden."""

    def old(row: tuple[GridCell, ...]) -> str:
        cells = "".join(td(c._replace(rowspan=1), text="7" if c.kind == "value" else None) for c in row)
        return f"<tr hidden style='display: none;'>{cells}</tr>"

    def table(grid: Grid) -> str:
        out = []
        for row in grid.rows:
            out.append(f"<tr>{''.join(map(td, row))}</tr>")
            if values_of(row) and max(c.rowspan for c in row) == 1 and grid.columns == 4:
                out.append(old(row))
        return f"<table>{''.join(out)}</table>"

    return site(each, body(each, table))


@met("a.html")
def numbers_with_their_unit(each: Original) -> bytes:
    """3件 in every cell, in the narrow type of a unit."""

    def cell(one: GridCell) -> str:
        unit = "万元" if one.ref.startswith("fees") else "件"
        return td(one, text=f"{one.text}<small> {unit}</small>" if one.kind == "value" and one.text else None)

    return site(each, body(each, lambda grid: plain(grid, cell=cell)))


@met("a.html")
def names_in_every_cell(each: Original) -> bytes:
    """自然人：3 in one cell, 商业企业：0 in the next, no head."""

    def table(grid: Grid) -> str:
        if grid.columns == 15:
            return plain(grid)
        out = []
        for row in grid.rows:
            values = values_of(row)
            names = iter(NAMES.get(len(values), ("",) * len(values)))
            cells = []
            for cell in row:
                name = next(names) if cell.kind == "value" else ""
                cells.append(td(cell, text=f"{name}：{cell.text}" if name else None))
            if values or grid.columns == 4:
                out.append(f"<tr>{''.join(cells)}</tr>")
        return f"<table>{''.join(out)}</table>"

    return site(each, body(each, table))


@met("a.html")
def full_width_numbers(each: Original) -> bytes:
    def cell(one: GridCell) -> str:
        return td(one, text=one.text.translate(_WIDE) if one.kind == "value" else None)

    return site(each, body(each, lambda grid: plain(grid, cell=cell)))


@met("a.html")
def thousands_by_thin_spaces(each: Original) -> bytes:
    def cell(one: GridCell) -> str:
        digits = f"{int(one.text):,}".replace(",", "&#8239;") if one.text.isdecimal() else escape(one.text)
        return td(one, text=digits)

    return site(each, body(each, lambda grid: plain(grid, cell=cell)))


@met("a.html")
def thousands_by_wide_commas(each: Original) -> bytes:
    def cell(one: GridCell) -> str:
        return td(one, text=f"{int(one.text):,}".replace(",", "，") if one.text.isdecimal() else None)

    return site(each, body(each, lambda grid: plain(grid, cell=cell)))


@met("a.html")
def circled_notes_in_cells(each: Original) -> bytes:
    """A circled number of a note behind some numbers, the notes in the last row."""

    def cell(one: GridCell) -> str:
        return td(one, text=f"{one.text}<sup><a href='#n'>①</a></sup>" if one.ref.endswith(".total") else None)

    def table(grid: Grid) -> str:
        made = plain(grid, cell=cell)
        return made.replace("</table>", f"<tr><td colspan={grid.columns}>①含上年结转。</td></tr></table>")

    return site(each, body(each, table))


@met("a.html")
def starred_numbers(each: Original) -> bytes:
    """A star behind the sums, said below the table."""

    def cell(one: GridCell) -> str:
        return td(one, text=f"{one.text}*" if one.ref.endswith(".total") else None)

    return site(each, body(each, lambda grid: plain(grid, cell=cell) + "<p>*为系统自动汇总。</p>"))


@met("a.html", clipped=True)
def words_for_nothing(each: Original) -> bytes:
    """无 where there is nothing."""
    return site(
        each, body(each, lambda grid: plain(grid, cell=lambda one: td(one, text="无" if one.text == "0" else None)))
    )


@met("a.html")
def two_languages(each: Original) -> bytes:
    """English below every heading and behind every label."""
    said = {
        "一": "I. Overview",
        "二": "II. Active Disclosure",
        "三": "III. Requests",
        "四": "IV. Review and Litigation",
    }

    def cell(one: GridCell) -> str:
        return td(one, text=f"{escape(one.text)}<br><em>Item of the table</em>" if one.kind == "label" else None)

    made = body(each, lambda grid: plain(grid, cell=cell))
    for sign, english in said.items():
        made = re.sub(rf"(<strong>{sign}、[^<]*)</strong></p>", rf"\1</strong></p><p><em>{english}</em></p>", made)
    return site(each, made)


@met("a.html", clipped=True)
def two_years_on_a_page(each: Original) -> bytes:
    """The report of the year before follows on the same page, whole, with its own title."""
    year = int(each.title.split("年")[0][-4:])

    def older(one: GridCell) -> str:
        return td(one, text=f"{int(one.text) + 7}" if one.kind == "value" and one.text.isdecimal() else None)

    behind = "".join(
        plain(p.grid, cell=older)
        if p.grid is not None
        else f"<h2>{escape(each.title.replace(str(year), str(year - 1)))}</h2>"
        if p.kind == "title"
        else f"<p><strong>{escape(p.text)}</strong></p>"
        if p.kind == "heading"
        else ""
        for p in each.parts
    )
    return site(each, body(each, plain) + behind)


@met("a.html")
def heads_in_one_row(each: Original) -> bytes:
    """Table three with one row of heads, their names said whole; stub in one column."""

    def table(grid: Grid) -> str:
        if not longest(grid):
            return plain(grid)
        heads = ["申请类型", "自然人", *(f"法人或其他组织-{n}" for n in APPLICANTS[1:6]), "总计"]
        out = ["<tr>" + "".join(f"<th>{h}</th>" for h in heads) + "</tr>"]
        groups: dict[int, str] = {}
        for row in grid.rows[3:]:
            for cell in row:
                if cell.kind == "label":
                    groups = {at: text for at, text in groups.items() if at < cell.column} | {cell.column: cell.text}
            label = "-".join(groups.values())
            out.append(f"<tr><td>{label}</td>{''.join(map(td, values_of(row)))}</tr>")
        return f"<table>{''.join(out)}</table>"

    return site(each, body(each, table))


@met("a.html")
def growth_behind_totals(each: Original) -> bytes:
    """A column 同比增长 with per cents behind table three's totals."""

    def table(grid: Grid) -> str:
        if not longest(grid):
            return plain(grid)
        out = []
        for at, row in enumerate(grid.rows):
            last = "<td>同比增长</td>" if at == 0 else "<td></td>" if at < 3 else "<td>12.5%</td>"
            out.append(f"<tr>{''.join(map(td, row))}{last}</tr>")
        return f"<table>{''.join(out)}</table>"

    return site(each, body(each, table))


@met("a.html")
def turned_table_four(each: Original) -> bytes:
    """Table four turned: its names down the side, numbers behind them."""

    def table(grid: Grid) -> str:
        if grid.columns != 15:
            return plain(grid)
        numbers = [c.text for c in grid.rows[-1]]
        names = ["行政复议"] * 5 + ["行政诉讼·未经复议直接起诉"] * 5 + ["行政诉讼·复议后起诉"] * 5
        results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3
        rows = []
        for at, (name, result, number) in enumerate(zip(names, results, numbers, strict=True)):
            first = f"<td rowspan=5>{name}</td>" if at % 5 == 0 else ""
            rows.append(f"<tr>{first}<td>{result}</td><td>{number}</td></tr>")
        return f"<table>{''.join(rows)}</table>"

    return site(each, body(each, table))


@met("a.html")
def turned_table_three(each: Original) -> bytes:
    """Table three turned: applicants down the side, the form's rows as columns."""

    def table(grid: Grid) -> str:
        if not longest(grid):
            return plain(grid)
        columns = [*zip(*texts(grid), strict=True)]
        rows = ["<tr>" + "".join(f"<td>{escape(c)}</td>" for c in column) + "</tr>" for column in columns]
        return f"<table>{''.join(rows)}</table>"

    return site(each, body(each, table))


@met("a.html")
def columns_over_two_tables(each: Original) -> bytes:
    """Table three is too wide: its first four columns of numbers in one table, the rest in a second, labels in both."""

    def table(grid: Grid) -> str:
        if not longest(grid):
            return plain(grid)
        out = []
        for keep in (range(3, 7), range(7, 10)):
            rows = []
            for row in grid.rows:
                cells = [c for c in row if c.column < 3 or c.column in keep or c.text == "申请人情况"]
                cells = [c._replace(colspan=len(keep)) if c.text == "申请人情况" else c for c in cells]
                wide = [c._replace(colspan=3 if keep[0] == 3 else 2) if c.colspan == 5 else c for c in cells]
                if keep[0] == 7 and len(row) == 3 and row[0].text == "自然人":
                    wide = [GridCell("法人或其他组织", "header", 2, column=7), *wide]
                rows.append(f"<tr>{''.join(map(td, wide))}</tr>")
            out.append(f"<table border=1>{''.join(rows)}</table>")
        return "<p>&nbsp;</p>".join(out)

    return site(each, body(each, table))


@met("a.html")
def continued_with_a_caption(each: Original) -> bytes:
    """Table three goes on in a second table below 续表, head and group said again."""

    def table(grid: Grid) -> str:
        if not longest(grid):
            return plain(grid)
        head, first, second = grid.rows[:3], grid.rows[:14], grid.rows[14:]
        cut = [tuple(c._replace(rowspan=11) if c.rowspan > 20 else c for c in row) for row in first]
        again = [
            (
                GridCell("三、本年度办理结果（续）", "label", rowspan=len(second) - 1),
                *second[0],
            ),
            *second[1:],
        ]
        made = plain(grid._replace(rows=tuple(cut)))
        return f"{made}<p align=right>续表</p>{plain(grid._replace(rows=(*head, *again)))}"

    return site(each, body(each, table))


@met("a.html", lacks=("applications",))
def picture_with_words(each: Original) -> bytes:
    """Table three is a picture, with words that say what it shows."""

    def table(grid: Grid) -> str:
        words = "收到和处理政府信息公开申请情况表，本年新收申请9件，结转0件"
        return f"<p><img src='/3.png' alt='{words}' title='{words}'></p>" if longest(grid) else plain(grid)

    return site(each, body(each, table))


@met("a.html")
def headings_as_pictures(each: Original) -> bytes:
    """Headings are pictures that say their words."""
    return site(each, re.sub(r"<strong>([^<]*)</strong>", r"<img src='/t.png' alt='\1'>", body(each, plain)))


@met("a.html")
def menu_beside_the_report(each: Original) -> bytes:
    """An old site: tables for the page's columns, a menu in the left one, links of other years among its items."""
    items = "".join(f"<tr><td><a href='/{y}'>{y}年政府信息公开工作年度报告</a></td></tr>" for y in range(2015, 2026))
    wrap = f"<table><tr><td width=200><table>{items}</table></td><td><table><tr><td>"
    return site(each, f"{wrap}{body(each, plain)}</td></tr></table></td></tr></table>")


@met("a.html")
def text_beside_its_table(each: Original) -> bytes:
    """Every section is a row of the page's own table: its heading to the left, what it says to the right."""
    out: list[str] = []
    for part in each.parts[1:]:
        if part.kind == "heading":
            out.append(f"</td></tr><tr><td valign=top><b>{escape(part.text)}</b></td><td>")
        else:
            out.append(plain(part.grid) if part.grid is not None else f"<p>{escape(part.text)}</p>")
    first = next(at for at, text in enumerate(out) if text.startswith("</td>"))
    out[first] = out[first].removeprefix("</td></tr>")
    return site(each, f"{''.join(out[:first])}<table>{''.join(out[first:])}</td></tr></table>")


@met("a.html")
def numbers_told_apart_by_lists(each: Original) -> bytes:
    """A list of rows, each a list of definitions: 自然人 3 商业企业 0 …"""

    def table(grid: Grid) -> str:
        if grid.columns == 15:
            return plain(grid)
        out = []
        for row in grid.rows:
            values = values_of(row)
            if not values:
                out.append(f"<li>{escape(' '.join(shown(grid._replace(rows=(row,)))[0]))}</li>")
                continue
            names = NAMES.get(len(values), ("数量",))
            pairs = "".join(f"<dt>{n}</dt><dd>{escape(v.text)}</dd>" for n, v in zip(names, values, strict=True))
            out.append(f"<li>{escape(label_of(row))}<dl>{pairs}</dl></li>")
        return f"<ol>{''.join(out)}</ol>"

    return site(each, body(each, table))


@met("a.html")
def blank_rows_between(each: Original) -> bytes:
    """Editors' blank rows and columns between all others."""

    def table(grid: Grid) -> str:
        out = []
        for row in whole(grid):
            if all(cell is None or cell.rowspan == 1 for cell in row) and all(cell is not None for cell in row):
                out.append(f"<tr>{'<td>&nbsp;</td>' * grid.columns}</tr>")
            out.append(f"<tr>{''.join(td(c) for c in row if c)}<td></td><td>&nbsp;</td></tr>")
        return f"<table>{''.join(out)}</table>"

    return site(each, body(each, table))
