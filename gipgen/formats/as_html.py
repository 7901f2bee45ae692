"""``Document`` → one self-contained HTML file.

The markup is well-formed XML as well, so that the proof after writing can read it with a strict parser.
"""

import re

from markupsafe import Markup, escape

from gipgen.findings.text import Text
from gipgen.formats.html_table import read_html_table
from gipgen.formats.inline_writer import InlineWriter
from gipgen.formats.mark import NOTICE, STAMP, Mark, before_last
from gipgen.formats.markup import Attributes, MarkupReader
from gipgen.formats.printed import Printed
from gipgen.formats.registry import Format, Job
from gipgen.formats.templating import Language
from gipgen.formats.visible import Held
from gipgen.layout.document import Document
from gipgen.layout.grid import Grid
from gipgen.layout.title_lines import title_words
from gipgen.prose import nodes
from gipgen.prose.nodes import Inline


def render_html(job: Job) -> bytes:
    """Render the whole report; UTF-8 with ``\\n`` line ends."""
    document, house = job.document, job.house

    def table(grid: Grid) -> Markup:
        return Markup(job.templates.render_grid(_LANGUAGE, "table.html.j2", grid))  # noqa: S704  rendered with autoescape

    logo = nodes.Image(document.agency, "", picture=house.logo) if house.logo else None
    values = {"document": document, "table": table, "logo": logo, "linked_data": linked_data(document)}
    return job.templates.render(_LANGUAGE, "report.html.j2", **values).encode("utf-8")


def linked_data(document: Document) -> str:
    """What the page is, in the words of schema.org, for search engines and portals (JSON-LD)."""
    import json  # noqa: PLC0415  `check` needs none

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


class _Writer(InlineWriter):
    """Inline nodes as HTML. Pictures stand inside the page itself: one file, no request."""

    def marked(self, children: tuple[Inline, ...]) -> Markup:
        """The markup, as what a template need not escape."""
        return Markup(self.write(children))  # noqa: S704  escaped there

    def text(self, text: str, *, bold: bool) -> str:  # noqa: ARG002  the element around it says so
        return escape(text)

    def strong(self, inner: str, siblings: tuple[Inline, ...], place: int) -> str:  # noqa: ARG002
        return f"<strong>{inner}</strong>"

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


def inline(children: tuple[Inline, ...]) -> Markup:
    """Inline nodes as HTML."""
    return _Writer().marked(children)


def picture(image: nodes.Image) -> Markup:
    """One picture as HTML."""
    return inline((image,))


_LANGUAGE = Language(
    "html",
    {
        "kind": nodes.kind,
        "inline": inline,
        "picture": picture,
        "only_pictures": nodes.only_pictures,
        "words": title_words,
    },
)

_UNSEEN = frozenset(("head", "script", "style", "template"))
_IN_A_LINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    ]
)
_SIGNS = {"br": " "}  # what an element of a line reads as
_LISTS = ("ol", "ul")
_HEADINGS = {"h1": ("title", 0), **{f"h{level + 1}": ("heading", level) for level in range(1, 6)}}


class _Page(MarkupReader):
    """The pieces of a page: whatever is no part of a line ends one. Lists have their signs, charts are one piece each."""

    def __init__(self) -> None:
        super().__init__("table", read_html_table)
        self._lists: list[
            int | None
        ] = []  # the number of the next item of each open list; None for one without numbers
        self._contents = self._charts = 0  # how deep the walk is inside them

    def opened(self, name: str, attributes: Attributes) -> None:
        if name in _UNSEEN:
            self.hide()
        elif self._charts or _is_chart(name, attributes):
            self._chart_opened()
        elif name in _IN_A_LINE:
            self.add(attributes.get("alt", "") if name == "img" else _SIGNS.get(name, ""))
        elif name in _LISTS:
            self._list_opened(None if name == "ul" else int(attributes.get("start", 1)))
        elif name == "nav" or self._contents:
            self._contents += 1
            self.begin("contents")
        elif name == "li" and self._lists:
            self._item_opened()
        else:
            self.begin(*_HEADINGS.get(name, ("text", 0)))

    def _chart_opened(self) -> None:
        if not self._charts:
            self.begin("chart")
        self._charts += 1
        self.add(" ")

    def _list_opened(self, first: int | None) -> None:
        self._lists.append(first)
        self.sign("")

    def _item_opened(self) -> None:
        number = self._lists[-1]
        self.sign("• " if number is None else f"{number}.")
        self._lists[-1] = number and number + 1

    def closed(self, name: str) -> None:
        if name in _UNSEEN:
            self.show()
        elif self._charts:
            self._charts -= 1
            self.add(" ")
            if not self._charts:
                self.end()
        elif name not in _IN_A_LINE:
            if name in _LISTS:
                self._lists.pop()
            elif self._contents:
                self._contents -= 1
            self.sign("")


def _is_chart(name: str, attributes: Attributes) -> bool:
    return name == "figure" and "chart" in attributes.get("class", "")


def read_html(content: bytes) -> Printed:
    """What a page prints. Raises ``ValueError`` (or the parser's error) for one that is no well-formed XML."""
    return _Page().read(content)


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
    hold=_hold,
)
