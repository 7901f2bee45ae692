"""What an agency's templates may make of the OpenDocument text: paragraphs, spans and tables with a look that can be seen.

As in Word (held_docx.py) pictures, links and fields stay as the built-in templates write them.
"""

import re
from collections.abc import Callable, Iterable

from gipgen.findings.text import Text
from gipgen.formats.held_draft import hold_draft_of_odt
from gipgen.formats.held_xml import Attributes, Check, Part, each, hold_elements, hold_parts, paragraphs, parts_of, seen
from gipgen.formats.own_words import hold_unseen, visible
from gipgen.formats.seen_odt import paragraphs as paragraphs_of
from gipgen.formats.seen_whole import hold_whole
from gipgen.formats.visible import BLACK, WHITE, Held, colour, has_letters, refuse, refuse_for, stands_out

_WHOLE = ("draw:frame", "text:a", "text:sequence", "text:sequence-decls")
_CHANGING = re.compile(r"(?:content|styles)\.xml")
_LENGTH = re.compile(r"(-?[\d.]+)(pt|mm|cm|in|%)")
_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}
_INSTEAD = "可以改字体、字号、颜色、间距、边框，加标题和落款前后的段落"
_ROOM = re.compile(
    r"fo:(?:margin|padding)(?:-(?:left|right|top|bottom))?|fo:text-indent|fo:min-height|style:tab-stop-distance"
)
_BORDER = re.compile(r"fo:border(?:-(?:left|right|top|bottom))?|style:border-line-width.*")
_FONTS = re.compile(
    r"style:font-name(?:-asian|-complex)?|fo:font-family|svg:font-family|style:font-family-(?:asian|complex)"
)
_SIZES = re.compile(r"fo:font-size|style:font-size-(?:asian|complex)")
_COLOURS = ("fo:color", "fo:background-color")
_VALUES = {  # properties of a look that are a few words
    "fo:text-align": "start|end|left|right|center|justify",
    "fo:keep-with-next": "always|auto",
    "fo:keep-together": "always|auto",
    "fo:break-before": "page|auto",
    "fo:break-after": "page|auto",
    "fo:widows": r"\d",
    "fo:orphans": r"\d",
    "fo:hyphenate": "false",
    "fo:font-style": "normal|italic",
    "style:font-style-asian": "normal|italic",
    "style:font-style-complex": "normal|italic",
    "fo:font-weight": "normal|bold|[1-9]00",
    "style:font-weight-asian": "normal|bold|[1-9]00",
    "style:font-weight-complex": "normal|bold|[1-9]00",
    "fo:wrap-option": "wrap",
    "style:justify-single-word": "false",
    "style:page-number": "auto",
    "style:letter-kerning": "true|false",
    "style:use-window-font-color": "true|false",
    "style:vertical-align": "top|middle|bottom|automatic|auto|baseline",
    "style:writing-mode": "lr-tb|page",
    "style:may-break-between-rows": "true|false",
    "style:text-underline-style": "none|solid|dotted|dash",
    "style:text-underline-width": "auto|normal|bold|thin",
    "style:text-underline-color": "font-color",
    "style:print-orientation": "portrait|landscape",
    "style:dynamic-spacing": "true|false",
    "style:snap-to-layout-grid": "true|false",
    "style:text-autospace": "none|ideograph-alpha",
    "style:punctuation-wrap": "simple|hanging",
    "style:line-break": "normal|strict",
    "style:auto-text-indent": "false",
    "table:align": "left|center|right|margins",
    "table:border-model": "collapsing|separating",
}


def _look(attributes: Attributes) -> bool:
    """Properties of a look, each of a kind that hides nothing."""
    return all(_property(name, value) for name, value in attributes.items())


def _property(name: str, value: str) -> bool:
    check = next((check for pattern, check in _KINDS if pattern.fullmatch(name)), None)
    return check(value) if check else name in _VALUES and bool(re.fullmatch(_VALUES[name], value))


def _in(least: float, most: float, *words: str) -> Callable[[str], bool]:
    return lambda value: value in words or _between(value, least, most)


def _border(value: str) -> bool:
    return "url" not in value and all(
        _between(each, 0, 6) for each in re.findall(r"(?<![\d.])[\d.]++(?:pt|mm|cm|in)", value)
    )


def _line_height(value: str) -> bool:
    return _between(value, 100, 300) if value.endswith("%") else _between(value, 8, 100)


