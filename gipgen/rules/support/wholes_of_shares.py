"""Of what a share in prose may be one: numbers stated beside it, and what table three says of applications."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gipgen.prose.quantities import quantities
from gipgen.report.report import Number
from gipgen.rules.support.cells import outcomes, totals
from gipgen.rules.support.mentions import JOINERS, Mention
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case
from gipgen.rules.support.shares_told import Share, share_of
from gipgen.vocabulary.words import APPLICATIONS

_OF_ALL = "(?:办结|答复|申请|受理|办理|办件|收件)(?:总|数|件数|量)"
_TENTH = Decimal("0.1")  # that each of several shares may be off by rounding
_RESULT = 3  # characters of a word that may be one of anything


def is_of_several(case: Case, mention: Mention, share: Share, before: list[Mention]) -> bool:
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


def without_siblings(before: list[Mention], share: Share) -> list[Mention]:
    """网站103条，占97.2%；公众号3条，占2.8%: what makes up 100% together is of one whole, and none is of another."""
    told = [(each, other.percent) for each in before if (other := share_of(each))]
    added = share.percent + sum(percent for _, percent in told)
    if not told or abs(added - 100) > len(told) * _TENTH:
        return before
    siblings = [each for each, _ in told]
    return [each for each in before if each not in siblings]


def wholes(case: Case, mention: Mention, before: list[Mention], share: Share) -> tuple[list[Decimal], list[Decimal]]:
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
    if share.siblings:
        alike = alike[: -share.siblings]
    if share.rate:
        alike = [each for each in alike[-1:] if each.sentence == mention.sentence]
    return [each.quantity.value for each in alike]


def _of_tables(case: Case, mention: Mention, share: Share, *, stated: bool) -> list[Decimal]:
    """What is said of applications may be a share of all that the table has."""
    named = max(
        (word for word in outcomes(case.report) if len(word) > _RESULT and word in share.whole), key=len, default=""
    )
    if named:  # 占无法提供类的88%
        group = totals(case.report, outcomes(case.report)[named])
        return list(map(Decimal, group.values)) if group else []
    may_be = _may_be_of_the_tables(mention, share, stated=stated)
    return (
        list(map(Decimal, _applications(case, "" if share.rate else share.words)))
        if may_be or _is_result(case, mention, share)
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


def _is_result(case: Case, mention: Mention, share: Share) -> bool:
    """予以公开7件，占38.9%, where applications are treated: of all that were dealt with, whatever stands in front."""
    sentence = mention.sentence
    in_part = sentence.passage.section == case.report.form.roles.sections.applications
    if share.rate or not (in_part or "申请" in sentence.topic):
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
