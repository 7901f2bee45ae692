"""Numbers that a sentence says to be as much as another: 84件与7件之和为91件 · 网上63件，信函18件，当面5件，与新收的86件一致."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from gipgen.rules.support.listings import Listing
from gipgen.rules.support.mentions import Mention
from gipgen.vocabulary.words import COUNTING

_AND = tuple("与和及加同")
_ARE = ("为", "是", "等于")


def said_equal(found: list[Mention]) -> Iterator[Listing]:
    """What a sentence adds up in words, and what it holds beside another number, where they differ."""
    for index, mention in enumerate(found[1:], start=1):
        if mention.after.startswith(COUNTING.sum_of_both):
            yield from _both(found, index)
        elif mention.after.startswith(COUNTING.agreeing) and _is_joined(found[index - 1], mention):
            yield from _as_much(found[:index], mention)


def _is_joined(one: Mention, other: Mention) -> bool:
    """Whether 与 and the like stand between two numbers, or begin the clause of the second one."""
    begin = one.sentence.begin
    gap = one.sentence.text[one.quantity.end - begin : other.quantity.begin - begin]
    return gap.lstrip("，, ").startswith(_AND)


def _both(found: list[Mention], index: int) -> Iterator[Listing]:
    """办理结果84件与结转下年7件之和也为91件."""
    if index == len(found) - 1:
        return
    one, other, total = found[index - 1 : index + 2]
    is_told = _is_joined(one, other) and total.before.endswith(_ARE) and "，" not in other.after
    if is_told and len({each.quantity.kind for each in (one, other, total)}) == 1:
        yield Listing(total, [one, other], whole=True)


def _as_much(before: list[Mention], total: Mention) -> Iterator[Listing]:
    """Unless the last numbers in front, some or all of them, make that much."""
    parts = [each for each in before if each.quantity.kind == total.quantity.kind]
    sums = accumulate((each.quantity.value for each in reversed(parts)), initial=Decimal(0))
    if len(parts) > 1 and total.quantity.value not in sums:
        yield Listing(total, parts, whole=True)
