"""GIP017: sections of the original in another order than the form's."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.deviations import told
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP017",
    severity=WARNING,
    title=Text("部分的顺序不同", "sections in another order"),
    why=Text(
        "六个部分的顺序由格式规定。原件顺序不同的，导入时按规定的顺序放。",
        "The order of the six sections is the form's. They were put into that order.",
    ),
    fix=Text(
        "核对各部分的内容；原件要改正的，按规定的顺序排。",
        "Compare the sections; where the original is to be mended, set them in the form's order.",
    ),
    source="国办公开办函〔2021〕30号",
    confidence="A",
    good="来源: {原件: 年报.docx}",
    bad="来源: {原件: 年报.docx, 偏差: [{情形: 顺序不同, 位置: 第20段, 原文: 六、存在的主要问题及改进情况, 格式: 五、存在的主要问题及改进情况}]}",
)
ORDER = Text(
    "原件（{place}）的“{words}”不在规定的位置：规定的是“{wanted}”。请核对各部分的内容；要改正原件的，按规定的顺序排。",
    "in the original ({place}) '{words}' does not stand where the form has it: '{wanted}'",
)


def check(case: Case) -> Iterator[Diagnostic]:
    return told(case, PAGE, ORDER)


RULE = Rule(PAGE, check)
