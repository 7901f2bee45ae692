"""Which files a piece of work looked for: what a preview has to watch, and what a result depends on."""

import contextlib

from gipgen.report.neighbours import Neighbour
from gipgen.workspace.disk import Disk, beside


class Tracking(Disk):
    """A disk that keeps in ``sought`` the places of the neighbours that were opened, or looked for in vain, in order."""

    def __init__(self) -> None:
        self.sought: list[str] = []

    def open(self, origin: str, name: str, limit: int) -> Neighbour:
        with contextlib.suppress(OSError, ValueError):  # a name that no file can have
            self.sought.append(beside(origin, name))
        return super().open(origin, name, limit)
