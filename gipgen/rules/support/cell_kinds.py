"""Of which table a clause speaks, of which year, and what it says besides that makes its number another one."""

from gipgen.report.report import Report
from gipgen.rules.support.cell_clauses import DEEDS, SHARES, Facets

OF_APPLICATIONS = frozenset(
    ("results", "applicants", "asked", "came", "handed_in", "taken_up", "dealt_with", "left_over", "still_open")
)
OF_DISPUTES = frozenset(("disputes", "outcomes"))
OF_PAPERS = frozenset(("papers", "issued", "withdrawn", "valid"))
OF_DECISIONS, OF_FEES = frozenset(("acts",)), frozenset(("charges",))
_FAMILIES = (OF_APPLICATIONS, OF_DISPUTES, OF_PAPERS, OF_DECISIONS, OF_FEES)
_YEARS = frozenset(("year_before", "this_year", "year_after"))
DIFFERENCE = frozenset(("more", "fewer"))
_NAMED_KINDS = frozenset(("results", "applicants", "disputes", "outcomes", "came", "left_over"))
ALL_DEEDS = DEEDS - {"asked"}
_PARTS_OF = {"asked": frozenset(("applicants", "results")), "disputes": frozenset(("outcomes",))}


def ended_by(own: Facets) -> frozenset[str]:
    """What a clause that names a whole leaves behind: 维持2件。诉讼3件，比上年多1件 are no longer those that were upheld."""
    ended = ALL_DEEDS if ALL_DEEDS & own.keys() else frozenset[str]()
    return ended | next((parts for whole, parts in _PARTS_OF.items() if whole in own), frozenset())


def says_something_else(clause: Facets, context: Facets) -> bool:
    """Whether a number is one of several in order, of somebody who is no cell, a rate, or a difference from nobody knows what."""
    if (
        "each" in clause
        or "who_else" in clause
        or SHARES.intersection(clause)
        or ("and_so_on" in clause and "results" not in clause)
    ):
        return True
    is_compared = "year_before" in clause or "compared" in clause or "compared" in context
    return bool(DIFFERENCE & clause.keys()) and not is_compared


def with_others(clause: Facets, subject: Facets, report: Report) -> Facets:
    """其他2件 in a list of applicants or of how disputes ended: what the form calls so; in a list of results it may be several things."""
    if "others" not in clause:
        return clause
    if clause.keys() & _NAMED_KINDS:
        return {**clause, "each": [()]}  # 自然人和其他申请人
    columns = report.form.roles.columns
    if "outcomes" in subject:
        return {**clause, "outcomes": [(columns.other_outcome,)]}
    if "applicants" in subject:
        last = columns.organisations[-1:]
        return {**clause, "applicants": [last]}
    return {**clause, "each": [()]}


def of_kind(kind: frozenset[str], words: Facets) -> Facets:
    return {each: ids for each, ids in words.items() if each in kind}


def when(clause: Facets, context: Facets) -> str | None:
    """The year that a number is of; with what was left over it says where that came from or went to."""
    if {"left_over", "still_open"} & clause.keys():
        return "this_year"
    told = _YEARS & clause.keys()
    if "year_before" in told and DIFFERENCE & clause.keys():
        told = told - {"year_before"}
    if not told and "year_begins" not in clause:
        told = _YEARS & context.keys() - ({"year_before"} if "compared" in context else set())
    if "year_begins" in clause:
        told = told | {"year_before"}
    return None if len(told) > 1 or "year_after" in told else next(iter(told), "this_year")


def family(clause: Facets, context: Facets, subject: Facets) -> frozenset[str] | None:
    """What kind of thing is counted: of one table."""
    found = [kind for kind in _FAMILIES if kind & clause.keys()]
    if OF_DISPUTES in found:  # 申请公开引起的复议: that applications are named as well says of what it is
        found = [kind for kind in found if kind is not OF_APPLICATIONS or clause.keys() & {"results", "left_over"}]
    if found:
        return found[0] if len(found) == 1 else None
    return next((kind for words in (context, subject) for kind in _FAMILIES if kind & words.keys()), None)
