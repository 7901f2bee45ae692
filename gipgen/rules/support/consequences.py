"""One fault, one message: what only follows from another finding is folded into it, or left out (docs/decisions/0031).

Asked once, behind all rules, with findings alone: no rule has to know what others say. A finding is a consequence

* where it lies inside of what is wrong as a whole (a cell of a row that has too few numbers);
* where a check lacks a number that a finding of its own speaks of; that one says which checks were not made;
* where the same slip was made before: the first one says how often, and in which lines.
"""

from collections import Counter
from collections.abc import Callable, Iterable

from gipgen.findings.families import is_of_file, is_of_reading
from gipgen.findings.file_messages import (
    CUT_OFF,
    DUPLICATE_KEY,
    EMPTY_TEXT,
    ENCODING,
    EXPRESSION,
    FILL_IN,
    MISSING,
    NUMBER,
    PUNCTUATION,
    ROW_LENGTH,
    SAMPLE,
    SYNTAX,
    TEXTS,
    TOO_DEEP,
    UNKNOWN_KEY,
    UNUSED_EXEMPTION,
    WRONG_KIND,
)
from gipgen.findings.finding import ERROR, INFO, Diagnostic, Path
from gipgen.findings.folding import with_more
from gipgen.findings.text import Text, listed
from gipgen.rules.support.causes import one_year, without_shifted, without_short_rows, without_wrong_totals
from gipgen.rules.support.echoes import without_echoes
from gipgen.rules.support.homeless import without_homes
from gipgen.rules.support.rule import NOT_ASSESSABLE
from gipgen.rules.support.same_cause import with_one_cause
from gipgen.rules.support.same_slips import folded

_OF_SHAPE = (CUT_OFF, MISSING, UNKNOWN_KEY, NUMBER, WRONG_KIND, ROW_LENGTH, EMPTY_TEXT)
_UNCHECKED = Text(
    "缺了它，还有 {number} 项无法核对（{unchecked}）。", " Without it {number} check(s) cannot be made ({unchecked})."
)
_REST = Text("后面的内容还没有检查，改好后请再检查一遍。", " The rest was not checked; correct this and check again.")

_NAMED_CELL, _CHANGED, _OF_NUMBERS = "GIP518", "GIP516", "GIP5"
_AROUND = ("GIP723", "GIP724")  # the stop at the end, blanks
_PAIRS, _UNMENTIONED = "GIP721", "GIP515"
_OF_TEXTS = (
    TEXTS["odd_start"],
    TEXTS["odd_inside"],
    TEXTS["dash_text"],
)  # what is said of the words of such a text comes of its signs
_LineOf = Callable[[Diagnostic], int]
_LengthOf = Callable[[Path], int]


def told_once(
    findings: Iterable[Diagnostic], line_of: _LineOf, row_length: _LengthOf, *, whole: bool, imported: bool
) -> list[Diagnostic]:
    """The findings of one file without consequences.

    ``row_length`` counts the numbers of the list at a path; ``whole``: the file could be read to its end; ``imported``: it
    was made from a document, where all that is to be filled in is one matter.
    """
    line_of = _remembered(line_of)
    every = without_short_rows(without_wrong_totals(one_year(list(findings), line_of)))
    every = without_echoes(with_one_cause(_without_second_readings(every)), line_of)
    if not any(map(_is_of_file, every)):
        return list(folded(every, line_of, imported=imported)) if every else every
    left = _without_inner(_without_doubles(_without_talk(every)))
    left = _without_same_line(without_homes(_without_blanks(left, line_of)), line_of)
    left = _without_unchecked(list(folded(without_shifted(left, row_length), line_of, imported=imported)))
    return left if whole else _with_rest(left)


def _without_second_readings(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Leave out what GIP518 says of a number of which another rule has told: of the number itself, or of the rate behind it."""
    if not any(each.rule == _NAMED_CELL for each in findings):
        return findings
    others = [each for each in findings if each.rule.startswith(_OF_NUMBERS) and each.rule != _NAMED_CELL]
    left = [
        each for each in findings if each.rule != _NAMED_CELL or not any(_tells_of(other, each) for other in others)
    ]
    return _without_doubts(left, [each for each in left if each.rule == _NAMED_CELL])


def _without_doubts(findings: list[Diagnostic], read: list[Diagnostic]) -> list[Diagnostic]:
    return [each for each in findings if each.severity != INFO or not any(_holds(each, other) for other in read)]


def _holds(doubt: Diagnostic, each: Diagnostic) -> bool:
    """Whether a doubt is about a change that holds the number which GIP518 is sure of: 86件，较上年多12件."""
    words = str(doubt.values.get("words", "")) if doubt.rule == _CHANGED and doubt.path == each.path else ""
    return f"{each.values['stated']}{each.values['unit']}" in words


def _tells_of(other: Diagnostic, each: Diagnostic) -> bool:
    if (other.path, other.offset) == (each.path, each.offset):
        return True
    told = f"{each.values['stated']}{each.values['unit']}" in str(other.values.get("words", ""))
    return told and other.path == each.path and (each.values["unit"] == "%" or other.severity != INFO)


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


def _with_rest(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Say behind what ended the reading that nothing behind it was checked."""
    breaks = [place for place, each in enumerate(findings) if each.rule in (SYNTAX, TOO_DEEP)]
    breaks = breaks or [place for place, each in enumerate(findings) if is_of_reading(each.rule)]
    if breaks:
        findings[breaks[-1]] = with_more(findings[breaks[-1]], _REST)
    return findings
