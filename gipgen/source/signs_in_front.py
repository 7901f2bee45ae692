"""Files in which every line has a sign in front of it that some program put there: a mail, a difference, an editor's numbers."""

import re
from itertools import pairwise

from gipgen.findings.file_messages import SYNTAX, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Edit, Rewrite, Span

_SIGNS = ("+", ">", "|")
_NUMBER = r"[ \t]*([0-9]{1,5})(?=[.:：|│ \t]|\Z)[.:：|│]?\t?"
_FEWEST = 5  # lines; fewer may begin alike by chance
_APART = 2  # blanks behind a sign, at most


def signs_in_front(text: str) -> Diagnostic | None:
    """What stands in front of each line with content, with the rewrite that takes it off."""
    lines = {number: line for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    if len(lines) < _FEWEST:
        return None
    sign = next((sign for sign in _SIGNS if all(line.startswith(sign) for line in lines.values())), "")
    ends = dict.fromkeys(lines, len(sign)) if sign else _numbered(lines)
    if not ends:
        return None
    blanks = _blanks_behind(lines, ends)
    edits = (Edit(Span(number, 1), min(end + blanks, len(lines[number])), "") for number, end in ends.items())
    text_of_it = TEXTS["signs_in_front" if sign else "numbers_in_front"]
    return Diagnostic(SYNTAX, ERROR, text_of_it, values={"seen": sign}, span=Span(1, 1), rewrite=Rewrite(tuple(edits)))


def _numbered(lines: dict[int, str]) -> dict[int, int]:
    """Where the number in front of each line ends; nothing unless each is greater than the one above."""
    found = {number: re.match(_NUMBER, line) for number, line in lines.items()}
    met = {number: match for number, match in found.items() if match is not None}
    rise = all(int(above[1]) < int(below[1]) for above, below in pairwise(met.values()))
    return {number: match.end() for number, match in met.items()} if rise and len(met) == len(lines) else {}


def _blanks_behind(lines: dict[int, str], ends: dict[int, int]) -> int:
    """How many blanks part the sign from the line itself: as many as stand behind it everywhere."""
    rests = [lines[number][end:] for number, end in ends.items()]
    return min(_APART, *(len(rest) - len(rest.lstrip(" ")) for rest in rests if rest.strip()))
