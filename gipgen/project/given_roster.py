"""The roster that a call names, or the units of one that it has: whose report is whose, with which codes and parent."""

import os
from collections.abc import Sequence

from gipgen.collect.collected import Unit
from gipgen.collect.register import Register
from gipgen.collect.roster import Roster, read_roster
from gipgen.collect.roster_grid import MAX_BYTES
from gipgen.export.fact import Numbers
from gipgen.findings.text import Problem, Text, problem
from gipgen.project.arguments import file_or_units
from gipgen.workspace.files import Files

GivenRoster = str | os.PathLike[str] | Sequence[Unit]

_NO_ROSTER = Text("名册 {file} 不能用：{why}", "the roster {file} cannot be used: {why}")
_NO_UNITS = Text("里面没有单位。", "it has no units")
_SHOWN = 5  # names of units that the roster lacks


def roster_content(files: Files, path: str) -> bytes:
    """The bytes of a roster. Raises ``Problem``: the call names it, so it is no finding at a file that was met."""
    try:
        return files.read(path, MAX_BYTES)
    except Problem as met:
        raise Problem(*met.text, hint=met.hint) from met


def roster_in(files: Files, path: str) -> Roster:
    """The roster in a file. Raises ``Problem`` for one without units: everybody would belong to it."""
    roster = read_roster(path, roster_content(files, path))
    if not roster.units:
        why = next((each.finding.words for each in roster.findings), _NO_UNITS)
        raise problem(_NO_ROSTER, file=path, why=why)
    return roster


def given_roster(files: Files, given: GivenRoster) -> Roster | None:
    """The roster that was given, as a file or as units; ``None`` without one. Raises ``Problem``."""
    path, units = file_or_units(given)
    if units:
        return Roster("", units)
    return roster_in(files, path) if path else None


class Known:
    """What a roster says of the units whose reports come by; and how many it does not know, the first of them by name."""

    def __init__(self, roster: Roster | None) -> None:
        self._units = roster.units if roster else ()
        self._register = Register(self._units) if roster else None
        self.unlisted = 0
        self.first: dict[str, None] = {}

    def unit(self, numbers: Numbers) -> Unit | None:
        """The unit whose report this is; ``None`` where there is no roster, or it is not in it."""
        if self._register is None:
            return None
        place = self._register.known_by(numbers.unit_code, numbers.unit)
        if place is not None:
            return self._units[place]
        self.unlisted += 1
        if len(self.first) < _SHOWN:
            self.first[numbers.unit or numbers.file] = None
        return None
