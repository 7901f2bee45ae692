"""``gipgen build``: check, then write the documents."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from gipgen.cli.console import Terminal, cache_folder, colour
from gipgen.cli.write import write
from gipgen.findings import as_text
from gipgen.findings.finding import Finding
from gipgen.findings.text import Problem, Text, listed, problem
from gipgen.formats.registry import Format, by_default, named, names
from gipgen.formats.registry import formats as all_formats
from gipgen.project.build_files import Built
from gipgen.project.project import Project

_NO_FORMAT = Text("--to 只能是 {formats}，用逗号分开；这里是 {to}。", "--to takes {formats}, with commas; not '{to}'")
_NO_APPENDIX = Text(
    "--review 的附录只写在 {labels} 里，--to 要有 {names}。", "--review goes with --to {names}: only {labels} has it"
)
_BUILT = Text("已生成 {names}（{folder}）", "built {names} in {folder}")
_NOT_BUILT = Text(
    "{name} 有错误，没有生成文件。改正后再运行；想先看草稿，加 --draft。",
    "{name}: not built because of errors (--draft builds a marked draft)",
)
_STALE = Text("注意：{names} 还是以前生成的，没有更新。", "{names} are from an earlier build")
_DONE = Text("已处理 {number} 份", "{number} done")


def run(
    terminal: Terminal,
    paths: Sequence[str],
    *,
    output: str | None = None,
    to: str = "",
    draft: bool = False,
    review: bool = False,
    reference_doc: str = "",
    templates: Sequence[str] = (),
    force: bool = False,
    no_settings: bool = False,
) -> None:
    """Build the reports, print findings and what was written; ``to`` is empty for the usual formats.

    With ``force`` files are replaced that gipgen did not make, or that were changed since.
    """
    formats = _formats(to)
    if review and not any(named(name).has_review for name in formats):
        raise _no_appendix([each for each in all_formats() if each.has_review])
    project = Project(reference_doc=reference_doc, templates=templates, cache=cache_folder(), settings=not no_settings)
    findings: list[Finding] = []
    files = 0
    built_files = project.build(*paths, to=formats, output=output or None, draft=draft, review=review)
    for built in _with_progress(built_files, terminal):
        _write(project, built, terminal, force=force)
        if built.checked.problem is None:
            files += 1
            findings += built.checked.findings
    if files:
        terminal.result(as_text.summary(findings, files, terminal.lang))


def _formats(to: str) -> tuple[str, ...]:
    """The formats that ``--to`` names, each once; without it the usual ones."""
    if not to:
        return by_default()
    formats = tuple(dict.fromkeys(part.strip() for part in to.lower().replace("，", ",").split(",") if part.strip()))
    if not formats or not set(formats) <= set(names()):
        raise problem(_NO_FORMAT, formats=listed(each.name for each in all_formats()), to=to)
    return formats


def _write(project: Project, built: Built, terminal: Terminal, *, force: bool) -> None:
    """Write the documents of one report, and say what was found in it and what was written."""
    met = built.problem or write(project, built, terminal, force=force)
    if met is not None:
        terminal.problem(met)
    if built.checked.problem is not None:
        return
    found = built.checked.findings
    terminal.result(as_text.emit(found, terminal.lang, colour=colour()))
    terminal.found(found)
    if met is None:
        _tell(built, terminal)


def _no_appendix(having: Sequence[Format]) -> Problem:
    labels = Text(*(listed(words)[at] for at, words in enumerate(zip(*(each.label for each in having), strict=True))))
    return problem(_NO_APPENDIX, labels=labels, names=listed(each.name for each in having))


def _tell(built: Built, terminal: Terminal) -> None:
    if built.outputs:
        folder = os.path.dirname(next(iter(built.outputs))) or "."
        terminal.tell(_BUILT, names=_names(built.outputs), folder=folder)
    else:
        old = [path for path in built.stale if os.path.exists(path)]
        if old:
            terminal.tell(_STALE, names=_names(old))
        terminal.tell(_NOT_BUILT, name=built.checked.found.path)


def _names(paths: Iterable[str]) -> Text:
    return listed(os.path.basename(path) for path in paths)


def _with_progress(builts: Iterable[Built], terminal: Terminal) -> Iterator[Built]:
    """Show on a terminal how many reports are done; into a pipe nothing of it goes."""
    if not sys.stderr.isatty():
        yield from builts
        return
    for number, built in enumerate(builts, 1):
        sys.stderr.write("\r\x1b[K")
        yield built
        sys.stderr.write("\r" + terminal.say(_DONE, number=number))
        sys.stderr.flush()
    sys.stderr.write("\r\x1b[K")
