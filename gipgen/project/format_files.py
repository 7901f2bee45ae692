"""Lay report files out anew."""

import codecs
from collections.abc import Iterable, Iterator

from gipgen.check import Examined, locate
from gipgen.findings.families import is_of_file
from gipgen.findings.file_messages import ENCODING, PUNCTUATION, TABULATOR, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Finding, Span
from gipgen.findings.harmless import visible
from gipgen.findings.text import Problem, fault
from gipgen.form.definition import Form
from gipgen.named_tuple import NamedTuple
from gipgen.report.structure import read_structure
from gipgen.source.decode import has_windows_line_ends
from gipgen.source.reader import Source
from gipgen.workspace.files import STDIN, Found
from gipgen.workspace.workspace import Workspace

_MENDED = frozenset((PUNCTUATION, TABULATOR))  # what reading puts right by itself
_TOO_LONG = Diagnostic(ENCODING, ERROR, TEXTS["laid_out_too_long"], span=Span(1, 1))
_ROUNDS = 5  # of fixes in prose: one may show another


class Formatted(NamedTuple):
    """One file that was laid out anew.

    ``content`` is the new one, ``None`` where ``findings`` forbid to touch the file; ``fixed`` are the findings that
    were mended; ``foreign`` tells of YAML that is no report, ``unsafe`` that gipgen could not keep the file's meaning:
    both are left alone.
    """

    found: Found
    findings: tuple[Finding, ...] = ()
    content: bytes | None = None
    changed: bool = False
    fixed: tuple[Diagnostic, ...] = ()
    made: tuple[Finding, ...] = ()  # ``fixed`` with their places, when fixes were asked for
    left: tuple[Finding, ...] = ()  # the errors that a person has to mend, in the new content; likewise
    foreign: bool = False
    unsafe: bool = False
    problem: Problem | None = None
    place: str = ""  # what a link leads to, not the link
    typed: bytes = b""  # the content that it was made from

    @property
    def file(self) -> str:
        return self.found.path

    @property
    def outputs(self) -> dict[str, bytes]:
        """The new content, of a file that changes; none for standard input."""
        if not self.changed or self.content is None or self.found.path == STDIN:
            return {}
        return {self.place: self.content}

    @property
    def replaces(self) -> dict[str, bytes]:
        """What the new content stands in for: the file is its own source, and must still be as it was read."""
        return {self.place: self.typed}


def format_files(workspace: Workspace, arguments: Iterable[str], *, fix: bool = False) -> Iterator[Formatted]:
    """Lay out every report that the arguments name; with ``fix`` also make the fixes that need no person to decide."""
    for found in workspace.files.reports(arguments):
        if isinstance(found, Problem):
            yield Formatted(Found("", ""), problem=found)
            continue
        try:
            tidied = _format_file(workspace, found, fix=fix)._replace(place=workspace.files.place(found.path))
        except Problem as problem:
            tidied = Formatted(found, problem=problem)
        except Exception:  # noqa: BLE001  a fault of ours at one file stops none of the others
            tidied = Formatted(found, problem=fault(visible(found.path)))
        yield tidied


def _format_file(workspace: Workspace, found: Found, *, fix: bool) -> Formatted:
    return format_content(workspace, found, workspace.files.read(found.path), fix=fix)


def format_content(workspace: Workspace, found: Found, raw: bytes, *, fix: bool) -> Formatted:
    """Lay out what is, or may come to be, the content of a file."""
    return _fix_file(workspace, found, raw) if fix else _tidy(found, raw, *read_structure(raw)[:2])


def _tidy(found: Found, raw: bytes, source: Source, form: Form, findings: tuple[Diagnostic, ...] = ()) -> Formatted:
    blocking = [finding for finding in source.findings if not _is_mended(finding)]
    if blocking or source.broken or not source.data:
        return Formatted(found, _located(found.path, source, source.findings))
    if not form.keys & source.data.keys():  # a hook may hand over every YAML file of a repository
        return Formatted(found, foreign=True)
    return _lay_out(found, raw, source, form, findings)


def _to_fix(examined: Examined) -> tuple[Diagnostic, ...]:
    """The findings whose fixes may be made: none in prose while nobody knows which of them the file exempts."""
    key = examined.case.report.form.field("exemptions").key
    if any(each.severity == ERROR and each.path[:1] == (key,) for each in examined.every):
        return tuple(each for each in examined.every if is_of_file(each.rule))
    return examined.every


def _fix_file(workspace: Workspace, found: Found, raw: bytes) -> Formatted:
    """Mend the file's text, then its prose while it is laid out, until a round finds nothing more."""
    from gipgen.project.fix_files import mend  # noqa: PLC0415  only `fmt --fix` needs it

    def examine(content: bytes) -> Examined:
        return workspace.examine(found.path, content)

    content, made, tidied, examined = raw, list[Finding](), Formatted(found), examine(raw)
    for _ in range(_ROUNDS):
        before = content
        mended = mend(found.path, content, examine, examined)
        examined = mended.examined
        tidied = _tidy(found, raw, examined.source, examined.case.report.form, _to_fix(examined))
        if tidied.content is None:
            return tidied if tidied.foreign or tidied.unsafe else _tidy(found, raw, *read_structure(raw)[:2])
        content = tidied.content
        prose = locate(found.path, examined, tidied.fixed)
        made += [*mended.made, *prose]
        examined = examine(content)
        if content == before or not any(each.mendable for each in examined.every):
            break  # what was set anew, or laid out anew, may be read otherwise
    left = [finding for finding in locate(found.path, examined) if finding.severity == ERROR]
    return tidied._replace(fixed=tuple(each.finding for each in made), made=tuple(made), left=tuple(left))


def _is_mended(finding: Diagnostic) -> bool:
    """Whether reading put it right by itself. Not a character that nobody sees: it is part of a text, and fixes take it off."""
    return finding.rule in _MENDED


def _located(path: str, source: Source, findings: Iterable[Diagnostic]) -> tuple[Finding, ...]:
    located = []
    for finding in findings:
        span = finding.span or source.span(finding.path, finding.offset, at_key=finding.at_key)
        located.append(Finding(path, span.line, span.column, finding))
    return tuple(sorted(located, key=lambda each: (each.line, each.column)))


def _lay_out(found: Found, raw: bytes, source: Source, form: Form, findings: tuple[Diagnostic, ...]) -> Formatted:
    from gipgen.formatting.format import TooLongError, UnsafeError, format_report  # noqa: PLC0415  a broken file never needs it
    from gipgen.prose.spacing import spaced  # noqa: PLC0415  likewise

    try:
        formatted = format_report(source, form, findings, spaced)
    except TooLongError:
        return Formatted(found, _located(found.path, source, [_TOO_LONG]))
    except UnsafeError:
        return Formatted(found, unsafe=True)
    content = _as_typed(formatted.text, raw)
    mended = (*filter(_is_mended, source.findings), *formatted.mended)
    return Formatted(found, content=content, changed=content != raw, fixed=mended, typed=raw)


def _as_typed(text: str, raw: bytes) -> bytes:
    """The text with the line ends and the byte order mark of the file.

    Both belong to the editor and to git (``core.autocrlf``, .gitattributes), not to the layout: rewriting them would
    make every checkout on Windows a changed file. A file with mixed line ends gets those of its first line.
    """
    if has_windows_line_ends(raw):
        text = text.replace("\n", "\r\n")
    return (codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b"") + text.encode("utf-8")
