"""What is wrong with a heading's line: marks of no level, a text that goes on there, a stop behind the title."""

import re
from collections.abc import Iterator

from gipgen.findings.file_messages import MARKUP, TEXTS
from gipgen.findings.finding import WARNING, Diagnostic, Fix, Offset
from gipgen.findings.privacy import quoted
from gipgen.prose.lines import Line
from gipgen.prose.typed_headings import title_level

_LONGEST, _SHOWN = 60, 20  # characters of a heading; of it that a message shows
_DEEPEST = 4  # signs of a heading
_STOPS = ("。", "；")
_GAP = r"[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff0-9]"  # between a title and the text behind it


def told_of_heading(line: Line, marks: str, words: str, text: str) -> Iterator[Diagnostic]:
    """One finding at most for the heading that stands on ``line``: its ``marks`` and ``words``; ``text`` is its narrative."""
    place = Offset(line.number, line.column)
    if not 2 <= len(marks) <= _DEEPEST:
        yield _bad_level(line, marks, words, text)
        return
    values = {"seen": quoted(words, limit=_SHOWN)}
    stops = words.endswith(_STOPS)
    if "。" in words[:-1] or len(words) > _LONGEST or (stops and re.search(_GAP, words)):
        yield Diagnostic(MARKUP, WARNING, TEXTS["heading_long"], values=values, offset=place)
    elif stops:
        fix = Fix(Offset(line.number, line.column + line.text.rindex(words[-1])), 1, "")
        values |= {"wanted": quoted(words[:-1], limit=_SHOWN)}
        yield Diagnostic(MARKUP, WARNING, TEXTS["heading_stop"], values=values, offset=place, fix=fix)


def _bad_level(line: Line, marks: str, words: str, text: str) -> Diagnostic:
    """A number of signs that no heading has. A single one in front of a number is meant for ``##`` where no other heading has
    that; in front of words it may have been meant for a comment.
    """
    place = Offset(line.number, line.column)
    alone = len(marks) == 1 and not re.search(r"^[ \t]*##(?!#)", text, re.MULTILINE)
    alone = alone and title_level(line.text[1:].lstrip()) > 0
    fix = Fix(place, 1, "##" if line.text[1:2].isspace() else "## ") if alone else None
    variant = "heading_one" if alone else "single_sign" if len(marks) == 1 else "heading_level"
    values = {"seen": marks, "words": quoted(words, limit=_SHOWN)}
    return Diagnostic(MARKUP, WARNING, TEXTS[variant], values=values, offset=place, fix=fix)
