"""GIP732: numbers with a letter or a blank inside, or of full-width digits: 8341O218, 202  4年, ２０２４年."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Offset, Page, Path
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.prose.typed_numbers import typed_number
from gipgen.rules.support.reading import has, met
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, around, by_line

PAGE = Page(
    id="GIP732",
    severity=WARNING,
    title=Text("数字里的字母、空格，全角的数字", "letters and blanks inside of numbers, full-width digits"),
    why=Text(
        "字母 O、l、I 和数字 0、1 看起来一样，读屏软件、检索和拨号却不一样；中间有空格的数，读的人会当成两个数；全角的数字比别的数字宽，也检索不到。",
        "The letters O, l and I look like 0 and 1, but are read aloud, searched and dialled otherwise; a number with a blank reads as two; "
        "full-width digits are wider than others and not found by a search.",
    ),
    fix=Text("对照原件，改成半角的数字；空格删去。", "Look at the original; write half-width digits, without blanks."),
    checks=("OF-77",),
    good="咨询电话027-83410218。",
    bad="咨询电话027-8341O218。",
    confidence="B",
)
LETTER = Text(
    "“{seen}”里的“{letters}”是字母，不是数字（像 0 和 O、1 和 l）。请核对后改成数字。",
    "'{letters}' in '{seen}' is a letter that looks like a digit; look it up and write digits",
)
BLANK = Text(
    "“{seen}”的数字中间有空格，像是一个数断开了，或者写了两个数。请核对：是一个数的，删去空格；是两个数的，删去多写的一个。",
    "there is a blank between the digits of '{seen}': if it is one number, delete the blank; if two, delete one",
)
WIDE = Text(
    "“{context}”里的“{seen}”是全角的数字，写成 {wanted}。",
    "'{seen}' in '{context}' is of full-width digits: write {wanted}",
)
_WIDE_DIGITS = "０１２３４５６７８９"
_WIDE = rf"[0-9{_WIDE_DIGITS}]+(?:[.．][0-9{_WIDE_DIGITS}]+)?"
_OF_PERSONS = 11  # digits of a mobile number: that is told for what it is
_HALF_WIDTH = str.maketrans(f"{_WIDE_DIGITS}．", "0123456789.")
_RUN = r"(?<![0-9A-Za-z-])[0-9OolI]+(?:-[0-9OolI]+){0,3}(?![0-9A-Za-z-])"
_YEAR_IN_WORDS = (
    r"[一二](?:[Oo][Oo一二三四五六七八九〇零○]{2}|[〇零○](?:[Oo][一二三四五六七八九]|[一二三四五六七八九][Oo]))(?=年)"
)
_RUN_OR_YEAR = rf"{_RUN}|{_YEAR_IN_WORDS}"
_INSIDE = r"[0-9]-?[OolI]{1,3}-?[0-9]"
_UNITS = "年月日件条次个份项人元号万家起场篇"
_PARTED = rf"(?<![0-9.\-第])[0-9]{{1,4}}[ \t\u3000]{{1,8}}[0-9]{{1,4}}(?=[{_UNITS}])"
_YEAR = 4  # digits; what follows a year is another number, and so is what stands in front of one
_LABELS = ("表", "图", "附件")  # what stands behind one is its number


def check(case: Case) -> Iterator[Diagnostic]:
    (wide,) = met(case, tuple(_WIDE_DIGITS))
    for passage in case.passages:
        if passage.is_prose:
            for begin, end, finding in _slips(passage.text):
                values = {**finding.values, "seen": around(passage.text, begin, end)}
                yield finding._replace(path=passage.path, values=values, offset=passage.place(begin))
            if has(wide, passage.text):
                yield from _wide(passage)
    contact = case.report.form.field("contact")
    for field in contact.fields:
        text = (case.report.fields["contact"] or {}).get(field.id) or ""
        path: Path = (contact.key, field.key)
        for begin, end, finding in _slips(text):
            values = {**finding.values, "seen": quoted(text, begin, end)}
            yield finding._replace(path=path, values=values, offset=Offset(0, begin))


def _wide(passage: Passage) -> Iterator[Diagnostic]:
    """Full-width digits, by line; those of a number in front of the whole are GIP703's."""
    text = passage.text
    number = typed_number(text)
    begin = number.length if number else 0
    found = (match for match in re.finditer(_WIDE, text) if match.start() >= begin)
    matches = [match for match in found if len(match[0]) < _OF_PERSONS and has(_WIDE_DIGITS, match[0])]
    for line in by_line(passage, (Spot(*each.span(), each[0].translate(_HALF_WIDTH)) for each in matches)):
        first = line.spots[0]
        values = {
            "context": around(text, first.begin, first.end),
            "seen": quoted(text, first.begin, first.end),
            "wanted": first.replacement,
            "slip": "wide",
        }
        yield Diagnostic(PAGE.id, WARNING, WIDE, passage.path, values, offset=line.offset, fix=line.fix)


def _slips(text: str) -> Iterator[tuple[int, int, Diagnostic]]:
    """Where numbers hold a letter or a blank, and what is to be said of them."""
    if any(sign in text for sign in "OolI"):
        for match in re.finditer(_RUN_OR_YEAR, text):
            if _has_letter(text, match):
                letters = "、".join(dict.fromkeys(sign for sign in match[0] if sign in "OolI"))
                yield *match.span(), Diagnostic(PAGE.id, WARNING, LETTER, values={"letters": letters})
    if " " in text or "\u3000" in text:
        for match in re.finditer(_PARTED, text):
            if not _is_two_numbers(match):
                yield *match.span(), Diagnostic(PAGE.id, WARNING, BLANK)


def _has_letter(text: str, match: re.Match[str]) -> bool:
    """Whether what was found is a year in words with a letter in it, or a number with one."""
    return match[0][0] in "一二" or re.search(_INSIDE, match[0]) is not None or _is_number(text, match)


def _is_number(text: str, match: re.Match[str]) -> bool:
    """Whether digits and letters were meant for one number: a unit follows (1O件), or there are as many as in a telephone's."""
    digits = sum(sign.isdigit() for sign in match[0])
    if digits + match[0].count("-") == len(match[0]):
        return False
    return digits > _MANY or (digits > 0 and text[match.end() : match.end() + 1] in tuple(_UNITS + "%％"))


_MANY = 4  # digits that only a number has


def _is_two_numbers(match: re.Match[str]) -> bool:
    """A year and a month, the number of something and a year, or the number of a table and what it shows (表1 3月公开情况)."""
    first, second = match[0].split()
    return _YEAR in (len(first), len(second)) or match.string.endswith(_LABELS, 0, match.start())


RULE = Rule(PAGE, check)
