"""GIP501: the number of applications received, in prose and in table three."""

from collections.abc import Iterable, Iterator

from gipgen.findings.finding import ERROR, WARNING, Diagnostic, Page
from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple
from gipgen.report.report import Number
from gipgen.rules.support import cells
from gipgen.rules.support.applications import COUNTED, Claim, claims, counts_both
from gipgen.rules.support.mentions import Mention, finding, mentions
from gipgen.rules.support.reading import has
from gipgen.rules.support.rule import Case, Rule
from gipgen.vocabulary.words import APPLICATIONS

PAGE = Page(
    id="GIP501",
    severity=ERROR,
    also=(WARNING,),
    title=Text("正文写的收到申请件数与表三不符", "the applications received differ in prose and in table three"),
    why=Text(
        "正文写“收到（新收）申请多少件”，应当等于表三第一项“本年新收”的总计；上年结转的不算在内。"
        "只说一部分（某一渠道、某一部门）的，不能比表里多。写 {{ }} 引用表里的数，就不会不一致。",
        "What the prose says was received is row one of table three; what was carried in is not part of it.",
    ),
    fix=Text(
        "核对正文和表三，改正错的一处；口径不同的（例如只统计本级、含上年结转）在正文里写明。",
        "Correct the wrong one; where the prose counts something else, say so in the text.",
    ),
    source="国办公开办函〔2021〕30号 表三；《政府信息公开条例》第五十条第二项",
    checks=("OF-42", "OF-44"),
    good="2024年共收到政府信息公开申请0件。",
    bad="2024年共收到政府信息公开申请2件。",
)
DIFFERENT = Text(
    "正文“{quote}”，而{table}“{row}”总计是 {cell}，相差 {difference}。请核对，改正错的一处。",
    "the prose says '{quote}', but row '{row}' of {table} says {cell}; difference {difference}",
)
WITH_CARRIED = Text(
    "正文“{quote}”，而{table}“{row}”总计是 {cell}。{stated} 是本年新收 {cell} 加上年结转 {carried}；请在正文里写明含上年结转，或改成 {cell}。",
    "the prose says '{quote}', which counts the {carried} carried in as well; row '{row}' of {table} says {cell}",
)
MAYBE = Text(
    "请核对：正文“{quote}”，而{table}“{row}”总计是 {cell}。如果口径不同（例如只统计本级或一个部门），请在正文里写明。",
    "please check: the prose says '{quote}', row '{row}' of {table} says {cell}; if it counts something else, say so",
)
BOTH = Text(
    "请核对：正文“{quote}”，而{table}本年新收 {cell} 加上年结转 {carried} 是 {both}。",
    "please check: the prose says '{quote}', but {cell} received and {carried} carried in, in {table}, are {both}",
)


_REACH = 24  # characters behind a number


class Received(NamedTuple):
    """What the table says was received, and what that is together with what was carried in."""

    new: cells.Cells
    carried: tuple[Number, ...]

    @property
    def both(self) -> set[Number]:
        return {one + other for one in self.new.values for other in self.carried}


def check(case: Case) -> Iterator[Diagnostic]:
    report = case.report
    rows = report.form.roles.rows
    new, carried = cells.totals(report, rows.received), cells.totals(report, rows.carried_in)
    found = [claim for claim in claims(case) if claim.sense != "handled"]
    if new is None or carried is None:
        return
    if not new.values:
        yield from cells.unknown(PAGE.id, report, (new,)) if found else ()
        return
    table = Received(new, carried.values or (0,))
    yield from _of_both(case, table)
    for claim in _new_ones(_unequal(found, table)):
        if not _may_count_else(claim, table):
            yield _different(claim, table)


def _of_both(case: Case, table: Received) -> Iterator[Diagnostic]:
    """The numbers that say that they count what was carried in as well."""
    for mention in mentions(case):
        if mention.quantity.unit not in COUNTED or not counts_both(mention.noun) or mention.earlier(case.report.year):
            continue
        if not any(mention.quantity.fits(number) for number in table.both):
            values = {"cell": table.new.value, "carried": table.carried[0], "both": min(table.both)}
            yield finding(PAGE.id, WARNING, BOTH, mention, **table.new.names, **values)


def _unequal(found: list[Claim], table: Received) -> Iterator[Claim]:
    """The claims that are not what was received, neither alone nor together with those beside them."""
    accepted = {*table.new.values, *table.both}
    for claim in found:
        if table.new.holds(claim.mention.quantity) or _adds_up(claim, found, accepted):
            continue
        if not (claim.scoped and _is_told_beside(claim, found, table)):
            yield claim


def _is_told_beside(claim: Claim, found: list[Claim], table: Received) -> bool:
    """全县各乡镇收到32件，我局收到30件: the table's number is said beside that of others."""
    beside = [other.mention for other in found if other.mention.sentence == claim.mention.sentence]
    return any(table.new.holds(other.quantity) for other in beside)


def _new_ones(found: Iterable[Claim]) -> Iterator[Claim]:
    """Without those that say again of a part what the sentence has said: 受理11件，其中网络申请11件."""
    seen: set[tuple[object, ...]] = set()
    for claim in found:
        sentence = claim.mention.sentence
        said = sentence.begin, sentence.passage.path, int(claim.mention.quantity.value)
        if claim.whole or said not in seen:
            seen.add(said)
            yield claim


def _may_count_else(claim: Claim, table: Received) -> bool:
    """Whether the number may be right: what was accepted may have been carried in, and a part may be smaller."""
    stated, both = int(claim.mention.quantity.value), table.both
    may_be_both = claim.sense == "accepted" or _says_so(claim.mention)
    return (may_be_both and stated in both) or (not claim.whole and stated <= max(both))


def _says_so(mention: Mention) -> bool:
    """收到申请50件（含上年转入3件）."""
    behind = mention.sentence.text[mention.quantity.end - mention.sentence.begin :][:_REACH].lstrip("（(，, 其中")
    return behind.startswith(("含", "包含", "包括")) and has((*APPLICATIONS.into, *APPLICATIONS.carried), behind)


def _different(claim: Claim, table: Received) -> Diagnostic:
    new, quantity = table.new, claim.mention.quantity
    values = {"cell": new.value, "difference": new.apart(quantity), "carried": table.carried[0], **new.names}
    if int(quantity.value) in table.both:
        return finding(PAGE.id, WARNING, WITH_CARRIED, claim.mention, **values)
    if _is_sure(claim):
        return finding(PAGE.id, ERROR, DIFFERENT, claim.mention, **values)
    return finding(PAGE.id, WARNING, MAYBE, claim.mention, **values)


def _is_sure(claim: Claim) -> bool:
    return (
        claim.sense == "received"
        and claim.whole
        and claim.certain
        and not claim.scoped
        and not claim.mention.quantity.vague
    )


def _adds_up(claim: Claim, found: list[Claim], accepted: set[Number]) -> bool:
    """市政府收到3件，各部门收到12件: together they are what the table counts."""
    together = [other for other in found if other.mention.sentence == claim.mention.sentence]
    return len(together) > 1 and sum(int(other.mention.quantity.value) for other in together) in accepted


RULE = Rule(PAGE, check)
