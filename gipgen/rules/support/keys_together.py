"""Keys that stand twice, elsewhere, or in place of one that is missing: told in one message where one mistake did it all."""

from collections.abc import Callable

from gipgen.findings.file_messages import DUPLICATE_KEY, MISSING, TEXTS, UNKNOWN_KEY
from gipgen.findings.finding import Diagnostic

_LineOf = Callable[[Diagnostic], int]
_WHOLE = 4  # items at the margin that stand twice where the file was pasted twice


def keys_together(findings: list[Diagnostic], line_of: _LineOf) -> list[Diagnostic]:
    """The findings with one of all keys that one slip of the hand doubled, moved or replaced."""
    return _moved_together(_in_place_of_missing(_pasted_twice(findings)), line_of)


def _pasted_twice(findings: list[Diagnostic]) -> list[Diagnostic]:
    """One message for all items at the margin that stand twice, where these are so many that the file was pasted twice."""
    tops = [each for each in findings if each.rule == DUPLICATE_KEY and not each.values.get("of")]
    if len(tops) < _WHOLE:
        return findings
    told = tops[0]._replace(text=TEXTS["duplicate_file"], values={**tops[0].values, "count": len(tops)})
    return [told if each is tops[0] else each for each in findings if each is tops[0] or each not in tops]


def _moved_together(findings: list[Diagnostic], line_of: _LineOf) -> list[Diagnostic]:
    """One message for keys at the margin that belong below the one above them, of which the first stands there twice for it."""
    moved = next(filter(_is_moved, findings), None)
    twice = [each for each in findings if moved is not None and _goes_with(each, moved, line_of)]
    if moved is None or not twice:
        return findings
    keys = "”“".join(str(each.values["key"]) for each in (*twice, moved))
    told = moved._replace(text=TEXTS["keys_elsewhere"], values={**moved.values, "keys": keys}, span=twice[0].span)
    return [told if each is moved else each for each in findings if each not in twice]


def _is_moved(finding: Diagnostic) -> bool:
    return finding.rule == UNKNOWN_KEY and finding.rewrite is not None and finding.rewrite.moves


def _goes_with(finding: Diagnostic, moved: Diagnostic, line_of: _LineOf) -> bool:
    """Whether what is told of a key that stands twice is of a line that moves with a key below it."""
    lines = [edit.span.line for edit in moved.rewrite.edits] if moved.rewrite else []
    return finding.rule == DUPLICATE_KEY and line_of(finding) < line_of(moved) and line_of(finding) in lines


def _in_place_of_missing(findings: list[Diagnostic]) -> list[Diagnostic]:
    """One message for a key that stands twice and one of its mapping that is missing: it was typed in place of that."""
    twice = [each for each in findings if each.rule == DUPLICATE_KEY]
    missing = [each for each in findings if each.rule == MISSING]
    if len(twice) != 1 or len(missing) != 1 or twice[0].values.get("of") != ".".join(map(str, missing[0].path[:-1])):
        return findings
    values = {**twice[0].values, "missing": missing[0].path[-1]}
    instead = twice[0]._replace(text=TEXTS["duplicate_for"], values=values)
    return [instead if each is twice[0] else each for each in findings if each is not missing[0]]
