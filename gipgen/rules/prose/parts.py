"""GIP511: numbers in prose that do not add up to the total stated beside them."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from gipgen.findings.finding import INFO, WARNING, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.rules.support.called_alike import are_classes, are_of_one_kind
from gipgen.rules.support.cells import outcomes
from gipgen.rules.support.enumerated_bare import counted_at_once
from gipgen.rules.support.enumerations import counted_behind, miscounted
from gipgen.rules.support.listings import Listing, listings
from gipgen.rules.support.mentions import Mention, Sentence, finding, mentions, sentences
from gipgen.rules.support.next_sentence import following, summed_up
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import COUNTING

PAGE = Page(
    id="GIP511",
    severity=WARNING,
    also=(INFO,),
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
ABOVE = Text(
    "“{quote}”比总数“{total}”还多 {difference}。“其中”后面写的是总数里的一部分，请核对这两个数。",
    "'{quote}' is {difference} more than '{total}', of which it is said to be a part",
)
NAMED = Text(
    "请核对：正文写“{quote}”，后面列出的是 {count} 项：{names}。请改正写的数目，或者补上漏列的、删去多列的。",
    "please check: the prose says '{quote}', but names {count}: {names}",
)
NAMED_BEFORE = Text(
    "请核对：正文写“{quote}”，前面列出的是 {count} 项：{names}。请改正写的数目，或者补上漏列的、删去多列的。",
    "please check: the prose says '{quote}', but names {count} in front of it: {names}",
)
_MANY = 5  # parts: who lists so many lists them all
_LONG, _SHARE = 4, 12  # parts of a list, and what of the total it may lack
_SOME = ("主要", "等", "重点")
_FEW = Decimal(2)  # what may be lost in adding up


def check(case: Case) -> Iterator[Diagnostic]:
    results: tuple[str, ...] = ()
    previous: list[Mention] = []
    for _, group in groupby(mentions(case), key=lambda mention: id(mention.sentence)):
        together = list(group)
        found = [
            *listings(together),
            *following(previous, together, case.report.year),
            *summed_up(previous, together),
        ]
        previous = together
        if found and not results:
            results = tuple(word for word in outcomes(case.report) if word != "其他")
        for listing in found:
            if any(_is_result(part, results) for part in listing.parts) and not _adds_up_by_itself(listing):
                continue  # results of applications: GIP504 knows what they add up to
            yield from _compare(listing)
    for sentence in sentences(case):
        if "、" in sentence.text:
            yield from _named(sentence)


def _named(sentence: Sentence) -> Iterator[Diagnostic]:
    """发布五类信息：机构职能、政策法规、业务动态."""
    for each in (*miscounted(sentence), *counted_behind(sentence), *counted_at_once(sentence)):
        begin, end = sentence.begin + each.begin, sentence.begin + each.end
        values = {
            "quote": quoted(sentence.passage.text, begin, end),
            "count": len(each.names),
            "names": quoted("、".join(each.names), limit=40),
        }
        place = sentence.passage.place(begin)
        yield Diagnostic(
            PAGE.id, WARNING, NAMED_BEFORE if each.in_front else NAMED, sentence.passage.path, values, offset=place
        )


def _adds_up_by_itself(listing: Listing) -> bool:
    """Whether the words say that the parts are all there is, whatever the table has."""
    return are_classes(listing.parts) or has(COUNTING.surely_rest, listing.parts[-1].before)


def _compare(listing: Listing) -> Iterator[Diagnostic]:
    if not listing.is_exact or all(mention.computed for mention in listing.every):
        return
    off = abs(listing.lacking)
    if off < listing.rounding or not _is_slip(listing):
        return
    yield _above(listing) if len(listing.parts) == 1 else _unequal(listing)


def _above(listing: Listing) -> Diagnostic:
    above = f"{-listing.lacking.normalize():f}"
    return finding(PAGE.id, WARNING, ABOVE, listing.parts[0], total=listing.total.quote(), difference=above)


def _unequal(listing: Listing) -> Diagnostic:
    added, lacking = listing.added, listing.lacking
    values = {
        "terms": " + ".join(part.shown() for part in listing.parts),
        "sum": f"{added.normalize():f}" if added else "0",
        "difference": f"{abs(lacking).normalize():f}",
        "more": "多" if lacking < 0 else "少",
    }
    return finding(PAGE.id, WARNING if lacking < 0 or listing.whole else INFO, WRONG, listing.total, **values)


def _is_slip(listing: Listing) -> bool:
    """Whether a sum that differs should have been the total: examples may be far below it, other units far from it."""
    stated, lacking = listing.total.quantity.value, listing.lacking
    little = max(_FEW, stated * (3 if len(listing.parts) < _MANY else 5) / 100)
    near = lacking <= (little if len(listing.parts) > 2 else min(_FEW, stated / 50))
    return (listing.whole or near or _lacks_less_than_any(listing)) and (listing.alike or abs(lacking) <= little)


def _lacks_less_than_any(listing: Listing) -> bool:
    """Whether a list that nobody calls one of the main ones lacks less than the least of its parts: that was to be all.

    A short one lacks much less, and of two parts both are called the same: 局发文15件、联合发文7件.
    """
    text = listing.total.sentence.plain.replace("重点领域", "")
    if has(_SOME, text) or not listing.alike:
        return False
    least = min(part.quantity.value for part in listing.parts)
    if len(listing.parts) < _LONG:
        least = least / 5 if len(listing.parts) > 2 or are_of_one_kind(listing.parts) else Decimal(0)
    return 0 < listing.lacking <= min(least, listing.total.quantity.value / _SHARE)


def _is_result(mention: Mention, results: tuple[str, ...]) -> bool:
    return "结转" in mention.before or mention.noun.endswith(results)


RULE = Rule(PAGE, check)
