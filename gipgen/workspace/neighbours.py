"""The files that a report names: last year's report, and the pictures of its prose. Only those of its own project."""

import os
from typing import TYPE_CHECKING

from gipgen.check import Previous, examine, locate
from gipgen.findings.file_messages import FILL_IN
from gipgen.findings.finding import Diagnostic
from gipgen.findings.text import Problem
from gipgen.form.editions import editions, load
from gipgen.source.reader import read
from gipgen.workspace.files import lies_in, project_folder, read_bytes, reason

if TYPE_CHECKING:
    from gipgen.prose.pictures import Opened

_MAX_YEARS_BACK = 50


def open_previous(report: str, file: str) -> Previous:
    """Open last year's report: inside the project, readable, and not leading back to a file already seen."""
    try:
        path = beside(report, file)
        if not lies_in(path, project_folder(report)):
            return Previous(None, "previous_outside")
        if not os.path.isfile(path):
            return Previous(None, "previous_missing")
        raw = read_bytes(path)
    except Problem as problem:
        return Previous(None, "previous_unreadable", {"reason": problem.zh})
    except (OSError, ValueError):  # a name that no file can have, or a loop of links
        return Previous(None, "previous_missing")
    circle = _circle(os.path.realpath(report), path, raw)
    if circle is not None:
        return Previous(None, "previous_circular", {"file": circle})
    examined = examine(raw)
    broken = [each for each in locate("", examined) if _is_broken(each.finding)]
    if broken:
        return Previous(None, "previous_broken", {"count": len(broken), "line": broken[0].line})
    return Previous(examined.case.report)


def _is_broken(finding: Diagnostic) -> bool:
    """Whether a file cannot be read as a report; numbers that nobody knows any more (待填) leave the others comparable."""
    return finding.severity == "error" and finding.rule < "GIP3" and finding.rule != FILL_IN


def open_picture(report: str, file: str) -> "Opened":
    """Open a picture of the prose: inside the project, no larger than it may be, of a kind that all programs show."""
    from gipgen.prose.pictures import MAX_BYTES, Opened, recognise  # noqa: PLC0415  few reports have one

    if "://" in file or file.startswith(("//", "data:")):
        return Opened(None, "remote")
    try:
        path = beside(report, file)
        if not lies_in(path, project_folder(report)):
            return Opened(None, "outside")
        if not os.path.isfile(path):
            return Opened(None, "missing")
        size = os.path.getsize(path)
        if size > MAX_BYTES:
            return Opened(None, "too_large", {"size": f"{size / 1e6:.1f}", "limit": f"{MAX_BYTES / 1e6:.0f}"})
        with open(path, "rb") as stream:
            picture = recognise(stream.read(MAX_BYTES), path)
    except OSError as error:
        return Opened(None, "unreadable", {"reason": reason(error)})
    except ValueError:  # a name that no file can have
        return Opened(None, "missing")
    return Opened(picture) if picture else Opened(None, "unknown")


def beside(report: str, file: str) -> str:
    """Where ``file`` is, seen from the folder of ``report``."""
    return os.path.realpath(os.path.join(os.path.dirname(report), file.replace("\\", "/")))  # as Windows shows it


def _circle(start: str, path: str, raw: bytes) -> str | None:
    """Follow the chain of last years; return the file that closes a circle."""
    key = load(editions()[-1]).field("previous").key
    seen = {start}
    for _ in range(_MAX_YEARS_BACK):
        if path in seen:
            return path
        seen.add(path)
        file = read(raw, ()).data.get(key)
        if not isinstance(file, str) or not file:
            return None
        try:
            path = beside(path, file)
            raw = read_bytes(path)
        except (Problem, OSError, ValueError):
            return None
    return path
