"""``Document`` → DOCX: every part of the package is a file under ``templates/docx``.

The layout is GB/T 9704-2012 unless the house style says otherwise. Two runs give the same bytes: fixed order and date in
the package, no time stamp in the properties.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text, filled, problem
from gipgen.formats import ProofError
from gipgen.formats.docx_text import read_docx
from gipgen.formats.inline_writer import InlineWriter
from gipgen.formats.mark import NOTICE
from gipgen.formats.measures import Measures, measures
from gipgen.formats.package_mark import package_mark
from gipgen.formats.registry import Format, Job
from gipgen.formats.table_widths import number_size, widths
from gipgen.formats.templating import Language
from gipgen.formats.visible import Held
from gipgen.formats.zip_package import pack
from gipgen.layout.grid import Grid, GridCell
from gipgen.layout.spans import places
from gipgen.layout.title_lines import title_lines
from gipgen.prose import nodes
from gipgen.prose.nodes import Inline, Picture

_NO_REFERENCE = Text("参照文档 {path} 不能用：{why}。", "the reference document {path} cannot be used: {why}")
_SAYS = Text("页眉页脚里的“{words}”：{why}", "'{words}' in a header or footer: {why}")
_SHOWN = 40  # characters of a text that a message shows
_EMU = 635  # English metric units a twip
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


def render_docx(job: Job) -> bytes:
    """Render the whole package. Parts that say nothing of the report are plain XML files, the rest are templates."""
    document, house = job.document, job.house
    page = house.reference.page(document.style) if house.reference else measures(document.style)
    runs = _Runs(job, page)

    def table(grid: Grid, *, landscape: bool = False) -> Markup:
        return _table(grid, page.turned() if landscape else page, job)

    values = {
        "document": document,
        "title": title_lines(document.title, 2 * page.text_width / (20 * page.title)),
        "page": page,
        "media": runs.media,
        "run": runs.marked,
        "table": table,
        "logo": runs.marked((nodes.Image(document.agency, "", picture=house.logo),)) if house.logo else "",
        "reference": house.reference,
    }
    if house.reference:
        _hold_headers(job)
    body = _part("document.xml.j2", job, values)  # first: it finds the links and pictures
    values["extensions"] = _extensions(job, runs.media)
    parts = [(name, body if file == "document.xml.j2" else _part(file, job, values)) for name, file in _PARTS]
    parts += house.reference.parts if house.reference else ()
    pictures = list(enumerate(runs.media.pictures, 1))
    parts += [(f"word/media/image{number}.{ending(each)}", each.data) for number, each in pictures]
    for number, each in pictures:
        if each.media_type == "image/svg+xml":
            from gipgen.prose.svg_fallback import fallback  # noqa: PLC0415  few reports have an SVG

            parts.append((f"word/media/fallback{number}.png", fallback(each)))
    return pack(parts)


def _extensions(job: Job, media: Media) -> list[tuple[str, str]]:
    """Endings of the package's pictures with their media types."""
    kinds = {each.media_type for each in media.pictures}
    if "image/svg+xml" in kinds:
        kinds.add("image/png")  # the fallback
    own = {_ENDINGS[kind]: kind for kind in kinds}
    reference = job.house.reference
    return sorted({**(dict(reference.extensions) if reference else {}), **own}.items())


def _part(file: str, job: Job, values: dict[str, object]) -> bytes:
    if file == "styles.xml.j2":
        return job.templates.keep(("docx styles", job.document.style), lambda: _styles(job))
    if file.endswith(".j2"):
        return job.templates.render(_LANGUAGE, file, **values).encode("utf-8")
    return job.templates.plain("docx", "header_draft.xml" if job.document.draft and file == "header.xml" else file)


def _styles(job: Job) -> bytes:
    """The styles of a house: the same for all its reports."""
    style, reference = job.document.style, job.house.reference
    rendered = job.templates.render(_LANGUAGE, "styles.xml.j2", style=style, page=measures(style)).encode("utf-8")
    if not reference:
        return rendered
    restyled = bytes(reference.restyle(rendered))
    from gipgen.formats.held_reference import hold_page, hold_reference  # noqa: PLC0415  a house style only

    try:
        hold_page(reference.page(style))
        hold_reference(restyled, rendered, dict(reference.parts))
    except ProofError as error:
        raise problem(_NO_REFERENCE, path=reference.name, why=error.text) from error
    return restyled


