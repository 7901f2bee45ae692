"""Form files → ``Form``. A new edition of the form is a new YAML file in this folder and no code."""

from functools import cache
from typing import Any

from gipgen.findings.text import Problem, Text, filled, listed
from gipgen.form.definition import (
    Aspect,
    Balance,
    Block,
    Column,
    Field,
    Form,
    Group,
    Node,
    Row,
    Section,
    Stock,
    Table,
)
from gipgen.resources import package_files, package_text
from gipgen.source.compose import compose

_NO_YEAR = Text("没有适用于 {year} 年度的格式；现有：{known}。", "no form for {year}; known: {known}")
_NO_EDITION = Text("没有 {edition} 版格式；现有：{known}。", "no edition {edition}; known: {known}")


class UnknownEditionError(Problem):
    """There is no form file for the year or edition asked for."""


@cache
def editions() -> tuple[str, ...]:
    """The editions that there are files for, oldest first."""
    return tuple(sorted(name[:-5] for name in package_files("form") if name[0].isdigit() and name.endswith(".yaml")))


def edition_for(year: int) -> str:
    """The edition in force for a data year: the newest one that had begun (an edition is named by its first year)."""
    begun = [edition for edition in editions() if int(edition) <= year]
    if not begun:
        raise UnknownEditionError(*filled(_NO_YEAR, year=year, known=listed(editions())))
    return begun[-1]


@cache
def load(edition: str) -> Form:
    """Load the form of one edition. Raises ``UnknownEditionError`` when there is none."""
    if edition not in editions():
        raise UnknownEditionError(*filled(_NO_EDITION, edition=edition, known=listed(editions())))
    return build(_read(f"{edition}.yaml"), _fields())


def field_key(id_: str) -> str:
    """The key of a field of fields.yaml, known before it is known which form a file follows."""
    data = _fields()
    key: str = next(item["key"] for item in (*data["head"], *data["tail"]) if item["id"] == id_)
    return key


@cache
def _fields() -> dict[str, Any]:
    return _read("fields.yaml")


def _read(name: str) -> dict[str, Any]:
    composed = compose(package_text(f"form/{name}"))
    if composed.findings:  # our own file: a fault of gipgen, not of the user
        raise ValueError(f"{name}: {[finding.message('en') for finding in composed.findings]}")
    data: dict[str, Any] = composed.data
    return data


def build(data: dict[str, Any], fields: dict[str, Any]) -> Form:
    """Make a form out of the plain data of its file and of fields.yaml."""
    sections = tuple(_section(item) for item in data["sections"])
    keys = {section.table: section.key for section in sections if section.table}
    tables = {id_: _table(id_, keys[id_], item) for id_, item in data["tables"].items()}
    blocks = [block for table in tables.values() for block in table.blocks]
    rows = {row.id: row for block in blocks for row in block.rows}
    if len(rows) != sum(len(block.rows) for block in blocks):
        raise ValueError("row ids of a form must differ")
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
        columns={row.id: block.columns for block in blocks for row in block.rows},
        supersedes=data.get("supersedes", ""),
    )


def _section(item: dict[str, Any]) -> Section:
    aspects = tuple(Aspect(each["name"], tuple(each["words"])) for each in item.get("aspects", ()))
    results = tuple(Aspect(words[0], tuple(words)) for words in item.get("results", ()))
    return Section(**{**item, "aspects": aspects, "results": results})


def _field(item: dict[str, Any]) -> Field:
    inner = tuple(_field(each) for each in item.get("fields", ()))
    values = {**item, "fields": inner, "choices": tuple(item.get("choices", ()))}
    for flag in ("required", "empty"):
        values[flag] = item.get(flag) == "true"
    return Field(**values)


def _table(id_: str, key: str, data: dict[str, Any]) -> Table:
    blocks = tuple(_block(item, key) for item in data.get("blocks", (data,)))
    balance, stock = data.get("balance"), data.get("stock")
    return Table(
        id=id_,
        key=key,
        layout=data["layout"],
        blocks=blocks,
        grid_columns=data.get("grid_columns", 0),
        corner=data.get("corner", ""),
        row_header=data.get("row_header", ""),
        balance=balance and Balance(tuple(balance["left"]), tuple(balance["right"])),
        carry=data.get("carry", {}),
        stock=stock and Stock(**{**stock, "rows": tuple(stock["rows"])}),
    )


def _block(data: dict[str, Any], table_key: str) -> Block:
    column_tree = tuple(_column_node(item) for item in data["columns"])
    columns = tuple(_leaves(column_tree, Column))
    row_tree = tuple(_row_node(item, (table_key,), data["rows"]) for item in data["rows"])
    total = columns[-1].total
    return Block(
        columns=columns,
        rows=tuple(_leaves(row_tree, Row)),
        writing="list" if total else "scalar" if len(columns) == 1 else "map",
        column_tree=column_tree,
        row_tree=row_tree,
        unit=data.get("unit", ""),
        caption=data.get("caption", ""),
        law=data.get("law", ""),
        bounds=tuple((tuple(item["more"]), tuple(item["less"])) for item in data.get("bounds", ())),
    )


def _column_node(item: dict[str, Any]) -> Node:
    if "children" in item:
        return Group(item["label"], tuple(_column_node(child) for child in item["children"]))
    units = tuple(item.get("units", {}).items())
    return Column(**{**item, "total": item.get("total") == "true", "units": units})


def _row_node(item: dict[str, Any], route: tuple[str, ...], sisters: list[dict[str, Any]]) -> Node:
    key = item.get("key", "")
    path = (*route, key) if key else route
    if "children" in item:
        children = tuple(_row_node(child, path, item["children"]) for child in item["children"])
        return Group(item["label"], children, key)
    values = {name: value for name, value in item.items() if name != "total"}
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
