"""Text that a page shows as it was typed: tables in it may be drawn with signs, as in any other text."""

from collections.abc import Iterator

from gipgen.imports.raw import Table
from gipgen.imports.text_tables import BARS, laid, table_at


def drawn(text: str) -> list[str | Table]:
    """The lines and tables of a text; nothing where no table is drawn in it."""
    if frozenset(BARS).isdisjoint(text):
        return []
    found = list(_parts(text.split("\n")))
    return found if any(isinstance(each, Table) for each in found) else []


def _parts(lines: list[str]) -> Iterator[str | Table]:
    position = 0
    while position < len(lines):
        table = table_at(lines, position) if lines[position].strip() else None
        if table is None:
            yield lines[position]
            position += 1
        else:
            yield laid(table, "")
            position = table.end
