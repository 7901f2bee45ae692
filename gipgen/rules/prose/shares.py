"""GIP516: a share (35件，占4.34%), an average or a change (比2023年的58条增加9条) in prose that its numbers do not give."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from gipgen.findings.finding import INFO, WARNING, Diagnostic, Page, Severity
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.quantities import quantities
from gipgen.rules.support.changes import Change, changes, may_tell
from gipgen.rules.support.last_years import comparable
from gipgen.rules.support.mentions import Mention, Sentence, finding, mentions, sentences
from gipgen.rules.support.reading import has, met
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.shares_told import Share, share_of
from gipgen.vocabulary.words import COUNTING, YEARS

if TYPE_CHECKING:
    from gipgen.rules.support.changes_from import ChangeFrom  # few reports tell such a change
    from gipgen.rules.support.matters import Matter

PAGE = Page(
    id="GIP516",
    severity=WARNING,
    also=(INFO,),
    title=Text("占比、平均、增减与件数不符", "a share, an average or a change that its numbers do not give"),
    why=Text(
        "正文写“35件，占4.34%”时，应当等于 35 除以前面写的总数，四舍五入到写出的位数；写“67条，比2023年的58条增加9条，增长15.5%”时，增减的数和百分比也应当是这两个数算出来的；“三分之一”“近七成”“平均每月28条”也一样。写 {{ 甲 | 占比(总数) }} 由 gipgen 计算，不会算错。",
        "A share should be the number divided by a total stated before it, an average the total divided by how many there were, a change the difference of the two numbers beside it.",
    ),
    fix=Text("重新计算；总数在别处的，写明占什么的比例。", "Compute it anew, and say of what it is a share."),
    source="内容准确的要求（国办公开办函〔2021〕30号 第（四）项）",
    checks=("OF-50",),
    good="2024年公开信息400条，其中政策解读100条，占25%。",
    bad="2024年公开信息400条，其中政策解读100条，占26%。",
)
WRONG = Text(
    "请核对：“{quote}，{words}”，而 {stated} ÷ {whole} = {right}%。",
    "please check: '{quote}, {words}', but {stated} ÷ {whole} = {right}%",
)
AHEAD = Text(
    "请核对：“{words}”，而 {stated} ÷ {whole} = {right}%。",
    "please check: '{words}', but {stated} ÷ {whole} = {right}%",
)
OVER = Text(
    "请核对：“{quote}，{words}”大于 100%。占比、办结率一类的比率不会超过 100%，请重新计算。",
    "please check: '{quote}, {words}' is more than 100%, which no share can be",
)
CHANGED = Text(
    "请核对：“{words}”，而 {now} 与 {then} 相差 {difference}，{direction}{percent}。",
    "please check: '{words}', but {now} and {then} differ by {difference}, which is {percent}",
)
SINCE = Text(
    "请核对：“{words}”，而上年报告里“{row}”是 {then}，{now} 与 {then} 相差 {difference}，{direction}{percent}。",
    "please check: '{words}', but last year's report has {then} for '{row}'; {now} and {then} differ by {difference}, which is {percent}",
)
RATIO = Text(
    "请核对：“{words}”，而 {now} ÷ {then} = {times}。",
    "please check: '{words}', but {now} ÷ {then} = {times}",
)
RATIO_SINCE = Text(
    "请核对：“{words}”，而上年报告里“{row}”是 {then}，{now} ÷ {then} = {times}。",
    "please check: '{words}', but last year's report has {then} for '{row}', and {now} ÷ {then} = {times}",
)
AVERAGE = Text(
    "请核对：正文写“{quote}”，而 {whole} ÷ {parts} = {right}。",
    "please check: the prose says '{quote}', but {whole} ÷ {parts} = {right}",
)
LEAST = Text(
    "请核对：正文写“{quote}”，一年至少是 {stated} × {parts} = {right}，而“{total}”。",
    "please check: '{quote}' makes at least {stated} × {parts} = {right} a year, but the prose says '{total}'",
)
NET = Text(
    "请核对：“{words}”，而 {terms} = {right}，不是 {now}。",
    "please check: '{words}', but {terms} = {right} and not {now}",
)
THEN = Text(
    "请核对：正文“{quote}”，而上年报告里“{row}”是 {then}。",
    "please check: the prose says '{quote}', last year's report has {then} for '{row}'",
)
FROM = Text(
    "请核对：正文写“{words}”，而“{row}”本年是 {now}，与 {then} 相差 {difference}。",
    "please check: the prose says '{words}', but '{row}' is {now} this year, which differs from {then} by {difference}",
)
TREND = Text(
    "请核对：正文写“{words}”，而“{row}”上年报告是 {then}，本年是 {now}。",
    "please check: the prose says '{words}', but '{row}' was {then} in last year's report and is {now}",
)
REGULAR = Text(
    "请核对：正文写“{quote}”，一年是 {stated} × {parts} = {right}，而“{total}”。另外还有的，请写明。",
    "please check: '{quote}' makes {stated} × {parts} = {right} a year, but the prose says '{total}'; say what came besides",
)
_EACH = ("均", "每", "隔")
_TENTH = Decimal("0.1")
_NOW = (*COUNTING.came_to, *COUNTING.became, *COUNTING.stands_at, "由", "从", "净")
_DELTAS = (*COUNTING.gained, *COUNTING.lost)
_CASES_CHANGED = tuple(unit + word for word in (*COUNTING.rose, *COUNTING.fell) for unit in "件宗起")
_QUOTE = 60  # characters of a change that are shown
_OF_WHICH = "其中|[中里][，有]"  # what stands behind is a part of the number in front
_OF_ALL = COUNTING.all_in_shares


def check(case: Case) -> Iterator[Diagnostic]:
    yield from _shares(case)
    yield from _averages(case)
    told = list(_told(case))
    yield from _changes(case, told)
    yield from _net_changes(case)
    yield from _changes_from(case)
    if case.previous is None:
        return
    from gipgen.rules.support.trends import trends  # noqa: PLC0415  most reports name none of last year

    yield from _by_value(case, told)
    for trend in trends(case):
        values = {"words": trend.words, "row": trend.row, "then": trend.then, "now": trend.now}
        place = trend.sentence.place(trend.words)
        yield Diagnostic(PAGE.id, WARNING, TREND, trend.sentence.passage.path, values, offset=place)


def _changes(case: Case, told: list[Change]) -> Iterator[Diagnostic]:
    yield from _quoted_wrong(case, [change for change in told if change.then is not None])
    told = [change for change in told if change.told]
    for change in told:
        before = change.before
        if before is not None and change.is_wrong(before):
            yield _changed(RATIO if change.ratio else CHANGED, change, before)
    yield from _since_last_year(case, [each for each in told if each.before is None and each.since(case.report.year)])


def _net_changes(case: Case) -> Iterator[Diagnostic]:
    """由26项增加到33项，新增9项."""
    (deltas,) = met(case, _DELTAS)
    told = [each for each in sentences(case) if has(deltas, each.plain) and has(_NOW, each.plain)] if deltas else []
    if not told:
        return
    from gipgen.rules.support.net_changes import net_changes  # noqa: PLC0415  most reports tell none

    for sentence in told:
        for each in net_changes(sentence):
            words = quoted(sentence.plain, each.begin, each.end, limit=_QUOTE)
            changes = "".join(f" {sign} {number}" for sign, number in (("+", each.came), ("-", each.went)) if number)
            terms = f"{each.then or ''}{changes}".removeprefix(" + ")
            values = {"words": words, "terms": terms, "now": each.now, "right": each.right}
            place = sentence.place(sentence.plain[each.begin : each.end])
            yield Diagnostic(PAGE.id, INFO, NET, sentence.passage.path, values, offset=place)


def _changes_from(case: Case) -> Iterator[Diagnostic]:
    """新收申请较2022年的55件增加31件."""
    (changed,) = met(case, _CASES_CHANGED)
    told = [each for each in sentences(case) if has(changed, each.plain)] if changed else []
    if not told:
        return
    from gipgen.rules.support.changes_from import changes_from  # noqa: PLC0415  most reports tell none

    for sentence in told:
        for each in changes_from(case.report, sentence):
            if case.previous is not None and _is_of_last_year(each.words, case.report.year):
                continue  # GIP518 knows what was then
            yield _from(sentence, each)


def _by_value(case: Case, told: list[Change]) -> Iterator[Diagnostic]:
    """较2023年的35件下降三成: what was 35 then is to be found in last year's tables."""
    previous = comparable(case)
    if previous is None:
        return
    from gipgen.rules.support.changes_by_value import changes_by_value  # noqa: PLC0415  most reports name none of last year

    judged = {each.now.sentence for each in told if each.told and each.then is not None}
    for sentence in sentences(case):
        for each in changes_by_value(case.report, previous, sentence) if sentence not in judged else ():
            yield _from(sentence, each)


