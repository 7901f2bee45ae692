"""GIP616: readers can reach the agency."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from gipgen.findings.finding import INFO, WARNING, Diagnostic, Fix, Offset, Page, Severity
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.report.report import Report
from gipgen.rules.support.contact_in_text import (
    FREE_CALLS,
    has_phone,
    is_made_up,
    is_mailbox,
    is_phone,
    left_blank,
    mailboxes,
    says_contact,
)
from gipgen.rules.support.nothing_said import says_nothing
from gipgen.rules.support.reading import has, is_unwritten, prose, text_of
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import around
from gipgen.vocabulary.words import DUTIES

PAGE = Page(
    id="GIP616",
    severity=WARNING,
    also=(INFO,),
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
    "报告里没有联系方式。建议在 {key} 里写部门、地址和办公电话{where}，公众有疑问时找得到人。",
    "the report gives no contact; fill in {key}",
)
NOT_PRINTED = Text(
    "填了 {key}，但前言是自己写的，里面没有写，读者看不到。请在前言里写明部门、地址和办公电话，或者删去 前言，由 gipgen 自动写。",
    "{key} is filled in, but the preface is your own and does not say it; write it there, or leave the preface out",
)
NO_PHONE = Text("联系方式里没有电话，建议写上办公电话。", "the contact has no telephone number")
PHONE = Text(
    "电话“{phone}”的位数不对：固定电话是 7 或 8 位（区号 3 位的都是 8 位），加区号是 10 至 12 位，手机是 11 位，请核对。",
    "'{phone}' has not the digits of a telephone number (7 or 8, with the area code 10 to 12; 11 for a mobile)",
)
AREA = Text(
    "电话“{phone}”的区号前面像是少了 0，请核对，例如 0451-53523359。",
    "the area code of '{phone}' seems to lack its 0: look it up, for example 0451-53523359",
)
MADE_UP = Text(
    "电话“{phone}”像是随手写的例子（顺着数的，或者都是同一个数字），请核对，写实际的办公电话。",
    "'{phone}' looks like an example of a telephone number; write the office's own",
)
PHONE_SO = Text(
    "电话“{phone}”请写成 {wanted}：数字和“-”用半角，区号和号码之间用“-”。",
    "write the telephone '{phone}' as {wanted}: digits and dashes in half width, '-' behind the area code",
)
WORDS = Text(
    "电话“{phone}”里除了号码还有“{words}”，会照这样印出来。这里只写号码，其余的请删去。",
    "there is more than a number in the telephone '{phone}': {words}",
)
EXPONENT = Text(
    "电话“{phone}”是表格软件改写的科学记数法，号码已经不全。请对照原来的号码改写，例如 0451-53523359。",
    "'{phone}' is what a spreadsheet made of a telephone number; write the number itself, for example 0451-53523359",
)
BLANK = Text(
    "“{label}”后面没有填写内容，请补上，或者删去这几个字。", "nothing stands behind '{label}'; fill it in or delete it"
)
EMPTY = Text(
    "“{context}”的括号“（）”里是空的，请填写，或者删去括号。",
    "there is nothing between the brackets of '{context}'; fill them in or delete them",
)
SIGN = Text(
    "“{seen}”里漏了标点，或者标点不对：应是“{wanted}”。各项之间用逗号或分号，名称后面用冒号，区号后面用一个“-”。",
    "a sign is missing or wrong in '{seen}': '{wanted}' is meant",
)
MAILBOX = Text("邮箱“{seen}”不是完整的邮箱地址（应有“@”和域名），请改正。", "'{seen}' is no address of a mailbox")
POSTCODE = Text("邮编“{number}”不是 6 位数字，请核对。", "the postcode '{number}' has not 6 digits")
HALF = Text("“{key}”用半角写，写成 {wanted}。", "write '{key}' in half width: {wanted}")
_REPORT, _REACHED, _ASKED = "报告", "联系", DUTIES.asked
_SET_APART = (*DUTIES.labels_set_apart, "--")
_POST = 6  # digits of a postcode
_CONTEXT = 8  # characters in front of an empty bracket
_WIDE = (*"０１２３４５６７８９：:", "--")
_HALF = str.maketrans("０１２３４５６７８９－　", "0123456789- ")


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    contact = report.fields["contact"]
    for passage in prose(case):
        yield from _in_passage(passage)
    if not _is_legible(case, contact):
        return
    if not says_nothing(contact["phone"]):
        yield from _wrong_phone(report, contact["phone"] or "")
    yield from _wrong_address(report, "postcode", contact["postcode"], _is_postcode, POSTCODE)
    yield from _wrong_address(report, "email", contact["email"], is_mailbox, MAILBOX)
    preface = report.fields["preface"]
    if preface is None:
        yield from _in_written_preface(case, contact)
    elif preface.strip() and not is_unwritten(case, "preface"):  # else GIP610 says that there is no preface
        yield from _in_own_preface(case, contact)


def _in_passage(passage: Passage) -> Iterator[Diagnostic]:
    """What a text leaves blank that should reach somebody."""
    text = passage.text
    if not passage.is_prose or not any(sign in text for sign in "：:（("):
        return
    if has(_SET_APART, text):
        yield from _signs_of_labels(passage)
    for said in left_blank(text):
        context = quoted(text, max(0, said.begin - _CONTEXT), said.end)
        values = {"label": said.label, "context": context}
        place = passage.place(said.begin)
        yield Diagnostic(PAGE.id, WARNING, BLANK if said.label else EMPTY, passage.path, values, offset=place)
    for said in mailboxes(text):
        if not is_mailbox(said.value):
            values = {"seen": quoted(said.value)}
            yield Diagnostic(PAGE.id, WARNING, MAILBOX, passage.path, values, offset=passage.place(said.begin))


def _signs_of_labels(passage: Passage) -> Iterator[Diagnostic]:
    from gipgen.rules.support.label_signs import signs_of_labels  # noqa: PLC0415  few texts have such labels

    for sign in signs_of_labels(passage.text):
        seen = around(passage.text, sign.begin, sign.end)
        values = {"seen": seen, "wanted": sign.wanted}
        yield Diagnostic(PAGE.id, WARNING, SIGN, passage.path, values, offset=passage.place(sign.begin))


def _is_legible(case: Case, contact: Mapping[str, str | None]) -> bool:
    """Whether the field has its form, and no word that stands for what is still to be filled in."""
    form = case.report.form
    if not isinstance(case.data.get(form.field("contact").key, {}), dict):
        return False
    return form.fill_in not in "".join(value for value in contact.values() if value)


def _has_exponent(phone: str) -> bool:
    return "E" in phone.upper() and re.search(r"[0-9][eE][-+]?[0-9]", phone) is not None


def _lacks_nought(phone: str) -> bool:
    """Whether an area code begins with its second figure: 451-53523359."""
    return re.match(r"[1-9][0-9]{1,2}-[1-9][0-9]{6,7}\Z", phone) is not None and phone[:3] not in FREE_CALLS


def _wrong_phone(report: Report, phone: str) -> Iterator[Diagnostic]:
    field = report.form.field("contact")
    path = (field.key, next(each.key for each in field.fields if each.id == "phone"))
    values = {"phone": phone, "wanted": _usual(phone)}
    if _has_exponent(phone):
        yield Diagnostic(PAGE.id, WARNING, EXPONENT, path, values)
    elif phone[:1] != "0" and _lacks_nought(phone):
        yield Diagnostic(PAGE.id, WARNING, AREA, path, values)
    elif words := _words_in(values["wanted"]):
        yield Diagnostic(PAGE.id, WARNING, WORDS, path, {**values, "words": quoted(words)})
    elif (wrong := _wrong_number(values["wanted"])) is not None:
        yield Diagnostic(PAGE.id, WARNING, wrong, path, values)
    elif not _are_phones(phone) or (values["wanted"] != phone and any(sign in phone for sign in _WIDE)):
        fix = Fix(Offset(0, 0), len(phone), values["wanted"])
        yield Diagnostic(PAGE.id, WARNING, PHONE_SO, path, values, offset=Offset(0, 0), fix=fix)


def _wrong_number(phone: str) -> Text | None:
    """What is said of figures that are no number, or nobody's."""
    if not _are_phones(phone):
        return PHONE
    return MADE_UP if any(map(is_made_up, _numbers(phone))) else None


