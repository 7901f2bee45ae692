"""The headings of the form among the text of a part: what is said of the part's own, of another's, of several pasted together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gipgen.findings.finding import WARNING, Diagnostic, Fix, Offset
from gipgen.findings.text import Text
from gipgen.form.definition import Form, Section
from gipgen.prose.nodes import Block

OWN = Text(
    "“{seen}”是这一部分的标题，gipgen 会印，这里再写就印两遍。删去这一行：gipgen fmt --fix 会删。",
    "'{seen}' is the heading of this part, which gipgen prints; delete this line ('gipgen fmt --fix' does)",
)
OWN_BELOW = Text(
    "“{seen}”是这一部分的标题，gipgen 会印，这里再写就印两遍。它上面的文字是报告开头的，移到“{key}”下面（没有这一项的，文件开头加一行“{key}: |”），再删去这一行。",
    "'{seen}' is the heading of this part, which gipgen prints; the text above it begins the report: move it below '{key}: |', then delete this line",
)
OTHER = Text(
    "“{seen}”是“{key}”这一部分的标题。把它下面的文字移到“{key}”下面，删去这一行。",
    "'{seen}' is the heading of '{key}': move the text below it there and delete this line",
)
OF_TABLE = Text(
    "“{seen}”是“{key}”这一部分的标题，gipgen 会印，连同它的表格。删去这一行和下面的表格，数写在“{key}”的各项里。",
    "'{seen}' is the heading of '{key}', which gipgen prints with its table: delete this line and the table below, the numbers belong into '{key}'",
)
TOGETHER = Text(
    "这里贴了报告的 {count} 个部分：{parts}。各部分的标题由 gipgen 印，文字写在各自的项目下面：{homes}；表格不贴，数写在各项里。请把文字移过去，删去这里的各个标题。",
    "{count} parts of the report were pasted here: {parts}. gipgen prints their headings; each text stands below its own key ({homes}), and the numbers of tables "
    "in the rows of the part: move the texts and delete all headings here",
)
TO_BE_MOVED = Text(
    "这里贴了报告的 {count} 个部分：{parts}。各部分的标题由 gipgen 印，文字写在各自的项目下面。gipgen fmt --fix 会把文字移到“{keys}”下面，删去这里的各个标题。",
    "{count} parts of the report were pasted here: {parts}. gipgen prints their headings; each text stands below its own key. 'gipgen fmt --fix' moves the texts "
    "to {keys} and deletes the headings here",
)
_SEVERAL = 2
_Found = Sequence[tuple[int, Section, str]]  # the place of a heading among the blocks, its part, its words


def told_of_parts(
    found: _Found,
    blocks: Sequence[Block],
    typed: str,
    form: Form,
    *,
    section: Section | None,
    titles: Sequence[Offset | None],
) -> Iterator[Diagnostic]:
    """What is said of the headings of the form that stand in the text of ``section``; at ``titles`` the whole report's stands."""
    begin = _begin(blocks, titles) if section is form.sections[0] else len(typed)
    first = {part.id: (place, part, shown) for place, part, shown in reversed(found)}
    if len(first) >= _SEVERAL:
        yield _together(sorted(first.values(), key=lambda each: each[0]), blocks, form, begin)
        return
    for place, part, shown in found:
        line, values = blocks[place].line, {"seen": shown, "key": part.key}
        if section is None or part.id != section.id:
            yield _told(OF_TABLE if part.table else OTHER, values, line)
        else:
            yield _own(shown, line, typed, form.field("preface").key if begin < line else "")


def _own(shown: str, line: int, typed: str, preface: str) -> Diagnostic:
    """What is said of the part's own heading; what stands above it, where that is something, belongs to the ``preface``."""
    if preface:
        return _told(OWN_BELOW, {"seen": shown, "key": preface}, line)
    return _told(OWN, {"seen": shown}, line, Fix(Offset(line, 0), len(typed.split("\n")[line]), ""))


def _begin(blocks: Sequence[Block], titles: Sequence[Offset | None]) -> int:
    """The line of the first block that is not told to be the title of the report."""
    lines = {each.line for each in titles if each}
    return next((block.line for block in blocks if block.line not in lines), 0)


def _together(parts: _Found, blocks: Sequence[Block], form: Form, begin: int) -> Diagnostic:
    """One message for several parts; what stands above the first one's heading in the first part is the preface."""
    homes = [f"“{part.key}”的“{form.note.key}”" if part.table else f"“{part.key}”" for _, part, _ in parts]
    if begin < blocks[parts[0][0]].line:
        homes.insert(0, f"“{form.field('preface').key}”")
    values = {
        "count": len(parts),
        "parts": "、".join(f"“{shown}”" for _, _, shown in parts),
        "homes": "、".join(homes),
        "ids": [part.id for _, part, _ in parts],
        "below": [blocks[place].line for place, _, _ in parts],
    }
    return _told(TOGETHER, values, blocks[parts[0][0]].line)


def _told(text: Text, values: Mapping[str, Any], line: int, fix: Fix | None = None) -> Diagnostic:
    return Diagnostic("", WARNING, text, values=values, offset=Offset(line, 0), fix=fix)
