"""Small bar charts for the web page, where looking beats reading: outcomes by kind, this year beside last year.

A chart holds nothing that the tables do not say; it is left out where all its numbers are 0 or one is missing.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gipgen.form.counterparts import counterparts
from gipgen.form.definition import Block, Form, Group, Node, Row, Table
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


class _About(NamedTuple):
    """The section that a chart stands in, its title, the unit of its numbers."""

    part: str
    title: str
    unit: str


def charts(report: Report, previous: Report | None) -> tuple[Chart, ...]:
    """The charts of a report: each group of kinds, and all other rows beside last year's."""
    found: list[Chart | None] = []
    others: list[Node] = []
    about = _About("", "", "")
    for table, block in _blocks(report.form):
        part = next(section.id for section in report.form.sections if section.table == table.id)
        about = _About(part, _YEARS, block.unit)
        for node in block.row_tree if block.total else ():
            if isinstance(node, Group) and node.key:
                kinds = about._replace(title=node.label.partition("、")[2] or node.label)
                found.append(_chart(f"{table.id}-kinds", kinds, node.children, report, previous))
            else:
                others += _rows(node)
    if previous is not None:
        found.append(_chart("years", about, others, report, previous))
    return tuple(chart for chart in found if chart)


def _blocks(form: Form) -> Iterator[tuple[Table, Block]]:
    for table in form.tables.values():
        for block in table.blocks:
            yield table, block


def _rows(node: Node) -> Iterator[Row]:
    if isinstance(node, Row):
        yield node
    elif isinstance(node, Group):
        for child in node.children:
            yield from _rows(child)


class _Kind(NamedTuple):
    """What one bar shows: a kind of outcome, its number and last year's."""

    label: str
    value: int | None
    last: int | None


def _chart(id_: str, about: _About, nodes: Iterable[Node], report: Report, previous: Report | None) -> Chart | None:
    """One bar for each node: the sum of its rows, total rows left out."""
    kinds = list(_kinds(nodes, report, previous))
    values = [kind.value for kind in kinds if kind.value is not None]
    lasts = [kind.last for kind in kinds if kind.last is not None]
    longest = max((*values, *lasts), default=0)
    has_last = len(lasts) == len(kinds)
    tells = has_last or sum(map(bool, values)) >= _WORTH_IT
    if len(values) < len(kinds) or not longest or not tells:
        return None
    return Chart(id_, *about, tuple(_bar(kind, longest, has_last=has_last) for kind in kinds))


def _kinds(nodes: Iterable[Node], report: Report, previous: Report | None) -> Iterator[_Kind]:
    for node in nodes:
        rows = [row.id for row in _rows(node) if not row.parts]
        if rows:
            yield _Kind(node.key or node.label, _sum(report, rows), _last(report, previous, rows))


def _bar(kind: _Kind, longest: int, *, has_last: bool) -> Bar:
    value, last = kind.value or 0, kind.last or 0
    return Bar(kind.label, value, 100 * value / longest, kind.last if has_last else None, 100 * last / longest)


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
