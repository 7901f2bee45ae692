"""The markup of wikis and of typesetters, and what a chat makes of a table. See ``layouts_original.sixth``."""

from collections.abc import Iterator

from layouts_original import Original, lines, shown, sixth, texts, whole

from gipgen.layout.grid import Grid, GridCell


def _spans(cell: GridCell) -> str:
    return " ".join(f'{name}="{n}"' for name, n in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if n > 1)


@sixth("a.txt")
def wiki_of_wikipedia(each: Original) -> bytes:
    """MediaWiki: {| … |}, spans as attributes, == headings ==."""

    def table(grid: Grid) -> str:
        out = ['{| class="wikitable"']
        for row in grid.rows:
            out.append("|-")
            for cell in row:
                sign = "|" if cell.kind == "value" else "!"
                spans = _spans(cell)
                out.append(f"{sign} {spans} | {cell.text}" if spans else f"{sign} {cell.text}")
        return "\n".join([*out, "|}"])

    return lines(each, table, lambda text: f"== {text} ==").encode()


@sixth("a.txt")
def wiki_inline_cells(each: Original) -> bytes:
    """MediaWiki with the cells of a row on a line, between || and !!."""

    def table(grid: Grid) -> str:
        out = ["{|"]
        for row in grid.rows:
            out.append("|-")
            out.append("| " + " || ".join(f"{_spans(c)} | {c.text}" if _spans(c) else c.text for c in row))
        return "\n".join([*out, "|}"])

    return lines(each, table, lambda text: f"'''{text}'''").encode()


@sixth("a.txt")
def wiki_of_jira(each: Original) -> bytes:
    """|| for heads, | for cells; reaching cells as blanks; h2. in front of headings."""

    def table(grid: Grid) -> str:
        rows = (
            "".join(("|" if c and c.kind == "value" else "||") + (c.text if c else " ") for c in row)
            for row in whole(grid)
        )
        return "\n".join(f"{row}|" for row in rows)

    return lines(each, table, lambda text: f"h2. {text}").encode()


@sixth("a.txt")
def wiki_of_dokuwiki(each: Original) -> bytes:
    """^ head ^ | cell |, ::: where a cell reaches from above, nothing where one reaches from the left."""

    def table(grid: Grid) -> str:
        down = {(n + d, c.column) for n, row in enumerate(grid.rows) for c in row for d in range(1, c.rowspan)}
        out = []
        for number, row in enumerate(whole(grid)):
            line = ""
            for at, c in enumerate(row):
                sign = "|" if c and c.kind == "value" else "^"
                line += sign + (f" {c.text} " if c else " ::: " if (number, at) in down else "")
            out.append(line + "|")
        return "\n".join(out)

    return lines(each, table, lambda text: f"===== {text} =====").encode()


@sixth("a.txt")
def org_tables(each: Original) -> bytes:
    """Emacs: | cells |, |---+---|, * headings."""

    def table(grid: Grid) -> str:
        rows = ["| " + " | ".join(row) + " |" for row in texts(grid)]
        rule = "|" + "+".join(["---"] * grid.columns) + "|"
        return "\n".join([rule, *(line for row in rows for line in (row, rule))])

    return lines(each, table, lambda text: f"* {text}").encode()


@sixth("a.txt")
def asciidoc_tables(each: Original) -> bytes:
    """|===, a cell a line, spans as 2+| and .3+|."""

    def table(grid: Grid) -> str:
        out = [f'[cols="{grid.columns}*"]', "|==="]
        for row in grid.rows:
            for c in row:
                span = (f"{c.colspan}" if c.colspan > 1 else "") + (f".{c.rowspan}" if c.rowspan > 1 else "")
                out.append(f"{span + '+' if span else ''}|{c.text}")
            out.append("")
        return "\n".join([*out, "|==="])

    return lines(each, table, lambda text: f"== {text}").encode()


def _latex(grid: Grid) -> Iterator[str]:
    yield "\\begin{tabular}{" + "|c" * grid.columns + "|}\n\\hline"
    for row in whole(grid):
        cells, at = [], 0
        while at < len(row):
            c = row[at]
            wide = c.colspan if c else 1
            text = c.text if c else ""
            text = f"\\multirow{{{c.rowspan}}}{{*}}{{{text}}}" if c and c.rowspan > 1 else text
            cells.append(f"\\multicolumn{{{wide}}}{{|c|}}{{{text}}}" if wide > 1 else text)
            at += wide
        yield " & ".join(cells) + " \\\\ \\hline"
    yield "\\end{tabular}"


@sixth("a.txt")
def latex_tables(each: Original) -> bytes:
    """tabular with multicolumn and multirow."""
    return lines(each, lambda grid: "\n".join(_latex(grid)), lambda text: f"\\section*{{{text}}}").encode()


@sixth("a.txt")
def copied_from_a_chat(each: Original) -> bytes:
    """A chat's copy of a page: tables lost their tabs, cells are parted by one blank, labels keep theirs."""
    return lines(each, lambda grid: "\n".join(" ".join(row) for row in shown(grid)), between="\n").encode()
