"""The properties that a house's style sheet may set, each with what looks at its value; sizes in points."""

import re
from collections.abc import Callable, Iterator

from gipgen.formats.visible import NAMED, Colour, colour, has_letters

_UNITS = {
    "pt": 1.0,
    "px": 0.75,
    "rem": 12.0,
    "mm": 72 / 25.4,
    "cm": 72 / 2.54,
    "in": 72.0,
}  # a rem is 12 points at least
LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|px|rem|em|mm|cm|in|ch|vw|vh|%|)")
_SMALLEST, _LARGEST = 7.4, 60.0  # letters, in points
_SIZES = ("medium", "large", "x-large", "xx-large", "larger", "inherit", "small")


def _is(*words: str) -> Callable[[str], bool]:
    return lambda value: value in words


def size(value: str) -> bool:
    """Letters that can be read: an ``em`` below 1 gets small where elements stand in one another."""
    if value in _SIZES:
        return True
    match = LENGTH.fullmatch(value)
    if not match or match[2] in ("vw", "vh", "ch", ""):
        return False
    number = float(match[1])
    if match[2] in ("em", "%"):
        return 1 <= number / (100 if match[2] == "%" else 1) <= 3
    return _SMALLEST <= number * _UNITS[match[2]] <= _LARGEST


def _room(value: str) -> bool:
    """Room around something: none is negative, none fills a page."""
    parts = value.split()
    return 0 < len(parts) <= 4 and all(each in ("0", "auto") or _between(each, 0, 160) for each in parts)


def _between(value: str, least: float, most: float) -> bool:
    match = LENGTH.fullmatch(value)
    if not match or (not match[2] and float(match[1])):
        return False
    points = float(match[1]) * {**_UNITS, "em": 12.0, "ch": 6.0, "%": 4.0, "vw": 4.0, "vh": 4.0, "": 0.0}[match[2]]
    return least <= points <= most


def _width(value: str) -> bool:
    return value in ("auto", "none", "max-content", "fit-content") or _between(value, 72, 2000)


def _narrowest(value: str) -> bool:
    return value in ("auto", "0") or _between(value, 0, 720)


def _border(value: str) -> bool:
    return "url(" not in value and all(
        part
        in ("solid", "dashed", "dotted", "double", "none", "thin", "medium", "transparent", "currentcolor", "groove")
        or shade(part)
        or _between(part, 0, 12)
        or part == "0"
        for part in re.sub(r"rgb\([^)]*\)", "#000", value).split()
    )


def fonts(value: str) -> bool:
    return "url(" not in value and has_letters(value) and bool(re.fullmatch(r"[\w\s,.\"'()-]+", value))


def _font(value: str) -> bool:
    """The properties of a font in one: those before the size are a few words, those behind it names."""
    match = re.fullmatch(r"(?:(?:bold|bolder|normal|italic|[1-9]00) )*([\d.]+[a-z%]+)(?:/([\d.]+))? (.+)", value)
    return match is not None and size(match[1]) and (not match[2] or line(match[2])) and fonts(match[3])


def line(value: str) -> bool:
    match = LENGTH.fullmatch(value)
    if value == "normal" or not match:
        return value == "normal"
    number = float(match[1])
    if match[2] in ("", "em", "%"):
        return 1 <= number / (100 if match[2] == "%" else 1) <= 4
    return 12 <= number * _UNITS.get(match[2], 0) <= 90


def _shadow(value: str) -> bool:
    return value == "none" or (
        "inset" not in value and all(_between(each, -8, 18) for each in re.findall(r"-?[\d.]+(?:px|em|rem|pt)", value))
    )


def _signed(least: float, most: float) -> Callable[[str], bool]:
    return lambda value: value in ("0", "normal", "inherit") or _between(value, least, most)


_COLOUR = re.compile(r"#[0-9a-f]{3}(?:[0-9a-f]{3})?|rgb\( ?\d{1,3}(?:( ?, ?| )\d{1,3})(?:\1\d{1,3}) ?\)")


def shade(value: str) -> Colour | None:
    """A colour as browsers read it, who pass over what is none."""
    return colour(value) if value.lower() in NAMED or _COLOUR.fullmatch(value.lower()) else None


def is_sure(name: str, value: str) -> bool:
    """Whether browsers take this declaration, and take back what was declared before."""
    one, is_image = value.lower(), name == "background-image"
    return (
        name.startswith("--")
        or (shade(one) is not None and not is_image)
        or one == "inherit"
        or (one == "none" and name in ("background", "background-image"))
        or (one == "transparent" and name in ("background", "background-color"))
        or bool(re.fullmatch(r"var\(--[\w-]+\)", one) and not is_image)
    )


