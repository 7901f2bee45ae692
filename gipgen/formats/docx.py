"""``Document`` → DOCX: every part of the package is a file under ``templates/docx``.

The layout is GB/T 9704-2012 unless the house style says otherwise. Two runs give the same bytes: fixed order and date in
the package, no time stamp in the properties.
"""

import os
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from gipgen.formats.house import BUILT_IN, House
from gipgen.formats.measures import Measures, measures
from gipgen.formats.templating import Filters, render, render_grid
from gipgen.formats.zip_package import pack
from gipgen.layout.document import Document
from gipgen.layout.grid import Grid, GridCell
from gipgen.layout.title_lines import title_lines
from gipgen.prose import nodes
from gipgen.prose.nodes import Inline, Picture
from gipgen.resources import templates
from gipgen.settings.settings import Style

_STANDARD_WIDTH = 8844  # twips, 156 mm; the stubs below are for it and scale with the page
_STUB_TREE = (420, 720, 2644)  # table three: 三、 and （三） in narrow columns, then the longest labels
_STUB_ONE = 2600
_DIGIT = 0.58  # the width of a figure in the widest usual fonts, to its size; a number is never broken
_CELL_MARGINS = 56  # twips, left and right together, of the style TableGrid
_EMU = 635  # English metric units a twip
_TWIPS_A_PIXEL = 15  # 96 pixels an inch
_HIGHEST = 0.7  # of the page's text: what a picture may take
_FAMILIES = "Microsoft YaHei, SimHei, PingFang SC, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei"
_SHARP = 2  # pixels of a fallback for each of the drawing's
_ENDINGS = {"image/png": "png", "image/jpeg": "jpeg", "image/svg+xml": "svg"}

