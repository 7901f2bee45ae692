"""Braces around the name of a number that are too few, too many, in full width, or without a partner: they would be printed."""

import re
from collections.abc import Iterable, Iterator

from gipgen.findings.file_messages import EXPRESSION, TEXTS
from gipgen.findings.finding import ERROR, Diagnostic, Fix, Offset
from gipgen.findings.privacy import quoted
from gipgen.prose.nodes import Block, Text, inlines, leaves
from gipgen.prose.places import line_and_column, offset_at, typed_span
from gipgen.prose.widths import braces_fix
from gipgen.report.cell_names import names
from gipgen.report.report import Report
from gipgen.vocabulary.word_lists import has

_NAMED = r"(?<![\\｛])(\{(?:[ \t]{0,2}\{){0,3})([^{}\n.]{1,24}\.[^{}\n]{1,80})(\}(?:[ \t]{0,2}\}){0,3})(?!｝)"


def brace_slips(typed: str, blocks: tuple[Block, ...], report: Report) -> Iterator[Diagnostic]:
    """What is wrong with the braces of a narrative, apart from those that are opened and never closed."""
    yield from _otherwise_parted(typed, report)
    uneven = list(_uneven(typed, report))
    yield from uneven
    bare = list(_bare(typed, blocks, report))
    yield from bare
    uneven += bare
    yield from _in_full_width(typed, blocks)
    for offset in _closing_only(blocks):
        place = line_and_column(typed, offset)
        if not any(_covers(each, place) for each in uneven):
            yield Diagnostic(EXPRESSION, ERROR, TEXTS["unopened_value"], offset=place)


