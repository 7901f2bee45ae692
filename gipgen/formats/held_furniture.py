"""Headers and footers of a Word file: a few words, the number of the page, a small picture, a line.

Nothing there lies over the page, says what is the report's, or comes from elsewhere.
"""

import re
from ast import literal_eval
from collections.abc import Callable, Iterable

from gipgen.findings.text import Text
from gipgen.formats.held_xml import (
    Attributes,
    Check,
    Element,
    Part,
    hold_elements,
    paragraphs,
    seen,
    whole_number,
)
from gipgen.formats.own_words import visible, why_unseen
from gipgen.formats.visible import refuse, refuse_for
from gipgen.formats.word_looks import INSTEAD, LOOK, in_word, whatever

_PAGE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\s*(?:\\\*\s*\w+\s*)*")
_FURNITURE: dict[str, Check] = {
    **LOOK,
    "hdr": whatever,
    "ftr": whatever,
    "fldChar": lambda attributes: set(attributes) <= {"w:fldCharType", "w:dirty"},
    "instrText": whatever,
    "fldSimple": lambda attributes: bool(_PAGE.fullmatch(attributes.get("w:instr", ""))),
    "bookmarkStart": whatever,
    "bookmarkEnd": whatever,
    "proofErr": whatever,
    "sdt": whatever,
    "sdtPr": whatever,
    "sdtContent": whatever,
    "id": whatever,
    "docPartObj": whatever,
    "docPartGallery": whatever,
    "docPartUnique": whatever,
}
SHAPES = ("w:drawing", "w:pict", "mc:AlternateContent", "w:object")
_PICTURE = frozenset(
    [
        "w:drawing",
        "wp:inline",
        "wp:extent",
        "wp:effectExtent",
        "wp:docPr",
        "wp:cNvGraphicFramePr",
        "a:graphicFrameLocks",
        "a:graphic",
        "a:graphicData",
        "pic:pic",
        "pic:nvPicPr",
        "pic:cNvPr",
        "pic:cNvPicPr",
        "a:picLocks",
        "pic:blipFill",
        "a:blip",
        "a:extLst",
        "a:ext",
        "a14:useLocalDpi",
        "asvg:svgBlip",
        "a:stretch",
        "a:fillRect",
        "a:srcRect",
        "pic:spPr",
        "a:xfrm",
        "a:off",
        "a:prstGeom",
        "a:avLst",
        "a:noFill",
        "a:ln",
    ]
)
_LINE = frozenset(
    [
        "mc:AlternateContent",
        "mc:Choice",
        "mc:Fallback",
        "w:drawing",
        "w:pict",
        "v:line",
        "v:stroke",
        "wp:anchor",
        "wp:inline",
        "wp:simplePos",
        "wp:positionH",
        "wp:positionV",
        "wp:posOffset",
        "wp:align",
        "wp:extent",
        "wp:effectExtent",
        "wp:wrapNone",
        "wp:wrapTopAndBottom",
        "wp:docPr",
        "wp:cNvGraphicFramePr",
        "a:graphicFrameLocks",
        "a:graphic",
        "a:graphicData",
        "wps:wsp",
        "wps:cNvCnPr",
        "wps:cNvSpPr",
        "wps:cNvPr",
        "wps:spPr",
        "wps:bodyPr",
        "wps:style",
        "a:lnRef",
        "a:fillRef",
        "a:effectRef",
        "a:fontRef",
        "a:schemeClr",
        "a:srgbClr",
        "a:xfrm",
        "a:off",
        "a:ext",
        "a:prstGeom",
        "a:avLst",
        "a:ln",
        "a:solidFill",
        "a:round",
        "a:miter",
        "a:prstDash",
        "a:headEnd",
        "a:tailEnd",
        "a:noFill",
    ]
)
_OPENED = re.compile(r"<([\w:]+) (\[[^\]<>]*\])>")
_WIDEST, _HIGHEST, _THICKEST = 6_480_000, 1_440_000, 76_200  # 18 cm, 4 cm, 6 pt, in the units of drawings
_ONLY = "页眉页脚里只能有嵌入在行内、不大于 18 厘米×4 厘米的图片和细线；文本框、形状、浮动的图片会盖住正文"
_ONLY_EN = "pictures in line of at most 18 by 4 cm, and thin lines; what floats covers the page"


def hold_furniture(
    name: str, content: bytes, plain: bytes, claims: Callable[[str], Text | None], pictures: Iterable[str] = ()
) -> Part:
    """Hold a header or a footer; ``pictures`` are the relations of those that come along. Raises ``ProofError``."""
    part, was = seen(content, SHAPES), seen(plain, SHAPES)
    hold_elements(part._replace(whole={}), was, in_word(_FURNITURE), name, INSTEAD)
    for shape in _shapes(part) - _shapes(was):  # own is the number beside a table that lies on its side
        if not _may_be_drawn(shape, frozenset(pictures)):
            raise refuse(name, _ONLY, _ONLY_EN)
    for holder, text in part.texts:
        if holder == "w:instrText" and not _PAGE.fullmatch(text):
            raise refuse(f"{name} {text}", "页眉页脚里的域只能是页码（PAGE、NUMPAGES）", "fields count pages only")
    words = paragraphs(part)
    for text in (*words, "|".join(words)):  # cells beside one another are read as one line
        if why := why_unseen(text) or claims(text):
            raise refuse_for(f"{name} {visible(text)}", why)
    return part


def _shapes(part: Part) -> set[str]:
    return {tree for trees in part.whole.values() for tree in trees}


def _may_be_drawn(shape: str, pictures: frozenset[str]) -> bool:
    """Whether a drawing is a small picture in its line that came along, or a thin line."""
    if shape.count("<") != 2 * len(_OPENED.findall(shape)):
        return False  # signs of markup in its words
    try:
        elements = [Element(name, tuple(literal_eval(told))) for name, told in _OPENED.findall(shape)]
    except (ValueError, SyntaxError):
        return False
    names = {one.name for one in elements}
    if not all(_is_small(one) for one in elements):
        return False
    if names <= _PICTURE:
        return all(_is_there(dict(one.attributes), pictures) for one in elements)
    return names <= _LINE and all(_is_thin(dict(one.attributes)) for one in elements)


def _is_small(element: Element) -> bool:
    attributes = dict(element.attributes)
    return whole_number(attributes.get("cx", ""), 0, _WIDEST) and whole_number(attributes.get("cy", ""), 0, _HIGHEST)


def _is_there(attributes: Attributes, pictures: frozenset[str]) -> bool:
    """Whether a picture lies in the document: one from elsewhere is not there, or another tomorrow."""
    kind = attributes.get("prst", "rect")
    return "r:link" not in attributes and attributes.get("r:embed", "") in {*pictures, ""} and kind.endswith("ect")


def _is_thin(attributes: Attributes) -> bool:
    weight = re.fullmatch(r"([\d.]+)(?:pt)?", attributes.get("strokeweight", "0"))
    is_thin = weight is not None and float(weight[1]) <= 6 and whole_number(attributes.get("w", ""), 0, _THICKEST)
    return is_thin and attributes.get("prst", "line") in ("line", "straightConnector1")
