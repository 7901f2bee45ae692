"""A comparison as text for a terminal: one change a line, prose as the old sentence above the new one."""

from collections.abc import Iterator, Sequence

from gipgen.compare.change import Change, Compared, Comparison
from gipgen.compare.change_words import (
    APPEARED,
    ASIDE,
    COLON,
    COMMA,
    FINDINGS,
    GONE,
    MOVED,
    MUST,
    STATES,
    by_part,
    difference,
    equality_lines,
    shown,
)
from gipgen.findings import as_text
from gipgen.findings.finding import Finding
from gipgen.findings.harmless import visible
from gipgen.findings.text import chosen, say

_RED, _GREEN, _YELLOW, _BOLD, _FAINT, _END = "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
_MAX_CHARACTERS = (
    10_000  # between the first and the last change of two sentences, multiplied: more are painted as a whole
)


class _Paint:
    """Puts colours on, or does not."""

    def __init__(self, *, colour: bool) -> None:
        self.colour = colour

    def __call__(self, text_: str, code: str) -> str:
        return f"{code}{text_}{_END}" if self.colour and text_ else text_


def emit(compared: Sequence[Compared], lang: str, *, colour: bool = False) -> str:
    """Write the changes out; reports without any are left out."""
    paint = _Paint(colour=colour)
    lines: list[str] = []
    for each in compared:
        if each.status == "same" and not (each.comparison and each.comparison.equalities):
            continue
        lines += [paint(visible(each.file), _BOLD), *_report(each, lang, paint)]
    return "\n".join(lines)


def _report(compared: Compared, lang: str, paint: _Paint) -> Iterator[str]:
    if compared.status in STATES:
        yield f"  {chosen(STATES[compared.status], lang)}"
        for each in compared.findings:
            yield _finding("", each, lang)
        if compared.problem:
            yield f"    {compared.problem.say(lang)}"
    if compared.comparison is None:
        return
    for part, changes in by_part(compared.comparison, lang):
        yield f"  {paint(part, _BOLD)}"
        for change in changes:
            yield from _prose(change, lang, paint) if change.kind == "prose" else [_value(change, lang, paint)]
    yield from _equalities(compared.comparison, lang, paint)
    yield from _findings(compared.comparison, lang, paint)


def _value(change: Change, lang: str, paint: _Paint) -> str:
    moved = chosen(MOVED, lang) if change.kind == "total" else ""
    notes = chosen(COMMA, lang).join(part for part in (difference(change, lang), moved) if part)
    tail = say(ASIDE, lang, words=notes) if notes else ""
    old, new, colon = shown(change.old, lang), shown(change.new, lang), chosen(COLON, lang)
    if moved:
        return "    " + paint(f"{change.label}{colon}{old} → {new}{tail}", _FAINT)
    return f"    {change.label}{colon}{paint(old, _RED)} → {paint(new, _GREEN)}{tail}"


def _prose(change: Change, lang: str, paint: _Paint) -> Iterator[str]:
    label = f"{change.label}{chosen(COLON, lang)}" if change.label else ""
    old = None if change.old is None else paint(shown(change.old, lang), _RED)
    new = None if change.new is None else paint(shown(change.new, lang), _GREEN)
    if change.old is not None and change.new is not None and paint.colour:
        old, new = _marked(shown(change.old, lang), shown(change.new, lang))
    if old is not None:
        yield f"    {paint('-', _RED)} {label}{old}"
    if new is not None:
        yield f"    {paint('+', _GREEN)} {label}{new}"


def _marked(old: str, new: str) -> tuple[str, str]:
    """Both sentences with the changed characters in colour."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    sides = [_painted(before, _RED), _painted(after, _GREEN)]
    if len(before) * len(after) <= _MAX_CHARACTERS:
        sides = _exactly_marked(before, after)
    tail = old[len(old) - end :]
    return old[:start] + sides[0] + tail, old[:start] + sides[1] + tail


def _common(one: str, other: str) -> int:
    """How many characters at the beginning are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))


def _exactly_marked(old: str, new: str) -> list[str]:
    from difflib import SequenceMatcher  # noqa: PLC0415

    before = after = ""
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before += old[i1:i2] if kind == "equal" else _painted(old[i1:i2], _RED)
        after += new[j1:j2] if kind == "equal" else _painted(new[j1:j2], _GREEN)
    return [before, after]


def _painted(text_: str, code: str) -> str:
    return f"{code}{text_}{_END}" if text_ else ""


def _equalities(comparison: Comparison, lang: str, paint: _Paint) -> Iterator[str]:
    if comparison.equalities:
        yield f"  {paint(chosen(MUST, lang), _BOLD)}"
    for holds, line in equality_lines(comparison.equalities, lang):
        mark = paint("✓", _GREEN) if holds else paint("?", _YELLOW) if holds is None else paint("✗", _RED)
        yield f"    {mark} {line}"


def _findings(comparison: Comparison, lang: str, paint: _Paint) -> Iterator[str]:
    if comparison.appeared or comparison.gone:
        yield f"  {paint(chosen(FINDINGS, lang), _BOLD)}"
    for each in comparison.appeared:
        yield _finding(paint(f"{chosen(APPEARED, lang)} ", _RED), each, lang)
    for each in comparison.gone:
        yield _finding(paint(f"{chosen(GONE, lang)} ", _GREEN), each, lang)


def _finding(word: str, each: Finding, lang: str) -> str:
    return "    " + word + as_text.emit([each._replace(source="")], lang).split("\n", 1)[1].strip()
