"""GIP402: documents in force = last year's + issued − repealed."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.form.definition import CellRef, Form
from gipgen.report.report import Report, cell_path
from gipgen.rules.support.last_years import comparable, last_cells
from gipgen.rules.support.rule import UNKNOWN_LAST_YEAR, Case, Rule, not_assessable

PAGE = Page(
    id="GIP402",
    severity=WARNING,
    title=Text("现行有效 = 上年现行有效 + 制发 − 废止", "in force = last year's + issued - repealed"),
    why=Text(
        "年末现行有效的件数，是上年末的件数加上本年制发的、减去本年废止的。集中清理、统计范围变化等原因可以使等式不成立，但读者会问，所以要说明。",
        "The stock at the year's end follows from last year's. A clean-up may lawfully break this; then it has to be explained.",
    ),
    fix=Text(
        "和司法行政部门核对三个数。确有原因的，写进 豁免（规则: GIP402，理由写清楚）：理由会作为“注”印在表的下面。",
        "Check the three numbers. If there is a cause, exempt GIP402 and give it as the reason: it is printed as a note under the table.",
    ),
    source="国办公开办函〔2021〕30号 表二；各地通行做法",
    checks=("OF-55",),
    confidence="B",
    good="上年:  # 上年报告写的\n  主动公开:\n    行政规范性文件: {制发: 0, 废止: 0, 现行有效: 8}\n主动公开:\n  行政规范性文件: {制发: 2, 废止: 1, 现行有效: 9}",
    bad="上年:  # 上年报告写的\n  主动公开:\n    行政规范性文件: {制发: 0, 废止: 0, 现行有效: 8}\n主动公开:\n  行政规范性文件: {制发: 2, 废止: 1, 现行有效: 12}",
)
DIFFERS = Text(
    "“{row}”的{column}：{year} 年末 {last} + 本年{plus_key} {plus} − 本年{minus_key} {minus} = {right}，本年写的是 {left}，相差 {difference}。"
    "请核对；如果是集中清理等原因，请在 豁免 里写上 {rule} 和理由，理由会作为“注”印在表下。",
    "'{row}', {column}: {last} at the end of {year} + {plus} - {minus} = {right}, but the report says {left}; difference {difference}. "
    "Check them, or exempt {rule} with the reason, which is printed under the table",
)


TOO_MUCH = Text(
    "“{row}”的{column}：{year} 年末 {last} + 本年{plus_key} {plus} = {right}，本年写的是 {left}，多出 {difference}。请核对这几个数。",
    "'{row}', {column}: {last} at the end of {year} + {plus} = {right}, but the report says {left}; {difference} too many",
)


def check(case: Case) -> Iterator[Diagnostic]:
    previous = comparable(case)
    report = case.report
    if previous is None:
        return
    last_year = last_cells(report, previous)  # without table two of 2019, which counts what is published
    missing: list[CellRef] = []
    unknown: list[CellRef] = []  # to last year's report
    for row, stock in report.form.stocks():
        ref = (row, stock.level)
        if ref not in last_year:
            continue
        level, plus, minus = (report.cells[row, column].value for column in (stock.level, stock.plus, stock.minus))
        last = last_year[ref].value
        if level is None or plus is None or minus is None:
            missing.append(ref)
        elif last is None:
            unknown.append(ref)
        elif level != last + plus - minus:
            keys = {column.id: column.key for column in report.form.columns[row]}
            values = {
                "row": report.form.rows[row].key,
                "column": keys[stock.level],
                "plus_key": keys[stock.plus],
                "minus_key": keys[stock.minus],
                "year": previous.year,
                "last": last,
                "plus": plus,
                "minus": minus,
                "left": level,
                "right": last + plus - minus,
                "difference": abs(level - (last + plus - minus)),
                "rule": PAGE.id,
            }
            yield Diagnostic(PAGE.id, WARNING, DIFFERS, cell_path(report.form, ref), values)
    yield from _too_much(case, previous)
    yield from not_assessable(PAGE.id, report, missing)
    yield from not_assessable(PAGE.id, report, unknown, UNKNOWN_LAST_YEAR)


def _too_much(case: Case, previous: Report) -> Iterator[Diagnostic]:
    """A stock that nothing is taken from in the table: what came in is all that it can have grown by."""
    report = case.report
    last_year = last_cells(report, previous)
    for row, level, plus in _growing(report.form):
        now, came = report.cells[row, level].value, report.cells[row, plus].value
        last = last_year[row, level].value if (row, level) in last_year else None
        if now is None or came is None or last is None or now <= last + came:
            continue
        keys = {column.id: column.key for column in report.form.columns[row]}
        values = {
            "row": report.form.rows[row].key,
            "column": keys[level],
            "plus_key": keys[plus],
            "year": previous.year,
            "last": last,
            "plus": came,
            "left": now,
            "right": last + came,
            "difference": now - last - came,
        }
        yield Diagnostic(PAGE.id, WARNING, TOO_MUCH, cell_path(report.form, (row, level)), values)


def _growing(form: Form) -> Iterator[tuple[str, str, str]]:
    """The rows with a level that is never less than what came in this year, and both columns."""
    for table in form.tables.values():
        for block in table.blocks:
            for more, less in block.bounds:
                if block.stock is None and len(more) == len(less) == 1:
                    yield from ((row.id, more[0], less[0]) for row in block.rows)


RULE = Rule(PAGE, check)
