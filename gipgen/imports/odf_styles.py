"""What the styles of an OpenDocument file say of its text: which is bold, which hides, and how its lists are numbered."""

from collections.abc import Iterable, Iterator
from typing import Any

from gipgen.imports.counted import number_of
from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.numerals import to_chinese

_NAMES = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
OFFICE, TEXT, TABLE, DRAW, STYLE = (_NAMES.format(each) for each in ("office", "text", "table", "drawing", "style"))
_FO = _NAMES.format("xsl-fo-compatible")
_CHINESE = "一"  # begins the formats of numbers in Chinese
_DEEPEST = 20  # styles made of one another; a circle ends here too


class Style(NamedTuple):
    bold: bool = False
    hides: bool = False
    strikes: bool = False
    raised: bool = False


_PLAIN = Style()
_PROPERTIES = (_FO + "font-weight", TEXT + "display", STYLE + "text-line-through-style", STYLE + "text-position")


class Styles:
    """The styles of characters by name."""

    def __init__(self, *parts: Any) -> None:
        self._known: dict[str, Style] = {"": _PLAIN}
        self._elements = {
            each.get(STYLE + "name", ""): each
            for part in parts
            if part is not None
            for each in part.iter(STYLE + "style")
            if each.get(STYLE + "family") == "text"
        }

    def __getitem__(self, name: str) -> Style:
        if name not in self._known:
            said = list(self._said(name))
            weight, display, line, place = (_first(each, said) for each in _PROPERTIES)
            bold = weight == "bold" or weight[:1] in "6789" != weight
            self._known[name] = Style(bold, display == "none", line not in ("", "none"), place.startswith("super"))
        return self._known[name]

    def _said(self, name: str) -> Iterator[Any]:
        """The properties of a style, then those of the styles that it is made of."""
        for _ in range(_DEEPEST):
            element = self._elements.get(name)
            if element is None:
                return
            properties = element.find(STYLE + "text-properties")
            if properties is not None:
                yield properties
            name = element.get(STYLE + "parent-style-name", "")


def _first(property_: str, said: Iterable[Any]) -> str:
    """What the first of the properties that say anything of it say."""
    return next((each for each in (one.get(property_) for one in said) if each), "")


class _Level(NamedTuple):
    format_: str
    before: str
    behind: str
    start: int
    shown: int  # how many levels its number shows


class Lists:
    """The styles of lists, and how far each has counted."""

    def __init__(self, *parts: Any) -> None:
        self._levels = {
            each.get(STYLE + "name", ""): dict(_levels(each))
            for part in parts
            if part is not None
            for each in part.iter(TEXT + "list-style")
        }
        self._counts: dict[str, dict[int, int]] = {}

    def begin(self, style: str, *, goes_on: bool) -> None:
        """A list of this style begins, or goes on counting from the last one."""
        if not goes_on:
            self._counts[style] = {}

    def label(self, style: str, level: int) -> str:
        """The number of the next item, or nothing; deeper levels begin again."""
        levels = self._levels.get(style, {})
        counts = self._counts.setdefault(style, {})
        start = levels[level].start if level in levels else 1
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if level not in levels or not levels[level].format_:
            return ""
        own = levels[level]
        first = max(level - own.shown + 1, 1)
        shown = [
            _written(counts.get(each, 1), levels[each].format_) for each in range(first, level + 1) if each in levels
        ]
        return f"{own.before}{'.'.join(shown)}{own.behind}"


def _levels(style: Any) -> Iterator[tuple[int, _Level]]:
    for each in style.findall(TEXT + "list-level-style-number"):
        yield (
            number_of(each.get(TEXT + "level")),
            _Level(
                each.get(STYLE + "num-format", ""),
                each.get(STYLE + "num-prefix", "")[:20],
                each.get(STYLE + "num-suffix", "")[:20],
                number_of(each.get(TEXT + "start-value")),
                number_of(each.get(TEXT + "display-levels")),
            ),
        )


def _written(count: int, format_: str) -> str:
    return to_chinese(count) if format_.startswith(_CHINESE) else str(count)
