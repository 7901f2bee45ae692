"""The report files that files, folders and globs on the disk name."""

import os
from collections.abc import Iterable, Iterator

from gipgen.findings.text import Problem, Text, problem
from gipgen.source.decode import MAX_BYTES
from gipgen.workspace.files import (
    ENDINGS,
    NOTEPAD,
    REPORT_NAMES,
    SETTINGS,
    STDIN,
    Found,
    is_skipped,
    looks_like_report,
    may_be_report,
)
from gipgen.workspace.met_places import MetPlaces
from gipgen.workspace.one_run import OneRun
from gipgen.workspace.read_files import NoFileError, content_of, no_file, not_read

_HIDDEN = tuple(ending + NOTEPAD for ending in (*ENDINGS, SETTINGS))
_NO_MATCH = Text("“{name}”里没有报告文件（.yaml）。{others}", "no report files (.yaml) match {name}. {others}")


_PARTED = Text(
    '名称里有空格，要加引号：请把命令里的名称写成 "{name}"。',
    'a name with blanks needs quotation marks: write "{name}"',
)


def find_reports(arguments: Iterable[str]) -> Iterator[Found | Problem]:
    """The report files that the arguments name: files, folders (every report below), globs. Sorted, none twice."""
    met = MetPlaces()
    folders = OneRun()
    typed = tuple(arguments)
    parted = 0  # words behind this one that belong to the name before
    for place, argument in enumerate(typed):
        if parted:
            parted -= 1
            continue
        nothing = True
        for found in _expand(argument):
            nothing = False
            if isinstance(found, Problem):
                yield found
                continue
            if met.is_new(folders.place(found.path)):
                yield found
        if nothing and (parted := _more_words(typed[place:])):
            yield problem(_PARTED, name=" ".join(typed[place : place + parted + 1]))
        elif nothing:
            yield _nothing_at(argument)


def _more_words(words: tuple[str, ...]) -> int:
    """How many words behind the first make the name of a file or folder of it, which was typed without quotation marks."""
    names = (" ".join(words[:count]) for count in range(2, len(words) + 1))
    return next((count for count, name in enumerate(names, 1) if os.path.exists(name)), 0)


def _nothing_at(argument: str) -> Problem:
    if os.path.exists(argument) and not os.path.isdir(argument):
        return no_file(argument, in_file=False)
    try:
        os.stat(argument)
    except (FileNotFoundError, ValueError):
        pass  # below: also a link whose target is gone
    except OSError as error:  # links that lead round in a ring, a folder that nobody may look into
        return not_read(argument, error)
    from gipgen.workspace.nearby import nothing_at, published_among  # noqa: PLC0415  for what hardly ever happens

    others = published_among(_matches(argument)) if _is_pattern(argument) else None
    return problem(_NO_MATCH, name=argument, others=others) if others else nothing_at(argument, _holds_report)


def _is_pattern(argument: str) -> bool:
    return any(sign in argument for sign in "*?[")


def _matches(pattern: str) -> list[str]:
    import glob  # noqa: PLC0415  rarely asked for

    return sorted(glob.glob(pattern, recursive=True))


def _expand(argument: str) -> Iterator[Found | Problem]:
    if argument == STDIN or os.path.isfile(argument):
        yield Found(argument, os.path.dirname(argument))
    elif os.path.isdir(argument):
        for file in _walk(argument):
            yield file if isinstance(file, Problem) else Found(file, argument)
    elif _is_pattern(argument):
        for match in _matches(argument):
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
            elif name.endswith(_HIDDEN) and name.removesuffix(NOTEPAD) not in files and _matters(name, path):
                from gipgen.workspace.nearby import hidden_ending  # noqa: PLC0415  for what hardly ever happens

                yield hidden_ending(path)
    for error in closed:
        yield not_read(str(error.filename), error)


def _matters(name: str, path: str) -> bool:
    """Whether a file with an ending too many is a report, or the settings: either would be passed over in silence."""
    return name.startswith(SETTINGS) or _holds_report(path)


def _holds_report(path: str) -> bool:
    try:
        return looks_like_report(content_of(path, MAX_BYTES))
    except (OSError, NoFileError):
        return True  # reading it again will say why not
