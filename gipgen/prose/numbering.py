"""Headings get their numbers: （一） 1. （1）. Numbers typed by hand are taken off, and their order is checked.

A run-in heading ("（一）主动公开情况：严格按照……" in one paragraph) stays as typed; the series that such paragraphs make
is checked in the same way.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from gipgen.findings.file_messages import MARKUP, TEXTS
from gipgen.findings.finding import WARNING, Diagnostic, Offset
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose import nodes
from gipgen.prose.nodes import Block, Heading, Inline, Paragraph
from gipgen.prose.places import behind
from gipgen.vocabulary.numerals import parse_chinese, to_chinese

NUMBERING = "GIP701"
GAP = Text(
    "编号不连续：这里是“{seen}”，按顺序应当是“{wanted}”。",
    "the numbering has a gap: '{seen}' stands where '{wanted}' belongs",
)
TYPED = Text(
    "标题“{heading}”手写的编号“{seen}”与顺序不符，按顺序是“{wanted}”；输出时用“{wanted}”。手写的编号可以删去，gipgen 会自动编号。",
    "the typed number '{seen}' of heading '{heading}' does not fit its place; '{wanted}' will be printed",
)

NOT_MARKED = Text(
    "“{seen}”像是小标题，但没有用 ## 标明，会当作正文，编号也会和别的小标题重复。写成“{wanted}”，编号由 gipgen 加。",
    "'{seen}' looks like a heading without ##; write '{wanted}' and leave the number to gipgen",
)

_LONGEST_HEADING = 24
_DIGITS = "一二三四五六七八九十"
_STOPS = ("、", ".", "．")
_MAX_DIGITS = 3  # of a numeral in words (二十一); in Arabic digits two


class Typed(NamedTuple):
    """A number in front of a text: as typed, its level and its value."""

    text: str
    level: int
    value: int
    length: int


def number_text(level: int, value: int) -> str:
    """The official form of a heading number: （一） for level 1, 1. for level 2, （1） for level 3."""
    if level == 1:
        return f"（{to_chinese(value)}）"
    return f"{value}." if level == 2 else f"（{value}）"


def typed_number(text: str) -> Typed | None:
    """The heading number at the start of ``text``, if there is one: （一） (一) 一、 1. 1、 （1） and their variants."""
    first = text[:1]
    if first in ("（", "("):
        return _in_brackets(text)
    return _in_words(text) if first in _DIGITS else _in_digits(text)


def _in_brackets(text: str) -> Typed | None:
    end = next((place for place in range(2, 8) if text[place : place + 1] in ("）", ")")), 0)
    inside = text[1:end].strip()
    if inside and all(sign in _DIGITS for sign in inside):
        return _typed(text, 1, parse_chinese(inside), end + 1)
    if inside.isdecimal() and len(inside) < _MAX_DIGITS:
        return _typed(text, 3, int(inside), end + 1)
    return None


def _in_words(text: str) -> Typed | None:
    end = _before_stop(text, _DIGITS.__contains__)
    return _typed(text, 1, parse_chinese(text[:end]), end) if end else None


def _in_digits(text: str) -> Typed | None:
    end = _before_stop(text, str.isdecimal)
    if end in (0, _MAX_DIGITS) or text[end + 1 : end + 2].isdecimal():
        return None  # 2024.… and 1.5万 are no headings
    return _typed(text, 2, int(text[:end]), end)


def _before_stop(text: str, fits: Callable[[str], bool]) -> int:
    """How many signs of a number stand before the stop behind it; none where no stop follows."""
    end = 0
    while end < _MAX_DIGITS and text[end : end + 1] and fits(text[end]):
        end += 1
    return end if text[end : end + 1] in _STOPS else 0


def _typed(text: str, level: int, value: int | None, end: int) -> Typed | None:
    if not value:
        return None
    rest = text[end:].lstrip(".．、 \u3000")
    length = len(text) - len(rest)
    return Typed(text[:length].strip(), level, value, length)


def number_headings(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    """Return the blocks with numbered headings, and what is wrong with the numbers that were typed."""
    problems: list[Diagnostic] = []
    counts = [0, 0, 0, 0]
    numbered: list[Block] = []
    last_level = 0
    for block in blocks:
        if not isinstance(block, Heading):
            numbered.append(block)
            continue
        level = block.level
        if level > last_level + 1:
            values = {"seen": "#" * (level + 1), "wanted": "#" * level}
            problems.append(
                Diagnostic(MARKUP, WARNING, TEXTS["heading_jump"], values=values, offset=Offset(block.line, 0))
            )
        last_level = level
        counts[level] += 1
        counts[level + 1 :] = [0] * (3 - level)
        number = number_text(level, counts[level])
        children, typed = _without_number(block.children)
        if typed and (typed.value != counts[level]):
            values = {"heading": quoted(nodes.plain(children), limit=30), "seen": typed.text, "wanted": number}
            problems.append(Diagnostic(NUMBERING, WARNING, TYPED, values=values, offset=Offset(block.line, 0)))
        numbered.append(block._replace(children=children, number=number, typed=typed.text if typed else ""))
    problems += _run_in_problems(blocks)
    if any(isinstance(block, Heading) for block in blocks):
        problems += _typed_headings(blocks)
    return tuple(numbered), problems


def _without_number(children: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], Typed | None]:
    if not children or not isinstance(children[0], nodes.Text):
        return children, None
    typed = typed_number(children[0].text)
    if typed is None or (typed.length == len(children[0].text) and len(children) == 1):
        return children, None
    rest = children[0].text[typed.length :]
    pieces = tuple(behind(children[0].pieces, typed.length))
    return ((nodes.Text(rest, pieces), *children[1:]) if rest else children[1:]), typed


def _typed_headings(blocks: tuple[Block, ...]) -> Iterator[Diagnostic]:
    """A heading typed as a line of its own, among headings that gipgen numbers: the two series would collide."""
    for block in blocks:
        if isinstance(block, Paragraph):
            text = nodes.plain(block.children)
            typed = typed_number(text)
            if typed and typed.level == 1 and len(text) <= _LONGEST_HEADING and text[-1] not in "。；：！？，、":
                values = {"seen": text, "wanted": f"## {quoted(text, typed.length)}"}
                yield Diagnostic(NUMBERING, WARNING, NOT_MARKED, values=values, offset=Offset(block.line, 0))


def _run_in_problems(blocks: tuple[Block, ...]) -> Iterator[Diagnostic]:
    """Check the series of numbers that paragraphs begin with; a heading begins a new series."""
    counts = [0, 0, 0, 0]
    for block in blocks:
        if isinstance(block, Heading):
            counts = [0, 0, 0, 0]
        elif isinstance(block, Paragraph):
            typed = typed_number(nodes.plain(block.children[:1]))
            if typed is None:
                continue
            wanted = counts[typed.level] + 1
            if typed.value not in (wanted, 1):
                values = {"seen": typed.text, "wanted": number_text(typed.level, wanted)}
                yield Diagnostic(NUMBERING, WARNING, GAP, values=values, offset=Offset(block.line, 0))
            counts[typed.level] = typed.value
            counts[typed.level + 1 :] = [0] * (3 - typed.level)
