"""What an agency's style sheet may set: colours, room, fonts, borders; nothing that hides, adds or moves the report's words.

A rule of the built-in style sheet, unchanged, is always right. Every other is held to the properties below, whose values
are looked at one by one. What reaches the blocks of the house's own only may lay these out more freely.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from gipgen.formats.css_rules import Rule, parse_css, selectors_of
from gipgen.formats.visible import WHITE, Colour, colour, has_letters, refuse, stands_out

_UNITS = {
    "pt": 1.0,
    "px": 0.75,
    "rem": 12.0,
    "mm": 72 / 25.4,
    "cm": 72 / 2.54,
    "in": 72.0,
}  # a rem is 12 points at least
_LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|px|rem|em|mm|cm|in|ch|vw|vh|%|)")
_SMALLEST, _LARGEST = 7.4, 60.0  # letters, in points
_WORDS = ("inherit", "initial", "auto", "normal", "none")
_SIZES = ("medium", "large", "x-large", "xx-large", "larger", "inherit", "small")


def _is(*words: str) -> Callable[[str], bool]:
    return lambda value: value in words


def _size(value: str) -> bool:
    """Letters that can be read: an ``em`` below 1 gets small where elements stand in one another."""
    if value in _SIZES:
        return True
    match = _LENGTH.fullmatch(value)
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
    match = _LENGTH.fullmatch(value)
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
        or colour(part)
        or _between(part, 0, 12)
        or part == "0"
        for part in re.sub(r"rgb\([^)]*\)", "#000", value).split()
    )


def _fonts(value: str) -> bool:
    return "url(" not in value and has_letters(value) and bool(re.fullmatch(r"[\w\s,.\"'()-]+", value))


def _font(value: str) -> bool:
    """The properties of a font in one: those before the size are a few words, those behind it names."""
    match = re.fullmatch(r"(?:(?:bold|bolder|normal|italic|[1-9]00) )*([\d.]+[a-z%]+)(?:/([\d.]+))? (.+)", value)
    return match is not None and _size(match[1]) and (not match[2] or _line(match[2])) and _fonts(match[3])


def _line(value: str) -> bool:
    match = _LENGTH.fullmatch(value)
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


def _layers(value: str) -> bool:
    """A background: a colour, or a run of colours; no picture from anywhere."""
    return value in ("none", "transparent", "inherit") or all(_grounds(value))


_PROPERTIES: dict[str, Callable[[str], bool]] = {
    "background": _layers,
    "background-color": _layers,
    "background-image": _layers,
    "border-collapse": _is("collapse", "separate"),
    "border-radius": _room,
    "border-spacing": _room,
    "box-shadow": _shadow,
    "box-sizing": _is("border-box", "content-box"),
    "caption-side": _is("top"),
    "color": lambda value: value in ("inherit", "currentcolor") or colour(value) is not None,
    "display": _is("block", "inline", "inline-block", "flow-root"),
    "empty-cells": _is("show"),
    "font": _font,
    "font-family": _fonts,
    "font-size": _size,
    "font-stretch": _is("normal"),
    "font-style": _is("normal", "italic"),
    "font-variant-numeric": _is("normal", "tabular-nums", "lining-nums", "lining-nums tabular-nums"),
    "font-weight": lambda value: bool(re.fullmatch(r"normal|bold|bolder|inherit|[1-9]00", value)),
    "height": _is("auto"),
    "hyphens": _is("none", "manual"),
    "letter-spacing": _signed(0, 6),
    "line-height": _line,
    "max-width": _width,
    "min-width": _narrowest,
    "orphans": str.isdigit,
    "outline": _border,
    "outline-color": lambda value: colour(value) is not None,
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
_OWN: dict[str, Callable[[str], bool]] = {  # of blocks that are the house's own
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
_CONTEXTS = re.compile(
    r"@page(?: ?:(?:first|left|right))?|@page landscape|@media (?:(?:only )?(?:screen|print|all)|\((?:prefers-color-scheme: ?(?:dark|light)"
    r"|(?:min|max)-width: ?[\d.]+(?:px|em|rem)|orientation: ?(?:portrait|landscape)|prefers-contrast: ?more)\))"
    r"(?: and \((?:prefers-color-scheme: ?(?:dark|light)|(?:min|max)-width: ?[\d.]+(?:px|em|rem))\))*"
)
_COMPOUND = re.compile(
    r"(?:\*|:root|[a-z][a-z0-9]*)?(?:[.#][\w-]+|\[(?:scope|start|lang)(?:=\"?[\w-]+\"?)?\]"
    r"|:(?:hover|focus|focus-visible|active|link|visited|root|first-child|last-child|first-of-type|last-of-type|nth-child\((?:odd|even|[\dn+ ]+)\)))*"
)
_DISPLAYED = re.compile(r"(?:(?:h[1-6]|a|img|p|figure)(?:, ?)?)+")
_INSTEAD = "样式可以改颜色、间距、字体、边框；见 docs/how-to/house-style.md"
_ENGLISH = "a style may set colours, spacing, fonts and borders"


class _Seen(NamedTuple):
    """Colours of the report's letters, and what they may stand on."""

    letters: list[tuple[Colour, str]]
    grounds: list[tuple[Colour, str]]


