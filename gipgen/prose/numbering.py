"""Headings get their numbers: （一） 1. （1）. Numbers typed by hand are taken off, and their order is checked.

A run-in heading ("（一）主动公开情况：严格按照……" in one paragraph) stays as typed and counts like the others: what is printed is one
series. One finding tells of all that is wrong in a series, with every number that belongs there, so that who follows it is done.
"""

from collections.abc import Collection, Iterator, Sequence

from gipgen.findings.file_messages import MARKUP, TEXTS
from gipgen.findings.finding import WARNING, Diagnostic, Offset
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose import nodes
from gipgen.prose.nodes import Block, Heading, List, Paragraph
from gipgen.prose.typed_numbers import (
    LEVEL_OF_ITEMS,
    Typed,
    following_numbers,
    is_of_parts,
    labelled_number,
    number_text,
    typed_number,
    without_number,
)

NUMBERING = "GIP701"
GAP = Text(
    "编号不连续：这里起的“{seen}”按顺序应当是“{wanted}”。前面漏了一段的，补上；没有漏的，照这样改。",
    "the numbering has a gap: '{seen}' stands where '{wanted}' belongs",
)
TYPED = Text(
    "标题“{heading}”手写的编号与顺序不符：这里起的“{seen}”按顺序是“{wanted}”，输出时用“{wanted}”。照这样改，或者核对是不是漏了一段。",
    "the typed number of heading '{heading}' does not fit its place: '{wanted}' will be printed for '{seen}'",
)
NESTED = Text(
    "小标题“{heading}”编为“{number}”，它下面又从“{first}”编起，会有两个“{first}”。它下面的写下一级：“{seen}”写成“{wanted}”。",
    "heading '{heading}' is '{number}', and below it numbers begin with '{first}' again: write '{wanted}' for '{seen}'",
)

_SECOND = 2
_MOST = 12  # numbers that a message lists


def number_headings(
    blocks: tuple[Block, ...], uncounted: Collection[int] = (), foreign: Collection[int] = ()
) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    """Return the blocks with numbered headings, and what is wrong with the numbers that were typed.

    ``uncounted`` are the places of headings that stand twice: the other one counts. ``foreign`` are the headings of the form's
    parts, which keep the number that they have.
    """
    counter = _Counter()
    following = following_numbers(blocks)
    numbered: list[Block] = []
    for place, block in enumerate(blocks):
        if isinstance(block, Heading):
            children, typed = without_number(block.children)
            bare = block._replace(children=children, typed=typed.text if typed else "")
            if typed and (place in foreign or (place in uncounted and not block.marked)):
                number = typed.text
            elif place in uncounted or place in foreign:
                number = number_text(block.level, counter.next(block.level))
            else:
                number = counter.heading(bare, typed, following[place])
            numbered.append(bare._replace(number=number))
        else:
            numbered.append(block)
            if place not in uncounted:
                counter.text(block, following[place])
    return tuple(numbered), [*counter.problems, *counter.told()]


class _Series:
    """Numbers that follow one another: which were typed and which belong there, where they differ."""

    def __init__(self, text: Text, values: dict[str, str], line: int) -> None:
        self.text, self.values, self.line = text, values, line
        self._numbers: list[tuple[str, str]] = []
        self._last = 0  # that does not fit: what follows it is right

    def add(self, seen: str, wanted: str, *, fits: bool) -> None:
        """A number of the series, and the one that belongs there."""
        self._numbers.append((seen, wanted))
        if not fits:
            self._last = len(self._numbers)

    @property
    def numbers(self) -> list[tuple[str, str]]:
        """From the first that does not fit to the last one."""
        return self._numbers[: self._last]


