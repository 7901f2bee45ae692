"""Where a list of numbers in a sentence ends: which of them are parts of one total.

The sentence tells: the end of a bracket, a stop that is stronger than those between the parts, what is left over (其他), the
verb of another statement. Where that may be in more than one place, a reading that adds up is the one that was meant.
"""

from decimal import Decimal
from itertools import accumulate

from gipgen.named_tuple import NamedTuple
from gipgen.rules.support.in_order import are_of_two_years, begins_with_a_year
from gipgen.rules.support.mentions import Mention
from gipgen.rules.support.nesting import Placed
from gipgen.rules.support.reading import has
from gipgen.vocabulary.words import COUNTING

_NEW = COUNTING.new_statements
_REST = COUNTING.rest
MAX_PARTS = 60
_SLIP = Decimal(3)  # by so much a list may differ from its total and still be the one that was meant


class Parts(NamedTuple):
    """The numbers that go on behind a total."""

    parts: list[Mention]
    closed: bool  # the list ran to its end, without foreign numbers in it


def gather(level: list[Placed], total: Mention, unit: str, *, inside: bool) -> Parts:
    """The parts of one list; a reading that adds up, where one does, however its stops were set."""
    level = _without_parts_of_parts(_of_the_total(level[:MAX_PARTS], total))
    every = [mention for mention in _until_the_next(level) if mention.quantity.kind == unit]
    wanted = total.quantity.value
    sums = list(enumerate(accumulate(part.quantity.value for part in every), start=1))[1:]
    whole = _listed_in_one_breath(level, every) if inside else 0
    adding_up = next((count for count, added in sums if added == wanted and count >= whole), 0)
    if adding_up:
        return Parts(every[:adding_up], closed=True)
    parts, closed = _run(level, unit, inside=inside)
    nearly = 0 if closed or inside else _nearly(sums, wanted)
    return Parts(every[:nearly], closed=True) if nearly > len(parts) else Parts(parts, closed)


def is_one_of_them(total: Mention) -> bool:
    """新收申请中，自然人71件，企业9件，其余6件: the first number behind 中 is one of the parts."""
    front = total.lead.removesuffix(total.run)
    behind = total.sentence.text[total.quantity.end - total.sentence.begin :][:4]  # 61条信息中，电子化的61条，其中……
    return front.endswith(("中，", "里，")) and not front.endswith("其中，") and "其中" not in behind


def _of_the_total(level: list[Placed], total: Mention) -> list[Placed]:
    """规章9件，其中新公布1件；备案文件86件: up to a semicolon, or a rest, with a number behind it that is more than all."""
    if level and _is_of_another_year(level[0], total):
        return []
    ends = (at for at, each in enumerate(level) if at and (_is_else(each, total) or _is_in_another_year(each)))
    return level[: next(ends, len(level))]


def _is_of_another_year(first: Placed, total: Mention) -> bool:
    """复议分别为88件、73件，诉讼分别为51件、52件, in the same two years; and the nouns of one year again in another."""
    again = has(COUNTING.in_order, total.lead) and _is_in_another_year(first)
    return again or are_of_two_years(total.before, first.mention.before)


def _is_else(placed: Placed, total: Mention) -> bool:
    part, whole = placed.mention.quantity, total.quantity
    return (
        part.kind == whole.kind and part.value > whole.value and (has("；;", placed.between) or is_rest(placed.mention))
    )


def _is_in_another_year(placed: Placed) -> bool:
    """许可、处罚分别为3件、2件，上年分别为4件、1件."""
    return has(COUNTING.in_order, placed.between) and begins_with_a_year(placed.mention.before)


def _without_parts_of_parts(level: list[Placed]) -> list[Placed]:
    """本局31件，包括规划14件、用地17件；转发17件: what is told of one part, up to the stop behind it."""
    kept: list[Placed] = []
    inside = False
    for at, placed in enumerate(level):
        if has("；;。", placed.between):
            inside = False
        elif at and placed.between.lstrip("，,").startswith(COUNTING.whole_openers):
            inside = any(has("；;", later.between) for later in level[at:])
        if not inside:
            kept.append(placed)
    return kept


def _nearly(sums: list[tuple[int, Decimal]], wanted: Decimal) -> int:
    """How many of the numbers, from the first on, come close to the total."""
    return next((count for count, added in sums if abs(added - wanted) <= max(_SLIP, wanted / 50)), 0)


def _listed_in_one_breath(level: list[Placed], every: list[Mention]) -> int:
    """How many parts a bracket must have where all stand in one breath: none of them is another's."""
    return len(every) if all(placed.between.startswith("、") for placed in level[1:]) else 0


def _until_the_next(level: list[Placed]) -> list[Mention]:
    """The numbers before another list, or another sentence, begins."""
    ends = (at for at, placed in enumerate(level) if at and ("其中" in placed.between or "。" in placed.between))
    return [placed.mention for placed in level[: next(ends, len(level))]]


def _run(level: list[Placed], unit: str, *, inside: bool) -> Parts:
    """The numbers up to where the list must end."""
    if not level:
        return Parts([], closed=False)
    parts: list[Mention] = []
    reached, closed = _reach(level, inside=inside)
    for mention in reached:
        if mention.quantity.kind == unit and (mention.noun or mention.after):
            parts.append(mention)
        elif not mention.noun:
            return Parts(parts, closed=False)
        elif parts and is_rest(parts[-1]):
            return Parts(parts, closed=True)
        else:
            closed = False
    return Parts(parts, closed or (bool(parts) and not inside and is_rest(parts[-1])))


def _reach(level: list[Placed], *, inside: bool) -> tuple[list[Mention], bool]:
    """The numbers before the list's end as its stops and verbs tell it, and whether they say that it is at its end."""
    reached = [level[0].mention]
    joined = level[1].between if len(level) > 1 else ""
    for at, placed in enumerate(level[1:], start=1):
        if _ends_list(placed.between, joined) and not _goes_on(level[at:], reached):
            return reached, "其中" not in placed.between
        if not inside and _begins_anew(placed, reached):
            return reached, False
        reached.append(placed.mention)
    return reached, True


def _goes_on(level: list[Placed], reached: list[Mention]) -> bool:
    """Whether a list that has a semicolon among its commas goes on behind it: up to what is left over."""
    if has_the_rest(reached) or "其中" in level[0].between or "。" in level[0].between:
        return False
    for placed in level[: len(_until_the_next(level))]:
        if placed.mention.quantity.kind != reached[0].quantity.kind or _begins_anew(placed, reached):
            return False
        if is_rest(placed.mention):
            return True
    return False


def _begins_anew(placed: Placed, reached: list[Mention]) -> bool:
    """Whether a number belongs to the next statement: its verb is none that the list itself uses, nor in one breath (、)."""
    mention = placed.mention
    if is_rest(mention) or placed.between.startswith("、") or mention.noun.endswith("类"):
        return False
    words = mention.before.replace("发布会", "")  # a thing, and no verb
    return any(word in words and word not in reached[0].before for word in _NEW)


def _ends_list(between: str, joined: str) -> bool:
    """Whether what stands before a number parts it from a list whose first two parts have ``joined`` between them."""
    if "其中" in between or "。" in between:
        return True
    return has("；;", between) and not has("；;", joined)


def is_rest(part: Mention) -> bool:
    return has(_REST, part.before)


def has_the_rest(parts: list[Mention]) -> bool:
    return any(is_rest(part) for part in parts)
