"""GIP623: a telephone number or postcode in the text with a digit too few or too many, or nearly those of the contact."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.contact_in_text import is_phone
from gipgen.rules.support.reading import has, met
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import LANGUAGE

PAGE = Page(
    id="GIP623",
    severity=WARNING,
    title=Text(
        "正文里的电话、邮编、门牌号不对", "a telephone number, postcode or house number with wrong digits in the text"
    ),
    why=Text(
        "少一位的电话打不通，少一位的邮编寄不到。固定电话是 7 或 8 位，区号 3 或 4 位，手机 11 位，邮政编码 6 位。和“联系方式”的电话、邮编、门牌号只差一两位的，多半有一个打错了。",
        "A number with a digit too few reaches nobody: 7 or 8 digits behind an area code of 3 or 4, 6 for a postcode. One that differs by a digit or two from that of the contact is mostly mistyped.",
    ),
    fix=Text("核对号码，补上漏的数字，或者删去多的。", "Look the number up."),
    source="电话、邮政编码的编号规则",
    checks=("OF-20",),
    confidence="A",
    good="联系电话：0451-53523359，邮编：430030。",
    bad="联系电话：0451-535233，邮编：43003。",
)
PHONE = Text(
    "电话“{number}”的位数不对：固定电话是 7 或 8 位（区号 3 位的都是 8 位），区号 3 或 4 位，手机 11 位，请核对。",
    "'{number}' has not the digits of a telephone number",
)
POSTCODE = Text(
    "邮编“{number}”是 {digits} 位，邮政编码应是 6 位，请核对。", "the postcode '{number}' has {digits} digits, not 6"
)
OTHER = Text(
    "电话“{number}”和“{key}”里的“{right}”只差一两位，请核对，统一成对的号码。",
    "'{number}' differs by a digit or two from '{right}' in '{key}': which is right?",
)
ADDRESS = Text(
    "“{number}”和“{key}”里的“{right}”只差一两位，请核对，统一成对的门牌号。",
    "'{number}' is nearly '{right}' in '{key}': which is right?",
)
OTHER_POSTCODE = Text(
    "邮编“{number}”和“{key}”里的“{right}”只差一两位，请核对，统一成对的邮编。",
    "the postcode '{number}' differs by a digit or two from '{right}' in '{key}': which is right?",
)
_STREET = 3  # characters that a street is known by
_FEW = 2  # digits that are mistyped, or those of an extension at the end
_REACH = 60  # characters behind the word: those in front of a number, the longest number, blanks and a unit
_POST = 6  # digits of a postcode
_CLUES, _OF_POST = LANGUAGE.called, "邮"
# The number is looked for in a copy with ASCII signs: patterns with sets of Chinese ones are slow to compile.
_ASCII = str.maketrans("（）—－–，。；、", "()---;;;;")
_NUMBER = r"[^0-9;(\n]{0,8}(?P<number>\(0[0-9]{2,4}\)[0-9]+|0[0-9]{2,4}-{1,2}[0-9]+|[0-9]{3,14})(?![0-9-])"
_UNITS = frozenset("件条次人份个篇起宗户家项余多万%％年月")


def check(case: Case) -> Iterator[Diagnostic]:
    contact = case.report.fields["contact"] or {}
    yield from _house(case, contact.get("address") or "")
    phone, postcode = ((contact.get(key) or "").translate(_ASCII) for key in ("phone", "postcode"))
    (clues,) = met(case, _CLUES)
    for passage in case.passages:
        for word in clues if has(clues, passage.text) else ():
            yield from _behind(case, passage, word, postcode if word.startswith(_OF_POST) else phone)


def _behind(case: Case, passage: Passage, word: str, known: str) -> Iterator[Diagnostic]:
    """What is wrong with the numbers behind a word."""
    for begin, end in _numbers(passage.text, word):
        message = _said(passage.text[begin:end], known, of_post=word.startswith(_OF_POST))
        if message in (OTHER, OTHER_POSTCODE) and known in passage.text.translate(_ASCII):
            continue  # beside the number itself: another line, or a fax
        if message is not None and not passage.is_computed(begin, end):
            values = {"number": quoted(passage.text, begin, end), "digits": end - begin}
            values |= {"key": case.report.form.field("contact").key, "right": known}
            yield Diagnostic(PAGE.id, WARNING, message, passage.path, values, offset=passage.place(begin))


def _said(number: str, known: str, *, of_post: bool) -> Text | None:
    """What is wrong with a number; nothing where it can be one."""
    if of_post:
        return POSTCODE if len(number) != _POST else OTHER_POSTCODE if _differ_little(number, known) else None
    if not is_phone(number.translate(_ASCII)):
        return PHONE
    return OTHER if _is_mistyped(number.translate(_ASCII), known) else None


def _is_mistyped(number: str, known: str) -> bool:
    """Whether a number is another one with the digits of this one but for one or two: an office's next line may be.

    Without its area code a number is taken for this one where two digits changed places, or one in its midst is another.
    """
    line = known.rpartition("-")[2]
    if "-" not in known or len(number) == len(known):
        return "-" in known and _differ_little(number, known)
    if len(number) != len(line) or number == line:
        return False
    return sorted(number) == sorted(line) or (_differ_little(number, line) and number[-_FEW:] == line[-_FEW:])


def _differ_little(number: str, known: str) -> bool:
    same_length = len(number) == len(known)
    return same_length and 0 < sum(one != other for one, other in zip(number, known, strict=True)) <= _FEW


def _house(case: Case, address: str) -> Iterator[Diagnostic]:
    """The street of the contact with nearly its number: 滨河路81号 for 18号; other bodies may stand in the same street."""
    front = address.rpartition("号")[0]
    piece, whole = front.rstrip("0123456789")[-_STREET:], f"{front[-_STREET - _POST :]}号"
    passages = [each for each in case.passages if piece in each.text and whole not in each.text] if piece else []
    if not passages:
        return
    from gipgen.rules.support.houses import houses_otherwise, street_of  # noqa: PLC0415  seldom told otherwise

    street, right = street_of(address)
    for passage in passages if street else ():
        for begin, end in houses_otherwise(passage.text, street, right):
            if not passage.is_computed(begin, end):
                values = {"number": quoted(passage.text, begin, end), "right": f"{street}{right}号"}
                values["key"] = case.report.form.field("contact").key
                yield Diagnostic(PAGE.id, WARNING, ADDRESS, passage.path, values, offset=passage.place(begin))


def _numbers(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a number stands behind a word, and nothing that it counts behind the number."""
    at = text.find(word)
    while at >= 0:
        behind = at + len(word)
        plain = text[behind : behind + _REACH].translate(_ASCII)
        match = re.compile(_NUMBER).match(plain)
        if match and plain[match.end() :].lstrip(" ")[:1] not in _UNITS:
            yield behind + match.start("number"), behind + match.end("number")
        at = text.find(word, behind)


RULE = Rule(PAGE, check)
