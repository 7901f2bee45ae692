"""GIP016: sections of the original that the form does not have."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.deviations import told
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP016",
    severity=WARNING,
    title=Text("多出部分", "sections that the original adds"),
    why=Text(
        "年度报告只有六个部分。原件多出来的部分作为小标题（##）留在前一部分里，文字没有丢。",
        "A report has six sections and no others. What the original adds is kept as a heading inside the section before.",
    ),
    fix=Text("核对它的内容该放在六个部分的哪一个里。", "See into which of the six sections its text belongs."),
    source="国办公开办函〔2021〕30号",
    confidence="A",
    good="来源: {原件: 年报.docx}",
    bad="来源: {原件: 年报.docx, 偏差: [{情形: 多出部分, 位置: 第40段, 原文: 七、工作计划}]}",
)
SECTION = Text(
    "原件（{place}）多出一个部分：“{words}”，已经作为小标题放在前一部分里。请核对它该在哪个部分。",
    "the original ({place}) has a section that the form does not have: '{words}'; it became a heading in the one before",
)


def check(case: Case) -> Iterator[Diagnostic]:
    return told(case, PAGE, SECTION)


RULE = Rule(PAGE, check)
