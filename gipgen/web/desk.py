"""The reports that are being previewed, kept up to date with the disk.

A desk is used by many threads: the watcher, which compares the files' times with what it saw last, and one for each
request of the browser. One lock guards it, so that only one of them checks and renders at a time.

Polling instead of notices from the system: it works on network drives (where the files of offices lie), needs no
package, and costs some microseconds a file. A change is taken up when two looks in a row see the same, so that a file
is not read while an editor is still writing it.
"""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from threading import Condition

from gipgen.findings.as_text import count
from gipgen.findings.text import Problem
from gipgen.named_tuple import NamedTuple
from gipgen.web.sources import check_again
from gipgen.web.view import View, look, words
from gipgen.workspace.disk import Disk, settings_file
from gipgen.workspace.files import STDIN, Found
from gipgen.workspace.workspace import Workspace

_PAUSE = 0.1  # seconds between two looks at the disk
_SEARCH = 1.0  # seconds between two searches for new reports, at least
_SHARE = 20  # what takes long is done again after so many times as long
_BRIEFING = 0.1  # seconds after each look for reports that the list cannot say anything of yet

Stamp = tuple[tuple[str, int, int, int] | tuple[str], ...]


class Brief(NamedTuple):
    """What the list says of a report."""

    title: str
    counts: Mapping[str, int]
    problem: str


class Entry(NamedTuple):
    """One report: what was seen of its files, what the list says of it, and its view once somebody has asked for it."""

    found: Found
    version: int
    stamp: Stamp = ()  # of the files as they were when brief and view were made
    seen: Stamp = ()  # of the last look at the disk; differs from ``stamp`` while a change settles
    behind: tuple[str, ...] = ()  # files beside the report and its settings on which it depends
    brief: Brief | None = None
    view: View | None = None


class Desk:
    """All reports of the given paths, by the name that stands in their address."""

    def __init__(self, paths: Sequence[str], lang: str, cache: str = "", *, reads_settings: bool = True) -> None:
        self.closed = False
        self.problems: list[Problem] = []  # of paths that lead to no report
        self._changed = Condition()
        self._paths, self._lang = tuple(paths), lang
        self._workspace = Workspace(Disk(), cache=cache, reads_settings=reads_settings)
        self._entries: dict[str, Entry] = {}
        self._clock = int(time.time() * 1000)  # versions rise from here: a new server repeats none of an old one
        self._searched = self._search_took = self._looked = self._look_took = 0.0
        with self._changed:
            self._search()

    def entries(self) -> tuple[int, dict[str, Entry]]:
        """The version of the list, and all reports in the order of their paths."""
        with self._changed:
            return self._clock, dict(self._entries)

    def view(self, name: str) -> tuple[int, View] | None:
        """A report's version and view, made now if nobody has asked for it yet; ``None`` for a name that is none."""
        with self._changed:
            entry = self._entries.get(name)
            if entry is not None and entry.view is None:
                entry = self._renew(name, entry, shown=True)
            return (entry.version, entry.view) if entry and entry.view else None

    def wait(self, name: str, known: int, seconds: float) -> int:
        """The version of one report (of the list, for the empty name): at once if not ``known``, else when it changes."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self._version(name) != known, seconds)
            return self._version(name)

    def _version(self, name: str) -> int:
        entry = self._entries.get(name)
        return self._clock if entry is None else entry.version

    def close(self) -> None:
        """Let everybody go who waits."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    def watch(self) -> None:
        """Look at the disk until the desk is closed: the work of the watcher's thread."""
        while not self.closed:
            self.poll()
            with self._changed:
                self._changed.wait_for(lambda: self.closed, _PAUSE)

    def poll(self) -> None:
        """Look at the disk once, and renew what has changed and settled.

        The reports that somebody looks at come each time; the others, and the search for new ones, as often as a
        twentieth of the time allows.
        """
        with self._changed:
            before = time.monotonic()
            if before - self._searched > max(_SEARCH, _SHARE * self._search_took):
                self._search()
            before = time.monotonic()
            every = before - self._looked > _SHARE * self._look_took
            for name, entry in list(self._entries.items()):
                if entry.view or every:
                    self._look(name, entry)
            if every:
                self._looked, self._look_took = before, time.monotonic() - before
            self._brief(time.monotonic() + _BRIEFING)

    def _look(self, name: str, entry: Entry) -> None:
        stamp = _stamp(entry)
        if stamp != entry.seen:
            self._entries[name] = entry._replace(seen=stamp)
        elif stamp != entry.stamp and (entry.view or entry.brief):
            self._renew(name, entry)

    def _brief(self, until: float) -> None:
        """Check reports that the list cannot say anything of yet, as many as there is time for."""
        for name, entry in list(self._entries.items()):
            if entry.brief is None:
                self._renew(name, entry)
                if time.monotonic() > until:
                    return

    def _search(self) -> None:
        """Find new reports; forget those that are gone and that nobody has looked at."""
        self._searched = time.monotonic()
        found = list(self._workspace.files.reports(self._paths))
        self._search_took = time.monotonic() - self._searched
        self.problems = [each for each in found if isinstance(each, Problem)]
        reports = {each.path: each for each in found if isinstance(each, Found) and each.path != STDIN}
        reports |= {each.found.path: each.found for each in self._entries.values() if each.view}
        base = base_of(list(reports))
        entries = {}
        for path in sorted(reports):
            name = os.path.abspath(path)[len(base) :].replace(os.sep, "/").lstrip("/")
            entries[name] = self._entries.get(name, Entry(reports[path], self._clock))
        if list(entries) != list(self._entries):
            self._entries = entries
            self._clock += 1
            self._changed.notify_all()

    def _renew(self, name: str, entry: Entry, *, shown: bool = False) -> Entry:
        stamp = _stamp(entry)  # before reading: what changes from now on is seen at the next look
        checked, behind = check_again(self._workspace, entry.found)
        view = entry.view
        if shown or view:
            view = look(self._workspace, checked, name, view, now=time.strftime("%H:%M:%S"), lang=self._lang)
        report = checked.examined.case.report if checked.examined else None
        title = report.title if report else name
        brief = Brief(title, count(checked.findings, 1), words(checked.problem, self._lang))
        behind = behind if report else entry.behind
        fresh = entry._replace(stamp=stamp, seen=stamp, behind=behind, brief=brief, view=view)
        if (brief, view) != (entry.brief, entry.view):
            self._clock += 1
            fresh = fresh._replace(version=self._clock)
            self._changed.notify_all()
        self._entries[name] = fresh
        return fresh


def base_of(paths: list[str]) -> str:
    folders = {os.path.dirname(os.path.abspath(path)) for path in paths}
    try:
        return os.path.commonpath(folders)
    except ValueError:  # none at all, or on Windows: several drives
        return ""


def _stamp(entry: Entry) -> Stamp:
    path = entry.found.path
    return tuple(_stamps((path, settings_file(path) or "", *entry.behind)))


def _stamps(files: tuple[str, ...]) -> Iterator[tuple[str, int, int, int] | tuple[str]]:
    for file in files:
        try:
            status = os.stat(file)
        except (OSError, ValueError):
            yield (file,)
        else:
            yield file, status.st_mtime_ns, status.st_size, status.st_ino
