"""What the tables have for what a number of the prose names: this year, last year, the difference, a rate."""

from collections.abc import Iterator
from decimal import Decimal

from gipgen.named_tuple import NamedTuple
from gipgen.report.report import Number, Report
from gipgen.rules.support import cells
from gipgen.rules.support.cell_clauses import Facets
from gipgen.rules.support.cell_sums import Named, Part
from gipgen.rules.support.last_years import comparable
from gipgen.rules.support.mentions import Mention
from gipgen.rules.support.rule import Case

PERCENT, TIMES = "%", "倍"
_TEN_THOUSAND = 10_000
_HUNDRED = 100
_APPLICATIONS = frozenset(("asked", "came", "taken_up", "dealt_with"))
_OF_ALL = ("dealt_share", "corrected_share", "upheld_share")
_MORE, _FEWER = ("more", "by_so_much_more"), ("fewer", "by_so_much_less")
CHANGES = frozenset((*_MORE, *_FEWER))


class Reading(NamedTuple):
    """What a number of the prose should be; a percentage is right to the last digit that was typed."""

    mention: Mention
    named: Named
    right: tuple[Number, ...]  # the one to show first
    change: bool = False  # a difference from last year
    then: bool = False  # last year's number
    growth: Decimal | None = None  # of a percentage that tells one: how much it really rose (fell: below 0)

    @property
    def is_rate(self) -> bool:
        return self.mention.quantity.unit in (PERCENT, TIMES)

    @property
    def is_ratio(self) -> bool:
        return self.mention.quantity.unit == TIMES

    @property
    def holds(self) -> bool:
        quantity = self.mention.quantity
        if self.is_rate:
            return any(abs(quantity.value - number) <= quantity.step for number in self.right)
        return any(quantity.fits(number) for number in self.right)


def compared(case: Case, mention: Mention, known: Named, *, sure: bool) -> Reading | None:
    """The numbers of this report or of last year's, or how far they are apart; ``sure``: it says that it is of now."""
    if not known.then and not known.change:
        if not sure and mention.sentence.of_other_year(mention.lead, case.report.year):
            return None
        right = _values(case.report, known, mention)
        if right and "dealt_with" in known.facets:
            right = (*right, *_of_this_year(case.report, right[0]))
        return Reading(mention, known, right) if right else None
    then = _last_year(case, known, mention)
    if known.then:
        return Reading(mention, known, then, then=True) if then else None
    now = _values(case.report, known, mention)
    if len(now) != 1 or len(then) != 1:
        return None
    apart: Number = max(now[0] - then[0], then[0] - now[0])
    return Reading(mention, known, (apart,), change=True)


def rate(mention: Mention, clause: Facets, of: Reading, case: Case) -> Reading | None:
    """What a percentage behind a number may be: how much that changed since last year, or its share of the whole."""
    if "each" in clause or (of.then and clause.keys().isdisjoint(CHANGES)):
        return None
    if mention.quantity.unit == TIMES:
        return _ratio(mention, clause, of, case)
    if clause.keys() & CHANGES:
        return _growth(mention, clause, of, case) if clause.keys().isdisjoint(("share", "year_after")) else None
    is_of_another = of.change and clause.keys().isdisjoint(_OF_ALL)  # 复议多2件，纠正率为20%: of them, not of the 2
    return None if is_of_another or _is_of_all(mention, clause) else _share(mention, clause, of, case.report)


def _share(mention: Mention, clause: Facets, of: Reading, report: Report) -> Reading | None:
    parts, wholes = _part(clause, of, report), list(_wholes(clause, of, report))
    shares = tuple(each * _HUNDRED / whole for each in parts for whole in wholes if whole)
    return Reading(mention, of.named, shares) if shares else None


def _is_of_all(mention: Mention, clause: Facets) -> bool:
    """What is claimed of all is another matter (GIP514)."""
    return mention.quantity.value == _HUNDRED and not clause.keys().isdisjoint(_OF_ALL)


def _growth(mention: Mention, clause: Facets, of: Reading, case: Case) -> Reading | None:
    now, then = _now_and_then(of, case)
    if not then:
        return None
    growth = (now - then) * _HUNDRED / then
    told = mention.quantity.value if clause.keys() & set(_MORE) else -mention.quantity.value
    right: Number = mention.quantity.value if abs(growth - told) <= mention.quantity.step else growth
    return Reading(mention, of.named, (right,), growth=growth)


