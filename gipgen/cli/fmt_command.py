"""``gipgen fmt``: report files in the one canonical layout."""

import sys
from collections.abc import Sequence

from gipgen.cli.console import FINDINGS, OK, OUR_FAULT, USAGE, colour, language, note, result
from gipgen.findings import as_text
from gipgen.findings.text import Problem
from gipgen.project.format_files import Tidied
from gipgen.project.project import Project
from gipgen.workspace.files import STDIN


def run(paths: Sequence[str], *, check: bool = False, fix: bool = False, lang: str | None = None) -> int:
    """Lay the files out anew, or with ``check`` only tell which would change; return the exit code.

    With ``-`` standard output gets the text and nothing else.
    """
    lang = language(lang)
    code, seen, changed = OK, 0, 0
    project = Project()
    for tidied in project.format(*paths, fix=fix):
        problem = tidied.problem or (None if check else _write(project, tidied))
        if problem is not None:
            note(problem.say(lang))
            code = max(code, USAGE)
            continue
        seen += 1
        changed += tidied.changed
        code = max(code, _tell(tidied, check=check, lang=lang))
    if seen:
        note(_summary(seen, changed, check=check, lang=lang))
    return code


def _write(project: Project, tidied: Tidied) -> Problem | None:
    try:
        project.write(tidied)
    except Problem as problem:
        return problem
    return None


def _tell(tidied: Tidied, *, check: bool, lang: str) -> int:
    name = tidied.found.path
    if tidied.foreign:
        note(
            f"{name}: no annual report (none of its keys is known), left as it was"
            if lang == "en"
            else f"{name} 不是年度报告（没有一个项目是报告里的），没有改动。"
        )
        return FINDINGS
    if tidied.unsafe:
        note(
            f"{name}: left as it was: gipgen could not keep every word and comment; please report this file"
            if lang == "en"
            else f"{name} 没有改动：gipgen 整理后会丢失内容或注释，这是 gipgen 的错误，请把文件发给维护者。"
        )
        return OUR_FAULT
    if tidied.content is None:
        to_stdout = result if name != STDIN else note
        to_stdout(as_text.emit(tidied.findings, lang, colour=colour()))
        note(f"{name}: not formatted" if lang == "en" else f"{name} 没有整理：请先改正上面的问题。")
        return FINDINGS
    if name == STDIN and not check:
        sys.stdout.buffer.write(tidied.content)
        sys.stdout.flush()
    elif tidied.changed:
        result(name)
    if tidied.fixed and not check:
        note(_fixed(tidied, lang))
    return FINDINGS if check and tidied.changed else OK


def _fixed(tidied: Tidied, lang: str) -> str:
    rules: dict[str, int] = {}
    for finding in tidied.fixed:
        rules[finding.rule] = rules.get(finding.rule, 0) + 1
    counts = "、".join(f"{rule} {count}" for rule, count in sorted(rules.items()))
    if lang == "en":
        return f"{tidied.found.path}: fixed {counts.replace('、', ', ')}"
    return f"{tidied.found.path} 顺带改正：{counts.replace('、', ' 处、')} 处。"


def _summary(seen: int, changed: int, *, check: bool, lang: str) -> str:
    if lang == "en":
        return f"{changed} of {seen} file(s) {'would change' if check else 'changed'}"
    if check and changed:
        return f"共 {seen} 份报告，{changed} 份版式需要整理：运行 gipgen fmt 文件名。"
    return f"共 {seen} 份报告，{'需要整理' if check else '整理了'} {changed} 份。"
