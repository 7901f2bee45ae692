"""What the layout has to know of the form: the order of keys, which values are rows of a table, which are prose."""

from collections.abc import Iterator
from itertools import chain

from gipgen.form.definition import Block, Field, Form, Group, Node, Row, Table
from gipgen.named_tuple import NamedTuple

Route = tuple[str, ...]  # keys; any place in a list is ``*``
EACH = "*"


class Shape(NamedTuple):
    orders: dict[Route, tuple[str, ...]]  # the keys of a mapping as the form has them
    rows: dict[Route, Block]
    prose: frozenset[Route]
    parts: frozenset[Route]  # what a blank line stands before


def shape(form: Form) -> Shape:
    """Gather what the layout has to know."""
    prose = {(field.key,) for field in (*form.head, *form.tail) if field.kind == "prose"}
    notes = {(section.key, form.note.key) if section.table else (section.key,) for section in form.sections}
    blocks = [block for table in form.tables.values() for block in table.blocks]
    return Shape(
        orders=dict(_orders(form)),
        rows={row.path: block for block in blocks for row in block.rows},
        prose=frozenset(prose | notes),
        parts=frozenset(prose | {(section.key,) for section in form.sections}),
    )


def _orders(form: Form) -> Iterator[tuple[Route, tuple[str, ...]]]:
    keys = (
        [field.key for field in form.head],
        [section.key for section in form.sections],
        [field.key for field in form.tail],
    )
    yield (), tuple(chain(*keys))
    for field in (*form.head, *form.tail):
        yield from _field_orders(field)
    for section in form.sections:
        if section.table:
            yield from _table_orders(section.key, form.tables[section.table], form.note.key)


def _field_orders(field: Field) -> Iterator[tuple[Route, tuple[str, ...]]]:
    if field.fields:
        yield (field.key,), tuple(inner.key for inner in field.fields)
    for inner in field.fields:
        if inner.fields:
            yield (field.key, inner.key, EACH), tuple(each.key for each in inner.fields)
    if field.rule:
        yield (field.key, EACH), (field.rule, field.reason)


def _table_orders(key: str, table: Table, note: str) -> Iterator[tuple[Route, tuple[str, ...]]]:
    nodes = [node for block in table.blocks for node in block.row_tree]
    yield (key,), (note, *(name for node in nodes for name in _names(node)))
    for block in table.blocks:
        columns = tuple(column.key for column in block.columns)
        for row in block.rows:
            yield row.path, columns
    for node in nodes:
        yield from _groups(node, (key,))


def _names(node: Node) -> Iterator[str]:
    """The keys that a node has in the file; a group without a key leaves no trace there."""
    if isinstance(node, Group) and not node.key:
        for child in node.children:
            yield from _names(child)
    elif isinstance(node, (Group, Row)):
        yield node.key


def _groups(node: Node, route: Route) -> Iterator[tuple[Route, tuple[str, ...]]]:
    if not isinstance(node, Group):
        return
    inner = (*route, node.key) if node.key else route
    if node.key:
        yield inner, tuple(name for child in node.children for name in _names(child))
    for child in node.children:
        yield from _groups(child, inner)
