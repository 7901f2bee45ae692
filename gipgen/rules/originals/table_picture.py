"""GIP019: tables of the original that are pictures."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.deviations import told
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP019",
    severity=WARNING,
    title=Text("表格是图片", "tables that are pictures"),
    why=Text(
        "表格做成图片，读屏软件读不出，数也不能检索和汇总，不符合政务公开信息要便于获取、便于利用的要求。导入时读不出图片里的数，全是“待填”。",
        "A table that is a picture can be read by no screen reader, nor searched, nor added up. Its numbers are to be filled in by hand.",
    ),
    fix=Text(
        "对照图片把数填进来；原件要改正的，把图片换成真正的表格。",
        "Type the numbers from the picture; where the original is to be mended, put a real table in its place.",
    ),
    source="《政府信息公开条例》第二十三条；《政府网站发展指引》",
    confidence="B",
    good="来源: {原件: 年报.docx}",
    bad="来源: {原件: 年报.docx, 偏差: [{情形: 表格是图片, 位置: 第12段, 格式: 二、主动公开政府信息情况}]}",
)
PICTURE = Text(
    "原件（{place}）“{wanted}”的表格看来是图片，数读不出来。请对照图片填；要改正原件的，换成真正的表格。",
    "the table of '{wanted}' seems to be a picture in the original ({place}); type its numbers",
)


def check(case: Case) -> Iterator[Diagnostic]:
    return told(case, PAGE, PICTURE)


RULE = Rule(PAGE, check)
