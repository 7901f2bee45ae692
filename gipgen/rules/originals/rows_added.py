"""GIP014: rows of the original's tables that the form does not have."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.deviations import told
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP014",
    severity=WARNING,
    title=Text("表格多出行", "rows that the original adds"),
    why=Text(
        "表格的行不能加。原件多出来的行（旧版表格的、自己加的）在规定的表格里没有位置，导入时列出来，不放进任何一格。",
        "No row may be added to a table. What the original has more (of an older form, of its own) has no cell; it is told and put nowhere.",
    ),
    fix=Text(
        "对照原件：是规定的行换了名称的，把数填到那一行；确实多出来的，不填。",
        "Compare: where it is a row of the form under another name, type the numbers there; else leave it out.",
    ),
    source="国办公开办函〔2021〕30号",
    confidence="A",
    good="来源: {原件: 年报.docx}",
    bad="来源: {原件: 年报.docx, 偏差: [{情形: 多出行, 位置: 表2第9行, 原文: 网上申请 3 0}]}",
)
ROW = Text(
    "原件（{place}）的表格多出一行：“{words}”，规定的格式里没有。请核对是不是哪一行换了名称；不是的，不用填。",
    "the original ({place}) has a row that the form does not have: '{words}'",
)


def check(case: Case) -> Iterator[Diagnostic]:
    return told(case, PAGE, ROW)


RULE = Rule(PAGE, check)
