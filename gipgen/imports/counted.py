"""Numbers that Word counts itself: ``一、`` in front of a paragraph that holds the heading only."""

import re
from typing import Any

from gipgen.imports.office_package import W, parse, value_of
from gipgen.vocabulary.numerals import to_chinese


def number_of(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 5 else 1  # a span has no more digits


_COUNTING = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "ideographDigital",
    "taiwaneseCountingThousand",
)


class Numbering:
    """Numbers that Word counts itself: ``一、`` in front of a paragraph that holds the heading only."""

    def __init__(self, content: bytes | None) -> None:
        self._levels: dict[str, dict[str, tuple[str, str, int]]] = {}
        self._counts: dict[tuple[str, str], int] = {}
        if not content:
            return
        root = parse(content)
        abstract = {}
        for each in root.iterchildren(W + "abstractNum"):
            abstract[each.get(W + "abstractNumId")] = {
                level.get(W + "ilvl", "0"): (
                    value_of(level, "numFmt") or "",
                    value_of(level, "lvlText") or "",
                    number_of(value_of(level, "start")),
                )
                for level in each.iterchildren(W + "lvl")
            }
        for each in root.iterchildren(W + "num"):
            self._levels[each.get(W + "numId")] = abstract.get(value_of(each, "abstractNumId"), {})

    def label(self, paragraph: Any) -> str:
        """The number in front of a paragraph, or nothing; deeper levels begin again."""
        properties = paragraph.find(W + "pPr")
        id_, level = value_of(properties, "numPr", "numId"), value_of(properties, "numPr", "ilvl") or "0"
        if not id_ or level not in self._levels.get(id_, {}):
            return ""
        kind, text, start = self._levels[id_][level]
        if kind in ("bullet", "none") or not text:
            return ""
        count = self._counts.get((id_, level), start - 1) + 1
        self._counts[id_, level] = count
        for other in [key for key in self._counts if key[0] == id_ and key[1] > level]:
            del self._counts[other]
        number = to_chinese(count) if kind in _COUNTING else str(count)
        return re.sub(r"%\d", number, text)
