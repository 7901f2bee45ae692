"""A total and the numbers that are its parts: 总数，其中甲3条、乙4条 and 甲3条、乙4条，共计7条."""

from collections.abc import Iterator
from decimal import Decimal

from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.called_alike import (
    are_all,
    are_complete,
    are_kinds,
    are_of_one_kind,
    are_of_the_year,
    are_of_them,
    are_summed_kinds,
    nearly_add_up,
)
from gipgen.rules.support.list_ends import MAX_PARTS, gather, has_the_rest, is_one_of_them, is_rest
from gipgen.rules.support.list_openings import OPENERS, Opening
from gipgen.rules.support.mentions import JOINERS, Mention
from gipgen.rules.support.nesting import Placed, levels, priced
from gipgen.rules.support.reading import has
from gipgen.rules.support.totals_behind import how_many, is_bare_sum, is_of_the_last, names_how_many, was_to_be_the_sum
from gipgen.vocabulary.words import COUNTING

_EACH, _HOLDING = "各", ("含", "包括", "包含")
_PERSONS = {"人", "人次"}
_NO_PARTS = COUNTING.not_parts
_IN_ALL = ("全年", *COUNTING.totalling)
_OF_KINDS, MAX_GAP = ("项", "个", "种"), 40  # characters between 其中 and the first part
_THINGS = frozenset("条项件个份篇")


class Listing(NamedTuple):
    total: Mention
    parts: list[Mention]
    whole: bool  # the parts should be all there is
    alike: bool = True  # the parts are counted in the unit of the total

    @property
    def every(self) -> list[Mention]:
        return [self.total, *self.parts]

    @property
    def added(self) -> Decimal:
        return sum((part.quantity.value for part in self.parts), Decimal(0))

    @property
    def lacking(self) -> Decimal:
        """By how much the parts are less than the total; below 0 where they are more."""
        return self.total.quantity.value - self.added

    @property
    def is_of_first(self) -> bool:
        """Whether what follows the first part are its own: 发布60条，其中网站12条，含文件类2条、其他10条."""
        first, *others = self.parts
        holds = bool(others) and others[0].before.startswith(_HOLDING)
        return holds and first.quantity.value == sum(each.quantity.value for each in others)

    @property
    def is_exact(self) -> bool:
        """Whether no number is a rough one, nor told of each of several (甲和乙各69件)."""
        return not any(each.quantity.vague for each in self.every) and not any(
            each.before.endswith(_EACH) for each in self.parts
        )

    @property
    def rounding(self) -> Decimal:
        """By how much numbers that are right may differ: those in 万 were rounded, each by half of what its last digit stands for."""
        steps = [mention.quantity.step for mention in self.every]
        return max(*steps, sum((step for step in steps if step > 1), Decimal(0)) / 2)


def listings(found: list[Mention]) -> Iterator[Listing]:
    """The totals of a sentence with their parts."""
    if len(found) < 2:
        return
    for level in map(priced, levels(found)):
        yield from filter(None, map(_in_bracket, level))
        index = 0
        while index < len(level):
            listing = _behind(level, index) or _in_front(level, index)
            if listing:
                yield listing
                index += len(listing.parts) if listing.total is level[index].mention else 0
            index += 1


def _is_named(total: Mention) -> bool:
    """Whether words tell what a total counts, in front of it or as in 21件申请中."""
    return total.before != "" or total.after != ""


def _is_told(level: list[Placed], index: int) -> bool:
    """Whether words tell what a total counts, or the number right in front of it does: 公报4期2400册."""
    if _is_named(level[index].mention):
        return True
    return index > 0 and level[index].between == "" and _is_named(level[index - 1].mention)


def _in_bracket(total: Placed) -> Listing | None:
    """174条（行政许可17项、行政处罚126项、其他31项）."""
    if len(total.inside) < 2 or not total.mention.before:
        return _one_above(total)
    opening = Opening(total.inside[0].between)
    if opening.leads_away:
        return None
    units = total.inside[0].mention.quantity.kind, total.mention.quantity.kind
    alike = units[0] == units[1]
    unit = units[0] if _THINGS.issuperset(units) else units[1]  # in a bracket they may be called another thing
    parts, closed = gather(total.inside, total.mention, unit, inside=True)
    if len(parts) < (2 if alike else 3) or not (alike or closed):
        return None
    return Listing(total.mention, parts, closed and opening.announces_all(total.mention, parts, bracket=True), alike)


def _one_above(total: Placed) -> Listing | None:
    """栏目34个（其中新设39个）: a single part, more than all."""
    if len(total.inside) != 1 or not total.mention.before or "其中" not in total.inside[0].between:
        return None
    part = total.inside[0].mention
    alike = part.quantity.kind == total.mention.quantity.kind and not part.earlier(None)
    return (
        Listing(total.mention, [part], whole=False)
        if alike and part.quantity.value > total.mention.quantity.value
        else None
    )


def _behind(level: list[Placed], index: int) -> Listing | None:
    """总数，其中甲3条，乙4条; a single part only where it is more than all."""
    total = level[index].mention
    rest = _alike(level[index + 1 :], total)
    if not rest or not _may_have_parts(level, index, rest[0]):
        return None
    opening = Opening(rest[0].between.removeprefix(total.after.partition("—")[0]))
    if opening.leads_away or (is_one_of_them(total) and not opening.announces_parts):
        return None
    parts, closed = gather(rest, total, total.quantity.kind, inside=False)
    if opening.announces_parts or are_of_them(total, parts):
        complete = are_all(parts) if not closed else opening.announces_all(total, parts, bracket=False)
        return Listing(total, parts, complete) if _may_be_of_one(level, index, parts) else None
    return _unannounced(total, parts, rest[1].between) if closed and len(parts) > 1 else None


