"""``gipgen fmt``: report files in the one canonical layout."""

from collections import Counter
from collections.abc import Iterable, Sequence

from gipgen.cli.console import FINDINGS, OUR_FAULT, Terminal, colour
from gipgen.cli.write import write
from gipgen.findings import as_text
from gipgen.findings.harmless import visible
from gipgen.findings.text import Text, filled, in_a_row, listed
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
_WOULD_FIX = Text("{name} 可以改正（gipgen fmt --fix）：{counts}。", "{name}: --fix would mend {counts}")
_LEFT = Text(
    "{name} 还有 {count} 处错误要人来改（第 {lines} 行），见 gipgen check。",
    "{name}: {count} error(s) are left for a person (line {lines}), see gipgen check",
)
_COUNT = Text("{rule} {count} 处", "{rule} {count}")
_COUNT_IN_LINES = Text("{rule} {count} 处（第 {lines} 行）", "{rule} {count} (line {lines})")
_AND_MORE = Text("{lines}……", "{lines} …")
_LINES_SHOWN = 5
_CHANGED = Text("共 {seen} 份报告，整理了 {changed} 份。", "{changed} of {seen} file(s) changed")
_WOULD_CHANGE = Text(
    "共 {seen} 份报告，{changed} 份版式需要整理：运行 gipgen fmt 文件名。", "{changed} of {seen} file(s) would change"
)
_WOULD_MEND = Text(
    "共 {seen} 份报告，{changed} 份需要改正或整理：运行 gipgen fmt --fix 文件名。",
    "{changed} of {seen} file(s) would change",
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
        would = _WOULD_MEND if fix else _WOULD_CHANGE
        summary = _CHANGED if not check else would if changed else _NONE_WOULD
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
    if check:
        _tell_fixes(tidied, _WOULD_FIX, tidied.made, terminal)
    else:
        _tell_fixes(tidied, _FIXED, tidied.fixed, terminal)
        if tidied.left:
            terminal.tell(_LEFT, name=name, count=len(tidied.left), lines=_lines(each.line for each in tidied.left))
    if check and tidied.changed:
        terminal.come_to(FINDINGS)


def _tell_fixes(tidied: Formatted, words: Text, fixes: Sequence[object], terminal: Terminal) -> None:
    if fixes:
        terminal.tell(words, name=tidied.found.path, counts=_counts(tidied))


def _counts(tidied: Formatted) -> Text:
    """How often each rule was mended, and in which lines where fixes were asked for."""
    places, lines = Counter[str](), dict[str, set[int]]()
    for finding in tidied.fixed:
        places[finding.rule] += finding.values.get("count", 1)
    for each in tidied.made:
        lines.setdefault(each.rule, set()).update(each.values.get("lines", [each.line]))
    return in_a_row(
        filled(_COUNT_IN_LINES, rule=rule, count=count, lines=_lines(lines[rule]))
        if rule in lines
        else filled(_COUNT, rule=rule, count=count)
        for rule, count in sorted(places.items())
    )


def _lines(numbers: Iterable[int]) -> Text:
    """The first few of these lines."""
    found = sorted(set(numbers))
    shown = listed(str(number) for number in found[:_LINES_SHOWN])
    return filled(_AND_MORE, lines=shown) if len(found) > _LINES_SHOWN else shown
