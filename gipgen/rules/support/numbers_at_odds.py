"""Numbers of one sentence that arithmetic does not allow together; each function knows one way of telling them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from gipgen.findings.text import Text
from gipgen.prose.quantities import Quantity, quantities
from gipgen.rules.support.changes import step
from gipgen.rules.support.days_at_odds import days_at_odds
from gipgen.rules.support.odds import Odds
from gipgen.vocabulary.numerals import parse_chinese
from gipgen.vocabulary.odds_words import ODDS
from gipgen.vocabulary.words import COUNTING, has

OF_SO_MANY = Text(
    "请核对：“{words}”，而 {part} ÷ {whole} = {right}%。", "please check: '{words}', but {part} ÷ {whole} = {right}%"
)
NO_COUNT_GIVES = Text(
    "请核对：“{words}”，{whole} 个里不论有几个，都得不出 {percent}%。",
    "please check: '{words}': no count out of {whole} makes {percent}%",
)
TOGETHER = Text(
    "请核对：“{words}”，几项占比相加是 {right}%，超过 100%。",
    "please check: '{words}': these shares come to {right}%, more than 100%",
)
CONVERTED = Text("请核对：“{words}”，{typed}万元是 {right} 元。", "please check: '{words}': {typed}万元 are {right}元")
RANKED = Text(
    "请核对：“{words}”写的是“{way}”，而第 {last} 名在第 {first} 名{side}。",
    "please check: '{words}': the place went the other way",
)
MEAN = Text(
    "请核对：“{words}”，{lower} {least} 比{upper} {most} 还大。",
    "please check: '{words}': {lower} {least} is more than {upper} {most}",
)
MORE_THAN_BEFORE = Text(
    "请核对：“{words}”，{later} {part} 比{earlier} {whole} 还多。",
    "please check: '{words}': {later} {part} is more than {earlier} {whole}",
)
POINTS = Text(
    "请核对：“{words}”，{then}% 与 {now}% 相差 {right} 个百分点，不是 {stated} 个。",
    "please check: '{words}': {then}% and {now}% differ by {right} points, not {stated}",
)
OUTSIDE = Text(
    "请核对：“{words}”，平均 {mean}% 不在 {least}% 与 {most}% 之间。",
    "please check: '{words}': the mean of {mean}% is not between {least}% and {most}%",
)
NOT_THE_MOST = Text(
    "请核对：“{words}”，列出的数里{degree}的是{right}。", "please check: '{words}': of those listed it is {right}"
)
_NUMERALS = "一二三四五六七八九"
_PERCENT = r"\d{1,3}(?:\.\d{1,2})?"
_UNIT = f"(?:{'|'.join(COUNTING.units)})"
_TENTHS = rf"(?P<tenths>[{_NUMERALS}])成(?P<odd>[半{_NUMERALS}])?"
_EXPLAINED = (
    rf"(?P<words>(?:(?P<percent>{_PERCENT})[%％]|(?P<rough>近|约|超|超过|逾)?{_TENTHS})[^，。；]{{0,20}}[，（(]即(?P<whole>\d{{1,6}}){_UNIT}[^，。；0-9]{{0,10}}中[^，。；0-9]{{0,8}}?"
    rf"(?P<part>\d{{1,6}}){_UNIT}?)"
)
_FEW = rf"(?P<words>(?<![\d.])(?P<whole>\d{{1,2}})(?:件|起|宗|份)[^，。；0-9]{{0,10}}中[，,]?[^，。；0-9]{{0,4}}(?:{'|'.join(ODDS.outcomes)})率[为达是]?(?P<percent>{_PERCENT})[%％])"
_ONE_SHARE = rf"[^，。；、占%％]{{1,10}}占(?:比)?[^，。；、占%％0-9{_NUMERALS}]{{0,4}}(?:{_PERCENT}[%％]|[{_NUMERALS}]成[半{_NUMERALS}]?)"
_SHARES = rf"(?P<words>{_ONE_SHARE}(?:[、，]{_ONE_SHARE}){{1,5}})(?=[，。；]|$)"
_AMOUNTS = (
    r"(?P<words>(?P<wan>\d{1,7}(?:\.\d{1,4})?)万元[，（(]?(?:折合|约合|合|即|也就是)(?P<yuan>\d{1,10}(?:\.\d{1,2})?)元)"
)
_PLACES = (
    r"(?P<words>[由从][^，。；0-9]{0,10}第?(?P<first>\d{1,3})[名位][^，。；0-9]{0,4}?"
    rf"(?P<way>{'|'.join((*ODDS.moved_up, *ODDS.moved_back))})(?:至|到|为)"
    r"[^，。；0-9]{0,6}第?(?P<last>\d{1,3})[名位])"
)
_WORKING_DAYS = "个工作日"
_SPREAD = r"(?P<kind>平均|最长|最多|最高|最短|最少|最低|最快)(?P<of>[^，。；0-9]{0,8}?)(?P<value>\d{1,6}(?:\.\d{1,2})?)(?P<unit>个工作日|[^，。；0-9]{1,2}?)(?=[，。；、]|$)"
_RANK = {"最短": 0, "最少": 0, "最低": 0, "最快": 0, "平均": 1, "最长": 2, "最多": 2, "最高": 2}
_POINTS = rf"(?P<words>(?P<then>{_PERCENT})[%％][^，。；0-9]{{0,4}}(?P<way>{'|'.join((*COUNTING.rose, *COUNTING.fell))})[至到为](?P<now>{_PERCENT})[%％][，（(][^，。；0-9]{{0,6}}?(?P<by>\d{{1,2}}(?:\.\d{{1,2}})?)个百分点)"
_RANGE = rf"(?P<words>(?P<least>{_PERCENT})[%％][至到—-](?P<most>{_PERCENT})[%％]之间[，,][^，。；0-9]{{0,6}}平均[为达约]*(?P<mean>{_PERCENT})[%％])"
_LISTED = r"(?P<name>[^，。；、：（）0-9]{2,14}?)(?P<number>\d{1,6})(?P<unit>[件条次个项篇份人])"
_BEHIND_TOTALS = ("其中", "：", "包括")
_DEGREE = r"以(?P<name>[^，。；、0-9]{2,12}?)(?:数量|的数量)?(?P<degree>最多|最少|居多)"
_LOOSE = Decimal("7.5")
_NEAR = 8  # characters
_STAGES = (ODDS.handed_out, ODDS.came_back, ODDS.were_valid)


def at_odds(text: str) -> Iterator[Odds]:
    """All that a sentence, without blanks, tells and that cannot be."""
    for way in (
        of_so_many,
        of_few,
        of_all,
        converted,
        ranked,
        spread,
        step_by_step,
        points,
        outside,
        the_most,
        days_at_odds,
    ):
        yield from way(text)


def of_so_many(text: str) -> Iterator[Odds]:
    """近八成的项目在当周公开，即46个项目中的41个 · 回复率98%，即150条留言中回复142条."""
    for match in re.finditer(_EXPLAINED, text):
        part, whole = Decimal(match["part"]), Decimal(match["whole"])
        if not whole:
            continue
        right, stated = part * 100 / whole, _percent(match)
        off = right - stated
        step = _step(match["percent"]) if match["percent"] else _LOOSE if match["rough"] else Decimal(5)
        if (
            abs(off) > step
            or (match["rough"] in ("超", "超过", "逾") and off < 0)
            or (match["rough"] == "近" and off > 1)
        ):
            values = {"part": part, "whole": whole, "right": right.quantize(Decimal("0.1"))}
            yield Odds(match["words"], OF_SO_MANY, values)


def of_few(text: str) -> Iterator[Odds]:
    """3件复议中，维持率为75%: no count out of three makes that."""
    for match in re.finditer(_FEW, text):
        whole, percent = int(match["whole"]), Decimal(match["percent"])
        step = _step(match["percent"])
        if whole and all(abs(Decimal(part * 100) / whole - percent) > step for part in range(whole + 1)):
            yield Odds(match["words"], NO_COUNT_GIVES, {"whole": whole, "percent": percent})


def of_all(text: str) -> Iterator[Odds]:
    """手机端占六成三、电脑端占四成七: together more than all."""
    for match in re.finditer(_SHARES, text):
        words = match["words"]
        if any(word in words for word in ODDS.of_other_wholes) or not _are_of_one_whole(words):
            continue
        shares = [
            Decimal(each[0]) if each[0] else Decimal(10 * _digit(each[1]) + _odd(each[2]))
            for each in re.findall(
                rf"占[^，。；、]{{0,16}}?(?:({_PERCENT})[%％]|([{_NUMERALS}])成([半{_NUMERALS}])?)", words
            )
        ]
        if sum(shares) > 100 + len(shares):
            yield Odds(words, TOGETHER, {"right": sum(shares)})


def converted(text: str) -> Iterator[Odds]:
    """2.4万元，折合240000元."""
    for match in re.finditer(_AMOUNTS, text):
        right = Decimal(match["wan"]) * 10_000
        if abs(right - Decimal(match["yuan"])) > _step(match["wan"]) * 5_000:
            yield Odds(match["words"], CONVERTED, {"typed": match["wan"], "right": f"{right.normalize():f}"})


def ranked(text: str) -> Iterator[Odds]:
    """由第9名升至第12名."""
    for match in re.finditer(_PLACES, text):
        first, last, back = int(match["first"]), int(match["last"]), match["way"] in ODDS.moved_back
        if first != last and (last > first) is not back:
            values = {"first": first, "last": last, "way": match["way"], "side": "前面" if back else "后面"}
            yield Odds(match["words"], RANKED, values)


def spread(text: str) -> Iterator[Odds]:
    """平均29个工作日，最短2天，最长18天: working days are at least as many days."""
    told = list(re.finditer(_SPREAD, text))
    for one in told:
        for other in told:
            if (
                _are_alike(one, other)
                and _RANK[one["kind"]] < _RANK[other["kind"]]
                and Decimal(one["value"]) > Decimal(other["value"])
            ):
                begin, end = min(one.start(), other.start()), max(one.end(), other.end())
                values = {"lower": one["kind"], "least": one["value"], "upper": other["kind"], "most": other["value"]}
                yield Odds(text[begin:end], MEAN, values)
                return


def _are_alike(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two are of one kind: 平均每月12条 is not of one section, of which the most is 10条."""
    of_each = one["of"].partition("每")[2].lstrip("个一")[:1] if "每" in one["of"] else ""
    is_working = one["unit"] == _WORKING_DAYS and other["unit"] in ("天", "日")
    return of_each in other["of"] and (one["unit"] == other["unit"] or is_working)