def _may_have_parts(level: list[Placed], index: int, first: Placed) -> bool:
    """Whether a number is one of this year, told in words, and the one behind it is of its unit."""
    total = level[index].mention
    is_of_each = "每" in total.before  # 每轮发放200份，分别收回188份、176份
    return (
        _is_told(level, index)
        and not (is_of_each or total.earlier(None))
        and first.mention.quantity.kind == total.quantity.kind
    )


def _may_be_of_one(level: list[Placed], index: int, parts: list[Mention]) -> bool:
    """Whether there are parts enough, and they are not those of two: 一审6件、二审1件，其中维持3件、撤销1件."""
    total, before = level[index].mention.quantity, level[index - 1].mention.quantity
    if len(parts) < 2 and not any(part.quantity.value > total.value for part in parts):
        return False
    in_one_breath = index > 0 and level[index].between.startswith("、") and before.unit == total.unit
    return not (in_one_breath and sum(part.quantity.value for part in parts) <= total.value + before.value)


def _alike(rest: list[Placed], total: Mention) -> list[Placed]:
    """项目24个，资金共计8640万元，其中饮水工程11个: without the number in between, which counts another thing."""
    if len(rest) < 2 or rest[0].mention.quantity.kind == total.quantity.kind or has("；;。", rest[1].between):
        return rest
    same, first = (
        [each.mention for each in rest[1:] if each.mention.quantity.kind == total.quantity.kind],
        rest[0].mention,
    )
    of_kinds = first.quantity.kind in _OF_KINDS and first.quantity.value == len(same)
    all_alike = len(rest) - 1 == len(same) > 2 and are_of_one_kind(same)  # 64家通报4次，优秀等次18家、良好等次46家
    is_between = of_kinds or all_alike or rest[1].between.lstrip("，,").startswith(OPENERS)
    return rest[1:] if is_between else rest  # 来自两个渠道，线上32件，线下15件


def _unannounced(total: Mention, parts: list[Mention], joined: str) -> Listing | None:
    """Numbers that nothing announces, if they are parts by what they are called, or in one breath (、)."""
    said_of_all = has(COUNTING.totalling, total.before)
    if are_complete(total, parts):
        return Listing(total, parts, whole=True)
    if nearly_add_up(total, parts, listed=joined.startswith("、") and (len(parts) > 2 or said_of_all)):
        return Listing(total, parts, whole=said_of_all)
    if (said_of_all and has_the_rest(parts)) or has(COUNTING.surely_rest, parts[-1].before):
        return Listing(total, parts, whole=True)
    return (
        Listing(total, parts, whole=False)
        if said_of_all and joined.startswith("、") and are_kinds(total, parts)
        else None
    )


def _in_front(level: list[Placed], index: int) -> Listing | None:
    """甲3条、乙4条，共计7条; with a noun of its own the total is one of those that a rest closes."""
    total = level[index].mention
    if index < 2:
        return None
    counted = how_many(total, level[index - 1].mention, level[:index])
    if not counted and not has(_IN_ALL, total.before):
        return None
    parts = _list_in_front(level, index, counted)
    if 0 < counted <= len(parts):
        return Listing(total, parts[-counted:], whole=True)
    return Listing(total, parts, whole=True) if len(parts) > 1 and _are_summed(total, parts) else None


def _list_in_front(level: list[Placed], index: int, counted: int) -> list[Mention]:
    """The parts in front of a total; 两个平台 in 两个平台合计发布7条 is none."""
    total, between, _ = level[index]
    strong = has("；;", between) and has("；;", level[index - 1].between)
    front = level[max(0, index - MAX_PARTS) : index]
    if counted and front[-1].mention.quantity.value == counted and not names_how_many(total):
        between = front.pop().between
    return _parts_in_front(front, total, between, strong=strong)


def _are_summed(total: Mention, parts: list[Mention]) -> bool:
    if are_of_the_year(parts) or not has(COUNTING.totalling, total.before):
        return are_of_the_year(parts)  # 上半年96篇，下半年118篇，全年推送224篇
    if (
        is_bare_sum(total.noun)
        or is_rest(parts[-1])
        or are_summed_kinds(total, parts)
        or is_of_the_last(total, parts[-1])
    ):
        return True
    return was_to_be_the_sum(total, Listing(total, parts, whole=True).lacking)


def _parts_in_front(in_front: list[Placed], total: Mention, between: str, *, strong: bool) -> list[Mention]:
    """The numbers that belong to a list in front of its total."""
    parts: list[Mention] = []
    for placed in reversed(in_front):
        if not _is_part(placed, total, between, strong=strong):
            break
        parts.append(placed.mention)
        between = placed.between
        if "其中" in placed.mention.before:
            break
    return parts[::-1]


def _is_part(placed: Placed, total: Mention, behind: str, *, strong: bool) -> bool:
    """Whether a number belongs to the list in front of a total: of the same unit, and in the same statement."""
    mention = placed.mention
    if has(_NO_PARTS, mention.before):
        return False  # 最多一次90人
    named = (
        mention.noun
        or (mention.after and not mention.before)
        or (placed.between in JOINERS and (is_bare_sum(total.noun) or has(COUNTING.in_order, mention.lead)))
    )  # 依次发布3条、4条; 金额500元、350元，共计850元
    units = {mention.quantity.kind, total.quantity.kind}
    if (len(units) > 1 and units != _PERSONS) or not named or "。" in behind:
        return False
    return strong or not has("；;", behind)
