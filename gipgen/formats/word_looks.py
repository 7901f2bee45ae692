"""What may be set in a Word file, element by element: looks that can be seen, and nothing that hides or adds.

For the templates of a house (held_docx.py) and for its reference document (held_reference.py).
"""

import re
from collections.abc import Mapping

from gipgen.formats.held_xml import Attributes, Check, each, is_off, whole_number
from gipgen.formats.visible import colour, has_letters

INSTEAD = "可以改字体、字号、颜色、间距、边框，加标题和落款前后的段落"


def whatever(attributes: Attributes) -> bool:  # noqa: ARG001  whatever it has
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


def _side(attributes: Attributes) -> bool:
    """A border; or, where it has a width, what a cell leaves free."""
    if "w:w" not in attributes:
        return _border(attributes)
    return attributes.get("w:type", "dxa") in ("dxa", "nil") and whole_number(attributes["w:w"], 0, 600)


_SIDES = ("top", "left", "bottom", "right", "start", "end", "insideH", "insideV", "between")
LOOK: dict[str, Check] = {
    **each("p pPr r rPr tbl tblPr tblGrid tr trPr tc tcPr pBdr tcBorders tblBorders tblCellMar tcMar tabs", whatever),
    **each("b bCs i iCs keepNext keepLines widowControl snapToGrid pageBreakBefore contextualSpacing", whatever),
    **each("autoSpaceDE autoSpaceDN adjustRightInd kinsoku overflowPunct topLinePunct wordWrap", whatever),
    **each("suppressAutoHyphens suppressLineNumbers mirrorIndents noProof lang kern outlineLvl cantSplit", whatever),
    **each("tblHeader tblLook textAlignment vAlign noWrap caps smallCaps shadow outline cs hint", whatever),
    **each("strike dstrike vanish webHidden specVanish emboss imprint bidi rtl em effect", is_off),
    **dict.fromkeys(_SIDES, _side),
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
STYLES: dict[str, Check] = {
    **LOOK,
    **each("styles docDefaults rPrDefault pPrDefault style name basedOn next link uiPriority qFormat", whatever),
    **each("semiHidden unhideWhenUsed rsid locked aliases latentStyles lsdException tblStylePr tblStyleRowBandSize", whatever),
    "tblStyleColBandSize": whatever,
    "bdr": _border,
    "eastAsianLayout": lambda attributes: set(attributes) <= {"w:id"},
    "fitText": lambda attributes: False,  # noqa: ARG005  squeezes letters into nothing
}  # fmt: skip
FONTS = {
    **each("fonts family pitch panose1 sig", whatever),
    "charset": lambda attributes: attributes.get("w:val") != "02",  # of symbols
    "font": _fonts,
    "altName": _fonts,
}
SETTINGS = each(
    "settings zoom defaultTabStop evenAndOddHeaders mirrorMargins characterSpacingControl compat compatSetting "
    "drawingGridVerticalSpacing themeFontLang",
    whatever,
)


def in_word(allowed: Mapping[str, Check]) -> dict[str, Check]:
    return {f"w:{name}": check for name, check in allowed.items()}
