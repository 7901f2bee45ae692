"""GIP641: what was issued this year and not repealed is in force."""

from collections.abc import Iterator

from gipgen.diagnostics.types import WARNING, Diagnostic, Page, Text
from gipgen.report import cell_path
from gipgen.rules.rule import Case, Rule

PAGE = Page(
    id="GIP641",
    severity=WARNING,
    title=Text("现行有效不少于本年新增", "at least what was added is in force"),
    why=Text(
        "现行有效的件数包括以前年度制发的文件，所以不会少于本年制发减去本年废止的件数。",
        "The stock includes earlier documents, so it is at least what was issued less what was repealed this year.",
    ),
    fix=Text("核对现行有效的件数，多半是漏填。", "Check the stock; it was probably left at 0."),
    source="国办公开办函〔2021〕30号 表二",
    checks=("OF-39",),
    good="主动公开:\n  行政规范性文件: {制发: 1, 废止: 0, 现行有效: 21}",
    bad="主动公开:\n  行政规范性文件: {制发: 1, 废止: 0, 现行有效: 0}",
)
TOO_FEW = Text(
    "“{row}”{column} {left}，少于本年{plus_key} {plus} − {minus_key} {minus} = {right}。现行有效包括以前年度的文件，请核对。",
    "'{row}': {left} in force, fewer than {plus} issued - {minus} repealed = {right}",
)


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    for table in report.form.tables.values():
        stock = table.stock
        for row in stock.rows if stock else ():
            assert stock is not None  # noqa: S101  it has rows
            keys = {column.id: column.key for column in report.form.columns[row]}
            level, plus, minus = (report.cells[row, id_].value for id_ in (stock.level, stock.plus, stock.minus))
            if level is None or plus is None or minus is None or level >= plus - minus:
                continue
            values = {
                "row": report.form.rows[row].key,
                "column": keys[stock.level],
                "left": level,
                "plus_key": keys[stock.plus],
                "plus": plus,
                "minus_key": keys[stock.minus],
                "minus": minus,
                "right": plus - minus,
            }
            yield Diagnostic(PAGE.id, WARNING, TOO_FEW, cell_path(report.form, (row, stock.level)), values)


RULE = Rule(PAGE, check)
