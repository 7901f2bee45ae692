"""``Document`` → DOCX: every part of the package is a file under ``templates/docx``.

The layout is GB/T 9704-2012 unless the house style says otherwise. Two runs give the same bytes: fixed order and date in
the package, no time stamp in the properties.
"""

from collections.abc import Iterator

from markupsafe import Markup

from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text, filled, problem
from gipgen.formats import ProofError
from gipgen.formats.docx_around import FRONT_PART, TURNED_PARTS, around, furniture_file, has_front_header, has_turned
from gipgen.formats.docx_runs import ENDINGS, LANGUAGE, Media, Runs, ending
from gipgen.formats.docx_text import read_docx
from gipgen.formats.mark import NOTICE
from gipgen.formats.measures import Measures, header_lines, masthead_lines, measures
from gipgen.formats.office_lines import copies_lines, office_lines
from gipgen.formats.package_mark import package_mark
from gipgen.formats.paging import ABOVE_TABLE, Reckoned, prose_kept, reckon
from gipgen.formats.prose_columns import prose_columns
from gipgen.formats.registry import Format, Job
from gipgen.formats.table_widths import header_size, looks, number_share, number_size, widths
from gipgen.formats.visible import Held
from gipgen.formats.zip_package import pack
from gipgen.layout.document import Part
from gipgen.layout.grid import Grid, GridCell
from gipgen.layout.signature import stands
from gipgen.layout.spans import places
from gipgen.named_tuple import NamedTuple

_NO_REFERENCE = Text("参照文档 {path} 不能用：{why}。", "the reference document {path} cannot be used: {why}")
_SAYS = Text("页眉页脚里的“{words}”：{why}", "'{words}' in a header or footer: {why}")
_SHOWN = 40  # characters of a text that a message shows

