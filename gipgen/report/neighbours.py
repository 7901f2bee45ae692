"""The way to the files that a report names: last year's report, the pictures of its prose.

Whoever checks or renders is given the bytes of a report and such a way, and touches nothing else: so the same code runs
over a disk, over files in memory, in a worker process, where there is no disk at all.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from gipgen.named_tuple import NamedTuple


class Neighbour(NamedTuple):
    """A file that a report names. ``place`` is where it lies: the same file has the same place, whoever names it."""

    place: str
    content: bytes


class UnreachableError(Exception):
    """Why a file that a report names cannot be had: ``missing``, ``outside`` the project, ``unreadable``, ``too_large``.

    ``values`` are for the message: ``reason`` in words for a clerk, ``size`` and ``limit`` in bytes.
    """

    def __init__(self, why: str, values: Mapping[str, Any] | None = None) -> None:
        self.why, self.values = why, dict(values or {})
        super().__init__(why)


class Neighbours(Protocol):
    """Opens what files name beside themselves."""

    def open(self, origin: str, name: str, limit: int) -> Neighbour:
        """The file that the one at ``origin`` calls ``name`` (a relative path, with slashes of either kind).

        Raises ``UnreachableError``, also for a file of more than ``limit`` bytes.
        """
        ...


def year_before(place: str, year: int | None) -> str | None:
    """How the report of the year before would be called, seen from the one at ``place``: 单位/2024/report.yaml lies beside 单位/2023/report.yaml.

    ``None`` where neither the folder nor the file is named after the year.
    """
    if year is None:
        return None
    folder, name = ["", *place.replace("\\", "/").split("/")][-2:]
    now, last = str(year), str(year - 1)
    if now in folder:
        return f"../{folder.replace(now, last)}/{name}"
    return name.replace(now, last) if now in name else None
