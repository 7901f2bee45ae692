"""What a house prints around the report in a Word file: front pages, headers, footers, the places of the 版记."""

from gipgen.formats.cover import cover
from gipgen.formats.measures import Measures
from gipgen.formats.registry import Job
from gipgen.layout.document import Document
from gipgen.named_tuple import NamedTuple
from gipgen.settings.settings import PageNumber

FRONT_PART = ("word/header2.xml", "header_front.xml")
TURNED_PARTS = (("word/footer3.xml", "footer_turned_odd.xml"), ("word/footer4.xml", "footer_turned_even.xml"))


class Around(NamedTuple):
    """``cover_title`` is its lines, ``cover_signed`` those of agency and date, ``pages`` how many the report is reckoned to have. Lengths in twips."""

    cover_title: list[str]
    cover_signed: list[list[str]]
    cover_above: int
    cover_gap: int
    has_header: bool
    front_header: (
        str  # the relation of what the pages in front of the report have: a watermark, and no words at their top
    )
    pages: int


def around(document: Document, page: Measures, pages: int) -> Around | None:
    """What the templates ask; nothing for a house without wishes."""
    style = document.style
    if not (style.has_front or style.header or style.watermark or style.page_number != PageNumber()):
        return None
    return Around(*cover(document, page)[:4], bool(style.header or style.watermark), _front_header(document), pages)


def has_front_header(document: Document) -> bool:
    """Whether the pages in front of the report have a header of their own: a watermark, and no words at their top."""
    style = document.style
    return style.has_front and bool(style.watermark and style.header) and not document.draft


def _front_header(document: Document) -> str:
    """The relation of the header that those pages have; empty for none."""
    if has_front_header(document):
        return "rId8"
    return "rId6" if document.draft or document.style.watermark else ""


def has_turned(job: Job) -> bool:
    """Whether sheets that lie on their side have footers of their own; those of a reference document are the house's."""
    style, reference = job.document.style, job.house.reference
    return bool(style.landscape) and style.page_number.format != "none" and not (reference and reference.footers)


def furniture_file(file: str, document: Document) -> str:
    """The template that stands for a plain header or footer where a house wants another; empty for none."""
    style = document.style
    if file == FRONT_PART[1]:
        return "header_house.xml.j2"
    if file == "header.xml" and not document.draft and (style.header or style.watermark):
        return "header_house.xml.j2"
    if file.startswith("footer") and (style.page_number != PageNumber() or "turned" in file):
        return "footer_house.xml.j2"
    return ""
