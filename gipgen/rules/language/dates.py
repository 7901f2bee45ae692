"""GIP725: how dates and document numbers are written: no leading zeros, four digits of the year, 〔 〕 around it."""

import re
from collections.abc import Iterator

from gipgen.findings.finding import INFO, WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.passages import Passage
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.spots import Spot, around, by_line, is_han
from gipgen.vocabulary.words import LANGUAGE, YEARS

PAGE = Page(
    id="GIP725",
    severity=WARNING,
    also=(INFO,),
    title=Text("日期、文号的写法", "dates and document numbers"),
    why=Text(
        "公文的日期写全年份，月、日不编虚位（1月，不写01月）；发文字号的年份用六角括号〔〕，序号不加“第”、不编虚位"
        "（国办公开办函〔2021〕30号）。",
        "Dates have four digits of the year and no leading zeros; the year of a document number stands in 〔 〕.",
    ),
    fix=Text("改成提示的写法；gipgen fmt --fix 可以改掉没有疑问的。", "Write it as proposed."),
    source="GB/T 9704—2012 7.2.5、7.3.5.4；GB/T 15835—2011",
    checks=("OF-18", "OF-75"),
    good="2024年1月5日，依据国办公开办函〔2021〕30号公布。",
    bad="2024年01月05日，依据国办公开办函[2021]30号公布。",
    confidence="A",
)
ZERO = Text("“{context}”：月、日不加 0，请写“{wanted}”。", "'{context}': no leading zero, write '{wanted}'")
ZEROS = Text(
    "“{context}”：月、日不加 0，请写“{wanted}”。这一行共有 {count} 处。",
    "'{context}': no leading zero, write '{wanted}'; {count} in this line",
)
SHORT_YEAR = Text("“{seen}”的年份请写四位数字。", "'{seen}': the year has four digits")
NO_DAY = Text("日历上没有“{seen}”，请核对。", "there is no day '{seen}'")
BRACKETS = Text(
    "发文字号“{seen}”的年份用六角括号，请写“{wanted}”。",
    "the year of document number '{seen}' stands in 〔 〕: '{wanted}'",
)
PUT_IN = Text(
    "“{seen}”里多了“{lost}”字，应为“{wanted}”，请核对。", "there is a character too many in '{seen}': '{wanted}'"
)
RUN_TOGETHER = Text(
    "“{seen}”里的年、月、日连在一起了，漏了“年”或“月”字，请补上。", "'{seen}': year, month and day run together"
)
NO_YEAR_SIGN = Text("“{seen}”漏了“年”字，应为“{wanted}”。", "'{seen}' has lost its 年: '{wanted}'")
NO_STOP = Text(
    "“{seen}”：“{year}年”前面像是漏了句号，请补上。", "'{seen}': a stop seems to be missing in front of {year}年"
)
_SUSPECT = ("(20", "（20", "[20", "［20", "【20", "〕第", "〕0")  # how a wrong document number begins or goes on
_OWN = tuple(word for word in YEARS.behind_a_year if word != "以来")  # 24年以来 may be as many years
_OWN_SENTENCE = ("，", ",", *YEARS.behind_a_year, "度在", "度共", "度通过")  # of what a year begins
_DIGITS, _FEW = "0123456789", 3  # and one more than a month or a day has
_TO, _NOT_IN_FRONT = frozenset("至到"), frozenset("年.—-")
_BEHIND_A_MONTH = tuple("份底初末至到")
_LEAP_YEAR = 2024  # where no year is told, 29 February may be meant
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check(case: Case) -> Iterator[Diagnostic]:
    for passage in case.passages:
        if not passage.is_prose:
            continue
        if "月" in passage.text:
            yield from _zeros(passage)
            yield from _days(passage)
            yield from _put_in(passage)
        if case.report.year and f"{case.report.year % 100}年" in passage.text:
            yield from _short_year(passage, f"{case.report.year % 100}年")
        if str(case.report.year) in passage.text:
            yield from _unsigned(case, passage)
        if "号" in passage.text and any(sign in passage.text for sign in _SUSPECT):
            yield from _numbers(passage)


