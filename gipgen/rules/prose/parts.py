"""GIP511: numbers in prose that do not add up to the total stated beside them."""

from collections.abc import Iterable, Iterator
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
from gipgen.rules.support.next_sentence import following, one_by_one, summed_up
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import APPLICATIONS, COUNTING

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
EACH = Text(
    "请核对：正文写“{quote}”，{each} × {count}{more} = {sum}，而“{total}”。请改正错的一处。",
    "please check: '{quote}' makes {each} × {count}{more} = {sum}, but the prose says '{total}'",
)
NAMED = Text(
    "请核对：正文写“{quote}”，后面列出的是 {count} 项：{names}。请改正写的数目，或者补上漏列的、删去多列的。",
    "please check: the prose says '{quote}', but names {count}: {names}",
)
NAMED_BEFORE = Text(
    "请核对：正文写“{quote}”，前面列出的是 {count} 项：{names}。请改正写的数目，或者补上漏列的、删去多列的。",
    "please check: the prose says '{quote}', but names {count} in front of it: {names}",
)
_EQUAL = (*COUNTING.sum_of_both, *COUNTING.agreeing)
_MANY = 5  # parts: who lists so many lists them all
_LONG, _SHARE = 4, 12  # parts of a list, and what of the total it may lack
_TWICE = COUNTING.overlapping
_SOME, _OF_EACH = ("主要", "等", "重点"), ("各", "每")
_DIGITS_AND_STOP = tuple(f"{digit}{stop}" for digit in range(10) for stop in "、，）)；,")
_OF_A_CHANGE = ("由", "从", *(f"{word}的" for word in (*COUNTING.rose, *COUNTING.fell)))
_BY, _NEAR = "按", 8  # sentences on either side that may tell the number that a total is a part of
_FEW = Decimal(2)  # what may be lost in adding up


def check(case: Case) -> Iterator[Diagnostic]:
    groups = [list(group) for _, group in groupby(mentions(case), key=lambda mention: id(mention.sentence))]
    yield from _of_listings(case, groups)
    for together in groups:
        yield from _without_units(together)
        yield from _of_each(together)
        yield from _said_equal(together)
    for sentence in sentences(case):
        if "、" in sentence.text:
            yield from _named(sentence)


def _of_listings(case: Case, groups: list[list[Mention]]) -> Iterator[Diagnostic]:
    found = _listings(groups, case.report.year)
    results = tuple(word for word in outcomes(case.report) if word != "其他") if found else ()
    near = _beside(groups) if found else {}
    for listing in found:
        if _is_of_results(listing, results) or listing.is_of_first:
            continue  # results of applications: GIP504 knows what they add up to
        for each in _compare(listing):
            around = near[id(listing.total.sentence)]
            if not _is_part_of_more(listing, around) and not _is_of_another_unit(listing, around):
                yield each


def _listings(groups: list[list[Mention]], year: int | None) -> list[Listing]:
    """The totals with their parts, in a sentence or in two, or in a sentence each."""
    found: list[Listing] = []
    previous: list[Mention] = []
    for together in groups:
        found += listings(together)
        found += following(previous, together, year)
        found += summed_up(previous, together)
        previous = together
    found += one_by_one(groups)
    return found


def _beside(groups: list[list[Mention]]) -> dict[int, list[list[Mention]]]:
    """By sentence the numbers of those around it."""
    return {id(group[0].sentence): groups[max(0, place - _NEAR) : place + _NEAR] for place, group in enumerate(groups)}


def _is_part_of_more(listing: Listing, near: list[list[Mention]]) -> bool:
    """Whether what was taken for a total is one of the parts, with the others, of a number told before it nearby.

    受理91件。其中自然人61件，企业22件，其余8件; 评查30份，优秀12份，合格17份，不合格1份; 新收36件，结转3件。答复36件，在办3件.
    Nor are the numbers of a change parts: 受理15件，上年8件，增加的7件……由2件增至7件.
    """
    if any(part.before.endswith(_OF_A_CHANGE) for part in listing.parts):
        return True
    total, first = listing.total, listing.parts[0]
    if total.before.startswith(_BY) and first.before.startswith(_BY):
        return True  # 按月发布84个，按季发布61个，其余27个
    alike = [each for each in _of_the_passage(total, near) if each.quantity.kind == total.quantity.kind]
    begin, every = total.quantity.begin, listing.added + total.quantity.value
    if any(each.quantity.value == every for each in alike if each.quantity.begin < begin):
        return True
    return first.sentence is not total.sentence and -listing.lacking in _between(alike, begin, first.quantity.begin)


def _is_of_another_unit(listing: Listing, near: list[list[Mention]]) -> bool:
    """公告7篇、预决算信息4条、其他31条，总计42条: what the list lacks stands in front of it or among its parts."""
    first, last = listing.parts[0], listing.parts[-1]
    every = [each for each in _of_the_passage(listing.total, near) if each.sentence is first.sentence]
    inside = [each.quantity for each in every if first.quantity.end < each.quantity.begin < last.quantity.begin]
    if sum(each.value for each in inside if each.kind != listing.total.quantity.kind) == listing.lacking:
        return True
    front = [each for each in every if each.quantity.begin < first.quantity.begin]
    behind = first.sentence.text[front[-1].quantity.end - first.sentence.begin :] if front else ""
    return behind.startswith("、") and front[-1].quantity.value == listing.lacking


