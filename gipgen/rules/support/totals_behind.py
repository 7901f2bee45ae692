"""Whether a number behind others is their total: 合计7条, 两项相加为7条, 全年累计公开290条."""

import re
from decimal import Decimal

from gipgen.rules.support.mentions import Mention
from gipgen.rules.support.nesting import Placed
from gipgen.vocabulary.words import COUNTING

_ALL_OF_THEM = (
    "^(?:全[^，。；]{1,2}|本年度?|以上|上述)(?=合计|共计|总计)|^(?:以上|上述)?[两三四五六七八九]?(?:项|者|类|个渠道)?相加"
    "|^(?:以上|上述)?[两三四五六七八九](?:项|者|类|个渠道|个平台|方面)(?=合计|共计|总计|$)"
    "|^全[^，。；]{1,2}$"  # 全镇合计
)
_NUMERALS = "二三四五六七八九"
_SO_MANY = f"([{_NUMERALS}])(?:大?类|者|方面|级)[^，。；]{{0,6}}?(?:合计|共计|总计|累计|共)"
_OF_KINDS = ("项", "个", "种")
_ALL_ABOVE = ("", *COUNTING.all_above)
_SUM_OF_DEEDS = (
    "(?:全年|本年度?|年内|第?[一二三四]季度|[上下]半年|以上|上述|各?平台|各?渠道|各?类|全部)*(?:合计|共计|总计|累计|共)"
    rf"(?:{'|'.join((*COUNTING.exact_deeds, *COUNTING.taking_part))})?(?:了)?(?:政府|各类)?(?:信息)?"
)
_DEED = 4  # characters: 合计采用, 合计编发简报
_LARGE = 50  # what is hardly so close to a sum by chance
_SUMS = ("合计", "共计", "总计")


def names_how_many(total: Mention) -> bool:
    """三类问题合计7个: the words of the total itself say of how many."""
    return total.before[:1] in set(_NUMERALS) and re.match(_SO_MANY, total.before) is not None


def how_many(total: Mention, kinds: Mention, in_front: list[Placed]) -> int:
    """Of how many numbers in front a total says to be the sum: 三个专栏总更新7条, 三类问题合计7个; 0 where it does not say."""
    alike = [each for each in in_front if each.mention.quantity.kind == total.quantity.kind]
    if names_how_many(total):
        count = _NUMERALS.index(total.before[0]) + 2
    elif kinds.quantity.kind in _OF_KINDS and kinds.noun in _ALL_ABOVE and not kinds.quantity.vague:
        count = int(kinds.quantity.value)
    else:
        return 0
    return count if 1 < count <= len(alike) else 0


def was_to_be_the_sum(total: Mention, lacking: Decimal) -> bool:
    """网站97条，公众号183条，全年累计公开290条: called nothing of its own, and a slip in adding up away from its parts."""
    stated, off = total.quantity.value, abs(lacking)
    deed = next((total.before.removeprefix(word) for word in _SUMS if total.before.startswith(word)), None)
    if deed is not None and len(deed) <= _DEED and 0 < off <= stated / 10:
        return True
    if stated < _LARGE or not 0 < off <= stated / 10 or re.fullmatch(_SUM_OF_DEEDS, total.before) is None:
        return False
    return f"{off:f}".strip("0").isdecimal() and len(f"{off:f}".strip("0")) == 1  # 10, 200: one figure of the sum


def is_of_the_last(total: Mention, last: Mention) -> bool:
    """12个科室、5个直属单位共18个: what stands in front of the total is the noun of the last part."""
    return total.before == last.after and total.before.endswith(("共", *_SUMS))


def is_bare_sum(noun: str) -> bool:
    """Whether a total behind its parts is called nothing of its own: 合计, 两项相加, 合计公开."""
    words = re.sub(_ALL_OF_THEM, "", noun)
    return words == "" or (
        words.startswith(_SUMS)
        and words.removeprefix("合计").removeprefix("共计").removeprefix("总计") in COUNTING.summed_deeds
    )
