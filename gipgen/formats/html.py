"""``Document`` → one self-contained HTML file.

The markup is well-formed XML as well, so that the proof after writing can read it with a strict parser.
"""

from typing import TYPE_CHECKING

from gipgen.formats.house import BUILT_IN, House
from gipgen.formats.templating import Filters, render, render_grid
from gipgen.layout.document import Document
from gipgen.layout.grid import Grid
from gipgen.layout.title_lines import title_words
from gipgen.prose import nodes
from gipgen.prose.nodes import Inline

if TYPE_CHECKING:
    from markupsafe import Markup


def render_html(document: Document, house: House = BUILT_IN) -> bytes:
    """Render the whole report; UTF-8 with ``\\n`` line ends."""

    def table(grid: Grid) -> str:
        from markupsafe import Markup  # noqa: PLC0415  comes with Jinja

        return Markup(render_grid("html/table.html.j2", grid, _FILTERS, house))  # noqa: S704  rendered with autoescape

    logo = nodes.Image(document.agency, "", picture=house.logo) if house.logo else None
    values = {"document": document, "table": table, "logo": logo, "linked_data": linked_data(document)}
    return render("html/report.html.j2", _FILTERS, house, **values).encode("utf-8")


def linked_data(document: Document) -> str:
    """What the page is, in the words of schema.org, for search engines and portals (JSON-LD)."""
    import json  # noqa: PLC0415  `check` needs none

    from markupsafe import Markup  # noqa: PLC0415  comes with Jinja

    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": document.title,
        "inLanguage": "zh-CN",
        "publisher": {"@type": "GovernmentOrganization", "name": document.agency},
    }
    if document.year.isdigit():
        data["temporalCoverage"] = f"{document.year}-01-01/{document.year}-12-31"
    if document.url:
        data["url"] = document.url
    text = json.dumps(data, ensure_ascii=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")  # inside <script> nothing is markup, in HTML as in XML
    return Markup(text)  # noqa: S704  see above


def picture(image: nodes.Image) -> "Markup":
    """The picture inside the page itself: one file, no request."""
    from base64 import b64encode  # noqa: PLC0415  few reports have a picture

    from markupsafe import Markup, escape  # noqa: PLC0415  comes with Jinja

    if image.picture is None:
        return escape(image.alt)
    source = f"data:{image.picture.media_type};base64,{b64encode(image.picture.data).decode('ascii')}"
    tag = Markup('<img src="%s" alt="%s" width="%d" height="%d"/>')
    return tag % (source, image.alt, image.picture.width, image.picture.height)


def inline(children: tuple[Inline, ...]) -> "Markup":
    """Inline nodes as HTML."""
    from markupsafe import Markup, escape  # noqa: PLC0415  comes with Jinja

    parts = []
    for node in children:
        if isinstance(node, nodes.Text):
            parts.append(escape(node.text))
        elif isinstance(node, nodes.Break):
            parts.append(Markup("<br/>"))
        elif isinstance(node, nodes.Strong):
            parts.append(Markup("<strong>%s</strong>") % inline(node.children))
        elif isinstance(node, nodes.Link):
            parts.append(Markup('<a href="%s">%s</a>') % (node.target, inline(node.children)))
        elif isinstance(node, nodes.Image):
            parts.append(picture(node))
    return Markup("").join(parts)


_FILTERS: Filters = {
    "kind": nodes.kind,
    "inline": inline,
    "picture": picture,
    "only_pictures": nodes.only_pictures,
    "words": title_words,
}
