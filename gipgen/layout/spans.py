"""The one walk over the spans of a grid: which cell covers each of its places."""

from gipgen.layout.grid import Grid, GridCell
from gipgen.named_tuple import NamedTuple


class Place(NamedTuple):
    """One place of a grid, and the cell that covers it, seen from its first row and column."""

    cell: GridCell
    down: int  # rows below the cell's first
    across: int  # columns right of its first

    @property
    def is_first(self) -> bool:
        """Whether the cell begins here."""
        return not self.down and not self.across


def places(grid: Grid) -> tuple[tuple[Place, ...], ...]:
    """Every row of ``grid`` with a place for each column.

    Raises ``ValueError`` where two cells cover one place or none does: such a form could not be drawn.
    """
    rows: list[dict[int, Place]] = [{} for _ in grid.rows]
    for number, row in enumerate(grid.rows):
        for cell in row:
            for down in range(cell.rowspan):
                for across in range(cell.colspan):
                    column = cell.column + across
                    if number + down >= len(rows) or column in rows[number + down]:
                        raise ValueError(f"table {grid.id}: row {number + 1}, column {column + 1} is covered twice")
                    rows[number + down][column] = Place(cell, down, across)
    if any(sorted(row) != list(range(grid.columns)) for row in rows):
        raise ValueError(f"table {grid.id} has places that no cell covers")
    return tuple(tuple(row[column] for column in range(grid.columns)) for row in rows)