_KINDS: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (_ROOM, _in(0, 300, "0", "auto")),
    (_SIZES, _in(7, 72)),
    (_FONTS, has_letters),
    (_BORDER, _border),
    (re.compile("fo:color"), lambda value: colour(value) is not None),
    (re.compile("fo:background-color"), lambda value: value == "transparent" or colour(value) is not None),
    (re.compile("fo:line-height"), _line_height),
    (re.compile("fo:letter-spacing"), _in(0, 10, "normal")),
    (re.compile("style:width|fo:page-(?:width|height)"), _in(200, 1300)),
    (re.compile("style:column-width"), _in(10, 1300)),
)


def _between(value: str, least: float, most: float) -> bool:
    match = _LENGTH.fullmatch(value)
    return match is not None and least <= float(match[1]) * _POINTS.get(match[2], 1.0) <= most


def _named(*names: str) -> Check:
    """Elements that have a style and nothing else that matters."""
    return lambda attributes: set(attributes) <= set(names)


_TEXT: dict[str, Check] = {
    "text:p": _named("text:style-name"),
    "text:span": _named("text:style-name"),
    "text:h": _named("text:style-name", "text:outline-level"),
    "text:s": lambda attributes: attributes.get("text:c", "1") in "12345678",
    "text:tab": _named(),
    "text:line-break": _named(),
    "text:soft-page-break": _named(),
}
_LOOKS: dict[str, Check] = {
    "style:style": _named("style:name", "style:display-name", "style:family", "style:parent-style-name", "style:class",
                          "style:next-style-name", "style:default-outline-level", "style:master-page-name"),
    "style:default-style": _named("style:family"),
    "style:font-face": _look,
    "style:tab-stops": _named(),
    **each("style:paragraph-properties style:text-properties style:table-properties style:table-cell-properties", _look),
    **each("style:table-row-properties style:table-column-properties style:page-layout-properties", _look),
    **each("style:header-footer-properties", _look),
}  # fmt: skip
_CONTENT: dict[str, Check] = {
    **_TEXT,
    **_LOOKS,
    "table:table": _named("table:style-name", "table:name"),
    "table:table-column": _named("table:style-name", "table:number-columns-repeated"),
    "table:table-row": _named("table:style-name"),
    "table:table-cell": _named(
        "table:style-name", "office:value-type", "table:number-columns-spanned", "table:number-rows-spanned"
    ),
    **each("table:covered-table-cell table:table-header-rows", _named()),
}
_STYLES: dict[str, Check] = {
    **_TEXT,
    **_LOOKS,
    "style:font-face": lambda attributes: all(has_letters(value) for value in attributes.values()),
    "style:page-layout": _named("style:name"),
    "style:master-page": _named("style:name", "style:page-layout-name"),
    **each(
        "style:header style:footer style:header-left style:footer-left style:header-style style:footer-style", _named()
    ),
    "text:page-number": lambda attributes: (
        attributes.get("text:select-page", "current") == "current"
        and set(attributes) <= {"text:select-page", "style:num-format"}
    ),
    "text:page-count": _named(),
}


def hold_odt(held: Held) -> None:
    """Hold an OpenDocument text that a house's templates made. Raises ``ProofError``."""
    ours, theirs = parts_of(held.plain), parts_of(held.content)
    changed = hold_parts(ours, theirs, lambda name: bool(_CHANGING.fullmatch(name)))
    hold_draft_of_odt(theirs, ours)
    found = []
    for name in changed:
        hold_unseen(theirs[name].decode("utf-8"), ours[name].decode("utf-8"))
        part, plain = (seen(content[name], _WHOLE) for content in (theirs, ours))
        hold_elements(part, plain, _CONTENT if name == "content.xml" else _STYLES, name, _INSTEAD)
        if name == "styles.xml":
            _hold_furniture(name, part, held.claims)
        found.append(part)
    _hold_colours(found)
    hold_whole(*(paragraphs_of(each["content.xml"], each["styles.xml"]) for each in (theirs, ours)))


def _hold_furniture(name: str, part: Part, claims: Callable[[str], Text | None]) -> None:
    for text in (*(found := paragraphs(part)), "|".join(found)):
        if why := claims(text):
            raise refuse_for(f"{name} {visible(text)}", why)


def _hold_colours(parts: Iterable[Part]) -> None:
    letters, grounds = [(BLACK, "#000000")], [(WHITE, "#ffffff")]
    for one in (element for part in parts for element in part.elements):
        for name, value in one.attributes:
            if name in _COLOURS and (shade := colour(value)):
                (letters if name == "fo:color" else grounds).append((shade, value))
    for shade, said in letters:
        for ground, where in grounds:
            if not stands_out(shade, [ground]):
                raise refuse(f"{said}；{where}", "字的颜色和底色太接近，看不清。请改深或改浅", "too little contrast")
