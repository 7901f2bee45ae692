"""What was read of files handed in before, and whether it still holds: nothing that it was made from has changed."""

import os
import sys
import zlib
from collections.abc import Callable, Sequence
from sys import intern
from typing import Any

from gipgen.batch.cache import Cache
from gipgen.batch.pieces import apart, together
from gipgen.batch.plainly import dumped, loaded, named
from gipgen.collect.collected import Handed
from gipgen.collect.put_by import Lines, PutBy, Texts
from gipgen.collect.tally import Tally
from gipgen.fence.office_program import office
from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, Text, filled
from gipgen.form.editions import editions
from gipgen.imports.file_kinds import MAX_BYTES
from gipgen.project.new_report import schema_near
from gipgen.project.packed_handed import Packed
from gipgen.project.taken import Taken, ToTake
from gipgen.resources import own_digest
from gipgen.workspace.asked import digest, digest_of_settings, still
from gipgen.workspace.one_run import OneRun
from gipgen.workspace.spilled import Room
from gipgen.workspace.workspace import Workspace

_TYPES = named((Handed, Tally, Text))
_AGAIN = Text("{file}：重新读，因为{why}。", "{file}: read again, {why}")
_FIRST = Text("没有以前的结果可用", "there is no earlier result of it")
_CHANGED = Text("它、gipgen.toml 或者 gipgen 变了", "it, gipgen.toml or gipgen changed")
_AROUND = Text("它引用的文件（上年报告、图片）变了", "a file that it names changed")
_DAMAGED = Text("保存的结果坏了", "what was kept of it is damaged")


class KnownTakes:
    """What earlier runs read, by file."""

    def __init__(
        self,
        cache: Cache,
        workspace: Workspace,
        place: str,
        room: Room,
        tell: Callable[[Text], None] | None = None,
    ) -> None:
        """``place`` is where report files made of documents may come to lie; what is known is laid in the ``room``.

        ``tell`` is told why a file is read again.
        """
        self._cache, self._workspace, self._room, self._tell = cache, workspace, room, tell
        self._folders = OneRun()
        schemas = [schema_near(workspace.files, place, edition) for edition in editions()]
        self._wish = f"collect {workspace.reads_settings}".encode()
        self._around = repr((schemas, bool(office()))).encode()  # what documents depend on besides
        self._program = digest(own_digest().encode(), sys.version.encode(), " ".join(editions()).encode())

    def known(self, item: ToTake) -> Taken | None:
        """What was read of a file, if it still holds."""
        try:
            found, why = self._known(item)
        except Problem:  # reading the file will say it
            return None
        except (ValueError, LookupError, TypeError, zlib.error):
            found, why = None, _DAMAGED
        if found is None and self._tell is not None:
            self._tell(filled(_AGAIN, file=visible(item.path), why=why))
        return found

    def keep(self, item: ToTake, taken: Taken) -> None:
        """Keep what was read; what holds something else than plain values is read each time."""
        handed, basis = taken.handed, taken.basis
        if handed is None or basis is None:
            return
        pieces: tuple[Any, ...] = (handed.findings, handed.left_over, handed.values, handed.lines)
        if any(each and not isinstance(each, PutBy) for each in pieces):
            return
        bare = handed._replace(file="", report="", findings=(), left_over=(), values=(), lines=(), prints="")  # type: ignore[arg-type]
        head = dumped((basis.questions, (len(handed.findings), len(handed.left_over)), bare))
        row = together(head, *map(bytes, pieces), bytes(handed.prints), zlib.compress(bytes(taken.text or b""), 1))
        self._cache.put(self._name(item), self._stamps(item, basis.content, basis.settings), row)

    def _name(self, item: ToTake) -> bytes:
        """Of a file in an archive the way through both."""
        place = os.path.join(item.lies, str(item.member)) if item.archive else item.lies
        return bytes.fromhex(digest(place.encode("utf-8", "surrogatepass"), self._wish))

    def _stamps(self, item: ToTake, content: str, settings: str) -> str:
        around = digest(self._around) if item.is_document else ""
        return f"{self._program}\n{content}\n{settings}\n{around}"

    def _settings(self, path: str) -> str:
        if not self._workspace.reads_settings or self._folders.has_no_settings(path):
            return ""
        return digest_of_settings(self._workspace.settings_file(path))

    def _known(self, item: ToTake) -> tuple[Taken | None, Text]:
        row = self._cache.get(self._name(item))
        if row is None:
            return None, _FIRST
        settings = self._settings(item.settings or (item.place if item.is_document else item.path))
        if row[0] != self._stamps(item, digest(item.content(MAX_BYTES)), settings):
            return None, _CHANGED
        head, *pieces, text = apart(row[1])
        questions, counts, handed = loaded(head, _TYPES)
        if not still(questions, self._workspace.files, self._workspace.unshown):
            return None, _AROUND
        made = self._room.put(zlib.decompress(text)) if _is_put_down(item, handed) else None
        return Taken(item.path, self._whole(item, handed, counts, pieces), made), _FIRST

    def _whole(self, item: ToTake, handed: Handed, counts: Sequence[int], pieces: Sequence[bytes]) -> Handed:
        """The same with the pieces that lie apart, under the names that the files have in this run."""
        put, report = self._room.put, item.place if _is_put_down(item, handed) else item.path
        findings, left_over, texts, lines, prints = pieces
        return handed._replace(
            file=item.path,
            report=report,
            agency=intern(handed.agency),
            edition=intern(handed.edition),
            dated=intern(handed.dated),
            findings=Packed(put(findings), counts[0], report) if findings else (),
            left_over=Packed(put(left_over), counts[1]) if left_over else (),
            values=Texts(put(texts)) if texts else (),
            lines=Lines(put(lines)) if lines else (),
            prints=put(prints),
        )


def _is_put_down(item: ToTake, handed: Handed) -> bool:
    """Whether its report file is written anew; of what cannot be used there is none."""
    return item.is_put_down and handed.problem is None
