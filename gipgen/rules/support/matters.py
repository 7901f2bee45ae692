"""Numbers of the prose that a row of the tables counts, with what that row said in last year's report."""

import re
from collections.abc import Iterable, Iterator

from gipgen.form.definition import Form
from gipgen.named_tuple import NamedTuple
from gipgen.report.report import Number, Report
from gipgen.rules.support.applications import claims
from gipgen.rules.support.cells import Cells, rows, totals
from gipgen.rules.support.form_names import longest_first
from gipgen.rules.support.last_years import comparable
from gipgen.rules.support.mentions import Mention
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case
from gipgen.vocabulary.words import DECISIONS

_APPLICATIONS = (  # 新收申请由2023年的50件变为65件, 新收申请数同比下降17.26%，达43件: named in front of what it was
    "(?:(?:新收|收到)[^，。；]{0,8}|(?:^|[，。；])(?:政府)?(?:信息|依)?(?:公开)?)申请(?:数量|总量|数|量)?(?:由|从|同比|较|比)[^。；]{0,24}?(?:变为|[增升降减][至加]?[至到]?|[%％][，,](?:达到?|为|共计?|计)?)$"
)

_NAMED_BEFORE = "(?:新收|收到)(?:的)?(?:政府信息公开|信息公开|依申请公开)?申请"  # 上年新收申请40件，本年上升为48件
_KIND = 2  # characters of 行政, which 处罚决定53件 and 取水许可146件 leave out: where the number is the row's

Pairs = Iterator[tuple[Cells | None, Cells | None]]


class Matter(NamedTuple):
    mention: Mention
    label: str  # the form's words for what it counts
    then: tuple[Number, ...]  # last year's number; more than one where its table does not add up


def matters(case: Case, found: Iterable[tuple[Mention, str]]) -> Iterator[Matter]:
    """Those of the numbers that are this year's number of a row that their words name: applications, decisions, documents, disputes."""
    previous = comparable(case)
    if previous is None:
        return
    whole = [claim.mention for claim in claims(case) if claim.whole]
    for mention, words in found:
        if mention in whole or _counts_applications(mention, words):
            pairs = applications(case.report, previous)
        else:
            pairs = named(case.report, previous, words)
        for now, then in pairs:
            if now and then and now.holds(mention.quantity) and then.values:
                yield Matter(mention, now.label, then.values)
                break


def _counts_applications(mention: Mention, words: str) -> bool:
    """Whether applications are named in front of what was: 新收申请由50件变为65件, 上年新收申请40件，本年上升为48件."""
    return (
        "申请" in mention.lead
        and (re.search(_APPLICATIONS, mention.lead) or re.search(_NAMED_BEFORE, words)) is not None
    )


def applications(report: Report, previous: Report) -> Pairs:
    """What came in and what was dealt with, in this report and in last year's."""
    here, there = report.form.roles.rows, previous.form.roles.rows
    yield totals(report, here.received), totals(previous, there.received)
    yield totals(report, here.results), totals(previous, there.results)


def named(report: Report, previous: Report, words: str) -> Pairs:
    """The rows whose names stand beside a number, in this report and in last year's."""
    form, column = report.form, report.form.roles.columns.decided
    if form is previous.form:
        for row in form.roles.rows.decisions:
            if form.rows[row].key[_KIND:] in words:
                yield rows(report, (row,), column), rows(previous, (row,), column)
        for row, of in _documents(form, words):
            yield rows(report, (row,), of), rows(previous, (row,), of)
    for word, role in (("复议", "reviews"), ("诉讼", "suits")):
        if word in words:
            here, there = getattr(form.roles.rows, role), getattr(previous.form.roles.rows, role)
            yield totals(report, here, f"行政{word}"), totals(previous, there, f"行政{word}")


def _documents(form: Form, words: str) -> Iterator[tuple[str, str]]:
    """The row and column that count documents: 现行有效的…… names both."""
    columns = form.roles.columns
    verbs = (
        (DECISIONS.valid, columns.in_force),
        (DECISIONS.withdrawn, columns.repealed),
        (DECISIONS.issuing, columns.made),
    )
    told = [column for deeds, column in verbs if has(deeds, words)]
    row = next((row for name, row in longest_first(form, form.roles.rows.documents).items() if name in words), None)
    if row is not None and len(told) == 1 and told[0] in {each.id for each in form.columns[row]}:
        yield row, told[0]
