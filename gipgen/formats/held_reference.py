"""What a reference document brings to a Word file: the page, the look of the styles, headers and footers."""

import re
from collections.abc import Mapping

from gipgen.findings.text import Text, filled
from gipgen.formats import ProofError
from gipgen.formats.held_docx import Colours, hold_part
from gipgen.formats.held_furniture import SHAPES, hold_furniture
from gipgen.formats.held_xml import is_off, paragraphs, seen
from gipgen.formats.measures import Measures
from gipgen.formats.own_words import hold_unseen
from gipgen.formats.visible import Colour, claims_nothing, colour, has_letters, refuse
from gipgen.formats.word_looks import STYLES

_HEADER = re.compile(r"word/(house\d+_(?:header|footer)\.xml)")
_LOOKS = {**STYLES, "pageBreakBefore": is_off}  # each paragraph of a body on a page of its own
_MM = 1440 / 25.4
_SMALLEST, _LARGEST, _LEAST_TEXT = 120, 450, 80  # millimetres
_PAGE = Text(
    "页面设置里的{what}是 {value} 毫米，应在 {least} 到 {most} 毫米之间。请在 Word 的“页面设置”里改",
    "the page's {what} is {value} mm and should be {least} to {most}; set it in Word's page setup",
)
_LINE = Text(
    "页面设置里的行距是 {value} 磅，应在 10 到 60 磅之间",
    "the page's lines are {value} pt apart and should be 10 to 60",
)


def hold_page(page: Measures) -> None:
    """A page that a person can read: neither a strip nor a wall, with room for its text. Raises ``ProofError``."""
    for what, value, least, most in (
        (Text("纸张宽度", "width"), page.width, _SMALLEST, _LARGEST),
        (Text("纸张高度", "height"), page.height, _SMALLEST, _LARGEST),
        (Text("版心宽度", "width of text"), page.text_width, _LEAST_TEXT, _LARGEST),
        (Text("版心高度", "height of text"), page.text_height, _LEAST_TEXT, _LARGEST),
        (Text("页眉距离", "distance of the header"), page.header, 0, page.height / _MM / 4),
        (Text("页脚距离", "distance of the footer"), page.footer, 0, page.height / _MM / 4),
    ):
        if not least <= value / _MM <= most:
            raise ProofError(filled(_PAGE, what=what, value=round(value / _MM), least=least, most=round(most)))
    if not 200 <= page.line <= 1200:  # twentieths of a point
        raise ProofError(filled(_LINE, value=page.line / 20))


def hold_reference(styles: bytes, plain: bytes, parts: Mapping[str, bytes]) -> None:
    """Hold the look of the styles, headers and footers. Raises ``ProofError``."""
    colours = Colours(_theme(parts.get("word/theme/house.xml", b"")))
    colours.add(hold_part("样式", styles, plain, _LOOKS))
    colours.hold()
    for name, content in parts.items():
        if match := _HEADER.fullmatch(name):
            relations = parts.get(f"word/_rels/{match[1]}.rels", b"").decode("utf-8", errors="replace")
            pictures = re.findall(r"\bId=[\"']([^\"']*)", relations)
            told = match[1].partition("_")[2]
            colours_of = Colours(_theme(parts.get("word/theme/house.xml", b"")))
            colours_of.add(hold_furniture(told, content, b"<none/>", claims_nothing, pictures))
            colours_of.hold()
            hold_unseen(content.decode("utf-8", errors="replace"))


def header_texts(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """What the headers and footers of a reference document say: each paragraph, and all of them as one."""
    found: list[str] = []
    for name, content in parts.items():
        if _HEADER.fullmatch(name):
            words = paragraphs(seen(content, SHAPES))
            found += [*words, *(["|".join(words)] if len(words) > 1 else [])]
    return tuple(found)


def _theme(content: bytes) -> dict[str, Colour]:
    """The colours of a theme by the names that Word's colours call them. Raises ``ProofError`` for a font of symbols."""
    text = content.decode("utf-8", errors="replace")
    for element in re.findall(r"<a:(?:latin|ea|cs|font)\b([^<]*)", text):
        font = re.search(r"typeface=[\"']([^\"']*)", element)
        if font and not has_letters(font[1]):
            raise refuse(font[1], "这种字体没有字和数字", "a font of symbols")
    found = {}
    for name, inner in re.findall(r"<a:(dk1|dk2|lt1|lt2|accent[1-6]|hlink|folHlink)>([^<]*<[^<]*)", text):
        value = re.search(r'(?:lastClr|srgbClr val)="([0-9A-Fa-f]{6})"', inner)
        if value and (shade := colour(value[1])):
            found[name] = shade
    names = {"text1": "dk1", "dark1": "dk1", "text2": "dk2", "dark2": "dk2", "hyperlink": "hlink"}
    return {**found, **{word: found[name] for word, name in names.items() if name in found}}
