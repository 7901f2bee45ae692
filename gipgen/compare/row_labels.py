"""Rows and columns by their official words."""

from collections.abc import Iterator
from functools import cache

from gipgen.form.definition import Group, Node, Row
from gipgen.form.editions import load

STEP = " › "  # from a group to its row
BESIDE = " · "  # between row and column


@cache
def row_labels(edition: str) -> dict[str, str]:
    """The label of each row by its id, with its group's before it: several rows are called 其他."""
    return {
        row.id: STEP.join(part for part in (group, row.label) if part)
        for table in load(edition).tables.values()
        for block in table.blocks
        for row, group in _rows(block.row_tree, "")
    }


def _rows(nodes: tuple[Node, ...], group: str) -> Iterator[tuple[Row, str]]:
    for node in nodes:
        if isinstance(node, Group):
            yield from _rows(node.children, node.label)
        elif isinstance(node, Row):
            yield node, group