class _Counter:
    """Counts what is numbered, level by level. A class because each step goes on where the last one stopped."""

    def __init__(self) -> None:
        self.problems: list[Diagnostic] = []
        self._counts = [0, 0, 0, 0]  # of each level, since a higher one began
        self._inner = [0, 0, 0, 0]  # of a series that began anew inside
        self._nested: list[Heading | None] = [None] * 4  # the heading that such a series collides with
        self._above: list[Heading | None] = [None] * 4  # the last heading of each level
        self._open: list[_Series | None] = [None] * 4
        self._series: list[_Series] = []
        self._last = 0
        self._met: set[int] = set()  # levels that were there
        self._parts = False  # numbers like those of the report's parts were typed
        self._confused = False  # marks and numbers, or two kinds of numbers, contradict: GIP703 tells, the rest follows

    def next(self, level: int) -> int:
        """What would be the next number."""
        return self._counts[level] + 1

    def text(self, block: Block, following: Sequence[int]) -> None:
        """Count what is no heading, if it has a number."""
        if isinstance(block, List) and block.ordered:
            self._items(block)
        elif isinstance(block, Paragraph):
            if typed := typed_number(nodes.plain(block.children[:1])):
                self._run_in(block, typed, following[typed.level])
            self._behind_label(nodes.plain(block.children[:2]), following)

    def _behind_label(self, text: str, following: Sequence[int]) -> None:
        """Count the first of a list in the line of its label (附件：1.…), where the second follows."""
        typed = labelled_number(text)
        if typed and typed.value == 1 and following[typed.level] == _SECOND:
            self._begin_anew(typed.level, None)

    def heading(self, heading: Heading, typed: Typed | None, following: Sequence[int]) -> str:
        """Count a heading; the number that is printed."""
        level = heading.level
        if heading.marked:
            self._marked(heading, typed)
        elif typed:
            self._look_for_parts(typed)
        self._last = level
        self._met.add(level)
        if not heading.marked and typed and self._is_nested(typed, level, following[level]):
            return self._nested_heading(heading, typed)
        value = self._value(heading, typed, following[level])
        self._below(level)
        self._above[level] = heading
        number = number_text(level, value)
        if typed:
            values = {"heading": quoted(nodes.plain(heading.children), limit=30)}
            self._note(_Series(TYPED, values, heading.line), typed, number, level, fits=typed.value == value)
        return number

    def _value(self, heading: Heading, typed: Typed | None, following: int) -> int:
        """The number of a heading, counted."""
        level = heading.level
        if not heading.marked and typed and self._restarts(typed.value, level, following):
            self._begin_anew(level, None)
            return 1
        if not heading.marked and self._inner[level] and self._nested[level] is None:
            self._inner[level] += 1
            return self._inner[level]
        self._counts[level] += 1
        if self._inner[level]:
            self._inner[level], self._open[level] = 0, None
        return self._counts[level]

    def _is_nested(self, typed: Typed, level: int, following: int) -> bool:
        """Whether a typed heading belongs to a series that begins anew below one of its level that gipgen numbers."""
        above = self._above[level] if level < len(self._counts) - 1 else None
        if above is not None and above.marked and self._restarts(typed.value, level, following):
            self._begin_anew(level, above)
            self._inner[level] = 0
            return True
        return self._inner[level] > 0 and self._nested[level] is not None

    def _nested_heading(self, heading: Heading, typed: Typed) -> str:
        level = typed.level
        above = self._nested[level]
        assert above is not None  # noqa: S101  asked before
        self._inner[level] += 1
        number = number_text(level, self._inner[level])
        self._belongs_below(above, heading.line, typed)
        return number

    def _marked(self, heading: Heading, typed: Typed | None) -> None:
        """Marks that leave a level out; where a number stands behind them that does not fit, or leaves it out as well, GIP703 tells."""
        lost = not self._met.issuperset(range(1, heading.level))
        if typed and (lost or typed.level != heading.level):
            self._confused = True
        else:
            self._jump(heading)

    def _run_in(self, block: Paragraph | List, typed: Typed, following: int) -> None:
        """Count a paragraph that begins with a number."""
        level = typed.level
        self._look_for_parts(typed)
        if self._restarts(typed.value, level, following):
            self._begin_anew(level, self._above[level] if level < len(self._counts) - 1 else None)
            wanted = 1
        elif self._inner[level]:
            wanted = self._inner[level] = self._inner[level] + 1
        else:
            wanted = self._counts[level] = self._counts[level] + 1
            self._above[level] = None
        heading = self._nested[level] if self._inner[level] else None
        if heading is not None:
            self._belongs_below(heading, block.line, typed)
            return
        self._below(level)
        self._last = level
        self._met.add(level)
        fits = typed.value == wanted
        self._note(_Series(GAP, {}, block.line), typed, number_text(level, wanted), level, fits=fits)

    def _look_for_parts(self, typed: Typed) -> None:
        """（一） that begins below a 一、: GIP703 tells of both."""
        self._parts = self._parts or is_of_parts(typed)
        is_below = self._parts and typed.text[0] in "（(" and (typed.level, typed.value) == (1, 1)
        self._confused = self._confused or is_below

    def _belongs_below(self, heading: Heading, line: int, typed: Typed) -> None:
        """Count what has a number like its heading's where it belongs: on the next level."""
        level = typed.level
        self._counts[level + 1] += 1
        self._inner[level + 1] = 0
        self._below(level + 1)
        self._last = level + 1
        number, first = number_text(level, self._counts[level]), number_text(level, 1)
        values = {"heading": quoted(nodes.plain(heading.children), limit=30), "number": number, "first": first}
        wanted = number_text(level + 1, self._counts[level + 1])
        self._note(_Series(NESTED, values, line), typed, wanted, level, fits=False)

    def _items(self, block: List) -> None:
        """Count the items of a list, which are numbered like `1.` is; one that begins with 1 is no part of the headings' series."""
        if block.start == 1:
            self._begin_anew(LEVEL_OF_ITEMS, None)
            self._inner[LEVEL_OF_ITEMS] = len(block.items)
            return
        last = block.start + len(block.items) - 1
        for value in range(block.start, last + 1):
            typed = Typed(number_text(LEVEL_OF_ITEMS, value), LEVEL_OF_ITEMS, value, 0)
            self._run_in(block, typed, value + 1 if value < last else 0)

    def told(self) -> Iterator[Diagnostic]:
        """One finding for each series."""
        if self._confused:
            return
        for series in self._series:
            seen, wanted = (
                "、".join(number.rstrip("、") for number in numbers[:_MOST])
                for numbers in zip(*series.numbers, strict=True)
            )
            more = "……" if len(series.numbers) > _MOST else ""
            values = {**series.values, "seen": seen + more, "wanted": wanted + more}
            yield Diagnostic(NUMBERING, WARNING, series.text, values=values, offset=Offset(series.line, 0))

    def _restarts(self, value: int, level: int, following: int) -> bool:
        """Whether a number 1 begins a series of its own, and is no slip in the one that goes on.

        It does where a 2 follows, or nothing does and the numbers before were right; and below a heading that gipgen numbers.
        """
        before = self._inner[level] or self._counts[level]
        if value != 1 or before == 0:
            return False
        above = self._above[level]
        open_ = self._open[level]
        alone = following == 0 and not (open_ and open_.numbers)
        return (
            following == 2
            or alone
            or (above is not None and above.marked and (following < 3 or following != before + 2))
        )

    def _begin_anew(self, level: int, above: Heading | None) -> None:
        self._inner[level] = 1
        self._nested[level] = above
        self._open[level] = None

    def _below(self, level: int) -> None:
        """Deeper levels begin anew."""
        for deeper in range(level + 1, len(self._counts)):
            self._counts[deeper] = self._inner[deeper] = 0
            self._above[deeper] = self._open[deeper] = None

    def _note(self, series: _Series, typed: Typed, wanted: str, level: int, *, fits: bool) -> None:
        """Take a number down, from the first on that does not fit."""
        opened = self._open[level]
        if opened is None and not fits:
            opened = self._open[level] = series
            self._series.append(series)
        if opened is not None:
            opened.add(typed.text, wanted, fits=fits)

    def _jump(self, heading: Heading) -> None:
        level = heading.level
        if level > self._last + 1:
            wanted = "#" * (self._last + 2)
            values = {"seen": "#" * (level + 1), "wanted": wanted, "printed": number_text(level, self.next(level))}
            place = Offset(heading.line, 0)
            self.problems.append(Diagnostic(MARKUP, WARNING, TEXTS["heading_jump"], values=values, offset=place))
