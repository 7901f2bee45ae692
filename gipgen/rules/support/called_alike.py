"""Parts of a total by what they are called: classes that are all there is, opposites, ways, kinds of one thing."""

import re
from decimal import Decimal

from gipgen.rules.support.list_ends import has_the_rest
from gipgen.rules.support.mentions import Mention
from gipgen.rules.support.reading import has
from gipgen.vocabulary.words import COUNTING

_STILL_LEFT = ("还有", "尚有", "仍有")
_DONE = COUNTING.done
_UNDER_WAY = COUNTING.under_way
_NEARLY, _MANY_OF_THEM = Decimal(3), Decimal(20)
_HEAD = 2  # characters that tell what a thing is
_EACH = ("均", "每")
_QUARTERS = len(COUNTING.quarters)
_CLASSES = COUNTING.classes
_CHANGES = (*COUNTING.gained, *COUNTING.lost, *COUNTING.stands_at)
_OPPOSITES = COUNTING.opposites
_OUTCOMES = tuple((pair[:2], pair[2:]) for pair in COUNTING.opposite_outcomes)
_DENIALS = ("不", "未")
_FIRST, _ORDER, _TIMES = frozenset("一首"), "二三四五六七八九十", frozenset("批期轮场组")
_NUMERALS = "一二三四"
_OF_QUARTERS = f"(?P<first>前|一(?:季度)?[至到、和])?第?(?P<last>[{_NUMERALS}])个?季度"
_MONTHS = r"(\d{1,2})月?(?:份)?(?:至|到|[-—－–~～]+)(\d{1,2})月"


def are_all(parts: list[Mention]) -> bool:
    """Whether numbers that nothing announces are all there is, by what they are called."""
    made_up = any(part.after.startswith(("组成", "构成")) for part in parts[-1:])
    made_up = made_up or (len(parts) > 2 and all(part.before.endswith("占") for part in parts))
    return made_up or are_classes(parts) or _are_opposites(parts) or are_of_the_year(parts) or _are_in_a_row(parts)


def _are_in_a_row(parts: list[Mention]) -> bool:
    """一批次7人，二批次6人，三批次4人; 首批140人次，第二批110人次."""
    words = [part.before.removeprefix("其中").removeprefix("：").removeprefix("第") for part in parts]
    if not 1 < len(parts) <= len(_ORDER) or words[0][:1] not in _FIRST or words[0][1:2] not in _TIMES:
        return False
    return all(word[:1] == sign for word, sign in zip(words[1:], _ORDER, strict=False))


def are_complete(total: Mention, parts: list[Mention]) -> bool:
    """Whether parts that nothing announces are all there is, by what they and their total are called."""
    ways = not total.before.endswith(COUNTING.ways) and are_ways(total, parts)
    return ways or are_named(total, parts) or are_all(parts) or are_singles(total, parts)


def are_of_the_year(parts: list[Mention]) -> bool:
    """一季度8次，二季度9次，三季度10次，四季度12次; 上半年2次，下半年3次: together the year."""
    if len(parts) == _QUARTERS and "季度" in parts[0].before and has(COUNTING.in_order, parts[0].before):
        return True  # 一季度到四季度依次为45条、52条、49条、61条
    if any(has(_EACH, part.before) for part in parts):
        return False
    months: list[int] = []
    for part in parts:
        months += _months(part.before)
    return len(parts) > 1 and months == list(range(1, 13))


def _months(words: str) -> range:
    """The months that words tell: 上半年, 前三季度, 第四季度, 1至6月; none, where they tell no part of a year."""
    if "季度" in words:
        match = re.search(_OF_QUARTERS, words)
        last = _NUMERALS.index(match["last"]) + 1 if match else 0
        first = last if match is None or match["first"] is None else 1
        return range(3 * first - 2, 3 * last + 1) if match else range(0)
    if "半年" in words:
        return range(1, 7) if "上半年" in words else range(7, 13) if "下半年" in words else range(0)
    match = re.search(_MONTHS, words) if "月" in words else None
    return range(int(match[1]), int(match[2]) + 1) if match else range(0)


def are_named(total: Mention, parts: list[Mention]) -> bool:
    """Whether the total is called what its parts are: 人大代表建议、政协提案共37件，其中人大代表建议19件、政协提案17件."""
    nouns = [part.noun.removeprefix("其中").lstrip("：，") for part in parts]
    if _are_said_in(total.run + total.after, nouns, tail=nouns[0][-_HEAD:] if are_of_one_kind(parts) else ""):
        return True
    heads = [noun[-_HEAD:] for noun in nouns]  # 建议提案60件，人大代表建议31件，政协委员提案27件
    apart = len(set(heads)) == len(heads) > 1 and all(len(head) == _HEAD for head in heads)
    return apart and any(joiner.join(heads) in total.noun for joiner in ("", "和", "、"))


def _are_said_in(said: str, nouns: list[str], *, tail: str) -> bool:
    """县政府及县政府办公室发文94件，县政府文件41件，县政府办公室文件53件: each, without what all of them end with."""
    names = [noun.removesuffix(tail) for noun in nouns]
    return has(COUNTING.joiners, said) and all(len(name) > 1 and name in said for name in names)


