"""GIP603: governments report the results of appraisal, public evaluation and accountability."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.agency import is_government
from gipgen.rules.support.aspects import section_with_aspects
from gipgen.rules.support.reading import is_unwritten, text_of
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP603",
    severity=WARNING,
    title=Text("考核、评议、责任追究结果", "appraisal, public evaluation, accountability"),
    why=Text(
        "各级人民政府的年度报告还应当包括工作考核、社会评议和责任追究结果情况，一般写在监督保障一段；没有追究责任的也要写明。",
        "Reports of people's governments also cover appraisal, public evaluation and accountability, even when nobody was held to account.",
    ),
    fix=Text(
        "在监督保障一段写明考核、社会评议、责任追究三方面的结果。不是人民政府的，写上 机关类型。",
        "Report the three results; if this is no government, set 机关类型.",
    ),
    source="《政府信息公开条例》第五十条第（四）项；国办公开办函〔2021〕30号（一）",
    checks=("OF-07",),
    confidence="A",
    good="单位: 测试县人民政府\n总体情况: |\n  （五）监督保障：政务公开纳入绩效考核，社会评议满意度96%，未发生责任追究的情形。",
    bad="单位: 测试县人民政府\n总体情况: |\n  （五）监督保障：政务公开纳入绩效考核。",
)
MISSING = Text(
    "人民政府的报告要写工作考核、社会评议和责任追究结果，{section}里没有看到：{missing}。请补写；没有发生的也要写明。",
    "the report of a government covers appraisal, public evaluation and accountability; not found: {missing}",
)


def check(case: Case) -> Iterator[Diagnostic]:
    section = section_with_aspects(case)
    if section is None or not is_government(case.report) or is_unwritten(case, section.id):
        return
    body = text_of(case, section.id)
    missing = [result.name for result in section.results if not any(word in body for word in result.words)]
    if missing:
        values = {"missing": "、".join(missing), "section": section.key}
        yield Diagnostic(PAGE.id, WARNING, MISSING, (section.key,), values, at_key=True)


RULE = Rule(PAGE, check)
