"""Where the organ's name and the date stand at the end, counted in characters from the right edge of the text.

GB/T 9704-2012 7.3.5: with a seal the date keeps four characters free and the organ is centred above it (more are free below an organ that is
longer than that leaves room for); without one the organ keeps two free and the date begins two characters right of the organ's first; of a
date that is longer than the organ the date keeps two free and the organ begins two characters left of it. An organ longer than a line takes several, one below the middle of the other, broken between its words where lines of some width make it so.
"""

from gipgen.layout.letter_widths import em
from gipgen.layout.title_lines import broken_width
from gipgen.named_tuple import NamedTuple

_FREE_WITHOUT_SEAL = 2
_FREE_WITH_SEAL = 4
_STEP = 2
_FREE_BEHIND = 2  # at least: digits of some fonts are wider than half a character
_PLAY = 0.5  # of a line that the name has to break at: programs round


class Signature(NamedTuple):
    agency: str
    date: str  # 2025年1月10日
    agency_free: float  # characters between the name and the right edge
    date_free: float
    seal: bool
    agency_indent: float = 0  # … and its left edge, of a name that takes several lines; they have one middle

    @property
    def width(self) -> float:
        """How wide its lines are, without a seal: the date begins two characters behind their beginning."""
        return self.date_free + em(self.date)


def place(agency: str, date: str, *, seal: bool, line: int) -> Signature:
    """Place both lines in a text of ``line`` characters a line; either may be empty."""
    organ, day = em(agency), em(date)
    indent = 0.0
    room = line - _FREE_WITHOUT_SEAL
    if organ > room:
        organ = min(broken_width(agency, room) + _PLAY, room)
        indent = room - organ
    if seal:
        middle = max(_FREE_WITH_SEAL + day / 2, organ / 2)
        free = min(middle - organ / 2, line - organ)
        return Signature(agency, date, free, middle - day / 2, seal, max(line - organ - free, 0) if indent else 0)
    if day > organ:
        return Signature(agency, date, _FREE_WITHOUT_SEAL + _STEP + day - organ, _FREE_WITHOUT_SEAL, seal)
    return Signature(agency, date, _FREE_WITHOUT_SEAL, organ - day, seal, indent)


class Stand(NamedTuple):
    """Where a line stands whatever the width of its digits: to which side, with so many characters free on the left and the right."""

    side: str  # left, center, right
    left: float
    right: float


def stands(signature: Signature | None, line: float) -> tuple[Stand, ...]:
    """The organ's place and the date's in a text of ``line`` characters.

    With a seal both have one middle. Without one the date's first letter has its place; where little is free behind it, its last.
    """
    if signature is None:
        return ()
    day, free = em(signature.date), signature.date_free
    organ = Stand("center" if signature.agency_indent else "right", signature.agency_indent, signature.agency_free)
    if signature.seal and signature.date:
        middle = Stand("center", max(line - 2 * free - day, 0), 0)
        fits = em(signature.agency) + _PLAY <= line - middle.left
        return (middle if fits else organ), middle
    if not signature.seal and free >= _FREE_BEHIND and em(signature.agency) >= day:
        return organ, Stand("left", max(line - free - day, 0), 0)
    return organ, Stand("right", 0, free)
