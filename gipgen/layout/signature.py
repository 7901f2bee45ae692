"""Where the organ's name and the date stand at the end, counted in characters from the right edge of the text.

GB/T 9704-2012 7.3.5: with a seal the date keeps four characters free and the organ is centred above it; without one the organ
keeps two free and the date begins two characters right of the organ's first; of a date that is longer than the organ the
date keeps two free and the organ begins two characters left of it.
"""

from typing import NamedTuple

_FREE_WITHOUT_SEAL = 2
_FREE_WITH_SEAL = 4
_STEP = 2


class Signature(NamedTuple):
    agency: str
    date: str  # 2025年1月10日
    agency_free: float  # characters between the name and the right edge
    date_free: float
    seal: bool


def place(agency: str, date: str, *, seal: bool) -> Signature:
    """Place both lines; either may be empty."""
    organ, day = em(agency), em(date)
    if seal:
        return Signature(agency, date, max(_FREE_WITH_SEAL + (day - organ) / 2, 0), _FREE_WITH_SEAL, seal)
    if day > organ:
        return Signature(agency, date, _FREE_WITHOUT_SEAL + _STEP + day - organ, _FREE_WITHOUT_SEAL, seal)
    return Signature(agency, date, _FREE_WITHOUT_SEAL, organ - day, seal)


def em(text: str) -> float:
    """The width of a text in Chinese characters."""
    return sum(1 if character > "\u2e7f" else 0.5 for character in text)
