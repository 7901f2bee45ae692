"""GIP018: tables of the form that the original lacks."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.deviations import told
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP018",
    severity=WARNING,
    title=Text("缺少表格", "tables that the original lacks"),
    why=Text(
        "第二、三、四部分各有一张规定的表格，用文字叙述不能代替。原件里没有找到表格的，表里的数导入后全是“待填”。",
        "Sections two, three and four have their tables; prose is no substitute. Where a table was not found, all its numbers are to be filled in.",
    ),
    fix=Text(
        "看看表格是不是在附件里；确实没有的，请填报单位补报。",
        "Look into annexes for the table; where there is none, ask the agency for it.",
    ),
    source="国办公开办函〔2021〕30号",
    confidence="A",
    good="来源: {原件: 年报.docx}",
    bad="来源: {原件: 年报.docx, 偏差: [{情形: 缺少表格, 位置: 全文, 格式: 二、主动公开政府信息情况}]}",
)
TABLE = Text(
    "原件的“{wanted}”里没有找到表格，数都要另外填。请看看表格是不是在附件里；确实没有的，要补报。",
    "the table of '{wanted}' was not found in the original",
)


def check(case: Case) -> Iterator[Diagnostic]:
    return told(case, PAGE, TABLE)


RULE = Rule(PAGE, check)
