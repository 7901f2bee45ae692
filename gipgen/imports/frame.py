"""What stands around the six sections: title, year, agency, preface, contact, and the page's furniture."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from gipgen.imports.printed_words import normal, variants
from gipgen.imports.raw import Line
from gipgen.vocabulary.numerals import parse_chinese

_TITLE = re.compile(
    r"(?:政府|政务)信息公开(?:工作)?(?:的)?(?:情况)?(?:年度|年)?(?:工作)?(?:年度)?(?:情况)?(?:报告|年报)"
)
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?:年|(?=年度))")
_CHINESE_YEAR = re.compile("二[〇○0Oo零]([一二三四])([〇○0Oo零一二三四五六七八九])年")
_PREFACE = re.compile(
    r"\s*(根据|按照|依据|依照|遵照|为(?!止)|本报告|本年报|本年度报告|现将|现向|[（(]?20\d\d年\d{1,2}月\d{1,2}日[）)]?$)"
)  # words that it begins with
_LONGEST_TITLE = 64  # characters
_SHORT_TITLE = 40  # of a title that need not name the year
_TITLE_LINES = 3  # at most
_BEFORE_TITLE = re.compile(
    "(的|关于|发布|公布|公开|印发|编制|上报|报送)$"
)  # between the agency and the words of a title
_NO_NAME = re.compile("[《》“”<>。；，！？:/\\\\]|关于|印发|根据|按照|依据|遵照|现将|条例|通知|编制|要求|本报告|如下")
_OFFICE = "办公室"
_LONGEST_NAME = 40  # characters of an agency's name
_BUTTONS = 20  # of one line, at most
_NAME_OF_FACT = re.compile("[\u4e00-\u9fff]{2,8}")
_VALUES = ("2025-01-01", "甲")  # that a site gives beside a name
_HAN = re.compile("[\u4e00-\u9fff]")
_PUBLISHED = re.compile(
    r"((?:发布|公布|公开|发文)(?:日期|时间))\s?:?\s{0,4}(20\d\d)[-年/.](\d{1,2})[-月/.](\d{1,2})(?!\d)"
)
_PUBLISHER = re.compile(
    r"(?:(?:发布|公开|发文|编制|责任)(?:机构|机关|单位|部门)|(?:信息|文章)?来源|主办单位?)\s{0,3}:\s{0,3}([\u4e00-\u9fff()]{3,30})"
)
_OFFICE_IN = re.compile(
    r"(.{2,30}?(?:局|委员会(?!办公室)|厅|街道办事处|街道|[镇乡]人民政府))(?:办公室|.{0,4}(?:[科股处室]|中心)|(?:政[府务])?(?:信息)?公开.{0,20}(?:办公室|[科股处室组]))"
)  # an agency, and who answers in it; 委员会办公室 is mostly an agency itself (网络安全和信息化委员会办公室)
_OWN_REPORT = re.compile(
    r"(?:公布|发布|公开|编制(?:了)?|形成(?:了)?|将)《?((?!本)[\u4e00-\u9fff()]{4,40})(?=20\d\d年(?:度)?(?:政府|政务)信息公开)"
)
_TAIL = re.compile(
    r"\d\s?日(?P<date_end>)[\s　（(【\[|]{0,20}(?P<tail>)(?:附件(?:下载)?[:：]|附件下载|打印|关闭|收藏|分享|扫一扫|扫描|用?手机|微信"
    r"|(?:责任|网站)?编辑[:：]|(?:信息)?来源[:：]|作者[:：]|审核[:：]|[上下]一[篇条]|相关(?:附件|链接|文章|阅读|稿件)|返回|(?:浏览|阅读|点击|访问)(?:次数|量|数)|字[体号]|纠错)"
)  # what a page prints behind the date of a signature


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in variants()["furniture"]), re.IGNORECASE)


def is_furniture(text: str) -> bool:
    """Whether a line is printed by the page and no part of the report."""
    words = text.strip(" \u3000\xa0\t|").split()
    text = re.sub(r"(?<!\d) | (?!\d)", "", " ".join(words))  # as `variants` has them
    if not text or _furniture().fullmatch(text):
        return True
    return 1 < len(words) < _BUTTONS and all(_HAN.search(each) and _furniture().fullmatch(each) for each in words)


def is_fact(text: str) -> bool:
    """Whether a cell names what a site says of its page: 索引号, with a colon or without."""
    name = "".join(text.split()).rstrip(":：")
    return _NAME_OF_FACT.fullmatch(name) is not None and any(
        _furniture().fullmatch(f"{name}:{value}") for value in _VALUES
    )


def tail_of(text: str) -> tuple[int, int] | None:
    """Where a date ends that the page's furniture follows on its line, and where that begins."""
    found = _TAIL.search(text)
    return (found.start("date_end"), found.start("tail")) if found else None