def _hold_headers(job: Job) -> None:
    """The headers and footers of a reference document say nothing of the report. Raises ``Problem``."""
    from gipgen.formats.own_words import visible  # noqa: PLC0415  a house's own words only

    reference = job.house.reference
    for text in reference.texts:
        if why := job.claims(text):
            raise problem(
                _NO_REFERENCE, path=reference.name, why=filled(_SAYS, words=quoted(visible(text), 0, _SHOWN), why=why)
            )


def _table(grid: Grid, page: Measures, job: Job) -> Markup:
    columns = widths(grid, page.text_width)
    size = number_size(grid, page, columns)
    values = {"size": size, "rows": merged, "widths": columns}
    variant = f"{size} {page.text_width}"
    return Markup(job.templates.render_grid(_LANGUAGE, "table.xml.j2", grid, variant, **values))  # noqa: S704  rendered with autoescape


def merged(grid: Grid, column_widths: list[int]) -> Iterator[list[Merged]]:
    """The rows of a grid as Word wants them: a cell that spans rows stands in each of them, empty below its first."""
    for row in places(grid):
        cells = []
        for column, place in enumerate(row):
            cell = place.cell
            if not place.across:
                merge = "" if cell.rowspan == 1 else "continue" if place.down else "restart"
                width = sum(column_widths[column : column + cell.colspan])
                cells.append(Merged(cell._replace(text="") if place.down else cell, width, merge))
        yield cells


class _Runs(InlineWriter):
    """Inline nodes as runs of WordprocessingML; gathers the links and pictures that they refer to."""

    def __init__(self, job: Job, page: Measures) -> None:
        self.media = Media([], [])
        self._job, self._page = job, page

    def marked(self, children: tuple[Inline, ...]) -> Markup:
        """The runs, as what a template need not escape."""
        return Markup(self.write(children))  # noqa: S704  escaped there

    def text(self, text: str, *, bold: bool) -> str:
        properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def strong(self, inner: str, siblings: tuple[Inline, ...], place: int) -> str:  # noqa: ARG002  each run is bold itself
        return inner

    def link(self, inner: str, node: nodes.Link) -> str:  # noqa: ARG002  its runs have a style of their own
        self.media.links.append(node.target)
        text = escape(nodes.plain(node.children))
        run = f'<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
        return f'<w:hyperlink r:id="rLink{len(self.media.links)}" w:history="1">{run}</w:hyperlink>'

    def image(self, node: nodes.Image) -> str:
        """A picture in its line; without one its text."""
        if node.picture is None:
            return self.text(node.alt, bold=False)
        self.media.pictures.append(node.picture)
        width, height = self._page.fitted(node.picture)
        values: dict[str, Any] = {
            "number": len(self.media.pictures),
            "alt": node.alt,
            "width": width * _EMU,
            "height": height * _EMU,
            "is_svg": node.picture.media_type == "image/svg+xml",
        }
        return self._job.templates.render(_LANGUAGE, "picture.xml.j2", **values).strip()

    def line_break(self) -> str:
        return "<w:r><w:br/></w:r>"


def ending(picture: Picture) -> str:
    """The ending of a picture's part in the package."""
    return _ENDINGS[picture.media_type]


_LANGUAGE = Language(
    "docx",
    {
        "kind": nodes.kind,
        "illustrated": nodes.illustrated,
        "only_pictures": nodes.only_pictures,
        "ending": ending,
    },
)

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTY = "docProps/custom.xml"
_MARK = package_mark(  # a property of the document: who asks Word about the file reads it there
    {
        "[Content_Types].xml": (
            b"</Types>",
            f'<Override PartName="/{_PROPERTY}" '
            'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'.encode(),
        ),
        "_rels/.rels": (
            b"</Relationships>",
            f'<Relationship Id="rMark" Type="{_OFFICE}/relationships/custom-properties" Target="{_PROPERTY}"/>'.encode(),
        ),
    },
    (
        _PROPERTY,
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="{_OFFICE}/custom-properties" '
        f'xmlns:vt="{_OFFICE}/docPropsVTypes"><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" '
        f'name="{NOTICE}"><vt:lpwstr>%STAMP%</vt:lpwstr></property></Properties>\n'.encode(),
    ),
)


def _hold(held: Held) -> None:
    from gipgen.formats.held_docx import hold_docx  # noqa: PLC0415  a house's templates only

    hold_docx(held)


FORMAT = Format(
    name="docx",
    rank=3,
    label=Text("Word", "Word"),
    templates="docx",
    render=render_docx,
    read=read_docx,
    mark=_MARK,
    by_default=True,
    hold=_hold,
)
