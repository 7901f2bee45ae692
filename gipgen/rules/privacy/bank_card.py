"""GIP803: numbers of bank cards."""

from collections.abc import Iterator

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page
from gipgen.findings.privacy import CARD, hidden
from gipgen.findings.text import Text
from gipgen.rules.support.private_texts import private
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP803",
    severity=ERROR,
    also=(WARNING,),
    title=Text("银行卡号", "bank cards"),
    why=Text(
        "银行卡号是敏感个人信息。16至19位、校验码（Luhn）对得上、前面写着“银行卡”“卡号”的，按错误报告；其他的请核对，"
        "单位收费的账户也要先确认可以公开。提示里只显示头尾几位。",
        "Numbers of 16 to 19 digits with Luhn's check digit: an error where the text says 银行卡 or 卡号, else a warning.",
    ),
    fix=Text("删去。", "Delete it."),
    source="《个人信息保护法》第二十八条",
    checks=("OF-78",),
    good="捐款已汇入指定账户。",
    bad="捐款请汇入银行卡6222021234567894。",
    confidence="A",
)
SURE = Text("这里有一个银行卡号（{shown}），不能公开，请删去。", "the number of a bank card ({shown}); delete it")
PERHAPS = Text(
    "这里的一串数字（{shown}）像银行卡号或账号。请核对；是个人的，不能公开。",
    "these digits ({shown}) look like a bank card or an account; a person's must not be published",
)


def check(case: Case) -> Iterator[Diagnostic]:
    for found in private(case, CARD):
        values = {"shown": hidden(found.kind, found.text)}
        if "银行卡" in found.before[-16:] or "卡号" in found.before[-16:]:
            yield Diagnostic(PAGE.id, ERROR, SURE, found.path, values, offset=found.offset)
        else:
            yield Diagnostic(PAGE.id, WARNING, PERHAPS, found.path, values, offset=found.offset)


RULE = Rule(PAGE, check)
