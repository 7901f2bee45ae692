"""Read all that was handed in, and of imported reports that a person changed what they say now."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from gipgen.batch.mapped import mapped
from gipgen.batch.work import HERE, Work
from gipgen.collect.collected import Handed
from gipgen.collect.put_by import laid
from gipgen.findings.text import Fault, Problem
from gipgen.named_tuple import NamedTuple
from gipgen.project.handed_in import Source, sources
from gipgen.project.imported_reports import IMPORTED, Placed
from gipgen.project.take_in import lost, take_in
from gipgen.project.taken import Taken, ToTake
from gipgen.workspace.files import Files
from gipgen.workspace.names import folded, places
from gipgen.workspace.spilled import Room
from gipgen.workspace.workspace import Workspace

if TYPE_CHECKING:
    from gipgen.project.known_takes import KnownTakes

_SENT = 4  # files that are sent to a cluster together: documents have megabytes


class HandedIn(NamedTuple):
    """What was read of the files handed in, where they lie, and what cannot be looked into."""

    taken: list[Taken]
    places: list[str]
    problems: list[Problem]
    packed: dict[str, ToTake]  # those in archives

    def original(self, files: Files, path: str) -> ToTake:
        """A file that was handed in, by its path."""
        return self.packed.get(path) or ToTake(path, True, "", files)  # noqa: FBT003


def read_all(workspace: Workspace, arguments: Iterable[str], roster: str, output: str, work: Work) -> HandedIn:
    """Every file at ``arguments`` but the roster and what is in the folder of the results.

    Raises ``Problem`` for a gipgen.toml that cannot be used: it is the office's own, and no unit is to be told for it.
    """
    files = workspace.files
    found = list(sources(files, arguments, tuple(places(files, filter(None, (output, roster))))))
    read = [each for each in found if isinstance(each, Source)]
    place = os.path.join(output, IMPORTED, "0", "0", "report.yaml")
    _must_be_usable(workspace, read, place)
    reads = workspace.reads_settings
    items = [
        ToTake(each.path, each.is_document, place, files, reads, each.settings, each.lies, each.archive, each.member)
        for each in read
    ]
    room = Room()
    done = work.watch(_taken(workspace, items, place, room, work), lambda: len(items))
    problems = [each for each in found if isinstance(each, Problem)]
    del found, read  # of very many files each list counts
    taken = [_laid(each, room) for each in done]
    problems += [Fault(each.trace, each.path) for each in taken if each.trace]
    packed = {each.path: each for each in items if each.archive}
    return HandedIn(taken, [folded(each.lies) for each in items], problems, packed)


def _must_be_usable(workspace: Workspace, read: Iterable[Source], place: str) -> None:
    """Raises ``Problem`` where the settings that count for one of these files, or else at the place, are none."""
    for judged_by in dict.fromkeys(each.settings or place for each in read):
        workspace.settings(judged_by)


def _taken(workspace: Workspace, items: Sequence[ToTake], place: str, room: Room, work: Work) -> Iterator[Taken]:
    """What is read of each, or was read of it before."""
    if not workspace.files.on_disk:
        work = HERE
    if not work.cache:
        yield from _mapped(workspace, items, work, None)
        return
    try:
        from gipgen.batch.cache import Cache  # noqa: PLC0415  some Pythons are built without SQLite
        from gipgen.project.known_takes import KnownTakes  # noqa: PLC0415  likewise
    except ImportError:
        yield from _mapped(workspace, items, work, None)
        return
    cache = Cache(work.cache)
    try:
        yield from _mapped(workspace, items, work, KnownTakes(cache, workspace, place, room, work.tell))
    finally:
        cache.close()


def _mapped(workspace: Workspace, items: Sequence[ToTake], work: Work, before: "KnownTakes | None") -> Iterator[Taken]:
    known, keep = (before.known, before.keep) if before is not None else (None, None)
    if not work.cluster:
        return mapped(take_in, items, jobs=work.jobs, lost=lost, known=known, keep=keep)
    from gipgen.project.sent_files import sent  # noqa: PLC0415  rarely asked for
    from gipgen.project.sent_takes import sending, with_content  # noqa: PLC0415  likewise

    return sent(workspace, sending(workspace), with_content(items), work.cluster, chunk=_SENT, known=known, keep=keep)


def _laid(taken: Taken, room: Room) -> Taken:
    """The same in little memory."""
    if taken.handed is None or taken.basis is None:  # what was read before is laid there as it is read
        return taken
    text = None if taken.text is None else room.put(bytes(taken.text))
    return taken._replace(handed=laid(taken.handed, room.put), text=text, basis=None)


def read_again(workspace: Workspace, placed: Placed, jobs: int | None) -> Sequence[Handed]:
    """All that was handed in; of the imported reports that a person changed what they say now."""
    files, settings = workspace.files, workspace.reads_settings
    items = (ToTake(each.report, False, each.report, files, settings) for each in placed.edited)  # noqa: FBT003
    now = mapped(take_in, items, jobs=jobs)
    return [*placed.handed, *(_as_edited(each, taken) for each, taken in zip(placed.edited, now, strict=True))]


def _as_edited(imported: Handed, taken: Taken) -> Handed:
    if taken.handed is None:
        return imported._replace(problem=taken.refused.reason if taken.refused else None, edited=True)
    return taken.handed._replace(
        file=imported.file,
        dated=imported.dated,
        left_over=imported.left_over,
        original=imported.original,
        edited=True,
    )
