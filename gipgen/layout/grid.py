"""The form's tables as grids of cells: merged headers, stubs, and where each number goes.

A grid's shape never changes within an edition, so it is made once; ``fill`` puts a report's numbers in. Three layouts
cover both editions: ``stacked`` (table two: blocks under one another), ``tree`` (table three: rows nest in the stub)
and ``across`` (table four: the rows stand side by side).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from gipgen.form.definition import Block, CellRef, Column, Group, Layout, Node, Row, Table
from gipgen.form.editions import load
from gipgen.named_tuple import NamedTuple


class GridCell(NamedTuple):
    """One printed cell. ``kind``: corner, header (over columns), label (of a row), value.

    ``id`` names header and label cells within the document, ``headers`` lists the ids that describe a value;
    ``ref`` is a value's place in the form, ``row.column``.
    """

    text: str
    kind: str
    colspan: int = 1
    rowspan: int = 1
    ref: str = ""
    id: str = ""
    headers: str = ""
    scope: str = ""
    column: int = 0  # the grid column that the cell begins in


class Grid(NamedTuple):
    """A printed table. ``header_rows`` rows repeat on every page.

    In each column a cell begins: HTML knows no other, and a screen reader would count columns that nobody sees.
    """

    key: str  # edition and table: grids with the same key differ in their numbers only
    id: str
    layout: Layout  # how the numbers lie; outputs dress a table by it
    columns: int
    header_rows: int
    stub_columns: int
    rows: tuple[tuple[GridCell, ...], ...]
    caption: str
    unit: str
    shares: tuple[int, ...] = ()  # how wide the columns behind the stub are to one another; empty where all are alike

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.caption or self.id


def fill(edition: str, table_id: str, caption: str, numbers: Mapping[str, str]) -> Grid:
    """The grid of one table with ``numbers``, what to print by ``row.column``."""
    shape = _shape(edition, table_id)
    rows = tuple(
        tuple([cell._replace(text=numbers[cell.ref]) if cell.ref else cell for cell in row]) for row in shape.rows
    )
    table = load(edition).tables[table_id]
    return Grid(f"{edition}/{table_id}", table_id, table.layout, *shape[:3], rows, caption, _unit(table), shape.shares)


class _Shape(NamedTuple):
    """What of a grid never changes."""

    columns: int
    header_rows: int
    stub_columns: int
    rows: tuple[tuple[GridCell, ...], ...]
    shares: tuple[int, ...] = ()  # as in ``Grid``


@cache
def _shape(edition: str, table_id: str) -> _Shape:
    table = load(edition).tables[table_id]
    return _LAYOUTS[table.layout](table)


def _unit(table: Table) -> str:
    first, *others = dict.fromkeys(block.unit for block in table.blocks)
    return f"{first}（另有注明的除外）" if others else first


def _depth(node: Node) -> int:
    return 1 + max(_depth(child) for child in node.children) if isinstance(node, Group) else 1


def _width(node: Node) -> int:
    return sum(_width(child) for child in node.children) if isinstance(node, Group) else 1


class _Header(NamedTuple):
    """A header cell with its grid row, and the leaves below it."""

    row: int
    cell: GridCell


def _header(nodes: Sequence[Node], depth: int, column: int, prefix: str) -> tuple[list[_Header], list[str]]:
    """Lay a tree of columns out over ``depth`` rows; return the cells, and for each leaf the ids above it."""
    cells: list[_Header] = []
    above: list[str] = []
    number = 0

    def walk(node: Node, level: int, column: int, ids: str) -> None:
        nonlocal number
        number += 1
        id_ = f"{prefix}-c{number}"
        ids = f"{ids} {id_}".strip()
        is_group = isinstance(node, Group)
        cell = GridCell(
            node.label,
            "header",
            colspan=_width(node),
            rowspan=1 if is_group else depth - level,
            id=id_,
            scope="colgroup" if is_group else "col",
            column=column,
        )
        cells.append(_Header(level, cell))
        if not isinstance(node, Group):
            above.append(ids)
            return
        for child in node.children:
            walk(child, level + 1, column, ids)
            column += _width(child)

    for node in nodes:
        walk(node, 0, column, "")
        column += _width(node)
    return cells, above


def _header_rows(cells: list[_Header], depth: int, corner: GridCell | None) -> list[tuple[GridCell, ...]]:
    rows: list[list[GridCell]] = [[] for _ in range(depth)]
    if corner is not None:
        rows[0].append(corner)
    for header in cells:
        rows[header.row].append(header.cell)
    return [tuple(sorted(row, key=lambda cell: cell.column)) for row in rows]


def _value(ref: CellRef, headers: str, column: int, colspan: int = 1) -> GridCell:
    return GridCell("", "value", colspan=colspan, ref=f"{ref[0]}.{ref[1]}", headers=headers, column=column)


def _tree(table: Table) -> _Shape:
    """Table three: the stub has as many columns as the rows nest deep."""
    (block,) = table.blocks
    stub = max(_depth(node) for node in block.row_tree)
    depth = max(_depth(node) for node in block.column_tree)
    cells, above = _header(block.column_tree, depth, stub, table.id)
    corner = GridCell(table.corner, "corner", colspan=stub, rowspan=depth)
    rows = _header_rows(cells, depth, corner)
    rows += [tuple(row) for row in _stub_rows(block.row_tree, block, stub, above, table.id)]
    return _Shape(stub + len(block.columns), depth, stub, tuple(rows))


def _stub_rows(
    nodes: Sequence[Node], block: Block, stub: int, above: list[str], prefix: str
) -> Iterator[list[GridCell]]:
    number = 0

    def walk(node: Node, level: int, pending: list[GridCell], ids: str) -> Iterator[list[GridCell]]:
        nonlocal number
        number += 1
        id_ = f"{prefix}-r{number}"
        ids = f"{ids} {id_}".strip()
        if isinstance(node, Group):
            label = GridCell(node.label, "label", rowspan=_width(node), id=id_, scope="rowgroup", column=level)
            pending = [*pending, label]
            for child in node.children:
                yield from walk(child, level + 1, pending, ids)
                pending = []
            return
        assert isinstance(node, Row)  # noqa: S101  a row tree has groups and rows only
        label = GridCell(node.label, "label", colspan=stub - level, id=id_, scope="row", column=level)
        values = [
            _value((node.id, column.id), f"{ids} {above[index]}", stub + index)
            for index, column in enumerate(block.columns)
        ]
        yield [*pending, label, *values]

    for node in nodes:
        yield from walk(node, 0, [], "")


def _across(table: Table) -> _Shape:
    """Table four: no stub; every row becomes a header over its own columns, and one line holds all numbers."""
    (block,) = table.blocks

    def hang(node: Node) -> Node:
        if isinstance(node, Group):
            return node._replace(children=tuple(hang(child) for child in node.children))
        return Group(node.label, block.column_tree)

    nodes = [hang(node) for node in block.row_tree]
    depth = max(_depth(node) for node in nodes)
    cells, above = _header(nodes, depth, 0, table.id)
    refs = [(row.id, column.id) for row in block.rows for column in block.columns]
    values = tuple(_value(ref, above[index], index) for index, ref in enumerate(refs))
    return _Shape(len(refs), depth, 0, (*_header_rows(cells, depth, None), values))


def _stacked(table: Table) -> _Shape:
    """Table two: each block has a caption over the whole width, a header row, and its rows.

    A block of two columns beside one of three: the grid has a column wherever a cell of either begins, and no other.
    """
    rows: list[tuple[GridCell, ...]] = []
    wide = table.grid_columns - 1
    edges = sorted({wide} | {start for block in table.blocks for start in _starts(block, wide)})
    columns = len(edges)
    for index, block in enumerate(table.blocks):
        prefix = f"{table.id}-b{index + 1}"
        starts = [*map(edges.index, _starts(block, wide)), columns - 1]
        caption = GridCell(block.caption, "header", colspan=columns, id=f"{prefix}-t", scope="colgroup")
        stub = GridCell(table.row_header, "header", id=f"{prefix}-s", scope="col")
        headers = [
            GridCell(
                column.label,
                "header",
                colspan=end - start,
                id=f"{prefix}-c{number + 1}",
                scope="col",
                column=1 + start,
            )
            for number, (column, (start, end)) in enumerate(zip(block.columns, pairwise(starts), strict=True))
        ]
        rows += [(caption,), (stub, *headers)]
        for number, row in enumerate(block.rows):
            label = GridCell(row.label, "label", id=f"{prefix}-r{number + 1}", scope="row")
            rows.append((label, *_stacked_values(block, row, prefix, label.id, headers)))
    shares = tuple(end - start for start, end in pairwise(edges))
    return _Shape(columns, 0, 1, tuple(rows), shares if len(set(shares)) > 1 else ())


def _starts(block: Block, wide: int) -> list[int]:
    """Where the columns of a block begin, in a width of ``wide`` parts."""
    return [number * (wide // len(block.columns)) for number in range(len(block.columns))]


def _stacked_values(block: Block, row: Row, prefix: str, label: str, headers: list[GridCell]) -> Iterator[GridCell]:
    columns: Sequence[Column] = block.columns
    for column, header in zip(columns, headers, strict=True):
        ids = f"{label} {prefix}-t {header.id}"
        yield _value((row.id, column.id), ids, header.column, header.colspan)


_LAYOUTS: dict[Layout, Callable[[Table], _Shape]] = {"tree": _tree, "across": _across, "stacked": _stacked}
