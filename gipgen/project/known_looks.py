"""What was found in reports before, and whether it still holds: nothing that it was made from has changed."""

import sys
import zlib
from collections.abc import Callable
from typing import Any

from gipgen.batch.cache import Cache
from gipgen.batch.pieces import apart, together
from gipgen.batch.plainly import dumped, loaded, named
from gipgen.findings.finding import Diagnostic, Edit, Finding, Fix, Offset, Rewrite, Span
from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, Text, filled
from gipgen.form.editions import editions
from gipgen.project.looks import Basis, Checked, Look, Wish
from gipgen.resources import own_digest
from gipgen.rules.support.siblings import Traces
from gipgen.workspace.asked import digest, digest_of_settings, still
from gipgen.workspace.files import Found
from gipgen.workspace.one_run import OneRun
from gipgen.workspace.workspace import Workspace

Tell = Callable[[Text], None]

_TYPES = named((Diagnostic, Edit, Finding, Fix, Offset, Rewrite, Span, Text))
_AGAIN = Text("{file}：重新检查，因为{why}。", "{file}: looked at again, {why}")
_FIRST = Text("以前没有检查过", "for the first time")
_WHY = (
    Text("这次的 gipgen 或 Python 和上次的不同", "by another gipgen or Python than the last time"),
    Text("内容变了", "its content changed"),
    Text("gipgen.toml 变了", "gipgen.toml changed"),
)
_AROUND = Text(
    "它引用的文件（上年报告、图片）或本机的字体变了", "a file that it names, or a font of this machine, changed"
)
_DAMAGED = Text("保存的结果坏了", "what was kept of it is damaged")


class KnownLooks:
    """The outcomes of earlier runs, by file and wish."""

    def __init__(self, cache: Cache, workspace: Workspace, wish: Wish, tell: Tell | None = None) -> None:
        """``tell`` is told why a file is looked at again."""
        self._cache, self._workspace, self._tell = cache, workspace, tell
        self._folders = OneRun()
        self._wish = f"{wish.questions} {wish.traces} {workspace.reads_settings}".encode()
        self._program = digest(own_digest().encode(), sys.version.encode(), " ".join(editions()).encode())

    def known(self, found: Found | Problem) -> Look | None:
        """The outcome of a file, if it still holds."""
        if isinstance(found, Problem):
            return None
        try:
            kept, why = self._known(found)
        except Problem:  # looking at the file will say it
            return None
        except (ValueError, LookupError, TypeError, zlib.error):
            kept, why = None, _DAMAGED
        if kept is None and self._tell is not None:
            self._tell(filled(_AGAIN, file=visible(found.path), why=why))
        return kept

    def keep(self, found: Found | Problem, look: Look) -> None:
        """Keep an outcome; one that holds something else than plain values is looked for each time."""
        if look.basis is None or look.traces is None or isinstance(found, Problem):
            return
        name = self._name(found.path)
        checked, (*names, marks, lengths, details) = look.checked, look.traces
        try:
            head = dumped((look.basis.questions, checked.findings, checked.is_published, names))
        except TypeError:
            return
        value = together(zlib.compress(head, 1), marks, lengths, details)
        self._cache.put(name, self._stamps(look.basis.content, look.basis.settings), value)

    def _name(self, path: str) -> bytes:
        place = self._folders.place(path).encode("utf-8", "surrogatepass")
        return bytes.fromhex(digest(place, self._wish))

    def _stamps(self, content: str, settings: str) -> str:
        return f"{self._program}\n{content}\n{settings}"

    def _settings(self, path: str) -> str:
        is_without = not self._workspace.reads_settings or self._folders.has_no_settings(path)
        return "" if is_without else digest_of_settings(self._workspace.settings_file(path))

    def _known(self, found: Found) -> tuple[Look | None, Text]:
        row = self._cache.get(self._name(found.path))
        if row is None:
            return None, _FIRST
        content = digest(self._workspace.files.read(found.path))
        settings = self._settings(found.path)
        stamps = self._stamps(content, settings)
        if row[0] != stamps:
            changed = zip(row[0].split("\n"), stamps.split("\n"), _WHY, strict=False)
            return None, next((why for before, now, why in changed if before != now), _DAMAGED)
        head, *pieces = apart(row[1])
        questions, findings, is_published, names = loaded(zlib.decompress(head), _TYPES)
        if not still(questions, self._workspace.files, self._workspace.unshown):
            return None, _AROUND
        checked = Checked(found, _named(findings, found.path), None, is_published=is_published)
        return Look(checked, Traces(*names, *pieces), Basis(content, settings, questions)), _FIRST


def _named(findings: list[Any], file: str) -> list[Finding]:
    """The findings under the name that the file has in this run."""
    return [each._replace(file=file) for each in findings]
