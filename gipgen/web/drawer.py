"""The reports that may be edited: by the name in their address, read and saved whole.

A file that somebody else changed meanwhile is never saved over: whoever saves says which content was read (``etag``).
"""

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from threading import Lock

from gipgen.findings.text import Problem, Text, problem
from gipgen.form.definition import FIRST_YEAR, LAST_YEAR
from gipgen.named_tuple import NamedTuple
from gipgen.project.project import Project
from gipgen.web.desk import base_of
from gipgen.workspace.disk import Disk
from gipgen.workspace.files import REPORT_NAMES, STDIN, Found

_NOT_HERE = Text(
    "这里不能新建报告。请对一个文件夹运行：gipgen edit 文件夹；年度写四位数字，例如 2024。",
    "no report can be begun here; run 'gipgen edit FOLDER', with a year of four digits",
)


class Content(NamedTuple):
    """What a file holds, and the sign by which that is known again; empty where there is no file."""

    raw: bytes
    etag: str


class Drawer:
    """The report files below the given paths. Threads may share one."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = tuple(paths)
        self._disk = Disk()
        self._lock = Lock()
        self._known: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.look()

    def look(self) -> None:
        """Find the reports anew; those that were known stay known."""
        found = list(self._disk.reports(self._paths))
        self.problems = [each for each in found if isinstance(each, Problem)]
        paths = sorted({each.path for each in found if isinstance(each, Found) and each.path != STDIN})
        base = base_of(paths)
        fresh = {os.path.abspath(path)[len(base) :].replace(os.sep, "/").lstrip("/"): path for path in paths}
        self._known = {**self._known, **fresh}

    def names(self) -> Mapping[str, str]:
        """The paths of the reports by their names."""
        return self._known

    @property
    def folder(self) -> str:
        """Where a new report goes; empty where only files were named."""
        return next((path for path in self._paths if self._disk.is_folder(path)), "")

    def begin(self, project: Project, agency: str, year: int, previous: str) -> str:
        """Begin a new report in the folder of its year, beside last year's where there is one; its name. Raises ``Problem``.

        The place follows from the year and from reports that are known, never from what somebody else could name.
        """
        last = self._known.get(previous)
        folder = self.folder
        if not folder or (previous and last is None) or not FIRST_YEAR <= year <= LAST_YEAR:
            raise problem(_NOT_HERE)
        if last is not None:
            folder = os.path.dirname(last)
            if re.fullmatch("[0-9]{4}", os.path.basename(os.path.abspath(folder))):
                folder = os.path.dirname(os.path.abspath(folder))
        path = os.path.join(folder, str(year), REPORT_NAMES[0])
        with self._lock:
            project.write(project.new(agency, year, path=path, previous=last))
            self.look()
        there = os.path.abspath(path)
        return next(name for name, each in self._known.items() if os.path.abspath(each) == there)

    def read(self, name: str) -> Content | None:
        """What a report's file holds now. Raises ``Problem``."""
        path = self._known.get(name)
        if path is None:
            return None
        raw = self._disk.read(path) if self._disk.exists(path) else b""
        return Content(raw, hashlib.sha256(raw).hexdigest())

    def save(self, name: str, raw: bytes, etag: str) -> tuple[bool, Content | None]:
        """Write a report's file if it is still what ``etag`` says, and what it holds then. Raises ``Problem``."""
        with self._lock:
            there = self.read(name)
            if there is None or there.etag != etag:
                return False, there
            if there.raw != raw:
                self._disk.write({self._known[name]: raw})
            return True, Content(raw, hashlib.sha256(raw).hexdigest())
