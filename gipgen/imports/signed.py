"""The signature of a report: agency and date at its end, on lines of their own or behind the last sentence; or below the title."""

import re
from typing import NamedTuple

from gipgen.imports.divide import Divided
from gipgen.imports.paragraphs import same_text
from gipgen.imports.printed_words import normal
from gipgen.imports.raw import Block, Line, Run
from gipgen.vocabulary.numerals import parse_chinese

_DATE = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日?$")
_CHINESE_DATE = re.compile(
    r"(二[〇○0Oo零][一二三四][〇○0Oo零一二三四五六七八九])年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$"
)
_DIGIT_DATE = re.compile(r"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})$")
_ORGAN = re.compile(r"[\u4e00-\u9fff（）()·、\d]{3,36}$")
_TAIL = r"({agency})\s*((?:20\d\d|二[〇○0零].{{2}})年.{{2,9}}日)\s*$"
_NO_ORGAN = re.compile("[。；，：:！？]|^(第|附件|注|表|（|[一二三四五六]、)")


class Signature(NamedTuple):
    agency: str
    date: str  # 2025-01-10, or nothing


def signed(parts: Divided, agency: str, *, own: bool) -> tuple[Divided, Signature | None]:
    """The parts without the signature at the end and the date below the title, and the signature that they make."""
    front, dated = (parts.front, None) if own else _below_title(parts.front, agency)
    notes, signature = dict(parts.notes), None
    if notes:
        last = next(reversed(notes))
        notes[last], signature = _at_end(notes[last], agency)
    if dated and signature and not signature.date:
        signature = signature._replace(date=dated.date)
    return parts._replace(front=front, notes=notes), signature or dated


def _below_title(front: list[Block], agency: str) -> tuple[list[Block], Signature | None]:
    """The front without the date that stands below the title, and without the agency above it."""
    for size, block in enumerate(front[:2], 1):
        text = block.text if isinstance(block, Line) else ""
        if date := _date_alone(text):
            return front[size:], Signature(agency if size > 1 else "", date)
        if not agency or not same_text(text, agency):
            break
    return front, None


def _at_end(part: list[Block], agency: str) -> tuple[list[Block], Signature | None]:
    """A section without the signature at its end, and that. Certain ones only."""
    last = part[-1] if part else None
    if not isinstance(last, Line):
        return part, None
    if glued := _glued(last.text, agency):
        signature, before = glued
        return [*part[:-1], last._replace(runs=(Run(before),))], signature
    lines = [block.text for block in part[-3:] if isinstance(block, Line)]
    above = lines[-2] if len(lines) > 1 else ""
    found, size = _own_lines(above, last.text, agency, alone=len(part) == 1)
    return part[: len(part) - size], found


def _glued(text: str, agency: str) -> tuple[Signature, str] | None:
    """A signature that ran together with the last sentence: only where the agency is the title's."""
    tail = re.search(_TAIL.format(agency=re.escape(agency)), text) if agency else None
    date = _date(normal(tail[2])) if tail else None
    if tail is None or date is None or not text[: tail.start()].strip():
        return None
    return Signature(_organ(agency), date[0]), text[: tail.start()].rstrip()


def _own_lines(above: str, last: str, agency: str, *, alone: bool) -> tuple[Signature | None, int]:
    """A signature on lines of its own, and how many it takes; an agency ``alone`` in its section is none."""
    if date := _date(_plain(last)):
        return _with_date(*date, above, agency)
    if (iso := _date_alone(above)) and _is_organ(_plain(last), agency):
        return Signature(_organ(last), iso), 2
    if agency and not alone and normal(_plain(last)) == normal(agency):
        return Signature(_organ(last), ""), 1
    return None, 0


def _with_date(iso: str, before: str, above: str, agency: str) -> tuple[Signature | None, int]:
    """A signature whose last line ends in a date, with the agency in front of it or in the line above."""
    before = before.strip("，,。 ")
    if before:
        return (Signature(_organ(before), iso), 1) if _is_organ(before, agency) else (None, 0)
    if _is_organ(_plain(above), agency):
        return Signature(_organ(above), iso), 2
    return Signature("", iso), 1


def _date_alone(text: str) -> str | None:
    """The date that a line by itself is, as ISO: below the title, often in brackets."""
    date = _date(_plain(text))
    return date[0] if date is not None and not date[1] else None


def _plain(text: str) -> str:
    return normal(text).strip("()（）") if re.fullmatch(r"[（(].*[）)]", text.strip()) else normal(text)


def _organ(text: str) -> str:
    return normal(text).replace("(", "（").replace(")", "）")


def _is_organ(text: str, agency: str) -> bool:
    if agency and normal(agency) in text and len(text) <= len(agency) + 8:  # with its office
        return True
    return _ORGAN.fullmatch(text) is not None and _NO_ORGAN.search(text) is None and len(text) <= 30


def _date(text: str) -> tuple[str, str] | None:
    """The date at the end of a text as ISO, and what stands in front of it."""
    if match := _DATE.search(text) or _DIGIT_DATE.search(text):
        year, month, day = (int(each) for each in match.groups())
    elif match := _CHINESE_DATE.search(text):
        year = int("".join("0" if sign in "〇○0Oo零" else str(parse_chinese(sign)) for sign in match[1]))
        month, day = parse_chinese(match[2]) or 0, parse_chinese(match[3]) or 0
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31):  # a date of the calendar
        return None
    return f"{year}-{month:02}-{day:02}", text[: match.start()]
