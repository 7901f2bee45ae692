"""What an agency's templates, and its reference document, may make of the Word file.

Paragraphs, runs and tables with properties that can be seen; pictures, links, fields and sections stay as the built-in
templates write them. Headers and footers say nothing of the report's, and count pages only.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from gipgen.findings.text import Text
from gipgen.formats.held_xml import (
    Attributes,
    Check,
    Part,
    each,
    hold_elements,
    hold_parts,
    is_off,
    paragraphs,
    parts_of,
    seen,
    whole_number,
)
from gipgen.formats.visible import (
    BLACK,
    WHITE,
    Colour,
    Held,
    claims_nothing,
    colour,
    has_letters,
    refuse,
    refuse_for,
    stands_out,
)

_WHOLE = ("w:drawing", "w:sectPr", "w:fldSimple", "w:hyperlink")
_CHANGING = re.compile(r"word/(?:document|styles|fontTable|settings|header\d|footer\d)\.xml")
_PAGE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\s*(?:\\\*\s*\w+\s*)*")
_INSTEAD = "可以改字体、字号、颜色、间距、边框，加标题和落款前后的段落"


def _any(attributes: Attributes) -> bool:  # noqa: ARG001  whatever it has
    return True


def _val(pattern: str) -> Check:
    return lambda attributes: set(attributes) <= {"w:val"} and bool(re.fullmatch(pattern, attributes.get("w:val", "")))


def _numbers(**bounds: tuple[int, int]) -> Check:
    """Attributes that are whole numbers in bounds; others may not be there."""
    named = {f"w:{name}": bound for name, bound in bounds.items()}
    return lambda attributes: all(
        name in named and whole_number(value, *named[name]) for name, value in attributes.items()
    )


def _spacing(attributes: Attributes) -> bool:
    """Room between lines and paragraphs; of letters, in a run."""
    line = attributes.get("w:line", "")
    least = 160 if attributes.get("w:lineRule", "auto") != "auto" else 200
    rest = {name: value for name, value in attributes.items() if name not in ("w:lineRule", "w:line")}
    is_right = _numbers(before=(0, 3000), after=(0, 3000), beforeLines=(0, 1000), afterLines=(0, 1000), val=(-15, 300))
    flags = ("w:beforeAutospacing", "w:afterAutospacing")
    return whole_number(line, least, 3000) and is_right({n: v for n, v in rest.items() if n not in flags})


def _fonts(attributes: Attributes) -> bool:
    return all(has_letters(value) for value in attributes.values())


def _colour(attributes: Attributes) -> bool:
    value = attributes.get("w:val", "")
    return value == "auto" or colour(value) is not None


def _shade(attributes: Attributes) -> bool:
    fill = attributes.get("w:fill", "auto")
    return (
        attributes.get("w:val") in ("clear", "nil")
        and "w:themeFill" not in attributes
        and (fill == "auto" or colour(fill) is not None)
    )


def _border(attributes: Attributes) -> bool:
    return whole_number(attributes.get("w:sz", ""), 0, 48) and whole_number(attributes.get("w:space", ""), 0, 31)


def _width(attributes: Attributes) -> bool:
    kind = attributes.get("w:type", "dxa")
    return whole_number(attributes.get("w:w", ""), 0 if kind in ("auto", "nil") else 200, 30000)


def _height(attributes: Attributes) -> bool:
    return attributes.get("w:hRule") != "exact" and whole_number(attributes.get("w:val", ""), 0, 4000)


_SIDES = ("top", "left", "bottom", "right", "start", "end", "insideH", "insideV", "between")
_LOOK: dict[str, Check] = {
    **each("p pPr r rPr tbl tblPr tblGrid tr trPr tc tcPr pBdr tcBorders tblBorders tblCellMar tcMar tabs", _any),
    **each("b bCs i iCs keepNext keepLines widowControl snapToGrid pageBreakBefore contextualSpacing", _any),
    **each("autoSpaceDE autoSpaceDN adjustRightInd kinsoku overflowPunct topLinePunct wordWrap", _any),
    **each("suppressAutoHyphens suppressLineNumbers mirrorIndents noProof lang kern outlineLvl cantSplit", _any),
    **each("tblHeader tblLook textAlignment vAlign noWrap caps smallCaps shadow outline cs hint", _any),
    **each("strike dstrike vanish webHidden specVanish emboss imprint bidi rtl em effect", is_off),
    **dict.fromkeys(_SIDES, _border),
    "t": lambda attributes: set(attributes) <= {"xml:space"},
    "br": _val("|"),
    "tab": lambda attributes: whole_number(attributes.get("w:pos", ""), 0, 12000),
    "pStyle": _val(r"[\w\s-]+"),
    "rStyle": _val(r"[\w\s-]+"),
    "tblStyle": _val(r"[\w\s-]+"),
    "jc": _val("left|right|center|both|start|end|distribute"),
    "sz": _numbers(val=(14, 144)),
    "szCs": _numbers(val=(2, 144)),
    "w": _numbers(val=(66, 150)),
    "position": _numbers(val=(-6, 6)),
    "vertAlign": _val("baseline"),
    "textDirection": _val("lrTb"),
    "u": lambda attributes: attributes.get("w:val") in ("single", "double", "none", "thick", "dotted", "dash", "words"),
    "spacing": _spacing,
    "ind": _numbers(left=(0, 4000), right=(0, 4000), start=(0, 4000), end=(0, 4000), firstLine=(0, 4000), hanging=(0, 2000),
                    leftChars=(0, 1000), rightChars=(0, 1200), firstLineChars=(0, 1000), hangingChars=(0, 500)),
    "rFonts": _fonts,
    "color": _colour,
    "shd": _shade,
    "tblW": _width,
    "tcW": _width,
    "gridCol": _width,
    "tblInd": _numbers(w=(0, 2000), type=(0, 0)),
    "tblLayout": lambda attributes: attributes.get("w:type") in ("fixed", "autofit"),
    "gridSpan": _numbers(val=(1, 99)),
    "vMerge": _val("restart|continue|"),
    "trHeight": _height,
}  # fmt: skip
_STYLES: dict[str, Check] = {
    **_LOOK,
    **each("styles docDefaults rPrDefault pPrDefault style name basedOn next link uiPriority qFormat", _any),
    **each("semiHidden unhideWhenUsed rsid locked aliases latentStyles lsdException tblStylePr tblStyleRowBandSize", _any),
    "tblStyleColBandSize": _any,
    "bdr": _border,
    "eastAsianLayout": lambda attributes: set(attributes) <= {"w:id"},
    "fitText": lambda attributes: False,  # noqa: ARG005  squeezes letters into nothing
}  # fmt: skip
_FONTS = {
    **each("fonts charset family pitch panose1 sig", _any),
    "font": _fonts,
    "altName": _fonts,
}
_SETTINGS = each(
    "settings zoom defaultTabStop evenAndOddHeaders mirrorMargins characterSpacingControl compat compatSetting "
    "drawingGridVerticalSpacing themeFontLang",
    _any,
)
_FURNITURE: dict[str, Check] = {
    **_LOOK,
    "hdr": _any,
    "ftr": _any,
    "fldChar": lambda attributes: set(attributes) <= {"w:fldCharType", "w:dirty"},
    "instrText": _any,
    "fldSimple": lambda attributes: bool(_PAGE.fullmatch(attributes.get("w:instr", ""))),
    "bookmarkStart": _any,
    "bookmarkEnd": _any,
    "proofErr": _any,
    "sdt": _any,
    "sdtPr": _any,
    "sdtContent": _any,
    "id": _any,
    "docPartObj": _any,
    "docPartGallery": _any,
    "docPartUnique": _any,
}


def hold_docx(held: Held) -> None:
    """Hold a Word file that a house's templates made. Raises ``ProofError``."""
    ours, theirs = parts_of(held.plain), parts_of(held.content)
    colours = _Colours()
    for name in hold_parts(ours, theirs, lambda name: bool(_CHANGING.fullmatch(name))):
        if name == "word/document.xml":
            part = _hold(name, theirs[name], ours[name], _LOOK, _WHOLE)
        elif name == "word/styles.xml":
            part = _hold(name, theirs[name], ours[name], _STYLES)
        elif name == "word/fontTable.xml":
            part = _hold(name, theirs[name], ours[name], _FONTS)
        elif name == "word/settings.xml":
            part = _hold(name, theirs[name], ours[name], _SETTINGS)
        else:
            part = _furniture(name, theirs[name], ours[name], held.claims)
        colours.add(part)
    colours.hold()


