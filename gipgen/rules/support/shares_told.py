"""A share that the prose tells of a number: 35件，占4.34% · 办结47件，办结率为94% · 62条，占全部310条的两成 · 近半数（32件）."""

import re
from decimal import Decimal
from typing import Literal

from gipgen.named_tuple import NamedTuple
from gipgen.prose.quantities import Quantity, quantities
from gipgen.rules.support.mentions import Mention, squeeze
from gipgen.rules.support.reading import has
from gipgen.vocabulary.numerals import parse_chinese
from gipgen.vocabulary.words import APPLICATIONS, COUNTING

Roughly = Literal["", "over", "near", "under", "about"]

_NUMERALS = "一二三四五六七八九十两"
_ROUGHLY = f"(?P<rough>{'|'.join((*COUNTING.more_than, *COUNTING.fewer_than))}|达到?|大约|约为|约|为|仅)?"
_HOW_MUCH = (
    rf"(?:(?P<percent>\d{{1,4}}(?:\.\d{{1,4}})?)[%％]|(?P<tenths>[{_NUMERALS}])成(?P<half>半)?"
    rf"|(?P<parts>[{_NUMERALS}百]{{1,3}})分之(?P<count>[{_NUMERALS}]{{1,3}})|(?P<mid>一半|半数))"
)
_OVER = "(?P<over>以上|多|左右|强)?"
_SHARE = rf"{_ROUGHLY}{_HOW_MUCH}{_OVER}"
_BEHIND = rf"[，,、（(]?(?P<words>(?P<lead>(?:大约|约|近)?占|{'|'.join((*COUNTING.more_than, *COUNTING.fewer_than))}|约)(?P<whole>[^，。；（(%％]{{0,24}}?){_SHARE})"
_BARE = rf"[，,](?P<words>(?!为|达){_SHARE})(?=[，,。；;）)\n]|$)"
_IN_BRACKET = rf"[（(](?P<words>{_SHARE})[）)]"
_RATE = r"[，,（(、]?(?P<words>(?P<rate>[^，。；、：（）()%％\d占率]{2,8})率[^，。；%％\d]{0,12}?(?P<percent>\d{1,4}(?:\.\d{1,4})?)[%％])"
_AHEAD = r"(?P<words>占[^，。；%％\d]{0,10}(?P<percent>\d+(?:\.\d+)?)[%％])[，,（(](?:共计|共有|共|计|为|即|有)$"
_AHEAD_OF_SOME = rf"中(?:有)?(?P<words>{_SHARE})[（(]$"
_IN_ORDER = "分别占"
_SEVERAL = (
    rf"{_IN_ORDER}(?P<of>[^，。；%％\d]{{0,12}}?)(?P<shares>\d+(?:\.\d+)?[%％](?:[、，和与及]\d+(?:\.\d+)?[%％])+)"
)
_CLUES = ("%", "％", "成", "半", "分")
_SAME_DEED = {"纠错": "纠正"}  # what a rate calls otherwise than its number
_TOO_LATE = APPLICATIONS.too_late
_REACH = 48  # characters behind a number, or in front of it
_OVER_WORDS, _NEAR_WORDS = COUNTING.more_than, COUNTING.fewer_than
_MOVES = (*COUNTING.rose, *COUNTING.fell, "多", "少")
_DIGITS = tuple("0123456789")
_HALF_A_TENTH, _LOOSE, _BELOW = Decimal(5), Decimal("7.5"), Decimal(10)  # percent


class Share(NamedTuple):
    """What is told, in percent, and how exactly."""

    words: str  # 占4.34%, 办结率为96%, 约占三成
    percent: Decimal
    rate: str = ""  # what was done with as many of all, as in 办结率; empty in 占
    in_front: bool = False  # 占4.34%，共35件: the words hold the number
    within: Decimal | None = None  # how far off it may be where it is told in words: 三成, 四分之一
    roughly: Roughly = ""
    siblings: int = 0  # numbers right in front that have a share of their own in the same breath
    whole: str = ""  # what it is a share of, as the words name it: 全部公开信息310条的

    @property
    def step(self) -> Decimal:
        """What its last digit stands for."""
        return Decimal(1).scaleb(int(self.percent.as_tuple().exponent))

    def is_rounded(self, actual: Decimal) -> bool:
        """Whether it may have been cut off or rounded up where it should not."""
        return self.within is None and abs(actual - self.percent) < self.step

    def allows(self, actual: Decimal) -> bool:
        """Whether it may be said of numbers that make ``actual`` percent."""
        off = actual - self.percent
        little = self.step / 2 if self.within is None else self.within
        if self.roughly == "over":
            return off >= -self.step / 2
        if self.roughly in ("near", "under"):
            return -(_LOOSE if self.roughly == "near" else _BELOW) <= off <= self.step / 2
        if self.roughly == "about":
            return abs(off) <= (max(Decimal(2), self.step) if self.within is None else _LOOSE)
        return abs(off) <= little or actual.quantize(self.step) == self.percent


