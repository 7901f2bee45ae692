"""A form file that somebody is writing → ``Form``, or one ``FormError`` with all that is wrong: the file, each place, what to write.

The editions that gipgen brings are read without this (a test holds them to it), so that starting costs nothing.
"""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from gipgen.findings.finding import Path
from gipgen.findings.text import Text, filled, listed
from gipgen.form.build_form import build
from gipgen.form.definition import FIRST_YEAR, LAST_YEAR, WITH_BLOCKS, Comparable, Form
from gipgen.form.form_shape import FORM
from gipgen.form.roles import FormError
from gipgen.form.shapes import Fault
from gipgen.source.compose import Composed, compose

_TWICE = Text("{folder}：已经有 {editions} 版。", "{folder}: there is an edition {editions} already")
_NO_FOLDER = Text("读不了格式文件夹 {folder}。", "cannot read the folder of forms {folder}")
_NO_FORM = Text("{folder} 里没有格式文件，例如 2031.yaml。", "{folder} has no form file, such as 2031.yaml")
_NO_NAME = Text(
    "{file}：格式文件用开始实行的年度作名称，例如 2031.yaml；请改名或移走。",
    "{file}: a form file is called by its first year, such as 2031.yaml; rename it or move it away",
)
_REFUSED = Text("{file} 不能用作报告格式：{faults}", "{file} is no form that can be used:{faults}")
_AT = Text("\n  第 {line} 行，{place}：{what}", "\n  line {line}, {place}: {what}")
_LINE = Text("\n  第 {line} 行：{what}", "\n  line {line}: {what}")
_NO_DATA = Text("\n  里面没有内容。", "\n  it is empty")
_EDITION = Text(
    '文件名是 {name}.yaml，这里要写 edition: "{name}"。', 'the file is called {name}.yaml, so write edition: "{name}"'
)
_USED = Text("“{word}”已经用过（{first}），要换一个。", "'{word}' is used already ({first}); choose another one")
_NOT_LAST = Text("总计列（total: true）要放在最后，而且只有一列。", "the total is the last column, and there is one")
_ONE_BLOCK = Text(
    "只有 layout: stacked 的表可以写 blocks；这张表的行和列直接写在它下面。",
    "only a table of layout: stacked has blocks; write the rows and columns of this one below it",
)
_UNITS = Text(
    "type: unit_amount 要写 units，例如 {元: 1, 万元: 10000}。", "type: unit_amount needs units, such as {元: 1}"
)
_NO_UNITS = Text("units 只用于 type: unit_amount。", "units go with type: unit_amount")
_NO_OLDER = Text(
    "没有更早的 {edition} 版；更早的有：{known}。", "there is no older edition {edition}; older are: {known}"
)
_NOT_THERE = Text("{edition} 版没有 {ids}。", "that edition has no {ids}")
_FIELDS: Path = ("fields.yaml",)  # where the keys stand that are no edition's
_ENDING = ".yaml"
_MOST = 20  # faults that one message tells


def editions_of(folder: str, known: Collection[str]) -> set[str]:
    """The editions that a folder of drafts has; ``known`` are those that there are already. Raises ``FormError``.

    A file that is none by its name is refused: it would be left out without a word.
    """
    try:
        names = [name for name in sorted(os.listdir(folder)) if name.endswith((_ENDING, ".yml")) and name[0] != "."]
    except (OSError, ValueError) as error:
        raise FormError(filled(_NO_FOLDER, folder=folder)) from error
    for name in names:
        if not re.fullmatch(rf"\d{{4}}{_ENDING}", name) or not FIRST_YEAR <= int(name[:4]) <= LAST_YEAR:
            raise FormError(filled(_NO_NAME, file=os.path.join(folder, name)))
    if not names:
        raise FormError(filled(_NO_FORM, folder=folder))
    new = {name.removesuffix(_ENDING) for name in names}
    if twice := new & set(known):
        raise FormError(filled(_TWICE, folder=folder, editions=listed(sorted(twice))))
    return new


def read_draft(file: str, text: str, fields: Mapping[str, Any], older: Mapping[str, Form]) -> Form:
    """The form of a file with this text. ``older`` are the forms that it may compare itself with. Raises ``FormError``."""
    composed = compose(text)
    if composed.findings or not composed.data:
        raise FormError(filled(_REFUSED, file=file, faults=_unread(composed)))
    name = os.path.splitext(os.path.basename(file))[0]
    form, faults = _read(composed.data, fields, older, name)
    if form is None or faults:
        told = [_told(fault, composed) for fault in faults[:_MOST]]
        raise FormError(filled(_REFUSED, file=file, faults=_joined(told)), faults[0].path)
    return form


def _read(
    data: dict[str, Any], fields: Mapping[str, Any], older: Mapping[str, Form], name: str
) -> tuple[Form | None, list[Fault]]:
    """The form, where one can be made of the data, and what is wrong: first the shapes, then what they say."""
    faults = list(FORM(data, ())) or list(_contradictions(data, fields, name))
    if faults:
        return None, faults
    try:
        form = build(data, dict(fields))
    except FormError as error:
        return None, [Fault(error.path, error.text)]
    return form, list(_comparisons(form, older))


