"""Places in running text → findings with a place in the file, and fixes for a whole line of it.

A paragraph is one line of the file, and a slip that is made once is made twenty times: one finding a line says it, and
its fix mends all of them.
"""

from collections.abc import Iterable, Iterator

from gipgen.findings.finding import Fix, Offset
from gipgen.findings.privacy import quoted
from gipgen.named_tuple import NamedTuple
from gipgen.prose.passages import Passage
from gipgen.prose.places import line_and_column

CONTEXT = 8  # characters shown on either side of a place


class Spot(NamedTuple):
    """What is wrong between two positions of a passage's text, and what belongs there (``None``: a person decides)."""

    begin: int
    end: int
    replacement: str | None = None


class Line(NamedTuple):
    """The spots of one line of the file; ``fix`` mends those that can be mended without asking."""

    offset: Offset
    spots: tuple[Spot, ...]
    fix: Fix | None


def is_han(sign: str) -> bool:
    """Whether ``sign`` is one Chinese character (nothing is none)."""
    return "\u4e00" <= sign <= "\u9fff"


def around(text: str, begin: int, end: int) -> str:
    """The place with some text on either side, to be quoted in a message."""
    left, right = max(0, begin - CONTEXT), min(len(text), end + CONTEXT)
    return ("…" if left else "") + quoted(text, left, right) + ("…" if right < len(text) else "")


def by_line(passage: Passage, spots: Iterable[Spot]) -> Iterator[Line]:
    """Group the spots of a passage, which come from left to right, by the lines of the file that they stand on.

    What was looked up for ``{{ }}`` is not typed, so spots in it are left out.
    """
    found: list[Spot] = []
    end = -1  # of the line that the spots found so far stand on
    for spot in spots:
        if passage.is_computed(spot.begin, spot.end):
            continue
        offset = passage.offset(spot.begin)
        if offset > end:
            if found:
                yield _line(passage, tuple(found))
            found = []
            end = passage.typed.find("\n", offset)
            end = len(passage.typed) if end < 0 else end
        found.append(spot)
    if found:
        yield _line(passage, tuple(found))


def _line(passage: Passage, spots: tuple[Spot, ...]) -> Line:
    return Line(passage.place(spots[0].begin), spots, _fix(passage, spots))


def _fix(passage: Passage, spots: tuple[Spot, ...]) -> Fix | None:
    """One replacement from the first to the last spot that can be mended; what stands between stays as typed.

    What was not typed just as it is read (a joined line, marks of bold inside) stays for a person to mend, and so does what
    would turn into markup.
    """
    pieces: list[tuple[int, int, str]] = []
    for spot in spots:
        span = passage.span(spot.begin, spot.end) or _escaped(passage, spot)
        if spot.replacement is not None and span is not None:
            pieces.append((*span, spot.replacement))
    if not pieces:
        return None
    typed = passage.typed
    text, first, last = "", pieces[0][0], pieces[0][0]
    for begin, end, replacement in pieces:
        if begin < last:
            return None  # one inside another: a person has to look
        text += typed[last:begin] + replacement
        last = end
    from gipgen.prose.rewriting import reads_alike  # noqa: PLC0415  a report without findings is not rewritten

    if "\n" in typed[first:last] or not reads_alike(typed, first, last, text):
        return None
    return Fix(line_and_column(typed, first), last - first, text)


def _escaped(passage: Passage, spot: Spot) -> tuple[int, int] | None:
    """The same for what goes as a whole and has a sign behind a backslash in it: { PAGE \\* MERGEFORMAT }."""
    from gipgen.prose.rewriting import unescaped  # noqa: PLC0415  as above

    begin, end = passage.offset(spot.begin), passage.offset(spot.end - 1) + 1
    typed = passage.typed[begin:end]
    is_whole = spot.replacement == "" and passage.typed[begin - 1 : begin] != "\\"
    return (begin, end) if is_whole and unescaped(typed) == passage.text[spot.begin : spot.end] else None
