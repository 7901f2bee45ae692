"""``Document`` → DOCX: every part of the package is a template under ``templates/docx``.

The layout is GB/T 9704-2012; lengths are twentieths of a point ("twips"). Two runs give the same bytes: fixed order and
date in the package, no time stamp in the properties.
"""

from collections.abc import Iterator
from typing import NamedTuple

from gipgen.layout.document import Document
from gipgen.layout.grid import Grid, GridCell
from gipgen.prose import nodes
from gipgen.prose.nodes import Inline
from gipgen.render.environment import render
from gipgen.render.package import pack

TEXT_WIDTH = 11906 - 1588 - 1474  # A4 less the margins of GB/T 9704: 156 mm
_STUB_TREE = (560, 940, 2584)  # table three: 三、 and （三） one sign wide, then the longest labels
_STUB_ONE = 2600

_PARTS = (  # name in the package, template; the order of the package
    ("[Content_Types].xml", "docx/content_types.xml.j2"),
    ("_rels/.rels", "docx/package_rels.xml.j2"),
    ("docProps/app.xml", "docx/app.xml.j2"),
    ("docProps/core.xml", "docx/core.xml.j2"),
    ("word/document.xml", "docx/document.xml.j2"),
    ("word/styles.xml", "docx/styles.xml.j2"),
    ("word/settings.xml", "docx/settings.xml.j2"),
    ("word/fontTable.xml", "docx/font_table.xml.j2"),
    ("word/footer1.xml", "docx/footer_odd.xml.j2"),
    ("word/footer2.xml", "docx/footer_even.xml.j2"),
    ("word/header1.xml", "docx/header_draft.xml.j2"),
    ("word/_rels/document.xml.rels", "docx/document_rels.xml.j2"),
)


class Merged(NamedTuple):
    """A Word cell: ``merge`` is ``restart`` where rows merge downwards, ``continue`` below, else empty."""

    cell: GridCell
    width: int
    merge: str


def render_docx(document: Document) -> bytes:
    """Render the whole package."""
    links: list[str] = []

    def run(children: tuple[Inline, ...], bold: bool = False) -> str:
        return _runs(children, links, bold=bold)

    values = {"document": document, "links": links, "run": run, "merged": merged, "widths": widths, "text_width": TEXT_WIDTH}
    return pack((name, _part(template, values)) for name, template in _PARTS)


def _part(template: str, values: dict[str, object]) -> bytes:
    return render(template, {}, **values).encode("utf-8")


def widths(grid: Grid) -> list[int]:
    """Column widths in twips; together never more than the text is wide."""
    if grid.stub_columns == len(_STUB_TREE):
        stub = list(_STUB_TREE)
    else:
        stub = [_STUB_ONE] * grid.stub_columns
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
            parts.append(_runs(node.children, links, bold=True))
        elif isinstance(node, nodes.Link):
            links.append(node.target)
            text = Markup('<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>')
            link = Markup('<w:hyperlink r:id="rLink%d" w:history="1">%s</w:hyperlink>')
            parts.append(link % (len(links), text % nodes.plain(node.children)))
    return Markup("").join(parts)
