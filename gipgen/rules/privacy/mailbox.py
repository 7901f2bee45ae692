"""GIP804: mailboxes of private providers."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import MAILBOX, hidden
from gipgen.findings.text import Text
from gipgen.rules.support.private_texts import private
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP804",
    severity=WARNING,
    title=Text("个人邮箱", "private mailboxes"),
    why=Text(
        "公开的联系邮箱应当是单位的。纯数字的 QQ 邮箱、手机号邮箱几乎都是个人的；名字像单位的（例如 某某局拼音@163.com）"
        "很多单位在用，不查。",
        "A published mailbox should be the office's. Digits before the @ are a person's QQ or mobile number; names are "
        "not asked about, as many offices use such providers.",
    ),
    fix=Text("改成单位的公务邮箱（gov.cn），或删去。", "Give the office's mailbox, or none."),
    source="《政府信息公开条例》第十五条；政务公开考核惯例",
    checks=("OF-20", "OF-78"),
    good="联系方式: {部门: 办公室, 邮箱: bgs@wuchang.gov.cn}",
    bad="联系方式: {部门: 办公室, 邮箱: 123456789@qq.com}",
    confidence="B",
)
PERSON = Text(
    "{mailbox} 像是个人邮箱（数字是 QQ 号或手机号）。请改成单位的公务邮箱，或删去。",
    "{mailbox} looks like a person's mailbox; give the office's, or none",
)


def check(case: Case) -> Iterator[Diagnostic]:
    for found in private(case, MAILBOX):
        if found.sure:
            values = {"mailbox": f"{hidden(found.kind, found.text)}@…"}
            yield Diagnostic(PAGE.id, WARNING, PERSON, found.path, values, offset=found.offset)


RULE = Rule(PAGE, check)
