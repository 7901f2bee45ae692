"""GIP701: numbers in front of headings and run-in headings, typed by hand, follow one another without gaps.

The prose room finds them while it numbers the headings; this file is the rule's page.
"""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.prose.numbering import NUMBERING
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id=NUMBERING,
    severity=WARNING,
    title=Text("标题编号不连续", "numbering with gaps"),
    why=Text(
        "小标题的编号由 gipgen 自动加上；手写的编号会去掉，但与顺序不符时说明内容可能漏了一段或排错了位置。"
        "段首的编号（“（一）主动公开情况：……”）照原样输出，同样检查是否连续。",
        "gipgen numbers headings itself; a number typed by hand that does not fit its place hints at a lost paragraph. "
        "Numbers that begin a paragraph are printed as typed and checked in the same way.",
    ),
    fix=Text("删去手写的编号，或核对是否漏了一段。", "Delete the typed number, or look for the missing paragraph."),
    source="GB/T 9704-2012",
    checks=("OF-09",),
    good="（一）主动公开情况：……\n\n（二）依申请公开情况：……",
    bad="（一）主动公开情况：……\n\n（三）政府信息管理情况：……",
    confidence="B",
)


def check(case: Case) -> Iterator[Diagnostic]:
    for narrative in case.narratives.values():
        yield from (problem for problem in narrative.problems if problem.rule == NUMBERING)


RULE = Rule(PAGE, check)