def _ratio(mention: Mention, clause: Facets, of: Reading, case: Case) -> Reading | None:
    """申请数量是上年的1.6倍: what it is now, divided by what it was."""
    now, then = _now_and_then(of, case)
    if not then or "year_before" not in clause or clause.keys() & {*CHANGES, "share", "each"}:
        return None
    return Reading(mention, of.named, (now / then,))


def _now_and_then(of: Reading, case: Case) -> tuple[Decimal, Decimal]:
    """The number of this year and of last year, each if it is one; 0 where it is not known."""
    now = _values(case.report, of.named, of.mention) if of.change or of.then else of.right
    if "dealt_with" in of.named.facets:
        now = now[:1]  # behind it stands what of them was new
    then = _last_year(case, of.named, of.mention)
    return (Decimal(now[0]), Decimal(then[0])) if len(now) == len(then) == 1 else (Decimal(0), Decimal(0))


def _of_this_year(report: Report, done: Number) -> tuple[Number, ...]:
    """What was dealt with without what had been left over: 办结30件，上年结转的5件均已办结."""
    left = cells.totals(report, report.form.roles.rows.carried_in)
    return tuple(done - each for each in left.values) if left else ()


def _part(clause: Facets, of: Reading, report: Report) -> tuple[Decimal, ...]:
    """What a rate names by itself (办结率, 纠错率), else the number in front of a share."""
    roles, said = report.form.roles, of.named.facets
    if "dealt_share" in clause:
        found = cells.totals(report, roles.rows.results) if said.keys() & _APPLICATIONS else None
        return tuple(map(Decimal, found.values)) if found else ()
    for share, column in (("corrected_share", roles.columns.corrected), ("upheld_share", roles.columns.upheld)):
        if share in clause:
            kinds = said.get("disputes", [])
            found = cells.rows(report, kinds[-1], column) if kinds else None
            return tuple(map(Decimal, found.values)) if found else ()
    return (Decimal(of.right[0]),) if "share" in clause else ()


def _wholes(clause: Facets, of: Reading, report: Report) -> Iterator[Decimal]:
    """What a share may be of."""
    roles = report.form.roles.rows
    both = (*roles.received, *roles.carried_in)
    bases: list[tuple[str, ...]] = []
    said = of.named.facets
    if "dealt_share" in clause:
        bases = [both, roles.received]
    elif "came" in clause:
        bases = [roles.received]
    elif "dealt_with" in clause:
        bases = [roles.results]
    elif said.keys() & {"results", "applicants"}:
        bases = [roles.results, roles.received, both]
    elif "disputes" in said:
        bases = [said["disputes"][-1]]
    for rows in bases:
        found = cells.totals(report, rows)
        yield from (Decimal(number) for number in (found.values if found else ()))


def _last_year(case: Case, known: Named, mention: Mention) -> tuple[Number, ...]:
    previous = comparable(case)
    if previous is None or previous.form is not case.report.form:
        return ()
    return _values(previous, known, mention)


def _values(report: Report, known: Named, mention: Mention) -> tuple[Number, ...]:
    """What the report has for what is named; in 元 for amounts of money."""
    if known.money != (mention.quantity.unit == "元"):
        return ()
    sums = [_added(report, parts) for parts in known.sums]
    found = [each for each in sums if each is not None]
    if len(found) < len(sums):
        return ()
    return tuple(dict.fromkeys(Decimal(each) * _TEN_THOUSAND if known.money else each for each in found))


def _added(report: Report, parts: tuple[Part, ...]) -> Number | None:
    total: Number = 0
    for rows, columns in parts:
        each = _cells(report, rows, columns)
        if each is None:
            return None
        total += each
    return total


def _cells(report: Report, rows: tuple[str, ...], columns: tuple[str, ...]) -> Number | None:
    """The sum of some rows, in some columns; ``None`` where a number is missing, or where there are two of it (GIP303)."""
    if not columns and rows == report.form.roles.rows.fees:
        columns = (report.form.roles.columns.fee_amount,)
    found = [cells.rows(report, rows, column) for column in columns] if columns else [cells.totals(report, rows)]
    total: Number = 0
    for each in found:
        if each is None or len(each.values) != 1:
            return None
        total += each.value
    return total