def _between(mentions_: list[Mention], begin: int, end: int) -> list[Decimal]:
    return [each.quantity.value for each in mentions_ if begin < each.quantity.begin < end]


def _of_the_passage(total: Mention, near: list[list[Mention]]) -> Iterator[Mention]:
    return (each for group in near for each in group if each.sentence.passage is total.sentence.passage)


def _said_equal(together: list[Mention]) -> Iterator[Diagnostic]:
    """与新收的86件一致, 之和为91件."""
    if len(together) > 2 and has(_EQUAL, together[0].sentence.plain):
        from gipgen.rules.support.said_equal import said_equal  # noqa: PLC0415  most reports say nothing of the kind

        for listing in said_equal(together):
            yield from _compare(listing)


def _without_units(together: list[Mention]) -> Iterator[Diagnostic]:
    """工单205件（县直部门134、乡镇62、企事业单位19）."""
    if not has(_DIGITS_AND_STOP, together[0].sentence.plain):
        return
    from gipgen.rules.support.bare_numbers import bare_lists  # noqa: PLC0415  most reports have none

    for each in bare_lists(together):
        off = abs(each.lacking)
        near = off <= max(_FEW, each.total.quantity.value / 20)
        if off and not each.total.quantity.vague and (each.lacking < 0 or each.whole or near):
            values = _values(map(str, each.parts), sum(each.parts), each.lacking)
            yield finding(PAGE.id, WARNING if each.lacking < 0 or each.whole else INFO, WRONG, each.total, **values)


def _of_each(together: list[Mention]) -> Iterator[Diagnostic]:
    """四个片区各设查阅点2处，共10处."""
    if len(together) < 2 or not has(_OF_EACH, together[0].sentence.text):
        return
    from gipgen.rules.support.each_of import each_of  # noqa: PLC0415  most reports tell nothing of each

    for each in each_of(together):
        values = {"each": each.mention.shown(), "count": each.of, "sum": f"{each.added.normalize():f}"}
        more = f" + {each.more.normalize():f}" if each.more else ""
        yield finding(PAGE.id, WARNING, EACH, each.mention, **values, more=more, total=each.total.quote())


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
    """Whether the words say that the parts are all there is."""
    return are_classes(listing.parts) or has(COUNTING.surely_rest, listing.parts[-1].before)


def _compare(listing: Listing) -> Iterator[Diagnostic]:
    first = listing.parts[0]
    if (
        len(listing.parts) > 2
        and first.quantity.value == listing.total.quantity.value
        and first.quantity.begin < listing.total.quantity.begin
    ):
        listing = listing._replace(parts=listing.parts[1:])  # 简报40期，甲18期，乙22期，共40期
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
    values = _values((part.shown() for part in listing.parts), added, lacking)
    return finding(PAGE.id, WARNING if lacking < 0 or listing.whole else INFO, WRONG, listing.total, **values)


def _values(terms: Iterable[str], added: Decimal | int, lacking: Decimal) -> dict[str, object]:
    """For a message: what was added, and how far off that is."""
    return {
        "terms": " + ".join(terms),
        "sum": f"{Decimal(added).normalize():f}" if added else "0",
        "difference": f"{abs(lacking).normalize():f}",
        "more": "多" if lacking < 0 else "少",
    }


def _is_slip(listing: Listing) -> bool:
    """Whether a sum that differs should have been the total: examples may be far below it, other units far from it."""
    stated, lacking = listing.total.quantity.value, listing.lacking
    if not listing.whole and _overlap(listing):
        return False
    little = max(_FEW, stated * (3 if len(listing.parts) < _MANY else 5) / 100)
    near = lacking <= (little if len(listing.parts) > 2 else min(_FEW, stated / 50))
    near = near or (len(listing.parts) > 2 and 0 < lacking <= stated / 20 and _is_of_one_figure(lacking))
    return (listing.whole or near or _lacks_less_than_any(listing)) and (listing.alike or abs(lacking) <= little)


def _is_of_one_figure(number: Decimal) -> bool:
    """10, 200: what two sums differ by that differ in one figure."""
    signs = f"{number.normalize():f}"
    return len(signs) > 1 and len(signs.rstrip("0")) == 1


def _overlap(listing: Listing) -> bool:
    """活动12场，其中媒体参加的9场，群众参加的10场: two of more than half each, and far more in all."""
    stated = listing.total.quantity.value
    if listing.lacking < 0 and has(_TWICE, listing.total.sentence.plain):
        return True
    about = [part.before.removeprefix("其中").startswith("涉及") for part in listing.parts]
    if listing.lacking < 0 and not about[0] and any(about):
        return True  # 采矿权50条，涉及砂石的36条: by what it is, and by what it is about
    large = sum(part.quantity.value * 2 > stated for part in listing.parts)
    return large > 1 and listing.added * 3 > stated * 4


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


def _is_of_results(listing: Listing, results: tuple[str, ...]) -> bool:
    of_results = any(_is_result(part, results) for part in listing.parts)
    return of_results and not (_is_there_to_do(listing) or _adds_up_by_itself(listing))


def _is_there_to_do(listing: Listing) -> bool:
    """新收237件、结转11件，共248件: what came in, this year and the last."""
    new, *others = listing.parts
    return (
        has(APPLICATIONS.receiving, new.before) and len(others) == 1 and has(APPLICATIONS.left_over, others[0].before)
    )


def _is_result(mention: Mention, results: tuple[str, ...]) -> bool:
    return "结转" in mention.before or mention.noun.endswith(results)


RULE = Rule(PAGE, check)
