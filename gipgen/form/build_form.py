"""The plain data of a form file → ``Form``. What a file lacks or says wrongly is told by name, and no form is made of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from gipgen.findings.finding import Path
from gipgen.findings.text import Text, filled, in_words, listed
from gipgen.form.definition import (
    Aspect,
    Balance,
    Block,
    Column,
    Comparable,
    Field,
    Form,
    Group,
    Node,
    Row,
    Section,
    Stock,
    Table,
)
from gipgen.form.roles import FormError, read_roles

_HOMELESS = Text("每张表属于一个部分（sections 里的 table）：{ids}。", "each table belongs to one section: {ids}")
_NOT_HERE = Text("这一版没有 {ids}。", "the form has no {ids}")
_NONE = "none"


def build(data: dict[str, Any], fields: dict[str, Any]) -> Form:
    """Make a form out of the plain data of its file and of fields.yaml."""
    sections = tuple(_section(number, item) for number, item in enumerate(data["sections"]))
    tables = _tables(data["tables"], sections)
    blocks = [block for table in tables.values() for block in table.blocks]
    rows = {row.id: row for block in blocks for row in block.rows}
    columns = _columns(blocks)
    ids = {row: {column.id for column in each} for row, each in columns.items()}
    return Form(
        edition=data["edition"],
        document=data["document"],
        name=data["name"],
        title=data["title"],
        preface=data["preface"],
        fee_statement=data["fee_statement"],
        sections=sections,
        tables=tables,
        head=tuple(_field(item) for item in fields["head"]),
        tail=tuple(_field(item) for item in fields["tail"]),
        note=_field(fields["note"]),
        fill_in=fields["fill_in"],
        previous=fields["previous"],
        examples=tuple(data["examples"]),
        rows=rows,
        columns=columns,
        roles=read_roles(data.get("roles", {}), {section.id for section in sections}, ids),
        compares=_compares(data.get("compares", {}), tables, ids),
        supersedes=data.get("supersedes", ""),
        supersedes_title=data.get("supersedes_title", ""),
    )


def _tables(data: Mapping[str, dict[str, Any]], sections: Iterable[Section]) -> dict[str, Table]:
    """The tables, each with the key of its section."""
    keys = {section.table: section.key for section in sections if section.table}
    if keys.keys() != data.keys():
        raise FormError(filled(_HOMELESS, ids=listed(sorted(keys.keys() ^ data.keys()))), ("tables",))
    return {id_: _table(id_, keys[id_], item) for id_, item in data.items()}


def _columns(blocks: Iterable[Block]) -> dict[str, tuple[Column, ...]]:
    """The columns of each row."""
    return {row.id: block.columns for block in blocks for row in block.rows}


def _compares(
    data: Mapping[str, Any], tables: Mapping[str, Table], columns: Mapping[str, set[str]]
) -> dict[str, Comparable]:
    """What corresponds to what in older editions; the ids there are looked at when that edition is wanted."""
    known = {"tables": tables.keys(), "rows": columns.keys(), "columns": set[str]().union(*columns.values())}
    found = {}
    for edition, pairs in data.items():
        for kind, named in pairs.items():
            if unknown := [id_ for id_ in named if id_ not in known[kind]]:
                raise FormError(filled(_NOT_HERE, ids=listed(unknown)), ("compares", edition, kind))
        there = {
            kind: {here: "" if id_ == _NONE else id_ for here, id_ in named.items()} for kind, named in pairs.items()
        }
        found[edition] = Comparable(**there)
    return found


def _section(number: int, item: dict[str, Any]) -> Section:
    name = filled(Text("第{number}部分", "section {number}"), number=in_words(number + 1))
    aspects = tuple(Aspect(each["name"], _listed(each["words"])) for each in item.get("aspects", ()))
    results = tuple(Aspect(words[0], tuple(words)) for words in item.get("results", ()))
    outline = tuple(item.get("outline") or (aspect.name for aspect in aspects))
    return Section(**{**item, "name": name, "aspects": aspects, "results": results, "outline": outline})


def _field(item: dict[str, Any]) -> Field:
    inner = tuple(_field(each) for each in item.get("fields", ()))
    values = {**item, "fields": inner, "choices": tuple(item.get("choices", ()))}
    for flag in ("required", "empty"):
        values[flag] = item.get(flag) == "true"
    return Field(**values)


def _table(id_: str, key: str, data: dict[str, Any]) -> Table:
    there: Path = ("tables", id_)
    if "blocks" in data:
        blocks = tuple(_block(item, key, (*there, "blocks", at)) for at, item in enumerate(data["blocks"]))
    else:
        blocks = (_block(data, key, there),)
    balance, carry = data.get("balance"), data.get("carry", {})
    name = data["name"]
    ids = {row.id for block in blocks for row in block.rows}
    sides = (balance["left"], balance["right"]) if balance else ()
    _all_known(("tables", id_, "balance"), (row for side in sides for row in side), ids)
    _all_known(("tables", id_, "carry"), (row for pair in carry.items() for row in pair), ids)
    return Table(
        id=id_,
        key=key,
        name=Text(name["zh"], name["en"]),
        layout=data["layout"],
        blocks=blocks,
        grid_columns=data.get("grid_columns", 0),
        corner=data.get("corner", ""),
        row_header=data.get("row_header", ""),
        balance=balance and Balance(tuple(balance["left"]), tuple(balance["right"])),
        carry=carry,
    )


def _all_known(where: Path, named: Iterable[str], known: set[str]) -> None:
    if unknown := [id_ for id_ in named if id_ not in known]:
        raise FormError(filled(_NOT_HERE, ids=listed(unknown)), where)


def _block(data: dict[str, Any], table_key: str, there: Path) -> Block:
    column_tree = tuple(_column_node(item) for item in data["columns"])
    columns = tuple(_leaves(column_tree, Column))
    row_tree = tuple(_row_node(item, (table_key,), data["rows"]) for item in data["rows"])
    total = columns[-1].total
    ids = {column.id for column in columns}
    bounds = tuple((tuple(item["more"]), tuple(item["less"])) for item in data.get("bounds", ()))
    stock = Stock(**data["stock"]) if "stock" in data else None
    _all_known((*there, "bounds"), (column for pair in bounds for side in pair for column in side), ids)
    _all_known((*there, "stock"), stock or (), ids)
    return Block(
        columns=columns,
        rows=tuple(_leaves(row_tree, Row)),
        writing="list" if total else "scalar" if len(columns) == 1 else "map",
        column_tree=column_tree,
        row_tree=row_tree,
        unit=data.get("unit", ""),
        caption=data.get("caption", ""),
        law=data.get("law", ""),
        bounds=bounds,
        stock=stock,
    )


def _column_node(item: dict[str, Any]) -> Node:
    if "children" in item:
        return Group(item["label"], tuple(_column_node(child) for child in item["children"]))
    units = tuple(item.get("units", {}).items())
    return Column(**{**item, "total": item.get("total") == "true", "units": units, **_other_words(item)})


def _other_words(item: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: _listed(item[name]) for name in ("words", "printed") if name in item}


def _listed(words: str) -> tuple[str, ...]:
    """Words in one text, with 、 between them: a form file has so many that YAML's own lists would cost time."""
    return tuple(words.split("、")) if words else ()


def _row_node(item: dict[str, Any], route: tuple[str, ...], sisters: list[dict[str, Any]]) -> Node:
    key = item.get("key", "")
    path = (*route, key) if key else route
    if "children" in item:
        children = tuple(_row_node(child, path, item["children"]) for child in item["children"])
        return Group(item["label"], children, key, _listed(item.get("words", "")))
    values = {name: value for name, value in item.items() if name != "total"} | _other_words(item)
    parts = tuple(_row_ids(sister for sister in sisters if sister is not item)) if item.get("total") == "true" else ()
    return Row(**values, path=path, parts=parts)


def _row_ids(items: Any) -> Any:
    for item in items:
        if "children" in item:
            yield from _row_ids(item["children"])
        else:
            yield item["id"]


def _leaves(nodes: Any, kind: type) -> Any:
    for node in nodes:
        if isinstance(node, Group):
            yield from _leaves(node.children, kind)
        else:
            yield node
