"""Which cells the words of a clause name together: 法人提出 are columns of what came in, 维持 is a column of the disputes spoken of."""

from collections.abc import Callable, Mapping

from gipgen.findings.text import Text
from gipgen.named_tuple import NamedTuple
from gipgen.report.report import Report
from gipgen.rules.support.cell_clauses import Facets
from gipgen.rules.support.cell_kinds import (
    ALL_DEEDS,
    DIFFERENCE,
    OF_APPLICATIONS,
    OF_DECISIONS,
    OF_DISPUTES,
    OF_FEES,
    OF_PAPERS,
    ended_by,
    family,
    of_kind,
    says_something_else,
    when,
    with_others,
)
from gipgen.rules.support.cells import outcomes
from gipgen.rules.support.mentions import Mention
from gipgen.rules.support.one_of_several import helps
from gipgen.rules.support.reading import has
from gipgen.rules.support.topics import divided, said_of_several, sets_out
from gipgen.vocabulary.cell_words import CELLS
from gipgen.vocabulary.words import COUNTING, DECISIONS

Part = tuple[tuple[str, ...], tuple[str, ...]]  # rows, and the columns of them that count (none: their totals)
Sums = tuple[tuple[Part, ...], ...]  # what a number may be, the first to be shown: each the sum of such parts
_RESULTS = (*CELLS.kept, *CELLS.put_right, *CELLS.undecided)
_PUBLISHED = "条"  # 行政许可类12条 are what was published


class Named(NamedTuple):
    """What a number is of."""

    facets: Facets  # what was said, for the numbers that follow
    sums: Sums
    then: bool = False
    change: bool = False
    money: bool = False

    def names(self, report: Report) -> dict[str, str | Text]:
        """Rows, columns and table for a message."""
        parts, form = self.sums[0], report.form
        rows = dict.fromkeys(_called(report, each) for each, _ in parts)
        first = parts[0][0][0]
        wanted = {column for _, columns in parts for column in columns}
        columns = [column.label for column in form.columns[first] if column.id in wanted]
        label = "、".join(rows) + ("的" if columns else "") + "、".join(columns)
        return {"row": label, "table": form.table_of(first).name}


class _Asked(NamedTuple):
    """A number and the words of one kind around it."""

    own: Facets  # of its clause
    around: Facets  # of the clauses in front and of the number before
    clause: Facets  # all of its clause
    mention: Mention
    report: Report
    anchored: bool  # the numbers before it were understood


def _called(report: Report, rows: tuple[str, ...]) -> str:
    """The form's word for some rows: a group's, or those of the single rows."""
    group = next((word for word, ids in outcomes(report).items() if ids == rows and len(ids) > 1), "")
    return group or "、".join(report.form.rows[row].called for row in rows)


def named(
    clause: Facets, context: Facets, subject: Facets, mention: Mention, report: Report, *, anchored: bool
) -> Named | None:
    """``None`` where the words do not name one thing, or need a number before them that was not understood."""
    clause = with_others(clause, subject, report)
    year, kind = when(clause, context), family(clause, context, subject)
    if year is None or kind is None or says_something_else(clause, context):
        return None
    own, around = of_kind(kind, clause), of_kind(kind, {**subject, **context})
    sums = _SUMS[kind](_Asked(own, around, clause, mention, report, anchored))
    around = {each: ids for each, ids in around.items() if each not in ended_by(own)}
    change = bool(DIFFERENCE & clause.keys())
    then = year == "year_before" and not change
    return Named({**around, **own}, sums, then, change, kind is OF_FEES) if sums else None


def _applications(asked: _Asked) -> Sums:
    own = asked.own
    if not _counts(asked.mention, COUNTING.application_units) or not _is_about(asked):
        return ()
    columns = _ids(own.get("applicants", []))
    if "results" not in own:
        return tuple(tuple((rows, columns) for rows in each) for each in _deeds(asked, several=columns != ()))
    if own.keys() & {"came", "taken_up", "left_over", "still_open"}:
        return ()
    if "and_so_on" in asked.clause:
        return _whole(_widest(own["results"]), columns)
    return _whole(_narrowed(asked, "results"), columns)


