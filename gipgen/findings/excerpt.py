"""The line of the file that a finding is about, with a caret below the place: what fits a terminal, what is private hidden."""

from functools import lru_cache

from gipgen.findings.finding import Finding
from gipgen.findings.privacy import mask

WIDTH = 76  # columns of a terminal left beside the margin; a Chinese character takes two
_BEFORE = 30  # columns shown in front of the place where a line is cut
_NEAR = 200  # characters looked at on either side: lines of reports are paragraphs, hostile ones have megabytes


def excerpt(each: Finding) -> tuple[str, str] | None:
    """The piece of the line around the place, and the line with the caret; ``None`` where there is nothing to see."""
    line, place = _near(each.source, each.column - 1)
    if not line.strip():
        return None
    if not line.isprintable():
        line = "".join(sign if sign.isprintable() else " " for sign in line)
    line = mask(line)
    begin, end = _cut(line, place)
    left, right = "…" if begin else "", "…" if end < len(line) else ""
    blanks = width(left) + sum(width(sign) for sign in line[begin:place])
    return f"{left}{line[begin:end]}{right}", " " * blanks + "^"


def width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(map(_width, text))


@lru_cache(maxsize=10_000)  # more than a run of reports has different characters
def _width(sign: str) -> int:
    if sign <= "\x7f":
        return 1
    from unicodedata import east_asian_width  # noqa: PLC0415  a report without findings needs no table of characters

    return 2 if east_asian_width(sign) in "WFA" else 1


def _near(line: str, place: int) -> tuple[str, int]:
    """The line without its indentation and without what lies far off, and the place in it."""
    line = line.rstrip()
    place = max(0, min(place, len(line)))
    first = min(len(line) - len(line.lstrip(" ")), place)
    first = max(first, place - _NEAR)
    return line[first : place + _NEAR], place - first


def _cut(line: str, place: int) -> tuple[int, int]:
    """Begin and end of what is shown: all of a short line, else a window around the place."""
    if len(line) <= WIDTH and width(line) <= WIDTH:
        return 0, len(line)
    begin, room = place, _BEFORE
    while begin > 0 and (room := room - width(line[begin - 1])) >= 0:
        begin -= 1
    room = WIDTH - 3 - width(line[begin:place])
    end = place
    while end < len(line) and (room := room - width(line[end])) >= 0:
        end += 1
    return begin, max(end, min(place + 1, len(line)))
