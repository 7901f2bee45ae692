"""GIP503: the number of applications answered or dealt with, in prose and in table three."""

from collections.abc import Iterator

from gipgen.findings.finding import WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.rules.support import cells
from gipgen.rules.support.applications import claims
from gipgen.rules.support.mentions import finding
from gipgen.rules.support.rule import Case, Rule

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
DIFFERENT = Text(
    "请核对：正文“{quote}”，而{table}{row}总计是 {cell}，本年新收 {new}、上年结转 {carried}，哪一个都对不上。",
    "please check: the prose says '{quote}'; {table} has {cell} results, {new} received and {carried} carried in",
)


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    parts = report.form.roles.rows
    results = cells.results(report)
    new, carried = cells.totals(report, parts.received), cells.totals(report, parts.carried_in)
    found = [claim for claim in claims(case) if claim.sense == "handled" and not claim.mention.computed]
    if results is None or new is None or carried is None or not found:
        return
    if not (results.values and new.values and carried.values):
        yield from cells.unknown(PAGE.id, report, (results, new, carried))
        return
    accepted = {*results.values, *new.values, *(one + other for one in new.values for other in carried.values)}
    for claim in found:
        quantity = claim.mention.quantity
        if any(quantity.fits(number) for number in accepted) or (not claim.whole and quantity.value <= max(accepted)):
            continue
        values = {**results.names, "cell": results.value, "new": new.value, "carried": carried.value}
        yield finding(PAGE.id, WARNING, DIFFERENT, claim.mention, **values)


RULE = Rule(PAGE, check)
