"""Whether the report's letters stand out from their grounds: on a light page, on a dark one, and on paper.

Colours are compared all with all, so that no knowledge of which element stands in which is needed. What is known is which
declarations a later one takes back: one for the same selector in the same place.
"""

import re
from collections.abc import Iterable, Iterator

from gipgen.formats.css_rules import Rule, meanings, selectors_of, variables_of
from gipgen.formats.css_values import grounds, is_sure, shade
from gipgen.formats.visible import BLACK, Colour, refuse, stands_out
from gipgen.named_tuple import NamedTuple

_REACHING = ("body", "a", "thead th, thead td, tbody th")  # the built-in rules that colour the report's letters
_BROWSERS = (  # what browsers have where nothing is said
    Rule((), "body", (("color", "#000"), ("background", "#fff"))),
    Rule((), "a", (("color", "#0000ee"),)),
)
_ALWAYS = {  # what every light page, and paper, fulfils; what every dark page does
    False: re.compile(r"@media (?:all|\(prefers-color-scheme: ?light\))"),
    True: re.compile(r"@media (?:all|screen|(?:screen and )?\(prefers-color-scheme: ?dark\))"),
}
_HEADERS = re.compile(r"background-color: (#\w{3,6}); color: #1a1a1a")  # of templates/html/wishes.css.j2
_CELL = re.compile(r"(?:^|[ >+~])(?:t[hd](?![\w-])|[*.#\[:])[^ >+~]*$")
_WHY = "字的颜色和底色太接近，看不清。请把其中一种颜色改深或改浅"
_ENGLISH = "too little contrast"
_SAID = 50_000  # declarations, each with one selector; the built-in style sheet has 500
_PAIRS = 100_000  # of letters and grounds; a house has some hundred
_DARK = "深色模式下" + _WHY + "，或在 @media (prefers-color-scheme: dark) 里给同样的选择器另写颜色"
_DARK_ENGLISH = "too little contrast on a dark page; set another colour for the same selector in @media (prefers-color-scheme: dark)"


class Shade(NamedTuple):
    """A colour, and the declaration that says it."""

    colour: Colour
    said: str


class Seen(NamedTuple):
    """Colours of the report's letters, and what they may stand on."""

    is_dark: bool
    letters: tuple[Shade, ...]
    grounds: tuple[Shade, ...]


def what_is_seen(rules: Iterable[Rule], free: frozenset[Rule]) -> tuple[Seen, ...]:
    """What the rules that reach the report come to on a light page (and on paper) and on a dark one; ``free`` are built in."""
    rules = (*_BROWSERS, *rules)
    return tuple(_seen(rules, free, is_dark=is_dark) for is_dark in (False, True))


def hold_contrast(seen: Seen) -> None:
    """Raises ``ProofError`` where letters do not stand out from what they may stand on."""
    if len(seen.letters) * len(seen.grounds) > _PAIRS:
        raise refuse(seen.letters[-1].said, "样式里的颜色太多，核对不完。请少用几种", "there are too many colours")
    for letters, said in seen.letters:
        for ground, where in seen.grounds:
            if not stands_out(letters, [ground]):
                what = "；".join(filter(None, (said, where)))
                raise refuse(what, *((_DARK, _DARK_ENGLISH) if seen.is_dark else (_WHY, _ENGLISH)))


def hold_element(declarations: tuple[tuple[str, str], ...], page: Iterable[Seen]) -> None:
    """Hold the colours of a ``style`` attribute, on a page of which is known what is seen."""
    own = _gathered(declarations, {})
    for each in page:
        letters, ground = own
        hold_contrast(Seen(each.is_dark, letters or each.letters, ground or each.grounds))


def hold_headers(rules: Iterable[Rule], wishes: str) -> None:
    """Hold what may colour the headers of tables to the ground that gipgen.toml gives these."""
    found = _HEADERS.search(wishes)
    if found:
        ground = (Shade(shade(found[1]) or BLACK, f"tables.header-colour: {found[1]}"),)
        variables = variables_of(rules)
        for rule in rules:
            if any(_may_be_header(each) for each in selectors_of(rule.selector)):
                hold_contrast(Seen(rule.scheme == "dark", _gathered(rule.declarations, variables)[0], ground))


def _may_be_header(selector: str) -> bool:
    """Whether a rule of this selector may be the one that colours a header; a plain ``td`` is weaker than gipgen's."""
    return bool(_CELL.search(selector)) and selector != "td" and not ("tbody" in selector and "th" not in selector)


class _Said(NamedTuple):
    """A declaration, with one selector of its rule's."""

    where: tuple[str, ...]
    selector: str
    name: str
    value: str
    is_of_report: bool  # whether it may colour the report


def _seen(rules: Iterable[Rule], free: frozenset[Rule], *, is_dark: bool) -> Seen:
    standing = _standing(_said(rules, free, is_dark=is_dark))
    variables: dict[str, list[str]] = {}
    for each in standing:
        if each.name.startswith("--"):
            variables.setdefault(each.name, []).append(each.value)
    letters, ground = _gathered(((each.name, each.value) for each in standing if each.is_of_report), variables)
    return Seen(is_dark, letters, ground)


def _said(rules: Iterable[Rule], free: frozenset[Rule], *, is_dark: bool) -> Iterator[_Said]:
    """What the rules say of a light page or of a dark one; no paper is dark."""
    for rule in rules:
        if rule.scheme == ("light" if is_dark else "dark") or (rule.is_print and (is_dark or rule in free)):
            continue
        where = tuple(each for each in rule.context if not (_ALWAYS[is_dark].fullmatch(each)))
        is_of_report = rule not in free or rule.selector in _REACHING
        for selector in selectors_of(rule.selector):
            yield from (_Said(where, selector, name, value, is_of_report) for name, value in rule.declarations)


def _standing(said: Iterable[_Said]) -> list[_Said]:
    """What no later declaration takes back: one of the same selector is as strong, so that the last one counts."""
    found: dict[tuple[tuple[str, ...], str, str], list[_Said]] = {}
    for number, each in enumerate(said):
        if number == _SAID:
            raise refuse(each.selector, "样式表太长，核对不完", "the style sheet is too long")
        place = each.where, each.selector, each.name
        if not is_sure(each.name, each.value):
            found.setdefault(place, []).append(each)
            continue
        found[place] = [each]
        if each.name == "background":
            for longer in ("background-color", "background-image"):
                found.pop((*place[:2], longer), None)
    return [each for those in found.values() for each in those]


def _gathered(
    declarations: Iterable[tuple[str, str]], variables: dict[str, list[str]]
) -> tuple[tuple[Shade, ...], tuple[Shade, ...]]:
    """The colours of letters and of grounds that these come to."""
    letters: list[Shade] = []
    found: list[Shade] = []
    for name, value in declarations:
        for each in meanings(value, variables):
            if name == "color" and (letter := shade(each)):
                letters.append(Shade(letter, f"{name}: {value}"))
            elif name.startswith("background"):
                found.extend(Shade(ground, f"{name}: {value}") for ground in grounds(each) if ground)
    return _distinct(letters), _distinct(found)


def _distinct(shades: Iterable[Shade]) -> tuple[Shade, ...]:
    """Each colour once, with the first that says it."""
    found: dict[Colour, Shade] = {}
    for each in shades:
        found.setdefault(each.colour, each)
    return tuple(found.values())
