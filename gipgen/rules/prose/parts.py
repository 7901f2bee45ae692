"""GIP511: numbers in prose that do not add up to the total stated beside them."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from gipgen.findings.finding import INFO, WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support.cells import outcomes
from gipgen.rules.support.mentions import Mention, finding, mentions
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import COUNTING

PAGE = Page(
    id="GIP511",
    severity=WARNING,
    title=Text("分项之和与总数不符", "parts that do not add up to their total"),
    why=Text(
        "正文先写总数再列分项（或者先列分项再写共计）时，各项相加应当等于总数。“其中”后面只举几例的，各项之和可以小于总数，不能大于总数。",
        "Where the prose states a total and its parts, they should add up; a list of examples (其中) may be less, never more.",
    ),
    fix=Text("核对总数和各分项；只举例的，写明“其中主要是”或者补上“其他”。", "Check the total and the parts."),
    source="内容准确的要求（国办公开办函〔2021〕30号 第（四）项）",
    checks=("OF-50",),
    good="主动公开信息7条，其中政策文件3条、工作动态4条。",
    bad="主动公开信息7条，其中政策文件3条、工作动态5条。",
)
WRONG = Text(
    "“{quote}”与分项不符：{terms} = {sum}，{more} {difference}。请核对总数和各分项。",
    "'{quote}' does not agree with its parts: {terms} = {sum}; difference {difference}",
)
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


def check(case: Case) -> Iterator[Diagnostic]:
    results = outcomes(case.report)
    previous: list[Mention] = []
    for _, group in groupby(mentions(case), key=lambda mention: id(mention.sentence)):
        together = list(group)
        listings = list(_listings(together))
        listings += _in_next_sentence(previous, together, case.report.year)
        previous = together
        for listing in listings:
            if any(_is_result(part, results) for part in listing.parts) and not _are_classes(listing.parts):
                continue  # results of applications: GIP504 knows what they add up to
            yield from _compare(listing)


def _compare(listing: Listing) -> Iterator[Diagnostic]:
    total, parts, whole, _ = listing
    every = [total, *parts]
    if any(mention.quantity.vague or mention.quantity.step != 1 for mention in every) and total.quantity.unit != "元":
        return
    if all(mention.computed for mention in every):
        return
    stated, added = total.quantity.value, sum((part.quantity.value for part in parts), Decimal(0))
    step = max(mention.quantity.step for mention in every)
    if abs(stated - added) < step or any(mention.quantity.vague for mention in every):
        return
    near = stated - added <= (max(Decimal(2), stated * 3 / 100) if len(parts) > 2 else min(Decimal(2), stated / 50))
    close = abs(stated - added) <= max(Decimal(2), stated * 3 / 100)
    if (added < stated and not whole and not near) or not (listing.alike or close):
        return
    values = {
        "terms": " + ".join(part.shown() for part in parts),
        "sum": f"{added.normalize():f}" if added else "0",
        "difference": f"{abs(stated - added).normalize():f}",
        "more": "多" if added > stated else "少",
    }
    yield finding(PAGE.id, WARNING if added > stated or whole else INFO, WRONG, total, **values)


def _are_classes(parts: list[Mention]) -> bool:
    """公文266件，其中主动公开112件、依申请公开36件、不予公开118件."""
    nouns = [part.noun for part in parts]
    return all(any(word in noun for noun in nouns) for word in _CLASSES)


def _is_result(mention: Mention, results: dict[str, tuple[str, ...]]) -> bool:
    return "结转" in mention.before or any(mention.noun.endswith(word) for word in results if word != "其他")


def _listings(found: list[Mention]) -> Iterator[Listing]:
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


def _parts_behind(found: list[Mention], index: int) -> Listing | None:
    """总数 …（甲3条、乙4条）, or 总数，其中甲3条，乙4条."""
    total = found[index]
    if index + 2 >= len(found) or not total.before:
        return None
    opening = _text(total, found[index + 1])
    if _leaves_bracket(opening):
        return None  # 61件（2023年56件），其中…… and 6件（含上年结转3件），其中……: the parts are those of the number in front
    bracket = opening[:1] in ("（", "(")
    lead = opening.lstrip("（(，,；;。 ")[:12]
    opener = next((word for word in _OPENERS if word in lead), "")
    if (
        not (bracket or opener or lead.startswith(_SIGNS))
        or (not bracket and "。" in opening)
        or any(word in opening for word in ("比", "较", "同期"))
    ):
        return None
    parts, closed = _collect(found, index + 1, total, inside=bracket)
    if len(parts) < 2:
        return None
    nouns = "".join(part.before for part in parts)
    sample = "主要" in lead or any(part.after.startswith("等") for part in parts[-1:])
    whole = (
        closed
        and not sample
        and (
            (bracket and "其中" not in lead)
            or opener in _WHOLE
            or "其他" in nouns
            or "其余" in nouns
            or _are_classes(parts)
        )
    )
    alike = parts[0].quantity.unit == total.quantity.unit
    return Listing(total, parts, whole, alike) if alike or (bracket and closed and len(parts) > 2) else None


def _in_next_sentence(previous: list[Mention], found: list[Mention], year: int | None) -> list[Listing]:
    """公开信息67条。其中甲22条、乙45条: only where the sentence before has a single number that they can be parts of."""
    if len(found) < 2 or not previous or not found[0].sentence.plain.startswith("其中"):
        return []
    unit = found[0].quantity.unit
    totals = [mention for mention in previous if mention.quantity.unit == unit and not mention.earlier(year)]
    same = previous[0].sentence.passage is found[0].sentence.passage
    gap = found[0].sentence.text[: found[0].quantity.begin - found[0].sentence.begin]
    if len(totals) != 1 or not same or not totals[0].before or len(gap) > MAX_GAP:
        return []
    parts, closed = _collect(found, 0, totals[0], inside=False)
    if len(parts) < 2:
        return []
    nouns = "".join(part.before for part in parts)
    return [Listing(totals[0], parts, closed and ("其他" in nouns or "其余" in nouns))]


def _leaves_bracket(between: str) -> bool:
    """Whether a bracket closes here that was open before."""
    closing = min((at for at in (between.find("）"), between.find(")")) if at >= 0), default=-1)
    return closing >= 0 and not any(sign in between[:closing] for sign in "（(")


def _collect(found: list[Mention], begin: int, total: Mention, *, inside: bool) -> tuple[list[Mention], bool]:
    """The parts of one list, and whether it ran to its end without foreign numbers in it."""
    parts: list[Mention] = []
    depth = 1 if inside else 0
    clean = True
    previous = total
    unit = found[begin].quantity.unit if inside and total.quantity.unit in _THINGS else total.quantity.unit
    units = {unit} if unit in _THINGS else {total.quantity.unit}  # 174条（行政许可17项……）
    for mention in found[begin : begin + MAX_PARTS]:
        between = _text(previous, mention)
        for sign in between if previous is not total else between[1:]:
            depth += (sign in "（(") - (sign in "）)")
        if depth < (1 if inside else 0):
            break
        nested = depth > (1 if inside else 0)
        previous = mention
        if nested:
            continue
        if parts and (
            "其中" in between
            or "。" in between
            or (not inside and any(word in mention.before for word in _stops(parts)))
        ):
            return parts, False
        if mention.quantity.unit not in units or not (mention.noun or mention.after):
            clean = False
            if not mention.noun:
                break
            continue
        parts.append(mention)
    return parts, clean


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
        between = _text(mention, parts[-1] if parts else total)
        if (
            mention.quantity.unit != total.quantity.unit
            or not mention.noun
            or any(sign in between for sign in "；;（()）。")
        ):
            break
        parts.append(mention)
        if "其中" in mention.before:
            break
    parts.reverse()
    return Listing(total, parts, whole=True) if len(parts) > 1 else None


RULE = Rule(PAGE, check)
