"""The names by which prose asks for numbers, ``{{ 依申请公开.本年新收 }}``: routes of keys to one cell or to several."""

from gipgen.form.definition import Block, CellRef, Form, Group, Node, Row
from gipgen.named_tuple import NamedTuple


class Name(NamedTuple):
    """What a name in prose stands for: the cells to add up, and the totals of their rows (the whole of a share)."""

    refs: tuple[CellRef, ...]
    whole: tuple[CellRef, ...] = ()
    field: tuple[str, ...] = ()  # or a field of the file


def names(form: Form) -> dict[tuple[str, ...], Name]:
    """Every name that ``{{ }}`` may use. A row without a column means its total, a group the sum of its rows."""
    found: dict[tuple[str, ...], Name] = {}
    for table in form.tables.values():
        for block in table.blocks:
            for row in block.rows:
                _name_rows(row.path, (row,), block, found)
            for node in block.row_tree:
                _name_groups(node, (table.key,), block, found)
    for field in (*form.head, *form.tail):
        if field.kind in ("text", "year", "date", "choice"):
            found[field.key,] = Name((), field=(field.id,))
        for inner in (each for each in field.fields if each.kind != "list"):
            found[field.key, inner.key] = Name((), field=(field.id, inner.id))
    return found


def _name_groups(node: Node, route: tuple[str, ...], block: Block, found: dict[tuple[str, ...], Name]) -> None:
    if not isinstance(node, Group):
        return
    path = (*route, node.key) if node.key else route
    for child in node.children:
        _name_groups(child, path, block, found)
    if node.key:
        rows = tuple(row for row in block.rows if row.path[: len(path)] == path and not row.parts)
        _name_rows(path, rows, block, found)


def _name_rows(path: tuple[str, ...], rows: tuple[Row, ...], block: Block, found: dict[tuple[str, ...], Name]) -> None:
    total = block.total
    whole = tuple((row.id, total.id) for row in rows) if total else ()
    if total or len(block.columns) == 1:
        column = total or block.columns[0]
        found.setdefault(path, Name(tuple((row.id, column.id) for row in rows), whole))
    if len(block.columns) > 1:
        for column in block.columns:
            found.setdefault((*path, column.key), Name(tuple((row.id, column.id) for row in rows), whole))