def _zeros(passage: Passage) -> Iterator[Diagnostic]:
    text = passage.text
    if not any(f"0{digit}{unit}" in text for digit in range(1, 10) for unit in "月日"):
        return
    found = re.finditer(r"(?<![\d.,])0([1-9])(?=[月日])", text)
    for line in by_line(passage, [Spot(*match.span(), match[1]) for match in found]):
        first = line.spots[0]
        values = {
            "context": around(text, first.begin, first.end),
            "wanted": f"{first.replacement}{text[first.end]}",
            "count": len(line.spots),
        }
        message = ZERO if len(line.spots) == 1 else ZEROS
        yield Diagnostic(PAGE.id, INFO, message, passage.path, values, offset=line.offset, fix=line.fix)


def _days(passage: Passage) -> Iterator[Diagnostic]:
    text = passage.text
    found = re.finditer(r"(?<!\d)(\d{4}|\d\d)年(\d\d?)月(?:(\d\d?)日)?", text) if _has_odd_day(text) else ()
    for match in found:
        if passage.is_computed(*match.span()):
            continue
        values = {"seen": match[0]}
        if len(match[1]) == 2 and match[3]:
            yield from _told(passage, Spot(*match.span()), SHORT_YEAR, values)
        elif not _is_day(int(match[1]), int(match[2]), int(match[3] or 1)):
            yield from _told(passage, Spot(*match.span()), NO_DAY, values)
    for begin, end in _days_without_year(text):
        if not passage.is_computed(begin, end):
            yield from _told(passage, Spot(begin, end), NO_DAY, {"seen": quoted(text, begin, end)})


def _has_odd_day(text: str) -> bool:
    """Whether a day with its year is none, or has a short year. (By hand: in most reports none is, and a pattern is slow to compile.)"""
    at = text.find("月")
    while at >= 0:
        begin = at - _digits_at_end(text[max(0, at - _FEW) : at])
        if begin < at and text[begin - 1 : begin] == "年":
            year = text[begin - 1 - _digits_at_end(text[max(0, begin - 6) : begin - 1]) : begin - 1]
            behind = text[at + 1 : at + _FEW]
            day = behind[: len(behind) - len(behind.lstrip(_DIGITS))]
            is_short = len(year) != len("2024")
            if is_short or not _is_day(int(year), int(text[begin:at]), int(day or 1)):
                return True
        at = text.find("月", at + 1)
    return False


def _put_in(passage: Passage) -> Iterator[Diagnostic]:
    """8在月: a little word between a number and its month; 排名第8在月度考核中 is another matter."""
    text, at = passage.text, passage.text.find("月", 2)
    while at >= 0:
        begin = at - 1 - _digits_at_end(text[max(0, at - 1 - _FEW) : at - 1])
        month = text[begin : at - 1]
        is_month = month.isdecimal() and 0 < int(month) <= len(_DAYS) and text[max(0, begin - 1)] not in "第."
        if is_month and text[at - 1] in LANGUAGE.particles and not text.startswith(YEARS.behind_month, at + 1):
            seen, lost = quoted(text, begin, at + 1), text[at - 1]
            yield from _told(passage, Spot(begin, at + 1), PUT_IN, {"seen": seen, "lost": lost, "wanted": f"{month}月"})
        at = text.find("月", at + 1)


def _days_without_year(text: str) -> Iterator[tuple[int, int]]:
    """11月31日, 自3月至13月: where no calendar has them. By hand, for a pattern of them is slow to compile."""
    at = text.find("月")
    while at >= 0:
        begin = at - _digits_at_end(text[max(0, at - _FEW) : at])
        if 0 < at - begin < _FEW and text[begin - 1 : begin] not in _NOT_IN_FRONT:
            end = _end_of_no_day(text, begin, at)
            if end:
                yield begin, end
        at = text.find("月", at + 1)


