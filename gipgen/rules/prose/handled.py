"""GIP503: the number of applications answered or dealt with, in prose and in table three."""

from collections.abc import Iterator
from itertools import pairwise

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple
from gipgen.report.report import Number, Report
from gipgen.rules.support import cells
from gipgen.rules.support.applications import COUNTED, Claim, about_applications, claims
from gipgen.rules.support.mentions import Mention, finding, mentions
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import APPLICATIONS, COUNTING, YEARS

PAGE = Page(
    id="GIP503",
    severity=WARNING,
    title=Text("正文写的办理、答复件数与表三不符", "the applications answered differ in prose and in table three"),
    why=Text(
        "正文写“办理（答复、办结）申请多少件”，可能指本年新收，也可能指办理结果总计（含上年结转、不含结转下年度）。与哪一个都对不上时请核对。",
        "Answered or dealt with may mean row one, row one and two, or the total of results; a number that fits none is asked about.",
    ),
    fix=Text("核对正文和表三；口径不同的在正文里写明。", "Check both; where the prose counts something else, say so."),
    source="国办公开办函〔2021〕30号 表三",
    checks=("OF-44",),
    good="2024年共答复政府信息公开申请0件。",
    bad="2024年共答复政府信息公开申请2件。",
)
_OF_THIS_YEAR = (*APPLICATIONS.receiving, *YEARS.this_year, "当年")
DIFFERENT = Text(
    "请核对：正文“{quote}”，而{table}{row}总计是 {cell}，本年新收 {new}、上年结转 {carried}，哪一个都对不上。",
    "please check: the prose says '{quote}'; {table} has {cell} results, {new} received and {carried} carried in",
)


REST = Text(
    "请核对：正文写“{quote}”，除了结转下年度的，{table}{row}总计是 {cell}。",
    "please check: the prose says '{quote}', besides what was carried over, {table} has {cell} results",
)
_REACH = 10  # characters behind a number that say what became of them


class Handled(NamedTuple):
    """What the table says was dealt with, and what there was to deal with."""

    results: cells.Cells
    new: cells.Cells
    carried: cells.Cells

    @property
    def accepted(self) -> set[Number]:
        """What a number of applications dealt with may count."""
        both = (one + other for one in self.new.values for other in self.carried.values)
        return {*self.results.values, *self.new.values, *both}

    @property
    def of_this_year(self) -> set[Number]:
        """The results without those of what was carried in."""
        return {one - other for one in self.results.values for other in self.carried.values}


def check(case: Case) -> Iterator[Diagnostic]:
    found = [claim for claim in claims(case) if claim.sense == "handled"]
    table = _handled(case.report)
    if table is None:
        return
    yield from _rest(case, table.results)
    if not found:
        return
    if not all(each.values for each in table):
        yield from cells.unknown(PAGE.id, case.report, table)
        return
    values = {
        **table.results.names,
        "cell": table.results.value,
        "new": table.new.value,
        "carried": table.carried.value,
    }
    for claim in found:
        told_of_new = any(word in claim.mention.lead for word in _OF_THIS_YEAR)  # 新收的122件中，办结116件
        if _differs(claim, table.accepted | table.of_this_year if told_of_new else table.accepted):
            yield finding(PAGE.id, WARNING, DIFFERENT, claim.mention, **values)


def _rest(case: Case, results: cells.Cells) -> Iterator[Diagnostic]:
    """除9件结转下年外，其余239件均已答复: what is left of all applications without those that were carried over."""
    roles = case.report.form.roles
    out = cells.totals(case.report, roles.rows.carried_out)
    if out is None or not out.values or not results.values:
        return
    for before, mention in pairwise(mentions(case)):
        is_rest = _is_the_rest(mention, roles.sections.applications) and before.sentence == mention.sentence
        if is_rest and out.holds(before.quantity) and not results.holds(mention.quantity):
            yield finding(PAGE.id, WARNING, REST, mention, **results.names, cell=results.value)


def _is_the_rest(mention: Mention, section: str) -> bool:
    """Whether a number is of the applications that were not carried over, and were dealt with."""
    if (
        not mention.before.endswith(COUNTING.surely_rest)
        or mention.quantity.unit not in COUNTED
        or "结转" not in mention.lead
    ):
        return False
    return has(APPLICATIONS.handling, mention.after[:_REACH]) and about_applications(mention, section)


def _handled(report: Report) -> Handled | None:
    """The numbers of the table; an edition may lack the rows."""
    rows = report.form.roles.rows
    results, new, carried = (
        cells.results(report),
        cells.totals(report, rows.received),
        cells.totals(report, rows.carried_in),
    )
    return None if results is None or new is None or carried is None else Handled(results, new, carried)


def _differs(claim: Claim, accepted: set[Number]) -> bool:
    """Whether the number is none of these; one that counts a part may be smaller."""
    quantity = claim.mention.quantity
    if any(quantity.fits(number) for number in accepted):
        return False
    return claim.whole or quantity.value > max(accepted)


RULE = Rule(PAGE, check)
