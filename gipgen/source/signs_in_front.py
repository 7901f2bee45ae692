"""Files in which every line has a sign in front of it that some program put there: a mail, a difference, an editor's numbers."""

import re
from itertools import pairwise

from gipgen.findings.file_messages import SYNTAX, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Edit, Rewrite, Span

_SIGNS = (r"\+", ">", r"\|")
_NUMBER = r"[ \t]*([0-9]{1,5})(?=[.:：|│ \t]|\Z)[.:：|│]?\t?"
_FEWEST = 5  # lines; fewer may begin alike by chance
_APART = 2  # blanks behind a sign, at most


def signs_in_front(text: str) -> Diagnostic | None:
    """What stands in front of each line with content, with the rewrite that takes it off."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) < _FEWEST:
        return None
    for sign in (*_SIGNS, _NUMBER):
        found = [match for _, line in lines if (match := re.match(sign, line))]
        if len(found) == len(lines) and (sign != _NUMBER or _rise(found)):
            behind = [match.string[match.end() :] for match in found]
            blanks = min((len(rest) - len(rest.lstrip(" ")) for rest in behind if rest.strip()), default=0)
            ends = [match.end() + min(blanks, _APART) for match in found]
            edits = (
                Edit(Span(number, 1), min(end, len(line)), "") for (number, line), end in zip(lines, ends, strict=True)
            )
            variant = "numbers_in_front" if sign == _NUMBER else "signs_in_front"
            values = {"seen": found[0][0]}
            return Diagnostic(
                SYNTAX, ERROR, TEXTS[variant], values=values, span=Span(1, 1), rewrite=Rewrite(tuple(edits))
            )
    return None


def _rise(found: list[re.Match[str]]) -> bool:
    """Whether the numbers in front are those of lines: each is greater than the one above."""
    return all(int(above[1]) < int(below[1]) for above, below in pairwise(found))