def step_by_step(text: str) -> Iterator[Odds]:
    """发放问卷200份，收回186份，有效问卷190份: of what was handed out so many came back, and of these so many were valid."""
    if not any(word in text for word in ODDS.were_valid):
        return
    told = [(*stage, each) for each in quantities(text) for stage in _stages(text, each)]
    order = [stage for stage, *_ in told]
    if order != sorted(set(order)):
        return  # some was handed out twice, or later
    for (_, earlier, before), (_, later, after) in pairwise(told):
        if after.value > before.value and after.unit == before.unit:
            values = {"later": later, "part": after.digits, "earlier": earlier, "whole": before.digits}
            yield Odds(text[text.rfind(earlier, 0, before.begin) : after.end], MORE_THAN_BEFORE, values)


def _stages(text: str, quantity: Quantity) -> Iterator[tuple[int, str]]:
    """The stages that the words right in front of a number name, each with its word."""
    front = text[max(0, quantity.begin - _NEAR) : quantity.begin]
    front = front[max(front.rfind(stop) for stop in "，。；、：") + 1 :]
    for stage, words in enumerate(_STAGES):
        word = next((word for word in words if word in front), "")
        if word:
            yield stage, word


def points(text: str) -> Iterator[Odds]:
    """由92%提升到97%，上升7个百分点."""
    for match in re.finditer(_POINTS, text):
        right = abs(Decimal(match["now"]) - Decimal(match["then"]))
        if abs(right - Decimal(match["by"])) > _step(match["by"]) / 2:
            values = {"then": match["then"], "now": match["now"], "right": right, "stated": match["by"]}
            yield Odds(match["words"], POINTS, values)


