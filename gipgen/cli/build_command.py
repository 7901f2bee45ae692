"""``gipgen build``: check, then write the documents."""

import os
from collections.abc import Iterable, Sequence

from gipgen.cli.console import Terminal, cache_folder, colour
from gipgen.cli.progress import with_progress
from gipgen.cli.write import write
from gipgen.findings import as_text
from gipgen.findings.finding import Finding, Folded
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
_NO_REPORT = Text("{name} 没有生成文件：请先解决上面的问题。", "{name}: not built")
_FILE_FOR_FOLDER = Text(
    "-o 后面写文件夹，“{output}”是文件名；文件的名称随报告。请写成：--to {format} -o {folder}（生成 {folder} 里的 〈报告名〉.{format}）。",
    "-o takes a folder, and '{output}' is the name of a file; outputs are named after their report. Write: --to {format} -o {folder}",
)
_ALSO_CALLED = {"doc": "docx", "wps": "docx", "htm": "html"}  # what somebody may have in mind for a format
_PASSED_OVER = Text("{name} 已公布，没有重新生成。", "{name}: published, not built again")
_STALE = Text("注意：{names} 还是以前生成的，没有更新。", "{names} are from an earlier build")


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
    jobs: int | None = None,
    cluster: str = "",
) -> None:
    """Build the reports, print findings and what was written; ``to`` is empty for the usual formats.

    With ``force`` files are replaced that gipgen did not make, or that were changed since.
    """
    formats = _formats(to)
    _must_be_folder(output)
    _must_have_appendix(formats, review=review)
    project = Project(reference_doc=reference_doc, templates=templates, cache=cache_folder(), settings=not no_settings)
    findings: list[Finding] = []
    published: list[Folded] = []
    files = 0
    built_files = project.build(
        *paths,
        to=formats,
        output=output or None,
        draft=draft,
        review=review,
        published=force,
        jobs=jobs,
        cluster=cluster,
    )
    for built in with_progress(built_files, terminal, lambda: project.count(*paths)):
        _write(project, built, terminal, force=force)
        files += built.checked.problem is None
        if built.checked.is_folded:
            published.append(as_text.folded(built.file, built.checked.findings))
        elif not _is_passed_over(built):
            findings += built.checked.findings
    if files:
        terminal.result(as_text.summary(findings, files, terminal.lang, published))


def _formats(to: str) -> tuple[str, ...]:
    """The formats that ``--to`` names, each once; without it the usual ones."""
    if not to:
        return by_default()
    formats = tuple(dict.fromkeys(part.strip() for part in to.lower().replace("，", ",").split(",") if part.strip()))
    if not formats or not set(formats) <= set(names()):
        raise problem(_NO_FORMAT, formats=listed(each.name for each in all_formats()), to=to)
    return formats


def _must_be_folder(output: str | None) -> None:
    """What is named like an output is no folder, unless there is one."""
    stem, _, ending = (output or "").rpartition(".")
    format_ = _ALSO_CALLED.get(ending.lower(), ending.lower())
    if stem and format_ in names() and not os.path.isdir(output or ""):
        folder = os.path.dirname(output or "") or "."
        raise problem(_FILE_FOR_FOLDER, output=output, format=format_, folder=folder)


def _write(project: Project, built: Built, terminal: Terminal, *, force: bool) -> None:
    """Write the documents of one report, and say what was found in it and what was written."""
    refused = write(project, built, terminal, force=force) if built.outputs else None
    for met in (built.problem, refused):
        if met is not None:
            terminal.problem(met)
    if built.checked.is_folded:
        terminal.tell(_PASSED_OVER, name=built.file)
    if _is_passed_over(built) or built.checked.problem is not None:
        return
    found = built.checked.findings
    terminal.result(as_text.emit(found, terminal.lang, colour=colour()))
    terminal.found(found)
    if refused is None and (built.outputs or built.problem is None):
        _tell(built, terminal)


def _is_passed_over(built: Built) -> bool:
    """Whether the findings of a file are not told: it was not read, or is published and not to be built."""
    checked = built.checked
    return checked.problem is not None or (checked.is_published and not built.outputs and not built.stale)


def _must_have_appendix(formats: Sequence[str], *, review: bool) -> None:
    if review and not any(named(name).has_review for name in formats):
        raise _no_appendix([each for each in all_formats() if each.has_review])


def _no_appendix(having: Sequence[Format]) -> Problem:
    labels = Text(*(listed(words)[at] for at, words in enumerate(zip(*(each.label for each in having), strict=True))))
    return problem(_NO_APPENDIX, labels=labels, names=listed(each.name for each in having))


def _tell(built: Built, terminal: Terminal) -> None:
    if built.outputs:
        folder = os.path.dirname(next(iter(built.outputs))) or "."
        terminal.tell(_BUILT, names=_names(built.outputs), folder=folder)
    old = [path for path in built.stale if os.path.exists(path)]
    if old:
        terminal.tell(_STALE, names=_names(old))
    if not built.outputs:
        not_built = _NOT_BUILT if built.is_readable else _NO_REPORT
        terminal.tell(not_built, name=built.checked.found.path)


def _names(paths: Iterable[str]) -> Text:
    return listed(os.path.basename(path) for path in paths)