def published_on(texts: Iterable[str]) -> str:
    """The day on which a page says that it was published, as ISO; nothing where it says none, or more than one."""
    days = {
        (word, f"{year}-{int(month):02}-{int(day):02}")
        for text in texts
        for word, year, month, day in _PUBLISHED.findall(unicodedata.normalize("NFKC", text))
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31  # a date of the calendar
    }
    told = {day for word, day in days if word.startswith("发布")} or {day for _, day in days}
    return told.pop() if len(told) == 1 else ""


def title_of(lines: Sequence[Line]) -> tuple[str, int, int] | None:
    """The title among the lines in front of section one, and the lines that it takes (from, to). The last one counts."""
    for first, last in _spans(len(lines)):
        text = "".join(normal(line.text) for line in lines[first : last + 1])
        if not _reads_as_title(text, several=first < last):
            continue
        if is_furniture(lines[first].text) and not text.startswith("标题"):
            continue
        goes_up = first > 0 and last - first < _TITLE_LINES - 1 and not is_furniture(lines[first - 1].text)
        if _is_complete(text) or not goes_up:
            return _mended(text), first, last + 1
    return None


def _spans(count: int) -> Iterator[tuple[int, int]]:
    """The first and last line of each place where a title may stand, from the end."""
    for last in range(count - 1, -1, -1):
        for first in range(last, max(last - _TITLE_LINES, -1), -1):
            yield first, last


def _reads_as_title(text: str, *, several: bool) -> bool:
    """Whether a text ends in the words of a title and is no sentence; a long line by itself must name the year."""
    found = list(_TITLE.finditer(text))
    if not found or len(text) > _LONGEST_TITLE or re.search("[。；！？/]", text):
        return False
    if text.find("》") < text.find("《") or text.count("》") != text.count("《"):
        return False  # a piece of a sentence between two titles
    ends = found[-1].end() == len(text.rstrip("*"))
    return ends and (several or len(text) < _SHORT_TITLE or _year_in(text) is not None)


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


def title_in_front(text: str) -> int:
    """Where a title ends that a sentence follows on the same line; 0 where there is none."""
    match = _TITLE.search(text, 0, _LONGEST_TITLE)
    if match is None or not text[match.end() :].strip():
        return 0
    title = text[: match.end()]
    goes_on = _PREFACE.match(text, match.end()) is not None
    return match.end() if goes_on and _reads_as_title(normal(title), several=False) and agency_of(title) else 0


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
    """The agency that a title names; nothing where what stands in front of its words is no name."""
    text = normal(title)
    match = _TITLE.search(text)
    text = text[: match.start()] if match else text
    text = re.sub(r"^(关于|附件\d*:?)|(关于|的)$", "", text)
    text = re.sub(r"(20\d\d|二[〇○0零][一二三四].)年度?(的)?", "", text)
    text = re.sub(r"^[\"“《]|[\"”》]$|^年度|20\d\d$", "", text)
    text = re.sub("^(关于)?(发布|公布|公开|印发|编制)", "", text)
    while text != (shorter := _BEFORE_TITLE.sub("", text)):
        text = shorter
    return text.replace("(", "（").replace(")", "）") if _may_be_name(text) else ""


