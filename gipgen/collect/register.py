"""Whose report a file is: known by the code that it gives, then by the unit's name, then by a former name. Never by likeness.

Only of a file in which no unit's name can be read, the name of the file or of a folder above it is looked at: where that is
exactly a unit's name, the unit has handed in something that cannot be read. No number is ever taken on such grounds.
"""

from collections.abc import Iterable, Sequence

from gipgen.collect.collected import Handed, Unit
from gipgen.collect.unit_names import Nearest, comparable


class Register:
    """The units of a roster by all that they are known by. Of a name twice the first unit has it."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self._codes: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self._former: dict[str, int | None] = {}
        self._nearest: Nearest | None = None
        for number, unit in enumerate(units):
            if unit.code:
                self._codes.setdefault(unit.code, number)
            self._names.setdefault(comparable(unit.name), number)
        for number, unit in enumerate(units):
            for name in map(comparable, unit.former):
                self._former[name] = number if self._former.get(name, number) == number else None  # two had it

    def whose(self, handed: Handed) -> int | None:
        """The number of the unit whose report this is; ``None`` for none of the roster."""
        return self.known_by(handed.code, handed.agency)

    def known_by(self, code: str, name: str) -> int | None:
        """The unit of this code, else of this name; each may be empty."""
        if code in self._codes:
            return self._codes[code]
        return self.named(name) if name else None

    def named(self, name: str) -> int | None:
        """The unit of this name, else of this former name."""
        plain = comparable(name)
        return self._names.get(plain, self._former.get(plain))

    def by_place(self, file: str) -> int | None:
        """The unit that a file, or the nearest folder, is named after exactly: for what names no unit itself."""
        *folders, name = file.replace("\\", "/").split("/")
        found = (self.named(each) for each in (name.rpartition(".")[0], *reversed(folders)) if each)
        return next((number for number in found if number is not None), None)

    def nearest(self, name: str) -> str:
        """The name of the roster that is nearest to one that it lacks: to be told, not to be taken."""
        if self._nearest is None:
            self._nearest = Nearest(_all_names(self.units))
        return self._nearest.to(name)


def _all_names(units: Iterable[Unit]) -> Iterable[str]:
    for unit in units:
        yield unit.name
        yield from unit.former
