"""A row whose numbers stand in wrong columns: in another order they would make every sum of the table agree."""

from collections.abc import Iterable, Mapping, Sequence

from gipgen.findings.finding import Diagnostic
from gipgen.findings.folding import with_more
from gipgen.findings.text import Text
from gipgen.form.definition import Column, Row
from gipgen.report.report import Number, Report

_MOVED = Text(
    "“{moved}”这一行的数像是填错了列：多半应是 {wanted}，请对照原表核对。",
    " The numbers of '{moved}' seem to stand in wrong columns: probably {wanted}; look at the original.",
)
_ONE_OF = Text(
    "“{moved}”里像是有一行的数填错了列，请对照原表核对。",
    " The numbers of one of '{moved}' seem to stand in wrong columns; look at the original.",
)
_FEWEST = 2  # columns that fail where a number stands in a wrong one


def with_moved(
    found: list[Diagnostic], report: Report, rows: Iterable[tuple[Row, int]], columns: Iterable[Column]
) -> list[Diagnostic]:
    """The findings of some columns, each with what ``left`` and ``right`` come to; the first names the row whose numbers were moved.

    ``rows`` may be the ones, each with 1 or -1 as it makes ``left`` or ``right`` greater.
    """
    ids = {column.key: column.id for column in columns if not column.total}
    off = {ids[each.values["column"]]: _off(each) for each in found if each.values["column"] in ids}
    if len(off) < _FEWEST or sum(off.values(), start=0):
        return found
    moved = [(row, wanted) for row, sign in rows if (wanted := _in_order(report, row, sign, ids.values(), off))]
    told = [each._replace(values={**each.values, "moved": ""}) for each in found]
    return [_naming(told[0], moved), *told[1:]] if moved else told


def _naming(finding: Diagnostic, moved: Sequence[tuple[Row, Sequence[Number]]]) -> Diagnostic:
    names = "”“".join(row.called for row, _ in moved)
    if len(moved) > 1:
        return with_more(finding, _ONE_OF, moved=names)
    numbers = ", ".join(map(str, moved[0][1]))
    return with_more(finding, _MOVED, moved=names, wanted=f"[{numbers}]")


def is_typed(report: Report, row: Row) -> bool:
    """Whether a row of sums was typed: then a rule of its own holds its parts to it."""
    return any(report.cells[row.id, column.id].given for column in report.form.columns[row.id] if row.parts)


def _off(finding: Diagnostic) -> Number:
    off: Number = finding.values["left"] - finding.values["right"]
    return off


def _in_order(
    report: Report, row: Row, sign: int, columns: Iterable[str], off: Mapping[str, Number]
) -> Sequence[Number] | None:
    """The same numbers in the columns in which nothing is off any more; None where those are other numbers."""
    numbers, wanted = [], []
    for column in columns:
        cell = report.cells[row.id, column]
        if not cell.given or cell.value is None:
            return None
        numbers.append(cell.value)
        wanted.append(cell.value - sign * off.get(column, 0))
    return wanted if sorted(wanted) == sorted(numbers) else None
