"""GIP012: the labels of the original's tables in other words than the form's."""

from collections.abc import Iterator

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.deviations import told
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP012",
    severity=INFO,
    title=Text("行名、列名写法不同", "labels in other words"),
    why=Text(
        "表格的行名、列名由格式规定。原件用了旧版表格的名称，或者自己换了说法的，数仍然放进含义相同的行和列；这里记下原件是怎么写的。",
        "Labels of rows and columns are the form's. Numbers under other words go where these mean the same; what the original wrote is told.",
    ),
    fix=Text(
        "核对数的含义是不是这一行、这一列的；原件要改正的，换成规定的表格。",
        "See that the numbers mean this row or column; where the original is to be mended, use the form's table.",
    ),
    source="国办公开办函〔2021〕30号",
    confidence="A",
    good="来源: {原件: 年报.docx}",
    bad="来源: {原件: 年报.docx, 偏差: [{情形: 行列写法, 位置: 表1第2行, 原文: 制作数量, 格式: 制发件数}]}",
)
LABEL = Text(
    "原件（{place}）的行名或列名写作“{words}”，规定的是“{wanted}”。请核对数的含义；要改正原件的，照规定的写。",
    "the original ({place}) has the label '{words}' where the form has '{wanted}'",
)
OLDER = Text(
    "原件（{place}）的行名或列名“{words}”是另一版表格的，本年度的格式里没有。请核对数的含义；要改正原件的，换成规定的表格。",
    "the original ({place}) has the label '{words}' of another edition of the form",
)


def check(case: Case) -> Iterator[Diagnostic]:
    return told(case, PAGE, LABEL, wanted=OLDER)


RULE = Rule(PAGE, check)
