"""What a house may not say in words of its own: counts, other years' reports, signs that cannot be seen.

Telephone numbers, dates, addresses and numbers of documents are honest; a number with a counting word is the report's.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from gipgen.findings.text import Text, filled
from gipgen.formats import ProofError

COUNTS = Text(
    "自己加的内容里不能有统计数（几件、几条、百分之几），这些写在报告里",
    "counts belong in the report, not in a block of your own",
)
_OTHER_YEAR = Text(
    "这是 {year} 年的报告，自己加的内容里不能写成别的年度的年度报告",
    "this is the report of {year}, and no other year's",
)
_UNSEEN = Text(
    "有看不见的控制字符（{sign}），会改变文字的次序或样子，请删去",
    "a sign that cannot be seen ({sign}) changes what is read; take it out",
)
_FILLERS = "\u034f\u115f\u1160\u3164\uffa0\u2800"  # empty letters
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_HAN = "〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卄卅卌兩貳參陸萬億"
_ROMAN = r"(?<![A-Za-z])[IVXLCDM]{1,8}"
_NUMBER = rf"(?:\d|{_ROMAN}|[{_HAN}]) ?[余多]?"
_BETWEEN = r"[\s()\[\]{}【】「」〔〕《》“”\"'、,，.。:;；·|/*_=-]"
_SURE = "亿元|万元|万人|万份|万条|万件|件|条|宗|例|户|人次|户次|个单位|份|批"
_CUT = r"件(?!数)|条(?!例|款|文|件)|宗(?!旨|教|地)|例(?!如|行|会|外)|户(?!籍|口|外)|人次|户次|个单位|亿元|万元|项(?!目)|篇(?!目|章)|元(?!旦|月)|起(?!草|诉|始|止|点|步|到|来|算)"
_LOOSE = r"项(?!目)|篇|元(?!旦)|次(?!日|年|月)|起(?!草|诉|始|止)|万|亿|个(?!人|工作|月|小时|自然日)|人(?!工|民|大|社|才)|家(?!庭)|部(?!门|分|长|队|委)|期(?!间|限)|名(?!称|单|录)|场|遍"
_COUNTED = re.compile(  # blanks are single
    rf"{_NUMBER} ?(?:{_SURE})|(?:[{_HAN}](?<!一)|\d) ?起(?!草|诉|始|止|来)"
    rf"|(?:\d|{_ROMAN}|[{_HAN}]{{2}})[余多]?(?:{_LOOSE})"  # standing close
    rf"|\d ?[余多]? ?(?:{_LOOSE})(?=$|[ ,，。;；、:()|])"
    rf"|\d{_BETWEEN}{{1,4}}(?:{_CUT})"  # over brackets and the like
    rf"|\d ?[%‰]|百分之|[{_HAN}\d]分之[{_HAN}\d]|翻[了{_HAN}\d]{{1,3}}番|[{_HAN}\d]成(?!不|立|为|果|员|功|本|效|品|长|交)|\d ?(?:cases?|items?|pieces?)\b"
)
_ORDINAL = re.compile(rf"第 ?[\d{_HAN}]{{1,12}} ?[条款项期批次届部版号章节]")
_REPORT_OF = re.compile(r"(?<!\d)([12]\d{3})年?度?[^，。；;、\d]{0,24}?年度报告")
_PHRASES = re.compile("千家万户|一条龙|一件事|百家号|万家|万户")
_NO_COUNT = r"(?!\d| ?[-—–/] ?\d|[年月日天时号室楼层:]|\.\d+\.|个?工作日)"
_SHORT = ("处罚", "强制", "许可", "收费", "受理", "办结", "答复", "申请", "复议", "诉讼", "新收")
_ENGAGED = r"(?:总?数量?|[量率栏]|一栏|数据|更正(?:为|如下)?|改为|应当?|作|以|件数|共|计|约|为|是|有|了|办理|作出|完成)"


def claims_count(text: str, labels: Iterable[str] = ()) -> bool:
    """Whether a text counts: a number with a counting word, or one right behind a label of the form."""
    text = _PHRASES.sub("§", _ORDINAL.sub("§", " ".join(unicodedata.normalize("NFKC", _in_digits(text)).split())))
    labelled = _labelled(frozenset(labels))
    return any(_COUNTED.search(each) or labelled.search(each) for each in dict.fromkeys((text, text.upper())))


def _in_digits(text: str) -> str:
    """A text with every sign that is a number of its own (Ⅻ, ⓽, ㊈) in digits."""
    if text.isascii():
        return text
    return "".join(
        f"{unicodedata.numeric(sign):g}" if unicodedata.category(sign) in ("No", "Nl") and sign != "〇" else sign
        for sign in text
    )


@lru_cache(maxsize=16)
def _labelled(labels: frozenset[str]) -> re.Pattern[str]:
    words = {re.sub(r"^行政", "", each) for each in labels if re.fullmatch(r"[\u4e00-\u9fff]{2,12}", each)}
    known = "|".join(sorted((each for each in {*words, *_SHORT} if len(each) > 1), key=len, reverse=True))
    between = rf"(?:{_BETWEEN}|{_ENGAGED}){{0,8}}"
    return re.compile(
        rf"(?:{known}){between}(?:(?<![\d-])\d{{1,6}}{_NO_COUNT}|[{_HAN}]{{2,}}{_NO_COUNT}|[IVXLCDM]{{2,8}}(?![A-Za-z]))"
    )


def other_year(text: str, year: str) -> Text | None:
    """Why a text names a report of another year, if it does."""
    text = unicodedata.normalize("NFKC", "".join(text.split())).translate(_DIGITS)
    return filled(_OTHER_YEAR, year=year) if any(each != year for each in _REPORT_OF.findall(text)) else None


def unseen(text: str) -> str:
    """The signs of a text that cannot be seen: those that turn letters round, and those without any width."""
    return "".join(
        sign
        for sign in text
        if sign > "~" and (sign in _FILLERS or unicodedata.category(sign) in ("Cf", "Cc", "Co", "Cn"))
    )


def visible(text: str) -> str:
    """A text without those signs, for messages."""
    return "".join(sign for sign in text if not unseen(sign))


def why_unseen(text: str) -> Text | None:
    """Why a text with a sign that cannot be seen may not stand there."""
    signs = unseen(text)
    return filled(_UNSEEN, sign=f"U+{ord(signs[0]):04X}") if signs else None


def hold_unseen(theirs: str, ours: str = "") -> None:
    """No sign that cannot be seen comes with a house's templates, written out or by its number. Raises ``ProofError``."""
    more = Counter(unseen(_written_out(theirs))) - Counter(unseen(_written_out(ours)))
    if why := why_unseen("".join(more)):
        raise ProofError(why)


def _written_out(text: str) -> str:
    from html import unescape  # noqa: PLC0415  a house's templates only

    return re.sub(r"\\u\{([0-9a-fA-F]{1,6})\}", lambda match: chr(min(int(match[1], 16), 0x10FFFF)), unescape(text))