def _from(sentence: Sentence, told: "ChangeFrom") -> Diagnostic:
    values = {**told._asdict(), "difference": abs(told.now - told.then)}
    return Diagnostic(PAGE.id, WARNING, FROM, sentence.passage.path, values, offset=sentence.place(told.words))


def _is_of_last_year(words: str, year: int | None) -> bool:
    return has(YEARS.last_year, words) or (year is not None and f"{year - 1}年" in words)


def _told(case: Case) -> Iterator[Change]:
    for sentence, found in groupby(mentions(case), key=lambda mention: mention.sentence):
        if may_tell(sentence.plain, case.report.year):
            for change in changes(sentence, list(found), case.report.year):
                if not change.now.quantity.vague:
                    yield change


def _quoted_wrong(case: Case, told: list[Change]) -> Iterator[Diagnostic]:
    """本年收到67件，2023年为46件: what last year's report says is there to be read."""
    for matter in _matters(case, told):
        change = next(each for each in told if each.now == matter.mention)
        then = change.then
        if then is None or not change.says_the_same_of_last_year(case.report.year):
            continue
        if not any(then.quantity.fits(number) for number in matter.then):
            yield finding(PAGE.id, INFO, THEN, then, row=matter.label, then=matter.then[0])


def _since_last_year(case: Case, told: list[Change]) -> Iterator[Diagnostic]:
    """3646件，同比增长1.05%: what it was stands in last year's report."""
    for matter in _matters(case, told):
        change = next(each for each in told if each.now == matter.mention)
        if all(change.is_wrong(Decimal(then)) for then in matter.then):
            text = RATIO_SINCE if change.ratio else SINCE
            yield _changed(text, change, Decimal(matter.then[0]), row=matter.label)