def _wrong_address(
    report: Report, id_: str, typed: str | None, fits: Callable[[str], bool], wrong: Text
) -> Iterator[Diagnostic]:
    """A postcode or a mailbox that is none, or is one but for the width of its signs."""
    if not typed or says_nothing(typed):
        return
    field = report.form.field("contact")
    path = (field.key, next(each.key for each in field.fields if each.id == id_))
    half = typed if typed.isascii() else _half(typed)
    if not fits(half):
        yield Diagnostic(PAGE.id, WARNING, wrong, path, {"number": quoted(typed), "seen": quoted(typed)})
    elif half != typed:
        fix = Fix(Offset(0, 0), len(typed), half)
        values = {"key": path[-1], "wanted": half}
        yield Diagnostic(PAGE.id, WARNING, HALF, path, values, offset=Offset(0, 0), fix=fix)


def _half(typed: str) -> str:
    from unicodedata import normalize  # noqa: PLC0415  few reports need it

    return normalize("NFKC", typed).replace("。", ".").strip()


def _is_postcode(text: str) -> bool:
    return len(text) == _POST and text.isascii() and text.isdecimal()


def _in_written_preface(case: Case, contact: Mapping[str, str | None]) -> Iterator[Diagnostic]:
    """What is missing where gipgen writes the preface, with the contact in it; of a key without a value GIP206 tells."""
    report = case.report
    if _missed(report)["key"] in (case.data.get(report.form.field("contact").key) or ()) and not contact["phone"]:
        return
    if not any(contact.values()):
        yield _unsaid(report, NONE, "agency", "，会自动写进前言")
    elif not contact["phone"]:
        yield Diagnostic(PAGE.id, INFO, NO_PHONE, _top(report, "contact"), _missed(report), at_key=True)


