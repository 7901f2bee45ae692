"""What is told of each and what it makes in all: 四个片区各设查阅点2处，共10处 · 《条例》、保密法各学习一次，共学习3次."""

from collections.abc import Iterator
from decimal import Decimal

from gipgen.named_tuple import NamedTuple
from gipgen.prose.quantities import quantities
from gipgen.rules.support.mentions import JOINERS, STRONG, Mention, pieces
from gipgen.rules.support.reading import has
from gipgen.vocabulary.words import COUNTING

_EACH, _EVERY = "各", "每"
_NOT_EACH = COUNTING.every_one
_TOTAL = ("全年", *COUNTING.totalling)
_BARE_TOTAL = 14  # characters in front of 各 that still name one of several
_LIMITS = COUNTING.limits


class Each(NamedTuple):
    """A number told of each of several, and a total that it does not make."""

    mention: Mention
    total: Mention
    of: int  # so many
    more: Decimal  # other numbers that belong to the total

    @property
    def added(self) -> Decimal:
        return self.of * self.mention.quantity.value + self.more


def each_of(found: list[Mention]) -> Iterator[Each]:
    """What a sentence tells of each of several, where its total is another one."""
    for index, mention in enumerate(found):
        count = _count(found, index)
        total = _total(found, index) if count > 1 and not mention.quantity.vague else None
        if total is None or total.quantity.vague or _tells_more(found, mention, total):
            continue
        every = [Each(mention, total, count, more) for more in _others(found, mention, total)]
        if all(each.added != total.quantity.value for each in every):
            yield every[0]


def _count(found: list[Mention], index: int) -> int:
    """Of how many it is told; 0 where that is not said, or the number is no plain one of each."""
    mention = found[index]
    if has(_LIMITS, mention.before + mention.after):
        return 0
    front, each, behind = mention.before.rpartition(_EACH)
    if each and not has(_NOT_EACH, each + behind[:2]) and len(behind) <= _BARE_TOTAL:
        return _of_names(mention, front, found[:index])
    return _of_units(mention, found[:index])


def _of_units(mention: Mention, before: list[Mention]) -> int:
    """3期培训班，每期2天."""
    unit = next((unit for unit in COUNTING.units if mention.before == _EVERY + unit), "")
    counted = [other for other in before if unit and other.quantity.unit == unit and not other.quantity.vague]
    return int(counted[0].quantity.value) if len(counted) == 1 else 0


def _of_names(mention: Mention, front: str, before: list[Mention]) -> int:
    """东、西、南、北四个片区各, 3个乡镇各, 甲、乙和丙各."""
    told = list(quantities(front))
    if told:
        return int(told[-1].value) if not told[-1].vague else 0
    clause = pieces(mention.lead, STRONG)[-1].rpartition(_EACH)[0]
    if before and _is_right_behind(before[-1], mention):
        return int(before[-1].quantity.value)
    for joiner in JOINERS:
        clause = clause.replace(joiner, "、")
    names = clause.split("、")
    return len(names) if len(names) > 1 and all(names) and "等" not in clause else 0


def _is_right_behind(before: Mention, mention: Mention) -> bool:
    """四个片区各2处: the number that stands in the same clause, with no stop between."""
    sentence = mention.sentence
    gap = sentence.text[before.quantity.end - sentence.begin : mention.quantity.begin - sentence.begin]
    return not has(STRONG + "、", gap)


def _total(found: list[Mention], index: int) -> Mention | None:
    """The number behind it that says what it comes to in all."""
    unit = found[index].quantity.kind
    behind = [each for each in found[index + 1 :] if each.quantity.kind == unit]
    return next((each for each in behind if _is_of_all(found, each)), None)


def _is_of_all(found: list[Mention], total: Mention) -> bool:
    """Not what others come to in their own clause: 3名律师各1件，5名群众共9件."""
    at = found.index(total)
    of_others = at > 0 and found[at - 1].quantity.kind != total.quantity.kind and _is_right_behind(found[at - 1], total)
    return has(_TOTAL, total.before) and _EACH not in total.before and not of_others


def _tells_more(found: list[Mention], mention: Mention, total: Mention) -> bool:
    """春节前各检查一次，平时按月检查，全年检查13次: a clause between that counts as well, without a number."""
    sentence = mention.sentence
    stops = [each for each in found if mention.quantity.begin <= each.quantity.begin < total.quantity.begin]
    ends = [*(each.quantity.begin for each in stops[1:]), total.quantity.begin]
    gaps = (
        sentence.text[each.quantity.end - sentence.begin : end - sentence.begin]
        for each, end in zip(stops, ends, strict=True)
    )
    return any(sum(gap.count(stop) for stop in "，；,;") > 1 for gap in gaps)


def _others(found: list[Mention], mention: Mention, total: Mention) -> list[Decimal]:
    """What else may belong to the total: what stands between, and what stands in front."""
    alike = [each for each in found if each.quantity.kind == total.quantity.kind and each not in (mention, total)]
    between = [each for each in alike if mention.quantity.begin < each.quantity.begin < total.quantity.begin]
    front = [each for each in alike if each.quantity.begin < mention.quantity.begin]
    values = [sum((each.quantity.value for each in some), Decimal(0)) for some in (between, [*front, *between])]
    return list(dict.fromkeys(values))