def _matters(case: Case, told: list[Change]) -> "Iterator[Matter]":
    if told and case.previous is not None:
        from gipgen.rules.support.matters import matters  # noqa: PLC0415  most reports name none of last year

        yield from matters(case, [(change.now, change.named) for change in told])


def _changed(text: Text, change: Change, then: Decimal, **values: object) -> Diagnostic:
    words = change.words.replace("（", "，").replace("(", "，")
    return finding(PAGE.id, WARNING, text, change.now, **values, **change.values(then), words=words)


def _averages(case: Case) -> Iterator[Diagnostic]:
    if not any(has(_EACH, mention.before) for mention in mentions(case)):
        return
    from gipgen.rules.support.averages import averages  # noqa: PLC0415  most reports tell none

    for _, found in groupby(mentions(case), key=lambda mention: id(mention.sentence)):
        for each in averages(list(found)):
            whole = each.whole.quantity.value
            made = each.mention.quantity.value * each.parts
            right = made if each.least or each.regular else (whole / each.parts).quantize(_TENTH)
            values = {"whole": f"{whole.normalize():f}", "parts": each.parts, "right": f"{right.normalize():f}"}
            text = LEAST if each.least else REGULAR if each.regular else AVERAGE
            severity: Severity = WARNING if text is AVERAGE else INFO
            yield finding(PAGE.id, severity, text, each.mention, **values, total=each.whole.quote())


def _shares(case: Case) -> Iterator[Diagnostic]:
    before: list[Mention] = []
    for mention in mentions(case):
        if before and before[-1].sentence.passage != mention.sentence.passage:
            before = []
        share = share_of(mention)
        if share and share.percent > 100:
            yield finding(PAGE.id, WARNING, OVER, mention, words=share.words)
        elif share:
            from gipgen.rules.support.wholes_of_shares import is_of_several, wholes, without_siblings  # noqa: PLC0415  many tell none

            of = without_siblings(before, share)
            if not is_of_several(case, mention, share, of):
                yield from _share(mention, share, *wholes(case, mention, of, share))
        before.append(mention)


def _share(mention: Mention, share: Share, stated: list[Decimal], tables: list[Decimal]) -> Iterator[Diagnostic]:
    """A percentage that is right of none of the numbers is shown beside the one that it comes nearest to."""
    value = mention.quantity.value
    made = {whole: value * 100 / whole for whole in (*stated, *tables)}
    if not made or any(share.allows(percent) for percent in made.values()):
        return
    whole = min(stated or made, key=lambda whole: abs(made[whole] - share.percent))
    right = made[whole].quantize(_TENTH if share.within is not None else share.step)
    text = AHEAD if share.in_front else WRONG
    is_rounded = share.is_rounded(made[whole])
    is_its_whole = _is_told_of(share, whole, stated, tables) or _is_part_of(mention, whole)
    values = {"words": share.words, "whole": f"{whole:f}", "right": f"{right:f}"}
    yield finding(PAGE.id, _severity(sure=is_its_whole and not is_rounded), text, mention, **values)


def _is_told_of(share: Share, whole: Decimal, stated: list[Decimal], tables: list[Decimal]) -> bool:
    """Whether it is a rate, which is of the number right in front, or of all applications, in the tables."""
    return (share.rate != "" and whole in stated) or (tables != [] and _is_of_all(share))


def _severity(*, sure: bool) -> Severity:
    return WARNING if sure else INFO


def _is_part_of(mention: Mention, whole: Decimal) -> bool:
    """Whether the sentence says that a number is a part of the one that it is held to: 136条，其中98条, 86件申请中，40件."""
    begins = [match.start() for match in re.finditer(_OF_WHICH, mention.lead)]
    front = list(quantities(mention.lead[: begins[-1]])) if begins else []
    return front != [] and front[-1].value == whole


def _is_of_all(share: Share) -> bool:
    """Whether it is a share of all applications, as far as its own words say."""
    whole = share.whole.removesuffix("的")
    return whole == "" or whole.endswith(_OF_ALL)


RULE = Rule(PAGE, check)
