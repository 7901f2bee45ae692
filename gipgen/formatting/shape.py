"""What the layout has to know of the form: the order of keys, which values are rows of a table, which are prose."""

from collections.abc import Iterator
from typing import NamedTuple

from gipgen.form.definition import Block, Form, Group, Node, Row

Route = tuple[str, ...]  # keys; any place in a list is ``*``
EACH = "*"


class Shape(NamedTuple):
    orders: dict[Route, tuple[str, ...]]  # the keys of a mapping as the form has them
    rows: dict[Route, Block]
    prose: frozenset[Route]
    parts: frozenset[Route]  # what a blank line stands before


def shape(form: Form) -> Shape:
    """Gather what the layout has to know."""
    fields = (*form.head, *form.tail)
    orders: dict[Route, tuple[str, ...]] = {
        (): (
            *(field.key for field in form.head),
            *(section.key for section in form.sections),
            *(field.key for field in form.tail),
        ),
    }
    for field in fields:
        if field.fields:
            orders[field.key,] = tuple(inner.key for inner in field.fields)
        if field.rule:
            orders[field.key, EACH] = (field.rule, field.reason)
    rows: dict[Route, Block] = {}
    prose: set[Route] = {(field.key,) for field in fields if field.kind == "prose"}
    for section in form.sections:
        if not section.table:
            prose.add((section.key,))
            continue
        prose.add((section.key, form.note.key))
        blocks = form.tables[section.table].blocks
        names = [form.note.key]
        for block in blocks:
            names += [name for node in block.row_tree for name in _names(node)]
            for row in block.rows:
                rows[row.path] = block
                orders[row.path] = tuple(column.key for column in block.columns)
            for node in block.row_tree:
                orders.update(_groups(node, (section.key,)))
        orders[section.key,] = tuple(names)
    parts = {(section.key,) for section in form.sections} | {(field.key,) for field in fields if field.kind == "prose"}
    return Shape(orders, rows, frozenset(prose), frozenset(parts))


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
