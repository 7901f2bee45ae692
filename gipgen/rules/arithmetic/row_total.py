"""GIP303: in table three, the 总计 of a row, where it is typed, is the sum of the row's columns."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from gipgen.findings.finding import ERROR, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.form.definition import Block, CellRef, Column, Form, Row, Table
from gipgen.report.report import Report, cell_path
from gipgen.rules.support.rule import Case, Rule, addition, not_assessable

PAGE = Page(
    id="GIP303",
    severity=ERROR,
    title=Text("每行总计 = 自然人 + 各类组织", "the total column is the sum of the six columns"),
    why=Text(
        "表三每一行最后一格“总计”是前六格之和。总计可以不写，由 gipgen 计算；写了就核对。",
        "The last cell of each row of table three is the sum of the six before it. Left out, it is computed.",
    ),
    fix=Text(
        "核对这一行；或者只写前六个数，总计由 gipgen 计算。",
        "Check the row, or write only the six numbers.",
    ),
    source="国办公开办函〔2021〕30号 表三",
    checks=("OF-35",),
    good="本年新收: [2, 1, 0, 0, 0, 0, 3]",
    bad="本年新收: [2, 1, 0, 0, 0, 0, 2]",
    confidence="A",
)
WRONG = Text(
    "“{called}”的总计写的是 {left}，而各列相加：{sum}，相差 {difference}。请核对，或删去总计由 gipgen 计算。",
    "the total of '{called}' says {left}, but its columns come to {sum}; difference {difference}",
)

TURNED = Text(
    "“{called}”的第一个数正好是后面各数之和，像是把总计写在了最前面。总计写在最后：多半应是 {turned}，请对照原表核对。",
    "the first number of '{called}' is the sum of the others: the total stands last, probably {turned}; look at the original",
)


def check(case: Case) -> Iterator[Diagnostic]:
    form = case.report.form
    yield from check_rows(
        case.report, [each for each in form.tables.values() if not is_of_disputes(form, each)], PAGE.id, WRONG
    )


def is_of_disputes(form: Form, table: Table) -> bool:
    """Whether it is the table of reviews and suits, whose totals have a rule of their own (GIP304)."""
    return any(row.id in form.roles.rows.reviews for block in table.blocks for row in block.rows)


def check_rows(report: Report, tables: Iterable[Table], rule: str, wrong: Text) -> Iterator[Diagnostic]:
    """Check the typed row totals of some tables."""
    missing: list[CellRef] = []
    for block, row, total in _typed_totals(report, tables):
        addends = [column for column in block.columns if not column.total]
        numbers = [report.cells[row.id, column.id].value for column in addends]
        known = [number for number in numbers if number is not None]
        written = report.cells[row.id, total.id].value
        added = sum(known)
        if written is None or len(known) < len(numbers):
            missing.append((row.id, total.id))
        elif added != written:
            values = {
                "row": row.key,
                "column": total.key,
                "left": written,
                "right": added,
                "difference": abs(written - added),
                "sum": addition([column.key for column in addends], known),
                "called": row.called,
            }
            text = wrong
            if _is_turned(known, written):
                text = TURNED
                values["turned"] = f"[{', '.join(map(str, [*known[1:], written, known[0]]))}]"
            yield Diagnostic(rule, ERROR, text, cell_path(report.form, (row.id, total.id)), values)
    yield from not_assessable(rule, report, missing)


def _is_turned(numbers: Sequence[int | Decimal], written: int | Decimal) -> bool:
    """Whether the first number is the sum of all behind it, that in the total's place with them: the total was typed in front.

    Of two that are not 0 a wrong total may be the one: [5, 1, 0, 0, 0, 0, 4].
    """
    behind = (*numbers[1:], written)
    is_clear = written == 0 or sum(map(bool, behind)) > 2
    return len(numbers) > 1 and 0 < numbers[0] == sum(behind) and is_clear


def _typed_totals(report: Report, tables: Iterable[Table]) -> Iterator[tuple[Block, Row, Column]]:
    """The rows whose total was typed, each with its block and the column of the total."""
    for block in (block for table in tables for block in table.blocks):
        total = block.total
        if total is not None:
            yield from ((block, row, total) for row in block.rows if report.cells[row.id, total.id].given)


RULE = Rule(PAGE, check)
