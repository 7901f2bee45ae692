"""What an agency's style sheet may set: colours, room, fonts, borders; nothing that hides, adds or moves the report's words.

A rule of the built-in style sheet, unchanged, is always right. Every other is held to the properties below, whose values
are looked at one by one. What reaches the blocks of the house's own only may lay these out more freely.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from gipgen.formats.css_rules import Rule, parse_css, selectors_of
from gipgen.formats.css_values import OWN_PROPERTIES, PROPERTIES, grounds, same_kind
from gipgen.formats.visible import WHITE, Colour, colour, refuse, stands_out

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


@lru_cache(maxsize=64)  # the reports of a house have one style sheet
def hold_css(text: str, plain: str, taken: frozenset[str]) -> None:
    """Hold a style sheet. ``taken`` are the classes and ids of what holds the report. Raises ``ProofError``."""
    rules, builtin = parse_css(text), parse_css(plain)
    free = frozenset(builtin)
    variables = _variables(rules)
    known = _variables(builtin)
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
        checks = _checks(rule, name, is_own=is_own)
        is_unprinted = is_own and rule.is_print and (name, value) == ("display", "none")  # a banner need not be printed
        if not is_unprinted and not all(any(check(each) for check in checks) for each in _meanings(value, variables)):
            raise refuse(f"{rule.selector} {{ {name}: {value} }}", f"样式表里不能这样写。{_INSTEAD}", _ENGLISH)


def _checks(rule: Rule, name: str, *, is_own: bool) -> list[Callable[[str], bool]]:
    """What looks at the values of a property; nothing for one that may not be set there."""
    if name == "display" and not is_own and not _DISPLAYED.fullmatch(rule.selector):
        return []  # a table is one of rows and columns, a list one of items
    found = [PROPERTIES.get(name), OWN_PROPERTIES.get(name) if is_own else None]
    return [check for check in found if check is not None]


def _variable(name: str, value: str, known: dict[str, list[str]], variables: dict[str, list[str]]) -> None:
    """A variable of the built-in style sheet keeps its kind; one of the house's is held where it is used."""
    if name not in known:
        return
    for each in _meanings(value, variables):
        if not same_kind(known[name][0], each) or "var(" in each:
            raise refuse(f"{name}: {value}", f"这个变量不能是这个值。{_INSTEAD}", _ENGLISH)


def _hold_colours(rules: Iterable[Rule], free: frozenset[Rule], *, is_dark: bool) -> None:
    """Whatever colour letters of the report have stands out from whatever ground they may have."""
    seen = [rule for rule in rules if (is_dark or not rule.is_dark) and not (rule.is_print and rule in free)]
    light = _variables(rule for rule in seen if not rule.is_dark)
    variables = {**light, **_variables(rule for rule in seen if rule.is_dark)} if is_dark else light
    found = _Seen([], [])
    for rule in filter(lambda each: _colours(each, free, is_dark=is_dark), seen):
        _gather(rule, variables, found)
    _contrast(found)


def _colours(rule: Rule, free: frozenset[Rule], *, is_dark: bool) -> bool:
    """Whether a rule colours the report's letters: what a house sets for a light page does not, on a dark one."""
    if rule in free:
        return rule.selector in _REACHING
    return rule.is_dark or not is_dark


_REACHING = ("body", "a", "thead th, thead td, tbody th")  # the built-in rules that colour the report's letters


def _gather(rule: Rule, variables: dict[str, list[str]], seen: _Seen) -> None:
    for name, value in rule.declarations:
        for each in _meanings(value, variables):
            if name == "color" and (shade := colour(each)):
                seen.letters.append((shade, f"{name}: {value}"))
            elif name.startswith("background"):
                seen.grounds.extend((ground, f"{name}: {value}") for ground in grounds(each) if ground)


def _contrast(seen: _Seen) -> None:
    for letters, said in seen.letters:
        for ground, where in seen.grounds:
            if not stands_out(letters, [ground]):
                what = "；".join(filter(None, (said, where)))
                raise refuse(what, "字的颜色和底色太接近，看不清。请把其中一种颜色改深或改浅", "too little contrast")