def hold_css(text: str, plain: str, taken: Iterable[str]) -> None:
    """Hold a style sheet. ``taken`` are the classes and ids of what holds the report. Raises ``ProofError``."""
    rules, builtin = parse_css(text), parse_css(plain)
    free = frozenset(builtin)
    variables = _variables(rules)
    known = _variables(builtin)
    taken = frozenset(taken)
    for rule in rules:
        if rule not in free:
            _context(rule)
            _rule(rule, variables, known, is_own=_is_own(rule, taken))
    for is_dark in (False, True):
        _hold_colours([rule for rule in rules if not _is_own(rule, taken)], free, is_dark=is_dark)


def hold_declarations(declarations: Iterable[tuple[str, str]], *, is_own: bool) -> None:
    """Hold a ``style`` attribute."""
    rule = Rule((), "*", tuple(declarations))
    _rule(rule, {}, {}, is_own=is_own)
    if not is_own:
        seen = _Seen([], [])
        _gather(rule, {}, seen)
        _contrast(_Seen(seen.letters or [((26, 26, 26), "")], seen.grounds or [(WHITE, ""), ((243, 245, 248), "")]))


def _context(rule: Rule) -> None:
    for line in rule.context:
        if not _CONTEXTS.fullmatch(line):
            raise refuse(line, f"样式表里不能用。{_INSTEAD}", _ENGLISH)
    if rule.selector and not rule.selector.startswith("@page"):
        for selector in selectors_of(rule.selector):
            if not selector or not all(_COMPOUND.fullmatch(each) for each in re.split(r" ?[>+~] ?| ", selector)):
                why = "样式的选择器里不能有 ::before、::after、:not 之类；只用标签、类和 id"
                raise refuse(selector, why, "a selector is made of elements, classes and ids")


def _is_own(rule: Rule, taken: frozenset[str]) -> bool:
    """Whether each of the selectors names a class or an id that nothing around the report's words has."""
    return (
        bool(rule.selector)
        and not rule.selector.startswith("@")
        and all(
            not re.search("[+~]", each) and set(re.findall(r"[.#]([\w-]+)", each)) - taken
            for each in selectors_of(rule.selector)
        )
    )