def outside(text: str) -> Iterator[Odds]:
    """在81%到95%之间，平均97%."""
    for match in re.finditer(_RANGE, text):
        least, most, mean = (Decimal(match[name]) for name in ("least", "most", "mean"))
        if not least <= mean <= most:
            yield Odds(match["words"], OUTSIDE, {"least": least, "most": most, "mean": mean})


def the_most(text: str) -> Iterator[Odds]:
    """取水类61件、涉河建设类48件、水保方案类37件，以水保方案类最多."""
    for match in re.finditer(_DEGREE, text):
        listed = _listed_last(text[: match.start()])
        own = [number for name, number in listed if name.endswith(match["name"])]
        numbers = [number for _, number in listed]
        if len(listed) < 2 or len(own) != 1:
            continue
        wanted = min(numbers) if match["degree"] == "最少" else max(numbers)
        if own[0] != wanted:
            right = next(name for name, number in listed if number == wanted)
            yield Odds(match[0], NOT_THE_MOST, {"degree": match["degree"], "right": right})


def _listed_last(text: str) -> list[tuple[str, int]]:
    """The numbers of one unit that a text ends in, each with its name; without a total in front of them."""
    found = list(re.finditer(_LISTED, text[max(text.rfind(sign) for sign in _BEHIND_TOTALS) + 1 :]))
    listed = [(each["name"], int(each["number"])) for each in found if each["unit"] == found[-1]["unit"]]
    is_total = len(listed) > 2 and listed[0][1] >= sum(number for _, number in listed[1:])
    return listed[1:] if is_total else listed


def _are_of_one_whole(words: str) -> bool:
    """Whether shares are of one whole: 自然人占91%，网上申请占82% are of who applied, and of how."""
    names = [each.partition("占")[0] for each in re.split("[、，]", words)]
    by_way = {has(COUNTING.ways, name) for name in names}
    return len(by_way) == 1 and ("，" not in words or len({name[-1:] for name in names}) == 1)


def _percent(match: re.Match[str]) -> Decimal:
    if match["percent"]:
        return Decimal(match["percent"])
    return Decimal(10 * _digit(match["tenths"]) + _odd(match["odd"]))


def _digit(numeral: str) -> int:
    return parse_chinese(numeral) or 0


def _odd(numeral: str | None) -> int:
    return 5 if numeral == "半" else _digit(numeral) if numeral else 0


def _step(typed: str) -> Decimal:
    return step(Decimal(typed))