def share_of(mention: Mention) -> Share | None:
    """The share that is told of a number, right behind it or right in front."""
    if mention.quantity.vague:
        return None
    text = squeeze(mention.sentence.text[mention.quantity.end - mention.sentence.begin :][:_REACH])
    behind = _behind(mention, text) if has(_CLUES, text) else None
    behind = behind or (_told_in_order(mention) if _IN_ORDER in mention.sentence.text else None)
    return behind or (_in_front(mention) if has(_CLUES, mention.lead[-_REACH:]) else None)


def _told_in_order(mention: Mention) -> Share | None:
    """自然人187件、法人和其他组织50件，分别占78.9%和21.1%: the share that is told of this one of several."""
    sentence = mention.sentence
    match = re.search(_SEVERAL, sentence.text)
    front = _parts_in_front(sentence.text[: match.start()]) if match else []
    told = re.findall(r"\d+(?:\.\d+)?", match["shares"]) if match else []
    begins = [each.begin + sentence.begin for each in front[-len(told) :]]
    if match is None or len(begins) < len(told) or mention.quantity.begin not in begins:
        return None
    at = begins.index(mention.quantity.begin)
    return Share(f"占{match['of']}{told[at]}%", Decimal(told[at]), whole=match["of"], siblings=at)


def _parts_in_front(text: str) -> list[Quantity]:
    """The numbers of a text that are no total of those in front of them."""
    found = list(quantities(text))
    ends = [0, *(each.end for each in found)]
    return [
        each
        for end, each in zip(ends, found, strict=False)
        if not has(COUNTING.totalling, text[max(end, each.begin - 6) : each.begin])
    ]


def _behind(mention: Mention, text: str) -> Share | None:
    told = text.removeprefix(mention.after)  # 5个村建有电子屏，占比62.5%
    match = re.match(_BEHIND, told if told[1:2] == "占" else text)
    if match and not has(_MOVES, match["whole"]) and ("占" in match["lead"] or has(_DIGITS, match["whole"])):
        return _read(match, match["lead"], match["whole"])
    rate = re.match(_RATE, told) if "率" in text and has("%％", text) else None
    if rate:
        return _rate(mention, rate)
    bare = re.match(_IN_BRACKET, text) if text[:1] in "（(" else re.match(_BARE, text)
    return _read(bare) if bare and not mention.before.endswith(_MOVES) else None


def _rate(mention: Mention, match: re.Match[str]) -> Share | None:
    """办结47件，办结率为94%: a rate of what the number counts."""
    named, deed = mention.before[-8:] + mention.after, match["rate"][-2:]
    if not has((deed, deed[::-1], _SAME_DEED.get(deed, deed)), named) or (  # 收回186份，回收率93%
        match["rate"].endswith("完成") and "已完成" not in mention.before
    ):
        return None
    if has(_TOO_LATE, named) and not has(_TOO_LATE, match["rate"]):
        return None  # 逾期答复0件，按期答复率100%
    return Share(match["words"], Decimal(match["percent"]), match["rate"])


def _in_front(mention: Mention) -> Share | None:
    """自然人申请占84.9%，共30件 · 其中近半数（32件）."""
    lead = mention.lead[-_REACH:]
    shown = mention.shown() + mention.quantity.unit
    match = re.search(_AHEAD, lead) if "占" in lead else None
    if match:
        return Share(match[0] + shown, Decimal(match["percent"]), in_front=True)
    some = re.search(_AHEAD_OF_SOME, lead) if lead[-1:] in ("（", "(") else None
    share = _read(some) if some else None
    return share and share._replace(words=f"{share.words}（{shown}）", in_front=True)


def _read(match: re.Match[str], lead: str = "", whole: str = "") -> Share | None:
    percent = _percent(match)
    if percent is None:
        return None
    within = (
        None
        if match["percent"]
        else min(_HALF_A_TENTH, percent / 8)
        if match["parts"]
        else min(_HALF_A_TENTH, percent / 5)
    )
    return Share(match["words"], percent, within=within, roughly=_roughly(match, lead), whole=whole)


def _percent(match: re.Match[str]) -> Decimal | None:
    if match["percent"]:
        return Decimal(match["percent"])
    if match["parts"]:
        parts, count = parse_chinese(match["parts"]), parse_chinese(match["count"])
        return Decimal(100 * count) / parts if parts and count else None
    tenths = parse_chinese(match["tenths"] or "五") or 0
    return Decimal(tenths * 10 + (5 if match["half"] else 0))


def _roughly(match: re.Match[str], lead: str) -> Roughly:
    """Whether more or less is meant: 超过七成, 近半数, 约三成, 六成以上, 不足全部47件的六成."""
    said, over = lead.removesuffix("占") + (match["rough"] or ""), match["over"] or ""
    if has(_NEAR_WORDS, said):
        return "near" if "近" in said else "under"
    if has(_OVER_WORDS, said) or over in ("以上", "多", "强"):
        return "over"
    return "about" if "约" in said or over == "左右" else ""
