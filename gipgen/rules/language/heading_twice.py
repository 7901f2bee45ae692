"""GIP704: a heading that stands twice: typed and by ``##``, or the heading of a part, which gipgen prints itself.

The prose room finds them, because their numbers must not count; this file is the rule's page.
"""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.prose.doubled_headings import TWICE
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id=TWICE,
    severity=WARNING,
    title=Text("标题写了两遍", "a heading that stands twice"),
    why=Text(
        "样稿里已有“## 主动公开”，又粘贴“（一）主动公开方面。……”，同一个标题会印两遍，编号也会乱。各部分的标题由 gipgen 印，"
        "不用写。比较时不计“情况、方面、工作”这些字。一部分里有两个同名的小标题，多半是重复粘贴的，读者也分不清。",
        "Where '## 主动公开' stands already and '（一）主动公开方面。…' is pasted below it, the heading is printed twice and spoils the numbers. "
        "The headings of the six parts are printed by gipgen. Two headings of one name were mostly pasted twice, and cannot be told apart.",
    ),
    fix=Text(
        "删去提示的那一个，提示里写明的，gipgen fmt --fix 会删；同名的小标题删去一处，或者改名。",
        "Delete the one that the message names ('gipgen fmt --fix' does where it says so); of two with one name delete or rename one.",
    ),
    source="GB/T 9704—2012 7.3.3",
    checks=("OF-09",),
    good="（一）主动公开方面。全年公开98条。\n\n（二）依申请公开方面。全年收到2件。",
    bad="## 主动公开\n\n（一）主动公开方面。全年公开98条。\n\n（二）依申请公开方面。全年收到2件。",
    confidence="B",
)


def check(case: Case) -> Iterator[Diagnostic]:
    for narrative in case.narratives.values():
        yield from (problem for problem in narrative.problems if problem.rule == TWICE)


RULE = Rule(PAGE, check)
