"""GIP304: in table four, the 总计 of a block, where it is typed, is the sum of its four outcomes."""

from collections.abc import Iterator

from gipgen.findings.finding import ERROR, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.arithmetic.row_total import check_rows, is_of_disputes
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP304",
    severity=ERROR,
    title=Text("表四总计 = 维持 + 纠正 + 其他 + 未审结", "in table four the total is the sum of the four outcomes"),
    why=Text(
        "表四有三组（行政复议一组，行政诉讼两组），每组的“总计”是前四格之和。总计可以不写，由 gipgen 计算；写了就核对。",
        "In each of table four's three blocks the total is the sum of the four outcomes. Left out, it is computed.",
    ),
    fix=Text("核对这一组；或者只写前四个数，总计由 gipgen 计算。", "Check the block, or write only the four numbers."),
    source="国办公开办函〔2021〕30号 表四",
    checks=("OF-36",),
    good="行政复议: [2, 0, 1, 0, 3]",
    bad="行政复议: [2, 0, 1, 0, 0]",
    confidence="A",
)
WRONG = Text(
    "“{called}”的总计写的是 {left}，而前四格相加：{sum}，相差 {difference}。请核对，或删去总计由 gipgen 计算。",
    "the total of '{called}' says {left}, but the outcomes come to {sum}; difference {difference}",
)


def check(case: Case) -> Iterator[Diagnostic]:
    form = case.report.form
    yield from check_rows(
        case.report, [each for each in form.tables.values() if is_of_disputes(form, each)], PAGE.id, WRONG
    )


RULE = Rule(PAGE, check)
