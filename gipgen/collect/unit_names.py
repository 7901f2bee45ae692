"""Names of units: when two are the same, and which is nearest to one that nobody knows.

Only what cannot change a name is passed over: blanks and signs that cannot be seen, and the width of brackets. The
nearest name is told to a person and never taken for the one that was meant.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Final

_UNSEEN: Final = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD))
_BRACKETS: Final = str.maketrans("（）［］", "()[]")
_LEAST = 0.5  # of the pairs of signs of both names
_SHORT = range(3, 21)  # signs of a name that may stand for a longer one
_TELLING: Final = (
    1_000  # names that may have what tells one of them: 卫生 of ten thousand tells none, and costs as many steps
)


def comparable(name: str) -> str:
    """A name as it is compared."""
    if name.isalnum():  # most are: nothing in it to be passed over
        return name
    return "".join(name.translate(_UNSEEN).split()).translate(_BRACKETS)


class Nearest:
    """Finds the name that shares most pairs of signs with another one; as fast among thousands as among ten."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(dict.fromkeys(names))
        self._sizes: list[int] = []
        self._having: dict[str, list[int]] = {}
        self._written: dict[str, set[int]] = {}  # sign → the names that it stands in; made for the first short name
        for number, name in enumerate(self._names):
            pairs = _pairs(name)
            self._sizes.append(len(pairs))
            for pair in pairs:
                self._having.setdefault(pair, []).append(number)

    def to(self, name: str) -> str:
        """The nearest name, empty where none is near, or two are equally near: one of them would be a guess."""
        pairs = _pairs(name)
        best, found = _LEAST, list[int]()
        for number, count in sorted(self._shared(pairs).items()):
            share = 2 * count / (len(pairs) + self._sizes[number])
            if share > best:
                best, found = share, []
            if share == best > _LEAST:
                found.append(number)
        found = found or self._shortened(comparable(name))
        return self._names[found[0]] if len(found) == 1 else ""

    def _shared(self, pairs: set[str]) -> dict[int, int]:
        """The names that a telling pair leads to, with how many pairs they share in all."""
        having = [self._having.get(pair, ()) for pair in pairs]
        if all(len(numbers) <= _TELLING for numbers in having):
            return Counter(chain.from_iterable(having))
        near = {number for numbers in having if len(numbers) <= _TELLING for number in numbers}
        return {number: len(pairs & _pairs(self._names[number])) for number in near}

    def _shortened(self, short: str) -> list[int]:
        """The names that ``short`` may stand for: those that end in it, else those that have its signs in its order."""
        if len(short) not in _SHORT:
            return []
        if not self._written:
            for number, name in enumerate(self._names):
                for sign in comparable(name):
                    self._written.setdefault(sign, set()).add(number)
        numbers = sorted(self._having_all(short))
        having = [number for number in numbers if _is_shortened(short, comparable(self._names[number]))]
        ending = [number for number in having if comparable(self._names[number]).endswith(short)]
        return ending or having

    def _having_all(self, short: str) -> set[int]:
        """The names that have all signs of a short one; none where they are too many for it to tell one."""
        found = set[int].intersection(*sorted((self._written.get(sign, set()) for sign in set(short)), key=len))
        return found if len(found) <= _TELLING else set()


def _is_shortened(short: str, name: str) -> bool:
    """区卫健委 of 东山市东山区卫生健康委员会: what is left out stands between its signs, or in front and behind."""
    rest = iter(name)
    return all(sign in rest for sign in short)


def _pairs(name: str) -> set[str]:
    plain = f"^{comparable(name)}$"
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