def _is_about(asked: _Asked) -> bool:
    """Whether applications are named, in the clause, in front of it or by the heading, and all of them that were counted before."""
    own, sentence = asked.own, asked.mention.sentence
    if not asked.anchored:
        return "asked" in own and not own.keys().isdisjoint(("came", "dealt_with", "left_over"))
    in_part = sentence.passage.section == asked.report.form.roles.sections.applications
    return in_part or "申请" in sentence.topic + sentence.plain or "asked" in own or bool(asked.around)


def _ids(told: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for ids in told for each in ids))


def _counts(mention: Mention, units: tuple[str, ...]) -> bool:
    return (mention.quantity.unit in units and mention.quantity.unit != _PUBLISHED) or not mention.quantity.unit


def _whole(rows: tuple[str, ...], columns: tuple[str, ...] = ()) -> Sums:
    return (((rows, columns),),) if rows else ()


def _widest(told: list[tuple[str, ...]]) -> tuple[str, ...]:
    """因不掌握等原因无法提供: behind 等 there are others that are not named, so that the wider of two names is meant."""
    every = dict.fromkeys(told)
    wide = [each for each in every if all(set(other) <= set(each) for other in every)]
    return wide[0] if len(every) > 1 and wide else ()


def _narrowed(asked: _Asked, kind: str) -> tuple[str, ...]:
    """What several names come to: the narrower where one holds the others (因国家秘密不予公开), else their sum if they are joined."""
    told, around = asked.own.get(kind, []), asked.around.get(kind, [])
    every = dict.fromkeys(told or around)
    narrow = [each for each in every if not any(set(other) < set(each) for other in every)]
    if len(narrow) > 1:
        is_sum = not told or not {"joined", "together"}.isdisjoint(asked.clause)
        return _added(narrow) if is_sum else ()
    is_narrower = bool(told) and len(every) == 1 and _holds_one(narrow[0], around)
    return () if is_narrower or not narrow else narrow[0]  # 涉及第三方权益，不予公开的: which of them nobody says


