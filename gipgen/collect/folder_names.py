"""Names of units as names of folders and files that every system takes, Windows too; no two units have the same."""

from collections.abc import Iterable
from typing import Final

_SIGNS: Final = {ord(sign): "_" for sign in '<>:"|?*\\/'} | dict.fromkeys((*range(32), 127), "_")
_DEVICES: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{each}{number}" for each in ("com", "lpt") for number in "123456789"))
)
_LONGEST: Final = 60  # characters: three bytes each, and 255 are the most


def folder_names(names: Iterable[str]) -> dict[str, str]:
    """By name the one to be used; of names that would be one folder the later ones get a number."""
    found: dict[str, str] = {}
    taken = set[str]()
    last: dict[str, int] = {}  # by name as Windows compares it the number given last: all below it are taken
    for name in names:
        if name in found:
            continue
        plain = _plain(name)
        number = last.get(plain.casefold(), 1)
        chosen = plain if number == 1 else f"{plain}（{number}）"
        while chosen.casefold() in taken:
            number += 1
            chosen = f"{plain}（{number}）"
        last[plain.casefold()] = number
        taken.add(chosen.casefold())
        found[name] = chosen
    return found


def _plain(name: str) -> str:
    plain = "".join(name.split()).translate(_SIGNS)[:_LONGEST].strip(". ")
    return f"_{plain}" if not plain or plain.partition(".")[0].lower() in _DEVICES else plain
