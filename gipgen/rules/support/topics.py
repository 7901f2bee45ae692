"""What is said once of several numbers, in front of them or behind the last: 结果纠正的，复议有6件，诉讼有2件 · 纠错8件，其中复议6件 · 1件复议、1件诉讼未审结."""

from gipgen.prose.quantities import quantities
from gipgen.rules.support.mentions import STRONG, Mention, pieces
from gipgen.rules.support.reading import has
from gipgen.vocabulary.words import COUNTING

_AMONG = "其中"


def sets_out(lead: str) -> str:
    """The last clause in front of a number that has none itself, if it ends in 的; without that."""
    if "的，" not in lead:
        return ""
    bare = [each for each in pieces(lead, STRONG)[:-1] if not any(map(str.isdecimal, each))]
    return bare[-1][:-1] if bare and bare[-1].endswith("的") else ""


def divided(lead: str) -> str:
    """The clause whose number 其中 divides: 纠错8件，其中复议6件、诉讼2件."""
    front, among, behind = lead.rpartition(_AMONG)
    return pieces(front.rstrip(STRONG), STRONG)[-1] if among and "；" not in behind else ""


def said_of_several(mention: Mention) -> str:
    """What stands behind the last of several numbers in one breath; empty where there is only one."""
    tail = pieces(mention.sentence.text[mention.quantity.end - mention.sentence.begin :], STRONG)[0]
    others = list(quantities(tail)) if has(COUNTING.joiners, tail) else []
    return "".join(tail[others[-1].end :].split()) if others else ""
