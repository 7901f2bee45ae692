"""GIP516: a share (35件，占4.34%), an average or a change (比2023年的58条增加9条) in prose that its numbers do not give."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from gipgen.findings.finding import INFO, Diagnostic, Page
from gipgen.findings.privacy import quoted
from gipgen.findings.text import Text
from gipgen.prose.quantities import quantities
from gipgen.report.report import Number
from gipgen.rules.support.cells import outcomes, totals
from gipgen.rules.support.changes import Change, changes, may_tell
from gipgen.rules.support.matters import matters
from gipgen.rules.support.mentions import JOINERS, Mention, finding, mentions, sentences
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.rules.support.shares_told import Share, share_of
from gipgen.vocabulary.words import APPLICATIONS, COUNTING

PAGE = Page(
    id="GIP516",
    severity=INFO,
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
TREND = Text(
    "请核对：正文写“{words}”，而“{row}”上年报告是 {then}，本年是 {now}。",
    "please check: the prose says '{words}', but '{row}' was {then} in last year's report and is {now}",
)
REGULAR = Text(
    "请核对：正文写“{quote}”，一年是 {stated} × {parts} = {right}，而“{total}”。另外还有的，请写明。",
    "please check: '{quote}' makes {stated} × {parts} = {right} a year, but the prose says '{total}'; say what came besides",
)
_OF_ALL = "(?:办结|答复|申请|受理|办理|办件|收件)(?:总|数|件数|量)"
_EACH = ("均", "每", "隔")
_TENTH = Decimal("0.1")
_NOW = (*COUNTING.came_to, *COUNTING.became, *COUNTING.stands_at, "由", "从", "净")
_DELTAS = (*COUNTING.gained, *COUNTING.lost)
_QUOTE = 60  # characters of a change that are shown
_RESULT = 3  # characters of a word that may be one of anything


def check(case: Case) -> Iterator[Diagnostic]:
    yield from _shares(case)
    yield from _averages(case)
    yield from _changes(case)
    yield from _net_changes(case)
    if case.previous is None:
        return
    from gipgen.rules.support.trends import trends  # noqa: PLC0415  most reports name none of last year

    for trend in trends(case):
        values = {"words": trend.words, "row": trend.row, "then": trend.then, "now": trend.now}
        place = trend.sentence.place(trend.words)
        yield Diagnostic(PAGE.id, INFO, TREND, trend.sentence.passage.path, values, offset=place)


def _changes(case: Case) -> Iterator[Diagnostic]:
    told = list(_told(case))
    yield from _quoted_wrong(case, [change for change in told if change.then is not None])
    told = [change for change in told if change.told]
    for change in told:
        before = change.before
        if before is not None and change.is_wrong(before):
            yield _changed(RATIO if change.ratio else CHANGED, change, before)
    yield from _since_last_year(case, [each for each in told if each.before is None and each.since(case.report.year)])


def _net_changes(case: Case) -> Iterator[Diagnostic]:
    """由26项增加到33项，新增9项."""
    told = [sentence for sentence in sentences(case) if has(_NOW, sentence.plain) and has(_DELTAS, sentence.plain)]
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


def _told(case: Case) -> Iterator[Change]:
    for sentence, found in groupby(mentions(case), key=lambda mention: mention.sentence):
        if may_tell(sentence.plain, case.report.year):
            for change in changes(sentence, list(found), case.report.year):
                if not change.now.quantity.vague:
                    yield change


def _quoted_wrong(case: Case, told: list[Change]) -> Iterator[Diagnostic]:
    """本年收到67件，2023年为46件: what last year's report says is there to be read."""
    for matter in matters(case, [(change.now, change.named) for change in told]) if told else ():
        change = next(each for each in told if each.now == matter.mention)
        then = change.then
        if then is None or not change.says_the_same_of_last_year(case.report.year):
            continue
        if not any(then.quantity.fits(number) for number in matter.then):
            yield finding(PAGE.id, INFO, THEN, then, row=matter.label, then=matter.then[0])


def _since_last_year(case: Case, told: list[Change]) -> Iterator[Diagnostic]:
    """3646件，同比增长1.05%: what it was stands in last year's report."""
    for matter in matters(case, [(change.now, change.named) for change in told]) if told else ():
        change = next(each for each in told if each.now == matter.mention)
        if all(change.is_wrong(Decimal(then)) for then in matter.then):
            text = RATIO_SINCE if change.ratio else SINCE
            yield _changed(text, change, Decimal(matter.then[0]), row=matter.label)


def _changed(text: Text, change: Change, then: Decimal, **values: object) -> Diagnostic:
    words = change.words.replace("（", "，").replace("(", "，")
    return finding(PAGE.id, INFO, text, change.now, **values, **change.values(then), words=words)


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
            yield finding(PAGE.id, INFO, text, each.mention, **values, total=each.whole.quote())


def _shares(case: Case) -> Iterator[Diagnostic]:
    before: list[Mention] = []
    for mention in mentions(case):
        if before and before[-1].sentence.passage != mention.sentence.passage:
            before = []
        share = share_of(mention)
        if share and share.percent > 100:
            yield finding(PAGE.id, INFO, OVER, mention, words=share.words)
        elif share and not _is_of_several(case, mention, share, before):
            yield from _share(mention, share, *_wholes(case, mention, before, share))
        before.append(mention)


