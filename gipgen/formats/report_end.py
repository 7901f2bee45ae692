"""What stands below the text of a report, attachments, signature and 版记, and what of it stays together on a page."""

from math import ceil

from gipgen.formats.flow import Strip
from gipgen.formats.measures import Measures
from gipgen.formats.office_lines import copies_lines, office_lines
from gipgen.formats.set_lines import set_lines
from gipgen.layout.document import Document
from gipgen.layout.furniture import Furniture
from gipgen.layout.letter_widths import em
from gipgen.named_tuple import NamedTuple
from gipgen.prose.nodes import Paragraph, plain

_WHITE = 0.4  # of a page: what is left white for lines in one piece
_SEALED = 2  # lines for a seal above the signature
_SIGN = 6.5  # characters in front of an attachment's name: 附件：1.


class ReportEnd(NamedTuple):
    """Lengths in twips."""

    listed: list[Strip]  # the attachments that a page may end behind
    signed: list[int]  # the heights of the others and of the signature …
    imprint: list[int]  # … and those of the 版记
    last: int  # the height of the paragraph that stays with the signature: LibreOffice and Typst keep all of it
    joined: bool  # the 版记 stays with the signature: wherever both begin, they leave little white in front of them


def report_end(document: Document, page: Measures) -> ReportEnd:
    furniture, signature = document.furniture, document.signature
    room = page.text_width / page.character
    names = [set_lines(name, room - _SIGN) * page.line for _, name in furniture.attachments]
    listed = [Strip(page.line, keeps=True)] if furniture.passes else []
    listed += [Strip(height) for height in names[: furniture.passes]]
    signed = [page.line] if names and not listed else []
    signed += names[furniture.passes :]
    if signature:
        lines = ceil(em(signature.agency) / (room - signature.agency_free - signature.agency_indent))
        signed += [page.line] * ((_SEALED if signature.seal else 1) + lines + 1)
    imprint = _imprint(furniture, page)
    last = 0 if listed else _last(document, page)
    together = last + sum(signed) + sum(imprint)
    return ReportEnd(listed, signed, imprint, last, bool(imprint) and together <= _WHITE * page.text_height)


def _imprint(furniture: Furniture, page: Measures) -> list[int]:
    """The heights of 抄送 and 印发, and what is free above them."""
    heights = [len(copies_lines(furniture, page)) * page.line] if furniture.copies else []
    if furniture.issued:
        heights.append(len(office_lines(furniture, page)) * page.line)
    return [*heights, page.line] if heights else []


def _last(document: Document, page: Measures) -> int:
    """The height of the last paragraph."""
    block = document.parts[-1].blocks[-1] if document.parts[-1].blocks else None
    room = page.text_width / (page.character + page.spacing)
    return page.line * (set_lines(plain(block.children), room, room - 2) if isinstance(block, Paragraph) else 1)