def _added(told: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The rows of all names, unless one is in two of them."""
    rows = _ids(told)
    return rows if len(rows) == sum(map(len, told)) else ()


def _holds_one(rows: tuple[str, ...], around: list[tuple[str, ...]]) -> bool:
    return any(set(each) < set(rows) for each in around)


_Rows = list[tuple[tuple[str, ...], ...]]  # what may be meant, each the sum of some rows


def _deeds(asked: _Asked, *, several: bool) -> _Rows:
    """What came in, was dealt with or left over; of ``several`` applicants it may be of either where nobody says which."""
    own, roles = asked.own, asked.report.form.roles.rows
    said = own if own.keys() & (ALL_DEEDS - {"handed_in"}) else {**asked.around, **own}
    left = not said.keys().isdisjoint(("left_over", "still_open"))
    last = not asked.clause.keys().isdisjoint(("year_before", "year_begins"))
    if left and own.keys().isdisjoint(("came", "dealt_with")):
        return _left_over(asked, last=last)
    if (left and not last) or ("of_which" in asked.clause and not several):
        return []
    if "dealt_with" in said and not several:
        return [] if "came" in own else [(roles.results,)]
    return _came(asked, said, several=several, left=left)


def _came(asked: _Asked, said: Facets, *, several: bool, left: bool) -> _Rows:
    """What came in; together with what was left over, or where the words leave that open, either."""
    roles = asked.report.form.roles.rows
    both = (roles.received, roles.carried_in)
    if left and "together" in asked.clause:
        return [both]
    if "together" in asked.clause and "taken_up" in asked.own:
        return [both, (roles.received,)]  # 连同新收共需办理91件
    if "came" in said and not (several and "came" not in asked.own):
        return [both, (roles.received,)] if left else [(roles.received,)]
    return [(roles.received,), both, (roles.results,)] if several or "taken_up" in said else [(roles.received,)]


def _left_over(asked: _Asked, *, last: bool) -> list[tuple[tuple[str, ...], ...]]:
    """上年结转4件 came over, 结转下年6件 went on; where no year is said it may be either."""
    clause, roles = asked.clause, asked.report.form.roles.rows
    if last:
        return [] if "year_after" in clause else [(roles.carried_in,)]
    return [(roles.carried_out,)] if "still_open" in asked.own or "year_after" in clause else []


def _disputes(asked: _Asked) -> Sums:
    """Those about disclosure; what comes in and is dealt with is a reviewing body's."""
    own = asked.own
    kinds = own.get("disputes") or asked.around.get("disputes", [])
    others = ("came", "taken_up", "results", "applicants", *(() if "outcomes" in own else ("dealt_with",)))
    if not asked.clause.keys().isdisjoint(others) or not _counts(asked.mention, COUNTING.dispute_units):
        return ()
    if (
        not kinds
        or ("outcomes" not in own and _has_a_result(asked.mention))
        or not _is_ours(asked)
        or not (asked.anchored or "disputes" in own)
    ):
        return ()
    return _whole(_narrowed(asked, "disputes"), _ids(own.get("outcomes", [])))


def _has_a_result(mention: Mention) -> bool:
    """Whether what became of them is said of several numbers at once (GIP506)."""
    told = divided(mention.lead)
    return sets_out(mention.lead) != "" or said_of_several(mention) != "" or has(_RESULTS, told)


def _is_ours(asked: _Asked) -> bool:
    sentence = asked.mention.sentence
    if helps(asked.mention):
        return False
    in_part = sentence.passage.section == asked.report.form.roles.sections.disputes
    return in_part or has(DECISIONS.disclosure, sentence.plain + sentence.topic)


def _papers(asked: _Asked) -> Sums:
    own, column = asked.own, _of_papers(asked)
    if not (column and _counts(asked.mention, COUNTING.document_units)) or "of_which" in asked.clause:
        return ()
    return _whole(_narrowed(asked, "papers"), (column,)) if asked.anchored or "papers" in own else ()


def _of_papers(asked: _Asked) -> str:
    """The column that the deed is of; at the end of a year there are those in force: 年初16件，年末17件."""
    columns = asked.report.form.roles.columns
    of_deed = {"issued": columns.made, "withdrawn": columns.repealed, "valid": columns.in_force}
    found = [column for deed, column in of_deed.items() if deed in asked.own]
    if not found and asked.clause.keys() & {"year_ends", "year_begins"}:
        return columns.in_force
    return found[0] if len(found) == 1 else ""


def _decisions(asked: _Asked) -> Sums:
    """All that were decided; fewer may be those that were published, where the sentence does not say that they were made."""
    quantity, is_whole = asked.mention.quantity, "of_which" not in asked.clause
    is_case = quantity.unit not in DECISIONS.unsure_units and _counts(asked.mention, COUNTING.decision_units)
    is_made = (
        not quantity.unit or "案件" in asked.mention.before or has(DECISIONS.decided, asked.mention.sentence.plain)
    )
    named = "acts" in asked.own or "acts" in asked.around
    if not (named and is_case and is_whole and is_made):
        return ()
    rows, form = _narrowed(asked, "acts"), asked.report.form
    beside_others = any(
        len(form.columns[row]) > 1 for row in rows
    )  # what was decided, and not how many kinds there are
    return _whole(rows, (form.roles.columns.decided,) if beside_others else ())


def _fees(asked: _Asked) -> Sums:
    rows = asked.own.get("charges") or asked.around.get("charges", [])[-1:]
    is_money = rows and all(
        len(asked.report.form.columns[row]) == 1 for row in rows[-1]
    )  # and not how many are charged
    return _whole(rows[-1]) if is_money else ()


_SUMS: Mapping[frozenset[str], Callable[[_Asked], Sums]] = {
    OF_APPLICATIONS: _applications,
    OF_DISPUTES: _disputes,
    OF_PAPERS: _papers,
    OF_DECISIONS: _decisions,
    OF_FEES: _fees,
}