def _may_be_name(text: str) -> bool:
    """Whether a text can be the name of an agency: no piece of a sentence or of another title."""
    return len(text) <= _LONGEST_NAME and _NO_NAME.search(text) is None


def full_name(agency: str, signature: str) -> str:
    """The fuller of two names of one agency: 硚口区卫生健康局 for 硚口区卫健局."""
    if not agency or not signature:
        return agency or signature
    if signature.removeprefix(agency) == _OFFICE:  # of that agency, which the title names
        return agency
    rest = iter(signature)
    return signature if len(signature) >= len(agency) and all(sign in rest for sign in agency) else agency


def candidates(texts: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """Names that may be the agency's, where its title names none: who published, who wrote the file, whom to ask."""
    found = [match[1] for text in texts for match in _PUBLISHER.finditer(unicodedata.normalize("NFKC", text))]
    names = (_whole_agency(each.strip().replace("(", "（").replace(")", "）")) for each in (*found, *others))
    return tuple(dict.fromkeys(each for each in names if len(each) > 2 and _HAN.match(each) and _may_be_name(each)))[:3]


def _whole_agency(name: str) -> str:
    """The agency, for the office in it that answers: 测试区民政局 for 测试区民政局办公室. A government's office reports by itself."""
    found = _OFFICE_IN.fullmatch(name)
    return found[1] if found else name


def named_in(text: str) -> tuple[str, ...]:
    """The agencies whose report a text says that it gives: 现公布测试区民政局2024年政府信息公开工作年度报告."""
    return tuple(found[1] for found in _OWN_REPORT.finditer(normal(text)) if _may_be_name(found[1]))


def without_chrome(text: str) -> str:
    """A front text that ran together with the page's navigation, from its first sentence on."""
    if not re.match(r"\s*(当前位置|您?(现在)?(的)?位置|首页)", text):
        return text
    begins = [
        match.start() for match in re.finditer(r"(?<=[\s>：:])(根据|按照|依据|遵照|为|本报告|本年度报告|现将)", text)
    ]
    return text[begins[0] :] if begins else text


_FILE = re.compile(r"附件\d*[:：].*(\.(docx?|pdf|wps|ofd|xlsx?|rar|zip)|年度报告)(\([^()]*\))?", re.IGNORECASE)


def is_own_file(text: str) -> bool:
    """Whether a line only offers the report as a file: 附件：某某局2024年政府信息公开工作年度报告.docx."""
    return _FILE.fullmatch(normal(text)) is not None and _TITLE.search(normal(text)) is not None


_CONTACT = {  # by field id
    "office": r"请(?:与|和|同|联系(?:\s*[:：])?|咨询)\s*(?P<value>[\u4e00-\u9fff]{4,30}?)(?=联系|[，,（(。])",
    "address": r"(?:联系|通信|通讯|办公|单位)?地址\s*[:：为]\s*(?P<value>(?:[^；;，,。:：（()）]|[（(][^（()）]{0,30}[）)]){4,60}?)(?=[；;，,。）)]|$|邮|电话|联系)",
    "postcode": r"(?:邮编|邮政编码)\s*(?:[:：为]\s*)?(?P<value>\d{6})(?!\d)",
    "phone": r"电\s*话(?:/传真)?\s*(?:[:：为]\s*)?(?P<value>(?:\d{3,4}\s*[-—－–]\s*)?\d{7,8})(?!\d)",
    "email": r"(?:邮箱|邮件|E-?mail)[^:：]{0,6}[:：]\s*(?P<value>[\w.+-]+@[\w.-]+\w)",
}


def contact_of(text: str) -> dict[str, str]:
    """Address, post code, telephone and mail address that a preface names once each; by field id."""
    found: dict[str, str] = {}
    for name, pattern in _CONTACT.items():
        matches = list(re.finditer(pattern, text, re.IGNORECASE))
        if len({match["value"] for match in matches}) == 1:
            value = matches[0]["value"].strip()
            found[name] = re.sub("[—－–]", "-", "".join(value.split())) if name == "phone" else value
    return found
