"""A total and the numbers that are its parts: 总数，其中甲3条、乙4条 and 甲3条、乙4条，共计7条."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gipgen.rules.support.mentions import Mention
from gipgen.vocabulary.words import COUNTING

_OPENERS = COUNTING.list_openers
_SIGNS = ("：", ":", "即", "含")
_WHOLE = COUNTING.whole_openers
_NEW = COUNTING.new_statements
MAX_PARTS = 60
MAX_GAP = 40  # characters between 其中 and the first part
_CLASSES = COUNTING.classes
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
    def is_exact(self) -> bool:
        """Whether no number is a rough one; only money is written in 万."""
        quantities = [mention.quantity for mention in self.every]
        return not any(each.vague for each in quantities) and (
            self.total.quantity.unit == "元" or all(each.step == 1 for each in quantities)
        )


def listings(found: list[Mention]) -> Iterator[Listing]:
    """The totals of a sentence with their parts."""
    index = 0
    while index < len(found):
        listing = _parts_behind(found, index) or _parts_in_front(found, index)
        if listing:
            yield listing
            index += len(listing.parts) if listing.total is found[index] else 0
        index += 1


def _text(left: Mention, right: Mention) -> str:
    """What stands between two numbers."""
    begin = left.sentence.begin
    return "".join(left.sentence.text[left.quantity.end - begin : right.quantity.begin - begin].split())


class Opening(NamedTuple):
    """What stands between a total and the first number behind it."""

    text: str

    @property
    def bracket(self) -> bool:
        return self.text[:1] in ("（", "(")

    @property
    def lead(self) -> str:
        return self.text.lstrip("（(，,；;。 ")[:12]

    @property
    def word(self) -> str:
        """其中, 包括 and the like."""
        return next((word for word in _OPENERS if word in self.lead), "")

    @property
    def announces_parts(self) -> bool:
        if not (self.bracket or self.word or self.lead.startswith(_SIGNS)):
            return False
        return (self.bracket or "。" not in self.text) and not any(word in self.text for word in ("比", "较", "同期"))

    def announces_all(self, parts: list[Mention]) -> bool:
        """Whether these should be all parts there are, and not the main ones."""
        if "主要" in self.lead or parts[-1].after.startswith("等"):
            return False
        return (
            (self.bracket and "其中" not in self.lead)
            or self.word in _WHOLE
            or _has_the_rest(parts)
            or are_classes(parts)
        )


def _parts_behind(found: list[Mention], index: int) -> Listing | None:
    """总数 …（甲3条、乙4条）, or 总数，其中甲3条，乙4条."""
    total = found[index]
    if index + 2 >= len(found) or not total.before:
        return None
    opening = Opening(_text(total, found[index + 1]))
    if _leaves_bracket(opening.text) or not opening.announces_parts:
        return None  # 61件（2023年56件），其中…… and 6件（含上年结转3件），其中……: the parts are those of the number in front
    parts, closed = _collect(found, index + 1, total, inside=opening.bracket)
    if len(parts) < 2:
        return None
    alike = parts[0].quantity.unit == total.quantity.unit
    if not alike and not (opening.bracket and closed and len(parts) > 2):
        return None
    return Listing(total, parts, closed and opening.announces_all(parts), alike)


def following(previous: list[Mention], found: list[Mention], year: int | None) -> list[Listing]:
    """公开信息67条。其中甲22条、乙45条: only where the sentence before has a single number that they can be parts of."""
    if len(found) < 2 or not previous or not found[0].sentence.plain.startswith("其中"):
        return []
    total = _single_total(previous, found[0], year)
    if total is None:
        return []
    parts, closed = _collect(found, 0, total, inside=False)
    return [Listing(total, parts, closed and _has_the_rest(parts))] if len(parts) > 1 else []


def _single_total(previous: list[Mention], first: Mention, year: int | None) -> Mention | None:
    """The one number of a sentence that the next may go on about with its ``first``, close to its beginning."""
    unit, sentence = first.quantity.unit, first.sentence
    totals = [mention for mention in previous if mention.quantity.unit == unit and not mention.earlier(year)]
    gap = sentence.text[: first.quantity.begin - sentence.begin]
    if len(totals) != 1 or previous[0].sentence.passage is not sentence.passage or len(gap) > MAX_GAP:
        return None
    return totals[0] if totals[0].before else None


def _has_the_rest(parts: list[Mention]) -> bool:
    nouns = "".join(part.before for part in parts)
    return "其他" in nouns or "其余" in nouns


def _leaves_bracket(between: str) -> bool:
    """Whether a bracket closes here that was open before."""
    closing = min((at for at in (between.find("）"), between.find(")")) if at >= 0), default=-1)
    return closing >= 0 and not any(sign in between[:closing] for sign in "（(")


def _collect(found: list[Mention], begin: int, total: Mention, *, inside: bool) -> tuple[list[Mention], bool]:
    """The parts of one list, and whether it ran to its end without foreign numbers in it."""
    parts: list[Mention] = []
    clean = True
    unit = _unit(found[begin], total, inside=inside)
    for mention, between in _on_one_level(found[begin : begin + MAX_PARTS], total, inside=inside):
        if parts and _begins_anew(mention, between, parts, inside=inside):
            return parts, False
        if mention.quantity.unit == unit and (mention.noun or mention.after):
            parts.append(mention)
            continue
        clean = False
        if not mention.noun:
            break
    return parts, clean


def _unit(first: Mention, total: Mention, *, inside: bool) -> str:
    """What the parts are counted in; in a bracket it may be another thing: 174条（行政许可17项……）."""
    units = first.quantity.unit, total.quantity.unit
    return units[0] if inside and _THINGS.issuperset(units) else units[1]


def _on_one_level(found: list[Mention], total: Mention, *, inside: bool) -> Iterator[tuple[Mention, str]]:
    """The numbers of a list up to its bracket's end, each with the words in front; not those in brackets of its own."""
    own = depth = 1 if inside else 0
    previous = total
    for mention in found:
        between = _text(previous, mention)
        depth += _depth(between if previous is not total else between[1:])
        if depth < own:
            return
        if depth == own:
            yield mention, between
        previous = mention


