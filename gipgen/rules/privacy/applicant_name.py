"""GIP805: names of applicants and parties in descriptions of cases."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import NAME, hidden
from gipgen.findings.text import Text
from gipgen.rules.support.private_texts import private
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import LANGUAGE

PAGE = Page(
    id="GIP805",
    severity=WARNING,
    title=Text("申请人姓名", "applicants' names"),
    why=Text(
        "写案情时不出现申请人、原告、信访人的姓名：这是个人隐私，报告只需要件数和办理结果。“李某”“张某某”可以。",
        "A report needs numbers and results, no names of applicants or parties.",
    ),
    fix=Text("删去姓名，或写成“李某”。", "Delete the name, or write 李某."),
    source="《政府信息公开条例》第十五条；《个人信息保护法》",
    checks=("OF-79",),
    good="申请人李某某，申请公开征地材料。",
    bad="申请人王建国，申请公开征地材料。",
    confidence="B",
)
FOUND = Text(
    "这里像是{role}的姓名（{shown}）。报告不公开个人姓名，请删去或写成“{surname}某”。",
    "this looks like the name of a party ({shown}); delete it or write '{surname}某'",
)


def check(case: Case) -> Iterator[Diagnostic]:
    for found in private(case, NAME):
        role = found.before.rstrip("：:")
        values = {
            "role": next(
                (word for word in LANGUAGE.litigants if role.endswith(word)),
                "申请人",
            ),
            "shown": hidden(found.kind, found.text),
            "surname": found.text[0],
        }
        yield Diagnostic(PAGE.id, WARNING, FOUND, found.path, values, offset=found.offset)


RULE = Rule(PAGE, check)