def _variables(rules: Iterable[Rule]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for rule in rules:
        for name, value in rule.declarations:
            if name.startswith("--"):
                found.setdefault(name, []).append(value)
    return found


def _meanings(value: str, variables: dict[str, list[str]], depth: int = 4) -> Iterator[str]:
    """All that a value with variables can come to."""
    match = re.search(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)", value)
    if match is None or not depth:
        yield value
        return
    choices = [*variables.get(match[1], ()), *([match[2].strip()] if match[2] else [])]
    for each in choices or ["?"]:
        yield from _meanings(value[: match.start()] + each + value[match.end() :], variables, depth - 1)


def _rule(rule: Rule, variables: dict[str, list[str]], known: dict[str, list[str]], *, is_own: bool) -> None:
    for name, value in rule.declarations:
        if name.startswith("--"):
            _variable(name, value, known, variables)
            continue
        allowed = [_PROPERTIES.get(name), _OWN.get(name) if is_own else None]
        checks = [check for check in allowed if check is not None]
        if name == "display" and not is_own and not _DISPLAYED.fullmatch(rule.selector):
            checks = []  # a table is one of rows and columns, a list one of items
        if is_own and rule.is_print and (name, value) == ("display", "none"):
            continue  # a banner of the house's own need not be printed
        meanings = list(_meanings(value, variables))
        if not checks or not all(any(check(each) for check in checks) for each in meanings):
            raise refuse(f"{rule.selector} {{ {name}: {value} }}", f"样式表里不能这样写。{_INSTEAD}", _ENGLISH)


def _variable(name: str, value: str, known: dict[str, list[str]], variables: dict[str, list[str]]) -> None:
    """A variable of the built-in style sheet keeps its kind; one of the house's is held where it is used."""
    if name not in known:
        return
    for each in _meanings(value, variables):
        was = known[name][0]
        is_right = (
            colour(each) is not None
            if colour(was)
            else _size(each) or _line(each)
            if _LENGTH.fullmatch(was)
            else _fonts(each)
        )
        if not is_right or "var(" in each:
            raise refuse(f"{name}: {value}", f"这个变量不能是这个值。{_INSTEAD}", _ENGLISH)


def _hold_colours(rules: Iterable[Rule], free: frozenset[Rule], *, is_dark: bool) -> None:
    """Whatever colour letters of the report have stands out from whatever ground they may have."""
    seen = [rule for rule in rules if (is_dark or not rule.is_dark) and not (rule.is_print and rule in free)]
    variables: dict[str, list[str]] = _variables(rule for rule in seen if rule.is_dark is is_dark)
    for name, values in _variables(rule for rule in seen if not rule.is_dark).items():
        variables.setdefault(name, values)
    found = _Seen([], [])
    for rule in seen:
        if rule in free and rule.selector not in _REACHING:
            continue
        if is_dark and not rule.is_dark and rule not in free:
            continue  # what a house sets for a light page only
        _gather(rule, variables, found)
    _contrast(found)


_REACHING = ("body", "a", "thead th, thead td, tbody th")  # the built-in rules that colour the report's letters


def _gather(rule: Rule, variables: dict[str, list[str]], seen: _Seen) -> None:
    for name, value in rule.declarations:
        for each in _meanings(value, variables):
            if name == "color" and (shade := colour(each)):
                seen.letters.append((shade, f"{name}: {value}"))
            elif name.startswith("background"):
                seen.grounds.extend((ground, f"{name}: {value}") for ground in _grounds(each) if ground)


def _grounds(value: str) -> Iterator[Colour | None]:
    """The colours of a background; ``None`` for a part that is none."""
    rest = re.sub(r"linear-gradient\((?:[^()]|\([^()]*\))*\)", lambda match: _stops(match[0]), value)
    for part in re.sub(r"rgb\([^)]*\)", lambda match: match[0].replace(" ", ","), rest).split():
        yield colour(re.sub(",+", ",", part))


def _stops(gradient: str) -> str:
    """The colours that a gradient runs through, parted by blanks."""
    inner = gradient.partition("(")[2][:-1]
    inner = re.sub(r"^\s*(?:to [a-z ]+|-?[\d.]+deg)\s*,", "", inner)
    return " ".join(part.split()[0] for part in re.split(r",(?![^(]*\))", inner) if part.split())


def _contrast(seen: _Seen) -> None:
    for letters, said in seen.letters:
        for ground, where in seen.grounds:
            if not stands_out(letters, [ground]):
                what = "；".join(filter(None, (said, where)))
                raise refuse(what, "字的颜色和底色太接近，看不清。请把其中一种颜色改深或改浅", "too little contrast")