def _unread(composed: Composed) -> Text:
    """What is wrong with the file as a text."""
    found = composed.findings
    if not found:
        return _NO_DATA
    places = (each.span.line if each.span else composed.marks[each.path].key_line + 1 for each in found)
    return _joined(filled(_LINE, line=line, what=each.words) for line, each in zip(places, found, strict=True))


def _told(fault: Fault, composed: Composed) -> Text:
    path = fault.path
    while path and path not in composed.marks:
        path = path[:-1]
    line = composed.marks[path].key_line + 1 if path else 1
    return filled(_AT, line=line, place=".".join(str(part) for part in fault.path) or "-", what=fault.text)


def _joined(texts: Iterable[Text]) -> Text:
    return Text(*("".join(each) for each in zip(*texts, strict=True)))


def _contradictions(data: dict[str, Any], fields: Mapping[str, Any], name: str) -> Iterator[Fault]:
    """What is of the right shape and cannot be, all the same."""
    if data["edition"] != name:
        yield Fault(("edition",), filled(_EDITION, name=name))
    yield from _sections(data["sections"], fields)
    for id_, table in data["tables"].items():
        if "blocks" in table and table["layout"] != WITH_BLOCKS:
            yield Fault(("tables", id_, "blocks"), _ONE_BLOCK)
    blocks = list(_blocks(data["tables"]))
    for path, block in blocks:
        yield from _columns((*path, "columns"), block["columns"])
    for id_ in data["tables"]:
        routes = [_routes((*path, "rows"), block["rows"], ()) for path, block in blocks if path[1] == id_]
        yield from _twice(chain(*routes), {fields["note"]["key"]: _FIELDS})
    rows = chain(*(_leaves((*path, "rows"), block["rows"]) for path, block in blocks))
    yield from _twice(((*path, "id"), row["id"]) for path, row in rows)


def _sections(sections: list[dict[str, Any]], fields: Mapping[str, Any]) -> Iterator[Fault]:
    keys = {each["key"]: _FIELDS for each in (*fields["head"], *fields["tail"])}
    for what, before in (("id", {}), ("key", keys), ("table", {})):
        used = ((("sections", at, what), each[what]) for at, each in enumerate(sections) if what in each)
        yield from _twice(used, before)


def _blocks(tables: dict[str, dict[str, Any]]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for id_, table in tables.items():
        if "blocks" not in table:
            yield ("tables", id_), table
        for at, block in enumerate(table.get("blocks", ())):
            yield ("tables", id_, "blocks", at), block


def _columns(path: Path, nodes: list[dict[str, Any]]) -> Iterator[Fault]:
    columns = list(_leaves(path, nodes))
    for what in ("id", "key"):
        yield from _twice(((*at, what), column[what]) for at, column in columns)
    for at, column in columns:
        if "total" in column and column is not columns[-1][1]:
            yield Fault(at, _NOT_LAST)
        has_units = column.get("type") == "unit_amount"
        if has_units != ("units" in column):
            yield Fault(at, _UNITS if has_units else _NO_UNITS)


def _leaves(path: Path, nodes: list[dict[str, Any]]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for at, node in enumerate(nodes):
        if "children" in node:
            yield from _leaves((*path, at, "children"), node["children"])
        else:
            yield (*path, at), node


def _routes(path: Path, nodes: list[dict[str, Any]], route: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """The way to each row and each group through a report file; a group without a key is no step of it."""
    for at, node in enumerate(nodes):
        way = (*route, node["key"]) if "key" in node else route
        if way != route:
            yield (*path, at, "key"), ".".join(way)
        yield from _routes((*path, at, "children"), node.get("children", []), way)


def _twice(named: Iterable[tuple[Path, str]], before: Mapping[str, Path] | None = None) -> Iterator[Fault]:
    """Words that may be used once, and are used again."""
    seen: dict[str, Path] = dict(before or {})
    for path, word in named:
        if word in seen:
            yield Fault(path, filled(_USED, word=word, first=".".join(str(part) for part in seen[word])))
        seen.setdefault(word, path)


def _comparisons(form: Form, older: Mapping[str, Form]) -> Iterator[Fault]:
    for edition, said in form.compares.items():
        if edition not in older:
            yield Fault(("compares", edition), filled(_NO_OLDER, edition=edition, known=listed(older)))
            continue
        for kind, lost in _lost(said, older[edition]):
            if lost:
                yield Fault(("compares", edition, kind), filled(_NOT_THERE, edition=edition, ids=listed(lost)))


def _lost(said: Comparable, other: Form) -> Iterator[tuple[str, list[str]]]:
    """The ids of another edition that a comparison names and that are not there."""
    columns = {column.id for each in other.columns.values() for column in each}
    yield "tables", [id_ for id_ in said.tables.values() if id_ not in other.tables]
    yield "rows", [id_ for id_ in said.rows.values() if id_ and id_ not in other.rows]
    yield "columns", [id_ for id_ in said.columns.values() if id_ and id_ not in columns]