def _end_of_no_day(text: str, begin: int, at: int) -> int:
    """Where a month that ends at 月, or its day, ends, if there is none such; else 0."""
    behind = text[at + 1 : at + 1 + _FEW]
    digits = len(behind) - len(behind.lstrip(_DIGITS))
    month = int(text[begin:at])
    if 0 < digits < _FEW and text.startswith("日", at + 1 + digits):
        return 0 if _is_day(_LEAP_YEAR, month, int(behind[:digits])) else at + 2 + digits
    is_month = text[begin - 1 : begin] in _TO or text.startswith(_BEHIND_A_MONTH, at + 1)
    return at + 1 if is_month and month > len(_DAYS) else 0


def _digits_at_end(words: str) -> int:
    return len(words) - len(words.rstrip(_DIGITS))


def _short_year(passage: Passage, seen: str) -> Iterator[Diagnostic]:
    """24年全县组织培训, and no 24年来, no ten years of anything."""
    text, at = passage.text, passage.text.find(seen)
    while at >= 0:
        end = at + len(seen)
        if text[max(0, at - 1) : at] in ("", *"。；，\n") and text.startswith(_OWN, end):
            yield from _told(passage, Spot(at, end), SHORT_YEAR, {"seen": seen})
        at = text.find(seen, end)


def _unsigned(case: Case, passage: Passage) -> Iterator[Diagnostic]:
    """20241月1日, 2024我局收到……: 年 is lost in copying; only this year's number, only at the head of a clause."""
    text, year = passage.text, str(case.report.year)
    digits = any(not behind or behind[0].isdecimal() for behind in text.split(year)[1:])
    for match in re.finditer(rf"(?<!\d){year}\d{{1,4}}[月日]", text) if digits else ():
        yield from _told(passage, Spot(*match.span()), RUN_TOGETHER, {"seen": match[0]})
    yield from _without_stop(passage, year)
    after = [each for each in (*YEARS.behind_a_year, case.report.agency[:2] or "我") if f"{year}{each}" in text]
    words = "|".join(map(re.escape, after))
    for match in re.finditer(rf"(?:^|(?<=[。；，\n]))[^\S\n]*{year}(?={words})", text) if after else ():
        spot = Spot(match.end() - len(year), match.end(), f"{year}年")
        behind = quoted(text, spot.end, spot.end + 2)
        values = {"seen": f"{year}{behind}", "wanted": f"{year}年{behind}"}
        yield from _told(passage, spot, NO_YEAR_SIGN, values)


def _without_stop(passage: Passage, year: str) -> Iterator[Diagnostic]:
    """公开情况2024年，我局……: a stop was lost between the heading and the year."""
    text = passage.text
    for noun in (each for each in YEARS.before_a_stop if f"{each}{year}年" in text):
        at = text.find(f"{noun}{year}年")
        end = at + len(noun) + len(year) + 1
        if at > 0 and text.startswith(_OWN_SENTENCE, end):
            seen = quoted(text, max(0, at - 2), end)
            yield from _told(passage, Spot(at + len(noun), end), NO_STOP, {"seen": seen, "year": year})


def _is_day(year: int, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1]:
        return False
    return (month, day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def _numbers(passage: Passage) -> Iterator[Diagnostic]:
    for match in re.finditer(r"[（(［\[【〔](20\d\d)[〕】\]］)）](?:第)?(\d{1,4})号", passage.text):
        if not is_han(passage.text[match.start() - 1 : match.start()]):
            continue
        wanted = f"〔{match[1]}〕{int(match[2])}号"
        if match[0] != wanted:
            values = {"seen": match[0], "wanted": wanted}
            yield from _told(passage, Spot(*match.span(), wanted), BRACKETS, values)


def _told(passage: Passage, spot: Spot, text: Text, values: dict[str, str]) -> Iterator[Diagnostic]:
    for line in by_line(passage, [spot]):
        yield Diagnostic(PAGE.id, WARNING, text, passage.path, values, offset=line.offset, fix=line.fix)


RULE = Rule(PAGE, check)
