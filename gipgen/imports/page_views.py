"""What a page does not show at once: panels behind tabs, and what its own styles take away from sight.

A page is read as its elements say it by themselves. Where that does not give a whole report it is read again, in these views, and
the better one is taken: with the panels that wait beside one that is shown, or without what a style of the page hides. Where nothing
that is shown is a report, what is hidden is read as well: apps hide an article until their script has run.
"""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from gipgen.imports.page_styles import hidden

PANELS, STYLES, VEILED = "panels", "styles", "veiled"
_OF_TABLES = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th", "col", "colgroup"))
_COMMENT = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|<!--|-->")
_RULE = re.compile(r"([^{}@;]{1,300})\{([^{}]{0,600})\}")
_AWAY = re.compile(r"display:none|visibility:hidden|clip:rect\(|clip-path:|(?:left|top|text-indent):-\d{3,}")
_CLASS = re.compile(r"[a-z]{0,10}\.([\w-]{1,60})")
_MOST_PANELS = 60  # elements beside one another that are looked at
_MOST = 200_000  # signs of styles that are looked at


def may_hide(element: Any) -> bool:
    """Whether an element says anything that can hide it: most say nothing."""
    return bool(element.get("style")) or element.get("hidden") is not None


def is_panel(element: Any, parent: Any) -> bool:
    """Whether a hidden element is one of several of which another is shown, as those behind tabs are."""
    if element.tag in _OF_TABLES or not hidden(element):
        return False
    if element.get("role") == "tabpanel":
        return True
    mine = _classes(element)
    return bool(mine) and any(
        each is not element and each.tag == element.tag and mine <= _classes(each) and not hidden(each)
        for each in islice(parent, _MOST_PANELS)
    )


def hiding_classes(styles: Iterable[str]) -> frozenset[str]:
    """The classes that the styles of a page take away from sight on a screen."""
    text = "".join(styles)[:_MOST]
    if not _AWAY.search(text.replace(" ", "")):
        return frozenset()
    found: set[str] = set()
    for names, said in _RULE.findall(_COMMENT.sub(" ", _on_screens(text))):
        if _AWAY.search("".join(said.split()).lower()):
            found.update(each[1] for name in names.split(",") if (each := _CLASS.fullmatch(name.strip())))
    return frozenset(found)


def taken_away(element: Any, classes: frozenset[str]) -> bool:
    """Whether a style takes an element away from sight."""
    return bool(classes) and not classes.isdisjoint(_classes(element))


def away(element: Any, view: str, classes: frozenset[str]) -> bool:
    """Whether an element is not seen in a view, by what it says itself or by its classes."""
    return (view != VEILED and hidden(element)) or taken_away(element, classes)


def _on_screens(text: str) -> str:
    """Styles without those for some media only."""
    parts = text.split("@media")
    return parts[0] + "".join(
        part.partition("}}")[2] for part in (re.sub(r"\}\s+\}", "}}", each) for each in parts[1:])
    )


def _classes(element: Any) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())
