"""What gipgen.toml may set, seen as a reader sees it: the same that holds for templates (docs/decisions/0027)."""

from gipgen.findings.text import Text, filled
from gipgen.formats.own_words import COUNTS, claims_count, visible, why_unseen
from gipgen.formats.visible import WHITE, colour, has_letters, stands_out
from gipgen.settings.settings import Style

_FONT = Text(
    "fonts.{name} 不能是 {font}：这种字体没有字和数字",
    "fonts.{name} cannot be {font}, a font of symbols without letters",
)
_TEXT = Text("masthead.text 不能是“{words}”：{why}", "masthead.text cannot be '{words}': {why}")
_PALE = Text(
    "masthead.colour 不能是 {colour}：和白纸太接近，看不清，请改深",
    "masthead.colour cannot be {colour}: it does not stand out from white paper",
)
_NARROW = Text(
    "page.{one} 和 page.{other} 加起来是 {sum:g} 毫米，太宽：A4 纸上至少要留 {least} 毫米放文字",
    "page.{one} and page.{other} are {sum:g} mm together: leave {least} mm of an A4 page for the text",
)
_LEAST = 80
_SHEET = (("left", "right", 210), ("top", "bottom", 297))  # millimetres of A4


def why_not(style: Style) -> Text | None:
    """What of a house style would not be seen, or would be no report's, if anything."""
    return _fonts(style) or _masthead(style) or _page(style)


def _fonts(style: Style) -> Text | None:
    for name, font in style.fonts._asdict().items():
        if not has_letters(font):
            return filled(_FONT, name=name.replace("_", "-"), font=font)
    return None


def _masthead(style: Style) -> Text | None:
    text, shade = style.masthead.text, colour(style.masthead.colour)
    if why := why_unseen(text) or (COUNTS if claims_count(text) else None):
        return filled(_TEXT, words=visible(text), why=why)
    if text and shade and not stands_out(shade, [WHITE]):
        return filled(_PALE, colour=style.masthead.colour)
    return None


def _page(style: Style) -> Text | None:
    for one, other, whole in _SHEET:
        both = getattr(style.page, one) + getattr(style.page, other)
        if whole - both < _LEAST:
            return filled(_NARROW, one=one, other=other, sum=both, least=_LEAST)
    return None
