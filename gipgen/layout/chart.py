"""Small bar charts for the web page, where looking beats reading: outcomes by kind, this year beside last year.

A chart holds nothing that the tables do not say; it is left out where all its numbers are 0 or one is missing.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gipgen.form.counterparts import counterparts
from gipgen.form.definition import Group, Node, Row
from gipgen.report.report import Report

_YEARS = "与上年比较"
_WORTH_IT = 2  # bars that are not 0: a single one says no more than its number


class Bar(NamedTuple):
    label: str
    value: int
    share: float  # of the longest bar, in per cent
    last: int | None  # last year's number, where it is known
    last_share: float


class Chart(NamedTuple):
    id: str
    part: str  # id of the section that it stands in
    title: str
    unit: str
    bars: tuple[Bar, ...]

    @property
    def compares(self) -> bool:
        """Whether last year's numbers stand beside this year's."""
        return self.bars[0].last is not None

    @property
    def text(self) -> str:
        """The chart in words, for those who do not see it."""
        return "；".join(
            f"{bar.label}{bar.value}{self.unit}" + ("" if bar.last is None else f"（上年{bar.last}{self.unit}）")
            for bar in self.bars
        )


def charts(report: Report, previous: Report | None) -> tuple[Chart, ...]:
    """The charts of a report."""
    found: list[Chart | None] = []
    others: list[Node] = []
    part, unit = "", ""
    for table in report.form.tables.values():
        for block in table.blocks:
            part = next(section.id for section in report.form.sections if section.table == table.id)
            unit = block.unit
            for node in block.row_tree if block.total else ():
                if isinstance(node, Group) and node.key:
                    title = node.label.partition("、")[2] or node.label
                    found.append(_chart(f"{table.id}-kinds", (part, title, unit), node.children, report, previous))
                else:
                    others += _rows(node)
    if previous is not None:
        found.append(_chart("years", (part, _YEARS, unit), others, report, previous))
    return tuple(chart for chart in found if chart)


def _rows(node: Node) -> Iterator[Row]:
    if isinstance(node, Row):
        yield node
    elif isinstance(node, Group):
        for child in node.children:
            yield from _rows(child)


def _chart(
    id_: str, about: tuple[str, str, str], nodes: Iterable[Node], report: Report, previous: Report | None
) -> Chart | None:
    """One bar for each node: the sum of its rows, total rows left out."""
    kinds = [(node.key or node.label, [row.id for row in _rows(node) if not row.parts]) for node in nodes]
    numbers = [(label, _sum(report, rows), _last(report, previous, rows)) for label, rows in kinds if rows]
    values = [value for _, value, _ in numbers if value is not None]
    longest = max((number for _, *pair in numbers for number in pair if number is not None), default=0)
    has_last = all(last is not None for _, _, last in numbers)
    if len(values) < len(numbers) or not longest or (not has_last and sum(map(bool, values)) < _WORTH_IT):
        return None
    bars = tuple(
        Bar(label, value or 0, 100 * (value or 0) / longest, last if has_last else None, 100 * (last or 0) / longest)
        for label, value, last in numbers
    )
    return Chart(id_, *about, bars)


def _last(report: Report, previous: Report | None, rows: list[str]) -> int | None:
    """Last year's sum of the same rows; ``None`` where its edition does not count one of them."""
    same = counterparts(report.form, previous.form).rows if previous is not None else {}
    if previous is None or any(row not in same for row in rows):
        return None
    return _sum(previous, [same[row] for row in rows])


def _sum(report: Report, rows: list[str]) -> int | None:
    """The totals of the rows added up; ``None`` where one is missing."""
    total = 0
    for row in rows:
        value = report.cells[row, report.form.columns[row][-1].id].value
        if not isinstance(value, int):
            return None
        total += value
    return total
