"""What nobody's report may show: numbers of persons, their telephones, cards and mailboxes, applicants' names.

Found here, in the lowest room, because it has two users: the rules GIP8xx, and everything that writes findings out,
whichever rule they come from. A finding that told the number whole would publish it a second time, in the log of a CI.

Patterns are kept from compiling as long as a text holds nothing that could fit (docs/decisions/0003).
"""

import re
from collections.abc import Iterator
from typing import Any

from gipgen.named_tuple import NamedTuple
from gipgen.vocabulary.words import LANGUAGE

IDENTITY, MOBILE, CARD, MAILBOX, NAME = "identity", "mobile", "card", "mailbox", "name"

_WHOLE = r"(?<![0-9A-Za-z./_=?&#])"  # not a piece of an address, a code or an amount …
_END = r"(?![0-9A-Za-z_]|\.[0-9])"  # … nor the beginning of one
_IDENTITY = _WHOLE + r"[1-9]\d{5}[ -]?(?:1[89]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ -]?\d{3}[0-9Xx]" + _END
_MOBILE = _WHOLE + r"(?:\+?86[ -]?)?1[3-9]\d(?:\d{8}|([ -])\d{4}\1\d{4})" + _END
_CARD = _WHOLE + r"\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?" + _END
_MAILBOX = r"[0-9A-Za-z][0-9A-Za-z._+-]{0,63}(?=@(?:%s)(?![0-9A-Za-z]))"
_PROVIDERS = (
    "qq.com|foxmail.com|163.com|126.com|yeah.net|sina.com|sina.cn|vip.sina.com|sohu.com|139.com|189.cn|wo.cn|"
    "21cn.com|tom.com|aliyun.com|gmail.com|outlook.com|hotmail.com|live.com|msn.com|icloud.com|yahoo.com|vip.163.com|vip.qq.com"
)
_AROUND = 80  # characters: no number, name or mailbox is longer
_BLANKS = 8  # times its limit a piece may take with its blanks
_CUT_OFF = 13  # digits: more than a mobile number, and no number of a report
_WIDE = {ord("０") + digit: str(digit) for digit in range(10)}
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
_CHECK_SIGNS = "10X98765432"


class Private(NamedTuple):
    """Something private in a text: what it is and where. ``sure``: its own check digit vouches for it."""

    kind: str
    begin: int
    end: int
    sure: bool = True


def find(text: str) -> list[Private]:
    """All that is private in ``text``, from left to right, none inside another."""
    found = [*_numbers(text), *_mailboxes(text), *_names(text)]
    if len(found) < 2:
        return found
    kept: list[Private] = []
    for each in sorted(found, key=lambda each: (each.begin, -each.end)):
        if not kept or each.begin >= kept[-1].end:
            kept.append(each)
    return kept


def mask(text: str) -> str:
    """``text`` with what is private in it hidden: 420104****…, 138****8000, zh***@qq.com, 张**."""
    found = find(text)
    for each in reversed(found):
        text = text[: each.begin] + hidden(each.kind, text[each.begin : each.end]) + text[each.end :]
    if len(text) < _CUT_OFF:
        return text
    return re.sub(rf"\d{{{_CUT_OFF},}}", lambda match: hidden(CARD, match[0]), text)  # what a quotation cut off


def quoted(text: str, begin: int = 0, end: int | None = None, *, limit: int = 0) -> str:
    """A piece of a user's text for a message: the one way to cut what somebody will read.

    What is private is hidden in the text before it is cut: a half of a number would be known for one no more. With
    ``limit`` the piece is one line of at most so many characters, and ``…`` says where it was shortened.
    """
    end = len(text) if end is None else min(end, len(text))
    last = min(end, begin + _BLANKS * limit) if limit else end  # a hostile text has megabytes
    first = max(0, begin - _AROUND)
    piece = mask(text[first : last + _AROUND])[begin - first : last - first]
    if not limit:
        return piece.replace("\n", " ")  # a break that the writer asked for, and a message is one line
    piece = " ".join(piece.split())
    return piece if len(piece) <= limit and last == end else piece[: limit - 1] + "…"


