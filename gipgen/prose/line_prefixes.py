"""What a copy brings along in front of its lines or around them: the numbers that an editor shows, a spreadsheet's quotation marks."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gipgen.findings.file_messages import MARKUP, TEXTS
from gipgen.findings.finding import WARNING, Diagnostic, Fix, Offset
from gipgen.findings.privacy import quoted
from gipgen.prose.lines import number_mark

_NUMBERED = r"([ \t\u3000\xa0]*([0-9]{1,4})(?:[|:│]|[ \t]|\Z))(.*)"
_PARTING = "|:│"
_FEWEST = 3  # lines that are numbered one after the other
_CELL = '"'
_SHOWN = 24  # characters of a line


def along_lines(typed: str) -> Iterator[Diagnostic]:
    """Say what stands in front of lines, or around them, and was not in the text that was copied."""
    lines = typed.split("\n")
    yield from _line_numbers(lines)
    if "\n+" in typed:
        yield from _compared(lines)
    if _CELL in typed:
        yield from _around_cell(lines)


def _line_numbers(lines: list[str]) -> Iterator[Diagnostic]:
    """The numbers of lines, which follow one another, and count more than a list would."""
    found = _in_a_row(lines)
    if len(found) < _FEWEST or not _count_lines(found):
        return
    for place, match in enumerate(found):
        values = {"seen": found[0][2], "last": found[-1][2], "slip": "line_numbers"}
        blanks = len(match[3]) - len(match[3].lstrip(" \t"))
        fix = Fix(Offset(place, 0), match.end(1) + blanks, "")
        yield Diagnostic(MARKUP, WARNING, TEXTS["line_numbers"], values=values, offset=Offset(place, 0), fix=fix)


def _compared(lines: list[str]) -> Iterator[Diagnostic]:
    """Lines of a comparison: what was there, behind a hyphen, right above what is there now, behind a plus."""
    for place, (above, below) in enumerate(pairwise(lines)):
        if above.lstrip()[:1] == "-" and below.lstrip()[:1] == "+":
            shown = below.strip()
            values = {
                "old": quoted(above.strip(), limit=_SHOWN),
                "new": quoted(shown, limit=_SHOWN),
                "slip": "compared",
            }
            at = Offset(place, len(above) - len(above.lstrip()))
            yield Diagnostic(MARKUP, WARNING, TEXTS["compared_lines"], values=values, offset=at)


def _in_a_row(lines: list[str]) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for line in lines:
        match = re.fullmatch(_NUMBERED, line)
        if match is None or (found and int(match[2]) != int(found[-1][2]) + 1):
            break
        found.append(match)
    return found


def _count_lines(found: list[re.Match[str]]) -> bool:
    """Whether numbers are those of lines: behind one nothing stands, or a number of the text's own, or they begin anywhere."""
    if int(found[0][2]) > 1 or any(sign in match[1] for match in found for sign in _PARTING):
        return True
    return any(
        not match[3].strip() or number_mark(match[3].lstrip("#* \t")) or match[3].lstrip()[0] == "#" for match in found
    )


def _around_cell(lines: list[str]) -> Iterator[Diagnostic]:
    """The quotation marks that Excel puts around a cell with line breaks, and doubles those that stand in it."""
    odd = [place for place, line in enumerate(lines) if line.count(_CELL) % 2 and "\t" not in line]
    for first, last in zip(odd[::2], odd[1::2], strict=False):
        begin, end = lines[first].find(_CELL), len(lines[last].rstrip()) - 1
        if lines[first][:begin].strip() or not lines[last].rstrip().endswith(_CELL):
            continue
        places = [Offset(first, begin), Offset(last, end)]
        for place in places:
            values = {"slip": "cell"}
            yield Diagnostic(
                MARKUP, WARNING, TEXTS["quoted_cell"], values=values, offset=place, fix=Fix(place, len(_CELL), "")
            )
