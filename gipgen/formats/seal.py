"""Where the picture of a seal lies on the signature (GB/T 9704-2012 7.3.5.1): upright, over the organ and the date, its middle a little above theirs.

Its top stands within a line below the text. Below a name of several lines that would leave the date free, which it is to lie on as well: it lies on half of it.
"""

from math import ceil

from gipgen.formats.measures import Measures
from gipgen.layout.letter_widths import em
from gipgen.layout.signature import Signature
from gipgen.named_tuple import NamedTuple
from gipgen.prose.nodes import Picture

_LARGEST = 2381  # twips, 42 mm: the seal of a county's organs
_TWIPS_A_PIXEL = 15
_MIDDLE = 0.55  # of the seal's height: where the middle of the two lines lies


class Pressed(NamedTuple):
    """In twips; ``left`` from the left edge of the text, ``top`` from the top of the line above the organ."""

    width: int
    height: int
    left: int
    top: int


def pressed(picture: Picture, signature: Signature, page: Measures) -> Pressed:
    """The size of a seal's picture, and where it lies."""
    width, height = picture.width * _TWIPS_A_PIXEL, picture.height * _TWIPS_A_PIXEL
    scale = min(1, _LARGEST / width, _LARGEST / height)
    width, height = round(width * scale), round(height * scale)
    across = (signature.date_free + em(signature.date) / 2) * page.character
    left = round(page.text_width - across - width / 2)
    lines = _lines(signature, page.text_width / page.character)
    top = (3 + lines) / 2 * page.line - _MIDDLE * height
    if lines > 1:
        on_the_date = (lines + 1.5) * page.line - height
        top = max(min(top, 0), min(top, on_the_date))
    return Pressed(width, height, max(min(left, page.text_width - width), 0), round(top))


def _lines(signature: Signature, line: float) -> int:
    """How many lines the organ's name takes."""
    room = line - signature.agency_free - signature.agency_indent
    return ceil(em(signature.agency) / room) if signature.agency_indent else 1
