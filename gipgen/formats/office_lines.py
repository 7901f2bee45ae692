"""The lines that the office which issues a report takes in its 版记: broken between words, the last with room for the day beside it."""

from gipgen.formats.measures import Measures
from gipgen.layout.furniture import Furniture
from gipgen.layout.title_lines import title_lines, wide

_LETTER = 280  # twips: 四号
_FREE = 2  # characters, on the left and the right together …
_GAP = 1  # … and between the office and the day


def office_lines(furniture: Furniture, page: Measures) -> list[str]:
    """The lines; programs fill each with as many characters as it has room for, and would part words."""
    office, day = furniture.issued or ("", "")
    room = page.text_width / _LETTER - _FREE
    beside = room - wide(day) - _GAP
    if wide(office) <= beside:
        return [office]
    lines = title_lines(office, room)
    return lines if len(lines) > 1 and wide(lines[-1]) <= beside else title_lines(office, beside)
