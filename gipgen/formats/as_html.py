"""``Document`` → one self-contained HTML file.

The markup is well-formed XML as well, so that the proof after writing can read it with a strict parser.
"""

import re

from markupsafe import Markup, escape

from gipgen.findings.text import Text
from gipgen.formats.html_columns import page_columns
from gipgen.formats.html_text import read_html
from gipgen.formats.inline_writer import InlineWriter
from gipgen.formats.mark import NOTICE, STAMP, Mark, before_last
from gipgen.formats.measures import Measures, header_lines, measures
from gipgen.formats.office_lines import copied
from gipgen.formats.registry import Format, Job
from gipgen.formats.report_end import report_end
from gipgen.formats.seal import pressed
from gipgen.formats.table_widths import label_words, longest_numbers
from gipgen.formats.templating import Language
from gipgen.formats.visible import Held
from gipgen.layout.document import Document
from gipgen.layout.grid import Grid
from gipgen.layout.title_lines import screen_parts, screen_words
from gipgen.layout.unbroken import pieces
from gipgen.prose import nodes
from gipgen.prose.nodes import Inline
from gipgen.settings.settings import DEFAULT, Style


def render_html(job: Job) -> bytes:
    """Render the whole report; UTF-8 with ``\\n`` line ends."""
    document, house = job.document, job.house
    own = job.templates.has_own(_LANGUAGE.folder)

    def table(grid: Grid) -> Markup:
        return Markup(job.templates.render_grid(_LANGUAGE, "table.html.j2", _marked(grid, document.blank)))  # noqa: S704  rendered with autoescape

    logo = nodes.Image(document.agency, "", picture=house.logo) if house.logo else None
    seal, page = None, measures(document.style)
    if house.seal and document.signature:
        place = pressed(house.seal, document.signature, page)
        seal = nodes.Image(document.furniture.seal, "", picture=house.seal), place
    values = {
        "document": document,
        "table": table,
        "logo": logo,
        "own_html": own,
        "passes": 0 if own else document.furniture.passes,  # a house's own block has all attachments in one place
        "seal": seal,
        "joined": not document.furniture.behind or report_end(document, page).joined,
        "wishes": wishes(document.style),
        "standard": DEFAULT.style,
        **sides(document.style),
        "linked_data": linked_data(document),
        "small_numbers": small_numbers(document, page),
        "sheet": page,
        "page_columns": page_columns,
        "header_lines": header_lines(document.style),
        "copied": copied(document.furniture),
    }
    return job.templates.render(_LANGUAGE, "report.html.j2", **values).encode("utf-8")


