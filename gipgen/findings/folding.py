"""Several findings that are one: the first says how many more places there are, and what else it keeps from being checked."""

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Any

from gipgen.findings.finding import Diagnostic
from gipgen.findings.text import Text, joined

_LINES_SHOWN = 8
_ELSEWHERE = Text("（共 {count} 处，在第 {shown} 行。）", " ({count} places, in lines {shown})")
_SAME_LINE = Text("（这一行共 {count} 处。）", " ({count} places in this line)")


def with_more(finding: Diagnostic, more: Text, **values: Any) -> Diagnostic:
    """The finding with one more sentence, and the values that this one speaks of."""
    return finding._replace(text=joined(finding.text, more), values={**finding.values, **values})


def with_places(finding: Diagnostic, lines: Sequence[int]) -> Diagnostic:
    """The first of several findings of one kind, which stand in these lines (from 1; one may hold several)."""
    if len(lines) == 1:
        return finding
    different = sorted(set(lines))
    told = {"count": len(lines), "lines": different}
    if len(different) == 1:
        return with_more(finding, _SAME_LINE, **told)
    return with_more(finding, _ELSEWHERE, **told, shown=in_words(different))


def in_words(lines: Sequence[int]) -> Text:
    """Line numbers as a sentence names them; runs are drawn together."""
    runs = list(_runs(lines))
    shown = [f"{first}" if first == last else f"{first}–{last}" for first, last in runs[:_LINES_SHOWN]]
    rest = len(runs) > _LINES_SHOWN
    return Text("、".join(shown) + ("……" if rest else ""), ", ".join(shown) + (", …" if rest else ""))


def _runs(lines: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Neighbouring numbers as first and last."""
    first = last = -1
    for line in lines:
        if line == last + 1 and first >= 0:
            last = line
            continue
        if first >= 0:
            yield first, last
        first = last = line
    if first >= 0:
        yield first, last


def shared_route(group: Sequence[Diagnostic]) -> str:
    """The innermost part of a file that all findings lie in: a section, or one of its rows."""
    steps = zip(*(each.path for each in group), strict=False)
    shared = takewhile(lambda step: len(set(step)) == 1 and isinstance(step[0], str), steps)
    return ".".join(str(step[0]) for step in shared)