_PARTS = (  # name in the package, file under templates/docx; the order of the package
    ("[Content_Types].xml", "content_types.xml.j2"),
    ("_rels/.rels", "package.rels"),
    ("docProps/core.xml", "core.xml.j2"),
    ("word/document.xml", "document.xml.j2"),
    ("word/styles.xml", "styles.xml.j2"),
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


class Media(NamedTuple):
    """What the body refers to: addresses of links, and pictures. A relation's number is its place in the list, from 1."""

    links: list[str]
    pictures: list[Picture]


def render_docx(document: Document, house: House = BUILT_IN) -> bytes:
    """Render the whole package. Parts that say nothing of the report are plain XML files, the rest are templates."""
    page = house.reference.page(document.style) if house.reference else measures(document.style)
    media = Media([], [])

    def run(children: tuple[Inline, ...]) -> str:
        return _runs(children, media, page, bold=False)

    def table(grid: Grid, *, landscape: bool = False) -> str:
        return _table(grid, page.turned() if landscape else page, house)

    values = {
        "document": document,
        "title": title_lines(document.title, 2 * page.text_width / (20 * page.title)),
        "page": page,
        "media": media,
        "run": run,
        "table": table,
        "logo": _runs((nodes.Image(document.agency, "", picture=house.logo),), media, page) if house.logo else "",
        "reference": house.reference,
    }
    body = _part("document.xml.j2", document, house, values)  # first: it finds the links and pictures
    values["extensions"] = _extensions(media, house)
    parts = [
        (name, body if file == "document.xml.j2" else _part(file, document, house, values)) for name, file in _PARTS
    ]
    parts += house.reference.parts if house.reference else ()
    parts += [(f"word/media/image{number}.{ending(each)}", each.data) for number, each in enumerate(media.pictures, 1)]
    parts += [
        (f"word/media/fallback{number}.png", _fallback(each))
        for number, each in enumerate(media.pictures, 1)
        if each.media_type == "image/svg+xml"
    ]
    return pack(parts)


def _extensions(media: Media, house: House) -> list[tuple[str, str]]:
    """Endings of the package's pictures with their media types."""
    kinds = {each.media_type for each in media.pictures}
    if "image/svg+xml" in kinds:
        kinds.add("image/png")  # the fallback
    own = {_ENDINGS[kind]: kind for kind in kinds}
    return sorted({**(dict(house.reference.extensions) if house.reference else {}), **own}.items())


def _part(file: str, document: Document, house: House, values: dict[str, object]) -> bytes:
    if file == "styles.xml.j2":
        return _styles(document.style, house)
    if file.endswith(".j2"):
        return render(f"docx/{file}", _FILTERS, house, **values).encode("utf-8")
    return _plain("header_draft.xml" if document.draft and file == "header.xml" else file, house.folders)


@cache
def _styles(style: Style, house: House) -> bytes:
    """The styles of a house: the same for all its reports."""
    rendered = render("docx/styles.xml.j2", _FILTERS, house, style=style, page=measures(style)).encode("utf-8")
    return house.reference.restyle(rendered) if house.reference else rendered


@cache
def _plain(file: str, folders: tuple[str, ...]) -> bytes:
    paths = [os.path.join(folder, "docx", file) for folder in (*folders, templates())]
    with open(next((path for path in paths if os.path.isfile(path)), paths[-1]), "rb") as part:
        return part.read().replace(b"\r\n", b"\n")


def _table(grid: Grid, page: Measures, house: House) -> str:
    from markupsafe import Markup  # noqa: PLC0415  comes with Jinja

    longest = max(len(cell.text) for row in grid.rows for cell in row if cell.ref)
    columns = widths(grid, page.text_width)
    size = "Small" if longest * 10 * page.number * _DIGIT <= columns[-1] - _CELL_MARGINS else "Tiny"
    values = {"size": size, "rows": merged, "widths": columns}
    variant = f"{size} {page.text_width}"
    return Markup(render_grid("docx/table.xml.j2", grid, _FILTERS, house, variant, **values))  # noqa: S704  rendered with autoescape


def widths(grid: Grid, text_width: int) -> list[int]:
    """Column widths in twips; together never more than the text is wide."""
    stub = list(_STUB_TREE) if grid.stub_columns == len(_STUB_TREE) else [_STUB_ONE] * grid.stub_columns
    stub = [each * text_width // _STANDARD_WIDTH for each in stub]
    rest = grid.columns - len(stub)
    return stub + [(text_width - sum(stub)) // rest] * rest


def merged(grid: Grid, column_widths: list[int]) -> Iterator[list[Merged]]:
    """The rows of a grid as Word wants them: a cell that spans rows stands in each of them."""
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


def _runs(children: tuple[Inline, ...], media: Media, page: Measures, *, bold: bool = False) -> str:
    from markupsafe import Markup  # noqa: PLC0415  comes with Jinja

    parts = []
    properties = Markup("<w:rPr><w:b/></w:rPr>") if bold else Markup("")
    for node in children:
        if isinstance(node, nodes.Text):
            parts.append(Markup('<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>') % (properties, node.text))
        elif isinstance(node, nodes.Break):
            parts.append(Markup("<w:r><w:br/></w:r>"))
        elif isinstance(node, nodes.Strong):
            parts.append(Markup(_runs(node.children, media, page, bold=True)))  # noqa: S704  escaped there
        elif isinstance(node, nodes.Link):
            media.links.append(node.target)
            text = Markup('<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>')
            link = Markup('<w:hyperlink r:id="rLink%d" w:history="1">%s</w:hyperlink>')
            parts.append(link % (len(media.links), text % nodes.plain(node.children)))
        elif isinstance(node, nodes.Image):
            parts.append(Markup(_drawing(node, media, page)))  # noqa: S704  escaped there
    return Markup("").join(parts)


def _drawing(image: nodes.Image, media: Media, page: Measures) -> str:
    """A picture in its line, at 96 pixels an inch, scaled down to what fits the page; without one its text."""
    picture = image.picture
    if picture is None:
        return _runs((nodes.Text(image.alt),), media, page)
    media.pictures.append(picture)
    width, height = picture.width * _TWIPS_A_PIXEL, picture.height * _TWIPS_A_PIXEL
    scale = min(1, page.text_width / width, page.text_height * _HIGHEST / height)
    values: dict[str, Any] = {
        "number": len(media.pictures),
        "alt": image.alt,
        "width": round(width * scale) * _EMU,
        "height": round(height * scale) * _EMU,
        "is_svg": picture.media_type == "image/svg+xml",
    }
    return render("docx/picture.xml.j2", _FILTERS, **values).strip()


def ending(picture: Picture) -> str:
    """The ending of a picture's part in the package."""
    return _ENDINGS[picture.media_type]


def _fallback(picture: Picture) -> bytes:
    """An SVG as PNG, for Word before 2016, WPS and LibreOffice, which show it in its place."""
    from resvg_py import svg_to_bytes  # noqa: PLC0415  few reports have an SVG

    svg = picture.data.decode("utf-8-sig")
    if "font-family" not in svg:
        svg = svg.replace("<svg", '<svg font-family="sans-serif"', 1)
    generic = r"(?<![\w-])(sans-serif|serif|monospace|system-ui)(?![\w-])"  # of which resvg knows no Chinese font
    svg = re.sub(r"font-family\s*[:=]\s*[\"']?[^\"';>]*", lambda found: re.sub(generic, _FAMILIES, found[0]), svg)
    return bytes(svg_to_bytes(svg_string=svg, zoom=_SHARP))


_FILTERS: Filters = {
    "kind": nodes.kind,
    "illustrated": nodes.illustrated,
    "only_pictures": nodes.only_pictures,
    "ending": ending,
}
