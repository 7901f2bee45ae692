"""Which reports of a run have a mark (of a sentence, of an agency and year), in eight bytes for each that has it.

A nation's reports are 300,000 with some eight million sentences: as a dictionary they take more than a gigabyte. Here an
entry is one number of an array, 40 bits of the mark in front of 24 bits that number the report; the other 12 bits of the
mark say which of 4,096 arrays it is in. Each array is kept sorted, so that looking up is a bisection and adding moves a
few kilobytes (docs/decisions/0051). Two marks that agree in 52 bits are taken for the same: once in a hundred such runs,
and then of one sentence.
"""

from array import array
from bisect import bisect_left, bisect_right
from typing import Final

MARK_BYTES: Final = 8
_NUMBER = 24  # bits of a report's number
MOST_REPORTS: Final = 1 << _NUMBER  # of one run
_OWN = MOST_REPORTS - 1
_REST = 52  # bits of a mark behind those that choose its array
_SHOWN = (1 << (64 - _NUMBER)) - 1  # those that stand in an entry

_NONE: list[int] = []


def mark(*parts: object) -> int:
    """The same number for the same texts and numbers, on every machine and in every run, as ``hash`` is not."""
    from hashlib import blake2b  # noqa: PLC0415  loads OpenSSL, a twentieth of a check of one report, which has no marks

    digest = blake2b("\0".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=MARK_BYTES)
    return int.from_bytes(digest.digest(), "little")


class Marks:
    """Marks, and the first few reports that have each."""

    def __init__(self, most: int) -> None:
        """``most`` reports are remembered for one mark, the first ones."""
        self._most = most
        self._parts: dict[int, array[int]] = {}

    def met(self, mark: int, number: int) -> list[int]:
        """The reports that had this mark so far; from now on report ``number`` is one of them.

        Numbers come in ascending order, and a report has each mark once.
        """
        part = self._parts.get(mark >> _REST)
        if part is None:
            part = self._parts[mark >> _REST] = array("Q")
        begin = (mark & _SHOWN) << _NUMBER
        first = end = bisect_left(part, begin)
        if first < len(part) and part[first] - begin <= _OWN:
            end = bisect_right(part, begin + _OWN, first)
        if end - first < self._most:
            part.insert(end, begin + number)
        return [each - begin for each in part[first:end]] if first < end else _NONE
