"""``gipgen build``: check, then write the documents."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from gipgen.cli.console import FINDINGS, OK, USAGE, cache_folder, colour, language, note, problem, result, usage_error
from gipgen.findings import as_text
from gipgen.findings.finding import Located
from gipgen.findings.text import Problem
from gipgen.formats.registry import by_default, named, names
from gipgen.formats.registry import formats as all_formats
from gipgen.project.build_files import Built
from gipgen.project.project import Project


def run(
    paths: Sequence[str],
    *,
    output: str | None = None,
    to: str = "",
    draft: bool = False,
    review: bool = False,
    reference_doc: str = "",
    templates: Sequence[str] = (),
    lang: str | None = None,
) -> int:
    """Build the reports, print findings and what was written; return the exit code. ``to`` is empty for the usual formats."""
    lang = language(lang)
    formats = tuple(dict.fromkeys(part.strip() for part in to.lower().replace("，", ",").split(",") if part.strip()))
    formats = formats if to else by_default()
    if not formats or not set(formats) <= set(names()):
        known = [each.name for each in all_formats()]
        return usage_error(
            f"--to 只能是 {'、'.join(known)}，用逗号分开；这里是 {to}。", f"--to takes {', '.join(known)}", lang
        )
    if review and not any(named(name).has_review for name in formats):
        having = [each for each in all_formats() if each.has_review]
        return usage_error(
            f"--review 的附录只写在 {'、'.join(each.label.zh for each in having)} 里，--to 要有 {'、'.join(each.name for each in having)}。",
            f"--review goes with --to {', '.join(each.name for each in having)}: only {', '.join(each.label.en for each in having)} has it",
            lang,
        )
    project = Project(reference_doc=reference_doc, templates=templates, cache=cache_folder())
    findings: list[Located] = []
    files, code = 0, OK
    built_files = project.build(*paths, to=formats, output=output or None, draft=draft, review=review)
    for built in _with_progress(built_files, lang):
        problem_met = built.problem or _write(project, built)
        if problem_met is not None:
            problem(problem_met.say(lang))
            code = max(code, USAGE)
        if built.checked.problem is not None:
            continue
        files += 1
        found = built.checked.findings
        findings += found
        result(as_text.emit(found, lang, colour=colour()))
        if any(each.finding.severity == "error" for each in found):
            code = max(code, FINDINGS)
        _tell(built, lang, written=problem_met is None)
    if files:
        result(as_text.summary(findings, files, lang))
    return code


def _write(project: Project, built: Built) -> Problem | None:
    try:
        project.write(built)
    except Problem as problem:
        return problem
    return None


def _tell(built: Built, lang: str, *, written: bool) -> None:
    name = built.checked.found.path
    if built.outputs and written:
        names = "、".join(os.path.basename(path) for path in built.outputs)
        folder = os.path.dirname(next(iter(built.outputs))) or "."
        note(f"built {names} in {folder}" if lang == "en" else f"已生成 {names}（{folder}）")
    elif written:
        old = [path for path in built.stale if os.path.exists(path)]
        if old:
            note(_stale(old, lang))
        note(
            f"{name}: not built because of errors (--draft builds a marked draft)"
            if lang == "en"
            else f"{name} 有错误，没有生成文件。改正后再运行；想先看草稿，加 --draft。"
        )


def _stale(old: list[str], lang: str) -> str:
    names = "、".join(os.path.basename(path) for path in old)
    return f"{names} are from an earlier build" if lang == "en" else f"注意：{names} 还是以前生成的，没有更新。"


def _with_progress(builts: Iterable[Built], lang: str) -> Iterator[Built]:
    """Show on a terminal how many reports are done; into a pipe nothing of it goes."""
    if not sys.stderr.isatty():
        yield from builts
        return
    for number, built in enumerate(builts, 1):
        sys.stderr.write("\r\x1b[K")
        yield built
        sys.stderr.write(f"\r{number} done" if lang == "en" else f"\r已处理 {number} 份")
        sys.stderr.flush()
    sys.stderr.write("\r\x1b[K")
