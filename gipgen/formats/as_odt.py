"""``Document`` → ODT (ISO/IEC 26300, OpenDocument 1.2): every part of the package is a file under ``templates/odt``.

It looks as the Word file does. Two runs give the same bytes: fixed order and date in the package, no time stamp in the
properties.
"""

import re

from markupsafe import Markup, escape

from gipgen.findings.text import Text
from gipgen.formats.cover import cover
from gipgen.formats.inline_writer import InlineWriter
from gipgen.formats.mark import NOTICE
from gipgen.formats.measures import Measures, header_lines, masthead_lines, measures
from gipgen.formats.odt_text import read_odt
from gipgen.formats.office_lines import copies_lines, office_lines
from gipgen.formats.package_mark import package_mark
from gipgen.formats.paging import ABOVE_TABLE, Reckoned, leads, prose_kept, reckon
from gipgen.formats.prose_columns import ProseColumns, prose_columns
from gipgen.formats.registry import Format, Job
from gipgen.formats.seal import Pressed, pressed
from gipgen.formats.table_widths import CELL_MARGINS, free_sides, looks, number_share, number_size, widths
from gipgen.formats.templating import Language
from gipgen.formats.visible import Held
from gipgen.formats.zip_package import pack
from gipgen.layout.document import Document, Part
from gipgen.layout.grid import Grid
from gipgen.layout.signature import stands
from gipgen.layout.spans import places
from gipgen.prose import nodes
from gipgen.prose.nodes import Inline, Picture

_MIMETYPE = b"application/vnd.oasis.opendocument.text"
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}


