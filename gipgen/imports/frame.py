"""What stands around the six sections: title, year, agency, preface, contact, signature, and the page's furniture."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from gipgen.imports.printed_words import normal, variants
from gipgen.imports.raw import Block, Line
from gipgen.vocabulary.numerals import parse_chinese

_TITLE = re.compile(
    r"(?:政府|政务)信息公开(?:工作)?(?:的)?(?:情况)?(?:年度|年)?(?:工作)?(?:年度)?(?:情况)?(?:报告|年报)"
)
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?:年|(?=年度))")
_CHINESE_YEAR = re.compile("二[〇○0Oo零]([一二三四])([〇○0Oo零一二三四五六七八九])年")
_DATE = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日?$")
_CHINESE_DATE = re.compile(
    r"(二[〇○0Oo零][一二三四][〇○0Oo零一二三四五六七八九])年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$"
)
_DIGIT_DATE = re.compile(r"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})$")
_ORGAN = re.compile(r"[\u4e00-\u9fff（）()·、\d]{3,36}$")
_NO_ORGAN = re.compile("[。；，：:！？]|^(第|附件|注|表|（|[一二三四五六]、)")
_LONGEST_TITLE = 64


class Signature(NamedTuple):
    agency: str
    date: str  # 2025-01-10, or nothing


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in variants()["furniture"]), re.IGNORECASE)


def is_furniture(text: str) -> bool:
    """Whether a line is printed by the page and no part of the report."""
    text = text.strip(" \u3000\xa0\t|")
    return not text or _furniture().fullmatch(text) is not None


def title_of(lines: Sequence[Line]) -> tuple[str, int, int] | None:
    """The title among the lines in front of section one, and the lines that it takes (from, to). The last one counts."""
    for last in range(len(lines) - 1, -1, -1):
        for first in range(last, max(last - 3, -1), -1):
            text = "".join(normal(line.text) for line in lines[first : last + 1])
            found = list(_TITLE.finditer(text))
            if not found or len(text) > _LONGEST_TITLE or re.search("[。；！？/]", text):
                continue
            if is_furniture(lines[first].text) and not text.startswith("标题"):
                continue
            if found[-1].end() == len(text.rstrip("*")) and (_year_in(text) or first < last or len(text) < 40):
                if (
                    not _is_complete(text)
                    and first > 0
                    and last - first < 2
                    and not is_furniture(lines[first - 1].text)
                ):  # three lines at most
                    continue
                return _mended(text), first, last + 1
    return None


def _is_complete(text: str) -> bool:
    """Whether a title names an agency: 五常市卫生健康局 may stand in the line above."""
    return bool(agency_of(text))


def _mended(text: str) -> str:
    text = re.sub(r"^标题:", "", text)
    return text.replace("(", "（").replace(")", "）").strip("*#《》")


def title_from(text: str) -> str:
    """The title inside what a page calls itself (``…报告_某某区人民政府``)."""
    for part in re.split(r"[_|｜\-—–>»]", text):
        cleaned = normal(part)
        match = _TITLE.search(cleaned)
        if match and len(cleaned) <= _LONGEST_TITLE:
            return _mended(cleaned[: match.end()])
    return ""


def year_of(title: str, texts: Sequence[str]) -> int | None:
    """The year reported on: from the title, else from the period in the preface, else the first year in the text."""
    if found := _year_in(normal(title)):
        return found
    for text in texts:
        period = re.search(r"(20\d\d)年1月1日.{0,6}(?:20\d\d年)?12月31日", normal(text))
        if period:
            return int(period[1])
    for text in texts[:4]:
        if (found := _year_in(normal(text))) and "条例" not in text[:8]:
            return found
    return None


def _year_in(text: str) -> int | None:
    if match := _YEAR.search(text):
        return int(match[1])
    if match := _CHINESE_YEAR.search(text):
        return (
            2000 + 10 * (parse_chinese(match[1]) or 0) + (0 if match[2] in "〇○0Oo零" else parse_chinese(match[2]) or 0)
        )
    return None


def agency_of(title: str) -> str:
    """The agency that a title names."""
    text = normal(title)
    match = _TITLE.search(text)
    text = text[: match.start()] if match else text
    text = re.sub(r"^(关于|附件\d*:?)|(关于|的)$", "", text)
    text = re.sub(r"(20\d\d|二[〇○0零][一二三四].)年度?(的)?", "", text)
    return re.sub(r"^[\"“《]|[\"”》]$|^年度|的$|(发布|公布|编制)$", "", text).replace("(", "（").replace(")", "）")


def full_name(agency: str, signature: str) -> str:
    """The fuller of two names of one agency: 硚口区卫生健康局 for 硚口区卫健局."""
    if not agency or not signature:
        return agency or signature
    rest = iter(signature)
    return signature if len(signature) >= len(agency) and all(sign in rest for sign in agency) else agency


def without_chrome(text: str) -> str:
    """A front text that ran together with the page's navigation, from its first sentence on."""
    if not re.match(r"\s*(当前位置|您?(现在)?(的)?位置|首页)", text):
        return text
    begins = [
        match.start() for match in re.finditer(r"(?<=[\s>：:])(根据|按照|依据|遵照|为|本报告|本年度报告|现将)", text)
    ]
    return text[begins[0] :] if begins else text


