"""The numbers of two reports, cell by cell."""

from collections.abc import Iterator, Mapping
from typing import Any

from gipgen.check import Examined
from gipgen.compare.change import Change, Kind
from gipgen.compare.row_labels import BESIDE, row_labels
from gipgen.findings.finding import Path
from gipgen.form.counterparts import counterparts
from gipgen.form.definition import Block, Column, Form, Row
from gipgen.named_tuple import NamedTuple
from gipgen.report.report import Cell, cell_path


class _Place(NamedTuple):
    """A row with all that belongs to it."""

    form: Form
    part: str
    block: Block
    row: Row


class _Pair(NamedTuple):
    """A row of this edition and the row of the other that counts the same, with their columns in pairs."""

    new: _Place
    old: _Place
    columns: tuple[tuple[Column, Column], ...]  # new, old

    @property
    def whole(self) -> bool:
        """Whether both rows have the same columns."""
        return len(self.columns) == len(self.new.block.columns) == len(self.old.block.columns)


def table_changes(old: Examined, new: Examined, *, same_form: bool = True) -> Iterator[Change]:
    """Yield what changed in the tables, in the order of the form.

    Rows that only one edition of the form knows, or knows with other columns, are there on one side; with
    ``same_form=False`` what both count is compared and the rest is passed over.
    """
    olds, news = old.case.report.form, new.case.report.form
    there = {place.row.id: place for place in _places(olds)}
    paired = set()
    for place in _places(news):
        pair = _pair(place, there)
        if pair is not None and (pair.whole or not same_form):
            paired.add(pair.old.row.id)
            yield from _row_changes(pair, old, new)
        elif same_form:
            yield from _one_side(place, None, new)
    for place in there.values():
        if same_form and place.row.id not in paired:
            yield from _one_side(place, old, None)


def _pair(place: _Place, there: Mapping[str, _Place]) -> _Pair | None:
    """The row with its counterpart, where the other edition has one."""
    other = next(iter(there.values())).form
    same = counterparts(place.form, other)
    row = same.rows.get(place.row.id)
    if row is None:
        return None
    old = {column.id: column for column in there[row].block.columns}
    refs = [(column, same.cells.get((place.row.id, column.id))) for column in place.block.columns]
    return _Pair(place, there[row], tuple((column, old[ref[1]]) for column, ref in refs if ref is not None))


def _places(form: Form) -> Iterator[_Place]:
    for section in form.sections:
        if section.table:
            for block in form.tables[section.table].blocks:
                for row in block.rows:
                    yield _Place(form, section.heading, block, row)


def _row_changes(pair: _Pair, old: Examined, new: Examined) -> Iterator[Change]:
    if _is_full(pair.old, old) and _is_full(pair.new, new):
        for column, last in pair.columns:
            yield from _cell_change(pair, (last, column), old, new)
    else:
        yield from _row_change(pair.new, _whole(pair.old.row, old), _whole(pair.new.row, new))


def _cell_change(pair: _Pair, columns: tuple[Column, Column], old: Examined, new: Examined) -> Iterator[Change]:
    """The change of one cell; ``columns`` are the old edition's and the new one's."""
    (last, column), place = columns, pair.new
    before, after = _cell_text(old, pair.old.row, last), _cell_text(new, place.row, column)
    cells = (
        old.case.report.cells[pair.old.row.id, last.id],
        new.case.report.cells[place.row.id, column.id],
    )
    total = bool(place.row.parts or column.total)
    if before == after or (total and any(cell.value is None and not cell.given for cell in cells)):
        return  # a sum that cannot be computed yet says nothing
    moved = total and _is_sum(pair.old, last, old) and _is_sum(place, column, new)
    label = row_labels(place.form.edition)[place.row.id] + BESIDE + column.label
    kind: Kind = "total" if moved else "cell"
    path = cell_path(place.form, (place.row.id, column.id))
    yield Change(kind, path, place.part, label, before, after, _difference(*cells))


def _difference(old: Cell, new: Cell) -> Any:
    return new.value - old.value if old.value is not None and new.value is not None else None


def _one_side(place: _Place, old: Examined | None, new: Examined | None) -> Iterator[Change]:
    yield from _row_change(place, _whole(place.row, old) if old else None, _whole(place.row, new) if new else None)


def _row_change(place: _Place, old: str | None, new: str | None) -> Iterator[Change]:
    """The change of a row as a whole, where it differs."""
    if old != new:
        label = row_labels(place.form.edition)[place.row.id]
        yield Change("row", place.row.path, place.part, label, old, new)


def value_at(data: Any, path: Path) -> Any:
    """What stands at ``path``; ``None`` where there is nothing."""
    for step in path:
        if not isinstance(data, dict) or step not in data:
            return None
        data = data[step]
    return data


def _is_full(place: _Place, side: Examined) -> bool:
    """Whether the row can be compared cell by cell."""
    block, row = place.block, place.row
    value = value_at(side.source.data, row.path)
    if value is None and row.parts:
        return True  # a total row is computed where it is not typed
    if block.writing == "list":
        if isinstance(value, list):
            return len(block.columns) - 1 <= len(value) <= len(block.columns)
        return value == 0 and isinstance(value, int)
    return isinstance(value, dict) if block.writing == "map" else not isinstance(value, (dict, list))


def _whole(row: Row, side: Examined) -> str | None:
    """A whole row as one text."""
    value = value_at(side.source.data, row.path)
    return None if value is None else written(value, side, row.path)


def written(value: Any, side: Examined, path: Path) -> str:
    """A value as the file has it, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {written(inner, side, (*path, key))}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(inner, side, (*path, index)) for index, inner in enumerate(value)) + "]"
    mark = side.source.marks.get(path)
    return " ".join((mark.raw if mark else str(value)).split())


def _cell_text(side: Examined, row: Row, column: Column) -> str | None:
    """A cell as typed, or its computed value."""
    report = side.case.report
    cell = report.cells[row.id, column.id]
    mark = side.source.marks.get(cell_path(report.form, (row.id, column.id)))
    if cell.given and mark is not None:
        return mark.raw or None
    return cell.text


def _is_sum(place: _Place, column: Column, side: Examined) -> bool:
    """Whether a total is the sum of its row, or of the rows that it adds up."""
    cells = side.case.report.cells
    row = place.row
    value = cells[row.id, column.id].value
    across = [cells[row.id, other.id].value for other in place.block.columns if not other.total]
    down = [cells[key].value if (key := (part, column.id)) in cells else None for part in row.parts]
    for terms in (across if column.total else [], down):
        if terms and None not in terms and sum(term for term in terms if term is not None) == value:
            return True
    return False
