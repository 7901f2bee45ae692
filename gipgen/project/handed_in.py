"""What lies in the folders that a supervising office names: report files, documents, and what is left alone.

Left alone are the results of collecting (this run's folder and those of others), the roster, what gipgen lays beside
reports, and what it built of a report that lies there itself.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence

from gipgen.collect.former_run import read_former
from gipgen.findings.text import Problem, Text, problem
from gipgen.imports.archive import MAX_ARCHIVE, is_archive, members
from gipgen.imports.file_kinds import MAX_BYTES
from gipgen.named_tuple import NamedTuple
from gipgen.project.left_alone import RESULT, is_left_alone
from gipgen.workspace.files import ENDINGS, Files
from gipgen.workspace.names import folded
from gipgen.workspace.one_run import OneRun

_LARGEST = 200_000_000  # bytes of a former result
_NOTHING = Text("找不到：{path}", "not found: {path}")
_ZIP = ".zip"


class Source(NamedTuple):
    """A file to be read. ``settings`` is the place whose gipgen.toml counts: what units hand in does not judge itself.

    ``lies`` is where the file leads to, of a file in a zip file where that does; ``archive`` is the zip file and ``member``
    the file's number there.
    """

    path: str
    is_document: bool
    settings: str
    lies: str
    archive: str = ""
    member: int = 0


_Named = tuple[str, str, str]  # the path of a file, the place whose settings count, where it leads to


def sources(files: Files, arguments: Iterable[str], apart: Collection[str]) -> Iterator[Source | Problem]:
    """Every file to be read, sorted and none twice; those at ``apart`` (places, ``folded``) and below are left alone.

    Raises ``Problem`` for an argument where there is nothing.
    """
    found: dict[str, _Named] = {}
    leads_to = OneRun().place if files.on_disk else files.place
    for argument in arguments:
        for path in _named(files, argument):
            if isinstance(path, Problem):
                yield path
            else:
                inside = os.path.join(argument, "report.yaml") if files.is_folder(argument) else path
                lies = leads_to(path)
                found.setdefault(folded(lies), (path, inside, lies))
    kept = {place: each for place, each in found.items() if not _is_apart(place, apart)}
    others = list(_results(files, (path for path, *_ in kept.values())))
    yield from _handed_in(files, sorted(each for place, each in kept.items() if not _is_apart(place, others)))


def _handed_in(files: Files, found: Sequence[_Named]) -> Iterator[Source]:
    stems = {os.path.splitext(path)[0] for path, *_ in found if _is_yaml(path)}
    for path, inside, lies in found:
        if path.lower().endswith(_ZIP):
            yield from _packed(files, path, inside, lies)
        elif not _is_left_alone(files, path, beside_report=os.path.splitext(path)[0] in stems):
            yield Source(path, not _is_yaml(path), inside, lies)


def _packed(files: Files, path: str, inside: str, lies: str) -> Iterator[Source]:
    """The files in a zip file; one that is none, is damaged or empty is a file like any other, for a reader to say so."""
    try:
        content = files.read(path, MAX_ARCHIVE)
        found = list(members(content)) if len(content) <= MAX_ARCHIVE and is_archive(path, content) else []
    except Problem:
        found = []
    if not found:
        yield Source(path, is_document=True, settings=inside, lies=lies)
    for each in found:
        within = f"{path}/{each.name}"
        if not _is_left_alone(files, within, beside_report=False):
            yield Source(within, not _is_yaml(each.name), inside, lies, path, each.number)


def _is_yaml(path: str) -> bool:
    return path.lower().endswith(ENDINGS)


def _results(files: Files, paths: Iterable[str]) -> Iterator[str]:
    """The folders of other runs' results, ``folded``."""
    for path in paths:
        folder, name = os.path.split(path)
        if name == RESULT and read_former(files.read(path, _LARGEST)) is not None:
            yield folded(files.place(folder))


def _named(files: Files, argument: str) -> Iterator[str | Problem]:
    if files.is_folder(argument):
        yield from files.below(argument)
    elif files.exists(argument):
        yield argument
    elif any(sign in argument for sign in "*?[") and files.on_disk:
        import glob  # noqa: PLC0415  rarely asked for

        matches = sorted(glob.glob(argument, recursive=True))
        if not matches:
            raise problem(_NOTHING, path=argument)
        for match in matches:
            yield from _named(files, match)
    else:
        raise problem(_NOTHING, path=argument)


def _is_apart(place: str, apart: Iterable[str]) -> bool:
    return any(place == each or place.startswith((f"{each}/", f"{each}\\")) for each in apart)


def _is_left_alone(files: Files, path: str, *, beside_report: bool) -> bool:
    """Whether a file is none that a unit hands in: a program's own, a lock of Word's, what was built of a report there."""
    if is_left_alone(path):
        return True
    return beside_report and not _is_yaml(path) and _is_built(files, path)


def _is_built(files: Files, path: str) -> bool:
    """Whether gipgen built this of a report, and nobody changed it since."""
    from gipgen.formats.registry import named, names  # noqa: PLC0415  where a document is called like a report file beside it

    ending = path.lower().rpartition(".")[2]
    try:
        return ending in names() and named(ending).whose(files.read(path, MAX_BYTES)) == "own"
    except Problem:
        return False