def _depth(between: str) -> int:
    """How many more brackets open than close."""
    return sum((sign in "（(") - (sign in "）)") for sign in between)


def _begins_anew(mention: Mention, between: str, parts: list[Mention], *, inside: bool) -> bool:
    """Whether a number belongs to the next list or statement."""
    if "其中" in between or "。" in between:
        return True
    return not inside and any(word in mention.before for word in _stops(parts))


def _stops(parts: list[Mention]) -> list[str]:
    """Verbs that begin another statement, unless the list itself uses them."""
    return [word for word in _NEW if word not in parts[0].before]


def _parts_in_front(found: list[Mention], index: int) -> Listing | None:
    """甲3条、乙4条，共计7条."""
    total = found[index]
    if index < 2 or total.noun or not any(word in total.before for word in COUNTING.totalling):
        return None
    parts: list[Mention] = []
    for mention in reversed(found[max(0, index - MAX_PARTS) : index]):
        if not _is_part(mention, total, _text(mention, parts[-1] if parts else total)):
            break
        parts.append(mention)
        if "其中" in mention.before:
            break
    parts.reverse()
    return Listing(total, parts, whole=True) if len(parts) > 1 else None


def _is_part(mention: Mention, total: Mention, behind: str) -> bool:
    """Whether a number belongs to the list in front of a total: of the same unit, and in the same statement."""
    return (
        mention.quantity.unit == total.quantity.unit
        and mention.noun != ""
        and not any(sign in behind for sign in "；;（()）。")
    )


def are_classes(parts: list[Mention]) -> bool:
    """公文266件，其中主动公开112件、依申请公开36件、不予公开118件."""
    nouns = [part.noun for part in parts]
    return all(any(word in noun for noun in nouns) for word in _CLASSES)
