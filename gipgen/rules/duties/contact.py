"""GIP616: readers can reach the agency."""

from collections.abc import Iterator, Mapping

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
    contact = report.fields["contact"]
    if not _is_legible(case, contact):
        return
    yield from _wrong_phone(report, contact["phone"] or "")
    preface = report.fields["preface"]
    if preface is None:
        yield from _in_written_preface(report, contact)
    elif preface.strip() and not is_unwritten(case, "preface"):  # else GIP610 says that there is no preface
        yield from _in_own_preface(case, contact)


def _is_legible(case: Case, contact: Mapping[str, str | None]) -> bool:
    """Whether the field has its form, and no word that stands for what is still to be filled in."""
    form = case.report.form
    if not isinstance(case.data.get(form.field("contact").key, {}), dict):
        return False
    return form.fill_in not in "".join(value for value in contact.values() if value)


def _wrong_phone(report: Report, phone: str) -> Iterator[Diagnostic]:
    if not all(_is_phone(number) for number in _numbers(phone)):
        field = report.form.field("contact")
        inner = next(each.key for each in field.fields if each.id == "phone")
        yield Diagnostic(PAGE.id, WARNING, PHONE, (field.key, inner), {"phone": phone})


def _in_written_preface(report: Report, contact: Mapping[str, str | None]) -> Iterator[Diagnostic]:
    """What is missing where gipgen writes the preface, with the contact in it."""
    if not any(contact.values()):
        yield _unsaid(report, NONE, "agency", "，会自动写进前言")
    elif not contact["phone"]:
        yield Diagnostic(PAGE.id, INFO, NO_PHONE, _top(report, "contact"), at_key=True)


def _in_own_preface(case: Case, contact: Mapping[str, str | None]) -> Iterator[Diagnostic]:
    """What is missing where the agency wrote its preface: the contact has to stand in it, or among other matters."""
    report = case.report
    body = text_of(case, "preface", report.form.roles.sections.other_matters)
    if not any(word in body for word in _WORDS):
        yield _unsaid(report, NOT_PRINTED if any(contact.values()) else NONE, "preface", "，或者写进前言")
    elif "电话" not in body and not contact["phone"]:
        yield Diagnostic(PAGE.id, INFO, NO_PHONE, _top(report, "preface"), at_key=True)


def _unsaid(report: Report, message: Text, field: str, where: str) -> Diagnostic:
    values = {"key": report.form.field("contact").key, "where": where}
    return Diagnostic(PAGE.id, WARNING, message, _top(report, field), values, at_key=True)


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
