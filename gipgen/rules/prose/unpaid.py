"""GIP513: applications dropped for an unpaid fee mean that a notice went out: section six has to report it."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.report.report import cell_path, number_text
from gipgen.rules.support.cells import totals
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import DECISIONS

PAGE = Page(
    id="GIP513",
    severity=WARNING,
    title=Text("有逾期不缴费的申请，第六部分却没有报告收费通知", "an unpaid fee, and no notice reported"),
    why=Text(
        "表三“逾期不缴费”有数，说明本年度发出过收费通知；第六部分应当写明发出通知的件数、金额和实际收取的金额。",
        "Applications were dropped because a fee was not paid, so notices were sent; section six reports them.",
    ),
    fix=Text(
        "填写 信息处理费: {通知件数: …, 通知金额: …, 实收金额: …}，或者在其他事项里写明。",
        "Fill in the key 信息处理费, or say it in section six.",
    ),
    source="国办函〔2020〕109号；《政府信息公开条例》第四十二条",
    checks=("OF-41",),
    good="办理结果:\n  其他处理:\n    逾期不缴费: 0",
    bad="办理结果:\n  其他处理:\n    逾期不缴费: [1, 0, 0, 0, 0, 0]",
)
UNREPORTED = Text(
    "{table}“{row}”有 {cell} 件，说明发出过收费通知，但是“{section}”没有写通知的件数和金额。请补上（可以填写“{key}”）。",
    "row '{row}' has {cell}, so notices were sent; '{section}' does not report them (use the key {key})",
)
_NOTICE = DECISIONS.fee_notice


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    roles = report.form.roles
    unpaid = totals(report, roles.rows.fee_unpaid)
    if unpaid is None or not unpaid.values or not unpaid.value or report.fields["fee"]["notices"]:
        return
    if not roles.sections.other_matters:
        return
    section = report.form.section(roles.sections.other_matters)
    texts = [passage.text for passage in case.passages if passage.section == section.id]
    if any("费" in text and any(word in text for word in _NOTICE) for text in texts):
        return
    values = {
        **unpaid.names,
        "cell": number_text(unpaid.value),
        "section": section.key,
        "key": report.form.field("fee").key,
    }
    yield Diagnostic(PAGE.id, WARNING, UNREPORTED, cell_path(report.form, unpaid.refs[0]), values)


RULE = Rule(PAGE, check)
