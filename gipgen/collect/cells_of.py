"""The cells of an edition in one order, for those who keep the numbers of many reports as plain texts."""

from functools import cache

from gipgen.form.definition import CellRef
from gipgen.form.editions import load


@cache
def cells_of(edition: str) -> tuple[CellRef, ...]:
    """Row and column ids of every cell, table by table as the form prints them."""
    return tuple(
        (row.id, column.id)
        for table in load(edition).tables.values()
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    )
