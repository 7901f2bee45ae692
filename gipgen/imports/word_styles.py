"""What the styles of a Word file say of its text: which are headings, which are numbered, which hide.

A style is known by its name: Chinese Word calls the style *heading 1* ``1``, and others ``a3`` or ``10``.
"""

import re
from functools import cached_property
from typing import Any

from gipgen.imports.office_package import W, is_on, parse, value_of
from gipgen.named_tuple import NamedTuple

_DEEPEST = 20  # styles based on one another; a circle ends here too


class Style(NamedTuple):
    """What a style says, by itself or through those that it is based on."""

    heading: int = 0  # the level, 0 for what is none
    list_: str = "0"  # the number of the list that its paragraphs belong to …
    level: str = "0"  # … and their level in it
    hides: bool = False


class Styles:
    """The styles part of a file; one without it has no styles."""

    def __init__(self, part: bytes | None) -> None:
        self._part = part
        self._known = {"": Style()}

    def __getitem__(self, id_: str) -> Style:
        if id_ not in self._known:
            match = re.fullmatch(r"(?:[Hh]eading|标题) ?([1-6])", value_of(self._elements.get(id_), "name") or id_)
            self._known[id_] = Style(
                int(match[1]) if match else 0,
                self._says(id_, "pPr", "numPr", "numId"),
                self._says(id_, "pPr", "numPr", "ilvl"),
                is_on({"vanish": self._says(id_, "rPr", "vanish")}, "vanish"),
            )
        return self._known[id_]

    @cached_property
    def _elements(self) -> dict[str, Any]:
        """By id. Read when the first is asked for: python-docx writes a third of a megabyte of styles, used or not."""
        styles = parse(self._part).findall(W + "style") if self._part else ()
        return {each.get(W + "styleId", ""): each for each in styles}

    def _says(self, id_: str, *route: str) -> str:
        for _ in range(_DEEPEST):
            if id_ not in self._elements:
                break
            value = value_of(self._elements[id_], *route)
            if value is not None:
                return value
            id_ = value_of(self._elements[id_], "basedOn") or ""
        return "0"  # no list, the first level, off
