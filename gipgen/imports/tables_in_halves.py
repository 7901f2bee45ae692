"""Two tables that are one, side by side: labels in the first and numbers in the second, or some columns in each.

Told by what each has: labels of rows and no number beside as many rows of numbers and no label; or the same labels in the same
order, with names of columns that only together are all of a block. A row more in one than in the other, and both stay as they are.
"""

from collections.abc import Iterable, Sequence

from gipgen.imports.form_words import Index
from gipgen.imports.printed_words import core, is_numbered, is_value, normal
from gipgen.imports.raw import Block, Line, Table

_BETWEEN = 4  # blank lines, and one more, that may stand between the two
_FEWEST = 3  # rows with a label that tell a table by its labels


def together(blocks: Iterable[Block], words: Index) -> list[Block]:
    """The blocks with such tables as one."""
    joined: list[Block] = []
    for block in blocks:
        above = next(
            (at for at in range(len(joined) - 1, max(len(joined) - _BETWEEN, -1), -1) if not _is_blank(joined[at])),
            None,
        )
        first = joined[above] if above is not None else None
        whole = _whole(first, block, words) if isinstance(first, Table) and isinstance(block, Table) else None
        if whole is None or above is None:
            joined.append(block)
        else:
            joined[above] = whole
    return joined


def _is_blank(block: Block) -> bool:
    return isinstance(block, Line) and not normal(block.text)


def _whole(first: Table, second: Table, words: Index) -> Table | None:
    """Both as one table; nothing where they are two."""
    if not (first.grid and second.grid):
        return None
    labels = _labelled(first, words)
    if len(labels) < _FEWEST:
        return None
    again = _labelled(second, words)
    if not again and not any(is_value(cell.text) for cell in first.cells):
        return _beside(first, list(labels), second, _numbered(second))
    names, further = _names(first, words), _names(second, words)
    if names and further and [*labels.values()] == [*again.values()] and _are_all([*names, *further], words):
        return _beside(first, list(labels), second, list(again), min(further.values()))
    return None


def _labelled(table: Table, words: Index) -> dict[int, str]:
    """The rows that a label of the form stands in, with what it says, in order."""
    found: dict[int, str] = {}
    for cell in table.cells:
        seen = core(cell.text)
        if seen in words.rows and (seen not in words.columns or is_numbered(cell.text)):
            found[cell.row] = normal(cell.text)
    return dict(sorted(found.items()))


def _numbered(table: Table) -> list[int]:
    """The rows of nothing but numbers."""
    rows = ([cell for cell in row if normal(cell.text)] for row in table.rows)
    return [row[0].row for row in rows if row and all(is_value(cell.text) for cell in row)]


def _names(table: Table, words: Index) -> dict[str, int]:
    """The columns of the form that a table has names of, each with the column it stands in, in order."""
    heads = [cell for cell in table.cells if core(cell.text) in words.columns and not is_numbered(cell.text)]
    return {words.columns[core(cell.text)]: cell.column for cell in sorted(heads, key=lambda cell: cell.column)}


def _are_all(names: Sequence[str], words: Index) -> bool:
    """Whether some names are those of all columns of a block in their order."""
    blocks = (block for each in words.form.tables.values() if not each.lies_across for block in each.blocks)
    return any([column.id for column in block.columns] == names for block in blocks)


def _beside(first: Table, rows: Sequence[int], second: Table, others: Sequence[int], labels: int = 0) -> Table | None:
    """The second table to the right of the first, rows with numbers beside rows with labels; its own ``labels``, columns, to the left."""
    if len(rows) != len(others) or not rows:
        return None
    width = max(cell.columns.stop for cell in first.cells)
    at = dict(zip(others, rows, strict=True))
    lower = max(0, others[0] - rows[0])  # rows that the first has to make room for
    cells = [
        cell._replace(row=cell.row + lower * (cell.row >= rows[0]), column=cell.column + labels) for cell in first.cells
    ]
    for cell in second.cells:
        row = at[cell.row] + lower if cell.row in at else cell.row
        cells.append(cell._replace(row=row, column=cell.column + width * (cell.column >= labels)))
    return first._replace(cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))
