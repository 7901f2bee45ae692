"""Who stands below whom in a roster. A circle in it ends a walk: what is wrong with a roster, its reader says."""

from collections.abc import Iterator, Sequence

from gipgen.collect.collected import Handed, Unit
from gipgen.collect.register import Register
from gipgen.collect.unit_names import Nearest, comparable

OWN, TOTAL = "本级", "汇总"  # how a remark of the roster begins that says what a unit's report counts


class Levels:
    """The units of a roster by name, and the way up from each. An office above them all need not have a line itself."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._register = Register(units)
        self.units: dict[str, Unit] = {}
        for unit in units:
            self.units.setdefault(unit.name, unit)
        self._parents = {unit.name: self.called(unit.parent) for unit in self.units.values() if unit.parent}
        self._heads: dict[str, list[str]] = {}
        for name, parent in self._parents.items():
            self._heads.setdefault(parent, []).append(name)
        self._asked: tuple[str, set[str]] = ("", set())

    def called(self, name: str) -> str:
        """What the roster calls a unit that has, or had, this name; of one that it lacks the name as it is compared."""
        number = self._register.named(name)
        return comparable(name) if number is None else self._register.units[number].name

    def whose(self, handed: Handed) -> str:
        """The name of the unit whose report this is; empty for none of the roster."""
        number = self._register.whose(handed)
        if number is None and handed.problem is not None and not handed.agency:
            number = self._register.by_place(handed.file)
        if number is not None:
            return self._register.units[number].name
        office = comparable(handed.agency)  # one that has no line, and units below it
        return office if office in self._heads else ""

    def note(self, name: str) -> str:
        """The roster's remark."""
        return self.units[name].note.strip() if name in self.units else ""

    def nearest(self, name: str) -> str:
        """The unit that may be meant by a name that the roster lacks."""
        return self._register.nearest(name)

    def nearest_office(self, name: str) -> str:
        """The same of an office, which may stand in the column of parents only."""
        return Nearest((*self.units, *self._heads)).to(name)

    @property
    def is_flat(self) -> bool:
        """Whether no unit stands below another."""
        return not self._heads

    def knows(self, name: str) -> bool:
        """Whether there is a unit of this name, or one below it."""
        return self.called(name) in self.units or self.called(name) in self._heads

    def is_head(self, name: str) -> bool:
        """Whether any unit stands right below it."""
        return name in self._heads

    def depth(self, name: str) -> int:
        return sum(1 for _ in self._above(name))

    def stands_below(self, name: str, top: str) -> bool:
        """Whether a unit stands below another, however far; no unit stands below itself."""
        if self._asked[0] != top:  # mostly of all units below one office
            self._asked = (top, self.below(top))
        return name in self._asked[1]

    def below(self, top: str) -> set[str]:
        """All units that stand below another, itself not among them."""
        found: set[str] = set()
        waiting = [top]
        while waiting:
            new = set(self._heads.get(waiting.pop(), ())) - found
            found |= new
            waiting += new
        return found - {top}

    def _above(self, name: str) -> Iterator[str]:
        seen = {name}
        while (name := self._parents.get(name, "")) and name not in seen:
            seen.add(name)
            yield name
