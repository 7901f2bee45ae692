"""GIP616: readers can reach the agency."""

from collections.abc import Iterator

from gipgen.findings.finding import INFO, WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.report.report import Report
from gipgen.rules.support.reading import is_unwritten, text_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import DUTIES

PAGE = Page(
    id="GIP616",
    severity=WARNING,
    title=Text("联系方式", "contact"),
    why=Text(
        "前言一般留下单位地址和办公电话，公众有疑问时可以联系。电话位数不对，等于没有留。",
        "The preface usually gives address and office telephone. A number with too few digits reaches nobody.",
    ),
    fix=Text(
        "在 联系方式 里写部门、地址、电话；自己写前言的，在前言里写明。", "Fill in 联系方式, or say it in the preface."
    ),
    source="各地通行做法",
    checks=("OF-20",),
    confidence="B",
    good="联系方式: {地址: 测试市人民路1号, 电话: 0451-53523359}",
    bad="联系方式: {地址: 测试市人民路1号, 电话: 0451-535233}",
)
NONE = Text(
    "报告里没有联系方式。请在 {key} 里写部门、地址和办公电话{where}。", "the report gives no contact; fill in {key}"
)
NOT_PRINTED = Text(
    "填了 {key}，但前言是自己写的，里面没有写，读者看不到。请在前言里写明部门、地址和办公电话，或者删去 前言，由 gipgen 自动写。",
    "{key} is filled in, but the preface is your own and does not say it; write it there, or leave the preface out",
)
NO_PHONE = Text("联系方式里没有电话，建议写上办公电话。", "the contact has no telephone number")
PHONE = Text(
    "电话“{phone}”的位数不对：固定电话是 7 或 8 位，加区号是 10 至 12 位，请核对。",
    "'{phone}' has not the digits of a telephone number (7 or 8, with the area code 10 to 12)",
)
_WORDS = DUTIES.contact
_AREA_CODE, _LOCAL = (3, 4), (7, 8)  # digits


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    field = report.form.field("contact")
    contact = report.fields["contact"]
    if not isinstance(case.data.get(field.key, {}), dict):
        return
    phone = contact["phone"] or ""
    if report.form.fill_in in "".join(value for value in contact.values() if value):
        return
    if phone:
        inner = next(each.key for each in field.fields if each.id == "phone")
        if not all(_is_phone(number) for number in _numbers(phone)):
            yield Diagnostic(PAGE.id, WARNING, PHONE, (field.key, inner), {"phone": phone})
    typed = report.fields["preface"]
    if typed is not None and (not typed.strip() or is_unwritten(case, "preface")):
        return  # GIP610 says that there is no preface
    body = text_of(case, "preface", report.form.roles.sections.other_matters) if typed else ""
    if typed and any(word in body for word in _WORDS):
        if "电话" not in body and not phone:
            yield Diagnostic(PAGE.id, INFO, NO_PHONE, _top(report, "preface"), at_key=True)
        return
    if typed or not any(contact.values()):
        where = "，或者写进前言" if typed else "，会自动写进前言"
        path = _top(report, "preface" if typed else "agency")
        message = NOT_PRINTED if typed and any(contact.values()) else NONE
        yield Diagnostic(PAGE.id, WARNING, message, path, {"key": field.key, "where": where}, at_key=True)
    elif not phone:
        yield Diagnostic(PAGE.id, INFO, NO_PHONE, _top(report, "contact"), at_key=True)


def _top(report: Report, field: str) -> tuple[str]:
    return (report.form.field(field).key,)


def _numbers(phone: str) -> list[str]:
    """The telephone numbers of a field, with the sign between area code and number; extensions are left out."""
    for separator in "、，,;；/ ":
        phone = phone.replace(separator, "\n")
    for dash in "—－–":
        phone = phone.replace(dash, "-")
    return [part.partition("转")[0].strip("()（）") for part in phone.split("\n") if part.strip()]


def _is_phone(number: str) -> bool:
    digits = "".join(character for character in number if character in "0123456789")
    area, dash, local = number.partition("-")
    if dash and area[:1] == "0":
        return len(area) in _AREA_CODE and len(local.partition("-")[0]) in _LOCAL
    return len(digits) in (
        (10, 11, 12) if digits[:1] == "0" else (5, 7, 8, 10, 11, 13)
    )  # 12345, 400…, a mobile (GIP8xx)


RULE = Rule(PAGE, check)
