"""GIP801: numbers of resident identity cards."""

from collections.abc import Iterator

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page
from gipgen.findings.privacy import IDENTITY, hidden
from gipgen.findings.text import Text
from gipgen.rules.support.private_texts import private
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP801",
    severity=ERROR,
    also=(WARNING,),
    title=Text("居民身份证号码", "resident identity numbers"),
    why=Text(
        "身份证号码是敏感个人信息，年度报告里没有需要它的地方。公布出去就收不回来。"
        "18位、有出生日期、校验码对得上的，一定是身份证号码；校验码对不上的，请核对。提示里只显示头尾几位。",
        "Nothing in a report needs an identity number, and it cannot be called back. The check digit decides.",
    ),
    fix=Text("删去。", "Delete it."),
    source="《个人信息保护法》第二十八条；《政府信息公开条例》第十五条；GB 11643—1999",
    checks=("OF-78",),
    good="申请人1人（身份证号码已核对）。",
    bad="申请人1人（身份证号码11010519491231002X）。",
    confidence="A",
)
SURE = Text(
    "这里有一个居民身份证号码（{shown}），不能公开，请删去。", "a resident identity number ({shown}); delete it"
)
PERHAPS = Text(
    "这里的18位数字（{shown}）像居民身份证号码，但校验码不对。请核对；是的话不能公开。",
    "these 18 digits ({shown}) look like a resident identity number with a wrong check digit; please look",
)


def check(case: Case) -> Iterator[Diagnostic]:
    for found in private(case, IDENTITY):
        values = {"shown": hidden(found.kind, found.text)}
        if found.sure:
            yield Diagnostic(PAGE.id, ERROR, SURE, found.path, values, offset=found.offset)
        else:
            yield Diagnostic(PAGE.id, WARNING, PERHAPS, found.path, values, offset=found.offset)


RULE = Rule(PAGE, check)
