"""GIP013: rows of the form that the original's tables lack."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.deviations import told
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP013",
    severity=WARNING,
    title=Text("表格缺少行", "rows that the original lacks"),
    why=Text(
        "表格的行不能删。没有发生的写 0，不能把这一行去掉。原件里没有找到的行，导入后是“待填”，不会当作 0。",
        "No row of a table may be left out; what did not happen is 0. A row that was not found is to be filled in, never 0.",
    ),
    fix=Text(
        "对照原件找一找：确实没有的，请填报单位补报这些数。",
        "Look for the rows in the original; where they are not there, ask the agency for the numbers.",
    ),
    source="国办公开办函〔2021〕30号",
    confidence="A",
    good="来源: {原件: 年报.docx}",
    bad="来源: {原件: 年报.docx, 偏差: [{情形: 缺少行, 位置: 二、主动公开政府信息情况, 格式: 行政强制}]}",
)
ROWS = Text(
    "原件（{place}）的表格里没有找到：{wanted}。请对照原件；确实没有的，请填报单位补报，不要当作 0。",
    "the tables of the original ({place}) lack: {wanted}; ask for the numbers, they are not 0",
)


def check(case: Case) -> Iterator[Diagnostic]:
    return told(case, PAGE, ROWS)


RULE = Rule(PAGE, check)