def signature_of(blocks: Sequence[Block], agency: str) -> tuple[Signature | None, int, str]:
    """The signature at the end, how many blocks it takes, and the text in front of it in the same line. Certain ones only."""
    lines = [block for block in blocks[-3:] if isinstance(block, Line)]
    if not lines or lines[-1] is not blocks[-1]:
        return None, 0, ""
    glued = _glued(lines[-1].text, agency)
    if glued is not None:
        return glued[0], 1, glued[1]
    signature, size = _own_lines(lines, blocks, agency)
    return signature, size, ""


def _glued(text: str, agency: str) -> tuple[Signature, str] | None:
    """A signature that ran together with the last sentence: only where the agency is the title's."""
    tail = (
        re.search(rf"\s*({re.escape(agency)})\s*((?:20\d\d|二[〇○0零].{{2}})年.{{2,9}}日)\s*$", text)
        if agency
        else None
    )
    date = _date(normal(tail[2])) if tail else None
    if tail is None or date is None or not text[: tail.start()].strip():
        return None
    return Signature(_organ(agency), date[0]), text[: tail.start()].rstrip()


def _own_lines(lines: Sequence[Line], blocks: Sequence[Block], agency: str) -> tuple[Signature | None, int]:
    last = _plain(lines[-1].text)
    date = _date(last)
    if date is not None:
        iso, before = date
        before = before.strip("，,。 ")
        if before and _is_organ(before, agency):
            return Signature(_organ(before), iso), 1
        if not before and len(lines) > 1 and _is_organ(_plain(lines[-2].text), agency):
            return Signature(_organ(lines[-2].text), iso), 2
        return (Signature("", iso), 1) if not before else (None, 0)
    if len(lines) > 1 and (above := _date(_plain(lines[-2].text))) and not above[1] and _is_organ(last, agency):
        return Signature(_organ(lines[-1].text), above[0]), 2
    if agency and len(blocks) > 1 and normal(last) == normal(agency):
        return Signature(_organ(lines[-1].text), ""), 1
    return None, 0


def date_alone(text: str) -> str | None:
    """The date that a line by itself is, as ISO: below the title, often in brackets."""
    date = _date(_plain(text))
    return date[0] if date is not None and not date[1] else None


_FILE = re.compile(r"附件\s*\d*\s*[:：].*(\.(docx?|pdf|wps|ofd|xlsx?|rar|zip)|年度报告)\s*(\([^()]*\))?", re.IGNORECASE)


def is_own_file(text: str) -> bool:
    """Whether a line only offers the report as a file: 附件：某某局2024年政府信息公开工作年度报告.docx."""
    return _FILE.fullmatch(normal(text)) is not None and _TITLE.search(normal(text)) is not None


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


def contact_of(text: str) -> dict[str, str]:
    """Address, post code, telephone and mail address that a preface names once each; by field id."""
    found: dict[str, str] = {}
    patterns = {
        "office": r"请(?:与|和|同|联系\s*[:：]?|咨询)\s*(?P<value>[\u4e00-\u9fff]{4,30}?)(?=联系|[，,（(。])",
        "address": r"(?:联系|通信|通讯|办公|单位)?地址\s*[:：为]\s*(?P<value>[^；;，,。:：]{4,60}?)(?=[；;，,。）)]|$|邮|电话|联系)",
        "postcode": r"(?:邮编|邮政编码)\s*[:：为]?\s*(?P<value>\d{6})(?!\d)",
        "phone": r"电\s*话(?:/传真)?\s*[:：为]?\s*(?P<value>(?:\d{3,4}\s*[-—－–]\s*)?\d{7,8})(?!\d)",
        "email": r"(?:邮箱|邮件|E-?mail)[^:：]{0,6}[:：]\s*(?P<value>[\w.+-]+@[\w.-]+\w)",
    }
    for name, pattern in patterns.items():
        matches = list(re.finditer(pattern, text, re.IGNORECASE))
        if len({match["value"] for match in matches}) == 1:
            value = matches[0]["value"].strip()
            found[name] = re.sub(r"\s*[-—－–]\s*", "-", value) if name == "phone" else value
    return found