PARTS = (  # name in the package, file under templates/docx; the order of the package
    ("[Content_Types].xml", "content_types.xml.j2"),
    ("_rels/.rels", "package.rels"),
    ("docProps/core.xml", "core.xml.j2"),
    ("word/document.xml", "document.xml.j2"),
    ("word/styles.xml", "styles.xml.j2"),
    ("word/settings.xml", "settings.xml"),
    ("word/fontTable.xml", "fontTable.xml"),
    ("word/theme/theme1.xml", "theme.xml"),
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


def render_docx(job: Job) -> bytes:
    """Render the whole package. Parts that say nothing of the report are plain XML files, the rest are templates."""
    document, house = job.document, job.house
    page = house.reference.page(document.style) if house.reference else measures(document.style)
    runs = Runs(job, page, lambda: _part("styles.xml.j2", job, {}))

    paged = reckon(document, page, house.logo)

    def table(part: Part) -> Markup:
        return _table(part, page.turned() if part.landscape else page, job, paged.parts[part.id])

    values = {
        "document": document,
        "title": page.title_lines(document.title),
        "page": page,
        "masthead": masthead_lines(document.style),
        "media": runs.media,
        "run": runs.marked,
        "prose_columns": prose_columns,
        "prose_kept": prose_kept,
        "above_table": ABOVE_TABLE,
        "table": table,
        "office": office_lines(document.furniture, page),
        "copies": copies_lines(document.furniture, page),
        "header_lines": header_lines(document.style),
        "reckoned": paged.parts,
        "parted": paged.parted,
        "around": around(document, page, paged.last),
        "stands": stands(document.signature, page.text_width / page.character),
        "seal": runs.seal,
        "logo": runs.logo(),
        "reference": house.reference,
        "has_theme": bool(house.reference and house.reference.theme),
        "has_turned": has_turned(job),
    }
    if house.reference:
        _hold_headers(job)
    body = _part("document.xml.j2", job, values)  # first: it finds the links and pictures
    values["extensions"] = _extensions(job, runs.media)
    own = _own_parts(values, has_front=has_front_header(document))
    parts = [(name, body if file == "document.xml.j2" else _part(file, job, values)) for name, file in own]
    if house.reference:
        _hold_look(job, body, dict(parts)["word/styles.xml"])
        parts += house.reference.parts
    parts += _pictures(runs.media)
    return pack(parts)


def _own_parts(values: dict[str, object], *, has_front: bool) -> Iterator[tuple[str, str]]:
    """The parts that are templates here: a reference document may bring a theme, a watermark wants a header for the front."""
    yield from ((name, file) for name, file in PARTS if not (values["has_theme"] and file == "theme.xml"))
    if has_front:
        yield FRONT_PART
    if values["has_turned"]:
        yield from TURNED_PARTS


def _pictures(media: Media) -> Iterator[tuple[str, bytes]]:
    """The parts of the pictures; beside a drawing one of pixels, for programs that show none."""
    for number, each in enumerate(media.pictures, 1):
        yield f"word/media/image{number}.{ending(each)}", each.data
    for number, each in enumerate(media.pictures, 1):
        if each.media_type == "image/svg+xml":
            from gipgen.prose.svg_fallback import fallback  # noqa: PLC0415  few reports have an SVG

            yield f"word/media/fallback{number}.png", fallback(each)


def _extensions(job: Job, media: Media) -> list[tuple[str, str]]:
    """Endings of the package's pictures with their media types."""
    kinds = {each.media_type for each in media.pictures}
    if "image/svg+xml" in kinds:
        kinds.add("image/png")  # the fallback
    own = {ENDINGS[kind]: kind for kind in kinds}
    reference = job.house.reference
    return sorted({**(dict(reference.extensions) if reference else {}), **own}.items())


def _part(file: str, job: Job, values: dict[str, object]) -> bytes:
    if file == "styles.xml.j2":
        return job.templates.keep(("docx styles", job.document.style), lambda: _styles(job))
    if file.endswith(".j2"):
        return job.templates.render(LANGUAGE, file, **values).encode("utf-8")
    if own := furniture_file(file, job.document):
        return job.templates.render(LANGUAGE, own, part=file, **values).encode("utf-8")
    return job.templates.plain("docx", "header_draft.xml" if job.document.draft and file == "header.xml" else file)


def _styles(job: Job) -> bytes:
    """The styles of a house: the same for all its reports."""
    style, reference = job.document.style, job.house.reference
    rendered = _plain_styles(job)
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


def _plain_styles(job: Job) -> bytes:
    style = job.document.style
    return job.templates.render(LANGUAGE, "styles.xml.j2", style=style, page=measures(style)).encode("utf-8")


def _hold_look(job: Job, body: bytes, styles: bytes) -> None:
    """In the look that a reference document gives them, words and numbers are seen whole. Raises ``Problem``."""
    from gipgen.formats.seen_whole import hold_whole  # noqa: PLC0415  a house style only
    from gipgen.formats.seen_word import paragraphs  # noqa: PLC0415  likewise

    assert job.house.reference  # noqa: S101  the caller has looked
    try:
        hold_whole(paragraphs(body, styles), paragraphs(body, _plain_styles(job)))
    except ProofError as error:
        raise problem(_NO_REFERENCE, path=job.house.reference.name, why=error.text) from error


def _hold_headers(job: Job) -> None:
    """The headers and footers of a reference document say nothing of the report. Raises ``Problem``."""
    from gipgen.formats.own_words import visible  # noqa: PLC0415  a house's own words only

    reference = job.house.reference
    for text in reference.texts:
        if why := job.claims(text):
            raise problem(
                _NO_REFERENCE, path=reference.name, why=filled(_SAYS, words=quoted(visible(text), 0, _SHOWN), why=why)
            )


def _table(part: Part, page: Measures, job: Job, reckoned: Reckoned) -> Markup:
    grid = part.grid
    if grid is None:
        return Markup()
    columns = widths(grid, page)
    size, share = number_size(grid, page, columns), number_share(grid, page, columns)
    values = {
        "digits": size,
        "share": share,
        "rows": merged,
        "widths": columns,
        "kept": reckoned.kept,
        "header": grid.header_rows or reckoned.whole,
        "tight": header_size(grid, page) * reckoned.tight,
        **looks(grid, page),
    }
    shade = values["shade"] = job.document.style.tables.header_colour
    variant = f"{size} {share} {columns} {reckoned[1:]} {shade}"
    blank = values["blank"] = job.document.fill_in if job.document.draft else ""
    if blank and any(cell.text == blank for row in grid.rows for cell in row):
        return Markup(job.templates.render(LANGUAGE, "table.xml.j2", table=grid, **values))  # noqa: S704  as below
    return Markup(job.templates.render_grid(LANGUAGE, "table.xml.j2", grid, variant, **values))  # noqa: S704  rendered with autoescape


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
    is_download=True,
    render=render_docx,
    read=read_docx,
    mark=_MARK,
    by_default=True,
    hold=_hold,
)