def hold_reference(styles: bytes, plain: bytes, parts: Mapping[str, bytes]) -> None:
    """Hold what a reference document brings: the look of the styles, headers and footers. Raises ``ProofError``."""
    colours = _Colours(_theme(parts.get("word/theme/house.xml", b"")))
    colours.add(_hold("样式", styles, plain, _STYLES))
    colours.hold()
    for name, content in parts.items():
        if re.fullmatch(r"word/house\d+_(?:header|footer)\.xml", name):
            _furniture(name.rpartition("_")[2], content, b"<none/>", claims_nothing)


def header_texts(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """What the headers and footers of a reference document say, paragraph by paragraph."""
    return tuple(
        text
        for name, content in parts.items()
        if re.fullmatch(r"word/house\d+_(?:header|footer)\.xml", name)
        for text in paragraphs(seen(content, _SHAPES))
    )


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


_SHAPES = ("w:drawing", "w:pict", "mc:AlternateContent", "w:object")


def _hold(name: str, content: bytes, plain: bytes, allowed: Mapping[str, Check], whole: tuple[str, ...] = ()) -> Part:
    part = seen(content, whole)
    hold_elements(part, seen(plain, whole), _named(allowed), name, _INSTEAD)
    return part


def _named(allowed: Mapping[str, Check]) -> dict[str, Check]:
    return {f"w:{name}": check for name, check in allowed.items()}


def _furniture(name: str, content: bytes, plain: bytes, claims: Callable[[str], Text | None]) -> Part:
    """A header or a footer: its own few words, the number of the page, pictures and lines without words."""
    part = seen(content, _SHAPES)
    was = seen(plain, _SHAPES)
    free = part._replace(whole={}, elements=[one for one in part.elements if one.name.startswith("w:")])
    hold_elements(free, was, _named(_FURNITURE), name, _INSTEAD)
    for shape in (tree for trees in part.whole.values() for tree in trees):
        if re.search(r"<(?:w:t|w:txbxContent|a:t|w:instrText|v:textpath|w:object|o:OLEObject)[ >]", shape):
            raise refuse(
                name, "页眉页脚里不能有文本框、艺术字和嵌入的对象；文字直接写在段落里", "no text boxes, no objects"
            )
    for holder, text in part.texts:
        if holder == "w:instrText" and not _PAGE.fullmatch(text):
            raise refuse(f"{name} {text}", "页眉页脚里的域只能是页码（PAGE、NUMPAGES）", "fields count pages only")
    for text in paragraphs(part):
        if why := claims(text):
            raise refuse_for(f"{name} {text}", why)
    return part


class _Colours:
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
