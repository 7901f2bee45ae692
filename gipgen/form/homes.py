"""Where the keys of a form belong, and what to do about one that stands elsewhere: a row at the margin, or below another part."""

from collections.abc import Iterator
from typing import Any

from gipgen.findings.file_messages import TEXTS
from gipgen.findings.finding import GONE, Diagnostic, Edit, Path, Rewrite, Span
from gipgen.findings.folding import with_places
from gipgen.findings.text import Text
from gipgen.source.reader import Source

Homes = dict[str, list[Path]]
STEP = 2  # blanks a level
ELSEWHERE = (TEXTS["unknown_key_home"], TEXTS["unknown_key_top"], TEXTS["unknown_key_labelled"])


def homes(definition: dict[str, Any], path: Path = ()) -> Homes:
    """The places of every key that stands in mappings of the form."""
    found: Homes = {}
    for key, route in _routes(definition, path):
        found.setdefault(key, []).append(route)
    return found


def prose_keys(definition: dict[str, Any]) -> frozenset[str]:
    """The keys whose values are prose: texts of several paragraphs."""
    found = {key for key, inner in definition.get("properties", {}).items() if inner.get("$comment") == "prose"}
    return frozenset(found).union(*(prose_keys(inner) for inner in definition.get("properties", {}).values()))


def indented(blanks: int) -> Text:
    """How deep a line begins, in words."""
    return Text(f"前面空 {blanks} 格", f"with {blanks} blanks before it") if blanks else Text("顶格写", "at the margin")


def _routes(definition: dict[str, Any], path: Path) -> Iterator[tuple[str, Path]]:
    for key, inner in definition.get("properties", {}).items():
        yield key, (*path, key)
        yield from _routes(inner, (*path, key))


def with_move(finding: Diagnostic, source: Source) -> Diagnostic:
    """The finding about a key that has a home elsewhere, with the rewrite that moves it there, if nothing is there yet."""
    parent = str(finding.values["home"])
    home = (*(parent.split(".") if parent else ()), finding.values["nearest"])
    if value_at(source.data, finding.path) is None:  # its items stand beside it: all lines are set by their names
        return finding
    if value_at(source.data, home) is GONE:
        if home[-1] != finding.path[-1]:
            return finding
        return finding._replace(rewrite=_moved(source, finding.path, home))
    values = {**finding.values, "home_key": ".".join(map(str, home))}
    return finding._replace(text=TEXTS["unknown_key_taken"], values=values)


def value_at(data: Any, path: Path) -> Any:
    """What stands at a path; ``GONE`` where nothing does."""
    for step in path:
        if not isinstance(data, dict) or step not in data:
            return GONE
        data = data[step]
    return data


def _moved(source: Source, path: Path, home: Path) -> Rewrite | None:
    """The lines of an item, taken out and put behind the last one of the mapping that it belongs to."""
    lines = source.typed.split("\n")
    if source.inserted or source.removed:  # one thing after the other
        return None
    item, goal = _region(source, lines, path), _region(source, lines, home[:-1])
    if item is None or goal is None or not isinstance(value_at(source.data, home[:-1]), dict):
        return None
    first, last = item
    old = [f"{line}\n" for line in lines[first : last + 1]]
    lead = len(old[0]) - len(old[0].lstrip(" "))
    wanted = STEP * (len(home) - 1) if not home[:-1] else _lead_of_children(source, home[:-1])
    if wanted is None:
        return None
    moved = "".join(" " * wanted + line[lead:] if line.strip() else line for line in old)
    edits = (Edit(Span(first + 1, 1), sum(map(len, old)), ""), Edit(Span(goal[1] + 2, 1), 0, moved))
    return Rewrite(edits, ((path, GONE), (home, value_at(source.data, path))))


def _region(source: Source, lines: list[str], path: Path) -> tuple[int, int] | None:
    """The first and the last line of an item, 0-based, with everything that is indented deeper; none for one in brackets."""
    if not path:
        return 0, len(lines) - (1 if lines[-1] else 2)
    mark = source.marks.get(path)
    if mark is None or lines[mark.key_line][: mark.key_column].strip():
        return None
    last = mark.key_line
    for number in range(mark.key_line + 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= mark.key_column:
            break
        if line.strip():
            last = number
    return mark.key_line, last


def _lead_of_children(source: Source, path: Path) -> int | None:
    """How deep the items of a mapping stand; none for one in brackets."""
    columns = {
        mark.key_column
        for route, mark in source.marks.items()
        if route[:-1] == path and len(route) == len(path) + 1 and mark.key_line > source.marks[path].key_line
    }
    return columns.pop() if len(columns) == 1 else None


def set_by_name(findings: list[Diagnostic], source: Source, rewrite: Rewrite | None) -> list[Diagnostic]:
    """Of several keys that cannot be moved one by one the first is told, with the rewrite that sets all lines by their names."""
    stuck = [finding for finding in findings if finding.text in ELSEWHERE and finding.rewrite is None]
    if rewrite is None or not stuck:
        return findings
    lines = [source.span(finding.path, at_key=True).line for finding in stuck]
    first = with_places(stuck[0]._replace(rewrite=rewrite), lines)
    return [
        first if finding is stuck[0] else finding for finding in findings if finding is stuck[0] or finding not in stuck
    ]
