"""What of one edition counts the same in another: the form file of the newer one says it (``compares``)."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeVar

from gipgen.form.definition import CellRef, Comparable, Form, Table
from gipgen.form.editions import load
from gipgen.named_tuple import NamedTuple

_T = TypeVar("_T")


class Counterparts(NamedTuple):
    """Ids here → ids there, of what counts the same in both."""

    tables: Mapping[str, str]
    rows: Mapping[str, str]
    cells: Mapping[CellRef, CellRef]


def counterparts(form: Form, other: Form) -> Counterparts:
    """What of ``form`` has a counterpart in ``other``: everything in the same edition, nothing where no file says so."""
    return _counterparts(form.edition, other.edition)


@cache
def _counterparts(here: str, there: str) -> Counterparts:
    form, other = load(here), load(there)
    if here == there:
        return _paired(form, other, Comparable({id_: id_ for id_ in form.tables}))
    if there in form.compares:
        return _paired(form, other, form.compares[there])
    if here in other.compares:
        found = _paired(other, form, other.compares[here])
        return Counterparts(_turned(found.tables), _turned(found.rows), _turned(found.cells))
    return Counterparts({}, {}, {})


def _turned(pairs: Mapping[_T, _T]) -> dict[_T, _T]:
    return {there: here for here, there in pairs.items()}


def _paired(form: Form, other: Form, said: Comparable) -> Counterparts:
    rows = dict(_paired_rows(form, other, said))
    cells = {}
    for row, row_there in rows.items():
        columns = {column.id for column in other.columns[row_there]}
        for column in form.columns[row]:
            column_there = said.columns.get(column.id, column.id)
            if column_there in columns:
                cells[row, column.id] = row_there, column_there
    return Counterparts(said.tables, rows, cells)


def _paired_rows(form: Form, other: Form, said: Comparable) -> Iterator[tuple[str, str]]:
    """Rows of tables that count the same, where the other table has the row too."""
    for here, there in said.tables.items():
        known = set(_rows(other.tables[there]))
        pairs = ((row, said.rows.get(row, row)) for row in _rows(form.tables[here]))
        yield from (pair for pair in pairs if pair[1] in known)


def _rows(table: Table) -> Iterator[str]:
    return (row.id for block in table.blocks for row in block.rows)
