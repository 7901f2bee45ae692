"""GIP802: numbers of mobile telephones."""

from collections.abc import Iterator

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page
from gipgen.findings.privacy import MOBILE, hidden
from gipgen.findings.text import Text
from gipgen.rules.support.private_texts import is_contact, is_of_a_person, private
from gipgen.rules.support.rule import Case, Rule

PAGE = Page(
    id="GIP802",
    severity=ERROR,
    also=(WARNING,),
    title=Text("手机号码", "mobile numbers"),
    why=Text(
        "手机号码多半是个人的。申请人、信访人的手机号码不能公开；作为联系电话的，应当写办公室的固定电话，没有固定电话的，"
        "先确认是单位公用的号码（只作警告）。提示里中间几位不显示。",
        "Mobile numbers belong to persons. An applicant's must not be published; as a contact the office's own telephone "
        "is better (a warning only).",
    ),
    fix=Text("删去，或改成办公室的固定电话。", "Delete it, or give the office's telephone."),
    source="《政府信息公开条例》第十五条；《个人信息保护法》",
    checks=("OF-20", "OF-78"),
    good="已电话答复申请人。联系电话：0451-53523359。",
    bad="已答复申请人（13800138000）。",
    confidence="A",
)
PERSON = Text("这里有一个手机号码（{shown}），属于个人信息，请删去。", "a mobile number ({shown}); delete it")
PERHAPS = Text(
    "这里有一个手机号码（{shown}）。请核对：是个人的，请删去；是联系电话的，改成办公室的固定电话。",
    "a mobile number ({shown}): delete a person's; as a contact give the office's telephone",
)
CONTACT = Text(
    "联系电话是手机号码（{shown}）。请改成办公室的固定电话；确实是单位公用号码的，可以豁免并写明理由。",
    "the contact is a mobile number ({shown}); give the office's telephone, or exempt this rule with a reason",
)


def check(case: Case) -> Iterator[Diagnostic]:
    for found in private(case, MOBILE):
        values = {"shown": hidden(found.kind, found.text)}
        if is_of_a_person(found):
            yield Diagnostic(PAGE.id, ERROR, PERSON, found.path, values, offset=found.offset)
        else:
            text = CONTACT if is_contact(found) else PERHAPS
            yield Diagnostic(PAGE.id, WARNING, text, found.path, values, offset=found.offset)


RULE = Rule(PAGE, check)
