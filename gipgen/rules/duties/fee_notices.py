"""GIP608: applications that lapsed because a fee was not paid were preceded by notices, which section six reports."""

from collections.abc import Iterator

from gipgen.diagnostics.types import WARNING, Diagnostic, Page, Text
from gipgen.report import cell_path
from gipgen.rules.reading import is_unwritten, text_of
from gipgen.rules.rule import Case, Rule

PAGE = Page(
    id="GIP608",
    severity=WARNING,
    title=Text("逾期未缴费与收费通知", "unpaid fees and fee notices"),
    why=Text(
        "表三有“逾期未按收费通知要求缴纳费用”的申请，说明本年发出过收费通知，第六部分就要报告通知的件数和金额。",
        "An application that lapsed because a fee was not paid had a fee notice before it; section six reports those.",
    ),
    fix=Text("在第六部分写明收费通知的件数和金额，或者填 信息处理费。", "Report the notices, or fill in 信息处理费."),
    source="国办函〔2020〕109号；国办公开办函〔2021〕30号 表三",
    checks=("OF-41",),
    good="依申请公开:\n  办理结果:\n    其他处理:\n      逾期不缴费: [1, 0, 0, 0, 0, 0]\n其他事项: 本年度发出信息处理费收费通知1件，通知金额500元，实际收取0元。",
    bad="依申请公开:\n  办理结果:\n    其他处理:\n      逾期不缴费: [1, 0, 0, 0, 0, 0]\n其他事项: 本年度未收取信息处理费。",
)
NO_NOTICE = Text(
    "表三“{row}”有 {left} 件，说明发出过收费通知，而第六部分没有写收费通知的件数和金额。",
    "table three has {left} under '{row}', so there were fee notices, but section six reports none",
)
_ROW = "other_fee_unpaid"


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    if _ROW not in report.form.rows or is_unwritten(case, "other_matters"):
        return
    column = report.form.columns[_ROW][-1]
    number = report.cells[_ROW, column.id].value
    if not number or report.fields["fee"]["notices"] or "通知" in text_of(case, "other_matters"):
        return
    values = {"row": report.form.rows[_ROW].key, "left": number}
    yield Diagnostic(PAGE.id, WARNING, NO_NOTICE, cell_path(report.form, (_ROW, column.id)), values)


RULE = Rule(PAGE, check)
