"""GIP015: sections of the form that the original lacks."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.deviations import told
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP015",
    severity=WARNING,
    title=Text("缺少部分", "sections that the original lacks"),
    why=Text(
        "年度报告的六个部分缺一不可。原件里没有找到的部分，导入后是“待填”。",
        "A report has all six sections. One that was not found is to be filled in.",
    ),
    fix=Text(
        "看看是不是写在别的部分里了；确实没有的，请填报单位补写。",
        "Look for it in the other sections; where it is not there, ask the agency for it.",
    ),
    source="国办公开办函〔2021〕30号",
    confidence="A",
    good="来源: {原件: 年报.docx}",
    bad="来源: {原件: 年报.docx, 偏差: [{情形: 缺少部分, 位置: 全文, 格式: 六、其他需要报告的事项}]}",
)
SECTION = Text(
    "原件里没有找到“{wanted}”这一部分。请看看是不是写在别的部分里了；确实没有的，要补写。",
    "the original lacks the section '{wanted}'",
)


def check(case: Case) -> Iterator[Diagnostic]:
    return told(case, PAGE, SECTION)


RULE = Rule(PAGE, check)
