"""What callers of the library give, made what the use cases take; what makes no sense is refused in words."""

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gipgen.findings.text import Text, problem
from gipgen.workspace.files import Files, must_be_names, named

if TYPE_CHECKING:
    from gipgen.collect.collected import Unit  # `check` needs none

    GivenRoster = str | os.PathLike[str] | Sequence[Unit]

_NO_YEAR = Text("年度要写整数，例如 2025，不能是 {year}。", "a year is a whole number such as 2025, not {year}")


def opened(files: Files | Mapping[str, bytes] | None) -> Files:
    if files is None:
        from gipgen.workspace.disk import Disk  # noqa: PLC0415  what runs in memory needs no disk

        return Disk()
    if isinstance(files, Mapping):
        from gipgen.workspace.memory import Memory  # noqa: PLC0415  and the other way round

        return Memory(files)
    if not hasattr(files, "reports"):
        raise TypeError(f"a project is opened on nothing or on a mapping of names to bytes, not {type(files).__name__}")
    return files


def names_of(paths: Sequence[object]) -> tuple[str, ...]:
    return tuple(map(named, paths))


def file_or_units(roster: "GivenRoster") -> tuple[str, tuple["Unit", ...]]:
    """The name of a roster's file, or its units; the other is empty."""
    if not isinstance(roster, str | os.PathLike):
        return "", tuple(roster)
    name = named(roster)
    must_be_names(name)
    return name, ()


def must_be_year(year: object) -> int:
    """A year that has to be given. Raises ``Problem``."""
    found = year_of_call(year)
    if found is None:
        raise problem(_NO_YEAR, year=repr(year))
    return found


def year_of_call(year: object) -> int | None:
    """Raises ``Problem``: a year often comes out of somebody's table as it stood there."""
    if year is None or (isinstance(year, int) and not isinstance(year, bool)):
        return year
    raise problem(_NO_YEAR, year=repr(year))
