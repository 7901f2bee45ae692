"""What this year's report must repeat of last year's: 上年结转 per column, and 现行有效 = last year's + 制发 − 废止."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from gipgen.check import Examined
from gipgen.compare.change import Change, Equality, Number
from gipgen.compare.row_labels import BESIDE, row_labels
from gipgen.form.counterparts import counterparts
from gipgen.form.definition import Form, Table
from gipgen.report.report import cell_path

CARRIED, STOCK = "GIP401", "GIP402"
_TENTH = Decimal("0.1")


def equalities(old: Examined, new: Examined) -> Iterator[Equality]:
    """Yield every number of ``new`` that follows from ``old``, true or not."""
    form = new.case.report.form
    for section in form.sections:
        if section.table:
            table = form.tables[section.table]
            yield from _carried(table, section.heading, old, new)
            yield from _stock(table, section.heading, old, new)


def _carried(table: Table, part: str, old: Examined, new: Examined) -> Iterator[Equality]:
    before, form = old.case.report, new.case.report.form
    same = counterparts(form, before.form).cells
    for row, source in table.carry.items():
        for column in form.columns[row]:
            if (source, column.id) not in same:
                continue  # last year's edition had no such column
            was = before.cells.get(same[source, column.id])
            actual = new.case.report.cells[row, column.id].value
            words = row_labels(form.edition)[source]
            yield Equality(
                CARRIED,
                cell_path(form, (row, column.id)),
                part,
                _label(form, row, column.label),
                words + BESIDE + column.label,
                was.value if was else None,
                actual,
                _exempted(new, CARRIED),
            )


def _stock(table: Table, part: str, old: Examined, new: Examined) -> Iterator[Equality]:
    form = new.case.report.form
    same = counterparts(form, old.case.report.form).cells
    for row, stock in form.stocks():
        if form.table_of(row) is not table or (row, stock.level) not in same:
            continue  # of another table, or an older edition without the column
        columns = {column.id: column.label for column in form.columns[row]}
        was = old.case.report.cells[same[row, stock.level]]
        made, repealed = (new.case.report.cells[row, column].value for column in (stock.plus, stock.minus))
        expected = _added(was.value, made, repealed)
        source = f"{columns[stock.level]} {_shown(was.value)} + {columns[stock.plus]} {_shown(made)} − {columns[stock.minus]} {_shown(repealed)}"
        yield Equality(
            STOCK,
            cell_path(form, (row, stock.level)),
            part,
            _label(form, row, columns[stock.level]),
            source,
            expected,
            new.case.report.cells[row, stock.level].value,
            _exempted(new, STOCK),
        )


def _label(form: Form, row: str, column: str) -> str:
    return row_labels(form.edition)[row] + BESIDE + column


def _added(was: Number | None, made: Number | None, repealed: Number | None) -> Number | None:
    if was is None or made is None or repealed is None:
        return None
    return was + made - repealed


def _shown(value: Number | None) -> str:
    return "?" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def _exempted(side: Examined, rule: str) -> str:
    return next((reason for id_, reason in side.case.report.fields["exemptions"] if id_ == rule and reason), "")


def with_rate(change: Change) -> Change:
    """The change with its growth in per cent, where last year's number is not zero."""
    if change.difference is None or change.old is None:
        return change
    try:
        base = Decimal(change.old)
    except ArithmeticError:
        return change
    if not base:
        return change
    rate = (Decimal(change.difference) * 100 / base).quantize(_TENTH, ROUND_HALF_UP)
    return change._replace(rate=f"{rate:+f}%")
