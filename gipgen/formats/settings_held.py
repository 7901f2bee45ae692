"""What gipgen.toml may set, seen as a reader sees it: the same that holds for templates (docs/decisions/0027)."""

from collections.abc import Callable
from math import ceil

from gipgen.findings.text import Text, filled
from gipgen.formats.measures import masthead_lines, measures
from gipgen.formats.office_lines import copies_lines
from gipgen.formats.own_words import COUNTS, claims_count, visible, why_unseen
from gipgen.formats.visible import BLACK, WHITE, colour, contrast, has_letters, stands_out
from gipgen.layout.furniture import furnish
from gipgen.named_tuple import NamedTuple
from gipgen.settings.settings import A4, Style

_FONT = Text(
    "fonts.{name} 不能是 {font}：这种字体没有字和数字",
    "fonts.{name} cannot be {font}, a font of symbols without letters",
)
_TEXT = Text("{name} 不能是“{words}”：{why}", "{name} cannot be '{words}': {why}")
_PALE = Text(
    "masthead.colour 不能是 {colour}：和白纸太接近，看不清，请改深",
    "masthead.colour cannot be {colour}: it does not stand out from white paper",
)
_NARROW = Text(
    "page.{one} 和 page.{other} 加起来是 {sum:g} 毫米，太宽：A4 纸上至少要留 {least} 毫米放文字",
    "page.{one} and page.{other} are {sum:g} mm together: leave {least} mm of an A4 page for the text",
)
_DARK = Text(
    "tables.header-colour 不能是 {colour}：太深，黑字看不清，请改浅",
    "tables.header-colour cannot be {colour}: black letters do not stand out from it",
)
_CLOSE = Text(
    "page.line 是 {line:g} 磅，比 sizes.{name} 的 {size:g} 磅还小，字会叠在一起",
    "page.line is {line:g} pt, less than the {size:g} pt of sizes.{name}: the lines would overlap",
)
_LOW = Text(
    "page.{side} 是 {room:g} 毫米，放不下页码：至少要 {least} 毫米（不印页码时不限，见 page-number.format）",
    "page.{side} is {room:g} mm, too little for the page number: at least {least} mm (any where page-number.format is none)",
)
_FEW = Text(
    "{name} 是 {size:g} 磅，太大：纸上{what}只有 {count} 个字，至少要有 {least} 个（请改小，或改小页边距）",
    "{name} is {size:g} pt, too large: {what} would have {count} characters, at least {least} are wanted (or narrower margins)",
)
_SHORT = Text(
    "page.line 是 {line:g} 磅，太大：一页只有 {count} 行，至少要有 {least} 行（请改小，或改小上下页边距）",
    "page.line is {line:g} pt, too much: a page would have {count} lines, at least {least} are wanted (or narrower margins)",
)
_LONG = Text(
    "{name} 印出来有 {count} 行，太长：最多 {most} 行，占半页纸",
    "{name} takes {count} lines, too many: at most {most}, half a page",
)
_LEAST = 80
_LEAST_LINES = 12
_LEAST_CHARACTERS = {"title": 8, "headings": 12, "body": 14}  # 政府信息公开 in one line; lines that are read as lines
_LINE_OF_TEXT = Text("一行", "a line")
_HEADER = Text("最窄的表头格里一行", "a line in the narrowest header of the tables")
_HEADER_COLUMNS, _HEADER_WORD = 15, 2  # 结果 over 维持
_HEADER_SMALLER, _CELL = 1.5, 2.8  # points: by which its letters are smaller than the table's, and what is free in it
_SHEET = (("left", "right", A4[0]), ("top", "bottom", A4[1]))
_ROOM = 20  # millimetres below the text for a page number of the standard's size: 7 (7.5), its 5, and what printers leave white
_STANDARD = Style().sizes.page_number
_POINT = 25.4 / 72  # millimetres
_CLEAR = 4.5  # the contrast of letters and ground (WCAG 2 AA)


class Fault(NamedTuple):
    """What cannot be set: the name of the setting below ``style``, and why."""

    setting: str
    why: Text


def why_not(style: Style) -> Fault | None:
    """What of a house style would not be seen, or would be no report's, if anything."""
    return _fonts(style) or _words(style) or _colours(style) or _page(style) or _long(style)