def grounds(value: str) -> Iterator[Colour | None]:
    """The colours of a background; ``None`` for a part that is none."""
    rest = re.sub(r"linear-gradient\((?:[^()]|\([^()]*\))*\)", lambda match: _stops(match[0]), value)
    for part in re.findall(r"rgb\([^)]*\)|\S+", rest):
        yield shade(part)


def _stops(gradient: str) -> str:
    """The colours that a gradient runs through, parted by blanks."""
    inner = gradient.partition("(")[2][:-1]
    inner = re.sub(r"^\s*(?:to [a-z ]+|-?[\d.]+deg)\s*,", "", inner)
    return " ".join(part.split()[0] for part in re.split(r",(?![^(]*\))", inner) if part.split())


def _layers(value: str) -> bool:
    """A background: a colour, or a run of colours; no picture from anywhere."""
    return value in ("none", "transparent", "inherit") or all(grounds(value))


PROPERTIES: dict[str, Callable[[str], bool]] = {
    "background": _layers,
    "background-color": _layers,
    "background-image": _layers,
    "border-collapse": _is("collapse", "separate"),
    "border-radius": _room,
    "border-spacing": _room,
    "box-shadow": _shadow,
    "box-sizing": _is("border-box", "content-box"),
    "caption-side": _is("top"),
    "color": lambda value: value in ("inherit", "currentcolor") or shade(value) is not None,
    "color-scheme": _is("light", "only light"),
    "display": _is("block", "inline", "inline-block", "flow-root"),
    "empty-cells": _is("show"),
    "font": _font,
    "font-family": fonts,
    "font-size": size,
    "font-stretch": _is("normal"),
    "font-style": _is("normal", "italic"),
    "font-variant-numeric": _is("normal", "tabular-nums", "lining-nums", "lining-nums tabular-nums"),
    "font-weight": lambda value: bool(re.fullmatch(r"normal|bold|bolder|inherit|[1-9]00", value)),
    "height": _is("auto"),
    "hyphens": _is("none", "manual"),
    "letter-spacing": _signed(0, 6),
    "line-height": line,
    "max-width": _width,
    "min-width": _narrowest,
    "orphans": str.isdigit,
    "outline": _border,
    "outline-color": lambda value: shade(value) is not None,
    "outline-offset": _signed(0, 12),
    "overflow-wrap": _is("normal", "anywhere", "break-word"),
    "overflow-x": _is("auto", "visible"),
    "size": lambda value: bool(re.fullmatch(r"(A4|A3)( portrait| landscape)?", value)),
    "scroll-behavior": _is("auto", "smooth"),
    "table-layout": _is("auto"),
    "text-align": _is("left", "right", "center", "justify", "start", "end", "inherit"),
    "text-decoration": _is("none", "underline"),
    "text-indent": _signed(0, 48),
    "text-wrap": _is("wrap", "balance", "pretty"),
    "vertical-align": _is("baseline", "middle", "top", "bottom"),
    "white-space": _is("normal", "nowrap"),
    "widows": str.isdigit,
    "width": _width,
    "word-break": _is("normal", "keep-all", "break-word", "break-all"),
    "word-spacing": _signed(0, 12),
    **dict.fromkeys(("margin", "padding", *(f"{a}-{b}" for a in ("margin", "padding") for b in (
        "top", "bottom", "left", "right", "block", "inline", "block-start", "block-end"))), _room),
    **dict.fromkeys(("border", *(f"border-{side}" for side in ("top", "bottom", "left", "right", "color", "style", "width")), *(
        f"border-{side}-{what}" for side in ("top", "bottom", "left", "right") for what in ("color", "style", "width"))), _border),
    **dict.fromkeys(("break-before", "break-after", "page-break-before", "page-break-after"), _is("auto", "avoid", "page", "always")),
    **dict.fromkeys(("break-inside", "page-break-inside"), _is("auto", "avoid")),
}  # fmt: skip
OWN_PROPERTIES: dict[str, Callable[[str], bool]] = {  # of blocks that are the house's own
    "align-items": _is("center", "start", "end", "flex-start", "flex-end", "baseline", "stretch"),
    "cursor": _is("pointer", "default"),
    "display": _is("block", "inline", "inline-block", "flow-root", "flex", "inline-flex"),
    "flex-wrap": _is("wrap", "nowrap"),
    "gap": _room,
    "justify-content": _is("center", "start", "end", "flex-start", "flex-end", "space-between", "space-around"),
    "list-style": _is("none", "disc", "circle", "square"),
    "list-style-type": _is("none", "disc", "circle", "square"),
    "min-height": _narrowest,
    "text-indent": _signed(0, 48),
    "width": _narrowest,
    "max-height": _width,
}


def same_kind(was: str, value: str) -> bool:
    """Whether a variable's new value is of the kind of the old: a colour, a length or fonts."""
    if shade(was):
        return shade(value) is not None
    return size(value) or line(value) if LENGTH.fullmatch(was) else fonts(value)
