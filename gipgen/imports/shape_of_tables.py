"""Tables of another shape than the form's → tables of its shape: turned ones, several side by side, columns that the form has not.

Each is told by where the form's own names stand: labels of rows in one row and names of columns in one column; names of
the form on both sides of an empty column; all columns of the form beside one with another name.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from gipgen.imports.form_words import Index, is_patched, is_piece
from gipgen.imports.printed_words import core, is_numbered, is_value, normal
from gipgen.imports.raw import Cell, Table

_MOST_EDGES = 12  # empty columns of a sheet that is looked at
_MOST_FURTHER = 8  # columns of their own that a table may have
_FEWEST = 2  # names in one row or column that tell what lies in it


def shaped(table: Table, words: Index) -> list[Table]:
    """The tables of the form's shape that a table consists of."""
    return [turned(part, words) for part in beside_one_another(table, words)] if table.grid else [table]


def turned(table: Table, words: Index) -> Table:
    """A table whose rows are the form's columns, turned back."""
    if not _lies(table, words):
        return table
    cells = sorted(
        (
            each._replace(row=each.column, column=each.row, rowspan=each.colspan, colspan=each.rowspan)
            for each in table.cells
        ),
        key=lambda cell: (cell.row, cell.column),
    )
    return table._replace(cells=tuple(cells))


def _lies(table: Table, words: Index) -> bool:
    """Whether labels of rows stand side by side, and names of columns below one another; not the other way round."""
    labels = [cell for cell in table.cells if _is_row(cell.text, words)]
    names = [cell for cell in table.cells if core(cell.text) in words.columns and not _is_row(cell.text, words)]
    across, down = _most(cell.row for cell in labels), _most(cell.column for cell in labels)
    return (
        across >= _FEWEST
        and across > down
        and _most(cell.column for cell in names) > max(_most(cell.row for cell in names), 1)
    )


def _is_row(text: str, words: Index) -> bool:
    """Whether a text is the label of a row; 总计 without a number is a column."""
    seen = core(text)
    return seen in words.rows and (seen not in words.columns or is_numbered(text))


def _most(places: Iterable[int]) -> int:
    count: dict[int, int] = {}
    for place in places:
        count[place] = count.get(place, 0) + 1
    return max(count.values(), default=0)


def beside_one_another(table: Table, words: Index) -> list[Table]:
    """The tables on one sheet that stand side by side with an empty column between."""
    edges = _empty_columns(table)
    parts: list[Table] = []
    first = 0
    for edge in edges if len(edges) <= _MOST_EDGES else ():
        cells = [cell for cell in table.cells if first <= cell.column < edge]
        rest = [cell for cell in table.cells if cell.column > edge]
        if _knows(cells, words) and _knows(rest, words):
            parts.append(_moved(table, cells, first))
            first = edge + 1
    return [*parts, _moved(table, [cell for cell in table.cells if cell.column >= first], first)] if parts else [table]


def _empty_columns(table: Table) -> list[int]:
    """The columns between others in which nothing stands."""
    used = {column for cell in table.cells if normal(cell.text) for column in cell.columns}
    return [column for column in range(1, max(used, default=0)) if column not in used]


def _knows(cells: Sequence[Cell], words: Index) -> bool:
    """Whether some cells have names of the form's rows or columns and numbers, as a whole table has."""
    names = {seen for cell in cells if (seen := core(cell.text)) in words.rows or seen in words.columns}
    rows = any(_is_row(cell.text, words) for cell in cells) or any(
        not names.isdisjoint(each) for each in words.across.values()
    )
    return rows and len(names) > _FEWEST and any(is_value(cell.text) for cell in cells)


def _moved(table: Table, cells: Iterable[Cell], first: int) -> Table:
    return table._replace(cells=tuple(cell._replace(column=cell.column - first) for cell in cells))


def further_columns(table: Table, words: Index) -> list[list[Cell]]:
    """The columns of another name than the form's, where all of the form's stand beside them."""
    heads = [cell for cell in table.cells if core(cell.text) in words.columns and not is_numbered(cell.text)]
    if not table.grid or not _are_whole({words.columns[core(cell.text)] for cell in heads}, words):
        return []
    others = _others(table, heads, words)[:_MOST_FURTHER]
    columns = (_column(table, place) for place in others)
    return [cells for cells in columns if all(cell.colspan == 1 for cell in cells)]


def _column(table: Table, place: int) -> list[Cell]:
    return [cell for cell in table.cells if place in cell.columns]


def _others(table: Table, heads: Sequence[Cell], words: Index) -> list[int]:
    """The columns with a name of their own beside the heads that are the form's."""
    known = {column for cell in heads for column in cell.columns}
    last, first = max(cell.row for cell in heads), min(known)
    above = (cell for cell in table.cells if cell.row <= last and cell.colspan == 1 and cell.column > first)
    return sorted({cell.column for cell in above if cell.column not in known and _is_other(cell, words)})


def _are_whole(names: AbstractSet[str], words: Index) -> bool:
    """Whether some names are those of all columns of a block."""
    blocks = (block for each in words.form.tables.values() if not each.lies_across for block in each.blocks)
    return any(len(block.columns) > _FEWEST and names >= {column.id for column in block.columns} for block in blocks)


def _is_other(cell: Cell, words: Index) -> bool:
    """Whether a head names what the form has no column for."""
    return (
        bool(core(cell.text))
        and not is_value(cell.text)
        and not is_piece(cell.text, words)
        and not is_patched(cell.text, words)
    )
