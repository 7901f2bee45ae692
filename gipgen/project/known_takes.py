"""What was read of files handed in before, and whether it still holds: nothing that it was made from has changed."""

import os
import sys
import zlib
from array import array
from collections.abc import Callable
from sys import intern
from typing import Any

from gipgen.batch.cache import Cache
from gipgen.batch.pieces import apart, together
from gipgen.batch.plainly import dumped, loaded, named
from gipgen.collect.collected import Handed
from gipgen.collect.shared_texts import BETWEEN, Joined, SharedTexts, diagnostic, short
from gipgen.fence.office_program import office
from gipgen.findings.finding import Diagnostic, Edit, Finding, Fix, Offset, Rewrite, Span
from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, Text, filled
from gipgen.form.editions import editions
from gipgen.imports.file_kinds import MAX_BYTES
from gipgen.project.new_report import schema_near
from gipgen.project.taken import Taken, ToTake
from gipgen.resources import own_digest
from gipgen.workspace.asked import digest, digest_of_settings, still
from gipgen.workspace.one_run import OneRun
from gipgen.workspace.workspace import Workspace

_TYPES = named((Diagnostic, Edit, Finding, Fix, Handed, Offset, Rewrite, Span, Text))
_AGAIN = Text("{file}：重新读，因为{why}。", "{file}: read again, {why}")
_FIRST = Text("以前没有读过", "for the first time")
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
        texts: SharedTexts,
        tell: Callable[[Text], None] | None = None,
    ) -> None:
        """``place`` is where report files made of documents may come to lie; ``tell`` is told why a file is read again."""
        self._cache, self._workspace, self._tell = cache, workspace, tell
        self._folders = OneRun()
        self._types: dict[str, Callable[..., Any]] = dict(_TYPES)
        self._types |= {Text.__name__: texts.text, Diagnostic.__name__: diagnostic}
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
        try:
            head = dumped((basis.questions, _bare(handed), taken.text))
        except TypeError:
            return
        values = BETWEEN.join(handed.values).encode("utf-8", "surrogatepass")
        row = together(zlib.compress(head, 1), values, array("I", handed.lines).tobytes(), handed.prints)
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
        head, values, lines, prints = apart(row[1])
        questions, handed, text = loaded(zlib.decompress(head), self._types)
        if not still(questions, self._workspace.files, self._workspace.unshown):
            return None, _AROUND
        whole = handed._replace(
            edition=intern(handed.edition),
            values=Joined(values.decode("utf-8", "surrogatepass")) if lines else (),
            lines=short(array("I", lines)),
            prints=prints,
        )
        return Taken(item.path, _called(whole, item), text), _FIRST


def _bare(handed: Handed) -> Any:
    """Without what is kept in pieces of its own."""
    return handed._replace(values=(), lines=(), prints="")  # type: ignore[arg-type]


def _called(handed: Handed, item: ToTake) -> Handed:
    """The same under the names that the files have in this run."""
    report = item.place if item.is_document else item.path
    if (handed.file, handed.report) == (item.path, report):
        return handed
    findings = tuple(each._replace(file=report) for each in handed.findings)
    return handed._replace(file=item.path, report=report, findings=findings)
