"""``Document`` → ODT (ISO/IEC 26300, OpenDocument 1.2): every part of the package is a file under ``templates/odt``.

It looks as the Word file does. Two runs give the same bytes: fixed order and date in the package, no time stamp in the
properties.
"""

import re

from markupsafe import Markup, escape

from gipgen.findings.text import Text
from gipgen.formats.inline_writer import InlineWriter
from gipgen.formats.mark import NOTICE
from gipgen.formats.markup import Attributes, MarkupReader, TableReader
from gipgen.formats.measures import Measures, measures
from gipgen.formats.package_mark import package_mark
from gipgen.formats.printed import Printed, TableRead
from gipgen.formats.registry import Format, Job
from gipgen.formats.table_widths import number_size, widths
from gipgen.formats.templating import Language
from gipgen.formats.visible import Held
from gipgen.formats.zip_package import pack, part
from gipgen.layout.grid import Grid
from gipgen.layout.spans import places
from gipgen.layout.title_lines import title_lines
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

    def table(grid: Grid, *, landscape: bool = False) -> Markup:
        sheet = page.turned() if landscape else page
        each = widths(grid, sheet.text_width)
        columns.update(each)
        tables.add(sum(each))
        return _table(grid, sheet, each, job)

    def equal(count: int) -> int:
        width = page.text_width // count
        columns.add(width)
        tables.add(width * count)
        return width

    logo = nodes.Image(document.agency, "", picture=house.logo) if house.logo else None
    text = job.templates.render(
        _LANGUAGE,
        "text.xml.j2",
        document=document,
        title=title_lines(document.title, 2 * page.text_width / (20 * page.title)),
        run=runs.marked,
        table=table,
        columns=equal,
        logo=runs.marked((logo,)) if logo else "",
    )
    values = {
        "document": document,
        "page": page,
        "text": Markup(text),  # noqa: S704  rendered with autoescape
        "columns": sorted(columns),
        "tables": sorted(tables),
        "pictures": [(name, kind) for name, kind, _ in runs.pictures],
    }
    parts = [
        (name, job.templates.render(_LANGUAGE, f"{name.rpartition('/')[2]}.j2", **values).encode("utf-8"))
        for name in ("content.xml", "meta.xml", "META-INF/manifest.xml")
    ]
    styles = job.templates.keep(("odt styles", document.style, document.draft), lambda: _styles(job, page))
    parts[1:1] = [("styles.xml", styles), ("settings.xml", job.templates.plain("odt", "settings.xml"))]
    parts += [(name, data) for name, _, data in runs.pictures]
    return pack(parts, mimetype=_MIMETYPE)


def _styles(job: Job, page: Measures) -> bytes:
    """The styles of a house: the same for all its reports."""
    document = job.document
    values = {
        "style": document.style,
        "names": list(dict.fromkeys(document.style.fonts)),
        "page": page,
        "turned": page.turned(),
        "draft": document.draft,
    }
    return job.templates.render(_LANGUAGE, "styles.xml.j2", **values).encode("utf-8")


def _table(grid: Grid, page: Measures, columns: list[int], job: Job) -> Markup:
    size = number_size(grid, page, columns)
    values = {"size": size, "rows": places, "widths": columns}
    variant = f"{size} {page.text_width}"
    return Markup(job.templates.render_grid(_LANGUAGE, "table.xml.j2", grid, variant, **values))  # noqa: S704  rendered with autoescape


class _Runs(InlineWriter):
    """Inline nodes as OpenDocument text; gathers the pictures: name in the package, kind, content."""

    def __init__(self, job: Job, page: Measures) -> None:
        self.pictures: list[tuple[str, str, bytes]] = []
        self._job, self._page = job, page

    def marked(self, children: tuple[Inline, ...]) -> Markup:
        """The markup, as what a template need not escape."""
        return Markup(self.write(children))  # noqa: S704  escaped there

    def text(self, text: str, *, bold: bool) -> str:  # noqa: ARG002  the span around it says so
        escaped = str(escape(text))
        return re.sub(" {2,}", lambda blanks: f' <text:s text:c="{len(blanks[0]) - 1}"/>', escaped)

    def strong(self, inner: str, siblings: tuple[Inline, ...], place: int) -> str:  # noqa: ARG002
        return f'<text:span text:style-name="Strong">{inner}</text:span>'

    def link(self, inner: str, node: nodes.Link) -> str:
        target = escape(node.target)
        return f'<text:a xlink:type="simple" xlink:href="{target}" text:style-name="Internet_20_link">{inner}</text:a>'

    def image(self, node: nodes.Image) -> str:
        """A picture in its line; without one its text."""
        if node.picture is None:
            return self.text(node.alt, bold=False)
        width, height = self._page.fitted(node.picture)
        names = self._put(node.picture)
        values = {"number": len(self.pictures), "names": names, "alt": node.alt, "width": width, "height": height}
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
        "kind": nodes.kind,
        "illustrated": nodes.illustrated,
        "only_pictures": nodes.only_pictures,
        "pt": lambda twips: f"{twips / 20:g}pt",
        "half": lambda halves: f"{halves / 2:g}pt",
    },
)


_KINDS = {"Title": "title", "Caption": "caption"}
_BLANKS = ("text:s", "text:tab", "text:line-break")


class _Body(MarkupReader):
    """The paragraphs of a text with the kinds that their styles and outline levels name."""

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "text:p":
            self.begin(_KINDS.get(attributes.get("text:style-name", ""), "text"))
        elif name == "text:h":
            self.begin("heading", int(attributes["text:outline-level"]))
        elif name in _BLANKS:
            self.add(" ")

    def closed(self, name: str) -> None:
        if name in ("text:p", "text:h"):
            self.end()


class _Table(TableReader):
    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "table:table-row":
            self.row()
        elif name == "table:table-cell":
            self.begin(attributes.get("table:number-columns-spanned"), attributes.get("table:number-rows-spanned"))
        elif name in _BLANKS:
            self.add(" ")

    def closed(self, name: str) -> None:
        if name == "table:table-cell":
            self.end()


def _read_table(source: bytes) -> TableRead:
    return _Table().read(source)


def read_odt(content: bytes) -> Printed:
    """What an OpenDocument text prints. Raises ``ValueError`` (or the parser's error) for a damaged one."""
    return _Body("table:table", _read_table).read(part(content, "content.xml"))


def _hold(held: Held) -> None:
    from gipgen.formats.held_odt import hold_odt  # noqa: PLC0415  a house's templates only

    hold_odt(held)


FORMAT = Format(
    name="odt",
    rank=4,
    label=Text("OpenDocument", "OpenDocument"),
    templates="odt",
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