def masked(value: Any) -> Any:
    """A value of ``Diagnostic.values`` with every text in it masked."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, (list, tuple)):
        return [masked(item) for item in value]
    if isinstance(value, dict):
        return {key: masked(item) for key, item in value.items()}
    if isinstance(value, int) and mask(str(value)) != str(value):
        return mask(str(value))
    return value


def hidden(kind: str, text: str) -> str:
    """One private thing as it may be shown: enough to find it, too little to use it. As long as before."""
    left, right = {IDENTITY: (4, 1), MOBILE: (3, 2), CARD: (4, 2), MAILBOX: (2, 0), NAME: (1, 0)}[kind]
    if len(text) <= left + right:
        left, right = 1, 0
    return text[:left] + "*" * (len(text) - left - right) + (text[-right:] if right else "")


def _numbers(text: str) -> Iterator[Private]:
    if not _may_hold_number(text):
        return
    digits = text.translate(_WIDE)
    for match in re.finditer(_IDENTITY, digits):
        yield Private(IDENTITY, match.start(), match.end(), _is_identity(_bare(match[0])))
    for match in re.finditer(_MOBILE, digits):
        yield Private(MOBILE, match.start(), match.end())
    for match in re.finditer(_CARD, digits):
        if _is_card(_bare(match[0])):
            yield Private(CARD, match.start(), match.end())


def _may_hold_number(text: str) -> bool:
    return (
        len(text) > 10
        and re.search(r"\d\d\d(?:\d[ -]?\d{4}[ -]?\d{3}|[ -]\d{4}[ -]\d{4}|\d{3}[ -]\d{8})", text) is not None
    )


def _bare(text: str) -> str:
    return text.replace(" ", "").replace("-", "").upper()


def _is_identity(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECK_SIGNS[total % 11] == number[17]


def _is_card(number: str) -> bool:
    """Luhn's check digit, and the first digit of a bank's card (62 UnionPay, 3 to 5 the older systems)."""
    if number[0] not in "3456" or len(set(number)) < 3:
        return False
    doubled = [int(digit) * 2 for digit in number[-2::-2]]
    return (
        sum(int(digit) for digit in number[::-2]) + sum(digit - 9 if digit > 9 else digit for digit in doubled)
    ) % 10 == 0


def _mailboxes(text: str) -> Iterator[Private]:
    if "@" not in text:
        return
    for match in re.finditer(_MAILBOX % _PROVIDERS.replace(".", r"\."), text, re.IGNORECASE):
        yield Private(MAILBOX, match.start(), match.end(), sure=match[0].isdigit())


_ROLES = LANGUAGE.parties
# The commonest surnames, without those that begin ordinary words after such a role (方、高、马、常、应、时、向、申 …).
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
    "田任姜范姚谭廖邹熊陆郝孔崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎武乔贺赖龚庞樊殷颜倪聂"
)
_HIDDEN = frozenset("某ＸX×")
_AFTER_NAME = '，。；、（）：因向诉就不对与等的申要"”,;:.() …'
_NO_NAMES = (  # words that begin like a name, each between blanks
    " 张贴 张榜 许可 许多 任何 任意 程序 江苏 江西 万元 余额 余下 余款 周边 周围 周期 周知 夏季 黄色 黄石 田间 顾虑 "
    "孔子 武汉 武装 康复 范围 陆续 陈述 陈情 汪洋 宋体 唐山 江河 龙头 苏州 龙江 叶面 段落 钱款 贺信 董事 史料 秦皇 "
    "乔迁 贾汪 杜绝 赖以 范例 毛利 丁类 罗列 成因 钟点 汤药 武昌 江岸 黄陂 江夏 任职 任务 任期 许诺 郑重 段时 "
)


def _names(text: str) -> Iterator[Private]:
    """Names after the role of a person in a case: 申请人王建国，原告李某某。 李某 and 李某某 are hidden already."""
    for role in _ROLES:
        at = text.find(role)
        while at >= 0:
            begin = at + len(role)
            if text[begin : begin + 1] in ("：", ":"):
                begin += 1
            length = _name_length(text, begin)
            if length:
                yield Private(NAME, begin, begin + length, sure=False)
            at = text.find(role, at + 1)


def _name_length(text: str, begin: int) -> int:
    """The length of the name that begins there with a surname; 0 where none does, or it is hidden already."""
    if text[begin : begin + 1] not in _SURNAMES or f" {text[begin : begin + 2]} " in _NO_NAMES:
        return 0
    length = next((each for each in (3, 2) if _fits_name(text, begin, begin + each)), 0)
    given = text[begin + 1 : begin + length]
    return 0 if given[:1] in _HIDDEN or any(sign in _AFTER_NAME for sign in given) else length


def _fits_name(text: str, begin: int, end: int) -> bool:
    """Whether nothing but Chinese characters stands between the two, and behind them what may follow a name."""
    if end > len(text) or not all("一" <= sign <= "龥" for sign in text[begin:end]):
        return False
    return text[end : end + 1] in _AFTER_NAME  # or nothing follows