def render_odt(job: Job) -> bytes:
    """Render the whole package; ``mimetype`` comes first and is not compressed, as the standard wants it."""
    document, house = job.document, job.house
    page = measures(document.style)
    runs = _Runs(job, page)
    columns: set[int] = set()  # the widths that columns have, in twips, and …
    tables: set[int] = set()  # … those that tables have
    sides: set[int] = set()  # … and what headers leave free on either side
    figures: set[tuple[int, int]] = set()  # … and how large numbers are, in half points, and how wide

    paged = reckon(document, page, house.logo)
    front = cover(document, page)

    def table(part: Part) -> Markup:
        if part.grid is None:
            return Markup()
        sheet = page.turned() if part.landscape else page
        each = widths(part.grid, sheet)
        columns.update(each)
        tables.add(sum(each))
        sides.update(free_sides(part.grid, sheet, each))
        figures.add((number_size(part.grid, sheet, each), number_share(part.grid, sheet, each)))
        return _table(part.grid, sheet, each, job, paged.parts[part.id])

    def of_prose(block: nodes.Table) -> ProseColumns:
        found = prose_columns(block, page)
        columns.update(found.widths)
        tables.add(sum(found.widths))
        sides.add(found.margin - CELL_MARGINS // 2)
        return found

    logo = nodes.Image(document.agency, "", picture=house.logo) if house.logo else None
    text = job.templates.render(
        _LANGUAGE,
        "text.xml.j2",
        document=document,
        title=page.title_lines(document.title),
        masthead=masthead_lines(document.style),
        run=runs.marked,
        table=table,
        columns=of_prose,
        page=page,
        prose_kept=prose_kept,
        logo=runs.marked((logo,)) if logo else "",
        seal=runs.seal(house.seal, document) if house.seal else "",
        cover_title=front.title,
        cover_signed=front.signed,
        reckoned=paged.parts,
        office=office_lines(document.furniture, page),
        copies=copies_lines(document.furniture, page),
    )
    values = {
        "document": document,
        "page": page,
        "text": Markup(text),  # noqa: S704  rendered with autoescape
        "columns": sorted(columns),
        "tables": sorted(tables),
        "above_table": ABOVE_TABLE,
        "sides": sorted(sides),
        "figures": sorted(figures),
        "tight": paged.tight,
        "parted": paged.parted,
        "stands": stands(document.signature, page.text_width / page.character),
        "cover_above": front.above,
        "cover_gap": front.gap,
        "pictures": [(name, kind) for name, kind, _ in runs.pictures],
    }
    parts = [
        (name, job.templates.render(_LANGUAGE, f"{name.rpartition('/')[2]}.j2", **values).encode("utf-8"))
        for name in ("content.xml", "meta.xml", "META-INF/manifest.xml")
    ]
    pages = paged.last if document.style.page_number.format == "pages" else 0
    grouped = any(each.grouped for each in paged.parts.values())
    key = ("odt styles", document.style, document.draft, pages, grouped)
    styles = job.templates.keep(key, lambda: _styles(job, page, pages, grouped=grouped))
    parts[1:1] = [("styles.xml", styles), ("settings.xml", job.templates.plain("odt", "settings.xml"))]
    parts += [(name, data) for name, _, data in runs.pictures]
    return pack(parts, mimetype=_MIMETYPE)


def _styles(job: Job, page: Measures, pages: int, *, grouped: bool) -> bytes:
    """The styles of a house: the same for all its reports, but where groups of a table that is split are not parted (``grouped``)."""
    document = job.document
    values = {
        "style": document.style,
        "names": list(dict.fromkeys(filter(None, document.style.fonts))),
        "page": page,
        "turned": page.turned(),
        "draft": document.draft,
        "header_lines": header_lines(document.style),
        "pages": pages,
        "grouped": grouped,
    }
    return job.templates.render(_LANGUAGE, "styles.xml.j2", **values).encode("utf-8")


def _table(grid: Grid, page: Measures, columns: list[int], job: Job, reckoned: Reckoned) -> Markup:
    size, share = number_size(grid, page, columns), number_share(grid, page, columns)
    values = {
        "digits": size,
        "share": share,
        "rows": places,
        "widths": columns,
        "kept": reckoned.kept,
        "tight": "_tight" if reckoned.tight else "",
        **looks(grid, page),
    }
    shade = values["shade"] = job.document.style.tables.header_colour
    variant = f"{size} {share} {columns} {reckoned[1:]} {shade}"
    table = job.templates.render_grid(
        _LANGUAGE, "table.xml.j2", _highlighted_grid(grid, job.document), variant, **values
    )
    return Markup(table)  # noqa: S704  rendered with autoescape


def _highlighted(text: str, document: Document) -> str:
    """A text in which what a draft has no words for yet has a yellow ground, as in Word."""
    blank = document.fill_in
    return text.replace(blank, f'<text:span text:style-name="Blank">{blank}</text:span>') if document.draft else text


def _highlighted_grid(grid: Grid, document: Document) -> Grid:
    """The grid whose numbers, which are not escaped, are highlighted likewise."""
    if not document.draft:
        return grid
    rows = (
        tuple(cell._replace(text=_highlighted(cell.text, document)) if cell.ref else cell for cell in row)
        for row in grid.rows
    )
    return grid._replace(rows=tuple(rows))


class _Runs(InlineWriter):
    """Inline nodes as OpenDocument text; gathers the pictures: name in the package, kind, content."""

    def __init__(self, job: Job, page: Measures) -> None:
        self.pictures: list[tuple[str, str, bytes]] = []
        self._job, self._page = job, page

    def marked(self, children: tuple[Inline, ...]) -> Markup:
        """The markup, as what a template need not escape."""
        return Markup(self.write(children))  # noqa: S704  escaped there

    def text(self, text: str, *, bold: bool, face: int = 0) -> str:  # noqa: ARG002  the span around it says so
        escaped = str(escape(text))
        spaced = re.sub(" {2,}", lambda blanks: f' <text:s text:c="{len(blanks[0]) - 1}"/>', escaped)
        return _highlighted(spaced, self._job.document)

    def strong(self, inner: str, siblings: tuple[Inline, ...], place: int) -> str:  # noqa: ARG002
        return f'<text:span text:style-name="Strong">{inner}</text:span>'

    def lead(self, inner: str, node: nodes.Lead) -> str:
        return f'<text:span text:style-name="Lead{node.level}">{inner}</text:span>'

    def link(self, inner: str, node: nodes.Link) -> str:
        target = escape(node.target)
        return f'<text:a xlink:type="simple" xlink:href="{target}" text:style-name="Internet_20_link">{inner}</text:a>'

    def image(self, node: nodes.Image) -> str:
        """A picture in its line; without one its text."""
        if node.picture is None:
            return self.text(node.alt, bold=False)
        return self._frame(node.picture, node.alt, *self._page.fitted(node.picture))

    def seal(self, picture: Picture, document: Document) -> Markup:
        """The picture of the seal, behind the signature."""
        place = pressed(picture, document.signature, self._page) if document.signature else None
        return Markup(self._frame(picture, document.furniture.seal, place.width, place.height, place) if place else "")  # noqa: S704  as above

    def _frame(self, picture: Picture, alt: str, width: int, height: int, place: Pressed | None = None) -> str:
        names = self._put(picture)
        values = {
            "number": len(self.pictures),
            "names": names,
            "alt": alt,
            "width": width,
            "height": height,
            "place": place,
        }
        return self._job.templates.render(_LANGUAGE, "picture.xml.j2", **values).strip()

    def line_break(self) -> str:
        return "<text:line-break/>"

    def _put(self, picture: Picture) -> list[str]:
        """Put a picture into the package, an SVG with a PNG behind it; the names that it has there."""
        name = f"Pictures/{len(self.pictures) + 1}.{_ENDINGS[picture.media_type]}"
        self.pictures.append((name, picture.media_type, picture.data))
        if picture.media_type != "image/svg+xml":
            return [name]
        from gipgen.prose.svg_fallback import fallback  # noqa: PLC0415  few reports have an SVG

        self.pictures.append((f"{name}.png", "image/png", fallback(picture)))
        return [name, f"{name}.png"]


_LANGUAGE = Language(
    "odt",
    {
        "introduces": nodes.introduces,
        "leads": leads,
        "kind": nodes.kind,
        "illustrated": nodes.illustrated,
        "only_pictures": nodes.only_pictures,
        "ragged": nodes.ragged,
        "pt": lambda twips: f"{twips / 20:g}pt",
        "half": lambda halves: f"{halves / 2:g}pt",
    },
)


def _hold(held: Held) -> None:
    from gipgen.formats.held_odt import hold_odt  # noqa: PLC0415  a house's templates only

    hold_odt(held)


FORMAT = Format(
    name="odt",
    rank=4,
    label=Text("OpenDocument", "OpenDocument"),
    templates="odt",
    is_download=True,
    render=render_odt,
    read=read_odt,
    mark=package_mark(
        {
            "meta.xml": (
                b"</office:meta>",
                f'<meta:user-defined meta:name="{NOTICE}">%STAMP%</meta:user-defined>'.encode(),
            )
        }
    ),
    hold=_hold,
)
