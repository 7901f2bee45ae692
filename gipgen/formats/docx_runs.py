"""Inline nodes as runs of WordprocessingML, with the links and pictures that they refer to."""

import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

from gipgen.formats.inline_writer import InlineWriter
from gipgen.formats.measures import Measures
from gipgen.formats.paging import leads
from gipgen.formats.registry import Job
from gipgen.formats.seal import Pressed, pressed
from gipgen.formats.templating import Language
from gipgen.named_tuple import NamedTuple
from gipgen.prose import nodes
from gipgen.prose.nodes import Inline, Picture

_BOTH = "[\u00b7\u2014\u2018\u2019\u201c\u201d\u2026]"  # signs that both Chinese and Latin fonts have
_FACES = r'(?s)w:styleId="Heading(\d)">(?:(?!</w:style>).)*?(<w:rFonts[^<>]*/>)(<w:b/>)?'
_MARKED = '<w:highlight w:val="yellow"/>'
_EMU = 635  # English metric units a twip
ENDINGS = {"image/png": "png", "image/jpeg": "jpeg", "image/svg+xml": "svg"}


class Media(NamedTuple):
    """What the body refers to: addresses of links, and pictures. A relation's number is its place in the list, from 1."""

    links: list[str]
    pictures: list[Picture]


class Runs(InlineWriter):
    """Inline nodes as runs of WordprocessingML; gathers the links and pictures that they refer to."""

    def __init__(self, job: Job, page: Measures, styles: Callable[[], bytes]) -> None:
        self.media = Media([], [])
        self._job, self._page, self._styles = job, page, styles
        self._faces: list[str] | None = None  # of the headings, once a paragraph begins with one

    def marked(self, children: tuple[Inline, ...]) -> Markup:
        """The runs, as what a template need not escape."""
        return Markup(self.write(children))  # noqa: S704  escaped there

    def text(self, text: str, *, bold: bool, face: int = 0) -> str:
        blank = self._job.document.fill_in
        if self._job.document.draft and blank in text:
            pieces = [self._run(piece, bold=bold, face=face) for piece in text.split(blank)]
            return self._run(blank, bold=bold, face=face, marked=True).join(pieces)
        return self._run(text, bold=bold, face=face)

    def _run(self, text: str, *, bold: bool, face: int, marked: bool = False) -> str:
        """A run; ``marked`` with a yellow ground, for what a draft has no number for yet."""
        if not text:
            return ""
        looks = self._face(face) if face else ""
        if self._job.document.style.fonts.latin and re.search(_BOTH, text):
            looks = (looks or "<w:rFonts/>").replace("<w:rFonts", '<w:rFonts w:hint="eastAsia"', 1)
        looks += ("<w:b/>" if bold and "<w:b/>" not in looks else "") + (_MARKED if marked else "")
        properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def _face(self, level: int) -> str:
        """The letters of a heading's style, which a house's reference document may have set."""
        if self._faces is None:
            found = {number: fonts + bold for number, fonts, bold in re.findall(_FACES, self._styles().decode())}
            self._faces = [found.get(str(number), "") for number in range(1, 5)]
        return self._faces[level]

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
        return self._put(node.picture, node.alt, *self._page.fitted(node.picture))

    def logo(self) -> Markup:
        """The picture of the masthead, where the house has one."""
        document, logo = self._job.document, self._job.house.logo
        return self.marked((nodes.Image(document.agency, "", picture=logo),)) if logo else Markup()

    def seal(self) -> Markup:
        """The picture of the seal, behind the signature, where the house has one."""
        document, seal = self._job.document, self._job.house.seal
        if seal is None or document.signature is None:
            return Markup()
        place = pressed(seal, document.signature, self._page)
        return Markup(self._put(seal, document.furniture.seal, place.width, place.height, place))  # noqa: S704  as above

    def _put(self, picture: Picture, alt: str, width: int, height: int, place: Pressed | None = None) -> str:
        self.media.pictures.append(picture)
        values: dict[str, Any] = {
            "number": len(self.media.pictures),
            "alt": alt,
            "width": width * _EMU,
            "height": height * _EMU,
            "left": place and place.left * _EMU,
            "top": place and place.top * _EMU,
            "is_svg": picture.media_type == "image/svg+xml",
        }
        return self._job.templates.render(LANGUAGE, "picture.xml.j2", **values).strip()

    def line_break(self) -> str:
        return "<w:r><w:br/></w:r>"


def ending(picture: Picture) -> str:
    """The ending of a picture's part in the package."""
    return ENDINGS[picture.media_type]


LANGUAGE = Language(
    "docx",
    {
        "introduces": nodes.introduces,
        "leads": leads,
        "kind": nodes.kind,
        "illustrated": nodes.illustrated,
        "only_pictures": nodes.only_pictures,
        "ragged": nodes.ragged,
        "ending": ending,
    },
)
