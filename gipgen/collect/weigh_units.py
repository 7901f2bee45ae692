"""What each unit comes to: the roster and the files handed in, in any order → one state for each unit."""

from collections import Counter
from collections.abc import Iterable, Sequence

from gipgen.collect.alike_units import alike_units
from gipgen.collect.collected import Collected, Handed, NotTaken, Unit
from gipgen.collect.likely_files import likely_files
from gipgen.collect.register import Register
from gipgen.collect.unit_names import comparable
from gipgen.collect.unit_states import NOBODY, Called, Due, state_of, stranger
from gipgen.form.editions import UnknownEditionError, edition_for


def weigh(
    year: int,
    units: Sequence[Unit] | Register,
    handed: Iterable[Handed],
    not_taken: Iterable[NotTaken] = (),
    deadline: str = "",
) -> Collected:
    """The state of every unit. The order in which files come does not matter."""
    due = Due(year, _edition(year), deadline)
    register = units if isinstance(units, Register) else Register(units)
    units = register.units
    owned: dict[int, list[Handed]] = {}
    strangers: dict[str, list[Handed]] = {}
    refused = list(not_taken)
    handed = sorted(handed, key=lambda each: each.file)
    for each in handed:
        number = register.whose(each)
        if each.problem is not None:
            refused.append(NotTaken(each.file, each.problem))
        elif not each.agency and number is None:
            refused.append(NotTaken(each.file, NOBODY))
        if number is not None:
            owned.setdefault(number, []).append(each)
        elif each.agency:
            strangers.setdefault(comparable(each.agency), []).append(each)
    refused.sort(key=lambda each: each.file)
    called = _called(refused, handed, register)
    nothing = Called()
    others = [(files, register.nearest(files[0].agency)) for _, files in sorted(strangers.items())]
    _call_strangers(called, others, register)
    states = [state_of(unit, owned.get(at, ()), called.get(at, nothing), due) for at, unit in enumerate(units)]
    states += [stranger(files, nearest, due) for files, nearest in others]
    return Collected(
        year=year,
        deadline=deadline,
        units=tuple(states),
        not_taken=tuple(refused),
        alike=alike_units(states, year),
        supervisor=_supervisor(units),
    )


def _call_strangers(
    called: dict[int, Called], strangers: Iterable[tuple[Sequence[Handed], str]], register: Register
) -> None:
    """Note at the unit of the nearest name what the roster does not know."""
    for files, nearest in strangers:
        number = register.named(nearest) if nearest else None
        if number is not None:
            called[number] = called.get(number, Called())._replace(stranger=files[0])


def _edition(year: int) -> str:
    try:
        return edition_for(year)
    except UnknownEditionError:
        return ""


def _called(refused: Sequence[NotTaken], handed: Iterable[Handed], register: Register) -> dict[int, Called]:
    """The files that are called like a unit, or lie in its folder, and do not name it."""
    found: dict[int, Called] = {}
    for each in refused:
        number = register.by_place(each.file)
        if number is not None:
            known = found.get(number, Called())
            found[number] = known._replace(unread=(*known.unread, each))
    nobodys = [each for each in refused if register.by_place(each.file) is None]
    for number, each in likely_files(nobodys, register.units).items():
        found[number] = found.get(number, Called())._replace(likely=each)
    for other in handed:
        number, whose = register.by_place(other.file), register.whose(other)
        if number is not None and other.problem is None and whose != number:
            known = found.get(number, Called())
            is_known = known.others_known if known.others else whose is not None
            found[number] = known._replace(others=(*known.others, other), others_known=is_known)
    return found


def _supervisor(units: Sequence[Unit]) -> str:
    """The office above most of the units; empty where there is none.

    One parent that is misspelt, or the head of a few units, is not the office that everybody else reports to.
    """
    parents = {comparable(unit.name): unit.parent for unit in units}
    heads = Counter[str]()
    written: dict[str, str] = {}
    for unit in units:
        name, seen = unit.name, set[str]()
        while (parent := parents.get(comparable(name), "")) and comparable(parent) not in seen:
            name = parent
            seen.add(comparable(name))
        if name is not unit.name:
            heads[comparable(name)] += 1
            written.setdefault(comparable(name), name)
    head, count = next(iter(heads.most_common(1)), ("", 0))
    return written[head] if 2 * count > heads.total() else ""
