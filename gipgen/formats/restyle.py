"""The look of one Word document's styles put into another's, style by style of the same name.

What a style says is worked out along its ``basedOn`` chain, so that it looks the same whatever else its document defines.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from gipgen.fence.counts import refuse
from gipgen.findings.text import Text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_IDENTITY = ("name", "basedOn", "next", "link", "uiPriority", "qFormat", "semiHidden", "unhideWhenUsed", "rsid")
_BY_ATTRIBUTE = ("rFonts", "spacing", "ind", "lang")
_ORDER = {  # of the elements in ECMA-376; numbering and revisions are left out
    "pPr": [
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
        "suppressLineNumbers",
        "pBdr",
        "shd",
        "tabs",
        "suppressAutoHyphens",
        "kinsoku",
        "wordWrap",
        "overflowPunct",
        "topLinePunct",
        "autoSpaceDE",
        "autoSpaceDN",
        "bidi",
        "adjustRightInd",
        "snapToGrid",
        "spacing",
        "ind",
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
    ],
    "rPr": [
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "caps",
        "smallCaps",
        "strike",
        "dstrike",
        "outline",
        "shadow",
        "emboss",
        "imprint",
        "noProof",
        "snapToGrid",
        "vanish",
        "webHidden",
        "color",
        "spacing",
        "w",
        "kern",
        "position",
        "sz",
        "szCs",
        "highlight",
        "u",
        "effect",
        "bdr",
        "shd",
        "fitText",
        "vertAlign",
        "rtl",
        "cs",
        "em",
        "lang",
        "eastAsianLayout",
        "specVanish",
    ],
}
_ALIASES = {"normal": ("normal", "正文"), "title": ("title", "标题"), "body text": ("body text", "正文文本")}
_ALIASES |= {f"heading {level}": (f"heading {level}", f"标题 {level}") for level in range(1, 5)}


_MAX_TAGS = 300_000  # of one part; the styles of Word have 10,000
_TAGS = Text("个标记", "tags")


def read_xml(content: bytes) -> Any:
    """An XML part of a package; entities and the network are out of reach."""
    from lxml import etree  # noqa: PLC0415  a house style only

    refuse(_TAGS, content.count(b"<"), _MAX_TAGS)
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def restyle(ours: bytes, theirs: bytes) -> bytes:
    """``ours`` (a styles part) with the look of the styles of the same name in ``theirs``."""
    from lxml import etree  # noqa: PLC0415  a house style only

    tree, model = read_xml(ours), read_xml(theirs)
    by_id = {each.get(f"{W}styleId"): each for each in model.iter(f"{W}style")}
    by_name = {_name(each): each for each in by_id.values()}
    defaults = model.find(f"{W}docDefaults")
    for style in tree.iter(f"{W}style"):
        source = _source(style, by_name)
        if source is not None:
            _redress(style, [_resolved(source, tag, by_id, defaults) for tag in ("pPr", "rPr")])
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _source(style: Any, by_name: dict[str, Any]) -> Any:
    """The style of the same name and type that ``style`` is to look like; those of tables stay as they are."""
    name, kind = _name(style), style.get(f"{W}type")
    source = next((by_name[alias] for alias in _ALIASES.get(name, (name,)) if alias in by_name), None)
    return source if source is not None and source.get(f"{W}type") == kind != "table" else None


def _redress(style: Any, look: list[Any]) -> None:
    """Put the properties of paragraph and text in place of a style's own."""
    outline = style.find(f"{W}pPr/{W}outlineLvl")
    for child in list(style):
        if child.tag.removeprefix(W) not in _IDENTITY:
            style.remove(child)
    for properties in look:
        tag = properties.tag.removeprefix(W)
        if _name(style) == "normal":
            _complete(properties, tag)
        if tag == "pPr" and outline is not None and properties.find(f"{W}outlineLvl") is None:
            properties.append(outline)  # the navigation pane lives on it
        if len(properties):
            style.append(properties)


def _complete(properties: Any, tag: str) -> None:
    """What Word takes where a document says nothing; else the standard's defaults of our own would show through."""
    for name, attributes in _SILENT[tag].items():
        if properties.find(f"{W}{name}") is None:
            later = _ORDER[tag][_ORDER[tag].index(name) + 1 :]
            place = next((n for n, each in enumerate(properties) if each.tag.removeprefix(W) in later), len(properties))
            element = properties.makeelement(f"{W}{name}", {f"{W}{key}": value for key, value in attributes.items()})
            properties.insert(place, element)


_SILENT = {
    "pPr": {"spacing": {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}},
    "rPr": {"sz": {"val": "20"}, "szCs": {"val": "20"}},
}


def _name(style: Any) -> str:
    name = style.find(f"{W}name")
    return name.get(f"{W}val", "").lower() if name is not None else ""


def _resolved(style: Any, tag: str, by_id: dict[str, Any], defaults: Any) -> Any:
    """All properties of a style: the document's defaults, then its ancestors', then its own; a nearer one wins whole."""
    from lxml import etree  # noqa: PLC0415  a house style only

    chain = [each.find(f"{W}{tag}") for each in _line(style, by_id)]
    chain.append(defaults.find(f"{W}{tag}Default/{W}{tag}") if defaults is not None else None)
    merged: dict[str, Any] = {}
    for child in (child for each in reversed(chain) if each is not None for child in each):
        name = child.tag.removeprefix(W)
        by_attribute = name in _BY_ATTRIBUTE and name in merged
        merged[name] = _over(child, merged[name]) if by_attribute else deepcopy(child)
    result = etree.Element(f"{W}{tag}")
    result.extend(merged[name] for name in _ORDER[tag] if name in merged)
    return result


def _line(style: Any, by_id: dict[str, Any]) -> Iterator[Any]:
    """A style, the one that it is based on, and so on; a ring is walked once."""
    seen = set()
    while style is not None and style.get(f"{W}styleId") not in seen:
        seen.add(style.get(f"{W}styleId"))
        yield style
        based = style.find(f"{W}basedOn")
        style = by_id.get(based.get(f"{W}val")) if based is not None else None


def _over(nearer: Any, farther: Any) -> Any:
    """Attributes of the nearer style over those of the farther; a font named outright goes before the theme's."""
    for name, value in nearer.attrib.items():
        for theme in (f"{name}Theme", f"{name}theme"):
            farther.attrib.pop(theme, None)
        farther.set(name, value)
    return farther
