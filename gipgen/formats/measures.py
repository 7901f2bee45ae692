"""The lengths of a house style as Word wants them: twentieths of a point ("twips") and half points."""

from gipgen.layout.letter_widths import em
from gipgen.layout.title_lines import title_lines
from gipgen.named_tuple import NamedTuple
from gipgen.prose.nodes import Picture
from gipgen.settings.settings import Style

_A4 = (11906, 16838)
_MM = 56.7  # twips a millimetre as Word counts them (567 a centimetre)
_POINT = 20
_FOOT = 397 + 396  # the page number stands 7 mm below the text (GB/T 9704 7.5) and is a line of 14 pt high
_EDGE = 200  # twips from the edge of the paper: printers leave less white
_TWIPS_A_PIXEL = 15  # 96 pixels an inch
_HIGHEST = 0.7  # of the page's text: what a picture may take
_CLOSER = 0.02  # a hundredth or two closer is what nobody sees
_MASTHEAD = 36  # points; smaller where the line would not fit …
_SMALLEST_MASTHEAD = 24  # … but rather two lines than smaller ones


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
    spacing: int  # between the characters of the body, mostly less than nothing
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

    @property
    def title_line(self) -> int:
        """From one line of the title to the next."""
        return self.title * 175 // 11

    @property
    def masthead_line(self) -> int:
        """The same of the 红头: the height of its letters, whatever their font makes of it."""
        return self.masthead * 14

    def title_lines(self, title: str) -> list[str]:
        """A title as it is broken on the page."""
        return title_lines(title, self.text_width / (10 * self.title))

    def fitted(self, picture: Picture) -> tuple[int, int]:
        """Width and height of a picture at 96 pixels an inch, scaled down to what fits the page."""
        width, height = picture.width * _TWIPS_A_PIXEL, picture.height * _TWIPS_A_PIXEL
        scale = min(1, self.text_width / width, self.text_height * _HIGHEST / height)
        return round(width * scale), round(height * scale)

    def turned(self) -> "Measures":
        """The page on its side: the head of its tables towards the binding (GB/T 9704-2012 8); header and number as far from its text."""
        return self._replace(
            width=self.height,
            height=self.width,
            top=self.left,
            bottom=self.right,
            left=self.bottom,
            right=self.top,
            header=max(self.header - self.top + self.left, _EDGE),
            footer=max(self.footer - self.bottom + self.right, _EDGE),
        )


def masthead_lines(style: Style) -> list[str]:
    """红头 in one line; a name too long for letters of some size in several."""
    return title_lines(style.masthead.text, style.page.text_width / _SMALLEST_MASTHEAD)


def header_lines(style: Style) -> list[str]:
    """页眉, broken between words as a title where it is longer than a line."""
    return title_lines(style.header, style.page.text_width / style.sizes.page_number) if style.header else []


def measures(style: Style) -> Measures:
    """The lengths of ``style``."""
    page, sizes = style.page, style.sizes
    top, bottom, left, right = (round(side * _MM) for side in (page.top, page.bottom, page.left, page.right))
    half = {name: round(2 * getattr(sizes, name)) for name in sizes._fields}
    width, height = _A4[0] - left - right, _A4[1] - top - bottom
    character = half["body"] * _POINT // 2
    letters = max(map(em, masthead_lines(style)))
    return Measures(
        *_A4,
        top,
        bottom,
        left,
        right,
        header=min(1134, top),
        footer=max(bottom - _FOOT, _EDGE),
        line=_fitted(round(page.line * _POINT), height),
        character=character,
        spacing=_fitted(character, width) - character,
        small=half["table"] - 3,
        number=half["table"] - 4,
        tiny=half["table"] - 7,
        masthead=min(2 * _MASTHEAD, int(2 * width / _POINT / max(letters, 1))),
        **half,
    )


def _fitted(each: int, room: int) -> int:
    """What one of so many lines or characters may take where one more of them all but fits.

    GB/T 9704-2012 5.2.3 wants 22 lines of 28 characters in 225 × 156 mm. Lines of 29 points are 4 twips too many for that,
    and 28 characters of 16 points 116: a page would hold 21 lines of 27.
    """
    closer = room // round(room / each)
    return closer if each * (1 - _CLOSER) <= closer < each else each
