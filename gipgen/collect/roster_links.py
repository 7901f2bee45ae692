"""What the lines of a roster say of one another: names and codes twice, parents that nobody knows, circles."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from gipgen.collect import roster_words as words
from gipgen.collect.collected import Unit
from gipgen.collect.roster_field import Field
from gipgen.collect.unit_names import Nearest, comparable
from gipgen.findings.finding import ERROR, WARNING, Severity
from gipgen.findings.text import Text, filled
from gipgen.named_tuple import NamedTuple

Values = Mapping[str, Any] | Callable[[], Mapping[str, Any]]  # what is dear to find is asked for when it is told
Found = tuple[str, Severity, str, Field, Values]  # rule, severity, text, place, values
_SHOWN: Final = 20  # units of a circle that are named


class Line(NamedTuple):
    """A unit with the fields of its line, by heading."""

    unit: Unit
    fields: Mapping[str, Field]


def links(lines: Sequence[Line]) -> Iterator[Found]:
    """All that the lines together are wrong in."""
    first = dict[str, Line]()
    for line in lines:
        other = first.setdefault(comparable(line.unit.name), line)
        if other is not line:
            values = {"name": line.unit.name, "line": other.unit.line}
            yield words.TWICE, ERROR, "name_twice", line.fields["单位"], values
    yield from _codes(lines)
    yield from _former(lines, first)
    yield from _links(lines, first)
    yield from _circles(lines, first, "上级", _parent, "circle")
    yield from _circles(lines, first, "并入", _merger, "merger_circle")


def _codes(lines: Sequence[Line]) -> Iterator[Found]:
    first = dict[str, Line]()
    for line in lines:
        code = line.unit.code
        other = first.setdefault(code, line) if code else line
        if other is not line:
            values = {"code": code, "line": other.unit.line, "name": other.unit.name}
            yield words.TWICE, ERROR, "code_twice", line.fields["统一社会信用代码"], values


def _former(lines: Sequence[Line], current: Mapping[str, Line]) -> Iterator[Found]:
    first = dict[str, Line]()
    for line in lines:
        for name in line.unit.former:
            place, known = line.fields["曾用名"], current.get(comparable(name))
            other = first.setdefault(comparable(name), line)
            if known is not None and known is not line:
                yield words.TWICE, WARNING, "former_is_unit", place, {"former": name, "line": known.unit.line}
            elif other is not line:
                values = {"former": name, "line": other.unit.line, "name": other.unit.name}
                yield words.TWICE, WARNING, "former_twice", place, values


def _links(lines: Sequence[Line], known: Mapping[str, Line]) -> Iterator[Found]:
    """Parents and successors: a name that nobody has is told once, where it stands first."""
    unknown: dict[tuple[str, str], list[Line]] = {}
    for line, heading, name in _named(lines):
        plain = comparable(name)
        if plain == comparable(line.unit.name):
            text = "own_merger" if heading == "并入" else "own_parent"
            yield words.CIRCLE, ERROR, text, line.fields[heading], {"name": line.unit.name}
        elif plain not in known:
            unknown.setdefault((heading, plain), []).append(line)
    nearest = Nearest(each.unit.name for each in known.values()) if unknown else None
    for (heading, _), having in unknown.items():
        assert nearest is not None  # noqa: S101  it was made above
        place = having[0].fields[heading]
        text = "no_merger" if heading == "并入" else "no_parent"
        yield words.LINK, WARNING, text, place, partial(_unknown, place.text, nearest, len(having))


def _named(lines: Sequence[Line]) -> Iterator[tuple[Line, str, str]]:
    """Every unit that a line names, with its heading."""
    for line in lines:
        for heading, name in (("上级", line.unit.parent), ("并入", line.unit.merged_into)):
            if name:
                yield line, heading, name


def _unknown(name: str, nearest: Nearest, count: int) -> dict[str, Any]:
    near = nearest.to(name)
    said: Text = filled(words.TEXTS["near"], nearest=near) if near else words.TEXTS["no_near"]
    many = filled(words.TEXTS["lines"], count=count) if count > 1 else Text("", "")
    return {"parent": name, "near": said, "many": many}


def _parent(unit: Unit) -> str:
    return unit.parent


def _merger(unit: Unit) -> str:
    return unit.merged_into


def _circles(
    lines: Sequence[Line], known: Mapping[str, Line], heading: str, after: Callable[[Unit], str], text: str
) -> Iterator[Found]:
    """Each circle once, at its first line; units whose parents lead into one are not told."""
    settled = set[str]()
    for line in lines:
        way: dict[str, None] = {}  # in order; a chain may be as long as the roster
        name = comparable(line.unit.name)
        while name and name not in settled and name not in way and name in known:
            way[name] = None
            name = comparable(after(known[name].unit))
        settled.update(way)
        walked = list(way)
        circle = walked[walked.index(name) :] if name in way else []
        if len(circle) > 1:
            shown = [*(known[each].unit.name for each in circle[:_SHOWN]), *(["……"] if circle[_SHOWN:] else [])]
            names = " → ".join((*shown, shown[0]))
            first = min((known[each] for each in circle), key=lambda each: each.unit.line)
            yield words.CIRCLE, ERROR, text, first.fields[heading], {"names": names}
