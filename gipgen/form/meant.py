"""Years, dates and rows of numbers that were typed in another way than the file wants them: what is meant, where that is certain."""

import re
import unicodedata

from gipgen.form.definition import FIRST_YEAR, LAST_YEAR
from gipgen.vocabulary.numerals import parse_chinese

_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_QUOTES = "“”‘’\"'「」《》"
_STOPS = "。.,;、"  # behind a year or a date
_YEAR = r"(\d{4})\s?(?:年度?|\.0+)?"
_WHOLE_YEAR = r"([0-9]{4})年0?1月0?1日起?[至到~—-]{1,2}(?:\1年)?12月31日止?"
_DATE = r"(\d{4})\s?[年./\-\s、]\s?(\d{1,2})\s?[月./\-\s、]\s?(\d{1,2})\s?[日号]?"
_DASHES = r"(?<=\d)[–—―−‐‑一](?=\d)"
_TIME = r"(?: |T|(?<=[日号]))(?:[上下]午 ?)?[0-2]?\d(?::[0-5]\d){1,2}(?:\.\d{1,6})?Z?\Z"  # of the day, behind a date
_WEEKDAY = r"[(]?(?:星期|周|礼拜)([一二三四五六日天])[)]?\Z"
_WEEKDAYS = "一二三四五六日"
_YEAR_LAST = r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
_MONTHS = 12
_DIGITS_ONLY = r"(\d{4})(\d{2})(\d{2})"
_BRACKETS = {"[": "]", "(": ")", "【": "】", "〔": "〕", "{": "}", "<": ">", "《": "》", "〈": "〉"}
_THOUSANDS = r"(?<![\d,])\d{1,3}(?:,\d{3})+(?!\d|,\S)"
_STOP_BETWEEN = r"(?<=\d)\.(?=\s)"  # behind a number: for a comma
_ADDED = r"\d+(?: *\+ *\d+)+(?: *= *\d+)?"  # a row as a sum: 5+1+0+0+0+0=6
_UNIT = r"(?<=[0-9]) ?(?:件次?|人次?|条|次|个|项|起|份|宗|家)(?=[ ,、;/]|$)"  # behind a number of a row
_LONGEST = 200  # characters of a row that are looked at


def year_meant(typed: str) -> str:
    """The year in 2025年, ２０２５ or 二〇二五年; empty where it is none, or none that a report can be of."""
    text = _half(typed).strip(_QUOTES + _STOPS).translate(_CHINESE_DIGITS)
    bare = "".join(text.split())
    match = (
        re.fullmatch(_YEAR, text, re.ASCII) or re.fullmatch(_YEAR, bare, re.ASCII) or re.fullmatch(_WHOLE_YEAR, bare)
    )
    return match[1] if match and FIRST_YEAR <= int(match[1]) <= LAST_YEAR else ""


def date_meant(typed: str) -> str:
    """The date in 2026年1月20日, 2026.1.20 or 20260120 as it is to be written; empty where the calendar has none such.

    A weekday and the time of day, which spreadsheets and chats add, are left out; a weekday that is another one shows that
    the date may be wrong.
    """
    text = re.sub(_TIME, "", _half(typed).rstrip(_STOPS).replace("年元月", "年1月"))
    weekday = re.search(_WEEKDAY, text)
    text = re.sub(_DASHES, "-", text[: weekday.start()].rstrip(" ,、") if weekday else text)
    match = re.fullmatch(_DATE, text, re.ASCII) or re.fullmatch(_DIGITS_ONLY, text, re.ASCII)
    year, month, day = (int(part) for part in match.groups()) if match else _year_last(text) or _in_words(text)
    from datetime import date  # noqa: PLC0415  wanted for faulty files only

    try:
        found = date(year, month, day)
    except ValueError:
        return ""
    if weekday and _WEEKDAYS[found.weekday()] != weekday[1].replace("天", "日"):
        return ""
    return f"{year}-{month:02}-{day:02}" if FIRST_YEAR <= year <= LAST_YEAR else ""


def _year_last(text: str) -> tuple[int, int, int] | None:
    """1/20/2026 and 20/1/2026, as spreadsheets show dates: where only one of the two numbers can be a month, or they are the same."""
    first, second, year = _parts_of_year_last(text)
    if first == second > 0 or first <= _MONTHS < second:
        return year, first, second
    return (year, second, first) if second <= _MONTHS < first else None


def _parts_of_year_last(text: str) -> tuple[int, int, int]:
    match = re.fullmatch(_YEAR_LAST, text, re.ASCII)
    return (int(match[1]), int(match[2]), int(match[3])) if match else (0, 0, 0)


def dates_meant(typed: str) -> tuple[str, ...]:
    """Both dates that 3/2/2026 may be, day and month being told apart by nobody; none for any other."""
    first, second, year = _parts_of_year_last(_half(typed).rstrip(_STOPS))
    either = first != second and 0 < first <= _MONTHS and 0 < second <= _MONTHS and FIRST_YEAR <= year <= LAST_YEAR
    return tuple(f"{year}-{month:02}-{day:02}" for month, day in ((first, second), (second, first))) if either else ()


def _in_words(text: str) -> tuple[int, int, int]:
    """二〇二六年一月二十日; zeros where it is none."""
    match = re.fullmatch(r"([〇零○一二三四五六七八九]{4}|\d{4})年(\w{1,2})月(\w{1,3})[日号]", text)
    if not match:
        return 0, 0, 0
    return int(match[1].translate(_CHINESE_DIGITS)), _number(match[2]), _number(match[3])


def _number(text: str) -> int:
    """A number in words or in digits; 0 for none."""
    return int(text) if text.isascii() and text.isdecimal() else parse_chinese(text) or 0


def row_meant(typed: str, columns: int) -> list[str]:
    """The numbers of a row in other brackets, with other signs or only blanks between them, or with thousands separators.

    Empty unless there is one for each column, or one more that is their sum.
    """
    text = re.sub(_UNIT, "", re.sub(_STOP_BETWEEN, ",", _inner(_half(typed[:_LONGEST]))))
    if re.fullmatch(_ADDED, text):
        text = text.replace("+", ",").replace("=", ",")
    whole = re.sub(_THOUSANDS, lambda match: match[0].replace(",", ""), text)
    parted = re.search(r",\s", text) and not re.search(r",\S", whole)  # by blanks: a comma without one parts thousands
    for each in (text, whole) if parted else (text,):
        numbers = _numbers(each)
        if _is_row(numbers, columns):
            return numbers
    return []


def _numbers(text: str) -> list[str]:
    """What stands between signs or blanks; where nothing does between two signs, a number is missing."""
    pieces = [piece.split() or [""] for piece in text.replace("、", ",").replace(";", ",").replace("/", ",").split(",")]
    return [number for piece in pieces for number in piece]


def _is_row(numbers: list[str], columns: int) -> bool:
    if len(numbers) not in (columns, columns + 1) or not all(_is_count(number) for number in numbers):
        return False
    return len(numbers) == columns or sum(map(int, numbers[:-1])) == int(numbers[-1])


def _is_count(text: str) -> bool:
    return re.fullmatch(r"0|[1-9]\d{0,17}", text, re.ASCII) is not None


def _inner(text: str) -> str:
    """What stands between the brackets of a row, if any, without a sign behind the last number."""
    text = text.strip().rstrip("。;.")
    if text and _BRACKETS.get(text[0], "\0") == text[-1]:
        text = text[1:-1]
    return text.strip().rstrip(",、;").rstrip()


def _half(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
