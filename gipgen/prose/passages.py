"""A narrative as running text for the rules: one passage a paragraph, with the way back to where each character stands.

Line breaks are joined, marks of Markdown taken out and ``{{ }}`` replaced by its value, so that a rule sees what the public
will read; ``place`` leads from there to line and column of the file.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gipgen.findings.finding import Offset, Path

_MARKUP = r"\*\*|__|\{\{[^{}\n]*\}\}|!\[[^\[\]\n]*\]\([^()\n]*\)|\[(?P<label>[^\[\]\n]*)\]\([^()\n]*\)"
_START = r"(?P<heading>#{1,6})[ \t]*|[-*+][ \t]+(?=\S)"
_SIGNS = frozenset("#-*+")  # patterns are compiled when a text first needs them
_SENTENCE = r"[^。！？；]*(?:[。！？；]+[”’）》」]*|\Z)"
_BLANKS = " \t\u3000\xa0"


class Passage(NamedTuple):
    """A paragraph, a heading, an item of a list or a row of a table."""

    text: str
    section: str  # id of the section, or ``preface``
    path: Path
    starts: tuple[
        tuple[int, int, int], ...
    ]  # position in ``text``, line and column where the piece begins in the narrative
    heading: int = 0  # 1 for ``##``, as in ``nodes.Heading``; 0 for running text
    computed: tuple[tuple[int, int], ...] = ()  # where values of ``{{ }}`` stand: begin and end in ``text``

    def place(self, position: int) -> Offset:
        """Where the character at ``position`` stands in the narrative."""
        start, line, column = self.starts[bisect_right(self.starts, (position, 1 << 30)) - 1]
        return Offset(line, column + position - start)

    def is_computed(self, begin: int, end: int) -> bool:
        """Whether anything between the two positions was looked up and not typed."""
        return any(left < end and begin < right for left, right in self.computed)

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Each sentence with its position in ``text``."""
        for match in re.finditer(_SENTENCE, self.text):
            if match[0].strip():
                yield match.start(), match[0]


def passages(text: str, section: str, path: Path, values: Mapping[Offset, str]) -> Iterator[Passage]:
    """Split a narrative; ``values`` has what each ``{{ }}`` came to, by the place of its expression."""
    writer: _Writer | None = None
    for number, line in enumerate(text.expandtabs(4).split("\n")):
        content = line.strip(_BLANKS)
        start = re.match(_START, content) if content[:1] in _SIGNS else None
        begins = (
            start is not None
            or content.startswith("|")
            or line[: len(line) - len(line.lstrip(_BLANKS))].count("\u3000")
        )
        if writer and (not content or begins or writer.heading):
            yield writer.passage(section, path)
            writer = None
        if content:
            writer = writer or _Writer(len(start["heading"]) - 1 if start and start["heading"] else 0)
            writer.line(line, number, line.index(content) + (start.end() if start else 0), values)
    if writer:
        yield writer.passage(section, path)


class _Writer:
    """Joins the lines of one passage and remembers where its pieces come from."""

    def __init__(self, heading: int) -> None:
        self.heading = heading
        self._text = ""
        self._starts: list[tuple[int, int, int]] = []
        self._computed: list[tuple[int, int]] = []

    def line(self, line: str, number: int, column: int, values: Mapping[Offset, str]) -> None:
        end = len(line.rstrip(_BLANKS))
        if self._text[-1:].isascii() and self._text[-1:].isalnum() and line[column : column + 1].isascii():
            self._add(" ", number, column)
        marked = any(sign in line for sign in ("**", "__", "{{", "["))
        for match in re.compile(_MARKUP).finditer(line, column, end) if marked else ():
            self._add(line[column : match.start()], number, column)
            if match[0].startswith("{{"):
                inner = match[0][2:-2]
                place = Offset(number, match.start() + 2 + len(inner) - len(inner.lstrip()))
                self._computed.append((len(self._text), len(self._text) + len(values.get(place, match[0]))))
                self._add(values.get(place, match[0]), number, match.start())
            elif match["label"]:
                self._add(match["label"], number, match.start() + 1)
            column = match.end()
        self._add(line[column:end], number, column)

    def _add(self, piece: str, line: int, column: int) -> None:
        if piece:
            self._starts.append((len(self._text), line, column))
            self._text += piece

    def passage(self, section: str, path: Path) -> Passage:
        starts = tuple(self._starts) or ((0, 0, 0),)
        return Passage(self._text, section, path, starts, self.heading, tuple(self._computed))
