"""Whether a number behind others is their total: 合计7条, 两项相加为7条, 全年累计公开290条."""

import re
from decimal import Decimal

from gipgen.rules.support.mentions import Mention
from gipgen.rules.support.nesting import Placed
from gipgen.vocabulary.words import COUNTING

_ALL_OF_THEM = (
    "^(?:全年|本年度?|以上|上述)(?=合计|共计|总计)|^(?:以上|上述)?[两三四五六七八九]?(?:项|者|类|个渠道)?相加"
    "|^(?:以上|上述)?[两三四五六七八九](?:项|者|类|个渠道|个平台|方面)(?=合计|共计|总计|$)"
)
_OF_SO_MANY = "(?:平台|渠道|类|方面|部分)?(?:合计|共计|总计|累计|总数|总量|相加|共)"
_SUM_OF_DEEDS = (
    "(?:全年|本年度?|年内|第?[一二三四]季度|[上下]半年|以上|上述|各?平台|各?渠道|各?类|全部)*(?:合计|共计|总计|累计|共)"
    rf"(?:{'|'.join((*COUNTING.exact_deeds, *COUNTING.taking_part))})?(?:了)?(?:政府|各类)?(?:信息)?"
)
_LARGE = 50  # what is hardly so close to a sum by chance
_SUMS = ("合计", "共计", "总计")


def sums_up(total: Mention, kinds: Mention, in_front: list[Placed]) -> bool:
    """甲3条、乙4条，两项相加为7条; 三个专栏总更新7条, behind three numbers."""
    if re.match(_OF_SO_MANY, total.before):
        return True
    alike = [each for each in in_front if each.mention.quantity.kind == total.quantity.kind]
    return len(alike) == kinds.quantity.value


def was_to_be_the_sum(total: Mention, lacking: Decimal) -> bool:
    """网站97条，公众号183条，全年累计公开290条: called nothing of its own, and a slip in adding up away from its parts."""
    stated, off = total.quantity.value, abs(lacking)
    if stated < _LARGE or not 0 < off <= stated / 10 or re.fullmatch(_SUM_OF_DEEDS, total.before) is None:
        return False
    return f"{off:f}".strip("0").isdecimal() and len(f"{off:f}".strip("0")) == 1  # 10, 200: one figure of the sum


def is_bare_sum(noun: str) -> bool:
    """Whether a total behind its parts is called nothing of its own: 合计, 两项相加, 合计公开."""
    words = re.sub(_ALL_OF_THEM, "", noun)
    return words == "" or (
        words.startswith(_SUMS)
        and words.removeprefix("合计").removeprefix("共计").removeprefix("总计") in COUNTING.summed_deeds
    )
