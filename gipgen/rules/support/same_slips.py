"""Findings that are the same slip made again: the first of them says how often, and in which lines."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from gipgen.findings.file_messages import (
    EDGES,
    FILL_IN,
    MARKUP,
    MISSING,
    NUMBER,
    PUNCTUATION,
    ROW_LENGTH,
    TABULATOR,
    TEXTS,
    UNKNOWN_KEY,
)
from gipgen.findings.finding import Diagnostic
from gipgen.findings.folding import in_words, shared_route, with_more, with_places
from gipgen.findings.text import Text, filled, in_a_row, in_turn, listed

_SECTION, _PLACE = Text("“{key}”{count} 处", "{count} in '{key}'"), Text("“{key}”", "'{key}'")
_TOO = Text("同样缺少：{others}。", " The same with: {others}.")

# Where one way of writing makes the same slip in every heading or row.
_OF_PROSE = (MARKUP, EDGES, "GIP703", "GIP704", "GIP705", "GIP723", "GIP724", "GIP730", "GIP732", "GIP626")
_LEVELS = (TEXTS["heading_level"], TEXTS["single_sign"])
_NUMBERS = "GIP703"  # of paragraphs: a series of them is one slip
_ALIKE = (EDGES, "GIP704")  # whatever they show; other rules name the slip
_SIGNS = "GIP720"
_OF_VALUE = {
    PUNCTUATION: "seen",
    TABULATOR: "seen",
    _SIGNS: "wanted",
    "GIP710": "wrong",
    "GIP804": "mailbox",
}  # what the same slip shows
# What is told of several headings, labels or rows alike: the first finding names the others.
_LETTER = "GIP733"  # its words come together: 此致, 敬礼
_ONE_BY_ONE = ("GIP011", "GIP012", "GIP407")
_ALSO = Text("同样的还有 {number} 处：{also}。", " {number} more: {also}.")
_WORDING = Text("{place}的“{words}”（规定的是“{wanted}”）", "'{words}' in {place} for '{wanted}'")
_NO_WORDS = Text("{place}没有标题（规定的是“{wanted}”）", "no heading in {place} for '{wanted}'")
_OLDER = Text("{place}的“{words}”（本年度的格式里没有）", "'{words}' in {place}")
_JUMPED = Text("“{row}”由 {right} 变为 {left}", "'{row}' from {right} to {left}")
_OTHER_SIGNS = Text("另有{also}。", " Also {also}.")
_SIGN = Text(
    "半角的“{sign}” {count} 处（第 {shown} 行），应为“{wanted}”",
    "'{sign}' ({count}, lines {shown}), which should be '{wanted}'",
)
_QUOTES = Text("半角的引号 {count} 处（第 {shown} 行）", "half-width quotation marks ({count}, lines {shown})")


def folded(
    findings: list[Diagnostic], line_of: Callable[[Diagnostic], int], *, imported: bool = False
) -> Iterator[Diagnostic]:
    """Put the same slips together, where the first of them stands; of an ``imported`` file all that is to be filled in."""
    groups: dict[object, list[Diagnostic]] = {}
    of_line: dict[int, object] = {}  # signs of one line are one slip, whatever they are
    for number, each in enumerate(findings):
        slip = _slip(each) if each.rule != FILL_IN or not imported else FILL_IN
        group: object = (each.rule, slip) if slip is not None else number
        if each.rule == PUNCTUATION:
            group = of_line.setdefault(line_of(each), group)
        groups.setdefault(group, []).append(each)
    signs = [group for group in groups.values() if group[0].rule == _SIGNS]
    for group in groups.values():
        if group[0].rule == _SIGNS:
            yield from [_signs(signs, line_of)] if group is signs[0] else []
        else:
            yield _one(group, line_of) if len(group) > 1 else group[0]


def _slip(finding: Diagnostic) -> object:
    """What two findings of a rule have in common that are the same slip; ``None`` for one that stands alone."""
    if finding.rule == FILL_IN:
        return finding.path[0]
    if finding.rule in _ONE_BY_ONE:
        return finding.rule
    if finding.rule in _OF_VALUE:
        return (finding.text, finding.values.get(_OF_VALUE[finding.rule], ""))
    if finding.rule == _LETTER:
        return (finding.text, finding.path)
    if finding.rule == MISSING:
        return (finding.text, finding.path[:-1])
    if finding.rule in _OF_PROSE:
        return _slip_of_prose(finding)
    if finding.rule == UNKNOWN_KEY and "home" in finding.values:
        return finding.values["home"]
    if finding.text is TEXTS["key_without_colon"]:
        return (finding.text, finding.path[:-1])
    if finding.rule in (NUMBER, ROW_LENGTH) and len(finding.path) > 1:
        told = finding.values
        return (finding.path[0], finding.text, told.get("raw"), told.get("wanted"), told.get("seen"))
    return None


def _slip_of_prose(finding: Diagnostic) -> object:
    """The same of what is wrong with the writing of a text: with how its headings, paragraphs, rows are marked."""
    if finding.rule == _NUMBERS:
        return (finding.text, finding.path)
    if finding.fix is None and finding.text not in _LEVELS and "slip" not in finding.values:
        return None
    seen = "" if finding.rule in _ALIKE else finding.values.get("seen")
    return (finding.text, finding.path, finding.values.get("slip", seen))


def _one(group: Sequence[Diagnostic], line_of: Callable[[Diagnostic], int]) -> Diagnostic:
    first = group[0]
    lines = [line_of(each) for each in group]
    if first.rule == FILL_IN:
        values = {"section": shared_route(group), "mark": first.values["mark"], "count": len(group)}
        values |= {"lines": sorted(set(lines)), "shown": in_words(sorted(set(lines)))}
        values["paths"] = [list(each.path) for each in group]
        if not values["section"]:
            return first._replace(text=TEXTS["fill_in_all"], values={**values, "section": _sections(group)})
        return first._replace(text=TEXTS["fill_in_many"], values=values)
    if first.rule == MISSING:
        others = listed(str(each.path[-1]) for each in group[1:])
        return with_more(first, _TOO, others=others, count=len(group), paths=[list(each.path) for each in group])
    if first.rule in _ONE_BY_ONE:
        also = in_turn(_in_short(each) for each in group[1:])
        paths = [list(each.path) for each in group]
        return with_more(first, _ALSO, also=also, number=len(group) - 1, count=len(group), paths=paths)
    return with_places(first, lines)


def _sections(group: Sequence[Diagnostic]) -> Text:
    """主动公开 7 处、依申请公开 24 处、其他事项: where there is something to be filled in."""
    counts = Counter(str(each.path[0]) for each in group)
    return in_a_row(
        filled(_SECTION, key=key, count=count) if count > 1 else filled(_PLACE, key=key)
        for key, count in counts.items()
    )


def _in_short(finding: Diagnostic) -> Text:
    """What differs between findings that say the same of one thing each."""
    told = finding.values
    if finding.rule == _ONE_BY_ONE[-1]:
        return filled(_JUMPED, **told)
    return filled(_WORDING if told["words"] and told["wanted"] else _OLDER if told["words"] else _NO_WORDS, **told)


def _signs(groups: Sequence[Sequence[Diagnostic]], line_of: Callable[[Diagnostic], int]) -> Diagnostic:
    """All half-width signs of a report: whoever mends one mends all; the first kind in full, of the others how many and where."""
    first, *others = groups
    told = with_places(first[0], _lines_of_signs(first, line_of))
    if not others:
        return told
    also = []
    for group in others:
        lines = _lines_of_signs(group, line_of)
        values = {**group[0].values, "count": len(lines), "shown": in_words(sorted(set(lines)))}
        also.append(filled(_QUOTES if values["sign"] == '"' else _SIGN, **values))
    return with_more(told, _OTHER_SIGNS, also=in_turn(also))


def _lines_of_signs(group: Sequence[Diagnostic], line_of: Callable[[Diagnostic], int]) -> list[int]:
    return [line_of(each) for each in group for _ in range(each.values["count"])]