def _is_of_several(case: Case, mention: Mention, share: Share, before: list[Mention]) -> bool:
    """予以公开108件、部分公开28件，公开率56.9%: right of what stands in one breath, taken together."""
    added, begin = mention.quantity.value, mention.quantity.begin
    alike = [each for each in before if each.quantity.kind == mention.quantity.kind]
    for each in reversed(alike):
        sentence = each.sentence
        if sentence != mention.sentence or sentence.text[each.quantity.end - sentence.begin :][:1] not in JOINERS:
            break
        if "，" in sentence.text[each.quantity.end - sentence.begin : begin - sentence.begin]:
            break
        added, begin = added + each.quantity.value, each.quantity.begin
    if added == mention.quantity.value:
        return False
    wholes = (*(each.quantity.value for each in alike), *map(Decimal, _applications(case, "")))
    return any(share.allows(added * 100 / whole) for whole in wholes if whole >= added)


def _wholes(case: Case, mention: Mention, before: list[Mention], share: Share) -> tuple[list[Decimal], list[Decimal]]:
    """The numbers that it may be a share of, and that are not smaller: stated beside it, and in the tables."""
    least = max(mention.quantity.value, Decimal(1))
    named = list(quantities(share.whole))
    if named:  # 占全部公开信息310条的两成
        return [each.value for each in named if each.kind == mention.quantity.kind and each.value >= least], []
    beside = _beside(mention, before, share)
    tables = _of_tables(case, mention, share, stated=beside != [])
    return [whole for whole in beside if whole >= least], [whole for whole in tables if whole >= least]


def _beside(mention: Mention, before: list[Mention], share: Share) -> list[Decimal]:
    """The numbers in the same unit before it; a rate is of the one right before it."""
    alike = [each for each in before if each.quantity.kind == mention.quantity.kind]
    if share.rate:
        alike = [each for each in alike[-1:] if each.sentence == mention.sentence]
    return [each.quantity.value for each in alike]


def _of_tables(case: Case, mention: Mention, share: Share, *, stated: bool) -> list[Decimal]:
    """What is said of applications may be a share of all that the table has."""
    may_be = _may_be_of_the_tables(mention, share, stated=stated)
    return (
        list(map(Decimal, _applications(case, "" if share.rate else share.words)))
        if may_be or _is_result_alone(case, mention, share, stated=stated)
        else []
    )


def _may_be_of_the_tables(mention: Mention, share: Share, *, stated: bool) -> bool:
    """Whether it may be a share of what table three counts: a rate, where no number stands beside it, or any other share."""
    if share.rate:
        return not stated and _is_dealt_with(mention)
    return re.search(_OF_ALL, share.words) is not None or _may_be_of_all(mention, stated=stated)


def _may_be_of_all(mention: Mention, *, stated: bool) -> bool:
    """Whether it may be a share of all applications."""
    sentence = mention.sentence
    if "申请" in mention.before:
        return True
    told = stated or mention.noun.removeprefix("其中").startswith(APPLICATIONS.applicants)
    return told and has(("申请", "答复"), sentence.plain + sentence.topic)


def _is_result_alone(case: Case, mention: Mention, share: Share, *, stated: bool) -> bool:
    """予以公开7件，占38.9%, below a heading about applications: of all that were dealt with."""
    if stated or share.rate or "申请" not in mention.sentence.topic:
        return False
    return any(len(word) > _RESULT and mention.noun.endswith(word) for word in outcomes(case.report))


def _is_dealt_with(mention: Mention) -> bool:
    """办结124件，办结率95.4%: of the applications that a heading or the sentence is about."""
    sentence = mention.sentence
    return mention.noun.endswith(APPLICATIONS.handling) and "申请" in sentence.topic + mention.lead


def _applications(case: Case, words: str) -> Iterator[Number]:
    """What came in, what there was to do, or what was done: the one that the words name (占新收申请总量的……), or any."""
    rows = case.report.form.roles.rows
    sums = (rows.received, (*rows.received, *rows.carried_in), rows.results)
    named = (rows.received,) if "新收" in words else (rows.results,) if has(("办结", "答复总"), words) else sums
    for ids in named:
        found = totals(case.report, ids)
        yield from found.values if found else ()


def _share(mention: Mention, share: Share, stated: list[Decimal], tables: list[Decimal]) -> Iterator[Diagnostic]:
    """A percentage that is right of none of the numbers is shown beside the one that it comes nearest to."""
    value = mention.quantity.value
    made = {whole: value * 100 / whole for whole in (*stated, *tables)}
    if not made or any(share.allows(percent) for percent in made.values()):
        return
    whole = min(stated or made, key=lambda whole: abs(made[whole] - share.percent))
    right = made[whole].quantize(Decimal("0.1") if share.within is not None else share.step)
    text = AHEAD if share.in_front else WRONG
    yield finding(PAGE.id, INFO, text, mention, words=share.words, whole=f"{whole:f}", right=f"{right:f}")


RULE = Rule(PAGE, check)