def words_fault(style: Style, claims: Callable[[str], Text | None]) -> Fault | None:
    """What of a house's own words only the report may say, if anything; ``claims`` gives the reason why a text may not stand beside it."""
    words = style.words
    for name, text in words.items():
        if why := claims(text):
            return _said(name, text, why)
    for (_, one), (name, other) in zip(list(words.items())[:-1], list(words.items())[1:], strict=True):
        if why := claims(f"{one}|{other}"):  # a label and its number side by side are a table as well
            return _said(name, other, why)
    return None


def _said(name: str, text: str, why: Text) -> Fault:
    return Fault(_setting(name), filled(_TEXT, name=_setting(name), words=visible(text), why=why))


def _setting(name: str) -> str:
    """The name of a setting without the place in its list."""
    return name.rstrip("0123456789").rstrip(".")


def _fonts(style: Style) -> Fault | None:
    for field, font in style.fonts._asdict().items():
        if not has_letters(font):
            name = field.replace("_", "-")
            return Fault(f"fonts.{name}", filled(_FONT, name=name, font=font))
    return None


def _words(style: Style) -> Fault | None:
    for name, text in style.words.items():
        if why := why_unseen(text) or (COUNTS if claims_count(text) else None):
            return _said(name, text, why)
    return None


def _colours(style: Style) -> Fault | None:
    masthead, ground = colour(style.masthead.colour), colour(style.tables.header_colour)
    if style.masthead.text and masthead and not stands_out(masthead, [WHITE]):
        return Fault("masthead.colour", filled(_PALE, colour=style.masthead.colour))
    if ground and contrast(BLACK, ground) < _CLEAR:
        return Fault("tables.header-colour", filled(_DARK, colour=style.tables.header_colour))
    return None


def _page(style: Style) -> Fault | None:
    for one, other, whole in _SHEET:
        both = getattr(style.page, one) + getattr(style.page, other)
        if whole - both < _LEAST:
            larger = max(one, other, key=lambda side: getattr(style.page, side))
            return Fault(f"page.{larger}", filled(_NARROW, one=one, other=other, sum=both, least=_LEAST))
    return _number(style) or _lines(style) or _crowded(style)


def _number(style: Style) -> Fault | None:
    """The page number stands below the text; on a page that is turned the right margin is there."""
    if style.page_number.format == "none":
        return None
    least = _ROOM + max(0, ceil((style.sizes.page_number - _STANDARD) * _POINT))
    for side in ("bottom", "right") if style.landscape else ("bottom",):
        room = getattr(style.page, side)
        if room < least:
            return Fault(f"page.{side}", filled(_LOW, side=side, room=room, least=least))
    return None


def _lines(style: Style) -> Fault | None:
    for name, size in (("body", style.sizes.body), ("headings", style.sizes.headings)):
        if size > style.page.line:
            values = {"line": style.page.line, "name": name, "size": size}
            changed = f"sizes.{name}" if style.page.line == Style().page.line else "page.line"
            return Fault(changed, filled(_CLOSE, **values))
    return None


def _crowded(style: Style) -> Fault | None:
    """Letters or lines so large that hardly any have room."""
    width, height = (
        (whole - getattr(style.page, one) - getattr(style.page, other)) / _POINT for one, other, whole in _SHEET
    )
    if (lines := int(height / style.page.line)) < _LEAST_LINES:
        return Fault("page.line", filled(_SHORT, line=style.page.line, count=lines, least=_LEAST_LINES))
    for name, least in _LEAST_CHARACTERS.items():
        size = getattr(style.sizes, name)
        if (count := int(width / size)) < least:
            return _few(f"sizes.{name}", size, _LINE_OF_TEXT, count, least)
    sheet = height if style.landscape else width  # a table on its side has the longer one
    count = int((sheet / _HEADER_COLUMNS - _CELL) / (style.sizes.table - _HEADER_SMALLER))
    if count < _HEADER_WORD:
        return _few("sizes.table", style.sizes.table, _HEADER, count, _HEADER_WORD)
    return None


def _long(style: Style) -> Fault | None:
    """A 红头 that leaves no room for the report, or a 版记, which stands in one piece, that no page has room for."""
    page = measures(style)
    copies = copies_lines(furnish(style, "", "", None), page)
    for name, lines, line in (
        ("masthead.text", masthead_lines(style), page.masthead_line),
        ("imprint.copies", copies, page.line),
    ):
        if len(lines) > (most := page.text_height // 2 // line):
            return Fault(name, filled(_LONG, name=name, count=len(lines), most=most))
    return None


def _few(name: str, size: float, what: Text, count: int, least: int) -> Fault:
    return Fault(name, filled(_FEW, name=name, size=size, what=what, count=count, least=least))
