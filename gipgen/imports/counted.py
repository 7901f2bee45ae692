"""Numbers that Word counts itself: ``一、`` in front of a paragraph that holds the heading only."""

import re
from typing import Any

from gipgen.fence.counts import refuse
from gipgen.findings.text import Text
from gipgen.imports.office_package import W, parse, value_of
from gipgen.imports.word_styles import Styles
from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.numerals import to_chinese


def number_of(text: str | None, otherwise: int = 1) -> int:
    """A small number, such as a span or a level; what is none is what Word takes for a missing one."""
    return int(text) if text and text.isdecimal() and len(text) < 5 else otherwise


_COUNTING = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "ideographDigital",
    "taiwaneseCountingThousand",
)
_LONGEST = 300  # characters of a number; Word takes 255
_LETTERS = Text("个字的一个编号", "characters in one number of a list")


class _Level(NamedTuple):
    kind: str
    text: str  # （%1）, %1.%2: the numbers of this level and of those above it
    start: int
    plain: bool  # numbers of the levels above in digits, whatever their kind


class Numbering:
    """The lists of a file and how far each has counted. Lists made from one definition count on together."""

    def __init__(self, part: bytes | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}  # by number: its definition and levels
        self._counts: dict[str, dict[int, int]] = {}  # by definition
        if not part:
            return
        root = parse(part)
        levels = {each.get(W + "abstractNumId", ""): _levels(each) for each in root.findall(W + "abstractNum")}
        for each in root.findall(W + "num"):
            id_, definition = each.get(W + "numId", ""), value_of(each, "abstractNumId") or ""
            own = {
                number_of(over.get(W + "ilvl"), 0): number_of(value_of(over, "startOverride"))
                for over in each.findall(W + "lvlOverride")
                if over.find(W + "startOverride") is not None
            }
            found = levels.get(definition, {})
            found = {level: each._replace(start=own.get(level, each.start)) for level, each in found.items()}
            self._lists[id_] = (f"{definition} of {id_}" if own else definition, found)

    def label(self, paragraph: Any, style: str) -> str:
        """The number in front of a paragraph, or nothing; deeper levels begin again."""
        definition, levels, level = self._place(paragraph, style)
        if level not in levels:
            return ""
        counts = self._counts.setdefault(definition, {})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if levels[level].kind in ("bullet", "none"):
            return ""
        refuse(_LETTERS, len(levels[level].text), _LONGEST)
        return re.sub(r"%(\d)", lambda match: _written(int(match[1]) - 1, level, levels, counts), levels[level].text)

    def bulleted(self, paragraph: Any, style: str) -> int:
        """How deep in its list a paragraph stands that Word shows with a bullet; 0 for one without."""
        _, levels, level = self._place(paragraph, style)
        return level + 1 if level in levels and levels[level].kind == "bullet" and levels[level].text.strip() else 0

    def _place(self, paragraph: Any, style: str) -> tuple[str, dict[int, _Level], int]:
        """The list of a paragraph, and its level in it."""
        _, id_, depth, _ = self._styles[style]
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is not None:
            id_, depth = value_of(properties, "numId") or id_, value_of(properties, "ilvl") or depth
        return *self._lists.get(id_, ("", {})), number_of(depth, 0)


def _levels(definition: Any) -> dict[int, _Level]:
    return {
        number_of(each.get(W + "ilvl"), 0): _Level(
            value_of(each, "numFmt") or "",
            value_of(each, "lvlText") or "",
            number_of(value_of(each, "start")),
            each.find(W + "isLgl") is not None,
        )
        for each in definition.findall(W + "lvl")
    }


def _written(level: int, own: int, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    if level not in levels:
        return ""
    count = counts.get(level, levels[level].start)  # a level above that has not begun shows its first number
    return to_chinese(count) if levels[level].kind in _COUNTING and not levels[own].plain else str(count)
