"""Items that stand twice and say the same both times: which one goes, nobody has to decide.

The second is deleted. Where its mapping lacks another key it may have been typed in place of that one, so that a person
has to look: ``form/absent.py`` takes the rewrite back.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from gipgen.findings.file_messages import DUPLICATE_KEY, TEXTS
from gipgen.findings.finding import Diagnostic, Edit, Path, Rewrite, Span


def with_repeats(
    findings: Iterable[Diagnostic], typed: str, data: Any, paths: Iterable[Path]
) -> tuple[Diagnostic, ...]:
    """The findings of a file with a rewrite in what is said of each item that stands there twice alike."""
    lines = typed.split("\n")
    places = {(_as_word(path[:-1]), path[-1]): path for path in paths if path}
    return tuple(_repeated(each, lines, data, places) for each in findings)


def without_repeats(findings: Iterable[Diagnostic], home: Path) -> tuple[Diagnostic, ...]:
    """The findings with nothing to be deleted in the mapping at ``home``."""
    return tuple(_undone(each, _as_word(home)) for each in findings)


def _as_word(home: Path) -> str:
    """A mapping as findings of what stands twice name it."""
    return ".".join(map(str, home))


def _undone(finding: Diagnostic, home: str) -> Diagnostic:
    if finding.text is not TEXTS["duplicate_same"] or finding.values["of"] != home:
        return finding
    return finding._replace(text=TEXTS["duplicate_key"], rewrite=None)


def _repeated(finding: Diagnostic, lines: list[str], data: Any, places: Mapping[tuple[str, Any], Path]) -> Diagnostic:
    if finding.rule != DUPLICATE_KEY or finding.span is None:
        return finding
    key, home = finding.values["key"], finding.values["of"]  # the mapping as one word
    first, second = finding.values["first"] - 1, finding.span.line - 1
    edit = _in_one_line(lines[second], key, second) if first == second else _of_lines(lines, first, second)
    path = places.get((home, key))
    if edit is None or path is None:
        return finding
    for step in path:
        data = data[step]
    return finding._replace(text=TEXTS["duplicate_same"], rewrite=Rewrite((edit,), ((path, data),)))


def _of_lines(lines: list[str], first: int, second: int) -> Edit | None:
    """The deletion of all lines of an item that are those of the same item further up."""
    one, other = _item(lines, first), _item(lines, second)
    if one != other or first + len(one) > second:
        return None
    return Edit(Span(second + 1, 1), sum(len(line) + 1 for line in other), "")


def _item(lines: list[str], begin: int) -> list[str]:
    """The line of a key and those below it that are deeper, up to the last that says something."""
    depth = _depth(lines[begin])
    end = last = begin
    while end + 1 < len(lines) and (not lines[end + 1].strip() or _depth(lines[end + 1]) > depth):
        end += 1
        last = end if lines[end].strip() else last
    return lines[begin : last + 1]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _in_one_line(line: str, key: str, number: int) -> Edit | None:
    """The deletion of an item between braces that stands there twice: ``{单位: 甲局, 日期: 2026-01-20, 日期: 2026-01-20}``."""
    begin, end = line.find("{") + 1, line.rfind("}")
    parts = line[begin:end].split(",")
    typed = [part.strip() for part in parts]
    twice = [place for place, part in enumerate(typed) if part.partition(":")[0] == key]
    if len(twice) != _TWO or typed[twice[0]] != typed[twice[1]] or not begin:
        return None
    at = begin + sum(len(part) + 1 for part in parts[: twice[1]])
    return Edit(Span(number + 1, at), len(parts[twice[1]]) + 1, "")  # with the comma in front


_TWO = 2