def _in_own_preface(case: Case, contact: Mapping[str, str | None]) -> Iterator[Diagnostic]:
    """What is missing where the agency wrote its preface: the contact has to stand in it, or among other matters."""
    report = case.report
    body = text_of(case, "preface", report.form.roles.sections.other_matters) + _said_in_the_overview(case)
    if not says_contact(body, contact.values()):
        yield _unsaid(report, NOT_PRINTED if any(contact.values()) else NONE, "preface", "，或者写进前言")
    elif "电话" not in body and not has_phone(body) and not contact["phone"]:
        yield Diagnostic(PAGE.id, INFO, NO_PHONE, _top(report, "preface"), _missed(report), at_key=True)


def _said_in_the_overview(case: Case) -> str:
    """What section one says that others write into the preface: 对本报告如有疑问，请与某某办公室联系（电话：……）."""
    passages = [each for each in prose(case, case.report.form.roles.sections.overview) if _REACHED in each.text]
    sentences = (sentence for passage in passages for _, sentence in passage.sentences())
    return "".join(sentence for sentence in sentences if _REPORT in sentence and has(_ASKED, sentence))


def _missed(report: Report) -> dict[str, Any]:
    """The key of the telephone: where that is misspelt or misplaced, nothing else is missing."""
    return {"key": next(each.key for each in report.form.field("contact").fields if each.id == "phone")}


def _unsaid(report: Report, message: Text, field: str, where: str) -> Diagnostic:
    values = {"key": report.form.field("contact").key, "where": where}
    severity: Severity = INFO if message is NONE else WARNING  # most offices say it, no article asks for it
    return Diagnostic(PAGE.id, severity, message, _top(report, field), values, at_key=True)


def _top(report: Report, field: str) -> tuple[str]:
    return (report.form.field(field).key,)


def _usual(phone: str) -> str:
    """The same digits in half width, with a dash behind the area code."""
    half = phone.translate(_HALF)
    half = re.sub("-{2,}", "-", half) if "--" in half else half
    if not any(sign in half for sign in " :："):
        return half
    half = re.sub(" ?- ?", "-", half)
    return re.sub(r"(?<![0-9-])(0[0-9]{2,3})[ :：]+(?=[0-9]{7,8}(?![0-9]))", r"\1-", half)


def _words_in(phone: str) -> str:
    """What stands beside a telephone number that is none, the number being one without it: somebody's name, TEL."""
    words = "".join(filter(str.isalpha, phone))
    rest = "".join(" " if sign in words else sign for sign in phone).strip() if words else ""
    return words if any(map(str.isdigit, rest)) and not _are_phones(phone) and _are_phones(rest) else ""


def _are_phones(phone: str) -> bool:
    return all(is_phone(number) for number in _numbers(phone))


def _numbers(phone: str) -> list[str]:
    """The telephone numbers of a field, with the sign between area code and number; extensions are left out."""
    for separator in "、，,;；/ ":
        phone = phone.replace(separator, "\n")
    for dash in "—－–":
        phone = phone.replace(dash, "-")
    return [part.partition("转")[0].strip("()（）。.：:") for part in phone.split("\n") if part.strip(" ()（）")]


RULE = Rule(PAGE, check)
