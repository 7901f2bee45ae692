"""Tables whose columns or rows are counted: 栏次 1 2 3 below the heads, an index in front. Written when the first count of the seventh look was known."""

from collections.abc import Sequence

from layouts_original import Original, lines, seventh, shown, texts
from layouts_paper import ALL, paper, text_of
from layouts_web import page, plain
from layouts_word import document, ruled

from gipgen.layout.grid import Grid, GridCell


def counted(grid: Grid, names: Sequence[str] = ("栏次",)) -> Grid:
    """The grid with a row that counts its columns below each head."""
    rows: list[tuple[GridCell, ...]] = []
    for row, below in zip(grid.rows, (*grid.rows[1:], ()), strict=True):
        rows.append(row)
        is_head = not any(c.kind == "value" for c in row) and any(c.kind == "value" for c in below)
        if not is_head:
            continue
        stub = below[0].colspan if below[0].kind == "label" else 0
        stub = 3 if grid.columns == 10 else stub
        cells = [GridCell(name, "header", 1, 1, column=at) for at, name in enumerate(names[:stub])]
        if cells and len(names) == 1:
            cells = [cells[0]._replace(colspan=stub)]
        numbers = range(1, grid.columns - stub + 1)
        value = next(c for c in below if c.kind == "value")
        if value.colspan > 1:
            cells.append(GridCell("1", "header", value.colspan, 1, column=stub))
        else:
            cells += [GridCell(str(n), "header", 1, 1, column=stub + n - 1) for n in numbers]
        rows.append(tuple(cells))
    return grid._replace(rows=tuple(rows))


@seventh("a.html")
def page_columns_counted(each: Original) -> bytes:
    return page(each, lambda grid: plain(counted(grid)))


@seventh("a.docx")
def word_columns_lettered(each: Original) -> bytes:
    """甲 乙 丙 over the stub, 1 to 7 over the numbers."""
    return document(each, lambda grid: ruled(counted(grid, ("甲", "乙", "丙"))))


@seventh("a.txt")
def tabs_columns_counted(each: Original) -> bytes:
    return lines(each, lambda g: "\n".join("\t".join(row) for row in texts(counted(g))), between="\n").encode()


@seventh("a.txt")
def lines_columns_counted(each: Original) -> bytes:
    """A cell a line."""
    return lines(each, lambda g: "\n".join(t for row in shown(counted(g)) for t in row), between="\n").encode()


@seventh("a.txt")
def blanks_columns_counted(each: Original) -> bytes:
    """A row a line, cells parted by a blank."""
    return lines(each, lambda g: "\n".join(" ".join(row) for row in shown(counted(g))), between="\n").encode()


@seventh("a.pdf")
def print_columns_counted(each: Original) -> bytes:
    return paper(each, ALL, lambda grid: plain(counted(grid), ""))


@seventh("a.txt")
def poppler_columns_counted(each: Original) -> bytes:
    return text_of(print_columns_counted(each), "-layout")


@seventh("a.md")
def markdown_of_pandas(each: Original) -> bytes:
    """to_markdown: an index, the first row as names that are Unnamed: 3 where it is blank, nan."""

    def table(grid: Grid) -> str:
        first, *rest = texts(grid, "nan")
        names = [t if t != "nan" else f"Unnamed: {at}" for at, t in enumerate(first)]
        out = ["|    | " + " | ".join(names) + " |", "|---:|" + ":---|" * grid.columns]
        out += [f"| {at:2} | " + " | ".join(row) + " |" for at, row in enumerate(rest)]
        return "\n".join(out)

    return lines(each, table, lambda t: f"## {t}").encode()
