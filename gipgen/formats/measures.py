"""The lengths of a house style as Word wants them: twentieths of a point ("twips") and half points."""

from typing import NamedTuple

from gipgen.prose.nodes import Picture
from gipgen.settings.settings import Style

_A4 = (11906, 16838)
_MM = 56.7  # twips a millimetre as Word counts them (567 a centimetre)
_POINT = 20
_FOOT = 397 + 396  # the page number stands 7 mm below the text (GB/T 9704 7.5) and is a line of 14 pt high
_TWIPS_A_PIXEL = 15  # 96 pixels an inch
_HIGHEST = 0.7  # of the page's text: what a picture may take
_MASTHEAD = 36  # points; smaller where the line would not fit


class Measures(NamedTuple):
    """Page in twips, letters in half points. ``small``, ``number`` and ``tiny`` are for the tables of many columns."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int
    line: int
    character: int  # the width of one character of the body
    title: int
    body: int
    headings: int
    table: int
    small: int
    number: int
    tiny: int
    page_number: int
    masthead: int

    @property
    def text_width(self) -> int:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        return self.height - self.top - self.bottom

    def fitted(self, picture: Picture) -> tuple[int, int]:
        """Width and height of a picture at 96 pixels an inch, scaled down to what fits the page."""
        width, height = picture.width * _TWIPS_A_PIXEL, picture.height * _TWIPS_A_PIXEL
        scale = min(1, self.text_width / width, self.text_height * _HIGHEST / height)
        return round(width * scale), round(height * scale)

    def turned(self) -> "Measures":
        """The page on its side: the head of its tables towards the binding (GB/T 9704-2012 8)."""
        return self._replace(
            width=self.height,
            height=self.width,
            top=self.left,
            bottom=self.right,
            left=self.bottom,
            right=self.top,
        )


def measures(style: Style) -> Measures:
    """The lengths of ``style``."""
    page, sizes = style.page, style.sizes
    top, bottom, left, right = (round(side * _MM) for side in (page.top, page.bottom, page.left, page.right))
    half = {name: round(2 * getattr(sizes, name)) for name in sizes._fields}
    width = _A4[0] - left - right
    letters = max(len(style.masthead.text), 1)
    return Measures(
        *_A4,
        top,
        bottom,
        left,
        right,
        header=min(1134, top),
        footer=max(bottom - _FOOT, 200),
        line=round(page.line * _POINT),
        character=half["body"] * _POINT // 2,
        small=half["table"] - 3,
        number=half["table"] - 4,
        tiny=half["table"] - 7,
        masthead=min(2 * _MASTHEAD, 2 * width // _POINT // letters),
        **half,
    )
