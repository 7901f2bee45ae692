"""Files that nobody could take and that are called by a part of a unit's name: told to a person, never taken on such grounds.

An office calls files 应急管理局.rar and 统计局扫描件.pdf; the roster has the names in full. A hint is given only where the
name of a single unit ends in what the file is called, with at least half of the name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gipgen.collect.collected import NotTaken, Unit
from gipgen.collect.unit_names import comparable
from gipgen.vocabulary.words import AGENCIES

_LEAST = 3  # signs of a name's end
_LONGEST = 60  # signs of a file's name that are looked at


def likely_files(refused: Iterable[NotTaken], units: Sequence[Unit]) -> Mapping[int, NotTaken]:
    """The first file for each unit by its number; ``refused`` are those that no unit is named after exactly."""
    pieces = [(each, _pieces(each.file)) for each in refused]
    wanted = frozenset[str]().union(*(found for _, found in pieces))
    owners = _owners(wanted, units) if wanted else {}
    likely: dict[int, NotTaken] = {}
    for each, found in pieces:
        ends = [piece for piece in found if piece in owners]
        number = owners[max(ends, key=len)] if ends else None
        if number is not None:
            likely.setdefault(number, each)
    return likely


def _owners(wanted: frozenset[str], units: Sequence[Unit]) -> dict[str, int | None]:
    """The units by ends of their names that files have; ``None`` where several units' names end so."""
    owners: dict[str, int | None] = {}
    for number, unit in enumerate(units):
        for name in dict.fromkeys(_names(unit)):
            for at in range(max(0, len(name) - max(_LEAST, (len(name) + 1) // 2)) + 1):
                end = name[at:]
                if end in wanted:
                    owners[end] = number if owners.get(end, number) == number else None
    return owners


def _names(unit: Unit) -> Iterator[str]:
    """What a unit is called, and the same without what bodies of its kind end in: 高台镇年报.jpg is 某区高台镇人民政府's."""
    for name in map(comparable, (unit.name, *unit.former)):
        yield name
        end = next((end for end in AGENCIES.body_ends if name.endswith(end)), "")
        if end:
            yield name.removesuffix(end)


def _pieces(file: str) -> frozenset[str]:
    """All that may be the end of a unit's name in the name of a file."""
    name = file.replace("\\", "/").rpartition("/")[2]
    stem = comparable(name.rpartition(".")[0])[:_LONGEST]
    return frozenset(stem[first:last] for first in range(len(stem)) for last in range(first + _LEAST, len(stem) + 1))
