"""A form as plain values: what a page needs to draw it, and to add up as somebody types."""

from collections.abc import Iterator
from typing import Any

from gipgen.form.definition import Block, Field, Form, heading_words
from gipgen.layout.grid import Grid, GridCell, fill

_INSIDE = ("map",)
_NOT_SHOWN = ("words", "exemptions", "prose", "edition")


def described_form(form: Form) -> dict[str, Any]:
    """The form of one edition."""
    preface = form.field("preface")
    return {
        "edition": form.edition,
        "document": form.document,
        "name": form.name,
        "fill_in": form.fill_in,
        "preface": {"id": preface.id, "key": preface.key, "help": preface.help},
        "note": {"key": form.note.key, "help": form.note.help},
        "parts": [
            {
                "id": section.id,
                "key": section.key,
                "heading": section.heading,
                "help": section.help,
                "grid": section.table,
            }
            for section in form.sections
        ],
        "grids": {
            section.table: _grid(form, section.table, section.heading) for section in form.sections if section.table
        },
        "columns": {
            f"{row}.{column.id}": {"key": column.key, "type": column.type, "sum": column.total, "help": column.help}
            for row, columns in form.columns.items()
            for column in columns
        },
        "rows": {
            row.id: {
                "key": row.key,
                "label": row.label,
                "printed": list(row.printed),
                "help": row.help,
                "law": row.law,
                "sum": bool(row.parts),
            }
            for row in form.rows.values()
        },
        "sums": [[f"{row}.{column}", parts] for (row, column), parts in _sums(form)],
        "balances": [
            {"left": table.balance.left, "right": table.balance.right, "grid": table.id}
            for table in form.tables.values()
            if table.balance
        ],
        "fields": [*_fields(form.head, "head"), *_fields(form.tail, "tail")],
    }


def _grid(form: Form, table: str, heading: str) -> dict[str, Any]:
    nothing = {f"{row}.{column.id}": "" for row, columns in form.columns.items() for column in columns}
    grid: Grid = fill(form.edition, table, heading_words(heading), nothing)
    return {
        "caption": grid.caption,
        "unit": grid.unit,
        "layout": grid.layout,
        "header_rows": grid.header_rows,
        "stub_columns": grid.stub_columns,
        "columns": grid.columns,
        "rows": [[_cell(cell) for cell in row] for row in grid.rows],
    }


def _cell(cell: GridCell) -> dict[str, Any]:
    every = cell._asdict()
    return {name: value for name, value in every.items() if value != "" and (name, value) not in _USUAL}


_USUAL = (("colspan", 1), ("rowspan", 1))


def _sums(form: Form) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """What is added up, the rows of sums first: each cell with those that it is the sum of."""
    for table in form.tables.values():
        for block in table.blocks:
            yield from _sums_of(block)


def _sums_of(block: Block) -> Iterator[tuple[tuple[str, str], list[str]]]:
    counted = [column.id for column in block.columns if not column.total]
    for row in block.rows:
        if row.parts:
            for column in counted:
                yield (row.id, column), [f"{part}.{column}" for part in row.parts]
    if block.total is not None:
        for row in block.rows:
            yield (row.id, block.total.id), [f"{row.id}.{column}" for column in counted]


def _fields(fields: tuple[Field, ...], place: str) -> Iterator[dict[str, Any]]:
    for field in fields:
        if field.kind in _INSIDE:
            yield from (_field(inner, f"{field.id}.{inner.id}", place, field.key, field.help) for inner in field.fields)
        elif field.kind not in _NOT_SHOWN:
            yield _field(field, field.id, place, "", "")


def _field(field: Field, id_: str, place: str, group: str, about: str) -> dict[str, Any]:
    return {
        "id": id_,
        "key": field.key,
        "kind": field.kind,
        "help": field.help,
        "required": field.required,
        "choices": list(field.choices),
        "place": place,
        "group": group,
        "about": about,
    }
