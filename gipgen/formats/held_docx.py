"""What an agency's templates may make of the Word file.

Paragraphs, runs and tables with properties that can be seen; pictures, links, fields and sections stay as the built-in
templates write them. Headers and footers say nothing of the report's, and count pages only.
"""

import re
from collections.abc import Iterable, Mapping

from gipgen.formats.held_draft import hold_draft_of_word
from gipgen.formats.held_furniture import hold_furniture
from gipgen.formats.held_xml import Attributes, Check, Part, hold_elements, hold_parts, parts_of, seen
from gipgen.formats.own_words import hold_unseen
from gipgen.formats.seen_whole import hold_whole
from gipgen.formats.seen_word import paragraphs
from gipgen.formats.visible import BLACK, WHITE, Colour, Held, colour, refuse, stands_out
from gipgen.formats.word_looks import FONTS, INSTEAD, LOOK, SETTINGS, STYLES, in_word

_WHOLE = ("w:drawing", "w:sectPr", "w:fldSimple", "w:hyperlink")
_CHANGING = re.compile(r"word/(?:document|styles|fontTable|settings|header\d|footer\d)\.xml")


def hold_docx(held: Held) -> None:
    """Hold a Word file that a house's templates made. Raises ``ProofError``."""
    ours, theirs = parts_of(held.plain), parts_of(held.content)
    colours = Colours()
    hold_draft_of_word(theirs, ours)
    for name in hold_parts(ours, theirs, lambda name: bool(_CHANGING.fullmatch(name))):
        hold_unseen(theirs[name].decode("utf-8"), ours[name].decode("utf-8"))
        if name == "word/document.xml":
            part = hold_part(name, theirs[name], ours[name], LOOK, _WHOLE)
        elif name == "word/styles.xml":
            part = hold_part(name, theirs[name], ours[name], STYLES)
        elif name == "word/fontTable.xml":
            part = hold_part(name, theirs[name], ours[name], FONTS)
        elif name == "word/settings.xml":
            part = hold_part(name, theirs[name], ours[name], SETTINGS)
        else:
            part = hold_furniture(name, theirs[name], ours[name], held.claims)
        colours.add(part)
    colours.hold()
    hold_whole(*(paragraphs(each["word/document.xml"], each["word/styles.xml"]) for each in (theirs, ours)))


def hold_part(
    name: str, content: bytes, plain: bytes, allowed: Mapping[str, Check], whole: tuple[str, ...] = ()
) -> Part:
    """Hold a part to a list of elements. Raises ``ProofError``."""
    part = seen(content, whole)
    hold_elements(part, seen(plain, whole), in_word(allowed), name, INSTEAD)
    return part


class Colours:
    """The colours of letters and of what they stand on, wherever they were set."""

    def __init__(self, theme: Mapping[str, Colour] = {}) -> None:
        self._theme = theme
        self._letters: list[Colour] = []
        self._grounds: list[Colour] = [WHITE]

    def add(self, part: Part) -> None:
        for name, attributes in ((one.name, dict(one.attributes)) for one in part.elements):
            if name == "w:color" and (shade := self._shade(attributes)):
                self._letters.append(shade)
            elif name == "w:shd" and (shade := colour(attributes.get("w:fill", ""))):
                self._grounds.append(shade)

    def _shade(self, attributes: Attributes) -> Colour | None:
        """The colour that Word shows: that of the theme goes before the other."""
        name = attributes.get("w:themeColor", "")
        if not name:
            return colour(attributes.get("w:val", ""))
        if not self._theme and not name.startswith(("background", "light")):
            return colour(attributes.get("w:val", ""))
        if name not in self._theme:
            raise refuse(f'w:themeColor="{name}"', "不知道这种主题颜色，请写颜色值", "write the colour itself")
        tint = int(attributes.get("w:themeTint", "FF"), 16) / 255
        red, green, blue = (round(255 - (255 - part) * tint) for part in self._theme[name])
        return red, green, blue

    def hold(self) -> None:
        for letters in self._with_black():
            if not stands_out(letters, self._grounds):
                what = "#" + "".join(f"{part:02X}" for part in letters)
                raise refuse(f"Word 里的颜色 {what}", "和底色太接近，看不清。请改深或改浅", "too little contrast")

    def _with_black(self) -> Iterable[Colour]:
        return (*self._letters, BLACK)
