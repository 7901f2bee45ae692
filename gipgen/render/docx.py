"""``Document`` → DOCX: every part of the package is a file under ``templates/docx``.

The layout is GB/T 9704-2012; lengths are twentieths of a point ("twips"). Two runs give the same bytes: fixed order and
date in the package, no time stamp in the properties.
"""

import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from gipgen.layout.document import Document
from gipgen.layout.grid import Grid, GridCell
from gipgen.prose import nodes
from gipgen.prose.nodes import Inline
from gipgen.render.environment import render, render_grid
from gipgen.render.package import pack
from gipgen.resources import templates

TEXT_WIDTH = 11906 - 1588 - 1474  # A4 less the margins of GB/T 9704: 156 mm
_STUB_TREE = (420, 720, 2644)  # table three: 三、 and （三） in narrow columns, then the longest labels
_STUB_ONE = 2600
_DIGITS_SMALL = 6  # digits that a column of table three or four holds at 8.5 pt
_TITLE_WIDTH = 20  # characters of 22 pt in 156 mm

_PARTS = (  # name in the package, file under templates/docx; the order of the package
    ("[Content_Types].xml", "content_types.xml"),
    ("_rels/.rels", "package.rels"),
    ("docProps/core.xml", "core.xml.j2"),
    ("word/document.xml", "document.xml.j2"),
    ("word/styles.xml", "styles.xml"),
    ("word/settings.xml", "settings.xml"),
    ("word/fontTable.xml", "fontTable.xml"),
    ("word/footer1.xml", "footer_odd.xml"),
    ("word/footer2.xml", "footer_even.xml"),
    ("word/header1.xml", "header.xml"),
    ("word/_rels/document.xml.rels", "document_rels.xml.j2"),
)


class Merged(NamedTuple):
    """A Word cell: ``merge`` is ``restart`` where rows merge downwards, ``continue`` below, else empty."""

    cell: GridCell
    width: int
    merge: str


def render_docx(document: Document) -> bytes:
    """Render the whole package. Parts that say nothing of the report are plain XML files, the rest are templates."""
    links: list[str] = []

    def run(children: tuple[Inline, ...], *, bold: bool = False) -> str:
        return _runs(children, links, bold=bold)

    values = {
        "document": document,
        "title": title_lines(document.title),
        "links": links,
        "run": run,
        "text_width": TEXT_WIDTH,
    }
    return pack((name, _part(file, document, values)) for name, file in _PARTS)


def title_lines(title: str) -> list[str]:
    """The title in one line, or broken between words into two of like length (GB/T 9704 7.3.1)."""
    if _em(title) <= _TITLE_WIDTH:
        return [title]
    cuts = [match.start() for match in re.finditer("政府信息公开|工作|年度报告", title)]
    fitting = [cut for cut in cuts if max(_em(title[:cut]), _em(title[cut:])) <= _TITLE_WIDTH]
    if not fitting:
        return [title]
    cut = min(fitting, key=lambda cut: abs(_em(title[:cut]) - _em(title[cut:])))
    return [title[:cut], title[cut:]]


def _em(text: str) -> float:
    """The width of a text in Chinese characters."""
    return sum(1 if character > "\u2e7f" else 0.5 for character in text)


def _part(file: str, document: Document, values: dict[str, object]) -> bytes:
    if file.endswith(".j2"):
        return render(f"docx/{file}", _FILTERS, **values).encode("utf-8")
    return _plain("header_draft.xml" if document.draft and file == "header.xml" else file)


@cache
def _plain(file: str) -> bytes:
    with open(os.path.join(templates(), "docx", file), "rb") as part:
        return part.read().replace(b"\r\n", b"\n")


def _grid(grid: Grid) -> str:
    from markupsafe import Markup  # noqa: PLC0415  comes with Jinja

    longest = max(len(cell.text) for row in grid.rows for cell in row if cell.ref)
    size = "Tiny" if longest > _DIGITS_SMALL else "Small"  # seven digits stay on one line whatever the font
    table = render_grid("docx/table.xml.j2", grid, _FILTERS, variant=size, merged=merged, widths=widths)
    return Markup(table)  # noqa: S704  rendered with autoescape


def widths(grid: Grid) -> list[int]:
    """Column widths in twips; together never more than the text is wide."""
    stub = list(_STUB_TREE) if grid.stub_columns == len(_STUB_TREE) else [_STUB_ONE] * grid.stub_columns
    rest = grid.columns - len(stub)
    return stub + [(TEXT_WIDTH - sum(stub)) // rest] * rest


def merged(grid: Grid) -> Iterator[list[Merged]]:
    """The rows of a grid as Word wants them: a cell that spans rows stands in each of them."""
    column_widths = widths(grid)
    open_spans: dict[int, tuple[GridCell, int]] = {}  # column → the cell that reaches down, rows left
    for row in grid.rows:
        cells = {cell.column: Merged(cell, 0, "restart" if cell.rowspan > 1 else "") for cell in row}
        for column, (above, left) in list(open_spans.items()):
            cells[column] = Merged(above._replace(text=""), 0, "continue")
            if left == 1:
                del open_spans[column]
            else:
                open_spans[column] = (above, left - 1)
        for cell in row:
            if cell.rowspan > 1:
                open_spans[cell.column] = (cell, cell.rowspan - 1)
        yield [
            item._replace(width=sum(column_widths[column : column + item.cell.colspan]))
            for column, item in sorted(cells.items())
        ]


def _runs(children: tuple[Inline, ...], links: list[str], *, bold: bool) -> str:
    from markupsafe import Markup  # noqa: PLC0415  comes with Jinja

    parts = []
    properties = Markup("<w:rPr><w:b/></w:rPr>") if bold else Markup("")
    for node in children:
        if isinstance(node, nodes.Text):
            parts.append(Markup('<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>') % (properties, node.text))
        elif isinstance(node, nodes.Break):
            parts.append(Markup("<w:r><w:br/></w:r>"))
        elif isinstance(node, nodes.Strong):
            parts.append(Markup(_runs(node.children, links, bold=True)))  # noqa: S704  escaped there
        elif isinstance(node, nodes.Link):
            links.append(node.target)
            text = Markup('<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>')
            link = Markup('<w:hyperlink r:id="rLink%d" w:history="1">%s</w:hyperlink>')
            parts.append(link % (len(links), text % nodes.plain(node.children)))
    return Markup("").join(parts)


_FILTERS: dict[str, Callable[..., str]] = {"grid": _grid}
