"""What the end of a line takes away: the backslash of a path, the rest of a cell."""

from collections.abc import Iterator
from itertools import pairwise

from gipgen.findings.file_messages import MARKUP, TEXTS
from gipgen.findings.finding import WARNING, Diagnostic, Offset
from gipgen.findings.privacy import quoted

_SHOWN, _LONGEST = 20, 60  # characters


def lost_at_ends(typed: str) -> Iterator[Diagnostic]:
    """Say of each line that its end was read as something else, or that a cell was cut there."""
    lines = [(number, line) for number, line in enumerate(typed.split("\n")) if line.strip()]
    for (number, line), (following, below) in pairwise(lines):
        if following == number + 1 and _loses_backslash(line):
            values = {"seen": quoted(line, max(0, len(line) - _SHOWN), len(line))}
            place = Offset(number, len(line) - 1)
            yield Diagnostic(MARKUP, WARNING, TEXTS["lost_backslash"], values=values, offset=place)
        begin, end = line.rfind('"'), below.find('"')
        if min(begin, end) < 0 or "\t" not in line + below or not _is_cut(line, begin, below, end):
            continue
        values = {"wanted": quoted(line[begin + 1 :] + below[:end].strip(), limit=_LONGEST)}
        yield Diagnostic(MARKUP, WARNING, TEXTS["cut_cell"], values=values, offset=Offset(number, begin))


def _loses_backslash(line: str) -> bool:
    """Whether the backslash that ends a line belongs to a path, as others in the line do, and breaks it instead."""
    if not line.endswith("\\") or line.endswith("\\\\"):
        return False
    return any(sign == "\\" and following.isalnum() for sign, following in pairwise(line))


def _is_cut(line: str, begin: int, below: str, end: int) -> bool:
    """Whether a quotation mark opens the last cell of a line, and another one closes the first cell below."""
    opens = line.count('"') % 2 and line[:begin].rstrip(" ")[-1:] in ("", "\t")
    return bool(opens and below.count('"') % 2 and below[end + 1 : end + 2] in ("", "\t"))