def with_brace_slips(problems: list[Diagnostic], slips: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The problems of a narrative with those of its braces; of one value only one thing is said."""
    found = list(slips)
    opened = any(each.text is TEXTS["unclosed_value"] for each in problems)
    left = [
        each
        for each in problems
        if each.text is not TEXTS["unclosed_value"]
        or not each.offset
        or not any(_covers(slip, each.offset) for slip in found)
    ]
    return left + [each for each in found if not opened or each.text is not TEXTS["unopened_value"]]


def without_covered(problems: list[Diagnostic]) -> list[Diagnostic]:
    """The problems without what looking a number up says of a name that is told to be written otherwise."""
    slips = [each for each in problems if each.text is TEXTS["name_so"]]
    return [each for each in problems if each in slips or not _is_of_name(each, slips)]


def _is_of_name(finding: Diagnostic, slips: list[Diagnostic]) -> bool:
    place = finding.offset
    of_value = finding.rule[:5] == EXPRESSION[:5] and place is not None
    return of_value and any(_covers(slip, place) for slip in slips if place is not None)


def _otherwise_parted(typed: str, report: Report) -> Iterator[Diagnostic]:
    """The parts of a name with other signs than points between them: {{ 主动公开·行政处罚 }}."""
    for match in re.finditer(_BETWEEN_BRACES, typed):
        name = match[1]
        for sign in _BETWEEN_PARTS:
            name = name.replace(sign, " ")
        parts = name.split()
        name = ".".join(parts)
        if len(parts) < 2 or name == match[1].strip() or _longest_name(name, report) != name:
            continue
        place = line_and_column(typed, match.start())
        fix = Fix(place, len(match[0]), f"{{{{ {name} }}}}")
        values = {"seen": quoted(match[1].strip(), limit=60), "name": quoted(name, limit=60)}
        yield Diagnostic(EXPRESSION, ERROR, TEXTS["name_so"], values=values, offset=place, fix=fix)


_BETWEEN_BRACES = r"\{\{([^{}\n|+*()]{3,80})\}\}"
_BETWEEN_PARTS = ".·•．。、,，/>→-：:"


def _covers(slip: Diagnostic, place: Offset) -> bool:
    if slip.fix is None:
        return False
    line, column = slip.fix.offset
    return line == place.line and column <= place.column < column + slip.fix.length


def _uneven(typed: str, report: Report) -> Iterator[Diagnostic]:
    """The name of a number between braces that are not two on either side."""
    if not _has_uneven(typed):
        return
    known = {report.form.previous, *(section.key for section in report.form.sections)}
    for match in re.finditer(_NAMED, typed):
        if (match[1], match[3]) == ("{{", "}}") or match[2].partition(".")[0].strip() not in known:
            continue
        name = match[2].strip()
        start = match.start() - typed.endswith("$", 0, match.start())  # ${…} of program code
        place = line_and_column(typed, start)
        fix = Fix(place, match.end() - start, f"{{{{ {name} }}}}")
        yield Diagnostic(
            EXPRESSION, ERROR, TEXTS["single_braces"], values={"name": quoted(name, limit=60)}, offset=place, fix=fix
        )


def _has_uneven(typed: str) -> bool:
    """Whether a brace stands alone, or more than two together: mostly none does, and no pattern is needed."""
    return has(("{{{", "}}}"), typed) or has("{}", typed.replace("{{", "").replace("}}", ""))


def _bare(typed: str, blocks: tuple[Block, ...], report: Report) -> Iterator[Diagnostic]:
    """The name of a number without braces: nobody writes 主动公开.行政处罚 to be read."""
    for words, span in _names_in(blocks, report):
        if re.search(_OPENED, typed[max(0, span[0] - _NEAR) : span[0]]):
            continue
        name = _longest_name(words, report)
        start, end = _with_brackets(typed, span[0], span[0] + len(name or words))
        place = line_and_column(typed, start)
        fix = Fix(place, end - start, f"{{{{ {name} }}}}") if name else None
        values = {"name": quoted(name or words, limit=60)}
        yield Diagnostic(EXPRESSION, ERROR, TEXTS["bare_name"], values=values, offset=place, fix=fix)


def _names_in(blocks: tuple[Block, ...], report: Report) -> Iterator[tuple[str, tuple[int, int]]]:
    """Words that begin with a table's key and a point, with their place in the text as typed."""
    known = (*(section.key for section in report.form.sections if section.table), report.form.previous)
    for node in _texts(blocks):
        for match in re.finditer(_PATH, node.text) if "." in node.text else ():
            key = next((key for key in known if node.text.endswith(key, 0, match.start())), "")
            span = typed_span(node.pieces, match.start() - len(key), match.end()) if key else None
            if span is not None:
                yield f"{key}{match[0]}", span


def _longest_name(typed: str, report: Report) -> str:
    """The longest beginning of some words that is a name; words of the sentence may follow it."""
    known = {".".join(parts) for parts in names(report.form)}
    ends = range(len(typed), 0, -1)
    return next((typed[:end] for end in ends if typed[:end].removeprefix(f"{report.form.previous}.") in known), "")


def _with_brackets(typed: str, start: int, end: int) -> tuple[int, int]:
    """The place of a name with what stands around it for the braces."""
    before, behind = (
        re.search(_BEFORE, typed[max(0, start - _NEAR) : start]),
        re.match(_BEHIND, typed[end : end + _NEAR]),
    )
    if not before and not behind and typed[max(0, start - 1) : start] + typed[end : end + 1] in _SINGLE:
        return start - 1, end + 1
    return start - (len(before[0]) if before else 0), end + (behind.end() if behind else 0)


_NEAR = 6  # characters beside a name in which its brackets stand
_PATH = r"(?:\.[\u4e00-\u9fff]{2,12}){1,4}"
_OPENED = r"[{｛][ \t]*\Z"
_SINGLE = ("《》", "【】", "〔〕", "[]", "［］", "<>", "〈〉", "「」")  # no number of a report stands between these
_BEFORE = r"(?:（（|\(\(|\[\[|【【|<<|《《|\{%)[ \t]{0,2}\Z"
_BEHIND = r"[ \t]{0,2}(?:））|\)\)|\]\]|】】|>>|》》|\}\}?|%\})"


def _in_full_width(typed: str, blocks: tuple[Block, ...]) -> Iterator[Diagnostic]:
    end = -1  # of the last line with such a brace: one finding a line is enough
    for node in _texts(blocks) if "｛" in typed else ():
        for match in re.finditer("｛", node.text):
            offset = offset_at(node.pieces, match.start())
            if offset > end:
                place = line_and_column(typed, offset)
                fix = braces_fix(typed, offset)
                yield Diagnostic(EXPRESSION, ERROR, TEXTS["full_width_braces"], offset=place, fix=fix)
                end = typed.find("\n", offset)
                end = len(typed) if end < 0 else end


def _closing_only(blocks: tuple[Block, ...]) -> Iterator[int]:
    """Where two braces close what none has opened."""
    for node in _texts(blocks):
        for match in re.finditer(r"\}\}", node.text) if "}}" in node.text else ():
            span = typed_span(node.pieces, *match.span())  # none where a brace is guarded by a backslash
            opened = node.text.rfind("{{", 0, match.start()) > node.text.rfind(
                "}}", 0, match.start()
            )  # as a guarded pair does
            if span and not opened:
                yield span[0]


def _texts(blocks: tuple[Block, ...]) -> Iterator[Text]:
    for children in inlines(blocks):
        yield from (node for node in leaves(children) if isinstance(node, Text))