def _are_opposites(parts: list[Mention]) -> bool:
    """合格47个，不合格6个."""
    if len(parts) != 2:
        return False
    first, second = (part.noun.removeprefix("其中").lstrip("：，") for part in parts)
    if len(first) < 2:
        return False
    if _differ_in_one_sign(first, second):
        return True
    left = (first[:1] == "已" or first.endswith(_DONE)) and (
        parts[1].before.startswith(_STILL_LEFT) or has(_UNDER_WAY, parts[1].before)
    )  # 已完成40项，还有8项正在推进
    return left or _denies(first, second) or any(one in first and other in second for one, other in _OUTCOMES)


def _denies(first: str, second: str) -> bool:
    """对方同意公开4次，不同意2次."""
    denied = second.removesuffix("的")
    return denied[:1] in _DENIALS and len(denied) > 2 and denied[1:] in first


def _differ_in_one_sign(first: str, second: str) -> bool:
    """线上培训2期、线下培训4期."""
    odd = [one + other for one, other in zip(first, second, strict=False) if one != other]
    return len(first) == len(second) and len(odd) == 1 and (odd[0] in _OPPOSITES or odd[0][::-1] in _OPPOSITES)


def are_ways(total: Mention, parts: list[Mention]) -> bool:
    """网上提交70件、信函30件、当面递交12件: who tells three ways, and most of the total with them, tells all of them."""
    most = sum(part.quantity.value for part in parts) * 5 > total.quantity.value * 4
    return len(parts) > 2 and most and all(has(COUNTING.ways, part.before) for part in parts)


def are_kinds(total: Mention, parts: list[Mention]) -> bool:
    """共开设专栏12个，新增专栏4个、保留专栏9个."""
    thing = total.noun[-2:]
    return len(thing) == 2 and all(part.noun.endswith(thing) for part in parts)


def are_most(total: Mention, parts: list[Mention]) -> bool:
    return sum(part.quantity.value for part in parts) * 10 > total.quantity.value * 9


def are_singles(total: Mention, parts: list[Mention]) -> bool:
    """账号4个，微信1个、微博1个、抖音1个: who counts one by one names all of a few."""
    is_near = len(parts) > 2 and abs(total.quantity.value - len(parts)) <= 1
    return is_near and all(part.quantity.value == 1 for part in parts)


def are_summed_kinds(total: Mention, parts: list[Mention]) -> bool:
    """网上咨询73件、电话咨询118件，咨询总量191件: the total is called what all parts are."""
    noun, deed = total.noun, parts[-1].noun[-_HEAD:]
    if (
        has(COUNTING.every_one, total.before)
        and len(deed) == _HEAD
        and all(deed in each.before for each in (total, *parts))
    ):
        off = total.quantity.value - sum(part.quantity.value for part in parts)
        return abs(off) * 10 <= total.quantity.value  # 在省级媒体刊发14篇、在中央媒体刊发3篇，累计在各级媒体刊发17篇
    if noun.startswith(COUNTING.every_one):  # 各级栏目总数
        noun = noun[_HEAD:]
    return len(noun) > 1 and all(part.noun.endswith(noun) for part in parts)


def are_of_one_kind(parts: list[Mention]) -> bool:
    """局发文15件、联合发文7件: called the same, but for what tells the one from the other."""
    nouns = [part.noun for part in parts]
    return len({noun[-_HEAD:] for noun in nouns}) == 1 and all(len(noun) > _HEAD for noun in nouns)


def are_of_them(total: Mention, parts: list[Mention]) -> bool:
    """在32条动态中，部门20条、其他12条; more than all: 21次会议中，有26次; 19件文件中，市里印发的11件，我局印发的9件."""
    values, whole = [part.quantity.value for part in parts], total.quantity.value
    is_more = values[:1] > [whole] or (0 < (sum(values) - whole) * 10 <= whole and are_of_one_kind(parts))
    return total.after.endswith("中") and (has_the_rest(parts) or is_more)


def are_classes(parts: list[Mention]) -> bool:
    """公文266件，其中主动公开112件、依申请公开36件、不予公开118件; 不公开 says the same in short."""
    nouns = [part.noun for part in parts]
    return all(any(word in noun or word.replace("予", "") in noun for noun in nouns) for word in _CLASSES)


def nearly_add_up(total: Mention, parts: list[Mention], *, listed: bool) -> bool:
    """培训70人次，机关48人次，基层24人次: parts in a word each, without a deed, whose sum is hardly another number."""
    off = abs(total.quantity.value - sum(part.quantity.value for part in parts))
    little = total.quantity.value / 25
    least = _MANY_OF_THEM
    if len(parts) > 2 and _are_mere_names(parts):
        little, least = max(min(_NEARLY, total.quantity.value / 5), total.quantity.value / 10), least / 2
    elif not listed:
        little = min(_NEARLY, little)
    is_near = 0 < off <= little and total.quantity.value >= least
    return is_near and not any(_does_otherwise(part, total) or not part.noun or len(part.noun) > 6 for part in parts)


def _are_mere_names(parts: list[Mention]) -> bool:
    """机构概况5条，工作动态38条，民生政策21条。 Names without a deed, up to the end of the sentence."""
    last = parts[-1]
    rest = last.sentence.text[last.quantity.end - last.sentence.begin :]
    return not rest.strip("）)。！；; \n") and not any(has(COUNTING.own_deeds, part.before) for part in parts)


def _does_otherwise(part: Mention, total: Mention) -> bool:
    """Whether a part tells a deed that is not the total's own: 发布425条，网站发布268条、公众号发布157条 has one."""
    if part.before.endswith(_CHANGES):
        return True
    return any(deed in part.before and deed not in total.before for deed in COUNTING.own_deeds)
