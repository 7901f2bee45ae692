"""What prose calls the rows of the form: their keys and labels, and the other words that the form file lists."""

from collections.abc import Iterable, Iterator

from gipgen.form.definition import Form, Group, Node, Row, Table
from gipgen.rules.support.reading import has

_MASK = "＿"


def names(form: Form, rows: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each name of the rows, in their order, with the row that it stands for."""
    return {name: (row,) for row in rows for name in _of(form.rows[row])}


def longest_first(form: Form, rows: Iterable[str]) -> dict[str, str]:
    """The same, a name before those that it may contain, with a single row."""
    found = names(form, rows)
    return {name: found[name][0] for name in sorted(found, key=len, reverse=True)}


def names_of_table(table: Table) -> dict[str, tuple[str, ...]]:
    """The names of all rows of a table and of the groups that they are printed in, with the rows that they stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for block in table.blocks:
        for node in block.row_tree:
            for name, rows in _below(node):
                found.setdefault(name, rows)
    return found


def speaks_of(words: Iterable[str], text: str, known: Iterable[str]) -> bool:
    """Whether one of the words stands in a text outside the names that the form itself uses (检查 in 行政检查)."""
    words = tuple(words)
    if not has(words, text):
        return False
    for name in known:
        text = text.replace(name, _MASK)
    return has(words, text)


def _below(node: Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(node, Row):
        yield from ((name, (node.id,)) for name in _of(node))
    elif isinstance(node, Group):
        inner = [pair for child in node.children for pair in _below(child)]
        rows = tuple(_added(node))
        yield from inner
        yield from ((name, rows) for name in (*([node.key] if node.key else ()), node.label, *node.words))


def _added(node: Node) -> Iterator[str]:
    """The rows of a group, without the one that adds the others up."""
    if isinstance(node, Row):
        yield from () if node.parts else (node.id,)
    elif isinstance(node, Group):
        for child in node.children:
            yield from _added(child)


def _of(row: Row) -> tuple[str, ...]:
    return tuple(dict.fromkeys((row.key, row.label, *row.words)))
