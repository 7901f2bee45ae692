"""Small bar charts for the web page, where looking beats reading: outcomes by kind, this year beside last year.

A chart holds nothing that the tables do not say; it is left out where all its numbers are 0 or one is missing.
"""

from collections.abc import Iterable, Iterator

from gipgen.form.counterparts import counterparts
from gipgen.form.definition import Group, Node, Row, Table
from gipgen.named_tuple import NamedTuple
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
    """The charts of a report: of each table its groups of kinds, and its other rows beside last year's."""
    found: list[Chart | None] = []
    for section in report.form.sections:
        if section.table:
            found += _of_table(report.form.tables[section.table], section.id, report, previous)
    return tuple(chart for chart in found if chart)


def _of_table(table: Table, part: str, report: Report, previous: Report | None) -> Iterator[Chart | None]:
    others: list[Node] = []
    about = _About(part, _YEARS, "")
    for block in table.blocks:
        about = about._replace(unit=block.unit)
        for node in block.row_tree if block.total else ():
            if isinstance(node, Group) and node.key:
                kinds = about._replace(title=node.label.partition("、")[2] or node.label)
                yield _chart(f"{table.id}-kinds", kinds, node.children, report, previous)
            else:
                others += _rows(node)
    if previous is not None and others:
        yield _chart(f"{table.id}-years", about, others, report, previous)


def _rows(node: Node) -> Iterator[Row]:
    if isinstance(node, Group):
        for child in node.children:
            yield from _rows(child)
        return
    assert isinstance(node, Row)  # noqa: S101  a row tree has groups and rows only
    yield node


class _Kind(NamedTuple):
    """What one bar shows: a kind of outcome, its number and last year's."""

    label: str
    value: int | None
    last: int | None


def _chart(id_: str, about: _About, nodes: Iterable[Node], report: Report, previous: Report | None) -> Chart | None:
    """One bar for each node: the sum of its rows, total rows left out."""
    kinds = _shown(list(_kinds(nodes, report, previous)))
    values = [kind.value for kind in kinds if kind.value is not None]
    lasts = [kind.last for kind in kinds if kind.last is not None]
    longest = max((0, *values, *lasts))
    tells = bool(lasts) or sum(map(bool, values)) >= _WORTH_IT
    if len(values) < len(kinds) or not longest or not tells:
        return None
    return Chart(id_, *about, tuple(_bar(kind, longest) for kind in kinds))


def _shown(kinds: list[_Kind]) -> list[_Kind]:
    """Last year's numbers for all or for none: what is not shown is no measure for the bars either."""
    if all(kind.last is not None for kind in kinds):
        return kinds
    return [kind._replace(last=None) for kind in kinds]


def _kinds(nodes: Iterable[Node], report: Report, previous: Report | None) -> Iterator[_Kind]:
    for node in nodes:
        rows = [row.id for row in _rows(node) if not row.parts]
        if rows:
            yield _Kind(node.key or node.label, _sum(report, rows), _last(report, previous, rows))


def _bar(kind: _Kind, longest: int) -> Bar:
    value, last = kind.value or 0, kind.last or 0
    return Bar(kind.label, value, 100 * value / longest, kind.last, 100 * last / longest)


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
