"""Names of units: when two are the same, and which is nearest to one that nobody knows.

Only what cannot change a name is passed over: blanks and signs that cannot be seen, and the width of brackets. The
nearest name is told to a person and never taken for the one that was meant.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

_UNSEEN: Final = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD))
_BRACKETS: Final = str.maketrans("（）［］", "()[]")
_LEAST = 0.5  # of the pairs of signs of both names


def comparable(name: str) -> str:
    """A name as it is compared."""
    return "".join(name.translate(_UNSEEN).split()).translate(_BRACKETS)


class Nearest:
    """Finds the name that shares most pairs of signs with another one; as fast among thousands as among ten."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(dict.fromkeys(names))
        self._sizes: list[int] = []
        self._having: dict[str, list[int]] = {}
        for number, name in enumerate(self._names):
            pairs = _pairs(name)
            self._sizes.append(len(pairs))
            for pair in pairs:
                self._having.setdefault(pair, []).append(number)

    def to(self, name: str) -> str:
        """The nearest name, empty where none is near; of equally near ones the first."""
        pairs = _pairs(name)
        shared: Counter[int] = Counter()
        for pair in pairs:
            shared.update(self._having.get(pair, ()))
        best, found = _LEAST, ""
        for number in sorted(shared):
            share = 2 * shared[number] / (len(pairs) + self._sizes[number])
            if share > best:
                best, found = share, self._names[number]
        return found


def _pairs(name: str) -> set[str]:
    plain = f"^{comparable(name)}$"
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
