"""The report files that files, folders and globs on the disk name."""

import os
from collections.abc import Iterable, Iterator

from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem
from gipgen.source.decode import MAX_BYTES
from gipgen.workspace.files import ENDINGS, REPORT_NAMES, STDIN, Found, is_skipped, looks_like_report, may_be_report
from gipgen.workspace.read_files import NoFileError, content_of, no_file, not_read


def find_reports(arguments: Iterable[str]) -> Iterator[Found | Problem]:
    """The report files that the arguments name: files, folders (every report below), globs. Sorted, none twice."""
    seen: set[str] = set()
    for argument in arguments:
        nothing = True
        for found in _expand(argument):
            nothing = False
            if isinstance(found, Problem):
                yield found
                continue
            same = os.path.realpath(found.path)
            if same not in seen:
                seen.add(same)
                yield found
        if nothing:
            yield _nothing_at(argument)


def _nothing_at(argument: str) -> Problem:
    name = visible(argument)
    if os.path.isdir(argument):
        return Problem(f"文件夹里没有报告：{name}", f"no report in folder {name}")
    if os.path.exists(argument):
        return no_file(argument, in_file=False)
    try:
        os.stat(argument)
    except (FileNotFoundError, ValueError):
        pass  # below: also a link whose target is gone
    except OSError as error:  # links that lead round in a ring, a folder that nobody may look into
        return not_read(argument, error)
    return Problem(f"找不到：{name}", f"not found: {name}")


def _expand(argument: str) -> Iterator[Found | Problem]:
    if argument == STDIN or os.path.isfile(argument):
        yield Found(argument, os.path.dirname(argument))
    elif os.path.isdir(argument):
        for file in _walk(argument):
            yield file if isinstance(file, Problem) else Found(file, argument)
    elif any(sign in argument for sign in "*?["):
        import glob  # noqa: PLC0415  rarely asked for

        for match in sorted(glob.glob(argument, recursive=True)):
            if os.path.isfile(match) and match.endswith(ENDINGS):
                yield Found(match, os.path.dirname(match))


def _walk(folder: str) -> Iterator[str | Problem]:
    """The reports below a folder; a folder that cannot be looked into is named, the others go on."""
    closed: list[OSError] = []
    for current, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not is_skipped(name))
        for name in sorted(files):
            path = os.path.join(current, name)
            if name in REPORT_NAMES or (may_be_report(name) and _holds_report(path)):
                yield path
    for error in closed:
        yield not_read(str(error.filename), error)


def _holds_report(path: str) -> bool:
    try:
        return looks_like_report(content_of(path, MAX_BYTES))
    except (OSError, NoFileError):
        return True  # reading it again will say why not
