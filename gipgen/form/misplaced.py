"""Where reading broke off: the line that is not where the form has it, or that is no item at all.

The parser gives up some lines later and knows of no form. Here the lines are walked as a person reads them: which key
stands below which, and how deep. The first that cannot be right is the fault, and its home can be told.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from gipgen.findings.file_messages import SYNTAX, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Span
from gipgen.findings.privacy import quoted
from gipgen.form.homes import STEP
from gipgen.form.lost_keys import keys_at_margin, other_key, row_below, second_half, text_without_key, title_for_key
from gipgen.form.signed_below import signature_below
from gipgen.form.told_of_lines import (
    LONGEST,
    dashed,
    joined,
    lacks_key,
    lost_colon,
    lost_number,
    moved,
    no_item,
    place_of,
    without_sign,
)
from gipgen.form.wrong_values import NUMBERS, kind_of
from gipgen.named_tuple import NamedTuple
from gipgen.source.reader import Source
from gipgen.source.stray_signs import stray_sign
from gipgen.source.text_lines import Line, Words, is_remark, item, lead, parted, width, without_colon, without_comment

_Route = tuple[str, ...]
_INLINE = ("{", "[", "#", "待填", "|", ">", "&", "*", "!")
_NO_KEYS = ("#", "- ", "[", "{", "]", "}", "---", "...", "%")


class _Level(NamedTuple):
    """A key that others stand below: how deep it is indented, and where in the form it is."""

    indent: int
    route: _Route


def homes(schema: dict[str, Any], key: str, route: _Route = ()) -> Iterator[_Route]:
    """The places of a form that have this key: the routes of the mappings that hold it."""
    properties = schema.get("properties", {})
    if key in properties:
        yield route
    for name, inner in properties.items():
        if "properties" in inner:
            yield from homes(inner, key, (*route, name))


def above(mapping: dict[str, Any], key: str) -> _Route:
    """The part above a key at the margin, which it may have slipped out of."""
    keys = list(mapping)
    return tuple(keys[: keys.index(key)][-1:])


def home_of(schema: dict[str, Any], key: str, near: _Route = ()) -> _Route | None:
    """The one place of a key; of several the one in the section of ``near``, where that is one."""
    found = list(homes(schema, key))
    if len(found) > 1:
        found = [route for route in found if near and route[:1] == near[:1]]
    return found[0] if len(found) == 1 else None


def place_of_break(source: Source, schema: dict[str, Any], words: Words) -> Diagnostic | None:
    """What is wrong with the lines up to where reading broke off, if the form can tell; else nothing."""
    last = _line_of_break(source)
    if not last:
        return None
    if (signed := signature_below(source.text.split("\n"), last - 1, schema)) is not None:
        return signed
    walk = _Walk(schema, keys_at_margin(source.text))
    for line in _up_to_break(source, words, last):
        found = walk.step(line, words)
        if found is not None and found.text is TEXTS["no_item"]:
            if (bare := walk.bare_items(line)) is not None:
                return bare
            lines, at = source.text.split("\n"), line.number
            return stray_sign(lines, at) or text_without_key(at, lines, walk.part, schema, words) or found
        if found is not None:
            return found if _is_as_typed(line, source) else found._replace(rewrite=None)
    return None


def _is_as_typed(line: Line, source: Source) -> bool:
    """Whether columns of a line are those of the file: signs that are told elsewhere come off first, in a round of their own."""
    return source.typed is source.text or source.typed.split("\n")[line.number].rstrip("\r") == line.text


def _line_of_break(source: Source) -> int:
    """The line that reading broke off at, where the parser does not know why; else 0."""
    found = [each for each in source.findings if each.rule == SYNTAX and each.span is not None]
    if any(each.text not in _VAGUE for each in found):
        return 0
    return max((each.span.line for each in found if each.span is not None), default=0)


def _up_to_break(source: Source, words: Words, last: int) -> Iterator[Line]:
    """The lines of structure up to the one behind that which was told: comments may stand in between."""
    for line in parted(source.text, words):
        if line.below < 0:
            yield line._replace(text=without_comment(line.text))
        if line.number >= last:
            return


_NUMBERS = (*NUMBERS, "row")
_UNKNOWN = {"$comment": ""}
_VAGUE = tuple(
    TEXTS[variant]
    for variant in (
        "indentation",
        "stray_colon",
        "missing_colon",
        "missing_bar",
        "syntax",
        "no_content",
        "text_not_indented",
        "after_end",
    )
)


class _Walk:
    """Goes down the structure of a file. A class because each line is held against those before it."""

    def __init__(self, schema: dict[str, Any], at_margin: frozenset[str]) -> None:
        self._schema = schema
        self._at_margin = at_margin
        self._stack: list[_Level] = []
        self._depths: dict[_Route, tuple[int, Line]] = {}  # how deep the first key of each mapping is indented
        self._beside: Counter[_Route] = Counter()  # how many keys of each mapping stand as deep as its first
        self._flow = 0  # brackets that are open
        self._last: Line | None = None  # the item that was met last
        self._met: set[_Route] = set()  # the keys that were met where they belong

    @property
    def part(self) -> str:
        """The key at the margin that was met last."""
        return self._stack[0].route[0] if self._stack else ""

    def step(self, line: Line, words: Words) -> Diagnostic | None:
        body = line.text.strip()
        if self._is_dashed(body):
            return dashed(line)
        inside, self._flow = self._flow > 0, max(0, self._flow + _opened(body))
        if inside or body.startswith(_NO_KEYS):
            return None if inside else row_below(line, self._last)
        found = item(body)
        if found is None or (found[1] == "：" and found[0] not in words.keys):
            return self._without_key(line, body, words)
        told = self._item(line, found[0], width(lead(line.text))) or self._behind_group(line, found[2], words)
        return told or joined(line, found[2], words)

    def _without_key(self, line: Line, body: str, words: Words) -> Diagnostic:
        found, lost = item(body), without_colon(body, words)
        near = self._properties(self._route(line)) or {}
        if not lost and (told := other_key(line, found, near)) is not None:
            return told
        if is_remark(body, words):
            return title_for_key(line, self._schema["properties"], self._at_margin) or without_sign(line)
        if lost and not lost[1] and kind_of(near.get(lost[0], _UNKNOWN)) in _NUMBERS:
            return lost_number(line, lost[0])
        return lost_colon(line, *lost) if lost else second_half(line, self._last, words) or no_item(line)

    def bare_items(self, line: Line) -> Diagnostic | None:
        """Words right below a key that takes items, typed without their names: a signature on two lines."""
        last = self._last
        items = list((self._properties(self._stack[-1].route) or {}) if self._stack else ())
        if not items or last is None or last.text.strip().rstrip(":：") != self._stack[-1].route[-1]:
            return None
        if any((*self._stack[-1].route, each) in self._met for each in items):
            return None
        values = {"key": self._stack[-1].route[-1], "keys": "、".join(items)}
        values["raw"] = quoted(line.text.strip(), limit=LONGEST)
        return Diagnostic(SYNTAX, ERROR, TEXTS["want_mapping"], values=values, span=place_of(line))

    def _is_dashed(self, body: str) -> bool:
        entry = item(body.removeprefix("- ")) if body.startswith("- ") else None
        return entry is not None and next(homes(self._schema, entry[0]), None) is not None

    def _item(self, line: Line, key: str, indent: int) -> Diagnostic | None:
        while self._stack and self._stack[-1].indent >= indent:
            self._stack.pop()
        route = self._stack[-1].route if self._stack else ()
        properties = self._properties(route)
        if properties is None:
            return self._misplaced(line, key, indent, route)
        if key not in properties:
            near = (*route, key) if route else self._last_section()
            return self._misplaced(line, key, indent, near)
        self._depths.setdefault(route, (indent, line))
        self._beside[route] += self._depths[route][0] == indent
        self._stack.append(_Level(indent, (*route, key)))
        self._last = line
        self._met.add((*route, key))
        return self._uneven(line, indent, route)

    def _route(self, line: Line) -> _Route:
        """The mapping that a line belongs to by its depth."""
        above = (level.route for level in reversed(self._stack) if level.indent < width(lead(line.text)))
        return next(above, ())

    def _behind_group(self, line: Line, value: str, words: Words) -> Diagnostic | None:
        """Something typed behind a key that others stand below."""
        route = self._stack[-1].route if self._stack else ()
        if not value.strip() or value.startswith(_INLINE) or not route or self._properties(route) is None:
            return None
        values = {"key": route[-1], "rest": quoted(value.strip(), limit=LONGEST)}
        column = len(line.text) - len(line.text.rstrip()) + len(value.strip())
        span = Span(line.number + 1, len(line.text) - column + 1)
        inner = item(value)
        variant = "items_behind_group" if inner is not None and inner[0] in words.keys else "behind_group"
        return Diagnostic(SYNTAX, ERROR, TEXTS[variant], values=values, span=span)

    def _properties(self, route: _Route) -> dict[str, Any] | None:
        inner: dict[str, Any] = self._schema
        for key in route:
            inner = inner.get("properties", {}).get(key, {})
        return inner.get("properties")

    def _last_section(self) -> _Route:
        """The route that was walked last: where a key at the margin may have come from."""
        return next(reversed(self._depths), ()) if self._depths else ()

    def _misplaced(self, line: Line, key: str, indent: int, near: _Route) -> Diagnostic | None:
        home = home_of(self._schema, key, near or self._last_section())
        if home is None:
            return None
        if home and home not in self._met:
            return lacks_key(line, home) if indent == STEP * len(home) else None
        return self._uneven(line, indent, home)

    def _uneven(self, line: Line, indent: int, home: _Route) -> Diagnostic | None:
        """Of a line and the first one beside it that are not aligned, the one whose indentation is odd."""
        depth, first = self._depths.get(home, (STEP * len(home), line))
        if depth == indent:
            return None
        alone = self._beside[home] == 1 and indent == STEP * len(home)  # the others stand as the form has them
        if (depth % STEP and not indent % STEP) or alone:
            return moved(first, indent, home)
        return moved(line, depth, home)


def _opened(body: str) -> int:
    """How many brackets a line leaves open; those of a comment or of a text do not count, but seldom stand there."""
    code = body.partition(" #")[0]
    return sum(code.count(sign) for sign in "[{") - sum(code.count(sign) for sign in "]}")
