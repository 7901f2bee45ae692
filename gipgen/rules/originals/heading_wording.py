"""GIP011: the headings of the original in other words than the form's."""

from collections.abc import Iterator

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.deviations import told
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP011",
    severity=INFO,
    title=Text("标题写法不同", "headings in other words"),
    why=Text(
        "六个部分的标题由格式规定，不能增删改动。原件换了说法、换了编号或者没有标题的，导入时仍然归到规定的部分，生成时印规定的标题；这里记下原件是怎么写的。",
        "The headings of the six parts are the form's. Whatever the original wrote, the part is known and printed under the form's heading; what stood there is told.",
    ),
    fix=Text(
        "核对内容归得对不对；原件要改正的，照规定的标题写。",
        "See that the part is the right one; where the original is to be mended, use the form's heading.",
    ),
    source="国办公开办函〔2021〕30号",
    confidence="A",
    good="来源: {原件: 年报.docx}",
    bad="来源: {原件: 年报.docx, 偏差: [{情形: 标题写法, 位置: 第12段, 原文: 二、主动公开情况, 格式: 二、主动公开政府信息情况}]}",
)
HEADING = Text(
    "原件（{place}）的标题写作“{words}”，规定的是“{wanted}”。请核对内容是不是这一部分的；要改正原件的，照规定的写。",
    "the original ({place}) has the heading '{words}' where the form has '{wanted}'",
)
NONE = Text(
    "原件（{place}）没有标题，规定的是“{wanted}”。请核对内容是不是这一部分的；要改正原件的，补上标题。",
    "the original ({place}) has no heading where the form has '{wanted}'",
)


def check(case: Case) -> Iterator[Diagnostic]:
    return told(case, PAGE, HEADING, words=NONE)


RULE = Rule(PAGE, check)
