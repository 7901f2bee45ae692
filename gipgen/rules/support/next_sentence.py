"""Parts and totals of two sentences: 公开信息67条。其中甲22条、乙45条, and 甲3条，乙4条。以上共计7条."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gipgen.rules.support.called_alike import are_complete, nearly_add_up
from gipgen.rules.support.list_ends import gather, has_the_rest
from gipgen.rules.support.listings import MAX_GAP, Listing
from gipgen.rules.support.mentions import Mention
from gipgen.rules.support.nesting import levels
from gipgen.rules.support.reading import has
from gipgen.vocabulary.numerals import ORDINALS, parse_chinese
from gipgen.vocabulary.words import COUNTING

_GOES_ON = "(?:按照?|从)[^，。；]{1,10}(?:分|看|划分|分类)[，：]"
_BEGINS_AMONG = frozenset("在这上以")
_AMONG = "(?:在)?(?:这些|上述|以上)[^，。；]{0,8}中"
_SUMS_UP = (
    rf"(?:{'|'.join(COUNTING.summing_up)}|(?P<count>[两三四五六七八九])(?:个|类|种|项|者|大|方面|渠道)[^，。；]{{0,6}}?"
    rf"(?:{'|'.join(COUNTING.totalling)}))"
)
_MOST_SENTENCES = 20  # that go on about one total
_BUILD, _NEARLY = 2, Decimal(3)  # characters that sentences begin with; how far off a sum may be
_FIRST = {word[0] for word in COUNTING.summing_up} | set("两三四五六七八九")
_OPENERS_OF_SOME = ("其中", "主要")
MAX_LEAD_OF_SUM = 30  # characters in front of a sum of the sentence before


def following(previous: list[Mention], found: list[Mention], year: int | None) -> list[Listing]:
    """公开信息67条。其中甲22条、乙45条: only where the sentence before has a single number that they can be parts of."""
    if len(found) < 2 or not previous:
        return []
    total = _single_total(previous, found[0], year)
    if total is None:
        return []
    parts, closed = gather(levels(found)[0], total, total.quantity.kind, inside=False)
    text = found[0].sentence.plain
    if len(parts) < 2:
        return []
    if not _goes_on(text):
        return [Listing(total, parts, whole=True)] if closed and _are_its_parts(total, parts) else []
    whole = has_the_rest(parts) or (_is_divided(text) and "主要" not in text and not parts[-1].after.startswith("等"))
    return [Listing(total, parts, closed and whole)]


def _are_its_parts(total: Mention, parts: list[Mention]) -> bool:
    """答复建议和提案29件。人大建议17件，政协提案10件: by what they are called, for nothing says so."""
    if any(part.quantity.value > total.quantity.value for part in parts):
        return False  # 纠正1件。一季度收到12件，二季度15件: of something else
    return len(parts) > 1 and (are_complete(total, parts) or nearly_add_up(total, parts, listed=len(parts) > 2))


def one_by_one(groups: list[list[Mention]]) -> Iterator[Listing]:
    """公开信息143条。通过网站公开98条。通过公众号公开31条: parts in a sentence each, all of one build."""
    for index, found in enumerate(groups[:-2]):
        if len(found) != 1 or not found[0].before or _is_item(found[0]):
            continue
        parts = _of_one_build(found[0], groups[index + 1 : index + 1 + _MOST_SENTENCES])
        listing = Listing(found[0], parts, whole=True)
        most = max(_NEARLY, found[0].quantity.value / 10)
        if len(parts) > 1 and abs(listing.lacking) <= most:
            yield listing


def _is_item(mention: Mention) -> bool:
    """Whether a sentence is one of a series (二是公开……7条): those that follow are beside it."""
    return mention.sentence.plain[:1] in ORDINALS and mention.sentence.plain[1:2] == "是"


def _of_one_build(total: Mention, behind: list[list[Mention]]) -> list[Mention]:
    """The numbers of the sentences behind, as long as each has one of the same unit, and begins like the others."""
    parts: list[Mention] = []
    for found in behind:
        part = found[0]
        other = len(found) != 1 or not part.before or part.quantity.kind != total.quantity.kind
        if other or part.sentence.passage != total.sentence.passage or _begin_alike(total, part):
            break
        if parts and not _are_of_one_build(parts[0], part):
            break
        parts.append(part)
    return parts


def _are_of_one_build(one: Mention, other: Mention) -> bool:
    """Whether two sentences begin alike, or come to their number with the same words: 网站公开57条。微信公开38条。"""
    return _begin_alike(one, other) or one.before[-_BUILD:] == other.before[-_BUILD:]


def _begin_alike(one: Mention, other: Mention) -> bool:
    return one.sentence.plain[:_BUILD] == other.sentence.plain[:_BUILD]


def summed_up(previous: list[Mention], found: list[Mention]) -> list[Listing]:
    """网站公开23条，公众号公开25条。以上共计48条: a total of all that the sentence before has counted."""
    total = _sum_at_the_beginning(found) if previous else None
    if total is None or previous[0].sentence.passage != total.sentence.passage:
        return []
    numbers = [each.mention for each in levels(previous)[0] if each.mention.quantity.kind == total.quantity.kind]
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
    unit, sentence = first.quantity.kind, first.sentence
    totals = [mention for mention in previous if mention.quantity.kind == unit and not mention.earlier(year)]
    gap = sentence.text[: first.quantity.begin - sentence.begin]
    if len(totals) != 1 or previous[0].sentence.passage != sentence.passage or len(gap) > MAX_GAP:
        return None
    return totals[0] if totals[0].before else None
