"""One fault, one message: what only follows from another finding is folded into it, or left out (docs/decisions/0031).

Asked once, behind all rules, with findings alone: no rule has to know what others say. A finding is a consequence

* where it lies inside of what is wrong as a whole (a cell of a row that has too few numbers);
* where a check lacks a number that a finding of its own speaks of; that one says which checks were not made;
* where the same slip was made before: the first one says how often, and in which lines.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from gipgen.findings.families import is_of_file, is_of_reading
from gipgen.findings.file_messages import (
    CUT_OFF,
    DUPLICATE_KEY,
    EDGES,
    EMPTY_TEXT,
    ENCODING,
    EXPRESSION,
    FILL_IN,
    MARKUP,
    MISSING,
    NUMBER,
    PUNCTUATION,
    ROW_LENGTH,
    SAMPLE,
    SYNTAX,
    TABULATOR,
    TEXTS,
    TOO_DEEP,
    UNKNOWN_KEY,
    UNUSED_EXEMPTION,
    WRONG_KIND,
)
from gipgen.findings.finding import ERROR, Diagnostic, Path
from gipgen.findings.folding import in_words, shared_route, with_more, with_places
from gipgen.findings.text import Text, listed
from gipgen.rules.support.causes import one_year, without_shifted, without_short_rows, without_wrong_totals
from gipgen.rules.support.echoes import without_echoes
from gipgen.rules.support.homeless import without_homes
from gipgen.rules.support.rule import NOT_ASSESSABLE

_OF_SHAPE = (CUT_OFF, MISSING, UNKNOWN_KEY, NUMBER, WRONG_KIND, ROW_LENGTH, EMPTY_TEXT)
_UNCHECKED = Text(
    "缺了它，还有 {number} 项无法核对（{unchecked}）。", " Without it {number} check(s) cannot be made ({unchecked})."
)
_REST = Text("后面的内容还没有检查，改好后请再检查一遍。", " The rest was not checked; correct this and check again.")
_OTHERS = Text("同样的还有 {others} 。", " The same with {others}.")
_TOO = Text("同样缺少：{others}。", " The same with: {others}.")

_AROUND = ("GIP723", "GIP724")  # the stop at the end, blanks
# Where one way of writing makes the same slip in every heading or row.
_OF_PROSE = (MARKUP, EDGES, "GIP703", "GIP704", "GIP705", "GIP730")
_LEVELS = (TEXTS["heading_level"], TEXTS["single_sign"])
_NUMBERS = "GIP703"  # of paragraphs: a series of them is one slip
_ALIKE = (EDGES, "GIP704")  # whatever they show; other rules name the slip
_SIGNS, _PAIRS, _UNMENTIONED = "GIP720", "GIP721", "GIP515"
_OF_VALUE = {
    PUNCTUATION: "seen",
    TABULATOR: "seen",
    "GIP710": "wrong",
    "GIP804": "mailbox",
}  # what the same slip shows
_OF_TEXTS = (TEXTS["odd_start"], TEXTS["odd_inside"])  # what is said of the words of such a text comes of its signs
_LineOf = Callable[[Diagnostic], int]
_LengthOf = Callable[[Path], int]


def told_once(
    findings: Iterable[Diagnostic], line_of: _LineOf, row_length: _LengthOf, *, whole: bool
) -> list[Diagnostic]:
    """The findings of one file without consequences.

    ``row_length`` counts the numbers of the list at a path; ``whole``: the file could be read to its end.
    """
    line_of = _remembered(line_of)
    every = without_echoes(without_short_rows(without_wrong_totals(one_year(list(findings), line_of))), line_of)
    if not any(map(_is_of_file, every)):
        return list(_folded(every, line_of)) if every else every
    left = _without_inner(_without_doubles(_without_talk(every)))
    left = _without_same_line(without_homes(_without_blanks(left, line_of)), line_of)
    left = _without_unchecked(list(_folded(without_shifted(left, row_length), line_of)))
    return left if whole else _with_rest(left)


def _without_talk(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what is said of the words of a text that is none yet: a sample of the template, or two versions in one."""
    if any(each.text is TEXTS["conflict"] for each in findings):
        return [each for each in findings if is_of_reading(each.rule)]
    samples = {each.path for each in findings if each.rule == SAMPLE}
    return [each for each in findings if is_of_file(each.rule) or each.path not in samples] if samples else findings


