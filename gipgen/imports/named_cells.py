"""The cells of a workbook by their defined names, and how they are called when something is to be said of them."""

from collections.abc import Iterator
from typing import Any

from gipgen.imports.match import Leftover
from gipgen.named_tuple import NamedTuple

_MOST_ROWS = 2_000  # of one range


class Found(NamedTuple):
    """A cell: where it stands in words, what it holds, and whether that is a formula, or the cell lies under a merged one."""

    place: str
    value: Any
    is_formula: bool = False
    is_covered: bool = False


class NamedCells:
    """A class because what was met on the way (formulas among texts) is told at the end."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formulas: list[Leftover] = []

    def cells(self, name: str) -> list[Found]:
        """The first column of what a name stands for, from above; nothing where it was deleted."""
        defined = self._book.defined_names.get(name)
        if defined is None or "#REF!" in (defined.attr_text or ""):
            return []
        try:
            places = list(defined.destinations)
        except (ValueError, TypeError):
            return []
        return [each for sheet, area in places for each in self._area(sheet, area)]

    def cell(self, name: str) -> Found | None:
        return next(iter(self.cells(name)), None)

    def text(self, name: str) -> str:
        """A text of one line; numbers and days as Excel has them."""
        found = self.cell(name)
        return " ".join(self._written(found).split()) if found else ""

    def prose(self, name: str) -> str:
        """Paragraphs, one or more in a cell, with blank lines between them."""
        lines = [line.strip() for found in self.cells(name) for line in self._written(found).splitlines()]
        return "\n\n".join(line for line in lines if line)

    @property
    def formulas(self) -> tuple[Leftover, ...]:
        """The formulas that stood where texts belong."""
        return tuple(self._formulas)

    def _written(self, found: Found) -> str:
        if found.is_formula:
            self._formulas.append(Leftover(str(found.value), found.place, "formula"))
            return ""
        return "" if found.value is None else str(found.value)

    def _area(self, sheet: str, area: str) -> Iterator[Found]:
        from openpyxl.utils.cell import range_boundaries  # noqa: PLC0415  an extra, and slow to load

        if sheet not in self._book.sheetnames:
            return
        try:
            column, top, _, bottom = range_boundaries(area.replace("$", ""))
        except (ValueError, TypeError):
            return
        if None in (column, top, bottom):
            return
        page = self._book[sheet]
        for row in range(top, min(bottom, top + _MOST_ROWS) + 1):
            cell = page.cell(row, column)
            yield Found(
                f"{sheet}!{cell.coordinate}",
                cell.value,
                getattr(cell, "data_type", "") == "f",
                type(cell).__name__ == "MergedCell",
            )
