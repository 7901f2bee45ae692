"""What an agency's style sheet may set: colours, room, fonts, borders; nothing that hides, adds or moves the report's words.

A rule of the built-in style sheet, unchanged, is always right. Every other is held to the properties below, whose values
are looked at one by one. What reaches the blocks of the house's own only may lay these out more freely.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from gipgen.formats.css_rules import Rule, meanings, parse_css, selectors_of, variables_of
from gipgen.formats.css_values import OWN_PROPERTIES, PROPERTIES, same_kind
from gipgen.formats.held_colours import Seen, hold_contrast, hold_element, hold_headers, what_is_seen
from gipgen.formats.visible import refuse

_CONTEXTS = re.compile(
    r"@page(?: ?:(?:first|left|right))?|@page landscape|@media (?:(?:only )?(?:screen|print|all)|\((?:prefers-color-scheme: ?(?:dark|light)"
    r"|(?:min|max)-width: ?[\d.]+(?:px|em|rem)|orientation: ?(?:portrait|landscape)|prefers-contrast: ?more)\))"
    r"(?: and \((?:prefers-color-scheme: ?(?:dark|light)|(?:min|max)-width: ?[\d.]+(?:px|em|rem))\))*"
)
_COMPOUND = re.compile(
    r"(?:\*|:root|[a-z][a-z0-9]*)?(?:[.#][\w-]+|\[(?:scope|start|lang)(?:=\"?[\w-]+\"?)?\]"
    r"|:(?:hover|focus|focus-visible|active|link|visited|root|first-child|last-child|first-of-type|last-of-type|nth-child\((?:odd|even|[\dn+ ]+)\)))*"
)
_WISHES, _END_OF_WISHES = "/* wishes of gipgen.toml */", "/* end of wishes */"  # settings_held.py holds them
_DISPLAYED = re.compile(r"(?:(?:h[1-6]|a|img|p|figure)(?:, ?)?)+")
_INSTEAD = "样式可以改颜色、间距、字体、边框；见 docs/how-to/house-style.md"
_ENGLISH = "a style may set colours, spacing, fonts and borders"


@lru_cache(maxsize=64)  # the reports of a house have one style sheet
def hold_css(text: str, plain: str, taken: frozenset[str]) -> tuple[Seen, ...]:
    """Hold a style sheet. ``taken`` are the classes and ids of what holds the report. Raises ``ProofError``.

    Returns what is seen of the report on a light page and on a dark one.
    """
    wishes = plain[plain.find(_WISHES) : plain.find(_END_OF_WISHES)] if _WISHES in plain else ""
    rules, builtin = (parse_css(each.replace(wishes, "", 1) if wishes else each) for each in (text, plain))
    free = frozenset(builtin)
    variables = variables_of(rules)
    known = variables_of(builtin)
    for rule in rules:
        if rule not in free:
            _context(rule)
            _rule(rule, variables, known, is_own=_is_own(rule, taken))
    reaching = [rule for rule in rules if not _is_own(rule, taken)]
    seen = what_is_seen(reaching, free)
    for each in seen:
        hold_contrast(each)
    hold_headers([rule for rule in reaching if rule not in free], wishes)
    return seen


def hold_declarations(declarations: tuple[tuple[str, str], ...], page: Iterable[Seen], *, is_own: bool) -> None:
    """Hold a ``style`` attribute, on a page of which is known what is seen."""
    _rule(Rule((), "*", declarations), {}, {}, is_own=is_own)
    if not is_own:
        hold_element(declarations, page)


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


def _rule(rule: Rule, variables: dict[str, list[str]], known: dict[str, list[str]], *, is_own: bool) -> None:
    for name, value in rule.declarations:
        if name.startswith("--"):
            _variable(name, value, known, variables)
            continue
        checks = _checks(rule, name, is_own=is_own)
        is_unprinted = is_own and rule.is_print and (name, value) == ("display", "none")  # a banner need not be printed
        if not is_unprinted and not all(any(check(each) for check in checks) for each in meanings(value, variables)):
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
    for each in meanings(value, variables):
        if not same_kind(known[name][0], each) or "var(" in each:
            raise refuse(f"{name}: {value}", f"这个变量不能是这个值。{_INSTEAD}", _ENGLISH)
