"""Keys at the margin whose mapping is not there at all: ``部门: 办公室`` without ``联系方式:`` above it."""

from collections.abc import Iterable
from itertools import pairwise

from gipgen.findings.file_messages import TEXTS
from gipgen.findings.finding import GONE, Diagnostic, Edit, Path, Rewrite, Span
from gipgen.findings.folding import with_places
from gipgen.form.homes import STEP, value_at
from gipgen.source.reader import Source


def under_new_parents(findings: list[Diagnostic], source: Source) -> list[Diagnostic]:
    """Of the keys that miss one mapping the first is told, with the rewrite that puts its line above them all."""
    for home, group in _by_home(findings, source).items():
        rewrite = _above(home, group, source)
        if rewrite is not None:
            told = _told(group, rewrite, source)
            findings = [
                told if each is group[0] else each for each in findings if each is group[0] or each not in group
            ]
    return findings


def _by_home(findings: list[Diagnostic], source: Source) -> dict[str, list[Diagnostic]]:
    """The findings of keys at the margin by the mapping that they miss, in the order of their lines."""
    groups: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        home = str(finding.values.get("home", ""))
        if home and "." not in home and len(finding.path) == 1 and value_at(source.data, (home,)) is GONE:
            groups.setdefault(home, []).append(finding)
    return {home: sorted(group, key=lambda each: _line(each.path, source)) for home, group in groups.items()}


def _told(group: list[Diagnostic], rewrite: Rewrite, source: Source) -> Diagnostic:
    is_named = group[0].text is TEXTS["unknown_key_home"]
    first = group[0]._replace(text=TEXTS["unknown_key_orphan"] if is_named else group[0].text, rewrite=rewrite)
    return with_places(first, [_line(each.path, source) for each in group]) if len(group) > 1 else first


def _line(path: Path, source: Source) -> int:
    return source.span(path, at_key=True).line


def _above(home: str, group: Iterable[Diagnostic], source: Source) -> Rewrite | None:
    """One edit for lines that follow one another, each a key with its value; none where anything else stands there."""
    if source.inserted or source.removed or source.broken:
        return None
    lines = source.typed.split("\n")
    numbers = [_line(each.path, source) for each in group]
    if any(below != above + 1 for above, below in pairwise(numbers)):
        return None
    becomes: list[tuple[Path, object]] = []
    written = [f"{home}:"]
    for number, each in zip(numbers, group, strict=True):
        typed, name = str(each.path[0]), str(each.values["nearest"])
        line, value = lines[number - 1], value_at(source.data, each.path)
        if not line.startswith(f"{typed}:") or not isinstance(value, (str, int)):
            return None
        written.append(" " * STEP + name + line.removeprefix(typed))
        becomes += [(each.path, GONE), ((home, name), value)]
    below = lines[numbers[-1]] if numbers[-1] < len(lines) else ""
    if below.startswith((" ", "\t")):  # the last value goes on there
        return None
    old = "\n".join(lines[numbers[0] - 1 : numbers[-1]])
    return Rewrite((Edit(Span(numbers[0], 1), len(old), "\n".join(written)),), tuple(becomes))