def _without_doubles(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what is said of the first of two items with the same key: nobody knows which one stays."""
    findings = _without_doubles_of_rows(findings)
    twice = {each.values["key"] for each in findings if each.rule == DUPLICATE_KEY}
    if not twice:
        return findings
    left = [each for each in findings if each.rule != WRONG_KIND or each.path[-1:] not in [(key,) for key in twice]]
    return [each for each in left if is_of_file(each.rule) or not twice.intersection(each.path)]


def _without_doubles_of_rows(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out that a number of a row stands twice in it: ``{1, 0, 0}`` is no row, and said to be none."""
    wrong = {each.path for each in findings if each.rule in _OF_SHAPE and each.path}
    return [each for each in findings if each.rule != DUPLICATE_KEY or tuple(each.values["of"].split(".")) not in wrong]


def _without_blanks(findings: list[Diagnostic], line_of: _LineOf) -> list[Diagnostic]:
    """Leave out what is said of blanks and the stop beside a value that cannot be read, and of the bracket that a line breaks off at."""
    lines = {rule: {line_of(each) for each in findings if each.rule == rule} for rule in (EXPRESSION, SYNTAX)}
    beside = {**dict.fromkeys(_AROUND, lines[EXPRESSION]), _PAIRS: lines[SYNTAX]}
    return [each for each in findings if not beside.get(each.rule) or line_of(each) not in beside[each.rule]]


def _without_inner(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what is wrong inside of what is wrong itself, and the second thing that is wrong with one value."""
    wrong = {each.path for each in findings if each.rule in _OF_SHAPE and each.path}
    seen: set[object] = set()
    kept = []
    for each in findings:
        if each.rule == FILL_IN and each.path in wrong:
            continue
        if each.rule in _OF_SHAPE and each.path:
            if each.path in seen or any(each.path[:depth] in wrong for depth in range(1, len(each.path))):
                continue
            seen.add(each.path)
        kept.append(each)
    return kept


def _remembered(line_of: _LineOf) -> _LineOf:
    """The same, looked up once for each finding; the finding is kept, so that no other one can take its id."""
    known: dict[int, tuple[Diagnostic, int]] = {}

    def remembered(finding: Diagnostic) -> int:
        if id(finding) not in known:
            known[id(finding)] = (finding, line_of(finding))
        return known[id(finding)][1]

    return remembered


def _is_of_file(finding: Diagnostic) -> bool:
    """Whether something is wrong with the file itself, so that others may follow from it."""
    return is_of_file(finding.rule) and finding.severity == ERROR


def _without_same_line(findings: list[Diagnostic], line_of: _LineOf) -> list[Diagnostic]:
    """Leave out what else is wrong with a line that cannot be read: a break, or a sign in place of another.

    Of full-width signs only one by itself: where there are several in the line, they are a mistake of their own.
    """
    causes = _breaks(findings, line_of)
    if not causes:
        return findings
    signs = Counter(line_of(each) for each in findings if each.rule == PUNCTUATION)
    kept = []
    for each in findings:
        cause = _cause(each, causes.get(line_of(each)))
        several = each.rule == PUNCTUATION and signs[line_of(each)] > 1
        if cause is None or each is cause or several or _is_of_character(each):
            kept.append(each)
    return kept


def _cause(finding: Diagnostic, met: Diagnostic | None) -> Diagnostic | None:
    """What keeps the line of a finding from being read, if the finding may follow from that."""
    may_follow = is_of_file(finding.rule) or (met is not None and met.text in _OF_TEXTS)
    return met if may_follow and finding.rule != FILL_IN else None


def _breaks(findings: list[Diagnostic], line_of: _LineOf) -> dict[int, Diagnostic]:
    """What a line cannot be read for, by line: a character that only a person can mend rather than what follows from it."""
    breaks = {line_of(each): each for each in findings if each.rule == SYNTAX}
    return breaks | {line_of(each): each for each in findings if _is_of_character(each)}


def _is_of_character(finding: Diagnostic) -> bool:
    return finding.rule == ENCODING and not finding.mendable


def _without_unchecked(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Checks that lack a number follow from what is said of the number; so do exemptions of what was not checked."""
    kept: list[Diagnostic] = []
    unchecked: dict[int, list[str]] = {}
    causes = _of_numbers(findings)
    for each in findings:
        if each.text is NOT_ASSESSABLE and causes:
            cause = next((cause for cause in causes if cause.path[:1] == each.path[:1]), causes[0])
            unchecked.setdefault(id(cause), []).append(each.rule)
        elif each.rule != UNUSED_EXEMPTION:
            kept.append(each)
    return [_with_unchecked(each, unchecked.get(id(each), [])) for each in kept]


def _of_numbers(findings: list[Diagnostic]) -> list[Diagnostic]:
    """What may keep a check from its numbers: an error with a path; a value that is none has no path."""
    of_file = [each for each in findings if _is_of_file(each) and each.path]
    return of_file or [each for each in findings if each.text is TEXTS["reference_in_table"]]


def _with_unchecked(finding: Diagnostic, rules: list[str]) -> Diagnostic:
    if not rules:
        return finding
    names = sorted(set(rules))
    return with_more(finding, _UNCHECKED, unchecked=listed(names), number=len(names))


def _folded(findings: list[Diagnostic], line_of: _LineOf) -> Iterator[Diagnostic]:
    """Put the same slips together, where the first of them stands."""
    groups: dict[object, list[Diagnostic]] = {}
    of_line: dict[int, object] = {}  # signs of one line are one slip, whatever they are
    for number, each in enumerate(findings):
        slip = _slip(each)
        group: object = (each.rule, slip) if slip is not None else number
        if each.rule == PUNCTUATION:
            group = of_line.setdefault(line_of(each), group)
        groups.setdefault(group, []).append(each)
    for group in groups.values():
        yield _one(group, line_of) if len(group) > 1 or group[0].rule == _SIGNS else group[0]


def _slip(finding: Diagnostic) -> object:
    """What two findings of a rule have in common that are the same slip; ``None`` for one that stands alone."""
    if finding.rule == FILL_IN:
        return finding.path[0]
    if finding.rule in _OF_VALUE:
        return (finding.text, finding.values.get(_OF_VALUE[finding.rule], ""))
    if finding.rule == MISSING:
        return (finding.text, finding.path[:-1])
    if finding.rule == _SIGNS:
        return finding.rule  # all of a file: who types one of them in half width types the others too
    if finding.rule in _OF_PROSE:
        return _slip_of_prose(finding)
    if finding.rule == UNKNOWN_KEY and "home" in finding.values:
        return finding.values["home"]
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


def _one(group: Sequence[Diagnostic], line_of: _LineOf) -> Diagnostic:
    first = group[0]
    lines = [line_of(each) for each in group]
    if first.rule == FILL_IN:
        values = {"section": shared_route(group), "mark": first.values["mark"], "count": len(group)}
        values |= {"lines": sorted(set(lines)), "shown": in_words(sorted(set(lines)))}
        values["paths"] = [list(each.path) for each in group]
        return first._replace(text=TEXTS["fill_in_many"], values=values)
    if first.rule == MISSING:
        others = listed(str(each.path[-1]) for each in group[1:])
        return with_more(first, _TOO, others=others, count=len(group), paths=[list(each.path) for each in group])
    if first.rule == _SIGNS:
        lines = [line for each, line in zip(group, lines, strict=True) for _ in range(each.values["count"])]
        signs = list(dict.fromkeys(str(each.values["sign"]) for each in group))[1:]
        first = with_more(first, _OTHERS, others=" ".join(signs)) if signs else first
    return with_places(first, lines)


def _with_rest(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Say behind what ended the reading that nothing behind it was checked."""
    breaks = [place for place, each in enumerate(findings) if each.rule in (SYNTAX, TOO_DEEP)]
    breaks = breaks or [place for place, each in enumerate(findings) if is_of_reading(each.rule)]
    if breaks:
        findings[breaks[-1]] = with_more(findings[breaks[-1]], _REST)
    return findings
