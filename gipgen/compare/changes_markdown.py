"""A comparison as Markdown for a pull request's comment: tables for numbers, ``diff`` blocks for prose."""

from collections.abc import Iterator, Sequence

from gipgen.compare.change import Change, Compared, Comparison
from gipgen.compare.change_words import (
    APPEARED,
    ASIDE,
    COLON,
    DIFFERENCE,
    FINDINGS,
    GONE,
    ITEM,
    MOVED,
    MUST,
    NEW,
    NOTHING_CHANGED,
    OLD,
    STATES,
    TITLE,
    by_part,
    difference,
    equality_lines,
    shown,
    summary,
)
from gipgen.findings.finding import Finding
from gipgen.findings.text import Text, chosen, say

_CUT = Text("……（太长，没有全部列出；运行 gipgen diff 看全部）", "… (cut; run gipgen diff to see all)")
MAX_CHARACTERS = 60_000  # GitHub refuses comments of more than 65,536


def emit(compared: Sequence[Compared], lang: str) -> str:
    """Write the changes out. What does not fit into a comment is left out with a word."""
    changed = [each for each in compared if each.status != "same" or (each.comparison and each.comparison.equalities)]
    said = summary(compared, lang) if changed else chosen(NOTHING_CHANGED, lang)
    lines = [f"### {chosen(TITLE, lang)}", "", said]
    for each in changed:
        lines += ["", f"#### {_plain(each.file)}", *_report(each, lang)]
    return _cut("\n".join(lines), lang)


def _report(compared: Compared, lang: str) -> Iterator[str]:
    if compared.status in STATES:
        yield from ("", f"**{chosen(STATES[compared.status], lang)}**")
        yield from (f"- {_finding(each, lang)}" for each in compared.findings)
        if compared.problem:
            yield f"- {_plain(compared.problem.say(lang))}"
    if compared.comparison is None:
        return
    for part, changes in by_part(compared.comparison, lang):
        yield from ("", f"**{_plain(part)}**")
        values = [change for change in changes if change.kind != "prose"]
        texts = [change for change in changes if change.kind == "prose"]
        yield from _table(values, lang)
        yield from _diff(texts, lang)
    yield from _rest(compared.comparison, lang)


def _table(changes: Sequence[Change], lang: str) -> Iterator[str]:
    if not changes:
        return
    heads = " | ".join(chosen(each, lang) for each in (ITEM, OLD, NEW, DIFFERENCE))
    yield from ("", f"| {heads} |", "| --- | --: | --: | --: |")
    for change in changes:
        label = _plain(change.label)
        if change.kind == "total":
            label = f"*{label}{say(ASIDE, lang, words=MOVED)}*"
        yield f"| {label} | {_plain(shown(change.old, lang))} | {_plain(shown(change.new, lang))} | {difference(change, lang)} |"


def _diff(changes: Sequence[Change], lang: str) -> Iterator[str]:
    if not changes:
        return
    lines = []
    for change in changes:
        label = f"{change.label}{chosen(COLON, lang)}" if change.label else ""
        lines += [
            f"{sign} {label}{shown(side, lang)}"
            for sign, side in (("-", change.old), ("+", change.new))
            if side is not None
        ]
    fence = "```"
    while any(fence in line for line in lines):
        fence += "`"
    yield from ("", f"{fence}diff", *lines, fence)


def _rest(comparison: Comparison, lang: str) -> Iterator[str]:
    if comparison.equalities:
        yield from ("", f"**{chosen(MUST, lang)}**", "")
        for holds, line in equality_lines(comparison.equalities, lang):
            yield f"- {'✅' if holds else '❔' if holds is None else '❌'} {_plain(line)}"
    if comparison.appeared or comparison.gone:
        yield from ("", f"**{chosen(FINDINGS, lang)}**", "")
        yield from (f"- ❌ {chosen(APPEARED, lang)} {_finding(each, lang)}" for each in comparison.appeared)
        yield from (f"- ✅ {chosen(GONE, lang)} {_finding(each, lang)}" for each in comparison.gone)


def _finding(each: Finding, lang: str) -> str:
    return f"`{each.finding.rule}` {each.line}:{each.column} {_plain(each.finding.message(lang))}"


def _plain(text: str) -> str:
    """Text that Markdown prints as it is, on one line, also inside a table."""
    text = " ".join(text.split())
    for sign in "\\`*_[]<>|#~":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("@", "@\u200b")  # a comment calls nobody


def _cut(text: str, lang: str) -> str:
    if len(text) <= MAX_CHARACTERS:
        return text
    kept = text[:MAX_CHARACTERS].rpartition("\n")[0]
    fences = [line for line in kept.split("\n") if line.startswith("```")]
    closing = f"\n{fences[-1].rstrip('dif')}" if len(fences) % 2 else ""
    return f"{kept}{closing}\n\n{chosen(_CUT, lang)}"
