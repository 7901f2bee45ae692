"""Parts and totals of two sentences: 公开信息67条。其中甲22条、乙45条, and 甲3条，乙4条。以上共计7条."""

import re

from gipgen.rules.support.list_ends import gather, has_the_rest
from gipgen.rules.support.listings import MAX_GAP, Listing
from gipgen.rules.support.mentions import Mention
from gipgen.rules.support.nesting import levels
from gipgen.rules.support.reading import has
from gipgen.vocabulary.numerals import parse_chinese
from gipgen.vocabulary.words import COUNTING

_GOES_ON = "(?:按照?|从)[^，。；]{1,10}(?:分|看|划分|分类)[，：]"
_BEGINS_AMONG = frozenset("在这上以")
_AMONG = "(?:在)?(?:这些|上述|以上)[^，。；]{0,8}中"
_SUMS_UP = (
    rf"(?:{'|'.join(COUNTING.summing_up)}|(?P<count>[两三四五六七八九])(?:个|类|种|项|者|大|方面|渠道)[^，。；]{{0,6}}?"
    rf"(?:{'|'.join(COUNTING.totalling)}))"
)
_FIRST = {word[0] for word in COUNTING.summing_up} | set("两三四五六七八九")
_OPENERS_OF_SOME = ("其中", "主要")
MAX_LEAD_OF_SUM = 30  # characters in front of a sum of the sentence before


def following(previous: list[Mention], found: list[Mention], year: int | None) -> list[Listing]:
    """公开信息67条。其中甲22条、乙45条: only where the sentence before has a single number that they can be parts of."""
    if len(found) < 2 or not previous or not _goes_on(found[0].sentence.plain):
        return []
    total = _single_total(previous, found[0], year)
    if total is None:
        return []
    parts, closed = gather(levels(found)[0], total, total.quantity.unit, inside=False)
    text = found[0].sentence.plain
    whole = has_the_rest(parts) or (_is_divided(text) and "主要" not in text and not parts[-1].after.startswith("等"))
    return [Listing(total, parts, closed and whole)] if len(parts) > 1 else []


def summed_up(previous: list[Mention], found: list[Mention]) -> list[Listing]:
    """网站公开23条，公众号公开25条。以上共计48条: a total of all that the sentence before has counted."""
    total = _sum_at_the_beginning(found) if previous else None
    if total is None or previous[0].sentence.passage != total.sentence.passage:
        return []
    numbers = [each.mention for each in levels(previous)[0] if each.mention.quantity.unit == total.quantity.unit]
    return [Listing(total, numbers, whole=True)] if len(numbers) > 1 and _are_summed(numbers, total) else []


def _are_summed(numbers: list[Mention], total: Mention) -> bool:
    """Whether the numbers of one sentence are as many as the next one says it sums up, and not some of a larger one."""
    match = _opening(total)
    counted = parse_chinese(match["count"]) if match and match["count"] else len(numbers)
    is_list = all(each.noun for each in numbers) and counted == len(numbers)
    return is_list and not has(_OPENERS_OF_SOME, numbers[0].sentence.plain)


def _sum_at_the_beginning(found: list[Mention]) -> Mention | None:
    """The number that a sentence begins to sum up with; 两个平台 is none, though it counts as well."""
    total = next((each for each in found if each.lead), None)
    if total is None or len(total.lead) > MAX_LEAD_OF_SUM or "，" in total.lead:
        return None
    return total if _opening(total) else None


def _opening(total: Mention) -> re.Match[str] | None:
    text = total.sentence.plain
    return re.match(_SUMS_UP, text) if text[:1] in _FIRST else None  # of most the pattern need not be compiled


def _goes_on(text: str) -> bool:
    """Whether a sentence is about the parts of what the one before it counted."""
    return (
        text.startswith(("其中", "包括", *COUNTING.setting_out))
        or (text[:1] in _BEGINS_AMONG and re.match(_AMONG, text) is not None)
        or _is_divided(text)
    )


def _is_divided(text: str) -> bool:
    """Whether a sentence sets out to divide what was counted: 按内容分, 从申请人看."""
    return text.startswith(COUNTING.setting_out) or (text[:1] in "按从" and re.match(_GOES_ON, text) is not None)


def _single_total(previous: list[Mention], first: Mention, year: int | None) -> Mention | None:
    """The one number of a sentence that the next may go on about with its ``first``, close to its beginning."""
    unit, sentence = first.quantity.unit, first.sentence
    totals = [mention for mention in previous if mention.quantity.unit == unit and not mention.earlier(year)]
    gap = sentence.text[: first.quantity.begin - sentence.begin]
    if len(totals) != 1 or previous[0].sentence.passage != sentence.passage or len(gap) > MAX_GAP:
        return None
    return totals[0] if totals[0].before else None
