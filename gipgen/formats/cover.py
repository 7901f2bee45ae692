"""The cover: the title larger than that of the report and in lines of its own, and how the page is shared out above and below it."""

from gipgen.formats.measures import Measures
from gipgen.layout.document import Document
from gipgen.layout.title_lines import title_lines
from gipgen.named_tuple import NamedTuple

LARGER = 1.2
_ABOVE = 22  # per cent of the page
_BELOW = 14
_SHARE = 54  # … title and gap; the rest is for agency and date


class Cover(NamedTuple):
    """The title's lines and those of agency and date, what is free above and below the title, and below them at most, in twips."""

    title: list[str]
    signed: list[list[str]]
    above: int
    gap: int
    below: int


def cover(document: Document, page: Measures) -> Cover:
    """A cover that is one page whatever the length of its title; nothing but the places where the house wants none."""
    lines = title_lines(document.title, page.text_width / (10 * cover_size(page))) if document.style.cover else []
    height = page.text_height
    signed = [title_lines(line, page.text_width / page.character) for line in document.furniture.cover[1:]]
    title = len(lines) * page.title * 21
    below = sum(len(each) * page.line + page.line // 2 for each in signed)
    free = max(height - title - below - page.line, 0)
    above = min(height * _ABOVE // 100, free // 2)
    gap = min(max(height * _SHARE // 100 - title, page.line), free - above)
    return Cover(lines, signed, above, gap, min(height * _BELOW // 100, free - above - min(gap, page.line)))


def cover_size(page: Measures) -> int:
    """The size of its letters in half points."""
    return round(page.title * LARGER)
