"""GIP301: the balance identity printed in table three's corner, in each column."""

from collections.abc import Iterator

from gipgen.findings.finding import ERROR, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.form.definition import CellRef, Column, Table
from gipgen.report.report import Report, cell_path
from gipgen.rules.support.rule import Case, Rule, not_assessable, terms_text

PAGE = Page(
    id="GIP301",
    severity=ERROR,
    title=Text("勾稽关系：一 + 二 = 三 + 四", "the balance: new + carried in = results + carried out"),
    why=Text(
        "表三左上角印着勾稽关系：第一项（本年新收）加第二项（上年结转），等于第三项（办理结果总计）加第四项（结转下年度）。"
        "每一列（自然人、各类组织、总计）都要成立：收到的申请，要么办完了，要么结转下年度。",
        "Table three prints this identity in its corner. It holds in each of the seven columns: every application was "
        "either dealt with or carried over.",
    ),
    fix=Text(
        "核对这一列的四个数。常见原因：结转漏填；部分公开的申请又计入其他情形；办理结果填错了列。",
        "Check the four numbers of the column. Often a carry-over is missing, or an application was counted twice.",
    ),
    source="国办公开办函〔2021〕30号 表三左上角说明",
    checks=("OF-33", "OF-37"),
    good="依申请公开:\n  本年新收: [2, 0, 0, 0, 0, 0]\n  办理结果:\n    予以公开: [2, 0, 0, 0, 0, 0]\n  结转下年度: 0",
    bad="依申请公开:\n  本年新收: [3, 0, 0, 0, 0, 0]\n  办理结果:\n    予以公开: [2, 0, 0, 0, 0, 0]\n  结转下年度: 0",
    confidence="A",
)
UNBALANCED = Text(
    "勾稽关系不成立（{column}列）：{left_terms} = {left}，而 {right_terms} = {right}，相差 {difference}。请核对这一列的这几个数。",
    "the balance fails in column {column}: {left_terms} = {left}, but {right_terms} = {right}; difference {difference}",
)


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    missing: list[CellRef] = []
    for table in report.form.tables.values():
        if table.balance is None:
            continue
        columns = table.blocks[0].columns
        found = [each for column in columns for each in _column(report, table, column, missing)]
        yield from _with_moved(found, report, table) if len(found) > 1 else found
    yield from not_assessable(PAGE.id, report, missing)


def _with_moved(found: list[Diagnostic], report: Report, table: Table) -> list[Diagnostic]:
    """The findings of a table, told of a row whose numbers stand in wrong columns."""
    from gipgen.rules.support.moved import is_typed, with_moved  # noqa: PLC0415  wanted where several columns fail

    assert table.balance is not None  # noqa: S101  the caller has looked
    rows = [(report.form.rows[id_], 1) for id_ in table.balance.left]
    for row in map(report.form.rows.__getitem__, table.balance.right):
        rows += [(each, -1) for each in (map(report.form.rows.__getitem__, row.parts) if row.parts else (row,))]
    typed = {part for row in report.form.rows.values() if is_typed(report, row) for part in row.parts}
    return with_moved(found, report, [each for each in rows if each[0].id not in typed], table.blocks[0].columns)


def _column(report: Report, table: Table, column: Column, missing: list[CellRef]) -> Iterator[Diagnostic]:
    assert table.balance is not None  # noqa: S101  the caller has looked
    rows = (*table.balance.left, *table.balance.right)
    cells = [report.cells[row, column.id] for row in rows]
    if column.total and not all(cell.given for cell in cells):
        return  # a computed total follows from its columns, which are reported themselves
    target = (rows[-1], column.id)
    known = [cell.value for cell in cells if cell.value is not None]
    if len(known) < len(cells):
        missing.append(target)
        return
    split = len(table.balance.left)
    left, right = sum(known[:split]), sum(known[split:])
    if left == right:
        return
    keys = [_term(report, row) for row in rows]
    values = {
        "row": report.form.rows[target[0]].key,
        "column": column.key,
        **({"whole": True} if column.total else {}),
        "left": left,
        "right": right,
        "difference": abs(left - right),
        "left_terms": terms_text(keys[:split], known[:split]),
        "right_terms": terms_text(keys[split:], known[split:]),
    }
    yield Diagnostic(PAGE.id, ERROR, UNBALANCED, cell_path(report.form, target), values)


def _term(report: Report, row_id: str) -> str:
    """A row's short word; a total needs its group's word too (办理结果总计)."""
    row = report.form.rows[row_id]
    return row.path[-2] + row.key if row.parts else row.key


RULE = Rule(PAGE, check)
