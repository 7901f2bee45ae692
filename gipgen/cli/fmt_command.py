"""``gipgen fmt``: report files in the one canonical layout."""

from collections import Counter
from collections.abc import Sequence

from gipgen.cli.console import FINDINGS, OUR_FAULT, Terminal, colour
from gipgen.cli.write import write
from gipgen.findings import as_text
from gipgen.findings.harmless import visible
from gipgen.findings.text import Text
from gipgen.project.format_files import Formatted
from gipgen.project.project import Project
from gipgen.workspace.files import STDIN

_FOREIGN = Text(
    "{name} 不是年度报告（没有一个项目是报告里的），没有改动。",
    "{name}: no annual report (none of its keys is known), left as it was",
)
_UNSAFE = Text(
    "{name} 没有改动：gipgen 整理后会丢失内容或注释，这是 gipgen 的错误，请把文件发给维护者。",
    "{name}: left as it was: gipgen could not keep every word and comment; please report this file",
)
_BROKEN = Text("{name} 没有整理：请先改正上面的问题。", "{name}: not formatted")
_FIXED = Text("{name} 顺带改正：{counts}。", "{name}: fixed {counts}")
_CHANGED = Text("共 {seen} 份报告，整理了 {changed} 份。", "{changed} of {seen} file(s) changed")
_WOULD_CHANGE = Text(
    "共 {seen} 份报告，{changed} 份版式需要整理：运行 gipgen fmt 文件名。", "{changed} of {seen} file(s) would change"
)
_NONE_WOULD = Text("共 {seen} 份报告，需要整理 0 份。", "0 of {seen} file(s) would change")


def run(
    terminal: Terminal, paths: Sequence[str], *, check: bool = False, fix: bool = False, no_settings: bool = False
) -> None:
    """Lay the files out anew, or with ``check`` only tell which would change.

    With ``-`` standard output gets the text and nothing else.
    """
    seen, changed = 0, 0
    project = Project(settings=not no_settings)
    for tidied in project.format(*paths, fix=fix):
        met = tidied.problem or (None if check else write(project, tidied, terminal))
        if met is not None:
            terminal.problem(met)
            continue
        seen += 1
        changed += tidied.changed
        _tell(tidied, terminal, check=check)
    if seen:
        summary = _CHANGED if not check else _WOULD_CHANGE if changed else _NONE_WOULD
        terminal.tell(summary, seen=seen, changed=changed)


def _tell(tidied: Formatted, terminal: Terminal, *, check: bool) -> None:
    name = tidied.found.path
    if tidied.foreign:
        terminal.tell(_FOREIGN, name=name)
        terminal.come_to(FINDINGS)
    elif tidied.unsafe:
        terminal.tell(_UNSAFE, name=name)
        terminal.come_to(OUR_FAULT)
    elif tidied.content is None:
        to_stdout = terminal.result if name != STDIN else terminal.note
        to_stdout(as_text.emit(tidied.findings, terminal.lang, colour=colour()))
        terminal.tell(_BROKEN, name=name)
        terminal.come_to(FINDINGS)
    else:
        _tell_done(tidied, tidied.content, terminal, check=check)


def _tell_done(tidied: Formatted, content: bytes, terminal: Terminal, *, check: bool) -> None:
    name = tidied.found.path
    if name == STDIN and not check:
        terminal.content(content)
    elif tidied.changed:
        terminal.result(visible(name))
    if tidied.fixed and not check:
        terminal.tell(_FIXED, name=name, counts=_counts(tidied))
    if check and tidied.changed:
        terminal.come_to(FINDINGS)


def _counts(tidied: Formatted) -> Text:
    counts = sorted(Counter(finding.rule for finding in tidied.fixed).items())
    return Text(
        "、".join(f"{rule} {count} 处" for rule, count in counts),
        ", ".join(f"{rule} {count}" for rule, count in counts),
    )
