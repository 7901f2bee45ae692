"""How many lines a text takes in Word and LibreOffice: as many characters as fit, none parted or begun where Chinese allows none."""

import re

_HALF = re.compile("[!-~]+")  # letters and digits: half as wide, never parted
_SEAM = 0.25  # of a character: between Chinese and letters or digits
_HANGING = "，。、；：！？"  # may stand beyond the end of a line
_NO_BEGIN = _HANGING + "）》”’】〕〉」』%"
_NO_END = "（《“‘【〔〈「『"


def set_lines(text: str, room: float, first: float | None = None) -> int:
    """The number of lines of ``room`` characters, the ``first`` of which may be shorter."""
    room = max(room, 2)  # of pages that are refused later
    at, lines, left = 0, 0, room if first is None else max(first, 1)
    while at < len(text):
        at = max(_end(text, at, left), at + 1)
        lines, left = lines + 1, room
    return max(lines, 1)


def _end(text: str, start: int, room: float) -> int:
    """Where a line ends that begins at ``start``."""
    end = start + int(room)
    if _HALF.search(text, start, end + 1):
        end = _mixed_end(text, start, room)
    if end >= len(text):
        return len(text)
    if text[end] in _HANGING and text[end - 1] not in _NO_BEGIN:
        end += 1
    if end == len(text):
        return end
    while end > start + 1 and (text[end] in _NO_BEGIN or text[end - 1] in _NO_END):
        end -= 1
    return end


def _mixed_end(text: str, start: int, room: float) -> int:
    """The same where letters or digits stand in the line."""
    at, width, limit = start, 0.0, start + 2 * int(room)
    for run in _HALF.finditer(text, start, limit):
        width += run.start() - at
        if width > room:
            return run.start() - int(width - room + 0.999)
        seam = _SEAM if run.start() > start else 0
        if width + seam + (run.end() - run.start()) / 2 > room:
            return run.start() if run.start() > start else start + int(2 * room)
        width += seam + (run.end() - run.start()) / 2 + _SEAM
        at = run.end()
    return at + max(int(room - width), 0)