def linked_data(document: Document) -> str:
    """What the page is, in the words of schema.org, for search engines and portals (JSON-LD)."""
    import json  # noqa: PLC0415  `check` needs none

    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": document.title,
        "description": document.summary,
        "inLanguage": "zh-CN",
        "publisher": {"@type": "GovernmentOrganization", "name": document.agency},
    }
    if document.year.isdigit():
        data["temporalCoverage"] = f"{document.year}-01-01/{document.year}-12-31"
    if document.published:
        data["datePublished"] = document.published
    if document.url:
        data["url"] = document.url
    text = json.dumps(data, ensure_ascii=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")  # inside <script> nothing is markup, in HTML as in XML
    return Markup(text)  # noqa: S704  see above


def _marked(grid: Grid, blank: str) -> Grid:
    """The grid with markup around ``blank`` where it stands for a number; those are not escaped."""
    if not blank:
        return grid
    mark = _BLANK % blank
    rows = (
        tuple(cell._replace(text=mark) if cell.ref and cell.text == blank else cell for cell in row)
        for row in grid.rows
    )
    return grid._replace(rows=tuple(rows))


_BLANK = "<mark>%s</mark>"


class _Writer(InlineWriter):
    """Inline nodes as HTML, ``blank`` with a yellow ground. Pictures stand inside the page itself: one file, no request."""

    joins = True

    def __init__(self, blank: str = "") -> None:
        self._blank = blank

    def marked(self, children: tuple[Inline, ...]) -> Markup:
        """The markup, as what a template need not escape."""
        return Markup(self.write(children))  # noqa: S704  escaped there

    def text(self, text: str, *, bold: bool, face: int = 0) -> str:  # noqa: ARG002  the element around it says so
        if self._blank and self._blank in text:
            pieces_between = (self.text(piece, bold=bold) if piece else "" for piece in text.split(self._blank))
            return (_BLANK % self._blank).join(pieces_between)
        if text.isascii() and "-" not in text:
            return _broken_addresses(escape(text))
        return "".join(
            f'<span class="whole">{escape(piece)}</span>' if whole else _broken_addresses(escape(piece))
            for piece, whole in pieces(text)
        )

    def strong(self, inner: str, siblings: tuple[Inline, ...], place: int) -> str:  # noqa: ARG002
        return f"<strong>{inner}</strong>"

    def lead(self, inner: str, node: nodes.Lead) -> str:
        return f'<span class="lead{node.level}">{inner}</span>'

    def link(self, inner: str, node: nodes.Link) -> str:
        return f'<a href="{escape(node.target)}">{inner}</a>'

    def image(self, node: nodes.Image) -> str:
        from base64 import b64encode  # noqa: PLC0415  few reports have a picture

        if node.picture is None:
            return escape(node.alt)
        source = f"data:{node.picture.media_type};base64,{b64encode(node.picture.data).decode('ascii')}"
        size = f'width="{node.picture.width}" height="{node.picture.height}"'
        return f'<img src="{source}" alt="{escape(node.alt)}" {size}/>'

    def line_break(self) -> str:
        return "<br/>"


def _broken_addresses(text: Markup) -> str:
    """A text in which a line may end behind each part of an address on the web, rather than within one."""
    return re.sub("(?<=[!-.0-~]/)(?=[0-9A-Za-z])", "<wbr/>", text) if "//" in text else text


def inline(children: tuple[Inline, ...], blank: str = "") -> Markup:
    """Inline nodes as HTML; ``blank`` is what a draft has no words for yet."""
    return _Writer(blank).marked(children)


def picture(image: nodes.Image) -> Markup:
    """One picture as HTML."""
    return inline((image,))


def wishes(style: Style) -> bool:
    """Whether a house wishes something that style.css knows nothing of."""
    return (style is not DEFAULT.style and style[_STANDARD:] != DEFAULT.style[_STANDARD:]) or bool(style.fonts.latin)


def sides(style: Style) -> dict[str, str]:
    """What a browser calls the sheets with an odd number and those with an even one: it counts the cover as well."""
    odd, even = ("left", "right") if style.cover else ("right", "left")
    return {"odd": odd, "even": even}


def parted(label: str, scope: str = "") -> Markup:
    """The label of a header with the places where its line may break: behind its number, and between words, which have two characters."""
    if scope == "rowgroup":
        return Markup("<wbr/>").join(label_words(label))
    number, close, name = label.rpartition("）")
    pairs = len(name) % 2 == 0 and name.isalpha()
    words = [name[at : at + 2] for at in range(0, len(name), 2)] if pairs else [name]
    return Markup("<wbr/>").join(filter(None, [number + close, *words]))


_FIGURE = 0.56  # the width of a figure to its size
_BESIDE = 4.8  # points: what a cell has beside its number, and a rule
_FOR_NUMBERS = 0.66  # of the paper's width where a table has labels in front


def small_numbers(document: Document, page: Measures) -> dict[str, float]:
    """For each table whose numbers are too wide for paper in letters of their usual size, what size they have there, in points."""
    usual = min(document.style.sizes.table - 2, 12)
    sizes = {}
    for part in document.parts:
        if part.grid and part.grid.header_rows:
            numbers = longest_numbers(part.grid)
            width = (page.turned() if part.landscape else page).text_width / 20
            room = width * (_FOR_NUMBERS if part.grid.stub_columns else 1) - len(numbers) * _BESIDE
            size = round(room / (sum(numbers) * _FIGURE), 1)
            if size < usual:
                sizes[part.grid.id] = size
    return sizes


def address_of(file: str) -> str:
    """The name of a file beside the page as an address; a name that is no UTF-8 by its bytes."""
    from urllib.parse import quote  # noqa: PLC0415  `check` needs none

    return quote(file.encode("utf-8", "surrogateescape"), safe="/")


_ENDS = frozenset("\"'\\<>&{}")


def css_text(text: str) -> Markup:
    """A text as a string of CSS, in which nothing ends it or the style sheet."""
    signs = (f"\\{ord(sign):x} " if sign in _ENDS else sign for sign in " ".join(text.split()))
    return Markup('"' + "".join(signs) + '"')  # noqa: S704  what could end it is written by its code


_LANGUAGE = Language(
    "html",
    {
        "css_text": css_text,
        "kind": nodes.kind,
        "inline": inline,
        "parted": parted,
        "picture": picture,
        "only_pictures": nodes.only_pictures,
        "introduces": nodes.introduces,
        "ragged": nodes.ragged,
        "urlencode": address_of,
        "parts": screen_parts,
        "words": screen_words,
    },
)

_STANDARD = DEFAULT.style._fields.index("bold")  # in front of it: what style.css and house.css.j2 deal with

_END_OF_HEAD = b"</head>"
_COMMENT = f"<!-- {NOTICE} %s -->\n"
_MARK = f'<meta name="generator" content="{NOTICE} %s"/>\n'


def _with_mark(content: bytes, stamp: str) -> bytes:
    """The page with gipgen's mark as the last thing in its head, or behind a page that a house gives none."""
    if _END_OF_HEAD not in content:
        return content + (_COMMENT % stamp).encode()
    return before_last(content, _END_OF_HEAD, (_MARK % stamp).encode())


def _without_mark(content: bytes) -> bytes | None:
    pattern = (_MARK % STAMP).encode() + b"(?=</head>)|" + (_COMMENT % STAMP).encode() + rb"\Z"
    found = re.search(pattern, content)
    return content[: found.start()] + content[found.end() :] if found else None


def _hold(held: Held) -> None:
    from gipgen.formats.held_html import hold_html  # noqa: PLC0415  a house's templates only

    hold_html(held)


FORMAT = Format(
    name="html",
    rank=2,
    label=Text("网页", "web page"),
    templates="html",
    render=render_html,
    read=read_html,
    mark=Mark(_with_mark, _without_mark, is_text=True),
    by_default=True,
    links=True,
    hold=_hold,
)
